//! The invented office of the samples: who writes to whom, on which days, and what samples are put
//! together from.

use crate::calendar::{Moment, Period, PeriodKind, at, hm};
use crate::letter::kind::LetterKind;
use crate::letter::matter::{Attachment, Matter};
use crate::letter::order::{Order, Sender};
use crate::letter::own::Wording;
use crate::letter::point::Point;
use crate::letter::task_line::{TaskLine, Told};
use crate::plan::Mailbox;
use crate::remind::{Role, Stage};
use chrono::NaiveDate;

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default()
}

pub fn morning(y: i32, m: u32, d: u32) -> Moment {
    at(day(y, m, d), hm(7, 45))
}

pub fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox {
        name: name.into(),
        address: address.into(),
    }
}

pub fn sender() -> Sender {
    Sender {
        answers: false,
        office: "Ban Quản lý Khu kinh tế Bình Minh".into(),
        signed_by: "Văn phòng Ban Quản lý".into(),
        from: mailbox("Nhắc việc Ban Quản lý", "nhacviec@binhminh.example"),
        reply_to: mailbox("Văn phòng Ban Quản lý", "vanphong@binhminh.example"),
        envelope_from: "tra-lai@binhminh.example".into(),
        domain: "binhminh.example".into(),
        mark: String::new(),
        wording: Wording::default(),
    }
}

pub fn order(kind: LetterKind, at: Moment, matter: Matter) -> Order {
    Order {
        key: format!("{kind:?}/{at}"),
        kind,
        to: mailbox("Phòng Quản lý đầu tư", "dautu@binhminh.example"),
        addressee: "Phòng Quản lý đầu tư".into(),
        at,
        matter,
        entries: vec![],
        instead_of: None,
    }
}

pub fn to_owner(order: Order) -> Order {
    Order {
        to: mailbox("Văn phòng Ban Quản lý", "vanphong@binhminh.example"),
        addressee: "Văn phòng Ban Quản lý".into(),
        ..order
    }
}

pub fn told(task: &str, due: NaiveDate, stage: Stage, role: Role) -> Option<Told> {
    Some(Told {
        task: task.into(),
        unit: "dautu".into(),
        due,
        stage,
        role,
    })
}

/// "6 tháng - trước ngày 05/7": L is a Saturday, T the Friday before.
pub fn half_year(role: Role) -> TaskLine {
    let due = day(2026, 7, 4);
    TaskLine {
        told: told("t-half", due, Stage::Ahead5, role),
        number: "7".into(),
        title: "Báo cáo kết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026".into(),
        deliverable: "Báo cáo".into(),
        deadline_text: "Trước ngày 05/7/2026".into(),
        unit_name: "Phòng Quản lý đầu tư".into(),
        support_names: vec!["Phòng Quản lý lao động".into(), "Phòng Môi trường".into()],
        due: Some(due),
        target: Some(day(2026, 7, 3)),
        limit: None,
        working_days_left: Some(4),
        days_left: Some(5),
        working_days_late: None,
        note: String::new(),
        ..TaskLine::default()
    }
}

pub fn week_period() -> Period {
    Period {
        label: "2026-W27".into(),
        kind: PeriodKind::Week,
        year: 2026,
        index: 27,
        from: day(2026, 6, 26),
        to: day(2026, 7, 2),
        regime: "week".into(),
    }
}

pub fn month_period() -> Period {
    Period {
        label: "2026-06".into(),
        kind: PeriodKind::Month,
        index: 6,
        from: day(2026, 5, 20),
        to: day(2026, 6, 19),
        regime: "month".into(),
        ..week_period()
    }
}

pub fn matter(facts: &[(&str, &str)], points: Vec<Point>) -> Matter {
    with_files(facts, points, vec![])
}

pub fn with_files(facts: &[(&str, &str)], points: Vec<Point>, files: Vec<Attachment>) -> Matter {
    Matter::Points {
        facts: facts
            .iter()
            .map(|(name, fact)| ((*name).to_owned(), (*fact).to_owned()))
            .collect(),
        points,
        files,
    }
}

/// The point with these facts set.
pub fn with(mut point: Point, facts: &[(&str, &str)]) -> Point {
    let facts = facts.iter();
    point
        .facts
        .extend(facts.map(|(name, fact)| ((*name).to_owned(), (*fact).to_owned())));
    point
}
