//! Words of a professional's text that say more than was seen, or that doubt.

use content::search::fold;

/// Why a sentence is to be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It tells as a fact what somebody else has told.
    Told,
    /// It doubts the person who speaks.
    Doubts,
}

/// Words, folded, that tell what a person did or went through.
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

/// Words, folded, that doubt.
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

/// Words, folded, after which somebody else speaks.
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

/// The sentences to look at again, in the order of the text. What stands between quotation marks is
/// hers.
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

/// The sentence without what is quoted; a quotation that is never closed goes on to the end.
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
    fn what_was_told_is_told_as_hers() {
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
    fn a_word_that_doubts_is_told() {
        assert_eq!(kinds("Elle prétend avoir été battue."), [Remark::Doubts]);
        assert_eq!(kinds("Les prétendues violences"), [Remark::Doubts]);
        assert_eq!(
            kinds("Une prétendue agression, son soi-disant ami"),
            [Remark::Doubts]
        );
    }
}
