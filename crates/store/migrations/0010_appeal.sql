-- A certificate that is replaced stays beside the one that replaces it. The table is made anew: attempt_id was UNIQUE.
CREATE TEMPORARY TABLE certificate_before AS
SELECT id, attempt_id, session_id, account_id, code, payload, signature, key_id, issued_at, revoked_at FROM certificate;
CREATE TEMPORARY TABLE badge_before AS SELECT list, position, certificate_id, issued_at FROM badge;
DROP TABLE badge;
DROP TABLE certificate;
CREATE TABLE certificate (
  id BIGINT PRIMARY KEY,
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  code TEXT NOT NULL UNIQUE,
  payload TEXT NOT NULL,
  signature BYTEA NOT NULL,
  key_id TEXT NOT NULL REFERENCES signing_key (id),
  issued_at BIGINT NOT NULL,
  revoked_at BIGINT,
  replaced_at BIGINT
);
CREATE INDEX certificate_account ON certificate (account_id);
CREATE INDEX certificate_session ON certificate (session_id);
CREATE INDEX certificate_attempt ON certificate (attempt_id);
CREATE UNIQUE INDEX certificate_in_force ON certificate (attempt_id) WHERE replaced_at IS NULL;
CREATE TABLE badge (
  list BIGINT NOT NULL,
  position BIGINT NOT NULL,
  certificate_id BIGINT NOT NULL REFERENCES certificate (id),
  issued_at BIGINT NOT NULL,
  PRIMARY KEY (list, position),
  UNIQUE (certificate_id, issued_at)
);
INSERT INTO certificate (id, attempt_id, session_id, account_id, code, payload, signature, key_id, issued_at, revoked_at)
SELECT id, attempt_id, session_id, account_id, code, payload, signature, key_id, issued_at, revoked_at FROM certificate_before;
INSERT INTO badge (list, position, certificate_id, issued_at)
SELECT list, position, certificate_id, issued_at FROM badge_before;
DROP TABLE badge_before;
DROP TABLE certificate_before;
-- What a candidate asks for after the publication, and every step of it in order; closed_at: nobody is to do anything.
CREATE TABLE appeal (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX appeal_session ON appeal (session_id);
CREATE INDEX appeal_attempt ON appeal (attempt_id);
CREATE INDEX appeal_account ON appeal (account_id);
CREATE TABLE appeal_step (
  appeal_id BIGINT NOT NULL REFERENCES appeal (id),
  number BIGINT NOT NULL,
  step TEXT NOT NULL,
  words TEXT NOT NULL,
  decision BIGINT,
  made_at BIGINT NOT NULL,
  made_by BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (appeal_id, number)
);
