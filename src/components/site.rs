use crate::domain::{Device, Guide};
use crate::nav::Nav;

/// What every component may need. Copied, never changed: only the stack inside
/// [`Nav`] is reactive.
#[derive(Clone, Copy)]
pub struct Site {
    /// The text.
    pub guide: &'static Guide<'static>,
    /// The way to other screens.
    pub nav: Nav,
    /// The device in hand.
    pub device: Device,
}
