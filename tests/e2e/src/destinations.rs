//! The pages that one comes from and leaves for. They are on another site than the
//! guide, as in life: another host name and another port.

use anyhow::Result;
use std::path::PathBuf;
use xtask::server::{Mode, Options, Server};

/// A site that has nothing to do with the guide.
pub struct Destinations {
    server: Server,
}

impl Destinations {
    /// Serves a search page, whose link leads to `guide` once [`Destinations::link_to`]
    /// says where it is, and two neutral pages.
    pub fn start() -> Result<Self> {
        let options = Options {
            // Nothing is there: only the pages below answer.
            root: PathBuf::from("/nonexistent"),
            mode: Mode::Indexed,
            rewrites: Vec::new(),
            embed: Vec::new(),
        };
        let server = Server::start(options, 0)?;
        server.page("/first", &page("Météo", "Soleil demain."));
        server.page("/second", &page("Routes", "Trafic fluide."));
        server.page("/other", &page("Ailleurs", "Une autre page."));
        server.page("/favicon.ico", "");
        Ok(Self { server })
    }

    /// Answers `path` with a page of this site.
    pub fn page(&self, path: &str, html: &str) -> String {
        self.server.page(&format!("/{path}"), html);
        self.url(path)
    }

    /// The search page links to this address.
    pub fn link_to(&self, guide: &str) {
        let link = format!(r#"<a id="result" href="{guide}">Résultat</a>"#);
        self.server.page("/search", &page("Recherche", &link));
    }

    /// What to replace in the page of the guide.
    pub fn rewrites(&self) -> Result<Vec<(String, String)>> {
        let real = xtask::host::host()?.exit;
        Ok(vec![
            (real.first, self.first()),
            (real.second, self.second()),
        ])
    }

    /// The page before the guide.
    pub fn search(&self) -> String {
        self.url("search")
    }

    /// Where the exit leads.
    pub fn first(&self) -> String {
        self.url("first")
    }

    /// Where it leads after 2 s.
    pub fn second(&self) -> String {
        self.url("second")
    }

    /// A page to go to by hand.
    pub fn other(&self) -> String {
        self.url("other")
    }

    /// To make these pages slow or dead, and to read what is asked of them.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Another page of this site.
    pub fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.origin())
    }

    /// This site, as a policy names it.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.server.port())
    }
}

fn page(title: &str, text: &str) -> String {
    format!(
        r#"<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{text}</p>"#
    )
}
