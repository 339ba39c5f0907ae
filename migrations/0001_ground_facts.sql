-- Ground facts only: what was imported, said, fetched, written and tried. Periods, occurrences,
-- figures, findings and stages are derived. An applied file never changes.

CREATE TABLE plan_import (
    id          INTEGER PRIMARY KEY,
    imported_at TEXT NOT NULL,
    year        INTEGER NOT NULL,
    file_name   TEXT NOT NULL,
    hash        TEXT NOT NULL,
    body        BLOB NOT NULL
) STRICT;

-- The newest version of a task counts; older ones are its history.
CREATE TABLE task_version (
    id          INTEGER PRIMARY KEY,
    task        TEXT NOT NULL,
    position    INTEGER NOT NULL,
    year        INTEGER NOT NULL,
    change      TEXT NOT NULL CHECK (change IN ('added', 'changed', 'redated', 'removed')),
    at          TEXT NOT NULL,
    import      INTEGER REFERENCES plan_import (id),
    body        TEXT NOT NULL
) STRICT;
CREATE INDEX task_version_task ON task_version (task, id);

CREATE TABLE mark (
    id    INTEGER PRIMARY KEY,
    task  TEXT NOT NULL,
    at    TEXT NOT NULL,
    body  TEXT NOT NULL
) STRICT;

-- One row a different body of a source; the same body is stored once.
CREATE TABLE answer_body (
    hash TEXT PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

-- Good answers. Never changed.
CREATE TABLE snapshot (
    id         INTEGER PRIMARY KEY,
    source     TEXT NOT NULL,
    mode       TEXT NOT NULL,
    from_day   TEXT NOT NULL,
    to_day     TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    request    TEXT NOT NULL,
    status     INTEGER NOT NULL,
    hash       TEXT NOT NULL REFERENCES answer_body (hash),
    row_data   TEXT NOT NULL,
    total_data TEXT
) STRICT;
CREATE INDEX snapshot_window ON snapshot (from_day, to_day, id);

-- Every request, the failed ones with their kind.
CREATE TABLE fetch (
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    mode        TEXT NOT NULL,
    from_day    TEXT NOT NULL,
    to_day      TEXT NOT NULL,
    at          TEXT NOT NULL,
    failure     TEXT,
    detail      TEXT NOT NULL,
    status      INTEGER,
    retry_after TEXT,
    body        BLOB,
    snapshot    INTEGER REFERENCES snapshot (id)
) STRICT;
CREATE INDEX fetch_at ON fetch (at);

-- Letters are never changed. `cancelled_at`: taken back by the agenda, was not told.
-- `given_up_at`: taken back by a person, not to be written anew. `again_after`: a person asked for
-- it to be sent again; attempts up to that id are history.
CREATE TABLE letter (
    id             INTEGER PRIMARY KEY,
    key            TEXT NOT NULL UNIQUE,
    kind           TEXT NOT NULL,
    address        TEXT NOT NULL,
    written_at     TEXT NOT NULL,
    reason         TEXT NOT NULL,
    when_uncertain TEXT NOT NULL,
    content        TEXT NOT NULL,
    cancelled_at   TEXT,
    given_up_at    TEXT,
    again_after    INTEGER NOT NULL DEFAULT 0,
    -- An index that limits what is read and never decides; can be rebuilt.
    is_open        INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX letter_open ON letter (id) WHERE is_open = 1;

CREATE TABLE attachment (
    letter   INTEGER NOT NULL REFERENCES letter (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    mime     TEXT NOT NULL,
    body     BLOB NOT NULL,
    UNIQUE (letter, position)
) STRICT;

-- What each letter told: the ledger.
CREATE TABLE told (
    letter  INTEGER NOT NULL REFERENCES letter (id),
    task    TEXT NOT NULL,
    unit    TEXT NOT NULL,
    due     TEXT NOT NULL,
    stage   TEXT NOT NULL,
    role    TEXT NOT NULL,
    UNIQUE (letter, task, unit, due, stage, role)
) STRICT;

-- `started` before connecting, `data` just before the final dot, `ended` with the outcome.
CREATE TABLE attempt (
    id      INTEGER PRIMARY KEY,
    letter  INTEGER NOT NULL REFERENCES letter (id),
    started TEXT NOT NULL,
    data    TEXT,
    ended   TEXT,
    outcome TEXT
) STRICT;
CREATE INDEX attempt_letter ON attempt (letter, id);

CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
