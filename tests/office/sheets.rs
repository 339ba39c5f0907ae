//! People without a terminal: what they fill in Excel and put into the watched folder.

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

const HEADER: [&str; 10] = [
    "STT",
    "Nội dung nhiệm vụ",
    "Văn bản giao",
    "Ngày giao",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Hạn xử lý",
    "Trạng thái",
    "Ngày hoàn thành",
    "Số văn bản kết quả",
];

/// A list as the city's system exports it on 15/7/2026: 158 tasks, of which 104 are finished (three
/// of them late), 48 in time, six overdue.
fn exported() -> Vec<Vec<String>> {
    let units = [
        "Văn phòng Ban Quản lý",
        "Phòng Quản lý đầu tư",
        "Phòng Quản lý quy hoạch và xây dựng",
        "Phòng Quản lý tài nguyên và môi trường",
        "Phòng Quản lý doanh nghiệp và lao động",
    ];
    let as_of = day("2026-07-15");
    let mut rows = vec![
        vec!["ỦY BAN NHÂN DÂN TỈNH SAO BIỂN".to_owned()],
        vec!["DANH SÁCH NHIỆM VỤ ĐƯỢC GIAO (Từ ngày 01/01/2026 đến ngày 15/7/2026)".to_owned()],
        HEADER.map(str::to_owned).to_vec(),
    ];
    for n in 0..158_u64 {
        let assigned = day("2026-01-05") + Days::new(n);
        let (state, due, finished): (&str, NaiveDate, Option<NaiveDate>) = match n {
            0..3 => (
                "Đã hoàn thành quá hạn",
                assigned + Days::new(14),
                Some(assigned + Days::new(20)),
            ),
            3..104 => (
                "Đã hoàn thành đúng hạn",
                assigned + Days::new(20),
                Some(assigned + Days::new(20 - n % 7)),
            ),
            104..152 => ("Đang thực hiện trong hạn", as_of + Days::new(n % 40), None),
            _ => ("Đang thực hiện quá hạn", as_of - Days::new(1 + n % 9), None),
        };
        rows.push(vec![
            (n + 1).to_string(),
            format!("Tham mưu, báo cáo nội dung số {} theo ý kiến chỉ đạo", n + 1),
            format!("{}/UBND-KSTT", 100 + n),
            date(assigned),
            units[usize::try_from(n).unwrap() % units.len()].to_owned(),
            String::new(),
            date(due),
            state.to_owned(),
            finished.map(date).unwrap_or_default(),
            finished
                .map(|_| format!("{}/BC-BQL", 200 + n))
                .unwrap_or_default(),
        ]);
    }
    rows
}

impl World {
    /// Puts a list into the folder and waits for its receipt.
    async fn take(&mut self, name: &str, bytes: &[u8], day: &str) -> String {
        self.put(name, bytes);
        self.received();
        self.at(&format!("{day} 17:00")).await;
        self.at(&format!("{day} 17:01")).await;
        let told = self.received();
        assert_eq!(told.len(), 1, "one receipt");
        told[0].text.clone()
    }

    /// (given, done, of them late, in time, overdue) on that day.
    fn tally(&mut self, on: &str) -> (i64, i64, i64, i64, i64) {
        let facts = self.store().facts(moment("2026-07-15 17:00")).unwrap();
        let rules = self.settings().rules.clone();
        let t = summary(&facts, &rules, day(on)).system;
        assert_eq!(t.given, t.done + t.in_time + t.overdue, "the parts are the whole");
        (t.given, t.done, t.done_late, t.in_time, t.overdue)
    }
}

#[tokio::test]
async fn the_list_of_the_task_system_is_counted_by_the_product_in_both_formats() {
    for (name, bytes) in [
        ("giao-viec.xlsx", xlsx(&exported())),
        ("giao-viec.csv", csv(&exported())),
    ] {
        let mut w = office(&[DUE_THURSDAY]).await;
        w.done("1", "2026-07-01 08:00");
        let receipt = w.take(name, &bytes, "2026-07-15").await;
        assert_eq!(w.tally("2026-07-15"), (158, 104, 3, 48, 6), "{name}");
        assert!(
            receipt.contains("giao 158, hoàn thành 104, trong hạn 48, quá hạn 06"),
            "{receipt}"
        );
        assert!(
            receipt.contains("và 118 hàng khác"),
            "a long list is cut: {receipt}"
        );
        assert_eq!(w.store().tasks().unwrap().len(), 159, "beside the plan");
        // What is in time now is overdue later, without a new file.
        let (given, done, _, in_time, overdue) = w.tally("2026-08-30");
        assert_eq!((given, done, in_time, overdue), (158, 104, 0, 54));
    }
}

#[tokio::test]
async fn the_list_given_again_updates_and_does_not_double() {
    let mut w = office(&[DUE_THURSDAY]).await;
    w.done("1", "2026-07-01 08:00");
    w.take("a.xlsx", &xlsx(&exported()), "2026-07-15").await;
    let marks = w.marks().len();
    let mut rows = exported();
    rows[3 + 110][7] = "Đã hoàn thành đúng hạn".into();
    rows[3 + 110][8] = "16/7/2026".into();
    rows[3 + 111][6] = "31/12/2026".into();
    rows[3 + 5][7] = "Đang thực hiện quá hạn".into();
    rows[3 + 5][8] = String::new();
    // Sorted anew and renumbered.
    rows[3..].reverse();
    let receipt = w.take("b.xlsx", &xlsx(&rows), "2026-07-16").await;
    assert_eq!(w.store().tasks().unwrap().len(), 159);
    assert_eq!(
        w.marks().len(),
        marks + 2,
        "one finished, one set back: {receipt}"
    );
    assert!(receipt.contains("Đã ghi nhận 03 nội dung"), "{receipt}");
    assert_eq!(w.tally("2026-07-16").1, 104);
}

#[tokio::test]
async fn where_the_list_contradicts_its_days_both_are_told() {
    let mut w = office(&[DUE_THURSDAY]).await;
    w.done("1", "2026-07-01 08:00");
    let mut rows = exported();
    // Finished after the deadline, and called in time.
    rows[3][7] = "Đã hoàn thành đúng hạn".into();
    // Overdue, and called in time.
    rows[3 + 155][7] = "Đang thực hiện trong hạn".into();
    rows[3 + 156][7] = "không rõ".into();
    rows[3 + 157][4] = "Phòng Tài vụ".into();
    let receipt = w.take("a.xlsx", &xlsx(&rows), "2026-07-15").await;
    assert_eq!(
        w.tally("2026-07-15"),
        (157, 104, 3, 48, 5),
        "one row is asked about"
    );
    for words in [
        "Tệp ghi “Đã hoàn thành đúng hạn” nhưng ngày hoàn thành là 25/01/2026, thời hạn 19/01/2026",
        "Tệp ghi “Đang thực hiện trong hạn” nhưng đến 15/7/2026",
        "Theo trạng thái ghi trong tệp: giao 157, hoàn thành 104, trong hạn 49, quá hạn 04",
        "Ô H160 (Trạng thái)",
        "Không hiểu trạng thái “không rõ”",
        "Chưa xác định được đơn vị chủ trì “Phòng Tài vụ”",
    ] {
        assert!(receipt.contains(words), "{words}\n{receipt}");
    }
}

/// An office whose days off people add to in Excel.
async fn with_additions() -> World {
    World::reminders_with(
        &[["1", "Rà soát", "Văn phòng", "", "chậm nhất 20/8/2026"]],
        |s| {
            s.sheets = s.database.parent().map(|d| d.join("vao"));
            s.additions = s.database.parent().map(|d| d.join("ngay-nghi.xlsx"));
        },
    )
    .await
}

const SWAP: &str = "Ngày,Loại,Tên,Số văn bản,Ngày văn bản\n\
                    23/11/2026,hoán đổi nghỉ,Hoán đổi với 21/11/2026,VB 1/VPCP-KGVX,05/10/2026\n\
                    21/11/2026,làm bù,Làm bù cho 23/11/2026,VB 1/VPCP-KGVX,05/10/2026\n";

#[tokio::test]
async fn days_off_that_people_fill_in_are_laid_into_the_calendar_and_answered() {
    let mut world = with_additions().await;
    let rows = format!("{SWAP}hôm nay,làm bù,x,VB 2,\n");
    let receipt = world.take("ngay-nghi.csv", rows.as_bytes(), "2026-10-06").await;
    assert!(receipt.contains("Đã ghi nhận 02 nội dung."), "{receipt}");
    assert!(receipt.contains("Thứ Hai 23/11/2026"), "{receipt}");
    assert!(receipt.contains("Hàng 4: "), "{receipt}");
    let additions = world.settings().additions.clone().unwrap();
    let sheet = sheet::days::read("ngay-nghi.xlsx", &std::fs::read(&additions).unwrap()).unwrap();
    let days: Vec<String> = sheet.entries.iter().map(|e| e.day.to_string()).collect();
    assert_eq!(days, ["2026-11-21", "2026-11-23"]);
}

#[tokio::test]
async fn days_off_taken_again_after_a_death_change_nothing() {
    let mut w = with_additions().await;
    let additions = w.settings().additions.clone().unwrap();
    // The program died when the file was in the store, and had not been moved.
    w.put("ngay-nghi.csv", SWAP.as_bytes());
    let obstacle = w.folder().join("da-nhan");
    std::os::unix::fs::symlink("/dev/null", &obstacle).unwrap();
    w.at("2026-10-06 17:00").await;
    w.at("2026-10-06 17:01").await;
    assert_eq!(w.received().len(), 1, "one receipt");
    let in_force = std::fs::read(&additions).unwrap();
    let entries = sheet::days::read("ngay-nghi.xlsx", &in_force).unwrap().entries;
    assert_eq!(entries.len(), 2);
    w.restart();
    w.reload(|s| s.rules.calendar = s.rules.calendar.clone().with(entries));
    std::fs::remove_file(obstacle).unwrap();
    w.at("2026-10-06 17:02").await;
    w.at("2026-10-06 17:03").await;
    assert_eq!(w.received().len(), 0, "told once");
    assert_eq!(names(&w.folder()), [""; 0], "the move is made up for");
    assert_eq!(std::fs::read(&additions).unwrap(), in_force);
    // Died before the store knew: the rows are in force, the file is new to it.
    let same_rows = format!("{SWAP}\n");
    let receipt = w.take("lan-nua.csv", same_rows.as_bytes(), "2026-10-07").await;
    assert!(receipt.contains("Không có nội dung nào thay đổi"), "{receipt}");
    assert_eq!(std::fs::read(&additions).unwrap(), in_force);
}

#[tokio::test]
async fn a_sheet_of_nothing_but_days_off_is_given_back_with_what_to_do() {
    let mut world = with_additions().await;
    let first = day("2027-01-01");
    let rows: String = first
        .iter_days()
        .take(365)
        .map(|day| format!("{},nghỉ lễ,Nghỉ,VB 1,\n", day.format("%d/%m/%Y")))
        .collect();
    let sheet = format!("Ngày,Loại,Tên,Số văn bản,Ngày văn bản\n{rows}");
    let receipt = world.take("ngay-nghi.csv", sheet.as_bytes(), "2026-10-06").await;
    let text = receipt.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("năm 2027 có 261 ngày nghỉ"), "{receipt}");
    assert!(
        text.contains("đề nghị chỉ giữ các hàng đúng là ngày nghỉ"),
        "{receipt}"
    );
    assert!(
        !world.settings().additions.clone().unwrap().exists(),
        "nothing is stored"
    );
}
