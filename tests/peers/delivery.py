"""The daemon sends to Postfix over STARTTLS with a password, and meets every kind of answer."""

import json
import pathlib
import sys
import unicodedata

from checks import check, finish, none, same
from letters import calendar_days, check_letters, read, sender, texts
from office import BOUNCES, DOMAIN, SENDER, Office, until
from post import Post

# Twenty minutes pass in one, so that the pauses between two tries do too; and these do not grow,
# so that a slow machine has as many tries before the office closes at 16:30.
SPEED = 20
PATIENCE = {"patience.first_pause_minutes": 1, "patience.longest_pause_minutes": 1}
FROM = "Nhắc việc - Ban Quản lý Khu kinh tế Sao Biển"
# Refused at first, for three reasons that postmasters know.
GREYLISTED, BUSY, UNKNOWN = "dautu", "motcua", "laodong"


def check_server(office, post):
    """Signs in without sending; a wrong authority and a wrong password are told apart."""
    status, said, _ = office.run("check", "--online")
    check("check --online: portal and mail server answer, status 0", status == 0, said[-500:])
    stranger = office.configure({"mail.extra_ca": str(other_authority(post))}, "stranger.toml")
    status, said, errors = office.run("check", "--online", config=stranger)
    check("a certificate of an unknown authority is refused, with the remedy",
          status != 0 and "extra_ca" in said + errors, (status, (said + errors)[-500:]))
    wrong = office.folder / "wrong-password"
    wrong.write_text("sai\n")
    wrong.chmod(0o600)
    mistaken = office.configure({"mail.password_file": str(wrong)}, "mistaken.toml")
    status, said, errors = office.run("check", "--online", config=mistaken)
    check("a wrong password is told, and never shown",
          status != 0 and "535" in said + errors and "sai\n" not in said + errors, (status, (said + errors)[-500:]))


def other_authority(post):
    """A certificate that signed nothing here: the server's own."""
    return post.folder / "tls" / "server.crt"


def first_letter(office, post):
    status, said, errors = office.run("test-mail", "owner")
    post.settle()
    letters = post.fetch("vanphong")
    check("test-mail: one letter to oneself arrives, status 0", status == 0 and len(letters) == 1, said + errors)
    post.empty()


def local(letter):
    return letter["to"].split("@")[0]


def refusals(office, post):
    """The first round, with three mailboxes that are not to be had."""
    post.answer("at_rcpt", {GREYLISTED: "450 4.2.0 greylisted, come again", UNKNOWN: "550 5.1.1 no such person"})
    post.answer("at_dot", {BUSY: "451 4.3.0 try later"})
    office.start()
    # One that waits is in between, for a moment, due again.
    settled = {GREYLISTED: {"waiting", "queued"}, BUSY: {"waiting", "queued"}, UNKNOWN: {"refused"}}

    def told():
        letters = list(office.letters().values())
        # Of an address that turns letters away one is tried; the others wait for its pause.
        tried = {local(letter) for letter in letters if letter["tries"]}
        return len(letters) > 20 and set(settled) <= tried and all(
            letter["state"] in settled.get(local(letter), {"sent"}) for letter in letters)

    check("everything is sent but what Postfix does not take", until(told, 60), office.log()[-600:])
    status, _, _ = office.run("outbox", "list")
    letters = office.letters()
    of = {who: [l for l in letters.values() if local(l) == who] for who in settled}
    none("a 550 is final: the letter is refused, after one try",
         (l for l in of[UNKNOWN] if (l["state"], l["tries"]) != ("refused", 1)), len(of[UNKNOWN]))
    none("the server's answer is kept for the person who looks",
         (l for l in of[UNKNOWN] if "no such person" not in json.dumps(l["detail"])), len(of[UNKNOWN]))
    same("outbox list says so with status 1", status, 1)
    post.settle()
    boxes = set(post.boxes())
    check("nothing has arrived where it was refused", boxes.isdisjoint(settled), boxes)
    wanted = {local(l) for l in letters.values()} - set(settled)
    check("all others have theirs", wanted <= boxes and len(wanted) > 5, (wanted, boxes))
    return of


def second_try(office, post, of):
    """The mailboxes are to be had again."""
    post.answer("at_rcpt", {UNKNOWN: "550 5.1.1 no such person"})
    post.answer("at_dot", {})
    late = [l["key"] for who in (GREYLISTED, BUSY) for l in of[who]]
    check("a 450 is tried again by itself, and then arrives",
          until(lambda: all(office.letters()[k]["state"] == "sent" for k in late), 60), office.log()[-600:])
    shown = [office.letter(k) for k in late]
    again = [l for l in shown if len(l["attempts"]) > 1]
    same("at each address it took more than one try", {local(l) for l in again}, {GREYLISTED, BUSY})
    none("what was refused after the dot came again under its Message-ID",
         (l["message_id"] for l in again if local(l) == BUSY and post.received_contents(l["message_id"]) < 2),
         len([l for l in again if local(l) == BUSY]))
    post.answer("at_rcpt", {})
    refused = [l["key"] for l in of[UNKNOWN]]
    same("outbox resend: a person sends the refused letters again",
         [office.run("outbox", "resend", key)[0] for key in refused], [0] * len(refused))
    check("and it arrives", until(lambda: all(office.letters()[k]["state"] == "sent" for k in refused), 60),
          office.log()[-600:])


def compare(office, post):
    """What arrived against what the outbox says was sent."""
    post.settle()
    sent = {l["message_id"]: l for l in map(office.letter, office.letters()) if l["kind"] != "test"}
    boxes = post.fetch_all()
    got = [(box, read(raw), parsed, raw) for box, letters in boxes.items() for parsed, raw in letters]
    n = len(got)
    same("as many letters have arrived as the outbox holds", n, len(sent))
    check("none under an unknown Message-ID, none twice", {l["Message-ID"] for _, l, _, _ in got} == set(sent), set(sent))
    if not got or not {l["Message-ID"] for _, l, _, _ in got} <= set(sent):
        return []

    def each(name, differs):
        none(name, ((box, l["Subject"]) for box, l, parsed, raw in got if differs(l, sent[l["Message-ID"]], box, parsed, raw)), n)

    each("each lies in its addressee's box", lambda l, row, box, *_: not
         f"{box}@{DOMAIN}" == row["to"] == l["To"].addresses[0].addr_spec)
    each("subjects read back as the outbox has them", lambda l, row, *_: str(l["Subject"]) != row["subject"])
    each("the sender's Vietnamese name reads back", lambda *args: sender(args[-1]) != (FROM, SENDER))
    each("the text reads back as the outbox has it, NFC",
         lambda l, row, *_: texts(l)[0].replace("\r\n", "\n").strip() != row["text"].strip()
         or not unicodedata.is_normalized("NFC", texts(l)[0]))
    each("bounces would go to the mailbox that somebody looks at", lambda l, *_: l["Return-Path"] != f"<{BOUNCES}>")
    each("attachments have come along", lambda l, row, *_: [p.get_filename() for p in l.iter_attachments()] != row["attachments"])
    each("the server's own parser sees both texts",
         lambda _l, _row, _box, parsed, _: not all(f'"{kind}"' in parsed for kind in ("plain", "html", "alternative")))
    dated = [(l, sent[l["Message-ID"]]["told"]) for _, l, _, _ in got if calendar_days(l) is not None]
    # Who only follows a task gets no entry for it.
    none("the .ics of each reminder has the last on-time days that it tells of",
         ((l["Subject"], calendar_days(l)) for l, told in dated
          if sorted(map(str, calendar_days(l))) != sorted(t["due"] for t in told if t["role"] in ("lead", "support"))), len(dated))
    # What the post office put on top is not ours.
    check_letters({sent[l["Message-ID"]]["key"]: without_post_marks(raw) for _, l, _, raw in got}, "letters that arrived")
    return sorted(in_short(row) for row in sent.values())


def in_short(row):
    """A letter of the outbox by its key, and what it says in its subject where no figures do."""
    return [row["key"], row["subject"] if row["told"] else ""]


def without_post_marks(raw):
    """From our first header on: Return-Path, Delivered-To, Received and their like stand before it."""
    return raw[raw.index(b"\r\nDate: ") + 2:]


def main():
    root, work = map(pathlib.Path, sys.argv[1:3])
    post = Post(work)
    office = Office(root, work / "delivery", post.submission(), SPEED, PATIENCE)
    check_server(office, post)
    first_letter(office, post)
    status, said, errors = office.run("plan", "import", str(office.plan), "--apply")
    stored = office.run("plan", "show", "--json")[1]
    check("plan import --apply stores the plan and says with status 1 that a row needs a person",
          status == 1 and "Khảo sát mức độ hài lòng" in stored, (status, said[-300:], errors, stored[:100]))
    try:
        of = refusals(office, post)
        second_try(office, post, of)
        same("SIGTERM: the daemon leaves with status 0", office.stop(), 0)
    finally:
        office.kill()
    same("nothing is left to do: outbox list has status 0", office.run("outbox", "list")[0], 0)
    told = compare(office, post)
    (work / "undisturbed.json").write_text(json.dumps(told))
    passwords = [post.password in text for text in (office.log(), (office.folder / "dossierd.toml").read_text())]
    check("no password and no address in the log", passwords == [False, False] and "@" not in office.log(), passwords)
    post.empty()


if __name__ == "__main__":
    finish(main)
