//! The centre's room as people walk it: by its links and forms, in both languages.

#[path = "pages/billing.rs"]
mod billing;
#[path = "pages/complementary.rs"]
mod complementary;
#[path = "pages/many.rs"]
mod many;
#[path = "pages/messages.rs"]
mod messages;
#[path = "pages/moving.rs"]
mod moving;
#[path = "pages/requests.rs"]
mod requests;

use documents::candidate_list::{self, BirthPlace, ListKind, ListRow};
use documents::session_papers::SessionHead;
use domain::certification::attempt::Attempt;
use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::locale::Locale;
use domain::people::CentreKind;
use jiff::civil::{date, time};
use store::{attempts, incidents, scores};
use testkit::walker::Browser;
use testkit::world::{Centre, Session, World};

/// A world with a centre, and its référent's browser.
async fn house() -> (World, Centre, Browser) {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let referent = world.signed_in(&centre.referent).await;
    (world, centre, referent)
}

fn below(session: &Session, path: &str) -> String {
    format!("/centre/sessions/{}{path}", session.id)
}

#[tokio::test]
async fn a_session_is_made_changed_and_deleted() {
    let (_world, _, mut claire) = house().await;
    claire.visit("/centre").await.expect_status(200).expect("Aucune session pour l’instant");
    claire.click("Nouvelle session").await;
    claire.fill("Créer la session").submit().await.expect_status(422).expect("5 points à corriger");
    let form = claire.fill("Créer la session").set("site", "Lycée").set("room", "B204");
    let form = form.set("invigilators", "Nadia Cissé").set("date", "2026-11-01").set("time", "09:00");
    form.submit().await.expect_status(422).expect("Ce jour est passé").expect_not("le site est vide");
    let form = claire.fill("Créer la session").set("date", "2026-11-27");
    let page = form.submit_twice().await.expect_status(200);
    assert!(page.heading().ends_with(", B204"), "{}", page.heading());
    page.expect("Vendredi 27 novembre 2026 à 9\u{a0}h\u{a0}00, heure de Paris").expect("Code d’accès");
    claire.click("Modifier").await;
    let form = claire.fill("Enregistrer").set("room", "C12").set("date", "2026-11-01");
    form.submit().await.expect_status(422).expect("Ce jour est passé. Choisissez un jour à venir.");
    claire.fill("Enregistrer").set("date", "2026-11-27").submit().await.expect(", C12");
    claire.click("Détails").await.expect("Nadia Cissé");
    claire.visit("/centre").await;
    assert_eq!(claire.page().all("tbody tr").len(), 1, "the form sent twice made one session");
    let session = claire.page().attributes("tbody th a", "href").remove(0);
    claire.visit(&session).await;
    claire.click("Supprimer").await.expect("Ce choix ne peut pas être annulé");
    claire
        .fill("Supprimer la session")
        .submit_twice()
        .await
        .expect_status(200)
        .expect("Aucune session pour l’instant");
}

#[tokio::test]
async fn what_is_not_theirs_is_not_there() {
    let (world, centre, mut referent) = house().await;
    let other = world.centre_with_referent("Lycée voisin").await;
    let (session, _) = world.session_with_candidates(&centre, 1).await;
    let candidate = format!("/candidats/{}", session.candidates[0]);
    let mut stranger = world.signed_in(&other.referent).await;
    for path in [
        "",
        "/details",
        "/modifier",
        "/supprimer",
        "/finaliser",
        "/kit.pdf",
        "/emargement.pdf",
        "/incidents.pdf",
        "/candidats/ajouter",
        "/candidats/importer",
        "/candidats/liste.ods",
        "/candidats/liste.xlsx",
        "/candidats/liste.csv",
        candidate.as_str(),
    ] {
        stranger.visit(&below(&session, path)).await.expect_status(404);
    }
    let mut member = world.signed_in(&centre.member).await;
    member.visit(&below(&session, "")).await.expect_status(200).expect("Mot de passe de surveillance");
    assert_eq!(member.page().all(".codes code").len(), 2, "the access code is the référent’s to read");
    for path in ["/supprimer", "/finaliser", "/kit.pdf"] {
        member.visit(&below(&session, path)).await.expect_status(403);
    }
    assert_eq!(referent.visit(&below(&session, "")).await.all(".codes code").len(), 3);
    let nobody = Id::<Candidate>::from_raw(5);
    referent.visit(&below(&session, &format!("/candidats/{nobody}"))).await.expect_status(404);
}

#[tokio::test]
async fn a_candidate_is_added_changed_and_taken_off() {
    let (world, centre, mut claire) = house().await;
    let session = world.session_of(&centre, &[]).await;
    claire.visit(&below(&session, "/candidats/ajouter")).await;
    let form = claire.fill("Ajouter le candidat").set("first_name", "Inès").set("birth_date", "31/02/2011");
    let page = form.set("results_email", "claire@").submit().await.expect_status(422);
    page.expect("3 points à corriger").expect("La date «\u{a0}31/02/2011\u{a0}» n’existe pas");
    let form = claire.fill("Ajouter le candidat").set("last_name", "Benali").set("birth_date", "04/07/2011");
    form.set("results_email", "claire@lycee.example")
        .submit_twice()
        .await
        .expect_status(200)
        .expect("04/07/2011");
    assert_eq!(claire.page().all("tbody tr").len(), 1, "the form sent twice added one candidate");
    claire.visit(&below(&session, "/candidats/ajouter")).await;
    let form = claire.fill("Ajouter le candidat").set("last_name", "BENALI").set("first_name", "Ines");
    form.set("birth_date", "04/07/2011").submit().await.expect_status(422).expect("déjà sur la liste");
    let form = claire.fill("Ajouter le candidat").set("birth_date", "02/01/2010");
    form.submit().await.expect_status(200).expect("Homonyme");
    claire.click("BENALI").await;
    let form = claire.fill("Enregistrer").set("extra_time", "233");
    form.submit().await.expect_status(422).expect("de 0 à 200");
    claire.fill("Enregistrer").set("extra_time", "33").submit().await.expect_status(200);
    claire.click("BENALI").await;
    assert_eq!(claire.fill("Enregistrer").value("extra_time"), "33");
    claire.fill("Retirer ce candidat").submit().await.expect_status(200);
    assert_eq!(world.listed(&session).await, ["Benali Inès"]);
}

fn listed(last: &str, insee: &str, email: &str) -> ListRow {
    ListRow {
        birth_name: last.into(),
        first_name: "Inès".into(),
        birth_date: date(2011, 7, 4),
        sex: "F".into(),
        birth_place: BirthPlace::InseeCode(insee.into()),
        results_email: Some(email.into()),
        convocation_email: None,
        local_id: None,
        extra_time_percent: 33,
        billing: None,
    }
}

fn file(rows: &[ListRow], kind: ListKind) -> Vec<u8> {
    let head = SessionHead {
        locale: Locale::Fr,
        number: "425 1834".into(),
        centre: "Lycée".into(),
        date: date(2026, 11, 20),
        start: time(9, 0, 0, 0),
        end: time(11, 0, 0, 0),
        site: "Lycée".into(),
        room: "B204".into(),
        invigilators: vec!["Nadia Cissé".into()],
    };
    candidate_list::write(&head, rows, kind)
}

#[tokio::test]
async fn a_list_is_imported_whole_or_told_cell_by_cell() {
    let (world, centre, mut claire) = house().await;
    let session = world.session_of(&centre, &[]).await;
    let address = below(&session, "/candidats/importer");
    claire.visit(&address).await.expect_status(200);
    let give = async |claire: &mut Browser, bytes: Vec<u8>| {
        claire.fill("Vérifier et importer").file("file", "3eB.ods", bytes).submit().await;
    };
    for (bytes, told) in [
        (b"%PDF-1.7 etc".to_vec(), "fichier PDF"),
        (b"Nom;Prenom\nBenali;Ines\n".to_vec(), "ne contient pas la ligne des titres"),
        (b"hello".to_vec(), "ni une feuille de calcul"),
        (b"PK\x03\x04broken".to_vec(), "abîmé"),
        (Vec::new(), "Aucun fichier"),
        (vec![b'x'; 10_000_001], "plus de 10\u{a0}Mo"),
        (file(&[], ListKind::School), "La liste est vide"),
    ] {
        give(&mut claire, bytes).await;
        claire.page().expect_status(422).expect(told).expect("Rien n’a été importé");
    }
    let good = |last: &str| listed(last, "35238", "claire@lycee.example");
    let rows = [good("Abadie"), listed("Arnaud", "99999", "claire@"), good("Baudry"), good("ABADIE")];
    give(&mut claire, file(&rows, ListKind::School)).await;
    // A school's place of birth never hinders: only the address and the person who comes twice do.
    let page = claire.page().expect_status(422).expect("2 cellules à corriger");
    assert_eq!(page.attributes(".errors a", "href"), ["#K14", "#B16"]);
    page.expect("qu’à la ligne 13").expect("«\u{a0}claire@\u{a0}»").expect("Les 2 autres lignes sont justes");
    assert_eq!(page.all("td[data-s=bad]").len(), 2);
    assert!(world.listed(&session).await.is_empty(), "nothing was kept");

    give(&mut claire, file(&[good("Abadie"), good("Baudry")], ListKind::School)).await;
    claire.page().expect_status(200).expect("2 candidats importés");
    assert_eq!(world.listed(&session).await, ["Abadie Inès", "Baudry Inès"]);
    let filled = claire.visit(&below(&session, "/candidats/liste.ods")).await.bytes.clone();
    claire.visit(&address).await.expect("2 candidats sont déjà sur la liste");
    give(&mut claire, filled).await;
    claire.page().expect_status(200).expect("Rien ne change");
}

#[tokio::test]
async fn whoever_has_joined_stays_on_a_list_that_is_given_again() {
    let (world, centre, mut claire) = house().await;
    let (session, people) = world.session_with_candidates(&centre, 2).await;
    claire.visit(&below(&session, "/candidats/importer")).await;
    let open = claire.clone();
    world.join(&session, &people[0]).await;
    let mut late = open;
    let form = late.fill("Vérifier et importer");
    let rows = [listed("Abadie", "35238", "claire@lycee.example")];
    form.file("file", "3eB.ods", file(&rows, ListKind::School)).submit().await.expect_status(200);
    late.page().expect("Un candidat absent du fichier reste sur la liste").expect("a rejoint la session");
    late.fill("Confirmer").submit().await.expect_status(200);
    let names = world.listed(&session).await;
    assert_eq!((names.len(), names[0].as_str()), (2, "Abadie Inès"), "the one who joined, and the new one");
    let joined = format!("/candidats/{}", session.candidates[0]);
    claire.visit(&below(&session, &joined)).await.expect_status(200).expect("ne peut plus être changée");
}

#[tokio::test]
async fn a_centre_that_is_no_school_fills_in_who_pays() {
    let world = World::new().await;
    let bo = world.person("Bo", "Ek", &[]).await;
    world.centre_of(&bo, CentreKind::Higher, None).await;
    let mut bo = world.signed_in(&bo).await;
    bo.visit("/centre/sessions/nouvelle").await;
    let form = bo.fill("Créer la session").set("site", "Campus").set("room", "A1");
    form.set("invigilators", "Bo Ek").set("date", "2026-11-20").set("time", "14:00").submit().await;
    bo.click("Importer une liste").await;
    let row = listed("Abadie", "35238", "bo@campus.example");
    let form = bo.fill("Vérifier et importer");
    let school = file(std::slice::from_ref(&row), ListKind::School);
    form.file("file", "liste.ods", school).submit().await.expect("Tarification");
    let form = bo.fill("Vérifier et importer").file("file", "liste.ods", file(&[row], ListKind::Other));
    let page = form.submit().await.expect_status(422).expect("Une cellule à corriger");
    assert_eq!(page.attributes(".errors a", "href"), ["#O13"]);
    bo.click("Saisir les candidats à la main").await.expect("Prépayée");
}

#[tokio::test]
async fn papers_are_made() {
    let (world, centre, mut claire) = house().await;
    let (session, _) = world.session_with_candidates(&centre, 3).await;
    for paper in ["/emargement.pdf", "/incidents.pdf", "/kit.pdf"] {
        let page = claire.visit(&below(&session, paper)).await.expect_status(200);
        assert!(page.bytes.starts_with(b"%PDF-"), "{paper}");
    }
    let list = claire.visit(&below(&session, "/candidats/liste.ods")).await.bytes.clone();
    assert_eq!(candidate_list::read(&list).expect("our own list").len(), 3);
}

#[tokio::test]
async fn a_session_is_finalised_in_one_screen() {
    let (world, centre, mut claire) = house().await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let hugo = world.placed_account("Hugo", "Petit", 2).await;
    let lina = world.person("Lina", "Roche", &[]).await;
    let session = world.session_of(&centre, &[&ines, &hugo, &lina]).await;
    claire.visit(&below(&session, "/finaliser")).await.expect_status(422).expect("Aucun surveillant");
    world.open_room(&session).await;
    let mut tests = Vec::new();
    for (place, person) in [&ines, &hugo].into_iter().enumerate() {
        let browser = world.signed_in(person).await;
        world.join(&session, person).await;
        world.tick(&session, place).await;
        tests.push(world.start(&session, person, &browser).await);
    }
    // Inès misses question 3 and finishes; Hugo answers two questions.
    let mut question = 1;
    while world.answer(tests[0], &ines, question != 3).await {
        question += 1;
    }
    world.answer(tests[1], &hugo, true).await;
    world.answer(tests[1], &hugo, true).await;

    world.pass_minutes(60);
    claire.visit(&below(&session, "")).await.expect("En cours").expect("Écran de fin à voir");
    claire
        .click("Finaliser la session")
        .await
        .expect_status(200)
        .expect("Candidats absents")
        .expect("Roche Lina");
    claire.fill("Finaliser la session").tick("unseen-confirmed").submit().await.expect_status(422);
    claire.page().expect("il lui reste du temps jusqu’à 10\u{a0}h\u{a0}45. Attendez, ou cochez");

    world.pass_minutes(70);
    claire.visit(&below(&session, "/finaliser")).await.expect("Test non terminé");
    claire
        .fill("Finaliser la session")
        .submit()
        .await
        .expect_status(422)
        .expect("Un écran de fin n’est pas coché");
    claire.fill("Ajouter ce signalement").submit().await.expect_status(422).expect("Choisissez le candidat");
    let form = claire.fill("Ajouter ce signalement").tick("seen");
    let form = form.set("incident-candidate", &session.candidates[0].to_string());
    let form =
        form.set("incident-kind", "E4").set("incident-question", "3").set("remark", "Coupure à 9 h 40.");
    form.submit_twice().await.expect_status(200).expect("Signalement ajouté").expect("question 3");
    assert_eq!(claire.page().all(".filed li").len(), 1, "sent twice, it is one report");
    claire
        .fill("Finaliser la session")
        .submit()
        .await
        .expect_status(422)
        .expect("Petit Hugo n’a pas fini son test");
    assert_eq!(
        claire.page().all("textarea[name=remark]"),
        ["Coupure à 9 h 40."],
        "what was typed is still there"
    );
    let form = claire.fill("Finaliser la session").set(&format!("reason-{}", tests[1]), "technical");
    form.submit_twice().await.expect_status(200).expect("Le dossier attend le jury").expect("Absent");
    claire.visit(&below(&session, "/modifier")).await.expect_status(422).expect("ne peut plus la changer");

    is_finalised_once(&world, &session, tests[0]).await;
}

/// What the store holds after a finalisation that was sent twice.
async fn is_finalised_once(world: &World, session: &Session, test: Id<Attempt>) {
    let mut reader = world.store().read().await.expect("a reader");
    let db = &mut reader.conn();
    let kept = attempts::of_session(db, session.id).await.expect("attempts");
    assert!(kept.iter().find(|a| a.id == test).expect("hers").end_seen.is_some());
    let scored = scores::of_attempt(db, session.id, test).await.expect("scores");
    assert_eq!(scored.len(), 1, "finalised twice is finalised once");
    assert_eq!(scored[0].score.counted + 1, scored[0].score.asked, "the incident settled itself");
    assert!(incidents::of_session(db, session.id).await.expect("incidents")[0].settled.is_some());
}

#[tokio::test]
async fn a_late_session_is_told_first() {
    let (world, centre, mut claire) = house().await;
    let (session, _) = world.session_with_candidates(&centre, 1).await;
    world.open_room(&session).await;
    world.turn_to("2026-11-22", "11:01");
    let mut again = world.signed_in(&centre.referent).await;
    let page = again.visit("/centre").await;
    page.expect("Une session attend sa finalisation depuis plus de 48\u{a0}heures").expect("En retard");
    claire.visit("/centre").await.expect_not("En retard");
}

#[tokio::test]
async fn every_page_speaks_english_too() {
    let (world, centre, mut claire) = house().await;
    let (session, people) = world.session_with_candidates(&centre, 2).await;
    world.join(&session, &people[0]).await;
    world.open_room(&session).await;
    let other = world.session_of(&centre, &[]).await;
    claire.speak("en");
    for path in ["/centre", "/centre/sessions/nouvelle"] {
        claire.visit(path).await.expect_status(200);
    }
    for place in [0, 1] {
        let path = format!("/candidats/{}", session.candidates[place]);
        claire.visit(&below(&session, &path)).await.expect_status(200);
    }
    for path in ["", "/details", "/modifier", "/finaliser", "/supprimer", "/candidats/ajouter"] {
        let page = claire.visit(&below(&session, path)).await.expect_status(200);
        assert_eq!(page.attributes("html", "lang"), ["en"], "{path}");
    }
    for path in ["", "/candidats/importer"] {
        claire.visit(&below(&other, path)).await.expect_status(200);
    }
    world.finalise(&centre, &session).await;
    claire.visit(&below(&session, "")).await.expect("Absent").expect("Finalised");
}
