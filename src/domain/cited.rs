//! Finds sentences of a professional's text that assert what the writer did not see, or that doubt.

use content::search::fold;

/// Why the writer should look at a sentence again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It states as a fact what another person has told.
    Told,
    /// It doubts what the victim says.
    Doubts,
}

/// Folded words that state what a person did or suffered.
const TOLD: [&str; 20] = [
    "l a frappee",
    "l a frappe",
    "l a battue",
    "l a violee",
    "l a agressee",
    "l a menacee",
    "l a etranglee",
    "l a insultee",
    "l a humiliee",
    "la frappe",
    "la bat",
    "la viole",
    "la menace",
    "a ete frappee",
    "a ete battue",
    "a ete violee",
    "a ete agressee",
    "a ete victime",
    "est victime de",
    "son agresseur",
];

/// Folded words that express doubt.
const DOUBTS: [&str; 10] = [
    "elle pretend",
    "il pretend",
    "pretendue",
    "pretendues",
    "pretendu",
    "pretendument",
    "soi disant",
    "elle allegue",
    "a l en croire",
    "presumees violences",
];

/// Folded words that introduce what another person said, or what the writer saw.
const CITES: [&str; 14] = [
    "dit",
    "disait",
    "declare",
    "rapporte",
    "raconte",
    "explique",
    "decrit",
    "confie",
    "repond",
    "ajoute",
    "precise",
    "j ai vu",
    "j ai entendu",
    "ai constate",
];

/// The sentences to look at again, in the order of the text. Quoted words are skipped: they are the
/// victim's own.
pub fn remarks(text: &str) -> Vec<(String, Remark)> {
    let sentences = text.split_inclusive(['.', '!', '?', '\n', ';']);
    let looked = sentences.filter_map(|sentence| {
        let said = [" ", &fold(&without_quotes(sentence)).join(" "), " "].concat();
        let holds = |all: &[&str]| {
            all.iter()
                .any(|one| said.contains(&[" ", one, " "].concat()))
        };
        let remark = if holds(&DOUBTS) {
            Remark::Doubts
        } else if holds(&TOLD) && !holds(&CITES) {
            Remark::Told
        } else {
            return None;
        };
        Some((String::from(sentence.trim()), remark))
    });
    looked.collect()
}

/// The sentence without its quotations; a quotation that is not closed goes on to the end.
fn without_quotes(sentence: &str) -> String {
    let mut quoted = false;
    let kept = sentence.chars().filter(|letter| {
        match letter {
            '«' | '“' => quoted = true,
            '»' | '”' => quoted = false,
            '"' => quoted = !quoted,
            _ => return !quoted,
        }
        false
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::{Remark, remarks};

    fn kinds(text: &str) -> Vec<Remark> {
        remarks(text)
            .into_iter()
            .map(|(_, remark)| remark)
            .collect()
    }

    #[test]
    fn a_told_fact_gets_a_remark_unless_it_is_cited() {
        assert_eq!(kinds("Il l’a frappée au visage."), [Remark::Told]);
        assert_eq!(
            kinds("Elle a été victime de violences. Elle tremble."),
            [Remark::Told]
        );
        assert_eq!(kinds("Son mari la menace depuis mai."), [Remark::Told]);
        for right in [
            "Elle dit qu’il l’a frappée.",
            "Elle dit : « Il m’a frappée. »",
            "« Mon mari, il l’a frappée »",
            "J’ai vu un homme : il l’a frappée.",
            "Je vois une marque rouge de 3 cm sur le bras gauche.",
            "",
            "🏛 بلدية",
        ] {
            assert_eq!(kinds(right), [], "{right}");
        }
    }

    #[test]
    fn a_word_that_doubts_gets_a_remark() {
        assert_eq!(kinds("Elle prétend avoir été battue."), [Remark::Doubts]);
        assert_eq!(kinds("Les prétendues violences"), [Remark::Doubts]);
        assert_eq!(
            kinds("Une prétendue agression, son soi-disant ami"),
            [Remark::Doubts]
        );
    }
}
