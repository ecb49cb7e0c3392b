//! Memory: what is kept, on the embedded engine (`SQLite`) or on `PostgreSQL`, with one SQL text for both.
//!
//! `db` is the only place that knows the two engines. Every other module holds the queries of one noun: a function beside
//! its named block in a `.sql` file, columns spelled out, always scoped by the noun it is seen from.
//! Writes go through acts (see [`Act`] and [`Store::act`]); reads take a [`Conn`] from [`Store::read`].

pub mod db;

/// A fault was built in on purpose, for the tests that must catch it. A program built so refuses to serve.
pub const SABOTAGED: bool = cfg!(feature = "planted");

pub mod accommodations;
pub mod account_words;
pub mod accounts;
pub mod accreditations;
pub mod alerts;
pub mod appeals;
pub mod archives;
pub mod attempt_writes;
pub mod attempts;
pub mod badges;
pub mod billing;
pub mod calendar;
pub mod candidate_pages;
pub mod candidate_sessions;
pub mod candidate_words;
pub mod candidates;
pub mod centre_pages;
pub mod centres;
pub mod certificates;
pub mod comments;
pub mod content;
pub mod corrections;
pub mod cpf;
pub mod decisions;
pub mod directory;
pub mod dossiers;
pub mod eligibility;
pub mod evidence;
pub mod finalisations;
pub mod incidents;
pub mod invigilator_pages;
pub mod invitations;
pub mod journal;
pub mod jury_pages;
pub mod jury_reviews;
pub mod jury_searches;
pub mod learners;
pub mod lists;
pub mod lost_certificates;
pub mod mails;
pub mod messages;
pub mod paper_pages;
pub mod personal_files;
pub mod placements;
pub mod platform_pages;
pub mod presences;
pub mod question_uses;
pub mod rehearsals;
pub mod releases;
pub mod rescore;
pub mod retention;
pub mod retention_runs;
pub mod rooms;
pub mod scans;
pub mod school_keys;
pub mod school_lists;
pub mod school_pages;
pub mod scores;
pub mod session_lists;
pub mod session_requests;
pub mod sessions;
pub mod settings;
pub mod signs;
pub mod starts;
pub mod statistics;
pub mod time_changes;
pub mod tryouts;
pub mod withdrawals;
pub mod workstations;

pub use db::act::{Act, Stop};
pub use db::failure::Failure;
pub use db::sql::{Blocks, Sql};
pub use db::value::{Cells, FromCell, Param, Row, Value};
pub use db::{Conn, Location, Reader, Store, Tx, empty};

/// Every file of SQL blocks by name. A test prepares all of them on both engines; `tidy` finds a file that is not listed.
#[must_use]
pub fn every_block() -> Vec<(&'static str, &'static Blocks)> {
    let mut every = vec![
        ("accommodations", &*accommodations::SQL),
        ("account_words", &*account_words::SQL),
        ("accounts", &*accounts::SQL),
        ("accreditations", &*accreditations::SQL),
        ("alerts", &*alerts::SQL),
        ("appeals", &*appeals::SQL),
        ("archives", &*archives::SQL),
        ("attempts", &*attempts::SQL),
        ("badges", &*badges::SQL),
        ("billing", &*billing::SQL),
        ("calendar", &*calendar::SQL),
        ("candidate_pages", &*candidate_pages::SQL),
        ("candidate_sessions", &*candidate_sessions::SQL),
        ("candidate_words", &*candidate_words::SQL),
        ("candidates", &*candidates::SQL),
        ("centre_pages", &*centre_pages::SQL),
        ("centres", &*centres::SQL),
        ("certificates", &*certificates::SQL),
        ("comments", &*comments::SQL),
        ("content", &*content::SQL),
        ("corrections", &*corrections::SQL),
        ("cpf", &*cpf::SQL),
        ("decisions", &*decisions::SQL),
        ("directory", &*directory::SQL),
        ("eligibility", &*eligibility::SQL),
        ("evidence", &*evidence::SQL),
        ("finalisations", &*finalisations::SQL),
        ("incidents", &*incidents::SQL),
        ("invigilator_pages", &*invigilator_pages::SQL),
        ("invitations", &*invitations::SQL),
        ("journal", &*journal::SQL),
        ("jury_reviews", &*jury_reviews::SQL),
        ("jury_pages", &*jury_pages::SQL),
        ("jury_searches", &*jury_searches::SQL),
        ("learners", &*learners::SQL),
        ("lost_certificates", &*lost_certificates::SQL),
        ("mails", &*mails::SQL),
        ("messages", &*messages::SQL),
        ("paper_pages", &*paper_pages::SQL),
    ];
    every.extend(from_p_to_z());
    every
}

fn from_p_to_z() -> [(&'static str, &'static Blocks); 26] {
    [
        ("personal_files", &*personal_files::SQL),
        ("placements", &*placements::SQL),
        ("platform_pages", &*platform_pages::SQL),
        ("presences", &*presences::SQL),
        ("question_uses", &*question_uses::SQL),
        ("rehearsals", &*rehearsals::SQL),
        ("releases", &*releases::SQL),
        ("rescore", &*rescore::SQL),
        ("retention", &*retention::SQL),
        ("retention_runs", &*retention_runs::SQL),
        ("rooms", &*rooms::SQL),
        ("scans", &*scans::SQL),
        ("school_keys", &*school_keys::SQL),
        ("school_lists", &*school_lists::SQL),
        ("school_pages", &*school_pages::SQL),
        ("scores", &*scores::SQL),
        ("session_lists", &*session_lists::SQL),
        ("session_requests", &*session_requests::SQL),
        ("sessions", &*sessions::SQL),
        ("settings", &*settings::SQL),
        ("signs", &*signs::SQL),
        ("statistics", &*statistics::SQL),
        ("time_changes", &*time_changes::SQL),
        ("tryouts", &*tryouts::SQL),
        ("withdrawals", &*withdrawals::SQL),
        ("workstations", &*workstations::SQL),
    ]
}
