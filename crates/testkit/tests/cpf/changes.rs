//! What changes after the fund was told: a correction, a cancellation, and what the fund answers to each (ADR 0048).

use super::*;

impl Fund {
    /// A president proposes another first name, another of the jury confirms: the certificate is replaced.
    async fn correct(&self, test: Id<Attempt>, first_name: &str) {
        let address = format!("/jury/sessions/{}/tentatives/{test}", self.session.id);
        let mut president = self.world.signed_in(&self.presidents[0]).await;
        president.visit(&address).await;
        let form = president.fill("Proposer la correction").set("first_name", first_name);
        let form = form.set("paper", "passport").set("identity_reason", "Passeport vu.");
        form.submit().await.expect_status(200);
        let mut second = self.world.signed_in(&self.presidents[1]).await;
        second.visit(&address).await;
        second.press("Confirmer la correction").await.expect_status(200);
    }

    /// A file, and the fund takes everything in it.
    async fn accepted(&self, admin: &mut Browser, tests: &[&Id<Attempt>]) -> String {
        let (flux, file) = self.file(self.batch().await).await;
        let names: Vec<String> = tests.iter().map(ToString::to_string).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let said = format!("{} acceptés, 0 refusés", names.len());
        upload(admin, &report(&flux, &names, &[])).await.expect_status(200).expect(&said);
        file
    }

    /// A file, and the fund refuses what it says of one test.
    async fn refused(&self, admin: &mut Browser, test: &Id<Attempt>) -> String {
        let (flux, file) = self.file(self.batch().await).await;
        let told = report(&flux, &[], &[(&test.to_string(), "Titulaire inconnu")]);
        upload(admin, &told).await.expect_status(200).expect("0 acceptés, 1 refusés");
        file
    }

    /// The latest file as it is kept.
    async fn latest(&self) -> cpf::Kept {
        let mut reader = self.world.store().read().await.expect("a reader");
        cpf::batches(&mut reader.conn(), 1).await.expect("readable").pop().expect("a file")
    }
}

const ENDED: &str = "<cpf:dateFinValidite>2026-07-01</cpf:dateFinValidite>";

#[tokio::test]
async fn a_replaced_certificate_goes_out_as_one_correction() {
    each_fresh(async |fresh| {
        let fund = Fund::on(fresh).await;
        let mut admin = fund.admin().await;
        fund.correct(fund.tests[0], "Inès Lou").await;
        fund.world.pass_minutes(1);
        assert_eq!(fund.waiting().await.0.len(), 2, "before anything was told it is one of two");
        let file = fund.accepted(&mut admin, &[&fund.tests[0], &fund.tests[1]]).await;
        assert_eq!((passages(&file), fund.latest().await.corrections), (2, 0));
        fund.world.pass_minutes(10);
        fund.correct(fund.tests[0], "Inès Lou Anne").await;
        assert_eq!(fund.waiting().await.0, [fund.tests[0]], "only what has changed");
        admin.visit("/plateforme/cpf").await.expect("1 certification attend").expect("Dont 1 correction.");
        let file = fund.accepted(&mut admin, &[&fund.tests[0]]).await;
        assert_eq!(passages(&file), 1);
        assert!(file.contains(&format!("<cpf:idTechnique>{}</cpf:idTechnique>", fund.tests[0])), "{file}");
        assert!(file.contains("<cpf:prenom1>Inès Lou Anne</cpf:prenom1>"), "{file}");
        let kept = fund.latest().await;
        assert_eq!((kept.corrections, kept.cancellations, kept.accepted), (1, 0, 1));
        assert_eq!(fund.waiting().await.0, [], "told once");
        admin.visit("/plateforme/cpf").await.expect("(dont 1 correction)");
    })
    .await;
}

#[tokio::test]
async fn what_the_fund_holds_is_cancelled_even_after_a_correction_that_it_refused() {
    each_fresh(async |fresh| {
        let fund = Fund::on(fresh).await;
        let mut admin = fund.admin().await;
        fund.accepted(&mut admin, &[&fund.tests[0], &fund.tests[1]]).await;
        fund.world.pass_minutes(10);
        fund.correct(fund.tests[0], "Inès Lou").await;
        fund.refused(&mut admin, &fund.tests[0]).await;
        admin.visit("/plateforme/cpf").await.expect("Correction refusée").expect("Titulaire inconnu");
        fund.withdraw().await;
        assert_eq!(fund.waiting().await.0.len(), 2, "the fund holds both");
        admin.visit("/plateforme/cpf").await.expect("Dont 2 annulations.");
        let file = fund.accepted(&mut admin, &[&fund.tests[0], &fund.tests[1]]).await;
        assert_eq!(file.matches(ENDED).count(), 2, "{file}");
        assert!(file.contains("<cpf:prenom1>Inès</cpf:prenom1>"), "as the fund holds it: {file}");
        let kept = fund.latest().await;
        assert_eq!((kept.corrections, kept.cancellations, kept.accepted), (0, 2, 2));
        assert_eq!(fund.waiting().await.0, []);
    })
    .await;
}

#[tokio::test]
async fn a_cancellation_that_was_refused_is_sent_once_more() {
    each_fresh(async |fresh| {
        let fund = Fund::on(fresh).await;
        let mut admin = fund.admin().await;
        fund.accepted(&mut admin, &[&fund.tests[0], &fund.tests[1]]).await;
        fund.withdraw().await;
        fund.refused(&mut admin, &fund.tests[0]).await;
        assert_eq!(fund.waiting().await.0, [], "nothing goes out before somebody has read the refusal");
        let page = admin.visit("/plateforme/cpf").await;
        page.expect("Annulation refusée").expect("Titulaire inconnu");
        admin.press("Transmettre à nouveau").await.expect("Dont 1 annulation.");
        let file = fund.accepted(&mut admin, &[&fund.tests[0]]).await;
        assert_eq!((passages(&file), file.matches(ENDED).count()), (1, 1), "{file}");
        assert_eq!(fund.waiting().await.0, []);
    })
    .await;
}

#[tokio::test]
async fn a_first_telling_that_was_refused_is_not_cancelled() {
    each_fresh(async |fresh| {
        let fund = Fund::on(fresh).await;
        let mut admin = fund.admin().await;
        let batch = fund.batch().await;
        let (flux, _) = fund.file(batch).await;
        let [one, two] = [&fund.tests[0], &fund.tests[1]].map(ToString::to_string);
        upload(&mut admin, &report(&flux, &[&two], &[(&one, "Titulaire inconnu")])).await;
        fund.withdraw().await;
        assert_eq!(fund.waiting().await.0, [fund.tests[1]], "the fund holds nothing of the other one");
    })
    .await;
}

#[tokio::test]
async fn who_is_held_by_the_fund_is_not_set_aside_after_a_refused_correction() {
    let fund = Fund::on(embedded().await).await;
    let mut admin = fund.admin().await;
    fund.accepted(&mut admin, &[&fund.tests[0], &fund.tests[1]]).await;
    fund.world.pass_minutes(10);
    fund.correct(fund.tests[0], "Inès Lou").await;
    fund.refused(&mut admin, &fund.tests[0]).await;
    let mut reader = fund.world.store().read().await.expect("a reader");
    let kept = certificates::of_attempt(&mut reader.conn(), fund.tests[0]).await.expect("readable");
    let code = kept.expect("a certificate").code.to_string();
    drop(reader);
    admin.visit("/plateforme/cpf").await;
    let page = admin.fill("Ne pas transmettre").set("certificat", &code).submit().await.expect_status(422);
    page.expect("a déjà été transmise");
}
