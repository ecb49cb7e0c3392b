//! Simulated exam days: whatever people, devices, networks and servers do, what must be true stays true (ADR 0027).
//!
//! `PARCHEMIN_DAYS` says how many (30 in the gate; thousands by hand, see docs/performance.md), over all cores. With the feature
//! `planted` each fault of the list is built in, in turn, and must be found.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;
use testkit::exam_day::planted::{FAULTS, FAULTS_OF_KILLS};

/// The default build holds no fault: this file would not compile otherwise.
#[cfg(not(feature = "planted"))]
const _: () = assert!(!store::SABOTAGED);

#[cfg(not(feature = "planted"))]
mod days {
    use testkit::cores;
    use testkit::exam_day::live;

    #[test]
    fn what_must_be_true_stays_true() {
        let days = std::env::var("PARCHEMIN_DAYS").ok().and_then(|n| n.parse().ok()).unwrap_or(30);
        let lived = cores::each(0..days, live).unwrap_or_else(|broken| panic!("{broken}"));
        let answers: usize = lived.iter().map(|day| day.answers).sum();
        let crashes: usize = lived.iter().map(|day| day.crashes).sum();
        assert!(answers > 15 * lived.len(), "only {answers} answers: the test proves nothing");
        assert!(crashes > 5 * lived.len(), "only {crashes} crashes: the test proves nothing");
    }

    #[test]
    fn the_same_number_is_the_same_day() {
        let (one, again) = (live(7).expect("a day"), live(7).expect("a day"));
        assert_eq!(one, again);
        assert_ne!(one.digest, live(8).expect("a day").digest);
    }
}

#[cfg(feature = "planted")]
#[test]
fn every_planted_fault_is_found() {
    let days = std::env::var("PARCHEMIN_DAYS").ok().and_then(|n| n.parse().ok()).unwrap_or(30);
    let mut missed = Vec::new();
    for (name, what) in FAULTS {
        match testkit::exam_day::planted::hunt(name, 0, days) {
            Some(broken) => println!("{name}: day {}, step {}: {}", broken.number, broken.step, broken.why),
            None => missed.push(format!("{name}: {what}")),
        }
    }
    assert!(missed.is_empty(), "not found in {days} days: {missed:#?}");
}

fn names_in(folder: &Path, asked: &Regex, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            names_in(&path, asked, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a text");
            found.extend(asked.captures_iter(&text).map(|captured| captured[1].to_owned()));
        }
    }
}

#[test]
fn the_list_of_faults_is_that_of_the_code() {
    let asked = Regex::new(r#"planted::is\("(\w+)"\)"#).expect("a pattern");
    let mut found = BTreeSet::new();
    for name in ["domain", "bank", "store", "acts"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src");
        names_in(&folder, &asked, &mut found);
    }
    let listed: BTreeSet<String> =
        FAULTS.iter().chain(&FAULTS_OF_KILLS).map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, listed);
}
