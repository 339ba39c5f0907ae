-- What units handed in as their parts of reports, with the file as it came. Never changed; the
-- newest of a unit and period counts.
CREATE TABLE contribution (
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    file      BLOB NOT NULL,
    body      TEXT NOT NULL
) STRICT;
CREATE INDEX contribution_at ON contribution (at);
