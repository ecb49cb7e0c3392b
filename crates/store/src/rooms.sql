-- BLOCK insert_note
INSERT INTO room_note (id, session_id, kind, words, noted_at, noted_by)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING

-- BLOCK delete_note
DELETE FROM room_note WHERE session_id = $1 AND id = $2

-- BLOCK notes
SELECT id, kind, words, noted_at, noted_by FROM room_note WHERE session_id = $1 ORDER BY noted_at, id

-- BLOCK put_closing
INSERT INTO room_closing (session_id, ended_at, files_wiped, sheets, handed_to, closed_at, closed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (session_id) DO UPDATE
SET ended_at = $2, files_wiped = $3, sheets = $4, handed_to = $5, closed_at = $6, closed_by = $7

-- BLOCK closing
SELECT ended_at, files_wiped, sheets, handed_to, closed_at, closed_by FROM room_closing WHERE session_id = $1

-- BLOCK watching
-- Who is in the room, since when; somebody with two devices once.
SELECT name, min(entered_at) FROM invigilation WHERE session_id = $1 AND expires_at > $2
GROUP BY name ORDER BY 2, 1
