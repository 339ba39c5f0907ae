-- Lists of dossiers that are being worked on, as a source gave them: code, sector and promised moment
-- of each, packed; nothing else of the answer is ever stored. The newest of a source counts; those of
-- earlier weeks are removed when a newer one is stored (the letters hold what was told).

CREATE TABLE open_list (
    id         INTEGER PRIMARY KEY,
    source     TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    request    TEXT NOT NULL,
    profile    TEXT NOT NULL,
    version    TEXT NOT NULL,
    body       BLOB NOT NULL
) STRICT;
CREATE INDEX open_list_source ON open_list (source, id);
