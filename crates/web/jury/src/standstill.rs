//! When the room stood still, why, for how long, and the time that tests were given back for it (reliability and security §3,
//! F33): from the journal of the session and from what moved the ends of its tests.

use domain::certification::standstill::TimeCause;
use domain::moment::Moment;
use serde_json::Value;
use store::journal::Kept;
use store::time_changes::TimeChange;
use web_shell::Texts;

use crate::room::duration;

/// A pause of the whole room.
#[derive(Debug, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub at: Moment,
    /// Why, in the words of who paused it; empty once the record of it was erased.
    pub reason: String,
    /// Until when; nothing when the session was closed before the room went on.
    pub until: Option<Moment>,
}

/// The pauses of a session, from the records of its journal, the first one first.
pub fn pauses(records: &[Kept]) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = Vec::new();
    for record in records {
        match record.act.as_str() {
            "pause_room" => pauses.push(Pause { at: record.at, reason: reason(record), until: None }),
            "resume_room" => {
                if let Some(last) = pauses.last_mut().filter(|pause| pause.until.is_none()) {
                    last.until = Some(record.at);
                }
            }
            _ => {}
        }
    }
    pauses
}

fn reason(record: &Kept) -> String {
    let payload: Option<Value> = record.payload.as_deref().and_then(|text| serde_json::from_str(text).ok());
    let said = payload.as_ref().and_then(|payload| payload["reason"].as_str());
    said.unwrap_or_default().trim().trim_end_matches('.').to_owned()
}

/// « Motif : Alarme incendie », for a pause that began then.
pub fn why(words: &Texts, pauses: &[Pause], at: Moment) -> Option<String> {
    let pause = pauses.iter().find(|pause| pause.at == at).filter(|pause| !pause.reason.is_empty())?;
    Some(words.w("pause-reason", "reason", &pause.reason))
}

/// « Arrêt de 12 min 05 », for a pause that was over then.
pub fn lasted(words: &Texts, pauses: &[Pause], at: Moment) -> Option<String> {
    let pause = pauses.iter().find(|pause| pause.until == Some(at))?;
    Some(words.w("pause-lasted", "duration", duration(words.locale, at.seconds_since(pause.at))))
}

/// The seconds that were given back at that moment, one number for each test that went on then.
fn seconds(changes: &[TimeChange], at: Moment) -> Vec<i64> {
    let stood = |change: &&TimeChange| change.at == at && matches!(change.cause, TimeCause::Stood(_));
    changes.iter().filter(stood).map(|change| change.millis / 1_000).collect()
}

/// « Temps rendu à 14 tests : 12 min 05 », when tests went on at that moment.
pub fn given_back(words: &Texts, changes: &[TimeChange], at: Moment) -> Option<String> {
    let given = seconds(changes, at);
    let (least, most) = (*given.iter().min()?, *given.iter().max()?);
    let [least, most] = [least, most].map(|seconds| duration(words.locale, seconds));
    let key = if least == most { "given-back" } else { "given-back-between" };
    let count = i64::try_from(given.len()).unwrap_or(i64::MAX);
    Some(words.with(key, &[("count", count.into()), ("least", least.into()), ("most", most.into())]))
}

/// « Temps rendu : 12 min 05 », when this test went on at that moment; `changes` are those of the test.
pub fn given_back_here(words: &Texts, changes: &[TimeChange], at: Moment) -> Option<String> {
    let given = seconds(changes, at);
    (!given.is_empty())
        .then(|| words.w("given-back-here", "duration", duration(words.locale, given.iter().sum())))
}

#[cfg(test)]
mod tests {
    use domain::certification::standstill::Hold;
    use domain::id::Id;
    use domain::locale::Locale;

    use super::*;

    const START: i64 = 1_795_000_000_000;

    fn at(minutes: i64) -> Moment {
        Moment::from_millis(START).plus_minutes(minutes)
    }

    fn record(act: &str, minutes: i64, payload: Option<&str>) -> Kept {
        Kept {
            number: minutes,
            at: at(minutes),
            actor: "program".into(),
            act: act.into(),
            commitment: [0; 32],
            salt: None,
            payload: payload.map(str::to_owned),
            hash: [0; 32],
        }
    }

    fn given(test: i64, millis: i64, cause: TimeCause) -> TimeChange {
        let (reason, by) = (String::new(), "Nadia".to_owned());
        TimeChange { attempt: Id::from_raw(test), cause, millis, reason, at: at(12), by }
    }

    #[test]
    fn each_pause_has_its_reason_and_its_end() {
        let records = [
            record("pause_room", 0, Some(r#"{"reason":"Alarme incendie.","tests":2}"#)),
            record("tick_candidate", 3, Some("{}")),
            record("resume_room", 12, Some("{}")),
            record("pause_room", 30, None),
        ];
        let found = pauses(&records);
        let first = Pause { at: at(0), reason: "Alarme incendie".into(), until: Some(at(12)) };
        assert_eq!(found, [first, Pause { at: at(30), reason: String::new(), until: None }]);
        let words = crate::room::words(Locale::En);
        assert_eq!(why(&words, &found, at(0)).as_deref(), Some("Reason: Alarme incendie"));
        assert_eq!(why(&words, &found, at(30)), None, "what was erased is not told");
        assert_eq!(lasted(&words, &found, at(12)).as_deref(), Some("Stopped for 12 min 00"));
    }

    #[test]
    fn the_time_that_was_given_back_is_told_for_all_and_for_one() {
        let words = crate::room::words(Locale::En);
        let room = TimeCause::Stood(Hold::Room);
        let same = [given(1, 725_000, room), given(2, 725_400, room), given(3, 60_000, TimeCause::Granted)];
        assert_eq!(
            given_back(&words, &same, at(12)).as_deref(),
            Some("Time given back to 2 tests: 12 min 05")
        );
        let differs = [given(1, 725_000, room), given(2, 60_000, TimeCause::Stood(Hold::Alert))];
        let told = given_back(&words, &differs, at(12)).expect("both went on");
        assert_eq!(told, "Time given back to 2 tests: from 1 min 00 to 12 min 05");
        assert_eq!(
            given_back_here(&words, &differs[..1], at(12)).as_deref(),
            Some("Time given back: 12 min 05")
        );
        assert_eq!(given_back(&words, &same, at(13)), None);
    }
}
