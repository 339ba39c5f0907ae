"""Letters as a mail client reads them: every rule of a letter, over all letters of the demo."""

import email
import email.header
import email.policy
import email.utils
import html.parser
import pathlib
import re
import sys
import unicodedata

import icalendar

from checks import check, finish, none

ONCE = ("Date From To Reply-To Subject Message-ID MIME-Version Content-Type "
        "Auto-Submitted X-Auto-Response-Suppress").split()
# What no letter to an official may hold: loading from elsewhere, running anything.
REMOTE = re.compile(r"https?:|//[a-z]|\bsrc=|url\(|@import|<(script|link|img|iframe|object|form)\b", re.I)
OFFICE_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar",
    "txt": "text/plain",
}


def read(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def sender(raw):
    """The name and address in From. Decoded by hand: Python's own reading of a name that goes over
    two lines keeps the space between the encoded words, which RFC 2047 (6.2) says to drop."""
    name, address = email.utils.parseaddr(email.message_from_bytes(raw)["From"])
    return str(email.header.make_header(email.header.decode_header(name))), address


def texts(letter):
    """The two renderings: plain text and HTML."""
    return [letter.get_body((kind,)).get_content() for kind in ("plain", "html")]


def shape(part):
    """The tree of types: "mixed(alternative(plain,html),calendar)"."""
    inner = ",".join(shape(p) for p in part.iter_parts()) if part.is_multipart() else ""
    return part.get_content_subtype() + (f"({inner})" if inner else "")


class Shown(html.parser.HTMLParser):
    """What HTML shows, without what only its head holds."""

    def __init__(self):
        super().__init__()
        self.hidden = 0
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("head", "style")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("head", "style")
        self.text.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def words(text):
    return re.findall(r"\w+", text)


def words_of_html(markup):
    shown = Shown()
    shown.feed(markup)
    return words("".join(shown.text))


def calendar_days(letter):
    """The first days of all entries of a letter's .ics, or None without one."""
    for part in letter.iter_attachments():
        if part.get_content_type() == "text/calendar":
            content = part.get_content()
            if isinstance(content, str):
                content = content.encode()
            return [e.decoded("DTSTART") for e in icalendar.Calendar.from_ical(content).walk("VEVENT")]
    return None


def check_letters(raws, what):
    """`raws`: name to bytes."""
    letters = {name: read(raw) for name, raw in raws.items()}
    n = len(letters)

    def each(name, offends):
        none(f"{what}: {name}", (f"{k}: {why}" for k, l in letters.items() if (why := offends(k, l))), n)

    each("lines end in CRLF alone", lambda k, l: re.search(rb"(?<!\r)\n|\r(?!\n)", raws[k]) and "a bare CR or LF")
    # A type has no place where its line could be folded.
    each("no line is longer than 998, none but a long type longer than 78",
         lambda k, l: [len(x) for x in raws[k].split(b"\r\n")
                       if len(x) > (998 if x.startswith(b"Content-Type: ") else 78)])
    each("nothing but ASCII on the wire", lambda k, l: not raws[k].isascii())
    each("the parser finds no fault in any part", lambda k, l: [d for p in l.walk() for d in p.defects])
    each("every header that must be there is there once",
         lambda k, l: [h for h in ONCE if len(l.get_all(h, [])) != 1])
    each("no automatic answer is asked for or given",
         lambda k, l: (l["Auto-Submitted"], l["X-Auto-Response-Suppress"]) != ("auto-generated", "OOF, AutoReply"))
    each("one addressee", lambda k, l: len(l["To"].addresses) != 1 or l["Cc"] or l["Bcc"])
    each("replies go to a person, not to the sender",
         lambda k, l: l["Reply-To"].addresses[0].addr_spec == l["From"].addresses[0].addr_spec)
    each("the date is the office's, with its own weekday",
         lambda k, l: (d := email.utils.parsedate_to_datetime(l["Date"])).strftime("%a") != l["Date"][:3]
         or d.utcoffset().total_seconds() != 7 * 3600)
    each("the subject begins with its kind in brackets", lambda k, l: not re.match(r"(\[\w[\w -]+\] ?)+\S", l["Subject"]))
    each("answers find their thread", lambda k, l: (l["References"] or "").split()[-1:] != (l["In-Reply-To"] or "").split())
    each("text and HTML, with attachments beside them",
         lambda k, l: not re.fullmatch(r"alternative\(plain,html\)|mixed\(alternative\(plain,html\)(,[\w.-]+)+\)", shape(l)) and shape(l))
    each("attachments have plain ASCII names that fit their type",
         lambda k, l: [p.get_filename() for p in l.iter_attachments()
                       if not re.fullmatch(r"[a-z0-9-]+\.(docx|xlsx|ics|txt)", p.get_filename() or "")
                       or OFFICE_TYPES[p.get_filename()[-4:].lstrip(".")] != p.get_content_type()])
    each("text and HTML say the same words in the same order",
         lambda k, l: first_difference(words(texts(l)[0]), words_of_html(texts(l)[1])))
    each("the HTML loads and runs nothing", lambda k, l: (m := REMOTE.search(texts(l)[1])) and m[0])
    each("everything is NFC, with no broken letters",
         lambda k, l: [t[:40] for t in (l["Subject"], str(l["From"]), str(l["To"]), *texts(l))
                       if not unicodedata.is_normalized("NFC", t) or re.search("\ufffd|Ã[\u0080-\u00bf]|á»|Æ°", t)])
    # A command that the owner may type is quoted.
    each("no word that an office does not write to another",
         lambda k, l: (m := re.search(r"\b(bạn|yêu cầu|deadline|task|email|null|None|NaN)\b",
                                      re.sub(r"`[^`]*`", "", texts(l)[0]))) and m[0])
    each("a calendar's entries are whole days, or moments that name their zone",
         lambda k, l: [d for d in calendar_days(l) or [] if hasattr(d, "hour") and d.tzinfo is None])
    ids = [l["Message-ID"] for l in letters.values()]
    check(f"{what}: no two letters share a Message-ID", len(set(ids)) == n, ids)
    return letters


def first_difference(one, other):
    if one == other:
        return None
    for i, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f"text goes on with {' '.join(one[i:i + 5])!r}, HTML with {' '.join(other[i:i + 5])!r}"
    return f"text has {len(one)} words, HTML {len(other)}"


def main():
    folder = pathlib.Path(sys.argv[2]) / "demo"
    raws = {f.name: f.read_bytes() for f in sorted(folder.rglob("*.eml"))}
    check("demo letters: at least three", len(raws) >= 3, len(raws))
    letters = check_letters(raws, "demo letters")
    kinds = {name for l in letters.values() for p in l.iter_attachments() for name in [p.get_filename()[-4:].lstrip(".")]}
    check("demo letters: some carry dates, drafts and forms", kinds == {"ics", "docx", "xlsx", "txt"}, kinds)


if __name__ == "__main__":
    finish(main)
