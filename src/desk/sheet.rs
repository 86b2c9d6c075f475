use content::places::Service;
use content::types::{Answers, Questionnaire, Reach};
use leptos::prelude::*;

use super::discreet::{self, Refusal};
use super::nearby::{self, nearby};
use super::paper;
use super::picks::{Format, Picks};
use crate::browser::{idle, page, print};
use crate::components::{
    CopyButton, Field, Folded, dynamic, dynamic_text, on_change, on_press, words,
};
use crate::guide::Guide;

/// The services picked on every new sheet.
const FIRST: [&str; 4] = ["3919", "17", "114", "116006"];

/// Composing a sheet: its content, its format and its preview.
#[component]
pub fn Sheet(
    /// Labels, texts and navigation.
    guide: Guide,
    /// The answers to the questions, if there are any.
    answers: Answers,
) -> impl IntoView {
    let labels = &guide.labels.desk;
    view! {
            <h1 tabindex="-1">{labels.sheet_title}</h1>
            {compose(guide, answers)}
    }
}

/// The answers that a victim out of danger could give.
fn hers(questionnaire: &Questionnaire) -> u64 {
    questionnaire.bits(|answer| !answer.other && answer.ends.is_none())
}

/// The same answers, as if given by the person who takes the sheet home, out of danger.
fn for_the_sheet(questionnaire: &Questionnaire, answers: Answers) -> Answers {
    let ticked = answers.ticked & hers(questionnaire);
    Answers { ticked, ..answers }
}

fn compose(guide: Guide, answers: Answers) -> AnyView {
    let labels = &guide.labels.desk;
    let questionnaire = &guide.library.questionnaire;
    let from_questions = answers.passed > 0;
    let steps = if from_questions {
        questionnaire.steps(for_the_sheet(questionnaire, answers))
    } else {
        Vec::new()
    };
    let contacts = guide.library.contacts().filter(|(id, contact)| {
        let called = from_questions && steps.iter().any(|step| step.contacts.contains(id));
        FIRST.contains(&contact.id) || called && !matches!(contact.reach, Reach::Web(_))
    });
    let picks = RwSignal::new(Picks {
        contacts: contacts.map(|(id, _)| id).collect(),
        nearby: Vec::new(),
        steps: steps.iter().map(|step| step.id).collect(),
        meeting: String::new(),
        lines: false,
        format: Format::A4,
        large: false,
        codes: true,
    });
    let shown = RwSignal::new(false);
    let turned = RwSignal::new(false);
    let said = RwSignal::new("");
    let over = RwSignal::new(false);
    // Show the form first: drawing the codes takes a slow phone more than a frame.
    let drawn = RwSignal::new(false);
    idle::when_idle(move || {
        drawn.try_set(true);
    });
    // Measured once the preview is laid out.
    Effect::new(move |_| {
        picks.track();
        shown.track();
        if drawn.get() {
            page::overflows("paper", move |does| {
                over.try_set(does);
            });
        }
    });

    let formats = [
        (Format::A4, labels.format_a4, "a4"),
        (Format::A6, labels.format_a6, "a6"),
        (Format::Card, labels.format_card, "card"),
    ];
    let formats: Vec<AnyView> = formats
        .into_iter()
        .map(|(format, label, name)| {
            view! {
                <label class="pick">
                    <input
                        type="radio"
                        name="format"
                        data-format=name
                        checked=format == Format::A4
                        on:change=on_change(move |_| picks.update(|picks| picks.format = format))
                    />
                    {label}
                </label>
            }
            .into_any()
        })
        .collect();
    let services = move || {
        let contacts = guide.library.contacts();
        let services: Vec<AnyView> = contacts
            .map(|(id, contact)| {
                let label = [contact.name, " · ", contact.reach.label()].concat();
                let tick = move |picks: &mut Picks, on: bool| picks.pick_contact(id, on);
                let on = picks.with_untracked(|picks| picks.contacts.contains(&id));
                box_to_tick(words(guide, &label), contact.id, picks, on, tick)
            })
            .collect();
        boxes(labels.services, "", services)
    };
    let proposed = move || {
        // All steps, so that the picked ones keep their order.
        let order: Vec<&'static str> = questionnaire.steps.iter().map(|step| step.id).collect();
        // Without answers every step can be picked. To find them takes a slow phone a frame.
        let proposed = if from_questions {
            steps.clone()
        } else {
            questionnaire.possible_steps(hers(questionnaire))
        };
        let proposed: Vec<AnyView> = proposed
            .into_iter()
            .map(|step| {
                let (id, order) = (step.id, order.clone());
                let tick = move |picks: &mut Picks, on: bool| picks.pick_step(id, on, &order);
                let on = picks.with_untracked(|picks| picks.steps.contains(&id));
                box_to_tick(words(guide, step.title), id, picks, on, tick)
            })
            .collect();
        boxes(labels.steps, labels.steps_line, proposed)
    };
    let around = move || {
        nearby(guide, move |map, service| {
            let tick = move |picks: &mut Picks, on: bool| picks.pick_nearby(service, on);
            let picked = |other: &&Service| std::ptr::eq(*other, service);
            let on = picks.with_untracked(|picks| picks.nearby.iter().any(picked));
            box_to_tick(nearby::label(map, service), "", picks, on, tick)
        })
    };
    let flag = |label: &'static str, name: &'static str, on: bool, set: fn(&mut Picks, bool)| {
        view! {
            <label class="pick">
                <input
                    type="checkbox"
                    data-option=name
                    checked=on
                    on:change=on_change(move |event| picks.update(|picks| set(picks, event_target_checked(&event))))
                />
                {label}
            </label>
        }
        .into_any()
    };
    let note = dynamic(move || {
        picks.with(|picks| {
            if picks.format != Format::Card {
                return over
                    .get()
                    .then(|| view! { <p class="note">{labels.too_long}</p> })
                    .into_any();
            }
            let refused = match discreet::note(&picks.meeting) {
                Ok(_) => None,
                Err(Refusal::Long) => Some(String::from(labels.card_long)),
                Err(Refusal::Telling(word)) => {
                    Some([labels.card_telling, " «\u{a0}", &word, "\u{a0}»"].concat())
                }
            };
            view! {
                <p class="note">{labels.card_warning}</p>
                {(!picks.nearby.is_empty()).then(|| view! { <p class="note" data-note>{labels.card_nearby}</p> })}
                {paper::is_full(guide, picks).then(|| view! { <p class="note" data-full>{labels.too_long}</p> })}
                {refused.map(|refused| view! { <p class="note" data-refused>{refused}</p> })}
            }
            .into_any()
        })
    });
    let text = Signal::derive(move || picks.with(|picks| paper::text(guide, picks)));
    let print = move || {
        if !print::print() {
            said.try_set(labels.no_print);
        }
    };
    let press_print = on_press(move || {
        if drawn.get_untracked() {
            print();
        } else {
            drawn.set(true);
            idle::when_idle(print);
        }
    });
    view! {
        <div class="composer" hidden=move || shown.get()>
            <p>{labels.sheet_intro}</p>
            <fieldset>
                <legend><h2>{labels.format}</h2></legend>
                {formats}
            </fieldset>
            <fieldset>
                <legend><h2>{labels.options}</h2></legend>
                {flag(labels.large, "large", false, |picks, on| picks.large = on)}
                {flag(labels.codes, "codes", true, |picks, on| picks.codes = on)}
                {flag(labels.meeting_print, "lines", false, |picks, on| picks.lines = on)}
            </fieldset>
            <Field
                id="meeting"
                label=labels.meeting
                hint=labels.meeting_hint
                long=true
                write=move |text| picks.update(|picks| picks.meeting = text)
            />
            <Folded title=labels.services view=services />
            <Folded title=labels.nearby view=around />
            <Folded title=labels.steps view=proposed />
        </div>
        <div class="composer" role="status">{note}</div>
        <div class="composer composer--buttons">
            <button type="button" class="button button--main" data-print on:click=press_print>{labels.print}</button>
            <button type="button" class="button" data-show on:click=on_press(move || shown.update(|shown| *shown = !*shown))>
                {dynamic_text(move || String::from(if shown.get() { labels.prepare } else { labels.show }))}
            </button>
            <button type="button" class="button" data-turn hidden=move || !shown.get() on:click=on_press(move || turned.update(|turned| *turned = !*turned))>
                {labels.turn}
            </button>
            <CopyButton guide label=labels.copy text />
        </div>
        <p class="composer muted" role="status">{dynamic_text(move || String::from(said.get()))}</p>
        <p class="composer muted">{labels.print_hint}</p>
        <h2 class="composer">{labels.preview}</h2>
        <div class="bench" role="region" tabindex="0" aria-label=labels.preview class:bench--shown=move || shown.get() class:bench--turned=move || shown.get() && turned.get()>
            {dynamic(move || if drawn.get() { picks.with(|picks| paper::show(guide, picks)) } else { ().into_any() })}
        </div>
    }
    .into_any()
}

/// A group of checkboxes.
fn boxes(title: &'static str, line: &'static str, boxes: Vec<AnyView>) -> AnyView {
    view! {
        <p class="muted" hidden=line.is_empty()>{line}</p>
        <fieldset><legend class="hidden-words">{title}</legend>{boxes}</fieldset>
    }
    .into_any()
}

/// A checkbox.
fn box_to_tick(
    label: AnyView,
    name: &'static str,
    picks: RwSignal<Picks>,
    on: bool,
    tick: impl Fn(&mut Picks, bool) + 'static,
) -> AnyView {
    let toggle = on_change(move |event| {
        let on = event_target_checked(&event);
        picks.update(|picks| tick(picks, on));
    });
    view! {
        <label class="pick">
            <input type="checkbox" data-pick=name checked=on on:change=toggle />
            {label}
        </label>
    }
    .into_any()
}
