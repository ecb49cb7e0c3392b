//! A list given to a session, and given again while candidates join.

use acts::certification::{ImportCandidates, Imported, JoinSession};
use domain::certification::enrolment::{Candidate, NewCandidate, TypedIdentity};
use domain::certification::session::{Session, SessionRefusal};
use domain::id::Id;
use serde_json::Value;
use store::candidates::{self, Kept};
use store::{Stop, journal};

use crate::centre::house::{House, doing, id, person};

async fn rows(house: &House, session: Id<Session>) -> Vec<Kept> {
    let mut reader = house.store.read().await.expect("a reader");
    candidates::of_session(&mut reader.conn(), session).await.expect("a list")
}

async fn told(house: &House, session: Id<Session>, act: &str) -> Vec<Value> {
    let mut reader = house.store.read().await.expect("a reader");
    let records = journal::of_stream(&mut reader.conn(), &journal::stream("session", session)).await;
    let payload = |record: journal::Kept| serde_json::from_str(&record.payload.unwrap_or_default()).ok();
    records.expect("records").into_iter().filter(|record| record.act == act).filter_map(payload).collect()
}

fn import(session: Id<Session>, chance: &str, rows: Vec<NewCandidate>) -> ImportCandidates {
    ImportCandidates { doing: doing(0, chance), session, rows }
}

fn join(session: Id<Session>, who: &str, last: &str, first: &str, born: &str) -> JoinSession {
    let typed = TypedIdentity {
        first_name: first.into(),
        last_name: last.into(),
        birth_date: born.parse().expect("a date"),
        local_id: None,
    };
    JoinSession { doing: doing(0, &format!("join {who}")), account: id(who), session, typed }
}

#[tokio::test]
async fn a_list_given_again_changes_what_it_says_otherwise_and_nothing_else() {
    let house = House::new().await;
    let session = house.session("session").await;
    let first = vec![
        person("Ancien", "Paul", "2011-01-01"),
        person("Abadie", "Léo", "2012-02-29"),
        person("Arnaud", "Jules", "2011-05-27"),
    ];
    let given = import(session, "first", first);
    let done = house.store.act(given.clone()).await.expect("imported");
    assert_eq!(done, Imported { added: 3, ..Imported::default() });
    let again = house.store.act(given).await.expect("the same act");
    assert_eq!(again, Imported::default(), "nothing changes, nothing is told");
    assert_eq!(told(&house, session, "import_candidates").await.len(), 1);
    let before = rows(&house, session).await;

    let second = vec![
        NewCandidate {
            extra_time_percent: 33,
            local_id: Some("12".into()),
            ..person("ABADIE", "Léo", "2012-02-29")
        },
        person("Arnaud", "Jules", "2011-05-27"),
        person("Benali", "Inès", "2011-07-04"),
    ];
    let done = house.store.act(import(session, "second", second)).await.expect("imported");
    assert_eq!(done, Imported { added: 1, changed: 1, gone: 1, stayed: 0 });
    let after = rows(&house, session).await;
    assert_eq!(house.list(session).await, ["ABADIE Léo", "Arnaud Jules", "Benali Inès"]);
    assert_eq!(
        (after[0].id, after[1].id),
        (before[0].id, before[2].id),
        "they stay the candidates they were"
    );
    let changed = told(&house, session, "change_candidate").await;
    assert_eq!(changed[0]["changes"][0]["before"], "Abadie");
    assert_eq!(changed[0]["changes"][1]["field"], "local_id");
    assert_eq!(changed[0]["changes"].as_array().map(Vec::len), Some(2), "extra time is told apart");
    assert_eq!(told(&house, session, "set_extra_time").await[0]["percent"], 33);
    house.check_journal().await;
}

#[tokio::test]
async fn nobody_stands_on_a_list_twice_and_a_finalised_session_takes_none() {
    let house = House::new().await;
    let session = house.session("other").await;
    let twice = vec![person("Benali", "Inès", "2011-07-04"), person("Bénali", "INES", "2011-07-04")];
    let refused = house.store.act(import(session, "twice", twice)).await;
    assert!(matches!(refused, Err(Stop::Failed(_))), "the page tells it before");
    assert!(house.list(session).await.is_empty());
    let held = house.held().await;
    house
        .store
        .act(crate::centre::house::finalisation(doing(200, "finalise"), held, "technical"))
        .await
        .expect("finalised");
    let late = house.store.act(import(held, "late", vec![person("Roux", "Ana", "2011-01-01")])).await;
    assert!(matches!(late, Err(Stop::Refused(SessionRefusal::Finalised { .. }))));
}

#[tokio::test]
async fn a_list_given_while_candidates_join_loses_nobody() {
    let house = House::new().await;
    for round in 0..6 {
        let session = house.session(&format!("session {round}")).await;
        let people = [("ines", "Benali", "Inès"), ("hugo", "Petit", "Hugo"), ("lina", "Roux", "Ana")];
        let mut seats: Vec<Id<Candidate>> = Vec::new();
        for (who, last, first) in people {
            let name = format!("candidate {round} {who}");
            seats.push(house.enrol(session, &name, person(last, first, "2011-07-04")).await);
        }
        let [one, two, three] =
            people.map(|(who, last, first)| join(session, who, last, first, "2011-07-04"));
        let new_list = vec![
            NewCandidate {
                results_email: Some("prof@exemple.fr".into()),
                ..person("Petit", "Hugo", "2011-07-04")
            },
            person("Diop", "Léo", "2011-02-03"),
        ];
        let given = import(session, &format!("import {round}"), new_list);
        let (first, imported, second, third) = tokio::join!(
            house.store.act(one),
            house.store.act(given),
            house.store.act(two),
            house.store.act(three)
        );
        imported.expect("imported");
        let kept = rows(&house, session).await;
        for (place, joined) in [first, second, third].into_iter().enumerate() {
            // Whoever joined before the list came is still there; whoever came after it finds no row, and is told.
            let there = kept.iter().find(|row| row.id == seats[place]);
            match joined {
                Ok(_) => {
                    assert!(
                        there.is_some_and(|row| row.account.is_some()),
                        "round {round}: {place} was lost"
                    );
                }
                Err(Stop::Refused(_)) => assert!(there.is_none(), "round {round}: {place} was refused"),
                Err(stop) => panic!("{stop:?}"),
            }
        }
        assert!(
            kept.iter().any(|row| row.last_name == "Petit") && kept.iter().any(|row| row.last_name == "Diop")
        );
    }
    house.check_journal().await;
}
