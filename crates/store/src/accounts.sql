-- BLOCK of_visit
SELECT a.id, a.first_name, a.last_name, a.rehearsal,
       (SELECT count(*) FROM platform_role r WHERE r.account_id = a.id)
         + (SELECT count(*) FROM centre_member m WHERE m.account_id = a.id),
       (SELECT count(*) FROM organisation_member o WHERE o.account_id = a.id)
FROM visit v JOIN account a ON a.id = v.account_id
WHERE v.token_hash = $1 AND v.expires_at > $2

-- BLOCK roles
SELECT role FROM platform_role WHERE account_id = $1 ORDER BY role

-- BLOCK centres
SELECT c.id, c.name, m.role
FROM centre_member m JOIN centre c ON c.id = m.centre_id
WHERE m.account_id = $1 ORDER BY c.name, c.id

-- BLOCK by_subject
SELECT m.account_id, m.secret FROM sign_in_method m WHERE m.provider = $1 AND m.subject = $2

-- BLOCK by_id
SELECT a.id, a.first_name, a.last_name, a.email, a.locale, a.rehearsal FROM account a WHERE a.id = $1

-- BLOCK looks
SELECT looks FROM account WHERE id = $1

-- BLOCK keep_looks
UPDATE account SET looks = $2 WHERE id = $1

-- BLOCK insert
INSERT INTO account (id, first_name, last_name, email, locale, created_at, rehearsal)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING

-- BLOCK insert_method
INSERT INTO sign_in_method (provider, subject, account_id, secret, one_time, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING

-- BLOCK credential
SELECT account_id, subject, secret, one_time FROM sign_in_method WHERE provider = 'password' AND subject = $1

-- BLOCK credentials_of
SELECT account_id, subject, secret, one_time FROM sign_in_method
WHERE provider = 'password' AND account_id = $1 ORDER BY subject

-- BLOCK change_secret
UPDATE sign_in_method SET secret = $3, one_time = $4
WHERE provider = 'password' AND account_id = $1 AND subject = $2

-- BLOCK delete_visits
DELETE FROM visit WHERE account_id = $1

-- BLOCK insert_visit
INSERT INTO visit (token_hash, account_id, started_at, expires_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (token_hash) DO UPDATE SET account_id = $2, started_at = $3, expires_at = $4

-- BLOCK see
UPDATE account SET seen_at = $2 WHERE id = $1

-- BLOCK delete_visit
DELETE FROM visit WHERE token_hash = $1

-- BLOCK delete_stale_visits
DELETE FROM visit WHERE expires_at < $1

-- BLOCK grant_role
INSERT INTO platform_role (account_id, role, granted_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- BLOCK withdraw_role
DELETE FROM platform_role WHERE account_id = $1 AND role = $2

-- BLOCK throttle
SELECT failures, last_at FROM throttle WHERE subject = $1

-- BLOCK count_failure
INSERT INTO throttle (subject, failures, last_at) VALUES ($1, 1, $2)
ON CONFLICT (subject) DO UPDATE
SET failures = CASE WHEN throttle.last_at < $3 THEN 1 ELSE throttle.failures + 1 END, last_at = $2

-- BLOCK uncount_failure
UPDATE throttle SET failures = failures - 1 WHERE subject = $1 AND failures > 0

-- BLOCK forgive
DELETE FROM throttle WHERE subject = $1

-- BLOCK delete_stale_throttles
DELETE FROM throttle WHERE last_at < $1

-- BLOCK admins
SELECT count(*) FROM platform_role WHERE role = 'admin'
