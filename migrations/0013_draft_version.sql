-- Drafts that people were given, version by version: what stood in each, so that the next one says
-- what changed. Never changed.
CREATE TABLE draft_version (
    id     INTEGER PRIMARY KEY,
    report TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    number INTEGER NOT NULL,
    at     TEXT NOT NULL,
    body   TEXT NOT NULL,
    UNIQUE (report, from_day, to_day, number)
) STRICT;
CREATE INDEX draft_version_at ON draft_version (at);
