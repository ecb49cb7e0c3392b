-- BLOCK answers
-- Every answer of a session with its question, and how long it took: the time that stood still is not counted.
SELECT n.attempt_id, n.position, s.challenge, t.release, n.outcome, n.answered_at - s.served_at - s.held
FROM attempt t JOIN answer n ON n.attempt_id = t.id JOIN serving s ON s.attempt_id = n.attempt_id AND s.id = n.serving
WHERE t.session_id = $1 ORDER BY n.attempt_id, n.position

-- BLOCK forget
DELETE FROM question_use WHERE session_id = $1

-- BLOCK insert
INSERT INTO question_use (challenge, release, session_id, asked, right_answers, passed, reported, neutralised, seconds, counted_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- BLOCK of_question
-- Rehearsals count for nobody.
SELECT u.release, u.asked, u.right_answers, u.passed, u.reported, u.neutralised, u.seconds
FROM question_use u JOIN session s ON s.id = u.session_id
WHERE u.challenge = $1 AND s.rehearsal = 0
ORDER BY u.counted_at DESC, u.session_id LIMIT $2
