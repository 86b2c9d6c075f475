//! The services near a place that can be shown today.

use super::france::{Age, Place, Service};
use super::map::{Map, kilometres};
use crate::types::Day;

/// A service near a place.
#[derive(Clone, Copy, Debug)]
pub struct Near<'m> {
    /// The service.
    pub service: &'m Service,
    /// How far it is from the middle of the commune, as the crow flies; `None` if the distance
    /// means nothing.
    pub kilometres: Option<f64>,
    /// How old its check is.
    pub age: Age,
}

/// Services further away than this are shown only if they are in the same département.
const FAR: f64 = 40.0;

/// A commune of Guyane is as big as a département, so distances mean nothing there.
const GUYANE: &str = "973";

/// The services that can be shown today, the closest first. Services that somebody has called and
/// those of a fresh file come before those of an old file.
pub fn near(map: &Map, place: Place, today: Day) -> Vec<Near<'_>> {
    let here = map.department(place).map(|department| department.code);
    let measured = matches!(place, Place::Commune(_)) && here != Some(GUYANE);
    let middle = map.middle(place).filter(|_| measured);
    let one = |service| {
        let service: &Service = service;
        let commune = Place::Commune(service.commune);
        let own = map.department(commune).map(|department| department.code) == here;
        let degrees = |thousandths: i32| f64::from(thousandths) / 1000.0;
        let position = service
            .position
            .map(|(north, east)| (degrees(north), degrees(east)));
        let at = position.or_else(|| map.middle(commune));
        let far = middle.zip(at).map(|(a, b)| kilometres(a, b));
        if !own && far.is_none_or(|far| far > FAR) {
            return None;
        }
        Some(Near {
            service,
            kilometres: far,
            age: service.age(map.france(), today)?,
        })
    };
    let mut near: Vec<Near> = map.france().services.iter().filter_map(one).collect();
    near.sort_by(|a, b| {
        let key = |near: &Near| {
            (
                near.age == Age::Old,
                Place::Commune(near.service.commune) != place && !measured,
            )
        };
        let far = |near: &Near| near.kilometres.unwrap_or(0.0);
        key(a)
            .cmp(&key(b))
            .then(far(a).total_cmp(&far(b)))
            .then(a.service.kind.cmp(&b.service.kind))
            .then(a.service.name.cmp(b.service.name))
    });
    near
}
