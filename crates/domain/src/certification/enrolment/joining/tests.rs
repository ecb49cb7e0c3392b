//! The vectors M01–M13 and V16–V18.

use jiff::civil::date;

use super::*;
use crate::moment::Moment;

const TODAY: Date = date(2026, 11, 20);
const ME: Id<Account> = Id::from_raw(1);
const OTHER: Id<Account> = Id::from_raw(2);

fn listed(number: i64, first: &str, last: &str, birth: Date) -> Listed {
    Listed {
        id: Id::from_raw(number),
        first_name: first.into(),
        last_name: last.into(),
        birth_date: birth,
        local_id: None,
        account: None,
        learner_account: None,
    }
}

fn charlie() -> Listed {
    listed(10, "Charlie", "Bideau", date(1999, 10, 17))
}

fn typed(first: &str, last: &str, birth: &str) -> TypedIdentity {
    TypedIdentity::parse(first, last, birth, TODAY).expect("it fits")
}

fn join(typed: &TypedIdentity, candidates: &[Listed]) -> Result<Joined, CannotJoin> {
    decide_join(&Joining { by: ME, session: SessionState::ToPrepare, typed, candidates, too_soon: None })
}

#[test]
fn the_typed_identity_meets_the_list() {
    let list = [charlie()];
    let joined = Ok(Joined::Now(Id::from_raw(10)));
    let otherwise = |what| Err(CannotJoin::ListedOtherwise { what });
    for (id, first, last, birth, expected) in [
        ("M01", "CHARLIE", "Bideau", "1999-10-17", joined),
        ("M02", "c' ha-rli\u{200b}e", "Bïdéà u", "17/10/1999", joined),
        ("M03", "Michel", "Jean", "2000-01-01", Err(CannotJoin::NotOnList)),
        ("M05", "Bideau", "Charlie", "1999-10-17", Err(CannotJoin::Swapped)),
        ("M05a", "Bideau", "Charlie", "1999-10-18", Err(CannotJoin::NotOnList)),
        ("M06", "Charlie", "Bideau", "18/10/1999", otherwise(Mismatch::BirthDate)),
        ("M06a", "Charly", "Bideau", "17/10/1999", otherwise(Mismatch::FirstName)),
        ("M06b", "Charlie", "Bidault", "17/10/1999", otherwise(Mismatch::LastName)),
        ("M06c", "Charly", "Bidault", "17/10/1999", Err(CannotJoin::NotOnList)),
    ] {
        assert_eq!(join(&typed(first, last, birth), &list), expected, "{id}");
    }
}

#[test]
fn several_rows_are_never_guessed() {
    let me = typed("Charlie", "Bideau", "17/10/1999");
    assert_eq!(
        join(&me, &[charlie(), listed(11, "CHARLIE", "Bideau", date(1999, 10, 17))]),
        Err(CannotJoin::SeveralMatch),
        "M04"
    );
    let twins = [listed(1, "Ana", "Roux", date(2008, 1, 2)), listed(2, "Eva", "Roux", date(2008, 1, 2))];
    let near = join(&typed("Ada", "Roux", "02/01/2008"), &twins);
    assert_eq!(near, Err(CannotJoin::ListedOtherwise { what: Mismatch::FirstName }));
    let mixed = [listed(1, "Ana", "Roux", date(2008, 1, 2)), listed(2, "Ada", "Petit", date(2008, 1, 2))];
    assert_eq!(join(&typed("Ada", "Roux", "02/01/2008"), &mixed), Err(CannotJoin::NotOnList));
}

#[test]
fn homonyms_of_one_day_join_by_what_is_known_of_them() {
    let me = typed("Charlie", "Bideau", "17/10/1999");
    let numbered = |row: i64, id: &str| Listed {
        local_id: Some(id.into()),
        ..listed(row, "Charlie", "Bideau", date(1999, 10, 17))
    };
    let two = [numbered(10, "3eB-7"), numbered(11, "3eC-2")];
    assert_eq!(join(&me, &two), Err(CannotJoin::SeveralMatch));
    let said = |id: &str| TypedIdentity { local_id: Some(id.into()), ..me.clone() };
    assert_eq!(join(&said("3ec 2"), &two), Ok(Joined::Now(Id::from_raw(11))));
    assert_eq!(join(&said("3eD-1"), &two), Err(CannotJoin::SeveralMatch));
    let [one, other] = two;
    let pupil = Listed { learner_account: Some(ME), ..other.clone() };
    assert_eq!(join(&me, &[one.clone(), pupil]), Ok(Joined::Now(Id::from_raw(11))));
    let mine = Listed { account: Some(ME), ..other };
    assert_eq!(join(&me, &[one, mine]), Ok(Joined::Before(Id::from_raw(11))));
}

#[test]
fn ligatures_and_scripts_match() {
    let list = [listed(1, "Léa", "Œuvrard", date(2008, 1, 2)), listed(2, "李", "王", date(2008, 1, 2))];
    assert_eq!(join(&typed("LEA", "OEUVRARD", "02/01/2008"), &list), Ok(Joined::Now(Id::from_raw(1))), "M07");
    assert_eq!(join(&typed("李", "王", "02/01/2008"), &list), Ok(Joined::Now(Id::from_raw(2))));
}

#[test]
fn one_account_is_one_candidate() {
    let me = typed("Charlie", "Bideau", "17/10/1999");
    let mine = Listed { account: Some(ME), ..charlie() };
    assert_eq!(join(&me, &[mine]), Ok(Joined::Before(Id::from_raw(10))), "M08");
    let taken = Listed { account: Some(OTHER), ..charlie() };
    assert_eq!(join(&me, &[taken]), Err(CannotJoin::LinkedToAnotherAccount), "M09");
    let elsewhere = Listed { account: Some(ME), ..listed(11, "Ana", "Roux", date(2008, 1, 2)) };
    assert_eq!(join(&me, &[charlie(), elsewhere]), Err(CannotJoin::AlreadyLinkedInSession), "M10");
}

#[test]
fn a_learner_joins_with_the_account_of_the_profile() {
    let me = typed("Charlie", "Bideau", "17/10/1999");
    let with = |learner_account| [Listed { learner_account, ..charlie() }];
    assert_eq!(join(&me, &with(Some(OTHER))), Err(CannotJoin::OtherAccountUsed { account: OTHER }), "M11");
    assert_eq!(join(&me, &with(Some(ME))), Ok(Joined::Now(Id::from_raw(10))));
    assert_eq!(join(&me, &with(None)), Ok(Joined::Now(Id::from_raw(10))), "M12");
}

#[test]
fn a_finalised_session_takes_nobody() {
    let me = typed("Charlie", "Bideau", "17/10/1999");
    let at = Moment::from_millis(0);
    let decided = decide_join(&Joining {
        by: ME,
        session: SessionState::Finalised { at },
        typed: &me,
        candidates: &[charlie()],
        too_soon: None,
    });
    assert_eq!(decided, Err(CannotJoin::Session(SessionRefusal::Finalised { at })), "M13");
}

#[test]
fn who_sat_lately_joins_from_a_day_on() {
    let (me, from) = (typed("Charlie", "Bideau", "17/10/1999"), date(2026, 12, 5));
    let join = |candidates: &[Listed]| {
        let session = SessionState::ToPrepare;
        decide_join(&Joining { by: ME, session, typed: &me, candidates, too_soon: Some(from) })
    };
    assert_eq!(join(&[charlie()]), Err(CannotJoin::TooSoon { from }));
    let mine = Listed { account: Some(ME), ..charlie() };
    assert_eq!(join(&[mine]), Ok(Joined::Before(Id::from_raw(10))), "who joined before stays joined");
    let taken = Listed { account: Some(OTHER), ..charlie() };
    assert_eq!(join(&[taken]), Err(CannotJoin::LinkedToAnotherAccount), "what is wrong here comes first");
}

#[test]
fn the_form_tells_every_fault() {
    let whys = |first, last, birth| -> Vec<(FieldName, Why)> {
        let faults = TypedIdentity::parse(first, last, birth, TODAY).expect_err("something does not fit");
        faults.into_iter().map(|f| (f.field, f.why)).collect()
    };
    assert_eq!(whys("Ana", "Roux", "1999-11-31"), [(FieldName::BirthDate, Why::NoSuchDay)], "V16");
    assert_eq!(whys("Ana", "Roux", "1899-06-06"), [(FieldName::BirthDate, Why::DateTooOld)], "V17");
    assert_eq!(whys("", "Roux", "1999-11-30"), [(FieldName::FirstName, Why::Required)], "V18");
    assert_eq!(whys("", "—", "").len(), 3);
}
