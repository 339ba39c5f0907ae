"""1,000 letters to 200 addresses, and every trouble that a mail server knows.

A wire before Postfix does to each letter what its address says: greylisting, 450, 421, 550, 552, a
connection lost before the final dot and after it, a server that hangs. The letters are put into the
outbox by `benches/sending.rs`; the daemon sends them over several connections, twenty of its minutes
in one of ours.
"""

import collections
import os
import pathlib
import random
import re
import socket
import socketserver
import subprocess
import sys
import threading
import time

from checks import check, finish, none, same
from office import DOMAIN, Office, until
from post import Post

LETTERS = int(os.environ.get("LETTERS", 1000))
KILLS = int(os.environ.get("KILLS", 200))
ADDRESSES = 200
SPEED = 20
BENCH = os.environ["DOSSIERD_BENCH"]

# What happens to the letters of address number n, by n % 20; all others go through.
TROUBLES = ["greylisted", "450", "452 thrice", "421", "550", "552", "lost before the dot", "lost after the dot",
            "hangs", "451 at the dot"]
FINAL = {"550", "552"}


def trouble_of(address):
    number = int(re.search(r"don-vi-(\d+)@", address).group(1))
    return TROUBLES[number % 20] if number % 20 < len(TROUBLES) else None


class Wire(socketserver.ThreadingTCPServer):
    """Passes the dialogue on to Postfix, and does what the address of a letter says."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, port):
        self.postfix = port
        self.seen = collections.Counter()
        self.lock = threading.Condition()
        super().__init__(("127.0.0.1", 0), Session)
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def met(self, more, seconds):
        """Waits until so many letters more came as far as their address; whether they did."""
        with self.lock:
            goal = self.seen.total() + more
            return self.lock.wait_for(lambda: self.seen.total() >= goal, seconds)

    def times(self, address):
        """How often the address was met before, this time not counted."""
        with self.lock:
            self.seen[address] += 1
            self.lock.notify_all()
            return self.seen[address] - 1


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            with socket.create_connection(("127.0.0.1", self.server.postfix)) as self.postfix:
                self.replies = self.postfix.makefile("rb")
                self.tell(self.answer())
                self.talk()
        except OSError:
            pass  # one of the two has hung up

    def tell(self, data):
        self.wfile.write(data)
        self.wfile.flush()

    def answer(self):
        lines = []
        while not lines or lines[-1][3:4] == b"-":
            line = self.replies.readline()
            if not line:
                raise OSError("Postfix has hung up")
            lines.append(line)
        return b"".join(lines)

    def ask(self, data):
        self.postfix.sendall(data)
        return self.answer()

    def talk(self):
        self.trouble, self.met = None, 0
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"EHLO":
                # Not pipelined: each step of the dialogue is one to fail at.
                reply = self.ask(line)
                self.tell(b"".join(re.sub(rb"250-(PIPELINING|CHUNKING)\r\n", b"", reply).splitlines(True)))
            elif verb == b"RCPT":
                if not self.recipient(line):
                    return
            elif verb == b"DATA":
                self.tell(self.ask(line))
                if not self.content():
                    return
            else:
                self.tell(self.ask(line))

    def recipient(self, line):
        address = re.search(rb"<([^>]*)>", line).group(1).decode()
        if "don-vi-" not in address:
            self.trouble = None
            self.tell(self.ask(line))
            return True
        self.trouble, self.met = trouble_of(address), self.server.times(address)
        said = {
            ("greylisted", self.met < 1): b"450 4.7.1 greylisted, come back\r\n",
            ("450", self.met < 2): b"450 4.2.0 busy\r\n",
            ("452 thrice", self.met < 3): b"452 4.2.2 mailbox full\r\n",
            ("550", True): b"550 5.1.1 no such user\r\n",
            ("421", self.met < 2): b"421 4.3.2 shutting down\r\n",
        }.get((self.trouble, True))
        if said is None and self.trouble == "hangs" and self.met < 1:
            self.rfile.read()  # until the client has had enough
            return False
        self.tell(said or self.ask(line))
        return not (said and said.startswith(b"421"))

    def content(self):
        lines, begun = [], self.trouble == "lost before the dot" and self.met < 1
        while (line := self.rfile.readline()) != b".\r\n":
            if not line or begun:
                return False
            lines.append(line)
        if self.trouble == "552":
            self.postfix.close()
            self.tell(b"552 5.3.4 too large\r\n")
            return False
        if self.trouble == "451 at the dot" and self.met < 1:
            self.postfix.close()
            self.tell(b"451 4.3.0 queue is full\r\n")
            return False
        reply = self.ask(b"".join(lines) + b".\r\n")
        if self.trouble == "lost after the dot" and self.met < 1:
            return False
        self.tell(reply)
        return True


def fill(office, letters):
    """Puts the letters into the outbox of the office."""
    office.run("outbox", "resume")  # makes the database
    subprocess.run([BENCH, "fill", office.folder / "dossierd.db", str(letters), "4096"], check=True, timeout=300,
                   capture_output=True)


def measured(office):
    return {k: l for k, l in office.letters().items() if k.startswith("measured-")}


def unsettled(office):
    return [k for k, l in measured(office).items() if l["state"] in ("queued", "waiting")]


def arrived(post):
    """How often each letter lies in a mailbox, by its Message-ID."""
    got = collections.Counter()
    for file in (post.folder / "mail").glob("*/Maildir/[nc]*/*"):
        head = file.read_bytes().split(b"\r\n\r\n")[0].split(b"\n\n")[0]
        found = re.search(rb"^Message-ID:\s*<(measured-[^@]*)@", head, re.M | re.I)
        if found:
            got[found.group(1).decode()] += 1
    return got


def doubts(letter):
    """Attempts whose final dot may have gone out, with no answer known."""
    return sum(a["data"] is not None and (a["ended"] is None or "unknown" in a["ended"][1])
               for a in letter["earlier_attempts"] + letter["attempts"])


def judge(office, post, how, filled):
    post.settle()
    letters, got = measured(office), arrived(post)
    same(f"{how}: all letters are in the outbox", len(letters), filled)
    states = collections.Counter(l["state"] for l in letters.values())
    print(f"   {how}: {dict(states)}, {sum(got.values())} arrivals of {len(got)} letters")
    refused = {k for k, l in letters.items() if trouble_of(l["to"]) in FINAL}
    same(f"{how}: those that no server takes are shown as refused",
         {k for k, l in letters.items() if l["state"] == "refused"}, refused)
    none(f"{how}: and none of them has arrived", (k for k in refused if got[k]), len(refused))
    others = {k: l for k, l in letters.items() if k not in refused}
    none(f"{how}: all others are sent, or shown to a person as uncertain",
         (f"{k} {l['state']}" for k, l in others.items() if l["state"] not in ("sent", "uncertain")), len(others))
    none(f"{how}: every letter that is sent has arrived",
         (k for k, l in others.items() if l["state"] == "sent" and not got[k]), len(others))
    twice = {k: n for k, n in got.items() if n > 1}
    unsure = {k: doubts(office.letter(k)) for k in twice}
    none(f"{how}: none has arrived more often than its doubts allow",
         (f"{k}: {n} times, {unsure[k]} doubts" for k, n in twice.items() if n > 1 + unsure[k]), len(got))
    uncertain = {k: l for k, l in others.items() if l["state"] == "uncertain"}
    # There may be none.
    too_soon = [k for k in uncertain if doubts(office.letter(k)) < 2]
    check(f"{how}: uncertain is only what was sent twice in doubt", not too_soon, too_soon[:9])
    return twice


def new_office(root, folder, wire, letters):
    limits = {"mail.most_per_hour": 1000000, "mail.most_per_address_and_hour": 1000000,
              "mail.most_per_address_and_day": 1000000}
    more = {"mail.connections": 4, "mail.timeout_seconds": 5, "patience.longest_pause_minutes": 2, **limits}
    mail = {"host": "127.0.0.1", "security": "plain", "port": wire.port}
    office = Office(root, folder, mail, speed=SPEED, more=more)
    fill(office, letters)
    return office


def main():
    root, work = map(pathlib.Path, sys.argv[1:3])
    post = Post(work)
    office = new_office(root, work / "trouble", Wire(post.ports["smtp"]), LETTERS)
    office.start()
    check("trouble: the outbox comes to its end", until(lambda: not unsettled(office), 400), unsettled(office)[:9])
    office.stop()
    twice = judge(office, post, "trouble", LETTERS)
    check("trouble: what was lost after its dot has arrived twice under one Message-ID", twice, twice)
    post.empty()

    killed(root, work, post)


def killed(root, work, post):
    """Killed again and again in mid-work, and then left to finish."""
    how = f"killed {KILLS} times"
    # As many letters as there must be for each kill to find some under way, to the last.
    filled = 2 * max(LETTERS, 5 * KILLS)
    wire = Wire(post.ports["smtp"])
    office = new_office(root, work / "killed", wire, filled)
    dice = random.Random(20260703)
    began, idle = time.monotonic(), 0
    for _ in range(KILLS):
        # However long a start takes here: a few letters later, at any step of them.
        office.start()
        idle += not wire.met(dice.randint(1, 8), 30)
        time.sleep(0.02 * dice.random())
        office.kill()
    left = len(unsettled(office))
    print(f"   {how} in {time.monotonic() - began:.0f} s, {left} of {filled} letters left")
    check(f"{how}: each time it was at work", not idle and left < filled, (idle, left))
    office.start()
    check(f"{how}: the outbox comes to its end", until(lambda: not unsettled(office), 400), unsettled(office)[:9])
    office.stop()
    judge(office, post, how, filled)



if __name__ == "__main__":
    finish(main)
