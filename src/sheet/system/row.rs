//! One row of the export: its cells, what they claim, and the task that they make.

use super::claim::{self, Claim};
use super::columns::{Columns, Field};
use crate::calendar::{Moment, date, day_of};
use crate::paper::table::Row;
use crate::plan::{Deadline, Origin, Task, deadline, folded};
use crate::sheet::cell::{day, excerpt, one_line};
use crate::sheet::proposal::Known;
use chrono::{Datelike, NaiveDate};

/// The cells of a row, each on one line.
pub struct Given<'a> {
    row: &'a Row,
    columns: &'a Columns,
    pub code: String,
    pub title: String,
    pub document: String,
    pub assigned: String,
    pub lead: String,
    pub support: String,
    pub deadline: String,
    pub state: String,
    pub finished: String,
    pub result: String,
    year: i32,
}

impl Given<'_> {
    pub fn of<'a>(row: &'a Row, columns: &'a Columns, title: &str, now: Moment) -> Given<'a> {
        let cell = |field| one_line(columns.cell(row, field));
        let dash = |text: String| match text.chars().all(|c| "-–—.".contains(c)) {
            true => String::new(),
            false => text,
        };
        let (assigned, deadline) = (cell(Field::Assigned), dash(cell(Field::Deadline)));
        let year = [&assigned, &deadline]
            .into_iter()
            .find_map(|text| day(text))
            .map(|d| d.year());
        Given {
            code: cell(Field::Code),
            title: cell(Field::Title),
            document: cell(Field::Document),
            lead: columns.cell(row, Field::Lead).to_owned(),
            support: columns.cell(row, Field::Support).to_owned(),
            state: cell(Field::State),
            finished: dash(cell(Field::Finished)),
            result: dash(cell(Field::Result)),
            year: year
                .or_else(|| year_in(title))
                .unwrap_or_else(|| day_of(now).year()),
            assigned,
            deadline,
            row,
            columns,
        }
    }

    pub fn place(&self) -> String {
        format!("hàng {}", self.row.line)
    }

    /// What the row claims, or the cell that is not understood and why.
    pub fn claim(&self, today: NaiveDate) -> Result<Claim, (String, String)> {
        let at = |field| self.columns.place(self.row, field);
        if self.title.is_empty() {
            return Err((
                at(Field::Title),
                "Thiếu nội dung nhiệm vụ; đề nghị bổ sung.".to_owned(),
            ));
        }
        let finished = match self.finished.as_str() {
            "" => None,
            words => Some(day(words).ok_or_else(|| {
                let text = format!(
                    "“{}” không phải là ngày; đề nghị ghi dạng 20/3/2026.",
                    excerpt(words)
                );
                (at(Field::Finished), text)
            })?),
        };
        if let Some(day) = finished.filter(|d| *d > today || d.year() < self.year - 1) {
            let text = match day > today {
                true => format!("Ngày hoàn thành {} ở tương lai; đề nghị kiểm tra lại.", date(day)),
                false => format!(
                    "Ngày hoàn thành {} trước ngày giao nhiều năm; đề nghị kiểm tra lại.",
                    date(day)
                ),
            };
            return Err((at(Field::Finished), text));
        }
        if self.state.is_empty() {
            return Ok(Claim {
                is_done: finished.is_some(),
                is_late: None,
                finished,
            });
        }
        let Some((is_done, is_late)) = claim::of_words(&self.state) else {
            let text = format!(
                "Không hiểu trạng thái “{}”; đề nghị ghi “Đã hoàn thành đúng hạn”, “Đang thực hiện trong hạn”, …",
                excerpt(&self.state)
            );
            return Err((at(Field::State), text));
        };
        if let (false, Some(day)) = (is_done, finished) {
            let text = format!(
                "Trạng thái “{}” nhưng có ngày hoàn thành {}; đề nghị kiểm tra lại.",
                excerpt(&self.state),
                date(day)
            );
            return Err((at(Field::State), text));
        }
        Ok(Claim {
            is_done,
            is_late,
            finished,
        })
    }

    /// The task, without a number.
    pub fn task(&self, id: String, known: &Known) -> Task {
        let words = timestamp(&self.deadline).unwrap_or_else(|| self.deadline.clone());
        let read = Deadline {
            phrase: self.deadline.clone(),
            ..deadline::read(&words, self.year)
        };
        Task {
            id,
            number: String::new(),
            year: self.year,
            section: self.source(),
            title: self.title.clone(),
            leads: known.office.assign(&self.lead),
            support: known.office.assign(&self.support),
            deadline_text: self.deadline.clone(),
            deadline: read,
            deliverable: String::new(),
            origin: Origin::System,
            known_from: day_of(known.now),
        }
    }

    /// "Văn bản giao: 123/UBND-KSTT ngày 05/01/2026".
    fn source(&self) -> String {
        let assigned = day(&self.assigned).map_or_else(|| self.assigned.clone(), date);
        match (self.document.as_str(), assigned.as_str()) {
            ("", "") => "Nhiệm vụ được giao".to_owned(),
            ("", day) => format!("Nhiệm vụ được giao ngày {day}"),
            (document, "") => format!("Văn bản giao: {document}"),
            (document, day) if document.contains(day) => format!("Văn bản giao: {document}"),
            (document, day) => format!("Văn bản giao: {document} ngày {day}"),
        }
    }
}

/// "2026-06-30 17:00:00", as databases export a moment, in the words of a plan; midnight is the
/// whole day. `None` for any other words.
fn timestamp(cell: &str) -> Option<String> {
    let is_bare = cell.chars().all(|c| c.is_ascii_digit() || "/-.: T".contains(c));
    let found = day(cell).filter(|_| is_bare && cell.contains(':'))?;
    let (_, time) = cell.rsplit_once([' ', 'T'])?;
    let mut parts = time.split(':').map(|n| n.parse::<u32>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    Some(match (hour, minute) {
        (0, 0) => date(found),
        (hour, minute) => format!("{hour} giờ {minute:02} ngày {}", date(found)),
    })
}

/// The day up to which the file counts: "tính đến ngày 30/6/2026" above its table.
pub fn as_of(title: &str) -> Option<NaiveDate> {
    let words = folded(title);
    let found = words.match_indices("den ").filter_map(|(at, mark)| {
        let rest = words.get(at + mark.len()..)?;
        let after = rest.trim_start_matches("het ").trim_start_matches("ngay ");
        let three: Vec<&str> = after
            .split(' ')
            .filter(|w| !matches!(*w, "thang" | "nam"))
            .take(3)
            .collect();
        day(&three.join("/"))
    });
    found.last()
}

/// "… năm 2026".
fn year_in(title: &str) -> Option<i32> {
    let words = folded(title);
    let (_, rest) = words.split_once("nam 20")?;
    let year: i32 = format!("20{}", rest.get(..2)?).parse().ok()?;
    Some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_file_is_read_from_its_title() {
        let of = |text: &str| as_of(text).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(of("DANH SÁCH NHIỆM VỤ (Tính đến ngày 30/6/2026)"), "2026-06-30");
        assert_eq!(of("Từ ngày 01/01/2026 đến ngày 15/6/2026"), "2026-06-15");
        assert_eq!(of("đến hết ngày 05 tháng 7 năm 2026"), "2026-07-05");
        assert_eq!(of("Danh sách nhiệm vụ chưa đến hạn"), "");
        for (cell, words) in [
            ("2026-06-30 00:00:00", Some("30/6/2026")),
            ("2026-06-30T17:00:00", Some("17 giờ 00 ngày 30/6/2026")),
            ("30/06/2026 16:30", Some("16 giờ 30 ngày 30/6/2026")),
            ("30/06/2026", None),
            ("trước 17:00 ngày 30/06/2026", None),
        ] {
            assert_eq!(timestamp(cell).as_deref(), words, "{cell}");
        }
        assert_eq!(year_in("Nhiệm vụ UBND thành phố giao năm 2026"), Some(2026));
    }
}
