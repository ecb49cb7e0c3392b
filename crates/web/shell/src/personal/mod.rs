//! One person's whole file, as they take it with them: an archive with a file for programs (JSON, stable names), a page for
//! people, and each certificate with its signed file.

use std::io::{Cursor, Write as _};

use acts::retention::CannotEraseAccount;
use askama::Template;
use documents::certificate::certificate_with_proof;
use domain::certification::session::SessionNumber;
use domain::id::Id;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::people::Account;
use serde_json::{Map, Value, json};
use store::personal_files::{self, Filled, LEFT_OUT};
use store::{certificates, settings};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::app::App;
use crate::diploma::{self, Diploma};
use crate::outcome::Trouble;
use crate::when;

crate::texts!(TEXTS, "page");

/// The name of the format of `donnees.json`.
pub const FORMAT: &str = "parchemin-personal-file/1";

/// What is said of one thing: label and value.
type Entry = Vec<(&'static str, String)>;

/// The page for people: it stands alone, without a style.
#[derive(Template)]
#[template(path = "personal.html")]
struct Summary {
    locale: Locale,
    title: &'static str,
    about: &'static str,
    /// Of whom, and when it was made.
    made: String,
    sections: Vec<(&'static str, Vec<Entry>)>,
}

/// The archive of a person at a moment.
///
/// # Errors
/// When there is no such account, the store cannot be read, or a certificate cannot be printed now.
pub async fn archive(
    app: &App,
    locale: Locale,
    account: Id<Account>,
    at: Moment,
) -> Result<Vec<u8>, Trouble> {
    let (file, kept, issuer) = {
        let mut reader = app.store.read().await?;
        let db = &mut reader.conn();
        let file = personal_files::of_account(db, account).await?;
        let issuer = settings::operator(db).await?.issuer().to_owned();
        (file, certificates::of_account(db, account).await?, issuer)
    };
    if file.first().is_none_or(|(_, entries)| entries.is_empty()) {
        return Err(Trouble::NotFound);
    }
    let mut parts = vec![
        ("donnees.json".to_owned(), data(&file, &issuer, at).into_bytes()),
        ("resume.html".to_owned(), summary(&file, locale, at)?.into_bytes()),
    ];
    for certificate in kept {
        let Some(Diploma { sheet, proof }) = diploma::of(app, locale, &certificate, None).await? else {
            continue;
        };
        let code = certificate.code;
        parts.push((format!("certificat-{code}.json"), proof.clone().into_bytes()));
        let pdf = app.press.print(move || certificate_with_proof(&sheet, &proof)).await?;
        parts.push((format!("certificat-{code}.pdf"), pdf));
    }
    pack(&parts).map_err(Trouble::failed)
}

/// The file for programs.
fn data(file: &[Filled], issuer: &str, at: Moment) -> String {
    let sections: Map<String, Value> =
        file.iter().map(|(section, entries)| (section.name.to_owned(), entries.clone().into())).collect();
    let left_out: Map<String, Value> =
        LEFT_OUT.iter().map(|(table, why)| ((*table).to_owned(), (*why).into())).collect();
    let made =
        jiff::Timestamp::from_millisecond(at.millis()).map(|moment| moment.to_string()).unwrap_or_default();
    let whole = json!({
        "format": FORMAT, "issuer": issuer, "made_at": made, "sections": sections, "left_out": left_out,
    });
    format!("{whole:#}\n")
}

/// The page for people: what is empty is left out.
fn summary(file: &[Filled], locale: Locale, at: Moment) -> Result<String, Trouble> {
    let t = TEXTS.of(locale);
    let field = |entry: &Value, name: &'static str| {
        let said = match &entry[name] {
            Value::Null => return None,
            Value::String(text) if name.ends_with("_at") => moment(text, locale),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Some((t.s(&format!("field-{name}")), said))
    };
    let filled = file.iter().filter(|(_, entries)| !entries.is_empty());
    let sections = filled.map(|(section, entries)| {
        let one = |entry: &Value| section.fields.iter().filter_map(|name| field(entry, name)).collect();
        (t.s(&format!("section-{}", section.name)), entries.iter().map(one).collect())
    });
    let person = file.first().and_then(|(_, entries)| entries.first());
    let name = |name: &str| person.and_then(|entry| entry[name].as_str()).unwrap_or_default().to_owned();
    let whose = format!("{} {}", name("first_name"), name("last_name"));
    let made = t.ww("made", ("person", whose.trim()), ("moment", &when::stamp(locale, at, &Zone::paris())));
    let (title, about) = (t.s("title"), t.s("about"));
    let page = Summary { locale, title, about, made, sections: sections.collect() };
    page.render().map_err(Trouble::failed)
}

/// A moment of the file in words, in the time of Paris.
fn moment(text: &str, locale: Locale) -> String {
    text.parse::<jiff::Timestamp>().map_or_else(
        |_| text.to_owned(),
        |at| when::stamp(locale, Moment::from_millis(at.as_millisecond()), &Zone::paris()),
    )
}

/// Why an account cannot be erased, for whoever asks.
#[must_use]
pub fn hinders(locale: Locale, why: &CannotEraseAccount) -> String {
    let t = TEXTS.of(locale);
    let numbers = |numbers: &[i64]| {
        let known = numbers.iter().filter_map(|number| u32::try_from(*number).ok());
        known.map(|number| SessionNumber::from_stored(number).grouped()).collect::<Vec<_>>().join(", ")
    };
    match why {
        CannotEraseAccount::Office => t.s("office").to_owned(),
        CannotEraseAccount::Awaited(sessions) => t.w("awaited", "sessions", numbers(sessions)),
        CannotEraseAccount::Disputed(sessions) => t.w("disputed", "sessions", numbers(sessions)),
        CannotEraseAccount::Reason(_) => t.s("reason-fault").to_owned(),
    }
}

fn pack(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
