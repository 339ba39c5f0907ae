//! A list of dossiers in a sheet. Only the columns named here are ever read; whatever else the
//! list holds (names, telephones, identity cards, addresses) is passed over unread.

mod columns;
mod words;

use super::content::{Content, Export, Refused, Trouble};
use super::folding::bare;
use super::place::{letters, of_sheet};
use super::{when, window};
use crate::calendar::{Moment, count, office_time};
use crate::dossier::list::{Dossier, State, When, is_code, mark_of};
use crate::paper::grid::Grid;
use crate::paper::table::Row;
use columns::{Columns, Field, columns};
use std::collections::{BTreeMap, BTreeSet};
use words::{channel, state_of};

const WITHIN: usize = 60;
const LONGEST_SECTOR: usize = 120;
/// An office has tens of sectors; more distinct words are those of another column.
const MOST_SECTORS: usize = 100;
/// Troubles told; more are counted.
pub const MOST_TROUBLES: usize = 5_000;
/// Of a list without the column.
const NO_SECTOR: &str = "Chưa phân lĩnh vực";

/// The list in a sheet; `None` where there is none.
pub fn list(grid: &Grid, now: Moment) -> Option<Result<Export, Refused>> {
    let found = grid.rows.iter().take(WITHIN).enumerate().find_map(|(at, row)| {
        let columns = columns(row)?;
        Some((at, columns, row.clone()))
    });
    let (at, columns, header) = found?;
    Some(read(grid, at, &columns, &header, now))
}

fn read(grid: &Grid, at: usize, columns: &Columns, header: &Row, now: Moment) -> Result<Export, Refused> {
    let mut reading = Reading {
        grid,
        columns,
        today: moment_of(now),
        rows: Vec::new(),
        lines: (0, 0),
        troubles: Vec::new(),
        other_states: 0,
        marked_codes: 0,
    };
    for row in &grid.rows[at + 1..] {
        reading.take(row);
    }
    let twice = reading.without_repeats();
    reading.check_sectors();
    if !reading.troubles.is_empty() {
        return Err(refused(reading.troubles));
    }
    if reading.rows.is_empty() {
        return Err(Refused::new(
            "Danh sách hồ sơ không có hàng nào; danh sách trống không phải là số 0, đề nghị xuất lại.",
        ));
    }
    let passed = reading.passed(header);
    let remarks = reading.remarks(passed, twice);
    Ok(Export {
        content: Content::List { rows: reading.rows },
        sheet: grid.name.clone(),
        lines: reading.lines,
        stated: window::stated(&super::place::title(grid, at)),
        remarks,
        has_more_columns: passed > 0,
    })
}

fn refused(mut troubles: Vec<Trouble>) -> Refused {
    let n = i64::try_from(troubles.len()).unwrap_or(i64::MAX);
    troubles.truncate(MOST_TROUBLES);
    Refused {
        why: format!(
            "Danh sách hồ sơ có {} chỗ cần sửa; chưa ghi nhận hồ sơ nào.",
            count(n)
        ),
        troubles,
        is_unreadable: false,
    }
}

fn moment_of(now: Moment) -> When {
    let local = now.with_timezone(&office_time());
    When {
        day: local.date_naive(),
        time: Some(local.time()),
    }
}

struct Reading<'g> {
    grid: &'g Grid,
    columns: &'g Columns,
    today: When,
    /// With the line of each, until they are checked.
    rows: Vec<Dossier>,
    lines: (usize, usize),
    troubles: Vec<Trouble>,
    other_states: i64,
    marked_codes: i64,
}

impl Reading<'_> {
    fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        let at = self.columns.get(&field);
        at.and_then(|at| row.cells.get(*at)).map_or("", |c| c.trim())
    }

    /// The cell's words are never repeated: where a column was shifted they may be a person's.
    fn trouble(&mut self, row: &Row, field: Field, text: &str) {
        let column = self.columns.get(&field).map(|at| letters(*at));
        let place = match column {
            Some(column) => format!("{}ô {column}{} ({})", of_sheet(self.grid), row.line, field.name()),
            None => format!("{}hàng {}", of_sheet(self.grid), row.line),
        };
        self.troubles.push(Trouble {
            place,
            text: text.to_owned(),
        });
    }

    fn take(&mut self, row: &Row) {
        let received = self.cell(row, Field::Received);
        let days = [Field::Received, Field::Due, Field::Resolved].map(|f| self.cell(row, f));
        // Notes, totals, signatures and the numbers of columns hold no day.
        let is_dossier = days.iter().any(|d| when::read(d).is_some());
        let code = self.cell(row, Field::Code);
        let is_long_enough = !code.is_empty() && received.len() > 4;
        let looks_like_one = is_long_enough && columns(row).is_none();
        if !(is_dossier || looks_like_one) {
            return;
        }
        let day = |reading: &mut Self, field| match reading.cell(row, field) {
            "" | "-" | "–" => None,
            text => {
                let read = when::read(text);
                if read.is_none() {
                    let text = "không phải ngày; đề nghị ghi ngày/tháng/năm, như 20/3/2026";
                    reading.trouble(row, field, text);
                }
                read
            }
        };
        let received = day(self, Field::Received);
        let (due, resolved) = (day(self, Field::Due), day(self, Field::Resolved));
        let Some(received) = received else {
            if matches!(self.cell(row, Field::Received), "" | "-" | "–") {
                self.trouble(row, Field::Received, "để trống; đề nghị ghi ngày tiếp nhận");
            }
            return;
        };
        self.check(row, received, due, resolved);
        let sector = self.sector(row);
        let dossier = Dossier {
            code: self.code(row),
            sector,
            received,
            due,
            resolved,
            channel: channel(self.cell(row, Field::Channel)),
            state: self.state(row),
        };
        self.lines = (if self.lines.0 == 0 { row.line } else { self.lines.0 }, row.line);
        self.rows.push(dossier);
    }

    fn check(&mut self, row: &Row, received: When, due: Option<When>, resolved: Option<When>) {
        if received.day > self.today.day {
            self.trouble(row, Field::Received, "là ngày chưa tới; đề nghị kiểm tra");
        }
        if resolved.is_some_and(|at| at.day > self.today.day) {
            self.trouble(row, Field::Resolved, "là ngày chưa tới; đề nghị kiểm tra");
        }
        if resolved.is_some_and(|at| at.day < received.day) {
            self.trouble(row, Field::Resolved, "trước ngày tiếp nhận; đề nghị kiểm tra");
        }
        if due.is_some_and(|at| at.day < received.day) {
            self.trouble(row, Field::Due, "trước ngày tiếp nhận; đề nghị kiểm tra");
        }
    }

    fn sector(&mut self, row: &Row) -> String {
        if !self.columns.contains_key(&Field::Sector) {
            return NO_SECTOR.to_owned();
        }
        let text = self.cell(row, Field::Sector);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.trouble(row, Field::Sector, "để trống; đề nghị ghi tên lĩnh vực");
        } else if words.contains('@')
            || words.chars().filter(char::is_ascii_digit).count() > 6
            || words.chars().count() > LONGEST_SECTOR
        {
            self.trouble(
                row,
                Field::Sector,
                "không phải tên lĩnh vực; đề nghị kiểm tra cột",
            );
        }
        words
    }

    /// The code as portals make them; anything else is kept as a mark only.
    fn code(&mut self, row: &Row) -> String {
        let text = self.cell(row, Field::Code);
        if text.is_empty() || is_code(text) {
            return text.to_owned();
        }
        self.marked_codes += 1;
        mark_of(text)
    }

    fn state(&mut self, row: &Row) -> Option<State> {
        let words = bare(self.cell(row, Field::State));
        let state = state_of(&words);
        self.other_states += i64::from(state.is_none() && !words.is_empty());
        state
    }

    /// Drops rows that say the same of the same dossier again; those that say something else are
    /// told. Answers how many were dropped.
    fn without_repeats(&mut self) -> i64 {
        let mut known: BTreeMap<String, Dossier> = BTreeMap::new();
        let (mut dropped, mut told) = (0, BTreeSet::new());
        let mut kept = Vec::new();
        for dossier in std::mem::take(&mut self.rows) {
            match known.get(&dossier.code) {
                Some(first) if !dossier.code.is_empty() => {
                    dropped += 1;
                    if *first != dossier {
                        told.insert(dossier.code.clone());
                    }
                    continue;
                }
                _ => known.insert(dossier.code.clone(), dossier.clone()),
            };
            kept.push(dossier);
        }
        self.rows = kept;
        for code in told {
            self.troubles.push(Trouble {
                place: format!("{}hồ sơ {code}", of_sheet(self.grid)),
                text: "có nhiều hàng với ngày hoặc trạng thái khác nhau; đề nghị chỉ để một hàng".to_owned(),
            });
        }
        dropped
    }

    fn check_sectors(&mut self) {
        let names: BTreeSet<&str> = self.rows.iter().map(|d| d.sector.as_str()).collect();
        if names.len() > MOST_SECTORS || (names.len() > 30 && names.len() * 2 > self.rows.len()) {
            self.troubles.push(Trouble {
                place: format!("{}cột {}", of_sheet(self.grid), Field::Sector.name()),
                text: "có quá nhiều tên khác nhau; đề nghị kiểm tra có đúng cột lĩnh vực không".to_owned(),
            });
        }
    }

    /// How many columns beside those that are read.
    fn passed(&self, header: &Row) -> i64 {
        let taken: BTreeSet<usize> = self.columns.values().copied().collect();
        let others = header.cells.iter().enumerate().filter(|(at, c)| {
            let is_number = matches!(bare(c).as_str(), "tt" | "stt" | "so tt");
            !taken.contains(at) && !c.is_empty() && !is_number
        });
        i64::try_from(others.count()).unwrap_or(i64::MAX)
    }

    fn remarks(&self, passed: i64, twice: i64) -> Vec<String> {
        let mut said = Vec::new();
        let columns: Vec<&str> = self.columns.keys().map(|f| f.name()).collect();
        said.push(format!("Các cột được đọc: {}.", columns.join(", ")));
        if passed > 0 {
            said.push(format!(
                "{} cột khác (như tên, điện thoại, địa chỉ) không được đọc và không được lưu.",
                count(passed)
            ));
        }
        for (n, words) in [
            (twice, "hàng lặp lại cùng một hồ sơ chỉ được tính một lần"),
            (
                self.other_states,
                "hồ sơ có trạng thái không nhận ra; được tính theo ngày trả kết quả",
            ),
            (
                self.marked_codes,
                "mã hồ sơ không đúng dạng mã nên chỉ lưu ký hiệu thay thế",
            ),
        ] {
            if n > 0 {
                said.push(format!("{} {words}.", count(n)));
            }
        }
        if !self.columns.contains_key(&Field::Sector) {
            said.push("Danh sách không có cột Lĩnh vực; hồ sơ không chia được theo lĩnh vực.".to_owned());
        }
        said
    }
}

#[cfg(test)]
mod tests;
