-- What the jury writes beside its decisions. mail is what the centre is sent once the results are published (JSON).
CREATE TABLE jury_comment (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  attempt_id BIGINT REFERENCES attempt (id),
  audience TEXT NOT NULL,
  words TEXT NOT NULL,
  mail TEXT,
  mailed_at BIGINT,
  written_at BIGINT NOT NULL,
  written_by BIGINT NOT NULL REFERENCES account (id),
  taken_back_at BIGINT,
  taken_back_by BIGINT REFERENCES account (id)
);
CREATE INDEX jury_comment_session ON jury_comment (session_id);
CREATE INDEX jury_comment_attempt ON jury_comment (attempt_id);
-- What was read of the tests at the finalisation, to tell which session to read first (JSON); finalisations counts them.
CREATE TABLE session_signs (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  finalisations BIGINT NOT NULL,
  body TEXT NOT NULL
);
-- How a question worked in a session, counted when its results are published; seconds are those of each answer (JSON).
CREATE TABLE question_use (
  challenge TEXT NOT NULL,
  release TEXT NOT NULL,
  session_id BIGINT NOT NULL REFERENCES session (id),
  asked BIGINT NOT NULL,
  right_answers BIGINT NOT NULL,
  passed BIGINT NOT NULL,
  reported BIGINT NOT NULL,
  neutralised BIGINT NOT NULL,
  seconds TEXT NOT NULL,
  counted_at BIGINT NOT NULL,
  PRIMARY KEY (challenge, release, session_id)
);
CREATE INDEX question_use_session ON question_use (session_id);
CREATE INDEX question_use_latest ON question_use (challenge, counted_at);
-- Scans of the papers of a session, as they were made again from what was sent; digest is BLAKE3 of the body.
CREATE TABLE scan (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL,
  media_type TEXT NOT NULL,
  pages BIGINT NOT NULL,
  size BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  deposited_at BIGINT NOT NULL,
  deposited_by BIGINT NOT NULL REFERENCES account (id),
  body BYTEA NOT NULL,
  UNIQUE (session_id, digest)
);
