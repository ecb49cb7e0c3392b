-- BLOCK of_session
SELECT id, session_id, first_name, last_name, sex, birth_date, birth_place, results_email, convocation_email, local_id,
       division, extra_time, billing, learner_id, account_id, joined_at, present_at, present_by, admitted, asked_at, enrolled_at
FROM candidate WHERE session_id = $1 ORDER BY name_key, birth_date, id

-- BLOCK rank
SELECT count(*) FROM candidate
WHERE session_id = $1
  AND (name_key, birth_date, id) < (SELECT name_key, birth_date, id FROM candidate WHERE session_id = $1 AND id = $2)

-- BLOCK by_id
SELECT id, session_id, first_name, last_name, sex, birth_date, birth_place, results_email, convocation_email, local_id,
       division, extra_time, billing, learner_id, account_id, joined_at, present_at, present_by, admitted, asked_at, enrolled_at
FROM candidate WHERE session_id = $1 AND id = $2

-- BLOCK of_account
SELECT id, session_id, first_name, last_name, sex, birth_date, birth_place, results_email, convocation_email, local_id,
       division, extra_time, billing, learner_id, account_id, joined_at, present_at, present_by, admitted, asked_at, enrolled_at
FROM candidate WHERE session_id = $1 AND account_id = $2

-- BLOCK take_of_account
UPDATE candidate SET version = version + 1 WHERE session_id = $1 AND account_id = $2
RETURNING id, session_id, first_name, last_name, sex, birth_date, birth_place, results_email, convocation_email, local_id,
       division, extra_time, billing, learner_id, account_id, joined_at, present_at, present_by, admitted, asked_at, enrolled_at

-- BLOCK take_all
UPDATE candidate SET version = version + 1 WHERE session_id = $1

-- BLOCK insert
INSERT INTO candidate (id, session_id, first_name, last_name, name_key, sex, birth_date, birth_place, results_email,
       convocation_email, local_id, division, extra_time, billing, learner_id, enrolled_at, admitted, version, worded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0, 1)
ON CONFLICT DO NOTHING

-- BLOCK delete
DELETE FROM candidate WHERE session_id = $1 AND id = $2 AND account_id IS NULL

-- BLOCK change
UPDATE candidate SET first_name = $3, last_name = $4, name_key = $5, sex = $6, birth_date = $7, birth_place = $8,
       results_email = $9, convocation_email = $10, local_id = $11, division = $12, extra_time = $13, billing = $14,
       learner_id = $15, worded = 1
WHERE session_id = $1 AND id = $2

-- BLOCK correct
UPDATE candidate SET first_name = $3, last_name = $4, name_key = $5, birth_date = $6, worded = 1
WHERE session_id = $1 AND id = $2

-- BLOCK link
UPDATE candidate SET account_id = $3, joined_at = $4 WHERE session_id = $1 AND id = $2

-- BLOCK unlink
UPDATE candidate SET account_id = NULL, joined_at = NULL, present_at = NULL, present_by = NULL, admitted = 0, asked_at = NULL
WHERE session_id = $1 AND id = $2

-- BLOCK mark_present
UPDATE candidate SET present_at = $3, present_by = $4, admitted = $5 WHERE session_id = $1 AND id = $2

-- BLOCK admit
UPDATE candidate SET admitted = $3, asked_at = NULL WHERE session_id = $1 AND id = $2

-- BLOCK extra_time
UPDATE candidate SET extra_time = $3 WHERE session_id = $1 AND id = $2

-- BLOCK ask
UPDATE candidate SET asked_at = $3 WHERE session_id = $1 AND id = $2

-- BLOCK learner_accounts
SELECT c.id, l.account_id
FROM candidate c JOIN learner l ON l.id = c.learner_id
WHERE c.session_id = $1 AND l.account_id IS NOT NULL ORDER BY c.id
