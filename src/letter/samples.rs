//! Orders of every kind, on an invented office: what the promises are held against, and what the
//! office's own templates are tried on before a letter is written with them.

mod answers;
mod dossiers;
mod figures;
mod health;
mod policy;

use crate::calendar::{self, Moment, Period, PeriodKind, WorkingCalendar, at, hm};
use crate::finding::{Finding, Place, Severity};
use crate::letter::*;
use crate::plan::Mailbox;
use crate::remind::{Role, Stage};
use crate::report::WeeklySummary;
use chrono::NaiveDate;

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default()
}

pub fn morning(y: i32, m: u32, d: u32) -> Moment {
    at(day(y, m, d), hm(7, 45))
}

fn mailbox(name: &str, address: &str) -> Mailbox {
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
        wording: crate::letter::Wording::default(),
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

fn to_owner(order: Order) -> Order {
    Order {
        to: mailbox("Văn phòng Ban Quản lý", "vanphong@binhminh.example"),
        addressee: "Văn phòng Ban Quản lý".into(),
        ..order
    }
}

fn told(task: &str, due: NaiveDate, stage: Stage, role: Role) -> Option<Told> {
    Some(Told {
        task: task.into(),
        unit: "dautu".into(),
        due,
        stage,
        role,
    })
}

/// The line with its days counted on that morning, as the policy would count them.
fn counted(line: TaskLine, today: NaiveDate) -> TaskLine {
    let days = WorkingCalendar::new(calendar::read_days(include_str!("../../config/days-off.tsv")).0);
    let Some(due) = line.due else { return line };
    let target = days.working_on_or_before(due);
    let late = today > due;
    TaskLine {
        target: Some(target),
        working_days_left: (today <= target).then(|| days.working_days(today, target)),
        days_left: (!late).then(|| (due - today).num_days()),
        working_days_late: late.then(|| days.working_days(due, today)),
        ..line
    }
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

fn late(number: &str, title: &str, due: NaiveDate, role: Role) -> TaskLine {
    TaskLine {
        told: told(&format!("t-{number}"), due, Stage::Late1, role),
        number: number.into(),
        title: title.into(),
        deadline_text: format!("Chậm nhất ngày {}", calendar::date(due)),
        due: Some(due),
        ..half_year(role)
    }
}

fn inventory(role: Role) -> TaskLine {
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

fn continuous(number: &str, title: &str) -> TaskLine {
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

fn tasks(lines: Vec<TaskLine>) -> Matter {
    Matter::Tasks {
        lines,
        ahead_of_break: vec![],
        rest: None,
        dossiers: None,
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

fn month_period() -> Period {
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

pub fn summary() -> WeeklySummary {
    let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
    WeeklySummary {
        period: week_period(),
        decisions: vec![],
        comment: None,
        headline: "Trong tuần tiếp nhận 49 hồ sơ (tuần trước 41), đã giải quyết 45 hồ sơ, đúng hạn và trước hạn 97,8%; đang giải quyết 63 hồ sơ, quá hạn 02 hồ sơ.".into(),
        table: vec![
            row(&["Lĩnh vực", "Tiếp nhận", "Đã giải quyết", "Đang giải quyết", "Quá hạn"]),
            row(&["Đầu tư", "18", "16", "25", "01"]),
            row(&["Lao động", "21", "22", "20", "0"]),
            row(&["Môi trường", "04", "02", "09", "01"]),
            row(&["Lĩnh vực khác", "06", "05", "09", "0"]),
        ],
        no_table: None,
        trend: Some(trend()),
        falls: vec!["Tỷ lệ giải quyết đúng hạn giảm còn 97,2% (kỳ trước 100%, chỉ tiêu 100%)".into()],
        overdue: vec!["Văn phòng Ban Quản lý: 01 việc (nhiệm vụ số 18, quá hạn 05 ngày làm việc)".into()],
        due_soon: vec![
            "Thứ Bảy 04/7/2026: Báo cáo kết quả giải quyết thủ tục hành chính 6 tháng (Phòng Quản lý đầu tư)".into(),
            "Thứ Sáu 10/7/2026: Báo cáo tuần 28 (Tổ kiểm soát thủ tục hành chính)".into(),
            "và 03 việc khác".into(),
        ],
        footing: "Số liệu lấy lúc 10 giờ 00 ngày 02/7/2026 từ hệ thống một cửa; đã kiểm tra, các cột cân đối.".into(),
        mark: None,
        dossiers: "Hồ sơ lúc 07 giờ 20: 01 quá hạn, 03 đến hạn trong 01 ngày làm việc (quá hạn: Phòng Quản lý đầu tư 01)".into(),
    }
}

/// Twelve weeks, one of them without usable figures.
fn trend() -> crate::report::Trend {
    let counts = |base: i64, step: i64| -> Vec<Option<i64>> {
        (0..12)
            .map(|week| (week != 4).then_some(base + (week * step) % 13))
            .collect()
    };
    let line = |name: &str, values| (name.to_owned(), values);
    crate::report::Trend {
        head: "Qua 12 kỳ:".into(),
        lines: vec![
            "tiếp nhận 37-49;".into(),
            "giải quyết 35-46;".into(),
            "đang giải quyết 60-72;".into(),
            "quá hạn 0-11.".into(),
        ],
        chart: crate::report::Chart {
            title: "Số hồ sơ qua 12 kỳ gần nhất".into(),
            categories: (16..=27).map(|week| format!("Tuần {week}")).collect(),
            series: vec![
                line("Tiếp nhận trong kỳ", counts(37, 5)),
                line("Đã giải quyết", counts(35, 3)),
                line("Đang giải quyết", counts(60, 2)),
                line("Đang giải quyết quá hạn", counts(0, 1)),
            ],
        },
    }
}

/// A page with what waits for a word of the leaders, and the drafter's own words.
fn asking(page: Order) -> Order {
    let summary = WeeklySummary {
        decisions: vec![
            "Phòng Tài chính: Kiểm kê tài sản công theo hướng dẫn, hạn 31/5/2026, quá 23 ngày làm việc"
                .into(),
        ],
        comment: Some("Phòng Tài chính đã có văn bản đề nghị gia hạn đến ngày 15/7/2026.".into()),
        ..summary()
    };
    Order {
        matter: Matter::Week(Box::new(summary)),
        ..page
    }
}

pub fn draft(findings: Vec<Finding>) -> Matter {
    let file = |name: &str| Attachment {
        name: name.into(),
        mime: match name.ends_with(".docx") {
            true => "application/vnd.openxmlformats-officedocument.wordprocessingml.document".into(),
            false => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
        },
        bytes: vec![1, 2, 3],
    };
    Matter::Draft {
        period: month_period(),
        report: "Báo cáo công tác cải cách thủ tục hành chính".into(),
        findings,
        as_of: Some(at(day(2026, 6, 19), hm(23, 50))),
        files: vec![file("bao-cao-2026-06.docx"), file("bieu-ii-06a-2026-06.xlsx")],
        estimate: false,
        notes: vec!["Số liệu chốt lúc 23 giờ 50 ngày 19/6/2026.".into()],
        trend: Some(Box::new(trend())),
    }
}

pub fn findings() -> Vec<Finding> {
    let cell = |c: &str| Place::Cell(c.into());
    vec![
        Finding::new(
            "carry_over",
            Severity::Warning,
            cell("Lao động/c6"),
            "20",
            "Số từ kỳ trước chuyển qua khác số đang giải quyết cuối kỳ trước",
        )
        .with_values("19", "20"),
        Finding::new(
            "identity",
            Severity::Error,
            cell("Đầu tư/c3"),
            "43",
            "Tổng số tiếp nhận khác tổng của trực tuyến, trực tiếp và kỳ trước chuyển qua",
        )
        .with_values("42", "43"),
        Finding::new(
            "spelling_list",
            Severity::Hint,
            Place::Paragraph(4),
            "hoá",
            "Nên viết thống nhất “hóa”",
        ),
    ]
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

/// One order or more of every kind, the days of every line counted.
pub fn all() -> Vec<(&'static str, Order)> {
    let mut orders = uncounted();
    orders.extend(policy::all());
    orders.extend(figures::all());
    orders.extend(dossiers::all());
    orders.extend(health::all());
    orders.extend(answers::all());
    for (_, order) in &mut orders {
        let today = calendar::day_of(order.at);
        let count = |lines: &mut Vec<TaskLine>| {
            for line in lines {
                *line = counted(line.clone(), today);
            }
        };
        match &mut order.matter {
            Matter::Tasks {
                lines,
                ahead_of_break,
                ..
            } => {
                count(lines);
                count(ahead_of_break);
            }
            Matter::UnitWeek { lines, .. } => count(lines),
            _ => {}
        }
    }
    orders
}

fn uncounted() -> Vec<(&'static str, Order)> {
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
    let leader = |mark: Option<&str>| Order {
        to: mailbox("Trưởng ban", "truongban@binhminh.example"),
        addressee: "Trưởng ban Ban Quản lý".into(),
        ..order(
            WeeklySummary,
            at(day(2026, 7, 2), hm(15, 0)),
            Matter::Week(Box::new(crate::report::WeeklySummary {
                mark: mark.map(str::to_owned),
                ..summary()
            })),
        )
    };
    let shadow = |order: Order| Order {
        instead_of: Some(order.to.clone()),
        to: mailbox("Văn phòng Ban Quản lý", "vanphong@binhminh.example"),
        ..order
    };
    let drafter = |matter| Order {
        to: mailbox("Tổ kiểm soát thủ tục hành chính", "kstthc@binhminh.example"),
        addressee: "Tổ kiểm soát thủ tục hành chính".into(),
        ..order(Draft, morning(2026, 6, 22), matter)
    };
    let estimate = match draft(vec![]) {
        Matter::Draft {
            period,
            report,
            findings,
            files,
            ..
        } => {
            let as_of = Some(morning(2026, 6, 12));
            Matter::Draft {
                period,
                report,
                findings,
                as_of,
                files,
                estimate: true,
                notes: vec![],
                trend: None,
            }
        }
        other => other,
    };
    let without_figures = match draft(vec![]) {
        Matter::Draft {
            period,
            report,
            findings,
            files,
            ..
        } => Matter::Draft {
            period,
            report,
            findings,
            as_of: None,
            files,
            estimate: false,
            notes: vec![],
            trend: None,
        },
        other => other,
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
        ("week", leader(None)),
        ("week_unreviewed", leader(Some("chưa rà soát"))),
        ("week_asks", asking(leader(None))),
        (
            "unit_week",
            order(
                UnitWeek,
                at(day(2026, 7, 2), hm(15, 0)),
                Matter::UnitWeek {
                    period: week_period(),
                    lines: vec![
                        half_year(Role::Lead),
                        inventory(Role::Lead),
                        continuous("10", "Kiểm soát thủ tục hành chính"),
                    ],
                },
            ),
        ),
        (
            "unit_week_nothing",
            order(
                UnitWeek,
                at(day(2026, 7, 2), hm(15, 0)),
                Matter::UnitWeek {
                    period: week_period(),
                    lines: vec![],
                },
            ),
        ),
        ("draft_with_errors", drafter(draft(findings()))),
        ("draft_estimate", drafter(estimate)),
        ("draft_without_figures", drafter(without_figures)),
        (
            "questions",
            to_owner(order(
                Questions,
                monday,
                tasks(vec![
                    TaskLine {
                        note: "ô thời hạn không nêu ngày cụ thể".into(),
                        ..continuous("20", "Tham gia các lớp tập huấn")
                    },
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
        ("days_off", to_owner(order(DaysOff, morning(2026, 10, 5), days_off()))),
        ("moved", order(Moved, morning(2026, 10, 5), moved())),
        (
            "proposals",
            to_owner(order(Proposals, morning(2026, 1, 5), proposals())),
        ),
        (
            "questions_with_conflicts",
            to_owner(order(
                Questions,
                monday,
                tasks(vec![
                    TaskLine {
                        note: "ô thời hạn không nêu ngày cụ thể".into(),
                        ..continuous("20", "Tham gia các lớp tập huấn")
                    },
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
        ("receipt", to_owner(order(Receipt, monday, receipt()))),
        ("receipt_refused", to_owner(order(Receipt, monday, refused()))),
        ("receipt_stuck", to_owner(order(Receipt, monday, stuck()))),
        ("contribution", order(Contribution, monday, part(true))),
        ("contribution_first", order(Contribution, monday, part(false))),
        ("correction", to_owner(order(Correction, monday, correction()))),
        ("alarm_refused", to_owner(order(Alarm, monday, alarm("refused", false)))),
        ("alarm_refused_over", to_owner(order(Alarm, monday, alarm("refused", true)))),
        ("alarm_disk", to_owner(order(Alarm, monday, alarm("disk", false)))),
        ("alarm_brake", to_owner(order(Alarm, monday, alarm("brake", false)))),
        ("alarm_calendar", to_owner(order(Alarm, monday, alarm("calendar", false)))),
        ("outage", to_owner(order(Outage, monday, outage(false)))),
        ("outage_over", to_owner(order(Outage, monday, outage(true)))),
        (
            "figure_changes",
            to_owner(order(FigureChanges, monday, figure_changes())),
        ),
        ("test", order(Test, monday, Matter::Test)),
    ]
}

fn matter(facts: &[(&str, &str)], points: Vec<Point>) -> Matter {
    Matter::Points {
        facts: facts
            .iter()
            .map(|(name, fact)| ((*name).to_owned(), (*fact).to_owned()))
            .collect(),
        points,
        files: vec![],
    }
}

/// A source is silent before a cut-off, or answers again.
fn alarm(kind: &str, is_over: bool) -> Matter {
    let back = if is_over {
        "15 giờ 00 ngày 29/6/2026"
    } else {
        ""
    };
    let detail = match kind {
        "refused" => "550 5.1.1 (address) User unknown",
        "disk" => "120 MB",
        "calendar" => "2027",
        _ => "",
    };
    let address = if kind == "refused" {
        "dautu@binhminh.example"
    } else {
        ""
    };
    let since = if kind == "calendar" {
        ""
    } else {
        "07 giờ 45 ngày 29/6/2026"
    };
    matter(
        &[
            ("kind", kind),
            ("since", since),
            ("back", back),
            ("detail", detail),
            ("address", address),
        ],
        vec![],
    )
}

fn outage(is_over: bool) -> Matter {
    let facts = [
        ("source", "motcua"),
        ("window", ""),
        ("passed", ""),
        ("since", "11 giờ 00 ngày 29/6/2026"),
        (
            "good",
            if is_over {
                ""
            } else {
                "07 giờ 00 ngày 29/6/2026"
            },
        ),
        (
            "back",
            if is_over {
                "15 giờ 00 ngày 29/6/2026"
            } else {
                ""
            },
        ),
        (
            "cutoff",
            if is_over {
                ""
            } else {
                "23 giờ 50 ngày 02/7/2026"
            },
        ),
        ("period", "tuần 27 năm 2026"),
    ];
    let failure = Point::new(
        "failure",
        [
            ("at", "14 giờ 30 ngày 29/6/2026".to_owned()),
            ("kind", "không kết nối được hoặc máy chủ báo lỗi".to_owned()),
        ],
    );
    matter(&facts, if is_over { vec![] } else { vec![failure] })
}

/// What moved in two windows since the last letter about it.
fn figure_changes() -> Matter {
    let moved = |window: &str, line: &str, source: &str, moves: &str| {
        Point::new(
            window,
            [
                ("line", line.to_owned()),
                ("source", source.to_owned()),
                ("moves", moves.to_owned()),
            ],
        )
    };
    let (week, month) = (
        "Kỳ số liệu từ 26/6/2026 đến 02/7/2026",
        "Kỳ số liệu từ 20/6/2026 đến 19/7/2026",
    );
    let facts = [
        ("n", "04"),
        ("sources", "02"),
        ("since", "15 giờ 00 ngày 26/6/2026"),
        ("until", "07 giờ 00 ngày 29/6/2026"),
        ("more", ""),
        (
            "legend",
            "(3) tổng số tiếp nhận; (7) tổng số đã giải quyết; (11) tổng số đang giải quyết",
        ),
    ];
    matter(
        &facts,
        vec![
            moved(
                week,
                "Đầu tư",
                "motcua",
                "(3) tăng từ 41 lên 44; (7) tăng từ 30 lên 31",
            ),
            moved(week, "Lao động", "motcua", "(11) giảm từ 12 xuống 09"),
            moved(week, "Tổng số", "motcua", "(3) tăng từ 1.021 lên 1.024"),
            moved(month, "Đầu tư", "cong-cu", "(3) nay là 44, trước đây chưa có"),
        ],
    )
}

/// A report was sent, and its source says otherwise since.
fn correction() -> Matter {
    let change = |line: &str, column: &str, title: &str, then: &str, now: &str, difference: &str| {
        Point::new(
            "changes",
            [
                ("line", line.to_owned()),
                ("column", column.to_owned()),
                ("title", title.to_owned()),
                ("then", then.to_owned()),
                ("now", now.to_owned()),
                ("difference", difference.to_owned()),
            ],
        )
    };
    let facts = [
        ("report", "Báo cáo công tác cải cách hành chính"),
        ("period", "quý I năm 2026"),
        ("window", "từ ngày 15/12/2025 đến ngày 14/3/2026"),
        ("number", "330/BC-BQL"),
        ("date", "18/3/2026"),
        ("reread", ""),
        ("as_of", "07 giờ 00 ngày 29/6/2026"),
        ("n", "03"),
        ("more", ""),
        ("with_draft", "1"),
    ];
    matter(
        &facts,
        vec![
            change("Tổng số", "7", "tổng số đã giải quyết", "305", "308", "tăng 03"),
            change("Tổng số", "10", "giải quyết quá hạn", "02", "01", "giảm 01"),
            change("Đầu tư", "7", "tổng số đã giải quyết", "41", "44", "tăng 03"),
        ],
    )
}

/// A tracking sheet with something of every sort.
fn receipt() -> Matter {
    let said = |group: &str, place: &str, about: &str, text: &str| {
        Point::new(
            group,
            [
                ("place", place.to_owned()),
                ("about", about.to_owned()),
                ("text", text.to_owned()),
                ("more", String::new()),
            ],
        )
    };
    let facts = [
        ("file", "Sổ theo dõi tháng 6.xlsx"),
        ("taken", "07 giờ 40 ngày 29/6/2026"),
        ("sheet", "sổ theo dõi nhiệm vụ"),
        ("rows", "22"),
        ("changed", "43"),
        ("asked", "01"),
        ("check", "01"),
        ("refused", ""),
        ("stuck", ""),
    ];
    Matter::Points {
        facts: facts
            .into_iter()
            .map(|(name, fact)| (name.to_owned(), fact.to_owned()))
            .collect(),
        points: vec![
            said(
                "asked",
                "ô I13 (Ngày văn bản)",
                "nhiệm vụ số 5, Phòng Quản lý đầu tư: Rà soát thủ tục hành chính",
                "“31/02/2026” không phải là ngày; đề nghị ghi dạng 20/3/2026.",
            ),
            said(
                "check",
                "hàng 9",
                "Báo cáo tiến độ giải phóng mặt bằng",
                "Chưa xác định được đơn vị chủ trì “Phòng Tài vụ”.",
            ),
            said(
                "done",
                "hàng 5",
                "nhiệm vụ số 1, Văn phòng Ban Quản lý: Ban hành Kế hoạch",
                "Kế hoạch số 330/KH-BQL ngày 14/01/2026; đúng hạn",
            ),
            Point::new(
                "done",
                [
                    ("place", String::new()),
                    ("about", String::new()),
                    ("text", String::new()),
                    ("more", "40".to_owned()),
                ],
            ),
            said(
                "redated",
                "hàng 98",
                "nhiệm vụ số 13, Văn phòng Ban Quản lý: Xây dựng Đề án",
                "“chậm nhất 20/8/2026”: Chậm nhất hết Thứ Năm 20/8/2026.",
            ),
            said(
                "noted",
                "hàng 98",
                "nhiệm vụ số 13, Văn phòng Ban Quản lý: Xây dựng Đề án",
                "“Chờ ý kiến”",
            ),
        ],
        files: vec![],
    }
}

/// Taken, and not moved out of the folder.
fn stuck() -> Matter {
    let Matter::Points {
        mut facts,
        points,
        files,
    } = receipt()
    else {
        unreachable!("a receipt is points");
    };
    facts.insert("stuck".into(), "có".into());
    Matter::Points { facts, points, files }
}

fn days_off() -> Matter {
    matter(
        &[("year", "2027"), ("days", "02")],
        vec![
            Point::new(
                "notice",
                [
                    ("year", "2027".into()),
                    (
                        "taken",
                        "Tết Nguyên đán từ 04/02/2027 đến 11/02/2027; Giỗ Tổ Hùng Vương 16/4/2027".into(),
                    ),
                ],
            ),
            Point::new("swap", [("day", "Thứ Hai 23/11/2026".into())]),
            Point::new(
                "forecast",
                [
                    ("day", "Thứ Sáu 03/9/2027".into()),
                    ("name", "Quốc khánh, ngày liền kề".into()),
                ],
            ),
        ],
    )
}

fn moved() -> Matter {
    let point = |group: &str, number: &str, old: &str, new: &str, was_due: &str| {
        let due = if was_due.is_empty() {
            "Thứ Hai 23/11/2026"
        } else {
            new
        };
        Point::new(
            group,
            [
                ("number", number.into()),
                ("title", "Rà soát thủ tục hành chính".into()),
                ("due", due.into()),
                ("was_due", was_due.into()),
                ("old", old.into()),
                ("new", new.into()),
                (
                    "why",
                    "Thứ Hai 23/11/2026 là ngày nghỉ: Hoán đổi với 21/11/2026 (theo VB 1/VPCP-KGVX ngày 05/10/2026)".into(),
                ),
            ],
        )
    };
    matter(
        &[("n", "03"), ("earlier", "02"), ("later", "01"), ("redated", "có")],
        vec![
            point("earlier", "7", "Thứ Hai 23/11/2026", "Thứ Bảy 21/11/2026", ""),
            point(
                "earlier",
                "9",
                "Thứ Hai 23/11/2026",
                "Thứ Bảy 21/11/2026",
                "Thứ Hai 23/11/2026",
            ),
            point("later", "", "Thứ Sáu 20/11/2026", "Thứ Bảy 21/11/2026", ""),
        ],
    )
}

fn proposals() -> Matter {
    matter(
        &[("n", "01"), ("year", "")],
        vec![
            Point::new(
                "conflict",
                [
                    ("title", "Báo cáo kết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026".into()),
                    ("words", "thời hạn nội bộ Thứ Bảy 04/7/2026 muộn hơn thời hạn gửi cấp trên Thứ Bảy 20/6/2026 của Báo cáo công tác cải cách hành chính, nên gửi trong ngày Thứ Sáu 19/6/2026".into()),
                    ("proposal", "đặt thời hạn nội bộ Thứ Sáu 12/6/2026 (số liệu ước thực hiện, cập nhật sau ngày chốt số liệu Chủ Nhật 14/6/2026)".into()),
                    ("id", "tthc-6-thang.sau-cap-tren".into()),
                ],
            ),
        ],
    )
}

fn refused() -> Matter {
    let facts = [
        ("file", "anh.xlsx"),
        ("taken", "07 giờ 40 ngày 29/6/2026"),
        ("sheet", ""),
        ("rows", ""),
        ("changed", ""),
        ("asked", ""),
        ("check", ""),
        (
            "refused",
            "Không đọc được tệp: tệp có mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại.",
        ),
        ("stuck", ""),
    ];
    Matter::Points {
        facts: facts
            .into_iter()
            .map(|(name, fact)| (name.to_owned(), fact.to_owned()))
            .collect(),
        points: vec![],
        files: vec![],
    }
}

/// A unit is asked for its part of a report; with or without what it wrote before.
fn part(is_known: bool) -> Matter {
    let facts = [
        ("report", "báo cáo công tác cải cách hành chính quý III năm 2026"),
        ("window", "từ ngày 15/6/2026 đến ngày 14/9/2026"),
        ("due", "Thứ Ba 15/9/2026"),
        ("target", ""),
        ("upstream", "20/9/2026"),
        ("before", if is_known { "quý I năm 2026" } else { "" }),
    ];
    let text = |none: &str, text: &str| Point::new("text", [("none", none.into()), ("text", text.into())]);
    let figures =
        |name: &str, told: &str| Point::new("figures", [("name", name.into()), ("told", told.into())]);
    let mut points = vec![
        Point::new("fill", [("text", "I.2. Công tác kiểm tra".into())]),
        Point::new("fill", [("text", "II.1. Cải cách thể chế".into())]),
    ];
    points.extend(match is_known {
        true => vec![
            text("", "Đã kiểm tra 03 đơn vị, không phát hiện vi phạm."),
            text("", ""),
            figures(
                "Tổng số",
                "tiếp nhận 120 hồ sơ; đã giải quyết 100 (quá hạn 02); đang giải quyết 20 (quá hạn 0)",
            ),
            figures("Lĩnh vực Đầu tư", "chưa có số liệu"),
        ],
        false => vec![text("1", ""), figures("Tổng số", "chưa có số liệu")],
    });
    Matter::Points {
        facts: facts
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect(),
        points,
        files: Vec::new(),
    }
}

/// The sample with every text that comes from outside replaced.
pub fn hostile(mut order: Order, text: &str) -> Order {
    let t = || text.to_owned();
    let spoil = |lines: &mut Vec<TaskLine>| {
        for line in lines {
            (line.number, line.title, line.deliverable) = (t(), t(), t());
            (line.deadline_text, line.unit_name, line.note) = (t(), t(), t());
            line.support_names = vec![t(), t()];
        }
    };
    (order.key, order.addressee, order.to.name) = (t(), t(), t());
    spoil(&mut order.entries);
    match &mut order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            rest,
            dossiers,
        } => {
            spoil(lines);
            spoil(ahead_of_break);
            if let Some(part) = dossiers {
                part.reasons = vec![(t(), t())];
                let lines = part
                    .near
                    .iter_mut()
                    .chain(&mut part.overdue)
                    .chain(&mut part.of_others);
                for line in lines {
                    (line.code, line.sector, line.unit) = (t(), t(), t());
                }
            }
            rest.iter_mut().for_each(|rest| rest.name = t());
        }
        Matter::UnitWeek { lines, .. } => spoil(lines),
        Matter::Week(week) => {
            (week.headline, week.footing, week.dossiers) = (t(), t(), t());
            (week.mark, week.no_table) = (Some(t()), Some(t()));
            week.falls.iter_mut().for_each(|line| *line = t());
            week.table.iter_mut().flatten().for_each(|cell| *cell = t());
            week.overdue
                .iter_mut()
                .chain(&mut week.due_soon)
                .for_each(|line| *line = t());
        }
        Matter::Draft {
            report,
            findings,
            notes,
            files,
            ..
        } => {
            *report = t();
            notes.push(t());
            files.iter_mut().for_each(|file| file.name = t());
            for finding in findings {
                (finding.excerpt, finding.message) = (t(), t());
                (finding.expected, finding.found) = (Some(t()), Some(t()));
            }
        }
        Matter::Points { facts, points, files } => {
            facts.values_mut().for_each(|fact| *fact = t());
            points
                .iter_mut()
                .flat_map(|p| p.facts.values_mut())
                .for_each(|fact| *fact = t());
            files.iter_mut().for_each(|file| file.name = t());
        }
        Matter::Test => {}
    }
    order
}
