-- BLOCK insert
INSERT INTO alert (id, session_id, attempt_id, serving, position, kind, words, raised_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING

-- BLOCK by_id
SELECT id, session_id, attempt_id, serving, position, kind, words, raised_at, settled_at, settled_by, outcome
FROM alert WHERE session_id = $1 AND id = $2

-- BLOCK of_session
SELECT id, session_id, attempt_id, serving, position, kind, words, raised_at, settled_at, settled_by, outcome
FROM alert WHERE session_id = $1 ORDER BY raised_at, id

-- BLOCK of_attempt
SELECT id, session_id, attempt_id, serving, position, kind, words, raised_at, settled_at, settled_by, outcome
FROM alert WHERE attempt_id = $1 ORDER BY raised_at, id

-- BLOCK settle
UPDATE alert SET settled_at = $2, settled_by = $3, outcome = $4 WHERE id = $1 AND settled_at IS NULL

-- BLOCK settle_open
UPDATE alert SET settled_at = $2, settled_by = $3, outcome = $4 WHERE attempt_id = $1 AND settled_at IS NULL
