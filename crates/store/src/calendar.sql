-- BLOCK rule_changes
SELECT rule, since, value, source FROM rule_change ORDER BY since, rule

-- BLOCK put_rule
INSERT INTO rule_change (rule, since, value, source, made_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (rule, since) DO UPDATE SET value = $3, source = $4, made_at = $5

-- BLOCK drop_rule
DELETE FROM rule_change WHERE rule = $1 AND since = $2

-- BLOCK keep_rules
UPDATE session SET rules = $2 WHERE id = $1

-- BLOCK rules_of
SELECT rules FROM session WHERE id = $1

-- BLOCK windows_of
SELECT w.opens, w.closes, w.catch_up, CASE WHEN w.centre_id IS NULL THEN 0 ELSE 1 END
FROM opening_window w
WHERE w.ended_at IS NULL
  AND (w.centre_id = $1 OR w.school = (SELECT k.school FROM centre_school k WHERE k.centre_id = $1))
ORDER BY w.opens, w.closes, w.id

-- BLOCK windows_of_member
SELECT m.centre_id, w.opens, w.closes, w.catch_up, CASE WHEN w.centre_id IS NULL THEN 0 ELSE 1 END
FROM centre_member m
LEFT JOIN centre_school k ON k.centre_id = m.centre_id
JOIN opening_window w ON w.ended_at IS NULL AND (w.centre_id = m.centre_id OR w.school = k.school)
WHERE m.account_id = $1 ORDER BY m.centre_id, w.opens, w.closes, w.id

-- BLOCK sessions_to_come
SELECT s.centre_id, s.id, s.number, s.room, s.local_date
FROM centre_member m JOIN session s ON s.centre_id = m.centre_id
WHERE m.account_id = $1 AND s.starts_at > $2 AND s.opened_at IS NULL AND s.finalised_at IS NULL AND s.cancelled_at IS NULL
ORDER BY s.starts_at, s.id LIMIT $3

-- BLOCK windows
SELECT w.id, w.school, w.centre_id, c.name, w.opens, w.closes, w.catch_up, w.source
FROM opening_window w LEFT JOIN centre c ON c.id = w.centre_id
WHERE w.ended_at IS NULL ORDER BY w.opens DESC, w.closes DESC, w.id LIMIT $1

-- BLOCK window
SELECT w.id, w.school, w.centre_id, c.name, w.opens, w.closes, w.catch_up, w.source
FROM opening_window w LEFT JOIN centre c ON c.id = w.centre_id
WHERE w.id = $1 AND w.ended_at IS NULL

-- BLOCK beside
SELECT w.id, w.opens, w.closes FROM opening_window w
WHERE w.ended_at IS NULL AND (w.school = $1 OR w.centre_id = $2) ORDER BY w.opens, w.id

-- BLOCK insert_window
INSERT INTO opening_window (id, school, centre_id, opens, closes, catch_up, source, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING

-- BLOCK change_window
UPDATE opening_window SET opens = $2, closes = $3, catch_up = $4, source = $5 WHERE id = $1 AND ended_at IS NULL

-- BLOCK end_window
UPDATE opening_window SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL

-- BLOCK put_school
INSERT INTO centre_school (centre_id, school) VALUES ($1, $2) ON CONFLICT (centre_id) DO UPDATE SET school = $2

-- BLOCK forget_school
DELETE FROM centre_school WHERE centre_id = $1

-- BLOCK schools
SELECT c.id, c.name, c.uai, k.school
FROM centre c LEFT JOIN centre_school k ON k.centre_id = c.id
WHERE c.kind = 'SCO' AND c.rehearsal = 0 AND c.id NOT IN (SELECT centre_id FROM tryout)
ORDER BY CASE WHEN k.school IS NULL THEN 0 ELSE 1 END, c.name, c.id LIMIT $1

-- BLOCK untold
SELECT count(*) FROM centre c
WHERE c.kind = 'SCO' AND c.rehearsal = 0 AND c.id NOT IN (SELECT centre_id FROM tryout)
  AND c.id NOT IN (SELECT centre_id FROM centre_school)

-- BLOCK named
SELECT c.id FROM centre c
WHERE (c.uai = $1 OR c.name = $2 OR lower(c.name) = $3) AND c.rehearsal = 0 AND c.id NOT IN (SELECT centre_id FROM tryout)
ORDER BY c.id LIMIT 2

-- BLOCK last_sitting
SELECT a.started_at, s.zone
FROM attempt a JOIN session s ON s.id = a.session_id
LEFT JOIN score x ON x.attempt_id = a.id AND s.published_at IS NOT NULL
  AND x.number = (SELECT max(n.number) FROM score n WHERE n.attempt_id = a.id)
WHERE a.account_id = $1 AND a.session_id <> $2 AND s.rehearsal = 0
  AND (a.abort_reason IS NULL OR a.abort_reason <> 'technical')
  AND (x.status IS NULL OR x.status NOT IN ('cancelled', 'cancelled_too_few_answers'))
ORDER BY a.started_at DESC, a.id LIMIT 1

-- BLOCK campaign_done
SELECT id FROM placement WHERE account_id = $1 AND ended_at IS NOT NULL ORDER BY id LIMIT 1
