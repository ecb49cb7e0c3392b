-- BLOCK insert
INSERT INTO jury_comment (id, session_id, attempt_id, audience, words, mail, mailed_at, written_at, written_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING

-- BLOCK of_session
SELECT id, session_id, attempt_id, audience, words, mail, mailed_at, written_at, written_by, taken_back_at, taken_back_by
FROM jury_comment WHERE session_id = $1 ORDER BY written_at, id

-- BLOCK take_back
UPDATE jury_comment SET taken_back_at = $3, taken_back_by = $4 WHERE session_id = $1 AND id = $2

-- BLOCK mailed
UPDATE jury_comment SET mailed_at = $3 WHERE session_id = $1 AND id = $2

-- BLOCK told_to_centre
SELECT j.written_at, j.words FROM jury_comment j JOIN session s ON s.id = j.session_id
WHERE j.session_id = $1 AND j.audience = 'centre' AND j.taken_back_at IS NULL AND s.published_at IS NOT NULL
ORDER BY j.written_at, j.id

-- BLOCK told_to_candidate
SELECT j.words FROM jury_comment j JOIN session s ON s.id = j.session_id
WHERE j.attempt_id = $1 AND j.audience = 'candidate' AND j.taken_back_at IS NULL AND s.published_at IS NOT NULL
ORDER BY j.written_at, j.id
