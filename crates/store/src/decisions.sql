-- BLOCK of_attempt
SELECT attempt_id, number, session_id, incident_id, kind, position, reason, decided_at, decided_by, seconded_at,
       seconded_by, dismissed_at, dismissed_by
FROM decision WHERE session_id = $1 AND attempt_id = $2 ORDER BY number

-- BLOCK of_session
SELECT attempt_id, number, session_id, incident_id, kind, position, reason, decided_at, decided_by, seconded_at,
       seconded_by, dismissed_at, dismissed_by
FROM decision WHERE session_id = $1 ORDER BY attempt_id, number

-- BLOCK of_range
SELECT attempt_id, number, session_id, incident_id, kind, position, reason, decided_at, decided_by, seconded_at,
       seconded_by, dismissed_at, dismissed_by
FROM decision WHERE attempt_id >= $1 AND attempt_id <= $2 ORDER BY attempt_id, number

-- BLOCK insert
INSERT INTO decision (attempt_id, number, session_id, incident_id, kind, position, reason, decided_at, decided_by)
VALUES ($1, (SELECT count(*) + 1 FROM decision WHERE attempt_id = $1), $2, $3, $4, $5, $6, $7, $8)
RETURNING number

-- BLOCK second
UPDATE decision SET seconded_at = $3, seconded_by = $4 WHERE attempt_id = $1 AND number = $2

-- BLOCK dismiss
UPDATE decision SET dismissed_at = $3, dismissed_by = $4 WHERE attempt_id = $1 AND number = $2
