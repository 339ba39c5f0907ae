use super::*;

const PAGE: &[u8] = include_bytes!("../../../tests/files/exports/bieu-06a.html");

fn lines(grid: &Grid) -> Vec<String> {
    grid.rows.iter().map(|row| row.cells.join("|")).collect()
}

#[test]
fn a_page_that_an_office_program_wrote_is_read_like_its_sheet() {
    let grids = tables(PAGE).unwrap();
    assert_eq!(grids.len(), 2);
    let form = lines(&grids[0]);
    assert!(form[5].contains("Từ ngày 20/5/2026 đến ngày 19/6/2026"));
    assert_eq!(
        form[11],
        "1|Đầu tư tại Việt Nam|1,234|1,100|20|114|1,210|600|600|10|24|20|4"
    );
    assert_eq!(
        grids[0].rows[9].cells[1],
        "Lĩnh vực, công việc giải quyết theo cấp"
    );
    assert!(grids[0].rows[9].from_above.contains(&1));
}

#[test]
fn pages_are_read_as_browsers_read_them() {
    for (page, want) in [
        // End tags left out, attributes without quotation marks, entities.
        (
            "<table border=1><tr><td>TT<td>L&#297;nh v&#7921;c<tr><td>1<td>A&nbsp;&amp;&nbsp;B</table>",
            vec!["TT|Lĩnh vực", "1|A & B"],
        ),
        // Merged cells in both directions.
        (
            "<TABLE><TR><TD ROWSPAN=2>TT</TD><TD colspan='2'>Tiếp nhận</TD></TR><TR><TD>a</TD><TD>b</TD></TR></TABLE>",
            vec!["TT|Tiếp nhận|", "TT|a|b"],
        ),
        // What is not shown, and what Excel writes beside HTML.
        (
            "<html xmlns:x=\"urn:x\"><head><style>td { a: b }</style><!--[if gte mso 9]><xml><x:a>1</x:a></xml><![endif]--></head>\
             <body><![if supportMisalignedColumns]><table><tr><td>một<br>hai</td></tr></table><![endif]>",
            vec!["một\nhai"],
        ),
        // The XML of Excel 2003.
        (
            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
             <Worksheet ss:Name=\"A\"><Table><Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">a</Data></Cell><Cell><Data>b</Data></Cell></Row>\
             <Row><Cell ss:Index=\"3\"><Data>c</Data></Cell></Row></Table></Worksheet></Workbook>",
            vec!["a||b", "||c"],
        ),
    ] {
        let grids = tables(page.as_bytes()).unwrap();
        assert_eq!(lines(&grids[0]), want, "{page}");
        assert!(is_page(page.as_bytes()), "{page}");
    }
}

#[test]
fn words_above_a_table_are_its_title_inner_tables_too() {
    let page = "<html><h3>Kỳ báo cáo</h3><table><tr><td>Từ ngày 01/6/2026</td></tr><tr><td><table><tr><td>TT</td></tr></table></td></tr></table>";
    let grids = tables(page.as_bytes()).unwrap();
    assert_eq!(grids[0].title, "Kỳ báo cáo Từ ngày 01/6/2026");
    assert_eq!(lines(&grids[0]), ["TT"]);
}

#[test]
fn words_nearer_to_a_table_come_first_in_its_title() {
    let page = "<html><h3>Biểu 06a</h3><p>Tháng 5</p><table><tr><td>a</table><table><tr><td>b</table><p>Tháng 6</p><table><tr><td>c</table>";
    let titles: Vec<String> = tables(page.as_bytes())
        .unwrap()
        .into_iter()
        .map(|g| g.title)
        .collect();
    assert_eq!(
        titles,
        [
            "Biểu 06a\nTháng 5",
            "Biểu 06a\nTháng 5",
            "Tháng 6\nBiểu 06a\nTháng 5"
        ]
    );
    let crowded = format!(
        "{}<table><tr><td>c</table>",
        "<p>đến ngày</p><table><tr><td>a</table>".repeat(150)
    );
    let grids = tables(crowded.as_bytes()).unwrap();
    assert!(
        grids[150].title.len() <= 2 * 2_000 + 2,
        "{}",
        grids[150].title.len()
    );
}

#[test]
fn hostile_pages_are_refused_within_limits() {
    let deep = "<table><tr><td>".repeat(5_000);
    let wide = format!("<table><tr>{}", "<td>x".repeat(500));
    let merged = format!(
        "<table><tr><td colspan=999999 rowspan=999999>{}</table>",
        "x".repeat(9_000)
    );
    let long = format!("<table>{}", "<tr><td>x".repeat(30_000));
    for page in [
        deep,
        wide,
        long,
        "<html>no table".into(),
        "<table><tr><td a=\"".into(),
    ] {
        assert!(tables(page.as_bytes()).is_err());
    }
    // Everything is merged: one row is there, so one row comes out.
    assert_eq!(tables(merged.as_bytes()).unwrap()[0].rows.len(), 1);
    let repeated = format!(
        "<table><tr><td rowspan=9999>{}{}</table>",
        "x".repeat(39_000),
        "<tr><td>y".repeat(9_000)
    );
    assert!(
        tables(repeated.as_bytes()).is_err(),
        "merged words are counted as often as they stand there"
    );
}

#[test]
fn whatever_is_cut_or_flipped_ends_in_an_answer_or_a_refusal() {
    for length in (0..PAGE.len()).step_by(887) {
        let _ = tables(&PAGE[..length]);
    }
    for at in (0..PAGE.len()).step_by(811) {
        let mut bytes = PAGE.to_vec();
        bytes[at] ^= 0x15;
        let _ = tables(&bytes);
    }
}
