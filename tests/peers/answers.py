"""Units answer by mail: the daemon reads their replies over IMAP with TLS, and a real bounce."""

import email.message
import email.policy
import json
import pathlib
import smtplib
import socket
import sys
import threading

from checks import check, finish, same
from letters import calendar_days, read, texts
from office import DOMAIN, SENDER, Office, until
from post import Post

SPEED = 20
# A unit of one task told, the day it wishes, the owner's answer, and the day that then holds.
WISHES = [("xaydung", "31/7/2026", "ĐỒNG Ý", "2026-07-31"),
          ("trungtam", "20/7/2026", "ĐỒNG Ý đến 15/7/2026", "2026-07-15"),
          ("motcua", "10/7/2026", "KHÔNG", None)]
OWNER = "vanphong"
# A unit's address here, and the one that Postfix takes letters for in vain (post.sh).
MOVED, GONE = "laodong", "khong-con"


def settings(post, folder):
    secret = folder / "answer-secret"
    secret.write_text("0123456789abcdef0123456789abcdef\n")
    secret.chmod(0o600)
    return {"answers.reply_to": f"nhacviec+{{ref}}@{DOMAIN}", "answers.host": "localhost",
            "answers.port": post.ports["imaps"], "answers.user": SENDER,
            "answers.password_file": str(post.folder / "password"), "answers.secret_file": str(secret),
            "answers.extra_ca": str(post.folder / "tls" / "ca.pem"), "answers.every_minutes": 1,
            "mail.envelope_from": SENDER}


class NextServer:
    """A server behind Postfix that knows nobody."""

    def __init__(self, port):
        self.socket = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            with connection, connection.makefile("rw", newline="\r\n") as lines:
                lines.write("220 next\r\n")
                lines.flush()
                for line in lines:
                    word = line[:4].upper().strip()
                    said = {"RCPT": "550 5.1.1 no such person", "QUIT": "221 bye"}.get(word, "250 ok")
                    lines.write(f"{said}\r\n")
                    lines.flush()
                    if word == "QUIT":
                        break


def reply(post, letter, who, words):
    """As a mail program answers."""
    answer = email.message.EmailMessage(policy=email.policy.SMTP)
    answer["From"], answer["To"] = f"{who}@{DOMAIN}", str(letter["Reply-To"])
    answer["Subject"] = f"Re: {letter['Subject']}"
    answer["In-Reply-To"] = letter["Message-ID"]
    answer.set_content(f"{words}\n\nVào Th 6, 3 thg 7, 2026 Nhắc việc đã viết:\n> {letter['Subject']}\n")
    with smtplib.SMTP("127.0.0.1", post.ports["smtp"]) as server:
        server.send_message(answer, from_addr=f"{who}@{DOMAIN}")
    post.settle()


def newest(post, who, words):
    """The newest letter of a box whose subject has these words."""
    found = [read(raw) for _, raw in post.fetch(who)]
    found = [letter for letter in found if words in str(letter["Subject"])]
    return found[-1] if found else None


def talk(office, post):
    told = lambda: [l for l in office.letters().values() if l["state"] == "sent" and office.letter(l["key"])["told"]]
    check("letters with tasks are sent", until(lambda: len(told()) > 3, 60), office.log()[-600:])
    post.settle()
    rows = [(l["to"].split("@")[0], office.letter(l["key"])) for l in told()]
    who, row = next((who, row) for who, row in rows if who != GONE
                    and any(t["role"] == "lead" for t in row["told"]))
    task = next(t["task"] for t in row["told"] if t["role"] == "lead")
    letter = next(read(raw) for _, raw in post.fetch(who) if read(raw)["Message-ID"] == row["message_id"])
    reply_to = letter["Reply-To"].addresses[0].addr_spec
    check("the letter that arrived bears a reference, the one in the outbox none",
          reply_to.startswith("nhacviec+") and reply_to not in json.dumps(row), reply_to)
    tasks = [json.loads(line) for line in office.run("task", "list", "--json")[1].splitlines()]
    number = next((t["task"] for t in tasks if t["id"] == task), "")
    reply(post, letter, who, f"{number} XONG 330/KH-BQL 01/7/2026".strip())
    check("the answer is taken", until(lambda: "came by mail (Counts): 1 changes" in office.log(), 60), office.log()[-800:])
    check("and echoed to the unit", until(lambda: newest(post, who, "Đã ghi nhận kết quả"), 60), post.boxes())
    receipt = newest(post, who, "Đã ghi nhận kết quả")
    reply(post, receipt, who, "HỦY")
    check("an undo opens the task again", until(lambda: newest(post, who, "Đã hủy 01 nội dung"), 60), office.log()[-800:])
    check("Postfix's own report of a letter that came back is understood",
          until(lambda: newest(post, "vanphong", "Thư không đến nơi"), 60), office.log()[-800:])
    flags = post.flags("nhacviec")
    same("what was taken is marked as read", sum("\\Seen" in f for f in flags) >= 3, True)
    check("nothing was put into the log that nobody should read",
          reply_to not in office.log() and f"{who}@{DOMAIN}" not in office.log(), "")


def duties(office):
    return [json.loads(line) for line in office.run("task", "list", "--json")[1].splitlines()]


def only_one(office, who):
    """A letter to the unit, and the one task in it that it leads alone and owes once."""
    owed = duties(office)
    alone = {d["id"]: d for d in owed if d["task"] and sum(other["id"] == d["id"] for other in owed) == 1}
    for row in map(office.letter, office.letters()):
        for told in row["told"]:
            if row["to"] == f"{who}@{DOMAIN}" and told["role"] == "lead" and told["task"] in alone:
                return row["message_id"], alone[told["task"]]
    raise AssertionError(f"{who} was told of nothing that it leads alone")


def of_task(post, box, subject, task):
    """The newest letter of a box with these words in its subject that names the task."""
    found = [read(raw) for _, raw in post.fetch(box)]
    found = [l for l in found if subject in str(l["Subject"]) and task["title"][:40] in " ".join(texts(l)[0].split())]
    return found[-1] if found else None


def decide(office, post):
    """Units wish another day; the plan's owner answers each by mail."""
    asked = []
    for who, day, words, holds in WISHES:
        message, task = only_one(office, who)
        letter = next(read(raw) for _, raw in post.fetch(who) if read(raw)["Message-ID"] == message)
        reply(post, letter, who, f"{task['task']} HOÃN đến {day} vì chờ ý kiến thẩm định")
        asked.append((who, words, holds or task["due"], task))
    due = lambda task: next(d["due"] for d in duties(office) if d["id"] == task["id"])
    for who, words, holds, task in asked:
        wish = lambda: of_task(post, OWNER, "đề nghị lùi thời hạn", task)
        if not check(f"{who}: the owner is asked for another day", until(wish, 90), office.log()[-800:]):
            continue
        same(f"{who}: until then the day holds", due(task), task["due"])
        reply(post, wish(), OWNER, words)
        told = lambda: of_task(post, who, "Về đề nghị lùi thời hạn", task)
        check(f"{who}: the unit reads the owner's \"{words}\"", until(told, 90), office.log()[-800:])
        same(f"{who}: after it the task is due", due(task), holds)
        # It hears of tasks in which it cooperates too.
        days = [str(d) for d in calendar_days(told()) or []] if told() else []
        check(f"{who}: its calendar moves with the day", (holds in days) == (holds != task["due"]), days)
    who, words, holds, task = asked[0]
    receipt = of_task(post, OWNER, "Đã ghi nhận ý kiến về thời hạn", task)
    if check("the owner's answer is echoed", receipt, post.boxes()):
        reply(post, receipt, OWNER, "HỦY")
        check("the owner's undo brings the day before back", until(lambda: due(task) == task["due"], 90), due(task))
        undone = lambda: [l for l in map(read, (raw for _, raw in post.fetch(who))) if "như trước khi có ý kiến" in texts(l)[0]]
        check("and the unit reads it", until(undone, 60), post.boxes())


def main():
    root, work = map(pathlib.Path, sys.argv[1:])
    post = Post(work)
    post.empty()
    folder = work / "answers-office"
    mail = post.submission()
    folder.parent.mkdir(exist_ok=True)
    secrets = work / "answers-secrets"
    secrets.mkdir()
    office = Office(root, folder, mail, SPEED, settings(post, secrets))
    office.rename(f"{MOVED}@", f"{GONE}@")
    NextServer(post.ports["next"])
    status, said, errors = office.run("plan", "import", str(office.plan), "--apply")
    check("the plan is stored", status in (0, 1), errors[-500:])
    status, said, errors = office.run("check", "--online")
    check("check --online signs in to Dovecot over TLS", "answers: signed in" in said, (said + errors)[-600:])
    wrong = secrets / "wrong"
    wrong.write_text("sai\n")
    wrong.chmod(0o600)
    mistaken = office.configure({"answers.password_file": str(wrong)}, "mistaken-answers.toml")
    status, said, errors = office.run("check", "--online", config=mistaken)
    check("a wrong password is told with status 1", status == 1 and "refuses the user or the password" in said, said[-500:])
    stranger = office.configure({"answers.extra_ca": str(post.folder / "tls" / "server.crt")}, "stranger-answers.toml")
    status, said, errors = office.run("check", "--online", config=stranger)
    check("a certificate of an unknown authority is refused, with the remedy", status == 1 and "extra_ca" in said, said[-500:])

    office.start()
    try:
        talk(office, post)
        decide(office, post)
        same("the daemon leaves when asked", office.stop(), 0)
    finally:
        office.kill()
    post.empty()


if __name__ == "__main__":
    finish(main)
