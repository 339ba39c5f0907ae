-- Snapshots whose body is a list of dossiers, stripped of everything personal. The snapshot itself
-- holds the form of the window that it was given for; every other window that the list covers is
-- counted from it. `from_day` and `to_day`: which days it covers, as its title says; NULL is open.

CREATE TABLE dossier_list (
    snapshot INTEGER PRIMARY KEY REFERENCES snapshot (id),
    from_day TEXT,
    to_day   TEXT
) STRICT;
