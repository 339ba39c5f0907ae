-- Snapshots whose body is a list of dossiers, stripped of everything personal. The snapshot itself
-- holds the form of the window that it was given for; every other window is counted from the list.

CREATE TABLE dossier_list (
    snapshot INTEGER PRIMARY KEY REFERENCES snapshot (id)
) STRICT;
