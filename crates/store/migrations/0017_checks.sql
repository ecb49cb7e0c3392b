-- retention: platform. The link that sends checks of computers to a centre; a new one takes its place.
CREATE TABLE check_link (
  centre_id BIGINT PRIMARY KEY REFERENCES centre (id),
  id BIGINT NOT NULL UNIQUE,
  made_at BIGINT NOT NULL
);
-- retention: short. The last check of each computer of a centre (JSON), under the name of the computer.
CREATE TABLE workstation (
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  report TEXT NOT NULL,
  checked_at BIGINT NOT NULL,
  PRIMARY KEY (centre_id, name_key)
);
CREATE INDEX workstation_checked ON workstation (checked_at);
-- retention: platform. That a centre has destroyed the papers of a session, once their time was over.
CREATE TABLE paper_destruction (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  destroyed_at BIGINT NOT NULL,
  noted_by BIGINT NOT NULL REFERENCES account (id)
);
-- retention: platform. What a centre shows of itself in the public directory; search_key is what is looked through.
CREATE TABLE centre_listing (
  centre_id BIGINT PRIMARY KEY REFERENCES centre (id),
  town TEXT NOT NULL,
  shows_sessions BIGINT NOT NULL,
  seats BIGINT NOT NULL,
  search_key TEXT NOT NULL,
  listed_at BIGINT NOT NULL
);
