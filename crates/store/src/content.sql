-- BLOCK retired
SELECT challenge FROM retired_question ORDER BY challenge

-- BLOCK retirements
SELECT r.challenge, r.reason, r.successor, r.retired_at, a.first_name || ' ' || a.last_name
FROM retired_question r JOIN account a ON a.id = r.retired_by ORDER BY r.challenge

-- BLOCK retire
INSERT INTO retired_question (challenge, reason, successor, retired_at, retired_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (challenge) DO UPDATE SET reason = $2, successor = $3

-- BLOCK put_back
DELETE FROM retired_question WHERE challenge = $1

-- BLOCK report
INSERT INTO question_report (id, challenge, release, locale, seed, category, words, account_id, reported_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING

-- BLOCK reports
SELECT r.id, r.challenge, r.release, r.locale, r.seed, r.category, r.words, r.reported_at,
  r.note, r.settled_at, a.first_name || ' ' || a.last_name
FROM question_report r LEFT JOIN account a ON a.id = r.settled_by ORDER BY r.reported_at DESC, r.id LIMIT $1

-- BLOCK report_by_id
SELECT r.id, r.challenge, r.release, r.locale, r.seed, r.category, r.words, r.reported_at,
  r.note, r.settled_at, a.first_name || ' ' || a.last_name
FROM question_report r LEFT JOIN account a ON a.id = r.settled_by WHERE r.id = $1

-- BLOCK open_reports
SELECT challenge, count(*) FROM question_report WHERE settled_at IS NULL GROUP BY challenge ORDER BY challenge

-- BLOCK settle
UPDATE question_report SET note = $2, settled_at = $3, settled_by = $4 WHERE id = $1

-- BLOCK reopen
UPDATE question_report SET note = NULL, settled_at = NULL, settled_by = NULL WHERE id = $1

-- BLOCK was_previewed
SELECT challenge FROM question_preview WHERE account_id = $1 AND challenge = $2 AND day = $3

-- BLOCK preview
INSERT INTO question_preview (account_id, challenge, day) VALUES ($1, $2, $3) ON CONFLICT (account_id, challenge, day) DO NOTHING
