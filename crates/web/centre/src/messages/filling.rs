//! What the fields of a message become, and our own words for each message.

use domain::certification::attempt::personal_end;
use domain::certification::exam::MINUTES;
use domain::certification::message::{MessageField, MessageKind, MessageText, fill};
use domain::certification::session::SLOT_MINUTES;
use domain::locale::Locale;
use store::candidates;
use store::sessions::Kept;
use web_shell::texts::FluentValue;
use web_shell::when;

web_shell::texts!(MODELS, "models");

/// Our own words for a message, with their fields in braces.
pub fn original(locale: Locale, kind: MessageKind) -> MessageText {
    let braces = MessageField::ALL.map(|field| (field.code(), FluentValue::from(field.braced())));
    let (t, code) = (MODELS.of(locale), kind.code());
    let subject = t.with(&format!("{code}-subject"), &braces);
    let body = t.with(&format!("{code}-body"), &braces);
    MessageText { subject, body }
}

/// What a message is filled with.
pub struct Filling {
    /// The language of days and hours.
    pub locale: Locale,
    /// The name of the centre.
    pub centre: String,
    /// The name of the référent.
    pub referent: String,
    /// The address of this installation.
    pub address: String,
    /// How many candidates are on the list.
    pub count: usize,
}

impl Filling {
    /// A message filled for a reader: a candidate of the list, or whoever else reads it.
    pub fn filled(
        &self,
        kind: MessageKind,
        text: &MessageText,
        session: &Kept,
        reader: Option<&candidates::Kept>,
    ) -> MessageText {
        let value = |field| self.value(field, session, reader);
        MessageText { subject: fill(kind, &text.subject, value), body: fill(kind, &text.body, value) }
    }

    fn value(&self, field: MessageField, session: &Kept, reader: Option<&candidates::Kept>) -> String {
        use MessageField as F;
        let starts_at = session.starts_at.plus_minutes(SLOT_MINUTES - i64::from(MINUTES));
        let hour = |moment| when::hour_of(self.locale, moment, &session.zone);
        // Nobody on the list yet: the field stays in sight.
        let of_reader = |told: fn(&candidates::Kept) -> &str| {
            reader.map_or_else(|| field.braced(), |candidate| told(candidate).to_owned())
        };
        match field {
            F::Centre => self.centre.clone(),
            F::Date => when::day(self.locale, session.date),
            F::Arrival => when::hour(self.locale, session.time),
            F::Start => hour(starts_at),
            F::End => hour(personal_end(starts_at, MINUTES, reader.map_or(0, |c| c.extra_time), 0)),
            F::Site => session.site.clone(),
            F::Room => session.room.clone(),
            F::Number => session.number.grouped(),
            F::Invigilators => session.invigilators.clone(),
            F::Referent => self.referent.clone(),
            F::Count => self.count.to_string(),
            F::Address => self.address.clone(),
            F::FirstName => of_reader(|candidate| &candidate.first_name),
            F::LastName => of_reader(|candidate| &candidate.last_name),
            F::Division => of_reader(|candidate| candidate.division.as_deref().unwrap_or("–")),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::certification::message::{MessageText, faults};

    use super::*;

    #[test]
    fn our_own_words_can_be_filled_for_their_readers() {
        for locale in Locale::ALL {
            for kind in MessageKind::ALL {
                let MessageText { subject, body } = original(locale, kind);
                assert!(faults(kind, &subject).is_empty(), "{kind:?}: {subject}");
                assert!(faults(kind, &body).is_empty(), "{kind:?}: {body}");
                assert!(MessageText::parse(kind, &subject, &body).is_ok(), "{kind:?} is short enough");
                assert!(body.contains("{date}") || body.contains("{adresse}"), "{kind:?}: {body}");
            }
        }
    }
}
