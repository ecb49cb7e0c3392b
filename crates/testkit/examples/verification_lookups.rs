//! How long the public page of a certificate takes among many:
//! `cargo run --release -p testkit --example verification_lookups [CERTIFICATES] [postgres]`.
//!
//! A town's published certificate is copied so many times, each copy with a candidate, a test and a code of its own. 20,000 of
//! the copies, as far apart as chance puts them, have a true signature of their own too: pages of these, drawn by chance, are asked for
//! 20,000 times over the router of the program, one after the other. Every page checks a signature and is typeset whole.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use domain::certification::certificate::{Certificate, VerificationCode};
use domain::id::Id;
use domain::seed::Seed;
use mimalloc::MiMalloc;
use store::certificates::{self, Kept};
use store::{Act, Blocks, Stop, Tx};
use testkit::engines::{embedded, postgres};
use testkit::world::{Town, World};

/// As in the program.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Copies in one transaction, with and without a signature of their own.
const BATCH: usize = 10_000;
const BULK: usize = 250_000;
/// Pages that are asked for.
const LOOKUPS: usize = 20_000;

/// Puts copies of a test beside it, with their certificates.
#[derive(Clone)]
struct Copy {
    of: Kept,
    copies: Vec<Kept>,
}

const COLUMNS: [(&str, &str, &str); 2] = [
    (
        "candidate",
        "session_id, first_name, last_name, name_key, birth_date, extra_time, enrolled_at, admitted, version",
        "SELECT candidate_id FROM attempt WHERE id = CAST($1 AS BIGINT)",
    ),
    (
        "attempt",
        "session_id, account_id, exam, release, seed, questions, extra_time, started_at, ends_at, state, fence, device, position, \
         serving, journal_length, journal_head, version",
        "SELECT CAST($1 AS BIGINT)",
    ),
];

impl Act for Copy {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let texts: Vec<String> = COLUMNS
            .iter()
            .map(|(table, columns, of)| {
                let (owner, own) = if *table == "attempt" { (", candidate_id", ", CAST($2 AS BIGINT)") } else { ("", "") };
                format!(
                    "-- BLOCK {table}\nINSERT INTO {table} (id{owner}, {columns}) SELECT CAST($2 AS BIGINT){own}, {columns} FROM {table} WHERE id = ({of})\n"
                )
            })
            .collect();
        let blocks = Blocks::read(&texts.concat());
        for copy in &self.copies {
            let params = [self.of.attempt.into(), copy.attempt.into()];
            tx.write(blocks.get("candidate"), &params).await?;
            tx.write(blocks.get("attempt"), &params).await?;
            certificates::put(tx, copy).await?;
        }
        Ok(())
    }
}

/// Copies that nobody asks for, numbered: they carry the signature of the one that they are copies of.
#[derive(Clone)]
struct Crowd {
    of: i64,
    from: i64,
    to: i64,
}

/// Identifiers of the crowd begin here; the codes have the letters of true ones, in another order.
const CROWD: &str = "-- BLOCK candidate
INSERT INTO candidate (id, session_id, first_name, last_name, name_key, birth_date, extra_time, enrolled_at, admitted, version)
WITH RECURSIVE n (i) AS (SELECT CAST($2 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $3 - 1)
SELECT 1000000000 + i, session_id, first_name, last_name, name_key, birth_date, extra_time, enrolled_at, admitted, version
FROM n CROSS JOIN candidate WHERE id = (SELECT candidate_id FROM attempt WHERE id = CAST($1 AS BIGINT))
-- BLOCK attempt
INSERT INTO attempt (id, candidate_id, session_id, account_id, exam, release, seed, questions, extra_time, started_at, ends_at, state, fence,
  device, position, serving, journal_length, journal_head, version)
WITH RECURSIVE n (i) AS (SELECT CAST($2 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $3 - 1)
SELECT 1000000000 + i, 1000000000 + i, session_id, account_id, exam, release, seed, questions, extra_time, started_at, ends_at, state, fence,
  device, position, serving, journal_length, journal_head, version
FROM n CROSS JOIN attempt WHERE id = CAST($1 AS BIGINT)
-- BLOCK certificate
INSERT INTO certificate (id, attempt_id, session_id, account_id, code, payload, signature, key_id, issued_at)
WITH RECURSIVE n (i) AS (SELECT CAST($2 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $3 - 1)
SELECT 1000000000 + i, 1000000000 + i, session_id, account_id,
  substr('BCDFGHJKMPQRSTVW', CAST(1 + i % 16 AS INTEGER), 1) || substr('BCDFGHJKMPQRSTVW', CAST(1 + i / 16 % 16 AS INTEGER), 1)
    || '-' || CAST(i AS TEXT),
  payload, signature, key_id, issued_at
FROM n CROSS JOIN certificate WHERE attempt_id = CAST($1 AS BIGINT) AND replaced_at IS NULL
";

impl Act for Crowd {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        let blocks = Blocks::read(CROWD);
        for block in ["candidate", "attempt", "certificate"] {
            tx.write(blocks.get(block), &[self.of, self.from, self.to].map(Into::into)).await?;
        }
        Ok(())
    }
}

/// The time of the wall: what is measured is not the program's clock.
#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn now() -> Instant {
    Instant::now()
}

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let wanted: usize = words.iter().find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let fresh = if words.iter().any(|word| word == "postgres") {
        postgres().await.expect("the binaries of PostgreSQL")
    } else {
        embedded().await
    };
    let town = Town::build(World::on(fresh).await).await;
    let mut reader = town.world.store().read().await.expect("a reader");
    let of =
        certificates::by_code(&mut reader.conn(), &town.certificate).await.expect("readable").expect("there");
    drop(reader);
    let began = now();
    let codes = fill(&town, &of, wanted.min(LOOKUPS)).await;
    for from in (codes.len()..wanted).step_by(BULK) {
        let [from, to] = [from, wanted.min(from + BULK)].map(|n| i64::try_from(n).expect("a count"));
        town.world.act(Crowd { of: of.attempt.raw(), from, to }).await;
    }
    println!("{wanted} certificates in {:.0?}", began.elapsed());
    let times = look(&town, &codes).await;
    let at = |share: usize| times[(times.len() - 1) * share / 1000];
    println!(
        "{LOOKUPS} pages: p50 {:.2?}, p99 {:.2?}, p99.9 {:.2?}, longest {:.2?}",
        at(500),
        at(990),
        at(999),
        at(1000)
    );
}

/// Copies the certificate; the codes of the copies.
async fn fill(town: &Town, of: &Kept, wanted: usize) -> Vec<VerificationCode> {
    let told = Certificate::read(&of.payload).expect("a certificate");
    let signer = &town.world.app.keys.certificates;
    let mut codes = Vec::with_capacity(wanted);
    for first in (0..wanted).step_by(BATCH) {
        let copies: Vec<Kept> = (first..wanted.min(first + BATCH))
            .map(|number| {
                let seed = Seed::from_bytes([7; 32]).branch(&format!("copy {number}"));
                let code = VerificationCode::from_seed(&seed);
                let payload = String::from_utf8(Certificate { code: code.clone(), ..told.clone() }.bytes());
                let payload = payload.expect("JSON is text");
                codes.push(code.clone());
                Kept {
                    id: Id::from_seed(&seed, "certificate"),
                    attempt: Id::from_seed(&seed, "attempt"),
                    code,
                    signature: signer.sign(payload.as_bytes()),
                    payload,
                    ..of.clone()
                }
            })
            .collect();
        town.world.act(Copy { of: of.clone(), copies }).await;
    }
    codes
}

/// Asks for pages; how long each took, the shortest first.
async fn look(town: &Town, codes: &[VerificationCode]) -> Vec<Duration> {
    let mut anybody = town.world.fresh_browser();
    let mut dice = Seed::from_bytes([8; 32]).dice();
    let mut times = Vec::with_capacity(LOOKUPS);
    for _ in 0..LOOKUPS {
        let address = format!("/verifier/{}", dice.pick(codes));
        let began = now();
        let page = anybody.send(http::Method::GET, &address, None).await;
        times.push(began.elapsed());
        page.expect_status(200).expect("Ce certificat est valide");
    }
    times.sort_unstable();
    times
}
