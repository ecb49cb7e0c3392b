-- BLOCK invigilated
SELECT count(*) FROM journal WHERE stream = $1 AND actor = 'invigilator'

-- BLOCK is_member
SELECT count(*) FROM centre_member m JOIN session s ON s.centre_id = m.centre_id
WHERE s.id = $1 AND m.account_id = $2

-- BLOCK waiting
-- Every finalised session that is not published, the oldest first. Its tests stand as they were counted at the finalisation, if
-- they were: they are looked at one by one otherwise.
SELECT s.id, s.number, c.name, s.site, s.local_date, s.zone, s.finalised_at, s.published_at, s.assigned_to,
       a.first_name, a.last_name, s.rehearsal,
       coalesce(g.tests, (SELECT count(*) FROM attempt t WHERE t.session_id = s.id)),
       (SELECT count(*) FROM incident i JOIN attempt t ON t.candidate_id = i.candidate_id
         WHERE i.session_id = s.id AND i.resolved_at IS NULL AND (i.kind LIKE 'E%' OR i.kind IN ('C1', 'C6'))),
       coalesce(g.unfinished, (SELECT count(*) FROM attempt t WHERE t.session_id = s.id AND t.position <= t.questions)),
       coalesce(g.unseen, (SELECT count(*) FROM attempt t
         WHERE t.session_id = s.id AND t.position > t.questions AND t.end_seen_at IS NULL)),
       (SELECT count(*) FROM decision d WHERE d.session_id = s.id AND d.kind IN ('cancel', 'uncancel', 'reject_for_fraud', 'lift_rejection')
         AND d.seconded_at IS NULL AND d.dismissed_at IS NULL)
       + (SELECT count(*) FROM identity_correction k WHERE k.session_id = s.id),
       (SELECT count(*) FROM incident i JOIN attempt t ON t.candidate_id = i.candidate_id
         WHERE i.session_id = s.id AND i.resolved_at IS NULL AND i.kind = 'C6'),
       CAST(CASE WHEN s.closing_remark IS NULL THEN 0 ELSE 1 END AS BIGINT),
       (SELECT count(*) FROM withdrawal w WHERE w.session_id = s.id),
       g.finalisations, g.body
FROM session s JOIN centre c ON c.id = s.centre_id LEFT JOIN account a ON a.id = s.assigned_to
LEFT JOIN session_signs g ON g.session_id = s.id
WHERE s.finalised_at IS NOT NULL AND s.published_at IS NULL AND s.rehearsal = $1
ORDER BY s.finalised_at, s.id

-- BLOCK waiting_counts
-- How many wait, and how many of them a person has.
SELECT count(*), count(CASE WHEN s.assigned_to = $2 THEN 1 END) FROM session s
WHERE s.finalised_at IS NOT NULL AND s.published_at IS NULL AND s.rehearsal = $1

-- BLOCK mine
-- Sessions that a person has taken and that are not published, the oldest first.
SELECT s.id FROM session s
WHERE s.assigned_to = $1 AND s.finalised_at IS NOT NULL AND s.published_at IS NULL AND s.rehearsal = $2
ORDER BY s.finalised_at, s.id

-- BLOCK published
-- Published sessions, the latest first.
SELECT s.id, s.number, c.name, s.site, s.local_date, s.zone, s.finalised_at, s.published_at, s.assigned_to,
       a.first_name, a.last_name, s.rehearsal,
       (SELECT count(*) FROM attempt t WHERE t.session_id = s.id),
       (SELECT count(*) FROM incident i JOIN attempt t ON t.candidate_id = i.candidate_id
         WHERE i.session_id = s.id AND i.resolved_at IS NULL AND (i.kind LIKE 'E%' OR i.kind IN ('C1', 'C6'))),
       (SELECT count(*) FROM attempt t WHERE t.session_id = s.id AND t.position <= t.questions),
       (SELECT count(*) FROM attempt t
         WHERE t.session_id = s.id AND t.position > t.questions AND t.end_seen_at IS NULL),
       (SELECT count(*) FROM decision d WHERE d.session_id = s.id AND d.kind IN ('cancel', 'uncancel', 'reject_for_fraud', 'lift_rejection')
         AND d.seconded_at IS NULL AND d.dismissed_at IS NULL)
       + (SELECT count(*) FROM identity_correction k WHERE k.session_id = s.id)
       + (SELECT count(*) FROM withdrawal w WHERE w.session_id = s.id),
       (SELECT count(*) FROM incident i JOIN attempt t ON t.candidate_id = i.candidate_id
         WHERE i.session_id = s.id AND i.resolved_at IS NULL AND i.kind = 'C6'),
       CAST(CASE WHEN s.closing_remark IS NULL THEN 0 ELSE 1 END AS BIGINT),
       CAST(0 AS BIGINT),
       (SELECT g.finalisations FROM session_signs g WHERE g.session_id = s.id),
       (SELECT g.body FROM session_signs g WHERE g.session_id = s.id)
FROM session s JOIN centre c ON c.id = s.centre_id LEFT JOIN account a ON a.id = s.assigned_to
WHERE s.published_at IS NOT NULL AND s.rehearsal = $2
ORDER BY s.published_at DESC, s.id
LIMIT $1

-- BLOCK with_candidate
-- Of the sessions that the inbox lists, those in which somebody of that name is enrolled: a jury member searches their own, a
-- president all. The others are left to the search of the whole archive.
WITH listed AS (
  SELECT w.id FROM session w WHERE w.finalised_at IS NOT NULL AND w.published_at IS NULL
  UNION ALL
  SELECT p.id FROM (SELECT l.id FROM session l
                    WHERE l.published_at IS NOT NULL AND l.rehearsal = (SELECT a.rehearsal FROM account a WHERE a.id = $2)
                    ORDER BY l.published_at DESC, l.id LIMIT $5) p
)
SELECT DISTINCT s.id
FROM listed i CROSS JOIN session s CROSS JOIN candidate n
WHERE s.id = i.id AND n.session_id = s.id
  AND (n.name_key LIKE $1 OR n.name_key LIKE $4) AND (s.assigned_to = $2 OR CAST($3 AS BIGINT) = 1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $2)
  AND s.rehearsal = (SELECT a.rehearsal FROM account a WHERE a.id = $2)
ORDER BY s.id

-- BLOCK with_named
-- The same where few people have that name: from the word that begins it ($6 up to $7) to their sessions.
WITH listed AS (
  SELECT w.id FROM session w WHERE w.finalised_at IS NOT NULL AND w.published_at IS NULL
  UNION ALL
  SELECT p.id FROM (SELECT l.id FROM session l
                    WHERE l.published_at IS NOT NULL AND l.rehearsal = (SELECT a.rehearsal FROM account a WHERE a.id = $2)
                    ORDER BY l.published_at DESC, l.id LIMIT $5) p
)
SELECT DISTINCT s.id
FROM (SELECT DISTINCT w.candidate_id FROM candidate_word w WHERE w.word >= $6 AND w.word < $7) f
CROSS JOIN candidate n CROSS JOIN session s
WHERE n.id = f.candidate_id AND s.id = n.session_id AND s.id IN (SELECT i.id FROM listed i)
  AND (n.name_key LIKE $1 OR n.name_key LIKE $4) AND (s.assigned_to = $2 OR CAST($3 AS BIGINT) = 1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $2)
  AND s.rehearsal = (SELECT a.rehearsal FROM account a WHERE a.id = $2)
ORDER BY s.id

-- BLOCK to_second
-- Decisions of others, and identities that others propose to correct, that wait for a second person.
SELECT d.session_id, d.attempt_id, d.kind, d.decided_at, s.number, s.zone, n.last_name, n.first_name, a.first_name, a.last_name
FROM decision d
JOIN session s ON s.id = d.session_id
JOIN attempt t ON t.id = d.attempt_id
JOIN candidate n ON n.id = t.candidate_id
JOIN account a ON a.id = d.decided_by
WHERE d.kind IN ('cancel', 'uncancel', 'reject_for_fraud', 'lift_rejection') AND d.seconded_at IS NULL AND d.dismissed_at IS NULL
  AND d.decided_by <> $1 AND s.rehearsal = (SELECT me.rehearsal FROM account me WHERE me.id = $1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $1)
UNION ALL
SELECT k.session_id, k.attempt_id, 'correct_identity', k.proposed_at, s.number, s.zone, n.last_name, n.first_name, a.first_name,
       a.last_name
FROM identity_correction k
JOIN session s ON s.id = k.session_id
JOIN attempt t ON t.id = k.attempt_id
JOIN candidate n ON n.id = t.candidate_id
JOIN account a ON a.id = k.proposed_by
WHERE k.proposed_by <> $1 AND s.rehearsal = (SELECT me.rehearsal FROM account me WHERE me.id = $1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $1)
ORDER BY 4, 2, 3

-- BLOCK to_withdraw
-- Publications that another president proposes to withdraw.
SELECT w.session_id, w.proposed_at, s.number, s.zone, a.first_name, a.last_name
FROM withdrawal w
JOIN session s ON s.id = w.session_id
JOIN account a ON a.id = w.proposed_by
WHERE s.published_at IS NOT NULL AND w.proposed_by <> $1
  AND s.rehearsal = (SELECT me.rehearsal FROM account me WHERE me.id = $1)
  AND NOT EXISTS (SELECT 1 FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $1)
ORDER BY w.proposed_at, w.session_id

-- BLOCK question
-- The question of that number as it was shown last, or so many before, with its answer.
SELECT s.id, s.challenge, s.seed, s.shown, s.expected, s.served_at, s.window_left_at, n.value, n.outcome, n.trace, n.answered_at
FROM serving s LEFT JOIN answer n ON n.attempt_id = s.attempt_id AND n.serving = s.id
WHERE s.attempt_id = $1 AND s.position = $2
ORDER BY s.served_at DESC, s.id
LIMIT 1 OFFSET $3

-- BLOCK replaced
-- When the questions of that number were shown whose place another one took, the last first.
SELECT served_at FROM serving WHERE attempt_id = $1 AND position = $2
ORDER BY served_at DESC, id LIMIT 100 OFFSET 1

-- BLOCK names
SELECT id, first_name, last_name FROM account
WHERE id IN (SELECT assigned_to FROM session WHERE id = $1)
   OR id IN (SELECT decided_by FROM decision WHERE session_id = $1)
   OR id IN (SELECT seconded_by FROM decision WHERE session_id = $1)
   OR id IN (SELECT dismissed_by FROM decision WHERE session_id = $1)
   OR id IN (SELECT proposed_by FROM identity_correction WHERE session_id = $1)
   OR id IN (SELECT proposed_by FROM withdrawal WHERE session_id = $1)
   OR id IN (SELECT written_by FROM jury_comment WHERE session_id = $1)
   OR id IN (SELECT taken_back_by FROM jury_comment WHERE session_id = $1)
   OR id IN (SELECT deposited_by FROM scan WHERE session_id = $1)
   OR id IN (SELECT account_id FROM candidate WHERE session_id = $1)
   OR id IN (SELECT m.account_id FROM centre_member m JOIN session s ON s.centre_id = m.centre_id WHERE s.id = $1)
   OR id IN (SELECT created_by FROM session WHERE id = $1)
ORDER BY id

-- BLOCK actors
SELECT DISTINCT actor FROM journal WHERE stream = $1 ORDER BY actor
