//! Extra time that is set or changed on the day.

use acts::certification::{CannotSetExtraTime, SetExtraTime};

use super::super::*;

impl House {
    fn extra(&self, minute: i64, percent: u8) -> SetExtraTime {
        let doing = nadia(minute);
        SetExtraTime {
            id: Id::from_seed(&doing.seed, "extra"),
            doing,
            session: self.of.session(),
            candidate: self.of.candidate(),
            percent,
            reason: "Attestation apportée".into(),
        }
    }

    /// Ends where the time rule says, with the extra time as it stands and everything else that was given.
    async fn ends_with(&self, attempt: Id<Attempt>, percent: i64) {
        let kept = self.current(attempt).await.kept;
        let others = self.changes().await.into_iter().filter(|change| change.cause != TimeCause::ExtraTime);
        let given: i64 = others.map(|change| change.millis).sum();
        let allowed = 105 * 60 * (100 + percent) * 10;
        assert_eq!(kept.timing.ends_at.millis(), kept.started_at.millis() + allowed + given);
        assert_eq!(i64::from(kept.extra_time), percent);
    }
}

#[tokio::test]
async fn extra_time_moves_the_end_once_and_is_told() {
    let (house, attempt) = House::ready().await;
    house.ends_with(attempt, 33).await;
    let act = house.extra(20, 50);
    house.store.act(act.clone()).await.expect("more");
    house.store.act(act).await.expect("the same form again");
    house.ends_with(attempt, 50).await;
    let changes = house.changes().await;
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].cause, changes[0].millis), (TimeCause::ExtraTime, 17 * 105 * 600));
    assert_eq!((changes[0].reason.as_str(), changes[0].by.as_str()), ("Attestation apportée", "Nadia Cissé"));
    house.store.act(house.extra(21, 50)).await.expect("it is so already");
    assert_eq!(house.changes().await.len(), 1);
    assert_eq!(house.journal().await.iter().filter(|act| *act == "set_extra_time").count(), 1);
    // The former form comes again after another: the end stays.
    house.store.act(house.extra(22, 10)).await.expect("less");
    house.store.act(house.extra(20, 50)).await.expect("an old form");
    house.ends_with(attempt, 10).await;
}

#[tokio::test]
async fn nobody_is_left_with_less_than_they_used() {
    let (house, attempt) = House::ready().await;
    // The test started at minute 5: at 120 it has lasted 115 minutes, which is 110 percent of 105 but for a bit.
    let refused = house.store.act(house.extra(120, 0)).await;
    let used = CannotSetExtraTime::Used { lowest: 10 };
    assert!(matches!(refused, Err(Stop::Refused(why)) if why == used), "{refused:?}");
    house.ends_with(attempt, 33).await;
    house.store.act(house.extra(121, 20)).await.expect("as low as that");
    house.ends_with(attempt, 20).await;
    assert_eq!(house.answer(122, attempt).await.expect("there is time left"), 1);
}

#[tokio::test]
async fn extra_time_set_before_the_start_is_that_of_the_test() {
    let house = House::new().await;
    house.tick(1, true).await.expect("ticked");
    let early = house.store.act(house.extra(2, 50)).await;
    assert!(matches!(early, Err(Stop::Refused(CannotSetExtraTime::Session(SessionRefusal::NotOpen)))));
    let centre = Doing { by: Actor::Account(house.of.account()), ..nadia(2) };
    house
        .store
        .act(SetExtraTime { doing: centre, ..house.extra(2, 50) })
        .await
        .expect("the centre, at any time");
    house.open(3).await.expect("open");
    let attempt = house.start(5).await;
    house.ends_with(attempt, 50).await;
    assert!(house.changes().await.is_empty(), "no end was there to move");
    house.end(30, None).await.expect("ended");
    let over = house.store.act(house.extra(31, 60)).await;
    assert!(matches!(over, Err(Stop::Refused(CannotSetExtraTime::Ended(_)))), "{over:?}");
}

#[tokio::test]
async fn what_stands_still_and_what_was_given_stay_beside_extra_time() {
    let (house, attempt) = House::ready().await;
    house.pause(10).await.expect("paused");
    house.store.act(house.extra(15, 50)).await.expect("while it stands still");
    assert!(house.current(attempt).await.kept.timing.holds.has(Hold::Room), "it still does");
    house.go_on(40).await.expect("goes on");
    house.ends_with(attempt, 50).await;
    assert_eq!(house.answer(41, attempt).await.expect("answered"), 1);
    house.ends_with(attempt, 50).await;
}
