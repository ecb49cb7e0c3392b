-- The room of authors: retired questions, reports about questions, and who looked at which question.

-- retention: platform. A question that is drawn no more, since when and why; successor is the question that replaces it.
CREATE TABLE retired_question (
  challenge TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  successor TEXT,
  retired_at BIGINT NOT NULL,
  retired_by BIGINT NOT NULL REFERENCES account (id)
);

-- retention: account. What a person says about a question: the release, language and seed of the variant that was seen.
CREATE TABLE question_report (
  id BIGINT PRIMARY KEY,
  challenge TEXT NOT NULL,
  release TEXT NOT NULL,
  locale TEXT NOT NULL,
  seed BYTEA NOT NULL,
  category TEXT NOT NULL,
  words TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  reported_at BIGINT NOT NULL,
  note TEXT,
  settled_at BIGINT,
  settled_by BIGINT REFERENCES account (id)
);
CREATE INDEX question_report_challenge ON question_report (challenge);

-- retention: account. Which author looked at which question on which day (days since 1970 UTC): told once in the journal.
CREATE TABLE question_preview (
  account_id BIGINT NOT NULL REFERENCES account (id),
  challenge TEXT NOT NULL,
  day BIGINT NOT NULL,
  PRIMARY KEY (account_id, challenge, day)
);
