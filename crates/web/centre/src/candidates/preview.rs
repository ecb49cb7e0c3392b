//! A list given again: who is new, what changes, who goes and who stays, shown before anything is done. Nothing is stored in
//! between: the page carries the rows, which are read again when they come back.

use acts::certification::{ImportCandidates, Imported};
use askama::Template;
use axum::extract::{Path, State};
use domain::certification::enrolment::{
    Candidate, CandidateDraft, Changed, Entry, FieldName, ListedRow, NewCandidate, PersonKey, PlaceBook,
    Stays, difference, parse,
};
use domain::certification::session::Session;
use domain::id::Id;
use store::Stop;
use store::lists::Listed;
use web_shell::{Answer, Chrome, LongForm, Shared, Texts, Trouble, Visit, outcome};

use super::import::{Line, Seen, see};
use super::written::cells_of;
use super::{TEXTS, name_of};
use crate::room::{self, Head, address};

#[derive(Template)]
#[template(path = "candidates/preview.html")]
pub(super) struct PreviewPage {
    chrome: Chrome,
    t: Texts,
    head: Head,
    lead: String,
    /// The list was changed by somebody else since it was shown.
    changed_meanwhile: bool,
    /// Nothing would be done.
    nothing: bool,
    added: Vec<String>,
    changed: Vec<Change>,
    gone: Vec<String>,
    /// Who has joined, and what the list says otherwise of them.
    closed: Vec<Change>,
    /// Who stays although the list leaves them out: name and why.
    held: Vec<(String, &'static str)>,
    same: String,
    /// Places of birth that are kept as typed.
    unknown: Vec<Line>,
    /// What the list looked like when it was compared.
    seen: String,
    /// The rows, as they come back.
    list: String,
}

/// What changes in a row: whose, and field by field.
struct Change {
    name: String,
    fields: Vec<(&'static str, String, String)>,
}

/// A list as it was given.
pub(super) struct Given<'a> {
    pub(super) rows: &'a [NewCandidate],
    pub(super) unknown: Vec<Line>,
    pub(super) changed_meanwhile: bool,
}

/// The page that shows what a list would change.
pub(super) fn page(visit: &Visit, seen: &Seen, lead: &str, given: Given<'_>) -> PreviewPage {
    let t = TEXTS.of(visit.locale);
    let chrome = room::chrome(visit, t.s("title-preview"));
    let rows: Vec<(Entry, NewCandidate)> = given.rows.iter().map(|row| (entry(row), row.clone())).collect();
    let before: Vec<ListedRow> = seen.listed.iter().map(|(_, row)| row.clone()).collect();
    let found = difference(&rows, &before);
    let listed = |place: usize| name(&before[place].row);
    let change = |(_, place, changed): &(usize, usize, Vec<Changed>)| Change {
        name: listed(*place),
        fields: changed.iter().map(|one| told(&t, one)).collect(),
    };
    PreviewPage {
        head: Head::of(visit, &chrome, &seen.kept, &seen.membership),
        lead: lead.to_owned(),
        changed_meanwhile: given.changed_meanwhile,
        nothing: found.is_empty(),
        added: found.added.iter().map(|row| name(&rows[*row].1)).collect(),
        changed: found.changed.iter().map(change).collect(),
        gone: found.gone.iter().map(|place| listed(*place)).collect(),
        closed: found.closed.iter().map(change).collect(),
        held: found.held.iter().map(|(place, why)| (listed(*place), stays(&t, *why))).collect(),
        same: t.n("preview-same", "count", i64::try_from(found.same).unwrap_or(i64::MAX)),
        unknown: given.unknown,
        seen: digest(&seen.listed),
        list: packed(given.rows),
        chrome,
        t,
    }
}

fn name(row: &NewCandidate) -> String {
    format!("{} {}", row.last_name, row.first_name)
}

fn entry(row: &NewCandidate) -> Entry {
    let key = PersonKey::new(&row.first_name, &row.last_name, row.birth_date);
    Entry { key, local_id: row.local_id.clone(), learner: None }
}

/// A change in words: the field, before, after. Modes of billing have their names.
pub(super) fn told(t: &Texts, changed: &Changed) -> (&'static str, String, String) {
    let said = |text: &String| match (changed.field, text.as_str()) {
        (_, "") => t.s("preview-nothing").to_owned(),
        (FieldName::Billing, mode) => t.find(&format!("choice-billing-{mode}")).unwrap_or(mode).to_owned(),
        (_, text) => text.to_owned(),
    };
    let label =
        if changed.field == FieldName::BirthCity { t.s("group-birth") } else { name_of(t, changed.field) };
    (label, said(&changed.before), said(&changed.after))
}

fn stays(t: &Texts, why: Stays) -> &'static str {
    t.s(match why {
        Stays::Joined => "stays-joined",
        Stays::Present => "stays-present",
        Stays::Reported => "stays-reported",
    })
}

/// What a list looks like: it changes when anything on it does.
fn digest(listed: &[Listed]) -> String {
    let rows: Vec<(Id<Candidate>, &NewCandidate, bool)> =
        listed.iter().map(|(kept, row)| (kept.id, &row.row, row.stays.is_some())).collect();
    let text = serde_json::to_string(&rows).unwrap_or_default();
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

/// The rows as one text: a line each, the cells in the order of the spreadsheet with tabs between. What was read has
/// neither tabs nor breaks in it.
fn packed(rows: &[NewCandidate]) -> String {
    let line = |row: &NewCandidate| {
        let draft = cells_of(row);
        FieldName::ALL.map(|field| field.of(&draft).to_owned()).join("\t")
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The rows again; nothing where they did not come from our page.
fn unpacked(list: &str, visit: &Visit, seen: &Seen) -> Option<Vec<NewCandidate>> {
    let today = visit.at.local(&seen.kept.zone).date();
    let row = |line: &str| {
        let mut draft = CandidateDraft::default();
        let mut cells = line.split('\t');
        for field in FieldName::ALL {
            cells.next()?.clone_into(field.of_mut(&mut draft));
        }
        parse(&draft, seen.kind, PlaceBook::embedded(), today).ok()
    };
    let rows: Option<Vec<NewCandidate>> = list.lines().map(row).collect();
    rows.filter(|rows| !rows.is_empty())
}

/// What the page sends back.
#[derive(serde::Deserialize)]
pub struct Confirmed {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    list: String,
}

/// POST /centre/sessions/{id}/candidats/importer/confirmer
pub async fn confirm(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Session>>,
    LongForm(confirmed): LongForm<Confirmed>,
) -> Answer {
    let seen = see(&app, &visit, id).await?;
    let rows = unpacked(&confirmed.list, &visit, &seen).ok_or(Trouble::BadRequest)?;
    if digest(&seen.listed) != confirmed.seen {
        let given = Given { rows: &rows, unknown: Vec::new(), changed_meanwhile: true };
        let lead = TEXTS.of(visit.locale).s("preview-again");
        return Ok(outcome::refused(&page(&visit, &seen, lead, given)));
    }
    let act = ImportCandidates { doing: room::doing(&visit)?, session: id, rows };
    match app.store.act(act).await {
        Ok(Imported { added, changed, gone, .. }) => {
            let told = format!("?ajoutes={added}&modifies={changed}&retires={gone}");
            Ok(outcome::go(&address(id, &told)))
        }
        // The page that comes says that the session is closed.
        Err(Stop::Refused(_)) => Ok(outcome::go(&address(id, "/candidats/importer"))),
        Err(stop) => Err(stop.into()),
    }
}
