//! What sessions come to: who sat is counted under their mode, at the fee of the day. Each story on both engines.

use acts::calendar::SetRule;
use acts::certification::{EnrolCandidate, FinaliseSession};
use domain::certification::calendar::RuleName;
use domain::certification::enrolment::{Billing, NewCandidate};
use domain::certification::finalisation::FinalisationReport;
use domain::id::Id;
use domain::people::{CentreKind, Role};
use jiff::civil::date;
use testkit::engines::{Fresh, each_fresh};
use testkit::walker::{Browser, Page};
use testkit::world::{Centre, Person, Session, World};

/// A centre that is no school.
struct House {
    world: World,
    centre: Centre,
}

impl House {
    async fn on(fresh: Fresh) -> Self {
        let world = World::on(fresh).await;
        world.turn_to("2026-11-10", "08:30");
        let claire = world.person("Claire", "Morel", &[]).await;
        let centre = world.centre_of(&claire, CentreKind::Professional, None).await;
        Self { world, centre }
    }

    async fn referent(&self) -> Browser {
        self.world.signed_in(&self.centre.referent).await
    }

    fn address(&self) -> String {
        format!("/centre/facturation/{}", self.centre.id)
    }

    async fn enrol(&self, session: &mut Session, person: &Person, billing: Billing) {
        let doing = self.world.doing_as(self.centre.referent.id);
        let new = NewCandidate {
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            sex: None,
            birth_date: person.birth_date,
            birth_place: None,
            results_email: None,
            convocation_email: None,
            local_id: None,
            extra_time_percent: 0,
            billing: Some(billing),
            notices: Vec::new(),
        };
        let id = Id::from_seed(&doing.seed, "candidate");
        let enrolled = self.world.act(EnrolCandidate { doing, session: session.id, id, new }).await;
        session.candidates.push(enrolled);
    }
}

fn prepaid() -> Billing {
    Billing::Prepaid { code: "F-2026-11".into() }
}

/// The lines of a table of the page: its cells, without the names.
fn lines(page: &Page, table: &str) -> Vec<Vec<String>> {
    let cells = page.all(&format!("section[aria-labelledby={table}] tbody td"));
    cells.chunks(6).map(<[String]>::to_vec).collect()
}

fn names(page: &Page, table: &str) -> Vec<String> {
    page.all(&format!("section[aria-labelledby={table}] tbody th"))
}

const HEAD: &str = "\u{feff}\"Numéro de session\";\"Jour\";\"Salle\";\"Nom de naissance\";\"Prénom\";\"Identifiant local\";\
\"Tarification\";\"Code de prépaiement\";\"Certifications complémentaires demandées\";\"Décompte\";\"Montant dû (€)\"";

#[tokio::test(flavor = "multi_thread")]
async fn who_sat_is_counted_under_their_mode_at_the_fee_of_the_day() {
    each_fresh(async |fresh| {
        let house = House::on(fresh).await;
        let (world, centre) = (&house.world, &house.centre);
        let page = house.referent().await.visit("/centre").await.link("Facturation");
        assert_eq!(page.as_deref(), Some("/centre/facturation"));
        let mut claire = house.referent().await;
        claire.visit("/centre/facturation").await.expect("Aucun candidat dans ces jours");
        claire.page().expect("Sessions du 1er septembre 2026 au 31 août 2027").expect("45,00\u{a0}€ TTC");
        let mut people = Vec::new();
        for (first, last) in [("Inès", "Abadie"), ("Hugo", "Baudry"), ("Ana", "Cissé")] {
            people.push(world.placed_account(first, last, 2).await);
        }
        let absent = [world.person("Zoé", "Dumas", &[]).await, world.person("Léo", "Evrard", &[]).await];
        let mut session = world.session_of(centre, &[]).await;
        house.enrol(&mut session, &people[0], Billing::Paid).await;
        house.enrol(&mut session, &people[1], prepaid()).await;
        house.enrol(&mut session, &people[2], Billing::Paid).await;
        house.enrol(&mut session, &absent[0], prepaid()).await;
        house.enrol(&mut session, &absent[1], Billing::Free).await;
        let page = claire.visit(&house.address()).await.expect_status(200);
        assert_eq!(names(page, "modes"), ["Payante", "Prépayée", "Gratuite", "Total"]);
        assert_eq!(lines(page, "modes")[3], ["5", "0", "0", "0", "5", "0,00 €"]);
        world.open_room(&session).await;
        world.sit(&session, 0, &people[0]).await;
        world.sit(&session, 1, &people[1]).await;
        let browser = world.signed_in(&people[2]).await;
        world.join(&session, &people[2]).await;
        world.tick(&session, 2).await;
        let broken = world.start(&session, &people[2], &browser).await;
        world.pass_minutes(180);
        let report = FinalisationReport {
            reasons: vec![(broken, "technical".into())],
            ..FinalisationReport::default()
        };
        let doing = world.doing_as(centre.referent.id);
        world.act(FinaliseSession { doing, session: session.id, report, seen: Vec::new() }).await;
        let mut claire = house.referent().await;
        let page = claire.visit(&house.address()).await.expect_status(200);
        let modes = lines(page, "modes");
        assert_eq!(modes[0], ["2", "1", "1", "0", "0", "45,00 €"], "paid");
        assert_eq!(modes[1], ["2", "1", "0", "1", "0", "0,00 €"], "prepaid");
        assert_eq!(modes[2], ["1", "0", "0", "1", "0", "0,00 €"], "free");
        assert_eq!(modes[3], ["5", "2", "1", "2", "0", "45,00 €"], "in all");
        assert_eq!(
            (names(page, "codes"), lines(page, "codes")),
            (vec!["F-2026-11".to_owned()], vec![modes[1].clone()])
        );
        assert_eq!(lines(page, "sessions"), [modes[3].clone()]);
        assert!(lines(page, "months").is_empty(), "one month needs no table of its own");
        later(&house, &session, &modes).await;
    })
    .await;
}

/// The fee changes with the year: what was sat before keeps the fee of its day.
async fn later(house: &House, first: &Session, modes: &[Vec<String>]) {
    let (world, centre) = (&house.world, &house.centre);
    let admin = world.person("Paul", "Adam", &[Role::Admin]).await;
    let doing = world.doing_as(admin.id);
    let (since, value) = (date(2027, 1, 1), Some(123_450));
    let rule = SetRule { doing, name: RuleName::Fee, since, value, source: "décision".into() };
    world.attempt(rule).await.expect_err("the fee has a greatest value");
    let doing = world.doing_as(admin.id);
    let source = "décision".into();
    world.act(SetRule { doing, name: RuleName::Fee, since, value: Some(60_000), source }).await;
    world.turn_to("2027-01-12", "08:30");
    let mut session = world.session_of(centre, &[]).await;
    let people =
        [world.placed_account("Max", "Faure", 2).await, world.placed_account("Noé", "Gras", 2).await];
    world.open_room(&session).await;
    for (place, person) in people.iter().enumerate() {
        house.enrol(&mut session, person, Billing::Paid).await;
        world.sit(&session, place, person).await;
    }
    let mut claire = house.referent().await;
    let page = claire.visit(&house.address()).await.expect_status(200);
    page.expect("À partir du 1er janvier 2027\u{a0}: 600,00\u{a0}€ TTC");
    assert_eq!(names(page, "months"), ["novembre 2026", "janvier 2027"]);
    assert_eq!(lines(page, "months")[1], ["2", "2", "0", "0", "0", "1 200,00 €"]);
    assert_eq!(lines(page, "modes")[0][5], "1 245,00 €");
    let form = claire.fill("Afficher").set("du", "2026-11-01").set("au", "2026-11-30");
    let page = form.submit().await.expect_status(200);
    assert_eq!(lines(page, "modes"), modes);
    let files = page.attributes("section[aria-labelledby=files] a", "href");
    assert_eq!(files.len(), 6);
    for href in &files {
        assert!(!claire.visit(href).await.expect_status(200).is_html(), "{href}");
    }
    let href = files.iter().find(|href| href.contains("candidats.csv")).expect("a file");
    let text = claire.visit(href).await.source();
    let rows: Vec<&str> = text.lines().collect();
    let begins = format!("\"{}\";10/11/2026;\"Salle B204\"", first.number.grouped());
    let row = |rest: &str| format!("{begins};{rest}");
    assert_eq!(
        rows,
        [
            HEAD.to_owned(),
            row("\"Abadie\";\"Inès\";;\"Payante\";;;\"Compté\";45,00"),
            row("\"Baudry\";\"Hugo\";;\"Prépayée\";\"F-2026-11\";;\"Compté\";0,00"),
            row("\"Cissé\";\"Ana\";;\"Payante\";;;\"Non compté\";0,00"),
            row("\"Dumas\";\"Zoé\";;\"Prépayée\";\"F-2026-11\";;\"Absent, non compté\";0,00"),
            row("\"Evrard\";\"Léo\";;\"Gratuite\";;;\"Absent, non compté\";0,00"),
        ]
    );
}

#[tokio::test]
async fn days_that_do_not_fit_are_told_and_pupils_pay_nothing() {
    let world = World::new().await;
    world.turn_to("2026-11-10", "08:30");
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    world.session_with_candidates(&centre, 2).await;
    let address = format!("/centre/facturation/{}", centre.id);
    let mut referent = world.signed_in(&centre.referent).await;
    let page = referent.visit(&address).await.expect_status(200).expect("Les élèves ne paient rien");
    assert_eq!(names(page, "modes"), ["Élève, gratuite", "Total"]);
    page.expect_not("Code de prépaiement").expect_not("TTC");
    for (query, told) in [
        ("?du=2026-12-01&au=2026-11-01", "Le dernier jour vient avant le premier"),
        ("?du=1999-12-01&au=2026-11-01", "732 jours au plus"),
        ("?du=hier&au=31/02/2026", "2 points à corriger"),
    ] {
        referent.visit(&format!("{address}{query}")).await.expect_status(422).expect(told);
        referent.visit(&format!("{address}/sessions.csv{query}")).await.expect_status(400);
    }
    referent.visit(&format!("{address}/sessions.pdf")).await.expect_status(404);
    referent.speak("en");
    referent.visit(&address).await.expect("Pupils pay nothing");
    let mut member = world.signed_in(&centre.member).await;
    member.visit(&address).await.expect_status(403);
    let other = world.centre_with_referent("Lycée voisin").await;
    world.signed_in(&other.referent).await.visit(&address).await.expect_status(404);
}
