//! Which parts of a report are about what is still to come.

use super::frame::is_ahead;
use super::marker::Marker;
use super::scan::Scan;
use super::token::has_any;

/// Which paragraphs stand below a heading about the next period.
pub fn paragraphs_ahead(scans: &[Scan]) -> Vec<bool> {
    let mut is_under = false;
    let mut is_of_results = false;
    let mut ahead = Vec::with_capacity(scans.len());
    for scan in scans {
        let marker = &scan.paragraph.marker;
        let is_heading = match marker {
            Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_) => true,
            // Headings of the first level may be numbers too, what stands below them goes on.
            Marker::Number(steps) => {
                steps.len() == 1 && !scan.paragraph.text.trim_end().ends_with(['.', ';'])
            }
            _ => false,
        };
        if is_heading && scan.tokens.len() < 40 {
            let comes = is_ahead(&scan.lower) && !is_of_given_tasks(&scan.lower);
            let is_chapter = !matches!(marker, Marker::Number(_));
            // "I. KẾT QUẢ THỰC HIỆN" over "1. Các nhiệm vụ chung": those that were done.
            let was_done = is_of_results && !is_chapter && scan.labels.is_empty() && !says_ahead(&scan.lower);
            is_under = comes && !was_done || proposes(&scan.lower);
            if is_chapter {
                is_of_results = !is_under && has_any(&scan.lower, &["kết quả", "tình hình"]);
            }
        }
        ahead.push(is_under);
    }
    ahead
}

/// "IV. KIẾN NGHỊ, ĐỀ XUẤT"; what citizens and firms propose to the office ("phản ánh, kiến nghị") was received, and
/// is answered or not.
fn proposes(heading: &str) -> bool {
    const RECEIVED: [&str; 7] = [
        "phản ánh",
        "tiếp nhận",
        "xử lý",
        "giải quyết",
        "trả lời",
        "cử tri",
        "đối thoại",
    ];
    has_any(heading, &["đề xuất"]) || has_any(heading, &["kiến nghị"]) && !has_any(heading, &RECEIVED)
}

/// "4. Nhiệm vụ Ủy ban nhân dân thành phố giao": what was given, with its results.
fn is_of_given_tasks(heading: &str) -> bool {
    has_any(heading, &["nhiệm vụ"]) && has_any(heading, &["giao"]) && !says_ahead(heading)
}

/// "Nhiệm vụ trọng tâm", "Phương hướng": no word of what was done already.
fn says_ahead(heading: &str) -> bool {
    const COMES: [&str; 6] = [
        "phương hướng",
        "trọng tâm",
        "tiếp theo",
        "tới",
        "giải pháp",
        "dự kiến",
    ];
    has_any(heading, &COMES)
}
