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
-- A page of the months of centres, the latest first; what happened in their sessions is counted for this page only. $6 and $7 lie
-- around the days from $1 to $2 in every time zone: a centre is not read through all its years.
WITH listed AS (
  SELECT m.centre_id, c.name, m.month
  FROM (SELECT DISTINCT s.centre_id, substr(s.local_date, 1, 7) AS month FROM session s
        WHERE s.finalised_at IS NOT NULL AND s.local_date >= $1 AND s.local_date <= $2 AND s.rehearsal = $3) m
  JOIN centre c ON c.id = m.centre_id
  ORDER BY m.month DESC, c.name, m.centre_id LIMIT $4 OFFSET $5
), held AS (
  SELECT p.centre_id, p.month, s.id, s.published_at, s.published_at - s.finalised_at AS waited
  FROM listed p CROSS JOIN session s
  WHERE s.centre_id = p.centre_id AND s.starts_at >= $6 AND s.starts_at < $7 AND substr(s.local_date, 1, 7) = p.month AND s.finalised_at IS NOT NULL AND s.rehearsal = $3
), counted AS (
  SELECT h.centre_id, h.month, count(*) AS sessions, count(h.published_at) AS published, CAST(sum(h.waited) AS BIGINT) AS waited,
         CAST(sum((SELECT count(*) FROM attempt t WHERE t.session_id = h.id)) AS BIGINT) AS tests,
         CAST(sum((SELECT count(*) FROM incident i WHERE i.session_id = h.id)) AS BIGINT) AS incidents
  FROM held h GROUP BY h.centre_id, h.month
), lost AS (
  SELECT h.centre_id, h.month, count(CASE WHEN x.status = 'rejected' THEN 1 END) AS rejected,
         count(CASE WHEN x.status IN ('cancelled', 'cancelled_too_few_answers') THEN 1 END) AS cancelled,
         count(CASE WHEN x.status = 'rejected_for_fraud' THEN 1 END) AS fraud
  FROM held h CROSS JOIN score x
  WHERE x.session_id = h.id AND x.status <> 'validated'
    AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = x.attempt_id)
  GROUP BY h.centre_id, h.month
)
SELECT p.name, p.month, n.sessions, n.published, n.waited, n.tests, n.incidents,
       coalesce(o.rejected, 0), coalesce(o.cancelled, 0), coalesce(o.fraud, 0)
FROM listed p
JOIN counted n ON n.centre_id = p.centre_id AND n.month = p.month
LEFT JOIN lost o ON o.centre_id = p.centre_id AND o.month = p.month
ORDER BY p.month DESC, p.name, p.centre_id

-- BLOCK settled
-- What the jury decided about a report, or how it settled itself. Reports are fewer than sessions: they lead to theirs.
SELECT q.kind, q.became, count(*)
FROM (SELECT i.kind AS kind,
             COALESCE((SELECT d.kind FROM decision d
                       WHERE d.session_id = i.session_id AND d.incident_id = i.id AND d.decided_by IS NOT NULL
                         AND d.dismissed_at IS NULL
                       ORDER BY d.decided_at DESC, d.number DESC LIMIT 1), i.resolution) AS became
      FROM incident i CROSS JOIN session s
      WHERE s.id = i.session_id
        AND s.finalised_at IS NOT NULL AND s.local_date >= $1 AND s.local_date <= $2 AND s.rehearsal = $3) q
GROUP BY q.kind, q.became ORDER BY q.kind, q.became
