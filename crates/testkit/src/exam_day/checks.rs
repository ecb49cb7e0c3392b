//! The program's rows beside the model: a look after every step, everything after a crash and at the end.

use std::fmt::Debug;

use acts::certification::preparing::Drawn;
use domain::certification::attempt::Attempt;
use domain::certification::finalisation::close_unanswered;
use domain::certification::jury::{Standing, apply_decisions, public_status};
use domain::certification::scoring::{ScoredQuestion, ScoringInput, Tested, score};
use domain::certification::session::Session;
use domain::certification::standstill::{Hold, TimeCause};
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::moment::Moment;
use domain::question::Variant;
use store::attempt_writes::NewServing;
use store::journal::{self, Finding};
use store::session_lists::Wanted;
use store::{
    Conn, alerts, attempts, candidates, decisions, incidents, invigilator_pages, scores, session_lists,
    sessions, time_changes,
};

use super::day::Day;
use super::model::{Room, Test};
use super::{Step, fault, honestly};

/// Names in the JSON of what is expected that nothing shown may have.
const SECRET: [&str; 7] = ["right", "accept", "tolerance", "treatments", "goals", "places", "dependent"];

fn same<T: PartialEq + Debug>(what: &str, is: &T, must: &T) -> Step {
    if is == must { Ok(()) } else { fault(format!("{what} is {is:?}, must be {must:?}")) }
}

impl Day<'_> {
    /// What may have changed in a step: records, rows, and the question that is shown now.
    pub async fn check_step(&mut self) -> Step {
        let mut reader = self.store().read().await?;
        let db = &mut reader.conn();
        self.check_records(db).await?;
        for room in self.model.rooms.values() {
            check_room(db, room).await?;
        }
        self.check_shown(db).await
    }

    /// Everything.
    pub async fn check_everything(&mut self) -> Step {
        self.check_step().await?;
        let mut reader = self.store().read().await?;
        let db = &mut reader.conn();
        for (stream, head) in journal::streams(db).await? {
            same(&stream, &journal::verify(db, &stream, &head).await?, &Finding::Whole)?;
        }
        for room in self.model.rooms.values() {
            for (_, test) in room.tests() {
                check_ledger(db, test).await?;
                check_time(db, room.id, test).await?;
                if room.facts.finalised_at.is_some() {
                    check_score(db, room.id, test).await?;
                }
            }
            for other in self.model.rooms.values().filter(|other| other.id != room.id) {
                check_apart(db, room, other).await?;
            }
        }
        Ok(())
    }

    /// Where the streams end before the first step.
    pub async fn baseline(&mut self) -> Step {
        let mut reader = self.store().read().await?;
        let streams = journal::streams(&mut reader.conn()).await?;
        let length = |length: i64| usize::try_from(length).unwrap_or_default();
        self.model.streams =
            streams.into_iter().map(|(stream, head)| (stream, length(head.length))).collect();
        Ok(())
    }

    /// Exactly the records that the step owes (I09).
    async fn check_records(&mut self, db: &mut Conn<'_>) -> Step {
        let told = std::mem::take(&mut self.model.told);
        for one in &told {
            let before = self.model.streams.entry(one.stream.clone()).or_default();
            let records = journal::of_stream(db, &one.stream).await?;
            let Some(record) = records.get(*before) else {
                return fault(format!("{} has no record of {}", one.stream, one.act));
            };
            let is = (record.act.as_str(), record.at, record.actor.as_str());
            same(&one.stream, &is, &(one.act, one.at, one.actor.as_str()))?;
            *before += 1;
        }
        for (stream, head) in journal::streams(db).await? {
            let must = self.model.streams.get(&stream).copied().unwrap_or_default();
            same(
                &format!("the length of {stream}"),
                &usize::try_from(head.length).unwrap_or_default(),
                &must,
            )?;
        }
        Ok(())
    }

    /// A question that is shown for the first time: it follows from seed, form and release, and tells no solution (I04, I12).
    async fn check_shown(&mut self, db: &mut Conn<'_>) -> Step {
        let bank = self.bank;
        let seats = self.model.rooms.values_mut().flat_map(|room| room.seats.values_mut());
        for test in seats.filter_map(|seat| seat.test.as_mut()).filter(|test| test.served.is_none()) {
            let Some(found) = attempts::current(db, test.id, test.account).await? else {
                return fault(format!("the test {} shows nothing", test.id));
            };
            let served = found.served;
            let chosen = &test.form[test.position as usize - 1];
            let variant = Variant {
                challenge: ChallengeCode::new(served.challenge.as_str()),
                skill: chosen.skill.clone(),
                competence: chosen.competence.clone(),
                shown: served.shown.clone(),
                expected: served.expected.clone(),
            };
            let (seed, exam, form) = (&test.seed, &test.exam, &test.form);
            let drawn = Drawn { bank, form, first: 1, seed, exam, means: test.means };
            let (must, is) = honestly(|| {
                let is = NewServing::new(test.serving, test.position, served.seed.clone(), variant);
                (drawn.serve(test.position), is)
            });
            let must = test
                .replacement
                .clone()
                .map_or_else(|| Ok(format!("{:?}", must?)), |r| Ok(format!("Some({r})")));
            let (must, is) =
                (must.map_err(|e: store::Failure| super::Fault::from(e))?, format!("{:?}", Some(is?)));
            same("what is shown", &is, &must)?;
            let since = test.answers.last().map_or(test.started_at, |answer| answer.at);
            let since = test.replaced.unwrap_or(since);
            same("the moment of a serving", &served.served_at, &since)?;
            let shown = serde_json::to_value(&served.shown).map_err(|e| super::Fault(e.to_string()))?;
            if let Some(name) = secret(&shown) {
                return fault(format!("what is shown tells `{name}`: {shown}"));
            }
            test.served = Some(served);
        }
        Ok(())
    }
}

/// A name that only what is expected has.
fn secret(shown: &serde_json::Value) -> Option<&str> {
    match shown {
        serde_json::Value::Object(map) => map.iter().find_map(|(name, inside)| {
            SECRET.iter().find(|s| *s == name).copied().or_else(|| secret(inside))
        }),
        serde_json::Value::Array(all) => all.iter().find_map(secret),
        _ => None,
    }
}

/// The rows of a session: itself, its list, its tests, its incidents (I02, I03, I05, I06, I07).
async fn check_room(db: &mut Conn<'_>, room: &Room) -> Step {
    let Some(kept) = sessions::by_id(db, room.id).await? else { return fault("a session is gone") };
    same("the moments of the session", &kept.facts, &room.facts)?;
    let is = (kept.on_paper, kept.paused_at, kept.real_start, &kept.access_code);
    same("the session", &is, &(room.on_paper, room.paused, room.real_start, &room.code))?;
    same("the access code", &kept.access_code, &room.code)?;
    let list = candidates::of_session(db, room.id).await?;
    same("the length of the list", &list.len(), &room.seats.len())?;
    for kept in &list {
        let Some(seat) = room.seats.get(&kept.id) else {
            return fault(format!("{} is on the list", kept.id));
        };
        let new = &seat.new;
        let is = (&kept.first_name, &kept.last_name, kept.birth_date, kept.extra_time);
        same("a row", &is, &(&new.first_name, &new.last_name, new.birth_date, new.extra_time_percent))?;
        let is = (kept.account.zip(kept.joined_at), kept.present_at.zip(kept.present_by.clone()));
        same(&format!("the seat {}", kept.id), &is, &(seat.joined, seat.present.clone()))?;
        let is = (kept.admitted, kept.asked_at);
        same(&format!("entry and call of {}", kept.id), &is, &(seat.admitted, seat.asked))?;
    }
    let tests = room.tests();
    let kept = attempts::of_session(db, room.id).await?;
    same("how many tests there are", &kept.len(), &tests.len())?;
    for (is, (candidate, must)) in kept.iter().zip(&tests) {
        same("the candidate of a test", &(is.id, is.candidate), &(must.id, *candidate))?;
        check_test(is, must)?;
    }
    let filed = incidents::of_session(db, room.id).await?;
    let mut filed: Vec<_> = filed.iter().map(|incident| (incident.id, incident.candidate)).collect();
    filed.sort_unstable();
    same("the incidents", &filed, &room.incidents.iter().map(|(id, about)| (*id, *about)).collect())
}

fn check_test(is: &attempts::Kept, must: &Test) -> Step {
    let of = |what: &str| format!("{what} of the test {}", must.id);
    same(&of("the account"), &is.account, &must.account)?;
    same(&of("the exam"), &(&is.exam, &is.seed), &(&must.exam, &must.seed))?;
    same(&of("the time"), &(is.started_at, is.timing.ends_at), &(must.started_at, must.ends_at))?;
    let on: Vec<Hold> = Hold::ALL.into_iter().filter(|hold| is.timing.holds.has(*hold)).collect();
    let held: Vec<Hold> = Hold::ALL.into_iter().filter(|hold| must.holds.contains(hold)).collect();
    same(&of("the standstill"), &(on, is.timing.held_at), &(held, must.held_at))?;
    same(&of("the state"), &is.state, &must.state)?;
    same(&of("the fence"), &(is.fence, is.device), &(must.fence, must.device))?;
    same(&of("the place"), &(is.position, is.serving), &(must.position, must.serving))?;
    let last = must.answers.last().map(|answer| (answer.serving, answer.at));
    same(&of("the last answer"), &is.last_answered, &last)?;
    same(&of("the end screen"), &is.end_seen, &must.end_seen)?;
    same(&of("the reason"), &is.abort_reason, &must.reason)
}

/// Every acknowledged answer is there, as it was sent, and no other (I01, I02).
async fn check_ledger(db: &mut Conn<'_>, test: &Test) -> Step {
    let kept = attempts::answers(db, test.id).await?;
    let of = format!("an answer of the test {}", test.id);
    same(&format!("{of}: how many"), &kept.len(), &test.answers.len())?;
    for (is, must) in kept.iter().zip(&test.answers) {
        let is = (is.position, is.serving, &is.value, is.outcome, is.at);
        same(&of, &is, &(must.position, must.serving, &must.value, must.outcome, must.at))?;
    }
    Ok(())
}

/// The end of a candidate's time is its start, the minutes with the extra time, and what was given back or granted; each
/// change is kept, as are the calls (I06).
async fn check_time(db: &mut Conn<'_>, session: Id<Session>, test: &Test) -> Step {
    let changes = time_changes::of_session(db, session).await?;
    let mut changes: Vec<_> = changes
        .iter()
        .filter(|change| change.attempt == test.id)
        .map(|change| (change.cause.code(), change.millis))
        .collect();
    let mut must: Vec<_> = test.changes.iter().map(|(cause, millis)| (cause.code(), *millis)).collect();
    changes.sort_unstable();
    must.sort_unstable();
    same(&format!("what moved the end of the test {}", test.id), &changes, &must)?;
    // What another extra time moved is in the extra time.
    let extra = TimeCause::ExtraTime.code();
    let moved: i64 = must.iter().filter(|(cause, _)| *cause != extra).map(|(_, millis)| millis).sum();
    let used = test.ends_at.millis() - test.started_at.millis() - moved;
    let extra = i64::from(test.extra_time);
    let allowed = i64::from(test.exam.minutes) * 60 * (100 + extra) / 100 * 1_000;
    same(&format!("the time of the test {}", test.id), &used, &allowed)?;
    let calls = alerts::of_attempt(db, test.id).await?;
    let mut calls: Vec<_> = calls
        .iter()
        .map(|call| {
            (call.id, call.serving, call.position, call.settled.as_ref().map(|(outcome, ..)| *outcome))
        })
        .collect();
    let mut must: Vec<_> =
        test.calls.iter().map(|call| (call.id, call.serving, call.position, call.outcome)).collect();
    calls.sort_unstable_by_key(|call| call.0);
    must.sort_unstable_by_key(|call| call.0);
    same(&format!("the calls of the test {}", test.id), &calls, &must)
}

/// What was scored is what the answers, the reasons and the decisions give, to the byte, and was scored as often as it had
/// to be (I08).
async fn check_score(db: &mut Conn<'_>, session: Id<Session>, test: &Test) -> Step {
    let tested: Vec<Tested> = attempts::profile(db, test.id).await?;
    let questions = (1_u16..).zip(&test.form).map(|(position, chosen)| {
        let answer = test.answers.iter().find(|answer| answer.position == u32::from(position));
        ScoredQuestion {
            position,
            competence: chosen.competence.clone(),
            outcome: answer.map(|answer| answer.outcome),
            neutralised: false,
            auto_skipped: false,
            dependent: false,
        }
    });
    let mut input = ScoringInput { tested, questions: questions.collect() };
    let all = decisions::of_attempt(db, session, test.id).await?;
    let taken = decisions::taken(&all);
    let (must, status) = honestly(|| {
        if let Some(reason) = test.reason {
            close_unanswered(&mut input, reason);
        }
        apply_decisions(&mut input, &taken);
        let must = score(&input, &test.exam.rules);
        let status = public_status(Standing::of(&taken), Some(&must));
        (must, status)
    });
    let kept = scores::of_attempt(db, session, test.id).await?;
    let by_people = all.iter().filter(|d| d.in_effect() && d.by.is_some()).count();
    same(&format!("scorings of the test {}", test.id), &kept.len(), &(1 + by_people))?;
    let written = |score| serde_json::to_string(score).unwrap_or_default();
    let is = kept.last().map(|kept| (written(&kept.score), kept.status));
    same(&format!("the score of the test {}", test.id), &is, &Some((written(&must), status)))
}

/// Nothing of one room is seen from the other (I11).
async fn check_apart(db: &mut Conn<'_>, room: &Room, other: &Room) -> Step {
    for (id, seat) in &other.seats {
        let row = candidates::by_id(db, room.id, *id).await?.is_some();
        let seen = invigilator_pages::seat(db, room.id, *id).await?.is_some();
        let sits = attempts::by_candidate(db, room.id, *id).await?.is_some();
        same(&format!("what {} sees of {id}", room.id), &(row, seen, sits), &(false, false, false))?;
        let Some(test) = &seat.test else { continue };
        let strangers = room.seats.values().filter_map(|seat| seat.joined);
        for (stranger, _) in strangers.filter(|(who, _)| *who != test.account) {
            let seen: Option<Id<Attempt>> =
                attempts::current(db, test.id, stranger).await?.map(|current| current.kept.id);
            same("the test that a stranger sees", &seen, &None)?;
        }
    }
    let board = invigilator_pages::board(db, room.id).await?;
    let mut board: Vec<_> = board.iter().map(|seat| seat.id).collect();
    board.sort_unstable();
    same("the board", &board, &room.seats.keys().copied().collect())?;
    let all = Wanted::all(room.centre, Moment::from_millis(0));
    let listed = session_lists::listed(db, &all, 50, 0).await?;
    let listed: Vec<_> = listed.iter().map(|listed| (listed.id, listed.centre)).collect();
    same("the sessions of the centre", &listed, &vec![(room.id, room.centre)])
}
