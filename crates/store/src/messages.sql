-- BLOCK text
SELECT subject, body FROM message_text WHERE centre_id = $1 AND kind = $2 AND locale = $3

-- BLOCK own_kinds
SELECT kind FROM message_text WHERE centre_id = $1 AND locale = $2 ORDER BY kind

-- BLOCK put_text
INSERT INTO message_text (centre_id, kind, locale, subject, body, changed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (centre_id, kind, locale) DO UPDATE SET subject = $4, body = $5, changed_at = $6, changed_by = $7

-- BLOCK delete_text
DELETE FROM message_text WHERE centre_id = $1 AND kind = $2 AND locale = $3

-- BLOCK digests
SELECT digest FROM message_mail WHERE session_id = $1 ORDER BY mail_id

-- BLOCK count
SELECT (SELECT count(*) FROM message_mail x WHERE x.message_id = m.id) FROM message m WHERE m.session_id = $1 AND m.id = $2

-- BLOCK insert
INSERT INTO message (id, session_id, kind, addressless, sent_at, sent_by) VALUES ($1, $2, $3, $4, $5, $6)

-- BLOCK insert_mail
INSERT INTO message_mail (mail_id, message_id, session_id, digest) VALUES ($1, $2, $3, $4)

-- BLOCK receipts
-- A mail that is neither delivered nor in the outbox any more was not taken in its time.
SELECT m.kind, m.sent_at, m.sent_by, a.first_name, a.last_name, m.addressless,
       (SELECT count(*) FROM message_mail x WHERE x.message_id = m.id),
       (SELECT count(*) FROM message_mail x WHERE x.message_id = m.id AND x.delivered_at IS NOT NULL),
       (SELECT count(*) FROM message_mail x JOIN mail o ON o.id = x.mail_id
        WHERE x.message_id = m.id AND x.delivered_at IS NULL AND o.trouble IS NOT NULL),
       (SELECT count(*) FROM message_mail x JOIN mail o ON o.id = x.mail_id
        WHERE x.message_id = m.id AND x.delivered_at IS NULL AND o.trouble IS NULL)
FROM message m JOIN account a ON a.id = m.sent_by
WHERE m.session_id = $1 ORDER BY m.sent_at DESC, m.id
