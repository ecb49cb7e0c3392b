//! The link that a publication mails to those who receive results: each sees their own candidates, for 30 days.

use acts::certification::{ProposeWithdrawal, WithdrawPublication};
use domain::certification::enrolment::Candidate;
use domain::id::Id;
use domain::people::Role;
use store::mails::{self, Kept};
use store::{Act, Blocks, Stop, Tx};
use testkit::walker::Browser;
use testkit::world::{Centre, Person, Session, World};

const SCHOOL: &str = "direction@lycee.example";
const TUTOR: &str = "tutrice@mission.example";

/// Somebody else receives the results of a candidate from now on.
#[derive(Clone)]
struct Readdress(Id<Candidate>);

impl Act for Readdress {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        let blocks = Blocks::read(
            "-- BLOCK it\nUPDATE candidate SET results_email = 'autre@mission.example' WHERE id = $1\n",
        );
        tx.write(blocks.get("it"), &[self.0.into()]).await?;
        Ok(())
    }
}

/// A published session of three: Inès and Hugo are the school's, Léo is a tutor's.
struct Published {
    world: World,
    centre: Centre,
    session: Session,
    juror: Person,
}

impl Published {
    async fn new() -> Self {
        let world = World::new().await;
        world.turn_to("2026-11-10", "08:30");
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let mut people = Vec::new();
        for (first, last) in [("Inès", "Benali"), ("Hugo", "Petit"), ("Léo", "Martin")] {
            let person = world.person(first, last, &[]).await;
            world.place(&person, 3, 5).await;
            people.push(person);
        }
        let session = world.session_of(&centre, &people.iter().collect::<Vec<_>>()).await;
        let mut referent = world.signed_in(&centre.referent).await;
        referent.visit(&format!("/centre/sessions/{}/candidats/{}", session.id, session.candidates[2])).await;
        let form = referent.fill("Enregistrer").set("results_email", TUTOR);
        form.submit().await.expect_status(200);
        world.open_room(&session).await;
        for (place, person) in people.iter().enumerate() {
            world.sit(&session, place, person).await;
        }
        world.pass_minutes(60);
        world.finalise(&centre, &session).await;
        let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        world.take(&juror, &session).await;
        world.publish(&juror, &centre, &session).await;
        Self { world, centre, session, juror }
    }

    async fn mails(&self) -> Vec<Kept> {
        let mut reader = self.world.store().read().await.expect("a reader");
        mails::list(&mut reader.conn(), 10).await.expect("mails")
    }

    /// The path of the link that was mailed to this address, the latest one.
    async fn link(&self, recipient: &str) -> String {
        let sent = self.mails().await;
        let mail = sent.iter().find(|mail| mail.recipient == recipient).expect("a mail");
        let word = mail.body.split_whitespace().find(|word| word.contains("/resultats/"));
        let at = word.and_then(|word| word.find("/resultats/").map(|at| word[at..].to_owned()));
        at.expect("a link")
    }

    async fn withdraw(&self) {
        let presidents = [
            self.world.person("Jeanne", "Lefort", &[Role::JuryPresident]).await,
            self.world.person("Karim", "Haddad", &[Role::JuryPresident]).await,
        ];
        let session = self.session.id;
        let (doing, reason) = (self.world.doing_as(presidents[0].id), "Mauvaise question.".into());
        self.world.act(ProposeWithdrawal { doing, session, reason }).await;
        let doing = self.world.doing_as(presidents[1].id);
        self.world.act(WithdrawPublication { doing, session, confirms: true }).await;
    }

    fn stranger(&self) -> Browser {
        self.world.browser()
    }
}

#[tokio::test]
async fn each_recipient_gets_one_mail_with_the_link_to_their_own_candidates() {
    let house = Published::new().await;
    let sent = house.mails().await;
    let mut recipients: Vec<_> = sent.iter().map(|mail| mail.recipient.as_str()).collect();
    recipients.sort_unstable();
    assert_eq!(recipients, [SCHOOL, TUTOR], "one mail for two candidates of one address");
    for mail in &sent {
        for name in ["Benali", "Petit", "Martin", "point"] {
            assert!(!mail.body.contains(name), "a mail holds no result: {}", mail.body);
        }
        let links = mail.body.matches("/resultats/").count();
        assert_eq!(links, 2, "once in French, once in English: {}", mail.body);
    }
    let (school, tutor) = (house.link(SCHOOL).await, house.link(TUTOR).await);
    assert!(!school.contains('@') && !school.contains("direction"), "no address in an address");
    let mut browser = house.stranger();
    let page = browser.visit(&school).await.expect_status(200);
    page.expect("Benali Inès").expect("Petit Hugo").expect_not("Martin").expect("Validée");
    page.expect("les 2 candidats").expect("jusqu’au 10 décembre 2026");
    let page = browser.visit(&tutor).await.expect_status(200);
    page.expect("Martin Léo").expect_not("Benali").expect_not("Petit").expect("le candidat dont");
    let mut english = house.stranger();
    english.speak("en");
    english.visit(&tutor).await.expect_status(200).expect("Obtained").expect("until 10 December 2026");
}

#[tokio::test]
async fn the_file_of_a_link_has_the_same_candidates_in_three_kinds() {
    let house = Published::new().await;
    let school = house.link(SCHOOL).await;
    let mut browser = house.stranger();
    let csv = browser.visit(&format!("{school}/liste.csv")).await.expect_status(200).source();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3, "{csv}");
    assert!(rows[0].contains("Commentaire du jury") && rows[1].contains("\"Benali\""), "{csv}");
    assert!(rows[2].contains("\"Petit\"") && rows[2].contains("\"Validée\""), "{csv}");
    for kind in ["ods", "xlsx"] {
        let page = browser.visit(&format!("{school}/liste.{kind}")).await.expect_status(200);
        assert!(page.bytes.starts_with(b"PK"), "{kind}");
    }
    browser.visit(&format!("{school}/liste.exe")).await.expect_status(404);
}

#[tokio::test]
async fn an_altered_link_opens_nothing_and_says_what_to_do() {
    let house = Published::new().await;
    let (school, tutor) = (house.link(SCHOOL).await, house.link(TUTOR).await);
    let seal = |link: &str| link.rsplit('.').next().expect("a seal").to_owned();
    let until = school.split('.').nth(1).expect("a moment").to_owned();
    let later = (until.parse::<i64>().expect("a number") + 1).to_string();
    let altered = [
        school.replace(&until, &later),
        school.replace(&seal(&school), &seal(&tutor)[1..]),
        format!("{school}x"),
        school[..school.len() - 1].to_owned(),
        format!("{school}.x"),
        "/resultats/x".to_owned(),
    ];
    let mut browser = house.stranger();
    for link in altered {
        let page = browser.visit(&link).await.expect_status(404);
        page.expect("Ce lien n’ouvre rien").expect("demandez les résultats au centre").expect_not("Benali");
        browser.visit(&format!("{link}/liste.csv")).await.expect_status(404).expect_not("Benali");
    }
}

#[tokio::test]
async fn a_link_is_too_old_after_thirty_days() {
    let house = Published::new().await;
    let school = house.link(SCHOOL).await;
    let mut browser = house.stranger();
    house.world.pass_minutes(30 * 24 * 60);
    browser.visit(&school).await.expect_status(200);
    house.world.pass_minutes(1);
    let page = browser.visit(&school).await.expect_status(410);
    page.expect("n’est plus valable").expect("Demandez les résultats au centre").expect_not("Benali");
    browser.visit(&format!("{school}/liste.csv")).await.expect_status(410).expect_not("Benali");
}

#[tokio::test]
async fn a_publication_that_is_withdrawn_shuts_its_links_and_a_new_one_mails_again() {
    let house = Published::new().await;
    let school = house.link(SCHOOL).await;
    house.world.pass_minutes(1);
    house.withdraw().await;
    let mut browser = house.stranger();
    let page = browser.visit(&school).await.expect_status(410);
    page.expect("ne sont plus publiés").expect("Un nouveau message vous parviendra").expect_not("Benali");
    browser.visit(&format!("{school}/liste.ods")).await.expect_status(410);
    let mut referent = house.world.signed_in(&house.centre.referent).await;
    let results = format!("/centre/sessions/{}/resultats", house.session.id);
    referent.visit(&results).await.expect_status(200).expect("pas encore publiés").expect_not("Benali");
    house.world.pass_minutes(1);
    house.world.publish(&house.juror, &house.centre, &house.session).await;
    assert_eq!(house.mails().await.len(), 4, "each publication announces itself");
    browser.visit(&house.link(SCHOOL).await).await.expect_status(200).expect("Benali Inès");
}

#[tokio::test]
async fn who_no_longer_receives_results_sees_none() {
    let house = Published::new().await;
    let tutor = house.link(TUTOR).await;
    house.world.act(Readdress(house.session.candidates[2])).await;
    house.stranger().visit(&tutor).await.expect_status(404).expect_not("Martin");
}
