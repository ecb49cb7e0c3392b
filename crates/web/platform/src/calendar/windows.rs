//! Opening windows: opened, changed, withdrawn.

use acts::calendar::{ChangeWindow, EndWindow, Meets, OpenWindow};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use domain::certification::calendar::{SchoolKind, Span, Window, WindowDraft, WindowFaults};
use domain::id::Id;
use serde::Deserialize;
use store::calendar::{self, For, Kept};
use store::{Conn, Stop};
use web_shell::outcome::{go, refused};
use web_shell::{Answer, Chrome, Faults, Form, Page, Shared, Texts, Trouble, Visit};

use super::{HERE, TEXTS, days, key, page, schools, whose};

/// The choice of one centre instead of a kind of school.
const ONE_CENTRE: &str = "centre";

/// What was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The key of the form: the window that it opens.
    pub key: String,
    /// The kind of school, or one centre.
    pub whose: String,
    /// That centre: its name or national number.
    pub centre: String,
    /// The first day.
    pub opens: String,
    /// The last day.
    pub closes: String,
    /// `1` for a catch-up week.
    pub catch_up: String,
    /// Where it comes from.
    pub source: String,
}

impl Typed {
    /// An empty form.
    pub fn blank(visit: &Visit) -> Self {
        Self { key: key(visit), ..Self::default() }
    }

    fn of(kept: &Kept) -> Self {
        Self {
            opens: kept.span.opens.to_string(),
            closes: kept.span.closes.to_string(),
            catch_up: if kept.catch_up { "1" } else { "" }.to_owned(),
            source: kept.source.clone(),
            ..Self::default()
        }
    }

    /// The days and the source, or their faults.
    fn read(&self, t: &Texts, faults: &mut Faults) -> Option<(Span, String)> {
        let Self { opens, closes, source, .. } = self.clone();
        match (WindowDraft { opens, closes, source }).parse() {
            Ok(read) => Some(read),
            Err(WindowFaults { opens, closes, source }) => {
                for (field, fault) in [("opens", opens), ("closes", closes)] {
                    if let Some(why) = fault {
                        faults.add(field, t.s(&format!("day-{}", why.code())));
                    }
                }
                if source {
                    faults.add("source", t.s("source-fault"));
                }
                None
            }
        }
    }

    /// For whom the window is, or the fault of that.
    async fn whose(&self, db: &mut Conn<'_>, t: &Texts, faults: &mut Faults) -> Result<Option<For>, Trouble> {
        if self.whose == ONE_CENTRE {
            return Ok(schools::found(db, t, ("centre", &self.centre), faults).await?.map(For::Centre));
        }
        let kind = SchoolKind::from_code(&self.whose);
        if kind.is_none() {
            faults.add("whose", t.s("whose-fault"));
        }
        Ok(kind.map(For::School))
    }
}

#[derive(Template)]
#[template(path = "calendar/window.html")]
struct WindowPage {
    chrome: Chrome,
    t: Texts,
    faults: Faults,
    typed: Typed,
    whose: String,
    address: String,
}

/// A form that is nothing but its button.
#[derive(Deserialize)]
pub struct Nothing {}

fn meets(t: &Texts, Meets(span): Meets) -> String {
    t.w("meets", "days", days(t, span))
}

/// `POST /plateforme/calendrier/periodes`.
pub async fn open(State(app): State<Shared>, visit: Visit, Form(typed): Form<Typed>) -> Answer {
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    let id: Id<Window> = typed.key.parse().map_err(|_| Trouble::BadRequest)?;
    let mut reader = app.store.read().await?;
    let whose = typed.whose(&mut reader.conn(), &t, &mut faults).await?;
    drop(reader);
    let read = typed.read(&t, &mut faults);
    if let (Some(whose), Some((span, source))) = (whose, read) {
        let window = Kept { id, whose, centre: None, span, catch_up: typed.catch_up == "1", source };
        match app.store.act(OpenWindow { doing: crate::doing(&visit)?, window }).await {
            Ok(()) => return Ok(go(HERE)),
            Err(Stop::Refused(why)) => faults.add("opens", meets(&t, why)),
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    Ok(refused(&page(&app, &visit, typed, schools::Typed::default(), faults).await?))
}

async fn kept(app: &Shared, id: Id<Window>) -> Result<Kept, Trouble> {
    calendar::by_id(&mut app.store.read().await?.conn(), id).await?.ok_or(Trouble::NotFound)
}

fn one(visit: &Visit, kept: &Kept, typed: Typed, faults: Faults) -> WindowPage {
    let t = TEXTS.of(visit.locale);
    let chrome = crate::chrome(visit, t.s("change-title"));
    WindowPage {
        chrome,
        whose: whose(&t, kept),
        t,
        faults,
        typed,
        address: format!("{HERE}/periodes/{}", kept.id),
    }
}

/// `GET /plateforme/calendrier/periodes/{periode}`.
pub async fn show(State(app): State<Shared>, visit: Visit, Path(id): Path<Id<Window>>) -> Answer {
    let kept = kept(&app, id).await?;
    Ok(Page(one(&visit, &kept, Typed::of(&kept), Faults::none())).into_response())
}

/// `POST /plateforme/calendrier/periodes/{periode}`.
pub async fn change(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Window>>,
    Form(typed): Form<Typed>,
) -> Answer {
    let kept = kept(&app, id).await?;
    let t = TEXTS.of(visit.locale);
    let mut faults = Faults::none();
    if let Some((span, source)) = typed.read(&t, &mut faults) {
        let (doing, catch_up) = (crate::doing(&visit)?, typed.catch_up == "1");
        match app.store.act(ChangeWindow { doing, window: id, span, catch_up, source }).await {
            Ok(()) => return Ok(go(HERE)),
            Err(Stop::Refused(why)) => faults.add("opens", meets(&t, why)),
            Err(stop) => return Err(stop.map(|_| ()).into()),
        }
    }
    Ok(refused(&one(&visit, &kept, typed, faults)))
}

/// `POST /plateforme/calendrier/periodes/{periode}/retirer`.
pub async fn end(
    State(app): State<Shared>,
    visit: Visit,
    Path(window): Path<Id<Window>>,
    Form(Nothing {}): Form<Nothing>,
) -> Answer {
    app.store.act(EndWindow { doing: crate::doing(&visit)?, window }).await?;
    Ok(go(HERE))
}
