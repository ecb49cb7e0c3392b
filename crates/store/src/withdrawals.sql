-- BLOCK of_session
SELECT reason, proposed_at, proposed_by FROM withdrawal WHERE session_id = $1

-- BLOCK insert
INSERT INTO withdrawal (session_id, reason, proposed_at, proposed_by) VALUES ($1, $2, $3, $4)

-- BLOCK delete
DELETE FROM withdrawal WHERE session_id = $1
