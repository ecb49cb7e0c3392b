-- BLOCK get
SELECT value FROM setting WHERE name = $1

-- BLOCK put
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2
