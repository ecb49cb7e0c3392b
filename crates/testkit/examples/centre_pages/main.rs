//! How long every page takes with a whole country in the database:
//! `cargo run --release -p testkit --example centre_pages [ROUNDS] [SESSIONS] [postgres]` (wanted: 30 ms at most, p99).
//!
//! A small town is multiplied: 100,000 sessions over eight years in 2,000 centres, 600,000 candidates with their accounts, tests,
//! scores and certificates; one centre holds 400 sessions of thirty, for a school of 1,200 pupils who were placed. Then each
//! person opens the pages of a session to come, of one with the jury and of a published one, as far as they may, follows every
//! link from there and from their own first page, and one page of each kind is asked for so many times over the router, with some
//! searches. Papers and other files, which the press makes beside the requests, are left out. A miss, or a page that is broken,
//! ends with an error status.

use std::collections::{BTreeSet, VecDeque};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use http::Method;
use mimalloc::MiMalloc;
use testkit::engines::{embedded, postgres};
use testkit::walker::Browser;
use testkit::world::{Town, World};
use web_shell::forecast;

mod fill;

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// What a page may take, p99.
const LIMIT: Duration = Duration::from_millis(30);
/// Kinds of pages that one person sees at most.
const MOST: usize = 250;

/// The time of the wall: what is measured is not the program's clock.
#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn now() -> Instant {
    Instant::now()
}

/// What a centre reads of one of its sessions.
const OF_SESSION: [&str; 18] = [
    "",
    "/details",
    "/eligibilite",
    "/eligibilite/classes",
    "/journal",
    "/papiers",
    "/pieces",
    "/resultats",
    "/finaliser",
    "/modifier",
    "/dupliquer",
    "/annuler",
    "/supprimer",
    "/messages",
    "/salle",
    "/candidats/ajouter",
    "/candidats/importer",
    "/candidats/deplacer",
];

/// Pages that differ by an identifier only are of one kind.
fn kind(address: &str) -> String {
    let is_id =
        |part: &&str| part.len() == 13 && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path: Vec<&str> = path.split('/').map(|part| if is_id(&part) { "*" } else { part }).collect();
    let names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{} {}", path.join("/"), names.join(" "))
}

/// Whether it is made by the press, or is no page of the program's own data.
fn is_beside(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    file || ["/statique/", "/langue/", "/auteurs/questions/"].iter().any(|start| path.starts_with(start))
}

/// One kind of page, as it was asked for.
struct Measured {
    address: String,
    status: u16,
    times: Vec<Duration>,
}

impl Measured {
    /// A search that was not made.
    fn is_refused(&self) -> bool {
        self.address.contains(' ') && self.status != 200
    }

    /// The time below which so many in a hundred lie.
    fn at(&self, share: usize) -> Duration {
        self.times[(self.times.len() - 1) * share / 100]
    }
}

/// Opens the first pages, and follows every link from there.
async fn follow(mut browser: Browser, from: &[String], rounds: usize) -> Vec<Measured> {
    let mut waiting: VecDeque<String> = from.iter().cloned().collect();
    let mut known: BTreeSet<String> = from.iter().map(|address| kind(address)).collect();
    let mut all = Vec::new();
    while let Some(address) = waiting.pop_front() {
        let mut times = Vec::with_capacity(rounds);
        let mut page = browser.send(Method::GET, &address, None).await;
        for _ in 0..rounds {
            let began = now();
            page = browser.send(Method::GET, &address, None).await;
            times.push(began.elapsed());
        }
        times.sort_unstable();
        let mut next = if page.is_html() { page.addresses() } else { Vec::new() };
        next.extend(page.headers.get("location").and_then(|to| to.to_str().ok()).map(str::to_owned));
        for next in next {
            if !is_beside(&next) && known.len() < MOST && known.insert(kind(&next)) {
                waiting.push_back(next);
            }
        }
        all.push(Measured { address, status: page.status.as_u16(), times });
    }
    all
}

/// What is searched from the first page of a person, past what is in an address: somebody of a number, and half of everybody.
const SEARCHES: [(&str, &str, &str); 6] = [
    ("/plateforme", "/plateforme/comptes", "cherche=numero+4711"),
    ("/plateforme", "/plateforme/comptes", "cherche=eleve"),
    ("/plateforme", "/plateforme/comptes", "cherche=eleve.numero4"),
    ("/jury", "/jury/recherche", "name=numero+4711"),
    ("/jury", "/jury/recherche", "name=eleve"),
    ("/jury", "/jury", "q=numero+4711"),
];

/// A search, posted again and again.
async fn searched(browser: &mut Browser, path: &str, fields: &str, rounds: usize) -> Measured {
    let form = browser.send(Method::GET, path, None).await;
    let csrf = form.attributes("input[name=csrf]", "value").into_iter().next().unwrap_or_default();
    let typed = format!("csrf={csrf}&{fields}").into_bytes();
    let body = || Some(("application/x-www-form-urlencoded".to_owned(), typed.clone()));
    let mut page = browser.send(Method::POST, path, body()).await;
    let mut times = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let began = now();
        page = browser.send(Method::POST, path, body()).await;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    Measured { address: format!("{path} {fields}"), status: page.status.as_u16(), times }
}

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut numbers = words.iter().filter_map(|word| word.parse::<usize>().ok());
    let (rounds, sessions) = (numbers.next().unwrap_or(100).max(1), numbers.next().unwrap_or(100_000));
    let fresh = if words.iter().any(|word| word == "postgres") {
        postgres().await.expect("the binaries of PostgreSQL")
    } else {
        embedded().await
    };
    let town = Town::build(World::on(fresh).await).await;
    let began = now();
    let teacher = fill::multiply(&town, i64::try_from(sessions).expect("a count")).await;
    println!("{sessions} sessions in {:.0?}", began.elapsed());
    let [to_come, before_jury, published] = fill::samples();
    let centre = town.centres[0].id;
    let own = [&to_come, &before_jury, &published]
        .iter()
        .flat_map(|id| OF_SESSION.map(|page| format!("/centre/sessions/{id}{page}")))
        .chain(
            ["classes", "archives", "annuaire", "postes", "eleves", "equipe"]
                .map(|page| format!("/centre/{page}/{centre}")),
        )
        .collect::<Vec<_>>();
    let judged = vec![format!("/jury/sessions/{before_jury}"), format!("/jury/sessions/{published}")];
    let people = [
        (&town.centres[0].referent, "/centre", own.clone()),
        (&town.centres[0].member, "/centre", own),
        (&teacher, "/enseignant/demandes", vec!["/enseignant/demandes/nouvelle".to_owned()]),
        (&town.jury[0], "/jury", judged.clone()),
        (&town.president, "/jury", judged),
        (&town.admin, "/plateforme", vec!["/plateforme?centre=centre+19".to_owned()]),
        (&town.pupils[0][0], "/candidat", Vec::new()),
    ];
    // What is counted beside the pages is there before they are measured.
    forecast::count(&town.world.app, town.world.now()).await.expect("a count");
    let mut missed = 0;
    for (person, home, mut from) in people {
        from.push(home.to_owned());
        let mut pages = follow(town.world.signed_in(person).await, &from, rounds).await;
        for (of, path, fields) in SEARCHES {
            if of == home {
                pages.push(searched(&mut town.world.signed_in(person).await, path, fields, rounds).await);
            }
        }
        pages.sort_by_key(|page| std::cmp::Reverse(page.at(99)));
        println!("{} from {home}: {} pages", person.name(), pages.len());
        for page in &pages {
            let status = if page.status == 200 { String::new() } else { format!("  ({})", page.status) };
            println!("  p50 {:>9.2?}  p99 {:>9.2?}  {}{status}", page.at(50), page.at(99), page.address);
        }
        missed += pages
            .iter()
            .filter(|page| page.at(99) > LIMIT || page.status >= 500 || page.is_refused())
            .count();
    }
    println!("{missed} pages above {LIMIT:?}, or broken");
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
