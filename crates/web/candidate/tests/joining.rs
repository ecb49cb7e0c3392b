//! Every reason why somebody does not join a session or does not start, as the page says it, in both languages.

use acts::certification::{EnrolCandidate, FinaliseSession, TickCandidate, UnlinkCandidate};
use acts::placement::ResetCompetence;
use domain::certification::enrolment::NewCandidate;
use domain::certification::finalisation::FinalisationReport;
use domain::id::Id;
use domain::journal::Actor;
use domain::people::CentreKind;
use testkit::walker::Browser;
use testkit::world::{Centre, Person, Session, World};

const JOIN: &str = "/candidat/certification";

/// What somebody writes: number, first name, name at birth, date of birth.
type Written<'a> = [&'a str; 4];

fn born(person: &Person) -> String {
    person.birth_date.strftime("%d/%m/%Y").to_string()
}

async fn written(browser: &mut Browser, [number, first, last, born]: Written<'_>) {
    browser.visit(JOIN).await.expect_status(200);
    let form = browser.fill_form(JOIN).set("number", number).set("first_name", first);
    form.set("last_name", last).set("birth_date", born).submit().await;
}

/// The form is refused with this sentence in French and that one in English, at the field and on top.
async fn refused(world: &World, browser: &mut Browser, what: Written<'_>, french: &str, english: &str) {
    for (language, sentence) in [("fr", french), ("en", english)] {
        browser.speak(language);
        written(browser, what).await;
        let page = browser.page().expect_status(422).expect(sentence);
        let said = page.refusals().into_iter().filter(|refusal| refusal.contains(&plain(sentence)));
        assert_eq!(said.count(), 2, "at the field and on top: {:?}", page.refusals());
        // A quarter of an hour later the tries are forgotten.
        world.pass_minutes(16);
    }
    browser.speak("fr");
}

fn plain(text: &str) -> String {
    testkit::walker::plain(text)
}

async fn town() -> (World, Centre, Person, Session) {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.person("Inès", "Benali", &[]).await;
    let session = world.session_of(&centre, &[&ines]).await;
    (world, centre, ines, session)
}

#[tokio::test]
async fn a_number_that_is_none_is_told() {
    let (world, _, ines, session) = town().await;
    let mut browser = world.signed_in(&ines).await;
    let born = born(&ines);
    let digits = session.number.to_string();
    let last = digits.chars().last().expect("seven digits");
    let wrong = format!("{}{}", &digits[..6], if last == '9' { '0' } else { '9' });
    for (number, french, english) in [
        ("", "Écrivez le numéro de session", "Write the session number"),
        ("123", "Un numéro de session a 7 chiffres. Vous en avez écrit 3.", "You wrote 3."),
        ("12a4567", "Le signe « a » n’en est pas un", "The sign “a” is not one"),
        (&wrong, "Un chiffre de ce numéro est mal recopié", "One digit of this number is mistyped"),
    ] {
        refused(&world, &mut browser, [number, "Inès", "Benali", &born], french, english).await;
    }
    let other = domain::certification::session::SessionNumber::from_seed(&world.seed()).to_string();
    let none = "Aucune session n’a le numéro";
    refused(&world, &mut browser, [&other, "Inès", "Benali", &born], none, "No session has the number").await;
}

#[tokio::test]
async fn who_is_not_as_on_the_list_is_told_what_differs() {
    let (world, _, ines, session) = town().await;
    let mut browser = world.signed_in(&ines).await;
    let (number, day) = (session.number.to_string(), born(&ines));
    for (who, french, english) in [
        (["Zoé", "Petit", "01/02/2010"], "Votre nom n’est pas sur la liste", "Your name is not on the list"),
        (["Inez", "Benali", &day], "avec un autre prénom", "with another first name"),
        (["Inès", "Benalli", &day], "avec un autre nom de naissance", "with another name at birth"),
        (["Inès", "Benali", "01/02/2010"], "avec une autre date de naissance", "another date of birth"),
        (["Benali", "Inès", &day], "sont inversés. Échangez-les", "are swapped. Exchange them"),
        (["", "Benali", &day], "Remplissez ce champ", "Fill in this field"),
        (["—", "Benali", &day], "Un nom contient au moins une lettre", "A name has at least one letter"),
        (["Inès\u{3164}", "Benali", &day], "un signe invisible", "an invisible sign"),
        (["Inès", "Benali", "31/02/2010"], "Ce jour n’existe pas", "This day is not in the calendar"),
    ] {
        let [first, last, born] = who;
        refused(&world, &mut browser, [&number, first, last, born], french, english).await;
    }
    written(&mut browser, [&number, "INES", "benali", &day]).await;
    browser.page().expect_status(200).expect("Session rejointe");
}

#[tokio::test]
async fn homonyms_of_one_day_say_their_number() {
    let (world, centre, ines, session) = town().await;
    let day = born(&ines);
    for local_id in ["3eB-7", "3eC-2"] {
        let new = NewCandidate {
            first_name: "Léo".into(),
            last_name: "Martin".into(),
            sex: None,
            birth_date: ines.birth_date,
            birth_place: None,
            results_email: None,
            convocation_email: None,
            local_id: Some(local_id.into()),
            extra_time_percent: 0,
            billing: None,
            notices: Vec::new(),
        };
        let doing = world.doing_as(centre.referent.id);
        let id = Id::from_seed(&doing.seed, "candidate");
        world.act(EnrolCandidate { doing, session: session.id, id, new }).await;
    }
    let leo = world.person("Léo", "Martin", &[]).await;
    let mut browser = world.signed_in(&leo).await;
    let number = session.number.to_string();
    let french = "Écrivez aussi votre identifiant local";
    let english = "Write your local identifier too";
    refused(&world, &mut browser, [&number, "Léo", "Martin", &day], french, english).await;
    let form = browser.fill_form(JOIN).set("local_id", "3eC-2");
    form.submit().await.expect_status(200).expect("Session rejointe");
}

#[tokio::test]
async fn a_wrong_join_is_undone_from_the_room_or_by_the_centre() {
    let (world, centre, ines, session) = town().await;
    let hugo = world.person("Hugo", "Petit", &[]).await;
    let (number, day) = (session.number.to_string(), born(&ines));
    let mut wrong = world.signed_in(&hugo).await;
    let mut right = world.signed_in(&ines).await;
    let who = [number.as_str(), "Inès", "Benali", day.as_str()];
    let place = session.candidates[0];
    written(&mut wrong, who).await;
    let (french, english) = ("il peut détacher ce compte", "they can detach that account");
    refused(&world, &mut right, who, french, english).await;
    let mut nadia = world.invigilating(&session, "Nadia Cissé").await;
    nadia.visit(&format!("/surveillant/salle/candidats/{place}")).await.expect("détachez-le");
    nadia.press("Détacher ce compte").await.expect_status(200).expect_not("Détacher ce compte");
    written(&mut right, who).await;
    right.page().expect_status(200).expect("Session rejointe");

    let mut claire = world.signed_in(&centre.member).await;
    let row = format!("/centre/sessions/{}/candidats/{place}", session.id);
    claire.visit(&row).await.expect("ne peut plus être changée");
    claire.press("Détacher ce compte").await.expect_status(200).expect_not("Détacher ce compte");
    right.reload().await.expect_status(404);
    written(&mut wrong, who).await;
    wrong.page().expect_status(200);
    refused(&world, &mut right, who, french, english).await;

    world.open_room(&session).await;
    world.place(&hugo, 2, 5).await;
    world.tick(&session, 0).await;
    nadia.visit(&format!("/surveillant/salle/candidats/{place}")).await;
    claire.visit(&row).await;
    let test = world.start(&session, &hugo, &wrong).await;
    assert!(world.answer(test, &hugo, true).await);
    nadia.press("Détacher ce compte").await.expect_status(422).expect("il ne se détache plus");
    claire.press("Détacher ce compte").await.expect_status(422).expect("il ne se détache plus");
    claire.page().expect_not("Détacher ce compte");
}

#[tokio::test]
async fn one_account_is_one_candidate_of_a_session_that_goes_on() {
    let (world, centre, ines, _) = town().await;
    let hugo = world.person("Hugo", "Petit", &[]).await;
    let session = world.session_of(&centre, &[&ines, &hugo]).await;
    let (number, day) = (session.number.to_string(), born(&hugo));
    world.join(&session, &ines).await;
    let mut browser = world.signed_in(&ines).await;
    let who = [number.as_str(), "Hugo", "Petit", day.as_str()];
    let french = "Votre compte a déjà rejoint cette session comme un autre candidat";
    refused(&world, &mut browser, who, french, "has already joined this session as another candidate").await;
    world.open_room(&session).await;
    world.finalise(&centre, &session).await;
    refused(&world, &mut browser, who, "est terminée : elle ne prend plus de candidat", "is over").await;
}

#[tokio::test]
async fn the_pupil_of_a_school_joins_with_the_account_that_it_knows() {
    let world = World::new().await;
    let claire = world.person("Claire", "Morel", &[]).await;
    let ines = world.person("Inès", "Benali", &[]).await;
    let pupil = ["Inès", "Benali", &ines.birth_date.to_string(), "3e B"];
    let school = world.school_of(&claire, &[(pupil, Some(&ines))]).await;
    let centre = world.centre_of(&claire, CentreKind::School, Some(school)).await;
    let session = world.session_of(&centre, &[&ines]).await;
    let second = world.person("Inès", "Benali-2", &[]).await;
    let mut browser = world.signed_in(&second).await;
    let (number, day) = (session.number.to_string(), born(&ines));
    let who = [number.as_str(), "Inès", "Benali", day.as_str()];
    // I11: the other account is shown so that only its holder recognises it.
    let french = "Votre positionnement a été fait avec un autre compte, i***.b***.";
    refused(&world, &mut browser, who, french, "done with another account, i***.b***.").await;
    let mut own = world.signed_in(&ines).await;
    written(&mut own, who).await;
    own.page().expect_status(200).expect("Session rejointe");
}

#[tokio::test]
async fn a_list_is_not_found_out_by_trying() {
    let (world, _, ines, session) = town().await;
    let stranger = world.person("Paul", "Curieux", &[]).await;
    let mut browser = world.signed_in(&stranger).await;
    let mut nadia = world.invigilating(&session, "Nadia Cissé").await;
    let (number, day) = (session.number.to_string(), born(&ines));
    for _ in 0..6 {
        written(&mut browser, [&number, "Inès", "Benalli", &day]).await;
        browser.page().expect_status(422).expect("avec un autre nom de naissance");
    }
    nadia.visit("/surveillant/salle").await.expect_not("essayé trop souvent");
    // Even the right answer is not told any more.
    written(&mut browser, [&number, "Inès", "Benali", &day]).await;
    browser.page().expect_status(422).expect("Attendez 15 minutes, ou appelez le surveillant");
    nadia.reload().await.expect("Quelqu’un a essayé trop souvent de rejoindre la session");
    // The tries are the account's own, in that session only.
    let mut own = world.signed_in(&ines).await;
    written(&mut own, [&number, "Inès", "Benali", &day]).await;
    own.page().expect_status(200);
    world.pass_minutes(16);
    nadia.reload().await.expect_not("essayé trop souvent");
    browser.speak("en");
    written(&mut browser, [&number, "Inès", "Benali", &day]).await;
    browser.page().expect_status(422).expect("Another account has already joined");
}

/// Somebody who may start: certifiable, joined, ticked, in an open room; and the page that asks for the code.
async fn ready() -> (World, Centre, Person, Session, Browser) {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let ines = world.placed_account("Inès", "Benali", 2).await;
    let session = world.session_of(&centre, &[&ines]).await;
    world.open_room(&session).await;
    world.join(&session, &ines).await;
    world.tick(&session, 0).await;
    let mut browser = world.signed_in(&ines).await;
    browser.visit(&format!("{JOIN}/{}", session.id)).await.expect_status(200).expect("Tout est prêt");
    (world, centre, ines, session, browser)
}

/// The page as it was shown, sent now with this code, is refused with these sentences.
async fn not_started(world: &World, browser: &Browser, code: &str, french: &str, english: &str) {
    for (language, sentence) in [("fr", french), ("en", english)] {
        let mut browser = browser.clone();
        browser.speak(language);
        let form = browser.fill_form("/commencer").tick("consignes").set("code", code);
        form.submit().await.expect_status(422).expect(sentence);
        world.pass_minutes(1);
    }
}

#[tokio::test]
async fn a_start_that_is_refused_says_why() {
    let (world, centre, ines, session, browser) = ready().await;
    let code = session.access_code.as_str();
    let (french, english) = ("Ce code n’est pas celui de cette session", english_of("why-wrong-code"));
    let wrong = if code.starts_with('B') { "CDFG23" } else { "BCDF23" };
    not_started(&world, &browser, wrong, french, &english).await;

    let nadia = || world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    let (id, candidate) = (session.id, session.candidates[0]);
    world.act(TickCandidate { doing: nadia(), session: id, candidate, present: false }).await;
    let (french, english) = ("ne vous a pas encore noté présent", english_of("why-not-ticked"));
    not_started(&world, &browser, code, french, &english).await;
    world.act(TickCandidate { doing: nadia(), session: id, candidate, present: true }).await;

    let other = world.session_of(&centre, &[&ines]).await;
    world.open_room(&other).await;
    world.join(&other, &ines).await;
    world.tick(&other, 0).await;
    let elsewhere = world.start(&other, &ines, &browser).await;
    let (french, english) =
        ("Un autre test est en cours avec votre compte", english_of("why-runs-elsewhere"));
    not_started(&world, &browser, code, french, &english).await;
    while world.answer(elsewhere, &ines, true).await {}
}

#[tokio::test]
async fn a_profile_that_was_put_back_to_nothing_does_not_start() {
    let (world, _, ines, session, _) = ready().await;
    world.pass_minutes(8 * 24 * 60);
    let competences: Vec<_> =
        world.app.bank.framework.competences().map(|(_, competence)| competence.code.clone()).collect();
    for competence in competences {
        world.act(ResetCompetence { doing: world.doing_as(ines.id), account: ines.id, competence }).await;
    }
    let mut again = world.signed_in(&ines).await;
    again.visit(&format!("{JOIN}/{}", session.id)).await.expect("n’est pas encore certifiable");
    let csrf = again.visit(JOIN).await.attributes("input[name=csrf]", "value").remove(0);
    let body = format!("csrf={csrf}&consignes=oui&code={}", session.access_code.as_str());
    let path = format!("{JOIN}/{}/commencer", session.id);
    let form = ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
    let page = again.send(http::Method::POST, &path, Some(form)).await;
    page.expect_status(422).expect("Il faut 5 compétences au niveau 1");
}

#[tokio::test]
async fn a_room_that_is_closed_does_not_start() {
    let (world, centre, _, session, browser) = ready().await;
    let (doing, report) = (world.doing_as(centre.referent.id), FinalisationReport::default());
    world.act(FinaliseSession { doing, session: session.id, report, seen: Vec::new() }).await;
    let mut browser = browser;
    let form = browser.fill_form("/commencer").tick("consignes").set("code", session.access_code.as_str());
    form.submit().await.expect("Cette session est terminée");
}

#[tokio::test]
async fn who_is_detached_does_not_start() {
    let (world, _, _, session, mut browser) = ready().await;
    let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
    let (id, candidate) = (session.id, session.candidates[0]);
    world.act(UnlinkCandidate { doing, session: id, candidate }).await;
    let form = browser.fill_form("/commencer").tick("consignes").set("code", session.access_code.as_str());
    form.submit().await.expect_status(404);
}

/// A sentence of the English page.
fn english_of(key: &str) -> String {
    let texts = include_str!("../src/certification/page.en.ftl");
    let line = texts.lines().find_map(|line| line.strip_prefix(&format!("{key} = ")));
    line.expect("a text of one line").to_owned()
}
