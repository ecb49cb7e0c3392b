-- BLOCK draft
SELECT body, kept_at, kept_by FROM finalisation_draft WHERE session_id = $1

-- BLOCK put_draft
INSERT INTO finalisation_draft (session_id, body, kept_at, kept_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (session_id) DO UPDATE SET body = $2, kept_at = $3, kept_by = $4

-- BLOCK delete_draft
DELETE FROM finalisation_draft WHERE session_id = $1
