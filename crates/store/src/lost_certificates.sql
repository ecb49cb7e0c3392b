-- BLOCK held_by
-- Certificates of a person that stand and are worth something, with the address known for them. Those kept before the column
-- was there are found by the day of birth in what was signed, and looked at by whoever reads.
SELECT k.id, k.attempt_id, k.session_id, k.code, k.payload, coalesce(a.email, n.convocation_email), a.locale
FROM certificate k
JOIN session s ON s.id = k.session_id
JOIN account a ON a.id = k.account_id
JOIN attempt t ON t.id = k.attempt_id
JOIN candidate n ON n.id = t.candidate_id
WHERE k.replaced_at IS NULL AND k.revoked_at IS NULL AND s.rehearsal = 0 AND s.published_at IS NOT NULL
  AND (k.holder = $1 OR (k.holder IS NULL AND k.payload LIKE $2))
ORDER BY k.issued_at DESC, k.id LIMIT 50

-- BLOCK insert
INSERT INTO lost_certificate (id, attempt_id, session_id, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- BLOCK by_id
SELECT l.id, l.attempt_id, l.session_id, l.asked_at, l.closed_at FROM lost_certificate l WHERE l.id = $1

-- BLOCK close
UPDATE lost_certificate SET closed_at = $2, closed_by = $3 WHERE id = $1 AND closed_at IS NULL

-- BLOCK of_referent
-- Demands about the sessions of the centres whose référent this is: the open ones, the oldest first, then the closed ones.
SELECT l.id, s.id, s.number, s.zone, e.name, l.asked_at, l.closed_at, k.payload, k.revoked_at
FROM lost_certificate l
JOIN session s ON s.id = l.session_id
JOIN centre e ON e.id = s.centre_id
JOIN centre_member m ON m.centre_id = s.centre_id AND m.role = 'referent' AND m.account_id = $1
JOIN certificate k ON k.attempt_id = l.attempt_id AND k.replaced_at IS NULL
ORDER BY CASE WHEN l.closed_at IS NULL THEN 0 ELSE 1 END, coalesce(-l.closed_at, l.asked_at), l.id LIMIT 200

-- BLOCK waiting
SELECT count(*) FROM lost_certificate l
JOIN session s ON s.id = l.session_id
JOIN centre_member m ON m.centre_id = s.centre_id AND m.role = 'referent' AND m.account_id = $1
WHERE l.closed_at IS NULL
