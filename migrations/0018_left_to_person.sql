-- Letters of the mailbox for answers that were left unread, when, and why: `unreadable` is no mail or could not be
-- fetched, `unclear` proves or says nothing that a program may act on, `automatic` was written by a program,
-- `repeated` was said before. The first two are left to a person.
CREATE TABLE left_in_mailbox (
    mailbox      TEXT NOT NULL,
    uid_validity INTEGER NOT NULL,
    uid          INTEGER NOT NULL,
    at           TEXT NOT NULL,
    why          TEXT NOT NULL CHECK (why IN ('unreadable', 'unclear', 'automatic', 'repeated')),
    PRIMARY KEY (mailbox, uid_validity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX left_in_mailbox_at ON left_in_mailbox (at);
