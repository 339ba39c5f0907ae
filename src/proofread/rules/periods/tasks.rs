//! What stands below "PHƯƠNG HƯỚNG, NHIỆM VỤ": its period is the next one, its days are not over.

use super::next::{is_next, not_next};
use super::spot::wrong;
use crate::calendar::date;
use crate::finding::Finding;
use crate::proofread::frame::{Frame, before, is_ahead};
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;
use crate::proofread::token::{has_any, stands};
use chrono::{Datelike, NaiveDate};

/// Whether each paragraph stands below a heading of what is to come.
pub(super) fn sections(scans: &[Scan], end: usize) -> Vec<bool> {
    let mut found = Vec::with_capacity(scans.len());
    let (mut of_chapter, mut of_number) = (false, false);
    for (i, scan) in scans.iter().enumerate() {
        let is_heading = scan.tokens.len() < 40 && !scan.paragraph.text.trim_end().ends_with(['.', ';']);
        match &scan.paragraph.marker {
            Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) => {
                of_chapter = is_heading && names_tasks(scan);
                of_number = false;
            }
            Marker::Number(steps) if steps.len() == 1 => of_number = is_heading && names_tasks(scan),
            _ => {}
        }
        found.push(i < end && (of_chapter || of_number) && !scan.paragraph.in_table);
    }
    found
}

fn names_tasks(scan: &Scan) -> bool {
    let tells = [
        "kết quả",
        "tình hình",
        "đánh giá",
        "thực hiện nhiệm vụ",
        "hoàn thành nhiệm vụ",
    ];
    let named = has_any(
        &scan.lower,
        &["phương hướng", "nhiệm vụ", "kế hoạch", "chương trình công tác"],
    );
    named && is_ahead(&scan.lower) && !has_any(&scan.lower, &tells)
}

/// "Trong tháng 11, tập trung ..." below such a heading is right of the next period, and wrong of others.
pub(super) fn of_tasks(scan: &Scan, own: &Label, label: &Label, head: &str) -> Option<Finding> {
    let bare = head.trim_start_matches(|c: char| !c.is_alphabetic()).trim();
    let opens = ["", "trong", "nhiệm vụ trọng tâm", "nhiệm vụ", "trọng tâm"].contains(&bare);
    let (_, to) = scan.sentence(label.from);
    let last = to.min(label.to + 12).saturating_sub(1);
    let tail = match label.to < last {
        true => scan.words(label.to + 1, last).to_lowercase(),
        false => String::new(),
    };
    let is_work = has_any(
        &tail,
        &[
            "tập trung",
            "tiếp tục",
            "nhiệm vụ",
            "phấn đấu",
            "sẽ",
            "gồm",
            "triển khai",
        ],
    );
    let is_past = has_any(
        &tail,
        &["đã", "chưa", "còn", "chuyển sang", "kết quả", "tồn tại", "so với"],
    );
    (opens && is_work && !is_past && !is_next(own, label)).then(|| not_next(scan, own, label))?
}

/// "5. Tháng 9/2026: phấn đấu tỷ lệ trực tuyến từ 90% trở lên": behind its name stands what is to be done in it.
pub(super) fn tells_aims(scan: &Scan, label: &Label) -> bool {
    const AIMS: [&[&str]; 6] = [
        &["phấn", "đấu"],
        &["tập", "trung"],
        &["tiếp", "tục"],
        &["tăng", "cường"],
        &["đẩy", "mạnh"],
        &["sẽ"],
    ];
    let colon = label.to + 1;
    scan.tokens
        .get(colon)
        .is_some_and(|t| t.is_mark(':') || t.is_mark(','))
        && AIMS.iter().any(|words| stands(&scan.tokens, colon + 1, words))
}

/// Words between what is to be done and its day that make it the day of something else.
const OTHERS: &[&str] = &[
    "đã",
    "được",
    "theo",
    "tại",
    "chưa",
    "quá hạn",
    "kể từ",
    "từ",
    "ban hành",
    "hiệu lực",
    "phát sinh",
    "cấp",
    "thành lập",
    "quyết định",
    "tồn đọng",
    "giao",
    "tiếp nhận",
    "nộp",
    "ký",
    "trước đây",
    "số",
    "cũ",
    "thuộc",
    "có",
    "hoạt động",
    "phê duyệt",
    "đến hạn",
];

/// "Hoàn thành trước ngày 30/11/2024" among the tasks of a report of 2025.
pub(super) fn past_goals(
    scans: &[Scan],
    frame: &Frame,
    own: &Label,
    ahead: &[bool],
    found: &mut Vec<Finding>,
) {
    let Some((first, last)) = own.span() else { return };
    // A report that is signed late tells of days between its period and its signature.
    let floor = frame.dated.map_or(first, |day| day.min(last).max(first));
    for (scan, _) in scans.iter().zip(ahead).filter(|(_, ahead)| **ahead) {
        let days = scan.days.iter().filter_map(|d| Some((d.from, d.to, d.day?)));
        let labels = scan
            .labels
            .iter()
            .filter_map(|l| Some((l.from, l.to, l.span()?.1)));
        for (from, to, day) in days.chain(labels) {
            if day < floor && first.year() - day.year() <= 3 && is_goal(scan, from) {
                found.push(past(scan, (from, to), day, own, first));
            }
        }
    }
}

/// "hoàn thành ... trước ngày", "chậm nhất ngày", "xong trong tháng".
fn is_goal(scan: &Scan, at: usize) -> bool {
    const LEADS: [&[&str]; 7] = [
        &["trước", "ngày"],
        &["trước"],
        &["chậm", "nhất", "ngày"],
        &["chậm", "nhất", "là", "ngày"],
        &["chậm", "nhất", "đến", "ngày"],
        &["chậm", "nhất", "vào", "ngày"],
        &["trong"],
    ];
    let lead = LEADS.iter().filter_map(|words| {
        let from = at.checked_sub(words.len())?;
        stands(&scan.tokens, from, words).then_some(from)
    });
    let Some(lead) = lead.min() else { return false };
    let is_latest = scan.tokens[lead].is("chậm");
    let head = before(scan, lead);
    let verbs = ["hoàn thành", "xong", "báo cáo", "gửi", "trình"];
    let done = verbs.iter().filter_map(|verb| head.rfind(verb)).max();
    let between = done.map(|from| &head[from..]);
    let is_own = |words: &str| !has_any(words, OTHERS);
    is_latest && is_own(&head) || between.is_some_and(is_own)
}

fn past(scan: &Scan, (from, to): (usize, usize), day: NaiveDate, own: &Label, first: NaiveDate) -> Finding {
    let what = scan.words(from, to);
    let message = format!(
        "Mốc hoàn thành của nhiệm vụ kỳ tới ghi {what} ({}), đã qua khi lập báo cáo của {}.",
        date(day),
        own.name()
    );
    wrong(scan, from, what, format!("sau ngày {}", date(first)), message)
}
