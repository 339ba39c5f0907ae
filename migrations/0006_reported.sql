-- What was signed and sent: which report, with its number and date, the file as it was sent, and
-- the figures that stand in it. Never changed; of one period's report the newest counts.
CREATE TABLE reported (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    file_hash TEXT,
    file      BLOB,
    body      TEXT NOT NULL
) STRICT;
CREATE INDEX reported_at ON reported (at);
CREATE INDEX snapshot_fetched_at ON snapshot (fetched_at);
