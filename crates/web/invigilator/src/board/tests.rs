use askama::Template as _;
use domain::locale::Locale;
use store::invigilator_pages::Seat;

use super::*;
use crate::sample::{OPENED, ended, inside, running, seat};

/// A room of forty, with one of everything.
fn room() -> Vec<Seat> {
    let names = "Abadie Léo|Aït-Kaci Lina|Arnaud Jules|Baudry Camille|Belkacem Yanis|Benali Inès|Berthelot Maëlys|Carpentier Noé|\
        Chevallier Anaïs|Da Silva Pereira Maria-Luísa|Delmas Hugo|Diallo Aminata|Dubreuil Tom|El Amrani Sofia|Faure Lucas|\
        Garnier Éloïse|Guérin Sacha|Hoarau Mathis|Jacquemin Zoé|Kowalski Adam|Lacombe Rose|Le Goff Malo|Marchetti Chiara|\
        N’Guyen Minh|Ouédraogo Fatou|Perrin Gabriel|Renaud Alice|Saint-Omer Victor|Traoré Ibrahim|Vasseur Manon|Weber Paul|\
        Yilmaz Elif|Zidi Nour|Zimmermann Ava|Abel Jeanne|Blanc Marius|Caron Lise|Dupuis Axel|Evrard Nina|Fontaine Ilyès";
    let mut seats: Vec<Seat> = (1..)
        .zip(names.split('|'))
        .map(|(n, name)| {
            let position = u32::try_from(8 + n % 9).expect("small");
            running(n, name, position, 105 + n % 4, 44 - n % 3)
        })
        .collect();
    seats[5].asked_at = Some(OPENED.plus_minutes(43));
    seats[9] = running(10, "Da Silva Pereira Maria-Luísa", 9, 140, 44);
    seats[2] = running(3, "Arnaud Jules", 15, 105, 31);
    seats[12] = Seat { present: None, admitted: false, joined_at: None, ..seat(13, "Dubreuil Tom") };
    seats[19] = ended(20, "Kowalski Adam", true);
    seats[23] = ended(24, "N’Guyen Minh", false);
    seats[28] = Seat { joined_at: None, ..seat(29, "Traoré Ibrahim") };
    seats
}

#[test]
fn the_board_says_who_needs_me_first() {
    let page = board_of(&inside(Locale::Fr, 45, true), &room()).render().expect("a page");
    assert!(page.contains("<h1>4 candidats ont besoin de vous</h1>"));
    let places: Vec<usize> =
        ["appel-0000000000006", "appel-000000000000r", "appel-000000000000x", "appel-0000000000003"]
            .iter()
            .map(|id| page.find(&format!("id=\"{id}\"")).expect("a call"))
            .collect();
    assert!(places.is_sorted(), "asks, end screen, not started, quiet: {places:?}");
    assert_eq!(page.matches("class=\"seat\"").count(), 40);
    for sum in ["36 en cours", "1 pas commencé", "2 terminés", "1 absent"] {
        assert!(page.contains(sum), "{sum}");
    }
}

#[test]
fn an_end_of_ones_own_is_said_once_and_never_why() {
    let page = board_of(&inside(Locale::Fr, 45, true), &room()).render().expect("a page");
    assert!(page.contains("Fin entre 10\u{a0}h\u{a0}45 et 10\u{a0}h\u{a0}48, sauf mention"));
    assert_eq!(page.matches("Fin 11\u{a0}h\u{a0}20").count(), 1);
    assert!(!page.contains("majoré") && !page.contains('%'));
}

#[test]
fn a_room_without_calls_is_calm() {
    let seats = [running(1, "Abadie Léo", 4, 105, 44), running(2, "Aït-Kaci Lina", 5, 105, 44)];
    let page = board_of(&inside(Locale::En, 45, true), &seats).render().expect("a page");
    assert!(page.contains("<h1>Nobody needs you</h1>"));
    let over =
        board_of(&inside(Locale::Fr, 45, true), &[ended(1, "Abadie Léo", true)]).render().expect("a page");
    assert!(over.contains("Tous les tests sont finis"));
    let begins = board_of(&inside(Locale::Fr, 1, true), &[seat(1, "Abadie Léo")]).render().expect("a page");
    assert!(begins.contains("<h1>La salle est ouverte</h1>") && begins.contains("Afficher le code"));
}

#[test]
fn the_roll_call_is_one_tap_each_and_opens_the_room() {
    let seats: Vec<Seat> = room().into_iter().map(|s| Seat { test: None, ..s }).collect();
    let page = roll_call_of(&inside(Locale::Fr, -8, false), &seats).render().expect("a page");
    assert!(page.contains("<h1>Appel\u{a0}: 39 présents sur 40, 38 prêts</h1>"));
    assert_eq!(page.matches("aria-pressed=\"true\"").count(), 39);
    assert_eq!(page.matches("action=\"/surveillant/salle/ouvrir\"").count(), 1);
    let later = roll_call_of(&inside(Locale::Fr, 5, true), &room()).render().expect("a page");
    assert_eq!(later.matches("/surveillant/salle/ouvrir").count(), 0);
    assert_eq!(later.matches("A commencé").count(), 38);
    let early = roll_call_of(&inside(Locale::Fr, -90, false), &seats).render().expect("a page");
    assert!(early.contains("prévue le jeudi 19 novembre 2026 à"));
}

#[test]
fn a_call_says_what_is_wrong_and_a_pause_is_on_top() {
    let mut room = room();
    let test = room[0].test.as_mut().expect("a test");
    test.timing = test.timing.held(domain::certification::standstill::Hold::Alert, OPENED.plus_minutes(43));
    test.call = Some(store::invigilator_pages::OpenCall {
        id: domain::id::Id::from_raw(77),
        kind: Some(domain::certification::incident::IncidentKind::FileNotOpening),
        words: "Rien ne s’ouvre.".into(),
        position: 9,
        raised_at: OPENED.plus_minutes(43),
    });
    let mut inside = inside(Locale::Fr, 45, true);
    let page = board_of(&inside, &room).render().expect("a page");
    assert!(page.contains("Question 9\u{a0}: Fichier qui ne s’ouvre pas. «\u{a0}Rien ne s’ouvre.\u{a0}»"));
    let (calls, asks) = (page.find("Traiter l’appel").expect("a call"), page.find("Autoriser la reprise"));
    assert!(Some(calls) < asks, "a call comes before who asks to resume");
    assert!(!page.contains("id=\"paused\""));
    inside.session.paused_at = Some(OPENED.plus_minutes(40));
    let page = board_of(&inside, &room).render().expect("a page");
    assert!(page.contains("La salle est en pause depuis 9\u{a0}h\u{a0}40."));
}

#[test]
fn who_watches_and_who_was_added_are_said() {
    let inside = inside(Locale::Fr, 45, true);
    let names = watchers(&inside, &[("Nadia Cissé".into(), OPENED), ("Paul Ferrand".into(), OPENED)]);
    assert_eq!(
        names,
        "Dans la salle\u{a0}: Nadia Cissé depuis 9\u{a0}h\u{a0}00, Paul Ferrand depuis 9\u{a0}h\u{a0}00."
    );
    let added = Seat { enrolled_at: OPENED.plus_minutes(3), ..running(1, "Abadie Léo", 4, 105, 44) };
    let page = board_of(&inside, &[added]).render().expect("a page");
    assert!(page.contains("Ajouté</span>"));
}
