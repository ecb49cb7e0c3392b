//! Exports of the shape that schools have, made here: right ones, and ones with what goes wrong.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::*;
use crate::candidate_list::tests::archive;

const LATIN: &str = "ISO-8859-15";

fn encoded(text: &str, label: &str) -> Vec<u8> {
    Encoding::for_label(label.as_bytes()).expect("an encoding").encode(text).0.into_owned()
}

fn pupil(id: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, text)| format!("<{name}>{text}</{name}>")).collect();
    let fields = fields.concat();
    format!(
        "<ELEVE ELEVE_ID=\"{id}\">{fields}<SCOLARITE_AN_DERNIER><PRENOM>Autre</PRENOM></SCOLARITE_AN_DERNIER></ELEVE>"
    )
}

fn class(id: &str, structures: &[(&str, &str)]) -> String {
    let all: Vec<String> = structures
        .iter()
        .map(|(code, kind)| format!("<STRUCTURE><CODE_STRUCTURE>{code}</CODE_STRUCTURE><TYPE_STRUCTURE>{kind}</TYPE_STRUCTURE></STRUCTURE>"))
        .collect();
    format!("<STRUCTURES_ELEVE ELEVE_ID=\"{id}\">{}</STRUCTURES_ELEVE>", all.concat())
}

fn export(pupils: &str, classes: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"{LATIN}\"?>\n<BEE_ELEVES VERSION=\"2.1\"><PARAMETRES><UAJ>0350001A</UAJ></PARAMETRES><DONNEES><ELEVES>{pupils}</ELEVES><STRUCTURES>{classes}</STRUCTURES></DONNEES></BEE_ELEVES>"
    )
}

fn two() -> String {
    let coeur = [
        ("ID_NATIONAL", "070000001AB"),
        ("NOM_DE_FAMILLE", "CŒUR &amp; D’ÉTÉ"),
        ("NOM_USAGE", ""),
        ("PRENOM", "Léa"),
        ("CODE_SEXE", "2"),
        ("DATE_NAISS", "29/02/2012"),
        ("CODE_PAYS", "100"),
        ("CODE_DEPARTEMENT_NAISS", "035"),
        ("CODE_COMMUNE_INSEE_NAISS", "35238"),
    ];
    let smith = [
        ("ID_NATIONAL", "070000002AB"),
        ("NOM_DE_FAMILLE", "SMITH"),
        ("PRENOM", "Harry"),
        ("CODE_SEXE", "1"),
        ("DATE_NAISS", "01/07/2011"),
        ("CODE_PAYS", "132"),
        ("VILLE_NAISS", "LONDRES"),
    ];
    let classes = class("1", &[("3A", "D")]) + &class("2", &[("G1", "G"), ("3  B", "D")]);
    export(&(pupil("1", &coeur) + &pupil("2", &smith)), &classes)
}

#[test]
fn an_export_of_siecle_is_read_in_its_encoding_with_classes_and_places() {
    let list = read(&encoded(&two().replace('’', "'"), LATIN)).expect("an export");
    assert_eq!((list.uai.as_deref(), list.left_out.len()), (Some("0350001A"), 0));
    let [one, other] = list.pupils.as_slice() else { panic!("two pupils: {list:?}") };
    assert_eq!(
        (one.place, one.draft.last_name.as_str(), one.draft.first_name.as_str()),
        (1, "CŒUR & D'ÉTÉ", "Léa")
    );
    assert_eq!((one.draft.birth_insee.as_str(), one.draft.birth_country.as_str()), ("35238", "100"));
    assert_eq!(
        (one.draft.division.as_str(), other.draft.division.as_str()),
        ("3A", "3 B"),
        "groups are no classes"
    );
    assert_eq!((other.draft.birth_city.as_str(), other.draft.birth_country.as_str()), ("LONDRES", "132"));
    let zipped =
        archive(&[("__MACOSX/._x.xml", b"no"), ("x/ElevesSansAdresses.XML", &encoded(&two(), "UTF-8"))]);
    assert!(matches!(read(&zipped), Err(CannotReadPupils::Encoding(_)) | Ok(_)), "one file counts");
    let latin = archive(&[("ElevesSansAdresses.xml", &encoded(&two().replace('’', "'"), LATIN))]);
    assert_eq!(read(&latin).expect("as it comes").pupils.len(), 2);
    let several = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<a/>")]);
    assert_eq!(read(&several), Err(CannotReadPupils::NotOneXml));
}

#[test]
fn who_has_left_or_has_no_class_or_no_identifier_is_left_out_and_named() {
    let name =
        |last: &'static str| [("NOM_DE_FAMILLE", last), ("PRENOM", "Zoé"), ("DATE_NAISS", "01/07/2011")];
    let with = |fields: &[(&'static str, &'static str)], more: &[(&'static str, &'static str)]| {
        [fields, more].concat()
    };
    let pupils = pupil("1", &with(&name("SORTI"), &[("ID_NATIONAL", "1"), ("DATE_SORTIE", "01/09/2026")]))
        + &pupil("2", &name("INCONNU"))
        + &pupil("3", &with(&name("INACTIF"), &[("ID_NATIONAL", "3")]))
        + &pupil("4", &with(&name("GROUPE"), &[("ID_NATIONAL", "4")]));
    let classes = class("1", &[("3A", "D")])
        + &class("2", &[("3A", "D")])
        + &class("3", &[("Inactifs", "D")])
        + &class("4", &[("3A", "G")]);
    let list = read(&encoded(&export(&pupils, &classes), LATIN)).expect("an export");
    assert!(list.pupils.is_empty());
    let told: Vec<(&str, &WhyLeftOut)> =
        list.left_out.iter().map(|one| (one.name.as_str(), &one.why)).collect();
    assert_eq!(
        told,
        [
            ("SORTI Zoé", &WhyLeftOut::Gone("01/09/2026".into())),
            ("INCONNU Zoé", &WhyLeftOut::NoNationalId),
            ("INACTIF Zoé", &WhyLeftOut::NoClass),
            ("GROUPE Zoé", &WhyLeftOut::NoClass),
        ]
    );
}

#[test]
fn files_that_are_no_export_say_what_they_are() {
    for (bytes, why) in [
        (b"<html></html>".to_vec(), CannotReadPupils::NotSiecle),
        (b"<BEE_ELEVES><DONNEES>".to_vec(), CannotReadPupils::Unreadable),
        (b"<BEE_ELEVES></DONNEES>".to_vec(), CannotReadPupils::Unreadable),
        (b"<BEE_ELEVES/>".to_vec(), CannotReadPupils::Empty),
        (
            b"<?xml version=\"1.0\" encoding=\"klingon\"?><BEE_ELEVES/>".to_vec(),
            CannotReadPupils::Encoding("klingon".into()),
        ),
        (
            b"<?xml version='1.0' encoding='UTF-8'?><BEE_ELEVES>\xe9</BEE_ELEVES>".to_vec(),
            CannotReadPupils::Encoding("UTF-8".into()),
        ),
        (b"%PDF-1.7".to_vec(), CannotReadPupils::Unreadable),
        (vec![b'x'; MAX_FILE_BYTES + 1], CannotReadPupils::TooLarge),
        (
            b"Nom;Division\nRoux;3A\n".to_vec(),
            CannotReadPupils::MissingColumns(vec![
                "Identifiant unique",
                "Premier pr\u{e9}nom",
                "Nom de famille",
                "Date de naissance",
            ]),
        ),
    ] {
        assert_eq!(read(&bytes), Err(why));
    }
}

#[test]
fn the_list_of_agricultural_schools_is_read_whatever_its_encoding() {
    let text = "Identifiant unique*;Premier prénom*;Deuxième prénom;Nom de famille*;Date de naissance (jj/mm/aaaa)*;Code commune naissance**;Libellé commune naissance**;Code département naissance*;Code pays naissance*;Statut*;Division*\n4581234567F;Léa;Anne;Corse;01/01/2011;2A004;;2A;99100;AP;Division 2\n4581234567G;Léo;;Corse;01/01/2011;;Plymouth;99;99132;ST;Division  1\n;Sans;;Numéro;01/01/2011;;;;99100;ST;Division 1\n\n";
    for bytes in [
        text.as_bytes().to_vec(),
        WINDOWS_1252.encode(text).0.into_owned(),
        format!("\u{feff}{}", text.replace(';', ",")).into_bytes(),
    ] {
        let list = read(&bytes).expect("a list");
        let [one, other] = list.pupils.as_slice() else { panic!("two pupils: {list:?}") };
        assert_eq!(
            (one.place, one.draft.first_name.as_str(), one.draft.birth_insee.as_str()),
            (2, "Léa", "2A004")
        );
        assert_eq!(
            (other.draft.birth_city.as_str(), other.draft.division.as_str()),
            ("Plymouth", "Division 1")
        );
        assert_eq!(list.left_out, [LeftOut { name: "Numéro Sans".into(), why: WhyLeftOut::NoNationalId }]);
    }
}
