//! Rates against what was aimed at in their own sentence: "tỷ lệ trực tuyến 85,72%, vượt chỉ tiêu 90% được giao".

use super::rate::Rate;
use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::token::{find, has_any};

/// Longer ones first: "chưa đạt" is not "đạt".
const WAYS: &[(&str, Way)] = &[
    ("chưa đạt", Way::Below),
    ("không đạt", Way::Below),
    ("thấp hơn", Way::Below),
    ("dưới", Way::Below),
    ("vượt", Way::Above),
    ("cao hơn", Way::Above),
    ("đạt", Way::Reached),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Below,
    Above,
    Reached,
}

/// Of these a smaller rate is the better one, or the rate is by how much.
const OTHERS: &[&str] = &[
    "quá hạn",
    "trễ",
    "chậm",
    "giảm",
    "tăng",
    "thất nghiệp",
    "hộ nghèo",
    "nợ",
    "lỗi",
    "tối đa",
    "không quá",
    "dưới mức",
    "điểm",
    "cùng kỳ",
    "so với",
    "lạm phát",
    "sai sót",
    "hao hụt",
    "phấn đấu",
    "sẽ",
    "cần",
    "nhằm",
    "để",
];

pub(super) fn check(scan: &Scan, found: &mut Vec<Finding>) {
    /// Rates of one paragraph, and tokens between the two.
    const MOST: usize = 40;
    const FARTHEST: usize = 10;
    let rates = Rate::all(0, scan);
    for pair in rates.windows(2).take(MOST) {
        let [real, aim] = pair else { continue };
        let (from, to) = scan.sentence(real.token);
        if aim.token >= to || aim.token > real.token + 2 + FARTHEST || aim.token <= real.token + 3 {
            continue;
        }
        let between = &scan.tokens[real.token + 2..aim.token];
        let words = scan.words(real.token + 2, aim.token - 1).to_lowercase();
        let sentence = scan.words(from, (aim.token + 4).min(to) - 1).to_lowercase();
        let aimed = ["chỉ tiêu", "mục tiêu", "kế hoạch"];
        let Some(named) = aimed.iter().filter_map(|w| find(&words, w)).min() else {
            continue;
        };
        let is_plain = !between
            .iter()
            .any(|t| t.is_number() || t.is_mark(';') || t.is_mark('.'));
        // "88%, mục tiêu cả năm đạt 90%" is still to come.
        let stands = |w: &str| find(&words, w).is_some_and(|at| at < named);
        let way = WAYS.iter().find(|(w, _)| stands(w)).map(|(_, way)| *way);
        let Some(way) = way.filter(|_| is_plain && !has_any(&sentence, OTHERS)) else {
            continue;
        };
        let (one, other) = scaled(real, aim);
        let is_wrong = match way {
            Way::Below => one >= other,
            Way::Above => one <= other,
            Way::Reached => one < other,
        };
        if is_wrong {
            found.push(told(scan, real, aim));
        }
    }
}

/// Both with as many decimals.
fn scaled(one: &Rate, other: &Rate) -> (i64, i64) {
    let places = one.places.max(other.places);
    let scale = |r: &Rate| r.value * 10_i64.pow(places - r.places);
    (scale(one), scale(other))
}

fn told(scan: &Scan, real: &Rate, aim: &Rate) -> Finding {
    let words = |r: &Rate| scan.words(r.token, r.token + 1);
    let excerpt = scan.words(real.token, aim.token + 1);
    let message = format!(
        "Câu ghi \"{excerpt}\" nhưng {} {} {}.",
        words(real),
        match scaled(real, aim) {
            (a, b) if a < b => "nhỏ hơn",
            (a, b) if a == b => "bằng",
            _ => "lớn hơn",
        },
        words(aim)
    );
    Finding::new(
        "identity",
        Severity::Error,
        scan.place(real.token),
        excerpt,
        message,
    )
}
