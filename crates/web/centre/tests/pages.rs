//! The centre's room as people walk it: by its links and forms, in both languages.

#[path = "../../../acts/tests/centre/house.rs"]
mod house;
#[path = "pages/room.rs"]
mod room;

use documents::candidate_list::{self, BirthPlace, ListKind, ListRow};
use documents::session_papers::SessionHead;
use domain::certification::attempt::Attempt;
use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::locale::Locale;
use house::{doing, id, person};
use jiff::civil::{date, time};
use room::Room;
use testkit::walker::Browser;

#[tokio::test]
async fn a_session_is_made_changed_and_deleted() {
    let room = Room::new().await;
    let mut claire = room.browser("referent").await;
    claire.visit("/centre").await.expect_status(200).expect("Aucune session pour l’instant");
    claire.click("Nouvelle session").await;
    claire.fill("Créer la session").submit().await.expect_status(422).expect("5 points à corriger");
    let form = claire.fill("Créer la session").set("site", "Lycée").set("room", "B204");
    let form = form.set("invigilators", "Nadia Cissé").set("date", "2026-11-01").set("time", "09:00");
    form.submit().await.expect_status(422).expect("Ce jour est passé").expect_not("le site est vide");
    let form = claire.fill("Créer la session").set("date", "2026-11-20");
    let page = form.submit_twice().await.expect_status(200);
    assert!(page.heading().ends_with("salle B204"), "{}", page.heading());
    page.expect("Vendredi 20 novembre 2026 à 9\u{a0}h\u{a0}00, heure de Paris").expect("Code d’accès");
    claire.click("Modifier").await;
    claire.fill("Enregistrer").set("room", "C12").submit().await.expect("salle C12");
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
    let room = Room::new().await;
    let session = room.house.session("session").await;
    let candidate = room.house.enrol(session, "ines", person("Benali", "Inès", "2011-07-04")).await;
    let address = format!("/centre/sessions/{session}");
    let mut stranger = room.browser("stranger").await;
    let below = [
        "",
        "/details",
        "/modifier",
        "/supprimer",
        "/finaliser",
        "/kit.pdf",
        "/emargement.pdf",
        "/incidents.pdf",
    ];
    for below in
        below.into_iter().chain(["/candidats/ajouter", "/candidats/importer", "/candidats/liste.ods"])
    {
        stranger.visit(&format!("{address}{below}")).await.expect_status(404);
    }
    stranger.visit(&format!("{address}/candidats/{candidate}")).await.expect_status(404);
    let mut member = room.browser("member").await;
    member.visit(&address).await.expect_status(200).expect("Mot de passe de surveillance");
    assert_eq!(member.page().all(".codes code").len(), 2, "the access code is the référent’s to read");
    for below in ["/supprimer", "/finaliser", "/kit.pdf"] {
        member.visit(&format!("{address}{below}")).await.expect_status(403);
    }
    let mut referent = room.browser("referent").await;
    assert_eq!(referent.visit(&address).await.all(".codes code").len(), 3);
    let elsewhere = Id::<Candidate>::from_raw(5);
    referent.visit(&format!("{address}/candidats/{elsewhere}")).await.expect_status(404);
}

#[tokio::test]
async fn a_candidate_is_added_changed_and_taken_off() {
    let room = Room::new().await;
    let session = room.house.session("session").await;
    let mut claire = room.browser("referent").await;
    claire.visit(&format!("/centre/sessions/{session}/candidats/ajouter")).await;
    let form = claire.fill("Ajouter le candidat").set("first_name", "Inès").set("birth_date", "31/02/2011");
    let page = form.set("results_email", "claire@").submit().await.expect_status(422);
    page.expect("3 points à corriger").expect("La date «\u{a0}31/02/2011\u{a0}» n’existe pas");
    let form = claire.fill("Ajouter le candidat").set("last_name", "Benali").set("birth_date", "04/07/2011");
    form.set("results_email", "claire@lycee.example")
        .submit_twice()
        .await
        .expect_status(200)
        .expect("04/07/2011");
    assert_eq!(claire.page().all("tbody tr").len(), 1);
    room.house.enrol(session, "twin", person("Benali", "Ines", "2010-01-02")).await;
    claire.reload().await.expect("Homonyme");
    claire.click("Benali").await;
    let page =
        claire.fill("Enregistrer").set("birth_date", "04/07/2011").set("extra_time", "133").submit().await;
    page.expect_status(422).expect("de 0 à 100");
    claire.fill("Enregistrer").set("extra_time", "33").submit().await;
    claire.visit(&format!("/centre/sessions/{session}")).await;
    claire.click("Benali").await;
    claire.fill("Retirer ce candidat").submit().await.expect_status(200);
    assert_eq!(claire.page().all("tbody tr").len(), 1);
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
    let room = Room::new().await;
    let session = room.house.session("session").await;
    let mut claire = room.browser("referent").await;
    let address = format!("/centre/sessions/{session}/candidats/importer");
    claire.visit(&address).await.expect_status(200);
    let give = async |claire: &mut Browser, bytes: Vec<u8>| {
        claire.fill("Vérifier et importer").file("file", "3eB.ods", bytes).submit().await;
    };
    for (bytes, told) in [
        (b"%PDF-1.7 etc".to_vec(), "fichier PDF"),
        (b"Nom;Prenom\nBenali;Ines\n".to_vec(), "fichier CSV"),
        (b"hello".to_vec(), "OpenDocument"),
        (b"PK\x03\x04broken".to_vec(), "abîmé"),
        (Vec::new(), "Aucun fichier"),
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
    assert_eq!(page.attributes(".errors a", "href"), ["#J14", "#B16"]);
    page.expect("qu’à la ligne 13").expect("«\u{a0}claire@\u{a0}»").expect("Les 2 autres lignes sont justes");
    assert_eq!(page.all("td[data-s=bad]").len(), 2);
    assert!(room.house.list(session).await.is_empty(), "nothing was kept");

    give(&mut claire, file(&[good("Abadie"), good("Baudry")], ListKind::School)).await;
    claire.page().expect_status(200).expect("2 candidats importés");
    assert_eq!(room.house.list(session).await, ["Abadie Inès", "Baudry Inès"]);
    let list = claire.visit(&format!("/centre/sessions/{session}/candidats/liste.ods")).await.bytes.clone();
    claire.visit(&address).await.expect("La liste actuelle (2\u{a0}candidats) sera remplacée");
    give(&mut claire, list).await;
    claire.page().expect_status(200).expect("2 candidats importés");
}

#[tokio::test]
async fn a_centre_that_is_no_school_fills_in_who_pays() {
    let room = Room::new().await;
    let mut stranger = room.browser("stranger").await;
    stranger.visit("/centre/sessions/nouvelle").await;
    let form = stranger.fill("Créer la session").set("site", "Campus").set("room", "A1");
    form.set("invigilators", "Bo Ek").set("date", "2026-11-20").set("time", "14:00").submit().await;
    stranger.click("Importer une liste").await;
    let row = listed("Abadie", "35238", "bo@campus.example");
    let form = stranger.fill("Vérifier et importer");
    form.file("file", "liste.ods", file(std::slice::from_ref(&row), ListKind::School))
        .submit()
        .await
        .expect("Tarification");
    let form = stranger.fill("Vérifier et importer").file("file", "liste.ods", file(&[row], ListKind::Other));
    let page = form.submit().await.expect_status(422).expect("Une cellule à corriger");
    assert_eq!(page.attributes(".errors a", "href"), ["#N13"]);
    stranger.click("Saisir les candidats à la main").await.expect("Prépayée");
}

#[tokio::test]
async fn papers_are_made() {
    let room = Room::new().await;
    let session = room.house.held().await;
    let mut claire = room.browser("referent").await;
    for paper in ["emargement.pdf", "incidents.pdf", "kit.pdf"] {
        let page = claire.visit(&format!("/centre/sessions/{session}/{paper}")).await.expect_status(200);
        assert!(page.bytes.starts_with(b"%PDF-"), "{paper}");
    }
    let list = claire.visit(&format!("/centre/sessions/{session}/candidats/liste.ods")).await.bytes.clone();
    assert_eq!(candidate_list::read(&list).expect("our own list").len(), 3);
}

#[tokio::test]
async fn a_session_is_finalised_in_one_screen() {
    let room = Room::new().await;
    let session = room.house.held().await;
    let address = format!("/centre/sessions/{session}");
    room.at(60);
    let mut claire = room.browser("referent").await;
    claire.visit(&address).await.expect("En cours");
    claire
        .click("Finaliser la session")
        .await
        .expect_status(200)
        .expect("Candidats absents")
        .expect("Test en cours");
    claire.fill("Finaliser la session").tick("unseen-confirmed").submit().await.expect_status(422);
    claire.page().expect("Benali hugo a du temps jusqu’à 10\u{a0}h\u{a0}45");

    room.at(130);
    claire.visit(&format!("{address}/finaliser")).await.expect("Test non terminé");
    claire
        .fill("Finaliser la session")
        .submit()
        .await
        .expect_status(422)
        .expect("Un écran de fin n’est pas coché");
    claire.fill("Ajouter ce signalement").submit().await.expect_status(422).expect("Choisissez le candidat");
    let ines = id::<Candidate>("candidate ines").to_string();
    let form = claire.fill("Ajouter ce signalement").tick("seen").set("incident-candidate", &ines);
    let form =
        form.set("incident-kind", "E4").set("incident-question", "3").set("remark", "Coupure à 9 h 40.");
    form.submit_twice().await.expect_status(200).expect("Signalement ajouté").expect("question 3");
    assert_eq!(claire.page().all(".filed li").len(), 1, "sent twice, it is one report");
    let hugo = id::<Attempt>("attempt hugo");
    claire
        .fill("Finaliser la session")
        .submit()
        .await
        .expect_status(422)
        .expect("Le test de Benali hugo n’est pas fini");
    assert_eq!(
        claire.page().all("textarea[name=remark]"),
        ["Coupure à 9 h 40."],
        "what was typed is still there"
    );
    let form = claire.fill("Finaliser la session").set(&format!("reason-{hugo}"), "technical");
    form.submit_twice().await.expect_status(200).expect("Finalisée").expect("Le dossier attend le jury");
    assert_eq!(room.house.scores(session, "ines").await.len(), 1);
    assert_eq!(room.house.scores(session, "ines").await[0].score.counted, 5, "the incident settled itself");
    assert!(room.house.attempt(session, "ines").await.end_seen.is_some());
    claire.visit(&format!("{address}/modifier")).await.expect_status(422).expect("ne peut plus la changer");
    room.house.check_journal().await;
}

#[tokio::test]
async fn a_late_session_is_told_first() {
    let room = Room::new().await;
    room.house.held().await;
    room.at(51 * 60);
    let mut claire = room.browser("referent").await;
    let page = claire.visit("/centre").await;
    page.expect("Une session attend sa finalisation depuis plus de 48\u{a0}heures").expect("En retard");
}

#[tokio::test]
async fn every_page_speaks_english_too() {
    let room = Room::new().await;
    let session = room.house.held().await;
    let other = room.house.session("other").await;
    let lina = id::<Candidate>("candidate lina");
    let ines = id::<Candidate>("candidate ines");
    let mut claire = room.browser("referent").await;
    claire.speak("en");
    for path in [
        "/centre".to_owned(),
        "/centre/sessions/nouvelle".to_owned(),
        format!("/centre/sessions/{session}"),
        format!("/centre/sessions/{session}/details"),
        format!("/centre/sessions/{session}/modifier"),
        format!("/centre/sessions/{session}/finaliser"),
        format!("/centre/sessions/{session}/candidats/ajouter"),
        format!("/centre/sessions/{session}/candidats/{lina}"),
        format!("/centre/sessions/{session}/candidats/{ines}"),
        format!("/centre/sessions/{other}"),
        format!("/centre/sessions/{other}/supprimer"),
        format!("/centre/sessions/{other}/candidats/importer"),
    ] {
        let page = claire.visit(&path).await.expect_status(200);
        assert!(page.source().starts_with("<!doctype html>\n<html lang=\"en\">"), "{path}");
    }
    let refused = claire.visit(&format!("/centre/sessions/{session}/supprimer")).await.expect_status(422);
    refused.expect("2 candidates have started the test");
    let doing = doing(130, "it");
    room.house.finalise(doing, session, "candidate").await.expect("finalised");
    claire.visit(&format!("/centre/sessions/{session}")).await.expect("Absent").expect("Finalised");
}
