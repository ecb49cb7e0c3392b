-- BLOCK by_id
SELECT id, centre_id, number, site, room, local_date, local_time, zone, starts_at, invigilators, remarks,
       access_code, invigilator_password, opened_at, finalised_at, closing_remark, assigned_to, published_at,
       rehearsal, version, on_paper, paused_at, real_start, cancelled_at, cancelled_because
FROM session WHERE id = $1

-- BLOCK by_number
SELECT id, centre_id, number, site, room, local_date, local_time, zone, starts_at, invigilators, remarks,
       access_code, invigilator_password, opened_at, finalised_at, closing_remark, assigned_to, published_at,
       rehearsal, version, on_paper, paused_at, real_start, cancelled_at, cancelled_because
FROM session WHERE number = $1

-- BLOCK take
UPDATE session SET version = version + 1 WHERE id = $1
RETURNING id, centre_id, number, site, room, local_date, local_time, zone, starts_at, invigilators, remarks,
       access_code, invigilator_password, opened_at, finalised_at, closing_remark, assigned_to, published_at,
       rehearsal, version, on_paper, paused_at, real_start, cancelled_at, cancelled_because

-- BLOCK insert
INSERT INTO session (id, centre_id, number, site, room, local_date, local_time, zone, starts_at, invigilators, remarks,
       access_code, invigilator_password, created_at, created_by, rehearsal, on_paper, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0)
ON CONFLICT DO NOTHING

-- BLOCK describe
UPDATE session SET site = $2, room = $3, local_date = $4, local_time = $5, zone = $6, starts_at = $7,
       invigilators = $8, remarks = $9, on_paper = $10
WHERE id = $1

-- BLOCK cancel
UPDATE session SET cancelled_at = $2, cancelled_because = $3 WHERE id = $1

-- BLOCK open
UPDATE session SET opened_at = $2 WHERE id = $1

-- BLOCK pause
UPDATE session SET paused_at = $2 WHERE id = $1

-- BLOCK change_code
UPDATE session SET access_code = $2 WHERE id = $1

-- BLOCK code_is_taken
SELECT id FROM session WHERE centre_id = $1 AND access_code = $2

-- BLOCK note_start
UPDATE session SET real_start = $2 WHERE id = $1

-- BLOCK finalise
UPDATE session SET finalised_at = $2, closing_remark = $3 WHERE id = $1

-- BLOCK reopen
UPDATE session SET finalised_at = NULL WHERE id = $1

-- BLOCK assign
UPDATE session SET assigned_to = $2 WHERE id = $1

-- BLOCK publish
UPDATE session SET published_at = $2 WHERE id = $1

-- BLOCK delete
DELETE FROM session WHERE id = $1

-- BLOCK delete_notes
DELETE FROM room_note WHERE session_id = $1

-- BLOCK delete_closing
DELETE FROM room_closing WHERE session_id = $1

-- BLOCK delete_invigilations
DELETE FROM invigilation WHERE session_id = $1

-- BLOCK delete_scans
DELETE FROM scan WHERE session_id = $1

-- BLOCK delete_message_mails
DELETE FROM message_mail WHERE session_id = $1

-- BLOCK delete_messages
DELETE FROM message WHERE session_id = $1

-- BLOCK release_requests
-- What was asked stays, and is told that its session is gone.
UPDATE session_request SET session_id = NULL WHERE session_id = $1

-- BLOCK insert_invigilation
INSERT INTO invigilation (token_hash, session_id, name, entered_at, expires_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (token_hash) DO UPDATE SET session_id = $2, name = $3, entered_at = $4, expires_at = $5

-- BLOCK invigilation
SELECT session_id, name FROM invigilation WHERE token_hash = $1 AND expires_at > $2

-- BLOCK invigilators_of
SELECT DISTINCT name FROM invigilation WHERE session_id = $1 ORDER BY name

-- BLOCK leave
UPDATE invigilation SET expires_at = $2 WHERE token_hash = $1 AND expires_at > $2
RETURNING session_id, name
