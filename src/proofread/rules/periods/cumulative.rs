//! "Lũy kế 8 tháng": the months of the year so far end with the report's own.

use super::spot::wrong;
use crate::finding::Finding;
use crate::proofread::frame::{Frame, before};
use crate::proofread::label::Label;
use crate::proofread::scan::Scan;
use crate::proofread::token::{Token, has_any, stands};

/// More months than have passed cannot be told, unless they are reckoned or planned.
pub(super) fn cumulative(scans: &[Scan], frame: &Frame, own: &Label, found: &mut Vec<Finding>) {
    let Some((_, last)) = own.months() else { return };
    let body = scans.iter().take(frame.end).filter(|s| !s.paragraph.in_table);
    for scan in body {
        for at in 0..scan.tokens.len() {
            let told = months_so_far(&scan.tokens, at);
            let Some((_, to)) = told.filter(|(months, _)| *months > last) else {
                continue;
            };
            let head = before(scan, at);
            let tail = scan.words(to, (to + 4).min(scan.tokens.len() - 1)).to_lowercase();
            let planned = [
                "ước",
                "dự kiến",
                "phấn đấu",
                "kế hoạch",
                "nâng",
                "mục tiêu",
                "đến hết",
            ];
            let is_other_year = scan
                .labels
                .iter()
                .any(|l| l.from > at && l.from <= to + 2 && l.year.is_some() && l.year != own.year);
            if has_any(&head, &planned) || has_any(&tail, &planned) || is_other_year {
                continue;
            }
            let what = scan.words(at, to);
            let message = format!(
                "Ghi {what}, trong khi báo cáo của {} mới có {last:02} tháng.",
                own.name()
            );
            found.push(wrong(scan, at, what, format!("{last} tháng"), message));
        }
    }
}

/// "lũy kế 9 tháng", "lũy kế từ đầu năm 9 tháng": how many, and the last token.
fn months_so_far(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let leads = stands(tokens, at, &["lũy", "kế"])
        || stands(tokens, at, &["luỹ", "kế"])
        || stands(tokens, at, &["tính", "chung"]);
    let number = tokens.get(at + 2).filter(|_| leads)?.plain()?;
    let is_months = stands(tokens, at + 3, &["tháng"]) && (1..=12).contains(&number);
    is_months.then_some((number, at + 3))
}
