use super::features::features;
use super::fold::fold;
use crate::types::{Library, Shelf};

/// The lists in the order in which they may hold what the visitor wants, for when no card matches:
/// a query may lean towards one list even if it matches no card. If it leans towards none, the list
/// for victims comes first.
pub fn doors(library: &Library, typed: &str) -> [Shelf; 3] {
    let [victim, witness, professional] = leanings(library, typed);
    let mut doors = [
        (Shelf::Victim, victim),
        (Shelf::Witness, witness),
        (Shelf::Professional, professional),
    ];
    // The sort is stable, so equal lists keep the order above.
    doors.sort_by_key(|(_, lean)| std::cmp::Reverse(*lean));
    doors.map(|(shelf, _)| shelf)
}

/// How much the query speaks for the cards of victims, witnesses and professionals.
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
