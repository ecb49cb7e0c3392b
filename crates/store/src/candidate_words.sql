-- BLOCK put
INSERT INTO candidate_word (word, candidate_id) VALUES ($2, $1), ($3, $1), ($4, $1), ($5, $1) ON CONFLICT DO NOTHING

-- BLOCK clear
DELETE FROM candidate_word WHERE candidate_id = $1

-- BLOCK worded
UPDATE candidate SET worded = 1 WHERE id = $1

-- BLOCK unworded
SELECT n.id FROM candidate n
WHERE n.worded = 0 AND n.name_key <> '' ORDER BY n.id LIMIT $1

-- BLOCK still
SELECT n.first_name, n.last_name FROM candidate n WHERE n.id = $1 AND n.worded = 0 AND n.name_key <> ''

-- BLOCK weight
SELECT count(*) FROM (SELECT w.candidate_id FROM candidate_word w WHERE w.word >= $1 AND w.word < $2 LIMIT $3) few
