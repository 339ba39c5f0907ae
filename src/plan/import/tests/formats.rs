//! The same plan in every format, as LibreOffice writes it and as Word can at its worst.

use super::*;
use crate::paper::table::Spot;
use std::fmt::Write as _;
use std::io::Write as _;
use unicode_normalization::UnicodeNormalization;

const DOCX: &[u8] = include_bytes!("../../../../tests/data/plan/ke-hoach-cchc-2026.docx");
const XLSX: &[u8] = include_bytes!("../../../../tests/data/plan/ke-hoach-cchc-2026.xlsx");
const TOML: &[u8] = include_bytes!("../../../../tests/data/plan/ke-hoach-cchc-2026.toml");

/// What makes a task, without how its units are written.
fn meant(table: &PlanTable) -> Vec<String> {
    let (tasks, _) = tasks(table, &configured(), 2026, day(2026, 1, 5));
    let all = tasks.iter().map(|t| {
        format!(
            "{}|{}|{}|{:?}+{:?}|{:?}|{}|{}",
            t.number,
            t.section,
            t.title,
            t.leads.units,
            t.leads.unknown,
            t.support.units,
            t.deadline_text,
            t.deliverable
        )
    });
    all.collect()
}

#[track_caller]
fn same_plan(name: &str, bytes: &[u8], rules_besides: &[&str]) -> PlanTable {
    let table = read_file_bytes(name, bytes).unwrap();
    let text = read_text(TEXT).unwrap();
    for (got, want) in meant(&table).iter().zip(meant(&text)) {
        assert_eq!(*got, want, "{name}");
    }
    assert_eq!(table.rows.len(), 22, "{name}");
    assert_eq!(table.year, Some(2026));
    let found: Vec<&str> = table.findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(found, rules_besides, "{name}: {:?}", table.findings);
    table
}

pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_plan_is_the_same_in_every_format() {
    let docx = same_plan("kh.docx", DOCX, &[]);
    assert_eq!(
        docx.title,
        "Kế hoạch Cải cách hành chính nhà nước Ban Quản lý Khu kinh tế Hải Đông năm 2026"
    );
    assert_eq!(docx.rows[0].spot, Spot::Table { table: 2, row: 3 });
    let xlsx = same_plan("kh.xlsx", XLSX, &[]);
    assert_eq!(xlsx.title, "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC NĂM 2026");
    assert_eq!((xlsx.rows[0].line, xlsx.rows[0].spot), (6, Spot::Line));
    let toml = same_plan("kh.toml", TOML, &[]);
    assert_eq!(toml.title, docx.title);
    assert_eq!((toml.rows[0].line, toml.rows[1].line), (6, 14));
    same_plan("kh.csv", CSV, &[]);
}

#[test]
fn a_wrong_ending_does_not_matter_where_the_bytes_say_what_it_is() {
    for name in ["kh.xlsx", "kh.doc", "kh.txt", "kh"] {
        same_plan(name, DOCX, &[]);
    }
    same_plan("kh.docx", XLSX, &[]);
}

// ---- Word at its worst ------------------------------------------------------------------

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

fn cell(properties: &str, inside: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")
}

fn plain_cell(text: &str) -> String {
    cell("", &paragraph(&run(text)))
}

/// A text as Word keeps it after an afternoon of editing: decomposed, split over runs in
/// the middle of a letter, part of it a link, part inserted, with something deleted between.
fn edited(text: &str) -> String {
    let letters: Vec<char> = text.nfd().collect();
    let part = |range: std::ops::Range<usize>| run(&letters[range].iter().collect::<String>());
    let (a, b, c) = (letters.len() / 4, letters.len() / 2, letters.len() * 3 / 4);
    paragraph(&format!(
        "<w:pPr><w:jc w:val=\"both\"/><w:rPr><w:del w:id=\"9\" w:author=\"A\"/></w:rPr></w:pPr>{}<w:proofErr w:type=\"spellStart\"/>\
         <w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>đã xoá</w:delText></w:r></w:del>\
         <w:hyperlink r:id=\"rId9\">{}</w:hyperlink>\
         <w:moveFrom w:id=\"3\">{}</w:moveFrom><w:ins w:id=\"2\" w:author=\"A\">{}</w:ins>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>chữ ẩn</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF muc_1 \\h</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}<w:bookmarkEnd w:id=\"0\"/>",
        part(0..a),
        part(a..b),
        run("chỗ cũ"),
        part(b..c),
        part(c..letters.len()),
    ))
}

/// The plan as one table with all that Word can do to it.
fn nasty() -> Vec<u8> {
    let text = read_text(TEXT).unwrap();
    let mut body = String::new();
    let header = [
        "TT",
        "Nội dung công việc",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời gian hoàn thành",
        "Sản phẩm",
    ];
    let header_row = |repeated: &str| {
        let cells: String = header.iter().map(|h| plain_cell(h)).collect();
        format!("<w:tr><w:trPr>{repeated}</w:trPr>{cells}</w:tr>")
    };
    let mut section = "";
    for (n, row) in text.rows.iter().enumerate() {
        if row.section != section {
            section = &row.section;
            let (number, title) = section.split_once(". ").unwrap();
            // Every other one in a single cell; one within a content control around the row.
            body += &match n % 2 {
                0 => format!(
                    "<w:tr>{}{}</w:tr>",
                    plain_cell(number),
                    cell("<w:gridSpan w:val=\"6\"/>", &edited(title))
                ),
                _ => format!(
                    "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:tr>{}</w:tr></w:sdtContent></w:sdt>",
                    cell("<w:gridSpan w:val=\"7\"/>", &edited(section))
                ),
            };
        }
        if matches!(n, 4 | 12) {
            body += &header_row("<w:tblHeader/>");
        }
        if n == 7 {
            let cells: String = (0..6).map(|_| plain_cell("hàng đã xoá")).collect();
            let _ = write!(body, "<w:tr><w:trPr><w:del w:id=\"7\"/></w:trPr>{cells}</w:tr>");
        }
        body += &nasty_row(&text.rows, n);
        // A page of paper split this one: the rest stands in a row of its own.
        if n == 16 {
            let support = cell("<w:gridSpan w:val=\"1\"/>", &edited("nghiệp Hải Đông"));
            let _ = write!(
                body,
                "{}<w:tr>{}{}{}{support}{}{}</w:tr>",
                header_row(""),
                plain_cell(""),
                cell("<w:gridSpan w:val=\"2\"/>", "<w:p/>"),
                plain_cell(""),
                plain_cell(""),
                plain_cell("")
            );
        }
    }
    let grid: String = [500, 3000, 8, 1500, 1500, 1200, 1300]
        .iter()
        .map(|w| format!("<w:gridCol w:w=\"{w}\"/>"))
        .collect();
    let letterhead = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        plain_cell("BAN QUẢN LÝ"),
        plain_cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    );
    let signatures = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        plain_cell("Nơi nhận:"),
        plain_cell("TRƯỞNG BAN")
    );
    let title = "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p><w:p><w:r><w:t>Cải cách hành chính</w:t><w:br/><w:t>năm 2026</w:t></w:r></w:p><w:p/>";
    document(&format!(
        "{letterhead}{title}<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{}{body}</w:tbl>{signatures}",
        header_row("<w:tblHeader/>")
    ))
}

/// Numbers come from a list; equal deadlines are one cell; the title's cell covers two
/// columns of the grid, on every third row the lead's does.
fn nasty_row(rows: &[PlanRow], n: usize) -> String {
    let row = &rows[n];
    let is_same = |a: usize, b: usize| {
        rows[a].deadline == rows[b].deadline && rows[a].section == rows[b].section && !matches!(b, 4 | 12)
    };
    let merge = match (
        n > 0 && is_same(n - 1, n),
        n + 1 < rows.len() && is_same(n, n + 1),
    ) {
        (true, _) => "<w:vMerge/>",
        (false, true) => "<w:vMerge w:val=\"restart\"/>",
        (false, false) => "",
    };
    let number = "<w:p><w:pPr><w:pStyle w:val=\"TT\"/></w:pPr></w:p>";
    let (title_span, lead_span) = if n.is_multiple_of(3) {
        ("1", "2")
    } else {
        ("2", "1")
    };
    let list = |units: &str| -> String { units.split(';').map(|u| edited(u.trim())).collect() };
    let deadline = match merge {
        "<w:vMerge/>" => "<w:p/>".to_owned(),
        _ => edited(&row.deadline),
    };
    let support = match n {
        16 => list(row.support.strip_suffix("nghiệp Hải Đông").unwrap()),
        _ => list(&row.support),
    };
    let nested = match n {
        5 => {
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>bảng con</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"
        }
        _ => "",
    };
    let deliverable = match n {
        8 => text_box(&row.deliverable),
        9 => format!(
            "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            edited(&row.deliverable),
            paragraph(&run("Bấm vào đây để nhập"))
        ),
        _ => edited(&row.deliverable),
    };
    format!(
        "<w:tr>{}{}{}{}{}{}</w:tr>",
        cell("", number),
        cell(
            &format!("<w:gridSpan w:val=\"{title_span}\"/>"),
            &format!("{}{nested}", edited(&row.title))
        ),
        cell(&format!("<w:gridSpan w:val=\"{lead_span}\"/>"), &list(&row.lead)),
        cell("", &support),
        cell(merge, &deadline),
        cell("", &deliverable),
    )
}

/// In a text box, which Word writes twice.
fn text_box(text: &str) -> String {
    let inside = edited(text);
    paragraph(&format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent>\
         </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent>\
         </v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ))
}

fn document(body: &str) -> Vec<u8> {
    let relationship = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &format!(
                "<Relationships>{}</Relationships>",
                relationship("rId1", "officeDocument", "/word/document2.xml")
            ),
        ),
        (
            "word/_rels/document2.xml.rels",
            &format!(
                "<Relationships>{}{}</Relationships>",
                relationship("rId1", "numbering", "numbering.xml"),
                relationship("rId2", "styles", "../word/styles.xml")
            ),
        ),
        (
            "word/numbering.xml",
            "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        ),
        (
            "word/styles.xml",
            "<w:styles><w:style w:styleId=\"TT\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>",
        ),
        (
            "word/document2.xml",
            &format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document><w:body>{body}<w:sectPr/></w:body></w:document>"
            ),
        ),
    ])
}

#[test]
fn word_at_its_worst_gives_the_same_plan() {
    let table = same_plan("kh.docx", &nasty(), &[]);
    assert_eq!(table.title, "Kế hoạch Cải cách hành chính năm 2026");
}

// ---- Tables as offices merge and divide them --------------------------------------------

/// Rows of cells: `^` goes on from the cell above, `>` belongs to the one before it.
fn table(rows: &[&[&str]]) -> String {
    let is_merged =
        |row: usize, at: usize| rows.get(row + 1).is_some_and(|below| below.get(at) == Some(&"^"));
    let mut out = String::new();
    for (n, row) in rows.iter().enumerate() {
        out += "<w:tr>";
        for (at, text) in row.iter().enumerate().filter(|(_, text)| **text != ">") {
            let span = 1 + row[at + 1..].iter().take_while(|next| **next == ">").count();
            let merge = match *text {
                "^" => "<w:vMerge/>",
                _ if is_merged(n, at) => "<w:vMerge w:val=\"restart\"/>",
                _ => "",
            };
            let text = if *text == "^" { "" } else { text };
            out += &cell(
                &format!("<w:gridSpan w:val=\"{span}\"/>{merge}"),
                &paragraph(&run(text)),
            );
        }
        out += "</w:tr>";
    }
    format!("<w:tbl>{out}</w:tbl>")
}

fn read_word(body: &str) -> PlanTable {
    read_file_bytes("kh.docx", &document(body)).unwrap()
}

fn short(table: &PlanTable) -> Vec<[&str; 5]> {
    table
        .rows
        .iter()
        .map(|r| [r.number.as_str(), &r.title, &r.lead, &r.support, &r.deadline])
        .collect()
}

const HEAD: &[&str] = &["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"];

#[test]
fn cells_merged_downwards_hold_for_every_row() {
    let table = read_word(&table(&[
        &["TT", "Nhiệm vụ", "Đơn vị thực hiện", ">", "Thời hạn"],
        &["^", "^", "Chủ trì", "Phối hợp", "^"],
        &["(1)", "(2)", "(3)", "(4)", "(5)"],
        &["I", "Thể chế năm 2026", ">", ">", ">"],
        &["1", "Rà soát", "Phòng A", "Phòng X", "Quý I"],
        &["2", "Trình", "^", "", "^"],
        &["3", "Ban hành", "Phòng B", "Phòng C", "Quý II"],
        &["^", "^", "Phòng D", "^", "Tháng 9"],
        &["4", "Công bố", "Phòng E", "", "Quý IV"],
    ]));
    assert_eq!(
        short(&table),
        [
            ["1", "Rà soát", "Phòng A", "Phòng X", "Quý I"],
            ["2", "Trình", "Phòng A", "", "Quý I"],
            ["3", "Ban hành", "Phòng B\nPhòng D", "Phòng C", "Quý II\nTháng 9"],
            ["4", "Công bố", "Phòng E", "", "Quý IV"],
        ]
    );
    assert!(table.rows.iter().all(|r| r.section == "I. Thể chế năm 2026"));
    assert_eq!(
        rules(&table.findings),
        [("year_missing", Place::Cell("bảng 1, hàng 1".into()))]
    );
}

#[test]
fn several_tables_are_one_plan_and_other_tables_are_none() {
    let heading = |text: &str| paragraph(&run(text));
    let budget = table(&[
        &["Nguồn", "Số tiền", "Năm"],
        &["Ngân sách", "10", "2026"],
        &["Khác", "5", "2026"],
    ]);
    let body = [
        heading("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026"),
        heading("I. Thể chế"),
        table(&[HEAD, &["1", "Rà soát", "Phòng A", "", "Quý I"]]),
        heading("II. Bộ máy"),
        "<w:p/>".to_owned(),
        table(&[&["2", "Sắp xếp", "Phòng B", "", "Quý II"]]),
        heading("1. Biểu kinh phí"),
        heading("(Đơn vị: triệu đồng)"),
        budget,
        table(&[HEAD, &["3", "Tổng kết", "Phòng C", "", "Quý IV"]]),
        table(&[&["Nơi nhận:", "TRƯỞNG BAN"], &["- Lưu: VT", "Nguyễn Văn A"]]),
    ];
    let table = read_word(&body.concat());
    let read: Vec<_> = table
        .rows
        .iter()
        .map(|r| (r.number.as_str(), r.section.as_str()))
        .collect();
    assert_eq!(
        read,
        [("1", "I. Thể chế"), ("2", "II. Bộ máy"), ("3", "II. Bộ máy")]
    );
    assert_eq!(
        rules(&table.findings),
        [("unreadable_row", Place::Cell("bảng 3, hàng 1".into()))]
    );
}

#[test]
fn a_table_within_a_layout_table_is_found_and_one_within_a_task_is_not_taken_for_rows() {
    let inner = table(&[HEAD, &["1", "Rà soát", "Phòng A", "", "Quý I"]]);
    let layout = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        cell(
            "",
            &format!("{}{inner}<w:p/>", paragraph(&run("KẾ HOẠCH CÔNG TÁC NĂM 2026")))
        )
    );
    let read = read_word(&layout);
    assert_eq!(short(&read), [["1", "Rà soát", "Phòng A", "", "Quý I"]]);
    assert_eq!(
        (read.year, read.title.as_str()),
        (Some(2026), "KẾ HOẠCH CÔNG TÁC NĂM 2026")
    );
    let list = table(&[&["7", "x", "y"], &["8", "z", "t"]]);
    let task = format!("<w:tc>{}{list}<w:p/></w:tc>", paragraph(&run("Rà soát")));
    let rows = table(&[
        HEAD,
        &["1", "@", "Phòng A", "", "Quý I"],
        &["2", "Trình", "Phòng B", "", "Quý II"],
    ]);
    let with_list = rows.replace(&cell("<w:gridSpan w:val=\"1\"/>", &paragraph(&run("@"))), &task);
    assert_ne!(rows, with_list);
    let read = read_word(&with_list);
    assert_eq!(read.rows.len(), 2);
    assert_eq!(read.rows[0].title, "Rà soát");
}

#[test]
fn findings_of_a_word_file_point_where_a_person_can_look() {
    let read = read_word(
        &[
            paragraph(&run("I. MỤC ĐÍCH")),
            paragraph(&run("III. KINH PHÍ")),
            table(&[
                HEAD,
                &["1", "Rà soát", "Phòng A", "", "Quý I/2026"],
                &["1", "Trình", "Phòng A", "", "Quý I/2026"],
                &["", "Báo cáo", "", "", "Quý II/2026"],
            ]),
        ]
        .concat(),
    );
    let found = rules(&read.findings);
    for want in [
        ("section_sequence", Place::Paragraph(2)),
        ("duplicate_number", Place::Cell("bảng 1, hàng 3".into())),
    ] {
        assert!(found.contains(&want), "{found:?}");
    }
    let twice = read
        .findings
        .iter()
        .find(|f| f.rule == "duplicate_number")
        .unwrap();
    assert!(
        twice.message.contains("đã dùng ở bảng 1, hàng 2"),
        "{}",
        twice.message
    );
}

#[test]
fn tabs_make_a_table_of_paragraphs() {
    let line = |text: &str| {
        let runs: Vec<String> = text.split('|').map(run).collect();
        paragraph(&runs.join("<w:r><w:tab/></w:r>"))
    };
    let body: String = [
        "KẾ HOẠCH NĂM 2026",
        "TT|Nhiệm vụ|Chủ trì|Thời hạn",
        "I|Thể chế",
        "1|Rà soát|Phòng A|Quý I",
        "Nơi nhận:|TRƯỞNG BAN",
    ]
    .map(line)
    .concat();
    let read = read_word(&body);
    assert_eq!(short(&read), [["1", "Rà soát", "Phòng A", "", "Quý I"]]);
    assert_eq!(read.rows[0].section, "I. Thể chế");
    assert_eq!(read.findings, []);
}

// ---- Excel ------------------------------------------------------------------------------

#[test]
fn excel_shows_dates_merges_hidden_rows_and_the_right_sheet() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("Bìa")
        .unwrap()
        .write(0, 0, "Danh mục đơn vị")
        .unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("Nhiệm vụ").unwrap();
    sheet
        .merge_range(0, 0, 0, 4, "KẾ HOẠCH CÔNG TÁC NĂM 2026", &plain)
        .unwrap();
    for (at, name) in HEAD.iter().enumerate() {
        sheet.write(2, at as u16, *name).unwrap();
    }
    for (n, title) in ["Rà soát", "Trình", "Báo cáo"].iter().enumerate() {
        let row = 3 + n as u32;
        sheet.write(row, 0, n as f64 + 1.0).unwrap();
        sheet.write(row, 1, *title).unwrap();
    }
    sheet.merge_range(3, 2, 4, 2, "Phòng A", &plain).unwrap();
    sheet.write(5, 2, "Phòng B").unwrap();
    let moment = ExcelDateTime::from_ymd(2026, 3, 5).unwrap();
    sheet.write_with_format(3, 4, &moment, &date).unwrap();
    sheet.write(4, 4, "Quý II").unwrap();
    sheet.write(5, 4, "Quý III").unwrap();
    sheet.set_row_hidden(4).unwrap();
    let old = book.add_worksheet().set_name("Năm trước").unwrap();
    for (at, name) in HEAD.iter().take(3).enumerate() {
        old.write(0, at as u16, *name).unwrap();
    }
    let hidden = book.add_worksheet().set_name("Nháp").unwrap();
    hidden.set_hidden(true);
    for (at, name) in HEAD.iter().enumerate() {
        hidden.write(0, at as u16, *name).unwrap();
    }
    let read = read_file_bytes("kh.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        short(&read),
        [
            ["1", "Rà soát", "Phòng A", "", "05/03/2026"],
            ["2", "Trình", "Phòng A", "", "Quý II"],
            ["3", "Báo cáo", "Phòng B", "", "Quý III"],
        ]
    );
    assert_eq!((read.year, read.rows[0].line), (Some(2026), 4));
    assert_eq!(
        rules(&read.findings),
        [("sheet_not_read", Place::Cell("trang tính Nhiệm vụ".into()))]
    );
    assert!(read.findings[0].message.contains("“Năm trước”"));
    assert!(!read.findings[0].message.contains("Nháp"));
}
