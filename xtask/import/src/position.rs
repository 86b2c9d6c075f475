//! The position of a service on the map, checked against its commune.

/// A position farther than this from the middle of the commune, in kilometres, is an error.
const FAR: f64 = 30.0;

/// What a file says about a position, checked against the commune.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Position {
    /// Nothing, or 0/0.
    Missing,
    /// Latitude and longitude in degrees, to three decimals.
    Right(f64, f64),
    /// The same, which the file had swapped.
    Swapped(f64, f64),
    /// The distance from the commune in kilometres, which is too large to be true.
    Far(f64),
    /// Something that is not a number.
    NoNumber,
}

impl Position {
    /// Reads two fields and compares the position with the middle of the commune.
    pub fn read(north: &str, east: &str, middle: (f64, f64), departement: &str) -> Self {
        let (north, east) = (
            north.trim().replace(',', "."),
            east.trim().replace(',', "."),
        );
        if north.is_empty() || east.is_empty() {
            return Self::Missing;
        }
        let (Ok(north), Ok(east)) = (north.parse::<f64>(), east.parse::<f64>()) else {
            return Self::NoNumber;
        };
        if !north.is_finite() || !east.is_finite() {
            return Self::NoNumber;
        }
        if north == 0.0 && east == 0.0 {
            return Self::Missing;
        }
        let most = farthest(departement);
        let away = kilometres((north, east), middle);
        if away <= most {
            return Self::Right(rounded(north), rounded(east));
        }
        if kilometres((east, north), middle) <= most {
            return Self::Swapped(rounded(east), rounded(north));
        }
        Self::Far(away)
    }
}

/// The largest distance that is accepted. Communes overseas are large, and some are islands far
/// apart.
fn farthest(departement: &str) -> f64 {
    match departement {
        "973" | "987" => 500.0,
        "988" => 150.0,
        place if place.len() == 3 => 2.0 * FAR,
        _ => FAR,
    }
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 1000.0).round() / 1000.0
}

/// The distance in a straight line.
pub fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (north, east) = ((b.0 - a.0).to_radians(), (b.1 - a.1).to_radians());
    let half = (north / 2.0).sin().powi(2)
        + a.0.to_radians().cos() * b.0.to_radians().cos() * (east / 2.0).sin().powi(2);
    2.0 * 6371.0 * half.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::Position;

    const MOULINS: (f64, f64) = (46.563, 3.327);

    #[test]
    fn a_position_in_its_commune_is_kept_to_three_decimals() {
        let read = Position::read("46.566123", "3,333456", MOULINS, "03");
        assert_eq!(read, Position::Right(46.566, 3.333));
    }

    #[test]
    fn a_swapped_position_is_corrected() {
        let read = Position::read("3.333", "46.566", MOULINS, "03");
        assert_eq!(read, Position::Swapped(46.566, 3.333));
    }

    #[test]
    fn nothing_zero_and_text_are_not_a_position() {
        for (north, east) in [("", ""), ("0", "0"), ("0.0", "0.0"), ("46.5", "")] {
            assert_eq!(
                Position::read(north, east, MOULINS, "03"),
                Position::Missing
            );
        }
        assert_eq!(
            Position::read("x", "3.3", MOULINS, "03"),
            Position::NoNumber
        );
        assert_eq!(
            Position::read("NaN", "3.3", MOULINS, "03"),
            Position::NoNumber
        );
    }

    #[test]
    fn a_position_far_from_its_commune_is_not_accepted() {
        let Position::Far(away) = Position::read("48.85", "2.35", MOULINS, "03") else {
            panic!("Paris is not in Moulins");
        };
        assert!((250.0..280.0).contains(&away), "{away}");
    }

    #[test]
    fn in_guyane_a_commune_is_a_hundred_kilometres_wide() {
        let maripasoula = (2.5, -53.5);
        let read = Position::read("3.64", "-54.03", maripasoula, "973");
        assert_eq!(read, Position::Right(3.64, -54.03));
        assert!(matches!(
            Position::read("3.64", "-54.03", maripasoula, "03"),
            Position::Far(_)
        ));
    }
}
