use super::features::features;
use super::fold::fold;
use crate::types::{Library, Shelf};

/// The lists in the order in which they may hold what was typed, for when no card answers: what
/// people say leans to one of them even where it names no card. Where it leans to none, the
/// person who lives the violence comes first.
pub fn doors(library: &Library, typed: &str) -> [Shelf; 3] {
    let [victim, witness, professional] = leanings(library, typed);
    let mut doors = [
        (Shelf::Victim, victim),
        (Shelf::Witness, witness),
        (Shelf::Professional, professional),
    ];
    // The sort is stable.
    doors.sort_by_key(|(_, lean)| std::cmp::Reverse(*lean));
    doors.map(|(shelf, _)| shelf)
}

/// What speaks for the cards of victims, witnesses, professionals.
fn leanings(library: &Library, typed: &str) -> [i32; 3] {
    let mut leans = [0_i32; 3];
    library
        .index
        .learned
        .each(&features(&fold(typed)), |card, weight| {
            let [victim, witness, professional] = &mut leans;
            let lean = match library.card(card).map(|card| card.shelf) {
                Some(Shelf::Victim) => victim,
                Some(Shelf::Witness) => witness,
                Some(Shelf::Professional | Shelf::Reflex) => professional,
                _ => return,
            };
            *lean += i32::from(weight.max(0));
        });
    leans
}
