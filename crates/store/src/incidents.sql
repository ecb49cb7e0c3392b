-- BLOCK of_session
SELECT id, session_id, candidate_id, kind, question, description, filed_at, filed_by, resolution, resolved_at, resolved_by
FROM incident WHERE session_id = $1 ORDER BY filed_at, id

-- BLOCK of_candidate
SELECT id, session_id, candidate_id, kind, question, description, filed_at, filed_by, resolution, resolved_at, resolved_by
FROM incident WHERE session_id = $1 AND candidate_id = $2 ORDER BY filed_at, id

-- BLOCK insert
INSERT INTO incident (id, session_id, candidate_id, kind, question, description, filed_at, filed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING

-- BLOCK settle
UPDATE incident SET resolution = $3, resolved_at = $4, resolved_by = $5
WHERE session_id = $1 AND id = $2

-- BLOCK by_id
SELECT id, session_id, candidate_id, kind, question, description, filed_at, filed_by, resolution, resolved_at, resolved_by
FROM incident WHERE session_id = $1 AND id = $2

-- BLOCK change
UPDATE incident SET kind = $3, question = $4, description = $5
WHERE session_id = $1 AND id = $2 AND resolved_at IS NULL

-- BLOCK delete
DELETE FROM incident WHERE session_id = $1 AND id = $2 AND resolved_at IS NULL
