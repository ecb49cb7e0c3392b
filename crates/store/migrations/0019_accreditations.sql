-- What a centre may certify beside the core, from one day to another, both among them; without an end until one is told.
CREATE TABLE accreditation (
  id BIGINT PRIMARY KEY,
  centre_id BIGINT NOT NULL REFERENCES centre (id) ON DELETE CASCADE,
  certification TEXT NOT NULL,
  begins TEXT NOT NULL,
  ends TEXT,
  given_at BIGINT NOT NULL
);
CREATE INDEX accreditation_centre ON accreditation (centre_id, begins);
-- What a candidate asks for beside the core.
CREATE TABLE complementary_request (
  candidate_id BIGINT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
  certification TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (candidate_id, certification)
);
