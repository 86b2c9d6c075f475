//! The page as it is written: a table a struct, a list an enum, and what cannot be told.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use content::compiler::Problem;
use content::compiler::publication::{self, Host};
use syn::{Attribute, Fields, Ident, Item, ItemEnum, ItemStruct, Type};

use super::files;
use super::kinds::BY_PROGRAMS;
use super::rust::{Section, Serde, generic, literal, many, names, reads, said};

/// What stands above the files.
const HEAD: &str = "# Every field of every file\n\n\
    `cargo xtask content fields` writes this page from the doc comments of the Rust types that read the files.\n\
    Correct them there: each section names its source. How to write is in [`README.md`](README.md).\n";

/// The page so far, and what it is made from.
pub(super) struct Writer {
    /// The sources by their path in `src/content`.
    sources: BTreeMap<String, syn::File>,
    pub text: String,
    pub problems: Vec<Problem>,
    /// Source and name of each struct that the page tells.
    told: BTreeSet<(String, String)>,
}

/// What a field holds.
struct Holds {
    /// One of it, in plain words.
    one: String,
    /// Several of it.
    many: String,
    may_lack: bool,
    /// The enum or the struct behind it, and the source of that.
    inside: Option<(String, Inside)>,
}

#[derive(Clone)]
enum Inside {
    Values(ItemEnum),
    Fields(ItemStruct),
}

impl Writer {
    pub fn read(content: &Path) -> Result<Self> {
        let mut sources = BTreeMap::new();
        for folder in ["compiler", "places", "types"] {
            for file in files(&content.join(folder))? {
                let text = fs::read_to_string(&file)?;
                let parsed =
                    syn::parse_file(&text).with_context(|| format!("in {}", file.display()))?;
                let path = file.strip_prefix(content)?.to_string_lossy().into_owned();
                sources.insert(path, parsed);
            }
        }
        Ok(Self::of(sources))
    }

    pub fn of(sources: BTreeMap<String, syn::File>) -> Self {
        Self {
            sources,
            text: HEAD.to_owned(),
            problems: Vec::new(),
            told: BTreeSet::new(),
        }
    }

    /// A table of the fields of a struct, then what stands inside them.
    pub fn fields(&mut self, source: &str, place: &str, name: &str) {
        let path = format!("compiler/{source}");
        match self.find(&path, name) {
            Some((path, Inside::Fields(found))) => self.table(&path, place, &found),
            _ => self.gone(&path, name),
        }
    }

    fn table(&mut self, path: &str, place: &str, of: &ItemStruct) {
        self.told.insert((path.to_owned(), of.ident.to_string()));
        let about = self.doc(path, &of.attrs, &of.ident);
        let _ = writeln!(
            self.text,
            "\n### {place}\n\n{about}\n\n\
             | field | holds | may be left out | says |\n| --- | --- | --- | --- |"
        );
        let Fields::Named(fields) = &of.fields else {
            self.tell(path, &of.ident, "has fields without names", "name them");
            return;
        };
        let mut inside = Vec::new();
        for field in &fields.named {
            let Some(ident) = &field.ident else { continue };
            let says = self.doc(path, &field.attrs, ident);
            let told =
                Serde::of(&field.attrs).and_then(|serde| Ok((serde, self.holds(path, &field.ty)?)));
            let (serde, holds) = match told {
                Ok(told) => told,
                Err(what) => {
                    self.tell(path, ident, &what, "teach it to xtask/src/fields");
                    continue;
                }
            };
            let plain = ident.to_string();
            let name = serde.rename.as_deref();
            let name = name.unwrap_or(plain.trim_start_matches("r#")).to_owned();
            let lacks = if holds.may_lack || serde.default {
                "yes"
            } else {
                "no"
            };
            self.row(&[&format!("`{name}`"), &holds.one, lacks, &says]);
            inside.extend(holds.inside.map(|inside| (name, inside)));
        }
        let (values, fields): (Vec<_>, Vec<_>) = inside
            .into_iter()
            .partition(|(_, (_, inside))| matches!(inside, Inside::Values(_)));
        for (name, (path, inside)) in values.into_iter().chain(fields) {
            match inside {
                Inside::Values(values) => self.values(&path, &name, &values),
                Inside::Fields(fields) => self.table(&path, &format!("Inside `{name}`"), &fields),
            }
        }
    }

    /// What each value of a field means.
    fn values(&mut self, path: &str, field: &str, of: &ItemEnum) {
        let _ = writeln!(self.text, "\nValues of `{field}`:\n");
        let Ok(names) = names(of) else { return };
        for (variant, name) in of.variants.iter().zip(names) {
            let says = self.doc(path, &variant.attrs, &variant.ident);
            let _ = writeln!(self.text, "- `{name}`: {}", says.replace('\n', " "));
        }
    }

    /// What a source says of itself.
    pub fn module(&mut self, source: &str, place: &str) {
        let path = format!("compiler/{source}");
        let attrs = self.sources.get(&path).map(|file| said(&file.attrs));
        match attrs.filter(|says| !says.is_empty()) {
            Some(says) => {
                let _ = writeln!(self.text, "\n### {place}\n\n{says}");
            }
            None => self.gone(&path, "//!"),
        }
    }

    /// What an item says of itself; of a list of names, these too.
    pub fn words(&mut self, source: &str, place: &str, name: &str) {
        let path = format!("compiler/{source}");
        let items = self.sources.get(&path).map(|file| file.items.clone());
        let mut items = items.unwrap_or_default().into_iter();
        let found = items.find_map(|item| match item {
            Item::Fn(one) if one.sig.ident == name => Some((one.attrs, one.sig.ident, None)),
            Item::Struct(one) if one.ident == name => Some((one.attrs, one.ident, None)),
            Item::Const(one) if one.ident == name => Some((one.attrs, one.ident, Some(one.expr))),
            _ => None,
        });
        let Some((attrs, ident, list)) = found else {
            self.gone(&path, name);
            return;
        };
        let says = self.doc(&path, &attrs, &ident);
        let _ = writeln!(self.text, "\n### {place}\n\n{says}");
        if let Some(syn::Expr::Array(list)) = list.map(|list| *list) {
            let names: Vec<String> = list.elems.iter().filter_map(literal).collect();
            let _ = writeln!(self.text, "\nNames: {}.", quoted(&names));
        }
    }

    /// The sections of a macro of labels, as `/// What it is` above `name: Type { label, … }`.
    pub fn sections(&mut self, source: &str, name: &str) {
        let path = format!("compiler/{source}");
        let items = self.sources.get(&path).into_iter();
        let mut items = items.flat_map(|file| &file.items);
        let found = items.find_map(|item| match item {
            Item::Macro(one) if one.ident.is_none() && one.mac.path.is_ident(name) => {
                one.mac.parse_body_with(many::<Section>).ok()
            }
            _ => None,
        });
        let Some(sections) = found else {
            self.gone(&path, name);
            return;
        };
        self.text += "\n### Labels of the pages\n\n\
                      Each label is a text, and all of them stand in the file.\n\n\
                      | section | where they stand | labels |\n| --- | --- | --- |\n";
        for Section { attrs, name, keys } in sections {
            let says = self.doc(&path, &attrs, &name);
            let keys: Vec<String> = keys.iter().map(Ident::to_string).collect();
            self.row(&[&format!("`[{name}]`"), &says, &quoted(&keys)]);
        }
    }

    /// The fields of `deploy/host.toml`; what a kind of field holds is said where it stands.
    pub fn host(&mut self, source: &str) {
        let path = format!("compiler/{source}");
        let Some((_, Inside::Values(kinds))) = self.find(&path, "Kind") else {
            self.gone(&path, "Kind");
            return;
        };
        let nobody = Host::default();
        let needed = nobody.lacking();
        self.text += "\n### The file\n\n\
                      Every line stands in the file, also when it says nothing yet.\n\n\
                      | field | holds | may say nothing | says |\n| --- | --- | --- | --- |\n";
        for (name, kind, says) in publication::FIELDS {
            let kind = format!("{kind:?}");
            let Some(variant) = kinds.variants.iter().find(|one| one.ident == kind) else {
                continue;
            };
            let holds = self.doc(&path, &variant.attrs, &variant.ident);
            let empty = if needed.contains(&name) {
                "until the copy is public"
            } else if kind == "Address" {
                "no"
            } else {
                "yes"
            };
            self.row(&[&dotted(name), &holds, empty, says]);
        }
        let (name, says) = publication::SITES;
        self.row(&[&dotted(name), "A list of texts.", "yes, `[]`", says]);
    }

    /// What a type is in plain words, or what is wrong with it.
    fn holds(&self, path: &str, of: &Type) -> Result<Holds, String> {
        let (name, inner) = generic(of).ok_or("has a type without a name")?;
        let plain = |one: &str, many: &str| Holds {
            one: one.to_owned(),
            many: many.to_owned(),
            may_lack: false,
            inside: None,
        };
        let inner = |holds: &Self| match inner {
            Some(inner) => holds.holds(path, inner),
            None => Err(unknown(&name)),
        };
        Ok(match name.as_str() {
            "String" => plain("text", "texts"),
            "WrittenDay" => plain("day, as in `2026-11-24`", "days, as in `2026-11-24`"),
            "bool" => plain("`true` or `false`", "`true` or `false`"),
            "u16" => plain("whole number", "whole numbers"),
            "Spanned" => inner(self)?,
            "Option" => Holds {
                may_lack: true,
                ..inner(self)?
            },
            "Vec" => {
                let inner = inner(self)?;
                Holds {
                    one: format!("list of {}", inner.many),
                    many: format!("lists of {}", inner.many),
                    ..inner
                }
            }
            "BTreeMap" => {
                let inner = inner(self)?;
                Holds {
                    one: format!("section of names, each with its {}", inner.one),
                    ..inner
                }
            }
            _ => {
                let (path, inside) = self.find(path, &name).ok_or_else(|| unknown(&name))?;
                let (one, many) = match &inside {
                    Inside::Fields(_) => ("fields, below".to_owned(), "entries, below".to_owned()),
                    Inside::Values(values) => {
                        let values = quoted(&names(values)?);
                        (format!("one of {values}"), values)
                    }
                };
                Holds {
                    one,
                    many,
                    may_lack: false,
                    inside: Some((path, inside)),
                }
            }
        })
    }

    /// A struct or an enum of this source, or else of those that the app shares with the compiler.
    fn find(&self, path: &str, name: &str) -> Option<(String, Inside)> {
        let shared = self
            .sources
            .iter()
            .filter(|(path, _)| !path.starts_with("compiler/"));
        let mut all = self.sources.get_key_value(path).into_iter().chain(shared);
        all.find_map(|(path, file)| {
            let found = file.items.iter().find_map(|item| match item {
                Item::Enum(one) if one.ident == name => Some(Inside::Values(one.clone())),
                Item::Struct(one) if one.ident == name => Some(Inside::Fields(one.clone())),
                _ => None,
            })?;
            Some((path.clone(), found))
        })
    }

    /// The doc comment of something; a missing one is told.
    fn doc(&mut self, path: &str, attrs: &[Attribute], of: &Ident) -> String {
        let says = said(attrs);
        if says.is_empty() {
            let remedy =
                "say above it in a sentence, with an example, what a volunteer writes there";
            self.tell(path, of, "has no doc comment", remedy);
        }
        says
    }

    fn row(&mut self, cells: &[&str]) {
        for cell in cells {
            let cell = cell.replace('\n', " ").replace('|', "\\|");
            let _ = write!(self.text, "| {cell} ");
        }
        self.text += "|\n";
    }

    /// Tells every struct of the compiler that reads a file and that the page does not tell.
    pub fn tell_unlisted(&mut self) {
        let mut problems = Vec::new();
        for (path, file) in &self.sources {
            let Some(source) = path.strip_prefix("compiler/") else {
                continue;
            };
            for item in &file.items {
                let Item::Struct(one) = item else { continue };
                let name = one.ident.to_string();
                let listed = BY_PROGRAMS.contains(&(source, &name))
                    || self.told.contains(&(path.clone(), name));
                if reads(&one.attrs) && !listed {
                    problems.push((path.clone(), one.ident.clone()));
                }
            }
        }
        for (path, ident) in problems {
            let remedy = "add it to KINDS in xtask/src/fields/kinds.rs";
            self.tell(
                &path,
                &ident,
                "reads a file that src/content/FIELDS.md does not tell",
                remedy,
            );
        }
    }

    fn gone(&mut self, path: &str, name: &str) {
        let file = Path::new("src/content").join(path);
        let what = format!("`{name}` is not here");
        let remedy = "correct KINDS in xtask/src/fields/kinds.rs";
        self.problems.push(Problem::whole(&file, what, remedy));
    }

    fn tell(&mut self, path: &str, of: &Ident, what: &str, remedy: &str) {
        let file = Path::new("src/content").join(path);
        let line = of.span().start().line;
        let what = format!("`{of}` {what}");
        self.problems.push(Problem::new(&file, line, what, remedy));
    }
}

/// What is told of a field whose type has no plain words.
fn unknown(name: &str) -> String {
    format!("is of the type `{name}`, which has no plain words")
}

/// `log.days` as it stands in the file: `[log] days`.
fn dotted(name: &str) -> String {
    let (section, key) = name.split_once('.').unwrap_or((name, ""));
    format!("`[{section}] {key}`")
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
