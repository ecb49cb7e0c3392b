-- BLOCK sessions_of
SELECT s.id, s.number, s.site, s.room, s.local_date, s.local_time, s.zone, s.starts_at, s.opened_at, s.finalised_at,
       s.assigned_to, s.published_at, s.centre_id, c.name,
       (SELECT count(*) FROM candidate d WHERE d.session_id = s.id) AS enrolled,
       (SELECT count(*) FROM attempt t WHERE t.session_id = s.id) AS sat
FROM centre_member m
JOIN session s ON s.centre_id = m.centre_id
JOIN centre c ON c.id = s.centre_id
WHERE m.account_id = $1
ORDER BY s.local_date DESC, s.local_time DESC, s.id
LIMIT $2 OFFSET $3

-- BLOCK count_sessions
SELECT count(*) FROM centre_member m JOIN session s ON s.centre_id = m.centre_id WHERE m.account_id = $1

-- BLOCK late_sessions
SELECT s.id, s.number, s.room, s.local_date
FROM centre_member m
JOIN session s ON s.centre_id = m.centre_id
WHERE m.account_id = $1 AND s.opened_at IS NOT NULL AND s.finalised_at IS NULL AND s.starts_at < $2
ORDER BY s.starts_at, s.id

-- BLOCK delete_incidents
DELETE FROM incident WHERE session_id = $1

-- BLOCK delete_candidates
DELETE FROM candidate WHERE session_id = $1

-- BLOCK give_reason
UPDATE attempt SET abort_reason = $2 WHERE id = $1

-- BLOCK asked
SELECT n.position, n.outcome, s.shown
FROM answer n JOIN serving s ON s.attempt_id = n.attempt_id AND s.id = n.serving
WHERE n.attempt_id = $1 AND n.position = $2

-- BLOCK unfinalised
SELECT s.id, s.number, s.room, s.local_date, s.starts_at, s.zone, c.name, a.email
FROM session s
JOIN centre c ON c.id = s.centre_id
JOIN centre_member m ON m.centre_id = s.centre_id AND m.role = 'referent'
JOIN account a ON a.id = m.account_id
WHERE s.opened_at >= $1 AND s.finalised_at IS NULL AND s.starts_at <= $2 AND a.email IS NOT NULL AND s.rehearsal = 0
ORDER BY s.id

-- BLOCK referent_address
SELECT a.email
FROM session s
JOIN centre_member m ON m.centre_id = s.centre_id AND m.role = 'referent'
JOIN account a ON a.id = m.account_id
WHERE s.id = $1 AND a.email IS NOT NULL
