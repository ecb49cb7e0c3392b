-- BLOCK of_centre
SELECT town, shows_sessions, seats FROM centre_listing WHERE centre_id = $1

-- BLOCK put
INSERT INTO centre_listing (centre_id, town, shows_sessions, seats, search_key, listed_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (centre_id) DO UPDATE SET town = $2, shows_sessions = $3, seats = $4, search_key = $5

-- BLOCK delete
DELETE FROM centre_listing WHERE centre_id = $1

-- BLOCK listed
SELECT c.id, c.name, c.kind, c.uai, l.town, l.shows_sessions, l.seats
FROM centre_listing l JOIN centre c ON c.id = l.centre_id
WHERE c.rehearsal = 0 AND l.search_key LIKE $1
ORDER BY c.name, c.id LIMIT $2

-- BLOCK open_sessions
SELECT s.local_date, s.site, (SELECT count(*) FROM candidate d WHERE d.session_id = s.id) AS enrolled
FROM session s
WHERE s.centre_id = $1 AND s.starts_at > $2 AND s.opened_at IS NULL AND s.cancelled_at IS NULL AND s.rehearsal = 0
ORDER BY s.starts_at, s.id LIMIT $3

-- BLOCK is_member
SELECT role FROM centre_member WHERE centre_id = $1 AND account_id = $2
