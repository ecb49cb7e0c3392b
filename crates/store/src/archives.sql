-- BLOCK of_centre
SELECT s.id, s.number, s.site, s.room, s.local_date, s.starts_at, s.papers_erased_at,
       (SELECT count(*) FROM attempt t WHERE t.session_id = s.id) AS sat,
       (SELECT count(*) FROM incident i WHERE i.session_id = s.id) AS incidents,
       (SELECT count(*) FROM incident i WHERE i.session_id = s.id AND i.kind = 'C6') AS frauds,
       h.session_id, d.destroyed_at
FROM session s
LEFT JOIN retention_hold h ON h.session_id = s.id
LEFT JOIN paper_destruction d ON d.session_id = s.id
WHERE s.centre_id = $1 AND s.rehearsal = 0 AND s.finalised_at IS NOT NULL
ORDER BY s.starts_at DESC, s.id
LIMIT $2 OFFSET $3

-- BLOCK count
SELECT count(*) FROM session s WHERE s.centre_id = $1 AND s.rehearsal = 0 AND s.finalised_at IS NOT NULL

-- BLOCK due
SELECT s.id, s.number, s.site, s.room, s.local_date, s.starts_at, s.papers_erased_at,
       (SELECT count(*) FROM attempt t WHERE t.session_id = s.id) AS sat,
       (SELECT count(*) FROM incident i WHERE i.session_id = s.id) AS incidents,
       (SELECT count(*) FROM incident i WHERE i.session_id = s.id AND i.kind = 'C6') AS frauds,
       h.session_id, d.destroyed_at
FROM session s
LEFT JOIN retention_hold h ON h.session_id = s.id
LEFT JOIN paper_destruction d ON d.session_id = s.id
WHERE s.centre_id = $1 AND s.rehearsal = 0 AND s.finalised_at IS NOT NULL AND s.starts_at <= $2
  AND h.session_id IS NULL AND d.session_id IS NULL
ORDER BY s.starts_at, s.id
LIMIT $3

-- BLOCK one
SELECT s.starts_at, h.session_id, d.destroyed_at
FROM session s
LEFT JOIN retention_hold h ON h.session_id = s.id
LEFT JOIN paper_destruction d ON d.session_id = s.id
WHERE s.centre_id = $1 AND s.id = $2 AND s.rehearsal = 0 AND s.finalised_at IS NOT NULL

-- BLOCK scans
SELECT x.session_id, x.kind FROM session s JOIN scan x ON x.session_id = s.id
WHERE s.centre_id = $1 AND s.starts_at >= $2 AND s.starts_at <= $3 ORDER BY x.session_id, x.kind, x.id

-- BLOCK insert
INSERT INTO paper_destruction (session_id, destroyed_at, noted_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
