-- BLOCK figures
-- Without what rehearsals made. Everything is counted, and what rehearsals made, which is little, is taken away: a table that is
-- counted whole is not read row by row with the session of each.
SELECT (SELECT count(*) FROM account) - (SELECT count(*) FROM account WHERE rehearsal = 1),
       (SELECT count(*) FROM organisation),
       (SELECT count(*) FROM centre WHERE rehearsal = 0),
       (SELECT count(*) FROM session) - (SELECT count(*) FROM session WHERE rehearsal = 1),
       (SELECT count(*) FROM candidate)
         - (SELECT count(*) FROM session s CROSS JOIN candidate c WHERE c.session_id = s.id AND s.rehearsal = 1),
       (SELECT count(*) FROM attempt)
         - (SELECT count(*) FROM session s CROSS JOIN attempt t WHERE t.session_id = s.id AND s.rehearsal = 1),
       (SELECT count(*) FROM attempt t CROSS JOIN session s WHERE t.state = 'running' AND s.id = t.session_id AND s.rehearsal = 0),
       (SELECT count(*) FROM certificate) - (SELECT count(*) FROM certificate WHERE revoked_at IS NOT NULL)
         - (SELECT count(*) FROM session s CROSS JOIN certificate c
            WHERE c.session_id = s.id AND s.rehearsal = 1 AND c.revoked_at IS NULL)

-- BLOCK centres
-- A page of them; the columns that are counted are counted for this page only.
SELECT c.id, c.name, c.kind, c.uai, c.zone, o.name,
       (SELECT count(*) FROM centre_member m WHERE m.centre_id = c.id),
       (SELECT count(*) FROM session s WHERE s.centre_id = c.id)
FROM (SELECT k.id, k.name, k.kind, k.uai, k.zone, k.organisation_id FROM centre k
      WHERE k.id NOT IN (SELECT centre_id FROM tryout) ORDER BY k.name, k.id LIMIT $1 OFFSET $2) c
LEFT JOIN organisation o ON o.id = c.organisation_id
ORDER BY c.name, c.id

-- BLOCK count_centres
SELECT count(*) FROM centre WHERE id NOT IN (SELECT centre_id FROM tryout)

-- BLOCK accounts
-- Without the people of try-out rooms.
SELECT a.id, a.first_name, a.last_name, m.subject, m.one_time,
       (SELECT count(*) FROM platform_role r WHERE r.account_id = a.id)
         + (SELECT count(*) FROM centre_member cm WHERE cm.account_id = a.id)
FROM account a LEFT JOIN sign_in_method m ON m.account_id = a.id
WHERE (lower(m.subject) LIKE $1 OR lower(a.last_name) LIKE $1 OR lower(a.first_name) LIKE $1)
  AND a.id NOT IN (SELECT s.created_by FROM tryout t JOIN session s ON s.id = t.session_id)
  AND a.id NOT IN (SELECT c.account_id FROM tryout t JOIN candidate c ON c.session_id = t.session_id
                   WHERE c.account_id IS NOT NULL)
ORDER BY a.last_name, a.first_name, a.id, m.subject LIMIT $2

-- BLOCK staff
SELECT a.id, a.first_name, a.last_name, r.role
FROM account a JOIN platform_role r ON r.account_id = a.id
ORDER BY r.role, a.last_name, a.first_name, a.id
