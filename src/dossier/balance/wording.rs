//! What the balances say to officials.

use super::broken::{At, BESIDE_THE_FORM, Broken, Line, Sum, What, extra};
use crate::calendar::count;
use crate::dossier::column::Column;
use crate::dossier::mode::Mode;
use crate::dossier::proof::{Proof, Strength};
use crate::dossier::row::{SectorRow, TOTAL};
use crate::finding::{Finding, Place, Severity};

impl Sum {
    /// "cột 4 + cột 5 + cột 6".
    fn formula(&self) -> String {
        let columns = self.parts.iter().map(|c| format!("cột {}", c.number()));
        let extras = self.extras.iter().map(|(_, name)| format!("số {name}"));
        columns.chain(extras).collect::<Vec<_>>().join(" + ")
    }
}

/// The finding of a balance that does not hold.
pub(super) fn say(broken: &Broken, row: &SectorRow, proof: &Proof) -> Finding {
    let name = if broken.at == At::Total { TOTAL } else { row.name() };
    let (expected, found) = (count(broken.expected), count(broken.found));
    let apart = count(
        broken
            .expected
            .abs_diff(broken.found)
            .try_into()
            .unwrap_or(i64::MAX),
    );
    let (rule, column, message) = match broken.what {
        What::Sum(sum) => (
            "identity",
            sum.left,
            format!(
                "{name}: cột {} ({}) là {found}, nhưng {} bằng {expected}, lệch {apart} hồ sơ.",
                sum.left.number(),
                sum.left.title(),
                sum.formula(),
            ),
        ),
        What::Flow => ("identity", Column::C3, flow_sentence(broken, row, name, proof)),
        What::Sectors(column) => (
            "sum_of_parts",
            column,
            format!(
                "Cột {} ({}): dòng tổng số ghi {found}, các lĩnh vực cộng lại bằng {expected}, lệch {apart} hồ sơ{}.",
                column.number(),
                column.title(),
                if proof.mode == Mode::Month && proof.sectors == Strength::Hard {
                    "; có thể nguồn còn dòng lĩnh vực cũ chưa tính lại"
                } else {
                    ""
                },
            ),
        ),
        What::Negative(column) => (
            "identity",
            column,
            format!(
                "{name}: cột {} ({}) là {found}; số hồ sơ không thể âm.",
                column.number(),
                column.title()
            ),
        ),
    };
    let place = Place::Cell(format!("{name}/c{}", column.number()));
    Finding::new(rule, broken.severity, place, count(broken.found), message)
        .with_values(broken.expected.to_string(), broken.found.to_string())
}

fn flow_sentence(broken: &Broken, row: &SectorRow, name: &str, proof: &Proof) -> String {
    let line = Line::from(row);
    let (mut formula, mut unknown) = ("cột 7 + cột 11".to_owned(), Vec::new());
    for (key, title) in BESIDE_THE_FORM {
        match extra(&line, key) {
            Some(n) => formula.push_str(&format!(" + {title} ({})", count(n))),
            None => unknown.push(title),
        }
    }
    let apart = count(
        broken
            .expected
            .abs_diff(broken.found)
            .try_into()
            .unwrap_or(i64::MAX),
    );
    let at_least = proof.flow == Strength::AtLeast;
    let why = if at_least && broken.severity == Severity::Warning {
        "; khi hỏi theo khoảng ngày, nguồn tính cả hồ sơ có kết quả trước kỳ và trả trong kỳ, đề nghị đối chiếu"
            .to_owned()
    } else if unknown.is_empty() {
        " chưa giải thích được".to_owned()
    } else {
        format!(
            " chưa giải thích được; nguồn không cho biết số {}",
            unknown.join(", ")
        )
    };
    let apart = match at_least && broken.severity == Severity::Error {
        true => format!("lớn hơn {apart} hồ sơ"),
        false => format!("lệch {apart} hồ sơ"),
    };
    format!(
        "{name}: cột 3 (tổng số tiếp nhận) là {}, nhưng {formula} bằng {}, {apart}{why}.",
        count(broken.found),
        count(broken.expected),
    )
}

/// The finding that something of a row could not be checked; `parts` are the sectors that
/// should add up to it.
pub(super) fn unchecked(row: &SectorRow, parts: &[SectorRow], severity: Severity) -> Option<Finding> {
    let name = row.name();
    let missing: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| row.counts.get(*column).is_none())
        .collect();
    let of_sectors = Column::ALL
        .into_iter()
        .any(|column| parts.iter().any(|part| part.counts.get(column).is_none()));
    let message = if missing.len() == Column::ALL.len() {
        format!("{name}: chưa có số liệu.")
    } else if !missing.is_empty() {
        let columns: Vec<String> = missing.iter().map(|c| c.number().to_string()).collect();
        format!(
            "{name}: chưa kiểm tra được đủ các cân đối vì chưa có số liệu cột {}.",
            columns.join(", ")
        )
    } else if of_sectors {
        format!("{name}: chưa kiểm tra được tổng các lĩnh vực vì có lĩnh vực chưa đủ số liệu.")
    } else {
        return None;
    };
    let place = match missing.first() {
        Some(column) if missing.len() < Column::ALL.len() => format!("{name}/c{}", column.number()),
        _ => name.to_owned(),
    };
    Some(Finding::new(
        "identity",
        severity,
        Place::Cell(place),
        "",
        message,
    ))
}
