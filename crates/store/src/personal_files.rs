//! One person's whole file: everything that the tables hold about them, under stable names.
//!
//! Each section is one query, scoped by the account; what another person wrote or decided is not in it, nor what the exam
//! keeps secret. [`LEFT_OUT`] says why for every table that no section reads: a test compares both with the schema.

use std::sync::LazyLock;

use domain::id::Id;
use domain::people::Account;
use serde_json::{Map, Value as Json};

use crate::{Blocks, Conn, Failure, Row, Value, journal};

pub(crate) static SQL: LazyLock<Blocks> = LazyLock::new(|| Blocks::read(include_str!("personal_files.sql")));

/// A part of the file: its stable name, the tables it reads, the stable names of its fields in their order.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Its name, which is that of its query.
    pub name: &'static str,
    /// The tables whose data about the person it gives.
    pub tables: &'static [&'static str],
    /// The fields of each entry. Those that end in `_at` are moments.
    pub fields: &'static [&'static str],
}

const fn section(
    name: &'static str,
    tables: &'static [&'static str],
    fields: &'static [&'static str],
) -> Section {
    Section { name, tables, fields }
}

/// Every section, in the order of the file.
pub static SECTIONS: &[Section] = &[
    section(
        "account",
        &["account"],
        &[
            "first_name",
            "last_name",
            "email",
            "language",
            "looks",
            "created_at",
            "seen_at",
            "warned_at",
            "erased_at",
        ],
    ),
    section(
        "sign_in_methods",
        &["sign_in_method", "account_word"],
        &["provider", "login", "one_time", "created_at"],
    ),
    section("visits", &["visit"], &["started_at", "expires_at"]),
    section("roles", &["platform_role"], &["role", "granted_at"]),
    section("organisations", &["organisation_member"], &["name", "role"]),
    section("centres", &["centre_member"], &["name", "role", "joined_at"]),
    section(
        "session_requests",
        &["session_request"],
        &["name", "class", "local_date", "local_time", "room", "remark", "state", "asked_at", "answered_at"],
    ),
    section(
        "pupil_records",
        &["learner"],
        &[
            "school",
            "first_name",
            "last_name",
            "birth_date",
            "class",
            "added_at",
            "national_id",
            "sex",
            "birth_place",
            "left_at",
        ],
    ),
    section("placements", &["placement"], &["competence", "release", "language", "started_at", "ended_at"]),
    section(
        "placement_answers",
        &["placement_serving"],
        &["competence", "number", "question", "value", "outcome", "served_at", "answered_at"],
    ),
    section(
        "knowledge",
        &["knowledge", "competence_points"],
        &["competence", "topic", "skill", "level", "status", "source", "points", "learnt_at"],
    ),
    section(
        "enrolments",
        &["candidate", "candidate_word"],
        &[
            "session",
            "site",
            "local_date",
            "local_time",
            "first_name",
            "last_name",
            "sex",
            "birth_date",
            "birth_place",
            "results_email",
            "convocation_email",
            "local_id",
            "class",
            "extra_time",
            "billing",
            "enrolled_at",
            "joined_at",
            "present_at",
            "absent_at",
        ],
    ),
    section("accommodations", &["accommodation"], &["session", "needs", "break_minutes", "words", "set_at"]),
    section("complementary", &["complementary_request"], &["session", "certification", "asked_at"]),
    section(
        "invitations",
        &["invitation"],
        &["centre", "recipient", "invited_at", "expires_at", "closed_at"],
    ),
    section(
        "tests",
        &["attempt", "presence"],
        &[
            "session",
            "exam",
            "release",
            "questions",
            "extra_time",
            "started_at",
            "ends_at",
            "ended_at",
            "ended_by",
            "abort_reason",
            "end_seen_at",
            "seen_at",
        ],
    ),
    section("test_answers", &["answer"], &["session", "number", "value", "answered_at"]),
    section("time_changes", &["time_change"], &["session", "cause", "millis", "changed_at"]),
    section(
        "calls",
        &["alert"],
        &["session", "number", "kind", "words", "raised_at", "settled_at", "outcome"],
    ),
    section("incidents", &["incident"], &["session", "kind", "number", "filed_at", "resolved_at"]),
    section(
        "decisions",
        &["decision"],
        &["session", "kind", "number", "decided_at", "seconded_at", "dismissed_at"],
    ),
    section(
        "corrections",
        &["identity_correction"],
        &["session", "first_name", "last_name", "birth_date", "paper", "proposed_at"],
    ),
    section("results", &["score"], &["session", "status", "points", "scored_at"]),
    section("appeals", &["appeal"], &["session", "kind", "asked_at", "closed_at"]),
    section("appeal_steps", &["appeal_step"], &["session", "step", "words", "made_at"]),
    section(
        "training_fund",
        &["cpf_passage", "cpf_standing"],
        &["session", "payload", "made_at", "kind", "state", "reason", "changed_at"],
    ),
    section("lost_certificates", &["lost_certificate"], &["code", "asked_at", "closed_at"]),
    section("certificates", &["certificate"], &["code", "payload", "issued_at", "revoked_at"]),
    section("badges", &["badge"], &["code", "list", "position", "issued_at"]),
    section("mails", &["mail"], &["recipient", "subject", "body", "created_at", "sent_at"]),
    section(
        "question_reports",
        &["question_report"],
        &["question", "category", "words", "reported_at", "settled_at"],
    ),
    section("question_previews", &["question_preview"], &["question", "day"]),
];

/// The acts of the person's own streams, in the same file.
pub static ACTS: Section = section("acts", &["journal"], &["acted_at", "act"]);

/// The tables that no section reads, and why.
pub const LEFT_OUT: &[(&str, &str)] = &[
    ("setting", "settings of the program"),
    ("release", "framework and questions"),
    ("signing_key", "public keys of the installation"),
    ("throttle", "digests of what failed to sign in, for a day; they name nobody"),
    ("organisation", "schools; the person's own are in a section"),
    ("centre", "centres; the person's own are in a section"),
    ("session", "of everybody in it; what of it is the person's is in the sections of the exam"),
    ("invigilation", "names that invigilators give at the door, tied to no account"),
    ("room_note", "about the room; written by others"),
    ("room_closing", "about the room; written by others"),
    ("attempt_form", "the questions chosen: the exam keeps them secret"),
    ("serving", "the questions shown and their right answers: the exam keeps them secret"),
    ("finalisation_draft", "about a whole session; written by the centre"),
    ("withdrawal", "about a whole session; written by the jury"),
    ("journal_head", "digests"),
    ("retired_question", "questions"),
    ("question_tally", "counts without persons"),
    ("retention_hold", "about a whole session"),
    ("jury_comment", "written by the jury; what is for the person stands with their result"),
    ("session_signs", "about a whole session"),
    ("scan", "papers of a whole session"),
    ("message_text", "letters of centres"),
    ("message", "about a whole session; the mails to the person are in a section"),
    ("message_mail", "digests of mails; the mails to the person are in a section"),
    ("question_use", "counts without persons"),
    ("statistic_month", "sums without persons"),
    ("statistic_centre", "sums without persons"),
    ("counted_session", "sums without persons"),
    ("cpf_batch", "files for the training fund; what they say of the person is in a section"),
    ("school_key", "keys of schools"),
    ("opening_window", "days of the calendar"),
    ("centre_school", "kinds of centres"),
    ("rule_change", "values of rules"),
    ("tryout", "rooms with invented candidates"),
    ("check_link", "addresses of the check of computers"),
    ("workstation", "computers"),
    ("paper_destruction", "about the papers of a whole session"),
    ("centre_listing", "what a centre shows to everybody"),
    ("accreditation", "what centres may certify"),
    ("retention_run", "counts and signed reports"),
    ("retention_count", "counts"),
];

/// An entry as JSON. Moments are written as RFC 3339 in UTC; bytes never leave.
fn entry(section: &Section, row: Row) -> Result<Json, Failure> {
    let mut cells = row.cells();
    let mut map = Map::new();
    for field in section.fields {
        let value: Value = cells.take()?;
        let json = match value {
            Value::Null | Value::Bytes(_) => Json::Null,
            Value::Int(millis) if field.ends_with("_at") => jiff::Timestamp::from_millisecond(millis)
                .map_or(Json::Null, |moment| moment.to_string().into()),
            Value::Int(number) => number.into(),
            Value::Real(number) => number.into(),
            Value::Text(text) => text.into(),
        };
        map.insert((*field).to_owned(), json);
    }
    Ok(map.into())
}

/// A section with its entries.
pub type Filled = (&'static Section, Vec<Json>);

/// Everything about a person, section by section.
///
/// # Errors
/// When the store cannot be read, or a query and its fields disagree.
pub async fn of_account(db: &mut Conn<'_>, account: Id<Account>) -> Result<Vec<Filled>, Failure> {
    let mut file = Vec::with_capacity(SECTIONS.len() + 1);
    for section in SECTIONS {
        let rows = db.rows(SQL.get(section.name), &[account.into()]).await?;
        let entries = rows.into_iter().map(|row| entry(section, row)).collect::<Result<_, _>>()?;
        file.push((section, entries));
    }
    let mut streams = vec![journal::stream("account", account)];
    for row in db.rows(SQL.get("attempts"), &[account.into()]).await? {
        streams.push(journal::stream("attempt", row.only::<Id<()>>()?));
    }
    let mut acts = Vec::new();
    for stream in &streams {
        for row in db.rows(SQL.get("acts"), &[stream.into()]).await? {
            acts.push(entry(&ACTS, row)?);
        }
    }
    file.push((&ACTS, acts));
    Ok(file)
}
