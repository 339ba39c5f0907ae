-- Files taken from the watched folder, or given back. `receipt` is what was done with it, as it is
-- told to the plan's owner. `moved_at` is set once the file has left the folder: until then the
-- same bytes there are the same file, and are not taken again.

CREATE TABLE intake (
    id        INTEGER PRIMARY KEY,
    hash      TEXT NOT NULL,
    file_name TEXT NOT NULL,
    taken_at  TEXT NOT NULL,
    is_taken  INTEGER NOT NULL,
    receipt   TEXT NOT NULL,
    moved_at  TEXT
) STRICT;
CREATE UNIQUE INDEX intake_in_folder ON intake (hash) WHERE moved_at IS NULL;
CREATE INDEX intake_hash ON intake (hash, id);
CREATE INDEX intake_taken_at ON intake (taken_at);
