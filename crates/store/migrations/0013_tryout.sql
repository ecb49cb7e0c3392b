-- retention: short. A session with invented candidates, to try the room out: its chance, and the browser that asked for it.
CREATE TABLE tryout (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  seed BYTEA NOT NULL,
  browser BYTEA NOT NULL UNIQUE,
  made_at BIGINT NOT NULL
);
CREATE INDEX tryout_made ON tryout (made_at);
