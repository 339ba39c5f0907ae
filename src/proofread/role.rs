//! Which column of form II.06a a count is, by the words around it.

mod others;
mod transfer;

use super::token::{has, has_any};
use others::OTHER;
pub use others::is_of_others;
pub use transfer::is_end_of_previous;
use transfer::{PERIODS, comes_over, goes_over};

/// What a count of dossiers says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Column 3: all that had to be handled, or what was received.
    Received,
    /// Received in the period.
    New,
    Online,
    Direct,
    Post,
    Carried,
    Resolved,
    Early,
    OnTime,
    /// "trước hạn và đúng hạn" in one number.
    EarlyOrOnTime,
    Late,
    Pending,
    InTime,
    Overdue,
    /// Suspended, waiting for supplement.
    Waiting,
    Withdrawn,
}

impl Role {
    pub fn name(self) -> &'static str {
        match self {
            Role::Received => "tổng số tiếp nhận",
            Role::New => "mới tiếp nhận",
            Role::Online => "trực tuyến",
            Role::Direct => "trực tiếp",
            Role::Post => "qua bưu chính",
            Role::Carried => "kỳ trước chuyển qua",
            Role::Resolved => "đã giải quyết",
            Role::Early => "trước hạn",
            Role::OnTime => "đúng hạn",
            Role::EarlyOrOnTime => "trước và đúng hạn",
            Role::Late => "giải quyết quá hạn",
            Role::Pending => "đang giải quyết",
            Role::InTime => "chưa đến hạn",
            Role::Overdue => "đang giải quyết quá hạn",
            Role::Waiting => "chờ bổ sung",
            Role::Withdrawn => "rút, trả lại",
        }
    }

    /// The line of the form that what stands beside it is a part of.
    pub fn line(self) -> Option<Role> {
        match self {
            Role::Early | Role::OnTime | Role::EarlyOrOnTime | Role::Late => Some(Role::Resolved),
            Role::InTime | Role::Overdue => Some(Role::Pending),
            role if role.is_major() => Some(role),
            _ => None,
        }
    }

    /// Those that others are parts of.
    pub fn is_major(self) -> bool {
        matches!(self, Role::Received | Role::New | Role::Resolved | Role::Pending)
    }
}

/// "Bình quân mỗi tháng tiếp nhận 320 hồ sơ, tháng cao nhất 410", "quầy Tư pháp nhận nhiều nhất với 348 hồ sơ": of
/// no period, or no office, of its own.
const MEANS: &[&str] = &[
    "bình quân",
    "trung bình",
    "mỗi tháng",
    "mỗi tuần",
    "mỗi ngày",
    "tháng cao nhất",
    "tháng thấp nhất",
    "nhiều nhất với",
    "ít nhất với",
    "nhiều nhất là",
    "ít nhất là",
    "tháng nhiều nhất",
];

/// The role of a count by its words; `above` is the role of what it is a part of.
pub fn role_of(words: &str, unit: &str, above: Option<Role>) -> Option<Role> {
    let unit = unit.trim();
    // "không hồ sơ nào trễ hẹn: 97 hồ sơ trả sớm"
    let denied = words
        .split_once(": ")
        .filter(|(lead, _)| lead.starts_with("không "));
    let words = denied.map_or(words, |(_, own)| own);
    // Procedures are dossiers only where something is done that is done to dossiers.
    let is_procedures = unit == "tthc" || unit.starts_with("thủ tục");
    let handled = [
        "tiếp nhận",
        "giải quyết",
        "xử lý",
        "quá hạn",
        "đúng hạn",
        "trước hạn",
    ];
    // Procedures themselves are handed over by one authority to another.
    let is_handed_over = has_any(words, &["chuyển giao", "bàn giao", "phân cấp"]);
    // "Trung tâm đang tiếp nhận 312 TTHC thuộc 14 lĩnh vực": those for which people may hand in.
    let is_on_offer = has_any(words, &["đang tiếp nhận", "thuộc lĩnh vực"]);
    if is_procedures && (is_handed_over || is_on_offer || !has_any(words, &handled)) {
        return None;
    }
    // "33 TTHC chỉ tiếp nhận trực tiếp": the way in which people may hand in for them.
    let is_way = above.is_none() && has_any(words, &["trực tiếp", "trực tuyến", "bưu chính"]);
    if is_procedures && is_way {
        return None;
    }
    let counts_dossiers =
        unit.is_empty() || unit.contains("hồ sơ") || unit == "tthc" || unit.starts_with("thủ tục");
    if !counts_dossiers || has_any(words, OTHER) {
        return None;
    }
    let any = |list: &[&str]| has_any(words, list);
    let is_open = any(&["đang", "chưa", "còn"]);
    // "hồ sơ đến hạn giải quyết 19.944 hồ sơ": those that had to be, not those that were.
    let is_due = any(&["đến hạn giải quyết", "đến hạn trả", "đến hạn phải giải quyết"]) && !is_open;
    // "tăng cường kiểm tra, xử lý dứt điểm 07 hồ sơ quá hạn": what is to be done.
    let is_to_do = any(&["dứt điểm"]) && !any(&["đã"]);
    if is_end_of_previous(words) || is_due || is_to_do || any(MEANS) {
        return None;
    }
    // "Trong kỳ tiếp nhận mới 74 hồ sơ" goes nowhere.
    let next = any(&["kỳ tiếp"]) && !any(&["kỳ tiếp nhận", "kỳ tiếp tục"]);
    if any(&["kỳ sau", "tháng sau", "quý sau"]) || next || goes_over(words) {
        return Some(Role::Pending);
    }
    if any(&[
        "kỳ trước",
        "tháng trước",
        "quý trước",
        "năm trước",
        "kỳ báo cáo trước",
        "tuần trước",
        "tồn đầu kỳ",
        "đầu kỳ",
        "đầu tuần",
        "đầu tháng",
        "đầu quý",
        "tồn kỳ trước",
        "năm 2023 chuyển",
        "năm 2024 chuyển",
        "năm 2025 chuyển",
    ]) && any(&["chuyển", "tồn", "từ", "còn", "sang", "qua", "đầu kỳ"])
        || comes_over(words)
    {
        return Some(Role::Carried);
    }
    // "tiếp nhận 120 hồ sơ (kỳ trước 10, mới 110)"
    if words == "kỳ trước" && above == Some(Role::Received) {
        return Some(Role::Carried);
    }
    if any(&["tạm dừng", "chờ bổ sung", "yêu cầu bổ sung", "dừng chờ"]) {
        return Some(Role::Waiting);
    }
    if any(&[
        "rút",
        "rút hồ sơ",
        "từ chối",
        "trả lại",
        "hủy",
        "huỷ",
        "không đủ điều kiện",
    ]) {
        return Some(Role::Withdrawn);
    }
    if let Some(role) = by_time(words, above, is_open) {
        return Some(role);
    }
    let of_resolved = matches!(above, Some(Role::Resolved | Role::Pending));
    // "hồ sơ nộp tại Trung tâm Phục vụ hành chính công": wherever people hand in, but for the portal.
    if any(&["trực tiếp", "tại quầy", "bản giấy", "nộp tại"]) && !of_resolved && !any(&["trực tuyến", "cổng"])
    {
        return Some(Role::Direct);
    }
    if any(&["bưu chính", "bcci", "bưu điện"]) && !of_resolved {
        return Some(Role::Post);
    }
    // "137 hồ sơ mới tiếp nhận đều nộp trực tuyến": all the new ones.
    if any(&["mới tiếp nhận", "tiếp nhận mới", "hồ sơ mới"]) && any(&["đều", "toàn bộ", "tất cả"])
    {
        return Some(Role::New);
    }
    if any(&["trực tuyến", "qua mạng"])
        && !of_resolved
        && !any(&["giải quyết", "dịch vụ công trực tuyến toàn trình", "không"])
    {
        return Some(Role::Online);
    }
    let role = major(words, is_open);
    // "phải xử lý 506, trong đó 38 hồ sơ từ tháng trước và 468 hồ sơ nhận trong tháng"
    let is_of_all = role == Some(Role::Received) && above == Some(Role::Received);
    let is_new = is_of_all && PERIODS.iter().any(|p| words.contains(&format!("nhận trong {p}")));
    if is_new { Some(Role::New) } else { role }
}

fn by_time(words: &str, above: Option<Role>, is_open: bool) -> Option<Role> {
    let any = |list: &[&str]| has_any(words, list);
    // The clause's own verb counts before what it stands under.
    let says_open = any(&[
        "đang giải quyết",
        "đang xử lý",
        "chưa giải quyết",
        "đang thụ lý",
        "đang được giải quyết",
    ]);
    let of_pending = says_open || above == Some(Role::Pending) || (is_open && above != Some(Role::Resolved));
    let early = any(&[
        "trước hạn",
        "sớm hạn",
        "trước thời hạn",
        "sớm hơn",
        "trước và",
        "trước hoặc",
        "sớm hẹn",
        "trước hẹn",
        "trả sớm",
    ]) || (has(words, "trước") && any(&["trước và đúng hạn", "trước, đúng hạn"]));
    let on_time = any(&[
        "đúng hạn",
        "đúng thời hạn",
        "đúng hẹn",
        "đúng ngày hẹn",
        "đúng ngày",
        "đúng và trước hạn",
        "đúng, trước hạn",
    ]);
    if any(&[
        "chưa đến hạn",
        "chưa tới hạn",
        "còn hạn",
        "còn trong hạn",
        "chưa quá hạn",
    ]) {
        return Some(Role::InTime);
    }
    // "đã trả 1.051 hồ sơ, trong đó sớm hạn 1.006, đúng hạn 39, chậm 06"
    if above == Some(Role::Resolved) && any(&["chậm", "muộn"]) {
        return Some(Role::Late);
    }
    // "Còn 06 hồ sơ giải quyết chậm": a shortcoming, not what is pending.
    if any(&["giải quyết chậm", "trả chậm", "trả muộn", "xử lý chậm"]) && !says_open {
        return Some(Role::Late);
    }
    if any(&[
        "quá hạn",
        "trễ hạn",
        "chậm hạn",
        "trễ hẹn",
        "chậm muộn",
        "quá thời hạn",
    ]) {
        let resolved = above == Some(Role::Resolved) || any(&["giải quyết", "đã trả", "trả kết quả"]);
        return match (of_pending, resolved) {
            (true, _) => Some(Role::Overdue),
            (false, true) => Some(Role::Late),
            (false, false) => None,
        };
    }
    if early && on_time {
        return Some(Role::EarlyOrOnTime);
    }
    if early {
        return Some(Role::Early);
    }
    if on_time {
        return Some(if above == Some(Role::Pending) {
            Role::InTime
        } else {
            Role::OnTime
        });
    }
    if any(&["trong hạn"]) {
        return match above {
            Some(Role::Resolved) if !says_open && !is_open => Some(Role::EarlyOrOnTime),
            _ if any(&["đã giải quyết", "giải quyết xong"]) => Some(Role::EarlyOrOnTime),
            _ => Some(Role::InTime),
        };
    }
    None
}

fn major(words: &str, is_open: bool) -> Option<Role> {
    let any = |list: &[&str]| has_any(words, list);
    if any(&[
        "yêu cầu giải quyết",
        "phải giải quyết",
        "cần giải quyết",
        "đề nghị giải quyết",
        "phải xử lý",
        "cần xử lý",
        "phải thụ lý",
    ]) {
        return Some(Role::Received);
    }
    let received =
        any(&["tiếp nhận", "nhận được", "đã nhận", "nhận"]) && !any(&["chứng nhận", "xác nhận", "công nhận"]);
    let handles = any(&["giải quyết", "xử lý"]) || is_open && any(&["thụ lý"]);
    let back = any(&[
        "trả kết quả",
        "đã trả",
        "được trả",
        "giải quyết xong",
        "hoàn thành",
        "có kết quả",
    ]) || words.trim() == "trả";
    if ["tổng", "tổng số", "tổng cộng", "tổng số là"].contains(&words.trim_matches([':', ' ', '-', '+', '*']))
    {
        return Some(Role::Received);
    }
    let is_left = any(&[
        "tồn",
        "còn lại",
        "còn",
        "tồn cuối kỳ",
        "tồn cuối tháng",
        "tồn cuối quý",
    ]);
    if ((is_open && handles) || is_left) && !received {
        return Some(Role::Pending);
    }
    // "Phòng thụ lý 38 hồ sơ, gồm 11 hồ sơ tháng trước chuyển sang, 27 hồ sơ mới": what was taken up.
    if any(&["thụ lý"]) && !handles && !back && !received {
        return Some(Role::Received);
    }
    if received && (handles || back) {
        // "đã tiếp nhận và giải quyết 72 hồ sơ" says both or either.
        return None;
    }
    if handles || back {
        return Some(Role::Resolved);
    }
    // "cấp mới 149, cấp lại 37": what was asked for.
    let is_new = any(&["mới"]) && !any(&["cấp mới", "đăng ký mới"]);
    if is_new
        || any(&["mới tiếp nhận", "tiếp nhận mới", "nhận mới", "phát sinh trong kỳ"])
        || (received && any(&["trong kỳ", "phát sinh"]))
    {
        return Some(Role::New);
    }
    if received {
        return Some(Role::Received);
    }
    None
}

#[cfg(test)]
mod tests;
