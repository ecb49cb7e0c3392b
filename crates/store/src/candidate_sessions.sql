-- BLOCK joined
SELECT s.id, s.number, s.room, s.starts_at, s.zone
FROM candidate c JOIN session s ON s.id = c.session_id
WHERE c.account_id = $1 AND s.finalised_at IS NULL ORDER BY s.starts_at, s.id

-- BLOCK unlink_all
UPDATE candidate SET account_id = NULL, joined_at = NULL, present_at = NULL, present_by = NULL, admitted = 0, asked_at = NULL
WHERE session_id = $1

-- BLOCK move
UPDATE candidate SET session_id = $3, version = version + 1 WHERE session_id = $1 AND id = $2 AND account_id IS NULL
