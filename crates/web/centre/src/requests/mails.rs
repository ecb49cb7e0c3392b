//! The mails about requests: they name no pupil, and say that something is there, and where.

use domain::certification::request::SessionRequest;
use domain::id::Id;
use domain::locale::Locale;

use crate::room::REQUESTS;

web_shell::texts!(TEXTS, "mail");

/// What is told.
#[derive(Clone, Copy)]
pub enum News {
    /// To the référent: a teacher has asked.
    Asked,
    /// To the teacher: there is a session.
    Accepted,
    /// To the teacher: there is none.
    Refused,
}

/// Subject and text, in both languages: schools speak either.
pub fn written(public_url: &str, news: News, request: Id<SessionRequest>) -> (String, String) {
    let (key, list) = match news {
        News::Asked => ("asked", REQUESTS),
        News::Accepted => ("accepted", crate::asking::LIST),
        News::Refused => ("refused", crate::asking::LIST),
    };
    let address = format!("{public_url}{list}/{request}");
    let one = |locale: Locale| {
        let t = TEXTS.of(locale);
        (t.s(&format!("mail-{key}-subject")), t.w(&format!("mail-{key}-body"), "address", &address))
    };
    let ((subject, french), (other, english)) = (one(Locale::Fr), one(Locale::En));
    (format!("{subject} / {other}"), format!("{french}\n\n--\n\n{english}\n"))
}
