//! Sessions of the demonstration, one in every state.

use acts::certification::{
    AssignSession, CreateSession, EnrolLearners, EnterRoom, FileIncident, FinaliseSession, OpenRoom,
    TickCandidate,
};
use domain::certification::attempt::Attempt;
use domain::certification::comment::Audience;
use domain::certification::enrolment::NewCandidate;
use domain::certification::finalisation::FinalisationReport;
use domain::certification::incident::{IncidentKind, NewIncident};
use domain::certification::session::{NewSession, Session};
use domain::id::Id;
use domain::journal::Actor;
use domain::moment::Zone;
use jiff::ToSpan as _;
use jiff::civil::{Time, time};
use store::{candidates, sessions};

use super::desk::{comment, deposit};
use super::exam::{Sitting, join, sit};
use super::names::INVIGILATORS;
use super::people::{Pupil, Staff};
use super::{Demo, failed, stopped};

const DAY: i64 = 24 * 60;

/// A session to make.
struct Wanted<'a> {
    name: &'a str,
    room: &'a str,
    days: i64,
    time: Time,
    invigilators: String,
    pupils: &'a [Pupil],
}

/// Makes the sessions; the number, password and name with which an invigilator enters the room of today.
pub async fn make(demo: &Demo<'_>, staff: &Staff) -> Result<Vec<(String, String, &'static str)>, String> {
    let (a, b) = staff.pupils.split_at(30);
    published(demo, staff, &b[..10]).await?;
    in_jury(demo, staff, &b[10..20]).await?;
    finalised(demo, staff, &b[20..28]).await?;
    let next_week = Wanted {
        name: "to prepare",
        room: "B204",
        days: 12,
        time: time(14, 0, 0, 0),
        invigilators: INVIGILATORS[1].to_owned(),
        pupils: &a[20..],
    };
    create(demo, staff, &next_week).await?;
    super::requests::make(demo, staff).await?;
    let hour = demo.now.local(&Zone::paris());
    let soon = hour.time().round(jiff::Unit::Hour).unwrap_or(time(10, 0, 0, 0));
    let today = Wanted {
        name: "today",
        room: "Informatique 1",
        days: 0,
        time: soon,
        invigilators: INVIGILATORS[..2].join(", "),
        pupils: &a[..20],
    };
    let id = create(demo, staff, &today).await?;
    let kept = load(demo, id).await?;
    let password = kept.invigilator_password.shown();
    Ok(INVIGILATORS.into_iter().map(|name| (kept.number.grouped(), password.clone(), name)).collect())
}

async fn load(demo: &Demo<'_>, id: Id<Session>) -> Result<sessions::Kept, String> {
    let mut reader = demo.app.store.read().await.map_err(failed)?;
    let kept = sessions::by_id(&mut reader.conn(), id).await.map_err(failed)?;
    kept.ok_or_else(|| "a session of the demonstration is gone".to_owned())
}

/// Makes a session and enrols its pupils; the last of the first class's middle has a third of extra time.
async fn create(demo: &Demo<'_>, staff: &Staff, wanted: &Wanted<'_>) -> Result<Id<Session>, String> {
    let zone = Zone::paris();
    let date = demo.now.local(&zone).date().checked_add(wanted.days.days()).map_err(|e| e.to_string())?;
    let starts_at = domain::moment::Moment::of_local(date, wanted.time, &zone).map_err(|e| e.to_string())?;
    let minutes_ago = (20 * DAY).max(20 * DAY - wanted.days * DAY);
    let doing = demo.doing(Actor::Account(staff.referent), minutes_ago, &format!("session {}", wanted.name));
    let create = CreateSession {
        id: Id::from_seed(&doing.seed, "session"),
        doing: doing.clone(),
        account: staff.referent,
        centre: staff.centre,
        session: NewSession {
            site: "Collège des Tilleuls".to_owned(),
            room: wanted.room.to_owned(),
            invigilators: wanted.invigilators.clone(),
            remarks: None,
            date,
            time: wanted.time,
            zone,
            starts_at,
            on_paper: false,
        },
        rehearsal: false,
    };
    let session = demo.app.store.act(create).await.map_err(stopped)?;
    let pupils = wanted.pupils.iter().map(|pupil| {
        let new = NewCandidate {
            first_name: pupil.first_name.to_owned(),
            last_name: pupil.last_name.to_owned(),
            sex: None,
            birth_date: pupil.birth_date,
            birth_place: None,
            results_email: Some("vie.scolaire@tilleuls.example".to_owned()),
            // Of the session to come three families in four have given an address.
            convocation_email: (wanted.name == "to prepare" && pupil.last_name.len() % 4 != 0)
                .then(|| format!("{}@familles.example", pupil.login)),
            local_id: None,
            extra_time_percent: if pupil.last_name == "Chevallier" || pupil.last_name == "Hamon" {
                33
            } else {
                0
            },
            billing: None,
            notices: Vec::new(),
        };
        (pupil.learner, Some(pupil.division.to_owned()), new)
    });
    let enrol = EnrolLearners { doing, session, pupils: pupils.collect() };
    demo.app.store.act(enrol).await.map_err(stopped)?;
    Ok(session)
}

/// Holds a session: the room is entered and opened, everybody joins, is ticked and sits.
async fn hold(
    demo: &Demo<'_>,
    session: Id<Session>,
    pupils: &[Pupil],
    how: impl Fn(usize) -> Option<Sitting>,
) -> Result<Vec<Option<Id<Attempt>>>, String> {
    let kept = load(demo, session).await?;
    let started = demo.minutes_since(kept.starts_at) - 10;
    let store = &demo.app.store;
    let name = INVIGILATORS[0];
    let by = Actor::Invigilator { name: name.to_owned() };
    let doing = demo.doing(by, started + 20, &format!("room {session}"));
    let (number, password) = (kept.number, kept.invigilator_password);
    let token = doing.seed.branch("room").bytes::<32>();
    store
        .act(EnterRoom { doing: doing.clone(), number, password, token, forgive: Vec::new() })
        .await
        .map_err(stopped)?;
    store.act(OpenRoom { doing: doing.clone(), session }).await.map_err(stopped)?;
    let mut reader = store.read().await.map_err(failed)?;
    let list = candidates::of_session(&mut reader.conn(), session).await.map_err(failed)?;
    drop(reader);
    let mut attempts = Vec::new();
    for (number, pupil) in pupils.iter().enumerate() {
        let Some(how) = how(number) else {
            attempts.push(None);
            continue;
        };
        join(demo, session, pupil, started + 15).await?;
        let candidate =
            list.iter().find(|c| c.learner == Some(pupil.learner)).ok_or("a pupil is not on the list")?;
        let tick = TickCandidate { doing: doing.clone(), session, candidate: candidate.id, present: true };
        store.act(tick).await.map_err(stopped)?;
        attempts.push(Some(sit(demo, session, pupil, started, how, name).await?));
    }
    Ok(attempts)
}

async fn finalise(
    demo: &Demo<'_>,
    staff: &Staff,
    session: Id<Session>,
    minutes_ago: i64,
    report: FinalisationReport,
) -> Result<(), String> {
    let doing = demo.doing(Actor::Account(staff.referent), minutes_ago, &format!("finalise {session}"));
    let act = FinaliseSession { doing, session, report, seen: Vec::new() };
    demo.app.store.act(act).await.map(drop).map_err(stopped)
}

fn report(reasons: Vec<(Id<Attempt>, String)>, remark: &str) -> FinalisationReport {
    FinalisationReport {
        closing_remark: remark.to_owned(),
        had_incident: !remark.is_empty(),
        had_joining_issue: false,
        ending: Vec::new(),
        reasons,
        incidents: Vec::new(),
    }
}

async fn published(demo: &Demo<'_>, staff: &Staff, pupils: &[Pupil]) -> Result<(), String> {
    let wanted = Wanted {
        name: "published",
        room: "Informatique 2",
        days: -21,
        time: time(9, 0, 0, 0),
        invigilators: INVIGILATORS[0].to_owned(),
        pupils,
    };
    let session = create(demo, staff, &wanted).await?;
    let luck = |number: usize| if number == 9 { 30 } else { 78 + number * 2 };
    let how = |number| Some(Sitting { luck: luck(number), stops_after: None, end_seen: true });
    let attempts = hold(demo, session, pupils, how).await?;
    let held = demo.minutes_since(load(demo, session).await?.starts_at);
    finalise(demo, staff, session, held - 4 * 60, report(Vec::new(), "")).await?;
    let president = demo.doing(Actor::Account(staff.jury[0]), held - 3 * DAY, "publish");
    demo.app.store.act(AssignSession { doing: president.clone(), session }).await.map_err(stopped)?;
    let advice = "Deux convocations manquaient à l’entrée : relisez la liste la veille avec le surveillant.";
    comment(demo, 0, staff, (session, None), held - 3 * DAY, (Audience::Centre, advice)).await?;
    let praise = "Résultat régulier dans tous les domaines : continuez ainsi.";
    comment(demo, 0, staff, (session, attempts[0]), held - 3 * DAY, (Audience::Candidate, praise)).await?;
    super::publication::publish(demo, session, president).await?;
    let sat = pupils.iter().zip(attempts).filter_map(|(pupil, attempt)| Some((pupil, attempt?)));
    let sat: Vec<_> = sat.collect();
    super::appeals::make(demo, staff, session, held - 3 * DAY, &sat).await
}

async fn in_jury(demo: &Demo<'_>, staff: &Staff, pupils: &[Pupil]) -> Result<(), String> {
    let wanted = Wanted {
        name: "jury",
        room: "B204",
        days: -5,
        time: time(10, 0, 0, 0),
        invigilators: INVIGILATORS[..2].join(", "),
        pupils,
    };
    let session = create(demo, staff, &wanted).await?;
    let how = |number: usize| {
        let stops_after = [None, None, None, Some(9)].get(number).copied().flatten();
        let luck = [70, 90, 55, 80][number % 4];
        (number != 8).then_some(Sitting { luck, stops_after, end_seen: number != 5 })
    };
    let attempts = hold(demo, session, pupils, how).await?;
    let held = demo.minutes_since(load(demo, session).await?.starts_at);
    let told = [
        (0, "E3", Some(4), "Le fichier de la question ne s’ouvrait pas sur ce poste."),
        (1, "C6", None, "Un téléphone a été consulté pendant le test. Rapport joint."),
        (2, "C1", None, "Le prénom s’écrit avec un tréma sur la pièce d’identité."),
        (4, "C8", None, "Arrivée avec dix minutes de retard."),
    ];
    let mut reader = demo.app.store.read().await.map_err(failed)?;
    let list = candidates::of_session(&mut reader.conn(), session).await.map_err(failed)?;
    drop(reader);
    for (number, kind, question, text) in told {
        let by = Actor::Invigilator { name: INVIGILATORS[0].to_owned() };
        let doing = demo.doing(by, held - 50, &format!("incident {number}"));
        let candidate =
            list.iter().find(|c| c.learner == Some(pupils[number].learner)).ok_or("no such pupil")?;
        let kind = IncidentKind::parse(kind).map_err(|_| "no such incident")?;
        let incident = NewIncident { kind, description: Some(text.to_owned()), question };
        let id = Id::from_seed(&doing.seed, "incident");
        let act = FileIncident { doing, session, candidate: candidate.id, id, incident };
        demo.app.store.act(act).await.map_err(stopped)?;
    }
    let unfinished = attempts[3].ok_or("no attempt")?;
    let reasons = vec![(unfinished, "technical".to_owned())];
    let remark = "Une coupure du réseau a arrêté un poste pendant vingt minutes.";
    deposit(demo, staff, session, held - 5 * 60).await?;
    finalise(demo, staff, session, held - 5 * 60, report(reasons, remark)).await?;
    let member = demo.doing(Actor::Account(staff.jury[1]), 2 * DAY, "take the session");
    demo.app.store.act(AssignSession { doing: member, session }).await.map_err(stopped)?;
    let note = "Le rapport de fraude manque : le demander au centre avant de décider.";
    comment(demo, 1, staff, (session, attempts[1]), 2 * DAY, (Audience::Jury, note)).await
}

async fn finalised(demo: &Demo<'_>, staff: &Staff, pupils: &[Pupil]) -> Result<(), String> {
    let wanted = Wanted {
        name: "finalised",
        room: "Informatique 1",
        days: -2,
        time: time(8, 30, 0, 0),
        invigilators: INVIGILATORS[2].to_owned(),
        pupils,
    };
    let session = create(demo, staff, &wanted).await?;
    let how = |number: usize| {
        Some(Sitting { luck: [85, 64, 92, 48][number % 4], stops_after: None, end_seen: true })
    };
    hold(demo, session, pupils, how).await?;
    let held = demo.minutes_since(load(demo, session).await?.starts_at);
    finalise(demo, staff, session, held - 3 * 60, report(Vec::new(), "")).await
}
