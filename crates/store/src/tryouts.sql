-- BLOCK insert
INSERT INTO tryout (session_id, centre_id, seed, browser, made_at) VALUES ($1, $2, $3, $4, $5)

-- BLOCK count
SELECT CAST(count(*) AS BIGINT), min(made_at) FROM tryout

-- BLOCK of_session
SELECT session_id, centre_id, seed, made_at FROM tryout WHERE session_id = $1

-- BLOCK of_browser
SELECT session_id, centre_id, seed, made_at FROM tryout WHERE browser = $1

-- BLOCK since
SELECT session_id, centre_id, seed, made_at FROM tryout WHERE made_at > $1 ORDER BY made_at, session_id

-- BLOCK before
SELECT session_id, centre_id, seed, made_at FROM tryout WHERE made_at <= $1 ORDER BY made_at, session_id LIMIT 1

-- BLOCK steps
-- What has been tried in a room: each number is none until it was.
SELECT (SELECT CAST(count(*) AS BIGINT) FROM candidate WHERE session_id = $1 AND present_at IS NOT NULL),
       (SELECT CAST(count(*) AS BIGINT) FROM session WHERE id = $1 AND opened_at IS NOT NULL),
       (SELECT CAST(count(*) AS BIGINT) FROM alert WHERE session_id = $1 AND settled_at IS NOT NULL),
       (SELECT CAST(count(*) AS BIGINT) FROM time_change WHERE session_id = $1 AND cause = 'granted'),
       (SELECT CAST(count(*) AS BIGINT) FROM attempt WHERE session_id = $1 AND fence > 1),
       (SELECT CAST(count(*) AS BIGINT) FROM attempt WHERE session_id = $1 AND end_seen_at IS NOT NULL),
       (SELECT CAST(count(*) AS BIGINT) FROM room_closing WHERE session_id = $1)

-- BLOCK attempts
SELECT id FROM attempt WHERE session_id = $1 ORDER BY id

-- BLOCK delete_tryout
DELETE FROM tryout WHERE session_id = $1

-- BLOCK delete_presences
DELETE FROM presence WHERE attempt_id IN (SELECT id FROM attempt WHERE session_id = $1)

-- BLOCK delete_alerts
DELETE FROM alert WHERE session_id = $1

-- BLOCK delete_time_changes
DELETE FROM time_change WHERE session_id = $1

-- BLOCK delete_answers
DELETE FROM answer WHERE attempt_id IN (SELECT id FROM attempt WHERE session_id = $1)

-- BLOCK delete_servings
DELETE FROM serving WHERE attempt_id IN (SELECT id FROM attempt WHERE session_id = $1)

-- BLOCK delete_forms
DELETE FROM attempt_form WHERE attempt_id IN (SELECT id FROM attempt WHERE session_id = $1)

-- BLOCK delete_attempts
DELETE FROM attempt WHERE session_id = $1

-- BLOCK delete_incidents
DELETE FROM incident WHERE session_id = $1

-- BLOCK delete_candidates
DELETE FROM candidate WHERE session_id = $1

-- BLOCK delete_notes
DELETE FROM room_note WHERE session_id = $1

-- BLOCK delete_closing
DELETE FROM room_closing WHERE session_id = $1

-- BLOCK delete_invigilations
DELETE FROM invigilation WHERE session_id = $1

-- BLOCK delete_session
DELETE FROM session WHERE id = $1

-- BLOCK delete_members
DELETE FROM centre_member WHERE centre_id = $1

-- BLOCK delete_centre
DELETE FROM centre WHERE id = $1

-- BLOCK delete_methods
DELETE FROM sign_in_method WHERE account_id = $1

-- BLOCK delete_words
DELETE FROM account_word WHERE account_id = $1

-- BLOCK delete_account
DELETE FROM account WHERE id = $1

-- BLOCK delete_stream
DELETE FROM journal WHERE stream = $1

-- BLOCK delete_head
DELETE FROM journal_head WHERE stream = $1
