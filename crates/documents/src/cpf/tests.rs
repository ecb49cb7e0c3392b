//! A file is what its rules say, every broken one is told, and reports are read to the last line.

use domain::id::Id;
use jiff::civil::date;

use super::report::{Line, Report, ReportFault};
use super::rules::{Fault, RULES, check};
use super::*;

fn passage(number: i64) -> Passage {
    Passage {
        attempt: Id::from_raw(number),
        score: 312,
        from: date(2026, 3, 2),
        until: None,
        levels: vec![EuropeanLevel { area: 1, competence: 1, level: 3 }],
        holder: Holder {
            last_name: "Benali d'Aubigné".into(),
            first_name: "Inès".into(),
            birth_date: date(2011, 3, 4),
            sex: "F".into(),
            insee: Some("69123".into()),
            postal: None,
            place: "Lyon <1er>".into(),
            country_code: "99100".into(),
            country: "FRANCE".into(),
        },
    }
}

fn file(passages: &[Passage]) -> String {
    let sender = Sender::parse("03VML243", "MCFCER000209", "RS5875").expect("a sender");
    let at = date(2026, 11, 27).at(13, 5, 9, 0).in_tz("Europe/Paris").expect("a moment");
    let id = "0b6a0b7e-8f2c-4d1e-9a3b-5c7d9e1f2a4b";
    let flux = Flux { id, at: &at, sender: &sender, passages };
    String::from_utf8(write(&flux).expect("written")).expect("UTF-8")
}

#[test]
fn a_file_has_the_shape_of_the_specification() {
    let ended = Passage { until: Some(date(2026, 5, 1)), ..passage(2) };
    let abroad = Holder { insee: None, postal: Some("69001".into()), ..passage(3).holder };
    let text = file(&[passage(1), ended, Passage { holder: abroad, ..passage(3) }]);
    assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
    assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"), "{text}");
    assert!(text.contains("xmlns:cpf=\"urn:cdc:cpf:pc5:schema:1.0.0\""), "{text}");
    for part in [
        "<cpf:horodatage>2026-11-27T13:05:09+01:00</cpf:horodatage>",
        "<cpf:dateFinValidite xsi:nil=\"true\"/>",
        "<cpf:dateFinValidite>2026-05-01</cpf:dateFinValidite>",
        "<cpf:codePostal>69001</cpf:codePostal>",
        "<cpf:libelleCommuneNaissance>Lyon &lt;1er&gt;</cpf:libelleCommuneNaissance>",
        "<cpf:moisNaissance>03</cpf:moisNaissance>",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
}

#[test]
fn every_element_that_goes_missing_is_told() {
    let text = file(&[passage(1)]);
    let leaf = |name: &str| {
        let line = text.lines().find(|line| line.trim_start().starts_with(&format!("<cpf:{name}")));
        line.map(str::to_owned)
    };
    let mut tried = 0;
    for rule in RULES.iter().filter(|rule| !matches!(rule.kind, super::rules::Kind::Parts)) {
        let name = rule.path.rsplit('/').next().expect("a name");
        let Some(line) = leaf(name) else { continue };
        let broken = text.replacen(&format!("{line}\n"), "", 1);
        assert!(check(broken.as_bytes()).is_err(), "without {}", rule.path);
        tried += 1;
    }
    assert!(tried > 25, "only {tried} elements were tried");
}

#[test]
fn what_a_field_may_not_hold_is_told_with_its_place() {
    let text = file(&[passage(1)]);
    for (right, wrong) in [
        ("<cpf:sexe>F<", "<cpf:sexe>X<"),
        ("<cpf:niveau>3<", "<cpf:niveau>-1<"),
        ("<cpf:niveau>3<", "<cpf:niveau>9<"),
        ("<cpf:codeInsee>69123<", "<cpf:codeInsee>6912<"),
        ("<cpf:prenom1>Inès<", "<cpf:prenom1>In&lt;s<"),
        ("<cpf:prenom1>Inès<", "<cpf:prenom1><"),
        ("<cpf:code>RS5875<", "<cpf:code>5875<"),
        ("T13:05:09+01:00<", "T13:05:09<"),
        ("<cpf:donneeCertifiee>true<", "<cpf:donneeCertifiee>false<"),
        ("<cpf:libellePaysNaissance>FRANCE<", "<cpf:libellePaysNaissance><"),
        ("<cpf:idFlux>0b6a0b7e-", "<cpf:idFlux>0b6a0b7e_"),
        ("<cpf:dateDebutValidite>2026-03-02<", "<cpf:dateDebutValidite>02/03/2026<"),
    ] {
        let broken = text.replacen(right, wrong, 1);
        assert_ne!(broken, text, "{right} is not there");
        let faults = check(broken.as_bytes()).expect_err(wrong);
        assert!(matches!(faults.as_slice(), [Fault::Text { .. }]), "{wrong}: {faults:?}");
    }
    let long = "a".repeat(61);
    let broken = text.replacen(">Inès<", &format!(">{long}<"), 1);
    assert!(check(broken.as_bytes()).is_err(), "a name of 61 characters");
}

#[test]
fn order_choice_and_strange_elements_are_told_all_at_once() {
    let text = file(&[passage(1)]);
    let both = text.replacen("</cpf:codeInsee>", "</cpf:codeInsee><cpf:codePostal>69001</cpf:codePostal>", 1);
    assert!(matches!(check(both.as_bytes()).expect_err("both")[..], [Fault::Count { count: 2, .. }]));
    let mut broken = text.replacen("<cpf:type>RS</cpf:type>", "<cpf:autre>1</cpf:autre>", 1);
    broken = broken.replacen("<cpf:sexe>F</cpf:sexe>", "", 1);
    let faults = check(broken.as_bytes()).expect_err("two places");
    assert_eq!(faults.len(), 3, "a stranger, and two that are missing: {faults:?}");
    let swapped = text
        .replacen("<cpf:type>RS</cpf:type>", "<x/>", 1)
        .replacen("<cpf:natureDeposant>CERTIFICATEUR</cpf:natureDeposant>", "<cpf:type>RS</cpf:type>", 1)
        .replacen("<x/>", "<cpf:natureDeposant>CERTIFICATEUR</cpf:natureDeposant>", 1);
    assert!(check(swapped.as_bytes()).expect_err("order").iter().any(|f| matches!(f, Fault::Order { .. })));
    assert!(matches!(check(b"<cpf:flux>").expect_err("cut")[..], [Fault::NotXml(_)]));
    assert!(matches!(check(b"rien").expect_err("text")[..], [Fault::NotXml(_)]));
    let empty = file(&[]);
    assert!(matches!(check(empty.as_bytes()).expect_err("nobody")[..], [Fault::Count { count: 0, .. }]));
}

const REPORT: &str = "<?xml version=\"1.0\"?><ns2:rapport xmlns:ns2=\"urn:cdc:cpf:pc5:rapport:schema\">\
    <nomFichier>lot-1.xml</nomFichier><idFlux>0b6a0b7e</idFlux><idTraitement>51354</idTraitement>\
    <PassagesOK><passage><idTechnique>a1</idTechnique></passage></PassagesOK>\
    <PassagesKO><passage><idTechnique>b2</idTechnique><messageErreur>Aucun titulaire &amp; rien</messageErreur>\
    <messageErreur>Sexe</messageErreur></passage></PassagesKO></ns2:rapport>";

#[test]
fn a_report_tells_what_was_taken_and_what_was_not() {
    let line = |passage: &str, errors: &[&str]| Line {
        passage: passage.into(),
        errors: errors.iter().map(|error| (*error).to_owned()).collect(),
    };
    let lines = vec![line("a1", &[]), line("b2", &["Aucun titulaire & rien", "Sexe"])];
    let expected = Report { flux: "0b6a0b7e".into(), treatment: "51354".into(), lines };
    assert_eq!(report::read(REPORT.as_bytes()), Ok(expected));
}

#[test]
fn a_report_that_cannot_be_read_is_told_with_every_place() {
    assert_eq!(report::read(b"\xff\xfe"), Err(vec![ReportFault::NotXml]));
    assert_eq!(report::read(b"bonjour"), Err(vec![ReportFault::NotXml]));
    assert_eq!(report::read(&REPORT.as_bytes()[..300]), Err(vec![ReportFault::NotXml]));
    let nameless =
        REPORT.replace("<idTechnique>a1</idTechnique>", "").replace("<idFlux>0b6a0b7e</idFlux>", "");
    let silent = nameless.replace("Aucun titulaire &amp; rien", "").replace("Sexe", "");
    let faults = vec![ReportFault::NoPassage(1), ReportFault::NoReason(2), ReportFault::NoFlux];
    assert_eq!(report::read(silent.as_bytes()), Err(faults));
    let faults = report::read(b"<rapport><idFlux>x</idFlux></rapport>");
    assert_eq!(faults, Err(vec![ReportFault::Empty]));
}
