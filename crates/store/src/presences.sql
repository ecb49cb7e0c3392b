-- BLOCK see
INSERT INTO presence (attempt_id, seen_at, watched) VALUES ($1, $2, $3)
ON CONFLICT (attempt_id) DO UPDATE SET seen_at = $2, watched = $3

-- BLOCK any_open
SELECT id FROM session WHERE opened_at > $1 AND finalised_at IS NULL LIMIT 1

-- BLOCK running
SELECT id FROM attempt
WHERE state = 'running' AND ended_at IS NULL AND started_at <= $1 AND ends_at > $2 ORDER BY id
