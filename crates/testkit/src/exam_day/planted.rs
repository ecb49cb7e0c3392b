//! The faults that are built in on purpose, with the feature `planted`, to prove that simulated days find what they are for.

/// Each fault by the name that the code asks for, and what is wrong with it.
pub const FAULTS: [(&str, &str); 41] = [
    ("answer_at_wrong_place", "an answer is kept under the number of the next question"),
    ("answer_not_scored", "the finalisation overlooks the answer to the second question"),
    ("call_does_not_stop_time", "the time of a candidate who called goes on"),
    ("candidate_taken_over", "a second account joins as a candidate whom somebody joined as"),
    ("code_not_asked", "a test starts with any access code"),
    ("commit_forgotten", "an act is acknowledged and not committed"),
    ("device_not_checked", "a copied form is taken from another browser"),
    ("drawn_from_the_clock", "the next question is drawn from the moment, not from the seed of the test"),
    ("end_not_anchored", "the session's journal does not tell that a test was ended"),
    ("end_seen_too_early", "the end screen of a test that goes on is confirmed"),
    ("ended_under_the_hands", "a finalisation ends tests that have time left"),
    ("entry_without_permission", "somebody comes back whom nobody let in"),
    ("extra_minutes", "extra time counts as minutes, not as a percentage"),
    ("fence_not_checked", "the page of a machine that was left is still taken"),
    ("finalised_twice", "a second finalisation scores again"),
    ("incident_filed_twice", "the same form files two incidents"),
    ("joined_after_finalisation", "a finalised session takes candidates"),
    ("joined_as_two", "one account joins as two candidates of a session"),
    ("late_answer_taken", "an answer counts after the candidate's time"),
    ("lease_not_held", "a mail that one node delivers is given to another"),
    ("mail_not_marked", "a delivered mail stays in the outbox"),
    ("minutes_given_twice", "the same form gives its minutes twice"),
    ("moved_row_acknowledged", "an answer is acknowledged although the test had moved on"),
    ("neutralised_counts", "a neutralised question stays in the score"),
    ("one_person_cancels", "a cancellation takes effect without a second person"),
    ("outage_not_given_back", "what an outage took is lost"),
    ("password_not_compared", "the number of a session alone opens its room"),
    ("permission_kept", "one permission lets in again and again"),
    ("permission_spent_on_return", "a permission is used up by a machine that never left"),
    ("second_sending_refused", "the same form sent again is told another outcome"),
    ("second_start_swallowed", "a second start is told as done and starts nothing"),
    ("second_tick_admits", "a second tick allows a second entry"),
    ("solution_on_the_page", "the page holds what is expected"),
    ("standstill_takes_time", "a standstill counts as time used"),
    ("started_in_a_pause", "a test starts while the room stands still"),
    ("tests_left_running", "a finalisation leaves tests running"),
    ("tick_not_asked", "a test starts without the invigilator"),
    ("undone_end_costs_time", "an end that is undone has cost the time between"),
    ("unlinked_stays_admitted", "whoever takes the place of a wrong candidate finds the door open"),
    ("unlinking_not_told", "an act leaves no record in the journal"),
    ("window_forgotten", "a window left between the judgement and the act does not count"),
];

/// Those that only a process that is killed shows: `tests/kill.rs` must catch them.
pub const FAULTS_OF_KILLS: [(&str, &str); 2] = [
    ("early_acknowledgement", "acts are acknowledged before their commit"),
    ("without_unique", "the schema lets a question have two answers"),
];

/// Lives days from `first` on with a fault in the program, until one breaks; nothing when `most` days do not.
#[cfg(feature = "planted")]
#[must_use]
pub fn hunt(name: &str, first: u64, most: u64) -> Option<Box<super::Broken>> {
    domain::planted::choose(Some(name));
    let broken = crate::cores::each(first..first + most, super::live).err();
    domain::planted::choose(None);
    broken
}
