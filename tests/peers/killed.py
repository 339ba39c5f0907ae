"""kill -9 at every step of sending, and at any moment at all: every letter arrives, and none
twice but those that the outbox shows to have been uncertain.

The daemon talks to Postfix through a wire that knows the dialogue and kills the daemon at the
step that is wanted.
"""

import collections
import json
import pathlib
import random
import socket
import sys
import threading

from checks import check, finish, none, same
from delivery import in_short
from letters import read
from office import Office, until
from post import Post

# "X received": the server has not seen it yet. "X answered": the daemon has not seen the answer
# yet. "X told": the daemon has it, and may have written it down. All but the first three at the
# second letter of a connection.
BEFORE_LETTERS = ["connected", "EHLO received", "EHLO answered"]
STEPS = ["MAIL received", "MAIL answered", "RCPT received", "RCPT answered", "DATA received", "DATA answered",
         "DATA told", "content begun", "dot received", "dot answered", "dot told"]
# Again, until drafts have had their share: a draft that may have arrived waits for a person. How
# many letters come before them is the policy's affair.
AGAIN = ["dot received", "dot answered"] * 20
LAST = ["QUIT received"]


class Killed(Exception):
    pass


class Wire:
    """Between the daemon and Postfix: passes on one line and one answer at a time."""

    def __init__(self, port):
        self.port_of_server = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.wanted = None
        self.kill = None
        self.done = threading.Event()
        threading.Thread(target=self.accept, daemon=True).start()

    def arm(self, step, kill):
        self.wanted, self.kill = step, kill
        self.done.clear()

    def reached(self, step, letters):
        if step != self.wanted or letters == 1:
            return
        self.wanted = None
        self.kill()
        self.done.set()
        raise Killed

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            threading.Thread(target=self.carry, args=(client,), daemon=True).start()

    def carry(self, client):
        try:
            with client, socket.create_connection(("127.0.0.1", self.port_of_server)) as server:
                self.dialogue(client, client.makefile("rb"), server, server.makefile("rb"))
        except (Killed, OSError):
            pass

    def dialogue(self, client, from_client, server, from_server):
        letters = 0
        self.reached("connected", letters)
        client.sendall(answer(from_server))
        while line := from_client.readline():
            verb = line[:4].decode("ascii", "replace").upper().strip()
            letters += verb == "MAIL"
            self.pass_on(verb, line, letters, client, server, from_server)
            if verb == "DATA":
                self.content(letters, client, from_client, server, from_server)

    def pass_on(self, what, data, letters, client, server, from_server):
        self.reached(f"{what} received", letters)
        server.sendall(data)
        reply = answer(from_server)
        self.reached(f"{what} answered", letters)
        client.sendall(reply)
        self.reached(f"{what} told", letters)

    def content(self, letters, client, from_client, server, from_server):
        line = from_client.readline()
        self.reached("content begun", letters)
        lines = [line]
        while line and line != b".\r\n":
            line = from_client.readline()
            lines.append(line)
        if line:
            self.pass_on("dot", b"".join(lines), letters, client, server, from_server)


def answer(from_server):
    lines = []
    while not lines or lines[-1][3:4] == b"-":
        line = from_server.readline()
        if not line:
            raise OSError("the server has hung up")
        lines.append(line)
    return b"".join(lines)


def import_plan(office):
    status, said, errors = office.run("plan", "import", str(office.plan), "--apply")
    if status not in (0, 1):
        raise RuntimeError(said + errors)


def unsettled(office):
    """Letters that the daemon still has to do something about; None before it has written any."""
    letters = office.letters().values()
    return [l["key"] for l in letters if l["state"] not in ("sent", "cancelled", "uncertain")] if letters else None


def at_every_step(office, wire):
    def kill_at(step):
        wire.arm(step, office.kill)
        office.start()
        if not wire.done.wait(30):
            office.kill()
            return step
        return None

    def draft_waits():
        return any((l["kind"], l["state"]) == ("draft", "uncertain") for l in office.letters().values())

    missed = [step for step in BEFORE_LETTERS + STEPS if kill_at(step)]
    for step in AGAIN:
        if draft_waits():
            break
        missed += [step] if kill_at(step) else []
    none("the daemon was killed at each step", missed, len(STEPS))
    wire.arm("QUIT received", office.kill)
    office.start()
    check("the rest is sent, and it is killed once more when it takes its leave",
          wire.done.wait(60) and unsettled(office) == [], (unsettled(office), office.log()[-400:]))


def people_decide(office):
    """What may have arrived and would do harm twice is shown, and sent again only if asked for."""
    doubtful = {k: l for k, l in office.letters().items() if l["state"] == "uncertain"}
    kinds = {l["kind"] for l in doubtful.values()}
    # The leaders' page would be harmful twice as well.
    check("drafts that may have arrived wait for a person, reminders do not",
          "draft" in kinds and kinds <= {"draft", "weekly-summary"}, {k: l["kind"] for k, l in doubtful.items()})
    same("outbox list shows them with status 1", office.run("outbox", "list", "--open")[0], 1)
    office.start()
    until(lambda: False, 1)
    same("and the daemon leaves them alone", {k for k, l in office.letters().items() if l["state"] == "uncertain"}, set(doubtful))
    same("SIGTERM: the daemon leaves with status 0", office.stop(), 0)
    for key in doubtful:
        office.run("outbox", "resend", key)
    office.start()
    sent = until(lambda: all(office.letters()[k]["state"] == "sent" for k in doubtful), 60)
    check("outbox resend sends them", sent, office.log()[-400:])
    office.stop()


def at_any_moment(office, rounds, wanted):
    """Killed after a while of its own choosing, from the first moments on: reading, asking, writing, sending."""
    dice = random.Random(20260703)
    for i in range(rounds):
        office.start()
        until(lambda: office.daemon.poll() is not None, 0.05 + 0.05 * i * dice.random())
        office.kill()
    office.start()
    # The last kill may have come when all that was written was sent, and more was to be written:
    # drafts wait ten minutes for a source that fails, which is one minute at this speed.
    check("killed at any moment: the rest is written and sent",
          until(lambda: unsettled(office) == [] and len(office.letters()) >= len(wanted), 150),
          (unsettled(office), office.log()[-400:]))
    for key, letter in office.letters().items():
        if letter["state"] == "uncertain":
            office.run("outbox", "resend", key)
    until(lambda: all(l["state"] == "sent" for l in office.letters().values()), 90)
    office.stop()


def compare(office, post, wanted, how):
    """Nothing lost, nothing told twice in the contract's sense, nothing told otherwise than undisturbed."""
    post.settle()
    outbox = {l["message_id"]: l for l in map(office.letter, office.letters()) if l["state"] != "cancelled"}
    got = collections.Counter(read(raw)["Message-ID"] for letters in post.fetch_all().values() for _, raw in letters)
    none(f"{how}: every letter has arrived", (l["key"] for i, l in outbox.items() if not got[i]), len(outbox))
    none(f"{how}: nothing has arrived that the outbox does not hold", got.keys() - outbox.keys(), len(got))
    none(f"{how}: none twice but those that were uncertain",
         (f"{outbox[i]['key']}: {n} times, {doubts(outbox[i])} doubts" for i, n in got.items()
          if i in outbox and n > 1 + doubts(outbox[i])), len(got))
    # A pull that was killed counts as failed, and a draft that is due does not wait for the next
    # one: what its subject says of the figures may differ.
    told = collections.Counter(tuple(in_short(l)) for l in outbox.values())
    undisturbed = collections.Counter(map(tuple, wanted))
    check(f"{how}: the letters are those of an undisturbed day", told == undisturbed,
          f"missing {dict(undisturbed - told)}, besides {dict(told - undisturbed)}")
    return got


def doubts(letter):
    """Attempts whose final dot may have gone out, with no answer known."""
    return sum(a["data"] is not None and (a["ended"] is None or "unknown" in a["ended"][1])
               for a in letter["earlier_attempts"] + letter["attempts"])


def main():
    root, work = map(pathlib.Path, sys.argv[1:3])
    post = Post(work)
    # Nobody turns a letter away here, so no alarm tells of it.
    told = json.loads((work / "undisturbed.json").read_text())
    wanted = [letter for letter in told if not letter[0].startswith(("alarm-", "clear-"))]
    wire = Wire(post.ports["smtp"])
    office = Office(root, work / "killed", {"host": "127.0.0.1", "security": "plain", "port": wire.port})
    import_plan(office)
    at_every_step(office, wire)
    people_decide(office)
    got = compare(office, post, wanted, "killed at every step")
    check("some letters have arrived twice: the steps after the dot were met", max(got.values()) == 2, got)
    post.empty()
    office = Office(root, work / "killed-at-random", post.submission(), speed=10)
    import_plan(office)
    at_any_moment(office, 16, wanted)
    compare(office, post, wanted, "killed at any moment")
    post.empty()


if __name__ == "__main__":
    finish(main)
