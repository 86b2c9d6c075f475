//! What Rust sources say of their types: doc comments, the words of serde, names.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, ItemEnum, LitStr, Token, Type};

/// What serde is told of a field, a variant or a type.
#[derive(Default)]
pub(super) struct Serde {
    pub rename: Option<String>,
    rename_all: Option<String>,
    pub default: bool,
}

impl Serde {
    pub fn of(attrs: &[Attribute]) -> Result<Self, String> {
        let mut found = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
            attr.parse_nested_meta(|meta| {
                let value = match meta.input.peek(Token![=]) {
                    true => Some(meta.value()?.parse::<LitStr>()?.value()),
                    false => None,
                };
                if meta.path.is_ident("rename") {
                    found.rename = value;
                } else if meta.path.is_ident("rename_all") {
                    found.rename_all = value;
                } else if meta.path.is_ident("default") {
                    found.default = true;
                } else if !meta.path.is_ident("deny_unknown_fields") {
                    return Err(meta.error("a word of serde that this page does not know"));
                }
                Ok(())
            })
            .map_err(|error| format!("has {error}"))?;
        }
        Ok(found)
    }
}

/// The values of an enum, as files write them.
pub(super) fn names(of: &ItemEnum) -> Result<Vec<String>, String> {
    let all = Serde::of(&of.attrs)?;
    let kebab = match all.rename_all.as_deref() {
        None => None,
        Some("lowercase") => Some(false),
        Some("kebab-case") => Some(true),
        Some(other) => return Err(format!("has values in {other}")),
    };
    let name = |variant: &syn::Variant| {
        let one = Serde::of(&variant.attrs)?;
        let plain = variant.ident.to_string();
        Ok(one.rename.unwrap_or_else(|| match kebab {
            None => plain,
            Some(false) => plain.to_lowercase(),
            Some(true) => hyphens(&plain),
        }))
    };
    of.variants.iter().map(name).collect()
}

/// `WomensHouse` as `womens-house`.
fn hyphens(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

/// The name of a type, and the last of the types in its angle brackets.
pub(super) fn generic(of: &Type) -> Option<(String, Option<&Type>)> {
    let Type::Path(of) = of else { return None };
    let last = of.path.segments.last()?;
    let inner = match &last.arguments {
        syn::PathArguments::AngleBracketed(inner) => inner.args.iter().next_back(),
        _ => None,
    };
    let inner = inner.and_then(|inner| match inner {
        syn::GenericArgument::Type(inner) => Some(inner),
        _ => None,
    });
    Some((last.ident.to_string(), inner))
}

/// Whether serde reads the type from a file.
pub(super) fn reads(attrs: &[Attribute]) -> bool {
    let mut found = false;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("derive")) {
        let _ = attr.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("Deserialize");
            Ok(())
        });
    }
    found
}

/// The doc comment among attributes.
pub(super) fn said(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| {
        let doc = attr.meta.require_name_value().ok()?;
        let line = literal(&doc.value).filter(|_| doc.path.is_ident("doc"))?;
        Some(line.strip_prefix(' ').unwrap_or(&line).to_owned())
    });
    lines.collect::<Vec<String>>().join("\n")
}

pub(super) fn literal(of: &syn::Expr) -> Option<String> {
    match of {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

/// A section of labels.
pub(super) struct Section {
    pub attrs: Vec<Attribute>,
    pub name: Ident,
    pub keys: Punctuated<Ident, Token![,]>,
}

impl Parse for Section {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        input.parse::<Ident>()?;
        let inside;
        syn::braced!(inside in input);
        Ok(Self {
            attrs,
            name,
            keys: Punctuated::parse_terminated(&inside)?,
        })
    }
}

pub(super) fn many<T: Parse>(input: ParseStream) -> syn::Result<Vec<T>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        all.push(input.parse()?);
    }
    Ok(all)
}
