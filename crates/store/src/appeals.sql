-- BLOCK by_id
SELECT a.id, a.session_id, a.attempt_id, a.account_id, a.kind FROM appeal a WHERE a.id = $1

-- BLOCK of_attempt
SELECT a.id, a.session_id, a.attempt_id, a.account_id, a.kind FROM appeal a WHERE a.attempt_id = $1 ORDER BY a.asked_at, a.id

-- BLOCK steps
SELECT step, words, decision, made_at, made_by FROM appeal_step WHERE appeal_id = $1 ORDER BY number

-- BLOCK insert
INSERT INTO appeal (id, session_id, attempt_id, account_id, kind, asked_at) VALUES ($1, $2, $3, $4, $5, $6)

-- BLOCK add_step
INSERT INTO appeal_step (appeal_id, number, step, words, decision, made_at, made_by)
SELECT CAST($1 AS BIGINT), count(*) + 1, $2, $3, CAST($4 AS BIGINT), CAST($5 AS BIGINT), CAST($6 AS BIGINT)
FROM appeal_step WHERE appeal_id = $1

-- BLOCK close
UPDATE appeal SET closed_at = $2 WHERE id = $1

-- BLOCK of_referent
-- Appeals about the sessions of the centres whose référent this is: the open ones, the oldest first, then the closed ones.
SELECT a.id, a.session_id, a.attempt_id, a.account_id, a.kind, s.number, s.zone, e.name, n.last_name, n.first_name, s.assigned_to,
       (SELECT max(t.made_at) FROM appeal_step t WHERE t.appeal_id = a.id AND t.step IN ('asked', 'again')),
       l.step, l.made_at
FROM appeal a
JOIN session s ON s.id = a.session_id
JOIN centre e ON e.id = s.centre_id
JOIN centre_member m ON m.centre_id = s.centre_id AND m.role = 'referent' AND m.account_id = $1
JOIN attempt x ON x.id = a.attempt_id
JOIN candidate n ON n.id = x.candidate_id
JOIN appeal_step l ON l.appeal_id = a.id
  AND l.number = (SELECT max(t.number) FROM appeal_step t WHERE t.appeal_id = a.id)
ORDER BY CASE WHEN a.closed_at IS NULL THEN 0 ELSE 1 END, coalesce(-a.closed_at, a.asked_at), a.id LIMIT 500

-- BLOCK before_jury
-- Appeals of the same world (real or of a rehearsal), without those of the juror's own centres, in the same order.
SELECT a.id, a.session_id, a.attempt_id, a.account_id, a.kind, s.number, s.zone, e.name, n.last_name, n.first_name, s.assigned_to,
       (SELECT max(t.made_at) FROM appeal_step t WHERE t.appeal_id = a.id AND t.step IN ('asked', 'again')),
       l.step, l.made_at
FROM appeal a
JOIN session s ON s.id = a.session_id
JOIN centre e ON e.id = s.centre_id
JOIN attempt x ON x.id = a.attempt_id
JOIN candidate n ON n.id = x.candidate_id
JOIN appeal_step l ON l.appeal_id = a.id
  AND l.number = (SELECT max(t.number) FROM appeal_step t WHERE t.appeal_id = a.id)
WHERE s.rehearsal = (SELECT me.rehearsal FROM account me WHERE me.id = $1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $1)
ORDER BY CASE WHEN a.closed_at IS NULL THEN 0 ELSE 1 END, coalesce(-a.closed_at, a.asked_at), a.id LIMIT 500
