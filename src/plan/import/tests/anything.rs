//! Any text at all.

use super::*;

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}", rows in table_like()) {
        let _ = read_text(&text);
        let _ = read_csv(text.as_bytes());
        let _ = read_file_bytes("x", text.as_bytes());
        if let Ok(table) = read_text(&format!("{HEADER}{rows}")) {
            let (office, _) = office_of(&table);
            let (read, _) = tasks(&table, &office, 2026, NaiveDate::default());
            prop_assert_eq!(read.len(), table.rows.len());
            prop_assert_eq!(changes(&read, &read), Vec::new());
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_csv(&bytes);
        let _ = read_file_bytes("x.csv", &bytes);
        let _ = configured().assign(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn rows_written_as_csv_are_read_back(cells in proptest::collection::vec(title(), 1..12), delimiter in 0_usize..3) {
        let rows: Vec<PlanRow> = cells.iter().enumerate().map(|(n, words)| PlanRow {
            number: (n + 1).to_string(),
            section: "I. Mục".to_owned(),
            title: format!("Việc {words}"),
            lead: format!("Phòng {words}"),
            support: format!("Sở {words}"),
            deadline: format!("Hạn {words}"),
            deliverable: format!("Báo {words}"),
            ..PlanRow::default()
        }).collect();
        let table = read_csv(&csv_of(&rows, b",;\t"[delimiter])).unwrap();
        prop_assert_eq!(without_lines(&table.rows), rows);
    }
}

/// Rows of a table as a careless scanner leaves them.
fn table_like() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        Just(String::new()),
        Just("nt".to_owned()),
        "[0-9IVXAa.)]{1,4}",
        "[A-Za-zđĐêơ;, –\u{301}]{0,30}",
    ];
    let row = proptest::collection::vec(cell, 0..8).prop_map(|cells| cells.join("\t"));
    proptest::collection::vec(row, 0..20).prop_map(|rows| rows.join("\n"))
}
