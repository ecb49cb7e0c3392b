//! What a candidate needs beside extra time: said and read by the référent alone.

use acts::certification::SetAccommodations;
use axum::extract::{Path, State};
use domain::certification::accommodation::{AccommodationFault, Accommodations, BREAK_MAX, Need, WORDS_MAX};
use domain::certification::enrolment::Candidate;
use domain::certification::session::Session;
use domain::id::Id;
use domain::text::TextFault;
use store::Stop;
use web_shell::{Answer, Faults, Form, Shared, Texts, Trouble, Visit, outcome};

use super::TEXTS;
use super::form::{see, stays, with_needs};
use crate::room::{self, address};

/// The form of what is needed, as it stands.
pub(super) struct NeedsForm {
    /// Each need: its code, its name, whether it is ticked.
    pub(super) choices: Vec<(&'static str, &'static str, bool)>,
    pub(super) minutes: String,
    pub(super) words: String,
    pub(super) max: usize,
}

impl NeedsForm {
    /// The form with what is kept.
    pub(super) fn of(visit: &Visit, said: &Accommodations) -> Self {
        let minutes = if said.break_minutes == 0 { String::new() } else { said.break_minutes.to_string() };
        Self::made(visit, |need| said.needs.contains(&need), minutes, said.words.clone())
    }

    fn made(visit: &Visit, ticked: impl Fn(Need) -> bool, minutes: String, words: String) -> Self {
        let choice =
            |need: Need| (need.code(), web_shell::accommodation::label(visit.locale, need), ticked(need));
        Self { choices: Need::ALL.map(choice).into(), minutes, words, max: WORDS_MAX }
    }
}

/// POST /centre/sessions/{id}/candidats/{candidate}/amenagements
pub async fn set(
    State(app): State<Shared>,
    visit: Visit,
    Path((session, id)): Path<(Id<Session>, Id<Candidate>)>,
    Form(typed): Form<Vec<(String, String)>>,
) -> Answer {
    let seen = see(&app, &visit, session).await?;
    if !seen.membership.referent {
        return Err(Trouble::Forbidden);
    }
    let t = TEXTS.of(visit.locale);
    let codes = sent(&typed, "besoin");
    let [minutes, words] =
        ["pause", "precisions"].map(|name| sent(&typed, name).first().copied().unwrap_or_default());
    let said = match Accommodations::parse(&codes, minutes, words) {
        Ok(said) => said,
        Err(found) => {
            let (minutes, words) = (minutes.to_owned(), words.to_owned());
            let form = NeedsForm::made(&visit, |need| codes.contains(&need.code()), minutes, words);
            return with_needs(&app, &visit, &seen, id, form, faults(&t, &found)).await;
        }
    };
    match app.store.act(SetAccommodations { doing: room::doing(&visit)?, session, candidate: id, said }).await
    {
        Ok(()) => Ok(outcome::go(&address(session, &format!("/candidats/{id}")))),
        Err(Stop::Refused(why)) => {
            let why = room::refusal(visit.locale, why);
            stays(&app, &visit, &seen, id, Some(why), Faults::none()).await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What the form sends under a name, as often as it does.
fn sent<'a>(typed: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    typed.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
}

fn faults(t: &Texts, found: &[AccommodationFault]) -> Faults {
    let mut faults = Faults::none();
    for fault in found {
        match fault {
            AccommodationFault::Minutes => {
                faults.add("pause", t.n("needs-minutes-fault", "max", i64::from(BREAK_MAX)));
            }
            AccommodationFault::Words(TextFault::TooLong { max, .. }) => {
                faults.add(
                    "precisions",
                    t.n("needs-words-long", "max", i64::try_from(*max).unwrap_or(i64::MAX)),
                );
            }
            AccommodationFault::Words(_) => faults.add("precisions", t.s("needs-words-control")),
        }
    }
    faults
}
