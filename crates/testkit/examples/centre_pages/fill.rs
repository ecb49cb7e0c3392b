//! Multiplies a town by copies of its own rows.

use std::convert::Infallible;

use acts::people::{AddTeacher, Newcomer};
use acts::upkeep::WordNames;
use domain::certification::session::Session;
use domain::id::Id;
use domain::people::Login;
use store::{Act, Blocks, Stop, Tx, account_words, candidate_words};
use testkit::world::{Person, Town};

/// Centres beside the town's own.
const CENTRES: i64 = 2_000;
/// Sessions of the town's first centre, its candidates in each, and its pupils.
const OWN: i64 = 400;
const OWN_CANDIDATES: i64 = 30;
const PUPILS: i64 = 1_200;
/// Candidates of every other session.
const OTHERS: i64 = 6;
/// The first of the accounts that are made, as in the statements.
const ACCOUNT: i64 = 3_000_000_000_000_000;

/// The first of the sessions that are made, as in the statements.
const SESSION: i64 = 2_000_000_000_000_000;

/// Sessions of the town's first centre: one to come, one with the jury and one that was published.
pub fn samples() -> [String; 3] {
    [0, 1, 2].map(|number| Id::<Session>::from_raw(SESSION + number).to_string())
}

/// What the copies are made from.
#[derive(Clone)]
struct Fill {
    sessions: i64,
    centre: i64,
    organisation: i64,
    session: i64,
    attempt: i64,
    pupil: i64,
    now: i64,
}

impl Act for Fill {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let sql = Blocks::read(include_str!("fill.sql"));
        let (own, others) = (OWN.min(self.sessions), (self.sessions - OWN).max(0));
        let today = self.now / 86_400_000;
        tx.write(sql.get("school"), &[self.centre.into(), self.organisation.into()]).await?;
        tx.write(sql.get("centres"), &[CENTRES.into()]).await?;
        let of = [self.sessions, own, self.centre, self.session, today, CENTRES].map(Into::into);
        tx.write(sql.get("sessions"), &of).await?;
        let accounts = own * OWN_CANDIDATES + others * OTHERS;
        tx.write(sql.get("accounts"), &[accounts.into(), self.now.into()]).await?;
        tx.write(sql.get("logins"), &[]).await?;
        tx.write(sql.get("learners"), &[PUPILS.into(), self.organisation.into()]).await?;
        let first = [0, own, OWN_CANDIDATES, ACCOUNT].map(Into::into);
        tx.write(sql.get("candidates"), &first).await?;
        let rest = [own, self.sessions, OTHERS, ACCOUNT + own * OWN_CANDIDATES].map(Into::into);
        tx.write(sql.get("candidates"), &rest).await?;
        for block in ["attempts", "forms", "servings", "answers", "scores", "certificates"] {
            tx.write(sql.get(block), &[self.attempt.into()]).await?;
        }
        let placed = [self.pupil, ACCOUNT, own * OWN_CANDIDATES].map(Into::into);
        tx.write(sql.get("placements"), &placed).await?;
        for block in ["knowledge", "points"] {
            tx.write(sql.get(block), &[self.pupil, ACCOUNT, PUPILS].map(Into::into)).await?;
        }
        tx.write(sql.get("papers"), &[]).await?;
        tx.write(sql.get("signs"), &[]).await?;
        Ok(())
    }
}

/// Puts so many sessions into the town, most of them elsewhere, and gives a teacher of the first centre's school.
pub async fn multiply(town: &Town, sessions: i64) -> Person {
    let world = &town.world;
    let [inès, hugo] = &town.pupils[0];
    let pupils = [
        (["Inès", "Benali", "2011-07-04", "3e 1"], Some(inès)),
        (["Hugo", "Petit", "2011-03-02", "3e 1"], Some(hugo)),
    ];
    let organisation = world.school_of(&town.centres[0].referent, &pupils).await;
    let fill = Fill {
        sessions,
        centre: town.centres[0].id.raw(),
        organisation: organisation.raw(),
        session: town.published.0.id.raw(),
        attempt: town.published.1.raw(),
        pupil: inès.id.raw(),
        now: world.now().millis(),
    };
    world.act(fill).await;
    loop {
        let mut reader = world.store().read().await.expect("a reader");
        let db = &mut reader.conn();
        let accounts = account_words::unworded(db, 5_000).await.expect("accounts");
        let candidates = candidate_words::unworded(db, 5_000).await.expect("candidates");
        drop(reader);
        if accounts.is_empty() && candidates.is_empty() {
            break;
        }
        world.act(WordNames { accounts, candidates }).await;
    }
    let teacher = world.person("Lucie", "Armand", &[]).await;
    let newcomer = Newcomer::Known(Login::parse(&teacher.login).expect("a login"));
    let doing = world.doing_as(town.centres[0].referent.id);
    world.act(AddTeacher { doing, school: organisation, newcomer }).await;
    teacher
}
