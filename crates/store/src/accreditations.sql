-- BLOCK of_centre
SELECT id, certification, begins, ends FROM accreditation WHERE centre_id = $1 ORDER BY begins, certification, id

-- BLOCK insert
INSERT INTO accreditation (id, centre_id, certification, begins, ends, given_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING

-- BLOCK end
UPDATE accreditation SET ends = $3 WHERE centre_id = $1 AND id = $2

-- BLOCK delete
DELETE FROM accreditation WHERE centre_id = $1 AND id = $2

-- BLOCK listed
SELECT a.centre_id, a.certification
FROM centre_listing l JOIN accreditation a ON a.centre_id = l.centre_id
WHERE a.begins <= $1 AND (a.ends IS NULL OR a.ends >= $1)
ORDER BY a.centre_id, a.certification

-- BLOCK of_session
SELECT q.candidate_id, q.certification
FROM complementary_request q JOIN candidate c ON c.id = q.candidate_id
WHERE c.session_id = $1 ORDER BY q.candidate_id, q.certification

-- BLOCK of_candidate
SELECT q.certification
FROM complementary_request q JOIN candidate c ON c.id = q.candidate_id
WHERE c.session_id = $1 AND c.id = $2 ORDER BY q.certification

-- BLOCK forget_requests
DELETE FROM complementary_request WHERE candidate_id = $1

-- BLOCK ask
INSERT INTO complementary_request (candidate_id, certification, asked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
