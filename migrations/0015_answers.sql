-- Answers to letters by mail, and letters that came back. `body` is what they came to: no address, and of
-- the words only what a person has to read. `hash` stands for the words that were said to that letter:
-- the same again is the same answer. `settles` is the answer that this one takes back or confirms. A
-- letter is put away in the mailbox once it is stored here.
CREATE TABLE answer (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('answer', 'returned')),
    hash         TEXT NOT NULL UNIQUE,
    letter       INTEGER NOT NULL REFERENCES letter (id),
    taken_at     TEXT NOT NULL,
    settles      INTEGER UNIQUE REFERENCES answer (id),
    body         TEXT NOT NULL,
    mailbox      TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    uid          INTEGER NOT NULL,
    put_away_at  TEXT
) STRICT;
CREATE INDEX answer_taken_at ON answer (taken_at);
CREATE INDEX answer_letter ON answer (letter);
CREATE INDEX answer_left ON answer (mailbox, uid_validity) WHERE put_away_at IS NULL;

-- Up to which letter a mailbox was read, and how the last looks went. `mailbox` is a hash of server,
-- user and folder. `ignored` counts what bears no reference that holds, or was written by a program.
CREATE TABLE inbox (
    mailbox      TEXT PRIMARY KEY,
    uid_validity INTEGER NOT NULL,
    last_uid     INTEGER NOT NULL,
    ignored      INTEGER NOT NULL DEFAULT 0,
    looked_at    TEXT,
    failing_from TEXT,
    trouble      TEXT
) STRICT;
