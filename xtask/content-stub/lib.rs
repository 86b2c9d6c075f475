//! Stands where the crate `content` (src/content) will be, until the branches are merged.
/// As in the crate.
pub mod compiler {
    use std::collections::BTreeMap;
    use std::path::Path;

    /// A mistake in the text.
    pub type Problem = String;

    /// What the compiler of the text writes.
    pub struct Output {
        /// `fr`
        pub lang: String,
        /// `ltr`
        pub dir: &'static str,
        /// HTML pieces of the page.
        pub parts: BTreeMap<&'static str, String>,
        /// The page of texts.
        pub texts: String,
        /// The pack.
        pub pack: Vec<u8>,
        /// Words of the scripts.
        pub words: BTreeMap<String, String>,
    }

    /// A text to build with.
    pub fn compile(content: &Path, lang: &str) -> Result<Output, Vec<Problem>> {
        let read = |name: &str| -> toml::Table {
            let text = std::fs::read_to_string(content.join(lang).join(name)).expect("a file");
            text.parse().expect("toml")
        };
        let mut words = BTreeMap::new();
        for (section, table) in read("scripts.toml") {
            for (key, text) in table.as_table().expect("a table") {
                words.insert(format!("{section}.{key}"), text.as_str().expect("text").into());
            }
        }
        for contact in read("contacts.toml")["contact"].as_array().expect("a list") {
            if let Some(number) = contact.get("number").and_then(toml::Value::as_str) {
                words.insert(format!("number.{}", contact["id"].as_str().expect("text")), number.into());
            }
        }
        Ok(Output {
            lang: lang.into(),
            dir: "ltr",
            parts: BTreeMap::new(),
            texts: "<!doctype html><html lang=\"fr\"><head>{{styles}}</head><body></body></html>".into(),
            pack: vec![1, 2, 3],
            words,
        })
    }
}
