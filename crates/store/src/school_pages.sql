-- BLOCK sittings
SELECT l.id, a.id, a.started_at, s.zone, s.number, c.name, a.release, d.sex, s.published_at, x.status, x.body, k.code
FROM learner l
JOIN candidate d ON d.learner_id = l.id
JOIN attempt a ON a.candidate_id = d.id
JOIN session s ON s.id = a.session_id
JOIN centre c ON c.id = s.centre_id
LEFT JOIN score x ON x.attempt_id = a.id AND s.published_at IS NOT NULL
  AND x.number = (SELECT max(n.number) FROM score n WHERE n.attempt_id = a.id)
LEFT JOIN certificate k ON k.attempt_id = a.id AND s.published_at IS NOT NULL AND k.revoked_at IS NULL
WHERE l.organisation_id = $1 AND s.rehearsal = 0
ORDER BY a.started_at DESC, a.id
