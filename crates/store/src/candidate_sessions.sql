-- BLOCK joined
SELECT s.id, s.number, s.room, s.starts_at, s.zone
FROM candidate c JOIN session s ON s.id = c.session_id
WHERE c.account_id = $1 AND s.finalised_at IS NULL ORDER BY s.starts_at, s.id
