//! `cargo xtask content paths`: the questionnaire for those who check it: every rule with
//! its reason, and what each answer leads to.

use crate::root;
use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    question: Vec<Question>,
    step: Vec<Step>,
}

#[derive(Deserialize)]
struct Question {
    title: String,
    #[serde(default)]
    many: bool,
    answer: Vec<Answer>,
}

#[derive(Deserialize)]
struct Answer {
    id: String,
    label: String,
    #[serde(default)]
    ends: bool,
    #[serde(default)]
    assumed: bool,
}

#[derive(Deserialize)]
struct Step {
    id: String,
    when: Vec<String>,
    urgency: String,
    title: String,
    why: String,
    contacts: Vec<String>,
    cards: Vec<String>,
    review: String,
}

/// Prints Markdown.
pub fn run() -> Result<()> {
    let path = root().join("src/content/fr/orientation.toml");
    let text = std::fs::read_to_string(&path)?;
    let file: File = toml::from_str(&text).with_context(|| path.display().to_string())?;
    println!("# Questions\n");
    for (number, question) in (1..).zip(&file.question) {
        let many = if question.many { " (several)" } else { "" };
        println!("{number}. {}{many}", question.title);
        for Answer {
            id,
            label,
            ends,
            assumed,
        } in &question.answer
        {
            let ends = if *ends { " → the steps, at once" } else { "" };
            let assumed = if *assumed {
                " (taken as true when skipped)"
            } else {
                ""
            };
            println!("   - {label} `{id}`{ends}{assumed}");
        }
    }
    println!("\n# Rules\n");
    println!("| step | when | urgency | says | because | call | read | review |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for step in &file.step {
        let when = match step.when.as_slice() {
            [] => String::from("always"),
            parts => parts.join(" and ").replace('|', " or "),
        };
        println!(
            "| {} | {when} | {} | {} | {} | {} | {} | {} |",
            step.id,
            step.urgency,
            step.title,
            step.why,
            step.contacts.join(", "),
            step.cards.join(", "),
            step.review
        );
    }
    println!("\n# What each answer adds, for each reader\n");
    let reader = file.question.get(1).context("no second question")?;
    let is_reader = |id: &str| reader.answer.iter().any(|who| who.id == id);
    let answers = file.question.iter().flat_map(|question| &question.answer);
    let answers: Vec<&Answer> = answers.filter(|answer| !is_reader(&answer.id)).collect();
    for who in &reader.answer {
        let alone = shown(&file.step, &[&who.id]);
        println!("## {}\n\n- in every case: {}", who.label, alone.join(", "));
        for answer in &answers {
            let mut own = shown(&file.step, &[&who.id, &answer.id]);
            own.retain(|step| !alone.contains(step));
            if !own.is_empty() {
                println!("- {}: {}", answer.label, own.join(", "));
            }
        }
        println!();
    }
    Ok(())
}

/// The steps that these answers lead to.
fn shown<'a>(steps: &'a [Step], answers: &[&str]) -> Vec<&'a str> {
    let given = |group: &String| group.split('|').any(|id| answers.contains(&id));
    let steps = steps.iter().filter(|step| step.when.iter().all(given));
    steps.map(|step| step.id.as_str()).collect()
}
