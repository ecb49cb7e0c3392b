-- The whole database. Moments are milliseconds since 1970 UTC; identifiers are 63 random bits; truth values are 0 and 1.
-- Each table names its retention class: platform (kept), account (with the account), session (session + 2 years, seed 004),
-- attempt (end of appeals + 1 year, then pseudonymised), certificate (kept for life), short (days), journal (chain kept, payload erased).

-- retention: platform
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- retention: platform. A release of framework and bank, kept once an attempt used it.
CREATE TABLE release (
  code TEXT PRIMARY KEY,
  body BYTEA NOT NULL,
  stored_at BIGINT NOT NULL
);

-- retention: platform. Public halves of the keys that signed certificates; seal proves that this installation wrote the row.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  public_key BYTEA NOT NULL,
  seal BYTEA NOT NULL,
  created_at BIGINT NOT NULL
);

-- retention: account
CREATE TABLE account (
  id BIGINT PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  email TEXT,
  locale TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  rehearsal BIGINT NOT NULL,
  looks TEXT,
  seen_at BIGINT NOT NULL DEFAULT 0,
  erased_at BIGINT,
  warned_at BIGINT,
  worded BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX account_rehearsal ON account (id) WHERE rehearsal = 1;
CREATE INDEX account_unworded ON account (id) WHERE worded = 0 AND rehearsal = 0 AND erased_at IS NULL;

-- retention: account. One word of a name in the form in which names are compared, or a login, as bytes: their order is the same on
-- both engines.
CREATE TABLE account_word (
  word BYTEA NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (word, account_id)
);
CREATE INDEX account_word_account ON account_word (account_id, word);

-- retention: account. One way to sign in; subject is the lower-cased e-mail or username, secret an argon2id hash.
-- one_time: somebody else chose the password, its holder must choose their own before anything else.
CREATE TABLE sign_in_method (
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  secret TEXT NOT NULL,
  one_time BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (provider, subject)
);
CREATE INDEX sign_in_method_account ON sign_in_method (account_id, provider, subject);

-- retention: short. A browser that is signed in; only the hash of its cookie is kept.
CREATE TABLE visit (
  token_hash BYTEA PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  started_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX visit_account ON visit (account_id);
CREATE INDEX visit_expiry ON visit (expires_at);

-- retention: short. Failures in a row of one credential, one code or one address, to slow guessing down.
CREATE TABLE throttle (
  subject BYTEA PRIMARY KEY,
  failures BIGINT NOT NULL,
  last_at BIGINT NOT NULL
);
CREATE INDEX throttle_last ON throttle (last_at);

-- retention: account. Roles on the platform: admin, jury, jury_president.
CREATE TABLE platform_role (
  account_id BIGINT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  granted_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, role)
);

-- retention: platform. A school seen as prescriber.
CREATE TABLE organisation (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  uai TEXT,
  created_at BIGINT NOT NULL
);

-- retention: account
CREATE TABLE organisation_member (
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  PRIMARY KEY (organisation_id, account_id)
);

-- retention: account. A pupil known to an organisation, perhaps without an account yet; sex and place of birth (JSON) as the
-- school's software tells them.
CREATE TABLE learner (
  id BIGINT PRIMARY KEY,
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  division TEXT,
  account_id BIGINT REFERENCES account (id),
  added_at BIGINT,
  national_id TEXT,
  sex TEXT,
  birth_place TEXT,
  left_at BIGINT,
  UNIQUE (organisation_id, account_id)
);
CREATE INDEX learner_account ON learner (account_id);
CREATE UNIQUE INDEX learner_national ON learner (organisation_id, national_id);

-- retention: platform
CREATE TABLE centre (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  uai TEXT,
  organisation_id BIGINT REFERENCES organisation (id),
  zone TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  rehearsal BIGINT NOT NULL
);

-- retention: account. Role: referent or member.
CREATE TABLE centre_member (
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  PRIMARY KEY (centre_id, account_id)
);
CREATE INDEX centre_member_account ON centre_member (account_id);

-- retention: session. A certification session; its state is derived from its dates, never stored. on_paper: the code alone lets
-- candidates in; cancelled_because: why the centre called it off; paused_at: since when the whole room stands still; real_start: when
-- the invigilator says that the test began; rules: the name of the dated rules that it was decided under.
CREATE TABLE session (
  id BIGINT PRIMARY KEY,
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  number BIGINT NOT NULL UNIQUE,
  site TEXT NOT NULL,
  room TEXT NOT NULL,
  local_date TEXT NOT NULL,
  local_time TEXT NOT NULL,
  zone TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  invigilators TEXT NOT NULL,
  remarks TEXT NOT NULL,
  access_code TEXT NOT NULL,
  invigilator_password TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by BIGINT NOT NULL REFERENCES account (id),
  opened_at BIGINT,
  finalised_at BIGINT,
  closing_remark TEXT,
  assigned_to BIGINT REFERENCES account (id),
  published_at BIGINT,
  rehearsal BIGINT NOT NULL,
  version BIGINT NOT NULL,
  on_paper BIGINT NOT NULL DEFAULT 0,
  paused_at BIGINT,
  real_start BIGINT,
  papers_erased_at BIGINT,
  rules TEXT,
  cancelled_at BIGINT,
  cancelled_because TEXT,
  UNIQUE (centre_id, access_code)
);
CREATE INDEX session_centre ON session (centre_id, starts_at);
CREATE INDEX session_creator ON session (created_by);
CREATE INDEX session_assigned ON session (assigned_to);
CREATE INDEX session_opened ON session (opened_at);
CREATE INDEX session_waiting ON session (centre_id, starts_at) WHERE finalised_at IS NULL;
CREATE INDEX session_day ON session (local_date, centre_id, rehearsal, finalised_at) WHERE finalised_at IS NOT NULL;
CREATE INDEX session_judged ON session (finalised_at, id) WHERE finalised_at IS NOT NULL AND published_at IS NULL;
CREATE INDEX session_published ON session (published_at DESC, id) WHERE published_at IS NOT NULL;
CREATE INDEX session_rehearsal ON session (id) WHERE rehearsal = 1;

-- retention: session. A person let into the invigilator's room of one session, by name.
CREATE TABLE invigilation (
  token_hash BYTEA PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  name TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX invigilation_session ON invigilation (session_id);

-- retention: session. What who watches over a room notes of the room itself: kind is fact, for the minutes and the centre, or
-- hand_over, for who watches next.
CREATE TABLE room_note (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL,
  words TEXT NOT NULL,
  noted_at BIGINT NOT NULL,
  noted_by TEXT NOT NULL
);
CREATE INDEX room_note_session ON room_note (session_id);

-- retention: session. How a session ended in its room: the real end, the sheets of draft paper, who takes the papers.
CREATE TABLE room_closing (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  ended_at BIGINT NOT NULL,
  files_wiped BIGINT NOT NULL,
  sheets BIGINT NOT NULL,
  handed_to TEXT NOT NULL,
  closed_at BIGINT NOT NULL,
  closed_by TEXT NOT NULL
);

-- retention: session. A person enrolled in a session. name_key is the names without case, accents and signs;
-- birth_place and billing are JSON. admitted is one entry that the invigilator allows; asked_at a call for it.
CREATE TABLE candidate (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  sex TEXT,
  birth_date TEXT NOT NULL,
  birth_place TEXT,
  results_email TEXT,
  convocation_email TEXT,
  local_id TEXT,
  division TEXT,
  extra_time BIGINT NOT NULL,
  billing TEXT,
  learner_id BIGINT REFERENCES learner (id),
  enrolled_at BIGINT NOT NULL,
  account_id BIGINT REFERENCES account (id),
  joined_at BIGINT,
  present_at BIGINT,
  present_by TEXT,
  absent_at BIGINT,
  admitted BIGINT NOT NULL,
  asked_at BIGINT,
  version BIGINT NOT NULL,
  worded BIGINT NOT NULL DEFAULT 0,
  UNIQUE (session_id, account_id)
);
CREATE INDEX candidate_name ON candidate (session_id, name_key, birth_date);
CREATE INDEX candidate_account ON candidate (account_id);
CREATE INDEX candidate_learner ON candidate (learner_id);
CREATE INDEX candidate_person ON candidate (name_key, birth_date);
CREATE INDEX candidate_unworded ON candidate (id) WHERE worded = 0 AND name_key <> '';

-- retention: session. One word of a candidate's name, as in account_word.
CREATE TABLE candidate_word (
  word BYTEA NOT NULL,
  candidate_id BIGINT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
  PRIMARY KEY (word, candidate_id)
);
CREATE INDEX candidate_word_candidate ON candidate_word (candidate_id);

-- retention: attempt. One candidate's exam. position is the question that waits, serving what is shown for it; fence grows
-- with each entry and device is the browser that holds it. holds are the bits of why its time stands still (room 1, alert 2,
-- invigilator 4, waiting 8), since held_at; ends_at does not count the standstill that lasts. The journal stream of the attempt has its head here: its row is
-- taken anyway.
CREATE TABLE attempt (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  candidate_id BIGINT NOT NULL UNIQUE REFERENCES candidate (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  exam TEXT NOT NULL,
  release TEXT NOT NULL REFERENCES release (code),
  seed BYTEA NOT NULL,
  questions BIGINT NOT NULL,
  extra_time BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  fence BIGINT NOT NULL,
  device BYTEA NOT NULL,
  position BIGINT NOT NULL,
  serving BIGINT NOT NULL,
  last_serving BIGINT,
  last_answer_at BIGINT,
  ended_at BIGINT,
  ended_by TEXT,
  end_seen_at BIGINT,
  end_seen_by TEXT,
  abort_reason TEXT,
  journal_length BIGINT NOT NULL,
  journal_head BYTEA NOT NULL,
  version BIGINT NOT NULL,
  holds BIGINT NOT NULL DEFAULT 0,
  held_at BIGINT
);
CREATE INDEX attempt_session ON attempt (session_id);
CREATE INDEX attempt_account ON attempt (account_id);
CREATE INDEX attempt_running ON attempt (session_id) WHERE state = 'running';

-- retention: attempt. The questions chosen at the start, in order, and the profile they were chosen from (JSON).
CREATE TABLE attempt_form (
  attempt_id BIGINT PRIMARY KEY REFERENCES attempt (id),
  questions TEXT NOT NULL,
  profile TEXT NOT NULL
);

-- retention: attempt. A question as it was shown: the seed proves, this is the memory. Its id is the key of its form;
-- held is how long, in milliseconds, its time stood still.
CREATE TABLE serving (
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  challenge TEXT NOT NULL,
  seed BYTEA NOT NULL,
  shown TEXT NOT NULL,
  expected TEXT NOT NULL,
  served_at BIGINT NOT NULL,
  window_left_at BIGINT,
  held BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (attempt_id, id)
);

-- retention: attempt. One answer per position, one per serving: a double click is one answer.
CREATE TABLE answer (
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  position BIGINT NOT NULL,
  serving BIGINT NOT NULL,
  value TEXT,
  outcome TEXT NOT NULL,
  trace TEXT NOT NULL,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (attempt_id, position),
  UNIQUE (attempt_id, serving)
);

-- retention: attempt. What moved the end of a candidate's own time: a standstill that is over, minutes given, an outage, an end
-- undone. Its id is the key of the form that asked for it.
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

-- retention: attempt. A call of a candidate about the question that is shown; kind as for incidents, none for something else.
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

-- retention: attempt. The last sign of life of the machine in front of a candidate; watched: its page tells of itself.
CREATE TABLE presence (
  attempt_id BIGINT PRIMARY KEY REFERENCES attempt (id),
  seen_at BIGINT NOT NULL,
  watched BIGINT NOT NULL
);

-- retention: session. What the invigilator or the centre reports; kind is the code of the catalogue (C1 … E12).
CREATE TABLE incident (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  candidate_id BIGINT NOT NULL REFERENCES candidate (id),
  kind TEXT NOT NULL,
  question BIGINT,
  description TEXT NOT NULL,
  filed_at BIGINT NOT NULL,
  filed_by TEXT NOT NULL,
  resolution TEXT,
  resolved_at BIGINT,
  resolved_by TEXT
);
CREATE INDEX incident_session ON incident (session_id);
CREATE INDEX incident_candidate ON incident (candidate_id);

-- retention: session. What the centre has typed of a finalisation that it will send later (JSON).
CREATE TABLE finalisation_draft (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  body TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  kept_by BIGINT NOT NULL REFERENCES account (id)
);

-- retention: attempt. What the jury (or its automatic strategies) decided about one attempt, in order.
CREATE TABLE decision (
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  number BIGINT NOT NULL,
  session_id BIGINT NOT NULL REFERENCES session (id),
  incident_id BIGINT REFERENCES incident (id),
  kind TEXT NOT NULL,
  position BIGINT,
  reason TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  decided_by BIGINT REFERENCES account (id),
  seconded_at BIGINT,
  seconded_by BIGINT REFERENCES account (id),
  dismissed_at BIGINT,
  dismissed_by BIGINT REFERENCES account (id),
  PRIMARY KEY (attempt_id, number)
);
CREATE INDEX decision_session ON decision (session_id);
CREATE INDEX decision_to_second ON decision (session_id)
  WHERE kind IN ('cancel', 'uncancel', 'reject_for_fraud', 'lift_rejection') AND seconded_at IS NULL AND dismissed_at IS NULL;

-- retention: session. A withdrawal of the publication: it waits for a second president while the session is published; once it
-- is confirmed it stays until the results are published again.
CREATE TABLE withdrawal (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  reason TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES account (id)
);

-- retention: session. A correction of a candidate's identity that waits for a second person of the jury.
CREATE TABLE identity_correction (
  attempt_id BIGINT PRIMARY KEY REFERENCES attempt (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  paper TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_at BIGINT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX identity_correction_session ON identity_correction (session_id);

-- retention: attempt. Every scoring ever made; the last one counts.
CREATE TABLE score (
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  number BIGINT NOT NULL,
  session_id BIGINT NOT NULL REFERENCES session (id),
  cause TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL,
  points BIGINT NOT NULL,
  scored_at BIGINT NOT NULL,
  PRIMARY KEY (attempt_id, number)
);
CREATE INDEX score_session ON score (session_id);

-- retention: certificate. At most one of an attempt is in force: replaced_at is when another took its place, under a code of
-- its own. One that is revoked may be given back; one that was replaced never is. holder: names without case and accents and the
-- date of birth, for who has lost it; none where it was kept before step 20.
CREATE TABLE certificate (
  id BIGINT PRIMARY KEY,
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  code TEXT NOT NULL UNIQUE,
  payload TEXT NOT NULL,
  signature BYTEA NOT NULL,
  key_id TEXT NOT NULL REFERENCES signing_key (id),
  issued_at BIGINT NOT NULL,
  revoked_at BIGINT,
  replaced_at BIGINT,
  holder TEXT
);
CREATE INDEX certificate_account ON certificate (account_id);
CREATE INDEX certificate_session ON certificate (session_id);
CREATE INDEX certificate_attempt ON certificate (attempt_id);
CREATE UNIQUE INDEX certificate_in_force ON certificate (attempt_id) WHERE replaced_at IS NULL;
CREATE INDEX certificate_revoked ON certificate (session_id) WHERE revoked_at IS NOT NULL;
CREATE INDEX certificate_holder ON certificate (holder);

-- retention: certificate. The place of a badge in the published lists of revocation, drawn by chance. A certificate that is
-- issued again has a new badge: issued_at tells which issue this one tells of.
CREATE TABLE badge (
  list BIGINT NOT NULL,
  position BIGINT NOT NULL,
  certificate_id BIGINT NOT NULL REFERENCES certificate (id),
  issued_at BIGINT NOT NULL,
  PRIMARY KEY (list, position),
  UNIQUE (certificate_id, issued_at)
);

-- retention: account. One run of placement in one competence; serving is the number of the question that waits, from 1,
-- and one more than the number of questions once it has ended.
CREATE TABLE placement (
  id BIGINT PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (id),
  competence TEXT NOT NULL,
  release TEXT NOT NULL REFERENCES release (code),
  locale TEXT NOT NULL,
  seed BYTEA NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  serving BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX placement_account ON placement (account_id, competence);

-- retention: account. A question of placement, with its answer once given.
CREATE TABLE placement_serving (
  placement_id BIGINT NOT NULL REFERENCES placement (id),
  number BIGINT NOT NULL,
  challenge TEXT NOT NULL,
  skill TEXT NOT NULL,
  seed BYTEA NOT NULL,
  shown TEXT NOT NULL,
  expected TEXT NOT NULL,
  served_at BIGINT NOT NULL,
  value TEXT,
  outcome TEXT,
  answered_at BIGINT,
  PRIMARY KEY (placement_id, number)
);

-- retention: account. What an answer showed, directly or by inference; the latest per skill counts.
CREATE TABLE knowledge (
  account_id BIGINT NOT NULL REFERENCES account (id),
  placement_id BIGINT NOT NULL REFERENCES placement (id),
  number BIGINT NOT NULL,
  skill TEXT NOT NULL,
  topic TEXT NOT NULL,
  competence TEXT NOT NULL,
  level BIGINT NOT NULL,
  status TEXT NOT NULL,
  source TEXT NOT NULL,
  points BIGINT NOT NULL,
  learnt_at BIGINT NOT NULL,
  PRIMARY KEY (account_id, placement_id, number, skill)
);
CREATE INDEX knowledge_placement ON knowledge (placement_id);

-- retention: account. The points that an account has in a competence now: the latest of each skill, kept with every answer of a
-- placement, so that who is certifiable is found without reading what was ever learnt.
CREATE TABLE competence_points (
  account_id BIGINT NOT NULL REFERENCES account (id),
  competence TEXT NOT NULL,
  points BIGINT NOT NULL,
  PRIMARY KEY (account_id, competence)
);

-- retention: short. Mail to send, at least once; kept readable where no mail server is set.
CREATE TABLE mail (
  id BIGINT PRIMARY KEY,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  sent_at BIGINT,
  trouble TEXT
);
CREATE INDEX mail_due ON mail (sent_at, due_at);

-- retention: journal. Who did what, when; chained per stream. Erasing payload and salt leaves the chain whole.
CREATE TABLE journal (
  stream TEXT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  commitment BYTEA NOT NULL,
  salt BYTEA,
  payload TEXT,
  hash BYTEA NOT NULL,
  PRIMARY KEY (stream, number)
);

-- retention: journal. The last record of each stream but those of attempts.
CREATE TABLE journal_head (
  stream TEXT PRIMARY KEY,
  length BIGINT NOT NULL,
  head BYTEA NOT NULL
);

-- retention: platform. A question that is drawn no more, since when and why; successor is the question that replaces it.
CREATE TABLE retired_question (
  challenge TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  successor TEXT,
  retired_at BIGINT NOT NULL,
  retired_by BIGINT NOT NULL REFERENCES account (id)
);

-- retention: account. What a person says about a question: the release, language and seed of the variant that was seen.
CREATE TABLE question_report (
  id BIGINT PRIMARY KEY,
  challenge TEXT NOT NULL,
  release TEXT NOT NULL,
  locale TEXT NOT NULL,
  seed BYTEA NOT NULL,
  category TEXT NOT NULL,
  words TEXT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  reported_at BIGINT NOT NULL,
  note TEXT,
  settled_at BIGINT,
  settled_by BIGINT REFERENCES account (id)
);
CREATE INDEX question_report_challenge ON question_report (challenge);

-- retention: account. Which author looked at which question on which day (days since 1970 UTC): told once in the journal.
CREATE TABLE question_preview (
  account_id BIGINT NOT NULL REFERENCES account (id),
  challenge TEXT NOT NULL,
  day BIGINT NOT NULL,
  PRIMARY KEY (account_id, challenge, day)
);

-- retention: attempt. What a candidate asks for after the publication; kind as in the domain. closed_at: nobody is to do
-- anything, until the candidate asks again.
CREATE TABLE appeal (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  account_id BIGINT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX appeal_session ON appeal (session_id);
CREATE INDEX appeal_attempt ON appeal (attempt_id);
CREATE INDEX appeal_account ON appeal (account_id);

-- retention: attempt. The steps of an appeal, in order, never changed: asked, stated (by the centre), accepted, partly, refused
-- (by the jury), again, withdrawn. decision is the number of the jury's decision that an answer took.
CREATE TABLE appeal_step (
  appeal_id BIGINT NOT NULL REFERENCES appeal (id),
  number BIGINT NOT NULL,
  step TEXT NOT NULL,
  words TEXT NOT NULL,
  decision BIGINT,
  made_at BIGINT NOT NULL,
  made_by BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (appeal_id, number)
);
CREATE INDEX question_preview_day ON question_preview (day);

-- retention: platform. How often a question had which outcome, once the answers themselves are erased: nobody can be found in it.
CREATE TABLE question_tally (
  release TEXT NOT NULL,
  challenge TEXT NOT NULL,
  outcome TEXT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (release, challenge, outcome)
);

-- retention: platform. A session of which nothing is erased, for a dispute; the reason is asked for without a name.
CREATE TABLE retention_hold (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  reason TEXT NOT NULL,
  held_at BIGINT NOT NULL,
  held_by BIGINT NOT NULL REFERENCES account (id)
);

-- retention: platform. One run of erasure: rules names the rules of its day, report is the signed report once it is over.
CREATE TABLE retention_run (
  id BIGINT PRIMARY KEY,
  rules TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  report TEXT
);

-- retention: platform. What a run has erased so far, kept with each batch: things of a kind, and rows touched for them.
CREATE TABLE retention_count (
  run_id BIGINT NOT NULL REFERENCES retention_run (id),
  kind TEXT NOT NULL,
  things BIGINT NOT NULL,
  touched BIGINT NOT NULL,
  PRIMARY KEY (run_id, kind)
);
-- retention: platform. Sums over the published sessions of one month (YYYY-MM), as JSON: nothing of a single person.
CREATE TABLE statistic_month (
  month TEXT PRIMARY KEY,
  body TEXT NOT NULL
);

-- retention: platform. How many published sessions a centre held in one season (the year in which it starts).
CREATE TABLE statistic_centre (
  season BIGINT NOT NULL,
  centre_id BIGINT NOT NULL,
  sessions BIGINT NOT NULL,
  PRIMARY KEY (season, centre_id)
);

-- retention: session. What a published session has added to the sums, as JSON, and at which of its versions. It refers to no
-- row: the sums stay when the session goes.
CREATE TABLE counted_session (
  session_id BIGINT PRIMARY KEY,
  version BIGINT NOT NULL,
  month TEXT NOT NULL,
  season BIGINT NOT NULL,
  centre_id BIGINT NOT NULL,
  body TEXT NOT NULL
);

-- retention: platform. A file for the training fund (CPF), made again from its passages; number counts from 1, flux
-- is the identifier in the file, sender (JSON) who sent it. reported_at: when
-- its report was read, report the number that the fund gave to it.
CREATE TABLE cpf_batch (
  id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  flux TEXT NOT NULL UNIQUE,
  sender TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by BIGINT REFERENCES account (id),
  reported_at BIGINT,
  report TEXT
);

-- retention: session. What a file said of a certification (JSON, with the identity of its holder). It refers to no test: what was
-- sent is proven after that is gone. telling: first, correction or cancellation; answer: accepted or refused, once the fund has
-- reported.
CREATE TABLE cpf_passage (
  batch_id BIGINT NOT NULL REFERENCES cpf_batch (id),
  attempt_id BIGINT NOT NULL,
  session_id BIGINT NOT NULL,
  body TEXT NOT NULL,
  telling TEXT NOT NULL DEFAULT 'first',
  answer TEXT,
  PRIMARY KEY (batch_id, attempt_id)
);
CREATE INDEX cpf_passage_session ON cpf_passage (session_id);
CREATE INDEX cpf_passage_attempt ON cpf_passage (attempt_id);

-- retention: session. Where a certification stands with the fund: sent, accepted, refused, again (to be sent once more) or
-- unwanted. issued_at and cancelled are those of the certificate that was sent, batch_id its file.
CREATE TABLE cpf_standing (
  attempt_id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL,
  state TEXT NOT NULL,
  batch_id BIGINT REFERENCES cpf_batch (id),
  issued_at BIGINT NOT NULL,
  cancelled BIGINT NOT NULL,
  reason TEXT,
  changed_at BIGINT NOT NULL
);
CREATE INDEX cpf_standing_session ON cpf_standing (session_id);
CREATE INDEX cpf_standing_batch ON cpf_standing (batch_id);

-- retention: platform. A key with which the information system of a school reads the school record of its pupils; only its hash
-- is kept. hour_at and hour_uses count the uses since then, uses all of them.
CREATE TABLE school_key (
  id BIGINT PRIMARY KEY,
  organisation_id BIGINT NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  created_by BIGINT NOT NULL REFERENCES account (id),
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  used_at BIGINT,
  uses BIGINT NOT NULL,
  hour_at BIGINT NOT NULL,
  hour_uses BIGINT NOT NULL
);
CREATE INDEX school_key_organisation ON school_key (organisation_id);
-- retention: short. A session with invented candidates, to try the room out: its chance, and the browser that asked for it.
CREATE TABLE tryout (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  seed BYTEA NOT NULL,
  browser BYTEA NOT NULL UNIQUE,
  made_at BIGINT NOT NULL
);
CREATE INDEX tryout_made ON tryout (made_at);
-- retention: session. What the jury writes beside its decisions: to the candidate of a test, to the centre, or among itself; mail is
-- what the centre is sent once the results are published (JSON). Never rewritten: one that was wrong is taken back.
CREATE TABLE jury_comment (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  attempt_id BIGINT REFERENCES attempt (id),
  audience TEXT NOT NULL,
  words TEXT NOT NULL,
  mail TEXT,
  mailed_at BIGINT,
  written_at BIGINT NOT NULL,
  written_by BIGINT NOT NULL REFERENCES account (id),
  taken_back_at BIGINT,
  taken_back_by BIGINT REFERENCES account (id)
);
CREATE INDEX jury_comment_session ON jury_comment (session_id);
CREATE INDEX jury_comment_attempt ON jury_comment (attempt_id);

-- retention: session. What was read of the tests at the finalisation, to tell which session to read first (JSON: tests, no names);
-- finalisations counts them; tests, unfinished and unseen (finished, and nobody saw the end) count its tests then.
CREATE TABLE session_signs (
  session_id BIGINT PRIMARY KEY REFERENCES session (id),
  finalisations BIGINT NOT NULL,
  body TEXT NOT NULL,
  tests BIGINT,
  unfinished BIGINT,
  unseen BIGINT
);

-- retention: session. How a question worked in a session, counted when its results are published: of nobody in particular; seconds
-- are those of each answer (JSON).
CREATE TABLE question_use (
  challenge TEXT NOT NULL,
  release TEXT NOT NULL,
  session_id BIGINT NOT NULL REFERENCES session (id),
  asked BIGINT NOT NULL,
  right_answers BIGINT NOT NULL,
  passed BIGINT NOT NULL,
  reported BIGINT NOT NULL,
  neutralised BIGINT NOT NULL,
  seconds TEXT NOT NULL,
  counted_at BIGINT NOT NULL,
  PRIMARY KEY (challenge, release, session_id)
);
CREATE INDEX question_use_session ON question_use (session_id);
CREATE INDEX question_use_latest ON question_use (challenge, counted_at);

-- retention: session. Scans of the papers of a session (names, signatures, incidents), as they were made again from what was sent;
-- digest is BLAKE3 of the body.
CREATE TABLE scan (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL,
  media_type TEXT NOT NULL,
  pages BIGINT NOT NULL,
  size BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  deposited_at BIGINT NOT NULL,
  deposited_by BIGINT NOT NULL REFERENCES account (id),
  body BYTEA NOT NULL,
  UNIQUE (session_id, digest)
);

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

-- retention: platform. A message in the own words of a centre, with fields in braces in the place of everybody's data.
CREATE TABLE message_text (
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  kind TEXT NOT NULL,
  locale TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (centre_id, kind, locale)
);

-- retention: session. A message that was sent to many at once: the receipt. addressless counts those for whom there was no address.
CREATE TABLE message (
  id BIGINT PRIMARY KEY,
  session_id BIGINT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL,
  addressless BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  sent_by BIGINT NOT NULL REFERENCES account (id)
);
CREATE INDEX message_session ON message (session_id);

-- retention: session. A mail of a message. digest is BLAKE3 of address, subject and text: the same mail goes to the same address
-- once. It refers to no mail, which goes after days; delivered_at is kept from it.
CREATE TABLE message_mail (
  mail_id BIGINT PRIMARY KEY,
  message_id BIGINT NOT NULL REFERENCES message (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  digest BYTEA NOT NULL,
  delivered_at BIGINT,
  UNIQUE (session_id, digest)
);
CREATE INDEX message_mail_message ON message_mail (message_id);

-- retention: session. A session that a teacher asks of the centre of their school; state is open, accepted, refused or withdrawn.
-- local_date and local_time are what was wished, session_id what came of it.
CREATE TABLE session_request (
  id BIGINT PRIMARY KEY,
  centre_id BIGINT NOT NULL REFERENCES centre (id),
  asked_by BIGINT NOT NULL REFERENCES account (id),
  asked_at BIGINT NOT NULL,
  division TEXT NOT NULL,
  local_date TEXT NOT NULL,
  local_time TEXT NOT NULL,
  room TEXT NOT NULL,
  remark TEXT NOT NULL,
  state TEXT NOT NULL,
  answered_at BIGINT,
  answered_by BIGINT REFERENCES account (id),
  reason TEXT,
  session_id BIGINT REFERENCES session (id)
);
CREATE INDEX session_request_centre ON session_request (centre_id, state);
CREATE INDEX session_request_teacher ON session_request (asked_by);
CREATE INDEX session_request_session ON session_request (session_id);
CREATE INDEX organisation_member_account ON organisation_member (account_id);

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

-- retention: session. What a candidate needs beside extra time, which tells of health: codes joined by points, minutes of break,
-- words for who watches over the room. Erased with extra time.
CREATE TABLE accommodation (
  candidate_id BIGINT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
  needs TEXT NOT NULL,
  break_minutes BIGINT NOT NULL,
  words TEXT NOT NULL,
  set_at BIGINT NOT NULL,
  set_by BIGINT NOT NULL REFERENCES account (id)
);

-- retention: short. Invitations into a centre: only the hash of the link is kept.
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

-- retention: platform. What a centre may certify beside the core, from one day to another, both among them; without an end until
-- one is told.
CREATE TABLE accreditation (
  id BIGINT PRIMARY KEY,
  centre_id BIGINT NOT NULL REFERENCES centre (id) ON DELETE CASCADE,
  certification TEXT NOT NULL,
  begins TEXT NOT NULL,
  ends TEXT,
  given_at BIGINT NOT NULL
);
CREATE INDEX accreditation_centre ON accreditation (centre_id, begins);

-- retention: session. What a candidate asks for beside the core.
CREATE TABLE complementary_request (
  candidate_id BIGINT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
  certification TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (candidate_id, certification)
);

-- retention: certificate. A certificate that somebody without a known address has asked for: its centre hands it out. One demand
-- about a test is open at most.
CREATE TABLE lost_certificate (
  id BIGINT PRIMARY KEY,
  attempt_id BIGINT NOT NULL REFERENCES attempt (id),
  session_id BIGINT NOT NULL REFERENCES session (id),
  asked_at BIGINT NOT NULL,
  closed_at BIGINT,
  closed_by BIGINT REFERENCES account (id)
);
CREATE INDEX lost_certificate_session ON lost_certificate (session_id);
CREATE UNIQUE INDEX lost_certificate_open ON lost_certificate (attempt_id) WHERE closed_at IS NULL;
