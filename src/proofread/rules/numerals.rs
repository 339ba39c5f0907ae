//! How numbers of things are written: thousands behind dots, nothing behind a comma (domain.md 2.5).

use crate::finding::{Finding, Place, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::text::{Part, Table, Text};
use crate::proofread::token::{count_of, has_any, stands};

/// What is counted whole; what is measured or averaged ("lao động/ha") is not among them.
const WHOLE: &[&[&str]] = &[
    &["hồ", "sơ"],
    &["lượt"],
    &["văn", "bản"],
    &["tthc"],
    &["thủ", "tục"],
    &["nhiệm", "vụ"],
    &["giấy", "phép"],
    &["giấy", "chứng", "nhận"],
    &["doanh", "nghiệp"],
    &["lao", "động"],
    &["người"],
    &["dự", "án"],
    &["phản", "ánh"],
    &["kiến", "nghị"],
    &["pakn"],
    &["tin"],
    &["bài"],
    &["cán", "bộ"],
    &["công", "chức"],
    &["viên", "chức"],
    &["biên", "chế"],
    &["kết", "quả"],
    &["giao", "dịch"],
    &["tài", "khoản"],
    &["trường", "hợp"],
    &["phiếu"],
    &["hộ"],
    &["vụ"],
    &["đơn"],
    &["cuộc"],
    &["ý", "kiến"],
    &["xe"],
    &["tờ", "khai"],
    &["phương", "tiện"],
    &["cơ", "sở"],
];

/// Words that make a number of things a mean, which may have a fraction.
const MEANS: &[&str] = &["bình quân", "trung bình", "mỗi", "hệ số", "tỷ số", "gấp"];

/// Words before a number that make it a name: "mục 2.12 hồ sơ".
const NAMES: [&str; 7] = ["mục", "điểm", "khoản", "số", "biểu", "lục", "bảng"];

pub fn check(text: &Text, scans: &[Scan], found: &mut Vec<Finding>) {
    let mut all: Vec<(Place, String, String)> = Vec::new();
    for scan in scans.iter().filter(|s| !s.paragraph.in_table) {
        for at in 0..scan.tokens.len() {
            all.extend(in_sentence(scan, at));
        }
    }
    for part in &text.parts {
        if let Part::Table(table) = part {
            in_columns(table, &mut all);
        }
    }
    let Some((place, first, right)) = all.first().cloned() else {
        return;
    };
    /// So many are named; more of them are told by their number.
    const MOST: usize = 12;
    let named: Vec<String> = all
        .iter()
        .take(MOST)
        .map(|(_, said, right)| format!("\"{said}\" → \"{right}\""))
        .collect();
    let more = all.len().saturating_sub(MOST);
    let tail = match more {
        0 => String::new(),
        more => format!(" và {more:02} chỗ khác"),
    };
    let message = format!(
        "Số lượng đếm được phải là số nguyên; phần nghìn ngăn cách bằng dấu chấm, dấu phẩy là dấu thập phân: {}{tail}.",
        named.join("; ")
    );
    let finding = Finding::new("unit_word", Severity::Error, place, first.clone(), message);
    found.push(finding.with_values(right, first));
}

/// "9,874 hồ sơ", "98.74 hồ sơ", "1,234,567".
fn in_sentence(scan: &Scan, at: usize) -> Option<(Place, String, String)> {
    let token = scan.tokens.get(at).filter(|t| t.is_number() && !scan.taken[at])?;
    let is_sure = groups_by_comma(token.text).is_some_and(|groups| groups >= 2);
    let unit = WHOLE.iter().find(|words| stands(&scan.tokens, at + 1, words));
    let is_name = at == 0 || NAMES.iter().any(|w| scan.tokens[at - 1].is(w));
    let is_odd = unit.is_some() && is_malformed(token.text) && !is_name;
    if !(is_sure || is_odd) {
        return None;
    }
    let behind = at + 1 + unit.map_or(0, |words| words.len());
    // "2,125 hồ sơ/ngày" is a mean.
    let is_mean = (behind..behind + 2).any(|i| scan.tokens.get(i).is_some_and(|t| t.is_mark('/')));
    let (from, _) = scan.sentence(at);
    let head = scan.words(from.max(at.saturating_sub(14)), at).to_lowercase();
    let tail = scan
        .words(at, (behind + 3).min(scan.tokens.len() - 1))
        .to_lowercase();
    if is_mean || has_any(&head, MEANS) || has_any(&tail, &["mỗi", "bình quân", "một ngày"]) {
        return None;
    }
    let words = scan.words(at, behind.saturating_sub(1).max(at));
    let right = words.replacen(token.text, &regrouped(token.text), 1);
    Some((scan.place(at), words.to_owned(), right))
}

/// How many groups of three digits stand behind commas, where nothing else does.
fn groups_by_comma(text: &str) -> Option<usize> {
    let (first, rest) = text.split_once(',')?;
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0') && !first.contains('.');
    let groups: Vec<&str> = rest.split(',').collect();
    let is_grouped = groups.iter().all(|g| g.len() == 3 && !g.contains('.'));
    (is_first && is_grouped).then_some(groups.len())
}

/// "9,874" and "98.74", neither of which counts things; "2.1" may number a section.
fn is_malformed(text: &str) -> bool {
    let by_dots: Vec<&str> = text.split('.').collect();
    let is_odd = by_dots.len() == 2
        && count_of(text).is_none()
        && by_dots.iter().all(|g| g.bytes().all(|b| b.is_ascii_digit()))
        && by_dots[1].len() >= 2
        && by_dots[1].len() <= 4
        && !by_dots[0].starts_with('0');
    groups_by_comma(text).is_some() || is_odd
}

/// "9,874" as "9.874"; of digits lost or added nothing can be said.
fn regrouped(text: &str) -> String {
    match groups_by_comma(text) {
        Some(_) => text.replace(',', "."),
        None => "số nguyên, ngăn cách từng nhóm ba chữ số".to_owned(),
    }
}

/// A cell with a comma in a column of whole numbers of which others have dots.
fn in_columns(table: &Table, all: &mut Vec<(Place, String, String)>) {
    let width = table.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    for column in 0..width {
        let cells: Vec<(usize, &str)> = table
            .rows
            .iter()
            .enumerate()
            .filter_map(|(r, row)| Some((r, row.cells.get(column)?.trim())))
            .collect();
        let is_number = |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit());
        let odd = |cell: &str| groups_by_comma(cell).is_some();
        let heads = cells.iter().filter(|(_, cell)| !is_number(cell));
        let is_measured = heads.clone().any(|(_, cell)| {
            let cell = cell.to_lowercase();
            cell.contains('%')
                || has_any(
                    &cell,
                    &["tỷ", "điểm", "ha", "bình quân", "diện tích", "triệu", "m2"],
                )
        });
        let numbers = || cells.iter().filter(|(_, cell)| is_number(cell));
        let is_whole = numbers().all(|(_, cell)| odd(cell) || count_of(cell).is_some());
        let grouped = numbers().filter(|(_, cell)| cell.contains('.')).count();
        let (wrong, all_numbers) = (numbers().filter(|(_, c)| odd(c)).count(), numbers().count());
        if is_measured || !is_whole || wrong == 0 || grouped == 0 || wrong * 2 >= all_numbers {
            continue;
        }
        for (row, cell) in numbers().filter(|(_, cell)| odd(cell)) {
            all.push((table.place(*row, column), (*cell).to_owned(), regrouped(cell)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_things_are_whole() {
        for (text, wanted) in [
            ("9,874", true),
            ("12,345", true),
            ("98.74", true),
            ("9.8740", true),
            ("9.874", false),
            ("2.1", false),
            ("35,8", false),
            ("0,125", false),
            ("1234", false),
            ("27.5.2021", false),
        ] {
            assert_eq!(is_malformed(text), wanted, "{text}");
        }
    }
}
