-- BLOCK logins
SELECT c.id, m.subject
FROM candidate c
JOIN learner l ON l.id = c.learner_id
JOIN sign_in_method m ON m.account_id = l.account_id AND m.provider = 'password'
WHERE c.session_id = $1
ORDER BY c.id, m.subject

-- BLOCK days
SELECT s.local_date, count(*) AS sessions
FROM centre_member m JOIN session s ON s.centre_id = m.centre_id
WHERE m.account_id = $1 AND s.local_date >= $2 AND s.cancelled_at IS NULL
GROUP BY s.local_date
ORDER BY s.local_date
LIMIT $3

-- BLOCK of_day
SELECT s.id
FROM centre_member m JOIN session s ON s.centre_id = m.centre_id
WHERE m.account_id = $1 AND s.local_date = $2 AND s.cancelled_at IS NULL
ORDER BY s.local_time, s.room, s.id
LIMIT $3
