-- BLOCK open_run
SELECT id, started_at, ended_at, report FROM retention_run WHERE ended_at IS NULL ORDER BY started_at, id LIMIT 1

-- BLOCK insert_run
INSERT INTO retention_run (id, rules, started_at) VALUES ($1, $2, $3)

-- BLOCK take_run
UPDATE retention_run SET ended_at = NULL WHERE id = $1 AND ended_at IS NULL

-- BLOCK end_run
UPDATE retention_run SET ended_at = $2, report = $3 WHERE id = $1 AND ended_at IS NULL

-- BLOCK runs
SELECT id, started_at, ended_at, report FROM retention_run ORDER BY started_at DESC, id LIMIT $1

-- BLOCK run
SELECT id, started_at, ended_at, report FROM retention_run WHERE id = $1

-- BLOCK count
INSERT INTO retention_count (run_id, kind, things, touched) VALUES ($1, $2, $3, $4)
ON CONFLICT (run_id, kind) DO UPDATE
SET things = retention_count.things + excluded.things, touched = retention_count.touched + excluded.touched

-- BLOCK counts
SELECT kind, things, touched FROM retention_count WHERE run_id = $1 ORDER BY kind

-- BLOCK session_numbered
SELECT id FROM session WHERE number = $1 AND finalised_at IS NOT NULL AND rehearsal = 0

-- BLOCK hold
INSERT INTO retention_hold (session_id, reason, held_at, held_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- BLOCK lift
DELETE FROM retention_hold WHERE session_id = $1

-- BLOCK holds
SELECT h.session_id, s.number, h.reason, h.held_at
FROM retention_hold h JOIN session s ON s.id = h.session_id ORDER BY h.held_at, h.session_id
