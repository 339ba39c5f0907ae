//! What a clerk may do to a sheet, and what is made of it.

mod clerk;

use super::*;
use crate::agenda::{self, Facts};
use crate::calendar::{Moment, at, day_of, hm};
use crate::config;
use crate::paper::excel::Workbook;
use crate::plan::import::{self, Change};
use crate::plan::{Mark, MarkKind};
use chrono::NaiveDate;
use proptest::prelude::*;

const PLAN: &str = "Kế hoạch cải cách hành chính năm 2026\n
TT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tSản phẩm
1\tRà soát thủ tục\tPhòng Quản lý đầu tư\t\tChậm nhất ngày 02/7/2026\tBáo cáo
2\tKiểm kê tài sản\tVăn phòng; Phòng Quản lý đầu tư\t\tTrước ngày 15/7/2026\tBáo cáo
3\tTập huấn\tVăn phòng\t\tTheo kế hoạch của Sở Nội vụ\tBáo cáo
4\tBáo cáo theo hướng dẫn\tVăn phòng\t\tTrong 05 ngày làm việc kể từ khi có hướng dẫn của Sở Nội vụ\tBáo cáo
5\tGửi số liệu\tVăn phòng\t\tNgày 25 hằng tháng\tBáo cáo
6\tBáo cáo sự cố\tVăn phòng\t\tTrong 24 giờ kể từ khi xảy ra sự cố\tBáo cáo
";

type Sheet = Vec<Vec<String>>;

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

/// The office on 30/6/2026 with what was said so far.
struct Desk {
    facts: Facts,
    settings: config::Settings,
    now: Moment,
}

impl Desk {
    fn new() -> Desk {
        let mut settings = config::sample("x.db".into(), "mail".into()).unwrap();
        settings.rules.reports.clear();
        let table = import::read_text(PLAN).unwrap();
        let (tasks, _) = import::tasks(&table, &settings.rules.office, 2026, day(1, 5));
        Desk {
            facts: Facts {
                tasks,
                first_applied: Some(day(1, 5)),
                ..Facts::default()
            },
            settings,
            now: at(day(6, 30), hm(16, 0)),
        }
    }

    fn tracked(&self) -> Vec<Tracked> {
        agenda::tracked(&self.facts, &self.settings.rules, day_of(self.now))
    }

    fn bytes(&self) -> Vec<u8> {
        write(&self.tracked(), self.facts.marks.len(), self.now, "Ban Quản lý").unwrap()
    }

    fn export(&self) -> Sheet {
        let bytes = self.bytes();
        let mut book = Workbook::open(&bytes).unwrap();
        let first = book.sheets()[0].clone();
        let rows = book.rows(&first).unwrap();
        rows.into_iter().map(|r| r.cells).collect()
    }

    fn read(&self, sheet: &Sheet) -> Proposal {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n";
        let text: String = sheet.iter().map(line).collect();
        self.read_bytes("so.csv", text.as_bytes()).unwrap()
    }

    fn read_bytes(&self, name: &str, bytes: &[u8]) -> Result<Proposal, SheetError> {
        let tracked = self.tracked();
        let known = Known {
            tasks: &self.facts.tasks,
            marks: &self.facts.marks,
            tracked: &tracked,
            office: &self.settings.rules.office,
            calendar: &self.settings.rules.calendar,
            now: self.now,
        };
        read(name, bytes, &known)
    }

    fn apply(&mut self, proposal: Proposal) {
        for change in proposal.changes {
            if let Change::Redated(_, new) = change {
                let stored = self.facts.tasks.iter_mut().find(|t| t.id == new.id).unwrap();
                *stored = new;
            }
        }
        self.facts.marks.extend(proposal.marks);
    }

    fn say(&mut self, number: &str, kind: MarkKind) {
        let task = self.facts.tasks.iter().find(|t| t.number == number).unwrap();
        self.facts.marks.push(Mark {
            task: task.id.clone(),
            unit: None,
            due: None,
            kind,
            at: self.now,
            by: "chuyên viên".into(),
        });
    }
}

fn column(sheet: &Sheet, name: &str) -> usize {
    sheet[3].iter().position(|c| c == name).unwrap()
}

fn row(sheet: &Sheet, number: &str) -> usize {
    sheet.iter().position(|r| r[1] == number).unwrap()
}

fn fill(mut sheet: Sheet, number: &str, cells: &[(&str, &str)]) -> Sheet {
    let at = row(&sheet, number);
    for (name, words) in cells {
        let column = column(&sheet, name);
        sheet[at][column] = (*words).to_owned();
    }
    sheet
}

const STATE: &str = "Trạng thái";
const NUMBER: &str = "Số, ký hiệu văn bản";
const DATE: &str = "Ngày văn bản";
const EVENT: &str = "Ngày xảy ra sự kiện";
const DEADLINE: &str = "Thời hạn mới (ghi bằng lời)";

fn done(sheet: Sheet, number: &str, document: &str, date: &str) -> Sheet {
    fill(
        sheet,
        number,
        &[(STATE, "Đã hoàn thành"), (NUMBER, document), (DATE, date)],
    )
}

#[test]
fn a_sheet_that_nobody_changed_says_nothing_however_it_was_rearranged() {
    let mut desk = Desk::new();
    desk.say(
        "1",
        MarkKind::Done {
            number: "15/BC-QLĐT".into(),
            date: day(6, 29),
        },
    );
    let sheet = desk.export();
    let sorted: Sheet = sheet[..4]
        .iter()
        .chain(sheet[4..].iter().rev())
        .cloned()
        .collect();
    let shortened: Sheet = sheet[..6].to_vec();
    let moved: Sheet = sheet.iter().map(|r| r.iter().rev().cloned().collect()).collect();
    let mut misspelt = sheet.clone();
    misspelt[3][6] = "Trang thai".into();
    misspelt[3][8] = "Ngày vắn bản".into();
    let without_title = sheet[3..].to_vec();
    for variant in [sheet, sorted, shortened, moved, misspelt, without_title] {
        let proposal = desk.read(&variant);
        assert!(proposal.is_empty(), "{:?}", proposal.receipt.lines);
        assert_eq!(proposal.receipt.lines, []);
    }
}

#[test]
fn a_sheet_taken_twice_changes_nothing_the_second_time() {
    let mut desk = Desk::new();
    let sheet = done(desk.export(), "1", "15/BC-QLĐT", "29/6/2026");
    let sheet = fill(
        sheet,
        "3",
        &[(DEADLINE, "chậm nhất 20/8/2026"), ("Ghi chú", "chờ ký")],
    );
    let sheet = fill(sheet, "4", &[(EVENT, "29/6/2026")]);
    let first = desk.read(&sheet);
    assert_eq!((first.marks.len(), first.changes.len()), (3, 1));
    desk.apply(first);
    let second = desk.read(&sheet);
    assert!(second.is_empty(), "{:?}", second.receipt.lines);
    assert_eq!(second.receipt.lines, []);
    // A slip in the number is mended in the same sheet.
    let third = desk.read(&done(sheet, "1", "16/BC-QLĐT", "29/6/2026"));
    assert_eq!(third.receipt.lines.len(), 1);
    assert!(matches!(&third.marks[0].kind, MarkKind::Done { number, .. } if number == "16/BC-QLĐT"));
}

#[test]
fn done_and_ended_can_be_taken_back_in_a_newer_sheet() {
    let mut desk = Desk::new();
    let filled = done(desk.export(), "1", "15/BC-QLĐT", "29/6/2026");
    let ended = [(STATE, "Chấm dứt"), (NUMBER, "77/TB-BQL"), (DATE, "29/6/2026")];
    let proposal = desk.read(&fill(filled, "2", &ended));
    desk.apply(proposal);
    let sheet = desk.export();
    assert_eq!(sheet[row(&sheet, "1")][6], "Đã hoàn thành");
    assert_eq!(sheet[row(&sheet, "2")][6], "Chấm dứt");
    let back = fill(sheet, "1", &[(STATE, "Chưa ghi nhận")]);
    let back = fill(back, "2", &[(STATE, "Chưa ghi nhận"), (NUMBER, ""), (DATE, "")]);
    let proposal = desk.read(&back);
    assert!(proposal.marks.iter().all(|m| m.kind == MarkKind::Reopened));
    assert_eq!(proposal.marks.len(), 2);
    desk.apply(proposal);
    assert!(desk.tracked().iter().all(|t| t.now.state == State::Open));
    assert!(desk.read(&back).is_empty());
}

#[test]
fn what_others_said_since_stands_and_is_told() {
    let mut desk = Desk::new();
    let old = desk.export();
    desk.say(
        "1",
        MarkKind::Done {
            number: "99/BC".into(),
            date: day(6, 28),
        },
    );
    desk.say("1", MarkKind::Reopened);
    // Now it stands as the sheet saw it; that somebody took it back counts nevertheless.
    let proposal = desk.read(&done(old.clone(), "1", "15/BC-QLĐT", "29/6/2026"));
    assert!(proposal.is_empty());
    assert!(proposal.receipt.lines[0].text.contains("đã có ghi nhận khác"));
    // Other rows of the same sheet are taken.
    let proposal = desk.read(&done(old, "2", "1/BC-VP", "29/6/2026"));
    assert_eq!(proposal.marks.len(), 1);
}

#[test]
fn without_the_hidden_columns_nothing_is_undone() {
    let mut desk = Desk::new();
    desk.say(
        "1",
        MarkKind::Done {
            number: "99/BC".into(),
            date: day(6, 28),
        },
    );
    let without_seen = |sheet: Sheet| -> Sheet {
        sheet
            .into_iter()
            .map(|r| r.into_iter().take(12).collect())
            .collect()
    };
    let sheet = without_seen(fill(desk.export(), "1", &[(STATE, ""), (NUMBER, ""), (DATE, "")]));
    assert!(desk.read(&sheet).is_empty());
    let sheet = without_seen(done(desk.export(), "2", "1/BC-VP", "29/6/2026"));
    assert_eq!(desk.read(&sheet).marks.len(), 1);
    let sheet = without_seen(done(desk.export(), "1", "100/BC", "29/6/2026"));
    let proposal = desk.read(&sheet);
    assert!(proposal.is_empty() && proposal.receipt.needs_person());
    // A row without its key is asked about, where something was filled in.
    let mut sheet = done(desk.export(), "2", "1/BC-VP", "29/6/2026");
    let at = row(&sheet, "2");
    sheet[at][0] = String::new();
    let proposal = desk.read(&sheet);
    assert!(proposal.is_empty());
    assert!(proposal.receipt.lines[0].text.contains("không có mã nhiệm vụ"));
}

#[test]
fn a_row_that_stands_twice_is_asked_about_only_where_it_says_two_things() {
    let desk = Desk::new();
    let mut sheet = done(desk.export(), "1", "15/BC-QLĐT", "29/6/2026");
    let copy = sheet[row(&sheet, "1")].clone();
    sheet.push(copy.clone());
    assert_eq!(desk.read(&sheet).receipt.lines.len(), 1);
    let last = sheet.len() - 1;
    sheet[last][7] = "16/BC-QLĐT".into();
    let proposal = desk.read(&sheet);
    assert_eq!((proposal.marks.len(), proposal.receipt.lines.len()), (1, 2));
}

#[test]
fn the_file_is_the_same_each_time_and_no_key_breaks_it() {
    let desk = Desk::new();
    assert_eq!(desk.bytes(), desk.bytes());
    let key = Key {
        task: "a|b".into(),
        unit: Some("vp".into()),
        due: Some(day(7, 2)),
    };
    assert_eq!(Key::read(&key.to_string()), Some(key));
    for cell in ["", "|", "a", "a|b|c", "a|b|2026-13-01"] {
        assert_eq!(Key::read(cell), None, "{cell}");
    }
}

#[test]
fn what_is_no_sheet_is_refused_in_words_of_an_office() {
    let desk = Desk::new();
    let large = "Mã,Trạng thái,Ngày văn bản\n".to_owned() + &"a|b|-,,\n".repeat(30_000);
    for (name, bytes, words) in [
        ("a.csv", "Món,Giá\nBút,5\n".as_bytes(), "Không nhận ra loại bảng"),
        ("a.xlsx", b"PK\x03\x04 not a zip", "tệp hỏng"),
        ("a.xlsx", b"\xD0\xCF\x11\xE0old", "lưu lại dưới dạng .xlsx"),
        ("a.csv", large.as_bytes(), "quá nhiều hàng"),
        ("a.csv", b"M\xE3,Tr\x1Ang", "không phải Unicode"),
        ("ke-hoach.csv", PLAN.as_bytes(), "Không nhận ra loại bảng"),
    ] {
        let error = desk.read_bytes(name, bytes).unwrap_err().to_string();
        assert!(error.contains(words), "{name}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_cell_makes_the_reading_fail(
        cells in proptest::collection::vec((0usize..30, 0usize..13, "\\PC{0,20}|[0-9/|-]{0,12}"), 0..12)
    ) {
        let desk = Desk::new();
        let mut sheet = desk.export();
        for (line, column, words) in cells {
            let line = line % sheet.len();
            sheet[line].resize(13, String::new());
            sheet[line][column] = words;
        }
        let text: String = sheet.iter().map(|r| r.join("\t").replace('\n', " ") + "\n").collect();
        let _ = desk.read_bytes("so.csv", text.as_bytes());
    }

    #[test]
    fn no_row_of_a_task_system_makes_the_reading_fail(
        rows in proptest::collection::vec(proptest::collection::vec("\\PC{0,16}|[0-9/]{0,10}|Đã hoàn thành|quá hạn", 6), 0..8)
    ) {
        let desk = Desk::new();
        let mut text = String::from("STT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tHạn xử lý\tTrạng thái\tNgày hoàn thành\n");
        for row in rows {
            text += &(row.join("\t").replace(['\n', '"'], " ") + "\n");
        }
        let _ = desk.read_bytes("giao.csv", text.as_bytes());
    }
}

/// Excel leaves hidden columns where they are when only the visible ones are sorted.
#[test]
fn a_row_whose_words_are_not_those_of_its_hidden_key_is_asked_about() {
    let desk = Desk::new();
    let mut sheet = done(desk.export(), "1", "15/BC-QLĐT", "29/6/2026");
    let (one, two) = (row(&sheet, "1"), row(&sheet, "2"));
    let keys = (sheet[one][0].clone(), sheet[two][0].clone());
    (sheet[one][0], sheet[two][0]) = (keys.1, keys.0);
    let proposal = desk.read(&sheet);
    assert!(proposal.is_empty(), "{:?}", proposal.marks);
    let asked: Vec<&Line> = proposal.receipt.of_group(Group::Asked).collect();
    assert!(asked[0].text.contains("không khớp với cột ẩn “Mã”"), "{asked:?}");
}
