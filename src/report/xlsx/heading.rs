//! What stands above the figures of form II.06a, and how the sheet is printed.

use super::{CHECKS, FIRST, Form, HEAD, LAST_COLUMN, TITLE, boxed, checked, difference, grey, plain, text};
use crate::report::{FormColumn, doubt, figures};
use rust_xlsxwriter::{FormatAlign, XlsxError};

impl Form<'_> {
    pub(super) fn page(&mut self) -> Result<(), XlsxError> {
        let last = self.total_row() + 1 + figures::notes(self.input).len() as u32;
        self.sheet
            .set_name("II.06a")?
            .set_landscape()
            .set_paper_size(9)
            .set_margins(0.6, 0.6, 0.8, 0.8, 0.4, 0.4)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer("&C&\"Times New Roman\"&P/&N")
            .set_repeat_rows(HEAD, HEAD + 3)?
            .set_print_area(0, 0, last, LAST_COLUMN)?
            .set_freeze_panes(FIRST, 2)?;
        self.sheet.set_column_width(0, 5)?.set_column_width(1, 28)?;
        for column in 2..=LAST_COLUMN {
            self.sheet.set_column_width(column, 10.5)?;
        }
        self.sheet.set_column_width(LAST_COLUMN + 1, 3)?;
        for column in CHECKS..CHECKS + 5 {
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
            self.sheet
                .merge_range(row, 0, row, LAST_COLUMN, &text(words), &format)?;
        }
        let right = plain().set_text_wrap();
        let left = plain()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let reporter = format!("Đơn vị báo cáo: {}", input.issuer.office);
        self.sheet
            .merge_range(0, 0, 1, 4, &text(&input.form.name()), &left)?;
        self.sheet
            .merge_range(0, 7, 0, LAST_COLUMN, &text(&reporter), &right)?;
        self.sheet
            .merge_range(1, 7, 1, LAST_COLUMN, "Đơn vị nhận báo cáo:", &right)?;
        self.sheet.set_row_height(0, 32)?.set_row_height(TITLE, 24)?;
        Ok(())
    }

    pub(super) fn heading(&mut self) -> Result<(), XlsxError> {
        let head = boxed()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        for (top, left, bottom, right, words) in heading_cells(&self.input.form.columns) {
            let words = text(words);
            let (top, bottom) = (HEAD + top, HEAD + bottom);
            if (top, left) == (bottom, right) {
                self.sheet.write_string_with_format(top, left, &words, &head)?;
            } else {
                self.sheet.merge_range(top, left, bottom, right, &words, &head)?;
            }
        }
        let number = boxed()
            .set_italic()
            .set_font_size(10)
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        for (at, column) in self.input.form.columns.iter().enumerate() {
            let words = match column.formula.as_str() {
                "" => format!("({})", column.number),
                formula => format!("({})=\n{formula}", column.number),
            };
            self.sheet
                .write_string_with_format(HEAD + 3, at as u16, text(&words), &number)?;
        }
        self.sheet
            .set_row_height(HEAD + 2, 62)?
            .set_row_height(HEAD + 3, 30)?;
        let aside = grey().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        self.sheet
            .merge_range(HEAD, CHECKS, HEAD, CHECKS + 4, "Kiểm tra (0 là khớp)", &aside)?;
        for (i, sum) in checked(self.input).iter().enumerate() {
            self.sheet
                .write_string_with_format(HEAD + 3, CHECKS + i as u16, difference(sum), &aside)?;
        }
        self.sheet
            .write_string_with_format(HEAD + 3, CHECKS + 3, "Chờ bổ sung, đã hủy", &aside)?;
        self.sheet.write_string_with_format(
            HEAD + 3,
            CHECKS + 4,
            "(3)-(7)-(11)- chờ bổ sung, hủy",
            &aside,
        )?;
        Ok(())
    }
}

/// Top, left, bottom, right from the first row of the heading, and the words: a group stands above
/// its columns, `under` above those that share it.
fn heading_cells(columns: &[FormColumn]) -> Vec<(u32, u16, u32, u16, &str)> {
    let mut cells = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let left = at as u16;
        let before = at.checked_sub(1).and_then(|i| columns.get(i));
        // The last of the columns from here on that share these words.
        let until = |is_same: &dyn Fn(&FormColumn) -> bool| {
            let shared = columns[at..].iter().take_while(|c| is_same(c)).count();
            left + shared.saturating_sub(1) as u16
        };
        if column.group.is_empty() {
            cells.push((0, left, 2, left, column.title.as_str()));
            continue;
        }
        if before.is_none_or(|b| b.group != column.group) {
            let right = until(&|c| c.group == column.group);
            cells.push((0, left, 0, right, column.group.as_str()));
        }
        if column.under.is_empty() {
            cells.push((1, left, 2, left, column.title.as_str()));
            continue;
        }
        if before.is_none_or(|b| (&b.group, &b.under) != (&column.group, &column.under)) {
            let right = until(&|c| (&c.group, &c.under) == (&column.group, &column.under));
            cells.push((1, left, 1, right, column.under.as_str()));
        }
        cells.push((2, left, 2, left, column.title.as_str()));
    }
    cells
}
