-- BLOCK of_centre
-- Who is billed alike, session by session. Who sat is not counted where a technical problem broke the test off, or it was
-- published as cancelled.
SELECT s.id, s.number, s.room, s.local_date, CASE WHEN s.finalised_at IS NULL THEN 0 ELSE 1 END, COALESCE(d.billing, ''),
       count(*), count(t.id),
       count(CASE WHEN t.abort_reason = 'technical' OR x.status IN ('cancelled', 'cancelled_too_few_answers') THEN 1 END)
FROM session s JOIN candidate d ON d.session_id = s.id
LEFT JOIN attempt t ON t.candidate_id = d.id
LEFT JOIN score x ON x.attempt_id = t.id AND s.published_at IS NOT NULL
  AND x.number = (SELECT max(n.number) FROM score n WHERE n.attempt_id = t.id)
WHERE s.centre_id = $1 AND s.rehearsal = 0 AND s.cancelled_at IS NULL AND s.local_date >= $2 AND s.local_date <= $3
GROUP BY s.id, s.number, s.room, s.local_date, s.starts_at, s.finalised_at, COALESCE(d.billing, '')
ORDER BY s.local_date, s.starts_at, s.id, COALESCE(d.billing, '')

-- BLOCK people
SELECT s.id, s.number, s.room, s.local_date, CASE WHEN s.finalised_at IS NULL THEN 0 ELSE 1 END, COALESCE(d.billing, ''),
       1, CASE WHEN t.id IS NULL THEN 0 ELSE 1 END,
       CASE WHEN t.abort_reason = 'technical' OR x.status IN ('cancelled', 'cancelled_too_few_answers') THEN 1 ELSE 0 END,
       d.id, d.last_name, d.first_name, d.local_id
FROM session s JOIN candidate d ON d.session_id = s.id
LEFT JOIN attempt t ON t.candidate_id = d.id
LEFT JOIN score x ON x.attempt_id = t.id AND s.published_at IS NOT NULL
  AND x.number = (SELECT max(n.number) FROM score n WHERE n.attempt_id = t.id)
WHERE s.centre_id = $1 AND s.rehearsal = 0 AND s.cancelled_at IS NULL AND s.local_date >= $2 AND s.local_date <= $3
ORDER BY s.local_date, s.starts_at, s.id, d.name_key, d.birth_date, d.id

-- BLOCK asked
SELECT q.candidate_id, q.certification
FROM session s JOIN candidate d ON d.session_id = s.id JOIN complementary_request q ON q.candidate_id = d.id
WHERE s.centre_id = $1 AND s.rehearsal = 0 AND s.cancelled_at IS NULL AND s.local_date >= $2 AND s.local_date <= $3
ORDER BY q.candidate_id, q.certification
