//! The list of a school, kept up with what its software exports.

use acts::people::{CreateCentre, CreateOrganisation, Newcomer};
use domain::moment::Zone;
use domain::people::{CentreKind, Login};
use testkit::engines::each_fresh;
use testkit::walker::{Browser, Page};
use testkit::world::World;

fn pupil(id: &str, ine: &str, last: &str, first: &str, more: &str) -> String {
    format!(
        "<ELEVE ELEVE_ID=\"{id}\"><ID_NATIONAL>{ine}</ID_NATIONAL><NOM_DE_FAMILLE>{last}</NOM_DE_FAMILLE><PRENOM>{first}</PRENOM><CODE_SEXE>2</CODE_SEXE><DATE_NAISS>04/07/2011</DATE_NAISS><CODE_PAYS>100</CODE_PAYS><CODE_COMMUNE_INSEE_NAISS>35238</CODE_COMMUNE_INSEE_NAISS>{more}</ELEVE>"
    )
}

fn class(id: &str, code: &str) -> String {
    format!(
        "<STRUCTURES_ELEVE ELEVE_ID=\"{id}\"><STRUCTURE><CODE_STRUCTURE>{code}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>"
    )
}

/// An export in the encoding of SIECLE: what is written here has no sign beyond it.
fn export(pupils: &[String], classes: &[String]) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><BEE_ELEVES><PARAMETRES><UAJ>0350001A</UAJ></PARAMETRES><DONNEES><ELEVES>{}</ELEVES><STRUCTURES>{}</STRUCTURES></DONNEES></BEE_ELEVES>",
        pupils.concat(),
        classes.concat()
    );
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a sign of ISO-8859-15")).collect()
}

async fn give<'a>(claire: &'a mut Browser, address: &str, bytes: Vec<u8>) -> &'a Page {
    claire.visit(address).await.expect_status(200);
    claire.fill_form(address).file("file", "ElevesSansAdresses.xml", bytes).submit().await
}

/// A school whose list holds Inès Benali, typed before, and the référent of its centre.
async fn house(world: &World) -> (Browser, String, testkit::world::Centre) {
    let claire = world.person("Claire", "Morel", &[]).await;
    let school = world.school_of(&claire, &[(["Inès", "Benali", "2011-07-04", "3e A"], None)]).await;
    let centre = world.centre_of(&claire, CentreKind::School, Some(school)).await;
    let address = format!("/centre/eleves/{}", centre.id);
    (world.signed_in(&claire).await, address, centre)
}

/// Inès as she is known, Hugo who is new, one who has left and one without an identifier.
fn first() -> Vec<u8> {
    export(
        &[
            pupil("1", "070000001AB", "BENALI", "Inès", ""),
            pupil("2", "070000002AB", "PETIT", "Hugo", ""),
            pupil("3", "070000003AB", "PARTI", "Léo", "<DATE_SORTIE>01/09/2026</DATE_SORTIE>"),
            pupil("4", "", "INCONNU", "Zoé", ""),
        ],
        &[class("1", "3A"), class("2", "3A"), class("3", "3A"), class("4", "3A")],
    )
}

#[tokio::test]
async fn an_export_is_shown_before_it_is_kept_and_compared_when_it_comes_again() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let (mut claire, address, centre) = house(&world).await;
        claire.visit("/centre/eleves").await.expect_status(200).expect("Un élève");
        let first = first();
        let page = give(&mut claire, &address, first.clone()).await.expect_status(200);
        page.expect("Un nouvel élève")
            .expect("PETIT Hugo")
            .expect("Un élève modifié")
            .expect("Identifiant national");
        page.expect("2 élèves du fichier ne sont pas repris")
            .expect("a quitté l’établissement le 01/09/2026");
        page.expect("n’a pas d’identifiant national");
        claire.visit(&address).await.expect_not("PETIT");
        give(&mut claire, &address, first.clone()).await;
        claire
            .fill("Confirmer")
            .submit()
            .await
            .expect_status(200)
            .expect("La liste est à jour : 2\u{a0}élèves");
        claire.visit(&format!("{address}?classe=3A")).await.expect("BENALI Inès").expect("PETIT Hugo");
        let found = claire.fill("Chercher").set("q", "hug").submit().await;
        found.expect("PETIT Hugo").expect_not("BENALI");
        let found = claire.fill("Chercher").set("q", "personne").submit().await;
        found.expect("Aucun élève ne s’appelle");
        give(&mut claire, &address, first).await.expect_status(200).expect("Rien ne change");

        // Hugo leaves, Inès changes class: he is no longer proposed, what he sat stays.
        let second = export(&[pupil("1", "070000001AB", "BENALI", "Inès", "")], &[class("1", "3B")]);
        let page = give(&mut claire, &address, second).await.expect("Un élève parti").expect("PETIT Hugo");
        page.expect("Classe").expect("3B");
        claire
            .fill("Confirmer")
            .submit()
            .await
            .expect_status(200)
            .expect("Un élève a quitté l’établissement");
        let session = world.session_of(&centre, &[]).await;
        let enrolment = format!("/centre/sessions/{}/candidats/etablissement", session.id);
        claire.visit(&enrolment).await.expect("BENALI").expect_not("PETIT");
        claire
            .fill("Inscrire")
            .set("class", "3B")
            .submit()
            .await
            .expect_status(200)
            .expect("Un élève inscrit");
        claire.visit(&format!("/centre/sessions/{}", session.id)).await;
        claire.click("BENALI").await.expect_status(200).expect("Inscription depuis l’établissement");
        let form = claire.fill("Enregistrer");
        assert_eq!(
            (form.value("birth_insee").as_str(), form.value("birth_country").as_str()),
            ("35238", "France")
        );
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_told_at_once_and_nothing_is_kept() {
    let world = World::new().await;
    let (mut claire, address, _) = house(&world).await;
    let twice = export(
        &[
            pupil("1", "070000001AB", "HANDMADE", "Luciole", ""),
            pupil("2", "070000001AB", "COVERT", "Harry", ""),
            pupil("3", "070000003AB", "123", "Zoé", ""),
        ],
        &[class("1", "3A"), class("2", "3A"), class("3", "3A")],
    );
    let page =
        give(&mut claire, &address, twice).await.expect_status(422).expect("2 informations à corriger");
    page.expect("HANDMADE Luciole porte déjà l’identifiant national 070000001AB");
    page.expect("Rien n’a été importé").expect("Nom de famille ne se lit pas");
    for (bytes, told) in [
        (b"<html></html>".to_vec(), "n’est pas un export d’élèves de SIECLE"),
        (b"<BEE_ELEVES>".to_vec(), "abîmé, incomplet"),
        (b"<BEE_ELEVES/>".to_vec(), "ne contient aucun élève"),
        (b"Nom;Division\nRoux;3A\n".to_vec(), "Il manque des colonnes : Identifiant unique"),
        (
            b"<?xml version=\"1.0\" encoding=\"x-rien\"?><BEE_ELEVES/>".to_vec(),
            "l’encodage qu’il annonce (x-rien)",
        ),
        (b"%PDF-1.7".to_vec(), "n’est pas un export"),
    ] {
        give(&mut claire, &address, bytes)
            .await
            .expect_status(422)
            .expect(told)
            .expect("Rien n’a été importé");
    }
    claire.visit(&address).await.expect("Un élève").expect_not("HANDMADE");
    let csv = "Identifiant unique*;Premier prénom*;Nom de famille*;Date de naissance (jj/mm/aaaa)*;Division*\n4581;Léa;Corse;29/02/2012;3A\n4582;Léo;Corse;29/02/2011;3A\n";
    give(&mut claire, &address, csv.into())
        .await
        .expect_status(422)
        .expect("la date « 29/02/2011 » n’existe pas");
    give(&mut claire, &address, csv.replace("2011", "2012").into())
        .await
        .expect_status(200)
        .expect("2 nouveaux élèves");
    claire.speak("en");
    give(&mut claire, &address, b"<html></html>".to_vec())
        .await
        .expect_status(422)
        .expect("not an export of pupils of SIECLE");
}

#[tokio::test]
async fn the_list_is_the_referent_s_and_two_who_import_at_once_are_told() {
    let world = World::new().await;
    let (mut claire, address, _) = house(&world).await;
    let other = world.centre_with_referent("Collège Rosa-Parks").await;
    let mut stranger = world.signed_in(&other.referent).await;
    stranger.visit(&address).await.expect_status(404);
    let mut twin = claire.clone();
    let one = export(&[pupil("1", "1", "BENALI", "Inès", "")], &[class("1", "3A")]);
    let two = export(&[pupil("2", "2", "PETIT", "Hugo", "")], &[class("2", "3A")]);
    give(&mut claire, &address, one).await.expect_status(200);
    give(&mut twin, &address, two).await.expect_status(200);
    claire.fill("Confirmer").submit().await.expect_status(200);
    let page = twin.fill("Confirmer").submit().await.expect_status(422).expect("a changé depuis");
    page.expect("Un élève parti").expect("BENALI Inès");
    claire.visit(&format!("{address}?classe=3A")).await.expect("BENALI Inès").expect_not("PETIT");
}

/// The référent of a centre whose school has this number, and the address of its list.
async fn numbered(world: &World, name: &str, uai: &str) -> (Browser, String) {
    let claire = world.person("Claire", name, &[]).await;
    let (doing, kind) = (world.doing_as(claire.id), CentreKind::School);
    let school = CreateOrganisation { doing, name: "Collège".into(), kind, uai: Some(uai.into()) };
    let act = CreateCentre {
        doing: world.doing_as(claire.id),
        name: "Collège Rosa-Parks".into(),
        kind,
        uai: None,
        organisation: Some(world.act(school).await),
        zone: Zone::paris(),
        referent: Newcomer::Known(Login::parse(&claire.login).expect("a login")),
        rehearsal: false,
    };
    let centre = world.act(act).await;
    (world.signed_in(&claire).await, format!("/centre/eleves/{centre}"))
}

#[tokio::test]
async fn the_export_of_another_school_is_refused_with_both_numbers() {
    let world = World::new().await;
    let (mut claire, address) = numbered(&world, "Morel", "0750002B").await;
    let page = give(&mut claire, &address, first()).await.expect_status(422);
    page.expect("Cet export est celui de l’établissement 0350001A, et non du vôtre (0750002B)");
    page.expect("Rien n’a été importé").expect("Exportez la liste de votre établissement");
    claire.speak("en");
    let page = give(&mut claire, &address, first()).await.expect_status(422);
    page.expect("0350001A").expect("0750002B").expect("Nothing was imported");
    claire.speak("fr");
    claire.visit(&address).await.expect("Aucun élève connu");
    let (mut own, address) = numbered(&world, "Martin", "0350001a").await;
    give(&mut own, &address, first()).await.expect_status(200).expect("2 nouveaux élèves");
}
