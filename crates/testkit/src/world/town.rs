//! A town with two of everything, so that what belongs to one can be tried by the other.

use acts::certification::{AskAppeal, FileIncident, NoteRoom};
use acts::content::ReportQuestion;
use bank::Bank;
use domain::certification::appeal::{Appeal, AppealKind};
use domain::certification::attempt::Attempt;
use domain::certification::certificate::VerificationCode;
use domain::certification::closing::{NoteKind, RoomNote};
use domain::certification::comment::{Audience, Comment};
use domain::certification::incident::{Incident, IncidentKind, NewIncident};
use domain::certification::scan::{Scan, ScanKind};
use domain::content::{Category, QuestionReport};
use domain::framework::ChallengeCode;
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::Role;
use store::appeals::About;
use store::content::{NewReport, Seen};
use store::mails::Mail;
use store::{certificates, mails};
use web_shell::appeal::Letter;

use super::{Centre, Person, Session, World};

/// A world in the middle of a school year: for each of two centres a session of today with its room open, and one that
/// was held, finalised and taken by its own jury member, and one that was published, about which its candidate appeals.
pub struct Town {
    /// The program.
    pub world: World,
    /// The two centres.
    pub centres: [Centre; 2],
    /// Two pupils of each centre: the first one has joined today's session.
    pub pupils: [[Person; 2]; 2],
    /// Today's sessions, the room open, both pupils on the list.
    pub today: [Session; 2],
    /// The sessions before the jury, and the test that the first pupil sat there.
    pub judged: [(Session, Id<Attempt>); 2],
    /// The published session of the first centre, and the test that the first pupil sat there.
    pub published: (Session, Id<Attempt>),
    /// What the candidates ask for after the publication: the first pupil of the first centre, the second of the other one.
    pub appeals: [Id<Appeal>; 2],
    /// The certificate of that test.
    pub certificate: VerificationCode,
    /// A mail in the outbox.
    pub mail: Id<Mail>,
    /// What was reported about the second pupil in today's sessions.
    pub incidents: [Id<Incident>; 2],
    /// What was noted of today's rooms.
    pub notes: [Id<RoomNote>; 2],
    /// Scans deposited in today's sessions.
    pub scans: [Id<Scan>; 2],
    /// Scans deposited in the sessions before the jury.
    pub judged_scans: [Id<Scan>; 2],
    /// What the jury member of each of these has written about it, for the jury only.
    pub comments: [Id<Comment>; 2],
    /// Two jury members, each with the session of one centre.
    pub jury: [Person; 2],
    /// The president of the jury.
    pub president: Person,
    /// The administrator.
    pub admin: Person,
    /// An author of questions.
    pub author: Person,
    /// What the first pupil of the first centre reported about a question.
    pub report: Id<QuestionReport>,
}

impl Town {
    /// Builds the town.
    ///
    /// # Panics
    /// When an act refuses.
    pub async fn build(world: World) -> Self {
        world.turn_to("2026-10-20", "08:30");
        let centres = [
            world.centre_with_referent("Lycée Aimé-Césaire").await,
            world.centre_with_referent("Collège Rosa-Parks").await,
        ];
        let pupils = [
            [pupil(&world, "Inès Benali").await, pupil(&world, "Hugo Petit").await],
            [pupil(&world, "Aïcha Diop").await, pupil(&world, "Léo Martin").await],
        ];
        let jury = [
            world.person("Hélène", "Roussel", &[Role::JuryMember]).await,
            world.person("Karim", "Haddad", &[Role::JuryMember]).await,
        ];
        let president = world.person("Jeanne", "Lefort", &[Role::JuryPresident]).await;
        let admin = world.person("Paul", "Garnier", &[Role::Admin]).await;
        let author = world.person("Samira", "Nadir", &[Role::Author]).await;
        let report = reported(&world, &pupils[0][0]).await;
        let published = held(&world, &centres[0], &pupils[0][0], &jury[0]).await;
        world.publish(&jury[0], &centres[0], &published.0).await;
        let elsewhere = held(&world, &centres[1], &pupils[1][1], &jury[1]).await;
        world.publish(&jury[1], &centres[1], &elsewhere.0).await;
        world.turn_to("2026-11-05", "08:30");
        let judged = [
            held(&world, &centres[0], &pupils[0][0], &jury[0]).await,
            held(&world, &centres[1], &pupils[1][0], &jury[1]).await,
        ];
        let (judged_scans, comments) = desk(&world, &centres, &jury, &judged).await;
        world.turn_to("2026-11-20", "09:00");
        let (today, incidents, notes, scans) = rooms(&world, &centres, &pupils).await;
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let kept = certificates::of_session(db, published.0.id).await.expect("certificates");
        let certificate = kept.first().expect("the pupil obtained one").code.clone();
        let mail = mails::list(db, 1).await.expect("mails").first().expect("a mail to the school").id;
        drop(reader);
        let appeals =
            [asked(&world, &pupils[0][0], &published).await, asked(&world, &pupils[1][1], &elsewhere).await];
        Self {
            world,
            centres,
            pupils,
            today,
            judged,
            published,
            appeals,
            certificate,
            mail,
            incidents,
            notes,
            scans,
            judged_scans,
            comments,
            jury,
            president,
            admin,
            author,
            report,
        }
    }
}

/// Today's rooms, open, each with something told and something noted.
async fn rooms(
    world: &World,
    centres: &[Centre; 2],
    pupils: &[[Person; 2]; 2],
) -> ([Session; 2], [Id<Incident>; 2], [Id<RoomNote>; 2], [Id<Scan>; 2]) {
    let (mut today, mut incidents, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut scans = Vec::new();
    for (centre, [one, two]) in centres.iter().zip(pupils) {
        let session = world.session_of(centre, &[one, two]).await;
        world.open_room(&session).await;
        world.join(&session, one).await;
        incidents.push(told(world, &session).await);
        notes.push(noted(world, &session).await);
        scans.push(world.deposit(centre, &session, ScanKind::Photo).await);
        today.push(session);
    }
    (two(today), two(incidents), two(notes), two(scans))
}

/// One for each centre.
fn two<T: std::fmt::Debug>(all: Vec<T>) -> [T; 2] {
    all.try_into().expect("two centres")
}

/// What lies on the desk of the jury: a scan of each session, and a comment that nobody else reads.
async fn desk(
    world: &World,
    centres: &[Centre; 2],
    jury: &[Person; 2],
    judged: &[(Session, Id<Attempt>); 2],
) -> ([Id<Scan>; 2], [Id<Comment>; 2]) {
    let (mut scans, mut comments) = (Vec::new(), Vec::new());
    for (place, (session, _)) in judged.iter().enumerate() {
        scans.push(world.deposit(&centres[place], session, ScanKind::Attendance).await);
        comments.push(world.comment(&jury[place], session, Audience::Jury, "À relire.").await);
    }
    (two(scans), two(comments))
}

/// The invigilator tells of the second pupil.
async fn told(world: &World, session: &Session) -> Id<Incident> {
    let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    let id = Id::from_seed(&doing.seed, "incident");
    let kind = IncidentKind::CandidateNonBlocking;
    let incident = NewIncident { kind, description: Some("Arrivée à 9 h 10.".into()), question: None };
    let candidate = session.candidates[1];
    world.act(FileIncident { doing, session: session.id, candidate, id, incident }).await
}

/// The invigilator notes something of the room.
async fn noted(world: &World, session: &Session) -> Id<RoomNote> {
    let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    let id = Id::from_seed(&doing.seed, "note");
    let words = "Ouverture tardive.".to_owned();
    world.act(NoteRoom { doing, session: session.id, id, kind: NoteKind::Fact, words }).await;
    id
}

/// A report about a question of the bank.
async fn reported(world: &World, person: &Person) -> Id<QuestionReport> {
    let challenge = ChallengeCode::new("1.1/formuler-une-requete@2a");
    let seen = Seen {
        release: world.app.bank.release.clone(),
        locale: Locale::Fr,
        seed: Bank::draw(challenge.as_str(), 3),
        challenge,
    };
    let id = Id::from_seed(&world.seed(), "report");
    let new = NewReport { id, seen, category: Category::Answer, words: "Deux réponses conviennent.".into() };
    world.act(ReportQuestion { doing: world.doing_as(person.id), account: person.id, new }).await
}

/// A candidate says that something happened in the room; the centre is to say what it knows.
async fn asked(world: &World, person: &Person, (session, attempt): &(Session, Id<Attempt>)) -> Id<Appeal> {
    let doing = world.doing_as(person.id);
    let (kind, id) = (AppealKind::Room, Id::from_seed(&doing.seed, "appeal"));
    let about = About { id, session: session.id, attempt: *attempt, account: person.id, kind };
    let act = AskAppeal {
        account: person.id,
        attempt: *attempt,
        appeal: id,
        kind,
        words: "L’alarme a sonné pendant la question 3.".into(),
        mail: Letter::Asked.written(&world.app.config.public_url, &about),
        doing,
    };
    world.act(act).await
}

async fn pupil(world: &World, name: &str) -> Person {
    let (first, last) = name.split_once(' ').expect("two names");
    let person = world.person(first, last, &[]).await;
    world.place(&person, 3, 5).await;
    person
}

/// A session that was held with one candidate, finalised, and taken by a jury member.
async fn held(world: &World, centre: &Centre, person: &Person, juror: &Person) -> (Session, Id<Attempt>) {
    let session = world.session_of(centre, &[person]).await;
    world.open_room(&session).await;
    let (_, attempt) = world.sit(&session, 0, person).await;
    world.pass_minutes(60);
    world.finalise(centre, &session).await;
    world.take(juror, &session).await;
    (session, attempt)
}
