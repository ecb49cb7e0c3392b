-- Retention: when an account was last used, when a pupil was entered, what was erased of whom, and the counts that remain
-- of answers. A pupil entered by an older program has no day: its clock starts with the first run.
ALTER TABLE account ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN erased_at BIGINT;
ALTER TABLE learner ADD COLUMN added_at BIGINT;
ALTER TABLE session ADD COLUMN papers_erased_at BIGINT;
CREATE INDEX question_preview_day ON question_preview (day);

-- How often a question had which outcome, once the answers themselves are erased: nobody can be found in it.
CREATE TABLE question_tally (
  release TEXT NOT NULL,
  challenge TEXT NOT NULL,
  outcome TEXT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (release, challenge, outcome)
);

-- A session of which nothing is erased, for a dispute; the reason is asked for without a name.
CREATE TABLE retention_hold (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  reason TEXT NOT NULL,
  held_at BIGINT NOT NULL,
  held_by BIGINT NOT NULL REFERENCES account (id)
);

-- One run of erasure: rules names the rules of its day, report is the signed report once it is over.
CREATE TABLE retention_run (
  id BIGINT PRIMARY KEY,
  rules TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  report TEXT
);

-- What a run has erased so far, kept with each batch: things of a kind, and rows touched for them.
CREATE TABLE retention_count (
  run_id BIGINT NOT NULL REFERENCES retention_run (id),
  kind TEXT NOT NULL,
  things BIGINT NOT NULL,
  touched BIGINT NOT NULL,
  PRIMARY KEY (run_id, kind)
);
