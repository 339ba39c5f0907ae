//! Sheets of the watched folder that are not about tasks: the address book, additions to the
//! calendar. What they say goes into the files that the settings are read from, and is in force
//! from the next beat on.

use crate::calendar::{DayEntry, date_with_weekday};
use crate::config::{self, DayChange, DaysError, MOST_OFF, Problem, Received, Settings};
use crate::sheet::{Group, Line, Proposal, Receipt, SheetKind, book, days};

/// Takes the file where it is such a sheet. Taken twice it changes nothing the second time, so that
/// a death before the store knows of it loses nothing.
pub fn take(name: &str, bytes: &[u8], settings: &Settings) -> Option<Proposal> {
    let receipt = if book::is_book(bytes) {
        of_book(bytes, settings)
    } else if days::is_day_sheet(name, bytes) {
        of_days(name, bytes, settings)
    } else {
        return None;
    };
    Some(Proposal {
        marks: Vec::new(),
        changes: Vec::new(),
        receipt,
    })
}

fn of_book(bytes: &[u8], settings: &Settings) -> Receipt {
    let Some(config) = settings.files.first() else {
        return Receipt::refused("Chương trình chạy không có tệp cấu hình nên không có danh bạ để thay.");
    };
    let kind = Some(SheetKind::Book);
    match config::receive_book(config, bytes) {
        Ok(Received {
            changes, questions, ..
        }) => {
            let changed = changes.iter().map(|c| line(Group::Entered, "", c));
            let open = questions.iter().map(|q| of_problem(Group::Check, q));
            Receipt {
                kind,
                rows: changes.len(),
                lines: changed.chain(open).collect(),
                ..Receipt::default()
            }
        }
        Err(problems) => Receipt {
            kind,
            lines: problems.iter().map(|p| of_problem(Group::Asked, p)).collect(),
            refused: Some("Danh bạ có nội dung cần sửa; danh bạ đang dùng được giữ nguyên.".to_owned()),
            ..Receipt::default()
        },
    }
}

fn of_problem(group: Group, problem: &Problem) -> Line {
    let (table, column) = problem.key.split_once('.').unwrap_or((&problem.key, ""));
    let table = (!table.is_empty()).then(|| format!("bảng {table}"));
    let row = (problem.line > 0).then(|| format!("hàng {}", problem.line));
    let column = (!column.is_empty()).then(|| format!("cột {column}"));
    let place: Vec<String> = [table, row, column].into_iter().flatten().collect();
    line(
        group,
        &place.join(", "),
        &format!("{}; {}", problem.message, problem.remedy),
    )
}

fn of_days(name: &str, bytes: &[u8], settings: &Settings) -> Receipt {
    let sheet = match days::read(name, bytes) {
        Ok(sheet) => sheet,
        Err(_) => return Receipt::refused("Không đọc được bảng ngày nghỉ; đề nghị lưu lại dạng .xlsx."),
    };
    let changes = match config::day_changes(&sheet, &settings.rules.calendar) {
        Ok(changes) => changes,
        Err(error) => {
            return Receipt {
                kind: Some(SheetKind::Days),
                ..Receipt::refused(in_vietnamese(&error))
            };
        }
    };
    let asked = sheet
        .problems
        .iter()
        .map(|p| line(Group::Asked, &format!("hàng {}", p.row), &p.message));
    let mut receipt = Receipt {
        kind: Some(SheetKind::Days),
        rows: sheet.entries.len(),
        lines: changes.iter().map(of_change).chain(asked).collect(),
        ..Receipt::default()
    };
    let is_change = |c: &DayChange| !matches!(c, DayChange::Settled(_));
    if !changes.iter().any(is_change) {
        return receipt;
    }
    if let Err(error) = config::receive_days(settings.additions.as_deref(), &sheet) {
        tracing::warn!("a sheet of days off cannot be put in place: {error}");
        receipt.lines.retain(|l| l.group == Group::Asked);
        receipt.refused = Some(in_vietnamese(&error));
    }
    receipt
}

fn in_vietnamese(error: &DaysError) -> String {
    match error {
        DaysError::NoSheet => {
            "Cấu hình chưa chỉ định nơi lưu ngày nghỉ bổ sung; đề nghị báo người quản trị hệ thống."
                .to_owned()
        }
        DaysError::InForce { row, message, .. } => {
            format!("Bảng ngày nghỉ đang dùng có hàng {row} cần sửa trước: {message}")
        }
        DaysError::TooMany { year, off } => format!(
            "Theo bảng này năm {year} có {off} ngày nghỉ rơi vào các ngày từ Thứ Hai đến Thứ Sáu, không năm nào có \
             quá {MOST_OFF} ngày; đề nghị chỉ giữ các hàng đúng là ngày nghỉ rồi gửi lại. Chưa ghi ngày nào."
        ),
        DaysError::File { .. } => {
            "Không ghi được bảng ngày nghỉ; đề nghị báo người quản trị hệ thống.".to_owned()
        }
    }
}

fn of_change(change: &DayChange) -> Line {
    let told = |entry: &DayEntry| format!("{}: {}", entry.kind.name(), entry.explained());
    match change {
        DayChange::Added(entry) => about(Group::Entered, entry, &told(entry)),
        DayChange::Changed(before, entry) => {
            let text = format!("{} (trước đó: {})", told(entry), told(before));
            about(Group::Entered, entry, &text)
        }
        DayChange::Settled(entry) => about(
            Group::Asked,
            entry,
            "đã có văn bản chính thức; ngày dự kiến không thay được",
        ),
    }
}

fn about(group: Group, entry: &DayEntry, text: &str) -> Line {
    Line {
        about: date_with_weekday(entry.day),
        ..line(group, "", text)
    }
}

fn line(group: Group, place: &str, text: &str) -> Line {
    Line {
        group,
        place: place.to_owned(),
        about: String::new(),
        text: text.to_owned(),
    }
}
