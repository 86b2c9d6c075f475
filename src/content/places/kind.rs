use serde::{Deserialize, Serialize};

/// The kind of a service. Only these kinds can be shown: there is none for a shelter or any other
/// address where people are housed, so that no import can bring one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A station of the police that is open to the public.
    Police,
    /// A unit of the gendarmerie that is open to the public.
    Gendarmerie,
    /// Information on the rights of women and families (CIDFF).
    Cidff,
    /// An association that helps victims (France Victimes and others).
    VictimSupport,
    /// A court that people can turn to themselves.
    Court,
    /// Free information on the law: point-justice, maison de justice et du droit.
    JusticePoint,
    /// A lawyer or jurist who receives people at set hours.
    LegalAdvice,
    /// Doctors who record injuries for the court (UMJ). This kind and the following ones are only
    /// added by hand.
    ForensicUnit,
    /// A house where a woman finds a doctor, a jurist and somebody who listens (Maison des femmes).
    WomensHouse,
    /// Contraception, abortion, violence (Planning familial).
    FamilyPlanning,
    /// For people in prostitution (Mouvement du Nid and others).
    Prostitution,
    /// A place to come by day, without a bed.
    DayCentre,
}

impl Kind {
    /// The kinds that an import may bring.
    pub const IMPORTED: [Self; 7] = [
        Self::Police,
        Self::Gendarmerie,
        Self::Cidff,
        Self::VictimSupport,
        Self::Court,
        Self::JusticePoint,
        Self::LegalAdvice,
    ];

    /// The name that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Police => "police",
            Self::Gendarmerie => "gendarmerie",
            Self::Cidff => "cidff",
            Self::VictimSupport => "victim-support",
            Self::Court => "court",
            Self::JusticePoint => "justice-point",
            Self::LegalAdvice => "legal-advice",
            Self::ForensicUnit => "forensic-unit",
            Self::WomensHouse => "womens-house",
            Self::FamilyPlanning => "family-planning",
            Self::Prostitution => "prostitution",
            Self::DayCentre => "day-centre",
        }
    }
}
