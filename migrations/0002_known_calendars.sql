-- The working calendars that people know of: when days off change, targets are compared with those
-- of the newest one here. Never changed.
CREATE TABLE known_calendar (
    number INTEGER PRIMARY KEY,
    hash   TEXT NOT NULL,
    at     TEXT NOT NULL,
    body   TEXT NOT NULL
) STRICT;
