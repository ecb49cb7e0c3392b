//! Random walks of one candidate: back, reload, a double click, two tabs, forms of yesterday, forms that nobody made. Whatever
//! comes, the server never fails, and every answer that it acknowledged is there once, as it was sent.
//!
//! `PARCHEMIN_WALKS` says how many walks (200 in the gate; 10,000 by hand, see docs/performance.md), in lots over all cores. What
//! breaks tells the number of its lot; `PARCHEMIN_LOT` walks that lot alone.

use std::collections::BTreeMap;
use std::convert::Infallible;

use domain::certification::attempt::{Attempt, AttemptState};
use domain::id::Id;
use domain::seed::{Dice, Seed};
use http::Method;
use store::attempts;
use testkit::cores;
use testkit::walker::{Browser, Page};
use testkit::world::{Centre, Person, Session, World};
use web_shell::cookies::Name;
use web_shell::question::{Posted, value_of};

const FORM: &str = "application/x-www-form-urlencoded";
/// Walks of one lot: one candidate after the other on a server of their own.
const LOT: u64 = 50;
/// Steps of one walk.
const STEPS: usize = 12;
/// Forms that a walker remembers: the pages behind the back button.
const MEMORY: usize = 12;
/// What is typed or ticked.
const VALUES: [&str; 8] = ["1", "2", "1 2 3", "Lyon", "3,14", "<script>", "=cmd|' /C calc'!A0", "🙂"];

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// A form as a page showed it, filled.
#[derive(Clone)]
struct Filled {
    serving: String,
    fields: Posted,
}

impl Filled {
    fn body(&self) -> (String, Vec<u8>) {
        let body = serde_urlencoded::to_string(&self.fields).expect("a form");
        (FORM.to_owned(), body.into_bytes())
    }
}

/// A candidate in a test, with two tabs, the second of which runs scripts, and what was acknowledged.
struct Walker<'a> {
    world: &'a World,
    person: &'a Person,
    session: Session,
    attempt: Id<Attempt>,
    tabs: [Browser; 2],
    remembered: Vec<Filled>,
    /// By serving: the form that was acknowledged first.
    ledger: BTreeMap<String, Filled>,
    dice: Dice,
}

impl<'a> Walker<'a> {
    async fn start(world: &'a World, centre: &Centre, person: &'a Person, seed: &Seed) -> Self {
        let session = world.session_of(centre, &[person]).await;
        world.open_room(&session).await;
        world.join(&session, person).await;
        world.tick(&session, 0).await;
        let first = world.signed_in(person).await;
        let attempt = world.start(&session, person, &first).await;
        let mut second = world.browser();
        for name in [Name::Browser, Name::Known, Name::Looks] {
            if let Some(value) = first.cookie(name.text(false)) {
                second.put_cookie(name.text(false), value);
            }
        }
        second.prefer_pages();
        let (remembered, ledger, dice) = (Vec::new(), BTreeMap::new(), seed.dice());
        Self { world, person, session, attempt, tabs: [first, second], remembered, ledger, dice }
    }

    fn path(&self) -> String {
        format!("/candidat/test/{}", self.attempt)
    }

    async fn get(&mut self, path: &str) -> Page {
        let tab = self.dice.below(2);
        let page = self.tabs[tab].send(Method::GET, path, None).await;
        sound(&page);
        page
    }

    /// The question that waits, filled somehow; nothing once the test is over.
    async fn look(&mut self) -> Option<Filled> {
        let page = self.get(&self.path()).await;
        let value = |name: &str| page.attributes(&format!("#exam input[name={name}]"), "value").pop();
        let (csrf, serving, fence) = (value("csrf")?, value("serving")?, value("fence")?);
        let mut fields =
            vec![("csrf".into(), csrf), ("serving".into(), serving.clone()), ("fence".into(), fence)];
        let typed = (*self.dice.pick(&VALUES)).to_owned();
        fields.extend(typed.split(' ').map(|value| ("r".to_owned(), value.to_owned())));
        let filled = Filled { serving, fields };
        self.remembered.push(filled.clone());
        if self.remembered.len() > MEMORY {
            self.remembered.remove(0);
        }
        Some(filled)
    }

    async fn post(&mut self, filled: &Filled) -> Page {
        let tab = self.dice.below(2);
        let path = format!("{}/reponse", self.path());
        let before = self.waiting().await;
        let page = self.tabs[tab].send(Method::POST, &path, Some(filled.body())).await;
        sound(&page);
        self.note(before.as_deref(), filled, &page).await;
        if is_shown(&page) {
            let passes = filled.fields.iter().any(|(name, _)| name == "passe");
            assert!(passes || self.ledger.contains_key(&filled.serving), "only what is kept leads on");
            let asked = self.tabs[tab].send(Method::GET, &self.path(), None).await;
            assert_eq!((page.status, page.source()), (asked.status, asked.source()), "the page as it is");
        }
        page
    }

    /// An answer to the question that waited, after which another waits, was acknowledged.
    async fn note(&mut self, before: Option<&str>, filled: &Filled, page: &Page) {
        let moved = before == Some(filled.serving.as_str()) && self.waiting().await.as_deref() != before;
        if moved {
            assert!(page.status.as_u16() == 303 || is_shown(page), "what was kept is told so");
            self.ledger.entry(filled.serving.clone()).or_insert_with(|| filled.clone());
        }
    }

    /// The serving that waits for an answer, as the store has it.
    async fn waiting(&self) -> Option<String> {
        let mut reader = self.world.store().read().await.expect("a reader");
        let kept = attempts::current(&mut reader.conn(), self.attempt, self.person.id).await;
        let kept = kept.expect("readable").expect("there").kept;
        (kept.state == AttemptState::Running).then(|| kept.serving.to_string())
    }

    /// The same form twice in the same moment, from two tabs.
    async fn double(&mut self, filled: &Filled) {
        let path = format!("{}/reponse", self.path());
        let before = self.waiting().await;
        let [one, other] = &mut self.tabs;
        let (first, second) = tokio::join!(
            one.send(Method::POST, &path, Some(filled.body())),
            other.send(Method::POST, &path, Some(filled.body())),
        );
        for page in [first, second] {
            sound(&page);
            self.note(before.as_deref(), filled, &page).await;
        }
    }

    /// One step; false once the test is over.
    async fn step(&mut self) -> bool {
        let Some(mut filled) = self.look().await else { return false };
        match self.dice.below(12) {
            0..=3 => drop(self.post(&filled).await),
            4 => self.double(&filled).await,
            5 => {
                filled.fields.push(("passe".into(), (*self.dice.pick(&["1", "oui", "oui", "non"])).into()));
                drop(self.post(&filled).await);
            }
            6 => {
                // The back button: an older form, perhaps filled otherwise.
                let mut older = self.dice.pick(&self.remembered).clone();
                if self.dice.below(2) == 0 {
                    older.fields.retain(|(name, _)| name != "r");
                    older.fields.push(("r".into(), "3".into()));
                }
                drop(self.post(&older).await);
            }
            7 => {
                let missing = (*self.dice.pick(&["csrf", "serving", "fence", "r"])).to_owned();
                filled.fields.retain(|(name, _)| *name != missing);
                drop(self.post(&filled).await);
            }
            8 => {
                let wrong = (*self.dice.pick(&["serving", "fence", "csrf"])).to_owned();
                let value =
                    (*self.dice.pick(&["", "0", "-1", "99999999999999999999", "zzzzzzzzzzzzz"])).to_owned();
                for field in filled.fields.iter_mut().filter(|(name, _)| *name == wrong) {
                    field.1.clone_from(&value);
                }
                drop(self.post(&filled).await);
            }
            9 => {
                let elsewhere = format!("/candidat/certification/{}", self.session.id);
                let paths =
                    ["/candidat".to_owned(), elsewhere, self.path(), "/candidat/certifications".to_owned()];
                let path = self.dice.pick(&paths).clone();
                drop(self.get(&path).await);
            }
            10 => {
                let path = format!("{}/fichiers/rien.pdf", self.path());
                drop(self.get(&path).await);
            }
            _ => {
                let path = format!("{}/fenetre", self.path());
                let tab = self.dice.below(2);
                sound(&self.tabs[tab].send(Method::POST, &path, Some(filled.body())).await);
            }
        }
        true
    }

    /// Everything that was acknowledged is kept once, as it was sent; nothing else is.
    async fn account(&self) {
        let mut reader = self.world.store().read().await.expect("a reader");
        let kept = attempts::answers(&mut reader.conn(), self.attempt).await.expect("readable");
        assert_eq!(kept.len(), self.ledger.len(), "as many answers as were acknowledged");
        for (answer, position) in kept.iter().zip(1..) {
            assert_eq!(answer.position, position, "one after the other");
            let sent = self.ledger.get(&answer.serving.to_string()).expect("it was acknowledged");
            let passed = sent.fields.iter().any(|(name, _)| name == "passe");
            let value = (!passed).then(|| value_of(&answer.shown.form, &sent.fields));
            assert_eq!(answer.value, value, "as it was sent");
        }
    }
}

/// Whether it is the page of the test as the reply to an answer.
fn is_shown(page: &Page) -> bool {
    page.headers.contains_key("content-location")
}

/// Not a failure of the server, whatever was asked.
fn sound(page: &Page) {
    assert!(page.status.as_u16() < 500, "{}", page.described());
}

/// What came of a lot.
struct Walked {
    walks: u64,
    /// Tests to their end.
    held: u64,
    /// Answers acknowledged.
    answers: u64,
}

/// So many walks on a fresh server. The lot is the seed of what people do.
async fn lot(number: u64, walks: u64) -> Walked {
    let world = World::new().await;
    let centre = world.centre_with_referent("Collège des Tilleuls").await;
    let person = world.placed_account("Inès", "Benali", 2).await;
    let seed = Seed::from_bytes([17; 32]).branch(&format!("lot {number}"));
    let mut sum = Walked { walks, held: 0, answers: 0 };
    let mut walker = Walker::start(&world, &centre, &person, &seed.branch("0")).await;
    for walk in 1..=walks {
        for _ in 0..STEPS {
            if walker.step().await {
                continue;
            }
            walker.account().await;
            sum.held += 1;
            sum.answers += walker.ledger.len() as u64;
            // Nobody sits again before the delay between two sittings is over.
            world.pass_minutes(16 * 24 * 60);
            walker = Walker::start(&world, &centre, &person, &seed.branch(&walk.to_string())).await;
        }
        walker.account().await;
    }
    sum.answers += walker.ledger.len() as u64;
    sum
}

#[test]
fn no_walk_loses_an_answer_or_breaks_the_server() {
    let (walks, lots) = if let Some(alone) = number("PARCHEMIN_LOT") {
        ((alone + 1) * LOT, alone..alone + 1)
    } else {
        let walks = number("PARCHEMIN_WALKS").unwrap_or(200);
        (walks, 0..walks.div_ceil(LOT))
    };
    let walked = cores::each(lots, |number| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let lot = lot(number, LOT.min(walks - number * LOT));
        Ok::<_, Infallible>(runtime.expect("a runtime").block_on(lot))
    });
    let Ok(walked) = walked;
    let sum = |of: fn(&Walked) -> u64| walked.iter().map(of).sum::<u64>();
    let (walks, held, answers) = (sum(|lot| lot.walks), sum(|lot| lot.held), sum(|lot| lot.answers));
    println!("{walks} walks in {} lots, {held} tests to their end, {answers} answers", walked.len());
    assert!(answers > walks, "the walks answer more than once each");
}
