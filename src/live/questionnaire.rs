use content::questionnaire::Asked;
use content::types::{Answers, Priority, Question, Step, Time, Urgency};
use leptos::prelude::*;

use crate::browser::page;
use crate::components::{
    Choice, Idle, Service, UrgencyMark, WayIn, choices, dynamic, dynamic_text, on_change, on_press,
    words,
};
use crate::guide::Guide;
use crate::screen::{DeskScreen, Page, Screen};

/// Minutes without a gesture after which the answers are forgotten.
const FORGOTTEN_AFTER: u16 = 5;

/// One question of the questionnaire, or the steps that the answers lead to. Each screen holds
/// its own answers: "Retour" finds the earlier ones, and leaving forgets them all.
#[component]
pub fn Questionnaire(
    /// Questions, labels and navigation.
    guide: Guide,
    /// The answers so far.
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
    let of_another = guide.library.questionnaire.of_another(answers);
    let listed: Vec<AnyView> = question
        .answers
        .iter()
        .map(|answer| {
            let bit = answer.bit;
            let label = if of_another {
                answer.label_other
            } else {
                answer.label
            };
            if question.many {
                let tick = on_change(move |_| ticked.update(|ticked| *ticked ^= bit));
                view! {
                    <li>
                        <label class="pick pick--row">
                            <input type="checkbox" data-answer=answer.id on:change=tick />
                            {words(guide, label)}
                        </label>
                    </li>
                }
                .into_any()
            } else {
                view! {
                    <li>
                        <button type="button" class="choice" data-answer=answer.id on:click=on_press(move || go(bit))>
                            <span class="choice__title">{words(guide, label)}</span>
                        </button>
                    </li>
                }
                .into_any()
            }
        })
        .collect();
    let title = if of_another {
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
        <h1 tabindex="-1" id="question">{words(guide, title)}</h1>
        {question.many.then_some(labels.many)}
        <div role="group" aria-labelledby="question"><ul class="stack">{listed}</ul></div>
        {next}
        <button type="button" class="button button--wide" data-answer="skip" on:click=on_press(move || go(0))>{skip}</button>
        {guide.library.danger.first().map(|card| view! {
            <Choice guide to=Screen::Card(*card) title=rows.danger line=rows.danger_line urgency=Urgency::Danger />
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
    // The first services, as far as one that answers day and night.
    let first: Vec<AnyView> = guide
        .library
        .questionnaire
        .first(answers)
        .iter()
        .map(|contact| view! { <Service context=guide.context contact=*contact /> }.into_any())
        .collect();
    let first =
        (!first.is_empty()).then(|| view! { <section><h2>{labels.first}</h2>{first}</section> });
    let of_another = guide.library.questionnaire.of_another(answers);
    let priorities = RwSignal::new(Vec::<Priority>::new());
    // Only for the victim, and only the priorities that concern one of her steps.
    let all = guide.library.questionnaire.steps(answers);
    let hers = all.iter().any(|step| step.id.ends_with("-victim"));
    let about: Vec<Priority> = all.iter().flat_map(|step| step.about.clone()).collect();
    let listed = dynamic(move || {
        priorities.with(|priorities| {
            let all = guide.library.questionnaire.steps(answers);
            if priorities.is_empty() {
                let listed: Vec<AnyView> = all.into_iter().map(|step| show(guide, step)).collect();
                return view! { <ol class="stack steps">{listed}</ol> }.into_any();
            }
            let plan = guide.library.questionnaire.plan(answers, priorities);
            plan.into_iter()
                .map(|(time, part)| times(guide, time, part))
                .collect::<Vec<_>>()
                .into_any()
        })
    });
    let on = guide.library.questionnaire.can_go_on(answers).then(|| {
        let more = Screen::Questionnaire(answers.go_on());
        view! {
            <button type="button" class="button button--wide" data-answer="on" on:click=on_press(move || guide.context.nav.open(more))>
                {labels.on}
            </button>
        }
    });
    let sheet = Screen::Desk(DeskScreen::Sheet(answers));
    let call = guide.library.form_named("call");
    let call = call.map(|(form, _)| Screen::Form(form, answers));
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
        {(hers && !pressing).then(|| mattering(guide, priorities, &about))}
        {listed}
        {on}
        <div class="stack">
            {of_another.then(|| view! {
                {choices(guide, &[(Screen::Page(Page::Reflex), rows.reflex, rows.reflex_line)])}
                <button type="button" class="choice" data-goto="sheet" on:click=on_press(move || guide.context.nav.open(sheet))>
                    <span class="choice__title">{rows.sheet}</span>
                    <span class="choice__line">{rows.sheet_line}</span>
                </button>
            })}
            {call.map(|screen| view! {
                <button type="button" class="choice" data-goto="form" on:click=on_press(move || guide.context.nav.open(screen))>
                    <span class="choice__title">{labels.call}</span>
                    <span class="choice__line">{labels.call_line}</span>
                </button>
            })}
            {choices(guide, &[
                (Screen::Page(Page::Traces), rows.traces, rows.traces_line),
                (Screen::Page(Page::Local), rows.local, rows.local_line),
            ])}
        </div>
        <button type="button" class="button" data-answer="again" on:click=on_press(again)>{labels.again}</button>
        <p class="muted">{labels.forgets}</p>
        {given(guide, answers)}
    }
    .into_any()
}

/// The answers that the steps come from, each with a way to answer again. Folded, unless there is
/// room for them beside the steps: somebody may be looking over her shoulder.
fn given(guide: Guide, answers: Answers) -> AnyView {
    let labels = &guide.labels.questionnaire;
    let questionnaire = &guide.library.questionnaire;
    let row = |asked: Asked| {
        let Asked {
            before,
            question,
            given,
        } = asked;
        let of_another = questionnaire.of_another(before);
        let title = if of_another {
            question.other
        } else {
            question.title
        };
        let mut said: Vec<&str> = given
            .iter()
            .map(|answer| {
                if of_another {
                    answer.label_other
                } else {
                    answer.label
                }
            })
            .collect();
        if said.is_empty() {
            said.push(labels.given_none);
        }
        let said: Vec<AnyView> = said
            .into_iter()
            .map(|said| view! { <p>{words(guide, said)}</p> }.into_any())
            .collect();
        let change = on_press(move || guide.context.nav.open(Screen::Questionnaire(before)));
        view! {
            <li>
                <h3>{words(guide, title)}</h3>
                {said}
                <button type="button" class="link" data-change on:click=change>
                    {labels.given_change}
                    <span class="hidden-words">" : "{words(guide, title)}</span>
                </button>
            </li>
        }
        .into_any()
    };
    let listed: Vec<AnyView> = questionnaire.asked(answers).into_iter().map(row).collect();
    view! {
        <details class="given" prop:open=page::takes_two_panes()>
            <summary>{labels.given}</summary>
            <ol class="stack">{listed}</ol>
        </details>
    }
    .into_any()
}

/// Asks the victim what matters most now; the answers are not stored.
fn mattering(guide: Guide, priorities: RwSignal<Vec<Priority>>, about: &[Priority]) -> AnyView {
    let labels = &guide.labels.questionnaire;
    let word = |priority| match priority {
        Priority::Children => labels.matters_children,
        Priority::Papers => labels.matters_papers,
        Priority::Money => labels.matters_money,
        Priority::Home => labels.matters_home,
        Priority::Animals => labels.matters_animals,
        Priority::Work => labels.matters_work,
        Priority::Unseen => labels.matters_unseen,
    };
    let boxes: Vec<AnyView> = Priority::ALL
        .into_iter()
        .filter(|(priority, _)| about.contains(priority))
        .map(|(priority, name)| {
            let pick = on_change(move |event| {
                priorities.update(|priorities| {
                    priorities.retain(|other| *other != priority);
                    if event_target_checked(&event) {
                        priorities.push(priority);
                    }
                });
            });
            view! {
                <label class="pick">
                    <input type="checkbox" data-matters=name on:change=pick />
                    {word(priority)}
                </label>
            }
            .into_any()
        })
        .collect();
    let said = move || {
        let some = priorities.with(|priorities| !priorities.is_empty());
        String::from(if some { labels.matters_done } else { "" })
    };
    view! {
        <details>
            <summary>{labels.matters}</summary>
            <p class="muted">{labels.matters_line}</p>
            <fieldset><legend class="hidden-words">{labels.matters}</legend>{boxes}</fieldset>
        </details>
        <p class="muted" role="status">{dynamic_text(said)}</p>
    }
    .into_any()
}

/// The steps for one period, such as tonight.
fn times(guide: Guide, time: Time, part: Vec<&'static Step>) -> AnyView {
    let labels = &guide.labels.questionnaire;
    let title = match time {
        Time::Tonight => labels.time_tonight,
        Time::Stay => labels.time_stay,
        Time::Leave => labels.time_leave,
        Time::After => labels.time_after,
    };
    let listed: Vec<AnyView> = part.into_iter().map(|step| show(guide, step)).collect();
    view! { <section data-time><h2>{title}</h2><ol class="stack steps">{listed}</ol></section> }
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
                    <button type="button" class="link" data-goto="card" data-to=to>{words(guide, card.title)}</button>
                </li>
            };
            Some(row.into_any())
        })
        .collect();
    view! {
        <li class="contact step" data-step=step.id>
            <UrgencyMark guide urgency=step.urgency />
            <h2>{words(guide, step.title)}</h2>
            <p>{words(guide, step.why)}</p>
            <ul class="step__contacts">{contacts}</ul>
            <p class="muted">{guide.labels.questionnaire.read}</p>
            <ul>{cards}</ul>
        </li>
    }
    .into_any()
}
