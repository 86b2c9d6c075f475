use leptos::prelude::*;

use crate::components::{
    Awaited, Back, Choice, ContactBox, Idle, Site, ToolDoor, UrgencyMark, change, choices, live,
    press, way_in,
};
use crate::domain::{Answers, Audience, Question, Screen, Step, Texts, Urgency};

/// Minutes without a gesture after which the answers are forgotten.
const FORGOTTEN_AFTER: u16 = 5;

/// One question of the questionnaire, or the steps that the answers lead to. The answers
/// are those of this screen: "Retour" finds the ones before, and leaving forgets them all.
#[component]
pub fn Orient(
    /// Text and navigation.
    site: Site,
    /// What has been answered.
    answers: Answers,
) -> impl IntoView {
    live(move || {
        let Some(texts) = site.texts.get().here() else {
            return view! {
                <main class="screen" data-screen="orient">
                    <Back site />
                    <h1 tabindex="-1">{site.guide.words.start.orient}</h1>
                    <Awaited site />
                </main>
            }
            .into_any();
        };
        let shown = match texts.orientation.question(answers) {
            Some(question) => ask(site, texts, answers, question),
            None => steps(site, texts, answers),
        };
        let words = &texts.words.orient;
        view! {
            <main class="screen" data-screen="orient">
                <Back site />
                {shown}
                <Idle site minutes=FORGOTTEN_AFTER warning=words.idle stay=words.stay />
            </main>
        }
        .into_any()
    })
}

fn ask(
    site: Site,
    texts: &'static Texts<'static>,
    answers: Answers,
    question: &'static Question<'static>,
) -> AnyView {
    let words = &texts.words.orient;
    let go = move |bits| site.nav.open(Screen::Orient(answers.then(bits)));
    let ticked = RwSignal::new(0);
    let rows: Vec<AnyView> = question
        .answers
        .iter()
        .map(|answer| {
            let bit = answer.bit;
            if question.many {
                let tick = change(move |_| ticked.update(|ticked| *ticked ^= bit));
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
                        <button type="button" class="choice" data-answer=answer.id on:click=press(move || go(bit))>
                            <span class="choice__title">{answer.label}</span>
                        </button>
                    </li>
                }
                .into_any()
            }
        })
        .collect();
    let title = if texts.orientation.of_another(answers) {
        question.other
    } else {
        question.title
    };
    let number = [
        &(answers.passed + 1).to_string(),
        " ",
        words.of,
        " ",
        &texts.orientation.questions.len().to_string(),
    ]
    .concat();
    let next = question.many.then(|| {
        view! {
            <button type="button" class="button button--main button--wide" data-answer="next" on:click=press(move || go(ticked.get_untracked()))>
                {words.next}
            </button>
        }
    });
    let skip = if question.many {
        words.skip_none
    } else {
        words.skip
    };
    view! {
        <p class="muted">{words.title}" "{number}</p>
        <h1 tabindex="-1" id="question">{title}</h1>
        {question.many.then_some(words.many)}
        <div role="group" aria-labelledby="question"><ul class="stack">{rows}</ul></div>
        {next}
        <button type="button" class="button button--wide" data-answer="skip" on:click=press(move || go(0))>{skip}</button>
        <Choice site to=site.danger() title=words.danger line=words.danger_line urgency=Urgency::Danger />
        <p class="muted">{words.forgets}</p>
    }
    .into_any()
}

fn steps(site: Site, texts: &'static Texts<'static>, answers: Answers) -> AnyView {
    let words = &texts.words.orient;
    let (start, list) = (&site.guide.words.start, &site.guide.words.list);
    let steps = texts.orientation.steps(answers);
    let pressing = steps
        .first()
        .is_some_and(|step| step.urgency == Urgency::Danger);
    let first = steps.iter().find_map(|step| step.contacts.first().copied());
    let first = first.map(|index| {
        view! { <section><h2>{words.first}</h2><ContactBox site index /></section> }
    });
    let rows: Vec<AnyView> = steps
        .into_iter()
        .map(|step| show(site, texts, step))
        .collect();
    let on = texts.orientation.can_go_on(answers).then(|| {
        let more = Screen::Orient(answers.go_on());
        view! {
            <button type="button" class="button button--wide" data-answer="on" on:click=press(move || site.nav.open(more))>
                {words.on}
            </button>
        }
    });
    let again = move || {
        site.forget();
        site.nav.open(Screen::Orient(Answers::default()));
    };
    view! {
        <h1 tabindex="-1">{if pressing { words.steps_danger } else { words.steps }}</h1>
        <p>{words.lead}</p>
        {first}
        <ol class="stack steps">{rows}</ol>
        {on}
        <div class="stack">
            {texts.orientation.of_another(answers).then(|| view! {
                {choices(site, &[(Screen::List(Audience::Reflex), list.reflex, list.reflex_lead)])}
                <ToolDoor site texts to=Screen::Sheet(answers) title=texts.words.tools.sheet line=texts.words.tools.sheet_line />
            })}
            {choices(site, &[
                (Screen::Traces, start.traces, start.traces_line),
                (Screen::List(Audience::Local), start.local, start.local_line),
            ])}
        </div>
        <button type="button" class="button" data-answer="again" on:click=press(again)>{words.again}</button>
        <p class="muted">{words.forgets}</p>
    }
    .into_any()
}

fn show(site: Site, texts: &'static Texts<'static>, step: &'static Step<'static>) -> AnyView {
    let contacts: Vec<AnyView> = step
        .contacts
        .iter()
        .filter_map(|index| site.guide.contact(*index))
        .map(|contact| view! { <li>{way_in(site, contact)}</li> }.into_any())
        .collect();
    let cards: Vec<AnyView> = step
        .cards
        .iter()
        .filter_map(|index| {
            let card = texts.card(*index)?;
            let to = Screen::Card(*index);
            let row = view! {
                <li>
                    <button type="button" class="link" data-goto="card" on:click=press(move || site.nav.open(to))>{card.title}</button>
                </li>
            };
            Some(row.into_any())
        })
        .collect();
    view! {
        <li class="contact step" data-step=step.id>
            <UrgencyMark site urgency=step.urgency />
            <h2>{step.title}</h2>
            <p>{step.why}</p>
            <ul class="step__contacts">{contacts}</ul>
            <p class="muted">{texts.words.orient.read}</p>
            <ul>{cards}</ul>
        </li>
    }
    .into_any()
}
