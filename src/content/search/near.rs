//! One typo.

/// Whether one letter added, lost or changed, or two neighbours swapped, turn one word into the
/// other.
pub fn near(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (
        a.get(same..).unwrap_or_default(),
        b.get(same..).unwrap_or_default(),
    );
    match (a, b) {
        ([], []) => true,
        ([_, rest_a @ ..], [_, rest_b @ ..]) if rest_a == rest_b => true,
        ([a1, a2, rest_a @ ..], [b1, b2, rest_b @ ..])
            if a1 == b2 && a2 == b1 && rest_a == rest_b =>
        {
            true
        }
        ([_, rest @ ..], whole) | (whole, [_, rest @ ..]) if rest == whole => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn one_typo_is_forgiven_but_not_two() {
        for (a, b) in [
            ("plaint", "plaint"),
            ("plaint", "plait"),
            ("plaint", "plaintt"),
            ("plaint", "plaimt"),
            ("plaint", "palint"),
            ("xplaint", "plaint"),
            ("a", ""),
        ] {
            assert!(near(a, b) && near(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("plaint", "plnt"),
            ("plaint", "palnit"),
            ("ab", ""),
            ("plaint", "paltni"),
        ] {
            assert!(!near(a, b) && !near(b, a), "{a} {b}");
        }
    }
}
