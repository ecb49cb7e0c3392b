-- BLOCK current
SELECT a.id, a.session_id, a.candidate_id, a.account_id, a.exam, a.seed, a.questions, a.extra_time, a.started_at,
       a.ends_at, a.state, a.fence, a.device, a.position, a.serving, a.last_serving, a.last_answer_at, a.ended_at, a.ended_by, a.end_seen_at,
       a.end_seen_by, a.abort_reason, a.holds, a.held_at, a.journal_length, a.journal_head, a.version,
       s.challenge, s.seed, s.shown, s.expected, s.served_at, s.held, s.window_left_at, p.zone, p.number,
       p.finalised_at
FROM attempt a
JOIN serving s ON s.attempt_id = a.id AND s.id = a.serving
JOIN session p ON p.id = a.session_id
WHERE a.id = $1 AND a.account_id = $2

-- BLOCK current_with_next
SELECT a.id, a.session_id, a.candidate_id, a.account_id, a.exam, a.seed, a.questions, a.extra_time, a.started_at,
       a.ends_at, a.state, a.fence, a.device, a.position, a.serving, a.last_serving, a.last_answer_at, a.ended_at, a.ended_by, a.end_seen_at,
       a.end_seen_by, a.abort_reason, a.holds, a.held_at, a.journal_length, a.journal_head, a.version,
       s.challenge, s.seed, s.shown, s.expected, s.served_at, s.held, s.window_left_at, p.zone, p.number,
       p.finalised_at,
       f.questions
FROM attempt a
JOIN serving s ON s.attempt_id = a.id AND s.id = a.serving
JOIN session p ON p.id = a.session_id
JOIN attempt_form f ON f.attempt_id = a.id
WHERE a.id = $1 AND a.account_id = $2

-- BLOCK by_candidate
SELECT id, session_id, candidate_id, account_id, exam, seed, questions, extra_time, started_at, ends_at, state, fence,
       device, position, serving, last_serving, last_answer_at, ended_at, ended_by, end_seen_at, end_seen_by, abort_reason,
       holds, held_at, journal_length, journal_head, version
FROM attempt WHERE session_id = $1 AND candidate_id = $2

-- BLOCK of_candidate_account
SELECT id, session_id, candidate_id, account_id, exam, seed, questions, extra_time, started_at, ends_at, state, fence,
       device, position, serving, last_serving, last_answer_at, ended_at, ended_by, end_seen_at, end_seen_by, abort_reason,
       holds, held_at, journal_length, journal_head, version
FROM attempt WHERE session_id = $1
  AND candidate_id = (SELECT c.id FROM candidate c WHERE c.session_id = $1 AND c.account_id = $2)

-- BLOCK of_session
SELECT id, session_id, candidate_id, account_id, exam, seed, questions, extra_time, started_at, ends_at, state, fence,
       device, position, serving, last_serving, last_answer_at, ended_at, ended_by, end_seen_at, end_seen_by, abort_reason,
       holds, held_at, journal_length, journal_head, version
FROM attempt WHERE session_id = $1 ORDER BY id

-- BLOCK take
UPDATE attempt SET version = version + 1 WHERE id = $1
RETURNING id, session_id, candidate_id, account_id, exam, seed, questions, extra_time, started_at, ends_at, state, fence,
       device, position, serving, last_serving, last_answer_at, ended_at, ended_by, end_seen_at, end_seen_by, abort_reason,
       holds, held_at, journal_length, journal_head, version

-- BLOCK take_all
UPDATE attempt SET version = version + 1 WHERE session_id = $1
RETURNING id, session_id, candidate_id, account_id, exam, seed, questions, extra_time, started_at, ends_at, state, fence,
       device, position, serving, last_serving, last_answer_at, ended_at, ended_by, end_seen_at, end_seen_by, abort_reason,
       holds, held_at, journal_length, journal_head, version

-- BLOCK running_of_account
SELECT id, session_id FROM attempt WHERE account_id = $1 AND ended_at IS NULL AND ends_at >= $2
ORDER BY started_at DESC, id

-- BLOCK form
SELECT questions FROM attempt_form WHERE attempt_id = $1

-- BLOCK profile
SELECT profile FROM attempt_form WHERE attempt_id = $1

-- BLOCK insert
INSERT INTO attempt (id, session_id, candidate_id, account_id, exam, release, seed, questions, extra_time, started_at,
       ends_at, state, fence, device, position, serving, journal_length, journal_head, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'running', 1, $12, 1, $13, $14, $15, 0)

-- BLOCK insert_form
INSERT INTO attempt_form (attempt_id, questions, profile) VALUES ($1, $2, $3)

-- BLOCK insert_serving
INSERT INTO serving (attempt_id, id, position, challenge, seed, shown, expected, served_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- BLOCK insert_answer
INSERT INTO answer (attempt_id, position, serving, value, outcome, trace, answered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- BLOCK advance
UPDATE attempt SET version = version + 1, last_serving = $4, last_answer_at = $5, journal_length = journal_length + 1,
       journal_head = $6, position = $7, serving = $8
WHERE id = $1 AND version = $2 AND journal_length = $3 AND state = 'running'

-- BLOCK finish
UPDATE attempt SET version = version + 1, last_serving = $4, last_answer_at = $5, journal_length = journal_length + 1,
       journal_head = $6, position = questions + 1, state = 'ended', ended_at = $5, ended_by = 'candidate'
WHERE id = $1 AND version = $2 AND journal_length = $3 AND state = 'running'

-- BLOCK tell
UPDATE attempt SET journal_length = $2, journal_head = $3 WHERE id = $1

-- BLOCK end
UPDATE attempt SET state = 'ended', ended_at = $2, ended_by = $3, abort_reason = $4, ends_at = $5, holds = 0, held_at = NULL,
       journal_length = $6, journal_head = $7
WHERE id = $1

-- BLOCK time
UPDATE attempt SET ends_at = $2, holds = $3, held_at = $4, state = $5, journal_length = $6, journal_head = $7
WHERE id = $1 AND ended_at IS NULL

-- BLOCK extra_time
UPDATE attempt SET extra_time = $2, ends_at = $3, journal_length = $4, journal_head = $5
WHERE id = $1 AND ended_at IS NULL

-- BLOCK undo_end
UPDATE attempt SET ends_at = $2, state = 'running', ended_at = NULL, ended_by = NULL, abort_reason = NULL, end_seen_at = NULL,
       end_seen_by = NULL, journal_length = $3, journal_head = $4
WHERE id = $1

-- BLOCK replace_serving
UPDATE attempt SET serving = $2, ends_at = $3, holds = $4, held_at = $5, state = $6, journal_length = $7, journal_head = $8
WHERE id = $1 AND ended_at IS NULL

-- BLOCK hold_serving
UPDATE serving SET held = held + $3 WHERE attempt_id = $1 AND id = $2

-- BLOCK running
SELECT id FROM attempt WHERE state = 'running' AND ended_at IS NULL AND started_at <= $1 AND ends_at > $2 ORDER BY id

-- BLOCK forget_presence
DELETE FROM presence WHERE attempt_id = $1

-- BLOCK forget_alerts
DELETE FROM alert WHERE attempt_id = $1

-- BLOCK forget_time_changes
DELETE FROM time_change WHERE attempt_id = $1

-- BLOCK forget_form
DELETE FROM attempt_form WHERE attempt_id = $1

-- BLOCK forget_servings
DELETE FROM serving WHERE attempt_id = $1

-- BLOCK forget_attempt
DELETE FROM attempt WHERE id = $1 AND last_serving IS NULL

-- BLOCK reopen_on
UPDATE attempt SET fence = fence + 1, device = $2, journal_length = $3, journal_head = $4 WHERE id = $1

-- BLOCK see_end
UPDATE attempt SET end_seen_at = $2, end_seen_by = $3, journal_length = $4, journal_head = $5 WHERE id = $1

-- BLOCK leave_window
UPDATE serving SET window_left_at = $3 WHERE attempt_id = $1 AND id = $2 AND window_left_at IS NULL

-- BLOCK answered
SELECT position, answered_at FROM answer WHERE attempt_id = $1 AND serving = $2

-- BLOCK every_shown
SELECT position, challenge, seed FROM serving WHERE attempt_id = $1 ORDER BY position, served_at, id

-- BLOCK answers
SELECT n.position, n.serving, n.value, n.outcome, n.trace, n.answered_at, s.challenge, s.shown, s.expected, s.served_at,
       s.window_left_at
FROM answer n JOIN serving s ON s.attempt_id = n.attempt_id AND s.id = n.serving
WHERE n.attempt_id = $1 ORDER BY n.position

-- BLOCK owner
SELECT account_id, session_id FROM attempt WHERE id = $1

-- BLOCK shown
SELECT shown FROM serving WHERE attempt_id = $1 AND id = $2
