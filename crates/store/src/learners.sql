-- BLOCK insert
INSERT INTO learner (id, organisation_id, first_name, last_name, birth_date, division, account_id, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING

-- BLOCK of_organisation
SELECT id, first_name, last_name, birth_date, division, account_id
FROM learner WHERE organisation_id = $1 ORDER BY division, last_name, first_name, id
