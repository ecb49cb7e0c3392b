-- What leaves the installation: statistics, what the training fund is told, and keys of schools.

-- retention: platform. Sums over the published sessions of one month (YYYY-MM), as JSON: nothing of a single person.
CREATE TABLE statistic_month (
  month TEXT PRIMARY KEY,
  body TEXT NOT NULL
);

-- retention: platform. How many published sessions a centre held in one season (the year in which it starts).
CREATE TABLE statistic_centre (
  season BIGINT NOT NULL,
  centre_id BIGINT NOT NULL,
  sessions BIGINT NOT NULL,
  PRIMARY KEY (season, centre_id)
);

-- retention: session. What a published session has added to the sums, as JSON, and at which of its versions. It refers to no
-- row: the sums stay when the session goes.
CREATE TABLE counted_session (
  session_id BIGINT PRIMARY KEY,
  version BIGINT NOT NULL,
  month TEXT NOT NULL,
  season BIGINT NOT NULL,
  centre_id BIGINT NOT NULL,
  body TEXT NOT NULL
);

-- retention: platform. A file for the training fund (CPF), made again from its passages; number counts from 1, flux
-- is the identifier in the file, sender (JSON) who sent it. reported_at: when
-- its report was read, report the number that the fund gave to it.
CREATE TABLE cpf_batch (
  id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  flux TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by BIGINT REFERENCES account (id),
  reported_at BIGINT,
  report TEXT
);

-- retention: session. What a file said of a certification (JSON, with the identity of its holder). It refers to no test: what was
-- sent is proven after that is gone.
CREATE TABLE cpf_passage (
  batch_id BIGINT NOT NULL REFERENCES cpf_batch (id),
  attempt_id BIGINT NOT NULL,
  session_id BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (batch_id, attempt_id)
);
CREATE INDEX cpf_passage_session ON cpf_passage (session_id);

-- retention: session. Where a certification stands with the fund: sent, accepted, refused, again (to be sent once more) or
-- unwanted. issued_at and cancelled are those of the certificate that was sent, batch_id its file.
CREATE TABLE cpf_standing (
  attempt_id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL,
  state TEXT NOT NULL,
  batch_id BIGINT REFERENCES cpf_batch (id),
  issued_at BIGINT NOT NULL,
  cancelled BIGINT NOT NULL,
  reason TEXT,
  changed_at BIGINT NOT NULL
);
CREATE INDEX cpf_standing_session ON cpf_standing (session_id);
CREATE INDEX cpf_standing_batch ON cpf_standing (batch_id);

-- retention: platform. A key with which the information system of a school reads the school record of its pupils; only its hash
-- is kept. hour_at and hour_uses count the uses since then, uses all of them.
CREATE TABLE school_key (
  id BIGINT PRIMARY KEY,
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  created_by BIGINT NOT NULL REFERENCES account (id),
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  used_at BIGINT,
  uses BIGINT NOT NULL,
  hour_at BIGINT NOT NULL,
  hour_uses BIGINT NOT NULL
);
CREATE INDEX school_key_organisation ON school_key (organisation_id);
