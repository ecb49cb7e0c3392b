-- A correction of a candidate's identity waits for a second person of the jury.
CREATE TABLE identity_correction (
  attempt_id BIGINT PRIMARY KEY REFERENCES attempt (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  paper TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX identity_correction_session ON identity_correction (session_id);
