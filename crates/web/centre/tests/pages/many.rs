//! Many sessions at once: classes spread over rooms, and sessions from one file. Each story on both engines.

use documents::session_list::{self, Column, Line};
use documents::table::TableFormat;
use domain::people::CentreKind;
use jiff::civil::{date, time};
use testkit::engines::{Fresh, each_fresh};
use testkit::walker::Browser;
use testkit::world::{Person, World};

/// A school with 24 pupils in two classes, its centre, and the browser of its référent.
async fn school(fresh: Fresh) -> (World, Person, Browser) {
    let world = World::on(fresh).await;
    let claire = world.person("Claire", "Morel", &[]).await;
    let names: Vec<(String, &str)> =
        (0..24).map(|n| (format!("Nom{n:02}"), if n < 12 { "3e A" } else { "3e B" })).collect();
    let pupils: Vec<_> =
        names.iter().map(|(name, class)| (["Élève", name.as_str(), "2011-03-02", *class], None)).collect();
    let organisation = world.school_of(&claire, &pupils).await;
    world.centre_of(&claire, CentreKind::School, Some(organisation)).await;
    let browser = world.signed_in(&claire).await;
    (world, claire, browser)
}

#[tokio::test]
async fn classes_are_spread_over_rooms_and_nobody_is_enrolled_twice_that_day() {
    each_fresh(async |fresh| {
        let (_world, _, mut claire) = school(fresh).await;
        claire.visit("/centre").await;
        claire.click("Répartir des classes").await.expect_status(200).expect("12 élèves");
        let page = claire.press("Proposer une répartition").await.expect_status(422);
        page.expect("Cochez au moins une classe").expect("Choisissez le jour de la session");
        page.expect("Écrivez combien d’ordinateurs").expect("la salle est vide");
        let form = claire.fill("Proposer").set("class", "3e A").set("class", "3e B");
        let form = form.set("site", "Lycée").set("date", "2026-11-27").set("time", "10:00");
        let form = form.set("room-1", "Info 1").set("capacity-1", "30").set("invigilators-1", "N. Cissé");
        let form = form.set("room-2", "Info 2").set("capacity-2", "3").set("invigilators-2", "P. Roux");
        form.submit().await.expect_status(422).expect("Il n’y a que 23 places pour 24 élèves");
        let page = claire.fill("Proposer").set("capacity-2", "8").submit().await.expect_status(200);
        page.expect("16 candidats pour 20 places").expect("8 candidats pour 8 places");
        page.expect("Rien n’est encore créé");
        assert_eq!(page.all("ol.names li").len(), 24);
        let button = "Créer 2 sessions et inscrire 24 candidats";
        let page = claire.fill(button).submit_twice().await.expect_status(200);
        assert_eq!(page.all("tbody tr").len(), 2, "the form sent twice made two sessions");
        let mut figures = page.all("tbody td.n");
        figures.sort();
        assert_eq!(figures, ["0", "0", "16", "8"]);
        // The same classes the same day, in other rooms: everybody is told where they are.
        claire.visit("/centre/repartir").await;
        let form =
            claire.fill("Proposer").set("class", "3e A").set("site", "Lycée").set("date", "2026-11-27");
        let form = form.set("room-1", "Préau").set("capacity-1", "20").set("invigilators-1", "N. Cissé");
        let page = form.submit().await.expect_status(200).expect("12 élèves ne seront pas inscrits");
        page.expect("Info 1").expect("Il n’y a personne à inscrire").expect_not("et inscrire");
        claire.speak("en");
        claire.visit("/centre/repartir").await.expect("Spread classes over rooms");
    })
    .await;
}

#[tokio::test]
async fn what_was_confirmed_is_what_was_shown() {
    each_fresh(async |fresh| {
        let (world, person, mut claire) = school(fresh).await;
        let propose = async |browser: &mut Browser, room: &str| {
            browser.visit("/centre/repartir").await;
            let form = browser.fill("Proposer").set("class", "3e A").set("site", "Lycée");
            let form = form.set("date", "2026-11-27").set("room-1", room).set("capacity-1", "20");
            form.set("invigilators-1", "N. Cissé").submit().await.expect_status(200);
        };
        propose(&mut claire, "Info 1").await;
        let mut second = world.signed_in(&person).await;
        propose(&mut second, "Info 2").await;
        second.press("Créer une session et inscrire 12 candidats").await.expect_status(200);
        let page = claire.press("Créer une session et inscrire 12 candidats").await.expect_status(200);
        page.expect("Des inscriptions ont changé depuis la proposition").expect("Info 2");
        claire.visit("/centre").await;
        assert_eq!(claire.page().all("tbody tr").len(), 1, "nothing was made of what is no longer so");
    })
    .await;
}

fn line(number: &str, room: &str, day: i8) -> Line {
    Line {
        number: number.into(),
        site: "Lycée".into(),
        room: room.into(),
        date: date(2026, 12, day),
        time: time(9, 0, 0, 0),
        invigilators: "N. Cissé".into(),
        remarks: String::new(),
    }
}

async fn sent(browser: &mut Browser, lines: &[Line], format: TableFormat) -> u16 {
    browser.visit("/centre/importer").await.expect_status(200);
    let name = format!("sessions.{}", format.extension());
    let form = browser.fill("Lire le fichier").file("liste", &name, session_list::table(lines).file(format));
    form.submit().await.status.as_u16()
}

#[tokio::test]
async fn sessions_are_made_and_described_anew_from_one_file() {
    each_fresh(async |fresh| {
        let (_world, _, mut claire) = school(fresh).await;
        claire.visit("/centre").await;
        claire.click("Importer des sessions").await.expect_status(200);
        let form = claire.fill("Lire le fichier").file("liste", "", Vec::new());
        let page = form.submit().await.expect_status(422);
        page.expect("Vous n’avez pas choisi de fichier");
        let lines: Vec<Line> = (1..=15).map(|day| line("", "B204", day)).collect();
        assert_eq!(sent(&mut claire, &lines, TableFormat::Ods).await, 200);
        assert_eq!(claire.page().all("tbody tr").len(), 15);
        let page = claire.fill("Créer 15 et modifier 0").submit_twice().await.expect_status(200);
        page.expect("15 sessions créées ou modifiées");
        assert_eq!(page.all("tbody tr").len(), 15, "the form sent twice made fifteen sessions");
        // The file to fill in has them; two lines change, one is new.
        for (format, room) in
            [(TableFormat::Csv, "C12"), (TableFormat::Ods, "C13"), (TableFormat::Xlsx, "C14")]
        {
            let address = format!("/centre/importer/sessions.{}", format.extension());
            let given = claire.send(axum::http::Method::GET, &address, None).await;
            let rows = session_list::read(&given.bytes).expect("our own file");
            let number = |place: usize| rows[place].cells[&Column::Number].text.clone();
            let lines = [line(&number(0), room, 1), line(&number(1), "B204", 20), line("", room, 21)];
            assert_eq!(sent(&mut claire, &lines, format).await, 200);
            claire.press("Créer 1 et modifier 2").await.expect_status(200).expect("3 sessions");
            let rooms = claire.page().all("tbody td[data-l='Salle et site']");
            assert_eq!(rooms.iter().filter(|shown| shown.starts_with(room)).count(), 2);
        }
        assert_eq!(claire.page().all("tbody tr").len(), 18);
    })
    .await;
}

#[tokio::test]
async fn all_that_does_not_fit_in_a_file_is_told_cell_by_cell_and_nothing_is_written() {
    each_fresh(async |fresh| {
        let (world, _, mut claire) = school(fresh).await;
        let neighbour = world.centre_with_referent("Collège Rosa-Parks").await;
        let foreign = world.session_of(&neighbour, &[]).await;
        let mut wrong = line("1234567", "", 1);
        wrong.date = date(2020, 1, 1);
        let lines = [wrong, line(&foreign.number.grouped(), "B204", 2), line("", "A", 3), line("", "a", 3)];
        assert_eq!(sent(&mut claire, &lines, TableFormat::Csv).await, 422);
        let page = claire.page();
        page.expect("5 cellules ne conviennent pas").expect("A2 « 1234567 »").expect("n’est pas un numéro");
        page.expect("C2 : Dites dans quelle salle").expect("D2 « 01/01/2020 »").expect("Ce jour est passé");
        page.expect("Ce centre n’a pas de session de ce numéro")
            .expect("déjà prise à cette heure par la ligne 4");
        assert!(claire.visit("/centre?periode=tout").await.all("tbody tr").is_empty());
        // What comes back from the browser is read again.
        claire.visit("/centre/importer").await;
        let token = claire.page().attributes("input[name=csrf]", "value").remove(0);
        for (lines, status) in [("[]", 400), ("rien", 400), (r#"[{"row":2,"cells":{}}]"#, 422)] {
            let form = format!("csrf={token}&key=x&lignes={lines}").into_bytes();
            let body = ("application/x-www-form-urlencoded".to_owned(), form);
            let page = claire.send(axum::http::Method::POST, "/centre/importer/confirmer", Some(body)).await;
            assert_eq!(page.status.as_u16(), status, "{lines}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_shows_what_it_changes_leaves_the_rest_and_moves_no_session_to_come_into_the_past() {
    each_fresh(async |fresh| {
        let (world, person, mut claire) = school(fresh).await;
        assert_eq!(
            sent(&mut claire, &[line("", "B204", 10), line("", "C12", 11)], TableFormat::Csv).await,
            200
        );
        claire.press("Créer 2 et modifier 0").await.expect_status(200).expect("2 sessions créées");
        let numbers = claire.page().all("tbody th a");
        let number = |place: usize| numbers[place].split_whitespace().skip(1).collect::<String>();
        let [first, second] = [number(1), number(0)];
        // 10/12 became 12/10 in a spreadsheet: that day is past, and the session would vanish from the list.
        let mut swapped = line(&first, "B204", 10);
        swapped.date = date(2026, 10, 12);
        assert_eq!(sent(&mut claire, &[swapped.clone()], TableFormat::Csv).await, 422);
        claire.page().expect("D2").expect("12/10/2026").expect("la session est prévue le 10/12/2026");
        // What changes is shown beside what it was, and what does not is left alone.
        let moved = Line { remarks: "Salle à l’étage.".into(), ..line(&first, "A1", 12) };
        let lines = [moved, line(&second, "C12", 11)];
        assert_eq!(sent(&mut claire, &lines, TableFormat::Csv).await, 200);
        let page = claire.page().expect("Une session reste telle quelle");
        assert_eq!(page.all("tbody tr").len(), 1);
        assert_eq!(page.all("tbody del"), ["10/12/2026", "B204", "–"]);
        assert_eq!(page.all("tbody ins"), ["12/12/2026", "A1", "Salle à l’étage."]);
        let page = claire.press("Créer 0 et modifier 1").await.expect_status(200);
        page.expect("Une session créée ou modifiée");
        assert_eq!(sent(&mut claire, &lines, TableFormat::Csv).await, 200);
        claire.page().expect("2 sessions restent telles quelles").expect_not("modifier");
        // Once its hour has passed and nobody came, it may be given any day.
        world.turn_to("2026-12-14", "08:00");
        let mut claire = world.signed_in(&person).await;
        assert_eq!(sent(&mut claire, &[swapped], TableFormat::Csv).await, 200);
    })
    .await;
}

#[tokio::test]
async fn a_file_writes_the_lines_that_were_shown_and_no_other() {
    each_fresh(async |fresh| {
        let (world, _, mut claire) = school(fresh).await;
        let made = [line("", "B204", 10), line("", "C12", 11)];
        assert_eq!(sent(&mut claire, &made, TableFormat::Csv).await, 200);
        claire.press("Créer 2 et modifier 0").await.expect_status(200);
        let numbers = claire.page().all("tbody th a");
        let number = |place: usize| numbers[place].split_whitespace().skip(1).collect::<String>();
        let [first, second] = [number(1), number(0)];
        let mut colleague = claire.clone();
        let address = colleague.page().attributes("tbody th a", "href").remove(0);
        let lines = [line(&first, "A1", 10), line(&second, "C12", 11)];
        assert_eq!(sent(&mut claire, &lines, TableFormat::Csv).await, 200);
        claire.page().expect("Une session reste telle quelle");
        // Meanwhile a colleague moves the session that the file leaves as it was, and that was not shown.
        colleague.visit(&format!("{address}/modifier")).await.expect_status(200);
        colleague.fill("Enregistrer").set("room", "Préau").submit().await.expect_status(200);
        let page = claire.press("Créer 0 et modifier 1").await.expect_status(200);
        let rooms = page.expect("Une session créée ou modifiée").all("tbody td[data-l='Salle et site']");
        assert_eq!(rooms, ["Préau Lycée", "A1 Lycée"]);

        // One line comes back with the number of another centre's session: nothing at all is written.
        let neighbour = world.centre_with_referent("Collège Rosa-Parks").await;
        let foreign = world.session_of(&neighbour, &[]).await.number.to_string();
        let lines = [line(&first, "A2", 10), line("", "A3", 12)];
        assert_eq!(sent(&mut claire, &lines, TableFormat::Csv).await, 200);
        let form = claire.fill("Créer 1 et modifier 1");
        let altered = form.value("lignes").replace(&first, &foreign);
        let page = form.set("lignes", &altered).submit().await.expect_status(422);
        page.expect("Ce centre n’a pas de session de ce numéro");
        let page = claire.visit("/centre?periode=tout").await;
        assert_eq!(page.all("tbody td[data-l='Salle et site']"), rooms);
    })
    .await;
}
