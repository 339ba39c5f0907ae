use super::*;

/// Cells of rows from 1 on, "=" before a formula; what the formulas come to, and how many came to nothing.
fn of(lines: &[&str]) -> (Vec<Vec<String>>, usize) {
    let mut formulas = Formulas::new();
    let mut rows: Vec<Row> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut row = Row {
            line: at + 1,
            ..Row::default()
        };
        for (column, cell) in line.split(" | ").enumerate() {
            match cell.trim().strip_prefix('=') {
                Some(formula) => {
                    formulas.insert((at + 1, column), formula.to_owned());
                    row.cells.push(String::new());
                }
                None => row.cells.push(cell.trim().to_owned()),
            }
        }
        rows.push(row);
    }
    let left = reckon(&mut rows, &formulas);
    (rows.into_iter().map(|row| row.cells).collect(), left)
}

#[test]
fn the_formulas_of_a_form_are_reckoned_one_on_the_other() {
    let (rows, left) = of(&[
        "Đầu tư | =C1+D1 | 160 | 40 | =IF(COUNT(C1,D1)<2,\"\",IFERROR(ROUND(C1/B1*100,1),\"\"))",
        "Lao động | =C2+D2 | 5 |  | =IF(COUNT(C2,D2)<2,\"\",IFERROR(ROUND(C2/B2*100,1),\"\"))",
        "Tổng số | =SUM(B1:B2) | =SUM(C1:C2) | =SUM($D$1:D2) | =IF(COUNT(B3,C3,D3)<3,\"chưa đủ số liệu\",B3-C3-D3)",
        " | 0 | 0 | 0 | =IF(COUNT(C4,B4)<2,\"\",IFERROR(ROUND(C4/B4*100,1),\"\"))",
    ]);
    assert_eq!(left, 0);
    assert_eq!(rows[0], ["Đầu tư", "200", "160", "40", "80"]);
    assert_eq!(rows[1], ["Lao động", "5", "5", "", ""]);
    assert_eq!(rows[2], ["Tổng số", "205", "165", "40", "0"]);
    assert_eq!(rows[3], ["", "0", "0", "0", ""]);
}

#[test]
fn signs_brackets_and_halves_are_read_as_a_sheet_does() {
    for (formula, want) in [
        ("=-(2+3)*4/2-1", "-11"),
        ("=ROUND(97.85,1)", "97.9"),
        ("=ROUND(-2.5,0)", "-3"),
        ("=ROUND(1/3*100,2)", "33.33"),
        ("=IF(3<=2,1,2)", "2"),
        ("=1/0", ""),
    ] {
        assert_eq!(of(&[formula]), (vec![vec![want.to_owned()]], 0), "{formula}");
    }
}

#[test]
fn what_is_not_read_stays_empty_and_is_counted() {
    let deep = format!("={}1{}", "(".repeat(5000), ")".repeat(5000));
    for formula in [
        "=VLOOKUP(A1,B1:B9,2)",
        "=Sheet2!A1",
        "=A1",
        "=1+",
        "=SUM(A1:ZZZ99999)",
        "=SUM(B2:A1)",
        "=\"a",
        "=",
        &deep,
    ] {
        assert_eq!(of(&[formula]), (vec![vec![String::new()]], 1), "{formula}");
    }
    let circle = of(&["=B1+1 | =A1+1"]);
    assert_eq!(circle.1, 2);
}
