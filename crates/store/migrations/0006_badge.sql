-- The place of a badge in the published lists of revocation: drawn by chance, so that neither its neighbours nor its
-- number tell anything. A certificate that is issued again has a new badge: issued_at tells which issue this one tells of.
CREATE TABLE badge (
  list BIGINT NOT NULL,
  position BIGINT NOT NULL,
  certificate_id BIGINT NOT NULL REFERENCES certificate (id),
  issued_at BIGINT NOT NULL,
  PRIMARY KEY (list, position),
  UNIQUE (certificate_id, issued_at)
);
