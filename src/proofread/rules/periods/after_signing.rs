//! What is told as done on a day after the report was signed: "Từ ngày 06/7/2026 đến ngày 10/7/2026 đã kiểm tra 05 phòng"
//! in a report of 18 June.

use super::bounds::is_bound;
use crate::proofread::frame::Frame;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::NaiveDate;

/// In tokens: how far a day stands from the head of its sentence.
const NEAR: usize = 8;

/// Words of what is yet to come, or is known before it begins.
const AHEAD: &[&str] = &[
    "sẽ",
    "dự kiến",
    "hạn",
    "thời hạn",
    "hiệu lực",
    "kế hoạch",
    "được giao",
    "đăng ký",
    "lịch",
    "chậm nhất",
    "trước",
    "hết",
    "giấy mời",
    "đề nghị",
    "thông báo",
    "ban hành",
    "quyết định",
    "công văn",
    "phê duyệt",
    "giai đoạn",
    "thời gian",
    "gia hạn",
    "đến hạn",
    "áp dụng",
    "hẹn",
    "chuẩn bị",
    "nhiệm kỳ",
    "tiếp tục",
    "cử",
    "mời",
];

/// Where such days stand, and the days.
pub(super) fn after_signing(scan: &Scan, frame: &Frame) -> Vec<(usize, NaiveDate)> {
    let Some(signed) = frame.dated.filter(|_| !(frame.is_draft || frame.is_unsigned)) else {
        return Vec::new();
    };
    let told = scan.days.iter().filter_map(|day| {
        let real = day.day.filter(|real| *real > signed)?;
        let (from, to) = scan.sentence(day.from);
        if day.from - from > NEAR || day.to + 1 >= to {
            return None;
        }
        let lead = match from < day.from {
            true => scan.words(from, day.from - 1).to_lowercase(),
            false => String::new(),
        };
        let sentence = scan.words(from, to - 1).to_lowercase();
        let lead = lead.rsplit(':').next().unwrap_or_default().trim();
        let opens = [
            "ngày",
            "từ ngày",
            "vào ngày",
            "trong ngày",
            "trong các ngày",
            "các ngày",
            "sáng ngày",
            "chiều ngày",
        ]
        .contains(&lead);
        let is_done = has_any(&scan.words(day.to + 1, to - 1).to_lowercase(), &["đã"]);
        (opens && is_done && !is_bound(lead) && !has_any(&sentence, AHEAD)).then_some((day.from, real))
    });
    let within = scan.days.iter().filter_map(|day| {
        let real = day.day.filter(|real| *real > signed)?;
        is_past(scan, day.from, day.to).then_some((day.from, real))
    });
    told.chain(within).collect()
}

/// What an office meets for, before the words of its day.
const MEETINGS: &[&str] = &[
    "cuộc họp",
    "phiên họp",
    "hội nghị",
    "hội thảo",
    "buổi làm việc",
    "lớp tập huấn",
    "giao ban",
    "cuộc kiểm tra",
    "đợt kiểm tra",
];

/// "đã tổ chức hội nghị ngày 06/11", "kết luận tại cuộc họp giao ban ngày 06/11", "Sở ngày 06/11 đã tổ chức".
fn is_past(scan: &Scan, from: usize, to: usize) -> bool {
    /// In tokens: a clause around a day.
    const LONGEST: usize = 30;
    let (first, last) = scan.sentence(from);
    let ends = |i: &usize| scan.tokens[*i].is_mark(',') || scan.tokens[*i].is_mark(':');
    let head = (first.max(from.saturating_sub(LONGEST))..from)
        .rev()
        .find(ends)
        .map_or(first.max(from.saturating_sub(LONGEST)), |i| i + 1);
    let lead = match head < from {
        true => scan.words(head, from - 1).to_lowercase(),
        false => String::new(),
    };
    let lead = lead.trim_end_matches("ngày").trim_end();
    let lead = lead.strip_suffix("vào").unwrap_or(lead).trim_end();
    // "giấy mời dự cuộc họp ngày", "đã trình kế hoạch tổ chức hội nghị ngày": what is yet to be.
    if has_any(lead, AHEAD) && !is_concluded(lead)
        || has_any(lead, &["trình", "để", "hoãn", "lùi", "xin", "tham dự"])
    {
        return false;
    }
    let meets = MEETINGS.iter().any(|m| lead.ends_with(m));
    let is_held = meets
        && (has_any(lead, &["đã tổ chức", "đã họp", "đã dự", "đã chủ trì", "đã mở"]) || is_concluded(lead));
    let next = |i: usize| scan.tokens.get(to + i).filter(|_| to + i < last);
    let acts = [
        "tổ chức",
        "họp",
        "kiểm tra",
        "mở",
        "làm việc",
        "chủ trì",
        "hoàn thành",
    ];
    let tail = scan
        .words(to + 1, last.min(to + 6).max(to + 2) - 1)
        .to_lowercase();
    let is_told = next(1).is_some_and(|t| t.is("đã")) && has_any(&tail, &acts);
    is_held || is_told
}

/// What was concluded at a meeting was concluded on its day.
fn is_concluded(lead: &str) -> bool {
    has_any(lead, &["kết luận", "ý kiến chỉ đạo", "phát biểu"]) && has_any(lead, &["tại"])
}
