use content::places::Service;
use content::types::ContactId;

/// The format of the print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A whole page.
    A4,
    /// A quarter of a page, to cut out.
    A6,
    /// The size of a bank card, to cut out; it does not reveal the subject.
    Card,
}

/// What has been picked. It exists only as long as this screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Picks {
    /// Services, in the order of the file.
    pub contacts: Vec<ContactId>,
    /// Services near a commune, in the order in which they were picked.
    pub nearby: Vec<&'static Service>,
    /// The ids of steps of the questionnaire, in its order.
    pub steps: Vec<&'static str>,
    /// An appointment, or anything else to add.
    pub meeting: String,
    /// Whether there are lines to write on by hand.
    pub lines: bool,
    /// The format of the print.
    pub format: Format,
    /// Whether letters are half as large again.
    pub large: bool,
    /// Whether there are codes to scan.
    pub codes: bool,
}

impl Picks {
    /// Puts a service on the sheet, or takes it off.
    pub fn pick_contact(&mut self, contact: ContactId, on: bool) {
        self.contacts.retain(|other| *other != contact);
        if on {
            self.contacts.push(contact);
            self.contacts.sort_unstable();
        }
    }

    /// Puts a service near a commune on the sheet, or takes it off.
    pub fn pick_nearby(&mut self, service: &'static Service, on: bool) {
        self.nearby.retain(|other| !std::ptr::eq(*other, service));
        if on {
            self.nearby.push(service);
        }
    }

    /// Puts a step on the sheet, or takes it off. `order` names every step, in order.
    pub fn pick_step(&mut self, step: &'static str, on: bool, order: &[&'static str]) {
        self.steps.retain(|other| *other != step);
        if on {
            self.steps.push(step);
            let place = |id: &&'static str| order.iter().position(|other| other == id);
            self.steps.sort_by_key(place);
        }
    }
}
