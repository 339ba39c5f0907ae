//! Letters about tasks: reminders, late letters, lists to the owner.

use super::invented::{day, half_year, mailbox, morning, order, to_owner, told};
use crate::calendar::{at, date, hm};
use crate::letter::kind::LetterKind;
use crate::letter::matter::{Break, Matter};
use crate::letter::order::Order;
use crate::letter::task_line::TaskLine;
use crate::remind::{Role, Stage};
use chrono::NaiveDate;

pub fn all() -> Vec<(&'static str, Order)> {
    use LetterKind::*;
    let monday = morning(2026, 6, 29);
    let afternoon = at(day(2026, 6, 3), hm(13, 15));
    let long = late(
        "4",
        "Tiếp tục rà soát danh mục văn bản quy phạm pháp luật sửa đổi, bổ sung, thay thế, bãi bỏ hoặc ban hành mới các văn bản quy phạm pháp luật để phù hợp với việc sắp xếp tổ chức bộ máy",
        day(2026, 5, 20),
        Role::Lead,
    );
    let head = Order {
        to: mailbox("Trưởng phòng Quản lý đầu tư", "truongphong@binhminh.example"),
        addressee: "Trưởng phòng Quản lý đầu tư".into(),
        ..order(Late, afternoon, tasks(vec![inventory(Role::Head)]))
    };
    let shadow = |order: Order| Order {
        instead_of: Some(order.to.clone()),
        to: mailbox("Văn phòng Ban Quản lý", "vanphong@binhminh.example"),
        ..order
    };
    let one = order(Reminder, monday, tasks(vec![half_year(Role::Lead)]));
    vec![
        ("reminder_one", one.clone()),
        ("reminder_shadow", shadow(one)),
        (
            "reminder_several",
            order(
                Reminder,
                morning(2026, 6, 30),
                tasks(vec![half_year(Role::Support), with_hour()]),
            ),
        ),
        (
            "reminder_before_break",
            order(Reminder, morning(2026, 2, 12), tet()),
        ),
        (
            "late_unit",
            order(Late, afternoon, tasks(vec![inventory(Role::Lead), long.clone()])),
        ),
        ("late_head", head),
        (
            "late_owner",
            to_owner(order(Late, afternoon, tasks(vec![inventory(Role::Owner)]))),
        ),
        (
            "late_list",
            to_owner(order(
                LateList,
                morning(2026, 6, 3),
                tasks(vec![inventory(Role::Lead), long]),
            )),
        ),
        (
            "look_ahead",
            order(
                LookAhead,
                morning(2026, 2, 12),
                match tet() {
                    Matter::Tasks {
                        ahead_of_break, rest, ..
                    } => Matter::Tasks {
                        lines: vec![],
                        ahead_of_break,
                        rest,
                        dossiers: None,
                    },
                    other => other,
                },
            ),
        ),
        (
            "questions",
            to_owner(order(
                Questions,
                monday,
                tasks(vec![
                    without_a_day(),
                    TaskLine {
                        deadline_text: String::new(),
                        number: "21".into(),
                        ..continuous("21", "Kiểm tra việc áp dụng Hệ thống quản lý chất lượng")
                    },
                ]),
            )),
        ),
        (
            "monthly",
            order(
                Monthly,
                morning(2026, 7, 1),
                tasks(vec![
                    continuous(
                        "8",
                        "Cập nhật công khai thủ tục hành chính trên Cơ sở dữ liệu quốc gia",
                    ),
                    continuous(
                        "10",
                        "Tiếp tục thực hiện thủ tục hành chính không phụ thuộc vào địa giới hành chính",
                    ),
                ]),
            ),
        ),
        (
            "going_live",
            to_owner(order(
                GoingLive,
                morning(2026, 6, 1),
                tasks(vec![late(
                    "1",
                    "Ban hành Kế hoạch cải cách hành chính nhà nước",
                    day(2026, 1, 14),
                    Role::Lead,
                )]),
            )),
        ),
        (
            "questions_with_conflicts",
            to_owner(order(
                Questions,
                monday,
                tasks(vec![
                    without_a_day(),
                    TaskLine {
                        deadline_text: String::new(),
                        unit_name: String::new(),
                        support_names: vec![],
                        deliverable: String::new(),
                        note: "thời hạn nội bộ Thứ Bảy 04/7/2026 muộn hơn thời hạn gửi cấp trên Thứ Bảy 20/6/2026. Đề xuất: đặt thời hạn nội bộ Thứ Sáu 12/6/2026 (mã tthc-6-thang.sau-cap-tren)".into(),
                        ..continuous("", "Báo cáo kết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026")
                    },
                ]),
            )),
        ),
    ]
}

pub fn late(number: &str, title: &str, due: NaiveDate, role: Role) -> TaskLine {
    TaskLine {
        told: told(&format!("t-{number}"), due, Stage::Late1, role),
        number: number.into(),
        title: title.into(),
        deadline_text: format!("Chậm nhất ngày {}", date(due)),
        due: Some(due),
        ..half_year(role)
    }
}

pub fn inventory(role: Role) -> TaskLine {
    TaskLine {
        deliverable: "Báo cáo tổng hợp kết quả kiểm kê".into(),
        ..late(
            "18",
            "Triển khai thực hiện Tổng kiểm kê tài sản công tại Ban Quản lý",
            day(2026, 5, 31),
            role,
        )
    }
}

pub fn continuous(number: &str, title: &str) -> TaskLine {
    TaskLine {
        told: None,
        number: number.into(),
        title: title.into(),
        deadline_text: "Thường xuyên".into(),
        due: None,
        target: None,
        working_days_left: None,
        days_left: None,
        ..half_year(Role::Lead)
    }
}

fn with_hour() -> TaskLine {
    let due = day(2026, 6, 30);
    TaskLine {
        told: told("t-hour", due, Stage::Ahead0, Role::Lead),
        number: String::new(),
        title: "Báo cáo đột xuất về tình hình giải quyết hồ sơ theo đề nghị của Ủy ban nhân dân thành phố"
            .into(),
        deadline_text: "Trước 16 giờ ngày 30/6/2026".into(),
        support_names: vec![],
        due: Some(due),
        target: Some(due),
        limit: Some(at(due, hm(16, 0))),
        working_days_left: Some(0),
        days_left: Some(0),
        note: "Còn thiếu kỳ tháng 5 năm 2026".into(),
        ..half_year(Role::Lead)
    }
}

/// These and nothing else.
pub fn tasks(lines: Vec<TaskLine>) -> Matter {
    Matter::Tasks {
        lines,
        ahead_of_break: vec![],
        rest: None,
        dossiers: None,
    }
}

fn tet() -> Matter {
    let soon = TaskLine {
        told: told("t-24", day(2026, 2, 24), Stage::Ahead5, Role::Lead),
        number: "9".into(),
        title: "Báo cáo tháng 02 về cải cách thủ tục hành chính".into(),
        deadline_text: "Ngày 24 hằng tháng".into(),
        due: Some(day(2026, 2, 24)),
        target: Some(day(2026, 2, 24)),
        working_days_left: Some(4),
        days_left: Some(13),
        forecast: true,
        ..half_year(Role::Lead)
    };
    let other = TaskLine {
        told: None,
        number: "11".into(),
        title: "Rà soát, tái cấu trúc quy trình".into(),
        due: Some(day(2026, 2, 23)),
        target: Some(day(2026, 2, 23)),
        deadline_text: "Chậm nhất ngày 23/02/2026".into(),
        working_days_left: Some(2),
        days_left: Some(11),
        ..soon.clone()
    };
    Matter::Tasks {
        lines: vec![soon.clone()],
        ahead_of_break: vec![other, TaskLine { told: None, ..soon }],
        rest: Some(Break {
            name: "Tết Nguyên đán".into(),
            from: day(2026, 2, 14),
            to: day(2026, 2, 22),
            until: day(2026, 2, 24),
            forecast: false,
        }),
        dossiers: None,
    }
}

/// Its cell of the deadline names no day.
fn without_a_day() -> TaskLine {
    TaskLine {
        note: "ô thời hạn không nêu ngày cụ thể".into(),
        ..continuous("20", "Tham gia các lớp tập huấn")
    }
}
