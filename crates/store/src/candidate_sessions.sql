-- BLOCK joined
SELECT s.id, s.number, s.room, s.starts_at, s.zone
FROM candidate c JOIN session s ON s.id = c.session_id LEFT JOIN attempt a ON a.candidate_id = c.id
WHERE c.account_id = $1 AND s.finalised_at IS NULL AND a.end_seen_at IS NULL ORDER BY s.starts_at, s.id

-- BLOCK unlink_all
UPDATE candidate SET account_id = NULL, joined_at = NULL, present_at = NULL, present_by = NULL, admitted = 0, asked_at = NULL
WHERE session_id = $1

-- BLOCK move
UPDATE candidate SET session_id = $3, version = version + 1 WHERE session_id = $1 AND id = $2 AND account_id IS NULL

-- BLOCK again
-- Of a list, who is on another one of the centre, but for one, that starts then or later and can still be held.
SELECT d.id, n.number
FROM candidate d
JOIN session s ON s.id = d.session_id
JOIN session n ON n.centre_id = s.centre_id AND n.id <> s.id
JOIN candidate o ON o.session_id = n.id AND o.name_key = d.name_key AND o.birth_date = d.birth_date
WHERE d.session_id = $1 AND n.id <> $2 AND n.starts_at >= $3 AND n.finalised_at IS NULL AND n.cancelled_at IS NULL
ORDER BY d.id, n.starts_at DESC, n.id
