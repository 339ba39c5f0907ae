//! What next year's plan should take over, as files for the one who writes it.

use super::carry::Carried;
use super::duty::unit_name;
use super::rules::Rules;
use crate::letter::Attachment;
use crate::paper::PaperError;
use crate::paper::listing::{self, Listing};
use chrono::NaiveDate;

/// The proposed rows as a plan file that `plan import` reads.
///
/// # Errors
/// The sheet cannot hold them.
pub fn plan_file(
    all: &[Carried],
    rules: &Rules,
    year: i32,
    today: NaiveDate,
) -> Result<Attachment, PaperError> {
    let next = year + 1;
    let rows: Vec<&Carried> = all.iter().filter(|c| c.why.is_row()).collect();
    let title = format!("ĐỀ XUẤT NHIỆM VỤ CHUYỂN TIẾP SANG KẾ HOẠCH NĂM {next}");
    sheet(&rows, rules, &format!("chuyen-tiep-{next}"), title, (year, today))
}

/// The others, where the letter does not name them all.
pub fn other_file(
    all: &[Carried],
    rules: &Rules,
    year: i32,
    today: NaiveDate,
) -> Result<Attachment, PaperError> {
    let rows: Vec<&Carried> = all.iter().filter(|c| !c.why.is_row()).collect();
    let title = format!("NHIỆM VỤ KHÁC CỦA KẾ HOẠCH NĂM {year} CẦN XEM XÉT");
    sheet(
        &rows,
        rules,
        &format!("nhiem-vu-khac-{year}"),
        title,
        (year, today),
    )
}

fn sheet(
    rows: &[&Carried],
    rules: &Rules,
    name: &str,
    title: String,
    (year, today): (i32, NaiveDate),
) -> Result<Attachment, PaperError> {
    let next = year + 1;
    let mut cells = Vec::new();
    for (n, carried) in rows.iter().enumerate() {
        let task = &carried.task;
        let names = |units: &[String]| -> String {
            let names: Vec<String> = units.iter().map(|u| unit_name(rules, u)).collect();
            names.join("; ")
        };
        let lead = match carried.units.is_empty() {
            true => task.leads.words.clone(),
            false => names(&carried.units),
        };
        cells.push(vec![
            (n + 1).to_string(),
            task.title.clone(),
            lead,
            names(&task.support.units),
            carried.deadline.clone(),
            task.deliverable.clone(),
            format!(
                "Nhiệm vụ số {} năm {year}: {}; {}",
                task.number,
                carried.why.words(),
                carried.state
            ),
        ]);
    }
    let column = |name: &str, width: u16| (name.to_owned(), width);
    let listing = Listing {
        office: String::new(),
        name: format!("Chuyển tiếp {next}"),
        title: vec![title],
        columns: vec![
            column("TT", 6),
            column("Nội dung công việc", 60),
            column("Đơn vị chủ trì", 30),
            column("Đơn vị phối hợp", 30),
            column("Thời gian hoàn thành", 24),
            column("Sản phẩm", 30),
            column("Lý do đề xuất", 44),
        ],
        rows: cells,
    };
    Ok(Attachment {
        name: format!("{name}.xlsx"),
        mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
        bytes: listing::xlsx(&[listing], today)?,
    })
}
