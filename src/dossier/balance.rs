//! The identities between the columns of form II.06a (facts/domain.md 2.2), as hard as the
//! source and the way it was asked prove them (matrix of facts/portal-apis.md section 7).

use super::{Column, Counts, Extras, Mode, SectorRow, TOTAL};
use crate::calendar::count;
use crate::finding::{Finding, Place, Severity};

/// One line of the form as far as arithmetic needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub counts: Counts,
    pub extras: &'a Extras,
}

impl<'a> From<&'a SectorRow> for Line<'a> {
    fn from(row: &'a SectorRow) -> Self {
        Line {
            counts: row.counts,
            extras: &row.extras,
        }
    }
}

/// Which line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Sector(usize),
    Total,
}

/// A balance that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    pub at: At,
    pub what: What,
    pub expected: i64,
    pub found: i64,
    pub severity: Severity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// The left column is not the sum of its parts.
    Sum(&'static Sum),
    /// F4 with what explains it.
    Flow,
    /// F6: the sectors do not add up to the total in this column.
    Sectors(Column),
    /// F7.
    Negative(Column),
}

/// A column as the sum of others and of further counts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sum {
    left: Column,
    parts: &'static [Column],
    extras: &'static [(&'static str, &'static str)],
    /// Where it is proven.
    modes: &'static [Mode],
}

use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};
const EVERY: &[Mode] = &[Mode::Month, Mode::Year, Mode::Range, Mode::File];

/// F1, F2, F3: the form's own formulas.
const OF_THE_FORM: [Sum; 3] = [
    Sum {
        left: C3,
        parts: &[C4, C5, C6],
        extras: &[],
        modes: EVERY,
    },
    Sum {
        left: C7,
        parts: &[C8, C9, C10],
        extras: &[],
        modes: EVERY,
    },
    Sum {
        left: C11,
        parts: &[C12, C13],
        extras: &[],
        modes: EVERY,
    },
];

/// What a source splits its own figures into (I7 and I5).
const OF_THE_SOURCE: [Sum; 2] = [
    Sum {
        left: C7,
        parts: &[],
        extras: &[
            ("refused_returned", "từ chối hoặc trả lại"),
            ("done", "đã trả kết quả"),
            ("releasing", "chưa trả kết quả"),
        ],
        modes: &[Mode::Month, Mode::Year],
    },
    Sum {
        left: C11,
        parts: &[],
        extras: &[("inside", "tại cơ quan"), ("outside", "tại cơ quan khác")],
        modes: &[Mode::Month, Mode::Range],
    },
];

/// What stands between column 3 and columns 7 and 11.
const BESIDE_THE_FORM: [(&str, &str); 2] = [
    ("waiting", "hồ sơ tạm dừng chờ bổ sung"),
    ("cancelled", "hồ sơ rút"),
];

/// Checks everything that can be checked: F1 to F4, F6, F7, and what the source itself
/// splits. An identity with an unknown operand is not checked; that is told once per row,
/// as a hint for a sector and a warning for the total. Nothing is corrected.
pub fn identities(rows: &[SectorRow], total: Option<&SectorRow>, mode: Mode) -> Vec<Finding> {
    let lines: Vec<Line> = rows.iter().map(Line::from).collect();
    let broken = broken(&lines, total.map(Line::from), mode);
    let row_of = |at: At| match at {
        At::Sector(i) => rows.get(i),
        At::Total => total,
    };
    let mut findings: Vec<Finding> = broken
        .iter()
        .filter_map(|b| Some(say(b, row_of(b.at)?, mode)))
        .collect();
    findings.extend(rows.iter().filter_map(|row| unchecked(row, &[], Severity::Hint)));
    findings.extend(total.and_then(|total| unchecked(total, rows, Severity::Warning)));
    findings
}

/// Every balance that does not hold, sector by sector, the total last.
pub(super) fn broken(lines: &[Line], total: Option<Line>, mode: Mode) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        in_line(At::Sector(i), line, mode, &mut broken);
    }
    if let Some(total) = total {
        in_line(At::Total, &total, mode, &mut broken);
        if !lines.is_empty() {
            over_sectors(lines, &total, mode, &mut broken);
        }
    }
    broken
}

fn in_line(at: At, line: &Line, mode: Mode, broken: &mut Vec<Broken>) {
    for column in Column::ALL {
        if let Some(found) = line.counts.get(column).filter(|n| *n < 0) {
            let what = What::Negative(column);
            broken.push(Broken {
                at,
                what,
                expected: 0,
                found,
                severity: Severity::Error,
            });
        }
    }
    for sum in OF_THE_FORM.iter().chain(&OF_THE_SOURCE) {
        let (true, Some(found)) = (sum.modes.contains(&mode), line.counts.get(sum.left)) else {
            continue;
        };
        let Some(expected) = sum.of(line, mode).filter(|expected| *expected != found) else {
            continue;
        };
        // A year's column 6 is what is left over, but never below 0 (portal-apis.md 2.7).
        let clamped = mode == Mode::Year && sum.left == C3 && line.counts.c6 == Some(0) && found < expected;
        let severity = if clamped {
            Severity::Warning
        } else {
            Severity::Error
        };
        broken.push(Broken {
            at,
            what: What::Sum(sum),
            expected,
            found,
            severity,
        });
    }
    broken.extend(flow(at, line, mode));
}

/// F4: 3 = 7 + 11 + waiting + cancelled. Asked for a range, OpenCPS also counts dossiers
/// released before it and handed over in it, so there only "at least" is proven.
fn flow(at: At, line: &Line, mode: Mode) -> Option<Broken> {
    let found = line.counts.c3?;
    let known = BESIDE_THE_FORM.iter().filter_map(|(name, _)| extra(line, name));
    let expected = known
        .chain([line.counts.c7?, line.counts.c11?])
        .try_fold(0_i64, i64::checked_add)?;
    let severity = match (found.cmp(&expected), mode, at) {
        (std::cmp::Ordering::Equal, ..) => return None,
        (std::cmp::Ordering::Greater, Mode::Range, At::Total) => Severity::Warning,
        (std::cmp::Ordering::Greater, Mode::Range, At::Sector(_)) => return None,
        _ => Severity::Error,
    };
    Some(Broken {
        at,
        what: What::Flow,
        expected,
        found,
        severity,
    })
}

fn over_sectors(lines: &[Line], total: &Line, mode: Mode, broken: &mut Vec<Broken>) {
    for column in Column::ALL {
        let sum = lines
            .iter()
            .try_fold(0_i64, |sum, line| sum.checked_add(line.counts.get(column)?));
        let (Some(expected), Some(found)) = (sum, total.counts.get(column)) else {
            continue;
        };
        if expected == found {
            continue;
        }
        let severity = if mode == Mode::Year {
            Severity::Warning
        } else {
            Severity::Error
        };
        let what = What::Sectors(column);
        broken.push(Broken {
            at: At::Total,
            what,
            expected,
            found,
            severity,
        });
    }
}

impl Sum {
    /// The sum, where all of it is known.
    fn of(&self, line: &Line, mode: Mode) -> Option<i64> {
        let columns = self.parts.iter().map(|column| line.counts.get(*column));
        let extras = self.extras.iter().map(|(name, _)| match extra(line, name) {
            // In a year's rows this one is not counted apart.
            None if mode == Mode::Year && *name == "releasing" => Some(0),
            known => known,
        });
        columns
            .chain(extras)
            .try_fold(0_i64, |sum, part| sum.checked_add(part?))
    }

    /// "cột 4 + cột 5 + cột 6".
    fn formula(&self) -> String {
        let columns = self.parts.iter().map(|c| format!("cột {}", c.number()));
        let extras = self.extras.iter().map(|(_, name)| format!("số {name}"));
        columns.chain(extras).collect::<Vec<_>>().join(" + ")
    }
}

fn extra(line: &Line, name: &str) -> Option<i64> {
    line.extras.get(name).copied().flatten()
}

fn say(broken: &Broken, row: &SectorRow, mode: Mode) -> Finding {
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
        What::Flow => ("identity", C3, flow_sentence(broken, row, name, mode)),
        What::Sectors(column) => (
            "sum_of_parts",
            column,
            format!(
                "Cột {} ({}): dòng tổng số ghi {found}, các lĩnh vực cộng lại bằng {expected}, lệch {apart} hồ sơ{}.",
                column.number(),
                column.title(),
                if mode == Mode::Month {
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
    Finding::new(rule, broken.severity, place, broken.found.to_string(), message)
        .with_values(broken.expected.to_string(), broken.found.to_string())
}

fn flow_sentence(broken: &Broken, row: &SectorRow, name: &str, mode: Mode) -> String {
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
    let why = if broken.severity == Severity::Warning {
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
    let within = if mode == Mode::Range && broken.severity == Severity::Error {
        "lớn hơn"
    } else {
        "bằng"
    };
    format!(
        "{name}: cột 3 (tổng số tiếp nhận) là {}, nhưng {formula} {within} {}, lệch {apart} hồ sơ{why}.",
        count(broken.found),
        count(broken.expected),
    )
}

/// The finding that something of a row could not be checked; `parts` are the sectors that
/// should add up to it.
fn unchecked(row: &SectorRow, parts: &[SectorRow], severity: Severity) -> Option<Finding> {
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
