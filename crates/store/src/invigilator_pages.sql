-- BLOCK board
SELECT c.id, c.first_name, c.last_name, c.birth_date, c.enrolled_at, c.joined_at, c.present_at, c.present_by, c.admitted, c.asked_at,
       a.id, a.state, a.started_at, a.ends_at, a.holds, a.held_at, a.position, a.questions, a.last_answer_at, a.ended_at, a.ended_by,
       a.end_seen_at, a.end_seen_by, p.seen_at, p.watched, l.id, l.kind, l.words, l.position, l.raised_at
FROM candidate c LEFT JOIN attempt a ON a.candidate_id = c.id
LEFT JOIN presence p ON p.attempt_id = a.id
LEFT JOIN alert l ON l.attempt_id = a.id AND l.settled_at IS NULL
WHERE c.session_id = $1
ORDER BY c.name_key, c.birth_date, c.id

-- BLOCK seat
SELECT c.id, c.first_name, c.last_name, c.birth_date, c.enrolled_at, c.joined_at, c.present_at, c.present_by, c.admitted, c.asked_at,
       a.id, a.state, a.started_at, a.ends_at, a.holds, a.held_at, a.position, a.questions, a.last_answer_at, a.ended_at, a.ended_by,
       a.end_seen_at, a.end_seen_by, p.seen_at, p.watched, l.id, l.kind, l.words, l.position, l.raised_at
FROM candidate c LEFT JOIN attempt a ON a.candidate_id = c.id
LEFT JOIN presence p ON p.attempt_id = a.id
LEFT JOIN alert l ON l.attempt_id = a.id AND l.settled_at IS NULL
WHERE c.session_id = $1 AND c.id = $2

-- BLOCK account
SELECT account_id FROM candidate WHERE session_id = $1 AND id = $2

-- BLOCK stamp
SELECT s.version,
       (SELECT CAST(coalesce(sum(c.version), 0) + count(*) AS BIGINT) FROM candidate c WHERE c.session_id = s.id),
       (SELECT CAST(coalesce(sum(a.version), 0) + count(*) AS BIGINT) FROM attempt a WHERE a.session_id = s.id),
       (SELECT CAST(count(*) + count(l.settled_at) AS BIGINT) FROM alert l WHERE l.session_id = s.id),
       (SELECT CAST(count(*) AS BIGINT) FROM incident i WHERE i.session_id = s.id),
       (SELECT CAST(count(*) AS BIGINT) FROM room_note n WHERE n.session_id = s.id)
FROM session s WHERE s.id = $1
