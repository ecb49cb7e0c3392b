-- BLOCK stale
SELECT s.id FROM session s LEFT JOIN counted_session c ON c.session_id = s.id
WHERE s.rehearsal = 0 AND (s.published_at IS NOT NULL OR c.session_id IS NOT NULL)
  AND (c.version IS NULL OR c.version <> s.version)
ORDER BY s.id LIMIT $1

-- BLOCK counted
SELECT version, month, season, centre_id, body FROM counted_session WHERE session_id = $1

-- BLOCK put_counted
INSERT INTO counted_session (session_id, version, month, season, centre_id, body) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (session_id) DO UPDATE SET version = $2, month = $3, season = $4, centre_id = $5, body = $6

-- BLOCK forget_counted
DELETE FROM counted_session WHERE session_id = $1

-- BLOCK month
SELECT body FROM statistic_month WHERE month = $1

-- BLOCK months
SELECT month, body FROM statistic_month ORDER BY month

-- BLOCK put_month
INSERT INTO statistic_month (month, body) VALUES ($1, $2) ON CONFLICT (month) DO UPDATE SET body = $2

-- BLOCK add_centre
INSERT INTO statistic_centre (season, centre_id, sessions) VALUES ($1, $2, $3)
ON CONFLICT (season, centre_id) DO UPDATE SET sessions = statistic_centre.sessions + $3

-- BLOCK centres
SELECT season, count(*) FROM statistic_centre WHERE sessions > 0 GROUP BY season ORDER BY season

-- BLOCK every_centre
SELECT count(DISTINCT centre_id) FROM statistic_centre WHERE sessions > 0
