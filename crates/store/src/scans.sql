-- BLOCK of_session
SELECT id, kind, media_type, pages, size, digest, deposited_at, deposited_by
FROM scan WHERE session_id = $1 ORDER BY deposited_at, id

-- BLOCK body
SELECT body FROM scan WHERE session_id = $1 AND id = $2

-- BLOCK insert
INSERT INTO scan (id, session_id, kind, media_type, pages, size, digest, deposited_at, deposited_by, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING

-- BLOCK delete
DELETE FROM scan WHERE session_id = $1 AND id = $2
