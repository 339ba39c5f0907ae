//! What a finding says to leaders: one short whole sentence, without numbers of columns.

use crate::calendar::count;
use crate::dossier::Column;
use crate::finding::{Finding, Place};

/// "Đầu tư: tổng số đang giải quyết 25, cộng chi tiết 18"; without a full stop.
pub(super) fn in_short(finding: &Finding) -> String {
    let (row, column) = place(finding);
    let number = |text: &Option<String>| text.as_ref().and_then(|n| n.parse().ok()).map(count);
    let values = number(&finding.found).zip(number(&finding.expected));
    let said = match (finding.rule.as_str(), column, values) {
        ("carry_over", None, Some((_, left))) => {
            return format!("nguồn trả lời 0, kỳ trước còn {left} hồ sơ đang giải quyết");
        }
        ("carry_over", Some(_), Some((taken, left))) => {
            return format!("từ kỳ trước chuyển qua {taken}, kỳ trước còn {left}");
        }
        ("cross_report", Some(column), Some((ours, theirs))) => {
            return format!("nguồn đối chiếu khác: {} {theirs}, kỳ này {ours}", column.title());
        }
        ("sum_of_parts", Some(column), Some((total, sum))) => {
            return format!(
                "{}: dòng tổng số {total}, cộng các lĩnh vực {sum}",
                column.title()
            );
        }
        ("identity", Some(Column::C3), Some((all, sum))) if finding.message.contains("cột 7 + cột 11") => {
            format!("tiếp nhận {all}, cộng đã giải quyết và đang giải quyết {sum}")
        }
        ("identity", Some(column), Some((found, _))) if finding.message.contains("không thể âm") => {
            format!("{} {found}, số hồ sơ không thể âm", column.title())
        }
        ("identity", Some(column), Some((whole, sum))) => {
            format!("{} {whole}, cộng chi tiết {sum}", column.title())
        }
        _ => return without_columns(&finding.message),
    };
    match row {
        Some(row) => format!("{row}: {said}"),
        None => said,
    }
}

/// The sector, where it is not the total, and the first column.
fn place(finding: &Finding) -> (Option<&str>, Option<Column>) {
    let Place::Cell(cell) = &finding.place else {
        return (None, None);
    };
    let (row, column) = match cell.rsplit_once('/') {
        Some((row, columns)) => (
            row,
            columns.split(',').next().and_then(|c| Column::named(c.trim())),
        ),
        None => ("", Column::named(cell)),
    };
    let is_sector = !row.is_empty() && row != crate::dossier::TOTAL;
    (is_sector.then_some(row), column)
}

/// Its first clause, where a column bears its title.
fn without_columns(message: &str) -> String {
    let mut text = message.to_owned();
    // The longest numbers first: "cột 1" stands in "cột 13".
    for column in Column::ALL.into_iter().rev() {
        let (number, title) = (column.number(), column.title());
        for form in [
            format!("cột {number} ({title})"),
            format!("{title} (cột {number})"),
            format!(" (cột {number})"),
            format!("cột ({number})"),
            format!("cột {number}"),
        ] {
            let with = if form.starts_with(" (") { "" } else { title };
            text = text
                .replace(&form, with)
                .replace(&first_up(&form), &first_up(with));
        }
    }
    let clause = text.split("; ").next().unwrap_or(&text);
    clause.trim_end_matches(['.', ' ']).to_owned()
}

fn first_up(text: &str) -> String {
    text.strip_prefix('c')
        .map_or_else(|| text.to_owned(), |rest| format!("C{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn a_finding_is_a_short_whole_sentence_without_columns() {
        let of = |rule: &str, place: &str, message: &str, values: Option<(&str, &str)>| {
            let place = Place::Cell(place.into());
            let found = Finding::new(rule, Severity::Error, place, "", message);
            in_short(&match values {
                Some((expected, got)) => found.with_values(expected, got),
                None => found,
            })
        };
        for (rule, place, message, values, want) in [
            (
                "identity",
                "Đầu tư/c11",
                "Đầu tư: cột 11 (tổng số đang giải quyết) là 25, nhưng cột 12 + cột 13 bằng 18, lệch 07 hồ sơ.",
                Some(("18", "25")),
                "Đầu tư: tổng số đang giải quyết 25, cộng chi tiết 18",
            ),
            (
                "identity",
                "Đầu tư/c3",
                "Đầu tư: cột 3 (tổng số tiếp nhận) là 35, nhưng cột 7 + cột 11 bằng 42, lớn hơn 07 hồ sơ.",
                Some(("42", "35")),
                "Đầu tư: tiếp nhận 35, cộng đã giải quyết và đang giải quyết 42",
            ),
            (
                "sum_of_parts",
                "Tổng số/c3",
                "Cột 3 (tổng số tiếp nhận): dòng tổng số ghi 150, các lĩnh vực cộng lại bằng 155.",
                Some(("155", "150")),
                "tổng số tiếp nhận: dòng tổng số 150, cộng các lĩnh vực 155",
            ),
            (
                "cross_report",
                "Tổng số/c3",
                "Hai nguồn khác nhau.",
                Some(("133", "150")),
                "nguồn đối chiếu khác: tổng số tiếp nhận 133, kỳ này 150",
            ),
            (
                "carry_over",
                "Tổng số",
                "Nguồn trả lời 0 ở mọi cột.",
                Some(("66", "0")),
                "nguồn trả lời 0, kỳ trước còn 66 hồ sơ đang giải quyết",
            ),
            (
                "identity",
                "Tổng số/c13",
                "Tổng số: chưa kiểm tra được vì chưa có số liệu cột 13; đề nghị bổ sung.",
                None,
                "Tổng số: chưa kiểm tra được vì chưa có số liệu đang giải quyết quá hạn",
            ),
        ] {
            assert_eq!(of(rule, place, message, values), want);
        }
    }
}
