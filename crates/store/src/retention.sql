-- BLOCK due_accommodations
SELECT s.id FROM session s
WHERE s.published_at < $1 AND s.rehearsal = 0 AND s.id >= $2 AND s.id <= $3
  AND (EXISTS (SELECT 1 FROM candidate c WHERE c.session_id = s.id AND c.extra_time <> 0)
    OR EXISTS (SELECT 1 FROM attempt a WHERE a.session_id = s.id AND a.extra_time <> 0)
    OR EXISTS (SELECT 1 FROM candidate c JOIN accommodation n ON n.candidate_id = c.id WHERE c.session_id = s.id))
  AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM identity_correction i WHERE i.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM appeal p WHERE p.session_id = s.id AND p.closed_at IS NULL)
ORDER BY s.id LIMIT $4

-- BLOCK due_answers
SELECT a.id FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN attempt_form f ON f.attempt_id = a.id
WHERE s.published_at < $1 AND s.rehearsal = 0 AND a.id >= $2 AND a.id <= $3 AND f.questions <> '[]'
  AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM identity_correction i WHERE i.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM appeal p WHERE p.session_id = s.id AND p.closed_at IS NULL)
ORDER BY a.id LIMIT $4

-- BLOCK due_papers
-- Never before the answers of the session, whose clock leaves time to appeal.
SELECT s.id FROM session s
WHERE s.starts_at < $1 AND s.papers_erased_at IS NULL AND s.rehearsal = 0 AND s.id >= $2 AND s.id <= $3
  AND (s.published_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM attempt a WHERE a.session_id = s.id))
  AND NOT EXISTS (SELECT 1 FROM attempt a JOIN attempt_form f ON f.attempt_id = a.id
                  WHERE a.session_id = s.id AND f.questions <> '[]')
  AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM identity_correction i WHERE i.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM appeal p WHERE p.session_id = s.id AND p.closed_at IS NULL)
ORDER BY s.id LIMIT $4

-- BLOCK due_results
SELECT a.id FROM attempt a
JOIN session s ON s.id = a.session_id
WHERE s.published_at < $1 AND s.rehearsal = 0 AND s.papers_erased_at IS NOT NULL AND a.id >= $2 AND a.id <= $3
  AND (NOT EXISTS (SELECT 1 FROM certificate k WHERE k.attempt_id = a.id)
    OR EXISTS (SELECT 1 FROM decision d WHERE d.attempt_id = a.id))
  AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM appeal p WHERE p.attempt_id = a.id AND p.closed_at IS NULL)
ORDER BY a.id LIMIT $4

-- BLOCK due_certificates
-- A test goes whole: what counts is the certificate that no other has replaced.
SELECT a.id FROM attempt a
JOIN session s ON s.id = a.session_id
JOIN certificate k ON k.attempt_id = a.id AND k.replaced_at IS NULL
WHERE k.issued_at < $1 AND s.rehearsal = 0 AND s.papers_erased_at IS NOT NULL AND a.id >= $2 AND a.id <= $3
  AND NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM appeal p WHERE p.attempt_id = a.id AND p.closed_at IS NULL)
ORDER BY a.id LIMIT $4

-- BLOCK due_pupils
SELECT l.id FROM learner l
WHERE l.added_at < $1 AND l.id >= $2 AND l.id <= $3
  AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.learner_id = l.id)
ORDER BY l.id LIMIT $4

-- BLOCK due_question_reports
SELECT r.id FROM question_report r
WHERE r.reported_at < $1 AND r.settled_at IS NOT NULL AND r.id >= $2 AND r.id <= $3
ORDER BY r.id LIMIT $4

-- BLOCK due_placement_answers
SELECT a.id FROM account a
WHERE a.id >= $2 AND a.id <= $3 AND a.rehearsal = 0
  AND EXISTS (SELECT 1 FROM placement p JOIN placement_serving v ON v.placement_id = p.id
              WHERE p.account_id = a.id AND v.answered_at < $1 AND v.value IS NOT NULL)
ORDER BY a.id LIMIT $4

-- BLOCK due_accounts
SELECT a.id FROM account a
WHERE a.seen_at < $1 AND a.created_at < $1 AND a.erased_at IS NULL AND a.rehearsal = 0 AND a.id >= $2 AND a.id <= $3
  AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.account_id = a.id AND v.started_at >= $1)
  AND NOT EXISTS (SELECT 1 FROM platform_role r WHERE r.account_id = a.id)
  AND NOT EXISTS (SELECT 1 FROM candidate c JOIN session s ON s.id = c.session_id
                  WHERE c.account_id = a.id AND s.published_at IS NULL AND s.papers_erased_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM candidate c JOIN retention_hold h ON h.session_id = c.session_id
                  WHERE c.account_id = a.id)
ORDER BY a.id LIMIT $4

-- BLOCK expiring_accounts
-- Accounts with an address that are not due yet and will be soon, whose holder was not told since they used it last.
SELECT a.id, a.email, a.locale, a.first_name, CASE WHEN a.seen_at > a.created_at THEN a.seen_at ELSE a.created_at END
FROM account a
WHERE a.email IS NOT NULL AND a.seen_at < $2 AND a.created_at < $2 AND (a.seen_at >= $1 OR a.created_at >= $1)
  AND (a.warned_at IS NULL OR a.warned_at < a.seen_at) AND a.erased_at IS NULL AND a.rehearsal = 0
  AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.account_id = a.id AND v.started_at >= $2)
  AND NOT EXISTS (SELECT 1 FROM platform_role r WHERE r.account_id = a.id)
  AND NOT EXISTS (SELECT 1 FROM candidate c JOIN session s ON s.id = c.session_id
                  WHERE c.account_id = a.id AND s.published_at IS NULL AND s.papers_erased_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM candidate c JOIN retention_hold h ON h.session_id = c.session_id
                  WHERE c.account_id = a.id)
ORDER BY a.id LIMIT $3

-- BLOCK warn_account
UPDATE account SET warned_at = $2
WHERE id = $1 AND email = $3 AND erased_at IS NULL AND (warned_at IS NULL OR warned_at < seen_at) AND seen_at < $4

-- BLOCK due_streams
SELECT DISTINCT j.stream FROM journal j
WHERE j.at < $1 AND j.payload IS NOT NULL AND j.stream > $2 AND j.stream <> 'retention' AND j.stream NOT LIKE 'attempt:%'
ORDER BY j.stream LIMIT $3

-- BLOCK session_exists
SELECT id FROM session WHERE id = $1

-- BLOCK count_sign_ins
SELECT count(*) FROM visit WHERE expires_at < $1

-- BLOCK count_failures
SELECT count(*) FROM throttle WHERE last_at < $1

-- BLOCK count_mails
SELECT (SELECT count(*) FROM mail WHERE created_at < $1) + (SELECT count(*) FROM invitation WHERE invited_at < $1)

-- BLOCK count_previews
SELECT count(*) FROM question_preview WHERE day < $1

-- BLOCK held_unpublished
SELECT count(*) FROM session s
WHERE s.starts_at < $1 AND s.rehearsal = 0 AND s.published_at IS NULL
  AND EXISTS (SELECT 1 FROM attempt a WHERE a.session_id = s.id)

-- BLOCK held_pending
-- What holds back leads to the sessions: it is little, and they are many.
SELECT count(*) FROM session s
WHERE coalesce(s.published_at, s.starts_at) < $1 AND s.rehearsal = 0 AND s.id IN (
  SELECT w.session_id FROM withdrawal w JOIN session p ON p.id = w.session_id WHERE p.published_at IS NOT NULL
  UNION SELECT i.session_id FROM identity_correction i
  UNION SELECT p.session_id FROM appeal p WHERE p.closed_at IS NULL)

-- BLOCK held_hold
SELECT count(*) FROM retention_hold h CROSS JOIN session s
WHERE s.id = h.session_id AND coalesce(s.published_at, s.starts_at) < $1

-- BLOCK accounts_unpublished
SELECT count(*) FROM account a
WHERE a.seen_at < $1 AND a.created_at < $1 AND a.erased_at IS NULL AND a.rehearsal = 0
  AND EXISTS (SELECT 1 FROM candidate c JOIN session s ON s.id = c.session_id
              WHERE c.account_id = a.id AND s.published_at IS NULL AND s.papers_erased_at IS NULL)

-- BLOCK accounts_hold
SELECT count(*) FROM account a
WHERE a.seen_at < $1 AND a.created_at < $1 AND a.erased_at IS NULL AND a.rehearsal = 0
  AND a.id IN (SELECT c.account_id FROM retention_hold h CROSS JOIN candidate c
               WHERE c.session_id = h.session_id AND c.account_id IS NOT NULL)

-- BLOCK accounts_office
SELECT count(*) FROM account a
WHERE a.seen_at < $1 AND a.created_at < $1 AND a.erased_at IS NULL AND a.rehearsal = 0
  AND a.id IN (SELECT r.account_id FROM platform_role r)

-- BLOCK erase_sign_ins
DELETE FROM visit WHERE token_hash IN (
  SELECT v.token_hash FROM visit v WHERE v.expires_at < $1 ORDER BY v.expires_at, v.token_hash LIMIT $2)

-- BLOCK erase_failures
DELETE FROM throttle WHERE subject IN (
  SELECT t.subject FROM throttle t WHERE t.last_at < $1 ORDER BY t.last_at, t.subject LIMIT $2)

-- BLOCK erase_mails
DELETE FROM mail WHERE id IN (SELECT m.id FROM mail m WHERE m.created_at < $1 ORDER BY m.created_at, m.id LIMIT $2)

-- BLOCK erase_invitations
DELETE FROM invitation WHERE id IN (
  SELECT i.id FROM invitation i WHERE i.invited_at < $1 ORDER BY i.invited_at, i.id LIMIT $2)

-- BLOCK erase_previews
DELETE FROM question_preview WHERE (account_id, challenge, day) IN (
  SELECT q.account_id, q.challenge, q.day FROM question_preview q WHERE q.day < $1
  ORDER BY q.day, q.account_id, q.challenge LIMIT $2)

-- BLOCK erase_question_report
DELETE FROM question_report WHERE id = $1

-- BLOCK erase_pupil
DELETE FROM learner WHERE id = $1

-- BLOCK erase_placement_values
UPDATE placement_serving SET value = NULL
WHERE placement_id IN (SELECT p.id FROM placement p WHERE p.account_id = $1) AND answered_at < $2 AND value IS NOT NULL

-- BLOCK erase_placement_records
UPDATE journal SET payload = NULL, salt = NULL
WHERE stream = $1 AND act = 'answer_placement' AND at < $2 AND payload IS NOT NULL

-- BLOCK accommodations_of_candidates
UPDATE candidate SET extra_time = 0 WHERE session_id = $1 AND extra_time <> 0

-- BLOCK accommodations_of_attempts
-- The end of the test told of it too: it becomes the end that everybody had.
UPDATE attempt SET ends_at = started_at + (ends_at - started_at) * 100 / (100 + extra_time), extra_time = 0
WHERE session_id = $1 AND extra_time <> 0

-- BLOCK erase_needs
DELETE FROM accommodation WHERE candidate_id IN (SELECT c.id FROM candidate c WHERE c.session_id = $1)

-- BLOCK erase_accommodation_records
-- What the journal says of extra time: how much, before and after, and why.
UPDATE journal SET payload = NULL, salt = NULL
WHERE stream = $1 AND act IN ('set_extra_time', 'set_accommodations') AND payload IS NOT NULL

-- BLOCK tally
INSERT INTO question_tally (release, challenge, outcome, times)
SELECT t.release, v.challenge, n.outcome, count(*)
FROM answer n
JOIN serving v ON v.attempt_id = n.attempt_id AND v.id = n.serving
JOIN attempt t ON t.id = n.attempt_id
WHERE n.attempt_id = $1
GROUP BY t.release, v.challenge, n.outcome
ON CONFLICT (release, challenge, outcome) DO UPDATE SET times = question_tally.times + excluded.times

-- BLOCK erase_answers
DELETE FROM answer WHERE attempt_id = $1

-- BLOCK erase_servings
DELETE FROM serving WHERE attempt_id = $1

-- BLOCK empty_form
UPDATE attempt_form SET questions = '[]', profile = '[]' WHERE attempt_id = $1

-- BLOCK forget_device
UPDATE attempt SET device = $2 WHERE id = $1

-- BLOCK erase_records
UPDATE journal SET payload = NULL, salt = NULL WHERE stream = $1 AND payload IS NOT NULL

-- BLOCK erase_old_records
UPDATE journal SET payload = NULL, salt = NULL WHERE stream = $1 AND at < $2 AND payload IS NOT NULL

-- BLOCK erase_invigilations
DELETE FROM invigilation WHERE session_id = $1

-- BLOCK erase_notes
DELETE FROM room_note WHERE session_id = $1

-- BLOCK erase_closing
DELETE FROM room_closing WHERE session_id = $1

-- BLOCK erase_draft
DELETE FROM finalisation_draft WHERE session_id = $1

-- BLOCK erase_alerts
DELETE FROM alert WHERE session_id = $1

-- BLOCK erase_time_changes
DELETE FROM time_change WHERE session_id = $1

-- BLOCK erase_presences
DELETE FROM presence WHERE attempt_id IN (SELECT a.id FROM attempt a WHERE a.session_id = $1)

-- BLOCK release_incidents
UPDATE decision SET incident_id = NULL WHERE session_id = $1 AND incident_id IS NOT NULL

-- BLOCK erase_incidents
DELETE FROM incident WHERE session_id = $1

-- BLOCK erase_withdrawal
DELETE FROM withdrawal WHERE session_id = $1

-- BLOCK erase_corrections
DELETE FROM identity_correction WHERE session_id = $1

-- BLOCK erase_appeal_steps
DELETE FROM appeal_step WHERE appeal_id IN (SELECT p.id FROM appeal p WHERE p.session_id = $1)

-- BLOCK erase_appeals
DELETE FROM appeal WHERE session_id = $1

-- BLOCK erase_comments
DELETE FROM jury_comment WHERE session_id = $1

-- BLOCK erase_signs
DELETE FROM session_signs WHERE session_id = $1

-- BLOCK erase_scans
DELETE FROM scan WHERE session_id = $1

-- BLOCK erase_message_mails
DELETE FROM message_mail WHERE session_id = $1

-- BLOCK erase_messages
DELETE FROM message WHERE session_id = $1

-- BLOCK erase_requests
DELETE FROM session_request WHERE session_id = $1

-- BLOCK erase_complementary
DELETE FROM complementary_request WHERE candidate_id IN (SELECT c.id FROM candidate c WHERE c.session_id = $1)

-- BLOCK erase_absent
DELETE FROM candidate WHERE session_id = $1 AND id NOT IN (SELECT a.candidate_id FROM attempt a WHERE a.session_id = $1)

-- BLOCK erase_words
DELETE FROM candidate_word WHERE candidate_id IN (SELECT c.id FROM candidate c WHERE c.session_id = $1)

-- BLOCK blank_candidates
UPDATE candidate SET first_name = '', last_name = '—', name_key = '', sex = NULL, birth_date = '1900-01-01',
       birth_place = NULL, results_email = NULL, convocation_email = NULL, local_id = NULL, division = NULL, extra_time = 0,
       billing = NULL, learner_id = NULL, present_by = NULL
WHERE session_id = $1

-- BLOCK blank_attempts
UPDATE attempt SET end_seen_by = NULL WHERE session_id = $1 AND end_seen_by IS NOT NULL

-- BLOCK blank_session
UPDATE session SET invigilators = '', remarks = '', closing_remark = NULL, cancelled_because = NULL, papers_erased_at = $2 WHERE id = $1

-- BLOCK certified
SELECT id FROM certificate WHERE attempt_id = $1

-- BLOCK candidate_of
SELECT candidate_id FROM attempt WHERE id = $1

-- BLOCK erase_decisions
DELETE FROM decision WHERE attempt_id = $1

-- BLOCK erase_scores
DELETE FROM score WHERE attempt_id = $1

-- BLOCK erase_badges
DELETE FROM badge WHERE certificate_id IN (SELECT k.id FROM certificate k WHERE k.attempt_id = $1)

-- BLOCK erase_certificate
DELETE FROM certificate WHERE attempt_id = $1

-- BLOCK erase_passages
DELETE FROM cpf_passage WHERE attempt_id = $1

-- BLOCK erase_standing
DELETE FROM cpf_standing WHERE attempt_id = $1

-- BLOCK erase_steps_of_test
DELETE FROM appeal_step WHERE appeal_id IN (SELECT p.id FROM appeal p WHERE p.attempt_id = $1)

-- BLOCK erase_appeals_of_test
DELETE FROM appeal WHERE attempt_id = $1

-- BLOCK erase_lost
DELETE FROM lost_certificate WHERE attempt_id = $1

-- BLOCK erase_comments_of_test
DELETE FROM jury_comment WHERE attempt_id = $1

-- BLOCK erase_form
DELETE FROM attempt_form WHERE attempt_id = $1

-- BLOCK erase_attempt
DELETE FROM attempt WHERE id = $1

-- BLOCK erase_candidate
DELETE FROM candidate WHERE id = $1

-- BLOCK erase_stream
DELETE FROM journal WHERE stream = $1

-- BLOCK account_visits
DELETE FROM visit WHERE account_id = $1

-- BLOCK account_mails
DELETE FROM mail WHERE recipient IN (
  SELECT m.subject FROM sign_in_method m WHERE m.account_id = $1
  UNION SELECT a.email FROM account a WHERE a.id = $1 AND a.email IS NOT NULL)

-- BLOCK account_invitations
DELETE FROM invitation WHERE email IN (
  SELECT m.subject FROM sign_in_method m WHERE m.account_id = $1
  UNION SELECT a.email FROM account a WHERE a.id = $1 AND a.email IS NOT NULL)

-- BLOCK account_methods
DELETE FROM sign_in_method WHERE account_id = $1

-- BLOCK account_roles
DELETE FROM platform_role WHERE account_id = $1

-- BLOCK account_organisations
DELETE FROM organisation_member WHERE account_id = $1

-- BLOCK account_centres
DELETE FROM centre_member WHERE account_id = $1

-- BLOCK account_pupils
UPDATE learner SET account_id = NULL WHERE account_id = $1

-- BLOCK account_points
DELETE FROM competence_points WHERE account_id = $1

-- BLOCK account_words
DELETE FROM account_word WHERE account_id = $1

-- BLOCK account_knowledge
DELETE FROM knowledge WHERE account_id = $1

-- BLOCK account_servings
DELETE FROM placement_serving WHERE placement_id IN (SELECT p.id FROM placement p WHERE p.account_id = $1)

-- BLOCK account_placements
DELETE FROM placement WHERE account_id = $1

-- BLOCK account_previews
DELETE FROM question_preview WHERE account_id = $1

-- BLOCK account_requests
DELETE FROM session_request WHERE asked_by = $1

-- BLOCK blank_account
UPDATE account SET first_name = '', last_name = '—', email = NULL, looks = NULL, erased_at = $2
WHERE id = $1 AND erased_at IS NULL

-- BLOCK start_clocks
UPDATE learner SET added_at = $1 WHERE added_at IS NULL

-- BLOCK office
SELECT a.id FROM account a
WHERE a.id = $1 AND (EXISTS (SELECT 1 FROM platform_role r WHERE r.account_id = a.id)
  OR EXISTS (SELECT 1 FROM centre_member m WHERE m.account_id = a.id)
  OR EXISTS (SELECT 1 FROM organisation_member o WHERE o.account_id = a.id))

-- BLOCK awaited
-- Sessions of this person that are not over: to come, or held and not published.
SELECT s.number FROM candidate c JOIN session s ON s.id = c.session_id
WHERE c.account_id = $1 AND s.published_at IS NULL AND s.papers_erased_at IS NULL
  AND (s.starts_at >= $2 OR EXISTS (SELECT 1 FROM attempt a WHERE a.candidate_id = c.id))
ORDER BY s.starts_at, s.number

-- BLOCK disputed
SELECT s.number FROM candidate c
JOIN session s ON s.id = c.session_id
JOIN retention_hold h ON h.session_id = s.id
WHERE c.account_id = $1 ORDER BY s.starts_at, s.number

-- BLOCK erased_at
SELECT erased_at FROM account WHERE id = $1

-- BLOCK answers_erased
SELECT a.id FROM attempt a JOIN attempt_form f ON f.attempt_id = a.id
WHERE a.session_id = $1 AND f.questions = '[]' ORDER BY a.id LIMIT 1
