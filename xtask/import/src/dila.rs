//! Reads the directory of DILA (`…-data.gouv_local.json`) one service at a time, because the file
//! is larger than the memory of a small machine.
//!
//! Exports from the web interface of the same directory hold the same records in an array without a
//! name, and their inner lists are JSON inside a string. Both forms are read.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::marker::PhantomData;

use jiff::civil::Date;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::hours::{self, Week};
use super::open;
use super::raw::{Hours, Raw};

/// No text of the directory is as long, in bytes.
const LONGEST: u32 = 1 << 20;

/// The result of reading.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The problems of the file.
    pub problems: Vec<String>,
    /// The day when its newest record was changed.
    pub newest: Option<Date>,
    /// How many services it holds, wanted or not.
    pub services: usize,
}

/// Reads the directory, and passes each service of a wanted type to `see`. `today` is the last day
/// when a record can have been changed.
pub fn read(reader: impl Read, today: Date, see: &mut dyn FnMut(Raw)) -> Outcome {
    let mut told = Outcome::default();
    let mut guarded = BufReader::with_capacity(1 << 18, Guarded::new(reader));
    // An error is ignored here, because it comes again when the file is read.
    if guarded
        .fill_buf()
        .is_ok_and(|bytes| bytes.starts_with("\u{feff}".as_bytes()))
    {
        guarded.consume("\u{feff}".len());
    }
    let mut deserializer = serde_json::Deserializer::from_reader(guarded);
    let top = Top(Sink {
        told: &mut told,
        today,
        see,
    });
    let read = top
        .deserialize(&mut deserializer)
        .and_then(|found| deserializer.end().map(|()| found));
    match read {
        Ok(true) if told.services == 0 => told
            .problems
            .push("its list of services is empty: download it again".into()),
        Ok(true) => {}
        Ok(false) => told
            .problems
            .push("it has no list of services: download the directory again".into()),
        Err(error) => {
            let at = told.services + 1;
            let what = if error.is_eof() {
                "the file is cut".to_owned()
            } else {
                error.to_string()
            };
            told.problems
                .push(format!("service {at}: {what}: download it again"));
        }
    }
    told
}

struct Sink<'s> {
    told: &'s mut Outcome,
    today: Date,
    see: &'s mut dyn FnMut(Raw),
}

impl Sink<'_> {
    fn take(&mut self, record: Record) {
        self.told.services += 1;
        if let Some(day) = changed(&record.date_modification.0).filter(|day| *day <= self.today) {
            self.told.newest = self.told.newest.max(Some(day));
        }
        if let Some(raw) = record.raw(self.told.services) {
            (self.see)(raw);
        }
    }
}

/// The whole file. Its value says whether a list of services was found.
struct Top<'s>(Sink<'s>);

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = bool;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("the services of the directory")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut records: A) -> Result<bool, A::Error> {
        while let Some(record) = records.next_element()? {
            self.0.take(record);
        }
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "service" || key == "results" {
                let Sink { told, today, see } = &mut self.0;
                found |= map.next_value_seed(Top(Sink {
                    told,
                    today: *today,
                    see,
                }))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// A service with only the fields that are needed.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Record {
    nom: Text,
    code_insee_commune: Text,
    date_modification: Text,
    pivot: Listed<Pivot>,
    adresse: Listed<Address>,
    telephone: Listed<Valued>,
    site_internet: Listed<Valued>,
    plage_ouverture: Listed<Span>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Pivot {
    type_service_local: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Address {
    type_adresse: Text,
    complement1: Text,
    complement2: Text,
    numero_voie: Text,
    code_postal: Text,
    nom_commune: Text,
    longitude: Text,
    latitude: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Valued {
    valeur: Text,
    description: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Span {
    nom_jour_debut: Text,
    nom_jour_fin: Text,
    valeur_heure_debut_1: Text,
    valeur_heure_fin_1: Text,
    valeur_heure_debut_2: Text,
    valeur_heure_fin_2: Text,
    commentaire: Text,
}

impl Record {
    fn raw(self, number: usize) -> Option<Raw> {
        let kind = self
            .pivot
            .list
            .iter()
            .find_map(|pivot| open::of_type(&pivot.type_service_local.0))?;
        let broken = [
            self.pivot.broken,
            self.adresse.broken,
            self.telephone.broken,
            self.site_internet.broken,
            self.plage_ouverture.broken,
        ];
        let hours = opening(&self.plage_ouverture.list);
        // A postal address is a PO box, not a place to go to.
        let mut addresses = self.adresse.list;
        let door = addresses
            .iter()
            .position(|address| address.type_adresse.0 == "Adresse");
        let door = door.or_else(|| {
            addresses
                .iter()
                .position(|address| address.type_adresse.0.is_empty())
        });
        let postal = door.is_none();
        let address = match door {
            Some(at) => addresses.swap_remove(at),
            None => addresses.pop().unwrap_or_default(),
        };
        let lines = [
            address.complement1.0,
            address.complement2.0,
            address.numero_voie.0,
        ];
        let lines: Vec<&str> = lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .collect();
        let at_door = |text: String| if postal { String::new() } else { text };
        let telephones = self.telephone.list.into_iter();
        let telephones =
            telephones.filter(|line| !line.description.0.to_lowercase().contains("fax"));
        Some(Raw {
            at: format!("service {number}"),
            kind,
            id: None,
            name: self.nom.0,
            code: self.code_insee_commune.0,
            postcode: address.code_postal.0,
            commune: address.nom_commune.0,
            street: at_door(lines.join(", ")),
            telephones: telephones.map(|line| line.valeur.0).collect(),
            site: self
                .site_internet
                .list
                .into_iter()
                .map(|site| site.valeur.0)
                .find(|site| !site.is_empty())
                .unwrap_or_default(),
            north: at_door(address.latitude.0),
            east: at_door(address.longitude.0),
            hours,
            broken: broken.contains(&true),
        })
    }
}

fn opening(spans: &[Span]) -> Hours {
    if spans
        .iter()
        .any(|span| !span.commentaire.0.trim().is_empty())
    {
        return Hours::Conditional;
    }
    week(spans).map_or(Hours::Unclear, |week| Hours::Read(week.text()))
}

fn week(spans: &[Span]) -> Option<Week> {
    let mut week = Week::default();
    for span in spans {
        let first = hours::day(&span.nom_jour_debut.0)?;
        let last = if span.nom_jour_fin.0.trim().is_empty() {
            first
        } else {
            hours::day(&span.nom_jour_fin.0)?
        };
        if last < first {
            return None;
        }
        let pairs = [
            (&span.valeur_heure_debut_1.0, &span.valeur_heure_fin_1.0),
            (&span.valeur_heure_debut_2.0, &span.valeur_heure_fin_2.0),
        ];
        for (from, to) in pairs {
            if from.trim().is_empty() && to.trim().is_empty() {
                continue;
            }
            let (from, to) = (hours::minute(from)?, hours::minute(to)?);
            for day in first..=last {
                week.add(day, from, to)?;
            }
        }
    }
    Some(week)
}

/// Reads the day of `18/12/2024 17:42:39` or of `2024-12-18T17:42:39`.
fn changed(text: &str) -> Option<Date> {
    let day = text.get(..10)?;
    day.parse().ok().or_else(|| {
        let (day, rest) = day.split_once('/')?;
        let (month, year) = rest.split_once('/')?;
        format!("{year}-{month}-{day}").parse().ok()
    })
}

/// A text, even when the file holds a number, a list of one text, or nothing.
#[derive(Debug, Default)]
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Text;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.trim().to_owned()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
                Ok(Text::default())
            }

            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text::default())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
                let first = list.next_element()?.unwrap_or_default();
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(first)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Text::default())
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// A list, even when the file holds JSON inside a string, one item alone, or nothing.
struct Listed<T> {
    list: Vec<T>,
    broken: bool,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            broken: false,
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Listed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any<T>(PhantomData<T>);
        impl<'de, T: DeserializeOwned> Visitor<'de> for Any<T> {
            type Value = Listed<T>;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Listed<T>, A::Error> {
                let mut listed = Listed::default();
                while let Some(Loose(one)) = seq.next_element()? {
                    match one {
                        Some(one) => listed.list.push(one),
                        None => listed.broken = true,
                    }
                }
                Ok(listed)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Listed<T>, A::Error> {
                let one = T::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Listed {
                    list: vec![one],
                    broken: false,
                })
            }

            fn visit_str<E>(self, text: &str) -> Result<Listed<T>, E> {
                let text = text.trim();
                if text.is_empty() {
                    return Ok(Listed::default());
                }
                // The string must hold a list or an object. A string inside the string is not read,
                // however often it is wrapped.
                let read = text
                    .starts_with(['[', '{'])
                    .then(|| serde_json::from_str(text).ok())
                    .flatten();
                Ok(read.unwrap_or(Listed {
                    list: Vec::new(),
                    broken: true,
                }))
            }

            fn visit_unit<E>(self) -> Result<Listed<T>, E> {
                Ok(Listed::default())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Listed<T>, E> {
                Ok(Listed {
                    list: Vec::new(),
                    broken: true,
                })
            }

            fn visit_u64<E>(self, _: u64) -> Result<Listed<T>, E> {
                Ok(Listed {
                    list: Vec::new(),
                    broken: true,
                })
            }
        }
        deserializer.deserialize_any(Any(PhantomData))
    }
}

/// An item of a list; `None` if it is not an object.
struct Loose<T>(Option<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Loose<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any<T>(PhantomData<T>);
        impl<'de, T: DeserializeOwned> Visitor<'de> for Any<T> {
            type Value = Loose<T>;

            fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
                out.write_str("one of a list")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Loose<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|one| Loose(Some(one)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose<T>, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Loose(None))
            }

            fn visit_str<E>(self, _: &str) -> Result<Loose<T>, E> {
                Ok(Loose(None))
            }

            fn visit_unit<E>(self) -> Result<Loose<T>, E> {
                Ok(Loose(None))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Loose<T>, E> {
                Ok(Loose(None))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Loose<T>, E> {
                Ok(Loose(None))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Loose<T>, E> {
                Ok(Loose(None))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Loose<T>, E> {
                Ok(Loose(None))
            }
        }
        deserializer.deserialize_any(Any(PhantomData))
    }
}

/// Stops a string that is too long before it fills the memory. The JSON reader would collect the
/// whole string first.
struct Guarded<R> {
    inner: R,
    /// Bytes since the string began; `None` outside a string.
    inside: Option<u32>,
    escaped: bool,
}

impl<R> Guarded<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            inside: None,
            escaped: false,
        }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        for byte in buffer.get(..length).unwrap_or_default() {
            match (&mut self.inside, byte) {
                (None, b'"') => self.inside = Some(0),
                (None, _) => {}
                (Some(_), _) if self.escaped => self.escaped = false,
                (Some(_), b'\\') => self.escaped = true,
                (Some(_), b'"') => self.inside = None,
                (Some(long), _) => {
                    *long += 1;
                    if *long > LONGEST {
                        return Err(io::Error::other(
                            "a text is longer than 1 MB, and no text of the directory is as long",
                        ));
                    }
                }
            }
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use content::places::Kind;
    use jiff::civil::date;

    use super::{Hours, Outcome, Raw, read};

    const ONE: &str = r#"{"id":"b8","nom":"CIDFF de l'Allier","pivot":[{"type_service_local":"cidf","code_insee_commune":["03001","03002"]}],
        "code_insee_commune":"03190","date_modification":"18/11/2026 17:42:39",
        "adresse":[{"type_adresse":"Adresse postale","numero_voie":"BP 1","code_postal":"03000","nom_commune":"Moulins"},
                   {"type_adresse":"Adresse","complement1":"Maison des associations","complement2":"","numero_voie":"1 rue Haute",
                    "code_postal":"03000","nom_commune":"Moulins","longitude":"3.33","latitude":46.56}],
        "telephone":[{"valeur":"04 70 00 00 01","description":"Fax"},{"valeur":"04 70 00 00 00","description":""}],
        "site_internet":[{"libelle":"","valeur":"https://exemple.fr/"}],
        "plage_ouverture":[{"nom_jour_debut":"Lundi","nom_jour_fin":"Vendredi","valeur_heure_debut_1":"09:00:00","valeur_heure_fin_1":"12:00:00",
                            "valeur_heure_debut_2":"14:00:00","valeur_heure_fin_2":"17:30:00","commentaire":""}]}"#;

    fn told(text: &str) -> (Vec<Raw>, Outcome) {
        let mut services = Vec::new();
        let told = read(text.as_bytes(), date(2026, 11, 27), &mut |raw| {
            services.push(raw)
        });
        (services, told)
    }

    #[test]
    fn a_service_is_read_with_all_its_fields() {
        let (services, told) = told(&format!("\u{feff}{{\"meta\":{{}},\"service\":[{ONE}]}}"));
        assert_eq!(told.problems, Vec::<String>::new());
        assert_eq!(told.newest, Some(date(2026, 11, 18)));
        let [one] = services.as_slice() else {
            panic!("one service")
        };
        assert_eq!(one.kind, Kind::Cidff);
        assert_eq!(one.street, "Maison des associations, 1 rue Haute");
        assert_eq!(
            one.telephones,
            ["04 70 00 00 00"],
            "a fax is not a telephone"
        );
        assert_eq!((one.north.as_str(), one.east.as_str()), ("46.56", "3.33"));
        assert_eq!(
            one.hours,
            Hours::Read("mon-fri 9:00-12:00;mon-fri 14:00-17:30".into())
        );
    }

    #[test]
    fn lists_inside_strings_are_read_as_lists() {
        let text = r#"[{"nom":"Bureau d'aide aux victimes","pivot":"[{\"type_service_local\": \"bav\"}]","code_insee_commune":"03190",
            "adresse":"[{\"type_adresse\": \"Adresse\", \"numero_voie\": \"20 rue de Paris\"}]","telephone":"","plage_ouverture":null},
            {"nom":"Autre","pivot":"[{\"type_service_local\": \"aav\"}]","telephone":"[{\"valeur\""}]"#;
        let (services, told) = told(text);
        assert_eq!(told.problems, Vec::<String>::new());
        assert_eq!(services[0].kind, Kind::VictimSupport);
        assert_eq!(services[0].street, "20 rue de Paris");
        assert!(!services[0].broken);
        assert!(services[1].broken);
    }

    #[test]
    fn only_wanted_types_are_kept() {
        let text = r#"{"service":[{"nom":"Mairie","pivot":[{"type_service_local":"mairie"}]},{"nom":"X","pivot":[]},{"nom":"Y"}]}"#;
        let (services, told) = told(text);
        assert!(services.is_empty());
        assert_eq!((told.services, told.problems), (3, vec![]));
    }

    #[test]
    fn hours_with_a_condition_are_left_out() {
        let text = ONE.replace(
            "\"commentaire\":\"\"",
            "\"commentaire\":\"sur rendez-vous\"",
        );
        assert_eq!(told(&format!("[{text}]")).0[0].hours, Hours::Conditional);
        let text = ONE.replace("Vendredi", "jours pairs");
        assert_eq!(told(&format!("[{text}]")).0[0].hours, Hours::Unclear);
    }

    #[test]
    fn a_postal_address_is_not_a_place_to_go_to() {
        let text = ONE.replace("\"Adresse\"", "\"Adresse postale\"");
        let (services, _) = told(&format!("[{text}]"));
        assert_eq!(
            (services[0].street.as_str(), services[0].north.as_str()),
            ("", "")
        );
        assert_eq!(services[0].postcode, "03000");
    }

    #[test]
    fn a_file_that_is_cut_is_reported() {
        let whole = format!("{{\"service\":[{ONE},{ONE}]}}");
        for cut in [whole.len() - 1, whole.len() - 40, ONE.len() + 20] {
            let (_, told) = told(&whole[..cut]);
            assert!(
                told.problems[0].contains("the file is cut"),
                "{:?}",
                told.problems
            );
        }
        assert!(told("{\"service\":[]}").1.problems[0].contains("is empty"));
        assert!(told("{\"commune\":[]}").1.problems[0].contains("no list"));
    }

    #[test]
    fn a_text_of_fifty_megabytes_is_refused() {
        let text = format!("{{\"service\":[{{\"nom\":\"{}\"}}]}}", "x".repeat(50 << 20));
        let (_, told) = told(&text);
        assert!(
            told.problems[0].contains("longer than 1 MB"),
            "{:?}",
            told.problems
        );
    }
}
