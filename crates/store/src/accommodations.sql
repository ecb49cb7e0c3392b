-- BLOCK of_candidate
SELECT n.needs, n.break_minutes, n.words
FROM accommodation n JOIN candidate c ON c.id = n.candidate_id
WHERE c.session_id = $1 AND c.id = $2

-- BLOCK delete
DELETE FROM accommodation WHERE candidate_id = $1

-- BLOCK insert
INSERT INTO accommodation (candidate_id, needs, break_minutes, words, set_at, set_by) VALUES ($1, $2, $3, $4, $5, $6)
