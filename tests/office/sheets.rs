//! People without a terminal: what they fill in Excel and put into the watched folder.

mod days_off;
mod listed;

use crate::world::*;
use chrono::{Days, NaiveDate};
use dossierd::agenda::{summary, tracked};
use dossierd::calendar::{date, day_of};
use dossierd::daemon::Event;
use dossierd::paper::excel::Workbook;
use dossierd::plan::MarkKind;
use dossierd::sheet;
use std::path::{Path, PathBuf};

/// An office with a watched folder and reminders only.
async fn office(rows: &[[&str; 5]]) -> World {
    World::reminders_with(rows, |s| s.sheets = s.database.parent().map(|d| d.join("vao"))).await
}

impl World {
    fn folder(&self) -> PathBuf {
        self.settings().sheets.clone().expect("a watched folder")
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::create_dir_all(self.folder()).unwrap();
        std::fs::write(self.folder().join(name), bytes).unwrap();
    }

    /// What `task export` writes at that moment, opened to be filled in.
    fn export(&mut self, when: &str) -> Filled {
        let facts = self.store().facts(moment(when)).unwrap();
        let rules = self.settings().rules.clone();
        let rows = tracked(&facts, &rules, day_of(moment(when)));
        let bytes = sheet::write(&rows, facts.marks.len(), moment(when), "Ban Quản lý").unwrap();
        Filled::open(&bytes)
    }

    fn marks(&mut self) -> Vec<MarkKind> {
        self.store()
            .marks()
            .unwrap()
            .into_iter()
            .map(|m| m.kind)
            .collect()
    }
}

/// Names of the files below a folder.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<String> = entries
        .map(|e| e.unwrap())
        .filter(|e| !e.path().is_dir())
        .map(|e| e.file_name().into_string().unwrap())
        .collect();
    found.sort();
    found
}

fn taken(events: &[Event]) -> usize {
    events.iter().filter(|e| matches!(e, Event::Taken { .. })).count()
}

/// A sheet as a clerk has it open.
pub struct Filled {
    cells: Vec<Vec<String>>,
}

impl Filled {
    pub fn open(bytes: &[u8]) -> Filled {
        let mut book = Workbook::open(bytes).unwrap();
        let first = book.sheets()[0].clone();
        let rows = book.rows(&first).unwrap();
        Filled {
            cells: rows.into_iter().map(|r| r.cells).collect(),
        }
    }

    fn header(&self) -> usize {
        self.cells
            .iter()
            .position(|r| r.first().is_some_and(|c| c == "Mã"))
            .unwrap()
    }

    fn column(&self, name: &str) -> usize {
        let header = &self.cells[self.header()];
        header
            .iter()
            .position(|c| c == name)
            .unwrap_or_else(|| panic!("{name} in {header:?}"))
    }

    /// Fills cells of the row of that number in the plan.
    fn fill(mut self, number: &str, cells: &[(&str, &str)]) -> Filled {
        let at = self.column("Số trong kế hoạch");
        let row = self
            .cells
            .iter()
            .position(|r| r.get(at).is_some_and(|c| c == number))
            .unwrap();
        for (column, words) in cells {
            let column = self.column(column);
            let width = self.cells[row].len().max(column + 1);
            self.cells[row].resize(width, String::new());
            self.cells[row][column] = (*words).to_owned();
        }
        self
    }

    pub fn done(self, number: &str, document: &str, day: &str) -> Filled {
        let cells = [
            ("Trạng thái", "Đã hoàn thành"),
            ("Số, ký hiệu văn bản", document),
            ("Ngày văn bản", day),
        ];
        self.fill(number, &cells)
    }

    pub fn xlsx(&self) -> Vec<u8> {
        xlsx(&self.cells)
    }
}

fn xlsx(cells: &[Vec<String>]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in cells.iter().enumerate() {
        for (column, words) in row.iter().enumerate() {
            sheet
                .write_string(
                    u32::try_from(line).unwrap(),
                    u16::try_from(column).unwrap(),
                    words,
                )
                .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn csv(cells: &[Vec<String>]) -> Vec<u8> {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    let text: String = cells.iter().map(line).collect();
    [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat()
}

#[tokio::test]
async fn a_sheet_is_taken_at_the_second_look_answered_at_once_and_reminders_stop() {
    let mut w = office(&[DUE_THURSDAY]).await;
    let sheet = w.export("2026-06-30 16:00").done("1", "15/BC-QLĐT", "30/6/2026");
    w.put("Sổ theo dõi.xlsx", &sheet.xlsx());
    // An evening, outside of sending hours.
    let events = w.at("2026-06-30 20:00").await;
    assert_eq!(
        (taken(&events), w.marks().len()),
        (0, 0),
        "it may still be copied"
    );
    let events = w.at("2026-06-30 20:01").await;
    assert_eq!((taken(&events), sent(&events)), (1, 1), "{events:?}");
    assert_eq!(
        w.marks(),
        [MarkKind::Done {
            number: "15/BC-QLĐT".into(),
            date: day("2026-06-30"),
        }]
    );
    let told = w.received();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].to, OFFICE);
    assert_eq!(
        told[0].subject,
        "[Xác nhận] Đã ghi nhận 01 nội dung từ tệp \"Sổ theo dõi.xlsx\""
    );
    assert_eq!(names(&w.folder()), [""; 0]);
    assert_eq!(
        names(&w.folder().join("da-nhan")),
        ["2026-06-30-1-Sổ theo dõi.xlsx"]
    );
    for when in ["2026-06-30 20:02", "2026-07-02 07:45", "2026-07-03 13:15"] {
        w.at(when).await;
    }
    assert_eq!(w.subjects(), [], "neither a second receipt nor a reminder");
}

#[tokio::test]
async fn a_file_that_grows_is_left_alone_until_it_rests() {
    let mut w = office(&[DUE_THURSDAY]).await;
    let bytes = w
        .export("2026-06-30 16:00")
        .done("1", "15/BC-QLĐT", "30/6/2026")
        .xlsx();
    for (minute, part) in [(0, 3), (1, 2), (2, 1)] {
        w.put("so.xlsx", &bytes[..bytes.len() / part]);
        let events = w.at(&format!("2026-06-30 16:0{minute}")).await;
        assert_eq!(taken(&events), 0, "part 1/{part}");
    }
    let events = w.at("2026-06-30 16:03").await;
    assert_eq!(taken(&events), 1);
    assert_eq!(w.marks().len(), 1);
}

#[tokio::test]
async fn a_file_that_was_stored_but_not_moved_is_not_taken_twice() {
    let mut w = office(&[DUE_THURSDAY]).await;
    let sheet = w.export("2026-06-30 16:00").done("1", "15/BC-QLĐT", "30/6/2026");
    w.put("so.xlsx", &sheet.xlsx());
    // Nothing can be moved to where no folder is: as if the program had died before the move.
    let obstacle = w.folder().join("da-nhan");
    std::os::unix::fs::symlink("/dev/null", &obstacle).unwrap();
    w.at("2026-06-30 20:00").await;
    w.at("2026-06-30 20:01").await;
    assert_eq!(names(&w.folder()), ["da-nhan", "so.xlsx"]);
    let receipts = w.received();
    assert_eq!((w.marks().len(), receipts.len()), (1, 1));
    let text = receipts[0].text.replace('\n', " ");
    assert!(
        text.contains("chưa chuyển được vào thư mục \"da-nhan\""),
        "{text}"
    );
    assert!(!text.contains("và chuyển vào thư mục"), "{text}");
    w.restart();
    for minute in 2..6 {
        w.at(&format!("2026-06-30 20:0{minute}")).await;
    }
    assert_eq!(names(&w.folder()), ["da-nhan", "so.xlsx"]);
    std::fs::remove_file(obstacle).unwrap();
    w.at("2026-06-30 20:06").await;
    assert_eq!(names(&w.folder()), [""; 0]);
    assert_eq!(names(&w.folder().join("da-nhan")), ["2026-06-30-1-so.xlsx"]);
    assert_eq!((w.marks().len(), w.received().len()), (1, 0), "told once");
}

#[tokio::test]
async fn an_error_of_the_database_leaves_the_file_in_place() {
    let mut w = office(&[DUE_THURSDAY]).await;
    let sheet = w.export("2026-06-30 16:00").done("1", "15/BC-QLĐT", "30/6/2026");
    w.put("so.xlsx", &sheet.xlsx());
    w.at("2026-06-30 16:00").await;
    let other = rusqlite::Connection::open(w.database()).unwrap();
    other.execute_batch("ALTER TABLE mark RENAME TO gone").unwrap();
    assert!(w.tick(moment("2026-06-30 16:01")).await.is_err());
    other.execute_batch("ALTER TABLE gone RENAME TO mark").unwrap();
    assert_eq!(names(&w.folder()), ["so.xlsx"]);
    w.at("2026-06-30 16:02").await;
    w.at("2026-06-30 16:03").await;
    assert_eq!((names(&w.folder()).len(), w.marks().len()), (0, 1));
}

#[tokio::test]
async fn the_same_file_put_there_again_changes_nothing_and_says_so() {
    let mut w = office(&[DUE_THURSDAY]).await;
    let sheet = w
        .export("2026-06-30 16:00")
        .done("1", "15/BC-QLĐT", "30/6/2026")
        .xlsx();
    w.put("so.xlsx", &sheet);
    w.at("2026-06-30 16:00").await;
    w.at("2026-06-30 16:01").await;
    w.received();
    w.put("so lan hai.xlsx", &sheet);
    w.at("2026-06-30 16:02").await;
    w.at("2026-06-30 16:03").await;
    let told = w.received();
    assert_eq!((w.marks().len(), told.len()), (1, 1));
    assert!(told[0].text.contains("đã được nhận lúc 16 giờ 01 ngày 30/6/2026"));
    assert_eq!(
        names(&w.folder().join("tra-lai")),
        ["2026-06-30-2-so lan hai.xlsx"]
    );
}

#[tokio::test]
async fn what_is_no_sheet_is_given_back_with_the_reason_and_links_are_not_followed() {
    let mut w = office(&[DUE_THURSDAY]).await;
    w.put("ghi chú.csv", "Món,Giá\nBút,5\n".as_bytes());
    w.put("anh.xlsx", b"\x89PNG\r\n\x1a\n");
    w.put("~$so.xlsx", b"lock");
    w.put("so.xlsx.part", b"half");
    let outside = w.database();
    std::os::unix::fs::symlink(&outside, w.folder().join("lien-ket.xlsx")).unwrap();
    w.at("2026-06-30 20:00").await;
    w.at("2026-06-30 20:01").await;
    assert_eq!(names(&w.folder()), ["lien-ket.xlsx", "so.xlsx.part", "~$so.xlsx"]);
    assert_eq!(names(&w.folder().join("tra-lai")).len(), 2);
    let told = w.received();
    assert_eq!(told.len(), 2);
    assert!(
        told.iter()
            .all(|l| l.subject.starts_with("[Xác nhận] Chưa nhận được tệp"))
    );
    let all: String = told.iter().map(|l| l.text.as_str()).collect();
    assert!(all.contains("Không nhận ra loại bảng"), "{all}");
    assert!(
        all.contains("đề nghị mở bằng Excel và lưu lại dưới dạng .xlsx"),
        "{all}"
    );
    w.at("2026-06-30 20:05").await;
    assert_eq!(w.received().len(), 0);
}

#[tokio::test]
async fn a_stale_sheet_undoes_no_newer_mark() {
    let mut w = office(&[DUE_THURSDAY]).await;
    let old = w.export("2026-06-29 08:00");
    w.done("1", "2026-06-30 09:00");
    // The clerk wrote only a note; the state in the sheet is still "Chưa ghi nhận".
    w.put("a.xlsx", &old.fill("1", &[("Ghi chú", "đang trình ký")]).xlsx());
    w.at("2026-06-30 16:00").await;
    w.at("2026-06-30 16:01").await;
    let said = w.marks();
    assert_eq!(said.len(), 2);
    assert!(matches!(&said[1], MarkKind::Noted { text } if text == "đang trình ký"));
    w.received();
    // Another document than the one that was recorded meanwhile is asked about.
    let older = w.export("2026-06-30 16:05");
    let reopened = older.fill("1", &[("Trạng thái", "Chưa ghi nhận")]);
    let mut mark = w.done_mark("1", "2026-06-30 16:06");
    mark.kind = MarkKind::Done {
        number: "99/BC-QLĐT".into(),
        date: day("2026-06-30"),
    };
    w.store().mark(&mark).unwrap();
    w.put("b.xlsx", &reopened.xlsx());
    w.at("2026-06-30 16:10").await;
    w.at("2026-06-30 16:11").await;
    assert_eq!(w.marks().len(), 3, "not reopened");
    let told = w.received();
    assert!(
        told[0].text.contains("Sau khi xuất sổ đã có ghi nhận khác"),
        "{}",
        told[0].text
    );
}

#[tokio::test]
async fn a_task_without_a_date_is_dated_by_the_clerk_and_the_same_plan_does_not_undo_it() {
    let rows = [
        [
            "1",
            "Tham gia tập huấn",
            "Phòng Quản lý đầu tư",
            "",
            "Theo kế hoạch của Sở Nội vụ",
        ],
        [
            "2",
            "Báo cáo rà soát",
            "Phòng Quản lý đầu tư",
            "",
            "Trong 05 ngày làm việc kể từ khi có hướng dẫn của Sở Nội vụ",
        ],
    ];
    let mut w = office(&rows).await;
    let sheet = w
        .export("2026-06-30 16:00")
        .fill("1", &[("Thời hạn mới (ghi bằng lời)", "chậm nhất 20/8/2026")])
        .fill("2", &[("Ngày xảy ra sự kiện", "29/6/2026")]);
    w.put("so.xlsx", &sheet.xlsx());
    w.at("2026-06-30 16:00").await;
    w.at("2026-06-30 16:01").await;
    assert_eq!(w.task("1").deadline.last_on_time_day(), Some(day("2026-08-20")));
    assert_eq!(
        w.task("1").deadline_text,
        "Theo kế hoạch của Sở Nội vụ",
        "the plan's own words are kept"
    );
    assert_eq!(
        w.marks(),
        [MarkKind::Happened {
            date: day("2026-06-29"),
            time: None,
        }]
    );
    let again = dossierd::plan::import::read_file_bytes("p.txt", plan(&rows).as_bytes()).unwrap();
    let office = w.settings().rules.office.clone();
    let (tasks, _) = dossierd::plan::import::tasks(&again, &office, 2026, day("2026-07-01"));
    let stored = w.store().tasks().unwrap();
    assert_eq!(dossierd::plan::import::changes(&stored, &tasks), []);
    w.received();
    w.at("2026-08-20 07:45").await;
    let told = w.received();
    assert!(
        told.iter()
            .any(|l| l.to == DAUTU && l.text.contains("chậm nhất 20/8/2026")),
        "{told:#?}"
    );
}
