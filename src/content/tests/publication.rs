//! What a host says about its copy, the legal pages made from it, and the accessibility grid.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may stop"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use content::compiler::publication::{Conformity, Host, Outcome, Publication};
use content::compiler::{Problem, compile};
use content::types::Day;

const TODAY: Day = Day {
    year: 2027,
    month: 6,
    day: 15,
};

/// A host that has filled in everything.
const SAID: &str = r#"
[publisher]
site = "infos.ville.example"
private = false
name = "Commune de Ville-l’Essai"
seat = "1 place de la Mairie, 03000 Ville-l’Essai"
telephone = "04 00 00 00 01"
registration = ""
director = "Nour Essai, maire"
[hosting]
name = "Hébergeur d’essai"
address = "2 rue du Port, 75000 Paris"
telephone = "01 00 00 00 02"
[contact]
accessibility = "acces@ville.example"
text = "https://www.ville.example/contact"
[log]
days = 0
why = ""
who = ""
[accessibility]
declared = "2027-06-01"
scheme = ""
plan = ""
audited = ""
auditor = ""
[exit]
first = "https://meteo.example/"
second = "https://routes.example/"
[embed]
sites = ["https://www.ville.example", "https://www.ville.example"]
"#;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn grid() -> PathBuf {
    root().join("src/accessibility/grid.toml")
}

fn read(text: &str) -> Result<Host, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.toml");
    fs::write(&file, text).unwrap();
    let told = |problems: Vec<Problem>| problems.iter().map(ToString::to_string).collect();
    Host::read(&file, TODAY).map_err(told)
}

fn publication(text: &str, grid: &Path) -> Result<Publication, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("host.toml");
    fs::write(&file, text).unwrap();
    let told = |problems: Vec<Problem>| problems.iter().map(ToString::to_string).collect();
    Publication::read(&file, grid, TODAY).map_err(told)
}

/// The page of texts of a copy, and the footer under every screen.
struct Pages {
    texts: String,
    foot: String,
}

impl Pages {
    fn of(publication: &Publication) -> Self {
        let content = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut output = compile(content, "fr", publication).unwrap();
        Self {
            texts: output.texts,
            foot: output.parts.remove("foot").unwrap(),
        }
    }

    fn page(&self, name: &str) -> &str {
        let (_, rest) = self.texts.split_once(&format!("<!--{name}-->")).unwrap();
        rest.split_once(&format!("<!--/{name}-->")).unwrap().0
    }
}

static UNSAID: LazyLock<Pages> = LazyLock::new(|| Pages::of(&Publication::default()));
static FILLED: LazyLock<Pages> = LazyLock::new(|| Pages::of(&publication(SAID, &grid()).unwrap()));

#[test]
fn the_files_of_the_repository_are_valid() {
    let host = root().join("deploy/host.toml");
    let publication = Publication::read(&host, &grid(), TODAY).unwrap();
    assert!(!publication.host.is_said(), "the project publishes nothing");
    assert_eq!(publication.host.lacking().len(), 12);
    assert_eq!(publication.grid.criteria.len(), 106);
    assert_eq!(publication.conformity(), Conformity::None);
    for address in [&publication.host.exit.first, &publication.host.exit.second] {
        assert!(address.starts_with("https://"));
    }
}

#[test]
fn the_legal_pages_say_that_the_host_file_is_empty() {
    for name in ["legal", "access"] {
        assert!(
            UNSAID.page(name).contains("Personne n’a encore dit"),
            "{name}"
        );
    }
    assert!(
        UNSAID
            .page("data")
            .contains("Personne n’a encore dit s’il en existe un.")
    );
    assert!(UNSAID.foot.contains("Accessibilité : non conforme"));
}

#[test]
fn a_complete_host_file_is_shown_on_the_legal_pages() {
    let legal = FILLED.page("legal");
    for said in [
        "Commune de Ville-l’Essai",
        "1 place de la Mairie",
        "href=\"tel:0400000001\"",
        "Nour Essai, maire",
        "Hébergeur d’essai",
        "href=\"tel:0100000002\"",
        "href=\"https://www.ville.example/contact\"",
    ] {
        assert!(legal.contains(said), "{said}");
    }
    assert!(
        !legal.contains("Immatriculation"),
        "an empty field is not shown"
    );
    assert!(FILLED.page("data").contains("n’en garde."));
    let access = FILLED.page("access");
    for said in [
        "infos.ville.example",
        "mailto:acces@ville.example",
        "reste dans votre messagerie",
        "<strong>non conforme</strong>",
        "01/06/2027",
        "Libre réponse 71120",
    ] {
        assert!(access.contains(said), "{said}");
    }
    for page in ["legal", "data", "access", "plan"] {
        assert!(
            !FILLED.page(page).contains("Personne n’a encore dit"),
            "{page}"
        );
        assert!(FILLED.foot.contains(&format!("data-goto=\"{page}\"")));
        assert!(FILLED.page(page).contains(&format!("id=\"{page}\"")));
    }
}

#[test]
fn a_private_person_may_name_the_host_only() {
    let mut text = SAID.replace("private = false", "private = true");
    for said in [
        "Commune de Ville-l’Essai",
        "1 place de la Mairie, 03000 Ville-l’Essai",
        "04 00 00 00 01",
        "Nour Essai, maire",
    ] {
        text = text.replace(said, "");
    }
    let pages = Pages::of(&publication(&text, &grid()).unwrap());
    let legal = pages.page("legal");
    for said in ["ce n’est pas son métier", "Hébergeur d’essai"] {
        assert!(legal.contains(said), "{said}");
    }
    assert!(!legal.contains("Direction de la publication"));
    let access = pages.page("access");
    assert!(access.contains("La personne qui publie cette copie s’engage"));

    // The host must still be named.
    let problems = read(&text.replace("Hébergeur d’essai", "")).unwrap_err();
    assert!(problems[0].contains("hosting.name"), "{problems:?}");
    let problems = read(&SAID.replace("private = false", "private = \"no\"")).unwrap_err();
    assert!(
        problems[0].contains(":4: publisher.private is not true or false"),
        "{problems:?}"
    );
}

#[test]
fn a_log_is_shown_with_its_reason() {
    let kept = SAID
        .replace("days = 0", "days = 30")
        .replace("why = \"\"", "why = \"Sécurité du serveur\"");
    let problems = read(&kept).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].contains("fill log.why and log.who"),
        "{problems:?}"
    );
    let kept = kept.replace("who = \"\"", "who = \"dpo@ville.example\"");
    let pages = Pages::of(&publication(&kept, &grid()).unwrap());
    let data = pages.page("data");
    for said in [
        "en garde un",
        ">30<",
        "Sécurité du serveur",
        "dpo@ville.example",
        "CNIL",
    ] {
        assert!(data.contains(said), "{said}");
    }
}

/// The site map must be complete (RGAA 12.3): every card, every list, every page.
#[test]
fn the_site_map_links_to_every_card() {
    let plan = FILLED.page("plan");
    let cards = FILLED.texts.matches("<!--card ").count();
    let named = plan.matches("data-goto=\"card\"").count();
    // Two cards are on Home, and they are in the site map all the same.
    assert_eq!(named, cards + 2);
}

#[test]
fn all_mistakes_are_reported_at_once_with_their_lines() {
    for (from, to, what, remedy) in [
        (
            "name = \"Commune",
            "nom = \"Commune",
            "publisher.name is missing",
            "write name = … under [publisher]",
        ),
        (
            "name = \"Commune",
            "nom = \"Commune",
            ":5: publisher.nom is unknown",
            "correct its name",
        ),
        (
            "[log]\ndays = 0",
            "[log]\ndays = \"never\"",
            "log.days is not a number",
            "write 0 or more days",
        ),
        (
            "days = 0",
            "days = -1",
            "the publisher is only partly filled in",
            "fill them",
        ),
        (
            "days = 0",
            "days = 70000",
            "log.days",
            "write 0 or more days",
        ),
        (
            "telephone = \"04 00 00 00 01\"",
            "telephone = \"call us\"",
            ":7: publisher.telephone is",
            "write a telephone number",
        ),
        (
            "telephone = \"04 00 00 00 01\"",
            "telephone = 4",
            "publisher.telephone is not a text",
            "write it between",
        ),
        (
            "acces@ville.example",
            "acces at ville",
            "contact.accessibility",
            "an e-mail address",
        ),
        (
            "https://www.ville.example/contact",
            "http://www.ville.example",
            "contact.text",
            "https://",
        ),
        (
            "https://www.ville.example/contact",
            "javascript:alert(1)",
            "contact.text",
            "https://",
        ),
        (
            "infos.ville.example",
            "https://infos.ville.example",
            "publisher.site",
            "in small letters",
        ),
        (
            "Nour Essai, maire",
            "Nour\\nEssai",
            "publisher.director",
            "on one line",
        ),
        (
            "Nour Essai, maire",
            " Nour Essai",
            "publisher.director",
            "spaces at its ends",
        ),
        (
            "Nour Essai, maire",
            "{{home}}",
            "publisher.director",
            "without {{",
        ),
        (
            "2027-06-01",
            "1er juin",
            "accessibility.declared",
            "write a day",
        ),
        (
            "2027-06-01",
            "2027-02-30",
            "accessibility.declared",
            "write a day",
        ),
        (
            "auditor = \"\"",
            "auditor = \"Nous\"",
            "an audit needs a day and a person",
            "or leave both empty",
        ),
        (
            "audited = \"\"\nauditor = \"\"",
            "audited = \"2028-01-01\"\nauditor = \"Nous\"",
            "has not been made yet",
            "the day on which",
        ),
        (
            "scheme = \"\"",
            "scheme = \"le schéma\"",
            "accessibility.scheme",
            "https://",
        ),
        (
            "first = \"https://meteo.example/\"",
            "first = \"\"",
            "exit.first is",
            "write a whole address",
        ),
        (
            "first = \"https://meteo.example/\"",
            "first = \"https://meteo.example\"",
            "exit.first is",
            "the / after the host",
        ),
        (
            "first = \"https://meteo.example/\"",
            "first = \"https://routes.example/\"",
            "are the same",
            "choose a second site",
        ),
        (
            "https://www.ville.example\", ",
            "www.ville.example\", ",
            "embed.sites holds",
            "write https://",
        ),
        (
            "https://www.ville.example\", ",
            "https://*.example\", ",
            "embed.sites holds",
            "name each host",
        ),
        (
            "https://www.ville.example\", ",
            "https://www.ville.example/\", ",
            "embed.sites holds",
            "leave out",
        ),
        (
            "https://www.ville.example\", ",
            "https://v.example; script-src *\", ",
            "embed.sites holds",
            "name each host",
        ),
        (
            "https://www.ville.example\", ",
            "http://localhost:x\", ",
            "embed.sites holds",
            "port",
        ),
        (
            "sites = [",
            "sites = [3, ",
            "embed.sites is not a list",
            "write [",
        ),
        (
            "name = \"Commune de Ville-l’Essai\"",
            "name = \"\"",
            "the publisher is only partly filled in",
            "these are missing: publisher.name",
        ),
        ("[hosting]", "[publisher]", "", "correct the TOML"),
        (
            "[exit]",
            "[exits]",
            "exits.first is unknown",
            "correct its name",
        ),
    ] {
        let text = SAID.replacen(from, to, 1);
        assert_ne!(text, SAID, "{from}");
        let problems = read(&text).unwrap_err();
        assert!(
            problems
                .iter()
                .any(|one| one.contains(what) && one.contains(remedy)),
            "{to}: {problems:#?}"
        );
    }
    let both = SAID
        .replace("04 00 00 00 01", "x")
        .replace("https://meteo.example/", "x");
    assert_eq!(read(&both).unwrap_err().len(), 2);
    let long = SAID.replace("Nour Essai, maire", &"é".repeat(201));
    assert!(read(&long).unwrap_err()[0].contains("200 characters"));
    assert_eq!(
        read(SAID).unwrap().sites,
        ["https://www.ville.example"],
        "each site is there once"
    );
}

/// A name may be in any script, and may have characters that mean something in HTML.
#[test]
fn a_name_with_html_is_escaped() {
    let strange = SAID.replace(
        "Commune de Ville-l’Essai",
        "<img src=x onerror=alert(1)> & «\u{a0}بلدية\u{a0}» 🏛 \\\"x\\\"",
    );
    let pages = Pages::of(&publication(&strange, &grid()).unwrap());
    let legal = pages.page("legal");
    assert!(!legal.contains("<img"));
    assert!(legal.contains("<bdi translate=\"no\">&lt;img src=x onerror=alert(1)&gt; &amp; "));
    assert!(legal.contains("بلدية") && legal.contains('🏛'));
}

/// A grid in which nothing waits for a person, and `holds` percent of the criteria are met.
fn judged(holds: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("grid.toml");
    let real = Publication::read(&root().join("deploy/host.toml"), &grid(), TODAY).unwrap();
    let text: String = real.grid.criteria.iter().enumerate().map(|(at, one)| {
        let result = if at * 100 < holds * 106 { "holds" } else { "fails" };
        format!(
            "[[criterion]]\nid = {:?}\ntitle = \"t\"\nresult = {result:?}\nhow = \"h\"\ntests = []\ndeclared = \"Un défaut.\"\n",
            one.id
        )
    }).collect();
    fs::write(&file, text).unwrap();
    (folder, file)
}

#[test]
fn only_a_valid_audit_replaces_non_conforme() {
    let audited = |day: &str| {
        SAID.replace(
            "audited = \"\"\nauditor = \"\"",
            &format!("audited = {day:?}\nauditor = \"Une auditrice\""),
        )
    };
    for (holds, day, expected) in [
        (100, "2027-06-01", Conformity::Whole),
        (99, "2027-06-01", Conformity::Partial),
        (50, "2027-06-01", Conformity::Partial),
        (49, "2027-06-01", Conformity::None),
        (100, "2024-06-15", Conformity::Whole),
        // Three years are over.
        (100, "2024-06-14", Conformity::None),
    ] {
        let (_folder, grid) = judged(holds);
        let found = publication(&audited(day), &grid).unwrap();
        assert_eq!(found.conformity(), expected, "{holds} {day}");
        assert_eq!(
            publication(SAID, &grid).unwrap().conformity(),
            Conformity::None
        );
    }
    let (_folder, grid_file) = judged(60);
    let pages = Pages::of(&publication(&audited("2027-06-01"), &grid_file).unwrap());
    assert!(
        pages
            .foot
            .contains("Accessibilité : partiellement conforme")
    );
    assert!(pages.page("access").contains("Une auditrice"));
    assert!(pages.page("access").contains("13.12 : Un défaut."));
    // The project's own grid has criteria that nobody has judged.
    let refused = publication(&audited("2027-06-01"), &grid()).unwrap_err();
    assert!(refused[0].contains("nobody has judged"), "{refused:?}");
}

#[test]
fn a_wrong_grid_is_refused() {
    let text = fs::read_to_string(grid()).unwrap();
    for (from, to, what) in [
        ("id = \"1.2\"", "id = \"1.3\"", "1.3 is where 1.2 should be"),
        (
            "result = \"person\"",
            "result = \"perhaps\"",
            "unknown variant",
        ),
        ("\nhow = \"", "\nhow = \"\"\nx = \"", "unknown field"),
        ("id = \"1.1\"\n", "", "missing field"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("grid.toml");
        assert!(text.contains(from), "{from}");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        let problems = publication(SAID, &file).unwrap_err();
        assert!(
            problems.iter().any(|one| one.contains(what)),
            "{to}: {problems:#?}"
        );
    }
    let grid = publication(SAID, &grid()).unwrap().grid;
    let counts = [
        Outcome::Holds,
        Outcome::Fails,
        Outcome::Absent,
        Outcome::Person,
    ];
    assert_eq!(counts.map(|one| grid.count(one)).iter().sum::<usize>(), 106);
}
