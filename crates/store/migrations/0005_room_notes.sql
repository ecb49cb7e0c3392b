-- What a room notes of itself, what was handed over, and how the session was closed by who watched over it.
CREATE TABLE room_note (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  noted_at BIGINT NOT NULL,
  noted_by TEXT NOT NULL
);
CREATE INDEX room_note_session ON room_note (session_id);
CREATE TABLE room_closing (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  ended_at BIGINT NOT NULL,
  files_wiped BIGINT NOT NULL,
  sheets BIGINT NOT NULL,
  handed_to TEXT NOT NULL,
  closed_at BIGINT NOT NULL,
  closed_by TEXT NOT NULL
);
