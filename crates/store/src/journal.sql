-- BLOCK head
SELECT length, head FROM journal_head WHERE stream = $1

-- BLOCK put_head
INSERT INTO journal_head (stream, length, head) VALUES ($1, $2, $3)
ON CONFLICT (stream) DO UPDATE SET length = $2, head = $3

-- BLOCK insert
INSERT INTO journal (stream, number, at, actor, act, commitment, salt, payload, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- BLOCK of_stream
SELECT number, at, actor, act, commitment, salt, payload, hash FROM journal WHERE stream = $1 ORDER BY number

-- BLOCK of_act
SELECT number, at, actor, act, commitment, salt, payload, hash FROM journal
WHERE stream = $1 AND act = $2 ORDER BY number

-- BLOCK streams
SELECT stream, length, head FROM journal_head ORDER BY stream

-- BLOCK attempt_streams
SELECT id, journal_length, journal_head FROM attempt ORDER BY id
