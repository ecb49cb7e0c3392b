//! The desk of the jury: what is read first and why, comments and who reads them when, search, the file of a test, the
//! review of a year; on both engines where they could differ.

mod fetched;
mod taken;
mod withdrawals;

use acts::certification::{FileIncident, PauseRoom, ResumeRoom};
use acts::people::CreateAccount;
use domain::certification::attempt::Attempt;
use domain::certification::comment::Audience;
use domain::certification::incident::{Incident, IncidentKind, NewIncident};
use domain::id::Id;
use domain::journal::Actor;
use domain::locale::Locale;
use domain::people::{CentreKind, Login, Role};
use http::Method;
use store::{mails, question_uses, signs};
use testkit::engines::{Fresh, each_fresh};
use testkit::walker::{Browser, plain};
use testkit::world::{Centre, Person, Session, World};

/// A centre, a jury member, and a session that one person has sat, finalised and taken by the member.
struct House {
    world: World,
    centre: Centre,
    helene: Person,
    ines: Person,
    session: Session,
    test: Id<Attempt>,
}

impl House {
    async fn on(fresh: Fresh) -> Self {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let helene = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        let ines = world.placed_account("Inès", "Benali", 2).await;
        let (session, test) = held(&world, &centre, &ines, None).await;
        world.take(&helene, &session).await;
        Self { world, centre, helene, ines, session, test }
    }

    async fn new() -> Self {
        Self::on(testkit::engines::embedded().await).await
    }

    fn file(&self) -> String {
        format!("/jury/sessions/{}/tentatives/{}", self.session.id, self.test)
    }
}

/// A session that was held with one person, with something reported, and finalised.
async fn held(
    world: &World,
    centre: &Centre,
    person: &Person,
    told: Option<IncidentKind>,
) -> (Session, Id<Attempt>) {
    let session = world.session_of(centre, &[person]).await;
    world.open_room(&session).await;
    let (_, test) = world.sit(&session, 0, person).await;
    if let Some(kind) = told {
        let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
        let id = Id::<Incident>::from_seed(&doing.seed, "incident");
        let incident =
            NewIncident { kind, description: Some("Vu par deux personnes.".into()), question: None };
        let candidate = session.candidates[0];
        world.act(FileIncident { doing, session: session.id, candidate, id, incident }).await;
    }
    world.pass_minutes(60);
    world.finalise(centre, &session).await;
    (session, test)
}

fn numbers(browser: &Browser) -> Vec<String> {
    browser
        .page()
        .all("main tbody th")
        .iter()
        .map(|text| text.replace("Session ", "").trim().to_owned())
        .collect()
}

#[tokio::test]
async fn what_is_risky_is_read_first_and_the_oldest_of_equals() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let helene = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
    let mut sessions = Vec::new();
    for (name, told) in [("Benali", None), ("Petit", None), ("Diop", Some(IncidentKind::Fraud))] {
        let person = world.placed_account("Inès", name, 2).await;
        sessions.push(held(&world, &centre, &person, told).await.0);
    }
    let number = |place: usize| plain(&sessions[place].number.grouped());
    let mut browser = world.signed_in(&helene).await;
    browser
        .visit("/jury")
        .await
        .expect_status(200)
        .expect("Une suspicion de fraude")
        .expect("À lire d’abord");
    assert_eq!(numbers(&browser), [number(2), number(0), number(1)]);
    browser.visit("/jury?risque=high").await.expect_status(200);
    assert_eq!(numbers(&browser), [number(2)]);
    world.take(&helene, &sessions[0]).await;
    browser.visit("/jury?risque=usual&chez=personne").await.expect_status(200);
    assert_eq!(numbers(&browser), [number(1)]);
    browser.visit("/jury?chez=autres").await.expect("Aucune session ne répond à ces choix");
    world.take(&helene, &sessions[2]).await;
    let page = browser.visit(&format!("/jury/sessions/{}", sessions[2].id)).await;
    page.expect("À lire d’abord").expect("Une suspicion de fraude");
}

#[tokio::test]
async fn signs_are_kept_at_each_finalisation() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let mut reader = house.world.store().read().await.expect("a reader");
        let kept = signs::of_session(&mut reader.conn(), house.session.id).await.expect("it reads");
        drop(reader);
        let (times, signs) = kept.expect("signs were kept");
        // The clock of the world stands still while somebody sits: a test in no time is a fast one.
        assert_eq!((times, signs.tests.len()), (1, 1));
        assert!(signs.tests[0].fast && signs.tests[0].attempt == house.test);
        let mut helene = house.world.signed_in(&house.helene).await;
        helene.visit(&house.file()).await.expect_status(200).expect("Très rapide");
        helene.visit(&format!("/jury/sessions/{}/rouvrir", house.session.id)).await.expect_status(200);
        let form = helene.fill_form(&format!("/jury/sessions/{}/rouvrir", house.session.id));
        form.set("reason", "Il manque un signalement.").submit().await.expect_status(200);
        house.world.finalise(&house.centre, &house.session).await;
        helene
            .visit(&format!("/jury/sessions/{}", house.session.id))
            .await
            .expect("Rendue une fois au centre");
    })
    .await;
}

#[tokio::test]
async fn comments_are_read_by_those_they_are_for_and_not_before_the_publication() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let (world, session) = (&house.world, &house.session);
        let mut helene = world.signed_in(&house.helene).await;
        helene.visit(&house.file()).await.expect("Aucun commentaire");
        let write = helene.fill("Garder ce commentaire").set("audience", "candidate");
        write.set("comment", "Bravo pour la 3.1.").submit().await.expect_status(200).expect("Au candidat");
        world.pass_minutes(1);
        let write = helene.fill("Garder ce commentaire").set("audience", "jury");
        write.set("comment", "Relire la question 4.").submit().await.expect("Relire la question 4.");
        let page = helene.visit(&format!("/jury/sessions/{}", session.id)).await;
        page.expect_not("Bravo pour la 3.1.");
        let write = helene.fill("Garder ce commentaire").set("audience", "centre");
        write.set("comment", "Ouvrez la salle dix minutes plus tôt.").submit().await.expect("Au centre");
        let (mut claire, mut ines) =
            (world.signed_in(&house.centre.referent).await, world.signed_in(&house.ines).await);
        let centre_page = format!("/centre/sessions/{}", session.id);
        claire.visit(&centre_page).await.expect_not("dix minutes plus tôt");
        let result = format!("/candidat/certifications/{}", house.test);
        ines.visit(&result).await.expect_status(404);
        let told = |all: Vec<mails::Kept>| {
            all.iter().filter(|mail| mail.body.contains("dix minutes plus tôt")).count()
        };
        world.publish(&house.helene, &house.centre, session).await;
        claire.visit(&centre_page).await.expect("dix minutes plus tôt").expect_not("Relire la question 4.");
        ines.visit(&result).await.expect("Bravo pour la 3.1.").expect_not("Relire la question 4.");
        let mut reader = world.store().read().await.expect("a reader");
        let sent = mails::list(&mut reader.conn(), 100).await.expect("mails");
        drop(reader);
        // The référent of this world has no address: nobody is written to, and the page says so.
        assert_eq!(told(sent), 0);
        helene.visit(&house.file()).await;
        helene.press("Reprendre ce commentaire").await.expect_status(200).expect("Repris par Hélène Roussel");
        ines.visit(&result).await.expect_not("Bravo pour la 3.1.");
    })
    .await;
}

#[tokio::test]
async fn a_comment_that_is_far_too_long_is_refused_and_not_lost() {
    let house = House::new().await;
    let mut helene = house.world.signed_in(&house.helene).await;
    helene.visit(&house.file()).await;
    let two_megabytes = "é".repeat(1024 * 1024);
    let form = helene.fill("Garder ce commentaire").set("audience", "jury").set("comment", &two_megabytes);
    let page = form.submit().await.expect_status(422).expect("Le commentaire a 1048576 caractères");
    assert_eq!(page.all("textarea[name=comment]"), [two_megabytes.as_str()], "it is still there");
    assert_eq!(page.attributes("input[name=audience][checked]", "value"), ["jury"]);
    // Past what is read the page gives back what it has read, and still says why.
    let form = helene.fill("Garder ce commentaire").set("comment", &"x".repeat(8 * 1024 * 1024));
    let page = form.submit().await.expect_status(422).expect("raccourcissez-le");
    assert!(page.all("textarea[name=comment]")[0].len() > 6 * 1024 * 1024);
    let page = helene.visit(&format!("/jury/sessions/{}", house.session.id)).await;
    page.expect("Aucun commentaire");
    let form = helene.fill("Garder ce commentaire").set("audience", "centre").set("comment", "  ");
    form.submit().await.expect_status(422).expect("Écrivez le commentaire");
    // What was chosen is still chosen.
    let form = helene.fill("Garder ce commentaire").set("comment", "Gardez les convocations.");
    form.submit().await.expect_status(200).expect("Gardez les convocations.").expect("Au centre");
}

/// Somebody whose account has an address.
async fn with_address(world: &World, address: &str) -> Person {
    let login = Login::parse(address).expect("an address");
    let hash = world.app.hasher.hash(Person::PASSWORD.into(), &world.seed()).await.expect("few hash at once");
    let (first_name, last_name) = ("Claire".to_owned(), "Morel".to_owned());
    let act = CreateAccount {
        doing: world.doing(Actor::Program),
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        login,
        password_hash: hash,
        locale: Locale::Fr,
        roles: Vec::new(),
        rehearsal: false,
    };
    let id = world.act(act).await;
    let birth_date = "1980-01-01".parse().expect("a date");
    Person { id, first_name, last_name, login: address.to_owned(), birth_date }
}

#[tokio::test]
async fn a_mail_to_the_centre_waits_for_the_publication_and_is_sent_once() {
    let world = &World::new().await;
    let claire = with_address(world, "claire@tilleuls.example").await;
    let centre = world.centre_of(&claire, CentreKind::School, None).await;
    let helene = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let (session, _) = &held(world, &centre, &ines, None).await;
    world.take(&helene, session).await;
    world.comment(&helene, session, Audience::Centre, "Gardez les convocations.").await;
    let sent = async || {
        let mut reader = world.store().read().await.expect("a reader");
        let all = mails::list(&mut reader.conn(), 100).await.expect("mails");
        all.iter().filter(|mail| mail.body.contains("Gardez les convocations.")).count()
    };
    assert_eq!(sent().await, 0);
    world.publish(&helene, &centre, session).await;
    assert_eq!(sent().await, 1);
    world.comment(&helene, session, Audience::Centre, "Gardez les convocations. Vraiment.").await;
    assert_eq!(sent().await, 2, "after the publication it goes at once");
}

#[tokio::test]
async fn the_file_of_a_test_tells_its_time_its_other_tests_and_its_questions() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let world = &house.world;
        let mut helene = world.signed_in(&house.helene).await;
        let page = helene.visit(&house.file()).await.expect("Test commencé par").expect("Aucun autre test");
        page.expect_not("Question 2 affichée").expect("Elle n’a encore été comptée dans aucune session");
        let page = helene.visit(&format!("{}?question=1&fil=questions", house.file())).await;
        page.expect("Question 1 affichée.").expect("Réponse à la question 1 : juste.");
        page.expect_not("Test commencé par");
        helene.visit(&format!("{}?fil=appels", house.file())).await.expect("Rien de tel dans ce test");
        world.publish(&house.helene, &house.centre, &house.session).await;
        world.pass_minutes(60 * 24 * 30);
        let (later, second) = held(world, &house.centre, &house.ines, None).await;
        world.take(&house.helene, &later).await;
        let mut helene = world.signed_in(&house.helene).await;
        let page = helene.visit(&format!("/jury/sessions/{}/tentatives/{second}", later.id)).await;
        page.expect("Un autre test de ce compte").expect("Obtenue,");
        let found = page.addresses().iter().any(|to| to.contains(&house.test.to_string()));
        assert!(found, "the earlier test is one step away");
        // One sitting is not enough for figures; what was counted is there all the same.
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let shown = store::jury_reviews::shown(db, house.test).await.expect("questions");
        let uses = question_uses::of_question(db, &shown[0].challenge).await.expect("it reads");
        assert_eq!(uses.len(), 1);
        assert_eq!((uses[0].1.asked, uses[0].1.right, uses[0].1.seconds.len()), (1, 1, 1));
    })
    .await;
}

#[tokio::test]
async fn search_finds_what_is_the_seekers_and_keeps_it_out_of_addresses() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let world = &house.world;
        let karim = world.person("Karim", "Haddad", &[Role::JuryMember]).await;
        let jeanne = world.person("Jeanne", "Lefort", &[Role::JuryPresident]).await;
        world.publish(&house.helene, &house.centre, &house.session).await;
        let seek = async |person: &Person, fields: &[(&str, &str)]| {
            let mut browser = world.signed_in(person).await;
            browser.visit("/jury/recherche").await.expect_status(200);
            let form =
                fields.iter().fold(browser.fill("Chercher"), |form, (name, value)| form.set(name, value));
            let page = form.submit().await;
            assert_eq!(page.path, "/jury/recherche");
            (page.status.as_u16(), page.text())
        };
        let holds = |(status, text): &(u16, String), words: &str| *status == 200 && text.contains(words);
        for fields in [
            &[("name", "inès benali")][..],
            &[("name", "BENALI"), ("result", "validated"), ("state", "published")],
            &[("number", &house.session.number.to_string()), ("result", "validated")],
            &[("centre", "lycee TILLEULS"), ("name", "Benali"), ("from", "2026-11-01")],
        ] {
            for person in [&house.helene, &jeanne] {
                assert!(holds(&seek(person, fields).await, "Benali Inès"), "{fields:?} of {}", person.name());
            }
            let others = seek(&karim, fields).await;
            assert!(holds(&others, "Aucune certification trouvée"), "{fields:?}: {}", others.1);
        }
        let session = house.session.number.grouped();
        for fields in [
            &[("number", &*session)][..],
            &[("centre", "tilleuls"), ("from", "2026-11-20"), ("to", "2026-11-20")],
            &[("state", "published")],
        ] {
            assert!(holds(&seek(&karim, fields).await, &plain(&session)), "{fields:?}");
        }
        for fields in [&[("to", "2026-11-19")][..], &[("state", "in_jury")], &[("centre", "quai")]] {
            assert!(holds(&seek(&jeanne, fields).await, "Aucune session trouvée"), "{fields:?}");
        }
        let faults =
            seek(&jeanne, &[("number", "12"), ("code", "x"), ("from", "2026-11-20"), ("to", "2026-01-01")]);
        let (status, text) = faults.await;
        assert_eq!(status, 422);
        for sentence in ["7 chiffres", "12 signes", "vient avant"] {
            assert!(text.contains(sentence), "all faults at once: {text}");
        }
        assert!(text.contains("Rien n’a été cherché") && !text.contains("Rien n’a été enregistré"), "{text}");
        assert_eq!(seek(&jeanne, &[]).await.0, 422);
    })
    .await;
}

#[tokio::test]
async fn the_review_of_a_year_counts_and_names_nobody() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let hugo = house.world.placed_account("Hugo", "Petit", 2).await;
        held(&house.world, &house.centre, &hugo, Some(IncidentKind::Fraud)).await;
        house.world.publish(&house.helene, &house.centre, &house.session).await;
        let mut helene = house.world.signed_in(&house.helene).await;
        let page = helene.visit("/jury/bilan").await.expect_status(200).expect("novembre 2026");
        page.expect("Lycée des Tilleuls").expect("C6 · Suspicion de fraude").expect("Pas encore décidé");
        page.expect_not("Benali").expect_not("Petit");
        let cells = page.all("section[aria-labelledby=months] tbody td.n");
        assert_eq!(
            cells,
            ["2", "1", "2", "1", "0", "0", "0"],
            "sessions, published, tests, reports, and none lost"
        );
        helene.visit("/jury/bilan?annee=2026&page=1").await.expect_not("Lycée des Tilleuls");
        helene.visit("/jury/bilan?annee=2025").await.expect("Aucune session finalisée en 2025");
        helene.send(Method::GET, "/jury/bilan?annee=demain", None).await.expect_status(200);
    })
    .await;
}

#[tokio::test]
async fn a_pause_tells_its_reason_how_long_it_was_and_what_was_given_back() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let helene = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        let ines = world.placed_account("Inès", "Benali", 2).await;
        let session = world.session_of(&centre, &[&ines]).await;
        world.open_room(&session).await;
        let browser = world.signed_in(&ines).await;
        world.join(&session, &ines).await;
        world.tick(&session, 0).await;
        let test = world.start(&session, &ines, &browser).await;
        let nadia = || world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
        world.pass_minutes(5);
        let reason = "Alarme incendie.".to_owned();
        world.act(PauseRoom { doing: nadia(), session: session.id, reason }).await;
        world.pass_minutes(12);
        world.act(ResumeRoom { doing: nadia(), session: session.id }).await;
        while world.answer(test, &ines, true).await {}
        world.pass_minutes(60);
        world.finalise(&centre, &session).await;
        world.take(&helene, &session).await;
        let mut juror = world.signed_in(&helene).await;
        let page = juror.visit(&format!("/jury/sessions/{}/journal", session.id)).await.expect_status(200);
        page.expect("Salle mise en pause · Motif : Alarme incendie").expect("Nadia Cissé");
        page.expect("Épreuve reprise · Arrêt de 12 min 00 · Temps rendu à 1 test : 12 min 00");
        let page = juror.visit(&format!("/jury/sessions/{}/tentatives/{test}", session.id)).await;
        page.expect("salle en pause, par Nadia Cissé. Motif : Alarme incendie.");
        page.expect("par Nadia Cissé. Arrêt de 12 min 00. Temps rendu : 12 min 00.");
    })
    .await;
}
