//! The training fund, from the page to the report, on both engines: each certification goes out once, what changes goes out
//! again, and reports are noted line by line.

mod changes;

use acts::certification::{EnrolCandidate, ProposeWithdrawal, WithdrawPublication};
use acts::cpf::{CannotMakeBatch, DescribeSender, MakeBatch, gather};
use domain::certification::attempt::Attempt;
use domain::certification::cpf::{Batch, Sender};
use domain::certification::enrolment::{BirthPlace, NewCandidate, Sex};
use domain::id::Id;
use domain::moment::Moment;
use domain::people::Role;
use store::{Stop, certificates, cpf, settings};
use testkit::engines::{Fresh, each_fresh, embedded};
use testkit::walker::{Browser, Page};
use testkit::world::{Centre, Person, Session, World};

/// Three people obtained the certification; of the last one the place of birth is not known.
struct Fund {
    world: World,
    centre: Centre,
    session: Session,
    juror: Person,
    presidents: [Person; 2],
    admin: Person,
    tests: Vec<Id<Attempt>>,
}

fn born_in_lyon() -> BirthPlace {
    BirthPlace {
        country: "FRANCE".into(),
        country_code: Some("99100".into()),
        insee: Some("69123".into()),
        postal: None,
        department: None,
        city: Some("Lyon".into()),
    }
}

impl Fund {
    async fn on(fresh: Fresh) -> Self {
        let world = World::on(fresh).await;
        world.turn_to("2026-03-10", "08:30");
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let juror = world.person("Hélène", "Roussel", &[Role::JuryMember]).await;
        let admin = world.person("Paul", "Garnier", &[Role::Admin]).await;
        let presidents = [
            world.person("Jeanne", "Lefort", &[Role::JuryPresident]).await,
            world.person("Ali", "Sow", &[Role::JuryPresident]).await,
        ];
        let mut session = world.session_of(&centre, &[]).await;
        let names = [("Inès", "Benali"), ("Zoé", "d’Aubigné"), ("Hugo", "Petit")];
        let mut people = Vec::new();
        for (first, last) in names {
            let person = world.person(first, last, &[]).await;
            world.place(&person, 3, 5).await;
            let doing = world.doing_as(centre.referent.id);
            let id = Id::from_seed(&doing.seed, "candidate");
            let new = NewCandidate {
                first_name: first.into(),
                last_name: last.into(),
                sex: Some(Sex::F),
                birth_date: person.birth_date,
                birth_place: (first != "Hugo").then(born_in_lyon),
                results_email: None,
                convocation_email: None,
                local_id: None,
                extra_time_percent: 0,
                billing: None,
                notices: Vec::new(),
            };
            session.candidates.push(world.act(EnrolCandidate { doing, session: session.id, id, new }).await);
            people.push(person);
        }
        world.open_room(&session).await;
        let mut tests = Vec::new();
        for (place, person) in people.iter().enumerate() {
            tests.push(world.sit(&session, place, person).await.1);
        }
        world.pass_minutes(60);
        world.finalise(&centre, &session).await;
        world.take(&juror, &session).await;
        world.publish(&juror, &centre, &session).await;
        world.turn_to("2026-07-01", "09:00");
        let sender = Sender::parse("03VML243", "MCFCER000209", "RS5875").expect("a sender");
        world.act(DescribeSender { doing: world.doing_as(admin.id), sender }).await;
        Self { world, centre, session, juror, presidents, admin, tests }
    }

    fn until(&self) -> Moment {
        self.world.now()
    }

    /// What would go out, and how many are left out.
    async fn waiting(&self) -> (Vec<Id<Attempt>>, usize) {
        let mut reader = self.world.store().read().await.expect("a reader");
        let gathered = gather(&mut reader.conn(), self.until()).await.expect("readable");
        let ready = gathered.ready.iter().map(|outgoing| outgoing.passage.attempt).collect();
        (ready, gathered.left_out.len())
    }

    async fn prepared(&self) -> MakeBatch {
        let mut reader = self.world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let passages = gather(db, self.until()).await.expect("readable").ready;
        let sender = settings::sender(db).await.expect("readable").expect("it was said");
        MakeBatch { doing: self.world.doing_as(self.admin.id), sender, passages }
    }

    async fn batch(&self) -> Id<Batch> {
        self.world.act(self.prepared().await).await
    }

    /// The file of a batch and its identifier.
    async fn file(&self, batch: Id<Batch>) -> (String, String) {
        let mut reader = self.world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let kept = cpf::batch(db, batch).await.expect("readable").expect("it is there");
        let passages = cpf::passages(db, batch).await.expect("readable");
        let (_, bytes) = web_shell::cpf::file(&kept, &passages).expect("as the fund wants it");
        (kept.flux, String::from_utf8(bytes).expect("UTF-8"))
    }

    async fn admin(&self) -> Browser {
        self.world.signed_in(&self.admin).await
    }

    /// Two presidents take the publication back.
    async fn withdraw(&self) {
        let (session, reason) = (self.session.id, "Une erreur de saisie.".to_owned());
        let doing = self.world.doing_as(self.presidents[0].id);
        self.world.act(ProposeWithdrawal { doing, session, reason }).await;
        let doing = self.world.doing_as(self.presidents[1].id);
        self.world.act(WithdrawPublication { doing, session, confirms: true }).await;
    }
}

fn passages(file: &str) -> usize {
    file.matches("<cpf:passageCertification>").count()
}

fn report(flux: &str, taken: &[&str], refused: &[(&str, &str)]) -> Vec<u8> {
    let taken: Vec<String> =
        taken.iter().map(|id| format!("<passage><idTechnique>{id}</idTechnique></passage>")).collect();
    let one = |(id, why): &(&str, &str)| {
        format!("<passage><idTechnique>{id}</idTechnique><messageErreur>{why}</messageErreur></passage>")
    };
    let refused: Vec<String> = refused.iter().map(one).collect();
    let [taken, refused] = [taken.concat(), refused.concat()];
    format!(
        "<ns2:rapport xmlns:ns2=\"urn:cdc:cpf:pc5:rapport:schema\"><nomFichier>x.xml</nomFichier>\
         <idFlux>{flux}</idFlux><idTraitement>51354</idTraitement><PassagesOK>{taken}</PassagesOK>\
         <PassagesKO>{refused}</PassagesKO></ns2:rapport>"
    )
    .into_bytes()
}

async fn upload(browser: &mut Browser, bytes: &[u8]) -> Page {
    browser.visit("/plateforme/cpf").await;
    let token = browser.page().attributes("input[name=csrf]", "value")[0].clone();
    let mut body =
        format!("--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n").into_bytes();
    body.extend(
        b"--edge\r\nContent-Disposition: form-data; name=\"rapport\"; filename=\"cr.xml\"\r\n\r\n"
            .iter()
            .chain(bytes),
    );
    body.extend(b"\r\n--edge--\r\n");
    let sent = ("multipart/form-data; boundary=edge".to_owned(), body);
    browser.send(http::Method::POST, "/plateforme/cpf/comptes-rendus", Some(sent)).await
}

#[tokio::test]
async fn each_certification_goes_out_once_on_both_engines() {
    each_fresh(async |fresh| {
        let fund = Fund::on(fresh).await;
        let (ready, left_out) = fund.waiting().await;
        assert_eq!((ready.len(), left_out), (2, 1), "one has no place of birth");
        let (first, second) = (fund.prepared().await, fund.prepared().await);
        let batch = fund.world.act(first.clone()).await;
        assert_eq!(fund.world.act(first).await, batch, "the same act twice is one file");
        let meanwhile = fund.world.attempt(second).await;
        assert!(matches!(meanwhile, Err(Stop::Refused(CannotMakeBatch::Changed))), "{meanwhile:?}");
        assert_eq!(fund.waiting().await.0, []);
        let nothing = fund.world.attempt(fund.prepared().await).await;
        assert!(matches!(nothing, Err(Stop::Refused(CannotMakeBatch::Nothing))), "{nothing:?}");
        let (flux, file) = fund.file(batch).await;
        assert_eq!(passages(&file), 2);
        assert!(file.contains("d&apos;Aubigné") || file.contains("d'Aubigné"), "{file}");
        assert!(file.contains(&flux) && !file.contains("Petit"));
        assert_eq!(fund.file(batch).await.1, file, "written again, it is the same");
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_is_told_again_with_its_end_and_what_is_published_again_too() {
    each_fresh(async |fresh| {
        let fund = Fund::on(fresh).await;
        fund.batch().await;
        fund.withdraw().await;
        assert_eq!(fund.waiting().await.0.len(), 2, "both certificates were revoked");
        let (_, file) = fund.file(fund.batch().await).await;
        assert_eq!(
            file.matches("<cpf:dateFinValidite>2026-07-01</cpf:dateFinValidite>").count(),
            2,
            "{file}"
        );
        assert_eq!(fund.waiting().await.0, [], "told once");
        fund.world.pass_minutes(60);
        fund.world.publish(&fund.juror, &fund.centre, &fund.session).await;
        assert_eq!(fund.waiting().await.0.len(), 2, "valid again: told at once");
        let (_, file) = fund.file(fund.batch().await).await;
        assert_eq!(file.matches("<cpf:dateFinValidite xsi:nil=\"true\"/>").count(), 2, "{file}");
    })
    .await;
}

#[tokio::test]
async fn what_was_never_told_is_not_told_when_it_is_revoked() {
    let fund = Fund::on(embedded().await).await;
    fund.withdraw().await;
    assert_eq!(fund.waiting().await, (Vec::new(), 0));
}

#[tokio::test]
async fn a_report_is_noted_line_by_line_and_a_refusal_is_sent_again() {
    each_fresh(async |fresh| {
        let fund = Fund::on(fresh).await;
        let batch = fund.batch().await;
        let (flux, _) = fund.file(batch).await;
        let [one, two] = [&fund.tests[0], &fund.tests[1]].map(ToString::to_string);
        let mut admin = fund.admin().await;
        let told = report(&flux, &[&one, "inconnu"], &[(&two, "Aucun titulaire ne correspond")]);
        for _ in 0..2 {
            let page = upload(&mut admin, &told).await;
            page.expect_status(200).expect("1 acceptés, 1 refusés").expect("inconnu");
        }
        let page = admin.visit("/plateforme/cpf").await;
        page.expect("Aucun titulaire ne correspond").expect("d’Aubigné");
        admin.press("Transmettre à nouveau").await.expect_status(200).expect("1 certification attend");
        let again = fund.batch().await;
        assert_eq!(passages(&fund.file(again).await.1), 1);
        let page = upload(&mut admin, &report(&flux, &[&two], &[])).await;
        page.expect("un lot plus récent l’a transmise à nouveau");
        let mut reader = fund.world.store().read().await.expect("a reader");
        let kept = cpf::batch(&mut reader.conn(), again).await.expect("readable").expect("it is there");
        assert_eq!(
            (kept.number, kept.accepted, kept.reported_at),
            (2, 0, None),
            "an old report changes nothing"
        );
    })
    .await;
}

#[tokio::test]
async fn a_report_that_cannot_be_read_is_told_with_all_its_faults() {
    let fund = Fund::on(embedded().await).await;
    let mut admin = fund.admin().await;
    upload(&mut admin, b"bonjour").await.expect_status(422).expect("n’est pas un compte rendu en XML");
    let stranger = upload(&mut admin, &report("ailleurs", &["a"], &[])).await;
    stranger.expect_status(422).expect("ne porte l’identifiant ailleurs");
    let broken = upload(&mut admin, &report("", &[""], &[("b", "")])).await;
    broken.expect_status(422).expect("Ligne 1").expect("Ligne 2").expect("ne dit pas de quel lot");
}

#[tokio::test]
async fn the_administrator_prepares_a_file_and_downloads_it() {
    let fund = Fund::on(embedded().await).await;
    let mut admin = fund.admin().await;
    let page = admin.visit("/plateforme/cpf").await.expect_status(200);
    page.expect("2 certifications attendent").expect("1 personne est écartée").expect("Petit Hugo");
    page.expect("Le lieu de naissance manque");
    admin.fill("Préparer un lot").set("jusqua", "31/02/2026").submit().await.expect_status(422);
    admin
        .fill("Préparer un lot")
        .set("jusqua", "28/02/2026")
        .submit()
        .await
        .expect("Rien n’est à transmettre");
    admin.visit("/plateforme/cpf").await;
    let page = admin.press("Préparer un lot").await.expect_status(200);
    page.expect("Lot 1").expect("Aucune certification n’attend").expect("attendu");
    let page = admin.click("Lot 1").await.expect_status(200);
    assert!(page.source().contains("urn:cdc:cpf:pc5:schema:1.0.0"));
    admin.visit("/plateforme/cpf").await;
    let form = admin.fill("Enregistrer").set("client", "").set("contrat", "à définir").set("code", "5875");
    let page = form.submit().await.expect_status(422);
    page.expect("Écrivez l’identifiant du client").expect("l’identifiant du contrat").expect("Écrivez RS");
}

#[tokio::test]
async fn who_does_not_want_it_is_not_told() {
    let fund = Fund::on(embedded().await).await;
    let mut reader = fund.world.store().read().await.expect("a reader");
    let kept = certificates::of_attempt(&mut reader.conn(), fund.tests[0]).await.expect("readable");
    let code = kept.expect("a certificate").code.to_string();
    drop(reader);
    let mut admin = fund.admin().await;
    admin.visit("/plateforme/cpf").await;
    let form = admin.fill("Ne pas transmettre").set("certificat", "P-RIEN");
    form.submit().await.expect_status(422).expect("« P-RIEN »");
    let page = admin.fill("Ne pas transmettre").set("certificat", &code).submit().await.expect_status(200);
    page.expect("Benali Inès").expect("ne veut pas être transmise").expect("1 certification attend");
    let batch = fund.batch().await;
    assert!(!fund.file(batch).await.1.contains("Benali"));
    admin.visit("/plateforme/cpf").await;
    admin.press("Transmettre quand même").await.expect("1 certification attend").expect("Aucun refus");
    fund.batch().await;
    admin.visit("/plateforme/cpf").await;
    let page = admin.fill("Ne pas transmettre").set("certificat", &code).submit().await.expect_status(422);
    page.expect("a déjà été transmise");
}
