//! An export of the school's software is given: what it changes is shown, then confirmed. Nothing is stored in between: the
//! page carries the pupils, who are read again when they come back.

use acts::people::ImportLearners;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use documents::learner_list::{CannotReadPupils, LeftOut, WhyLeftOut};
use domain::certification::enrolment::{PlaceBook, Why};
use domain::certification::school_list::{
    KnownPupil, PupilDraft, SchoolDifference, SchoolPupil, parse_pupil, same_identifier, school_difference,
};
use domain::id::Id;
use domain::moment::Zone;
use domain::people::Centre;
use store::school_lists::Listed;
use web_shell::form::Upload;
use web_shell::{Answer, Chrome, LongForm, Page, Shared, Texts, Trouble, Visit, outcome};

use super::reading::{Misfit, Refused as Unfit, Taken, What, taken};
use super::{Asked, LIST, Refused, Seen, TEXTS, page, see};
use crate::candidates::import::{PATIENCE, TURNS, turn};
use crate::room;

/// Faults told on one page.
const TOLD: usize = 100;

#[derive(Template)]
#[template(path = "learners/preview.html")]
struct PreviewPage {
    chrome: Chrome,
    t: Texts,
    address: String,
    lead: String,
    changed_meanwhile: bool,
    nothing: bool,
    same: String,
    added: Vec<String>,
    changed: Vec<Change>,
    back: Vec<String>,
    left: Vec<String>,
    /// Who is in the file and not taken: name and why.
    left_out: Vec<(String, String)>,
    /// Whose place of birth nobody knows.
    unknown: Vec<String>,
    seen: String,
    list: String,
}

struct Change {
    name: String,
    fields: Vec<(&'static str, String, String)>,
}

/// POST /centre/eleves/{id}
pub(super) async fn give(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    upload: Upload,
) -> Answer {
    let mut reader = app.store.read().await?;
    let seen = see(&mut reader.conn(), &visit, id).await?;
    drop(reader);
    let t = TEXTS.of(visit.locale);
    let (bytes, uais, today) = (upload.bytes, seen.uais.clone(), visit.at.local(&Zone::paris()).date());
    let turn = turn(&TURNS, PATIENCE).await?;
    let read = tokio::task::spawn_blocking(move || taken(&bytes, &uais, today)).await;
    drop(turn);
    let refused = match read.map_err(Trouble::failed)? {
        Ok(taken) => {
            let lead = t.w("file-lead", "name", upload.name);
            return Ok(Page(preview(&visit, &seen, lead, taken, false)).into_response());
        }
        Err(why) => told(&t, &seen, why),
    };
    let mut page = page(&visit, &seen, &Asked::default(), "");
    page.refused = Some(refused);
    Ok(outcome::refused(&page))
}

/// A file that is not taken, in words.
fn told(t: &Texts, seen: &Seen, why: Unfit) -> Refused {
    let whole = |key: &str, words: String| Refused {
        title: t.w(&format!("file-{key}"), "words", words),
        what_to_do: t.s(&format!("file-{key}-do")).to_owned(),
        lines: Vec::new(),
        more: None,
    };
    match why {
        Unfit::File(why) => match why {
            CannotReadPupils::TooLarge => whole("too_large", String::new()),
            CannotReadPupils::NotOneXml => whole("not_one_xml", String::new()),
            CannotReadPupils::Unreadable => whole("unreadable", String::new()),
            CannotReadPupils::Encoding(label) => whole("encoding", label),
            CannotReadPupils::NotSiecle => whole("not_siecle", String::new()),
            CannotReadPupils::MissingColumns(all) => whole("missing_columns", all.join(", ")),
            CannotReadPupils::Empty => whole("empty", String::new()),
            CannotReadPupils::TooMany => whole("too_many", String::new()),
        },
        Unfit::OtherSchool(uai) => {
            let title = t.ww("file-other_school", ("words", &uai), ("own", &seen.uais.join(", ")));
            let what_to_do = t.s("file-other_school-do").to_owned();
            Refused { title, what_to_do, lines: Vec::new(), more: None }
        }
        Unfit::Pupils(faults) => {
            let count = i64::try_from(faults.len()).unwrap_or(i64::MAX);
            let beyond = faults.len().saturating_sub(TOLD);
            Refused {
                title: t.n("pupils-title", "count", count),
                what_to_do: t.s("pupils-do").to_owned(),
                lines: faults.iter().take(TOLD).map(|misfit| sentence(t, misfit)).collect(),
                more: (beyond > 0)
                    .then(|| t.n("pupils-more", "count", i64::try_from(beyond).unwrap_or(i64::MAX))),
            }
        }
    }
}

fn sentence(t: &Texts, misfit: &Misfit) -> String {
    let place = i64::try_from(misfit.place).unwrap_or(i64::MAX);
    let (key, field, value, other) = match &misfit.what {
        What::Field(field, why, value) => {
            let key = match why {
                Why::Required | Why::DateFormat | Why::NoSuchDay | Why::DateInFuture | Why::DateTooOld => {
                    why.code()
                }
                _ => "other",
            };
            (format!("fault-{key}"), t.s(&format!("field-{}", field.code())), value, "")
        }
        What::SameIdentifier(id, other) => ("fault-same".to_owned(), "", id, other.as_str()),
    };
    let short: String = value.chars().take(60).collect();
    let words = [
        ("place", place.into()),
        ("name", misfit.name.clone().into()),
        ("field", field.into()),
        ("value", short.into()),
        ("other", other.into()),
    ];
    t.with(&key, &words)
}

fn preview(visit: &Visit, seen: &Seen, lead: String, taken: Taken, changed_meanwhile: bool) -> PreviewPage {
    let t = TEXTS.of(visit.locale);
    let known: Vec<KnownPupil> = seen.listed.iter().map(|(known, _)| known.clone()).collect();
    let found = school_difference(&taken.pupils, &known);
    let SchoolDifference { added, changed, back, left, same } = &found;
    let of_file = |place: &usize| name(&taken.pupils[*place]);
    let of_known = |place: &usize| name(&known[*place].pupil);
    PreviewPage {
        chrome: room::chrome(visit, t.s("title-preview")),
        address: format!("{LIST}/{}", seen.centre),
        lead,
        changed_meanwhile,
        nothing: found.is_empty(),
        same: t.n("same", "count", i64::try_from(*same).unwrap_or(i64::MAX)),
        added: added.iter().map(of_file).collect(),
        changed: changed
            .iter()
            .map(|(_, place, fields)| Change {
                name: of_known(place),
                fields: fields
                    .iter()
                    .map(|(field, before, after)| {
                        let or_nothing = |text: &String| {
                            if text.is_empty() { t.s("nothing").to_owned() } else { text.clone() }
                        };
                        (t.s(&format!("field-{}", field.code())), or_nothing(before), or_nothing(after))
                    })
                    .collect(),
            })
            .collect(),
        back: back.iter().map(|(place, _)| of_file(place)).collect(),
        left: left.iter().map(of_known).collect(),
        left_out: taken.left_out.iter().map(|one| (one.name.clone(), why(&t, one))).collect(),
        unknown: taken.unknown,
        seen: digest(&seen.listed),
        list: taken.drafts.iter().map(|draft| draft.texts().join("\t")).collect::<Vec<_>>().join("\n"),
        t,
    }
}

fn name(pupil: &SchoolPupil) -> String {
    format!("{} {}", pupil.last_name, pupil.first_name)
}

fn why(t: &Texts, left: &LeftOut) -> String {
    match &left.why {
        WhyLeftOut::Gone(day) => t.w("left-gone", "day", day),
        WhyLeftOut::NoNationalId => t.s("left-no_id").to_owned(),
        WhyLeftOut::NoClass => t.s("left-no_class").to_owned(),
    }
}

/// What the list looks like: it changes when anything on it does.
fn digest(listed: &[Listed]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (known, _) in listed {
        hasher.update(format!("{known:?}\n").as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// What the page sends back.
#[derive(serde::Deserialize)]
pub(super) struct Confirmed {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    list: String,
}

/// The pupils again; nothing where they did not come from our page.
fn unpacked(list: &str, visit: &Visit) -> Option<Taken> {
    let today = visit.at.local(&Zone::paris()).date();
    let draft = |line: &str| {
        let texts: Vec<&str> = line.split('\t').collect();
        texts.try_into().ok().map(PupilDraft::from_texts)
    };
    let drafts: Vec<PupilDraft> = list.lines().map(draft).collect::<Option<_>>()?;
    let pupils: Option<Vec<SchoolPupil>> =
        drafts.iter().map(|draft| parse_pupil(draft, PlaceBook::embedded(), today).ok()).collect();
    let pupils = pupils.filter(|pupils| !pupils.is_empty() && same_identifier(pupils).is_empty())?;
    Some(Taken { pupils, drafts, left_out: Vec::new(), unknown: Vec::new() })
}

/// POST /centre/eleves/{id}/confirmer
pub(super) async fn confirm(
    State(app): State<Shared>,
    visit: Visit,
    Path(id): Path<Id<Centre>>,
    LongForm(confirmed): LongForm<Confirmed>,
) -> Answer {
    let mut reader = app.store.read().await?;
    let seen = see(&mut reader.conn(), &visit, id).await?;
    drop(reader);
    let taken = unpacked(&confirmed.list, &visit).ok_or(Trouble::BadRequest)?;
    if digest(&seen.listed) != confirmed.seen {
        let lead = TEXTS.of(visit.locale).s("again-lead").to_owned();
        return Ok(outcome::refused(&preview(&visit, &seen, lead, taken, true)));
    }
    let act = ImportLearners { doing: room::doing(&visit)?, organisation: seen.school, pupils: taken.pupils };
    let count = app.store.act(act).await?;
    Ok(outcome::go(&format!("{LIST}/{id}?importes={count}")))
}
