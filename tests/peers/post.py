"""The post office from the outside: whom it refuses, what it filed, what it logged."""

import imaplib
import json
import re
import subprocess

from office import DOMAIN, SENDER, until


class Post:
    def __init__(self, work):
        self.folder = work / "post"
        self.ports = json.loads((self.folder / "ports.json").read_text())
        self.password = (self.folder / "password").read_text().strip()

    def submission(self):
        """The [mail] settings of an office that signs in."""
        return {"host": "localhost", "security": "starttls", "port": self.ports["submission"], "user": SENDER,
                "password_file": str(self.folder / "password"), "extra_ca": str(self.folder / "tls" / "ca.pem")}

    def answer(self, table, answers):
        """From now on: local part to "450 4.2.0 words", at RCPT ("at_rcpt") or after the dot ("at_dot")."""
        file = self.folder / "etc" / table
        file.write_text("".join(f"{who}@{DOMAIN} {words}\n" for who, words in answers.items()))
        self.command("postmap", f"hash:{file}")

    def command(self, name, *arguments):
        done = subprocess.run([name, "-c", self.folder / "etc", *arguments], check=True, capture_output=True,
                              text=True, timeout=30)
        return done.stdout

    def settle(self):
        """Waits until Postfix has handed over all that it accepted."""
        return until(lambda: not any(f.is_file() for q in ("maildrop", "incoming", "active", "deferred")
                                     for f in (self.folder / "spool" / q).rglob("*")))

    def boxes(self):
        return sorted(f.name for f in (self.folder / "mail").iterdir())

    def fetch(self, box):
        """What a mail client gets over IMAP: (the structure as the server parsed it, the bytes)."""
        with imaplib.IMAP4("127.0.0.1", self.ports["imap"]) as client:
            client.authenticate("PLAIN", lambda _: f"\0{box}@{DOMAIN}\0{self.password}".encode())
            client.select(readonly=True)
            if not self.count(box):
                return []
            structures = client.fetch("1:*", "(BODYSTRUCTURE)")[1]
            # Another letter may come meanwhile.
            contents = client.fetch(f"1:{len(structures)}", "(BODY.PEEK[])")[1]
            # Only a content comes as a literal, which imaplib gives as a pair.
            return list(zip(map(bytes.decode, structures), (c[1] for c in contents if isinstance(c, tuple)), strict=True))

    def flags(self, box):
        """What the server says of each letter's flags."""
        with imaplib.IMAP4("127.0.0.1", self.ports["imap"]) as client:
            client.authenticate("PLAIN", lambda _: f"\0{box}@{DOMAIN}\0{self.password}".encode())
            client.select(readonly=True)
            return list(map(bytes.decode, client.fetch("1:*", "(FLAGS)")[1]))

    def fetch_all(self):
        """Everything filed: mailbox to letters."""
        return {box: self.fetch(box) for box in self.boxes() if self.count(box)}

    def count(self, box):
        return sum(1 for new in ("new", "cur") for _ in (self.folder / "mail" / box / "Maildir" / new).glob("*"))

    def total(self):
        return sum(self.count(box) for box in self.boxes())

    def empty(self):
        for box in self.boxes():
            for new in ("new", "cur"):
                for file in (self.folder / "mail" / box / "Maildir" / new).glob("*"):
                    file.unlink()

    def received_contents(self, message_id):
        """How often Postfix got the content of a letter, the times that it then refused it included."""
        log = (self.folder / "postfix.log").read_text(errors="replace")
        return len(re.findall(rf"cleanup\[\d+\]: \w+: message-id={re.escape(message_id)}$", log, re.M))
