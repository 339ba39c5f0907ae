//! What stands above the figures of the form, and how the sheet is printed.

use super::checks::minus;
use super::{FIRST, HEAD, NUMBERS, SECTOR_WIDTH, Sheet, TITLE, boxed, grey, plain, text};
use crate::report::docx::place_to_fill;
use crate::report::form::Holds;
use crate::report::tasks::lead;
use crate::report::{doubt, figures};
use rust_xlsxwriter::{Format, FormatAlign, XlsxError};

impl Sheet<'_> {
    pub(super) fn page(&mut self) -> Result<(), XlsxError> {
        let last = self.total_row() + 1 + figures::notes(self.input, "").len() as u32;
        let (right, checks, wide) = (self.last_column(), self.checks_from(), self.checks_wide());
        // What names a row stays in sight.
        let frozen = self
            .holds
            .iter()
            .position(|h| *h == Holds::Sector)
            .map_or(0, |at| at + 1);
        self.sheet
            .set_name(sheet_name(&self.input.form.code))?
            .set_landscape()
            .set_paper_size(9)
            .set_margins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer("&C&\"Times New Roman\"&P/&N")
            .set_repeat_rows(HEAD, NUMBERS)?
            .set_print_area(0, 0, last, right)?
            .set_freeze_panes(FIRST, if frozen > 2 { 0 } else { frozen as u16 })?;
        for (at, holds) in self.holds.iter().enumerate() {
            let width = match holds {
                Holds::Number => 5.0,
                Holds::Sector => SECTOR_WIDTH,
                Holds::Blank => 20.0,
                _ => 10.5,
            };
            self.sheet.set_column_width(at as u16, width)?;
        }
        self.sheet.set_column_width(right + 1, 3)?;
        for column in checks..checks + wide {
            self.sheet.set_column_width(column, 15)?;
        }
        Ok(())
    }

    pub(super) fn title(&mut self) -> Result<(), XlsxError> {
        let input = self.input;
        let period = &input.period;
        let centre = plain().set_align(FormatAlign::Center).set_text_wrap();
        let covered = match (period.name(), period.window_words()) {
            (name, window) if name == window => format!("Kỳ báo cáo: {window}"),
            (name, window) => format!("Kỳ báo cáo: {name} ({window})"),
        };
        let mut state = format!("DỰ THẢO - {}", doubt::as_of(input));
        if input.figures.has_error() {
            state.push_str(" - CHƯA KHỚP SỐ LIỆU");
        }
        let title = input.form.title.to_uppercase();
        let unit = format!("Đơn vị tính: {}", input.form.unit);
        let last = self.last_column();
        let lines = [
            (TITLE, &title, centre.clone().set_bold().set_font_size(14)),
            (TITLE + 1, &covered, centre.clone()),
            (TITLE + 2, &state, centre.set_italic()),
            (
                TITLE + 4,
                &unit,
                plain().set_italic().set_align(FormatAlign::Right),
            ),
        ];
        for (row, words, format) in lines {
            self.across((row, 0), (row, last), words, &format)?;
        }
        let right = plain().set_text_wrap();
        let left = plain()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let reporter = format!("Đơn vị báo cáo: {}", input.issuer.office);
        // A third for the form's name, the right half for who reports to whom.
        let (name_until, reporter_from) = (last / 3, last * 7 / 12);
        self.across((0, 0), (1, name_until), &input.form.name(), &left)?;
        let from = reporter_from.max(name_until + 1);
        self.across((0, from), (0, last), &reporter, &right)?;
        // Nobody knows from whom the form is asked but who signs: a place to fill like those of the text.
        let (receiver, format) = match input.issuer.send_to.as_slice() {
            [] => {
                let place = place_to_fill("đơn vị nhận báo cáo", &lead(input));
                (place, right.clone().set_background_color("FFFF00"))
            }
            units => (units.join("; "), right.clone()),
        };
        let receiver = format!("Đơn vị nhận báo cáo: {receiver}");
        self.across((1, from), (1, last), &receiver, &format)?;
        let height = if last < 9 { 48 } else { 32 };
        // A narrow form breaks its title over several lines.
        let lines = 1 + title.chars().count() / (9 * usize::from(last + 1) + 20);
        self.sheet
            .set_row_height(0, height)?
            .set_row_height(TITLE, (24 * lines.min(8)) as f64)?;
        Ok(())
    }

    /// Words across cells; one cell is not merged.
    fn across(
        &mut self,
        (top, left): (u32, u16),
        (bottom, right): (u32, u16),
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let words = text(words);
        match (top, left) == (bottom, right) {
            true => self.sheet.write_string_with_format(top, left, &words, format)?,
            false => self.sheet.merge_range(top, left, bottom, right, &words, format)?,
        };
        Ok(())
    }

    pub(super) fn heading(&mut self) -> Result<(), XlsxError> {
        let head = boxed()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        for cell in self.input.form.heading() {
            let (top, left) = (HEAD + cell.top as u32, cell.left as u16);
            let (bottom, right) = (HEAD + cell.bottom as u32, cell.right as u16);
            self.across((top, left), (bottom, right), &cell.words, &head)?;
        }
        let number = boxed()
            .set_italic()
            .set_font_size(10)
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        for (at, column) in self.input.form.columns.iter().enumerate() {
            // The formula stands below its number.
            let words = column.number_line().replace('=', "=\n");
            self.sheet
                .write_string_with_format(NUMBERS, at as u16, text(&words), &number)?;
        }
        let is_long = |c: &crate::report::form::FormColumn| c.formula.chars().count() > 14;
        let height = if self.input.form.columns.iter().any(is_long) {
            44
        } else {
            30
        };
        self.sheet
            .set_row_height(NUMBERS - 1, 62)?
            .set_row_height(NUMBERS, height)?;
        self.checks_heading()
    }

    fn checks_heading(&mut self) -> Result<(), XlsxError> {
        let aside = grey().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        let (from, wide) = (self.checks_from(), self.checks_wide());
        if wide == 0 {
            return Ok(());
        }
        self.across(
            (HEAD, from),
            (HEAD, from + wide - 1),
            "Kiểm tra (0 là khớp)",
            &aside,
        )?;
        let number = |n: usize| format!("({n})");
        let checked = self.checked();
        for (i, (column, formula)) in checked.iter().enumerate() {
            let own = self.input.form.columns.get(*column).map_or(0, |c| c.number);
            let words = match formula.parts() {
                Some(_) => minus(&number(own), formula, &number),
                None => format!("({own})-({})", formula.with_cells(&number)),
            };
            self.sheet
                .write_string_with_format(NUMBERS, from + i as u16, words, &aside)?;
        }
        let Some(balanced) = self.balanced() else {
            return Ok(());
        };
        let aside_at = from + checked.len() as u16;
        self.sheet
            .write_string_with_format(NUMBERS, aside_at, "Chờ bổ sung, đã rút, hủy", &aside)?;
        let columns = &self.input.form.columns;
        let numbers = balanced.map(|at| columns.get(at).map_or(0, |c| c.number));
        let words = format!(
            "({})-({})-({})- chờ bổ sung, hủy",
            numbers[0], numbers[1], numbers[2]
        );
        self.sheet
            .write_string_with_format(NUMBERS, aside_at + 1, words, &aside)?;
        Ok(())
    }
}

/// "II.06a" of "II.06a/VPCP/KSTT", within what Excel takes as a name.
fn sheet_name(code: &str) -> String {
    let first = code.split('/').next().unwrap_or_default().trim();
    let is_allowed = |c: &char| !"[]:*?/\\'".contains(*c) && !c.is_control();
    let name: String = first.chars().filter(is_allowed).take(28).collect();
    match name.trim() {
        // The name of the sheet of sources, and no name at all, are not to be had.
        "" | "Nguồn số liệu" => "Biểu".to_owned(),
        name => name.to_owned(),
    }
}
