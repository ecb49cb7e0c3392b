-- BLOCK shown
SELECT position, challenge, served_at FROM serving WHERE attempt_id = $1 ORDER BY served_at, id

-- BLOCK others
-- Other tests of an account, with those of rehearsals kept apart from the others.
SELECT t.id, s.id, s.number, s.local_date, c.name, s.finalised_at, s.published_at, s.assigned_to,
       (SELECT count(*) FROM centre_member m WHERE m.centre_id = s.centre_id AND m.account_id = $3), x.status, x.points
FROM attempt t JOIN session s ON s.id = t.session_id JOIN centre c ON c.id = s.centre_id
LEFT JOIN score x ON x.attempt_id = t.id AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = t.id)
WHERE t.account_id = $1 AND t.id <> $2
  AND s.rehearsal = (SELECT here.rehearsal FROM attempt this JOIN session here ON here.id = this.session_id WHERE this.id = $2)
ORDER BY t.started_at DESC, t.id LIMIT $4

-- BLOCK months
-- Which centres held something in which month; only what is shown of them is counted.
WITH held AS (
  SELECT s.id, s.centre_id, substr(s.local_date, 1, 7) AS month, s.published_at, s.finalised_at
  FROM session s
  WHERE s.finalised_at IS NOT NULL AND s.local_date >= $1 AND s.local_date <= $2 AND s.rehearsal = $3
), shown AS (
  SELECT c.id, c.name, h.month
  FROM (SELECT DISTINCT centre_id, month FROM held) h JOIN centre c ON c.id = h.centre_id
  ORDER BY h.month DESC, c.name, c.id LIMIT $4
)
SELECT g.name, g.month, count(*), count(h.published_at),
       CAST(sum(h.published_at - h.finalised_at) AS BIGINT),
       CAST(sum((SELECT count(*) FROM attempt t WHERE t.session_id = h.id)) AS BIGINT),
       CAST(sum((SELECT count(*) FROM incident i WHERE i.session_id = h.id)) AS BIGINT),
       CAST(sum((SELECT count(*) FROM score x WHERE x.session_id = h.id AND x.status = 'rejected'
                  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = x.attempt_id))) AS BIGINT),
       CAST(sum((SELECT count(*) FROM score x WHERE x.session_id = h.id AND x.status IN ('cancelled', 'cancelled_too_few_answers')
                  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = x.attempt_id))) AS BIGINT),
       CAST(sum((SELECT count(*) FROM score x WHERE x.session_id = h.id AND x.status = 'rejected_for_fraud'
                  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = x.attempt_id))) AS BIGINT)
FROM shown g JOIN held h ON h.centre_id = g.id AND h.month = g.month
GROUP BY g.id, g.name, g.month
ORDER BY 2 DESC, 1, g.id

-- BLOCK settled
-- What the jury decided about a report, or how it settled itself.
SELECT q.kind, q.became, count(*)
FROM (SELECT i.kind AS kind,
             COALESCE((SELECT d.kind FROM decision d
                       WHERE d.session_id = i.session_id AND d.incident_id = i.id AND d.decided_by IS NOT NULL
                         AND d.dismissed_at IS NULL
                       ORDER BY d.decided_at DESC, d.number DESC LIMIT 1), i.resolution) AS became
      FROM incident i JOIN session s ON s.id = i.session_id
      WHERE s.finalised_at IS NOT NULL AND s.local_date >= $1 AND s.local_date <= $2 AND s.rehearsal = $3) q
GROUP BY q.kind, q.became ORDER BY q.kind, q.became
