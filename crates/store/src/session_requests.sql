-- BLOCK centres
-- The centres of the schools of which this account is a teacher.
SELECT c.id, c.name, c.organisation_id, c.zone
FROM organisation_member o JOIN centre c ON c.organisation_id = o.organisation_id
WHERE o.account_id = $1 AND c.rehearsal = 0 ORDER BY c.name, c.id

-- BLOCK divisions
SELECT DISTINCT division FROM learner WHERE organisation_id = $1 AND division IS NOT NULL ORDER BY division

-- BLOCK insert
INSERT INTO session_request (id, centre_id, asked_by, asked_at, division, local_date, local_time, room, remark, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open') ON CONFLICT DO NOTHING

-- BLOCK count_open
SELECT count(*) FROM session_request WHERE asked_by = $1 AND state = 'open'

-- BLOCK take
UPDATE session_request SET state = state WHERE centre_id = $1 AND id = $2
RETURNING id, asked_by, state, session_id

-- BLOCK settle
UPDATE session_request SET state = $2, answered_at = $3, answered_by = $4, reason = $5, session_id = $6 WHERE id = $1

-- BLOCK of_teacher
SELECT r.id, r.centre_id, c.name, r.asked_by, a.first_name, a.last_name, r.asked_at, r.division, r.local_date, r.local_time,
       r.room, r.remark, r.state, r.answered_at, r.reason, r.session_id
FROM session_request r
JOIN centre c ON c.id = r.centre_id
JOIN organisation_member o ON o.organisation_id = c.organisation_id AND o.account_id = r.asked_by
JOIN account a ON a.id = r.asked_by
WHERE r.asked_by = $1 ORDER BY r.asked_at DESC, r.id LIMIT $2

-- BLOCK one_of_teacher
SELECT r.id, r.centre_id, c.name, r.asked_by, a.first_name, a.last_name, r.asked_at, r.division, r.local_date, r.local_time,
       r.room, r.remark, r.state, r.answered_at, r.reason, r.session_id
FROM session_request r
JOIN centre c ON c.id = r.centre_id
JOIN organisation_member o ON o.organisation_id = c.organisation_id AND o.account_id = r.asked_by
JOIN account a ON a.id = r.asked_by
WHERE r.asked_by = $1 AND r.id = $2

-- BLOCK of_referent
-- Those that wait, the first day first, then the latest answers.
SELECT r.id, r.centre_id, c.name, r.asked_by, a.first_name, a.last_name, r.asked_at, r.division, r.local_date, r.local_time,
       r.room, r.remark, r.state, r.answered_at, r.reason, r.session_id
FROM centre_member m
JOIN session_request r ON r.centre_id = m.centre_id
JOIN centre c ON c.id = r.centre_id
JOIN account a ON a.id = r.asked_by
WHERE m.account_id = $1 AND m.role = 'referent' AND r.state <> 'withdrawn'
ORDER BY CASE r.state WHEN 'open' THEN 0 ELSE 1 END, CASE r.state WHEN 'open' THEN r.local_date ELSE '' END,
         r.answered_at DESC, r.id
LIMIT $2

-- BLOCK one_of_referent
SELECT r.id, r.centre_id, c.name, r.asked_by, a.first_name, a.last_name, r.asked_at, r.division, r.local_date, r.local_time,
       r.room, r.remark, r.state, r.answered_at, r.reason, r.session_id
FROM centre_member m
JOIN session_request r ON r.centre_id = m.centre_id
JOIN centre c ON c.id = r.centre_id
JOIN account a ON a.id = r.asked_by
WHERE m.account_id = $1 AND m.role = 'referent' AND r.id = $2

-- BLOCK waiting
SELECT count(*) FROM centre_member m JOIN session_request r ON r.centre_id = m.centre_id
WHERE m.account_id = $1 AND m.role = 'referent' AND r.state = 'open'

-- BLOCK addresses
-- Where the référent of the centre, and who asked, are written to.
SELECT (SELECT a.email FROM centre_member m JOIN account a ON a.id = m.account_id
        WHERE m.centre_id = r.centre_id AND m.role = 'referent' AND a.email IS NOT NULL ORDER BY a.id LIMIT 1),
       (SELECT a.email FROM account a WHERE a.id = r.asked_by)
FROM session_request r WHERE r.id = $1

-- BLOCK teachers
-- The order of names is made afterwards: it is not that of bytes.
SELECT a.id, a.first_name, a.last_name, a.email, s.subject
FROM organisation_member m JOIN account a ON a.id = m.account_id LEFT JOIN sign_in_method s ON s.account_id = a.id
WHERE m.organisation_id = $1 ORDER BY a.id, s.subject

-- BLOCK put_teacher
INSERT INTO organisation_member (organisation_id, account_id, role) VALUES ($1, $2, 'teacher') ON CONFLICT DO NOTHING

-- BLOCK delete_teacher
DELETE FROM organisation_member WHERE organisation_id = $1 AND account_id = $2 AND role = 'teacher'

-- BLOCK sweep
DELETE FROM session_request WHERE session_id IS NULL AND local_date < $1
