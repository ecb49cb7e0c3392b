-- BLOCK centres
SELECT id, name FROM centre ORDER BY name, id

-- BLOCK day_of_number
SELECT local_date FROM session WHERE number = $1

-- BLOCK day_of_code
SELECT s.local_date FROM certificate k JOIN session s ON s.id = k.session_id WHERE k.code = $1

-- BLOCK sessions
-- Sessions that were finalised, of the days from $3 to $4. Zero and the empty text ask for nothing.
SELECT s.id, s.number, c.name, s.site, s.local_date, s.published_at, a.first_name, a.last_name,
       (SELECT count(*) FROM attempt t WHERE t.session_id = s.id)
FROM session s JOIN centre c ON c.id = s.centre_id LEFT JOIN account a ON a.id = s.assigned_to
WHERE s.finalised_at IS NOT NULL AND s.rehearsal = $1
  AND (CAST($2 AS BIGINT) = 0 OR s.number = $2)
  AND s.local_date >= $3 AND s.local_date <= $4
  AND (CAST($5 AS TEXT) = '' OR $5 = CASE WHEN s.published_at IS NOT NULL THEN 'published'
                                          WHEN s.assigned_to IS NOT NULL THEN 'in_jury' ELSE 'finalised' END)
  AND (CAST($6 AS BIGINT) = 0 OR s.centre_id IN ($7, $8, $9, $10, $11, $12, $13, $14, $15, $16))
ORDER BY s.local_date DESC, s.starts_at DESC, s.id
LIMIT $17 OFFSET $18

-- BLOCK tests
-- Certifications in sessions that were finalised: a jury member's own, all for a president, none of a centre of theirs.
-- Each once, with the code that stands; found by the code of a certificate that was replaced too.
SELECT t.id, s.id, s.number, c.name, n.last_name, n.first_name, s.local_date, s.published_at, x.status, k.code
FROM session s JOIN centre c ON c.id = s.centre_id JOIN attempt t ON t.session_id = s.id
JOIN candidate n ON n.id = t.candidate_id
LEFT JOIN score x ON x.attempt_id = t.id AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = t.id)
LEFT JOIN certificate k ON k.attempt_id = t.id AND k.replaced_at IS NULL
WHERE s.finalised_at IS NOT NULL AND s.rehearsal = $1
  AND (CAST($2 AS BIGINT) = 0 OR s.number = $2)
  AND s.local_date >= $3 AND s.local_date <= $4
  AND (CAST($5 AS TEXT) = '' OR $5 = CASE WHEN s.published_at IS NOT NULL THEN 'published'
                                          WHEN s.assigned_to IS NOT NULL THEN 'in_jury' ELSE 'finalised' END)
  AND (CAST($6 AS BIGINT) = 0 OR s.centre_id IN ($7, $8, $9, $10, $11, $12, $13, $14, $15, $16))
  AND (s.assigned_to = $19 OR CAST($20 AS BIGINT) = 1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $19)
  AND (CAST($21 AS TEXT) = '' OR n.name_key LIKE $21 OR n.name_key LIKE $22)
  AND (CAST($23 AS TEXT) = '' OR EXISTS (SELECT 1 FROM certificate o WHERE o.attempt_id = t.id AND o.code = $23))
  AND (CAST($24 AS TEXT) = '' OR x.status = $24)
ORDER BY s.local_date DESC, n.name_key, t.id
LIMIT $17 OFFSET $18

-- BLOCK own
-- The same for a member of the jury: the sessions of one person are few, and looked through whatever their day.
SELECT t.id, s.id, s.number, c.name, n.last_name, n.first_name, s.local_date, s.published_at, x.status, k.code
FROM session s JOIN centre c ON c.id = s.centre_id JOIN attempt t ON t.session_id = s.id
JOIN candidate n ON n.id = t.candidate_id
LEFT JOIN score x ON x.attempt_id = t.id AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = t.id)
LEFT JOIN certificate k ON k.attempt_id = t.id AND k.replaced_at IS NULL
WHERE s.finalised_at IS NOT NULL AND s.rehearsal = $1
  AND (CAST($2 AS BIGINT) = 0 OR s.number = $2)
  AND s.local_date >= $3 AND s.local_date <= $4
  AND (CAST($5 AS TEXT) = '' OR $5 = CASE WHEN s.published_at IS NOT NULL THEN 'published'
                                          WHEN s.assigned_to IS NOT NULL THEN 'in_jury' ELSE 'finalised' END)
  AND (CAST($6 AS BIGINT) = 0 OR s.centre_id IN ($7, $8, $9, $10, $11, $12, $13, $14, $15, $16))
  AND s.assigned_to = $19 AND CAST($20 AS BIGINT) = 0
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $19)
  AND (CAST($21 AS TEXT) = '' OR n.name_key LIKE $21 OR n.name_key LIKE $22)
  AND (CAST($23 AS TEXT) = '' OR EXISTS (SELECT 1 FROM certificate o WHERE o.attempt_id = t.id AND o.code = $23))
  AND (CAST($24 AS TEXT) = '' OR x.status = $24)
ORDER BY s.local_date DESC, n.name_key, t.id
LIMIT $17 OFFSET $18

-- BLOCK named
-- The same where a name was typed that few people have: from the word that begins it ($25 up to $26) to their sessions.
SELECT t.id, s.id, s.number, c.name, n.last_name, n.first_name, s.local_date, s.published_at, x.status, k.code
FROM (SELECT DISTINCT w.candidate_id FROM candidate_word w WHERE w.word >= $25 AND w.word < $26) f
CROSS JOIN candidate n CROSS JOIN attempt t CROSS JOIN session s
JOIN centre c ON c.id = s.centre_id
LEFT JOIN score x ON x.attempt_id = t.id AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = t.id)
LEFT JOIN certificate k ON k.attempt_id = t.id AND k.replaced_at IS NULL
WHERE n.id = f.candidate_id AND t.candidate_id = n.id AND s.id = t.session_id AND s.finalised_at IS NOT NULL AND s.rehearsal = $1
  AND (CAST($2 AS BIGINT) = 0 OR s.number = $2)
  AND s.local_date >= $3 AND s.local_date <= $4
  AND (CAST($5 AS TEXT) = '' OR $5 = CASE WHEN s.published_at IS NOT NULL THEN 'published'
                                          WHEN s.assigned_to IS NOT NULL THEN 'in_jury' ELSE 'finalised' END)
  AND (CAST($6 AS BIGINT) = 0 OR s.centre_id IN ($7, $8, $9, $10, $11, $12, $13, $14, $15, $16))
  AND (s.assigned_to = $19 OR CAST($20 AS BIGINT) = 1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $19)
  AND (CAST($21 AS TEXT) = '' OR n.name_key LIKE $21 OR n.name_key LIKE $22)
  AND (CAST($23 AS TEXT) = '' OR EXISTS (SELECT 1 FROM certificate o WHERE o.attempt_id = t.id AND o.code = $23))
  AND (CAST($24 AS TEXT) = '' OR x.status = $24)
ORDER BY s.local_date DESC, n.name_key, t.id
LIMIT $17 OFFSET $18
