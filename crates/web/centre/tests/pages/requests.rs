//! Sessions that teachers ask for, on both engines: asked, moved, refused, withdrawn; who sees what, and the code on the day only.

use acts::certification::{AcceptRequest, CannotAccept, RequestSession};
use acts::people::{AddTeacher, Newcomer, RemoveTeacher};
use axum::http::Method;
use domain::certification::request::{CannotRequest, NewRequest, RequestState, SessionRequest};
use domain::certification::session::{Session, SessionDraft};
use domain::id::Id;
use domain::people::{CentreKind, Login, Organisation};
use store::mails::{self, Kept};
use store::{Stop, session_requests, sessions};
use testkit::engines::{Fresh, each_fresh};
use testkit::walker::Browser;
use testkit::world::{Centre, Person, World};

const CLASSES: [[&str; 4]; 4] = [
    ["Inès", "Benali", "2011-07-04", "3e A"],
    ["Hugo", "Petit", "2011-03-02", "3e A"],
    ["Zoé", "Demain", "2099-01-01", "3e A"],
    ["Ana", "Roux", "2011-01-01", "3e B"],
];

/// A school with a centre; Lucie teaches there and has no place in the centre.
struct House {
    world: World,
    school: Id<Organisation>,
    centre: Centre,
    teacher: Person,
    lucie: Browser,
    claire: Browser,
}

impl House {
    async fn on(fresh: Fresh) -> Self {
        let world = World::on(fresh).await;
        let claire = world.person("Claire", "Morel", &[]).await;
        let school = world.school_of(&claire, &CLASSES.map(|pupil| (pupil, None))).await;
        let centre = world.centre_of(&claire, CentreKind::School, Some(school)).await;
        let teacher = world.person("Lucie", "Armand", &[]).await;
        let newcomer = Newcomer::Known(Login::parse(&teacher.login).expect("a login"));
        world.act(AddTeacher { doing: world.doing_as(claire.id), school, newcomer }).await;
        let (lucie, claire) = (world.signed_in(&teacher).await, world.signed_in(&claire).await);
        Self { world, school, centre, teacher, lucie, claire }
    }

    async fn asked(&mut self, division: &str) -> String {
        self.world.pass_minutes(1);
        self.lucie.visit("/enseignant/demandes/nouvelle").await.expect("Classe");
        let form = self.lucie.fill("Envoyer la demande").set("division", division).set("date", "27/11/2026");
        let form = form.set("time", "14h00").set("remark", "Avant les conseils de classe.");
        form.submit_twice().await.expect_status(200).expect("n’a pas encore répondu");
        self.lucie.visit("/enseignant/demandes").await.attributes("main li a", "href").remove(0)
    }

    async fn mails(&self) -> Vec<Kept> {
        let mut reader = self.world.store().read().await.expect("a reader");
        mails::list(&mut reader.conn(), 50).await.expect("mails")
    }

    fn wish() -> NewRequest {
        NewRequest {
            division: "3e A".into(),
            date: "2026-11-27".parse().expect("a date"),
            time: "14:00".parse().expect("an hour"),
            room: String::new(),
            remark: String::new(),
        }
    }

    fn request(&self, name: &str) -> RequestSession {
        RequestSession {
            doing: self.world.doing_as(self.teacher.id),
            centre: self.centre.id,
            request: id(name),
            wish: Self::wish(),
            mail: ("Demande".into(), "Répondez.".into()),
        }
    }

    fn acceptance(&self, request: &str, session: &str) -> AcceptRequest {
        let draft = SessionDraft {
            site: "Collège".into(),
            room: "B204".into(),
            invigilators: "Lucie Armand".into(),
            date: "2026-11-27".into(),
            time: "14:00".into(),
            ..SessionDraft::default()
        };
        AcceptRequest {
            doing: self.world.doing_as(self.centre.referent.id),
            centre: self.centre.id,
            request: id(request),
            session: id(session),
            new: draft.parse(None).expect("a session"),
            pupils: Vec::new(),
            mail: ("Réponse".into(), "Voyez.".into()),
        }
    }
}

fn id<Noun>(name: &str) -> Id<Noun> {
    Id::from_seed(&domain::seed::Seed::from_bytes([9; 32]), name)
}

#[tokio::test]
async fn a_teacher_asks_and_gets_number_papers_and_the_code_on_the_day() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        house.lucie.visit("/enseignant/demandes").await.expect("Aucune demande pour l’instant");
        house.lucie.click("Demander une session").await;
        let page = house.lucie.fill("Envoyer la demande").submit().await.expect_status(422);
        page.expect("3 points à corriger").expect("Dites pour quelle classe");
        let past = house.lucie.fill("Envoyer la demande").set("division", "3e A").set("date", "19/11/2026");
        past.set("time", "14:00").submit().await.expect_status(422).expect("Ce jour est passé");
        let here = house.asked("3e A").await;
        assert_eq!(house.lucie.page().all("main li").len(), 1, "the form sent twice is one request");

        house.claire.visit("/centre").await.expect("Un enseignant demande une session");
        house.claire.click("Voir les demandes").await.expect("3e A, vendredi 27 novembre 2026");
        let page = house.claire.click("3e A, vendredi 27 novembre 2026 à 14\u{a0}h\u{a0}00").await;
        page.expect("Lucie Armand")
            .expect("Avant les conseils de classe.")
            .expect("2 élèves de cette classe");
        page.expect("Demain Zoé").expect("Un élève ne peut pas être inscrit");
        let form = house.claire.fill("Accepter et créer la session").set("date", "");
        form.submit().await.expect_status(422).expect("Choisissez le jour de la session");
        let form = house.claire.fill("Accepter et créer la session").set("room", "B204");
        let form = form.set("date", "2026-11-30").set("time", "10:00");
        let page = form.submit_twice().await.expect_status(200).expect("2 candidats importés");
        page.expect("Lundi 30 novembre 2026 à 10\u{a0}h\u{a0}00").expect("Benali").expect_not("Demain");
        house.claire.visit("/centre").await.expect_not("demande une session");
        assert_eq!(house.claire.page().all("tbody tr").len(), 1, "the form sent twice made one session");

        let page = house.lucie.visit(&here).await.expect("Acceptée").expect("est à un autre moment");
        page.expect("lundi 30 novembre 2026 à 10\u{a0}h\u{a0}00").expect("le jour de la session, et ce jour");
        let mut reader = house.world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let kept = session_requests::of_teacher(db, house.teacher.id, 10).await.expect("requests");
        let session = sessions::by_id(db, kept[0].session.expect("a session")).await.expect("read");
        drop(reader);
        let session = session.expect("there");
        let (code, password) = (session.access_code.as_str(), session.invigilator_password.as_str());
        page.expect(&session.number.grouped()).expect_not(code).expect_not(password);
        for paper in ["emargement.pdf", "incidents.pdf"] {
            let paper = house.lucie.send(Method::GET, &format!("{here}/{paper}"), None).await;
            assert_eq!((paper.status.as_u16(), paper.is_html()), (200, false));
        }
        house.world.turn_to("2026-11-30", "00:30");
        house.lucie = house.world.signed_in(&house.teacher).await;
        house.lucie.visit(&here).await.expect(code).expect_not(password);
        house.world.turn_to("2026-12-01", "00:30");
        house.lucie = house.world.signed_in(&house.teacher).await;
        house.lucie.visit(&here).await.expect_not(code);
        for mail in house.mails().await {
            assert!(!mail.body.contains("Benali") && !mail.body.contains(code), "{}", mail.body);
        }
    })
    .await;
}

#[tokio::test]
async fn a_request_is_refused_with_a_reason_or_taken_back_until_it_is_answered() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        let here = house.asked("3e Z").await;
        let there = here.replace("/enseignant/", "/centre/");
        house.claire.visit(&there).await.expect("Aucun élève de cette classe");
        house.claire.fill("Refuser la demande").submit().await.expect_status(422).expect("Dites pourquoi");
        // Both pages are open while the answer is given.
        house.lucie.visit(&here).await.expect("En attente");
        let form = house.claire.fill("Refuser la demande").set("reason", "Les salles sont prises.");
        form.submit().await.expect_status(200).expect("Refusée");
        house.lucie.press("Retirer cette demande").await.expect_status(422).expect("Les salles sont prises.");
        house.lucie.visit(&here).await.expect("Refusée").expect_not("Retirer cette demande");
        house.claire.visit(&there).await.expect_not("Accepter et créer la session");

        let here = house.asked("3e B").await;
        let there = here.replace("/enseignant/", "/centre/");
        house.claire.visit(&there).await.expect("Un élève de cette classe sera inscrit");
        house.lucie.visit(&here).await;
        house.lucie.press("Retirer cette demande").await.expect_status(200).expect("Retirée");
        let form = house.claire.fill("Accepter et créer la session").set("room", "B204");
        form.submit().await.expect_status(422).expect("a retiré cette demande");
        house.claire.visit("/centre").await.expect("Aucune session pour l’instant");
    })
    .await;
}

#[tokio::test]
async fn two_answers_at_once_make_one_session() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        house.world.act(house.request("one")).await;
        let (one, two) = (house.acceptance("one", "first"), house.acceptance("one", "second"));
        let (one, two) = tokio::join!(house.world.attempt(one), house.world.attempt(two));
        let settled = CannotRequest::Settled(RequestState::Accepted);
        let refused = [&one, &two]
            .into_iter()
            .filter(|done| matches!(done, Err(Stop::Refused(CannotAccept::Request(why))) if *why == settled));
        assert_eq!(refused.count(), 1, "{one:?} {two:?}");
        let made = [one, two].into_iter().find_map(Result::ok).expect("one is accepted");
        let name = if made.0 == id::<Session>("first") { "first" } else { "second" };
        let again = house.world.act(house.acceptance("one", name)).await;
        assert_eq!(again.0, made.0, "the same form again is told as done");
        let mut reader = house.world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let other: Id<Session> = id(if name == "first" { "second" } else { "first" });
        assert!(sessions::by_id(db, other).await.expect("read").is_none());
        // A key that is the session of something else makes nothing.
        drop(reader);
        house.world.act(house.request("two")).await;
        let stolen = house.world.attempt(house.acceptance("two", name)).await;
        assert!(matches!(stolen, Err(Stop::Absent)), "{stolen:?}");
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_teach_there_asks_for_nothing_and_sees_nothing() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        let here = house.asked("3e A").await;
        let other = house.world.person("Paul", "Autre", &[]).await;
        let mut paul = house.world.signed_in(&other).await;
        paul.visit("/enseignant/demandes/nouvelle").await.expect("rattaché à aucun établissement");
        paul.visit(&here).await.expect_status(404);
        let stranger = RequestSession { doing: house.world.doing_as(other.id), ..house.request("paul") };
        assert!(matches!(house.world.attempt(stranger).await, Err(Stop::Absent)));
        let neighbour = house.world.centre_with_referent("Collège voisin").await;
        let mut referent = house.world.signed_in(&neighbour.referent).await;
        referent.visit("/centre/demandes").await.expect("Aucune demande n’attend");
        referent.visit(&here.replace("/enseignant/", "/centre/")).await.expect_status(404);
        let elsewhere = AcceptRequest { centre: neighbour.id, ..house.acceptance("one", "s") };
        assert!(matches!(house.world.attempt(elsewhere).await, Err(Stop::Absent)));
        // Twenty wait at most; whoever leaves the school finds nothing, and what was asked stays the référent's.
        for number in 1..20 {
            house.world.act(house.request(&format!("request {number}"))).await;
        }
        let full = house.world.attempt(house.request("one too many")).await;
        assert!(matches!(full, Err(Stop::Refused(CannotRequest::TooMany))), "{full:?}");
        house.world.act(house.request("request 7")).await;
        let (doing, account) = (house.world.doing_as(house.centre.referent.id), house.teacher.id);
        for _ in 0..2 {
            let (doing, school) = (doing.clone(), house.school);
            house.world.act(RemoveTeacher { doing, school, account }).await;
        }
        house.lucie.visit(&here).await.expect_status(404);
        house.lucie.visit("/enseignant/demandes").await.expect("rattaché à aucun établissement");
        house.claire.visit("/centre/demandes").await.expect("20 demandes attendent");
        let asked: Id<SessionRequest> = id("request 3");
        let mut reader = house.world.store().read().await.expect("a reader");
        let referent = house.centre.referent.id;
        let kept =
            session_requests::one_of_referent(&mut reader.conn(), referent, asked).await.expect("read");
        assert_eq!(kept.expect("it stays").wish, House::wish());
    })
    .await;
}

#[tokio::test]
async fn the_referent_names_teachers_with_or_without_an_account() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        house.claire.visit("/centre/demandes").await;
        house.claire.click("Enseignants").await.expect("Lucie Armand").expect("lucie.armand");
        house.claire.fill("Nommer").submit().await.expect_status(422).expect("Écrivez l’adresse de courriel");
        let form = house.claire.fill("Nommer").set("login", "karim@exemple.fr");
        form.submit().await.expect_status(422).expect("Aucun compte n’a cet identifiant");
        let form = house.claire.fill("Nommer").set("first_name", "Karim");
        form.submit().await.expect_status(422).expect("Écrivez le nom");
        let page = house.claire.fill("Nommer").set("last_name", "Haddad").submit_twice().await;
        page.expect_status(200).expect("Karim Haddad").expect("Mot de passe provisoire");
        let page = house.claire.visit("/centre/enseignants").await.expect("Karim Haddad");
        assert_eq!(page.all(".filed > li").len(), 2, "the form sent twice opened one account");
        page.expect_not("Mot de passe provisoire");
        // Teachers with an address can be written to without typing it.
        house.world.act(house.request("one")).await;
        let (session, _) = house.world.act(house.acceptance("one", "first")).await;
        let page = house.claire.visit(&format!("/centre/sessions/{session}/messages/professeurs")).await;
        page.expect("Une session de certification réunit 0 candidats").expect_not("Lucie Armand");
        house.claire.fill("Envoyer").tick("Karim Haddad").submit().await.expect("Un courriel, un attend");
        assert!(house.mails().await.iter().any(|mail| mail.recipient == "karim@exemple.fr"));
        house.claire.visit("/centre/enseignants").await;
        let other = house.world.person("Nora", "Petit", &[]).await;
        let form = house.claire.fill("Nommer").set("login", &other.login).set("first_name", "Nora");
        let form = form.set("last_name", "Petit").submit().await.expect_status(422);
        form.expect("Un compte a déjà cet identifiant");
        let form = house.claire.fill("Nommer").set("first_name", "").set("last_name", "");
        form.submit().await.expect_status(200).expect("Nora Petit");
        // Her own page is the first that she comes to.
        let mut nora = house.world.signed_in(&other).await;
        nora.visit("/").await;
        assert!(nora.page().attributes("a", "href").contains(&"/enseignant/demandes".to_owned()));
        house.claire.press("Retirer Nora Petit").await.expect_status(200).expect_not("Nora Petit");
        nora.visit("/enseignant/demandes").await.expect("rattaché à aucun établissement");
    })
    .await;
}

#[tokio::test]
async fn a_request_tells_that_its_session_was_deleted() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        house.world.act(house.request("one")).await;
        let (session, _) = house.world.act(house.acceptance("one", "first")).await;
        house.claire.visit(&format!("/centre/sessions/{session}/supprimer")).await;
        house.claire.fill("Supprimer la session").submit().await.expect_status(200);
        let request: Id<SessionRequest> = id("one");
        let page = house.lucie.visit(&format!("/enseignant/demandes/{request}")).await;
        page.expect("a été supprimée par le centre").expect("Demander une session");
        house.claire.visit(&format!("/centre/demandes/{request}")).await.expect("a été supprimée");
        // What came to nothing is swept two years after the day wished, and not before.
        let swept = async |house: &House| {
            house.world.act(acts::upkeep::Sweep { at: house.world.now() }).await;
            let mut reader = house.world.store().read().await.expect("a reader");
            let all = session_requests::of_teacher(&mut reader.conn(), house.teacher.id, 10).await;
            all.expect("requests").is_empty()
        };
        house.world.turn_to("2028-11-20", "09:00");
        assert!(!swept(&house).await);
        house.world.turn_to("2028-12-01", "09:00");
        assert!(swept(&house).await);
    })
    .await;
}

#[tokio::test]
async fn the_short_address_leads_where_a_teacher_begins() {
    each_fresh(async |fresh| {
        let mut house = House::on(fresh).await;
        assert_eq!(house.lucie.visit("/enseignant").await.expect_status(200).path, "/enseignant/demandes");
        let mut nobody = house.world.fresh_browser();
        assert!(nobody.visit("/enseignant").await.path.starts_with("/connexion"));
    })
    .await;
}
