-- BLOCK outcomes
SELECT position, outcome FROM answer WHERE attempt_id = $1 ORDER BY position

-- BLOCK latest
SELECT attempt_id, number, cause, body, status, scored_at
FROM score WHERE attempt_id = $1 ORDER BY number DESC LIMIT 1

-- BLOCK latest_of_session
SELECT s.attempt_id, s.number, s.cause, s.body, s.status, s.scored_at
FROM score s
WHERE s.session_id = $1 AND s.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = s.attempt_id)
ORDER BY s.attempt_id

-- BLOCK of_attempt
SELECT attempt_id, number, cause, body, status, scored_at
FROM score WHERE session_id = $1 AND attempt_id = $2 ORDER BY number

-- BLOCK insert
INSERT INTO score (attempt_id, number, session_id, cause, body, status, points, scored_at)
VALUES ($1, (SELECT count(*) + 1 FROM score WHERE attempt_id = $1), $2, $3, $4, $5, $6, $7)
RETURNING number
