-- BLOCK slice
SELECT a.id, a.session_id, a.candidate_id, a.account_id, a.exam, a.seed, a.questions, a.extra_time, a.started_at,
       a.ends_at, a.state, a.fence, a.device, a.position, a.serving, a.last_serving, a.last_answer_at, a.ended_at, a.ended_by, a.end_seen_at,
       a.end_seen_by, a.abort_reason, a.holds, a.held_at, a.journal_length, a.journal_head, a.version,
       f.questions, f.profile, s.body, s.status, s.points
FROM score s
JOIN attempt a ON a.id = s.attempt_id
JOIN attempt_form f ON f.attempt_id = s.attempt_id
WHERE s.attempt_id > $1 AND f.questions <> '[]'
  AND s.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = s.attempt_id)
ORDER BY s.attempt_id LIMIT $2

-- BLOCK outcomes
SELECT attempt_id, position, outcome FROM answer WHERE attempt_id >= $1 AND attempt_id <= $2
ORDER BY attempt_id, position
