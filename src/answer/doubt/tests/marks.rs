//! Marks of a list and numbers of tasks.

use super::*;

#[test]
fn marks_of_a_list_are_no_numbers_where_the_letter_has_not_all_of_them() {
    let lines: Vec<Line> = ["151", "1", "76"]
        .iter()
        .map(|row| Line {
            row: (*row).into(),
            task: format!("t{row}"),
            ..line(TITLE, "Báo cáo")
        })
        .collect();
    for words in [
        "1. XONG N\n2. XONG 13/BC-DT 10/12/2026\n3. XONG 14/BC-DT 10/12/2026",
        "1) XONG N\n2) XONG 13/BC-DT 10/12/2026",
    ] {
        let heard = heard_of(words, &lines, &[]);
        assert!(!is_recorded(&heard) && !is_asked(&heard), "{words}: {heard:?}");
    }
    for words in [
        "1 XONG N\n151 XONG 13/BC-DT 10/12/2026\n76 XONG 14/BC-DT 10/12/2026",
        "1+151+76 XONG N",
        "1. XONG N\n76. XONG 13/BC-DT 10/12/2026\n151. XONG 14/BC-DT 10/12/2026",
    ] {
        let heard = heard_of(words, &lines, &[]);
        let count = { heard.iter() }
            .filter(|h| matches!(h.outcome, Outcome::Recorded { .. }))
            .count();
        assert_eq!(count, 3, "{words}");
    }
}
