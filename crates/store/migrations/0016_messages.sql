-- A message in the own words of a centre, with fields in braces in the place of everybody's data.
CREATE TABLE message_text (
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  kind TEXT NOT NULL,
  locale TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (centre_id, kind, locale)
);
-- A message that was sent to many at once: the receipt. addressless counts those for whom there was no address.
CREATE TABLE message (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL,
  addressless BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  sent_by BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX message_session ON message (session_id);
-- A mail of a message. digest is BLAKE3 of address, subject and text: the same mail goes to the same address once. It refers to no
-- mail, which goes after days; delivered_at is kept from it.
CREATE TABLE message_mail (
  mail_id BIGINT PRIMARY KEY,
  message_id BIGINT NOT NULL REFERENCES message (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  digest BYTEA NOT NULL,
  delivered_at BIGINT,
  UNIQUE (session_id, digest)
);
CREATE INDEX message_mail_message ON message_mail (message_id);
-- A session that a teacher asks of the centre of their school; state is open, accepted, refused or withdrawn. local_date and
-- local_time are what was wished, session_id what came of it.
CREATE TABLE session_request (
  id BIGINT PRIMARY KEY,
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  asked_by BIGINT NOT NULL REFERENCES account (id),
  asked_at BIGINT NOT NULL,
  division TEXT NOT NULL,
  local_date TEXT NOT NULL,
  local_time TEXT NOT NULL,
  room TEXT NOT NULL,
  remark TEXT NOT NULL,
  state TEXT NOT NULL,
  answered_at BIGINT,
  answered_by BIGINT REFERENCES account (id),
  reason TEXT,
  session_id BIGINT REFERENCES session (id)
);
CREATE INDEX session_request_centre ON session_request (centre_id, state);
CREATE INDEX session_request_teacher ON session_request (asked_by);
CREATE INDEX session_request_session ON session_request (session_id);
CREATE INDEX organisation_member_account ON organisation_member (account_id);
