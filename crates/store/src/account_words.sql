-- BLOCK insert
INSERT INTO account_word (word, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING

-- BLOCK worded
UPDATE account SET worded = 1 WHERE id = $1

-- BLOCK unworded
SELECT a.id FROM account a
WHERE a.worded = 0 AND a.rehearsal = 0 AND a.erased_at IS NULL ORDER BY a.id LIMIT $1

-- BLOCK still
SELECT a.first_name, a.last_name FROM account a WHERE a.id = $1 AND a.worded = 0 AND a.erased_at IS NULL

-- BLOCK logins
SELECT subject FROM sign_in_method WHERE provider = 'password' AND account_id = $1 ORDER BY subject

-- BLOCK weight
SELECT count(*) FROM (SELECT w.account_id FROM account_word w WHERE w.word >= $1 AND w.word < $2 LIMIT $3) few

-- BLOCK found
-- One word leads, in its order, and the search ends where the page is full; the others are looked up. Without the people of
-- try-out rooms.
SELECT a.id, a.first_name, a.last_name, m.subject, m.one_time,
       (SELECT count(*) FROM platform_role r WHERE r.account_id = a.id)
         + (SELECT count(*) FROM centre_member cm WHERE cm.account_id = a.id)
FROM (SELECT w.word, w.account_id FROM account_word w
      WHERE w.word >= $1 AND w.word < $2
        AND EXISTS (SELECT 1 FROM account_word x WHERE x.account_id = w.account_id AND x.word >= $3 AND x.word < $4)
        AND EXISTS (SELECT 1 FROM account_word y WHERE y.account_id = w.account_id AND y.word >= $5 AND y.word < $6)
        AND w.account_id NOT IN (SELECT s.created_by FROM tryout t CROSS JOIN session s WHERE s.id = t.session_id)
        AND w.account_id NOT IN (SELECT c.account_id FROM tryout t CROSS JOIN candidate c
                                 WHERE c.session_id = t.session_id AND c.account_id IS NOT NULL)
      ORDER BY w.word, w.account_id LIMIT $7) f
JOIN account a ON a.id = f.account_id
LEFT JOIN sign_in_method m ON m.account_id = a.id
ORDER BY f.word, a.last_name, a.first_name, a.id, m.subject
