//! Counts that sources keep beside the form, in words.

use crate::dossier::Figures;

/// Counts that sources keep beside the form, in words (portal-apis.md 2.6).
pub(super) const EXTRAS: [(&str, &str); 4] = [
    ("waiting", "tạm dừng, chờ bổ sung"),
    ("cancelled", "đã rút, hủy"),
    ("denied", "từ chối tiếp nhận"),
    ("refused_returned", "trả lại"),
];

/// Those that no report tells, for the sheet that shows what was received.
const FURTHER: [(&str, &str); 7] = [
    ("done", "đã trả kết quả"),
    ("releasing", "đã có kết quả, chưa trả"),
    ("inside", "đang giải quyết: đang xử lý"),
    ("outside", "đang giải quyết: trạng thái khác"),
    ("by_post", "nộp qua bưu chính"),
    ("received", "tiếp nhận trong kỳ do nguồn tính"),
    ("shown_total", "tổng hồ sơ do nguồn hiển thị"),
];

/// A count beside the form in words; the source's own name where there are none.
pub(super) fn extra_name(key: &str) -> &str {
    EXTRAS
        .iter()
        .chain(&FURTHER)
        .find(|(name, _)| *name == key)
        .map_or(key, |(_, words)| words)
}

/// Waiting and cancelled dossiers, as far as they are received but in no other column.
pub(super) fn beside(figures: &Figures) -> Vec<(&'static str, i64)> {
    let extras = &figures.total.extras;
    EXTRAS
        .iter()
        .filter(|(key, _)| figures.beside.apart().contains(key))
        .filter_map(|&(key, words)| Some((words, extras.get(key).copied().flatten()?)))
        .filter(|&(_, n)| n > 0)
        .collect()
}
