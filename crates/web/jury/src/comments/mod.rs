//! Comments of the jury about a session or one of its tests: to the candidate, to the centre, or among itself. Each stands
//! with author and date; what was taken back stays in the list, crossed out (certification rules §10.1, §10.2).

use acts::certification::{CannotWriteComment, TakeBackComment, WriteComment};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::certification::attempt::Attempt;
use domain::certification::comment::{Audience, COMMENT_MAX, CannotComment, Comment};
use domain::certification::session::Session;
use domain::id::Id;
use domain::locale::Locale;
use domain::text::TextFault;
use store::Stop;
use store::comments::Kept;
use web_shell::outcome::go;
use web_shell::{Answer, Chrome, Faults, Form, LongForm, Shared, Texts, Trouble, Visit, when};

use crate::room::{self, Desk, Nothing, attempt_address, count, session_address};
use crate::taken::{self, Written};

web_shell::texts!(TEXTS, "page");

/// Comments with the form for one more, as a page shows them.
#[derive(Template)]
#[template(path = "comments/page.html")]
pub struct Comments {
    csrf: String,
    icons: [web_shell::Icon; 3],
    t: Texts,
    /// Where the form goes.
    action: String,
    /// Where one is taken back.
    session: String,
    list: Vec<Line>,
    /// The visitor may write.
    open: bool,
    /// Who may read one: code, words, hint, chosen.
    audiences: Vec<(&'static str, &'static str, &'static str, bool)>,
    words: String,
    max: i64,
    faults: Faults,
}

impl askama::filters::HtmlSafe for Comments {}

struct Line {
    id: String,
    audience: &'static str,
    words: String,
    signed: String,
    /// Taken back: by whom and when.
    back: Option<String>,
    /// The centre was written to.
    mailed: Option<&'static str>,
    mine_to_take_back: bool,
}

/// What was typed and refused, or is still to be kept.
#[derive(Default)]
pub struct Typed {
    audience: String,
    words: String,
    faults: Faults,
}

impl Typed {
    /// What was typed, once.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// What does not fit, for the summary of the page.
    pub fn faults(&self) -> Faults {
        self.faults.clone()
    }
}

/// The page that comments stand on.
fn address(session: Id<Session>, attempt: Option<Id<Attempt>>) -> String {
    attempt.map_or_else(|| session_address(session, ""), |one| attempt_address(session, one))
}

/// The comments about the session as a whole, or about one test, with what was typed and refused.
pub fn shown(
    visit: &Visit,
    chrome: &Chrome,
    desk: &Desk,
    all: &[Kept],
    attempt: Option<Id<Attempt>>,
    typed: Typed,
) -> Comments {
    let (t, words) = (TEXTS.of(visit.locale), room::words(visit.locale));
    let open = desk.duty().is_ok();
    let session = desk.dossier.session.id;
    let address = address(session, attempt);
    let line = |kept: &Kept| {
        let signed = |(at, by): (domain::moment::Moment, _)| {
            let at = desk.stamp(visit.locale, at);
            t.ww("signed", ("by", &desk.name(&words, by)), ("when", &at))
        };
        let back = kept.taken_back.map(|(at, by)| {
            t.ww("back", ("by", &desk.name(&words, by)), ("when", &desk.stamp(visit.locale, at)))
        });
        Line {
            id: kept.id.to_string(),
            audience: t.s(&format!("to-{}", kept.audience.code())),
            words: kept.words.clone(),
            signed: signed(kept.written),
            mine_to_take_back: open && back.is_none(),
            mailed: kept.mailed_at.map(|_| t.s("mailed")),
            back,
        }
    };
    let fitting = Audience::ALL.into_iter().filter(|audience| audience.fits(attempt.is_some()));
    let audience = |one: Audience| {
        let (code, chosen) = (one.code(), typed.audience == one.code());
        (code, t.s(&format!("for-{code}")), t.s(&format!("hint-{code}")), chosen)
    };
    Comments {
        csrf: chrome.csrf.clone(),
        icons: ["rotate-ccw", "messages-square", "circle-x"].map(|name| chrome.icon(name)),
        action: format!("{address}/commentaires"),
        session: session_address(session, ""),
        list: all.iter().filter(|kept| kept.attempt == attempt).map(line).collect(),
        open,
        audiences: fitting.map(audience).collect(),
        words: typed.words,
        max: count(COMMENT_MAX),
        faults: typed.faults,
        t,
    }
}

/// A comment as it was posted. The words stand last in the form.
#[derive(serde::Deserialize)]
pub struct Posted {
    /// Only to take the session back, which somebody else has taken meanwhile.
    #[serde(default)]
    reprendre: String,
    #[serde(default)]
    audience: String,
    #[serde(default)]
    comment: String,
}

/// POST /jury/sessions/{id}/commentaires
pub async fn about_session(
    State(app): State<Shared>,
    visit: Visit,
    Path(session): Path<Id<Session>>,
    LongForm(posted): LongForm<Posted>,
) -> Answer {
    match write(&app, &visit, session, None, posted).await? {
        Wrote::Kept => Ok(go(&format!("{}#commentaires", session_address(session, "")))),
        Wrote::Again(typed) => crate::session::with_comment(&app, &visit, session, typed).await,
        Wrote::Elsewhere(page) => Ok(page),
    }
}

/// POST /jury/sessions/{id}/tentatives/{attempt}/commentaires
pub async fn about_attempt(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, attempt)): Path<(Id<Session>, Id<Attempt>)>,
    LongForm(posted): LongForm<Posted>,
) -> Answer {
    match write(&app, &visit, session, Some(attempt), posted).await? {
        Wrote::Kept => Ok(go(&format!("{}#commentaires", attempt_address(session, attempt)))),
        Wrote::Again(typed) => crate::attempt::with_comment(&app, &visit, (session, attempt), typed).await,
        Wrote::Elsewhere(page) => Ok(page),
    }
}

/// What came of a comment.
enum Wrote {
    /// It is kept.
    Kept,
    /// It comes back, with its refusal if it was refused.
    Again(Typed),
    /// The session is somebody else's: the page that says so.
    Elsewhere(Response),
}

/// Writes a comment; what was typed comes back with its refusal.
async fn write(
    app: &Shared,
    visit: &Visit,
    session: Id<Session>,
    attempt: Option<Id<Attempt>>,
    posted: Posted,
) -> Result<Wrote, Trouble> {
    let t = TEXTS.of(visit.locale);
    let desk = {
        let mut reader = app.store.read().await?;
        room::desk(&mut reader.conn(), visit, session).await?
    };
    let Posted { reprendre, audience, comment } = posted;
    let written = || Written {
        action: format!("{}/commentaires", address(session, attempt)),
        hidden: vec![("audience", audience.clone())],
        name: "comment",
        label: t.s("words"),
        text: comment.clone(),
        max: COMMENT_MAX,
    };
    if reprendre == "1" {
        let page = taken::take(app, visit, session, written()).await?;
        let typed = Typed { audience: audience.clone(), words: comment.clone(), faults: Faults::none() };
        return Ok(page.map_or(Wrote::Again(typed), Wrote::Elsewhere));
    }
    let act = WriteComment {
        doing: room::doing(visit)?,
        president: room::juror(visit)?.president,
        session,
        attempt,
        audience: Audience::from_code(&audience),
        mail: mail(app, &desk, &comment),
        words: comment.clone(),
    };
    let (field, sentence) = match app.store.act(act).await {
        Ok(_) => return Ok(Wrote::Kept),
        Err(Stop::Refused(CannotWriteComment::NotYours(why))) => {
            if let Some(page) = taken::lost(app, visit, session, written()).await? {
                return Ok(Wrote::Elsewhere(page));
            }
            ("", desk.not_yours(&room::words(visit.locale), why))
        }
        Err(Stop::Refused(CannotWriteComment::Rule(why))) => rule(&t, why),
        Err(stop) => return Err(stop.map(|_| ()).into()),
    };
    let mut faults = Faults::none();
    faults.add(field, sentence);
    Ok(Wrote::Again(Typed { audience, words: comment, faults }))
}

fn rule(t: &Texts, why: CannotComment) -> (&'static str, String) {
    match why {
        CannotComment::Session(_) => ("", t.s("why-session").to_owned()),
        CannotComment::Audience => ("audience", t.s("why-audience").to_owned()),
        CannotComment::Words(TextFault::Empty) => ("comment", t.s("why-empty").to_owned()),
        CannotComment::Words(TextFault::TooLong { max, len }) => {
            let words = [("max", count(max).into()), ("len", count(len).into())];
            ("comment", t.with("why-too_long", &words))
        }
        CannotComment::Words(TextFault::ControlCharacter) => ("comment", t.s("why-signs").to_owned()),
        CannotComment::TooMany => ("comment", t.s("why-too_many").to_owned()),
    }
}

/// What the centre is mailed, in both languages: the centre speaks either. A text that is far too long is refused anyway.
fn mail(app: &Shared, desk: &Desk, words: &str) -> (String, String) {
    let session = &desk.dossier.session;
    let words: String = words.trim().chars().take(COMMENT_MAX).collect();
    let one = |locale: Locale| {
        let address = format!("{}/centre/sessions/{}", app.config.public_url, session.id);
        let said = [
            ("number", session.number.grouped().into()),
            ("centre", desk.centre.name.clone().into()),
            ("date", when::date(locale, session.date).into()),
            ("words", words.clone().into()),
            ("address", address.into()),
        ];
        let t = TEXTS.of(locale);
        (t.with("mail-subject", &said), t.with("mail-body", &said))
    };
    let ((subject, french), (other, english)) = (one(Locale::Fr), one(Locale::En));
    (format!("{subject} / {other}"), format!("{french}\n\n--\n\n{english}\n"))
}

/// POST /jury/sessions/{id}/commentaires/{comment}/reprendre
pub async fn take_back(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, comment)): Path<(Id<Session>, Id<Comment>)>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    let president = room::juror(&visit)?.president;
    let act = TakeBackComment { doing: room::doing(&visit)?, president, session, comment };
    match app.store.act(act).await {
        Ok(Some(attempt)) => Ok(go(&format!("{}#commentaires", attempt_address(session, attempt)))),
        Ok(None) => Ok(go(&format!("{}#commentaires", session_address(session, "")))),
        Err(Stop::Refused(_)) => Ok(go(&session_address(session, ""))),
        Err(stop) => Err(stop.map(|_| ()).into()),
    }
}
