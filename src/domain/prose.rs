//! Reads a line from HTML written by the compiler of the text, without parsing it into nodes: a
//! search needs several lines at each letter typed.

/// The tags that begin a line of the prose of a card.
const LINES: [&str; 3] = ["h2", "p", "li"];

/// The words of the n-th title, paragraph or list item in the `.prose` of a card, numbered as in
/// the index of the search.
pub fn line(card: &str, index: usize) -> Option<String> {
    let (_, prose) = card.split_once("<div class=\"prose\">")?;
    let (prose, _) = prose.split_once("</div>")?;
    let mut lines = prose.split('<').enumerate().filter(|(_, part)| {
        let name = part.split(['>', ' ']).next();
        name.is_some_and(|name| LINES.contains(&name))
    });
    let (at, start) = lines.nth(index)?;
    let end = start.split(['>', ' ']).next()?;
    let end = ["/", end, ">"].concat();
    let parts = prose.split('<').skip(at);
    let parts = parts.take_while(|part| !part.starts_with(&end));
    let words = parts.filter_map(|part| Some(part.split_once('>')?.1));
    Some(
        words
            .collect::<String>()
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&"),
    )
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn lines_are_numbered_as_in_the_index() {
        let card = "<article><h1>A</h1><div class=\"prose\"><h2>À faire</h2><ol><li>Appelez \
                    <a href=\"tel:17\">le <strong>17</strong></a>.</li><li class=\"x\">B &amp; C</li></ol>\
                    <blockquote><p>D</p></blockquote><p>E</p></div><p>F</p></article>";
        let expected = ["À faire", "Appelez le 17.", "B & C", "D", "E"];
        for (index, words) in expected.iter().enumerate() {
            assert_eq!(line(card, index).as_deref(), Some(*words));
        }
        assert_eq!(line(card, expected.len()), None);
        assert_eq!(line("<p>A</p>", 0), None);
    }
}
