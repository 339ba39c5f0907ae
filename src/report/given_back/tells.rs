//! Which figures of a sentence tell how much there is of something: not days, years, numbers of documents
//! and of chapters.

use super::shape::{bare, end_of_figure};

/// Words before a number that names a thing; up to which number, where a larger one counts.
const NAMING: [(&str, u32); 13] = [
    ("ngày", 31),
    ("tháng", 12),
    ("quý", 4),
    ("tuần", 53),
    ("lúc", 24),
    ("giờ", 59),
    ("điều", u32::MAX),
    ("khoản", u32::MAX),
    ("điểm", u32::MAX),
    ("mục", u32::MAX),
    ("chương", u32::MAX),
    ("nghị", u32::MAX),
    ("lục", u32::MAX),
];

/// Whether a person must look at the sentence: it counts something, or says until when a task is due.
pub(super) fn tells(line: &str) -> bool {
    let line = line.to_lowercase();
    let is_due = line.contains("thời hạn ") && line.chars().any(|c| c.is_ascii_digit());
    is_due || line.contains("quá hạn ") || !counted(&line).is_empty()
}

/// The figures that count something, as `bare` writes them.
pub(super) fn counted(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut out = Vec::new();
    for (at, word) in words.iter().copied().enumerate() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
        let chars: Vec<char> = word.chars().collect();
        if !chars.first().is_some_and(char::is_ascii_digit) || is_number_of_line(at, words[at]) {
            continue;
        }
        let end = end_of_figure(&chars, 0);
        let (figure, rest): (String, String) = (chars[..end].iter().collect(), chars[end..].iter().collect());
        let before = at
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .copied()
            .unwrap_or_default();
        let next = words.get(at + 1).copied().unwrap_or_default();
        if is_name((&figure, &rest), (&before.to_lowercase(), next)) {
            continue;
        }
        out.push(bare(&chars[..end]));
    }
    out
}

/// "1." and "2)" at the head of a line.
fn is_number_of_line(at: usize, word: &str) -> bool {
    at == 0 && word.ends_with(['.', ')']) && word.len() <= 5 && !word.contains(',')
}

/// "2026", "15/6" after "ngày", "55/BC-BQL", "20" before "giờ".
fn is_name((figure, rest): (&str, &str), (before, next): (&str, &str)) -> bool {
    let plain: Option<u32> = figure.parse().ok();
    let is_year = figure.len() == 4 && plain.is_some_and(|n| (1990..=2100).contains(&n));
    if let Some(behind) = rest.strip_prefix('/') {
        let parts: Vec<&str> = behind.split('/').collect();
        let is_day = parts.len() > 1
            || parts
                .iter()
                .any(|p| p.len() == 4 && plain.is_some_and(|n| n <= 12));
        return is_day
            || behind.contains(char::is_alphabetic)
            || matches!(before, "ngày" | "từ" | "đến" | "kỳ");
    }
    let is_named = |(word, most): &(&str, u32)| *word == before && plain.is_some_and(|n| n <= *most);
    is_year || NAMING.iter().any(is_named) || matches!(next, "giờ" | "phút")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_count_are_told_from_those_that_name() {
        for (line, want) in [
            (
                "Trong kỳ đã tiếp nhận 5.000 hồ sơ, giải quyết 4.000 hồ sơ.",
                vec!["5000", "4000"],
            ),
            ("- Tỷ lệ giải quyết sớm và đúng hạn đạt 99,9%.", vec!["99,9"]),
            (
                "Đã ban hành Kế hoạch số 55/KH-BQL ngày 05/5/2026 của Ban Quản lý.",
                vec![],
            ),
            (
                "Căn cứ Điều 12 Nghị định số 09/2019/NĐ-CP ngày 24/01/2019",
                vec![],
            ),
            (
                "2. Công tác kiểm tra quý IV năm 2026, giai đoạn 2021 - 2025",
                vec![],
            ),
            ("Số liệu lấy lúc 20 giờ 56 ngày 22/11/2026", vec![]),
            (
                "đúng hạn 270/276 hồ sơ, trong tháng 231 hồ sơ",
                vec!["270", "231"],
            ),
            ("Đã tổ chức 03 cuộc họp trong tháng 9/2026.", vec!["3"]),
        ] {
            assert_eq!(counted(line), want, "{line}");
        }
        assert!(tells("- Báo cáo năm 2026 (Văn phòng); thời hạn 04/12/2026;"));
        assert!(!tells("Trên đây là báo cáo quý III năm 2026, kính báo cáo./."));
    }
}
