use super::*;

const PRINTED: [&str; 5] = [
    "(1) | (2) | (3)= (4)+(5) | (4) | (5)",
    "1 | Hóa chất | 165 | 135 | 5",
    "2 | Điện | 36 | 31 | 2",
    "Tổng số |  | 201 | 166 | 7",
    "Tổng các lĩnh vực trừ dòng tổng số | 0 | 0 | 0",
];

fn rows(lines: &[&str]) -> Vec<TableRow> {
    let row = |line: &&str| TableRow {
        cells: line.split(" | ").map(|cell| cell.trim().to_owned()).collect(),
        formulas: BTreeMap::new(),
    };
    lines.iter().map(row).collect()
}

fn of(lines: &[&str]) -> Vec<String> {
    Table::new(rows(&PRINTED)).edits(&rows(lines), "bản 01")
}

#[test]
fn every_figure_that_differs_is_told_by_its_row_and_column() {
    let mut lines = PRINTED;
    lines[1] = "1 | Hóa chất | 165 | 136 | 05";
    assert_eq!(
        of(&lines),
        ["bảng, sửa so với bản 01: hàng “Hóa chất”, cột (4), từ 135 thành 136"]
    );
    lines[1] = "1 | Hóa chất | 165 |  | 5";
    assert_eq!(
        of(&lines),
        ["bảng, sửa so với bản 01: hàng “Hóa chất”, cột (4), từ 135 thành ô trống"]
    );
    assert_eq!(of(&PRINTED), Vec::<String>::new());
    // A table without numbers and titles of columns counts them.
    let table = Table::new(rows(&PRINTED[1..]));
    assert_eq!(
        table.edits(
            &rows(&["1 | Hóa chất | 165 | 135 | 6", PRINTED[2], PRINTED[3], PRINTED[4]]),
            "bản 01"
        ),
        ["bảng, sửa so với bản 01: hàng “Hóa chất”, cột thứ 5, từ 5 thành 6"]
    );
}

#[test]
fn formulas_that_a_program_did_not_reckon_are_no_edit() {
    let lines = [
        "1 | Hóa chất |  | 136 | 5",
        "2 | Điện |  | 31 | 2",
        "Tổng số |  |  |  | ",
        "Tổng các lĩnh vực trừ dòng tổng số",
    ];
    assert_eq!(
        of(&lines),
        ["bảng, sửa so với bản 01: hàng “Hóa chất”, cột (4), từ 135 thành 136"]
    );
}

#[test]
fn a_formula_that_was_typed_over_is_named_and_one_in_the_place_of_a_figure_too() {
    let with = |mut all: Vec<TableRow>, row: usize, column: usize, formula: &str| {
        all[row].formulas.insert(column, formula.to_owned());
        all
    };
    let table = Table::new(with(rows(&PRINTED), 1, 2, "D1+E1"));
    let typed = rows(&["1 | Hóa chất | 165 | 135 | 5", PRINTED[2], PRINTED[3], PRINTED[4]]);
    let over = ["bảng, sửa so với bản 01: hàng “Hóa chất”, cột (3), công thức bị thay bằng số 165"];
    assert_eq!(table.edits(&typed, "bản 01"), over);
    assert_eq!(table.edited_sheet(&typed, "bản 01", true), over);
    let kept = rows(&["1 | Hóa chất |  |  | 5", PRINTED[2], PRINTED[3], PRINTED[4]]);
    let kept = with(with(kept, 0, 2, "D1+E1"), 0, 3, "1+1");
    assert_eq!(
        table.edits(&kept, "bản 01"),
        ["bảng, sửa so với bản 01: hàng “Hóa chất”, cột (4), số 135 bị thay bằng công thức “=1+1”"]
    );
}

#[test]
fn rows_that_are_gone_or_new_are_told_and_other_numbers_before_them_are_not() {
    let lines = [
        "1 | Điện | 36 | 31 | 2",
        "2 | Thương mại | 4 | 4 | 0",
        PRINTED[3],
        PRINTED[4],
    ];
    assert_eq!(
        of(&lines),
        [
            "bảng, không còn so với bản 01: hàng “Hóa chất”",
            "bảng, có thêm so với bản 01: hàng “Thương mại”",
        ]
    );
    assert_eq!(
        of(&["1 | Lập kế hoạch | 3 | 4"]),
        ["bảng số liệu của bản 01 không còn trong tệp"]
    );
}
