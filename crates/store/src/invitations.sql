-- BLOCK waiting
SELECT i.id, i.centre_id, c.name, i.email, i.invited_at, i.expires_at, i.closed_at, a.first_name, a.last_name
FROM invitation i JOIN centre c ON c.id = i.centre_id JOIN account a ON a.id = i.invited_by
WHERE i.centre_id = $1 AND i.closed_at IS NULL ORDER BY i.invited_at DESC, i.id

-- BLOCK by_token
SELECT i.id, i.centre_id, c.name, i.email, i.invited_at, i.expires_at, i.closed_at, a.first_name, a.last_name
FROM invitation i JOIN centre c ON c.id = i.centre_id JOIN account a ON a.id = i.invited_by
WHERE i.token_hash = $1

-- BLOCK insert
INSERT INTO invitation (id, centre_id, email, token_hash, invited_at, invited_by, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING

-- BLOCK close
UPDATE invitation SET closed_at = $3 WHERE centre_id = $1 AND id = $2 AND closed_at IS NULL
