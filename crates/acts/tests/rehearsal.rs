//! Rehearsals: prepared once, apart from everything real, and forgotten without a trace.

use crate::jury::house::{House, START, doing, id, seed};
use acts::Doing;
use acts::certification::{AssignSession, ProposeWithdrawal};
use acts::rehearsal::prepare_rehearsal::Post;
use acts::rehearsal::{ForgetRehearsal, PrepareRehearsal, Prepared};
use domain::journal::Actor;
use store::rehearsals::{self, Layer};
use store::{Act, Blocks, Location, Stop, Store, Tx, accounts, centres};

/// Every table whose rows belong to somebody.
const TABLES: [&str; 35] = [
    "accreditation",
    "account",
    "account_word",
    "answer",
    "attempt",
    "attempt_form",
    "candidate",
    "candidate_word",
    "centre",
    "centre_listing",
    "centre_member",
    "certificate",
    "check_link",
    "competence_points",
    "complementary_request",
    "decision",
    "incident",
    "invigilation",
    "journal",
    "journal_head",
    "knowledge",
    "organisation_member",
    "paper_destruction",
    "placement",
    "placement_serving",
    "platform_role",
    "score",
    "serving",
    "session",
    "sign_in_method",
    "visit",
    "withdrawal",
    "workstation",
    "learner",
    "organisation",
];

/// Runs statements as they stand.
#[derive(Clone)]
struct Write(&'static [&'static str]);

impl Act for Write {
    type Done = ();
    type Refusal = ();

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<()>> {
        for statement in self.0 {
            let blocks = Blocks::read(&format!("-- BLOCK one\n{statement}"));
            tx.write(blocks.get("one"), &[]).await?;
        }
        Ok(())
    }
}

/// What a published session does not have yet: placement, visit, login, role, invigilator, learner, and what surrounds it.
const FURNITURE: Write = Write(&[
    "INSERT INTO placement (id, account_id, competence, release, locale, seed, started_at, serving, version)
     SELECT 1, account_id, '1.1', '2026-11', 'fr', seed, 0, 1, 0 FROM attempt ORDER BY id LIMIT 1",
    "INSERT INTO placement_serving (placement_id, number, challenge, skill, seed, shown, expected, served_at)
     SELECT 1, 1, 'c', 's', seed, '{}', '{}', 0 FROM placement",
    "INSERT INTO knowledge (account_id, placement_id, number, skill, topic, competence, level, status, source, points, learnt_at)
     SELECT account_id, 1, 1, 's', 't', '1.1', 1, 'validated', 'direct', 4, 0 FROM placement",
    "INSERT INTO account_word (word, account_id) SELECT seed, account_id FROM placement",
    "INSERT INTO competence_points (account_id, competence, points) SELECT account_id, '1.1', 4 FROM placement",
    "INSERT INTO visit (token_hash, account_id, started_at, expires_at) SELECT seed, account_id, 0, 1 FROM placement",
    "INSERT INTO sign_in_method (provider, subject, account_id, secret, one_time, created_at)
     SELECT 'password', 'ines', account_id, '', 0, 0 FROM placement",
    "INSERT INTO platform_role (account_id, role, granted_at) SELECT account_id, 'jury_member', 0 FROM placement",
    "INSERT INTO invigilation (token_hash, session_id, name, entered_at, expires_at)
     SELECT seed, session_id, 'Nadia', 0, 1 FROM attempt ORDER BY id LIMIT 1",
    "INSERT INTO organisation (id, name, kind, created_at) VALUES (1, 'Lycée', 'SCO', 0)",
    "INSERT INTO organisation_member (organisation_id, account_id, role) SELECT 1, account_id, 'admin' FROM placement",
    "INSERT INTO learner (id, organisation_id, first_name, last_name, birth_date, account_id)
     SELECT 1, 1, 'Inès', 'Benali', '2011-07-04', account_id FROM placement",
    "INSERT INTO check_link (centre_id, id, made_at) SELECT id, id, 0 FROM centre",
    "INSERT INTO workstation (centre_id, name_key, name, report, checked_at) SELECT id, 'B1', 'B1', '{}', 0 FROM centre",
    "INSERT INTO centre_listing (centre_id, town, shows_sessions, seats, search_key, listed_at)
     SELECT id, '', 0, 20, 'LYCEE', 0 FROM centre",
    "INSERT INTO accreditation (id, centre_id, certification, begins, given_at) SELECT id, id, 'clea', '2026-09-01', 0 FROM centre",
    "INSERT INTO complementary_request (candidate_id, certification, asked_at) SELECT id, 'clea', 0 FROM candidate",
    "INSERT INTO paper_destruction (session_id, destroyed_at, noted_by) SELECT id, 0, created_by FROM session",
]);
/// Makes all of it a rehearsal.
const MARK: Write = Write(&[
    "UPDATE account SET rehearsal = 1",
    "UPDATE centre SET rehearsal = 1",
    "UPDATE session SET rehearsal = 1",
]);

async fn counts(store: &Store) -> Vec<(&'static str, i64)> {
    let mut reader = store.read().await.expect("a reader");
    let mut counts = Vec::new();
    for table in TABLES {
        let blocks = Blocks::read(&format!("-- BLOCK one\nSELECT count(*) FROM {table}"));
        let row = reader.conn().row(blocks.get("one"), &[]).await.expect("readable").expect("a row");
        counts.push((table, row.only().expect("a number")));
    }
    counts
}

async fn forget(store: &Store) {
    for layer in Layer::ALL {
        while store.act(ForgetRehearsal { layer }).await.expect("forgotten") > 0 {}
    }
}

#[tokio::test]
async fn a_rehearsal_is_forgotten_and_nothing_else() {
    let house = House::taken(&[], "").await;
    house.publish(("helene", 140), false).await.expect("published");
    house.store.act(FURNITURE).await.expect("furnished");
    let before = counts(&house.store).await;
    let empty: Vec<_> = before.iter().filter(|(_, count)| *count == 0).map(|(table, _)| *table).collect();
    assert_eq!(empty, ["decision", "incident", "withdrawal"], "the test proves nothing about an empty table");
    forget(&house.store).await;
    assert_eq!(counts(&house.store).await, before, "what is real stays");
    house.store.act(MARK).await.expect("marked");
    forget(&house.store).await;
    let left: Vec<_> = counts(&house.store).await.into_iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(left, [("learner", 1), ("organisation", 1)]);
}

#[tokio::test]
async fn what_was_reported_and_decided_goes_too() {
    let house = House::taken(&[("C1", "")], "").await;
    house.store.act(MARK).await.expect("marked");
    forget(&house.store).await;
    assert!(counts(&house.store).await.iter().all(|(_, count)| *count == 0));
}

#[tokio::test]
async fn a_withdrawal_that_waits_and_one_that_was_confirmed_go_too() {
    for confirmed in [false, true] {
        let house = House::taken(&[], "").await;
        house.publish(("helene", 140), false).await.expect("published");
        if confirmed {
            house.withdraw(150).await.expect("withdrawn");
        } else {
            let (session, reason) = (id("session"), "Mauvaise question.".to_owned());
            let proposal = ProposeWithdrawal { doing: doing("president", 150), session, reason };
            house.store.act(proposal).await.expect("proposed");
        }
        let before = counts(&house.store).await;
        assert!(before.contains(&("withdrawal", 1)), "confirmed: {confirmed}");
        forget(&house.store).await;
        assert_eq!(counts(&house.store).await, before, "what is real stays");
        house.store.act(MARK).await.expect("marked");
        forget(&house.store).await;
        assert!(counts(&house.store).await.iter().all(|(_, count)| *count == 0), "confirmed: {confirmed}");
    }
}

#[tokio::test]
async fn a_real_jury_and_a_rehearsal_do_not_see_each_other() {
    let house = House::finalised(&[], "").await;
    house.store.act(Write(&["UPDATE session SET rehearsal = 1"])).await.expect("marked");
    let take = AssignSession { doing: doing("helene", 130), session: id("session") };
    assert!(matches!(house.store.act(take.clone()).await, Err(Stop::Absent)));
    house.store.act(MARK).await.expect("marked");
    house.store.act(take).await.expect("a member of the rehearsal's jury takes it");
}

async fn prepare(store: &Store, chance: &str, hash: &str) -> Prepared {
    let doing = Doing { at: START, by: Actor::Program, seed: seed(chance) };
    let hashes = [0, 1, 2].map(|post| format!("{hash}{post}"));
    store.act(PrepareRehearsal { doing, hashes }).await.expect("prepared")
}

#[tokio::test]
async fn the_centre_and_its_staff_are_made_once_and_get_new_passwords() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&Location::Folder(folder.path().to_owned())).await.expect("a store");
    let first = prepare(&store, "first", "one").await;
    assert_eq!(prepare(&store, "second", "two").await, first);
    let mut reader = store.read().await.expect("a reader");
    let db = &mut reader.conn();
    assert!(centres::by_id(db, first.centre).await.expect("readable").expect("a centre").rehearsal);
    let staff = rehearsals::staff(db, first.centre).await.expect("readable");
    let posts: Vec<&str> = staff.iter().map(|one| one.role.as_str()).collect();
    assert_eq!(posts, ["jury_member", "jury_president", "referent"]);
    for (number, (post, login)) in Post::ALL.iter().zip(&first.logins).enumerate() {
        let credential = accounts::credential(db, login).await.expect("readable").expect("a login");
        assert_eq!(credential.secret, format!("two{number}"), "{post:?}");
        assert!(!credential.one_time);
        assert!(
            accounts::by_id(db, credential.account).await.expect("readable").expect("a person").rehearsal
        );
    }
}
