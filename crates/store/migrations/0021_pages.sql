-- What a page asks of a whole season, found without walking through it.

-- The points that an account has in a competence now: the latest of each skill, kept with every answer of a placement.
CREATE TABLE competence_points (
  account_id BIGINT NOT NULL REFERENCES account (id),
  competence TEXT NOT NULL,
  points BIGINT NOT NULL,
  PRIMARY KEY (account_id, competence)
);
INSERT INTO competence_points (account_id, competence, points)
SELECT account_id, competence, CAST(sum(points) AS BIGINT)
FROM (SELECT k.account_id, k.competence, k.points, k.status,
             row_number() OVER (PARTITION BY k.account_id, k.skill
                                ORDER BY k.learnt_at DESC, k.placement_id DESC, k.number DESC) AS place
      FROM knowledge k) latest
WHERE place = 1 AND status <> 'reset'
GROUP BY account_id, competence;

DROP INDEX sign_in_method_account;
CREATE INDEX sign_in_method_account ON sign_in_method (account_id, provider, subject);
CREATE INDEX session_day ON session (local_date) WHERE finalised_at IS NOT NULL;
CREATE INDEX session_judged ON session (finalised_at, id) WHERE finalised_at IS NOT NULL AND published_at IS NULL;
CREATE INDEX session_published ON session (published_at DESC, id) WHERE published_at IS NOT NULL;
CREATE INDEX session_rehearsal ON session (id) WHERE rehearsal = 1;
CREATE INDEX account_rehearsal ON account (id) WHERE rehearsal = 1;
CREATE INDEX attempt_running ON attempt (session_id) WHERE state = 'running';
CREATE INDEX certificate_revoked ON certificate (session_id) WHERE revoked_at IS NOT NULL;
