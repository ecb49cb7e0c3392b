-- BLOCK link_of
SELECT id FROM check_link WHERE centre_id = $1

-- BLOCK by_link
SELECT c.id, c.name FROM check_link k JOIN centre c ON c.id = k.centre_id WHERE k.id = $1

-- BLOCK put_link
INSERT INTO check_link (centre_id, id, made_at) VALUES ($1, $2, $3)
ON CONFLICT (centre_id) DO UPDATE SET id = $2, made_at = $3

-- BLOCK count_others
SELECT count(*) FROM workstation WHERE centre_id = $1 AND name_key <> $2

-- BLOCK put
INSERT INTO workstation (centre_id, name_key, name, report, checked_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (centre_id, name_key) DO UPDATE SET name = $3, report = $4, checked_at = $5

-- BLOCK of_centre
SELECT name_key, name, report, checked_at FROM workstation WHERE centre_id = $1 ORDER BY name_key

-- BLOCK delete
DELETE FROM workstation WHERE centre_id = $1 AND name_key = $2

-- BLOCK delete_all
DELETE FROM workstation WHERE centre_id = $1

-- BLOCK sweep_workstations
DELETE FROM workstation WHERE checked_at < $1
