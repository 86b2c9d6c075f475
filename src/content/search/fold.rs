//! From what people type to what is compared: no accents, no case, no endings.

/// The words of a text as they are compared, without the little ones that say nothing
/// ("de", "il", "mon").
pub fn words(text: &str) -> Vec<String> {
    split(text)
        .map(|word| stem(&plain(word)))
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect()
}

/// Letters and digits that stand together: an apostrophe or a hyphen parts two words.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Small letters without accents.
fn plain(word: &str) -> String {
    let mut plain = String::new();
    for letter in word.chars() {
        match letter {
            'à' | 'â' | 'ä' | 'À' | 'Â' | 'Ä' => plain.push('a'),
            'ç' | 'Ç' => plain.push('c'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => plain.push('e'),
            'î' | 'ï' | 'Î' | 'Ï' => plain.push('i'),
            'ô' | 'ö' | 'Ô' | 'Ö' => plain.push('o'),
            'ù' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => plain.push('u'),
            'œ' | 'Œ' => plain.push_str("oe"),
            letter => plain.push(letter.to_ascii_lowercase()),
        }
    }
    plain
}

/// The word without its ending, so that "frappée" finds "frapper". A short word keeps
/// enough of itself not to become another one.
fn stem(word: &str) -> String {
    let ending = ENDINGS.iter().find_map(|(ending, least)| {
        let start = word.strip_suffix(ending)?;
        (start.len() >= *least).then_some(start)
    });
    ending.unwrap_or(word).to_owned()
}

/// Endings, the longest first, and how many letters must stay.
const ENDINGS: [(&str, usize); 19] = [
    ("issement", 4),
    ("ements", 5),
    ("ations", 5),
    ("ement", 5),
    ("ation", 5),
    ("aient", 4),
    ("antes", 5),
    ("ante", 5),
    ("ants", 5),
    ("ait", 4),
    ("ant", 5),
    ("ees", 3),
    ("ent", 5),
    ("ee", 3),
    ("er", 4),
    ("ez", 4),
    ("es", 3),
    ("e", 4),
    ("s", 3),
];

/// Words that every text has.
const EMPTY: &[&str] = &[
    "a", "ai", "au", "aux", "avec", "avez", "avoir", "bien", "c", "ca", "ce", "cela", "ces",
    "cest", "cet", "cett", "chez", "comm", "d", "dan", "dans", "de", "des", "dis", "dit", "doi",
    "dois", "du", "ell", "elle", "en", "est", "et", "etr", "etre", "fai", "fair", "faire", "fais",
    "fait", "faut", "il", "ils", "j", "jai", "je", "l", "la", "le", "les", "leur", "lui", "m",
    "ma", "mai", "mais", "me", "mes", "moi", "mon", "n", "ne", "nou", "nous", "on", "ou", "par",
    "pas", "peut", "peux", "plus", "pour", "qu", "quand", "que", "quel", "quell", "qui", "quoi",
    "s", "sa", "sans", "se", "ses", "si", "son", "sui", "suis", "sur", "t", "tou", "tout", "tres",
    "un", "une", "va", "vai", "vais", "vas", "veulent", "veut", "veux", "vou", "vous", "y",
];

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn forms_of_a_word_are_one_word() {
        for forms in [
            ["frapper", "frappée", "Frappait"],
            ["plainte", "PLAINTES", "plainté"],
            ["enfant", "enfants", "enfant"],
            ["violée", "violer", "viols"],
        ] {
            let [a, b, c] = forms.map(words);
            assert_eq!(a, b, "{forms:?}");
            assert_eq!(b, c, "{forms:?}");
        }
        assert_ne!(words("violent"), words("viol"));
        assert_ne!(words("violence"), words("viol"));
    }

    #[test]
    fn words_without_meaning_are_left_out() {
        assert_eq!(words("Qu’est-ce que je peux faire ?"), Vec::<String>::new());
        assert_eq!(words("l’école de ma sœur"), ["ecol", "soeur"]);
    }
}
