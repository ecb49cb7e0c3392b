-- BLOCK figures
-- Without what rehearsals made: all of a table, which is counted without reading it, less the few that are theirs.
SELECT (SELECT count(*) FROM account) - (SELECT count(*) FROM account WHERE rehearsal = 1),
       (SELECT count(*) FROM organisation),
       (SELECT count(*) FROM centre WHERE rehearsal = 0),
       (SELECT count(*) FROM session) - (SELECT count(*) FROM session WHERE rehearsal = 1),
       (SELECT count(*) FROM candidate)
         - (SELECT count(*) FROM session s CROSS JOIN candidate c WHERE c.session_id = s.id AND s.rehearsal = 1),
       (SELECT count(*) FROM attempt)
         - (SELECT count(*) FROM session s CROSS JOIN attempt t WHERE t.session_id = s.id AND s.rehearsal = 1),
       (SELECT count(*) FROM attempt t CROSS JOIN session s WHERE t.state = 'running' AND s.id = t.session_id AND s.rehearsal = 0),
       (SELECT count(*) FROM certificate)
         - (SELECT count(*) FROM session s CROSS JOIN certificate c WHERE c.session_id = s.id AND s.rehearsal = 1)
         - (SELECT count(*) FROM certificate c CROSS JOIN session s
             WHERE c.revoked_at IS NOT NULL AND s.id = c.session_id AND s.rehearsal = 0)

-- BLOCK centres
-- The first ones by name of those that are called so: members and sessions are counted for them alone.
SELECT f.id, f.name, f.kind, f.uai, f.zone, o.name,
       (SELECT count(*) FROM centre_member m WHERE m.centre_id = f.id),
       (SELECT count(*) FROM session s WHERE s.centre_id = f.id)
FROM (SELECT c.id, c.name, c.kind, c.uai, c.zone, c.organisation_id FROM centre c
      WHERE (lower(c.name) LIKE $1 OR c.name LIKE $2 OR lower(c.uai) LIKE $1) AND c.id NOT IN (SELECT centre_id FROM tryout)
      ORDER BY c.name, c.id LIMIT $3) f
LEFT JOIN organisation o ON o.id = f.organisation_id
ORDER BY f.name, f.id

-- BLOCK staff
-- The order of names is made afterwards: it is not that of bytes.
SELECT a.id, a.first_name, a.last_name, r.role
FROM account a JOIN platform_role r ON r.account_id = a.id
ORDER BY a.id, r.role
