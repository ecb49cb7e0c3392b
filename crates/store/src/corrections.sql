-- BLOCK of_session
SELECT attempt_id, first_name, last_name, birth_date, paper, reason, proposed_at, proposed_by
FROM identity_correction WHERE session_id = $1 ORDER BY proposed_at, attempt_id

-- BLOCK of_attempt
SELECT attempt_id, first_name, last_name, birth_date, paper, reason, proposed_at, proposed_by
FROM identity_correction WHERE session_id = $1 AND attempt_id = $2

-- BLOCK insert
INSERT INTO identity_correction (session_id, attempt_id, first_name, last_name, birth_date, paper, reason, proposed_at,
  proposed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- BLOCK delete
DELETE FROM identity_correction WHERE session_id = $1 AND attempt_id = $2
