-- BLOCK sessions
SELECT id FROM session ORDER BY id

-- BLOCK recorded
SELECT DISTINCT stream FROM journal ORDER BY stream

-- BLOCK erased
SELECT count(*) FROM journal WHERE payload IS NULL

-- BLOCK answers
SELECT position, serving, value, outcome, answered_at FROM answer WHERE attempt_id = $1 ORDER BY position

-- BLOCK scores
SELECT number, status, points, scored_at, body FROM score WHERE attempt_id = $1 ORDER BY number
