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
ORDER BY a.id LIMIT 1
