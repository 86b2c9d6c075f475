use content::types::{Answers, Question, Step, Urgency};
use leptos::prelude::*;

use crate::components::{Choice, Idle, Service, UrgencyMark, WayIn, choices, on_change, on_press};
use crate::guide::Guide;
use crate::screen::{DeskScreen, Page, Screen};

/// Minutes without a gesture after which the answers are forgotten.
const FORGOTTEN_AFTER: u16 = 5;

/// One question of the questionnaire, or the steps that the answers lead to. The answers
/// are those of this screen: "Retour" finds the ones before, and leaving forgets them all.
#[component]
pub fn Questionnaire(
    /// Questions, labels and navigation.
    guide: Guide,
    /// What has been answered.
    answers: Answers,
) -> impl IntoView {
    let shown = match guide.library.questionnaire.question(answers) {
        Some(question) => ask(guide, answers, question),
        None => steps(guide, answers),
    };
    let labels = &guide.labels.questionnaire;
    view! {
        {shown}
        <Idle context=guide.context minutes=FORGOTTEN_AFTER warning=labels.idle stay=labels.stay />
    }
}

fn ask(guide: Guide, answers: Answers, question: &'static Question) -> AnyView {
    let (labels, rows) = (&guide.labels.questionnaire, &guide.labels.rows);
    let go = move |bits| {
        guide
            .context
            .nav
            .open(Screen::Questionnaire(answers.then(bits)))
    };
    let ticked = RwSignal::new(0);
    let listed: Vec<AnyView> = question
        .answers
        .iter()
        .map(|answer| {
            let bit = answer.bit;
            if question.many {
                let tick = on_change(move |_| ticked.update(|ticked| *ticked ^= bit));
                view! {
                    <li>
                        <label class="pick pick--row">
                            <input type="checkbox" data-answer=answer.id on:change=tick />
                            {answer.label}
                        </label>
                    </li>
                }
                .into_any()
            } else {
                view! {
                    <li>
                        <button type="button" class="choice" data-answer=answer.id on:click=on_press(move || go(bit))>
                            <span class="choice__title">{answer.label}</span>
                        </button>
                    </li>
                }
                .into_any()
            }
        })
        .collect();
    let title = if guide.library.questionnaire.of_another(answers) {
        question.other
    } else {
        question.title
    };
    let number = [
        &(answers.passed + 1).to_string(),
        " ",
        labels.of,
        " ",
        &guide.library.questionnaire.questions.len().to_string(),
    ]
    .concat();
    let next = question.many.then(|| {
        view! {
            <button type="button" class="button button--main button--wide" data-answer="next" on:click=on_press(move || go(ticked.get_untracked()))>
                {labels.next}
            </button>
        }
    });
    let skip = if question.many {
        labels.skip_none
    } else {
        labels.skip
    };
    view! {
        <p class="muted">{labels.title}" "{number}</p>
        <h1 tabindex="-1" id="question">{title}</h1>
        {question.many.then_some(labels.many)}
        <div role="group" aria-labelledby="question"><ul class="stack">{listed}</ul></div>
        {next}
        <button type="button" class="button button--wide" data-answer="skip" on:click=on_press(move || go(0))>{skip}</button>
        {guide.library.danger.first().map(|card| view! {
            <Choice to=Screen::Card(*card) title=rows.danger line=rows.danger_line urgency=(guide, Urgency::Danger) />
        })}
        <p class="muted">{labels.forgets}</p>
    }
    .into_any()
}

fn steps(guide: Guide, answers: Answers) -> AnyView {
    let (labels, rows) = (&guide.labels.questionnaire, &guide.labels.rows);
    let steps = guide.library.questionnaire.steps(answers);
    let pressing = steps
        .first()
        .is_some_and(|step| step.urgency == Urgency::Danger);
    let first = steps.iter().find_map(|step| step.contacts.first().copied());
    let first = first.map(|index| {
        view! { <section><h2>{labels.first}</h2><Service context=guide.context contact=index /></section> }
    });
    let listed: Vec<AnyView> = steps.into_iter().map(|step| show(guide, step)).collect();
    let on = guide.library.questionnaire.can_go_on(answers).then(|| {
        let more = Screen::Questionnaire(answers.go_on());
        view! {
            <button type="button" class="button button--wide" data-answer="on" on:click=on_press(move || guide.context.nav.open(more))>
                {labels.on}
            </button>
        }
    });
    let sheet = Screen::Desk(DeskScreen::Sheet(answers));
    let again = move || {
        guide.context.forget();
        guide
            .context
            .nav
            .open(Screen::Questionnaire(Answers::default()));
    };
    view! {
        <h1 tabindex="-1">{if pressing { labels.steps_danger } else { labels.steps }}</h1>
        <p>{labels.lead}</p>
        {first}
        <ol class="stack steps">{listed}</ol>
        {on}
        <div class="stack">
            {guide.library.questionnaire.of_another(answers).then(|| view! {
                {choices(&[(Screen::Page(Page::Reflex), rows.reflex, rows.reflex_line)])}
                <button type="button" class="choice" data-goto="sheet" on:click=on_press(move || guide.context.nav.open(sheet))>
                    <span class="choice__title">{rows.sheet}</span>
                    <span class="choice__line">{rows.sheet_line}</span>
                </button>
            })}
            {choices(&[
                (Screen::Page(Page::Traces), rows.traces, rows.traces_line),
                (Screen::Page(Page::Local), rows.local, rows.local_line),
            ])}
        </div>
        <button type="button" class="button" data-answer="again" on:click=on_press(again)>{labels.again}</button>
        <p class="muted">{labels.forgets}</p>
    }
    .into_any()
}

fn show(guide: Guide, step: &'static Step) -> AnyView {
    let contacts: Vec<AnyView> = step
        .contacts
        .iter()
        .map(|contact| {
            view! { <li><WayIn context=guide.context contact=*contact /></li> }.into_any()
        })
        .collect();
    let cards: Vec<AnyView> = step
        .cards
        .iter()
        .filter_map(|id| {
            let card = guide.library.card(*id)?;
            let to = id.to_string();
            let row = view! {
                <li>
                    <button type="button" class="link" data-goto="card" data-to=to>{card.title}</button>
                </li>
            };
            Some(row.into_any())
        })
        .collect();
    view! {
        <li class="contact step" data-step=step.id>
            <UrgencyMark guide urgency=step.urgency />
            <h2>{step.title}</h2>
            <p>{step.why}</p>
            <ul class="step__contacts">{contacts}</ul>
            <p class="muted">{guide.labels.questionnaire.read}</p>
            <ul>{cards}</ul>
        </li>
    }
    .into_any()
}
