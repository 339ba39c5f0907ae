"""The layout of NĐ 30/2020/NĐ-CP, Phụ lục I, in a Word file: effective properties, read by python-docx."""

import re
import unicodedata

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
CENTIMETRE = 567  # twips


class Report:
    def __init__(self, path):
        self.file = docx.Document(path)
        self.defaults = self.file.styles.element.find(qn("w:docDefaults"))
        self.paragraphs = list(self.walk(self.file, self.file.element.body, None))
        self.texts = [p.text.strip() for p, _ in self.paragraphs]

    def walk(self, parent, element, cell):
        """Each paragraph with the row, column and table that it stands in."""
        for child in element.iterchildren():
            if child.tag == qn("w:p"):
                yield Paragraph(child, parent), cell
            elif child.tag == qn("w:tbl"):
                for y, row in enumerate(Table(child, parent).rows):
                    for x, tc in enumerate(row._tr.tc_lst):
                        yield from self.walk(parent, tc, (y, x, id(child)))

    def styles(self, paragraph, run=None):
        style = paragraph.style
        if run is not None and run._r.rPr is not None:
            yield run._r.rPr
        while style is not None:
            yield style.element
            style = style.base_style
        yield self.defaults

    def value(self, paragraph, tag, attribute="val", run=None):
        """The nearest that says it: the run or paragraph, its styles, the defaults."""
        own = [] if run is not None else [paragraph._p.pPr]
        for place in [*own, *self.styles(paragraph, run)]:
            found = None if place is None else next(place.iter(qn(f"w:{tag}")), None)
            if found is not None and (attribute is None or found.get(qn(f"w:{attribute}")) is not None):
                return True if attribute is None else found.get(qn(f"w:{attribute}"))
        return None

    def is_on(self, paragraph, run, tag):
        for place in self.styles(paragraph, run):
            found = None if place is None else next(place.iter(qn(f"w:{tag}")), None)
            if found is not None:
                return found.get(qn("w:val"), "1") not in ("0", "false", "off")
        return False

    def size(self, paragraph, run):
        return int(self.value(paragraph, "sz", run=run) or 20) / 2

    def find(self, pattern):
        return next((i for i, t in enumerate(self.texts) if re.match(pattern, t)), None)


def faults(path):
    """What the decree wants otherwise, a line each."""
    report, found = Report(path), []

    def want(holds, words):
        if not holds:
            found.append(words)

    def looks(at, name, sizes, bold=None, italic=None, align=None):
        if at is None:
            return want(False, f"{name}: it is not there")
        paragraph = report.paragraphs[at][0]
        for run in (r for r in paragraph.runs if r.text.strip()):
            size = report.size(paragraph, run)
            want(sizes[0] <= size <= sizes[1], f"{name}: size {size:g}")
            want(bold is None or report.is_on(paragraph, run, "b") == bold, f"{name}: bold")
            want(italic is None or report.is_on(paragraph, run, "i") == italic, f"{name}: italic")
        want(align is None or report.value(paragraph, "jc") == align, f"{name}: {report.value(paragraph, 'jc')}, not {align}")

    for section in report.file.sections:
        millimetres = [round(v / 36000) for v in (section.page_width, section.page_height, section.top_margin,
                                                  section.bottom_margin, section.left_margin, section.right_margin)]
        want(millimetres[:2] == [210, 297], f"paper {millimetres[:2]}")
        for side, value, low, high in zip(("top", "bottom", "left", "right"), millimetres[2:], (20, 20, 30, 15), (25, 25, 35, 20)):
            want(low <= value <= high, f"margin {side} {value} mm")
        want(section.different_first_page_header_footer, "the first page bears a number")
    for paragraph, _ in report.paragraphs:
        want(unicodedata.is_normalized("NFC", paragraph.text), f"not composed: {paragraph.text[:40]}")
        for run in (r for r in paragraph.runs if r.text.strip()):
            font = report.value(paragraph, "rFonts", "ascii", run)
            want(font == "Times New Roman", f"font {font}: {run.text[:40]}")

    for line, sizes in zip(MOTTO, ((12, 13), (13, 14))):
        at = report.find(re.escape(line) + "$")
        looks(at, line, sizes, bold=True, italic=False, align="center")
        want(at is None or report.paragraphs[at][1][1] == 1, f"{line}: not in the right-hand cell")
    looks(report.find(r"Số:\s+/BC-\w+$"), "the number, left open", (13, 13))
    looks(report.find(r"[^,]+, ngày\s+tháng \d+ năm \d{4}$"), "place and date, left open", (13, 14), italic=True)
    kind = report.find("BÁO CÁO$")
    looks(kind, "BÁO CÁO", (13, 14), bold=True, align="center")
    if kind is None:
        return found
    looks(kind + 1, "the subject", (13, 14), bold=True, align="center")
    lines = sum(p._p.pPr is not None and next(p._p.pPr.iter(qn("w:pBdr")), None) is not None
                or report.value(p, "pBdr", None) is not None for p, _ in report.paragraphs[:kind + 4])
    want(lines >= 3, f"{lines} drawn lines under motto, office and subject")

    end = report.find("Nơi nhận:")
    body = [(p, t) for (p, cell), t in zip(report.paragraphs[kind + 2:end], report.texts[kind + 2:end]) if t and cell is None]
    want(len(body) > 5, "the report has a body")
    for paragraph, text in body:
        for run in (r for r in paragraph.runs if r.text.strip()):
            size = report.size(paragraph, run)
            want(13 <= size <= 14, f"body of size {size:g}: {text[:40]}")
        want(report.value(paragraph, "jc") in ("both", "center"), f"not justified: {text[:40]}")
        indent = int(report.value(paragraph, "ind", "firstLine") or 0)
        want(CENTIMETRE - 5 <= indent <= 1.27 * CENTIMETRE + 5, f"first line at {indent}: {text[:40]}")
        space = max(int(report.value(paragraph, "spacing", side) or 0) for side in ("before", "after"))
        want(space >= 120, f"{space} twentieths between paragraphs: {text[:40]}")
        line = int(report.value(paragraph, "spacing", "line") or 240)
        want(240 <= line <= 360, f"line spacing {line}: {text[:40]}")
    want(body and body[-1][1].endswith("./."), f"the last sentence: {body[-1:]}")

    looks(end, "Nơi nhận", (12, 12), bold=True, italic=True)
    if end is None:
        return found
    beside = [(i, cell) for i, (_, cell) in enumerate(report.paragraphs) if i > end and cell and report.texts[i]]
    own = report.paragraphs[end][1]
    recipients = [i for i, cell in beside if cell == own]
    for i in recipients:
        looks(i, "a recipient", (11, 11), bold=False)
        want(re.match(r"- .*[;.]$", report.texts[i]), f"recipient {report.texts[i]!r}")
    want(recipients and re.match(r"- Lưu: VT.*\.$", report.texts[recipients[-1]]), "the last recipient is the archive")
    signing = [i for i, cell in beside if own and cell[2] == own[2] and cell[1] > own[1] and report.texts[i].isupper()]
    want(signing, "who signs stands right of the recipients")
    for i in signing:
        looks(i, "who signs", (13, 14), bold=True, align="center")

    header = report.file.sections[0].header
    numbered = [p for p in header.paragraphs if re.search(r"instr(Text)?[^<]*[>\"]\s*PAGE\b", p._p.xml)]
    want(numbered and report.value(numbered[0], "jc") == "center", "the page's number stands centred in the upper margin")
    headed = [t for t in report.file.element.body.iter(qn("w:tbl")) if next(t.iter(qn("w:tblHeader")), None) is not None]
    figures = any("Tổng số" in t for t in report.texts)
    want(headed or not figures, "the table of figures repeats its heading")
    return list(dict.fromkeys(found))
