"""The demo's drafts as LibreOffice shows and reckons them."""

import csv
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
import zipfile
import zlib

import docx
import openpyxl

import layout
from checks import check, finish, none, same
from office import PROGRAM, sample_configuration

COLUMNS = [f"c{i}" for i in range(3, 14)]
MOMENT = "2026-07-03T15:00:00+07:00"


class LibreOffice:
    """Converts with a profile of its own."""

    def __init__(self, work):
        self.work = work
        self.profile = (work / "libreoffice").as_uri()

    def convert(self, kind, files, to):
        folder = self.work / to
        subprocess.run(
            ["soffice", f"-env:UserInstallation={self.profile}", "--headless", "--norestore",
             "--convert-to", kind, "--outdir", folder, *files],
            check=True, timeout=180, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return folder


def told(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def pages(pdf):
    """The text of each page."""
    return [unicodedata.normalize("NFC", p) for p in told("pdftotext", "-layout", pdf, "-").split("\f")[:-1]]


def check_pdf(pdf, what, landscape, most):
    info = dict(re.findall(r"^([\w ]+):\s+(.*)$", told("pdfinfo", pdf), re.M))
    width, height = map(float, re.match(r"([\d.]+) x ([\d.]+)", info["Page size"]).groups())
    long, short = (width, height) if landscape else (height, width)
    check(f"{what}: A4, {'across' if landscape else 'upright'}",
          abs(long - 841.9) < 2 and abs(short - 595.3) < 2, info["Page size"])
    text = pages(pdf)
    check(f"{what}: one to {most} pages, none of them empty",
          1 <= len(text) <= most and all(len(p.split()) > 5 for p in text), [len(p.split()) for p in text])
    fonts = [line.split() for line in told("pdffonts", pdf).splitlines()[2:]]
    none(f"{what}: printed in the metric of Times New Roman, embedded",
         (f[0] for f in fonts if "LiberationSerif" not in f[0] or f[-5] != "yes"), len(fonts))
    return text


def check_report(pdf, what, total):
    text = check_pdf(pdf, what, landscape=False, most=8)
    first, whole = text[0], "\n".join(text)
    for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÁO CÁO", "DỰ THẢO"):
        check(f"{what}: \"{line}\" stands on one line of the first page",
              any(line in l for l in first.splitlines()), first[:400])
    check(f"{what}: the head of the office, the number left open, the place",
          re.search(r"Số:\s+/BC-BQL", first) and "Sao Biển, ngày" in first, first[:600])
    check(f"{what}: the unit of the table", "Đơn vị tính: hồ sơ" in whole, "it is not there")
    check(f"{what}: recipients and the signer's place", "Nơi nhận:" in whole and "Lưu: VT" in whole and "TRƯỞNG BAN" in text[-1],
          text[-1][:400])
    row = next((l for l in whole.splitlines() if re.match(r"\s*Tổng số\s+\d", l)), "")
    found = [int(n.replace(".", "")) for n in re.findall(r"[\d.]+", row)]
    same(f"{what}: the row of totals is what the database holds", found, total)


def totals(work, period):
    """Form II.06a's total as the program says it, held against what lies in the database."""
    said = json.loads(told(PROGRAM, "--config", work / "paper.toml", "figures", period, "--at", MOMENT, "--json"))
    with sqlite3.connect(f"file:{work / 'demo' / 'dossierd.db'}?mode=ro", uri=True) as db:
        (packed,) = db.execute("select r.body from snapshot s join answer_rows r on r.id = s.answer_rows"
                               " where from_day = ? and to_day = ? order by s.id desc", (said["from"], said["to"])).fetchone()
    # Packed without a head; a line is its code, its name, the eleven columns and what stands beside them.
    wanted = json.loads(zlib.decompress(packed, -15))["total"][2]
    same(f"{period}: the program's figures are those of the stored answer", [said["total"][c] for c in COLUMNS], wanted)
    return wanted


def without_results(book, to):
    """A copy whose formulas have lost their results, so that whoever opens it must reckon."""
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as copy:
        gone = 0
        for item in source.infolist():
            content = source.read(item)
            if item.filename.startswith("xl/worksheets/"):
                content, n = re.subn(rb"(</f>|<f/>)<v>[^<]*</v>", rb"\1", content)
                gone += n
            copy.writestr(item, content)
    return gone


def cells(book, sheet="II.06a"):
    found = {c.coordinate: c.value for row in openpyxl.load_workbook(book, data_only=True)[sheet].iter_rows() for c in row}
    return {k: v for k, v in found.items() if v is not None}


def source_heads(book):
    """What stands above the figures as they were received."""
    rows = openpyxl.load_workbook(book)["Nguồn số liệu"].iter_rows(values_only=True)
    return next(([h for h in row if h] for row in rows if row[0] == "Lĩnh vực"), [])


def check_form(book, reckoned, table, pdf, what, total):
    text = "\n".join(check_pdf(pdf, what, landscape=True, most=3))
    check(f"{what}: the form's name, its unit and that it is a draft",
          all(t in text for t in ("II.06a/VPCP/KSTT", "Đơn vị tính", "DỰ THẢO")), text[:400])
    kept, new = cells(book), cells(reckoned)
    none(f"{what}: LibreOffice reckons the results that the file keeps",
         (f"{k}: kept {v!r}, reckoned {new.get(k)!r}" for k, v in kept.items() if new.get(k) != v), len(kept))
    heads = source_heads(book)
    none(f"{what}: the sheet of the sources speaks Vietnamese",
         (h for h in heads if re.fullmatch(r"[a-z]+(_[a-z]+)*", h)), len(heads))
    check(f"{what}: no cell is an error", not [v for v in new.values() if str(v).startswith("#")], new)
    row = next((r for r in csv.reader(table.open(encoding="utf-8")) if r[0] == "Tổng số"), [])
    same(f"{what}: the row of totals, reckoned, is what the database holds",
         [int(re.sub(r"\D", "", v)) for v in row[2:13]], total)


def main():
    root, work = map(pathlib.Path, sys.argv[1:3])
    demo = work / "demo"
    reports, books = sorted(demo.rglob("*.docx")), sorted(demo.rglob("*.xlsx"))
    if not check("demo drafts: as many forms as reports", reports and len(reports) == len(books), (reports, books)):
        return
    sample_configuration(root, work, "paper.toml", {"store.database": str(demo / "dossierd.db")})
    office = LibreOffice(work)
    bare = work / "bare"
    bare.mkdir()
    emptied = [without_results(b, bare / b.name) for b in books]
    none("demo forms: they reckon with formulas", (b.name for b, n in zip(books, emptied) if n < 10), len(books))
    report_pdfs = office.convert("pdf", reports, "report-pdf")
    form_pdfs = office.convert("pdf", books, "form-pdf")
    reckoned = office.convert("xlsx", sorted(bare.iterdir()), "reckoned")
    tables = office.convert("csv:Text - txt - csv (StarCalc):44,34,76,1", sorted(bare.iterdir()), "tables")
    for report, book in zip(reports, books):
        period = re.search(r"(20\d\d-(w\d\d|\d\d|q\d|h\d|9m))\.docx$", report.name)[1].upper()
        total = totals(work, period)
        check_report(report_pdfs / f"{report.stem}.pdf", report.name, total)
        check_form(book, reckoned / book.name, tables / f"{book.stem}.csv",
                   form_pdfs / f"{book.stem}.pdf", book.name, total)
        whole = [zipfile.ZipFile(f).testzip() for f in (report, book)]
        check(f"{report.stem}: both packages are whole", whole == [None, None], whole)
        none(f"{report.name}: the layout of NĐ 30/2020", layout.faults(report))
        paragraphs = [p.text for p in docx.Document(report).paragraphs]
        check(f"{report.name}: python-docx reads it", any("Ban Quản lý Khu kinh tế Sao Biển" in p for p in paragraphs), paragraphs[:5])
    shutil.rmtree(work / "libreoffice", ignore_errors=True)


if __name__ == "__main__":
    finish(main)
