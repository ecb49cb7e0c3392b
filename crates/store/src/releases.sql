-- BLOCK body
SELECT body FROM release WHERE code = $1

-- BLOCK is_kept
SELECT code FROM release WHERE code = $1

-- BLOCK insert
INSERT INTO release (code, body, stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
