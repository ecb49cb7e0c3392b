-- BLOCK pupils
-- The pupils of the centre's school who may be candidates of the list: born on the same days, or named by the list itself.
SELECT l.id, l.first_name, l.last_name, l.birth_date, l.account_id
FROM learner l
WHERE l.account_id IS NOT NULL AND (
  l.id IN (SELECT c.learner_id FROM candidate c WHERE c.session_id = $1 AND c.learner_id IS NOT NULL)
  OR (l.organisation_id = (SELECT n.organisation_id FROM session s JOIN centre n ON n.id = s.centre_id WHERE s.id = $1)
      AND l.birth_date IN (SELECT c.birth_date FROM candidate c WHERE c.session_id = $1)))
ORDER BY l.id

-- BLOCK accounts
-- What the accounts of those pupils, and of who joined, have been used for.
WITH known AS (
  SELECT c.account_id AS id FROM candidate c WHERE c.session_id = $1 AND c.account_id IS NOT NULL
  UNION
  SELECT l.account_id AS id
  FROM learner l
  WHERE l.account_id IS NOT NULL AND (
    l.id IN (SELECT c.learner_id FROM candidate c WHERE c.session_id = $1 AND c.learner_id IS NOT NULL)
    OR (l.organisation_id = (SELECT n.organisation_id FROM session s JOIN centre n ON n.id = s.centre_id WHERE s.id = $1)
        AND l.birth_date IN (SELECT c.birth_date FROM candidate c WHERE c.session_id = $1)))
), placed AS (
  SELECT p.account_id, count(*) AS times FROM known CROSS JOIN placement p
  WHERE p.account_id = known.id AND p.ended_at IS NOT NULL GROUP BY p.account_id
)
SELECT known.id, (SELECT min(m.subject) FROM sign_in_method m WHERE m.account_id = known.id AND m.provider = 'password'),
       coalesce(placed.times, 0),
       (SELECT count(*) FROM competence_points c WHERE c.account_id = known.id AND c.points >= $2)
FROM known LEFT JOIN placed ON placed.account_id = known.id
ORDER BY known.id

-- BLOCK sittings
-- When the candidates of the list sat last elsewhere, as far as that makes one wait: see last_sitting of the calendar.
SELECT c.id, a.started_at, s.zone
FROM candidate c
LEFT JOIN learner l ON l.id = c.learner_id
JOIN attempt a ON a.account_id IN (c.account_id, l.account_id) AND a.session_id <> c.session_id
JOIN session s ON s.id = a.session_id
LEFT JOIN score x ON x.attempt_id = a.id AND s.published_at IS NOT NULL
  AND x.number = (SELECT max(n.number) FROM score n WHERE n.attempt_id = a.id)
WHERE c.session_id = $1 AND s.rehearsal = 0
  AND (a.abort_reason IS NULL OR a.abort_reason <> 'technical')
  AND (x.status IS NULL OR x.status NOT IN ('cancelled', 'cancelled_too_few_answers'))
ORDER BY c.id, a.started_at
