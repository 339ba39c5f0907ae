"""A letter of every kind, as `templates preview` writes them, dated the minute of the check."""

import base64
import email
import html
import pathlib
import quopri
import re
import shutil
import subprocess
import sys
import tempfile

import icalendar

from checks import check, finish, none, same
from letters import check_letters

# A header's encoded word (RFC 2047, 2 and 5): charset, encoding, text without blanks.
WORD = re.compile(rb"=\?([^?\s]+)\?([BbQq])\?([^?\s]*)\?=")


def head(raw):
    """The header lines, unfolded, as (name, value), and the lines as they stand."""
    lines = raw.split(b"\r\n\r\n", 1)[0].split(b"\r\n")
    fields = []
    for line in lines:
        if line[:1] in (b" ", b"\t"):
            fields[-1][1] += line
        else:
            name, _, value = line.partition(b":")
            fields.append([name, value])
    return [(n.decode(), v) for n, v in fields], lines


def lint(raw):
    """Faults by RFC 5322, 2047, 2045 and 2231."""
    fields, lines = head(raw)
    for line in lines:
        if not line.strip():
            yield "a line of nothing but blanks in the head (5322, 3.2.2)"
        if WORD.search(line) and len(line) > 76:
            yield f"a line with encoded words of {len(line)} characters (2047, 2)"
    for name, value in fields:
        if not re.fullmatch(r"[!-9;-~]+", name):
            yield f"the field name {name!r} (5322, 2.2)"
        if not value.startswith(b" ") or not value.strip():
            yield f"{name}: no blank after the colon, or nothing"
        for word in WORD.finditer(value):
            charset, encoding, text = word.groups()
            if len(word[0]) > 75:
                yield f"{name}: an encoded word of {len(word[0])} (2047, 2)"
            around = value[:word.start()][-1:], value[word.end():][:1]
            if any(a not in (b"", b" ", b"\t", b"(", b")", b"\r", b"\n") for a in around):
                yield f"{name}: an encoded word without blanks around it (2047, 5)"
            if value[:word.start()].count(b'"') % 2:
                yield f"{name}: an encoded word in quotes (2047, 5)"
            decoded = base64.b64decode(text, validate=True) if encoding in b"Bb" else quopri.decodestring(text, header=True)
            try:
                decoded.decode(charset.decode())
            except UnicodeDecodeError:
                yield f"{name}: a letter is cut between two encoded words (2047, 5)"
        if b"=?" in WORD.sub(b"", value):
            yield f"{name}: half an encoded word"
        if name in ("From", "To", "Reply-To") and len(re.findall(rb"<[^<>\s]+@[^<>\s]+>\s*$", value)) != 1:
            yield f"{name}: not one address in angle brackets (5322, 3.4)"
        if name in ("Message-ID", "References", "In-Reply-To") and not re.fullmatch(rb"(\s*<[^<>@\s]+@[^<>@\s]+>)+", value):
            yield f"{name}: no message id (5322, 3.6.4)"
        if name == "Date" and not re.fullmatch(rb" (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", value):
            yield f"Date: {value} (5322, 3.3)"
    for part in email.message_from_bytes(raw).walk():
        yield from lint_part(part)


def lint_part(part):
    kind = part.get_content_type()
    encoding = str(part.get("Content-Transfer-Encoding", "7bit")).lower()
    if part.is_multipart():
        boundary = part.get_boundary() or ""
        if not re.fullmatch(r"[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]", boundary):
            yield f"{kind}: the boundary {boundary!r} (2046, 5.1.1)"
        if encoding not in ("7bit", "8bit", "binary"):
            yield f"{kind}: encoded as {encoding} (2045, 6.4)"
        return
    if encoding not in ("quoted-printable", "base64", "7bit"):
        yield f"{kind}: encoded as {encoding} (2045, 6)"
    long = [line for line in part.get_payload().splitlines() if len(line) > 76]
    if encoding != "7bit" and long:
        yield f"{kind}: a line of {len(long[0])} (2045, 6.7 and 6.8)"
    if kind.startswith("text/") and str(part.get_content_charset()) not in ("utf-8", "us-ascii"):
        yield f"{kind}: the charset {part.get_content_charset()} (2045, 5.1)"
    for field in ("Content-Type", "Content-Disposition"):
        value = str(part.get(field, ""))
        if re.search(r"\*\d*\*?=", value) or "=?" in value:
            yield f"{field}: a parameter that old programs do not read (2231): {value}"
    if part.get_content_disposition() == "attachment" and not (part.get_filename() or "").isascii():
        yield f"the name {part.get_filename()!r}"


def calendars(raws):
    """Each .ics as the library reads it: letter to calendar."""
    found = {}
    for name, raw in raws.items():
        for part in email.message_from_bytes(raw).walk():
            if part.get_content_type() == "text/calendar":
                found[name] = (part.get_param("method"), icalendar.Calendar.from_ical(part.get_payload(decode=True)))
    return found


def check_lint(raws):
    none("kinds: RFC 5322, 2045, 2047 and 2231 are kept", (f"{n}: {why}" for n, raw in raws.items() for why in lint(raw)), len(raws))
    # A lint that finds nothing anywhere says nothing.
    good = raws["test"]
    subject = re.search(rb"\r\nSubject: .*?\r\n(?=\S)", good, re.S)[0]
    for what, bad in {
        "an encoded word in quotes": b'\r\nSubject: "=?utf-8?b?w6E=?="\r\n',
        "a letter cut in two": b"\r\nSubject: =?utf-8?b?4bo=?= =?utf-8?b?oQ==?=\r\n",
        "a long encoded word": b"\r\nSubject: =?utf-8?b?" + b"YWFh" * 20 + b"?=\r\n",
        "an empty line of blanks": b"\r\nSubject: a\r\n \r\n",
        "half a word": b"\r\nSubject: =?utf-8?b?w6E=\r\n",
    }.items():
        check(f"kinds: the lint sees {what}", list(lint(good.replace(subject, bad, 1))), bad)
    file = b'Content-Disposition: attachment; filename="'
    named = next(raw for raw in raws.values() if file in raw)
    check("kinds: the lint sees a name in pieces", list(lint(named.replace(file, b'Content-Disposition: attachment; filename*0="', 1))))


def check_calendars(raws):
    found = calendars(raws)
    none("kinds: no calendar has an error", (f"{n}: {e}" for n, (_, c) in found.items() for e in c.errors), len(found))
    none("kinds: the calendar's method is that of its part",
         (n for n, (method, c) in found.items() if str(c["METHOD"]) != method), len(found))
    events = [(n, e) for n, (_, c) in found.items() for e in c.walk("VEVENT")]
    wanted = ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "ORGANIZER")
    none("kinds: every entry has what RFC 5546 asks for",
         (f"{n}: {w}" for n, e in events for w in wanted if len([k for k in e.keys() if k == w]) != 1), len(events))
    none("kinds: an entry that is taken back says so, in a file that does",
         (n for n, e in events if (str(e.get("STATUS")) == "CANCELLED") != (str(found[n][1]["METHOD"]) == "CANCEL")), len(events))
    done, again = found["answer_receipt"][1].walk("VEVENT")[0], found["answer_undone"][1].walk("VEVENT")[0]
    same("kinds: what is done and what is open again is one entry", done["UID"], again["UID"])
    check("kinds: and each version is newer than the one before", 0 < done["SEQUENCE"] < again["SEQUENCE"], done)
    same("kinds: the entry that is done is cancelled", (str(done["STATUS"]), found["answer_receipt"][0]), ("CANCELLED", "CANCEL"))


def spam(raw, home):
    """SpamAssassin's own rules, without the network: score, and the rules that hit."""
    run = subprocess.run(["spamassassin", "-L", "-t", "-x", "-p", "/dev/null"], input=raw, capture_output=True, timeout=120,
                         env={"HOME": home, "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"})
    status = email.message_from_bytes(run.stdout)["X-Spam-Status"] or ""
    score = re.search(r"score=(-?[\d.]+)", status)
    tests = re.search(r"tests=(.*?)(?:\s+autolearn|$)", status, re.S)
    return (float(score[1]) if score else None), re.sub(r"\s+", "", tests[1]) if tests else run.stderr.decode()[-300:]


def check_spam(raws):
    with tempfile.TemporaryDirectory() as home:
        scores = {name: spam(raw, home) for name, raw in raws.items()}
        # The filter must be one that sees spam, or its silence says nothing.
        score, tests = spam(b"Subject: x\r\nFrom: a@b.example\r\n\r\nXJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n", home)
    check("kinds: the spam filter is awake", score is not None and score > 100, (score, tests))
    none("kinds: the spam filter scores every letter at or below 0",
         (f"{n}: {s} {t}" for n, (s, t) in scores.items() if s is None or s > 0), len(scores))


def check_looks(raws, work):
    """Chromium's own layout: nothing is wider than the window, at 320 and at 760 px."""
    browser = shutil.which("chromium")
    if not check("kinds: a browser is there", browser):
        return
    pages = work / "pages"
    pages.mkdir()
    wide = []
    for name, raw in raws.items():
        page = next(p for p in email.message_from_bytes(raw).walk() if p.get_content_type() == "text/html")
        markup = page.get_payload(decode=True).decode()
        for width in (320, 760):
            # A window of a browser has a least width; a frame has not.
            file = pages / f"{name}-{width}.html"
            file.write_text(f"""<!DOCTYPE html><meta charset="utf-8"><iframe id="f" width="{width}" height="900"
              style="border:0" srcdoc="{html.escape(markup)}"></iframe><p id="r"></p><script>
              onload = () => {{ const d = document.getElementById("f").contentDocument.documentElement;
              document.getElementById("r").textContent = "measured " + d.scrollWidth; }}</script>""")
            run = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                                  f"--user-data-dir={work}/browser", "--dump-dom", f"file://{file}"],
                                 capture_output=True, text=True, timeout=60)
            measured = re.search(r"measured (\d+)", run.stdout)
            if not measured or int(measured[1]) > width:
                wide.append(f"{name} at {width}: {measured and measured[1]}")
    none("kinds: no letter is wider than a window of 320 or 760 px", wide, len(raws))


def main():
    work = pathlib.Path(sys.argv[2])
    raws = {f.stem: f.read_bytes() for f in sorted((work / "kinds").glob("*.eml"))}
    check("kinds: a letter of every kind", len(raws) >= 40, len(raws))
    check_letters(raws, "kinds")
    check_lint(raws)
    check_calendars(raws)
    check_spam(raws)
    chosen = ("week", "late_unit", "reminder_several", "draft_with_errors", "health", "receipt")
    check_looks({n: r for n, r in raws.items() if n in chosen}, work)


if __name__ == "__main__":
    finish(main)
