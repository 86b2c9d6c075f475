//! The same text as one page of plain HTML: for a browser without WebAssembly or without
//! scripts (`src/decisions/the-static-page.md`). It stands inside the guide's page, under the
//! exit, so nothing in it may change the address: a link to another card is only its words.

use super::domain::{
    Audience, Block, Card, Contact, Guide, Inline, Reach, Start, Texts, Urgency, Words,
};

/// Where `cargo xtask build` puts the styles of the guide's page.
pub const STYLES: &str = "{{styles}}";

/// The page. The labels come from the pack; nothing is shown if they are not right.
pub fn render(start: &Start, texts: &Texts) -> String {
    let Some(guide) = start.clone().guide() else {
        return String::new();
    };
    let Words { list, numbers, .. } = &guide.words;
    let lists = [
        (list.victim, Audience::Victim),
        (list.witness, Audience::Witness),
        (list.professional, Audience::Professional),
        (list.reflex, Audience::Reflex),
        (list.local, Audience::Local),
        (texts.words.traces.title, Audience::Traces),
    ];
    let mut page = String::from(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"robots\" content=\"noindex\"><title>Infos pratiques</title>",
    );
    page += STYLES;
    page += "</head><body><main class=\"screen\">";
    for (title, audience) in lists {
        page += &format!("<section><h2>{}</h2>", escape(title));
        for (_, card) in texts.cards_for(audience) {
            page += &show_card(&guide, card);
        }
        page += "</section>";
    }
    page += &format!("<section><h2>{}</h2>", escape(numbers.title));
    for urgency in [Urgency::Danger, Urgency::Urgent, Urgency::Advice] {
        for contact in &guide.contacts {
            if contact.urgency == urgency {
                page += &show_contact(contact);
            }
        }
    }
    page += "</section></main></body></html>\n";
    page
}

fn show_card(guide: &Guide, card: &Card) -> String {
    let mut text = format!(
        "<details><summary>{}</summary><p>{}</p><div class=\"prose\">",
        escape(card.title),
        escape(card.summary)
    );
    for block in &card.body {
        text += &show_block(guide, block);
    }
    text += "</div>";
    for index in &card.contacts {
        if let Some(contact) = guide.contact(*index) {
            text += &show_contact(contact);
        }
    }
    text += "</details>";
    text
}

fn show_block(guide: &Guide, block: &Block) -> String {
    let (tag, class) = match block {
        Block::Heading(_) => ("h3", ""),
        Block::Paragraph(_) => ("p", ""),
        Block::Note(_) => ("p", " class=\"note\""),
        Block::Steps(_) => ("ol", ""),
        Block::Bullets(_) => ("ul", ""),
        Block::Do(_) => ("ul", " class=\"do\""),
        Block::Dont(_) => ("ul", " class=\"dont\""),
    };
    let list = tag == "ol" || tag == "ul";
    let lines: String = block
        .lines()
        .iter()
        .map(|line| {
            let line: String = line.iter().map(|part| show_inline(guide, part)).collect();
            if list {
                format!("<li>{line}</li>")
            } else {
                line
            }
        })
        .collect();
    format!("<{tag}{class}>{lines}</{tag}>")
}

fn show_inline(guide: &Guide, inline: &Inline) -> String {
    let words = escape(inline.words());
    match *inline {
        Inline::Text(_) | Inline::Card(..) | Inline::Screen(..) => words,
        Inline::Strong(_) => format!("<strong>{words}</strong>"),
        Inline::Web(url, _) => outside(url, &words),
        Inline::Contact(index, _) => guide
            .contact(index)
            .map_or(words.clone(), |contact| way_in(contact, &words)),
    }
}

fn show_contact(contact: &Contact) -> String {
    format!(
        "<p><strong>{}</strong><br>{}<br>{} · {} · {}</p>",
        way_in(contact, &escape(&contact.reach.label())),
        escape(contact.name),
        escape(contact.short),
        escape(contact.hours),
        escape(contact.cost)
    )
}

fn way_in(contact: &Contact, words: &str) -> String {
    match contact.reach {
        Reach::Web(url) => outside(url, words),
        reach => format!(
            "<a href=\"{}\" target=\"_top\" data-contact=\"{}\">{words}</a>",
            escape(&reach.href()),
            escape(contact.id)
        ),
    }
}

fn outside(url: &str, words: &str) -> String {
    format!(
        "<a href=\"{}\" target=\"_blank\" rel=\"noreferrer noopener external\">{words}</a>",
        escape(url)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
