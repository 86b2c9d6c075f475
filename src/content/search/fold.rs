//! Folding: turns what people type into what is compared, small letters without accents, whatever
//! keyboard, telephone or copied page it comes from.

/// How many words of a query, and how many letters of a word, are read.
const MOST_WORDS: usize = 60;
const MOST_LETTERS: usize = 24;

/// The words of a text, folded: without capitals, without accents (including combining ones, which
/// follow their letter), without invisible characters. An apostrophe or a hyphen separates two
/// words; the pieces of a number ("39 19") are joined. An emoji such as 🆘 is a word.
///
/// Of a pasted page only the beginning is read.
pub fn fold(text: &str) -> Vec<String> {
    folded(text, MOST_WORDS)
}

fn folded(text: &str, most: usize) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().filter(|letter| !unseen(*letter)) {
        let letter = narrow(letter);
        if letter.is_alphanumeric() {
            plain(letter, &mut word);
            continue;
        }
        end(&mut word, &mut words);
        if pictured(letter) {
            words.push(letter.to_string());
        }
        if words.len() > most {
            break;
        }
    }
    end(&mut word, &mut words);
    words.truncate(most);
    joined(words)
}

fn end(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(unstretched(word).chars().take(MOST_LETTERS).collect());
        word.clear();
    }
}

/// Shortens a letter that is written three times or more ("aidezzzz moiii"): to one, except that
/// French has `e` two or three times ("créée"), which is shortened to two.
fn unstretched(word: &str) -> String {
    let mut short = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut times = 1;
        while letters.next_if_eq(&letter).is_some() {
            times += 1;
        }
        let kept = match (letter, times) {
            _ if letter.is_ascii_digit() => times,
            (_, 1 | 2) => times,
            ('e', _) => 2,
            _ => 1,
        };
        short.extend(std::iter::repeat_n(letter, kept));
    }
    short
}

/// Combining accents, invisible characters (soft hyphens, zero-width spaces and joiners, direction
/// marks, the selector that colours an emoji, skin tones), vowels and lengthening of Arabic, points
/// of Hebrew.
pub(crate) fn unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{feff}'
        | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{180b}'..='\u{180e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Turns the wide letters of East Asian keyboards into plain ones, and apostrophes that count as
/// letters into ones that separate words.
pub(crate) fn narrow(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        // Modifier letters that people use as apostrophes.
        '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{55a}' => '\'',
        letter => letter,
    }
}

/// Emoji and the older symbols like them.
fn pictured(letter: char) -> bool {
    matches!(letter, '\u{2600}'..='\u{27bf}' | '\u{1f170}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}')
}

/// Adds a letter in lower case and without accents.
pub(crate) fn plain(letter: char, word: &mut String) {
    for letter in letter.to_lowercase() {
        match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => word.push('a'),
            'ç' | 'ć' | 'č' => word.push('c'),
            'ď' | 'đ' | 'ð' => word.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => word.push('e'),
            'ğ' => word.push('g'),
            'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' => word.push('i'),
            'ł' => word.push('l'),
            'ñ' | 'ń' | 'ň' => word.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => word.push('o'),
            'ř' => word.push('r'),
            'ś' | 'ş' | 'š' | 'ș' | 'ſ' => word.push('s'),
            'ţ' | 'ť' | 'ț' => word.push('t'),
            'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => word.push('u'),
            'ý' | 'ÿ' => word.push('y'),
            'ź' | 'ż' | 'ž' => word.push('z'),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ß' => word.push_str("ss"),
            'ﬀ' => word.push_str("ff"),
            'ﬁ' => word.push_str("fi"),
            'ﬂ' => word.push_str("fl"),
            // Letters of Arabic that people use one for another.
            'أ' | 'إ' | 'آ' | 'ٱ' => word.push('ا'),
            // Letters of Persian keyboards.
            'ى' | 'ی' => word.push('ي'),
            'ک' => word.push('ك'),
            'ё' => word.push('е'),
            'ة' => word.push('ه'),
            // Arabic and Persian digits.
            '\u{660}'..='\u{669}' => digit(letter, '\u{660}', word),
            '\u{6f0}'..='\u{6f9}' => digit(letter, '\u{6f0}', word),
            letter if unseen(letter) => {}
            letter => word.push(letter),
        }
    }
}

fn digit(letter: char, zero: char, word: &mut String) {
    let value = u32::from(letter) - u32::from(zero);
    word.extend(char::from_digit(value, 10));
}

/// Joins the pieces of a telephone number: "39 19", "1 1 4", "116 006", "01 23 45 67 89". Other
/// numbers that follow one another stay as they are.
fn joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let run = rest.iter().take_while(|word| digits(word)).count();
        let run = rest.get(..run).unwrap_or_default();
        let lengths: Vec<usize> = run.iter().map(String::len).collect();
        let pieces = match lengths.as_slice() {
            [2, 2, 2, 2, 2, ..] => 5,
            [1, 3, 2, 2, 2, ..] | [1, 2, 2, 2, 2, ..] => 5,
            [1, 1, 1, 1] | [4, 2, 2, 2] => 4,
            [1, 1, 1] => 3,
            [3, 3, ..] | [2, 2] | [1, 1] => 2,
            _ => 1,
        };
        if let (Some(number), 2..) = (run.get(..pieces), pieces) {
            joined.push(number.concat());
            rest = rest.get(pieces..).unwrap_or_default();
        } else {
            joined.push(first.clone());
            rest = after;
        }
    }
    joined
}

fn digits(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_digit())
}

/// The stems of a whole text, without the stop words.
pub fn words(text: &str) -> Vec<String> {
    stems(&folded(text, usize::MAX))
}

/// The stems of folded words, without the stop words ("de", "il", "mon"). The index of the cards'
/// own words holds these.
pub fn stems(words: &[String]) -> Vec<String> {
    words
        .iter()
        .map(|word| stem(word))
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect()
}

/// The word without its ending, so that "frappée" finds "frapper". A short word keeps enough
/// letters not to become another one.
fn stem(word: &str) -> String {
    let ending = ENDINGS.iter().find_map(|(ending, least)| {
        let start = word.strip_suffix(ending)?;
        (start.len() >= *least).then_some(start)
    });
    ending.unwrap_or(word).to_owned()
}

/// Endings, the longest first, and how many letters must be left.
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

/// Stop words: every text has them.
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
    use super::{fold, words};

    #[test]
    fn every_odd_form_folds_to_the_plain_one() {
        for (odd, plain) in [
            ("Frappée", "frappee"),
            ("frappe\u{301}e", "frappee"),
            ("FRAPPE\u{301}E", "frappee"),
            ("frap\u{ad}pée", "frappee"),
            ("fra\u{200b}pp\u{200d}é\u{feff}e", "frappee"),
            ("\u{202e}frappée\u{202c}", "frappee"),
            ("ｆｒａｐｐｅｅ", "frappee"),
            ("cœur CŒUR", "coeur coeur"),
            (
                "qu’il qu'il quʼil qu`il qu´il qu‘il",
                "qu il qu il qu il qu il qu il qu il",
            ),
            ("garde\u{a0}\u{202f}à\u{2009}vue", "garde a vue"),
            (
                "peut-être peut‑être peut–être",
                "peut etre peut etre peut etre",
            ),
            (
                "Straße İzmir Ñandú Łódź ŞİDDET",
                "strasse izmir nandu lodz siddet",
            ),
            ("le 39 19", "le 3919"),
            ("39\u{a0}19", "3919"),
            ("39.19 ou 39-19", "3919 ou 3919"),
            ("1 1 4", "114"),
            ("116\u{202f}006", "116006"),
            ("01 23 45 67 89", "0123456789"),
            ("٣٩١٩ ３９１９", "3919 3919"),
            ("j’ai 15 ans", "j ai 15 ans"),
            ("le 17 le 15", "le 17 le 15"),
            ("أَنَا خَائِفَة", "انا خائفه"),
            ("Мой МУЖ", "мои муж"),
            ("🆘🏽 aide\u{fe0f}", "🆘 aide"),
            ("1️⃣7️⃣", "17"),
            ("Aidezzzz MOIIIII", "aidez moi"),
            ("créée en 2000", "cree en 2000"),
            ("", ""),
            (" ?! … \u{200b}", ""),
        ] {
            // й is a letter of its own and is kept.
            let plain = plain.replace("мои", "мой");
            assert_eq!(fold(odd).join(" "), plain, "{odd}");
        }
    }

    #[test]
    fn a_pasted_page_is_truncated() {
        assert_eq!(fold(&"ab".repeat(50_000)).concat().len(), 24);
        assert_eq!(fold(&"mot ".repeat(100_000)).len(), 60);
        assert_eq!(fold(&"🆘".repeat(500)).len(), 60);
    }

    #[test]
    fn forms_of_a_word_have_the_same_stem() {
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
    fn stop_words_are_left_out() {
        assert_eq!(words("Qu’est-ce que je peux faire ?"), Vec::<String>::new());
        assert_eq!(words("l’école de ma sœur"), ["ecol", "soeur"]);
    }
}
