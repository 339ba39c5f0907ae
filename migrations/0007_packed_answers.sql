-- Answers are kept packed (deflate), and the rows made of them once for the same rows, so that years
-- of hourly answers stay small. Rows of before stay as they are.
ALTER TABLE answer_body ADD COLUMN is_packed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE answer_rows (
    id   INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    body BLOB NOT NULL
) STRICT;
-- Those of an answer; NULL where `row_data` has them.
ALTER TABLE snapshot ADD COLUMN answer_rows INTEGER REFERENCES answer_rows (id);
