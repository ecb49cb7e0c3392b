//! The fields of a candidate's form, in their groups.

use domain::certification::enrolment::{CandidateDraft, Commune, FieldName};
use domain::people::CentreKind;
use web_shell::{Faults, Texts};

use super::name_of;
use crate::field::{Choice, Field, Kind};

/// The name under which the form sends the commune that was chosen among several.
const COMMUNE: &str = "birth_commune";

/// Fields under one title.
pub(super) struct Group {
    pub(super) title: &'static str,
    pub(super) text: Option<&'static str>,
    pub(super) fields: Vec<Field>,
}

/// What the form sends: its key and the cells, by the names of the fields.
pub(super) type Typed = Vec<(String, String)>;

/// What was typed. A commune chosen among several stands for whatever was typed of it.
pub(super) fn draft(typed: &Typed) -> CandidateDraft {
    let sent = |wanted: &str| typed.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    let mut draft = CandidateDraft::default();
    for field in FieldName::ALL {
        if let Some(value) = sent(field.code()) {
            field.of_mut(&mut draft).clone_from(value);
        }
    }
    if let Some(code) = sent(COMMUNE).filter(|code| !code.is_empty()) {
        draft.birth_insee.clone_from(code);
        for field in [FieldName::BirthPostal, FieldName::BirthDepartment, FieldName::BirthCity] {
            field.of_mut(&mut draft).clear();
        }
    }
    draft
}

/// The communes to choose from, where the place of birth may be one of several.
fn communes(t: &Texts, choices: &[Commune]) -> Option<Field> {
    let one = |commune: &Commune| Choice {
        value: commune.insee.to_owned(),
        label: format!("{} ({})", commune.name, commune.insee),
    };
    let none = Choice { value: String::new(), label: t.s("choice-commune-none").to_owned() };
    (!choices.is_empty()).then(|| Field {
        name: COMMUNE,
        label: t.s("label-birth_commune").to_owned(),
        hint: Some(t.s("hint-birth_commune").to_owned()),
        value: String::new(),
        fault: None,
        optional: true,
        kind: Kind::Choices(choices.iter().map(one).chain([none]).collect()),
    })
}

/// The groups of the form.
pub(super) fn groups(
    t: &Texts,
    kind: CentreKind,
    draft: &CandidateDraft,
    faults: &Faults,
    choices: &[Commune],
) -> Vec<Group> {
    let (of, school) = (Of { t, draft, faults }, kind == CentreKind::School);
    let mut groups = vec![of.identity(school), of.birth(school, choices), of.contact()];
    if !school {
        groups.push(of.billing());
    }
    groups
}

/// What the fields are drawn from.
struct Of<'a> {
    t: &'a Texts,
    draft: &'a CandidateDraft,
    faults: &'a Faults,
}

impl Of<'_> {
    fn field(&self, field: FieldName, kind: Kind, optional: bool) -> Field {
        Field {
            name: field.code(),
            label: name_of(self.t, field).to_owned(),
            hint: self.t.find(&format!("hint-{}", field.code())).map(str::to_owned),
            value: field.of(self.draft).to_owned(),
            fault: self.faults.at(field.code()).map(str::to_owned),
            optional,
            kind,
        }
    }

    fn choice(&self, field: &str, code: &str) -> Choice {
        Choice { value: code.to_owned(), label: self.t.s(&format!("choice-{field}-{code}")).to_owned() }
    }

    fn identity(&self, school: bool) -> Group {
        let none = || Choice { value: String::new(), label: self.t.s("choice-sex-none").to_owned() };
        let sexes = ["F", "M"].map(|code| self.choice("sex", code)).into_iter().chain(school.then(none));
        let fields = vec![
            self.field(FieldName::LastName, Kind::line("w-l"), false),
            self.field(FieldName::FirstName, Kind::line("w-l"), false),
            self.field(FieldName::BirthDate, Kind::digits(), false),
            self.field(FieldName::Sex, Kind::Choices(sexes.collect()), school),
        ];
        Group { title: self.t.s("group-identity"), text: None, fields }
    }

    fn birth(&self, school: bool, choices: &[Commune]) -> Group {
        let proposals =
            Kind::Line { input: "text", width: "w-m", keyboard: "", unit: "", proposals: "countries" };
        let mut fields = vec![
            self.field(FieldName::BirthCountry, proposals, school),
            self.field(FieldName::BirthInsee, Kind::digits(), true),
            self.field(FieldName::BirthPostal, Kind::digits(), true),
            self.field(FieldName::BirthDepartment, Kind::line("w-s"), true),
            self.field(FieldName::BirthCity, Kind::line("w-m"), true),
        ];
        if let Some(communes) = communes(self.t, choices) {
            fields.insert(0, communes);
        }
        let text = self.t.s(if school { "group-birth-school" } else { "group-birth-text" });
        Group { title: self.t.s("group-birth"), text: Some(text), fields }
    }

    fn contact(&self) -> Group {
        let percent =
            Kind::Line { input: "text", width: "w-s", keyboard: "numeric", unit: "%", proposals: "" };
        let fields = vec![
            self.field(FieldName::ResultsEmail, Kind::input("email", "w-l"), true),
            self.field(FieldName::ConvocationEmail, Kind::input("email", "w-l"), true),
            self.field(FieldName::LocalId, Kind::line("w-m"), true),
            self.field(FieldName::ExtraTime, percent, true),
        ];
        Group { title: self.t.s("group-contact"), text: None, fields }
    }

    fn billing(&self) -> Group {
        let modes = ["FREE", "PAID", "PREPAID"].map(|code| self.choice("billing", code));
        let fields = vec![
            self.field(FieldName::Billing, Kind::Choices(modes.into()), false),
            self.field(FieldName::PrepaymentCode, Kind::line("w-m"), true),
        ];
        Group { title: self.t.s("group-billing"), text: None, fields }
    }
}
