-- What drafters said of the week's page: released, held, commented. Never changed; the newest counts.
CREATE TABLE review (
    id   INTEGER PRIMARY KEY,
    at   TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX review_at ON review (at);
