//! Our own drawings for the pages in simple words. None stands alone: the sentence says the same.

use maud::{Markup, PreEscaped, html};

/// A drawing, by the name that the pages use. It has the colour of the text.
pub fn picture(name: &str) -> Markup {
    let lines = match name {
        "telephone" => "<path d='M8 3h8v18H8zM11 18h2'/>",
        "message" => "<path d='M3 5h18v11H10l-4 4v-4H3zM7 9h10M7 12h6'/>",
        "maison" => "<path d='M3 11 12 4l9 7M5 10v10h14V10M10 20v-6h4v6'/>",
        "porte" => "<path d='M6 21V3h10v18M3 21h18M13 12h.5M19 9l3 3-3 3M16 12h6'/>",
        "sac" => "<path d='M4 9h16v11H4zM9 9V6h6v3M4 14h16'/>",
        "papiers" => "<path d='M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7'/>",
        "juge" => "<path d='M12 4v16M7 20h10M5 7h14M5 7l-3 6h6zM19 7l-3 6h6z'/>",
        "police" => "<path d='M12 3 20 6v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4'/>",
        "enfant" => {
            "<circle cx='12' cy='6' r='3'/><path d='M12 9v6M8 12l4-2 4 2M12 15l-3 6M12 15l3 6'/>"
        }
        "medecin" => "<path d='M9 3h6v6h6v6h-6v6H9v-6H3V9h6z'/>",
        "argent" => "<path d='M3 7h18v12H3zM3 7l12-4 2 4M15 12h6v3h-6z'/>",
        "horloge" => "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l4 2'/>",
        "personne" => "<circle cx='12' cy='7' r='4'/><path d='M4 21c0-5 4-8 8-8s8 3 8 8'/>",
        "cadenas" => "<path d='M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v3'/>",
        "main" => {
            "<path d='M7 12V6a1 1 0 0 1 3 0v5-7a1 1 0 0 1 3 0v7-6a1 1 0 0 1 3 0v7-4a1 1 0 0 1 3 0v6c0 5-3 7-6 7s-5-1-7-5l-2-4c-1-2 1-2 2-1z'/>"
        }
        "ecran" => "<path d='M3 4h18v12H3zM9 20h6M12 16v4'/>",
        "appareil-photo" => "<path d='M3 7h4l2-3h6l2 3h4v12H3z'/><circle cx='12' cy='13' r='4'/>",
        "deux" => {
            "<circle cx='8' cy='8' r='3'/><circle cx='16' cy='8' r='3'/><path d='M2 20c0-4 3-7 6-7s6 3 6 7M15 13c3 0 7 2 7 7'/>"
        }
        _ => "",
    };
    html! {
        svg class="picture" viewBox="0 0 24 24" width="40" height="40" fill="none" stroke="currentColor"
            stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false" {
            (PreEscaped(lines))
        }
    }
}
