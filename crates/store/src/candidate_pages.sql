-- BLOCK next_event
SELECT s.id, s.site, s.room, s.starts_at, s.zone, a.id, a.ends_at
FROM candidate c JOIN session s ON s.id = c.session_id LEFT JOIN attempt a ON a.candidate_id = c.id
WHERE c.account_id = $1 AND s.finalised_at IS NULL AND a.ended_at IS NULL AND (a.id IS NOT NULL OR s.starts_at > $2)
ORDER BY CASE WHEN a.id IS NULL THEN 1 ELSE 0 END, s.starts_at, s.id LIMIT 1

-- BLOCK sittings
SELECT a.id, a.session_id, a.candidate_id, s.local_date, s.zone, s.rehearsal, c.name, a.ended_at, s.published_at,
       x.status, x.points, k.code
FROM attempt a JOIN session s ON s.id = a.session_id JOIN centre c ON c.id = s.centre_id
LEFT JOIN score x ON x.attempt_id = a.id AND s.published_at IS NOT NULL
  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = a.id)
LEFT JOIN certificate k ON k.attempt_id = a.id AND s.published_at IS NOT NULL AND k.revoked_at IS NULL
WHERE a.account_id = $1 ORDER BY a.started_at DESC, a.id

-- BLOCK sitting
SELECT a.id, a.session_id, a.candidate_id, s.local_date, s.zone, s.rehearsal, c.name, a.ended_at, s.published_at,
       x.status, x.points, k.code
FROM attempt a JOIN session s ON s.id = a.session_id JOIN centre c ON c.id = s.centre_id
LEFT JOIN score x ON x.attempt_id = a.id AND s.published_at IS NOT NULL
  AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = a.id)
LEFT JOIN certificate k ON k.attempt_id = a.id AND s.published_at IS NOT NULL AND k.revoked_at IS NULL
WHERE a.account_id = $1 AND a.id = $2

-- BLOCK pulse
SELECT a.serving, a.device, a.ends_at, a.holds, a.held_at, a.ended_at, a.end_seen_at,
       (SELECT max(l.raised_at) FROM alert l WHERE l.attempt_id = a.id AND l.settled_at IS NULL), s.zone
FROM attempt a JOIN session s ON s.id = a.session_id WHERE a.id = $1 AND a.account_id = $2

-- BLOCK threshold
SELECT s.opened_at, s.finalised_at, s.on_paper, c.present_at, c.admitted, c.asked_at, a.device, a.ended_at
FROM candidate c JOIN session s ON s.id = c.session_id LEFT JOIN attempt a ON a.candidate_id = c.id
WHERE c.session_id = $1 AND c.account_id = $2

-- BLOCK waiting_room
SELECT s.opened_at, s.finalised_at, s.on_paper, c.present_at, c.admitted, c.asked_at, a.device, a.ended_at,
       a.id, s.number, s.site, s.room, s.starts_at, s.zone, c.first_name, c.last_name
FROM candidate c JOIN session s ON s.id = c.session_id LEFT JOIN attempt a ON a.candidate_id = c.id
WHERE c.session_id = $1 AND c.account_id = $2
