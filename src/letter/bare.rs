//! What is sent where a template fails: what the letter is about in one sentence, and its facts in the
//! plainest form. A letter that looks poor is better than one that is missing.

mod topic;

use super::matter::Matter;
use super::order::{Order, Sender};
use super::point::{Named, Point};
use super::spoken::Spoken;
use super::task_line::TaskLine;
use super::{plain, tasks};
use crate::calendar;

/// So many lines are named, the others counted: nobody reads a list of hundreds without its words.
const NAMED: usize = 50;

/// Subject, text and HTML.
pub(super) fn say(order: &Order, sender: &Sender) -> Spoken {
    let mut lines = Vec::new();
    if let Some(meant) = &order.instead_of {
        let named = format!("{} <{}>", meant.name, meant.address);
        lines.push(format!("CHẠY THỬ - lẽ ra gửi: {}", plain::line(&named, 300)));
    }
    lines.push(plain::line(&sender.office, 160));
    lines.push(format!("Kính gửi: {}", plain::line(&order.addressee, 160)));
    let all = facts(&order.matter);
    let topic = topic::of(order.kind);
    let of = match all.len() {
        0 | 1 => String::new(),
        n => format!(", gồm {} mục", calendar::count(n as i64)),
    };
    lines.push(format!(
        "Thư này về {topic}{of}. Chương trình chưa trình bày được theo mẫu thư nên chỉ nêu nội dung chính dưới đây."
    ));
    lines.extend(cut(all, has_file(&order.matter)));
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
        subject: format!("{mark}[Nhắc việc] {}{of} (ngày {day})", capital(topic)),
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
        Matter::Points { facts, points, .. } => match points.is_empty() {
            true => vec![values(facts, &[])],
            false => points.iter().map(point).collect(),
        },
        Matter::Test => vec!["Thư này để kiểm tra đường gửi thư.".to_owned()],
    }
}

/// The first lines, and how many more there are.
fn cut(mut lines: Vec<String>, has_file: bool) -> Vec<String> {
    let more = lines.len().saturating_sub(NAMED);
    lines.truncate(NAMED);
    if more > 0 {
        let more = calendar::count(more as i64);
        let file = if has_file { ", xem tệp kèm theo" } else { "" };
        lines.push(format!("- và {more} mục khác{file}"));
    }
    lines
}

fn has_file(matter: &Matter) -> bool {
    match matter {
        Matter::Draft { files, .. } | Matter::Points { files, .. } => !files.is_empty(),
        _ => false,
    }
}

fn point(point: &Point) -> String {
    format!("- {}", values(&point.facts, &["number", "title", "name"]))
}

/// What is known, the facts of these names first; what is empty says nothing.
fn values(facts: &Named, first: &[&str]) -> String {
    let of_first = first.iter().filter_map(|name| facts.get(*name));
    let others = { facts.iter() }
        .filter(|(name, _)| !first.contains(&name.as_str()))
        .map(|(_, fact)| fact);
    let said: Vec<String> = { of_first.chain(others) }
        .map(|fact| plain::line(fact, 500))
        .filter(|fact| !fact.is_empty())
        .collect();
    said.join("; ")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
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
