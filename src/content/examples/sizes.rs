//! Prints what a language compiles into, and writes it to a folder.
use std::path::Path;
fn main() {
    let out = std::env::args().nth(1);
    match content::compiler::compile(Path::new("src/content"), "fr") {
        Ok(output) => {
            println!("texts {} pack {} home {} strip {}", output.texts.len(), output.pack.len(), output.parts["home"].len(), output.parts["strip"].len());
            if let Some(out) = out {
                std::fs::write(format!("{out}/texts.html"), &output.texts).ok();
                std::fs::write(format!("{out}/fr.bin"), &output.pack).ok();
                std::fs::write(format!("{out}/home.html"), &output.parts["home"]).ok();
                std::fs::write(format!("{out}/strip.html"), &output.parts["strip"]).ok();
                std::fs::write(format!("{out}/labels.rs"), content::compiler::labels_rs(Path::new("src/content"), "fr").unwrap_or_default()).ok();
                println!("{:#?}", output.words);
            }
        }
        Err(problems) => problems.iter().for_each(|p| println!("{p}")),
    }
}
