-- BLOCK get
SELECT value FROM setting WHERE name = $1

-- BLOCK put
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2

-- BLOCK is_large
-- Rows behind so many others, in whatever order the engine likes.
SELECT 1 FROM (SELECT s.id FROM session s LIMIT 1 OFFSET $1) a
UNION ALL SELECT 1 FROM (SELECT c.id FROM account c LIMIT 1 OFFSET $2) b
LIMIT 1
