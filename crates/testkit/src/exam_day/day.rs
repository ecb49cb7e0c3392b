//! A day: its place and people, and how an act is run and judged.

use std::fmt::Debug;

use acts::Doing;
use acts::certification::{CreateSession, EnrolCandidate};
use acts::people::{CreateAccount, CreateCentre, Newcomer};
use acts::upkeep::ServeRelease;
use bank::Bank;
use domain::certification::attempt::Attempt;
use domain::certification::session::{Session, SessionDraft};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::{Moment, Zone};
use domain::needs::{Files, Means};
use domain::people::{Account, Centre, CentreKind, Login};
use domain::placement::{Cap, Points, Profile, Standing};
use domain::seed::{Dice, Seed};
use jiff::civil::{Date, Time, date, time};
use store::{Act, Stop, Store, sessions};
use tempfile::TempDir;

use super::crash::{folder, open};
use super::model::{Model, Room, Seat, Want, Why};
use super::people::{Device, Person, birthday, row};
use super::sending::Sent;
use super::trace::Trace;
use super::{Step, fault};

/// Where and when days are held: by plain days, when the clocks change, at the other end of the world, at the turn of a
/// year (F44, F45).
const PLACES: [(&str, Date, Time); 8] = [
    ("Europe/Paris", date(2026, 11, 18), time(9, 0, 0, 0)),
    ("Europe/Paris", date(2026, 3, 29), time(0, 50, 0, 0)),
    ("Europe/Paris", date(2026, 10, 25), time(1, 40, 0, 0)),
    ("Pacific/Noumea", date(2026, 5, 12), time(8, 0, 0, 0)),
    ("America/Miquelon", date(2026, 11, 1), time(0, 30, 0, 0)),
    ("Indian/Reunion", date(2026, 12, 31), time(23, 10, 0, 0)),
    ("Africa/Casablanca", date(2026, 2, 15), time(1, 30, 0, 0)),
    ("Asia/Beirut", date(2028, 2, 29), time(14, 0, 0, 0)),
];

/// The pace of a day on which signs of life follow each other so closely that silence is an outage.
const BEATING: usize = 6;

const FIRST: [&str; 12] = [
    "Inès", "Hugo", "Zoé", "Noël", "Maëlys", "Yanis", "Aïcha", "Théo", "Lou-Anne", "Œdipe", "Jean", "D’Arcy",
];
const LAST: [&str; 12] = [
    "Benali",
    "Lefèvre",
    "Nguyễn",
    "O’Brien",
    "Müller",
    "Da Silva",
    "Traoré",
    "Łukasz",
    "Saint-Just",
    "Petit",
    "Cœur",
    "Ångström",
];

/// A day that is being lived.
pub struct Day<'t> {
    pub seed: Seed,
    pub dice: Dice,
    doings: u64,
    pub store: Option<Store>,
    pub folder: TempDir,
    pub bank: &'static Bank,
    pub now: Moment,
    /// Seconds that pass between two steps, at most.
    pub pace: usize,
    /// The server gives signs of life all the time.
    pub beats: bool,
    /// Questions of each competence.
    pub per_competence: usize,
    pub model: Model,
    pub people: Vec<Person>,
    pub rooms: Vec<Id<Session>>,
    pub jurors: Vec<Id<Account>>,
    /// Everything that was sent: any of it may come once more.
    pub sent: Vec<Sent>,
    /// What is on its way.
    pub flying: Vec<Sent>,
    pub trace: &'t mut Trace,
}

impl<'t> Day<'t> {
    /// Makes the place, its people and two rooms in two centres.
    pub async fn begin(number: u64, trace: &'t mut Trace) -> Step<Self> {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&number.to_be_bytes());
        let seed = Seed::from_bytes(bytes).branch("exam day");
        let mut dice = seed.branch("dice").dice();
        let (zone, day, hour) = *dice.pick(&PLACES);
        let zone = Zone::named(zone).expect("a zone");
        let begins = Moment::of_local(day, hour, &zone).expect("a moment");
        let pace = *dice.pick(&[BEATING, 30, 80]);
        let folder = folder();
        let mut made = Self {
            doings: 0,
            store: Some(open(&folder).await?),
            folder,
            bank: Bank::embedded(),
            now: begins.plus_minutes(-40),
            pace,
            beats: pace == BEATING,
            per_competence: 1 + dice.below(2),
            model: Model::default(),
            people: Vec::new(),
            rooms: Vec::new(),
            jurors: Vec::new(),
            sent: Vec::new(),
            flying: Vec::new(),
            trace,
            seed,
            dice,
        };
        made.furnish(&zone, (day, hour)).await?;
        Ok(made)
    }

    async fn furnish(&mut self, zone: &Zone, when: (Date, Time)) -> Step {
        let release = self.bank.release.clone();
        self.need(ServeRelease { release, body: Some(vec![1]), at: self.now }).await?;
        let admin = self.account(("Ada", "Admin")).await?;
        for name in ["Hélène", "Karim", "Paule"] {
            let juror = self.account((name, "Jury")).await?;
            self.jurors.push(juror);
        }
        for place in 0..2 {
            let centre = self.centre(admin, place, zone).await?;
            let session = self.session(centre, zone, when).await?;
            self.rooms.push(session);
        }
        let many = 6 + self.dice.below(4);
        for number in 0..many + 2 {
            self.person(number, number < many).await?;
        }
        self.baseline().await
    }

    async fn account(&mut self, (first_name, last_name): (&str, &str)) -> Step<Id<Account>> {
        let login = Login::parse(&format!("personne{}", self.doings)).expect("a login");
        let act = CreateAccount {
            doing: self.doing(Actor::Program),
            first_name: first_name.into(),
            last_name: last_name.into(),
            login,
            password_hash: "none".into(),
            locale: Locale::Fr,
            roles: Vec::new(),
            rehearsal: false,
        };
        self.need(act).await
    }

    async fn centre(
        &mut self,
        admin: Id<Account>,
        place: usize,
        zone: &Zone,
    ) -> Step<(Id<Centre>, Id<Account>)> {
        let login = format!("personne{}", self.doings);
        let referent = self.account(("Claire", "Référente")).await?;
        let act = CreateCentre {
            doing: self.doing(Actor::Account(admin)),
            name: format!("Lycée n° {place}"),
            kind: CentreKind::School,
            uai: None,
            organisation: None,
            zone: zone.clone(),
            referent: Newcomer::Known(Login::parse(&login).expect("a login")),
            rehearsal: false,
        };
        Ok((self.need(act).await?, referent))
    }

    async fn session(
        &mut self,
        (centre, referent): (Id<Centre>, Id<Account>),
        zone: &Zone,
        (day, hour): (Date, Time),
    ) -> Step<Id<Session>> {
        let draft = SessionDraft {
            site: "Lycée".into(),
            room: "B204".into(),
            invigilators: "Nadia Cissé".into(),
            remarks: String::new(),
            date: day.to_string(),
            time: hour.strftime("%H:%M").to_string(),
            zone: zone.name().into(),
            on_paper: self.chance(15),
        };
        let doing = self.doing(Actor::Account(referent));
        let id = Id::from_seed(&doing.seed, "session");
        let session = draft.parse(None).expect("a session");
        self.need(CreateSession { doing, id, account: referent, centre, session, rehearsal: false }).await?;
        let mut reader = self.store().read().await?;
        let Some(kept) = sessions::by_id(&mut reader.conn(), id).await? else {
            return fault("a session that was made is not there");
        };
        let room = Room {
            id,
            centre,
            referent,
            number: kept.number,
            code: kept.access_code,
            password: kept.invigilator_password,
            facts: kept.facts,
            on_paper: kept.on_paper,
            day: (kept.date, kept.zone),
            paused: None,
            real_start: None,
            seats: std::collections::BTreeMap::new(),
            incidents: std::collections::BTreeMap::new(),
            inside: std::collections::BTreeMap::new(),
        };
        self.model.rooms.insert(id, room);
        Ok(id)
    }

    /// Somebody with a profile, on the list of a room or a stranger.
    async fn person(&mut self, number: usize, listed: bool) -> Step {
        let names = (FIRST[number % FIRST.len()], LAST[number % LAST.len()]);
        let id = self.account(names).await?;
        let person = Person {
            id,
            names: (names.0.into(), names.1.into()),
            born: birthday(number),
            profile: self.profile(),
            devices: vec![self.device()],
            pages: Vec::new(),
            room: number % 2,
        };
        if listed {
            let session = self.rooms[person.room];
            let new = row(names, person.born, *self.dice.pick(&[0, 0, 0, 33, 100]));
            let doing = self.doing(Actor::Account(self.model.rooms[&session].referent));
            let id = Id::from_seed(&doing.seed, "candidate");
            self.need(EnrolCandidate { doing, session, id, new: new.clone() }).await?;
            let seat = Seat { new, joined: None, present: None, admitted: false, asked: None, test: None };
            self.model.rooms.get_mut(&session).expect("a room").seats.insert(id, seat);
        }
        self.people.push(person);
        Ok(())
    }

    /// What was placed before: five or six competences, up to some level.
    fn profile(&mut self) -> Profile {
        let all: Vec<_> = self.bank.framework.competences().map(|(_, competence)| competence).collect();
        let first = self.dice.below(all.len());
        let many = 5 + self.dice.below(2);
        let mut profile = Profile::default();
        for place in 0..many {
            let competence = all[(first + place) % all.len()];
            let level = 1 + self.dice.below(4);
            let points = u32::try_from(level * 8 * 840).expect("few points");
            let mut standing = Standing::of(Points::from_parts(points), Cap::None);
            let skills = competence.skills().filter(|(_, skill)| usize::from(skill.level) <= level);
            standing.validated_directly = skills.map(|(_, skill)| skill.code.clone()).collect();
            profile.competences.insert(competence.code.clone(), standing);
        }
        profile
    }

    /// A browser that nobody has used.
    pub fn device(&mut self) -> Device {
        let token = self.doing(Actor::Program).seed.branch("device").bytes::<32>();
        let files = match token[0] % 6 {
            0 => Files::Unopened,
            1 => Files::Opened,
            _ => Files::Untried,
        };
        Device { token, means: Means { script: self.dice.below(4) > 0, files } }
    }

    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("a process is there between two steps")
    }

    /// Who does something now, with a chance that nothing else of the day has.
    pub fn doing(&mut self, by: Actor) -> Doing {
        self.doings += 1;
        let seed = self.seed.branch("doing").branch(&self.doings.to_string());
        Doing { at: self.now, by, seed }
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.dice.below(100) < percent
    }

    /// Runs what cannot be refused: the making of the place.
    async fn need<A: Act>(&mut self, act: A) -> Step<A::Done>
    where
        A::Refusal: Debug,
    {
        self.store().act(act).await.or_else(|why| fault(format!("the place cannot be made: {why:?}")))
    }

    /// Runs an act, and compares what it says with what it must say.
    pub async fn run<A: Act>(
        &mut self,
        name: &str,
        about: &str,
        act: A,
        want: Want<A::Done, A::Refusal>,
    ) -> Step
    where
        A::Done: Debug + PartialEq,
        A::Refusal: Debug + PartialEq,
    {
        let said = self.store().act(act).await;
        self.judge(name, about, &said, &want)
    }

    /// Compares what an act said with what it must say.
    pub fn judge<D, R>(
        &mut self,
        name: &str,
        about: &str,
        said: &Result<D, Stop<R>>,
        want: &Want<D, R>,
    ) -> Step
    where
        D: Debug + PartialEq,
        R: Debug + PartialEq,
    {
        let line = format!("{} {name} {about}: {said:?}", self.now.millis());
        self.trace.line(line);
        match (said, want) {
            (Ok(said), Ok(want)) if said == want => Ok(()),
            (Err(Stop::Refused(said)), Err(Why::Refused(want))) if said == want => Ok(()),
            (Err(Stop::Absent), Err(Why::Absent)) => Ok(()),
            _ => fault(format!("{name} must say {want:?}, and says {said:?}")),
        }
    }

    /// The candidates' tests, by their people.
    pub fn test_of(&self, person: usize) -> Option<(Id<Session>, Id<Attempt>)> {
        let who = self.people[person].id;
        let of = |room: &Room| {
            room.tests().into_iter().find(|(_, test)| test.account == who).map(|(_, test)| (room.id, test.id))
        };
        self.model.rooms.values().find_map(of)
    }
}
