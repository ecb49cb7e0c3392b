-- The exam day: time that stands still, minutes that are given, calls for the invigilator, signs of life, sessions on paper.
ALTER TABLE session ADD COLUMN on_paper BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN paused_at BIGINT;
ALTER TABLE session ADD COLUMN real_start BIGINT;
ALTER TABLE attempt ADD COLUMN holds BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN held_at BIGINT;
ALTER TABLE serving ADD COLUMN held BIGINT NOT NULL DEFAULT 0;
CREATE TABLE time_change (
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  id BIGINT NOT NULL,
  session_id BIGINT NOT NULL REFERENCES session (id),
  cause TEXT NOT NULL,
  millis BIGINT NOT NULL,
  reason TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (attempt_id, id)
);
CREATE INDEX time_change_session ON time_change (session_id);
CREATE TABLE alert (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  serving BIGINT NOT NULL,
  position BIGINT NOT NULL,
  kind TEXT,
  words TEXT NOT NULL,
  raised_at BIGINT NOT NULL,
  settled_at BIGINT,
  settled_by TEXT,
  outcome TEXT
);
CREATE INDEX alert_session ON alert (session_id);
CREATE INDEX alert_attempt ON alert (attempt_id);
CREATE INDEX session_opened ON session (opened_at);
CREATE TABLE presence (
  attempt_id BIGINT PRIMARY KEY REFERENCES attempt (id),
  seen_at BIGINT NOT NULL,
  watched BIGINT NOT NULL
);
