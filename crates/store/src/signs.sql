-- BLOCK put
-- With how the tests stand: no question is answered, and no end is seen, after the finalisation.
INSERT INTO session_signs (session_id, finalisations, body, tests, unfinished, unseen)
SELECT CAST($1 AS BIGINT), 1, CAST($2 AS TEXT), count(*), count(CASE WHEN t.position <= t.questions THEN 1 END),
       count(CASE WHEN t.position > t.questions AND t.end_seen_at IS NULL THEN 1 END)
FROM attempt t WHERE t.session_id = $1
ON CONFLICT (session_id) DO UPDATE SET finalisations = session_signs.finalisations + 1, body = excluded.body,
  tests = excluded.tests, unfinished = excluded.unfinished, unseen = excluded.unseen

-- BLOCK of_session
SELECT finalisations, body FROM session_signs WHERE session_id = $1

-- BLOCK wrong
-- The answers of a session that were judged wrong, with the question as it was shown.
SELECT n.attempt_id, s.challenge, n.value, s.shown
FROM attempt t JOIN answer n ON n.attempt_id = t.id JOIN serving s ON s.attempt_id = n.attempt_id AND s.id = n.serving
WHERE t.session_id = $1 AND n.outcome = 'wrong' ORDER BY n.attempt_id, n.position

-- BLOCK windows
-- Tests of a session with how many questions not to be left were left.
SELECT s.attempt_id, count(*) FROM attempt t JOIN serving s ON s.attempt_id = t.id
WHERE t.session_id = $1 AND s.window_left_at IS NOT NULL GROUP BY s.attempt_id ORDER BY s.attempt_id
