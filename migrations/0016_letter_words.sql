-- The words of a letter apart from what becomes of it: its state is looked at and changed several
-- times while it leaves, and every look went through the pages of its words.
CREATE TABLE letter_words (
    letter  INTEGER PRIMARY KEY REFERENCES letter (id),
    content TEXT NOT NULL
) STRICT;
INSERT INTO letter_words (letter, content) SELECT id, content FROM letter;
ALTER TABLE letter DROP COLUMN content;
