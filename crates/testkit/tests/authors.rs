//! The room of authors: trying a question, reports, and retirement that touches nothing that was served.

use std::collections::BTreeSet;

use acts::certification::preparing::{Known, prepare_start};
use bank::Bank;
use domain::certification::exam::Exam;
use domain::framework::ChallengeCode;
use domain::locale::Locale;
use domain::needs::Means;
use domain::people::Role;
use domain::placement::{Cap, current};
use domain::seed::Seed;
use store::{attempts, content, journal, placements};
use testkit::engines::each_fresh;
use testkit::walker::Browser;
use testkit::world::{Person, World};

async fn author(world: &World) -> (Person, Browser) {
    let samira = world.person("Samira", "Nadir", &[Role::Author]).await;
    let browser = world.signed_in(&samira).await;
    (samira, browser)
}

fn address(code: &ChallengeCode) -> String {
    format!("/auteurs/questions/{}", code.as_str().replace('@', "/"))
}

/// A question of this kind.
fn of_kind(kind: &str) -> &'static ChallengeCode {
    let found = Bank::embedded().outlines().iter().find(|(_, outline)| outline.kind == kind);
    found.unwrap_or_else(|| panic!("the bank has no {kind}")).0
}

async fn retire(browser: &mut Browser, code: &ChallengeCode, reason: &str) {
    browser.visit(&format!("{}/retrait", address(code))).await.expect_status(200);
    browser.fill_form("/retrait").set("raison", reason).submit().await;
}

#[tokio::test]
async fn a_retired_question_stays_in_the_test_that_has_it() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let (_, mut samira) = author(&world).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let pupil = world.person("Inès", "Benali", &[]).await;
        world.place(&pupil, 3, 5).await;
        let session = world.session_of(&centre, &[&pupil]).await;
        world.open_room(&session).await;
        world.join(&session, &pupil).await;
        world.tick(&session, 0).await;
        let mut ines = world.signed_in(&pupil).await;
        let attempt = world.start(&session, &pupil, &ines).await;
        let test = format!("/candidat/test/{attempt}");
        let heading = ines.visit(&test).await.expect_status(200).heading();
        let mut reader = world.store().read().await.expect("a reader");
        let shown = attempts::current(&mut reader.conn(), attempt, pupil.id).await.expect("it runs");
        drop(reader);
        let code = ChallengeCode::new(shown.expect("a question waits").served.challenge);

        retire(&mut samira, &code, "").await;
        samira.page().expect_status(422).expect("Écrivez pourquoi la question est retirée");
        retire(&mut samira, &code, "L’énoncé a vieilli.").await;
        samira.page().expect_status(200).expect("n’est plus tirée").expect("L’énoncé a vieilli.");

        assert_eq!(ines.visit(&test).await.expect_status(200).heading(), heading);
        assert!(world.answer(attempt, &pupil, true).await, "it is judged as before");

        // The others of the skill: the last one stays.
        let skill = &Bank::embedded().outlines()[&code].skill;
        let others = Bank::embedded().challenges_of(skill.as_str()).iter().filter(|other| **other != code);
        for other in others {
            retire(&mut samira, other, "Elle aussi.").await;
        }
        samira.page().expect_status(422).expect("la dernière question en service de cet acquis");
        samira.visit(&address(&code)).await;
        samira.fill_form("/remise").submit().await.expect_status(200).expect_not("n’est plus tirée");
        let mut reader = world.store().read().await.expect("a reader");
        let retired = content::retired(&mut reader.conn()).await.expect("codes");
        assert!(!retired.contains(&code), "{retired:?}");
        let stream = format!("skill:{skill}");
        let told = journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
        let acts: Vec<&str> = told.iter().map(|kept| kept.act.as_str()).collect();
        assert!(acts.starts_with(&["retire_question"]) && acts.ends_with(&["put_back_question"]), "{acts:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_retired_is_never_drawn() {
    let (bank, world) = (Bank::embedded(), World::new().await);
    let pupil = world.person("Inès", "Benali", &[]).await;
    world.place(&pupil, 3, 5).await;
    let mut reader = world.store().read().await.expect("a reader");
    let knowledge = placements::knowledge_of(&mut reader.conn(), pupil.id).await.expect("knowledge");
    let profile = current(knowledge.iter(), None, Cap::None);
    // Of every skill all questions but the last one.
    let skills = bank.framework.competences().flat_map(|(_, competence)| competence.skills());
    let retired: BTreeSet<ChallengeCode> = skills
        .flat_map(|(_, skill)| {
            bank.challenges_of(skill.code.as_str()).split_last().map_or(&[][..], |(_, all)| all)
        })
        .cloned()
        .collect();
    let known = Known { met: BTreeSet::new(), retired };
    let open = Known::default();
    let mut drawn = 0;
    for number in 0..40 {
        let seed = Seed::from_bytes([number; 32]);
        let exam = Exam::today(bank.release.clone(), Locale::Fr, false);
        let form = |known: &Known| {
            let start = prepare_start(bank, &profile, known, exam.clone(), [0; 32], Means::default(), &seed)
                .expect("prepared");
            start.new.expect("questions").form
        };
        let (left, all) = (form(&known), form(&open));
        assert_eq!(left.len(), all.len(), "a skill that keeps a question is asked");
        assert!(left.iter().all(|chosen| !known.retired.contains(&chosen.challenge)), "{left:?}");
        drawn += all.iter().filter(|chosen| known.retired.contains(&chosen.challenge)).count();
    }
    assert!(drawn > 40, "without retirement they are drawn: {drawn}");
}

#[tokio::test]
async fn a_pupil_reports_and_an_author_settles() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let (_, mut samira) = author(&world).await;
        let pupil = world.person("Hugo", "Petit", &[]).await;
        let mut hugo = world.signed_in(&pupil).await;
        hugo.visit("/candidat").await;
        hugo.fill_form("/candidat/positionnement/1.1").submit().await.expect_status(200);
        let heading = hugo.page().heading();
        hugo.click("Signaler un problème").await.expect_status(200).expect(&heading);
        hugo.fill_form("/signaler/1")
            .submit()
            .await
            .expect_status(422)
            .expect("Choisissez de quoi il s’agit.");
        let form = hugo.fill_form("/signaler/1").set("categorie", "other");
        form.submit().await.expect_status(422).expect("Écrivez une phrase ou deux");
        let form = hugo
            .fill_form("/signaler/1")
            .set("categorie", "answer")
            .set("texte", "Deux réponses conviennent.");
        form.submit_twice().await.expect_status(200).expect("Votre signalement est enregistré.");
        hugo.visit("/candidat/positionnement/1.1/signaler/2").await.expect_status(404);

        let page = samira.visit("/auteurs/signalements").await.expect_status(200);
        assert_eq!(page.all(".q-line").len(), 1, "sent twice, kept once");
        page.expect_not("Petit");
        samira.click("La réponse attendue se discute").await.expect_status(200).expect(&heading);
        samira
            .fill("Marquer comme réglé")
            .submit()
            .await
            .expect_status(422)
            .expect("Écrivez ce qui a été fait");
        let form = samira.fill("Marquer comme réglé").set("note", "Un choix a été récrit.");
        form.submit().await.expect_status(200).expect("Réglé le").expect("Un choix a été récrit.");
        samira.visit("/auteurs/signalements").await.expect("Aucun signalement ici.");
        samira.visit("/auteurs/signalements?etat=regles").await;
        samira.click("La réponse attendue se discute").await;
        samira.press("Rouvrir").await.expect_status(200).expect("Marquer comme réglé");
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_corrected_with_its_trace() {
    let world = World::new().await;
    let (samira, mut browser) = author(&world).await;
    for (kind, wrong, why) in [
        ("single_choice", "0", "Case juste, dans l’ordre affiché"),
        ("number", "-123456", "Nombre attendu"),
        ("short_text", "rien de tel", "Réponse comparée, après les traitements"),
    ] {
        let code = of_kind(kind);
        let variant = Bank::embedded().render(code.as_str(), &Bank::draw(code.as_str(), 4), Locale::Fr);
        let right = variant.expect("a variant").expected.right_value();
        let path = format!("{}?graine=4&theme=sombre&taille=150", address(code));
        browser.visit(&path).await.expect_status(200);
        let form = browser.fill_form(&address(code)).set("r", &right);
        form.submit().await.expect_status(200).expect("Juste").expect(why).expect("Pourquoi ce résultat");
        if kind != "single_choice" {
            browser.visit(&path).await;
            browser.fill_form(&address(code)).set("r", wrong).submit().await.expect("Faux").expect(why);
        }
    }
    // Who looked at what is told once a day.
    let code = of_kind("number");
    let seen = async || {
        let mut reader = world.store().read().await.expect("a reader");
        let stream = journal::stream("account", samira.id);
        let told = journal::of_stream(&mut reader.conn(), &stream).await.expect("records");
        let of_code =
            |kept: &&journal::Kept| kept.payload.as_deref().is_some_and(|p| p.contains(code.as_str()));
        told.iter().filter(|kept| kept.act == "preview_question").filter(of_code).count()
    };
    assert_eq!(seen().await, 1);
    world.pass_minutes(24 * 60);
    let mut browser = world.signed_in(&samira).await;
    browser.visit(&address(code)).await.expect_status(200);
    assert_eq!(seen().await, 2);
}

#[tokio::test]
async fn questions_are_browsed_filtered_and_searched() {
    let world = World::new().await;
    let (_, mut browser) = author(&world).await;
    browser.visit("/auteurs").await.expect_status(200).expect("Questions par genre");
    let all = browser.visit("/auteurs/competences/1.1").await.expect_status(200).all(".q-line").len();
    let outlines = Bank::embedded().outlines().values().filter(|o| o.competence == "1.1");
    assert_eq!(all, outlines.count());
    let numbers = browser.visit("/auteurs/competences/1.1?niveau=2&langue=en").await.all(".q-line").len();
    assert!(numbers > 0 && numbers < all, "{numbers} of {all}");
    let code = of_kind("number");
    let title = &Bank::embedded().outlines()[code].title;
    let asked = serde_urlencoded::to_string([("mots", title.to_uppercase())]).expect("an address");
    browser.visit(&format!("/auteurs/recherche?{asked}")).await.expect_status(200).expect(code.as_str());
    browser.visit("/auteurs/recherche?mots=motquinexistepas").await.expect("Aucune question");
}

#[tokio::test]
async fn an_author_whose_test_runs_is_kept_out() {
    let world = World::new().await;
    let (samira, mut browser) = author(&world).await;
    world.place(&samira, 3, 5).await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let session = world.session_of(&centre, &[&samira]).await;
    world.open_room(&session).await;
    world.join(&session, &samira).await;
    world.tick(&session, 0).await;
    browser.visit("/auteurs").await.expect_status(200);
    world.start(&session, &samira, &browser).await;
    for path in ["/auteurs", "/auteurs/recherche?mots=mail", "/auteurs/signalements"] {
        browser.visit(path).await.expect_status(403).expect("Votre test de certification est en cours");
    }
}
