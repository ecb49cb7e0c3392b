-- The list of a school as its software exports it: the national identifier, sex and place of birth (JSON), and who has left.
ALTER TABLE learner ADD COLUMN national_id TEXT;
ALTER TABLE learner ADD COLUMN sex TEXT;
ALTER TABLE learner ADD COLUMN birth_place TEXT;
ALTER TABLE learner ADD COLUMN left_at BIGINT;
CREATE UNIQUE INDEX learner_national ON learner (organisation_id, national_id);
-- What a candidate needs beside extra time: codes joined by points, minutes of break, words for who watches over the room.
CREATE TABLE accommodation (
  candidate_id BIGINT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
  needs TEXT NOT NULL,
  break_minutes BIGINT NOT NULL,
  words TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  set_by BIGINT NOT NULL REFERENCES account (id)
);
-- Invitations into a centre: only the hash of the link is kept.
CREATE TABLE invitation (
  id BIGINT PRIMARY KEY,
  centre_id BIGINT NOT NULL REFERENCES centre (id) ON DELETE CASCADE,
  email TEXT NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  invited_at BIGINT NOT NULL,
  invited_by BIGINT NOT NULL REFERENCES account (id),
  expires_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX invitation_centre ON invitation (centre_id, invited_at);
