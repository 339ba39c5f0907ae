use crate::dossier::Figures;
use crate::report::fixture::{half_year, not_closing};
use crate::report::tests::part;
use crate::report::{ReportInput, xlsx};

fn form(input: &ReportInput) -> String {
    part(&xlsx(input).unwrap(), "xl/worksheets/sheet1.xml")
}

/// The formula and the value of a cell; empty where there is none.
fn cell(sheet: &str, name: &str) -> (String, String) {
    let Some((_, rest)) = sheet.split_once(&format!("<c r=\"{name}\"")) else {
        panic!("no cell {name}")
    };
    let inside = match rest.split_once("/>") {
        Some((attributes, _)) if !attributes.contains('>') => "",
        _ => rest.split_once("</c>").unwrap().0,
    };
    let between = |tag: &str| {
        let inside = inside.split_once(&format!("<{tag}>"))?.1;
        Some(inside.split_once(&format!("</{tag}>"))?.0.to_owned())
    };
    (between("f").unwrap_or_default(), between("v").unwrap_or_default())
}

fn pair(formula: &str, value: &str) -> (String, String) {
    (formula.into(), value.into())
}

#[test]
fn totals_are_formulas_that_give_the_figures_as_received() {
    let sheet = form(&half_year());
    assert_eq!(cell(&sheet, "C13"), pair("D13+E13+F13", "649"));
    assert_eq!(cell(&sheet, "D13"), pair("", "412"));
    assert_eq!(cell(&sheet, "C21"), pair("SUM(C13:C20)", "2487"));
    assert_eq!(
        cell(&sheet, "O13"),
        pair(
            "IF(COUNT(C13,D13,E13,F13)&lt;4,\"chưa đủ số liệu\",C13-D13-E13-F13)",
            "0"
        )
    );
    assert_eq!(cell(&sheet, "S21").1, "0");
}

#[test]
fn a_formula_that_would_change_a_figure_is_not_written() {
    let sheet = form(&not_closing());
    assert_eq!(cell(&sheet, "K21"), pair("", "243"));
    assert_eq!(cell(&sheet, "Q21").1, "-82");
    assert_eq!(cell(&sheet, "K13").0, "L13+M13");
}

#[test]
fn unknown_cells_stay_blank_and_their_checks_say_so() {
    let mut input = half_year();
    input.figures.rows[0].counts.c4 = None;
    let sheet = form(&input);
    assert_eq!(cell(&sheet, "D13"), pair("", ""));
    assert_eq!(cell(&sheet, "C13"), pair("", "649"));
    assert_eq!(cell(&sheet, "D21"), pair("", "2020"));
    assert_eq!(cell(&sheet, "O13").1, "chưa đủ số liệu");
    input.figures = Figures::unknown(input.period.clone());
    assert_eq!(cell(&form(&input), "C13"), pair("", ""));
}

#[test]
fn waiting_dossiers_are_part_of_the_balance_and_unknown_ones_leave_it_open() {
    let mut input = half_year();
    let extras = &mut input.figures.total.extras;
    extras.insert("waiting".into(), Some(5));
    assert_eq!(cell(&form(&input), "S21").1, "-5");
    input.figures.total.extras.insert("waiting".into(), None);
    assert_eq!(cell(&form(&input), "S21").1, "chưa đủ số liệu");
}

#[test]
fn the_sources_name_snapshot_time_request_and_hash() {
    let input = half_year();
    let file = xlsx(&input).unwrap();
    let words = part(&file, "xl/sharedStrings.xml");
    let from = input.figures.provenance.unwrap();
    for there in [
        "17",
        "mot-cua",
        "23 giờ 50 ngày 14/6/2026",
        "from=2025-12-15&amp;to=2026-06-14",
        from.hash.as_str(),
    ] {
        assert!(words.contains(&format!("{there}</t>")), "{there}");
    }
    assert!(part(&file, "docProps/core.xml").contains("2026-06-15T01:00:00Z"));
}

#[test]
fn the_form_prints_on_one_landscape_page_with_its_heading_repeated() {
    let file = xlsx(&half_year()).unwrap();
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToHeight=\"0\""),
        "{sheet}"
    );
    let book = part(&file, "xl/workbook.xml");
    assert!(book.contains("$9:$12") && book.contains("$A$1:$M$23"), "{book}");
}

#[test]
fn what_the_source_does_not_count_beside_the_form_stays_blank_and_the_plain_difference_is_checked() {
    let sheet = form(&half_year());
    assert!(!sheet.contains("<c r=\"R13\""), "no cell of what nobody counted");
    let (formula, value) = cell(&sheet, "S13");
    assert_eq!(value, "0");
    assert!(formula.contains("COUNT(C13,G13,K13)"), "{formula}");
    assert!(
        formula.ends_with("C13-G13-K13-R13)"),
        "a person may fill it: {formula}"
    );
    let mut input = half_year();
    input.figures.rows[0].extras.insert("waiting".into(), Some(0));
    let (formula, _) = cell(&form(&input), "S13");
    assert!(formula.contains("COUNT(C13,G13,K13,R13)"), "{formula}");
    assert!(formula.ends_with("C13-G13-K13-R13)"), "{formula}");
}

#[test]
fn a_long_name_has_room_and_the_receiver_is_a_place_to_fill() {
    let mut input = half_year();
    let height = |sheet: &str| -> f64 {
        let row = sheet.split_once("<row r=\"13\"").unwrap().1;
        let row = row.split_once('>').unwrap().0;
        let height = row.split_once("ht=\"").unwrap().1;
        height.split_once('"').unwrap().0.parse().unwrap()
    };
    let before = height(&form(&input));
    input.figures.rows[0].sector = "Hạ tầng kỹ thuật đô thị, khu công nghiệp, khu kinh tế".into();
    assert!(height(&form(&input)) > before, "two lines are higher than one");
    let strings = |input: &ReportInput| part(&xlsx(input).unwrap(), "xl/sharedStrings.xml");
    input.issuer.send_to.clear();
    assert!(strings(&input).contains("bổ sung: đơn vị nhận báo cáo]"));
    input.issuer.send_to = vec!["Sở Nội vụ".into()];
    assert!(strings(&input).contains("Đơn vị nhận báo cáo: Sở Nội vụ"));
}
