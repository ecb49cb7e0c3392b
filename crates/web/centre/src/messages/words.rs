//! The words of a message, for all sessions of a centre: changed, or given back to ours.

use acts::certification::KeepMessageText;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::message::{BODY_MAX, FieldFault, MessageText, SUBJECT_MAX, TextPart, TextTrouble};
use domain::certification::session::Session;
use domain::id::Id;
use domain::text::TextFault;
use web_shell::{Answer, Chrome, Faults, Form, LongForm, Page, Shared, Texts, Trouble, Visit, outcome};

use super::{Seen, TEXTS, of_message, see};
use crate::room::{self, Head, Sent};

#[derive(Template)]
#[template(path = "messages/words.html")]
struct WordsPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    faults: Faults,
    /// The address of the message, and its name.
    here: String,
    name: &'static str,
    subject: String,
    body: String,
    /// The fields that may stand in it, and what each becomes.
    fields: Vec<(String, &'static str)>,
    own: bool,
}

/// What was typed. The long text stands last: it may be cut off.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    subject: String,
    body: String,
}

async fn seen(app: &Shared, visit: &Visit, which: (Id<Session>, &str)) -> Result<Seen, Trouble> {
    let mut reader = app.store.read().await?;
    see(app, &mut reader.conn(), visit, which).await
}

/// GET /centre/sessions/{id}/messages/{modele}/texte
pub async fn show(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, code)): Path<(Id<Session>, String)>,
) -> Answer {
    let seen = seen(&app, &visit, (id, &code)).await?;
    let typed = Typed { subject: seen.text.subject.clone(), body: seen.text.body.clone() };
    Ok(Page(page(&visit, &seen, typed, Faults::none())).into_response())
}

/// POST /centre/sessions/{id}/messages/{modele}/texte
pub async fn save(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, code)): Path<(Id<Session>, String)>,
    LongForm(typed): LongForm<Typed>,
) -> Answer {
    let seen = seen(&app, &visit, (id, &code)).await?;
    match MessageText::parse(seen.kind, &typed.subject, &typed.body) {
        Ok(text) => keep(&app, &visit, &seen, Some(text)).await,
        Err(troubles) => {
            let t = TEXTS.of(visit.locale);
            let mut faults = Faults::none();
            for (part, trouble) in troubles {
                faults.add(part, sentence(&t, part, &trouble));
            }
            Ok(outcome::refused(&page(&visit, &seen, typed, faults)))
        }
    }
}

/// POST /centre/sessions/{id}/messages/{modele}/texte/origine
pub async fn restore(
    State(app): State<Shared>,
    visit: Visit,
    Path((id, code)): Path<(Id<Session>, String)>,
    _: Form<Sent>,
) -> Answer {
    let seen = seen(&app, &visit, (id, &code)).await?;
    keep(&app, &visit, &seen, None).await
}

async fn keep(app: &Shared, visit: &Visit, seen: &Seen, text: Option<MessageText>) -> Answer {
    let act = KeepMessageText {
        doing: room::doing(visit)?,
        centre: seen.kept.centre,
        kind: seen.kind,
        locale: visit.locale,
        text,
    };
    app.store.act(act).await.map_err(Trouble::from)?;
    Ok(outcome::go(&of_message(seen.kept.id, seen.kind, "")))
}

fn sentence(t: &Texts, part: TextPart, trouble: &TextTrouble) -> String {
    match trouble {
        TextTrouble::Text(TextFault::Empty) => t.s("text-empty").to_owned(),
        TextTrouble::Text(TextFault::TooLong { .. }) => {
            t.n("text-too_long", "max", if part == "subject" { SUBJECT_MAX } else { BODY_MAX })
        }
        TextTrouble::Text(TextFault::ControlCharacter) => t.s("text-control").to_owned(),
        TextTrouble::Field(FieldFault { line, near, why }) => {
            let line = line.to_string();
            t.ww(&format!("field-{}", why.code()), ("line", &line), ("near", near))
        }
    }
}

fn page(visit: &Visit, seen: &Seen, typed: Typed, faults: Faults) -> WordsPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("words-title"));
    let field = |field: domain::certification::message::MessageField| {
        (field.braced(), t.s(&format!("field-{}", field.code())))
    };
    WordsPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        here: of_message(seen.kept.id, seen.kind, ""),
        name: t.s(&format!("kind-{}", seen.kind.code())),
        subject: typed.subject,
        body: typed.body,
        fields: seen.kind.fields().map(field).collect(),
        own: seen.own,
        faults,
        chrome,
        t,
    }
}
