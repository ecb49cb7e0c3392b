-- BLOCK centre
SELECT id FROM centre WHERE rehearsal = 1 AND id NOT IN (SELECT centre_id FROM tryout)
ORDER BY created_at, id LIMIT 1

-- BLOCK staff
-- The people of rehearsals with what they are.
SELECT a.id, s.subject, m.role
FROM account a
JOIN sign_in_method s ON s.account_id = a.id
JOIN centre_member m ON m.account_id = a.id
WHERE a.rehearsal = 1 AND m.centre_id = $1 AND s.provider = 'password'
UNION
SELECT a.id, s.subject, r.role
FROM account a
JOIN sign_in_method s ON s.account_id = a.id
JOIN platform_role r ON r.account_id = a.id
WHERE a.rehearsal = 1 AND s.provider = 'password'
ORDER BY 3, 2

-- BLOCK register
SELECT w.attempt_id, w.position, w.serving, w.value, w.answered_at
FROM answer w
JOIN attempt t ON t.id = w.attempt_id
JOIN session s ON s.id = t.session_id
WHERE t.session_id = $1 AND s.rehearsal = 1
ORDER BY w.attempt_id, w.position, w.serving

-- BLOCK attempts
SELECT t.id FROM attempt t JOIN session s ON s.id = t.session_id
WHERE s.rehearsal = 1 AND s.id NOT IN (SELECT session_id FROM tryout) ORDER BY t.id LIMIT $1

-- BLOCK delete_appeal_steps
DELETE FROM appeal_step WHERE appeal_id IN (SELECT a.id FROM appeal a WHERE a.attempt_id = $1)

-- BLOCK delete_appeals
DELETE FROM appeal WHERE attempt_id = $1

-- BLOCK delete_lost
DELETE FROM lost_certificate WHERE attempt_id = $1

-- BLOCK delete_certificates
DELETE FROM certificate WHERE attempt_id = $1

-- BLOCK delete_corrections
DELETE FROM identity_correction WHERE attempt_id = $1

-- BLOCK delete_decisions
DELETE FROM decision WHERE attempt_id = $1

-- BLOCK delete_comments
DELETE FROM jury_comment WHERE attempt_id = $1

-- BLOCK delete_scores
DELETE FROM score WHERE attempt_id = $1

-- BLOCK delete_answers
DELETE FROM answer WHERE attempt_id = $1

-- BLOCK delete_servings
DELETE FROM serving WHERE attempt_id = $1

-- BLOCK delete_presence
DELETE FROM presence WHERE attempt_id = $1

-- BLOCK delete_alerts
DELETE FROM alert WHERE attempt_id = $1

-- BLOCK delete_time_changes
DELETE FROM time_change WHERE attempt_id = $1

-- BLOCK delete_form
DELETE FROM attempt_form WHERE attempt_id = $1

-- BLOCK delete_attempt
DELETE FROM attempt WHERE id = $1

-- BLOCK delete_incidents
DELETE FROM incident WHERE id IN (
  SELECT i.id FROM incident i JOIN session s ON s.id = i.session_id
  WHERE s.rehearsal = 1 AND s.id NOT IN (SELECT session_id FROM tryout) ORDER BY i.id LIMIT $1)

-- BLOCK delete_candidates
DELETE FROM candidate WHERE id IN (
  SELECT c.id FROM candidate c JOIN session s ON s.id = c.session_id
  WHERE s.rehearsal = 1 AND s.id NOT IN (SELECT session_id FROM tryout) ORDER BY c.id LIMIT $1)

-- BLOCK sessions
SELECT id FROM session WHERE rehearsal = 1 AND id NOT IN (SELECT session_id FROM tryout) ORDER BY id LIMIT $1

-- BLOCK delete_withdrawal
DELETE FROM withdrawal WHERE session_id = $1

-- BLOCK delete_notes
DELETE FROM room_note WHERE session_id = $1

-- BLOCK delete_closing
DELETE FROM room_closing WHERE session_id = $1

-- BLOCK delete_invigilations
DELETE FROM invigilation WHERE session_id = $1

-- BLOCK delete_session_comments
DELETE FROM jury_comment WHERE session_id = $1

-- BLOCK delete_signs
DELETE FROM session_signs WHERE session_id = $1

-- BLOCK delete_uses
DELETE FROM question_use WHERE session_id = $1

-- BLOCK delete_scans
DELETE FROM scan WHERE session_id = $1

-- BLOCK delete_destruction
DELETE FROM paper_destruction WHERE session_id = $1

-- BLOCK delete_message_mails
DELETE FROM message_mail WHERE session_id = $1

-- BLOCK delete_messages
DELETE FROM message WHERE session_id = $1

-- BLOCK release_requests
UPDATE session_request SET session_id = NULL WHERE session_id = $1

-- BLOCK delete_session
DELETE FROM session WHERE id = $1

-- BLOCK placements
SELECT p.id FROM placement p JOIN account a ON a.id = p.account_id
WHERE a.rehearsal = 1 ORDER BY p.id LIMIT $1

-- BLOCK delete_knowledge
DELETE FROM knowledge WHERE placement_id = $1

-- BLOCK delete_placement_servings
DELETE FROM placement_serving WHERE placement_id = $1

-- BLOCK delete_placement
DELETE FROM placement WHERE id = $1

-- BLOCK accounts
-- Without the people of try-out rooms: they go with their room.
SELECT id FROM account
WHERE rehearsal = 1
  AND id NOT IN (SELECT s.created_by FROM tryout t JOIN session s ON s.id = t.session_id)
  AND id NOT IN (SELECT c.account_id FROM tryout t JOIN candidate c ON c.session_id = t.session_id
                 WHERE c.account_id IS NOT NULL)
ORDER BY id LIMIT $1

-- BLOCK delete_visits
DELETE FROM visit WHERE account_id = $1

-- BLOCK delete_methods
DELETE FROM sign_in_method WHERE account_id = $1

-- BLOCK delete_roles
DELETE FROM platform_role WHERE account_id = $1

-- BLOCK delete_invitations
DELETE FROM invitation WHERE invited_by = $1

-- BLOCK leave_centres
DELETE FROM centre_member WHERE account_id = $1

-- BLOCK leave_organisations
DELETE FROM organisation_member WHERE account_id = $1

-- BLOCK release_learners
UPDATE learner SET account_id = NULL WHERE account_id = $1

-- BLOCK delete_words
DELETE FROM account_word WHERE account_id = $1

-- BLOCK delete_points
DELETE FROM competence_points WHERE account_id = $1

-- BLOCK delete_account
DELETE FROM account WHERE id = $1

-- BLOCK centres
SELECT id FROM centre WHERE rehearsal = 1 AND id NOT IN (SELECT centre_id FROM tryout) ORDER BY id LIMIT $1

-- BLOCK empty_centre
DELETE FROM centre_member WHERE centre_id = $1

-- BLOCK delete_check_link
DELETE FROM check_link WHERE centre_id = $1

-- BLOCK delete_workstations
DELETE FROM workstation WHERE centre_id = $1

-- BLOCK delete_listing
DELETE FROM centre_listing WHERE centre_id = $1

-- BLOCK delete_accreditations
DELETE FROM accreditation WHERE centre_id = $1

-- BLOCK delete_requests
DELETE FROM session_request WHERE centre_id = $1

-- BLOCK delete_texts
DELETE FROM message_text WHERE centre_id = $1

-- BLOCK delete_centre
DELETE FROM centre WHERE id = $1

-- BLOCK delete_stream
DELETE FROM journal WHERE stream = $1

-- BLOCK delete_head
DELETE FROM journal_head WHERE stream = $1
