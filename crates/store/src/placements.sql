-- BLOCK latest_of
SELECT id, account_id, competence, release, locale, seed, started_at, ended_at, serving
FROM placement WHERE account_id = $1 AND competence = $2 ORDER BY started_at DESC, id DESC LIMIT 1

-- BLOCK of_account
SELECT id, account_id, competence, release, locale, seed, started_at, ended_at, serving
FROM placement WHERE account_id = $1 ORDER BY started_at, id

-- BLOCK take
UPDATE placement SET version = version + 1 WHERE id = $1
RETURNING id, account_id, competence, release, locale, seed, started_at, ended_at, serving

-- BLOCK served
SELECT challenge, skill, seed, shown, expected, value, outcome, answered_at
FROM placement_serving WHERE placement_id = $1 AND number = $2

-- BLOCK answers
SELECT number, skill, outcome FROM placement_serving
WHERE placement_id = $1 AND outcome IS NOT NULL ORDER BY number

-- BLOCK knowledge_of
SELECT skill, topic, competence, level, status, source, points, learnt_at
FROM knowledge WHERE account_id = $1 ORDER BY placement_id, number, skill

-- BLOCK learnt_in
SELECT skill, topic, competence, level, status, source, points, learnt_at
FROM knowledge WHERE account_id = $1 AND placement_id = $2 ORDER BY number, skill

-- BLOCK seen
-- For a set: neither in an order, nor each once.
SELECT s.challenge FROM placement_serving s JOIN placement p ON p.id = s.placement_id WHERE p.account_id = $1
UNION ALL
SELECT s.challenge FROM serving s JOIN attempt a ON a.id = s.attempt_id WHERE a.account_id = $1

-- BLOCK insert
INSERT INTO placement (id, account_id, competence, release, locale, seed, started_at, serving, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0)

-- BLOCK insert_serving
INSERT INTO placement_serving (placement_id, number, challenge, skill, seed, shown, expected, served_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- BLOCK answer
UPDATE placement_serving SET value = $3, outcome = $4, answered_at = $5
WHERE placement_id = $1 AND number = $2 AND answered_at IS NULL

-- BLOCK learn
INSERT INTO knowledge (account_id, placement_id, number, skill, topic, competence, level, status, source, points, learnt_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- BLOCK count_points
-- What a competence is worth after what was just learnt: the latest of each skill.
INSERT INTO competence_points (account_id, competence, points)
SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST(coalesce(sum(points), 0) AS BIGINT)
FROM (SELECT k.points, k.status,
             row_number() OVER (PARTITION BY k.skill ORDER BY k.learnt_at DESC, k.placement_id DESC, k.number DESC) AS place
      FROM knowledge k WHERE k.account_id = $1 AND k.competence = $2) latest
WHERE place = 1 AND status <> 'reset'
ON CONFLICT (account_id, competence) DO UPDATE SET points = excluded.points

-- BLOCK advance
UPDATE placement SET serving = $2 WHERE id = $1

-- BLOCK finish
UPDATE placement SET serving = serving + 1, ended_at = $2 WHERE id = $1
