-- What each passage of a file for the training fund was (first, correction, cancellation) and what the fund answered to it: a
-- later file no longer hides whether the fund holds an earlier one.
ALTER TABLE cpf_passage ADD COLUMN telling TEXT NOT NULL DEFAULT 'first';
ALTER TABLE cpf_passage ADD COLUMN answer TEXT;
CREATE INDEX cpf_passage_attempt ON cpf_passage (attempt_id);
UPDATE cpf_passage SET telling = 'correction' WHERE EXISTS (
  SELECT 1 FROM cpf_passage e JOIN cpf_batch b ON b.id = e.batch_id
  WHERE e.attempt_id = cpf_passage.attempt_id
    AND b.number < (SELECT o.number FROM cpf_batch o WHERE o.id = cpf_passage.batch_id));
UPDATE cpf_passage SET telling = 'cancellation' WHERE body NOT LIKE '%"until":null%';
UPDATE cpf_passage SET answer = (
  SELECT CASE s.state WHEN 'accepted' THEN 'accepted' ELSE 'refused' END FROM cpf_standing s
  WHERE s.attempt_id = cpf_passage.attempt_id AND s.batch_id = cpf_passage.batch_id
    AND s.state IN ('accepted', 'refused', 'again'));

-- Whose a certificate is (names without case and accents, date of birth), for who has lost it; kept from now on.
ALTER TABLE certificate ADD COLUMN holder TEXT;
CREATE INDEX certificate_holder ON certificate (holder);

-- A certificate that somebody without an address has asked for: its centre hands it out. One demand about a test is open at most.
CREATE TABLE lost_certificate (
  id BIGINT PRIMARY KEY,
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  asked_at BIGINT NOT NULL,
  closed_at BIGINT,
  closed_by BIGINT REFERENCES account (id)
);
CREATE INDEX lost_certificate_session ON lost_certificate (session_id);
CREATE UNIQUE INDEX lost_certificate_open ON lost_certificate (attempt_id) WHERE closed_at IS NULL;

-- When the person was told that their account is erased soon; again only after they have used it.
ALTER TABLE account ADD COLUMN warned_at BIGINT;
