//! The annex of a draft: the lists of tasks of which the report has only the first lines, whole.

use super::group::{Group, grouped};
use super::input::{ReportInput, ReportTask};
use super::listed::is_cut;
use super::series::in_series;
use crate::calendar::PeriodKind;
use crate::paper::listing::Listing;

/// Name of its sheet beside the form.
const SHEET: &str = "Phụ lục";

/// What the drafter has to know of it.
pub(super) const NOTE: &str = "Danh sách nhiệm vụ dài, dự thảo chỉ in những dòng đầu; danh sách đầy đủ là trang tính \
                               “Phụ lục” của tệp Excel, đề nghị in kèm khi trình ký.";

/// The sheet; `None` where the report has every line itself.
pub(super) fn sheet(input: &ReportInput) -> Option<Listing> {
    let board = &input.tasks;
    let next = match (&board.ahead, input.period.kind) {
        (Some(ahead), kind) if kind != PeriodKind::Week => &in_series(&ahead.tasks),
        _ => &board.due_soon,
    };
    type Told = fn(&Group) -> String;
    let lists: [(&str, &[ReportTask], Told); 3] = [
        ("Đã ghi nhận kết quả trong kỳ", &board.done, |g| {
            g.evidence()
        }),
        ("Quá hạn, chưa ghi nhận kết quả", &board.overdue, |g| {
            g.late()
        }),
        ("Nhiệm vụ kỳ tiếp theo", next, |g| g.due()),
    ];
    let mut rows = Vec::new();
    for (name, tasks, told) in lists.into_iter().filter(|(_, tasks, _)| is_cut(tasks)) {
        for group in grouped(tasks) {
            let number = (rows.len() + 1).to_string();
            rows.push(row([number, name.to_owned()], &group, told(&group)));
        }
    }
    (!rows.is_empty()).then(|| Listing {
        office: String::new(),
        name: SHEET.into(),
        title: vec![
            "PHỤ LỤC".into(),
            "DANH SÁCH NHIỆM VỤ".into(),
            format!("(Kèm theo báo cáo {})", super::outline::matter(input)),
        ],
        columns: COLUMNS.map(|(name, width)| (name.to_owned(), width)).to_vec(),
        rows,
    })
}

const COLUMNS: [(&str, u16); 6] = [
    ("TT", 6),
    ("Danh sách", 20),
    ("Nhiệm vụ số", 10),
    ("Nội dung", 60),
    ("Đơn vị chủ trì", 36),
    ("Tình hình", 40),
];

fn row([no, list]: [String; 2], group: &Group, told: String) -> Vec<String> {
    vec![
        no,
        list,
        group.each[0].number.clone(),
        format!("{}{}", group.title(), group.notes()),
        group.units().join("; "),
        told,
    ]
}
