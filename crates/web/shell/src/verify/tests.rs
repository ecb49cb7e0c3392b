//! What is genuine, what is not, and what cannot be told, with keys made here.

use domain::certification::badge::{Badge, Bitstring, Place, Words, list_credential};
use domain::certification::certificate::{CertifiedLevel, Format, Holder, VerificationCode};
use domain::certification::scoring::ScoringRules;
use domain::framework::{CompetenceCode, ReleaseCode};
use domain::id::Id;
use domain::moment::Moment;
use jiff::civil::date;
use serde_json::json;
use store::certificates::Kept;

use super::*;
use crate::keys::{Keys as Signers, Signer};
use crate::proof::encode_list;

const AT: Moment = Moment::from_millis(1_795_514_400_000);
const PLATFORM: &str = "https://examens.example";

fn told(signer: &Signer) -> Certificate {
    Certificate {
        format: Format::V1,
        code: VerificationCode::parse("BCDF-GHJK-MPQR").expect("a code"),
        holder: Holder {
            first_name: "Zoé".into(),
            last_name: "Lefèvre".into(),
            birth_date: date(2011, 7, 4),
            birth_place: None,
        },
        score: 312,
        max_score: 640,
        max_level: 5,
        levels: vec![CertifiedLevel { competence: CompetenceCode::new("1.1"), level: Some(4) }],
        sat_on: date(2026, 11, 20),
        issued_on: date(2026, 11, 24),
        centre: "Collège Jean-Moulin".into(),
        release: ReleaseCode::new("2026.1"),
        rules: ScoringRules::today().set,
        issuer_key: signer.id.clone(),
        rehearsal: false,
    }
}

fn file(signer: &Signer) -> Vec<u8> {
    let told = told(signer);
    let payload = String::from_utf8(told.bytes()).expect("text");
    let kept = Kept {
        id: Id::from_raw(1),
        attempt: Id::from_raw(2),
        session: Id::from_raw(3),
        account: Id::from_raw(4),
        code: told.code.clone(),
        signature: signer.sign(payload.as_bytes()),
        payload,
        key: signer.id.clone(),
        issued_at: AT,
        revoked_at: None,
        replaced_at: None,
    };
    CertificateFile::of(&kept, &signer.public()).text().into_bytes()
}

fn badge(signer: &Signer) -> Vec<u8> {
    let words = Words {
        name: "Certificat".into(),
        description: "Des compétences.".into(),
        criteria: "Un examen.".into(),
        score: "Score".into(),
        evidence: "Un centre.".into(),
        competences: vec![(CompetenceCode::new("1.1"), "Chercher".into())],
    };
    let certificate = told(signer);
    let badge = Badge {
        certificate: &certificate,
        issued_at: AT,
        place: Place { list: 1, position: 4711 },
        platform: PLATFORM,
        issuer: "Académie",
        locale: Locale::Fr,
        words: &words,
    };
    signed_text(signer, &badge.credential())
}

fn signed_text(signer: &Signer, payload: &serde_json::Value) -> Vec<u8> {
    jws::compact(signer, "JWT", &format!("{PLATFORM}/badges/cles/{}", signer.id), payload).into_bytes()
}

fn list(signer: &Signer, number: u32, revoked: &[u32]) -> Vec<u8> {
    signed_text(signer, &list_credential(PLATFORM, number, &encode_list(&Bitstring::of(revoked)), AT))
}

fn set(signer: &Signer) -> Vec<u8> {
    json!({ "keys": [jws::key(&signer.public())] }).to_string().into_bytes()
}

/// The answer in both languages, which must agree; the French sentences.
fn told_of(file: &[u8], keys: Option<&[u8]>, status: Option<&[u8]>) -> (Verdict, String) {
    let [fr, en] = [Locale::Fr, Locale::En].map(|locale| judge(file, keys, status, locale));
    assert_eq!((fr.0, fr.1.len()), (en.0, en.1.len()));
    (fr.0, fr.1.join("\n"))
}

#[test]
fn what_the_issuer_signed_is_genuine_and_says_who_what_and_when() {
    let keys = Signers::from_root([9; 32]);
    let signer = &keys.certificates;
    for proof in [file(signer), badge(signer)] {
        let (verdict, said) = told_of(&proof, Some(&set(signer)), None);
        assert_eq!(verdict, Verdict::Genuine, "{said}");
        for word in [
            "Zoé Lefèvre",
            "312",
            "640",
            "20 novembre 2026",
            "24 novembre 2026",
            "BCDF-GHJK-MPQR",
            &signer.id,
        ] {
            assert!(said.contains(word), "{word}: {said}");
        }
        assert!(said.contains("Hors ligne"), "what cannot be known is said: {said}");
    }
}

#[test]
fn one_flipped_bit_anywhere_is_never_genuine() {
    let keys = Signers::from_root([9; 32]);
    let signer = &keys.certificates;
    let trusted = set(signer);
    let genuine = file(signer);
    let whole = String::from_utf8(genuine.clone()).expect("text");
    // What the file says of its public key is not believed, nor are the names of format and algorithm: all else is signed.
    let payload = whole.find("\"payload\"").expect("a payload")..whole.rfind('"').expect("its end");
    for at in payload.clone().step_by(7) {
        let mut flipped = genuine.clone();
        flipped[at] ^= 1;
        assert_ne!(told_of(&flipped, Some(&trusted), None).0, Verdict::Genuine, "byte {at} of the file");
    }
    let genuine = badge(signer);
    for at in (0..genuine.len()).step_by(13) {
        let mut flipped = genuine.clone();
        flipped[at] ^= 1;
        assert_ne!(told_of(&flipped, Some(&trusted), None).0, Verdict::Genuine, "byte {at} of the badge");
    }
    let altered = whole.replacen("312", "512", 1).into_bytes();
    assert_eq!(told_of(&altered, Some(&trusted), None).0, Verdict::NotGenuine);
}

#[test]
fn another_key_vouches_for_nothing() {
    let [ours, theirs] = [Signers::from_root([9; 32]), Signers::from_root([8; 32])];
    for proof in [file(&theirs.certificates), badge(&theirs.certificates), file(&ours.rehearsals)] {
        let (verdict, said) = told_of(&proof, Some(&set(&ours.certificates)), None);
        assert_eq!(verdict, Verdict::NotGenuine);
        assert!(said.contains("n’est pas dans la liste"), "{said}");
    }
    // The name of our key over a signature of theirs.
    let text = String::from_utf8(file(&theirs.certificates)).expect("text");
    let renamed = text.replace(&theirs.certificates.id, &ours.certificates.id).into_bytes();
    assert_eq!(told_of(&renamed, Some(&set(&ours.certificates)), None).0, Verdict::NotGenuine);
}

#[test]
fn a_revoked_badge_is_not_genuine_and_another_list_tells_nothing() {
    let keys = Signers::from_root([9; 32]);
    let signer = &keys.certificates;
    let (trusted, badge) = (set(signer), badge(signer));
    let verdict = |list: &[u8]| told_of(&badge, Some(&trusted), Some(list));
    assert_eq!(verdict(&list(signer, 1, &[])).0, Verdict::Genuine);
    assert_eq!(verdict(&list(signer, 1, &[4710, 4712])).0, Verdict::Genuine);
    let (revoked, said) = verdict(&list(signer, 1, &[4711]));
    assert!(revoked == Verdict::NotGenuine && said.contains("Révoqué"), "{said}");
    assert_eq!(verdict(&list(signer, 2, &[])).0, Verdict::Unreadable, "the list of others");
    let forged = Signers::from_root([8; 32]);
    assert_eq!(
        verdict(&list(&forged.certificates, 1, &[])).0,
        Verdict::Unreadable,
        "a list of somebody else"
    );
    assert_eq!(verdict(b"{}").0, Verdict::Unreadable);
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let keys = Signers::from_root([9; 32]);
    let signer = &keys.certificates;
    let (proof, trusted) = (file(signer), set(signer));
    for (file, keys, way) in [
        (b"%PDF-1.7 scan".as_slice(), Some(trusted.as_slice()), "tel qu’il a été téléchargé"),
        (b"", Some(&trusted), "tel qu’il a été téléchargé"),
        (&proof, None, "--keys"),
        (&proof, Some(b"{}"), "jwks.json"),
    ] {
        let (verdict, said) = told_of(file, keys, None);
        assert!(verdict == Verdict::Unreadable && said.contains(way), "{said}");
    }
}
