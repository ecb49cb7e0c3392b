//! What a candidate reads of a published result: what it is, why, what next; and nothing before the publication.

use acts::certification::{DecideAttempt, EndAttempt, SecondDecision};
use domain::certification::attempt::{AbortReason, Attempt};
use domain::certification::jury::JuryDecision;
use domain::id::Id;
use domain::journal::Actor;
use domain::people::Role;
use testkit::walker::{Browser, Page};
use testkit::world::{Person, Session, World};

/// How somebody sits the exam.
#[derive(Clone, Copy)]
enum Sits {
    Right,
    Wrong,
    /// So many right answers, then the invigilator ends the test.
    Stops(u32, AbortReason),
}

/// A session that was sat and is before the jury.
struct Sat {
    world: World,
    centre: testkit::world::Centre,
    session: Session,
    juror: Person,
    president: Person,
    tests: Vec<(Browser, Id<Attempt>)>,
}

impl Sat {
    async fn by(ways: &[Sits]) -> Self {
        let world = World::new().await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        let president = world.person("Jeanne", "Lefort", &[Role::JuryPresident]).await;
        let mut people = Vec::new();
        for number in 0..ways.len() {
            let person = world.person("Élève", &format!("Numéro-{number}"), &[]).await;
            world.place(&person, 3, 5).await;
            people.push(person);
        }
        let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
        world.open_room(&session).await;
        let mut tests = Vec::new();
        for (place, (person, way)) in people.iter().zip(ways).enumerate() {
            let browser = world.signed_in(person).await;
            world.join(&session, person).await;
            world.tick(&session, place).await;
            let test = world.start(&session, person, &browser).await;
            match *way {
                Sits::Right => while world.answer(test, person, true).await {},
                Sits::Wrong => while world.answer(test, person, false).await {},
                Sits::Stops(after, reason) => {
                    for _ in 0..after {
                        assert!(world.answer(test, person, true).await);
                    }
                    let doing = world.doing(Actor::Invigilator { name: "Nadia Cissé".into() });
                    let candidate = session.candidates[place];
                    let act = EndAttempt { doing, session: session.id, candidate, reason: Some(reason) };
                    world.act(act).await;
                }
            }
            tests.push((browser, test));
        }
        world.pass_minutes(60);
        world.finalise(&centre, &session).await;
        world.take(&juror, &session).await;
        Self { world, centre, session, juror, president, tests }
    }

    /// The jury decides about a test; a second person confirms what takes a certification away.
    async fn decide(&self, place: usize, decision: JuryDecision, reason: &str) {
        let (session, attempt) = (self.session.id, self.tests[place].1);
        let doing = self.world.doing_as(self.juror.id);
        let reason = reason.to_owned();
        let act =
            DecideAttempt { doing, president: false, session, attempt, decision, incident: None, reason };
        let decided = self.world.act(act).await;
        if decided.waits {
            let doing = self.world.doing_as(self.president.id);
            let number = decided.number;
            self.world.act(SecondDecision { doing, session, attempt, number, confirms: true }).await;
        }
    }

    async fn publish(&self) {
        self.world.publish(&self.juror, &self.centre, &self.session).await;
    }

    async fn result(&mut self, place: usize) -> &Page {
        let (browser, test) = &mut self.tests[place];
        browser.visit(&format!("/candidat/certifications/{test}")).await.expect_status(200)
    }
}

#[tokio::test]
async fn nothing_is_told_before_the_publication_nor_to_somebody_else() {
    let mut sat = Sat::by(&[Sits::Right, Sits::Right]).await;
    let address = format!("/candidat/certifications/{}", sat.tests[0].1);
    sat.tests[0].0.visit(&address).await.expect_status(404);
    sat.publish().await;
    sat.result(0).await.expect("Vous avez obtenu la certification");
    sat.tests[1].0.visit(&address).await.expect_status(404);
}

#[tokio::test]
async fn an_obtained_certification_tells_its_levels_in_a_table_and_what_next() {
    let mut sat = Sat::by(&[Sits::Right]).await;
    sat.publish().await;
    let page = sat.result(0).await;
    page.expect("Certification obtenue").expect("Télécharger le certificat").expect("le badge");
    page.expect("C’est le cas").expect("le niveau 5, soit 640 points");
    page.expect("Donnez le code").expect("à partir du 5 décembre 2026").expect("Faire une réclamation");
    let heads = page.all("table.marks:first-of-type thead th");
    assert_eq!(heads[..4], ["Compétence", "Niveau du profil", "Niveau certifié", "Pourquoi"]);
    assert_eq!(page.all("table.marks tbody tr").len(), 16, "every competence has its row");
    let first = page.all("section.domain:first-of-type tbody tr:first-child td");
    assert_eq!(first[..2], ["Niveau 3", "Niveau 3"]);
    assert!(first[2].contains("est confirmé"), "{first:?}");
    let labels = page.attributes("table.marks .ruler", "aria-label");
    assert_eq!(labels.len(), 5, "the graphic of each level that is held has words");
    page.expect("Pas d’épreuve").expect_not("fraude");
    let browser = &mut sat.tests[0].0;
    browser.speak("en");
    sat.result(0).await.expect("What next").expect("Certified level").expect("from 5 December 2026");
}

#[tokio::test]
async fn one_that_is_not_obtained_says_what_was_missing_and_what_stays() {
    let mut sat = Sat::by(&[Sits::Wrong, Sits::Stops(3, AbortReason::Candidate)]).await;
    sat.publish().await;
    let page = sat.result(0).await;
    page.expect("n’est pas obtenue cette fois").expect("Aucune réponse juste").expect("Ce n’est pas le cas");
    page.expect("Votre profil reste le même").expect("Vous pourrez repasser").expect_not("certificat.pdf");
    assert!(page.all("table.marks td").iter().any(|cell| cell == "Non certifiée"));
    let page = sat.result(1).await;
    page.expect("restées sans réponse, comptent comme manquées").expect("3 réponses justes sur 15");
}

#[tokio::test]
async fn a_test_that_stopped_is_told_with_what_did_not_count() {
    let mut sat =
        Sat::by(&[Sits::Stops(13, AbortReason::Technical), Sits::Stops(3, AbortReason::Technical)]).await;
    sat.publish().await;
    let page = sat.result(0).await;
    page.expect("Vous avez obtenu la certification");
    page.expect("Le test s’est arrêté avant les questions 14, 15").expect("13 réponses justes sur 13");
    let page = sat.result(1).await;
    page.expect("Cette certification est annulée").expect("il en faut 10").expect("Demandez à votre centre");
    assert!(page.all("table.marks").is_empty(), "no level is told of what was cancelled");
}

#[tokio::test]
async fn what_the_jury_decided_is_told_in_its_words() {
    let mut sat = Sat::by(&[Sits::Right, Sits::Right, Sits::Right]).await;
    sat.decide(0, JuryDecision::Neutralise { position: 2 }, "Le fichier de la question 2 était abîmé.").await;
    sat.decide(1, JuryDecision::Cancel, "L’alarme a retenti.").await;
    sat.decide(2, JuryDecision::RejectForFraud, "Le téléphone était allumé.").await;
    sat.publish().await;
    let page = sat.result(0).await;
    page.expect("La question 2 ne compte pas").expect("Le fichier de la question 2 était abîmé.");
    page.expect("14 réponses justes sur 14");
    let page = sat.result(1).await;
    page.expect("son résultat ne compte pas, ni pour vous ni contre vous").expect("L’alarme a retenti.");
    page.expect_not("réponses justes");
    let page = sat.result(2).await;
    page.expect("Le jury a rejeté cette certification").expect("Le téléphone était allumé.");
    page.expect("avec vos parents").expect_not("réponses justes").expect_not("certificat.pdf");
    let (browser, _) = &mut sat.tests[2];
    browser.visit("/candidat/certifications").await.expect("Certification rejetée").expect_not("fraude");
}
