CREATE INDEX candidate_learner ON candidate (learner_id);
