//! The mail that reminds a centre of a session that it has not finalised.

use domain::certification::finalisation::REMINDER_HOURS;
use domain::locale::Locale;
use store::centre_pages::Unfinalised;

use crate::when;

crate::texts!(TEXTS, "reminder");

/// Subject and text, in both languages: the centre speaks either.
#[must_use]
pub fn mail(public_url: &str, session: &Unfinalised) -> (String, String) {
    let due = session.starts_at.plus_minutes(REMINDER_HOURS[2] * 60);
    let one = |locale: Locale| {
        let address = format!("{public_url}/centre/sessions/{}/finaliser", session.id);
        let words = [
            ("number", session.number.grouped().into()),
            ("centre", session.centre.clone().into()),
            ("room", session.room.clone().into()),
            ("date", when::date(locale, session.date).into()),
            ("due", when::stamp(locale, due, &session.zone).into()),
            ("address", address.into()),
        ];
        let t = TEXTS.of(locale);
        (t.with("subject", &words), t.with("body", &words))
    };
    let ((subject, french), (other, english)) = (one(Locale::Fr), one(Locale::En));
    (format!("{subject} / {other}"), format!("{french}\n\n--\n\n{english}\n"))
}
