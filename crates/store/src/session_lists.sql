-- BLOCK listed
-- Empty texts and zero ask for nothing. $5 and $6: what began before is over, or late.
SELECT s.id, s.number, s.site, s.room, s.local_date, s.local_time, s.zone, s.starts_at, s.invigilators, s.opened_at,
       s.finalised_at, s.assigned_to, s.published_at, s.cancelled_at, s.centre_id, c.name,
       (SELECT count(*) FROM candidate d WHERE d.session_id = s.id) AS enrolled,
       (SELECT count(*) FROM attempt t WHERE t.session_id = s.id) AS sat
FROM session s JOIN centre c ON c.id = s.centre_id
WHERE s.centre_id = $1 AND s.starts_at >= $2 AND s.starts_at < $3
  AND (CAST($4 AS TEXT) = '' OR $4 = CASE
    WHEN s.published_at IS NOT NULL THEN 'published'
    WHEN s.finalised_at IS NOT NULL THEN 'finalised'
    WHEN s.opened_at IS NOT NULL AND s.starts_at < $6 THEN 'late'
    WHEN s.opened_at IS NOT NULL AND s.starts_at < $5 THEN 'to_finalise'
    WHEN s.opened_at IS NOT NULL THEN 'open'
    WHEN s.cancelled_at IS NOT NULL THEN 'cancelled'
    WHEN s.starts_at < $5 THEN 'never_opened'
    ELSE 'to_prepare' END)
  AND (CAST($7 AS BIGINT) = 0 OR (s.opened_at IS NOT NULL AND s.published_at IS NULL
    AND EXISTS (SELECT 1 FROM attempt t WHERE t.session_id = s.id)
    AND (NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'attendance')
      OR NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'minutes')
      OR (EXISTS (SELECT 1 FROM incident i WHERE i.session_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'incident'))
      OR (EXISTS (SELECT 1 FROM incident i WHERE i.session_id = s.id AND i.kind = 'C6')
        AND NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'fraud')))))
ORDER BY s.starts_at DESC, s.id
LIMIT $8 OFFSET $9

-- BLOCK count
SELECT count(*) FROM session s
WHERE s.centre_id = $1 AND s.starts_at >= $2 AND s.starts_at < $3
  AND (CAST($4 AS TEXT) = '' OR $4 = CASE
    WHEN s.published_at IS NOT NULL THEN 'published'
    WHEN s.finalised_at IS NOT NULL THEN 'finalised'
    WHEN s.opened_at IS NOT NULL AND s.starts_at < $6 THEN 'late'
    WHEN s.opened_at IS NOT NULL AND s.starts_at < $5 THEN 'to_finalise'
    WHEN s.opened_at IS NOT NULL THEN 'open'
    WHEN s.cancelled_at IS NOT NULL THEN 'cancelled'
    WHEN s.starts_at < $5 THEN 'never_opened'
    ELSE 'to_prepare' END)
  AND (CAST($7 AS BIGINT) = 0 OR (s.opened_at IS NOT NULL AND s.published_at IS NULL
    AND EXISTS (SELECT 1 FROM attempt t WHERE t.session_id = s.id)
    AND (NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'attendance')
      OR NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'minutes')
      OR (EXISTS (SELECT 1 FROM incident i WHERE i.session_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'incident'))
      OR (EXISTS (SELECT 1 FROM incident i WHERE i.session_id = s.id AND i.kind = 'C6')
        AND NOT EXISTS (SELECT 1 FROM scan k WHERE k.session_id = s.id AND k.kind = 'fraud')))))

-- BLOCK waiting
-- Opened, over, not finalised: the clock of 48 hours runs.
SELECT s.id, s.number, s.room, s.local_date, s.zone, s.starts_at
FROM session s
WHERE s.centre_id = $1 AND s.finalised_at IS NULL AND s.opened_at IS NOT NULL AND s.starts_at < $2
ORDER BY s.starts_at, s.id

-- BLOCK open_to
-- Sessions of a centre to which somebody can still be enrolled.
SELECT s.id, s.number, s.room, s.local_date, s.local_time
FROM session s
WHERE s.centre_id = $1 AND s.finalised_at IS NULL AND s.cancelled_at IS NULL AND s.starts_at >= $2 AND s.id <> $3
ORDER BY s.starts_at, s.id LIMIT 100

-- BLOCK counts
SELECT count(CASE WHEN s.cancelled_at IS NULL THEN 1 END), count(t.id),
       count(CASE WHEN s.finalised_at IS NOT NULL AND t.id IS NULL THEN 1 END)
FROM session s JOIN candidate d ON d.session_id = s.id LEFT JOIN attempt t ON t.candidate_id = d.id
WHERE s.centre_id = $1 AND s.starts_at >= $2

-- BLOCK to_catch_up
-- Absent, or of a session that was called off, and not on the list of another one that is or was held since.
SELECT s.id, s.number, s.room, s.local_date, d.id, d.last_name, d.first_name, d.birth_date, d.division
FROM session s JOIN candidate d ON d.session_id = s.id
WHERE s.centre_id = $1 AND s.starts_at >= $2
  AND (s.cancelled_at IS NOT NULL
    OR (s.finalised_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attempt t WHERE t.candidate_id = d.id)))
  AND NOT EXISTS (
    SELECT 1 FROM candidate o JOIN session n ON n.id = o.session_id
    WHERE o.name_key = d.name_key AND o.birth_date = d.birth_date AND o.id <> d.id AND n.centre_id = $1
      AND n.cancelled_at IS NULL
      AND (n.starts_at > s.starts_at OR (s.cancelled_at IS NOT NULL AND n.starts_at >= $2)))
ORDER BY d.division, d.name_key, d.birth_date, d.id

-- BLOCK people
SELECT s.id, s.number, s.room, s.local_date, d.id, d.last_name, d.first_name, d.birth_date, d.division
FROM session s JOIN candidate d ON d.session_id = s.id LEFT JOIN attempt t ON t.candidate_id = d.id
WHERE s.centre_id = $1 AND s.starts_at >= $2
  AND ((CAST($3 AS TEXT) = 'enrolled' AND s.cancelled_at IS NULL) OR ($3 = 'sat' AND t.id IS NOT NULL)
    OR ($3 = 'absent' AND s.finalised_at IS NOT NULL AND t.id IS NULL))
ORDER BY d.division, d.name_key, d.birth_date, d.id LIMIT $4

-- BLOCK certifiable
-- $2 is what makes level 1 of a competence, $3 how many of them are needed. The order of names is made afterwards.
SELECT l.last_name, l.first_name, l.birth_date, l.division
FROM learner l
WHERE l.organisation_id = $1
  AND (SELECT count(*) FROM competence_points p WHERE p.account_id = l.account_id AND p.points >= $2) >= $3
ORDER BY l.birth_date, l.id
