-- BLOCK of_organisation
-- The order of names is made afterwards: it is not that of bytes.
SELECT id, first_name, last_name, birth_date, division, account_id, national_id, sex, birth_place, left_at
FROM learner WHERE organisation_id = $1 ORDER BY id

-- BLOCK insert
INSERT INTO learner (organisation_id, id, first_name, last_name, birth_date, division, national_id, sex, birth_place, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- BLOCK change
UPDATE learner SET first_name = $3, last_name = $4, birth_date = $5, division = $6, national_id = $7, sex = $8,
       birth_place = $9, left_at = NULL
WHERE organisation_id = $1 AND id = $2

-- BLOCK leave
UPDATE learner SET left_at = $3 WHERE organisation_id = $1 AND id = $2
