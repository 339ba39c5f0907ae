-- By which version of a profile answers are read, and what it says of their balances.
CREATE TABLE profile_version (
    number  INTEGER PRIMARY KEY,
    profile TEXT NOT NULL,
    hash    TEXT NOT NULL,
    mode    TEXT NOT NULL,
    proof   TEXT NOT NULL,
    UNIQUE (hash, mode)
) STRICT;

-- How a snapshot was read, and by what the server recognises that answer. Never changed. A newer
-- profile's reading of the same answer is another row, with the rows that it makes of it; the newest
-- reading counts. Without rows here those of the snapshot itself count.
CREATE TABLE reading (
    id            INTEGER PRIMARY KEY,
    snapshot      INTEGER NOT NULL REFERENCES snapshot (id),
    at            TEXT NOT NULL,
    version       INTEGER NOT NULL REFERENCES profile_version (number),
    etag          TEXT,
    last_modified TEXT,
    row_data      TEXT,
    total_data    TEXT
) STRICT;
CREATE INDEX reading_snapshot ON reading (snapshot, id);
