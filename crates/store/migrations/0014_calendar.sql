-- retention: platform. Days on which centres of a kind of school may hold sessions, or, as an exception, one centre beside those
-- of its kind; opens and closes are the first and the last day (aaaa-mm-jj) at the place. ended_at: it counts no more.
CREATE TABLE opening_window (
  id BIGINT PRIMARY KEY,
  school TEXT,
  centre_id BIGINT REFERENCES centre (id),
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  catch_up BIGINT NOT NULL,
  source TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX opening_window_school ON opening_window (school);
CREATE INDEX opening_window_centre ON opening_window (centre_id);

-- retention: platform. What a centre is a school of, for the calendar; nothing for a centre that follows no window.
CREATE TABLE centre_school (
  centre_id BIGINT PRIMARY KEY REFERENCES centre (id),
  school TEXT NOT NULL
);

-- retention: platform. Values that the administrator gives to rules from a day on, beside those of the program.
CREATE TABLE rule_change (
  rule TEXT NOT NULL,
  since TEXT NOT NULL,
  value BIGINT NOT NULL,
  source TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (rule, since)
);

ALTER TABLE session ADD COLUMN rules TEXT;
