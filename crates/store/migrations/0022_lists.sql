-- What the lists of the jury ask for.

-- How the tests of a session stood at its finalisation: how many, not finished, and finished without anybody who saw the end.
-- Nothing of sessions that were finalised before.
ALTER TABLE session_signs ADD COLUMN tests BIGINT;
ALTER TABLE session_signs ADD COLUMN unfinished BIGINT;
ALTER TABLE session_signs ADD COLUMN unseen BIGINT;
CREATE INDEX decision_to_second ON decision (session_id)
  WHERE kind IN ('cancel', 'uncancel', 'reject_for_fraud', 'lift_rejection') AND seconded_at IS NULL AND dismissed_at IS NULL;

-- The months of the centres, read from the index alone.
DROP INDEX session_day;
CREATE INDEX session_day ON session (local_date, centre_id, rehearsal, finalised_at) WHERE finalised_at IS NOT NULL;
