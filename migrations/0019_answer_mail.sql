-- By which mail an answer came, also one that said again what another had said a moment before: `message` stands for
-- its Message-ID, the letter that it answers and its sender. The same mail, read again in a rebuilt mailbox, is
-- known by it; the same words in another mail are another answer, whose hash has the mail's behind that of the words.
CREATE TABLE answer_mail (
    message TEXT PRIMARY KEY,
    answer  INTEGER NOT NULL REFERENCES answer (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_mail_answer ON answer_mail (answer);
