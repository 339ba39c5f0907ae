"""The sample office at work: its configuration, its portal, the daemon on its own clock.

Letters leave on working days in working hours only. So the daemon runs on a Friday afternoon of
the sample plan's year: libfaketime gives it that wall clock, faster than ours where it waits for
the next try, and leaves the monotonic clock, which its timers use, alone.
"""

import contextlib
import datetime
import glob
import http.server
import json
import math
import os
import pathlib
import re
import shutil
import signal
import subprocess
import threading
import time

PROGRAM = os.environ["DOSSIERD_BIN"]
# The sample's own domain is one that nothing is ever sent to.
SAMPLE_DOMAIN, DOMAIN = "saobien.example", "saobien.test"
SENDER = f"nhacviec@{DOMAIN}"
BOUNCES = f"thu-tra-lai@{DOMAIN}"
# 15 o'clock at the office.
FRIDAY = datetime.datetime(2026, 7, 3, 8, 0, 0)
PRELOAD = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")


def sample_configuration(root, folder, name, changes):
    """The sample office's configuration in `folder` with some "section.key" set anew."""
    text = (root / "config" / "sample" / "dossierd.toml").read_text(encoding="utf-8")
    changes = {"calendar.days_off": str(root / "config" / "days-off.tsv"), **changes}
    for key, value in changes.items():
        section, key = key.split(".")
        line = f"{key} = {json.dumps(value)}"
        head = re.search(rf"^\[+{section}\]+\n", text, re.M)
        if head is None:
            text += f"\n[{section}]\n{line}\n"
            continue
        body = text[head.end():].split("\n[", 1)[0]
        changed, n = re.subn(rf"^{key} = .*$", lambda _: line, body, flags=re.M)
        text = text[:head.end()] + (changed if n else f"{line}\n{body}") + text[head.end() + len(body):]
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


class Portal(http.server.BaseHTTPRequestHandler):
    """Answers every window with the same figures, in the manner of OpenCPS v2."""

    AGENCY = "BQLKKT-MAU"
    SECTORS = {"": ("", 30), "DT": ("Đầu tư", 18), "LD": ("Lao động", 12)}

    def do_GET(self):
        rows = [
            {"domainCode": code, "domainName": name, "govAgencyCode": self.AGENCY, "processCount": n, "onlineCount": n - 6,
             "onegateCount": 0, "receivedCount": n - 6, "remainingCount": 6, "releaseCount": n - 6,
             "betimesCount": n - 7, "ontimeCount": 1, "overtimeCount": 0, "processingCount": 6, "undueCount": 6,
             "overdueCount": 0, "waitingCount": 0, "cancelledCount": 0, "deniedCount": 0, "totalCount": n}
            for code, (name, n) in self.SECTORS.items()
        ]
        body = json.dumps({"total": len(rows), "data": rows}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # it was killed while it asked
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def start_portal():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


def until(what, seconds=30):
    """Waits until `what()` holds; whether it came to that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.05)
    return False


class Office:
    """A configuration, a database, and the program run on both."""

    def __init__(self, root, folder, mail, speed=1, more=()):
        folder.mkdir(parents=True)
        self.folder = folder
        self.plan = root / "config" / "sample" / "ke-hoach-cchc-2026.txt"
        self.speed = speed
        self.began = time.monotonic()
        self.daemon = None
        self.killed = []
        self.root = root
        self.changes = {"source.base_url": start_portal(), "store.database": str(folder / "dossierd.db"),
                        "mail.transport": "smtp", "mail.timeout_seconds": 20,
                        **{f"mail.{key}": value for key, value in mail.items()}, **dict(more)}
        self.config = self.configure({})

    def configure(self, changes, name="dossierd.toml"):
        file = sample_configuration(self.root, self.folder, name, {**self.changes, **changes})
        file.write_text(file.read_text(encoding="utf-8").replace(SAMPLE_DOMAIN, DOMAIN), encoding="utf-8")
        return file

    def rename(self, old, new):
        """Says something in its configuration in another way."""
        text = self.config.read_text(encoding="utf-8")
        assert old in text, f"{old} is not in the configuration"
        self.config.write_text(text.replace(old, new), encoding="utf-8")

    def environment(self):
        # Rounded up: the next process must not be told an earlier second than the last one saw.
        passed = math.ceil((time.monotonic() - self.began) * self.speed)
        now = FRIDAY + datetime.timedelta(seconds=passed)
        return {**os.environ, "TZ": "UTC", "LD_PRELOAD": PRELOAD[0], "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "NO_FAKE_STAT": "1", "FAKETIME": f"@{now:%Y-%m-%d %H:%M:%S} x{self.speed}"}

    def run(self, *command, config=None):
        """One command of the program: its exit status, its output, what it complained of."""
        ran = subprocess.run([PROGRAM, "--config", config or self.config, *command], env=self.environment(),
                             capture_output=True, text=True, timeout=60)
        return ran.returncode, ran.stdout, ran.stderr

    def start(self):
        log = (self.folder / "daemon.log").open("a")
        self.daemon = subprocess.Popen([PROGRAM, "--config", self.config, "run"], env=self.environment(),
                                       stdout=log, stderr=log)

    def kill(self):
        """Like a power cut, for this process."""
        self.daemon.kill()
        self.daemon.wait()
        # What libfaketime keeps for a process goes with it only where it ends by itself.
        for left in glob.glob(f"/dev/shm/faketime_*_{self.daemon.pid}") + glob.glob(f"/dev/shm/sem.faketime_*_{self.daemon.pid}"):
            os.unlink(left)

    def stop(self):
        """Asks the daemon to leave; its exit status."""
        self.daemon.send_signal(signal.SIGTERM)
        try:
            return self.daemon.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
            return "still there after 20 s"

    def letters(self):
        """All letters of the outbox: key to what `outbox list` says."""
        lines = self.run("outbox", "list", "--json")[1].splitlines()
        return {letter["key"]: letter for letter in map(json.loads, lines)}

    def letter(self, key):
        return json.loads(self.run("outbox", "show", key, "--json")[1])

    def log(self):
        return (self.folder / "daemon.log").read_text()
