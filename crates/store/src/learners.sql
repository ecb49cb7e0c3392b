-- BLOCK insert
INSERT INTO learner (id, organisation_id, first_name, last_name, birth_date, division, account_id, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING

-- BLOCK enrolled_on
-- Pupils on the list of a session of that day, whichever centre holds it.
SELECT l.id, s.number, s.room
FROM learner l JOIN candidate d ON d.learner_id = l.id JOIN session s ON s.id = d.session_id
WHERE l.organisation_id = $1 AND s.local_date = $2 AND s.cancelled_at IS NULL ORDER BY l.id, s.number

-- BLOCK extra_times
SELECT l.id, d.extra_time
FROM learner l JOIN candidate d ON d.learner_id = l.id
WHERE l.organisation_id = $1 AND d.extra_time > 0 ORDER BY d.enrolled_at, d.id

-- BLOCK of_organisation
-- The order of names is made afterwards: it is not that of bytes.
SELECT id, first_name, last_name, birth_date, division, account_id
FROM learner WHERE organisation_id = $1 ORDER BY id
