//! Lists of tasks in receipts stand in the order of the letter, whatever the order in which it is remembered.

use crate::answer::Line;

/// The lines as the letter tells them, by where their titles stand in its text; what it does not name comes last.
pub(super) fn in_order(mut lines: Vec<Line>, text: &str) -> Vec<Line> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = plain(text);
    let place = |line: &Line| {
        let title = plain(&line.title);
        let at = Some(title.as_str())
            .filter(|title| !title.is_empty())
            .and_then(|title| text.find(title));
        (at.unwrap_or(usize::MAX), line.due)
    };
    lines.sort_by_cached_key(place);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn lines_stand_as_in_the_letter() {
        let line = |title: &str| Line {
            task: title.into(),
            unit: "dautu".into(),
            due: NaiveDate::from_ymd_opt(2026, 7, 2).unwrap(),
            row: String::new(),
            title: title.into(),
            may_finish: true,
            is_done: false,
            is_gone: false,
            is_part: false,
            deliverable: String::new(),
            record: None,
            previous: None,
            started: None,
            year: 0,
        };
        let text = "1. Tổng hợp danh\r\n   mục - hạn 03/7\r\n2. Rà soát thủ tục - hạn 02/7";
        let lines = vec![
            line("Gửi báo cáo"),
            line("Rà soát thủ tục"),
            line("Tổng hợp danh mục"),
        ];
        let titles: Vec<String> = in_order(lines, text).into_iter().map(|l| l.title).collect();
        assert_eq!(titles, ["Tổng hợp danh mục", "Rà soát thủ tục", "Gửi báo cáo"]);
    }
}
