-- BLOCK insert
INSERT INTO time_change (attempt_id, id, session_id, cause, millis, reason, changed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING

-- BLOCK of_session
SELECT attempt_id, cause, millis, reason, changed_at, changed_by
FROM time_change WHERE session_id = $1 ORDER BY changed_at, attempt_id, id
