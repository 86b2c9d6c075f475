use serde::{Deserialize, Serialize};

use super::{
    CardId, Contact, ContactId, EssentialId, Form, FormId, Index, Listed, Opener, PosterWords,
    Questionnaire,
};

/// This is the pack: what the running app needs beside the page. It holds the labels, and the data
/// of the search, of the questionnaire, of the text to 114 and of the tools for a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// The labels of `live.toml` as a flat list, for the generated `Labels::read`.
    #[serde(borrow)]
    pub labels: Vec<&'static str>,
    /// The lines of the text to 114, always in French, for the generated `MessageLabels::read`.
    pub message: Vec<&'static str>,
    /// Every card, by its id: first those of the first page, then those that they link to, then the
    /// others list by list ([`super::Shelf::ALL`]).
    pub cards: Vec<Listed>,
    /// Every service, in the order of `contacts.toml`.
    pub contacts: Vec<Contact>,
    /// The cards that are on the first page (`[start] danger` of `page.toml`) and therefore not on
    /// the page of texts. The first one is for a person in danger now.
    pub danger: Vec<CardId>,
    /// The card with the signs of high danger (`desk = true`), for the desk.
    pub signs: Option<CardId>,
    /// The latest day on which a card was compared with its sources, as people read it.
    pub checked: &'static str,
    /// The questions and the steps.
    pub questionnaire: Questionnaire,
    /// The forms that a visitor can fill in.
    pub forms: Vec<Form>,
    /// The index of the search.
    pub index: Index,
    /// The pages in other languages that the search opens.
    pub openers: Vec<Opener>,
    /// The words of posters, French first.
    pub posters: Vec<PosterWords>,
    /// The phrase board, in French.
    pub board: Option<EssentialId>,
}

impl Library {
    /// Reads a pack. `None` if it is truncated, or if another version wrote it.
    pub fn read(pack: &'static [u8]) -> Option<Self> {
        postcard::from_bytes(pack).ok()
    }

    /// One card.
    pub fn card(&self, id: CardId) -> Option<&Listed> {
        self.cards.get(id.index())
    }

    /// The card with this name, and its id.
    pub fn card_named(&self, name: &str) -> Option<(CardId, &Listed)> {
        self.cards().find(|(_, card)| card.name == name)
    }

    /// One form.
    pub fn form(&self, id: FormId) -> Option<&Form> {
        self.forms.get(id.index())
    }

    /// The form with this name.
    pub fn form_named(&self, name: &str) -> Option<(FormId, &Form)> {
        let mut forms = (0..).map(FormId).zip(&self.forms);
        forms.find(|(_, form)| form.id == name)
    }

    /// One service.
    pub fn contact(&self, id: ContactId) -> Option<&Contact> {
        self.contacts.get(id.index())
    }

    /// The service with this name, and its id.
    pub fn contact_named(&self, name: &str) -> Option<(ContactId, &Contact)> {
        self.contacts().find(|(_, contact)| contact.id == name)
    }

    /// The phrase board in each language but French.
    pub fn boards(&self) -> impl Iterator<Item = &Opener> {
        let board = self.board.map(EssentialId::page);
        let openers = self.openers.iter();
        openers.filter(move |opener| Some(opener.page.page()) == board)
    }

    /// Every service with its id.
    pub fn contacts(&self) -> impl Iterator<Item = (ContactId, &Contact)> {
        (0..).map(ContactId).zip(&self.contacts)
    }

    /// Every card with its id.
    pub fn cards(&self) -> impl Iterator<Item = (CardId, &Listed)> {
        (0..).map(CardId).zip(&self.cards)
    }
}
