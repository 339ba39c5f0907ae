//! What stands above the figures of form II.06a, and how the sheet is printed.

use super::{CHECKED, CHECKS, FIRST, Form, HEAD, LAST_COLUMN, TITLE, boxed, grey, plain, text};
use crate::report::{doubt, figures};
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
        let lines = [
            (
                TITLE,
                "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT",
                centre.clone().set_bold().set_font_size(14),
            ),
            (TITLE + 1, &covered, centre.clone()),
            (TITLE + 2, &state, centre.set_italic()),
            (
                TITLE + 4,
                "Đơn vị tính: Số hồ sơ TTHC",
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
            .merge_range(0, 0, 1, 4, "Biểu số II.06a/VPCP/KSTT", &left)?;
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
        for (top, left, bottom, right, words) in HEADING {
            let (top, bottom) = (HEAD + top, HEAD + bottom);
            if (top, left) == (bottom, right) {
                self.sheet.write_string_with_format(top, left, words, &head)?;
            } else {
                self.sheet.merge_range(top, left, bottom, right, words, &head)?;
            }
        }
        let number = boxed()
            .set_italic()
            .set_font_size(10)
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        for (column, words) in NUMBERS.iter().enumerate() {
            self.sheet
                .write_string_with_format(HEAD + 3, column as u16, *words, &number)?;
        }
        self.sheet
            .set_row_height(HEAD + 2, 62)?
            .set_row_height(HEAD + 3, 30)?;
        let aside = grey().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        self.sheet
            .merge_range(HEAD, CHECKS, HEAD, CHECKS + 4, "Kiểm tra (0 là khớp)", &aside)?;
        for (i, (_, _, words)) in CHECKED.iter().enumerate() {
            self.sheet
                .write_string_with_format(HEAD + 3, CHECKS + i as u16, *words, &aside)?;
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

/// Top, left, bottom, right from the first row of the heading.
const HEADING: [(u32, u16, u32, u16, &str); 17] = [
    (0, 0, 2, 0, "TT"),
    (0, 1, 2, 1, "Lĩnh vực, công việc giải quyết theo cấp"),
    (0, 2, 0, 5, "Số lượng hồ sơ tiếp nhận"),
    (0, 6, 0, 9, "Số lượng hồ sơ đã giải quyết"),
    (0, 10, 0, 12, "Số lượng hồ sơ đang giải quyết"),
    (1, 2, 2, 2, "Tổng số"),
    (1, 3, 1, 4, "Trong kỳ"),
    (2, 3, 2, 3, "Trực tuyến"),
    (2, 4, 2, 4, "Trực tiếp, dịch vụ bưu chính"),
    (1, 5, 2, 5, "Từ kỳ trước"),
    (1, 6, 2, 6, "Tổng số"),
    (1, 7, 2, 7, "Trước hạn"),
    (1, 8, 2, 8, "Đúng hạn"),
    (1, 9, 2, 9, "Quá hạn"),
    (1, 10, 2, 10, "Tổng số"),
    (1, 11, 2, 11, "Trong hạn"),
    (1, 12, 2, 12, "Quá hạn"),
];

const NUMBERS: [&str; 13] = [
    "(1)",
    "(2)",
    "(3)=\n(4)+(5)+(6)",
    "(4)",
    "(5)",
    "(6)",
    "(7)=\n(8)+(9)+(10)",
    "(8)",
    "(9)",
    "(10)",
    "(11)=\n(12)+(13)",
    "(12)",
    "(13)",
];
