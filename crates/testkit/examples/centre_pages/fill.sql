-- BLOCK school
UPDATE centre SET organisation_id = $2 WHERE id = $1

-- BLOCK centres
-- Centres of other places.
INSERT INTO centre (id, name, kind, uai, zone, created_at, rehearsal)
WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1)
SELECT 1000000000000000 + i, 'Lycée du quartier ' || CAST(i AS TEXT), 'SCO', '0' || CAST(100000 + i AS TEXT) || 'X', 'Europe/Paris', 0, 0 FROM n

-- BLOCK sessions
-- $1 sessions, the first $2 of them held by the centre $3: one in fifty is to come, one is with the jury, spread over the centres, and
-- all others were held over eight years and published. $4 is the session that they resemble, $5 today in days since 1970.
INSERT INTO session (id, centre_id, number, site, room, local_date, local_time, zone, starts_at, invigilators, remarks, access_code,
  invigilator_password, created_at, created_by, opened_at, finalised_at, published_at, rehearsal, version, rules)
WITH RECURSIVE n (i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1),
turn (i, r) AS (SELECT i, (i + i / CAST($6 AS BIGINT)) % 50 FROM n),
day (i, r, d) AS (
  SELECT i, r, CASE WHEN r = 0 THEN CAST($5 AS BIGINT) + 1 + i % 40 WHEN r = 1 THEN CAST($5 AS BIGINT) - 1 - i % 9
                 ELSE CAST($5 AS BIGINT) - 30 - (i * 37) % 2900 END
  FROM turn
),
-- The date of a day, counted in months of thirty days and a half: near enough for a list.
dated (i, r, d, year, month, dom) AS (
  SELECT i, r, d, 1970 + d * 100 / 36525, 101 + d * 100 % 36525 / 3044 % 12, 101 + d * 100 % 36525 % 3044 / 109 FROM day
)
SELECT 2000000000000000 + i,
       CASE WHEN i < $2 THEN CAST($3 AS BIGINT) ELSE 1000000000000001 + i % CAST($6 AS BIGINT) END,
       1000000 + i, 'Bâtiment ' || substr('ABCD', CAST(1 + i % 4 AS INTEGER), 1), 'Salle ' || CAST(100 + i % 97 AS TEXT),
       CAST(year AS TEXT) || '-' || substr(CAST(month AS TEXT), 2, 2) || '-' || substr(CAST(dom AS TEXT), 2, 2),
       '09:00', 'Europe/Paris', d * 86400000 + 28800000, 'Nadia Cissé', '',
       'B' || substr('BCDFGHJKMPQRTVWXY', CAST(1 + i % 17 AS INTEGER), 1) || substr('BCDFGHJKMPQRTVWXY', CAST(1 + i / 17 % 17 AS INTEGER), 1) ||
       substr('BCDFGHJKMPQRTVWXY', CAST(1 + i / 289 % 17 AS INTEGER), 1) || substr('2346789', CAST(1 + i / 4913 % 7 AS INTEGER), 1) || substr('2346789', CAST(1 + i / 34391 % 7 AS INTEGER), 1),
       '7KQ4M',
       (d - 20) * 86400000, s.created_by,
       CASE WHEN r = 0 THEN NULL ELSE d * 86400000 + 28900000 END,
       CASE WHEN r = 0 THEN NULL ELSE d * 86400000 + 36000000 END,
       CASE WHEN r < 2 THEN NULL ELSE (d + 6) * 86400000 END, 0, 5, s.rules
FROM dated JOIN session s ON s.id = CAST($4 AS BIGINT)

-- BLOCK accounts
-- One account a candidate: $1 in all.
INSERT INTO account (id, first_name, last_name, email, locale, created_at, rehearsal, seen_at)
WITH RECURSIVE n (i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1)
SELECT 3000000000000000 + i, 'Élève ' || CAST(i % 911 AS TEXT), 'Numéro ' || CAST(i AS TEXT), NULL, 'fr', 0, 0, CAST($2 AS BIGINT) FROM n

-- BLOCK logins
INSERT INTO sign_in_method (provider, subject, account_id, secret, one_time, created_at)
SELECT 'password', 'eleve.numero' || CAST(id - 3000000000000000 AS TEXT), id, '-', 0, 0 FROM account WHERE id >= 3000000000000000 AND id < 4000000000000000

-- BLOCK learners
-- The pupils of the centre's school, in classes of thirty: $1 of them, of the school $2, born on a thousand different days.
INSERT INTO learner (id, organisation_id, first_name, last_name, birth_date, division, account_id, added_at, national_id)
WITH RECURSIVE n (i) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1)
SELECT 3500000000000000 + i, CAST($2 AS BIGINT), 'Élève ' || CAST(i % 911 AS TEXT), 'Numéro ' || CAST(i AS TEXT),
       CAST(2010 + i % 3 AS TEXT) || '-' || substr(CAST(101 + i / 3 % 12 AS TEXT), 2, 2) || '-' || substr(CAST(101 + i / 36 % 28 AS TEXT), 2, 2),
       '3e ' || CAST(1 + i / 30 AS TEXT), 3000000000000000 + i, 0, 'INE' || CAST(i AS TEXT) FROM n

-- BLOCK candidates
-- Of the sessions $1 to $2, so many each: $3. Account $4 is the first one's. The pupils of the school sit again and again.
INSERT INTO candidate (id, session_id, first_name, last_name, name_key, birth_date, division, extra_time, enrolled_at, learner_id,
  account_id, joined_at, present_at, present_by, admitted, version, sex, results_email)
WITH RECURSIVE n (i) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $2 - 1),
j (k) AS (SELECT CAST(0 AS BIGINT) UNION ALL SELECT k + 1 FROM j WHERE k < $3 - 1),
who (i, k, a) AS (SELECT i, k, CAST($4 AS BIGINT) + (i - CAST($1 AS BIGINT)) * CAST($3 AS BIGINT) + k FROM n CROSS JOIN j)
SELECT 4000000000000000 + i * 64 + k, 2000000000000000 + i, p.first_name, p.last_name,
       'eleve ' || CAST((a - 3000000000000000) % 911 AS TEXT) || ' numero ' || CAST(a - 3000000000000000 AS TEXT),
       coalesce(l.birth_date, CAST(2004 + a % 10 AS TEXT) || '-' || substr(CAST(101 + a / 10 % 12 AS TEXT), 2, 2) || '-' || substr(CAST(101 + a / 120 % 28 AS TEXT), 2, 2)),
       coalesce(l.division, '3e A'), CASE WHEN a % 29 = 0 THEN 33 ELSE 0 END, s.created_at, l.id,
       CASE WHEN s.opened_at IS NULL THEN NULL ELSE a END, s.opened_at, s.opened_at, CASE WHEN s.opened_at IS NULL THEN NULL ELSE 'Nadia Cissé' END, 0, 3,
       CASE WHEN a % 2 = 0 THEN 'F' ELSE 'M' END, CASE WHEN a % 6 = 0 THEN 'vie.scolaire@college.example' ELSE NULL END
FROM who
JOIN session s ON s.id = 2000000000000000 + i
JOIN account p ON p.id = a
LEFT JOIN learner l ON l.account_id = a

-- BLOCK attempts
-- What they sat, as the test $1 was sat.
INSERT INTO attempt (id, session_id, candidate_id, account_id, exam, release, seed, questions, extra_time, started_at, ends_at, state, fence,
  device, position, serving, last_serving, last_answer_at, ended_at, ended_by, end_seen_at, end_seen_by, journal_length, journal_head, version)
SELECT c.id + 1000000000000000, c.session_id, c.id, c.account_id, a.exam, a.release, a.seed, a.questions, c.extra_time, s.opened_at,
       s.opened_at + 6300000, a.state, a.fence, a.device, a.position, a.serving, a.last_serving, s.opened_at + 6000000, s.opened_at + 6000000, a.ended_by,
       s.opened_at + 6000000, a.end_seen_by, a.journal_length, a.journal_head, a.version
FROM candidate c JOIN session s ON s.id = c.session_id JOIN attempt a ON a.id = CAST($1 AS BIGINT)
WHERE c.id >= 4000000000000000 AND c.id < 5000000000000000 AND c.account_id IS NOT NULL

-- BLOCK forms
INSERT INTO attempt_form (attempt_id, questions, profile)
SELECT a.id, f.questions, f.profile FROM attempt a JOIN session s ON s.id = a.session_id JOIN attempt_form f ON f.attempt_id = CAST($1 AS BIGINT)
WHERE a.id >= 5000000000000000 AND a.id < 6000000000000000 AND s.published_at IS NULL

-- BLOCK servings
INSERT INTO serving (attempt_id, id, position, challenge, seed, shown, expected, served_at)
SELECT a.id, f.id, f.position, f.challenge, f.seed, f.shown, f.expected, f.served_at FROM attempt a JOIN session s ON s.id = a.session_id JOIN serving f ON f.attempt_id = CAST($1 AS BIGINT)
WHERE a.id >= 5000000000000000 AND a.id < 6000000000000000 AND s.published_at IS NULL AND a.session_id < 2000000000000400

-- BLOCK answers
INSERT INTO answer (attempt_id, position, serving, value, outcome, trace, answered_at)
SELECT a.id, f.position, f.serving, f.value, f.outcome, f.trace, f.answered_at FROM attempt a JOIN session s ON s.id = a.session_id JOIN answer f ON f.attempt_id = CAST($1 AS BIGINT)
WHERE a.id >= 5000000000000000 AND a.id < 6000000000000000 AND s.published_at IS NULL AND a.session_id < 2000000000000400

-- BLOCK scores
INSERT INTO score (attempt_id, number, session_id, cause, body, status, points, scored_at)
SELECT a.id, x.number, a.session_id, x.cause, x.body, x.status, x.points, a.ended_at
FROM attempt a JOIN score x ON x.attempt_id = CAST($1 AS BIGINT) AND x.number = (SELECT max(number) FROM score WHERE attempt_id = CAST($1 AS BIGINT))
WHERE a.id >= 5000000000000000 AND a.id < 6000000000000000

-- BLOCK certificates
INSERT INTO certificate (id, attempt_id, session_id, account_id, code, payload, signature, key_id, issued_at)
SELECT a.id + 1000000000000000, a.id, a.session_id, a.account_id,
       'BCDF-GHJ' || substr('2346789BCDFGHJKMPQRTVWXY', CAST(1 + (a.id - 5000000000000000) / 331776 % 24 AS INTEGER), 1) || '-' ||
       substr('2346789BCDFGHJKMPQRTVWXY', CAST(1 + (a.id - 5000000000000000) / 13824 % 24 AS INTEGER), 1) ||
       substr('2346789BCDFGHJKMPQRTVWXY', CAST(1 + (a.id - 5000000000000000) / 576 % 24 AS INTEGER), 1) ||
       substr('2346789BCDFGHJKMPQRTVWXY', CAST(1 + (a.id - 5000000000000000) / 24 % 24 AS INTEGER), 1) ||
       substr('2346789BCDFGHJKMPQRTVWXY', CAST(1 + (a.id - 5000000000000000) % 24 AS INTEGER), 1),
       c.payload, c.signature, c.key_id, s.published_at
FROM attempt a JOIN session s ON s.id = a.session_id JOIN certificate c ON c.attempt_id = CAST($1 AS BIGINT) AND c.replaced_at IS NULL
WHERE a.id >= 5000000000000000 AND a.id < 6000000000000000 AND s.published_at IS NOT NULL

-- BLOCK placements
-- The placements of the account $1, for the accounts from $2 on: $3 of them.
INSERT INTO placement (id, account_id, competence, release, locale, seed, started_at, ended_at, serving, version)
SELECT 7000000000000000 + (a.id - 3000000000000000) * 64 + row_number() OVER (PARTITION BY a.id ORDER BY p.id), a.id, p.competence, p.release, p.locale, p.seed,
       p.started_at, p.ended_at, p.serving, p.version
FROM account a CROSS JOIN placement p WHERE p.account_id = CAST($1 AS BIGINT) AND a.id >= CAST($2 AS BIGINT) AND a.id < CAST($2 AS BIGINT) + CAST($3 AS BIGINT)

-- BLOCK knowledge
INSERT INTO knowledge (account_id, placement_id, number, skill, topic, competence, level, status, source, points, learnt_at)
SELECT n.account_id, n.id, k.number, k.skill, k.topic, k.competence, k.level, k.status, k.source, k.points, k.learnt_at
FROM placement n JOIN placement p ON p.account_id = CAST($1 AS BIGINT) AND p.competence = n.competence JOIN knowledge k ON k.placement_id = p.id
WHERE n.id >= 7000000000000000 AND n.id < 8000000000000000 AND n.account_id >= CAST($2 AS BIGINT) AND n.account_id < CAST($2 AS BIGINT) + CAST($3 AS BIGINT)

-- BLOCK points
INSERT INTO competence_points (account_id, competence, points)
SELECT n.account_id, n.competence, max(p.points)
FROM placement n JOIN competence_points p ON p.account_id = CAST($1 AS BIGINT) AND p.competence = n.competence
WHERE n.id >= 7000000000000000 AND n.id < 8000000000000000 AND n.account_id < CAST($2 AS BIGINT) + CAST($3 AS BIGINT)
GROUP BY n.account_id, n.competence

-- BLOCK papers
INSERT INTO scan (id, session_id, kind, media_type, pages, size, digest, deposited_at, deposited_by, body)
SELECT 8000000000000000 + s.id - 2000000000000000, s.id, 'attendance', 'application/pdf', 1, 9, x.digest, s.finalised_at, s.created_by, x.digest
FROM session s CROSS JOIN scan x
WHERE s.id >= 2000000000000000 AND s.id < 3000000000000000 AND s.finalised_at IS NOT NULL AND s.id % 3 = 0 AND x.id = (SELECT min(id) FROM scan WHERE id < 8000000000000000 OR id >= 9000000000000000)

-- BLOCK signs
INSERT INTO session_signs (session_id, finalisations, body, tests, unfinished, unseen)
SELECT s.id, g.finalisations, g.body, (SELECT count(*) FROM attempt t WHERE t.session_id = s.id), g.unfinished, g.unseen
FROM session s CROSS JOIN session_signs g
WHERE s.id >= 2000000000000000 AND s.id < 3000000000000000 AND s.finalised_at IS NOT NULL AND s.published_at IS NULL AND g.session_id = (SELECT min(session_id) FROM session_signs WHERE session_id < 2000000000000000 OR session_id >= 3000000000000000)
