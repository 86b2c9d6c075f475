//! The pages that a visitor comes from and leaves for. They are on another site than the guide, as
//! in real life: another host name and another port.

use anyhow::Result;
use std::path::PathBuf;
use xtask::server::{Mode, Options, Server};

/// A site that has nothing to do with the guide.
pub struct Destinations {
    server: Server,
}

impl Destinations {
    /// Serves two neutral pages and a search page, whose link leads to the guide after a call of
    /// [`Destinations::link_to`].
    pub fn start() -> Result<Self> {
        let options = Options {
            // This server has only the pages below.
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

    /// Serves `html` at `path` of this site and returns its address.
    pub fn page(&self, path: &str, html: &str) -> String {
        self.server.page(&format!("/{path}"), html);
        self.url(path)
    }

    /// Makes the search page link to this address.
    pub fn link_to(&self, guide: &str) {
        let link = format!(r#"<a id="result" href="{guide}">Résultat</a>"#);
        self.server.page("/search", &page("Recherche", &link));
    }

    /// What to replace in the page of the guide, so that its exit leads to this site.
    pub fn rewrites(&self) -> Result<Vec<(String, String)>> {
        let real = xtask::host::host()?.exit;
        Ok(vec![
            (real.first, self.first()),
            (real.second, self.second()),
        ])
    }

    /// The search page, which comes before the guide.
    pub fn search(&self) -> String {
        self.url("search")
    }

    /// The page that the exit leads to.
    pub fn first(&self) -> String {
        self.url("first")
    }

    /// The page that the exit leads to after 2 s.
    pub fn second(&self) -> String {
        self.url("second")
    }

    /// A page to go to by hand.
    pub fn other(&self) -> String {
        self.url("other")
    }

    /// The server of these pages, to make them slow or dead, and to read their requests.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The address of another page of this site.
    pub fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.origin())
    }

    /// The origin of this site, as a policy names it.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.server.port())
    }
}

fn page(title: &str, text: &str) -> String {
    format!(
        r#"<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{text}</p>"#
    )
}
