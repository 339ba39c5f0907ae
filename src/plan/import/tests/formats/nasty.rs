//! Word at its worst.

use super::*;

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

#[test]
fn word_at_its_worst_gives_the_same_plan() {
    let table = same_plan("kh.docx", &nasty(), &[]);
    assert_eq!(table.title, "Kế hoạch Cải cách hành chính năm 2026");
}
