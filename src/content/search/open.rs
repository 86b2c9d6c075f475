use super::fold::fold;
use crate::types::Opener;

/// The pages in another language that match a query in that language, at most `most` of them, the
/// one with the longest phrase first.
pub fn open<'o>(openers: &'o [Opener], typed: &str, most: usize) -> Vec<&'o Opener> {
    let typed = [" ", &fold(typed).join(" "), " "].concat();
    let mut found: Vec<(usize, &Opener)> = openers
        .iter()
        .filter_map(|opener| {
            let words = opener.words.iter().filter(|words| typed.contains(**words));
            Some((words.map(|words| words.len()).max()?, opener))
        })
        .collect();
    found.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    found
        .into_iter()
        .take(most)
        .map(|(_, opener)| opener)
        .collect()
}
