//! Forms that a visitor fills in part by part, then prints, reads out or copies: an account of what
//! happened, what to say on the phone, a professional's writings (`content/fr/writing.toml`).
//! The text exists only as long as this screen.

use content::types::{Answers, Form, FormId};
use leptos::prelude::*;

use crate::browser::part::Part;
use crate::browser::print;
use crate::components::{
    CopyButton, Field, Idle, Service, choices, dynamic, dynamic_text, on_press, words,
};
use crate::domain::account::{self, Entry};
use crate::domain::cited::{Remark, remarks};
use crate::guide::Guide;
use crate::screen::Screen;

/// Minutes without a gesture after which the text is forgotten: longer than for a question, as the
/// writer may be looking for words.
const FORGOTTEN_AFTER: u16 = 15;

/// The most entries in a form.
const MOST: usize = 40;

/// Filling in one form.
#[component]
pub fn Writing(
    /// Labels, texts and navigation.
    guide: Guide,
    /// Which form.
    form: FormId,
    /// The answers to the questions, if there are any.
    answers: Answers,
) -> impl IntoView {
    guide
        .library
        .form(form)
        .map(|form| write(guide, form, answers))
}

fn write(guide: Guide, form: &'static Form, answers: Answers) -> AnyView {
    let labels = &guide.labels.writing;
    let entries = RwSignal::new(vec![first(guide, form, answers)]);
    // Fields are recreated when an entry is added or removed, but not at each letter.
    let many = Memo::new(move |_| entries.with(Vec::len));
    let said = RwSignal::new("");
    let text = Signal::derive(move || entries.with(|entries| account::text(entries, &form.parts)));
    let press_print = on_press(move || {
        if !print::print() {
            said.set(guide.labels.desk.no_print);
        }
    });
    let add = move || {
        entries.update(|entries| entries.push(Entry::of(form.parts.len())));
        focus_last();
    };
    let card = choices(
        guide,
        &[(Screen::Card(form.card), labels.card, labels.card_line)],
    );
    let contacts: Vec<AnyView> = form
        .contacts
        .iter()
        .map(|contact| view! { <Service context=guide.context contact=*contact /> }.into_any())
        .collect();
    let full = move || many.get() >= MOST;
    view! {
        <h1 tabindex="-1">{words(guide, form.title)}</h1>
        <div class="composer">
            <p>{words(guide, form.lead)}</p>
            <p class="note">{labels.kept}</p>
            {list(guide, labels.right, &form.right, "do")}
            {list(guide, labels.never, &form.never, "dont")}
            {list(guide, labels.duty, &form.duty, "")}
            {dynamic(move || fields(guide, form, entries, many.get()))}
            <button type="button" class="button" data-add hidden=move || !form.repeats || full() on:click=on_press(add)>{labels.add}</button>
        </div>
        <div class="composer" role="status">{dynamic(move || if form.cites { entries.with(|entries| doubts(guide, entries)) } else { ().into_any() })}</div>
        <p class="composer note">{labels.shared}</p>
        <div class="composer composer--buttons">
            <button type="button" class="button button--main" data-print on:click=press_print>{guide.labels.desk.print}</button>
            <CopyButton guide label=guide.labels.desk.copy text />
        </div>
        <p class="composer muted" role="status">{dynamic_text(move || String::from(said.get()))}</p>
        <h2 class="composer">{guide.labels.desk.preview}</h2>
        <div class="bench" role="region" tabindex="0" aria-label=guide.labels.desk.preview>
            {dynamic(move || entries.with(|entries| paper(form, entries)))}
        </div>
        <section class="composer">{contacts}{card}</section>
        <Idle context=guide.context minutes=FORGOTTEN_AFTER warning=labels.idle stay=labels.stay />
    }
    .into_any()
}

/// The first entry, filled in from the answers to the questions.
fn first(guide: Guide, form: &Form, answers: Answers) -> Entry {
    let said = || {
        let questionnaire = &guide.library.questionnaire;
        let of_another = questionnaire.of_another(answers);
        // Only what happens: who the writer is and where they live is not for a stranger.
        let all = questionnaire.questions.iter().skip(2).take(1);
        let all = all.flat_map(|question| &question.answers);
        let ticked =
            all.filter(|answer| answers.any(answer.bit) && answer.ends.is_none() && !answer.other);
        let labels = ticked.map(|answer| {
            if of_another {
                answer.label_other
            } else {
                answer.label
            }
        });
        let labels: Vec<&str> = labels.collect();
        labels.join(". ")
    };
    let part = |part: &content::types::FormPart| if part.answers { said() } else { String::new() };
    Entry(form.parts.iter().map(part).collect())
}

fn list(
    guide: Guide,
    title: &'static str,
    lines: &'static [&'static str],
    class: &'static str,
) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let lines: Vec<AnyView> = lines
        .iter()
        .map(|line| view! { <li>{words(guide, line)}</li> }.into_any())
        .collect();
    view! { <section class="prose"><h2>{title}</h2><ul class=class>{lines}</ul></section> }
        .into_any()
}

fn fields(
    guide: Guide,
    form: &'static Form,
    entries: RwSignal<Vec<Entry>>,
    many: usize,
) -> AnyView {
    let labels = &guide.labels.writing;
    let one = move |at: usize| {
        let fields: Vec<AnyView> = form
            .parts
            .iter()
            .enumerate()
            .map(|(part, about)| {
                let id: &'static str = ["part-", &at.to_string(), "-", &part.to_string()]
                    .concat()
                    .leak();
                let value = entries.with_untracked(|entries| {
                    let entry = entries.get(at).and_then(|entry| entry.0.get(part));
                    entry.cloned().unwrap_or_default()
                });
                let heard = move |text: String| {
                    entries.update(|entries| {
                        if let Some(place) =
                            entries.get_mut(at).and_then(|entry| entry.0.get_mut(part))
                        {
                            *place = text;
                        }
                    });
                };
                view! { <Field id label=about.name hint=about.hint long=true value write=heard /> }
                    .into_any()
            })
            .collect();
        let number = (at + 1).to_string();
        let remove = move || {
            entries.update(|entries| {
                if at < entries.len() {
                    entries.remove(at);
                }
            });
            focus_last();
        };
        let heading = form
            .repeats
            .then(|| view! { <legend><h2>{labels.fact}" "{number.clone()}</h2></legend> });
        let gone = (form.repeats && many > 1).then(|| {
            view! {
                <button type="button" class="button" data-remove on:click=on_press(remove)>
                    {labels.remove}" "{number.clone()}
                </button>
            }
        });
        view! { <fieldset class="written">{heading}{fields}{gone}</fieldset> }.into_any()
    };
    (0..many).map(one).collect::<Vec<_>>().into_any()
}

/// Notes on the sentences to look at again.
fn doubts(guide: Guide, entries: &[Entry]) -> AnyView {
    let labels = &guide.labels.writing;
    let texts = entries.iter().flat_map(|entry| &entry.0);
    let notes: Vec<AnyView> = texts
        .flat_map(|text| remarks(text))
        .take(5)
        .map(|(sentence, remark)| {
            let advice = match remark {
                Remark::Told => labels.told,
                Remark::Doubts => labels.doubts,
            };
            view! { <p class="note" data-note><q dir="auto">{sentence}</q>" "{advice}</p> }
                .into_any()
        })
        .collect();
    notes.into_any()
}

/// The printed page.
fn paper(form: &'static Form, entries: &[Entry]) -> AnyView {
    let entry = |entry: &Entry| {
        let lines: Vec<AnyView> = entry
            .written(&form.parts)
            .map(|(before, text)| {
                let text = String::from(text);
                view! { <div><dt>{before}</dt><dd dir="auto">{text}</dd></div> }.into_any()
            })
            .collect();
        view! { <dl class="paper__entry">{lines}</dl> }.into_any()
    };
    let entries: Vec<AnyView> = account::sorted(entries).into_iter().map(entry).collect();
    view! { <article class="paper paper--a4" id="paper"><h3>{form.paper}</h3>{entries}</article> }
        .into_any()
}

/// Moves the focus to the first field of the last entry.
fn focus_last() {
    let fields = Part::root().map(|root| root.parts(".written"));
    let last = fields.and_then(|fields| fields.last().and_then(|last| last.part("textarea")));
    if let Some(field) = last {
        field.focus();
    }
}
