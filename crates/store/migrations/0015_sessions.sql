-- A session that its centre called off is kept, with the reason.
ALTER TABLE session ADD COLUMN cancelled_at BIGINT;
ALTER TABLE session ADD COLUMN cancelled_because TEXT;
-- What a centre still has to finalise is found among all that it ever held.
CREATE INDEX session_waiting ON session (centre_id, starts_at) WHERE finalised_at IS NULL;
-- Whether somebody who was absent is enrolled again, in whichever session.
CREATE INDEX candidate_person ON candidate (name_key, birth_date);
