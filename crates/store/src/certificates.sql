-- BLOCK by_code
SELECT c.id, c.attempt_id, c.session_id, c.account_id, c.code, c.payload, c.signature, c.key_id, c.issued_at, c.revoked_at,
       c.replaced_at
FROM certificate c WHERE c.code = $1

-- BLOCK by_id
SELECT c.id, c.attempt_id, c.session_id, c.account_id, c.code, c.payload, c.signature, c.key_id, c.issued_at, c.revoked_at,
       c.replaced_at
FROM certificate c WHERE c.id = $1

-- BLOCK of_attempt
SELECT c.id, c.attempt_id, c.session_id, c.account_id, c.code, c.payload, c.signature, c.key_id, c.issued_at, c.revoked_at,
       c.replaced_at
FROM certificate c WHERE c.attempt_id = $1 AND c.replaced_at IS NULL

-- BLOCK every_of_attempt
SELECT c.id, c.attempt_id, c.session_id, c.account_id, c.code, c.payload, c.signature, c.key_id, c.issued_at, c.revoked_at,
       c.replaced_at
FROM certificate c WHERE c.attempt_id = $1 ORDER BY c.issued_at, c.id

-- BLOCK of_account
SELECT c.id, c.attempt_id, c.session_id, c.account_id, c.code, c.payload, c.signature, c.key_id, c.issued_at, c.revoked_at,
       c.replaced_at
FROM certificate c WHERE c.account_id = $1 ORDER BY c.issued_at DESC, c.id

-- BLOCK of_session
SELECT c.id, c.attempt_id, c.session_id, c.account_id, c.code, c.payload, c.signature, c.key_id, c.issued_at, c.revoked_at,
       c.replaced_at
FROM certificate c WHERE c.session_id = $1 ORDER BY c.id

-- BLOCK put
INSERT INTO certificate (id, attempt_id, session_id, account_id, code, payload, signature, key_id, issued_at, revoked_at, holder)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10)
ON CONFLICT (attempt_id) WHERE replaced_at IS NULL DO UPDATE
SET payload = $6, signature = $7, key_id = $8, issued_at = $9, revoked_at = NULL, holder = $10

-- BLOCK replace
UPDATE certificate SET replaced_at = $2, revoked_at = coalesce(revoked_at, $2) WHERE id = $1 AND replaced_at IS NULL

-- BLOCK revoke
UPDATE certificate SET revoked_at = $2 WHERE attempt_id = $1 AND revoked_at IS NULL

-- BLOCK insert_key
INSERT INTO signing_key (id, public_key, seal, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- BLOCK key
SELECT id, public_key, seal FROM signing_key WHERE id = $1

-- BLOCK every_key
SELECT id, public_key, seal FROM signing_key ORDER BY created_at, id

-- BLOCK keys
SELECT count(*) FROM signing_key
