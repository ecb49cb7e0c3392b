-- Accounts found by the beginning of a name or of a login, without walking through them.

-- retention: account. One word of a name in the form in which names are compared, or a login, as bytes: their order is the same on
-- both engines.
CREATE TABLE account_word (
  word BYTEA NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (word, account_id)
);
CREATE INDEX account_word_account ON account_word (account_id, word);

-- Whether the words of the name are kept; accounts of before are made up for by the program, a few at a time.
ALTER TABLE account ADD COLUMN worded BIGINT NOT NULL DEFAULT 0;
CREATE INDEX account_unworded ON account (id) WHERE worded = 0 AND rehearsal = 0 AND erased_at IS NULL;
