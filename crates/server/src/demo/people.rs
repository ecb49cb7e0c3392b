//! The people of the demonstration.

use acts::Doing;
use acts::people::{
    AddCentreMember, AddLearners, AddTeacher, CreateAccount, CreateCentre, CreateOrganisation,
    DescribeOperator, Newcomer,
};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::{Bilingual, Locale};
use domain::moment::Zone;
use domain::people::{
    Account, Centre, CentreKind, Learner, Login, Operator, Organisation, Role, suggest_username,
};
use jiff::civil::Date;
use store::learners;

use super::names::PUPILS;
use super::{Demo, PASSWORD, stopped};

/// Days before now when everybody arrived, in minutes.
const ARRIVAL: i64 = 60 * 24 * 60;

/// A pupil of the demonstration.
#[derive(Debug, Clone)]
pub struct Pupil {
    /// Their account.
    pub account: Id<Account>,
    /// In the school's list.
    pub learner: Id<Learner>,
    /// First name.
    pub first_name: &'static str,
    /// Last name.
    pub last_name: &'static str,
    /// Date of birth.
    pub birth_date: Date,
    /// The class.
    pub division: &'static str,
    /// What they sign in with.
    pub login: String,
}

/// Everybody.
pub struct Staff {
    /// The centre.
    pub centre: Id<Centre>,
    /// Its référent.
    pub referent: Id<Account>,
    /// A teacher without rights in the centre.
    pub teacher: Id<Account>,
    /// The jury's president, then two members.
    pub jury: [Id<Account>; 3],
    /// The pupils, class by class.
    pub pupils: Vec<Pupil>,
}

/// People of the school without a role on the platform: first name, last name, login.
const WITHOUT_ROLE: [(&str, &str, &str); 3] = [
    ("Claire", "Fontaine", "referente"),
    ("Karim", "Haddad", "enseignant"),
    ("Lucie", "Armand", "professeure"),
];

/// Makes everybody.
pub async fn make(demo: &Demo<'_>) -> Result<Staff, String> {
    let (hasher, seed) = (&demo.app.hasher, demo.seed.branch("password"));
    let hash = hasher.hash(PASSWORD.to_owned(), &seed).await.map_err(|_| "the machine is too busy")?;
    let account = |first: &str, last: &str, login: &str, roles: Vec<Role>| CreateAccount {
        doing: demo.doing(Actor::Program, ARRIVAL, login),
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        login: Login::parse(login).expect("a login of the demonstration"),
        password_hash: hash.clone(),
        locale: Locale::Fr,
        roles,
        rehearsal: false,
    };
    let store = &demo.app.store;
    let admin = account("Alix", "Perrin", "admin", vec![Role::Admin]);
    let admin = store.act(admin).await.map_err(stopped)?;
    store.act(operator(demo.doing(Actor::Account(admin), ARRIVAL, "operator"))).await.map_err(stopped)?;
    let president = account("Hélène", "Marchand", "presidente.jury", vec![Role::JuryPresident]);
    let yann = account("Yann", "Le Goff", "yann.jury", vec![Role::JuryMember]);
    let ines = account("Inès", "Carvalho", "ines.jury", vec![Role::JuryMember]);
    store.act(account("Samira", "Nadir", "auteure", vec![Role::Author])).await.map_err(stopped)?;
    let jury = [
        store.act(president).await.map_err(stopped)?,
        store.act(yann).await.map_err(stopped)?,
        store.act(ines).await.map_err(stopped)?,
    ];
    for (first, last, login) in WITHOUT_ROLE {
        store.act(account(first, last, login, Vec::new())).await.map_err(stopped)?;
    }
    let known = |login: &str| Newcomer::Known(Login::parse(login).expect("a login of the demonstration"));
    let (college, lycee) = ("Collège des Tilleuls", "Lycée Olympe-Gallien");
    let college = organisation(demo, admin, college, "collège").await?;
    organisation(demo, admin, lycee, "lycée").await?;
    let centre = CreateCentre {
        doing: demo.doing(Actor::Account(admin), ARRIVAL, "centre"),
        name: "Collège des Tilleuls".to_owned(),
        kind: CentreKind::School,
        uai: Some("9990001A".to_owned()),
        organisation: Some(college),
        zone: Zone::paris(),
        referent: known("referente"),
        rehearsal: false,
    };
    let centre = store.act(centre).await.map_err(stopped)?;
    let referent = find(demo, "referente").await?;
    let colleague = AddCentreMember {
        doing: demo.doing(Actor::Account(admin), ARRIVAL, "colleague"),
        centre,
        newcomer: known("enseignant"),
        referent: false,
    };
    store.act(colleague).await.map_err(stopped)?;
    let teacher = teacher(demo, referent, college).await?;
    let pupils = pupils(demo, college, &account).await?;
    Ok(Staff { centre, referent, teacher, jury, pupils })
}

/// A teacher of the school, who has no place in its centre.
async fn teacher(
    demo: &Demo<'_>,
    referent: Id<Account>,
    school: Id<Organisation>,
) -> Result<Id<Account>, String> {
    let login = Login::parse("professeure").expect("a login of the demonstration");
    let doing = demo.doing(Actor::Account(referent), ARRIVAL, "teacher");
    let act = AddTeacher { doing, school, newcomer: Newcomer::Known(login) };
    demo.app.store.act(act).await.map_err(stopped)
}

/// Who runs the demonstration.
fn operator(doing: Doing) -> DescribeOperator {
    let operator = Operator {
        name: "Parchemin, démonstration".to_owned(),
        address: "1 place des Tilleuls\n00000 Exemple".to_owned(),
        email: "bonjour@parchemin.example".to_owned(),
    };
    DescribeOperator { doing, operator }
}

async fn find(demo: &Demo<'_>, login: &str) -> Result<Id<Account>, String> {
    let mut reader = demo.app.store.read().await.map_err(super::failed)?;
    let found = store::accounts::by_login(&mut reader.conn(), login).await.map_err(super::failed)?;
    found.map(|(id, _)| id).ok_or_else(|| format!("the demonstration has no {login}"))
}

async fn organisation(
    demo: &Demo<'_>,
    admin: Id<Account>,
    name: &str,
    seed: &str,
) -> Result<Id<Organisation>, String> {
    let act = CreateOrganisation {
        doing: demo.doing(Actor::Account(admin), ARRIVAL, seed),
        name: name.to_owned(),
        kind: CentreKind::School,
        uai: None,
    };
    demo.app.store.act(act).await.map_err(stopped)
}

async fn pupils(
    demo: &Demo<'_>,
    organisation: Id<Organisation>,
    account: &impl Fn(&str, &str, &str, Vec<Role>) -> CreateAccount,
) -> Result<Vec<Pupil>, String> {
    let mut pupils = Vec::new();
    for (number, (first_name, last_name, born)) in PUPILS.into_iter().enumerate() {
        let birth_date: Date = born.parse().expect("a date of the demonstration");
        let login =
            suggest_username(first_name, last_name, birth_date).expect("a username of the demonstration");
        let act = account(first_name, last_name, &login, Vec::new());
        let account = demo.app.store.act(act).await.map_err(stopped)?;
        let learner = Id::from_seed(&demo.seed, &format!("learner {number}"));
        let division = if number < 30 { "3e A" } else { "3e B" };
        pupils.push(Pupil { account, learner, first_name, last_name, birth_date, division, login });
    }
    let kept = |pupil: &Pupil| learners::Kept {
        id: pupil.learner,
        first_name: pupil.first_name.to_owned(),
        last_name: pupil.last_name.to_owned(),
        birth_date: pupil.birth_date,
        division: Some(pupil.division.to_owned()),
        account: Some(pupil.account),
    };
    let act = AddLearners {
        doing: demo.doing(Actor::Program, ARRIVAL, "learners"),
        organisation,
        learners: pupils.iter().map(kept).collect(),
    };
    demo.app.store.act(act).await.map_err(stopped)?;
    Ok(pupils)
}

/// A row of the table of sign-ins on the home page.
#[derive(Debug, serde::Serialize)]
pub struct Row {
    role: &'static str,
    name: String,
    login: String,
    password: String,
    /// What there is to know about the person, in both languages.
    tells: Bilingual,
}

fn tells(fr: &str, en: &str) -> Bilingual {
    Bilingual { fr: fr.to_owned(), en: en.to_owned() }
}

/// The sign-ins that the home page shows.
pub fn logins(staff: &Staff, rooms: &[(String, String, &'static str)]) -> Vec<Row> {
    let row = |role, name: &str, login: &str, (fr, en): (&str, &str)| Row {
        role,
        name: name.to_owned(),
        login: login.to_owned(),
        password: PASSWORD.to_owned(),
        tells: tells(fr, en),
    };
    let centre = ("référente du Collège des Tilleuls", "lead of the Collège des Tilleuls");
    let mut rows = vec![row("referent", "Claire Fontaine", "referente", centre)];
    rows.extend(rooms.iter().map(|(number, password, name)| Row {
        role: "invigilator",
        name: (*name).to_owned(),
        login: number.clone(),
        password: password.clone(),
        tells: tells("surveille la session du jour", "watches over today’s session"),
    }));
    let pupils = [
        (
            &staff.pupils[5],
            ("certifiable, attendu à la session du jour", "certifiable, expected in today’s session"),
        ),
        (&staff.pupils[12], ("pas encore certifiable", "not certifiable yet")),
        (&staff.pupils[30], ("a son certificat", "has a certificate")),
    ];
    for (pupil, about) in pupils {
        let name = format!("{} {}", pupil.first_name, pupil.last_name);
        rows.push(row("candidate", &name, &pupil.login, about));
    }
    let others = [
        (
            "jury_president",
            "Hélène Marchand",
            "presidente.jury",
            ("présidente du jury", "president of the jury"),
        ),
        ("jury_member", "Yann Le Goff", "yann.jury", ("membre du jury", "member of the jury")),
        (
            "jury_member",
            "Inès Carvalho",
            "ines.jury",
            ("membre du jury, seconde voix", "member of the jury, second opinion"),
        ),
        ("prescriber", "Karim Haddad", "enseignant", ("membre du centre", "member of the centre")),
        (
            "teacher",
            "Lucie Armand",
            "professeure",
            ("demande une session pour sa classe", "asks for a session for a class"),
        ),
        (
            "author",
            "Samira Nadir",
            "auteure",
            ("relit et essaie les questions", "reviews and tries questions"),
        ),
        ("admin", "Alix Perrin", "admin", ("administre la plateforme", "administers the platform")),
    ];
    rows.extend(others.map(|(role, name, login, about)| row(role, name, login, about)));
    rows
}
