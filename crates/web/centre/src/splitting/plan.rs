//! The plan of a split: read from the form, spread over the rooms, shown, and turned into what the act makes.

use std::collections::{HashMap, HashSet};

use acts::certification::{CreateSession, RoomToMake};
use domain::certification::enrolment::{CandidateDraft, NewCandidate, PlaceBook, parse};
use domain::certification::session::{NewSession, Session, SessionDraft, SessionField};
use domain::certification::splitting::{Place, split};
use domain::id::Id;
use domain::people::Learner;
use domain::seed::Seed;
use domain::text::{normalise_name, parse_email};
use store::learners::{self, Kept as Pupil};
use store::{Conn, Failure};
use web_shell::{Faults, Texts, Trouble, Visit, when};

use super::{Seen, Typed, one};
use crate::room;

/// The fields of each room: its name, its computers, its invigilators.
pub(super) const ROOM_FIELDS: [[&str; 3]; super::ROOMS] = [
    ["room-1", "capacity-1", "invigilators-1"],
    ["room-2", "capacity-2", "invigilators-2"],
    ["room-3", "capacity-3", "invigilators-3"],
    ["room-4", "capacity-4", "invigilators-4"],
    ["room-5", "capacity-5", "invigilators-5"],
    ["room-6", "capacity-6", "invigilators-6"],
    ["room-7", "capacity-7", "invigilators-7"],
    ["room-8", "capacity-8", "invigilators-8"],
];

/// Somebody who is to be enrolled.
#[derive(Debug, Clone)]
pub(super) struct Entrant {
    learner: Id<Learner>,
    division: Option<String>,
    new: NewCandidate,
}

/// A room of the plan.
pub(super) struct Planned {
    /// Its number in the form, from 1.
    number: usize,
    session: NewSession,
    takes: usize,
    pub(super) people: Vec<Entrant>,
}

/// A room as it is proposed.
pub(super) struct Proposed {
    pub(super) name: String,
    pub(super) count: String,
    pub(super) invigilators: String,
    /// The names, and whether they have extra time.
    pub(super) people: Vec<(String, bool)>,
}

/// Somebody who is left out, and why.
pub(super) struct Said {
    pub(super) name: String,
    pub(super) why: String,
}

/// Who goes where.
pub(super) struct Plan {
    pub(super) rooms: Vec<Planned>,
    pub(super) left_out: Vec<Said>,
    /// Tells this plan from another.
    pub(super) fingerprint: String,
}

/// The session that the form with this key makes of its room. A key only tells one form from another: which session it
/// is cannot be chosen.
pub(super) fn session_of(key: &str, room: usize) -> Id<Session> {
    let seed = Seed::from_bytes(*blake3::hash(format!("split/{key}").as_bytes()).as_bytes());
    Id::from_seed(&seed, &format!("room {room}"))
}

fn full_name(pupil: &Pupil) -> String {
    format!("{} {}", pupil.last_name, pupil.first_name)
}

/// How many people are named: « A. Cissé, B. Roux et C. Petit » are three.
fn named(text: &str) -> usize {
    let text = text.replace(" et ", ",").replace(" and ", ",");
    text.split([',', ';', '&', '/']).filter(|name| !name.trim().is_empty()).count()
}

impl Plan {
    /// Reads the form; all that does not fit, at once.
    pub(super) async fn read(
        db: &mut Conn<'_>,
        visit: &Visit,
        t: &Texts,
        seen: &Seen,
        typed: &Typed,
    ) -> Result<Result<Self, Faults>, Failure> {
        let mut faults = Faults::none();
        let classes: HashSet<&str> =
            typed.iter().filter(|(name, _)| name == "class").map(|(_, class)| class.as_str()).collect();
        if classes.is_empty() {
            faults.add("classes", t.s("fault-classes"));
        }
        let email = one(typed, "results_email").trim();
        if !email.is_empty() && parse_email(email).is_err() {
            faults.add("results_email", t.s("fault-email"));
        }
        let rooms = rooms(visit, t, seen, typed, &mut faults);
        let (Some(school), false) = (seen.centre.organisation, faults.any()) else {
            return Ok(Err(faults));
        };
        let Some(day) = rooms.first().map(|room| room.session.date) else { return Ok(Err(faults)) };
        let chosen = seen
            .pupils
            .iter()
            .filter(|pupil| classes.contains(pupil.division.as_deref().unwrap_or_default()));
        let elsewhere: HashMap<Id<Learner>, String> = learners::enrolled_on(db, school, day)
            .await?
            .into_iter()
            .map(|on| (on.learner, t.ww("elsewhere", ("number", &on.number.grouped()), ("room", &on.room))))
            .collect();
        let longer: HashMap<Id<Learner>, u8> = learners::extra_times(db, school).await?.into_iter().collect();
        let (mut entrants, mut left_out) = (Vec::new(), Vec::new());
        for pupil in chosen {
            let name = full_name(pupil);
            if let Some(why) = elsewhere.get(&pupil.id) {
                left_out.push(Said { name, why: why.clone() });
                continue;
            }
            match entrant(visit, seen, pupil, email, longer.get(&pupil.id).copied().unwrap_or_default()) {
                Some(entrant) => entrants.push(entrant),
                None => left_out.push(Said { name, why: t.s("unfit").to_owned() }),
            }
        }
        entrants.sort_by_cached_key(|one| {
            (normalise_name(&one.new.last_name), normalise_name(&one.new.first_name), one.learner)
        });
        Ok(spread(t, rooms, &entrants, left_out, faults))
    }

    /// What is proposed, in words.
    pub(super) fn lead(&self, t: &Texts) -> String {
        let Some(first) = self.rooms.first() else { return t.s("proposal-nobody").to_owned() };
        let session = &first.session;
        let words = [
            ("date", room::capital(&when::day(t.locale, session.date)).into()),
            ("hour", when::hour(t.locale, session.time).into()),
            ("site", session.site.clone().into()),
        ];
        t.with("proposal-lead", &words)
    }

    /// What confirming does, in words.
    pub(super) fn confirm(&self, t: &Texts) -> String {
        let people = self.rooms.iter().map(|room| room.people.len()).sum();
        let words = [("sessions", count(self.rooms.len()).into()), ("people", count(people).into())];
        t.with("confirm", &words)
    }

    /// The rooms as they are shown.
    pub(super) fn proposed(&self, t: &Texts) -> Vec<Proposed> {
        let name = |one: &Entrant| {
            let new = &one.new;
            (format!("{} {}", new.last_name, new.first_name), new.extra_time_percent > 0)
        };
        let room = |room: &Planned| Proposed {
            name: room.session.room.clone(),
            count: t.with(
                "room-count",
                &[("count", count(room.people.len()).into()), ("places", count(room.takes).into())],
            ),
            invigilators: room.session.invigilators.clone(),
            people: room.people.iter().map(name).collect(),
        };
        self.rooms.iter().map(room).collect()
    }

    /// What the act makes of it.
    pub(super) fn made(self, visit: &Visit, seen: &Seen, typed: &Typed) -> Result<Vec<RoomToMake>, Trouble> {
        let account = visit.account()?.id;
        let doing = room::doing(visit)?;
        let make = |room: Planned| {
            let mut doing = doing.clone();
            doing.seed = doing.seed.branch(&format!("room {}", room.number));
            let session = CreateSession {
                doing,
                id: session_of(one(typed, "key"), room.number),
                account,
                centre: seen.centre.id,
                session: room.session,
                rehearsal: seen.centre.rehearsal,
            };
            let pupils = room.people.into_iter().map(|one| (one.learner, one.division, one.new));
            RoomToMake { session, pupils: pupils.collect() }
        };
        Ok(self.rooms.into_iter().map(make).collect())
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The row that a pupil gets; nothing when what the school knows of them cannot be right.
fn entrant(visit: &Visit, seen: &Seen, pupil: &Pupil, email: &str, extra_time: u8) -> Option<Entrant> {
    let draft = CandidateDraft {
        first_name: pupil.first_name.clone(),
        last_name: pupil.last_name.clone(),
        birth_date: pupil.birth_date.to_string(),
        results_email: email.to_owned(),
        extra_time: if extra_time > 0 { extra_time.to_string() } else { String::new() },
        ..CandidateDraft::default()
    };
    let today = visit.at.local(&seen.centre.zone).date();
    let new = parse(&draft, seen.centre.kind, PlaceBook::embedded(), today).ok()?;
    Some(Entrant { learner: pupil.id, division: pupil.division.clone(), new })
}

/// The rooms that are filled in, each as a session without people.
fn rooms(visit: &Visit, t: &Texts, seen: &Seen, typed: &Typed, faults: &mut Faults) -> Vec<Planned> {
    let today = visit.at.local(&seen.centre.zone).date();
    let mut rooms = Vec::new();
    for (number, [room, capacity, watch]) in (1..).zip(ROOM_FIELDS) {
        // The first is asked for, the others may stay empty.
        if number > 1 && [room, capacity, watch].iter().all(|name| one(typed, name).trim().is_empty()) {
            continue;
        }
        let draft = SessionDraft {
            site: one(typed, SessionField::Site.code()).to_owned(),
            room: one(typed, room).to_owned(),
            invigilators: one(typed, watch).to_owned(),
            date: one(typed, SessionField::Date.code()).to_owned(),
            time: one(typed, SessionField::Time.code()).to_owned(),
            zone: seen.centre.zone.name().to_owned(),
            ..SessionDraft::default()
        };
        let places = one(typed, capacity).trim().parse().ok().filter(|places| (1..=200).contains(places));
        if places.is_none() {
            faults.add(capacity, t.s("fault-capacity"));
        }
        match draft.parse(Some(today)) {
            Ok(session) => {
                let place =
                    Place { capacity: places.unwrap_or(0), invigilators: named(&session.invigilators) };
                rooms.push(Planned { number, session, takes: place.takes(), people: Vec::new() });
            }
            Err(found) => {
                for (field, sentence) in crate::session_form::sentences(visit.locale, &found).iter() {
                    // Day, hour and site are those of every room: told once.
                    match field {
                        "room" => faults.add(room, sentence),
                        "invigilators" => faults.add(watch, sentence),
                        shared if faults.at(shared).is_none() => faults.add(shared, sentence),
                        _ => {}
                    }
                }
            }
        }
    }
    rooms
}

/// Everybody to their room, or the sentence that says how many places are missing.
fn spread(
    t: &Texts,
    rooms: Vec<Planned>,
    entrants: &[Entrant],
    left_out: Vec<Said>,
    mut faults: Faults,
) -> Result<Plan, Faults> {
    let longer: Vec<bool> = entrants.iter().map(|one| one.new.extra_time_percent > 0).collect();
    // What a room takes has the invigilators in it already.
    let places: Vec<Place> =
        rooms.iter().map(|room| Place { capacity: room.takes, invigilators: room.takes }).collect();
    let spread = match split(&longer, &places) {
        Ok(spread) => spread,
        Err(why) => {
            let words = [("places", count(why.places).into()), ("people", count(why.people).into())];
            faults.add("rooms", t.with("fault-places", &words));
            return Err(faults);
        }
    };
    let mut hash = blake3::Hasher::new();
    let mut filled = Vec::new();
    for (mut room, here) in rooms.into_iter().zip(spread).filter(|(_, here)| !here.is_empty()) {
        room.people = here.into_iter().map(|person| entrants[person].clone()).collect();
        hash.update(format!("{}:", room.number).as_bytes());
        for one in &room.people {
            hash.update(one.learner.to_string().as_bytes());
        }
        filled.push(room);
    }
    Ok(Plan { rooms: filled, left_out, fingerprint: hash.finalize().to_hex()[..16].to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_however_they_are_separated() {
        for (text, count) in [
            ("Nadia Cissé", 1),
            ("Nadia Cissé, Paul Roux", 2),
            ("A. Cissé et B. Roux", 2),
            ("A. Cissé, B. Roux et C. Petit", 3),
            ("Étienne Benet", 1),
            (" , ", 0),
        ] {
            assert_eq!(named(text), count, "{text}");
        }
    }

    #[test]
    fn a_form_makes_the_same_sessions_each_time_and_other_ones_than_another_form() {
        assert_eq!(session_of("a", 1), session_of("a", 1));
        assert_ne!(session_of("a", 1), session_of("a", 2));
        assert_ne!(session_of("a", 1), session_of("b", 1));
    }
}
