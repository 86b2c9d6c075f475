//! The pages in simple words, one file per language: it is fetched when the language is chosen.

use maud::{Markup, PreEscaped, Render, html};

use super::super::Guide;
use super::super::essentials::{LANGUAGES, Page, Piece, Side, Translation, pieces};
use super::super::language::Language;
use super::document::whole;
use super::pictures::picture;
use super::{keep_numbers, links, piece, strip};
use crate::compiler::problem::leak;
use crate::search::fold;
use crate::types::{CardId, EssentialId, Opener, PosterWords, Reach, Shelf};

/// The file of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageFile {
    /// Such as `ar`.
    pub code: String,
    /// A whole document for browsers without scripts, with `{{styles}}` where the styles go.
    pub whole: String,
    /// The pieces that the app cuts out.
    pub part: String,
}

/// The row of languages on the first page. They are links, because without scripts each leads to a
/// page (its address replaces {{language.ar}}).
pub fn row(guide: &Guide) -> Markup {
    html! {
        nav class="languages" aria-label=(guide.page.page.languages) {
            ul {
                @for (number, one) in tongues(guide) {
                    li {
                        a href={ "{{language." (one.code()) "}}" } target="texts"
                            lang=(one.code()) dir=(one.language().dir) translate="no"
                            draggable="false"
                            data-goto="essential" data-to=(EssentialId::new(number, 0))
                        { (one.name()) }
                    }
                }
            }
        }
    }
}

/// The phrase board in each language: for a person who receives a woman who reads no French, and on
/// cards where she may have to say something.
pub fn boards(guide: &Guide) -> Markup {
    html! {
        @if let Some((at, page)) = board_page(guide) {
            section class="languages" {
                h2 { (page.title) }
                p { (label(guide, Tongue::French, "phrases_lead")) }
                ul {
                    @for (number, one) in tongues(guide) {
                        li {
                            button type="button" class="link" lang=(one.code()) dir=(one.language().dir)
                                translate="no" data-goto="essential" data-to=(EssentialId::new(number, at))
                            { (one.name()) }
                        }
                    }
                }
            }
        }
    }
}

/// The words of posters, French first. A language must have all of them: a poster that mixes two
/// languages would say less than it shows.
pub fn posters(guide: &Guide) -> Vec<PosterWords> {
    let words = |tongue: Tongue<'_>| {
        let say = |name: &str| {
            let shown = match tongue {
                Tongue::French => true,
                Tongue::Other(translation) => translation.shown(&format!("label.{name}")).is_some(),
            };
            shown.then(|| leak(label(guide, tongue, name)))
        };
        Some(PosterWords {
            lang: leak(tongue.code()),
            dir: tongue.language().dir,
            language: leak(tongue.name()),
            victim: (say("poster_victim")?, say("poster_victim_line")?),
            witness: (say("poster_witness")?, say("poster_witness_line")?),
            author: (say("poster_author")?, say("poster_author_line")?),
            danger: say("strip_17")?,
            silent: say("strip_114")?,
            listening: say("strip_3919")?,
            talking: say("poster_author_call")?,
            checked: say("poster_checked")?,
            local: say("poster_local")?,
        })
    };
    let tongues = tongues(guide).into_iter();
    tongues.filter_map(|(_, tongue)| words(tongue)).collect()
}

/// The phrase board, in French.
pub fn board(guide: &Guide) -> Option<EssentialId> {
    board_page(guide).map(|(at, _)| EssentialId::new(0, at))
}

/// The phrase board and its page number.
fn board_page(guide: &Guide) -> Option<(u16, &Page)> {
    let mut pages = (1..).zip(&guide.essentials.pages);
    pages.find(|(_, page)| page.is_board())
}

/// Whether the phrase board names this card.
pub fn has_board(guide: &Guide, card: CardId) -> bool {
    board_page(guide).is_some_and(|(_, page)| page.cards.contains(&card))
}

/// The files, in the order of the languages.
pub fn files(guide: &Guide) -> Vec<LanguageFile> {
    tongues(guide)
        .into_iter()
        .map(|(number, tongue)| {
            let part = keep_numbers(guide, &part(guide, number, tongue).into_string());
            let language = tongue.language();
            let strip = keep_numbers(guide, &strip_in(guide, tongue).into_string());
            let inside = html! {
                section class="emergency" { (PreEscaped(strip)) }
                (PreEscaped(&part))
            };
            LanguageFile {
                code: tongue.code().to_owned(),
                whole: whole(guide, &language, &inside),
                part,
            }
        })
        .collect()
}

/// The pages that the search opens for words of another language.
pub fn openers(guide: &Guide) -> Vec<Opener> {
    let mut openers = Vec::new();
    for (number, tongue) in tongues(guide) {
        let Tongue::Other(translation) = tongue else {
            continue;
        };
        for (at, page) in (1..).zip(&guide.essentials.pages) {
            let Some(words) = translation.words.get(&page.name) else {
                continue;
            };
            let title = tongue.says(&format!("{}.title", page.name), &page.title).0;
            // Spaces make only whole words match; Chinese has none between words.
            let around = if tongue.code() == "zh" { "" } else { " " };
            let folded = words
                .iter()
                .map(|words| leak([around, &fold(words).join(" "), around].concat()));
            openers.push(Opener {
                page: EssentialId::new(number, at),
                lang: leak(tongue.code()),
                dir: tongue.language().dir,
                language: leak(tongue.name()),
                title: leak(title),
                words: folded.collect(),
            });
        }
    }
    openers
}

/// French, or a translation of it.
#[derive(Clone, Copy)]
enum Tongue<'g> {
    French,
    Other(&'g Translation),
}

fn tongues(guide: &Guide) -> Vec<(u16, Tongue<'_>)> {
    let found = |code: &str| {
        let mut translations = guide.essentials.translations.iter();
        translations.find(|one| one.code == code).map(Tongue::Other)
    };
    let tongues = LANGUAGES.iter().filter_map(|(code, _)| match *code {
        "fr" if !guide.essentials.pages.is_empty() => Some(Tongue::French),
        code => found(code),
    });
    (0..).zip(tongues).collect()
}

impl Tongue<'_> {
    fn code(&self) -> &str {
        match self {
            Self::French => "fr",
            Self::Other(translation) => &translation.code,
        }
    }

    fn name(&self) -> &str {
        let mut known = LANGUAGES.iter();
        let found = known.find(|(code, _)| *code == self.code());
        found.map_or("", |(_, name)| name)
    }

    fn language(&self) -> Language {
        Language::of(self.code())
    }

    fn is_french(&self) -> bool {
        matches!(self, Self::French)
    }

    /// The text shown for a sentence, and whether it is the French one because a translation is
    /// missing.
    fn says<'t>(&'t self, name: &str, french: &'t str) -> (&'t str, bool) {
        match self {
            Self::French => (french, false),
            Self::Other(translation) => match translation.shown(name) {
                Some(text) => (text, false),
                None => (french, true),
            },
        }
    }
}

/// A label, in a language.
fn label<'g>(guide: &'g Guide, tongue: Tongue<'g>, name: &str) -> &'g str {
    let mut labels = guide.essentials.labels.iter();
    let french = labels.find(|(known, _)| known == name);
    let french = french.map_or("", |(_, text)| text.as_str());
    match tongue {
        Tongue::French => french,
        Tongue::Other(translation) => translation
            .shown(&format!("label.{name}"))
            .unwrap_or(french),
    }
}

/// A sentence with its placeholders filled.
fn filled(guide: &Guide, tongue: Tongue<'_>, text: &str) -> Markup {
    html! {
        @for part in pieces(text) {
            @match part {
                Piece::Words(words) => { (words) },
                Piece::French(words) => {
                    bdi class="french-words" lang="fr" dir="ltr" translate="no" { (words) }
                },
                Piece::Contact(id) => { bdi dir="ltr" { (contact(guide, tongue, id)) } },
            }
        }
    }
}

fn contact(guide: &Guide, tongue: Tongue<'_>, id: &str) -> Markup {
    let mut services = guide.services.iter();
    let Some(service) = services.find(|service| service.contact.id == id) else {
        return html! {};
    };
    let contact = &service.contact;
    let french = (!tongue.is_french()).then_some("fr");
    match contact.reach {
        Reach::Web(url) => html! { span lang=[french] { (links::out(url, contact.name)) } },
        reach => html! { span class="number" { (links::call(reach, contact.id, reach.label())) } },
    }
}

/// A sentence, with the French one beside it.
fn say(guide: &Guide, tongue: Tongue<'_>, name: &str, french: &str) -> Markup {
    let (text, instead) = tongue.says(name, french);
    let lang = instead.then_some("fr");
    let dir = instead.then_some("ltr");
    html! {
        p class="say" {
            span data-say lang=[lang] dir=[dir] { (filled(guide, tongue, text)) }
            @if instead {
                " " span class="muted" { (label(guide, tongue, "stale")) }
            } @else if !tongue.is_french() {
                span class="say__french" lang="fr" dir="ltr" { (filled(guide, Tongue::French, french)) }
            }
        }
    }
}

/// All pieces of one language.
fn part(guide: &Guide, number: u16, tongue: Tongue<'_>) -> Markup {
    html! {
        (piece(&format!("words {number}"), &words(guide, tongue)))
        (section(EssentialId::new(number, 0), &home(guide, number, tongue), label(guide, tongue, "pages")))
        @for (at, page) in (1..).zip(&guide.essentials.pages) {
            @let title = tongue.says(&format!("{}.title", page.name), &page.title).0;
            @let id = EssentialId::new(number, at);
            (section(id, &page_article(guide, id, tongue, page), title))
        }
        @let id = EssentialId::cards(number);
        (section(id, &cards(guide, tongue, id), label(guide, tongue, "cards")))
    }
}

/// A page under its title, for browsers without scripts; the list of pages is open.
fn section(id: EssentialId, article: &Markup, title: &str) -> Markup {
    html! {
        details id={ "essential-" (id) } open[id == EssentialId::new(id.language(), 0)] {
            summary { (title) }
            (piece(&format!("essential {id}"), article))
        }
    }
}

/// The words around every screen while this language is read: the exit, the numbers, and the form
/// of the text to 114. The app puts each in its place.
fn words(guide: &Guide, tongue: Tongue<'_>) -> Markup {
    let say = |name: &str| label(guide, tongue, name);
    let form = guide
        .essentials
        .labels
        .iter()
        .filter(|(name, _)| name.starts_with("write") || *name == "back");
    html! {
        div hidden lang=(tongue.code()) dir=(tongue.language().dir)
            data-access=(say("access")) data-skip=(say("skip")) data-name=(say("exit_name"))
            data-zone=(say("numbers")) data-leave=(say("exit")) data-keys=(say("exit_keys"))
            data-two=(say("exit_two")) data-one=(say("exit_one")) data-expired=(say("exit_expired"))
            data-title=(say("curtain_title")) data-first=(say("curtain_first"))
            data-resume=(say("resume")) data-stop=(say("curtain_stop"))
        {
            div data-numbers { (strip_in(guide, tongue)) }
            @for (name, _) in form {
                span data-name=(name) { (filled_plain(guide, tongue, name)) }
            }
        }
    }
}

/// The numbers of every screen, with their purpose in a language.
fn strip_in(guide: &Guide, tongue: Tongue<'_>) -> Markup {
    strip::strip_with(guide, |service| {
        let name = format!("strip_{}", service.contact.id);
        let said = label(guide, tongue, &name);
        if said.is_empty() {
            service.short.clone()
        } else {
            said.to_owned()
        }
    })
}

fn back(guide: &Guide, tongue: Tongue<'_>) -> Markup {
    html! {
        button type="button" class="back" data-back {
            span aria-hidden="true" { (if tongue.language().dir == "rtl" { "› " } else { "‹ " }) }
            span { (label(guide, tongue, "back")) }
        }
    }
}

/// How far the text can be trusted, in the reader's language.
fn state(guide: &Guide, tongue: Tongue<'_>) -> Markup {
    let Tongue::Other(translation) = tongue else {
        return html! { p class="muted" { (label(guide, tongue, "simple")) } };
    };
    let word = if translation.is_reviewed() {
        "reviewed"
    } else {
        "machine"
    };
    html! {
        p class="note" data-state {
            (label(guide, tongue, word)) " " (label(guide, tongue, "counts"))
        }
    }
}

/// The list of pages.
fn home(guide: &Guide, number: u16, tongue: Tongue<'_>) -> Markup {
    let say = |name: &str| label(guide, tongue, name);
    let row = |id: EssentialId, title: &str, line: Option<&str>, class: &str| {
        html! {
            button type="button" class=(class) data-goto="essential" data-to=(id) {
                span class="choice__title" { (title) }
                @if let Some(line) = line { span class="choice__line" { (line) } }
            }
        }
    };
    html! {
        article class="essentials" data-screen="essential" data-id=(EssentialId::new(number, 0))
            lang=(tongue.code()) dir=(tongue.language().dir)
        {
            (back(guide, tongue))
            h1 tabindex="-1" { (say("pages")) }
            p { strong { (say("warning")) } " " (say("warning_watched")) }
            (state(guide, tongue))
            h2 { (say("danger")) }
            (row(EssentialId::new(number, 1), say("yes"), None, "choice choice--danger"))
            ul class="stack" {
                @for (at, page) in (1..).zip(&guide.essentials.pages) {
                    @let title = tongue.says(&format!("{}.title", page.name), &page.title).0;
                    li { (row(EssentialId::new(number, at), title, None, "choice")) }
                }
                li {
                    button type="button" class="choice" data-goto="write" {
                        span class="choice__title" { (filled_plain(guide, tongue, "write")) }
                        span class="choice__line" { (say("write_french")) }
                    }
                }
                @if !tongue.is_french() {
                    li { (row(EssentialId::cards(number), say("cards"), Some(say("cards_lead")), "choice")) }
                }
            }
        }
    }
}

/// A label as the text of a button: its placeholders become plain words.
fn filled_plain(guide: &Guide, tongue: Tongue<'_>, name: &str) -> Markup {
    html! {
        @for part in pieces(label(guide, tongue, name)) {
            @match part {
                Piece::Words(words) | Piece::French(words) => { (words) },
                Piece::Contact(id) => { bdi dir="ltr" { (id) } },
            }
        }
    }
}

fn page_article(guide: &Guide, id: EssentialId, tongue: Tongue<'_>, page: &Page) -> Markup {
    let title = tongue.says(&format!("{}.title", page.name), &page.title).0;
    html! {
        article class={ "essentials" @if page.is_board() { " phrases" } } data-screen="essential" data-id=(id)
            lang=(tongue.code()) dir=(tongue.language().dir)
        {
            (back(guide, tongue))
            h1 tabindex="-1" { (title) }
            (state(guide, tongue))
            (voice(guide, tongue))
            @if page.is_board() {
                p { (label(guide, tongue, "phrases_lead")) }
                (phrases(guide, tongue, page, Side::Hers, "phrases_hers"))
                (phrases(guide, tongue, page, Side::Theirs, "phrases_theirs"))
                button type="button" class="button" data-print { (label(guide, tongue, "print")) }
            } @else {
                (groups(guide, tongue, page, id))
                (card_link(guide, tongue, page))
            }
        }
    }
}

/// The sentences, in groups; a checkbox shows the French beside each.
fn groups(guide: &Guide, tongue: Tongue<'_>, page: &Page, id: EssentialId) -> Markup {
    html! {
        div class="with-french" {
            @if !tongue.is_french() {
                input type="checkbox" class="beside" id={ "french-" (id) };
                label class="pick" for={ "french-" (id) } { (label(guide, tongue, "french")) }
            }
            div class="groups" {
                @for group in &page.groups {
                    div class="group" {
                        @if let Some(name) = &group.picture { (picture(name)) }
                        div {
                            @for one in &group.sentences {
                                (say(guide, tongue, &format!("{}.{}", page.name, one.id), &one.text))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A button to the card that the page is based on.
fn card_link(guide: &Guide, tongue: Tongue<'_>, page: &Page) -> Markup {
    let card = page.cards.first().and_then(|id| guide.card(*id));
    html! {
        @if let Some(card) = card {
            @let (title, instead) = tongue.says(&format!("card.{}.title", card.name), &card.title);
            button type="button" class="choice" data-goto="card" data-to=(card.id) {
                span class="choice__line" { (label(guide, tongue, "card")) }
                span class="choice__title" lang=[instead.then_some("fr")] { (title) }
            }
        }
    }
}

/// Sentences to show to somebody, in French and in her language. A pressed sentence becomes large
/// and can be turned round.
fn phrases(guide: &Guide, tongue: Tongue<'_>, page: &Page, side: Side, title: &str) -> Markup {
    let groups = page.groups.iter().filter(|group| group.side == Some(side));
    let sentences: Vec<_> = groups.flat_map(|group| &group.sentences).collect();
    html! {
        section class="stack" {
            h2 { (label(guide, tongue, title)) }
            @for one in sentences {
                @let name = format!("{}.{}", page.name, one.id);
                @let (text, instead) = tongue.says(&name, &one.text);
                details class="phrase" {
                    summary {
                        // The person who shows a phrase looks for it in their own language, so that
                        // comes first.
                        @let translated = !instead && !tongue.is_french();
                        @if translated && side == Side::Hers { span data-say { (text) } }
                        span lang="fr" dir="ltr" translate="no" data-say[instead || tongue.is_french()] { (one.text) }
                        @if translated && side == Side::Theirs { span data-say { (text) } }
                    }
                    button type="button" class="button" data-turn { (label(guide, tongue, "turn")) }
                }
            }
        }
    }
}

/// The place where the app puts the controls that read aloud, with their labels.
fn voice(guide: &Guide, tongue: Tongue<'_>) -> Markup {
    let say = |name: &str| label(guide, tongue, name);
    html! {
        div class="voice" data-live="voice" data-listen=(say("listen")) data-warning=(say("listen_warning"))
            data-pause=(say("pause")) data-resume=(say("resume")) data-again=(say("again"))
            data-slower=(say("slower")) data-faster=(say("faster")) data-none=(say("no_voice")) {}
    }
}

/// The titles and summaries of all cards, so that she can choose the French card to show.
fn cards(guide: &Guide, tongue: Tongue<'_>, id: EssentialId) -> Markup {
    let shelves = [
        (Shelf::Victim, "card_victim"),
        (Shelf::Witness, "card_witness"),
        (Shelf::Professional, "card_professional"),
        (Shelf::Reflex, "card_reflex"),
        (Shelf::Traces, "card_traces"),
        (Shelf::Local, "card_local"),
    ];
    html! {
        article class="essentials" data-screen="essential" data-id=(id)
            lang=(tongue.code()) dir=(tongue.language().dir)
        {
            (back(guide, tongue))
            h1 tabindex="-1" { (label(guide, tongue, "cards")) }
            p { (label(guide, tongue, "cards_lead")) }
            (state(guide, tongue))
            @for (shelf, title) in shelves {
                section class="stack" {
                    h2 { (label(guide, tongue, title)) }
                    @for card in guide.cards_on(shelf) {
                        @let says = |part: &str, french| tongue.says(&format!("card.{}.{part}", card.name), french);
                        button type="button" class="choice" data-goto="card" data-to=(card.id) {
                            (in_its_language("choice__title", says("title", &card.title)))
                            (in_its_language("choice__line", says("summary", &card.summary)))
                        }
                    }
                }
            }
        }
    }
}

fn in_its_language(class: &str, (text, instead): (&str, bool)) -> Markup {
    let text = text.to_owned();
    html! {
        span class=(class) lang=[instead.then_some("fr")] dir=[instead.then_some("ltr")] { (text.render()) }
    }
}
