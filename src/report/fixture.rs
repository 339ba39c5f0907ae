//! Invented figures that close, and an invented plan, for the tests of this room.

use super::{Form, Issuer, ReportInput, ReportTask, TaskBoard};
use crate::calendar::{Moment, Period, PeriodKind, at, hm};
use crate::dossier::{Column, Counts, Figures, Mode, Provenance, SectorRow};
use crate::finding::{Finding, Place, Severity};
use chrono::NaiveDate;

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// The form as it is shipped.
pub fn shipped_form() -> Form {
    let mut form: Form = toml::from_str(include_str!("../../config/forms/ii-06a.toml")).unwrap();
    form.is_of_template = true;
    form
}

/// From new online, new direct, carried over, early, on time, late, overdue; the rest is pending.
fn row(sector: &str, n: [i64; 7]) -> SectorRow {
    let [online, direct, carried, early, on_time, late, overdue] = n;
    let (received, resolved) = (online + direct + carried, early + on_time + late);
    let pending = received - resolved;
    SectorRow {
        code: String::new(),
        sector: sector.into(),
        counts: Counts {
            c3: Some(received),
            c4: Some(online),
            c5: Some(direct),
            c6: Some(carried),
            c7: Some(resolved),
            c8: Some(early),
            c9: Some(on_time),
            c10: Some(late),
            c11: Some(pending),
            c12: Some(pending - overdue),
            c13: Some(overdue),
        },
        extras: Default::default(),
    }
}

pub fn total(rows: &[SectorRow]) -> SectorRow {
    let sum = |c: Column| rows.iter().map(|r| r.counts.get(c)).sum::<Option<i64>>();
    SectorRow {
        counts: Counts {
            c3: sum(Column::C3),
            c4: sum(Column::C4),
            c5: sum(Column::C5),
            c6: sum(Column::C6),
            c7: sum(Column::C7),
            c8: sum(Column::C8),
            c9: sum(Column::C9),
            c10: sum(Column::C10),
            c11: sum(Column::C11),
            c12: sum(Column::C12),
            c13: sum(Column::C13),
        },
        ..SectorRow::default()
    }
}

fn period(label: &str, kind: PeriodKind, index: u32, from: NaiveDate, to: NaiveDate) -> Period {
    Period {
        label: label.into(),
        kind,
        year: 2026,
        index,
        from,
        to,
        regime: "nd09".into(),
    }
}

fn figures(period: Period, as_of: Moment, grow: i64) -> Figures {
    let rows = vec![
        row("Đầu tư", [412, 96 + grow, 141, 318, 152, 4, 3]),
        row("Lao động", [275, 12, 38, 201, 77, 0, 0]),
        row("Môi trường", [41, 9, 22, 30, 18, 1, 2]),
        row("Đất đai", [17, 5, 11, 12, 9, 0, 0]),
        row("Thương mại", [8, 0, 2, 6, 3, 0, 0]),
        row("Xuất nhập khẩu", [1204, 31, 57, 1190, 64, 0, 0]),
        row("Xây dựng", [63, 14, 29, 44, 31, 2, 1]),
        row("Quy hoạch", [0, 0, 0, 0, 0, 0, 0]),
    ];
    Figures {
        as_of: Some(as_of),
        total: total(&rows),
        rows,
        findings: Vec::new(),
        provenance: Some(Provenance {
            snapshot: 17,
            source: "mot-cua".into(),
            mode: Mode::Range,
            fetched_at: as_of,
            request: format!("GET /statistics?from={}&to={}", period.from, period.to),
            hash: "5f1d".repeat(16),
            is_cutoff: true,
            made_of: Vec::new(),
        }),
        beside: Default::default(),
        held_against: Vec::new(),
        period,
    }
}

pub fn task(number: &str, title: &str, unit: &str, due: NaiveDate, late: i64) -> ReportTask {
    ReportTask {
        number: number.into(),
        title: title.into(),
        note: String::new(),
        unit: unit.into(),
        due,
        forecast: None,
        target: due,
        working_days_late: late,
        done: None,
    }
}

fn board() -> TaskBoard {
    let done = ReportTask {
        done: Some("Kế hoạch số 330/KH-BQL ngày 12/01/2026".into()),
        ..task(
            "1",
            "Ban hành kế hoạch cải cách hành chính",
            "Văn phòng",
            day(2026, 1, 14),
            0,
        )
    };
    TaskBoard {
        as_of: None,
        plan: None,
        before_live: 0,
        ended: 0,
        leads: Vec::new(),
        ahead: None,
        overdue: vec![
            task(
                "18",
                "Kiểm kê tài sản công theo hướng dẫn",
                "Phòng Tài chính",
                day(2026, 5, 31),
                14,
            ),
            task(
                "7",
                "Rà soát quy trình nội bộ giải quyết thủ tục hành chính",
                "Phòng Đầu tư",
                day(2026, 6, 12),
                5,
            ),
        ],
        due_soon: vec![
            task(
                "4",
                "Báo cáo kết quả kiểm soát thủ tục hành chính 6 tháng đầu năm",
                "Tổ Kiểm soát thủ tục hành chính",
                day(2026, 7, 4),
                0,
            ),
            task(
                "5",
                "Tuyên truyền về dịch vụ công trực tuyến tại các khu công nghiệp",
                "Văn phòng",
                day(2026, 7, 10),
                0,
            ),
        ],
        done: vec![done],
        without_date: 2,
        continuous: 13,
        total: 22,
    }
}

/// The six-month report of an invented office, drafted on the morning after its cut-off.
pub fn half_year() -> ReportInput {
    let window = period(
        "2026-H1",
        PeriodKind::Half,
        1,
        day(2025, 12, 15),
        day(2026, 6, 14),
    );
    let before = Period {
        year: 2025,
        ..period(
            "2025-H2",
            PeriodKind::Half,
            2,
            day(2025, 6, 15),
            day(2025, 12, 14),
        )
    };
    ReportInput {
        title: "Báo cáo công tác cải cách hành chính".into(),
        issuer: Issuer {
            parent: "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI ĐÔNG".into(),
            office: "BAN QUẢN LÝ KHU KINH TẾ HẢI ĐÔNG".into(),
            name: "Ban Quản lý Khu kinh tế Hải Đông".into(),
            symbol: "BQL".into(),
            place: "Hải Đông".into(),
            authority: vec!["KT. TRƯỞNG BAN".into(), "PHÓ TRƯỞNG BAN".into()],
            signer: "Nguyễn Văn An".into(),
            recipients: [
                "UBND thành phố (để b/c)",
                "Sở Nội vụ",
                "Lãnh đạo Ban",
                "Lưu: VT, VP",
            ]
            .map(String::from)
            .into(),
            send_to: Vec::new(),
        },
        figures: figures(window.clone(), at(window.to, hm(23, 50)), 0),
        previous: Some(figures(before, at(day(2025, 12, 14), hm(23, 50)), -25)),
        past: Default::default(),
        version: Default::default(),
        form: shipped_form(),
        period: window,
        tasks: board(),
        lead: "Văn phòng".into(),
        now: at(day(2026, 6, 15), hm(8, 0)),
        source: String::new(),
        corrects: None,
        estimate: false,
        parts: Vec::new(),
        notes: Vec::new(),
        legal_basis: "Điều 12 Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ".into(),
        misses_target: false,
    }
}

/// The week before 03/7/2026.
pub fn week() -> ReportInput {
    let window = period(
        "2026-W27",
        PeriodKind::Week,
        27,
        day(2026, 6, 26),
        day(2026, 7, 2),
    );
    let before = period(
        "2026-W26",
        PeriodKind::Week,
        26,
        day(2026, 6, 19),
        day(2026, 6, 25),
    );
    ReportInput {
        title: "Báo cáo tuần".into(),
        figures: figures(window.clone(), at(window.to, hm(23, 50)), 0),
        previous: Some(figures(before, at(day(2026, 6, 25), hm(23, 50)), -25)),
        past: Default::default(),
        version: Default::default(),
        form: shipped_form(),
        period: window,
        now: at(day(2026, 7, 3), hm(15, 0)),
        ..half_year()
    }
}

/// The same report with a total that its parts contradict.
pub fn not_closing() -> ReportInput {
    let mut input = half_year();
    input.figures.total.counts.c11 = Some(243);
    input.figures.findings = vec![
        Finding::new(
            "identity",
            Severity::Error,
            Place::Cell("Tổng số/c11".into()),
            "243",
            "Cột (11) không bằng tổng cột (12) và cột (13).",
        ),
        Finding::new(
            "sum_of_parts",
            Severity::Error,
            Place::Cell("Môi trường/c4".into()),
            "41",
            "Tổng các lĩnh vực không bằng dòng tổng số.",
        ),
    ];
    input
}
