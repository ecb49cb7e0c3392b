-- How pages look for a person, on whichever device: the words that the browser keeps too. Absent before the first choice.
ALTER TABLE account ADD COLUMN looks TEXT;
