//! People, centres, sessions.

use acts::certification::{CreateSession, EnrolCandidate, EnterRoom, OpenRoom};
use acts::people::add_centre_member::Newcomer;
use acts::people::{AddCentreMember, AddLearners, CreateAccount, CreateCentre, CreateOrganisation, SignIn};
use domain::certification::enrolment::{Candidate, NewCandidate};
use domain::certification::session::{self, AccessCode, InvigilatorPassword, SessionDraft, SessionNumber};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::moment::Zone;
use domain::people::{self, CentreKind, Login, Organisation, Role};
use jiff::civil::Date;
use store::{candidates, learners};
use web_shell::cookies::{self, Name};

use super::World;
use crate::walker::Browser;

/// The password of everybody in the world.
pub const PASSWORD: &str = "Une rivière calme 7";

/// Somebody with an account.
#[derive(Debug, Clone)]
pub struct Person {
    /// Which account.
    pub id: Id<people::Account>,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they sign in with; the password is [`Person::PASSWORD`].
    pub login: String,
    /// Date of birth, as lists of candidates have it.
    pub birth_date: Date,
}

impl Person {
    /// The password of everybody.
    pub const PASSWORD: &str = PASSWORD;

    /// First and last name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// A centre with its people.
#[derive(Debug, Clone)]
pub struct Centre {
    /// Which centre.
    pub id: Id<people::Centre>,
    /// Its name.
    pub name: String,
    /// Its référent.
    pub referent: Person,
    /// A member who is not référent.
    pub member: Person,
}

/// A session with what is needed to enter it.
#[derive(Debug, Clone)]
pub struct Session {
    /// Which session.
    pub id: Id<session::Session>,
    /// Its number.
    pub number: SessionNumber,
    /// The code that is given in the room.
    pub access_code: AccessCode,
    /// The password of the invigilators.
    pub password: InvigilatorPassword,
    /// The candidates of its list, in the order of the people they are.
    pub candidates: Vec<Id<Candidate>>,
}

impl World {
    /// Opens an account; its login is `first.last`.
    ///
    /// # Panics
    /// When the login is taken.
    pub async fn person(&self, first_name: &str, last_name: &str, roles: &[Role]) -> Person {
        let login = format!("{first_name}.{last_name}").to_lowercase().replace([' ', '’', '\''], "-");
        let hash = self.app.hasher.hash(PASSWORD.into(), &self.seed()).await.expect("few hash at once");
        let act = CreateAccount {
            doing: self.doing(Actor::Program),
            first_name: first_name.into(),
            last_name: last_name.into(),
            login: Login::parse(&login).expect("a login"),
            password_hash: hash,
            locale: Locale::Fr,
            roles: roles.to_vec(),
            rehearsal: false,
        };
        let id = self.act(act).await;
        let day = i8::try_from(id.raw() % 28).unwrap_or_default() + 1;
        let birth_date = jiff::civil::date(2011, 3, day);
        Person { id, first_name: first_name.into(), last_name: last_name.into(), login, birth_date }
    }

    /// A browser in which this person is signed in.
    ///
    /// # Panics
    /// When the store refuses.
    pub async fn signed_in(&self, person: &Person) -> Browser {
        let browser = self.fresh_browser();
        let token =
            browser.cookie(Name::Browser.text(false)).map(cookies::hash).expect("it was just put there");
        self.act(SignIn { account: person.id, token, forgive: Vec::new(), at: self.now() }).await;
        browser
    }

    /// A browser that was here before, so that its forms have a token; nobody is signed in.
    #[must_use]
    pub fn fresh_browser(&self) -> Browser {
        let mut browser = self.browser();
        browser.put_cookie(Name::Browser.text(false), &cookies::token(&self.seed()));
        browser
    }

    /// A browser that an invigilator has taken into the room of a session, under this name.
    ///
    /// # Panics
    /// When the session lets nobody in.
    pub async fn invigilating(&self, session: &Session, name: &str) -> Browser {
        let mut browser = self.fresh_browser();
        let token = cookies::token(&self.seed());
        let act = EnterRoom {
            doing: self.doing(Actor::Invigilator { name: name.into() }),
            number: session.number,
            password: session.password.clone(),
            token: cookies::hash(&token),
            forgive: Vec::new(),
        };
        self.act(act).await;
        browser.put_cookie(Name::Room.text(false), &token);
        browser
    }

    /// Opens a school's centre with its référent and another member.
    ///
    /// # Panics
    /// When one of their logins is taken.
    pub async fn centre_with_referent(&self, name: &str) -> Centre {
        let word = name.split_whitespace().last().unwrap_or(name);
        let referent = self.person("Référent", word, &[]).await;
        let member = self.person("Membre", word, &[]).await;
        let known = |person: &Person| Newcomer::Known(Login::parse(&person.login).expect("a login"));
        let act = CreateCentre {
            doing: self.doing(Actor::Program),
            name: name.into(),
            kind: CentreKind::School,
            uai: None,
            organisation: None,
            zone: Zone::paris(),
            referent: known(&referent),
            rehearsal: false,
        };
        let id = self.act(act).await;
        let (doing, newcomer) = (self.doing(Actor::Program), known(&member));
        self.act(AddCentreMember { doing, centre: id, newcomer, referent: false }).await;
        Centre { id, name: name.into(), referent, member }
    }

    /// Opens a centre of that kind, of that school where one is named; this person is its référent and only member.
    ///
    /// # Panics
    /// When the person cannot be its référent.
    pub async fn centre_of(
        &self,
        person: &Person,
        kind: CentreKind,
        organisation: Option<Id<Organisation>>,
    ) -> Centre {
        let name = "Centre du quai".to_owned();
        let act = CreateCentre {
            doing: self.doing_as(person.id),
            name: name.clone(),
            kind,
            uai: None,
            organisation,
            zone: Zone::paris(),
            referent: Newcomer::Known(Login::parse(&person.login).expect("a login")),
            rehearsal: false,
        };
        let id = self.act(act).await;
        Centre { id, name, referent: person.clone(), member: person.clone() }
    }

    /// Opens a school with these pupils: first name, last name, date of birth, class; and the account of one who has one.
    ///
    /// # Panics
    /// When a date is none.
    pub async fn school_of(&self, by: &Person, pupils: &[([&str; 4], Option<&Person>)]) -> Id<Organisation> {
        let (doing, kind) = (self.doing_as(by.id), CentreKind::School);
        let organisation =
            self.act(CreateOrganisation { doing, name: "Collège".into(), kind, uai: None }).await;
        let learner = |([first_name, last_name, born, division], account): &([&str; 4], Option<&Person>)| {
            learners::Kept {
                id: Id::from_seed(&self.seed(), "pupil"),
                first_name: (*first_name).into(),
                last_name: (*last_name).into(),
                birth_date: born.parse().expect("a date"),
                division: Some((*division).into()),
                account: account.map(|person| person.id),
            }
        };
        let learners = pupils.iter().map(learner).collect();
        self.act(AddLearners { doing: self.doing_as(by.id), organisation, learners }).await;
        organisation
    }

    /// The names on the list of a session, in its order.
    ///
    /// # Panics
    /// When the store cannot be read.
    pub async fn listed(&self, session: &Session) -> Vec<String> {
        let mut reader = self.store().read().await.expect("a reader");
        let list = candidates::of_session(&mut reader.conn(), session.id).await.expect("a list");
        list.into_iter().map(|c| format!("{} {}", c.last_name, c.first_name)).collect()
    }

    /// A session of today, two hours from now at most, with these people on its list.
    ///
    /// # Panics
    /// When two of them are namesakes born on one day.
    pub async fn session_of(&self, centre: &Centre, people: &[&Person]) -> Session {
        let local = self.now().local(&Zone::paris());
        let draft = SessionDraft {
            site: centre.name.clone(),
            room: "Salle B204".into(),
            invigilators: "Nadia Cissé".into(),
            date: local.date().to_string(),
            time: local.strftime("%H:%M").to_string(),
            ..SessionDraft::default()
        };
        let doing = self.doing_as(centre.referent.id);
        let act = CreateSession {
            id: Id::from_seed(&doing.seed, "session"),
            doing,
            account: centre.referent.id,
            centre: centre.id,
            session: draft.parse(Some(local.date())).expect("a session"),
            rehearsal: false,
        };
        let id = self.act(act).await;
        let mut candidates = Vec::new();
        for person in people {
            let (doing, new) = (self.doing_as(centre.referent.id), as_candidate(person));
            let key = Id::from_seed(&doing.seed, "candidate");
            candidates.push(self.act(EnrolCandidate { doing, session: id, id: key, new }).await);
        }
        let mut reader = self.store().read().await.expect("a reader");
        let kept =
            store::sessions::by_id(&mut reader.conn(), id).await.expect("a session").expect("just made");
        let (number, access_code, password) = (kept.number, kept.access_code, kept.invigilator_password);
        Session { id, number, access_code, password, candidates }
    }

    /// A session of today with so many new people on its list, who have accounts and no placement.
    ///
    /// # Panics
    /// When more than 200 are wanted.
    pub async fn session_with_candidates(&self, centre: &Centre, count: usize) -> (Session, Vec<Person>) {
        assert!(count <= 200, "names for 200 people");
        let mut people = Vec::new();
        for number in 0..count {
            people.push(self.person("Élève", &format!("Numéro-{number}-{}", self.now().millis()), &[]).await);
        }
        let session = self.session_of(centre, &people.iter().collect::<Vec<_>>()).await;
        (session, people)
    }

    /// The invigilator opens the room.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub async fn open_room(&self, session: &Session) {
        let doing = self.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
        self.act(OpenRoom { doing, session: session.id }).await;
    }
}

fn as_candidate(person: &Person) -> NewCandidate {
    NewCandidate {
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        sex: None,
        birth_date: person.birth_date,
        birth_place: None,
        results_email: Some("direction@lycee.example".into()),
        convocation_email: None,
        local_id: None,
        extra_time_percent: 0,
        billing: None,
        notices: Vec::new(),
    }
}
