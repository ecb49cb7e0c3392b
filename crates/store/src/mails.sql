-- BLOCK insert
INSERT INTO mail (id, recipient, subject, body, created_at, due_at, tries) VALUES ($1, $2, $3, $4, $5, $5, 0)
ON CONFLICT DO NOTHING

-- BLOCK lease
UPDATE mail SET due_at = $2, tries = tries + 1
WHERE id IN (SELECT m.id FROM mail m WHERE m.sent_at IS NULL AND m.due_at <= $1 ORDER BY m.due_at, m.id LIMIT $3)
RETURNING id, recipient, subject, body, created_at, due_at, tries, sent_at, trouble

-- BLOCK mark_sent
UPDATE mail SET sent_at = $2, trouble = NULL WHERE id = $1

-- BLOCK mark_message
UPDATE message_mail SET delivered_at = $2 WHERE mail_id = $1

-- BLOCK mark_trouble
UPDATE mail SET trouble = $2, due_at = $3 WHERE id = $1 AND sent_at IS NULL

-- BLOCK list
SELECT id, recipient, subject, body, created_at, due_at, tries, sent_at, trouble FROM mail ORDER BY created_at DESC, id LIMIT $1

-- BLOCK by_id
SELECT id, recipient, subject, body, created_at, due_at, tries, sent_at, trouble FROM mail WHERE id = $1

-- BLOCK waiting
SELECT count(*) FROM mail WHERE sent_at IS NULL

-- BLOCK delete_stale
DELETE FROM mail WHERE sent_at < $1 OR created_at < $2
