//! Dossiers that one period leaves to the next.

use crate::proofread::token::has_any;

/// Names of periods that dossiers come from and go to.
pub(super) const PERIODS: [&str; 5] = ["tuần", "tháng", "quý", "kỳ", "năm"];

/// "Hồ sơ tồn từ tháng 01 chuyển qua", "từ tuần trước chuyển sang", "nhận bàn giao từ các xã cũ".
pub(super) fn comes_over(words: &str) -> bool {
    if has_any(words, &["bàn giao từ", "bàn giao của"]) || comes_from(words) {
        return true;
    }
    let words = words.trim_end_matches([':', ' ']);
    let words = words.strip_suffix(" là").unwrap_or(words);
    let ends = ["chuyển qua", "chuyển sang"]
        .iter()
        .find_map(|w| words.strip_suffix(w));
    // "tồn tháng 3 chuyển sang"
    ends.is_some_and(|before| {
        let leads = ["từ ", "tồn "];
        let from = leads
            .iter()
            .filter_map(|w| Some(before[before.rfind(w)? + w.len()..].trim()));
        from.into_iter()
            .any(|from| PERIODS.iter().any(|p| from.starts_with(p)))
    })
}

/// "Kỳ này có 174 hồ sơ chuyển từ tháng 7".
fn comes_from(words: &str) -> bool {
    let from = words.split("chuyển từ ").nth(1);
    from.is_some_and(|from| PERIODS.iter().any(|p| from.starts_with(p)))
}

/// "Chuyển sang tháng 11 là", "chuyển quý III": what the next period begins with.
pub(super) fn goes_over(words: &str) -> bool {
    let Some(at) = words.rfind("chuyển ") else {
        return false;
    };
    let to = words[at + "chuyển ".len()..].trim_start();
    let to = ["sang ", "qua "]
        .iter()
        .find_map(|w| to.strip_prefix(w))
        .unwrap_or(to);
    !has_any(&words[..at], &["từ", "kỳ trước"]) && PERIODS.iter().any(|p| to.starts_with(&format!("{p} ")))
}

/// "Cuối kỳ trước còn 45 hồ sơ đang giải quyết": what the period before ended with.
pub fn is_end_of_previous(words: &str) -> bool {
    let ended = has_any(
        words,
        &[
            "cuối kỳ trước",
            "cuối tháng trước",
            "cuối quý trước",
            "cuối năm trước",
        ],
    );
    let before = has_any(words, &["kỳ trước", "tháng trước", "quý trước"]);
    let open = has_any(words, &["đang giải quyết", "chưa giải quyết", "còn lại"]);
    ended || (before && open && !has_any(words, &["chuyển", "chuyển sang", "chuyển qua"]))
}
