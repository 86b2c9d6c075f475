//! How a French word sounds, so that "kil va" and "qu'il va", or "frapé" and "frappée", are the
//! same.

/// The sound of a lower-case word without accents: one letter per sound, without a silent ending. A
/// number, or a word in another alphabet, is its own sound.
pub fn sound(word: &str) -> String {
    if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut sounds = String::with_capacity(word.len());
    let mut rest = word;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let (taken, said) = next(rest, before);
        for letter in said.chars() {
            // A double letter is one sound.
            if !sounds.ends_with(letter) {
                sounds.push(letter);
            }
        }
        let taken = taken.max(first.len_utf8());
        before = rest.get(..taken).and_then(|part| part.chars().next_back());
        rest = rest.get(taken..).unwrap_or_default();
    }
    silent(sounds)
}

/// Spellings, the longest first: `(spelling, sound, what follows)`.
const SPELLINGS: &[(&str, &str, Follows)] = &[
    ("eaux", "o", Follows::Any),
    ("eau", "o", Follows::Any),
    ("aux", "o", Follows::End),
    ("tion", "siO", Follows::Any),
    ("ouil", "Ui", Follows::Any),
    ("ain", "I", Follows::Consonant),
    ("aim", "I", Follows::Consonant),
    ("ein", "I", Follows::Consonant),
    ("oin", "wI", Follows::Consonant),
    ("ien", "iI", Follows::Consonant),
    ("ill", "i", Follows::Any),
    ("sch", "x", Follows::Any),
    ("ais", "e", Follows::End),
    ("ait", "e", Follows::End),
    ("ez", "e", Follows::End),
    ("er", "e", Follows::End),
    ("et", "e", Follows::End),
    ("es", "e", Follows::End),
    ("au", "o", Follows::Any),
    ("ai", "e", Follows::Any),
    ("ei", "e", Follows::Any),
    ("eu", "u", Follows::Any),
    ("ou", "U", Follows::Any),
    ("oi", "wa", Follows::Any),
    ("oy", "wa", Follows::Any),
    ("ay", "e", Follows::Any),
    ("an", "A", Follows::Consonant),
    ("am", "A", Follows::Consonant),
    ("en", "A", Follows::Consonant),
    ("em", "A", Follows::Consonant),
    ("in", "I", Follows::Consonant),
    ("im", "I", Follows::Consonant),
    ("un", "I", Follows::Consonant),
    ("on", "O", Follows::Consonant),
    ("om", "O", Follows::Consonant),
    ("ph", "f", Follows::Any),
    ("ch", "x", Follows::Any),
    ("sh", "x", Follows::Any),
    ("gn", "n", Follows::Any),
    ("qu", "k", Follows::Any),
    ("gu", "g", Follows::Soft),
    ("ge", "j", Follows::Hard),
    ("sc", "s", Follows::Soft),
    ("ck", "k", Follows::Any),
    ("c", "s", Follows::Soft),
    ("c", "k", Follows::Any),
    ("q", "k", Follows::Any),
    ("g", "j", Follows::Soft),
    ("y", "i", Follows::Any),
    ("w", "v", Follows::Any),
    ("z", "s", Follows::Any),
    ("h", "", Follows::Any),
];

#[derive(Clone, Copy)]
enum Follows {
    Any,
    End,
    /// A consonant other than n and m, or the end.
    Consonant,
    /// e, i or y.
    Soft,
    /// a, o or u.
    Hard,
}

fn next(rest: &str, _before: Option<char>) -> (usize, &str) {
    for (spelling, said, follows) in SPELLINGS {
        let Some(after) = rest.strip_prefix(spelling) else {
            continue;
        };
        let after = after.bytes().next();
        let fits = match follows {
            Follows::Any => true,
            Follows::End => after.is_none(),
            Follows::Consonant => after.is_none_or(|letter| {
                !matches!(
                    letter,
                    b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'n' | b'm'
                )
            }),
            Follows::Soft => after.is_some_and(|letter| matches!(letter, b'e' | b'i' | b'y')),
            Follows::Hard => after.is_some_and(|letter| matches!(letter, b'a' | b'o' | b'u')),
        };
        if fits {
            return (spelling.len(), said);
        }
    }
    (1, rest.get(..1).unwrap_or_default())
}

/// Removes the silent ending; two sounds stay.
fn silent(mut sounds: String) -> String {
    while sounds.len() > 2 && sounds.ends_with(['e', 's', 't', 'd', 'x', 'p']) {
        sounds.pop();
    }
    sounds
}
