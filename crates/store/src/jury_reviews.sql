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
SELECT c.name, substr(s.local_date, 1, 7), count(*), count(s.published_at),
       CAST(sum(s.published_at - s.finalised_at) AS BIGINT),
       CAST(sum((SELECT count(*) FROM attempt t WHERE t.session_id = s.id)) AS BIGINT),
       CAST(sum((SELECT count(*) FROM incident i WHERE i.session_id = s.id)) AS BIGINT),
       CAST(sum((SELECT count(*) FROM score x WHERE x.session_id = s.id AND x.status = 'rejected'
                  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = x.attempt_id))) AS BIGINT),
       CAST(sum((SELECT count(*) FROM score x WHERE x.session_id = s.id AND x.status IN ('cancelled', 'cancelled_too_few_answers')
                  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = x.attempt_id))) AS BIGINT),
       CAST(sum((SELECT count(*) FROM score x WHERE x.session_id = s.id AND x.status = 'rejected_for_fraud'
                  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = x.attempt_id))) AS BIGINT)
FROM session s JOIN centre c ON c.id = s.centre_id
WHERE s.finalised_at IS NOT NULL AND s.local_date >= $1 AND s.local_date <= $2 AND s.rehearsal = $3
GROUP BY c.id, c.name, substr(s.local_date, 1, 7)
ORDER BY 2 DESC, 1, c.id LIMIT $4

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
