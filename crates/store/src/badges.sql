-- BLOCK of_certificate
SELECT list, position FROM badge WHERE certificate_id = $1 AND issued_at = $2

-- BLOCK last_list
SELECT list, count(*) FROM badge WHERE list = (SELECT max(list) FROM badge) GROUP BY list

-- BLOCK insert
INSERT INTO badge (list, position, certificate_id, issued_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (list, position) DO NOTHING

-- BLOCK revoked
SELECT b.position FROM badge b JOIN certificate c ON c.id = b.certificate_id
WHERE b.list = $1 AND (c.revoked_at IS NOT NULL OR c.issued_at <> b.issued_at) ORDER BY b.position
