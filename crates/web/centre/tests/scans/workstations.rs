//! Checks of computers: by anybody who has the link of a centre, into one table of that centre, and by nobody else.

use acts::certification::{CannotKeepCheck, ForgetChecks, KeepCheck, MakeCheckLink};
use acts::upkeep::Sweep;
use axum::http::Method;
use domain::certification::workstation::{Drawn, KEPT_DAYS, MOST, Report, WorkstationName};
use domain::id::Id;
use domain::people;
use store::{Act, Stop, Tx, workstations};
use testkit::engines::each_fresh;
use testkit::walker::Browser;
use testkit::world::World;

/// Many computers at once, as a centre of a whole town has them.
#[derive(Clone)]
struct Many(Id<people::Centre>, u32);

fn name(text: &str) -> WorkstationName {
    WorkstationName::parse(text).expect("a name")
}

impl Act for Many {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        for number in 0..self.1 {
            let at = domain::moment::Moment::from_millis(0);
            workstations::put(tx, self.0, &name(&format!("S-{number}")), &Report::default(), at).await?;
        }
        Ok(())
    }
}

async fn kept(world: &World, centre: Id<people::Centre>) -> Vec<workstations::Kept> {
    let mut reader = world.store().read().await.expect("a reader");
    workstations::of_centre(&mut reader.conn(), centre).await.expect("computers")
}

/// Answers by hand what a script would measure.
async fn answer(pc: &mut Browser, computer: &str) -> u16 {
    let key = pc.page().attributes("input[name=cle]", "value").remove(0);
    let drawn = Drawn::of(key.parse().expect("a key"));
    let form = pc.fill("Envoyer au centre").set("nom", computer).set("mot", &drawn.word.to_lowercase());
    let form = form.set("bips", &drawn.beeps.to_string()).set("fenetre", "yes").set("ecran", "yes");
    form.set("horloge", "yes").set("reseau", "no").submit().await.status.as_u16()
}

#[tokio::test]
async fn a_computer_sends_its_check_to_the_centre_of_the_link() {
    let world = World::new().await;
    let centre = world.centre_with_referent("Lycée des Tilleuls").await;
    let other = world.centre_with_referent("Collège Rosa-Parks").await;
    let mut member = world.signed_in(&centre.member).await;
    member.visit("/centre/postes").await.expect_status(200).expect("Aucun poste n’a encore été vérifié");
    member.press("Faire le lien").await.expect_status(200);
    let link = member.page().all(".card code").remove(0);
    let path = link.split_at(link.find("/poste/").expect("an address")).1.to_owned();

    let mut pc = world.fresh_browser();
    pc.visit(&path).await.expect_status(200).expect("Lycée des Tilleuls, vérifie ses postes");
    for (typed, sentence) in
        [("", "Écrivez le nom de ce poste"), ("Inès", "N’écrivez pas le nom d’une personne")]
    {
        assert_eq!(answer(&mut pc, typed).await, 422);
        pc.page().expect(sentence);
        assert!(kept(&world, centre.id).await.is_empty(), "nothing is kept");
    }
    assert_eq!(answer(&mut pc, " B204-07 ").await, 200);
    let page = pc.page().expect("Reçu : B204-07, pour Lycée des Tilleuls");
    // Without script, with a browser that does not say what it is, behind a slow network.
    page.expect("3 points à voir sur ce poste")
        .expect("Réseau – À corriger")
        .expect("Fichier téléchargé et ouvert – En ordre");
    pc.visit(&path).await;
    assert_eq!(answer(&mut pc, "b204 07").await, 200);
    pc.visit(&path).await;
    assert_eq!(answer(&mut pc, "B204-8").await, 200);

    let page = member.visit("/centre/postes").await.expect_status(200).expect("2 postes vérifiés");
    assert_eq!(page.all("table caption"), ["B204", "b204"], "by room, as they were typed last");
    page.expect("2 postes ont quelque chose à voir");
    let address = page.path.clone();
    let file = member.send(Method::GET, &format!("{address}/postes.csv"), None).await;
    assert!(file.source().contains("b204 07") && file.source().contains("À corriger"), "{}", file.source());
    member.visit(&address).await;
    member.press("Retirer").await.expect("Un poste vérifié");
    let mut stranger = world.signed_in(&other.member).await;
    assert_eq!(stranger.send(Method::GET, &address, None).await.status, 404);
    assert_eq!(stranger.send(Method::GET, &format!("{address}/postes.csv"), None).await.status, 404);
    stranger.visit("/centre/postes").await.expect("Aucun poste");

    member.visit(&address).await;
    member.press("Faire un autre lien").await.expect_status(200);
    pc.visit(&path).await.expect_status(404);
    member.press("Effacer toutes les vérifications").await.expect("Aucun poste n’a encore été vérifié");
}

#[tokio::test]
async fn without_a_link_nothing_is_kept_and_its_files_open() {
    let world = World::new().await;
    let mut pc = world.fresh_browser();
    pc.visit("/poste").await.expect_status(200).expect("Rien n’est demandé sur vous");
    assert!(pc.page().all("input[name=nom]").is_empty(), "no name is asked for");
    let key = pc.page().attributes("input[name=cle]", "value").remove(0);
    let drawn = Drawn::of(key.parse().expect("a key"));
    let sheet = pc.send(Method::GET, &format!("/poste/essai/{key}/mot.ods"), None).await;
    let mut sheet = zip::ZipArchive::new(std::io::Cursor::new(sheet.bytes.clone())).expect("a spreadsheet");
    let mut content = String::new();
    let mut entry = sheet.by_name("content.xml").expect("its content");
    std::io::Read::read_to_string(&mut entry, &mut content).expect("text");
    assert!(content.contains(drawn.word), "{content}");
    let sound = pc.send(Method::GET, &format!("/poste/essai/{key}/son.wav"), None).await;
    assert!(sound.bytes.starts_with(b"RIFF"));
    assert_eq!(pc.send(Method::GET, "/poste/essai/rien/mot.ods", None).await.status, 404);
    let clock = pc.send(Method::GET, "/poste/heure", None).await;
    assert_eq!(clock.source(), world.now().millis().to_string());
    pc.visit("/poste").await;
    let page = pc.fill("Voir le résultat").tick("son_non").submit().await.expect_status(200);
    page.expect("Ce résultat n’est gardé nulle part")
        .expect("Seconde fenêtre – Non vérifié")
        .expect("Branchez un casque");
    let needs = pc.visit("/poste/besoins").await.expect_status(200);
    needs.expect("LibreOffice Calc").expect("Aucune question en vigueur n’envoie sur un autre site");
    for (file, said) in
        [("besoins.txt", "- JavaScript autorisé pour ce site"), ("besoins.csv", "\"Sites à autoriser\";")]
    {
        let file = pc.send(Method::GET, &format!("/poste/besoins/{file}"), None).await;
        assert!(file.status.is_success() && file.source().contains(said), "{}", file.source());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn checks_are_kept_once_for_each_computer_and_not_for_long() {
    each_fresh(async |fresh| {
        let world = World::on(fresh).await;
        let centre = world.centre_with_referent("Lycée des Tilleuls").await;
        let doing = world.doing_as(centre.member.id);
        let link = world.act(MakeCheckLink { doing: doing.clone(), centre: centre.id }).await;
        let again = world.act(MakeCheckLink { doing, centre: centre.id }).await;
        assert_eq!(link, again, "the same form makes the same link");
        let check =
            |text: &str| KeepCheck { at: world.now(), link, name: name(text), report: Report::default() };
        world.act(check("B204-07")).await;
        world.act(check("b204 07")).await;
        let names: Vec<String> = kept(&world, centre.id).await.into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["b204 07"]);
        world.act(Many(centre.id, MOST - 1)).await;
        let full = world.attempt(check("B204-08")).await;
        assert!(matches!(full, Err(Stop::Refused(CannotKeepCheck::Full))), "{full:?}");
        world.act(check("B204-07")).await;
        let nowhere = KeepCheck { link: Id::from_seed(&world.seed(), "no link"), ..check("B204-07") };
        assert!(matches!(world.attempt(nowhere).await, Err(Stop::Absent)));
        // Those of long ago are swept; the one of today stays until its time is over.
        world.act(Sweep { at: world.now() }).await;
        assert_eq!(kept(&world, centre.id).await.len(), 1);
        world.pass_minutes(KEPT_DAYS * 24 * 60 + 1);
        world.act(Sweep { at: world.now() }).await;
        assert!(kept(&world, centre.id).await.is_empty());
        let doing = world.doing_as(centre.member.id);
        let gone = world.act(ForgetChecks { doing, centre: centre.id, key: None }).await;
        assert_eq!(gone, 0, "done before");
    })
    .await;
}
