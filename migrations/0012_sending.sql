-- Who sends: a letter that is being tried is held until then, so that two senders never try it at
-- once, whatever became of the lock beside the database. `place` says which process of which
-- machine, so that one that is known to be gone holds nothing.
CREATE TABLE sender (
    id    INTEGER PRIMARY KEY,
    at    TEXT NOT NULL,
    place TEXT NOT NULL
) STRICT;
ALTER TABLE attempt ADD COLUMN sender INTEGER REFERENCES sender (id);
ALTER TABLE attempt ADD COLUMN leased_until TEXT;
-- Which of the configured mail servers, by its name in the settings; NULL is the first.
ALTER TABLE attempt ADD COLUMN server TEXT;
CREATE INDEX attempt_server ON attempt (server, id);
CREATE INDEX attempt_data ON attempt (data) WHERE data IS NOT NULL;
CREATE INDEX attempt_running ON attempt (id) WHERE ended IS NULL;
CREATE INDEX attempt_refused ON attempt (ended) WHERE substr(outcome, 1, 10) = '{"refused"';
CREATE INDEX letter_address ON letter (address, id);

-- What stops sending as a whole, and what lets it go on: 'pause' and 'resume' by a person, 'brake'
-- where more would have left than the settings allow, 'release' by a person. `after_attempt`: what
-- left up to it does not count after a release.
CREATE TABLE sending (
    id            INTEGER PRIMARY KEY,
    at            TEXT NOT NULL,
    word          TEXT NOT NULL CHECK (word IN ('pause', 'resume', 'brake', 'release')),
    address       TEXT,
    reason        TEXT NOT NULL,
    after_attempt INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Each time a mail server was signed in to without a letter; `failure` is what it said, NULL where
-- it took the sign-in.
CREATE TABLE probe (
    id      INTEGER PRIMARY KEY,
    server  TEXT NOT NULL,
    at      TEXT NOT NULL,
    failure TEXT
) STRICT;
CREATE INDEX probe_server ON probe (server, id);

-- What the program noticed of its own surroundings: that it began, and that it ended.
CREATE TABLE trouble (
    id     INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    at     TEXT NOT NULL,
    is_on  INTEGER NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX trouble_kind ON trouble (kind, id);
