-- Candidates found by the beginning of a name, without walking through every session.

-- retention: session. One word of a candidate's name, as in account_word.
CREATE TABLE candidate_word (
  word BYTEA NOT NULL,
  candidate_id BIGINT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
  PRIMARY KEY (word, candidate_id)
);
CREATE INDEX candidate_word_candidate ON candidate_word (candidate_id);

-- Whether the words of the name are kept; rows of before are made up for by the program, a few at a time.
ALTER TABLE candidate ADD COLUMN worded BIGINT NOT NULL DEFAULT 0;
CREATE INDEX candidate_unworded ON candidate (id) WHERE worded = 0 AND name_key <> '';
