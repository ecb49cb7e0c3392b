-- What the pages of centres, of the jury and of the platform look for, so that none of them reads the whole country.

-- How many competences of level 1 the person has earned in placement: kept with each answer, counted once for those of before
-- (6720 is what makes a level: eight points of 840 parts).
ALTER TABLE account ADD COLUMN competences BIGINT NOT NULL DEFAULT 0;
UPDATE account SET competences = (
  SELECT count(*) FROM (
    SELECT latest.competence FROM (
      SELECT k.competence, k.points, k.status,
             row_number() OVER (PARTITION BY k.skill ORDER BY k.learnt_at DESC, k.placement_id DESC, k.number DESC) AS place
      FROM knowledge k WHERE k.account_id = account.id
    ) latest
    WHERE latest.place = 1 AND latest.status <> 'reset'
    GROUP BY latest.competence HAVING CAST(sum(latest.points) AS BIGINT) >= 6720
  ) strong)
WHERE id IN (SELECT account_id FROM knowledge);

-- How the tests of a session stood at its finalisation: how many, not finished, and finished without anybody who saw the end.
-- Nothing of sessions that were finalised before.
ALTER TABLE session_signs ADD COLUMN tests BIGINT;
ALTER TABLE session_signs ADD COLUMN unfinished BIGINT;
ALTER TABLE session_signs ADD COLUMN unseen BIGINT;

CREATE INDEX session_before_jury ON session (finalised_at) WHERE finalised_at IS NOT NULL AND published_at IS NULL;
CREATE INDEX session_published ON session (published_at) WHERE published_at IS NOT NULL;
CREATE INDEX session_finalised_day ON session (local_date, centre_id, rehearsal, finalised_at, published_at) WHERE finalised_at IS NOT NULL;
CREATE INDEX session_rehearsal ON session (id) WHERE rehearsal = 1;
CREATE INDEX account_rehearsal ON account (id) WHERE rehearsal = 1;
CREATE INDEX attempt_running ON attempt (session_id) WHERE state = 'running';
CREATE INDEX decision_to_second ON decision (session_id)
  WHERE kind IN ('cancel', 'uncancel', 'reject_for_fraud', 'lift_rejection') AND seconded_at IS NULL AND dismissed_at IS NULL;
CREATE INDEX certificate_revoked ON certificate (session_id) WHERE revoked_at IS NOT NULL;
CREATE INDEX centre_name ON centre (name);
