-- BLOCK account
SELECT first_name, last_name, email, locale, looks, created_at, seen_at, warned_at, erased_at FROM account WHERE id = $1

-- BLOCK sign_in_methods
SELECT provider, subject, one_time, created_at FROM sign_in_method WHERE account_id = $1 ORDER BY provider, subject

-- BLOCK visits
SELECT started_at, expires_at FROM visit WHERE account_id = $1 ORDER BY started_at, token_hash

-- BLOCK roles
SELECT role, granted_at FROM platform_role WHERE account_id = $1 ORDER BY role

-- BLOCK organisations
SELECT o.name, m.role FROM organisation_member m JOIN organisation o ON o.id = m.organisation_id
WHERE m.account_id = $1 ORDER BY o.name, o.id

-- BLOCK centres
SELECT c.name, m.role, m.joined_at FROM centre_member m JOIN centre c ON c.id = m.centre_id
WHERE m.account_id = $1 ORDER BY c.name, c.id

-- BLOCK session_requests
SELECT c.name, r.division, r.local_date, r.local_time, r.room, r.remark, r.state, r.asked_at, r.answered_at
FROM session_request r JOIN centre c ON c.id = r.centre_id
WHERE r.asked_by = $1 ORDER BY r.asked_at, r.id

-- BLOCK pupil_records
SELECT o.name, l.first_name, l.last_name, l.birth_date, l.division, l.added_at, l.national_id, l.sex, l.birth_place,
       l.left_at
FROM learner l JOIN organisation o ON o.id = l.organisation_id
WHERE l.account_id = $1 ORDER BY o.name, l.id

-- BLOCK placements
SELECT competence, release, locale, started_at, ended_at FROM placement WHERE account_id = $1 ORDER BY started_at, id

-- BLOCK placement_answers
SELECT p.competence, v.number, v.challenge, v.value, v.outcome, v.served_at, v.answered_at
FROM placement p JOIN placement_serving v ON v.placement_id = p.id
WHERE p.account_id = $1 ORDER BY p.started_at, p.id, v.number

-- BLOCK knowledge
SELECT competence, topic, skill, level, status, source, points, learnt_at FROM knowledge
WHERE account_id = $1 ORDER BY competence, topic, level, skill, learnt_at, placement_id, number

-- BLOCK enrolments
SELECT s.number, s.site, s.local_date, s.local_time, c.first_name, c.last_name, c.sex, c.birth_date, c.birth_place,
       c.results_email, c.convocation_email, c.local_id, c.division, c.extra_time, c.billing, c.enrolled_at, c.joined_at,
       c.present_at, c.absent_at
FROM candidate c JOIN session s ON s.id = c.session_id
WHERE c.account_id = $1 ORDER BY s.starts_at, c.id

-- BLOCK accommodations
SELECT s.number, n.needs, n.break_minutes, n.words, n.set_at
FROM accommodation n
JOIN candidate c ON c.id = n.candidate_id
JOIN session s ON s.id = c.session_id
WHERE c.account_id = $1 ORDER BY s.starts_at, c.id

-- BLOCK complementary
SELECT s.number, q.certification, q.asked_at
FROM complementary_request q
JOIN candidate c ON c.id = q.candidate_id
JOIN session s ON s.id = c.session_id
WHERE c.account_id = $1 ORDER BY s.starts_at, c.id, q.certification

-- BLOCK invitations
SELECT o.name, i.email, i.invited_at, i.expires_at, i.closed_at
FROM invitation i JOIN centre o ON o.id = i.centre_id
WHERE i.email IN (SELECT a.email FROM account a WHERE a.id = $1 AND a.email IS NOT NULL)
ORDER BY i.invited_at, i.id

-- BLOCK tests
SELECT s.number, a.exam, a.release, a.questions, a.extra_time, a.started_at, a.ends_at, a.ended_at, a.ended_by, a.abort_reason,
       a.end_seen_at, p.seen_at
FROM attempt a
JOIN session s ON s.id = a.session_id
LEFT JOIN presence p ON p.attempt_id = a.id
WHERE a.account_id = $1 ORDER BY a.started_at, a.id

-- BLOCK test_answers
SELECT s.number, n.position, n.value, n.answered_at
FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN answer n ON n.attempt_id = a.id
WHERE a.account_id = $1 ORDER BY a.started_at, a.id, n.position

-- BLOCK time_changes
SELECT s.number, t.cause, t.millis, t.changed_at
FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN time_change t ON t.attempt_id = a.id
WHERE a.account_id = $1 ORDER BY t.changed_at, t.id

-- BLOCK calls
SELECT s.number, l.position, l.kind, l.words, l.raised_at, l.settled_at, l.outcome
FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN alert l ON l.attempt_id = a.id
WHERE a.account_id = $1 ORDER BY l.raised_at, l.id

-- BLOCK incidents
SELECT s.number, i.kind, i.question, i.filed_at, i.resolved_at
FROM candidate c
JOIN session s ON s.id = c.session_id
JOIN incident i ON i.candidate_id = c.id
WHERE c.account_id = $1 AND s.published_at IS NOT NULL ORDER BY i.filed_at, i.id

-- BLOCK decisions
SELECT s.number, d.kind, d.position, d.decided_at, d.seconded_at, d.dismissed_at
FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN decision d ON d.attempt_id = a.id
WHERE a.account_id = $1 AND s.published_at IS NOT NULL ORDER BY d.decided_at, d.attempt_id, d.number

-- BLOCK corrections
SELECT s.number, i.first_name, i.last_name, i.birth_date, i.paper, i.proposed_at
FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN identity_correction i ON i.attempt_id = a.id
WHERE a.account_id = $1 ORDER BY i.proposed_at, i.attempt_id

-- BLOCK results
SELECT s.number, r.status, r.points, r.scored_at
FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN score r ON r.attempt_id = a.id
WHERE a.account_id = $1 AND s.published_at IS NOT NULL
  AND r.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = a.id)
ORDER BY r.scored_at, r.attempt_id

-- BLOCK appeals
SELECT s.number, p.kind, p.asked_at, p.closed_at
FROM appeal p JOIN session s ON s.id = p.session_id
WHERE p.account_id = $1 ORDER BY p.asked_at, p.id

-- BLOCK appeal_steps
-- The steps that the person took; the answers of others are read on the page of the appeal.
SELECT s.number, e.step, e.words, e.made_at
FROM appeal p
JOIN session s ON s.id = p.session_id
JOIN appeal_step e ON e.appeal_id = p.id AND e.made_by = p.account_id
WHERE p.account_id = $1 ORDER BY p.asked_at, p.id, e.number

-- BLOCK training_fund
SELECT s.number, c.body, b.made_at, c.telling, coalesce(c.answer, 'sent'),
       CASE WHEN t.batch_id = c.batch_id THEN t.reason END, t.changed_at
FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN cpf_passage c ON c.attempt_id = a.id
JOIN cpf_batch b ON b.id = c.batch_id
LEFT JOIN cpf_standing t ON t.attempt_id = a.id
WHERE a.account_id = $1 ORDER BY b.number

-- BLOCK lost_certificates
SELECT k.code, l.asked_at, l.closed_at FROM lost_certificate l
JOIN certificate k ON k.attempt_id = l.attempt_id AND k.replaced_at IS NULL
WHERE k.account_id = $1 ORDER BY l.asked_at, l.id

-- BLOCK certificates
SELECT code, payload, issued_at, revoked_at FROM certificate WHERE account_id = $1 ORDER BY issued_at, id

-- BLOCK badges
SELECT k.code, b.list, b.position, b.issued_at
FROM certificate k JOIN badge b ON b.certificate_id = k.id
WHERE k.account_id = $1 ORDER BY b.issued_at, b.list, b.position

-- BLOCK mails
SELECT m.recipient, m.subject, m.body, m.created_at, m.sent_at FROM mail m
WHERE m.recipient IN (SELECT a.email FROM account a WHERE a.id = $1 AND a.email IS NOT NULL)
ORDER BY m.created_at, m.id

-- BLOCK question_reports
SELECT challenge, category, words, reported_at, settled_at FROM question_report
WHERE account_id = $1 ORDER BY reported_at, id

-- BLOCK question_previews
SELECT challenge, day FROM question_preview WHERE account_id = $1 ORDER BY day, challenge

-- BLOCK acts
SELECT at, act FROM journal WHERE stream = $1 ORDER BY number

-- BLOCK attempts
SELECT id FROM attempt WHERE account_id = $1 ORDER BY started_at, id
