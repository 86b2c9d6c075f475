//! Measures the time and the memory that the directory of DILA takes, with a generated file of its
//! size: `cargo test --release -p import measure -- --ignored --nocapture`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use jiff::civil::date;

use super::communes::tests::communes;
use super::import;

const SERVICES: usize = 63_000;

/// The most memory that this process has had, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
    kilobytes
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

/// Generates sentences that compress about as well as those of the directory.
struct Mission(u32);

impl Mission {
    fn next(&mut self) -> String {
        let mut text = String::new();
        while text.len() < 3_500 {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let word = [
                "accueil",
                "information",
                "orientation",
                "public",
                "droit",
                "aide",
                "rendez-vous",
                "service",
            ];
            text += word[self.0 as usize >> 29];
            text += &format!(" {} ", self.0 >> 24 & 31);
        }
        text
    }
}

/// Writes services with the fields of the directory and texts of its length; one in twelve is
/// wanted.
fn made(out: &mut impl Write) -> std::io::Result<()> {
    let mut mission = Mission(1);
    let communes: Vec<String> = (0..60).map(|at| format!("\"03{at:03}\"")).collect();
    write!(out, "{{ \"service\" : [")?;
    for at in 0..SERVICES {
        let kind = ["mairie", "ccas", "epci", "pmi", "cidf", "aav", "tgi", "mjd"]
            [if at % 12 == 0 { 4 + at % 4 } else { at % 4 }];
        let comma = if at == 0 { "" } else { "," };
        write!(
            out,
            "{comma}\n{{\"id\":\"{at}\",\"nom\":\"Service \\\"{at}\\\"\",\"pivot\":[{{\"type_service_local\":\"{kind}\",\
             \"code_insee_commune\":[{}]}}],\"mission\":\"{}\",\"code_insee_commune\":\"03{:03}\",\
             \"date_modification\":\"18/11/2026 17:42:39\",\"adresse\":[{{\"type_adresse\":\"Adresse\",\
             \"complement1\":\"\",\"numero_voie\":\"{at} rue Haute\",\"code_postal\":\"03000\",\"nom_commune\":\"Moulins\",\
             \"longitude\":\"3.3\",\"latitude\":\"46.5\"}}],\"telephone\":[{{\"valeur\":\"04 70 {:02} {:02} {:02}\",\
             \"description\":\"\"}}],\"site_internet\":[{{\"libelle\":\"\",\"valeur\":\"https://exemple.fr/{at}\"}}],\
             \"plage_ouverture\":[{{\"nom_jour_debut\":\"Lundi\",\"nom_jour_fin\":\"Vendredi\",\
             \"valeur_heure_debut_1\":\"09:00:00\",\"valeur_heure_fin_1\":\"12:00:00\",\"valeur_heure_debut_2\":\"\",\
             \"valeur_heure_fin_2\":\"\",\"commentaire\":\"\"}}],\"affectation_personne\":[],\"telecopie\":[]}}",
            communes.join(","),
            mission.next(),
            1 + at % 310,
            at / 10_000,
            at / 100 % 100,
            at % 100,
        )?;
    }
    writeln!(out, "\n]}}")
}

fn measured(path: &Path, folder: &Path) {
    let size = path.metadata().map_or(0, |file| file.len()) >> 20;
    let (before, start) = (peak(), Instant::now());
    let done = import(folder, communes(), None, &[], date(2026, 11, 27)).expect("an import");
    assert_eq!(done.problems, Vec::<String>::new());
    println!(
        "{} ({size} MB): {} services of {SERVICES} in {:.1} s; peak {} MB before, {} MB after",
        path.file_name().unwrap_or_default().to_string_lossy(),
        done.imported.services.len(),
        start.elapsed().as_secs_f64(),
        before >> 10,
        peak() >> 10
    );
    assert!(peak() >> 10 < 300, "more than 300 MB");
}

#[test]
#[ignore = "a measurement that writes some hundred megabytes"]
fn the_whole_directory_takes_seconds_and_little_memory() {
    for packed in [false, true] {
        let folder = tempfile::tempdir().expect("a folder");
        let name = "2026-11-20_053120-data.gouv_local.json";
        let path = folder
            .path()
            .join(if packed { "all_latest.bz2" } else { name });
        let file = BufWriter::new(File::create(&path).expect("a file"));
        if packed {
            let mut packer = bzip2::write::BzEncoder::new(file, bzip2::Compression::best());
            made(&mut packer).expect("written");
            packer.finish().expect("packed").flush().expect("written");
        } else {
            let mut file = file;
            made(&mut file).expect("written");
            file.flush().expect("written");
        }
        measured(&path, folder.path());
    }
}
