-- BLOCK pending
-- Never told and valid; to be sent once more; corrected or valid again since it was sent; revoked since, where the fund may hold
-- it. The last column is what it may hold: the latest passage that it did not refuse. Where a certificate stands is looked at before
-- the test behind it: most were told long ago.
SELECT k.attempt_id, k.session_id, s.number, s.zone, s.published_at, k.issued_at, k.revoked_at,
       d.first_name, d.last_name, d.birth_date, d.sex, d.birth_place, x.body,
       (SELECT q.body FROM cpf_passage q JOIN cpf_batch b ON b.id = q.batch_id
        WHERE q.attempt_id = k.attempt_id AND (q.answer IS NULL OR q.answer = 'accepted')
        ORDER BY b.number DESC LIMIT 1)
FROM certificate k
LEFT JOIN cpf_standing p ON p.attempt_id = k.attempt_id
JOIN session s ON s.id = k.session_id
JOIN attempt a ON a.id = k.attempt_id
JOIN candidate d ON d.id = a.candidate_id
JOIN score x ON x.attempt_id = a.id AND x.number = (SELECT max(l.number) FROM score l WHERE l.attempt_id = a.id)
WHERE s.rehearsal = 0 AND k.replaced_at IS NULL AND k.attempt_id > $2 AND k.attempt_id <= $4 AND (
  (p.attempt_id IS NULL AND k.revoked_at IS NULL AND k.issued_at < $1)
  OR (p.state = 'again' AND k.revoked_at IS NULL)
  OR (p.state IN ('sent', 'accepted', 'refused') AND k.revoked_at IS NULL
      AND (p.issued_at <> k.issued_at OR p.cancelled = 1))
  OR (p.state IN ('sent', 'accepted', 'refused', 'again') AND k.revoked_at IS NOT NULL
      AND (p.cancelled = 0 OR p.state = 'again')
      AND EXISTS (SELECT 1 FROM cpf_passage q WHERE q.attempt_id = k.attempt_id
                  AND (q.answer IS NULL OR q.answer = 'accepted'))))
ORDER BY k.attempt_id LIMIT $3

-- BLOCK certificate
SELECT k.session_id, k.issued_at, p.state,
       (SELECT count(*) FROM cpf_passage q WHERE q.attempt_id = k.attempt_id
        AND (q.answer IS NULL OR q.answer = 'accepted'))
FROM certificate k JOIN session s ON s.id = k.session_id LEFT JOIN cpf_standing p ON p.attempt_id = k.attempt_id
WHERE k.attempt_id = $1 AND k.replaced_at IS NULL AND s.rehearsal = 0

-- BLOCK send
INSERT INTO cpf_standing (attempt_id, session_id, state, batch_id, issued_at, cancelled, reason, changed_at)
VALUES ($1, $2, 'sent', $3, $4, $5, NULL, $6)
ON CONFLICT (attempt_id) DO UPDATE
SET state = 'sent', batch_id = $3, issued_at = $4, cancelled = $5, reason = NULL, changed_at = $6
WHERE cpf_standing.state <> 'unwanted' AND (cpf_standing.state = 'again' OR cpf_standing.issued_at <> $4
  OR cpf_standing.cancelled <> $5)

-- BLOCK insert_passage
INSERT INTO cpf_passage (batch_id, attempt_id, session_id, body, telling) VALUES ($1, $2, $3, $4, $5)

-- BLOCK last_number
SELECT coalesce(max(number), 0) FROM cpf_batch

-- BLOCK insert_batch
INSERT INTO cpf_batch (id, number, flux, sender, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)

-- BLOCK batch
SELECT b.id, b.number, b.flux, b.sender, b.made_at, b.reported_at, b.report,
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.telling = 'correction'),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.telling = 'cancellation'),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.answer = 'accepted'),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.answer = 'refused')
FROM cpf_batch b WHERE b.id = $1

-- BLOCK batches
SELECT b.id, b.number, b.flux, b.sender, b.made_at, b.reported_at, b.report,
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.telling = 'correction'),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.telling = 'cancellation'),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.answer = 'accepted'),
       (SELECT count(*) FROM cpf_passage p WHERE p.batch_id = b.id AND p.answer = 'refused')
FROM cpf_batch b ORDER BY b.number DESC LIMIT $1

-- BLOCK batch_of_flux
SELECT id FROM cpf_batch WHERE flux = $1

-- BLOCK passages
SELECT body FROM cpf_passage WHERE batch_id = $1 ORDER BY attempt_id

-- BLOCK report
UPDATE cpf_standing SET state = $3, reason = $4, changed_at = $5
WHERE attempt_id = $1 AND batch_id = $2 AND state IN ('sent', 'accepted', 'refused')

-- BLOCK answer
UPDATE cpf_passage SET answer = $3 WHERE batch_id = $2 AND attempt_id = $1

-- BLOCK reported
UPDATE cpf_batch SET reported_at = $2, report = $3 WHERE id = $1

-- BLOCK set_aside
INSERT INTO cpf_standing (attempt_id, session_id, state, batch_id, issued_at, cancelled, reason, changed_at)
VALUES ($1, $2, 'unwanted', NULL, $3, 0, NULL, $4)
ON CONFLICT (attempt_id) DO UPDATE SET state = 'unwanted', batch_id = NULL, reason = NULL, changed_at = $4

-- BLOCK take_back
DELETE FROM cpf_standing WHERE attempt_id = $1 AND state = 'unwanted'

-- BLOCK again
UPDATE cpf_standing SET state = 'again', changed_at = $2 WHERE attempt_id = $1 AND state = 'refused'

-- BLOCK troubled
SELECT t.attempt_id, t.state, t.reason, s.number, d.first_name, d.last_name, q.telling
FROM cpf_standing t
LEFT JOIN cpf_passage q ON q.attempt_id = t.attempt_id AND q.batch_id = t.batch_id
JOIN session s ON s.id = t.session_id
JOIN attempt a ON a.id = t.attempt_id
JOIN candidate d ON d.id = a.candidate_id
WHERE t.state IN ('refused', 'unwanted') ORDER BY t.state, t.changed_at DESC, t.attempt_id LIMIT $1
