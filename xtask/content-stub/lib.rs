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
    pub fn compile(_content: &Path, lang: &str) -> Result<Output, Vec<Problem>> {
        Ok(Output {
            lang: lang.into(),
            dir: "ltr",
            parts: BTreeMap::new(),
            texts: "<!doctype html><html lang=\"fr\"><head>{{styles}}</head><body></body></html>".into(),
            pack: vec![1, 2, 3],
            words: BTreeMap::new(),
        })
    }
}
