//! What a draft still has that no signed report has: the line "DỰ THẢO", places to fill, no number, no day.

use crate::calendar::count;

/// How a place begins that somebody has to fill; of a unit's place its name comes first.
const OPEN: [&str; 4] = ["[Chưa nhận phần", "[Đã nhận phần", "[Phần của", "[Mục "];
const TO_FILL: &str = " bổ sung: ";

/// What is left to do before the text is a signed report, in words; `headers` are those of its pages.
pub fn unfinished(headers: &[String], lines: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    let is_draft = |line: &String| line.trim_start().starts_with("DỰ THẢO");
    if headers.iter().chain(lines).any(is_draft) {
        out.push("còn dòng “DỰ THẢO”".to_owned());
    }
    let open: usize = lines.iter().map(|line| open_places(line)).sum();
    if open > 0 {
        let n = i64::try_from(open).unwrap_or(i64::MAX);
        out.push(format!("còn {} chỗ chưa bổ sung", count(n)));
    }
    if lines.iter().any(|line| lacks_number(line)) {
        out.push("chưa có số văn bản".to_owned());
    }
    if lines.iter().any(|line| lacks_day(line)) {
        out.push("chưa có ngày ký".to_owned());
    }
    out
}

fn open_places(line: &str) -> usize {
    let places = line.match_indices('[').filter_map(|(at, _)| line.get(at..));
    let is_open = |place: &&str| {
        let own = place.split(']').next().unwrap_or(place);
        own.contains(TO_FILL) || OPEN.iter().any(|head| own.starts_with(head))
    };
    places.filter(is_open).count()
}

/// "Số:      /BC-BQL".
fn lacks_number(line: &str) -> bool {
    let rest = line.trim().strip_prefix("Số:");
    let number = rest.and_then(|rest| rest.split_once('/'));
    number.is_some_and(|(number, symbol)| {
        !number.contains(|c: char| c.is_alphanumeric()) && symbol.starts_with(char::is_alphabetic)
    })
}

/// "Hải Phòng, ngày    tháng 12 năm 2026".
fn lacks_day(line: &str) -> bool {
    let behind = line.split_once(", ngày").map(|(_, rest)| rest);
    let day = behind.and_then(|rest| rest.split_once("tháng"));
    day.is_some_and(|(day, rest)| {
        !day.contains(char::is_alphanumeric) && rest.contains("năm") && line.chars().count() < 80
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::half_year;
    use super::super::{docx, draft};
    use super::*;
    use crate::paper::word;

    fn left(file: &[u8]) -> Vec<String> {
        let rows = word::rows(file).unwrap();
        let cells = rows.into_iter().flat_map(|row| row.cells);
        let lines: Vec<String> = cells
            .flat_map(|cell| cell.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        unfinished(&word::beside(file).unwrap().headers, &lines)
    }

    #[test]
    fn an_untouched_draft_lacks_all_that_a_signed_report_has() {
        let left = left(&docx(&draft(&half_year())).unwrap());
        assert_eq!(left[0], "còn dòng “DỰ THẢO”");
        assert!(left[1].ends_with("chỗ chưa bổ sung"), "{left:?}");
        assert_eq!(left[2..], ["chưa có số văn bản", "chưa có ngày ký"]);
    }

    #[test]
    fn a_signed_report_lacks_nothing() {
        let lines = [
            "Số: 330/BC-BQL",
            "Hải Phòng, ngày 24 tháng 6 năm 2026",
            "Số: 12/KH-BQL, ngày 05 tháng 01 năm 2026 [1]",
            "Đề nghị các đơn vị bổ sung: danh mục hồ sơ.",
        ]
        .map(str::to_owned);
        assert_eq!(unfinished(&["2".to_owned()], &lines), [""; 0]);
        let open = ["[Văn phòng bổ sung: kết quả] và [Chưa nhận phần của Phòng A]".to_owned()];
        assert_eq!(unfinished(&[], &open), ["còn 02 chỗ chưa bổ sung"]);
    }
}
