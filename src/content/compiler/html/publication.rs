//! The legal pages of a copy of the guide, from what its host says (`deploy/host.toml`).

use maud::{Markup, html};

use super::super::Guide;
use super::super::publication::{Conformity, Outcome, is_mail};
use super::super::telephone::is_telephone;
use super::{back, links, piece};

/// The Defender of Rights, to whom people can complain about accessibility.
const DEFENDER: &str = "https://www.defenseurdesdroits.fr/";

/// The links to the legal pages, under every screen. Without scripts they lead to the page of texts
/// (its address replaces {{texts}}).
pub fn foot(guide: &Guide) -> Markup {
    let words = &guide.page.host;
    let state = format!("{} : {}", words.access, conformity(guide));
    let pages = [
        ("legal", &words.legal),
        ("data", &words.data),
        ("access", &state),
        ("plan", &words.plan),
    ];
    html! {
        ul {
            @for (name, title) in pages {
                li {
                    a href={ "{{texts}}#" (name) } target="texts" draggable="false" data-goto=(name) { (title) }
                }
            }
        }
    }
}

/// The legal notice, the data and the accessibility statement.
pub fn screens(guide: &Guide) -> [Markup; 3] {
    [legal(guide), data(guide), access(guide)]
}

fn conformity(guide: &Guide) -> &str {
    let words = &guide.page.host;
    match guide.publication.conformity() {
        Conformity::Whole => &words.whole,
        Conformity::Partial => &words.partial,
        Conformity::None => &words.none,
    }
}

fn page(guide: &Guide, name: &str, title: &str, inside: &Markup) -> Markup {
    let content = html! {
        article id=(name) data-screen=(name) {
            (back(guide))
            h1 tabindex="-1" { (title) }
            div class="prose" { (inside) }
        }
    };
    piece(name, &content)
}

/// A text that a host has written: it may be long, and in any script.
fn said(text: &str) -> Markup {
    html! { bdi translate="no" { (text) } }
}

/// A list of names, each with its fact.
fn facts(facts: &[(&str, Markup)]) -> Markup {
    html! {
        dl class="facts" {
            @for (name, fact) in facts { div { dt { (name) } dd { (fact) } } }
        }
    }
}

/// A telephone number as a link.
fn telephone(number: &str) -> Markup {
    let digits: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    html! { a href={ "tel:" (digits) } target="_top" translate="no" { (number) } }
}

/// A contact: a form, an e-mail address or a telephone number.
fn contact(guide: &Guide, contact: &str) -> Markup {
    html! {
        @if is_telephone(contact) {
            p { (telephone(contact)) }
        } @else if is_mail(contact) {
            p { a href={ "mailto:" (contact) } target="_top" translate="no" { (contact) } }
            p class="muted" { (guide.page.host.mail) }
        } @else {
            p { (links::out(contact, links::host(contact))) }
        }
    }
}

fn legal(guide: &Guide) -> Markup {
    let words = &guide.page.legal;
    let host = &guide.publication.host;
    let (publisher, hosting) = (&host.publisher, &host.hosting);
    let of_publisher: Vec<(&str, Markup)> = [
        (&words.name, &publisher.name, said as fn(&str) -> Markup),
        (&words.address, &publisher.seat, said),
        (&words.telephone, &publisher.telephone, telephone),
        (&words.director, &publisher.director, said),
        (&words.registration, &publisher.registration, said),
    ]
    .into_iter()
    .filter(|(_, fact, _)| !fact.is_empty())
    .map(|(name, fact, write)| (name.as_str(), write(fact)))
    .collect();
    let inside = html! {
        @if host.is_said() {
            p class="note" { (guide.page.host.no_help) }
            h2 { (words.publisher) }
            @if publisher.private { p { (words.private) } }
            (facts(&of_publisher))
            h2 { (words.hosting) }
            (facts(&[
                (&words.name, said(&hosting.name)),
                (&words.address, said(&hosting.address)),
                (&words.telephone, telephone(&hosting.telephone)),
            ]))
            h2 { (words.wrong) }
            p { (words.wrong_line) }
            (contact(guide, &host.contact.text))
        } @else {
            p class="note" { (guide.page.host.unsaid) }
        }
        h2 { (words.limits) }
        p { (words.limits_line) }
        p { (links::to_screen("sources", &guide.page.sources.title)) }
        h2 { (words.licences) }
        p { (words.licences_text) }
        p { (words.licences_code) }
    };
    page(guide, "legal", &guide.page.host.legal, &inside)
}

fn data(guide: &Guide) -> Markup {
    let words = &guide.page.data;
    let host = &guide.publication.host;
    let inside = html! {
        p { (words.lead) }
        h2 { (words.sent) }
        ul { @for line in [&words.sent_0, &words.sent_1, &words.sent_2, &words.sent_3] { li { (line) } } }
        h2 { (words.kept) }
        ul { @for line in [&words.kept_1, &words.kept_2] { li { (line) } } }
        p { (words.kept_end) }
        p { (words.history) " " (links::to_screen("traces", &guide.shared.traces)) }
        h2 { (words.log) }
        @match &host.log {
            _ if !host.is_said() || !host.log_is_said => { p class="note" { (words.log_unsaid) } },
            None => { p { (words.log_none) } },
            Some(log) => {
                p { (words.log_kept) }
                (facts(&[
                    (&words.log_days, said(&log.days.to_string())),
                    (&words.log_why, said(&log.why)),
                    (&words.log_who, said(&log.who)),
                ]))
                p { (words.rights) }
            },
        }
    };
    page(guide, "data", &guide.page.host.data, &inside)
}

/// The accessibility statement, in the order that the law requires (décret 2019-768; model of the
/// DINUM).
fn access(guide: &Guide) -> Markup {
    let words = &guide.page.access;
    let publication = &guide.publication;
    let (host, grid) = (&publication.host, &publication.grid);
    let declared = &host.accessibility;
    let site = if host.is_said() {
        said(&host.publisher.site)
    } else {
        html! { (words.this) }
    };
    let address = |address: &str| {
        html! {
            @if address.is_empty() { (words.unpublished) } @else { (links::out(address, links::host(address))) }
        }
    };
    let failing = grid.count(Outcome::Fails) > 0;
    let inside = html! {
        @if host.is_said() {
            p {
                @if host.publisher.name.is_empty() { (words.somebody) } @else { (said(&host.publisher.name)) }
                " " (words.engaged)
            }
            (facts(&[
                (&words.scheme, address(&declared.scheme)),
                (&words.plan, address(&declared.plan)),
            ]))
        } @else {
            p class="note" { (guide.page.host.unsaid) }
        }
        p { (words.applies) " " (site) "." }
        h2 { (words.state) }
        p {
            span class="initial" { (site) } " " (words.is) " " strong { (conformity(guide)) } " "
            (if failing { &words.because } else { &words.with })
        }
        h3 { (words.results) }
        @match (&declared.audit, grid.rate()) {
            (Some(audit), Some(rate)) => {
                p {
                    (words.audited) " " (said(&audit.by)) " (" (guide.language.day(audit.day)) ") "
                    (words.reveals) " " (rate) "\u{202f}% " (words.rate)
                }
            },
            _ => { p { (words.unaudited) } p { (words.own) } },
        }
        @if !grid.criteria.is_empty() {
            (facts(&[
                (&words.holds, said(&grid.count(Outcome::Holds).to_string())),
                (&words.fails, said(&grid.count(Outcome::Fails).to_string())),
                (&words.absent, said(&grid.count(Outcome::Absent).to_string())),
                (&words.person, said(&grid.count(Outcome::Person).to_string())),
            ]))
        }
        h2 { (words.contents) }
        h3 { (words.failing) }
        @if !failing {
            p { (words.none_known) }
        } @else {
            ul { @for one in grid.with(Outcome::Fails) { li { (one.id) " : " (one.declared) } } }
        }
        h3 { (words.derogations) }
        p { (words.nothing_f) }
        h3 { (words.outside) }
        p { (words.nothing) }
        h2 { (words.made) }
        @match declared.declared.filter(|_| host.is_said()) {
            Some(day) => { p { (words.made_on) " " (guide.language.day(day)) "." } },
            None => { p { (words.unmade) } },
        }
        h3 { (words.technologies) }
        p { (words.technologies_list) }
        h3 { (words.environment) }
        p { (words.environment_line) }
        h3 { (words.tools) }
        p { (words.tools_list) }
        h3 { (words.pages) }
        p { (words.pages_line) " " (links::to_screen("plan", &guide.page.host.plan)) }
        h2 { (words.feedback) }
        p { (words.feedback_line) }
        @if host.is_said() {
            p class="note" { (guide.page.host.no_help) }
            (contact(guide, &host.contact.accessibility))
        } @else {
            p class="note" { (guide.page.host.unsaid) }
        }
        h2 { (words.recourse) }
        p { (words.recourse_line) }
        ul {
            li { (links::out(DEFENDER, &words.recourse_site)) }
            li { (words.recourse_post) }
        }
    };
    page(guide, "access", &guide.page.host.access, &inside)
}
