//! The rows of a file judged: each a session that may be written, or everything that does not fit, with its cell.

use std::collections::{BTreeMap, HashMap};

use documents::session_list::{Column, MAX_ROWS, ReadCell, ReadRow};
use domain::certification::session::{NewSession, SessionDraft, SessionField, SessionNumber, SessionWhy};
use domain::moment::Moment;
use serde::{Deserialize, Serialize};
use store::{Conn, Failure, centres, sessions};
use web_shell::{Shared, Texts, Trouble, Visit, when};

use crate::room;

/// A row of the file, as it travels between the preview and its confirmation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    /// Its number in the file.
    row: u32,
    /// The cells by the names of their fields; `number` is that of a session that is there.
    cells: BTreeMap<String, Cell>,
}

/// A cell: where it stands, and its text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Cell {
    at: String,
    text: String,
}

/// Something that does not fit.
pub(super) struct Told {
    pub(super) at: String,
    pub(super) text: String,
    pub(super) sentence: String,
}

/// A row that may be written.
pub(super) struct Judged {
    pub(super) new: NewSession,
    /// The session that it describes anew.
    pub(super) session: Option<sessions::Kept>,
}

impl Judged {
    /// It says nothing else of the session than what is known of it: there is nothing to write.
    pub(super) fn is_known(&self) -> bool {
        let new = &self.new;
        self.session.as_ref().is_some_and(|kept| {
            let same_words =
                (&kept.site, &kept.room, &kept.invigilators) == (&new.site, &new.room, &new.invigilators);
            same_words
                && (kept.date, kept.time) == (new.date, new.time)
                && kept.remarks == new.remarks.as_deref().unwrap_or_default()
        })
    }
}

fn code(column: Column) -> &'static str {
    match column {
        Column::Number => "number",
        Column::Site => SessionField::Site.code(),
        Column::Room => SessionField::Room.code(),
        Column::Date => SessionField::Date.code(),
        Column::Time => SessionField::Time.code(),
        Column::Invigilators => SessionField::Invigilators.code(),
        Column::Remarks => SessionField::Remarks.code(),
    }
}

impl Row {
    pub(super) fn of(read: ReadRow) -> Self {
        let cell = |(column, cell): (Column, ReadCell)| {
            (code(column).to_owned(), Cell { at: cell.reference, text: cell.text })
        };
        Self { row: read.row, cells: read.cells.into_iter().map(cell).collect() }
    }

    fn text(&self, field: &str) -> &str {
        self.cells.get(field).map_or("", |cell| &cell.text)
    }

    /// What does not fit in one of its cells.
    fn told(&self, field: &str, sentence: &str) -> Told {
        let cell = self.cells.get(field).cloned().unwrap_or_default();
        let at = if cell.at.is_empty() { self.row.to_string() } else { cell.at };
        Told { at, text: cell.text, sentence: sentence.to_owned() }
    }
}

/// All rows, or everything that does not fit.
pub(super) async fn judged(
    app: &Shared,
    visit: &Visit,
    t: &Texts,
    centre: &centres::Kept,
    rows: &[Row],
) -> Result<Result<Vec<Judged>, Vec<Told>>, Trouble> {
    if rows.is_empty() || rows.len() > MAX_ROWS {
        return Err(Trouble::BadRequest);
    }
    let mut reader = app.store.read().await?;
    let db = &mut reader.conn();
    let today = visit.at.local(&centre.zone).date();
    let (mut judged, mut told) = (Vec::new(), Vec::<Told>::new());
    let mut places: HashMap<(String, Moment), u32> = HashMap::new();
    let mut numbers: HashMap<SessionNumber, u32> = HashMap::new();
    for row in rows {
        let session = numbered(db, visit, t, centre, row, &mut numbers, &mut told).await?;
        let draft = SessionDraft {
            site: row.text("site").to_owned(),
            room: row.text("room").to_owned(),
            invigilators: row.text("invigilators").to_owned(),
            remarks: row.text("remarks").to_owned(),
            date: row.text("date").to_owned(),
            time: row.text("time").to_owned(),
            zone: session.as_ref().map_or_else(|| centre.zone.name(), |kept| kept.zone.name()).to_owned(),
            on_paper: session.as_ref().is_some_and(|kept| kept.on_paper),
        };
        let not_before = session
            .as_ref()
            .map_or(Some(today), |kept| kept.state().not_before(kept.starts_at, visit.at, &kept.zone));
        match draft.parse(not_before) {
            Ok(new) => {
                if let Some(first) = places.insert((new.room.to_lowercase(), new.starts_at), row.row) {
                    told.push(row.told("room", &t.w("why-same_place", "row", first)));
                }
                judged.push(Judged { new, session });
            }
            Err(mut found) => {
                if let Some(kept) = &session {
                    // It was to come: the day and the month have changed places, more often than not.
                    let before = found.len();
                    found.retain(|fault| fault.why != SessionWhy::DayIsPast);
                    if found.len() < before {
                        let day = when::short(kept.date);
                        told.push(row.told(SessionField::Date.code(), &t.w("why-into_the_past", "day", day)));
                    }
                }
                for (field, sentence) in crate::session_form::sentences(visit.locale, &found).iter() {
                    told.push(row.told(field, sentence));
                }
            }
        }
    }
    Ok(if told.is_empty() { Ok(judged) } else { Err(told) })
}

/// The session that a row describes anew; nothing for a new one, or when its number does not fit.
async fn numbered(
    db: &mut Conn<'_>,
    visit: &Visit,
    t: &Texts,
    centre: &centres::Kept,
    row: &Row,
    numbers: &mut HashMap<SessionNumber, u32>,
    told: &mut Vec<Told>,
) -> Result<Option<sessions::Kept>, Failure> {
    let typed = row.text("number");
    if typed.is_empty() {
        return Ok(None);
    }
    let Ok(number) = SessionNumber::parse(typed) else {
        told.push(row.told("number", t.s("why-number")));
        return Ok(None);
    };
    if let Some(first) = numbers.insert(number, row.row) {
        told.push(row.told("number", &t.w("why-same_number", "row", first)));
    }
    let kept = sessions::by_number(db, number).await?.filter(|kept| kept.centre == centre.id);
    let Some(kept) = kept else {
        told.push(row.told("number", t.s("why-unknown_number")));
        return Ok(None);
    };
    if let Err(why) = kept.state().can_edit() {
        told.push(row.told("number", &room::refusal(visit.locale, why)));
    }
    Ok(Some(kept))
}
