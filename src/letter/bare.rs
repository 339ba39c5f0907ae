//! What is sent where a template fails: the facts in the plainest form. A letter
//! that looks poor is better than one that is missing.

use super::matter::Matter;
use super::order::{Order, Sender};
use super::spoken::Spoken;
use super::task_line::TaskLine;
use super::{plain, tasks};
use crate::calendar;

/// Subject, text and HTML.
pub(super) fn say(order: &Order, sender: &Sender) -> Spoken {
    let mut lines = Vec::new();
    if let Some(meant) = &order.instead_of {
        let named = format!("{} <{}>", meant.name, meant.address);
        lines.push(format!("CHẠY THỬ - lẽ ra gửi: {}", plain::line(&named, 300)));
    }
    lines.push(plain::line(&sender.office, 160));
    lines.push(format!("Kính gửi: {}", plain::line(&order.addressee, 160)));
    lines.extend(facts(&order.matter));
    lines.push("Mẫu thư không dùng được nên nội dung ở dạng tối thiểu.".to_owned());
    lines.push("Đề nghị trả lời thư này nếu cần làm rõ; hộp thư có người đọc.".to_owned());
    lines.push(plain::line(&sender.signed_by, 160));
    lines.push("(thư tự động)".to_owned());
    let mark = if order.instead_of.is_some() {
        "[CHẠY THỬ] "
    } else {
        ""
    };
    let html = lines
        .iter()
        .map(|l| format!("<p>{}</p>\n", escaped(l)))
        .collect::<String>();
    let day = calendar::date(calendar::day_of(order.at));
    Spoken {
        subject: format!("{mark}[Nhắc việc] Thư ngày {day}"),
        text: lines.join("\n") + "\n",
        html: format!(
            "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"></head><body>\n{html}</body></html>\n"
        ),
        dropped: 0,
    }
}

fn facts(matter: &Matter) -> Vec<String> {
    match matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            dossiers,
            ..
        } => tasks::occurrences(lines, ahead_of_break)
            .into_iter()
            .map(task)
            .chain(dossiers.iter().flat_map(|part| part.bare()))
            .collect(),
        Matter::UnitWeek { lines, .. } => tasks::occurrences(lines, &[]).into_iter().map(task).collect(),
        Matter::Week(summary) => {
            let parts = [
                std::slice::from_ref(&summary.headline),
                &summary.overdue[..],
                &summary.due_soon[..],
            ];
            parts.concat().iter().map(|l| plain::line(l, 500)).collect()
        }
        Matter::Draft {
            report,
            period,
            findings,
            ..
        } => {
            let errors = findings.iter().filter(|f| f.is_error()).count();
            let title = format!("Dự thảo {report} {}", period.name());
            let state = if errors > 0 {
                "CHƯA KHỚP SỐ LIỆU"
            } else {
                ""
            };
            let notes = findings.iter().map(|f| plain::line(&f.message, 600));
            [plain::line(&title, 400), state.to_owned()]
                .into_iter()
                .chain(notes)
                .collect()
        }
        Matter::Points { facts, points, .. } => facts
            .values()
            .chain(points.iter().flat_map(|p| p.facts.values()))
            .map(|fact| plain::line(fact, 500))
            .collect(),
        Matter::Test => vec!["Thư này để kiểm tra đường gửi thư.".to_owned()],
    }
}

fn task(line: &TaskLine) -> String {
    let due = line
        .due
        .map(|day| format!(" - hạn {}", calendar::date_with_weekday(day)));
    format!("- {}{}", plain::title(&line.title, 600), due.unwrap_or_default())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
