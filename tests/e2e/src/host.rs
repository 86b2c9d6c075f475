//! The guide behind a mark on somebody else's page (`public/embed.js`).

use crate::page::Guide;
use crate::wait::wait_until;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use thirtyfour::WebElement;

/// The state of the page around the guide, for the page itself and for the browser.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct State {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Entries of the tab's history.
    pub history: u32,
    /// What it keeps: local and session storage, cookies.
    pub kept: String,
}

/// A page of a town hall with the policy of a careful site: its own files and the guide.
pub fn page(guide: &str, head: &str, body: &str) -> String {
    format!(
        r#"<!doctype html><html lang="fr"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'self' {guide}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Mairie</title>{head}</head><body><main><h1>Mairie</h1><p>Horaires et démarches.</p>{body}</main></body></html>"#
    )
}

impl Guide {
    /// The line that loads the mark, with `attributes`.
    pub fn embed_line(&self, attributes: &str) -> String {
        let guide = self.site().url();
        format!(r#"<script src="{guide}/embed.js" {attributes}></script>"#)
    }

    /// Opens a page with one mark from the search page, and records what breaks its policy.
    pub fn host(&self) -> Result<State> {
        self.host_with(&page(&self.site().url(), "", &self.embed_line("")))
    }

    /// Like [`Guide::host`], with another page.
    pub fn host_with(&self, html: &str) -> Result<State> {
        let address = self.around().page("host", html);
        self.around().link_to(&address);
        self.visit(&self.around().search())?;
        self.click("#result")?;
        self.wait_for(&address)?;
        self.eval::<()>(
            "window.violations = [];
             addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective + ' ' + event.blockedURI));
             return null",
        )?;
        wait_until("the mark is there", || Ok(self.marks()? > 0))?;
        self.host_state()
    }

    /// How many marks the page has.
    pub fn marks(&self) -> Result<usize> {
        self.eval("return document.querySelectorAll('[data-mark]').length")
    }

    /// The current [`State`].
    pub fn host_state(&self) -> Result<State> {
        self.eval(
            "return { address: location.href, title: document.title, history: history.length,
               kept: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]) }",
        )
    }

    /// The button of a mark.
    pub fn mark(&self, index: usize) -> Result<WebElement> {
        self.element(
            "return document.querySelectorAll('[data-mark]')[arguments[0]].shadowRoot.querySelector('button')",
            vec![index.into()],
        )
    }

    /// Presses a mark and waits until the guide answers in its frame.
    pub fn press_mark(&self, index: usize) -> Result<()> {
        self.click_on(&self.mark(index)?)?;
        self.wait_for_frame()
    }

    /// Waits until the guide answers in its frame and hears Esc.
    pub fn wait_for_frame(&self) -> Result<()> {
        wait_until("the guide answers in its frame", || {
            self.in_frame(|| {
                self.eval("const { ready, framed } = document.documentElement.dataset; return ready === '' && framed === ''")
            })
        })
    }

    /// An element of the dialog that a mark has opened.
    pub fn dialog(&self, css: &str) -> Result<WebElement> {
        self.element(
            "for (const mark of document.querySelectorAll('[data-mark]')) {
               const found = mark.shadowRoot.querySelector('dialog ' + arguments[0]);
               if (found) return found;
             }",
            vec![css.into()],
        )
        .with_context(|| format!("no {css} in a dialog"))
    }

    /// Does something inside the frame of the guide.
    pub fn in_frame<T>(&self, look: impl FnOnce() -> Result<T>) -> Result<T> {
        self.within(&self.dialog("iframe")?, look)
    }

    /// Presses a key inside the frame of the guide, which closes it. The key comes up outside:
    /// Chromium's driver waits for ever for the answer of a frame that went in between.
    pub fn press_to_close(&self, key: char) -> Result<()> {
        // Firefox reports that the frame is gone, as the key intends.
        let _ = self.in_frame(|| self.keys(&[(key, true)]));
        self.keys(&[(key, false)])
    }

    /// Asserts that the page around is as it was before the mark was pressed: nothing is open, the
    /// focus is on the mark, and its policy is unbroken.
    pub fn assert_as_before(&self, before: &State) -> Result<()> {
        wait_until("the guide is gone from the page", || {
            let (open, focused): (usize, bool) = self.eval(
                "const marks = [...document.querySelectorAll('[data-mark]')];
                 return [marks.filter(mark => mark.shadowRoot.querySelector('dialog, iframe')).length,
                         marks.some(mark => mark.shadowRoot.activeElement?.localName === 'button')]",
            )?;
            ensure!(open == 0, "{open} dialogs are open");
            ensure!(focused, "focus is not on the mark");
            Ok(true)
        })?;
        let now = self.host_state()?;
        ensure!(now == *before, "{now:?} / {before:?}");
        let broken: Vec<String> = self.eval("return violations")?;
        ensure!(broken.is_empty(), "the policy of the page: {broken:?}");
        Ok(())
    }
}
