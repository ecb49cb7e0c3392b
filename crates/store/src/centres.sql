-- BLOCK insert
INSERT INTO centre (id, name, kind, uai, organisation_id, zone, created_at, rehearsal)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING

-- BLOCK by_id
SELECT id, name, kind, uai, organisation_id, zone, rehearsal FROM centre WHERE id = $1

-- BLOCK put_member
INSERT INTO centre_member (centre_id, account_id, role, joined_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (centre_id, account_id) DO UPDATE SET role = $3

-- BLOCK delete_member
DELETE FROM centre_member WHERE centre_id = $1 AND account_id = $2

-- BLOCK members
-- The order of names is made afterwards: it is not that of bytes.
SELECT a.id, a.first_name, a.last_name, s.subject, m.role
FROM centre_member m JOIN account a ON a.id = m.account_id LEFT JOIN sign_in_method s ON s.account_id = a.id
WHERE m.centre_id = $1 ORDER BY a.id, s.subject

-- BLOCK insert_organisation
INSERT INTO organisation (id, name, kind, uai, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING

-- BLOCK organisation
SELECT id, name, kind, uai FROM organisation WHERE id = $1

-- BLOCK organisations
SELECT id, name, kind, uai FROM organisation ORDER BY name, id
