//! What is told as done on a day after the report was signed: "Từ ngày 06/7/2026 đến ngày 10/7/2026 đã kiểm tra 05 phòng"
//! in a report of 18 June.

use super::outside::is_bound;
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
    told.collect()
}
