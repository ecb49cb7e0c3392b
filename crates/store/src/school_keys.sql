-- BLOCK insert
INSERT INTO school_key (id, organisation_id, name, token_hash, created_at, created_by, expires_at, uses, hour_at, hour_uses)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $5, 0)
ON CONFLICT DO NOTHING

-- BLOCK by_token
SELECT k.id, k.organisation_id, o.name, o.uai, k.name, k.created_at, k.expires_at, k.revoked_at, k.used_at, k.uses,
       k.hour_at, k.hour_uses
FROM school_key k JOIN organisation o ON o.id = k.organisation_id WHERE k.token_hash = $1

-- BLOCK by_id
SELECT k.id, k.organisation_id, o.name, o.uai, k.name, k.created_at, k.expires_at, k.revoked_at, k.used_at, k.uses,
       k.hour_at, k.hour_uses
FROM school_key k JOIN organisation o ON o.id = k.organisation_id WHERE k.id = $1

-- BLOCK all
SELECT k.id, k.organisation_id, o.name, o.uai, k.name, k.created_at, k.expires_at, k.revoked_at, k.used_at, k.uses,
       k.hour_at, k.hour_uses
FROM school_key k JOIN organisation o ON o.id = k.organisation_id
ORDER BY CASE WHEN k.revoked_at IS NULL THEN 0 ELSE 1 END, o.name, k.created_at DESC, k.id LIMIT $1

-- BLOCK note_use
UPDATE school_key SET used_at = $2, uses = uses + 1, hour_at = $3, hour_uses = $4 WHERE id = $1

-- BLOCK revoke
UPDATE school_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL

-- BLOCK end_by
UPDATE school_key SET expires_at = $2 WHERE id = $1 AND expires_at > $2
