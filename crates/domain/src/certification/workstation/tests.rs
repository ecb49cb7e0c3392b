use super::*;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const DRAWN: Drawn = Drawn { word: "NUAGE", beeps: 5 };

fn fine() -> Told {
    Told {
        script: true,
        agent: FIREFOX.into(),
        word: " nuage ".into(),
        beeps: "5".into(),
        window: "yes".into(),
        screen: "1366x768".into(),
        clock: "-1500".into(),
        network: "80 95 70 400 90".into(),
        ..Told::default()
    }
}

#[test]
fn a_computer_in_order_has_nothing_to_mend() {
    let report = judge(&fine(), DRAWN, true);
    assert_eq!(report.worst(), Verdict::Fine, "{report:?}");
    assert_eq!(
        (report.screen, report.clock_seconds, report.network_ms),
        (Some((1366, 768)), Some(-1), Some(90))
    );
    let browser = report.browser.as_ref().map(|b| (b.name.as_str(), b.version));
    assert_eq!(browser, Some(("Firefox", 140)));
    let text = serde_json::to_string(&report).expect("JSON");
    assert_eq!(serde_json::from_str::<Report>(&text).expect("the same"), report, "as the store keeps it");
}

#[test]
fn each_thing_is_judged_by_itself() {
    let of = |check, told: Told| judge(&told, DRAWN, true).of(check);
    let cases = [
        (Check::Script, Told { script: false, ..fine() }, Verdict::Weak),
        (Check::Download, Told { word: "orage".into(), ..fine() }, Verdict::Fails),
        (Check::Download, Told { unopened: true, ..fine() }, Verdict::Fails),
        (Check::Download, Told { word: " ".into(), ..fine() }, Verdict::Unknown),
        (Check::Sound, Told { beeps: "4".into(), ..fine() }, Verdict::Fails),
        (Check::Sound, Told { unheard: true, ..fine() }, Verdict::Fails),
        (Check::Window, Told { window: "no".into(), ..fine() }, Verdict::Fails),
        (Check::Screen, Told { screen: "800x600".into(), ..fine() }, Verdict::Weak),
        (Check::Screen, Told { screen: "320x480".into(), ..fine() }, Verdict::Fails),
        (Check::Clock, Told { clock: "300000".into(), ..fine() }, Verdict::Weak),
        (Check::Clock, Told { clock: "-3600000".into(), ..fine() }, Verdict::Fails),
        (Check::Network, Told { network: "700 600 800".into(), ..fine() }, Verdict::Weak),
        (Check::Network, Told { network: "90 -1 90 90 90".into(), ..fine() }, Verdict::Weak),
        (Check::Network, Told { network: "90 -1 -1".into(), ..fine() }, Verdict::Fails),
        (Check::Network, Told { network: "-1 -1".into(), ..fine() }, Verdict::Fails),
    ];
    for (check, told, wanted) in cases {
        assert_eq!(of(check, told.clone()), wanted, "{check:?} of {told:?}");
    }
    let silent = judge(&Told { unheard: true, ..fine() }, DRAWN, false);
    assert_eq!(silent.of(Check::Sound), Verdict::Weak, "no question in force plays a sound");
}

#[test]
fn without_script_the_person_answers() {
    let by_hand =
        Told { script: false, screen: "yes".into(), clock: "no".into(), network: "yes".into(), ..fine() };
    let report = judge(&by_hand, DRAWN, true);
    let found = [Check::Screen, Check::Clock, Check::Network].map(|check| report.of(check));
    assert_eq!(found, [Verdict::Fine, Verdict::Fails, Verdict::Fine]);
    assert_eq!((report.screen, report.clock_seconds, report.network_ms), (None, None, None));
}

#[test]
fn nonsense_is_not_tried() {
    for text in ["", "x", "99999999999999999999", "1e9", "-", "0x0", "NaN 3", "🦊"] {
        let told = Told {
            agent: text.into(),
            window: text.into(),
            screen: text.into(),
            clock: text.into(),
            network: text.into(),
            ..Told::default()
        };
        let report = judge(&told, DRAWN, true);
        for check in [Check::Browser, Check::Window, Check::Screen, Check::Clock, Check::Network] {
            assert_eq!(report.of(check), Verdict::Unknown, "{check:?} of {text}");
        }
    }
}

#[test]
fn a_browser_is_told_by_its_own_mark() {
    let chrome =
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    let edge = format!("{chrome} Edg/119.0.1");
    let safari =
        "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15";
    for (agent, name, version, verdict) in [
        (chrome, "Chrome", 131, Verdict::Fine),
        (edge.as_str(), "Edge", 119, Verdict::Fails),
        (safari, "Safari", 17, Verdict::Weak),
        (FIREFOX, "Firefox", 140, Verdict::Fine),
    ] {
        let found = Browser::of_agent(agent).expect(agent);
        assert_eq!((found.name.as_str(), found.version, found.verdict()), (name, version, verdict));
    }
}

#[test]
fn a_name_is_that_of_a_computer() {
    let name = |typed| WorkstationName::parse(typed).map(|name| name.as_str().to_owned());
    assert_eq!(name("  B204-07 "), Ok("B204-07".into()));
    assert_eq!(name("Salle 3   poste 12"), Ok("Salle 3 poste 12".into()));
    assert_eq!(name(" "), Err(NameFault::Empty));
    assert_eq!(name("Inès Benali"), Err(NameFault::NoDigit));
    assert_eq!(name("B204<7>"), Err(NameFault::Signs));
    assert_eq!(name(&"7".repeat(NAME_MAX + 1)), Err(NameFault::TooLong));
    let key = |typed| WorkstationName::parse(typed).expect("a name").key();
    assert_eq!(key("b204 07"), key("B204-07"));
    assert_eq!(WorkstationName::room_of("B204-07"), "B204");
    assert_eq!(WorkstationName::room_of("Salle 3 poste 12"), "Salle 3 poste");
    assert_eq!(WorkstationName::room_of("PC12"), "");
}

#[test]
fn what_is_drawn_differs_from_check_to_check_and_stays_the_same() {
    let drawn: Vec<Drawn> = (0..200).map(|raw| Drawn::of(Id::from_raw(raw))).collect();
    assert!(drawn.iter().all(|drawn| (3..=7).contains(&drawn.beeps)));
    for word in WORDS {
        assert!(drawn.iter().any(|drawn| drawn.word == word), "{word} is never drawn");
        assert_eq!(normalise_name(word), word, "typed and drawn words are compared so");
    }
    assert_eq!(Drawn::of(Id::from_raw(7)), Drawn::of(Id::from_raw(7)));
}
