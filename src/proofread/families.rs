//! Ways to divide a whole: done and not done, in time and late, online and at the counter.

use super::token::{has, has_any};

/// Words that name one way to divide a whole, each way with what makes it complete.
pub struct Family {
    pub members: &'static [&'static [&'static str]],
    /// Members that must be there for the parts to be all; none: two of any.
    complete: &'static [usize],
}

pub const FAMILIES: &[Family] = &[
    Family {
        members: &[
            &["hoàn thành", "đã thực hiện", "thực hiện xong"],
            &[
                "đang thực hiện",
                "chưa hoàn thành",
                "chưa thực hiện",
                "chưa triển khai",
                "đang triển khai",
                "đang xử lý",
                "còn lại",
                "chưa đến hạn",
            ],
            &["quá hạn"],
            &["trong hạn"],
        ],
        complete: &[0, 1],
    },
    Family {
        members: &[
            &["trước hạn", "sớm hạn"],
            &["đúng hạn", "trong hạn"],
            &["quá hạn", "trễ hạn", "chậm", "trễ hẹn"],
        ],
        complete: &[1, 2],
    },
    Family {
        members: &[
            &["trực tuyến", "qua mạng"],
            &["trực tiếp"],
            &["bưu chính", "bcci"],
        ],
        complete: &[0, 1],
    },
    Family {
        members: &[&["điện tử", "bản điện tử"], &["giấy", "bản giấy"]],
        complete: &[0, 1],
    },
    Family {
        members: &[
            &["mới", "trong kỳ"],
            &["kỳ trước", "tháng trước", "quý trước", "năm trước"],
        ],
        complete: &[0, 1],
    },
    Family {
        members: &[
            &["đã giải quyết", "đã xử lý", "đã trả lời"],
            &[
                "đang giải quyết",
                "đang xử lý",
                "chưa giải quyết",
                "chưa xử lý",
                "chưa trả lời",
            ],
        ],
        complete: &[0, 1],
    },
    Family {
        members: &[
            &["ban hành mới", "mới ban hành", "mới"],
            &["sửa đổi", "bổ sung"],
            &["bãi bỏ", "thay thế", "hủy bỏ"],
        ],
        complete: &[0, 1],
    },
    Family {
        members: &[&["không đạt"], &["đạt"]],
        complete: &[0, 1],
    },
    Family {
        members: &[&["nam"], &["nữ"]],
        complete: &[0, 1],
    },
    Family {
        members: &[&["cấp tỉnh", "cấp thành phố"], &["cấp huyện"], &["cấp xã"]],
        complete: &[0, 2],
    },
    Family {
        members: &[
            &["toàn trình"],
            &["một phần"],
            &["còn lại", "chưa đủ điều kiện", "cung cấp thông tin"],
        ],
        complete: &[0, 1, 2],
    },
    Family {
        members: &[&["hài lòng"], &["không hài lòng"]],
        complete: &[],
    },
    Family {
        members: &[
            &["có mặt", "tham dự", "dự họp"],
            &["vắng", "vắng mặt", "vắng có lý do"],
        ],
        complete: &[0, 1],
    },
    Family {
        members: &[&["dương tính"], &["âm tính"]],
        complete: &[0, 1],
    },
];

/// Families whose members divide what stands before them in a sentence without a word that says so: done and not done,
/// new and from before, issued and abolished, there and away, found and not found.
pub const TELLING: [usize; 5] = [0, 4, 6, 12, 13];

/// Two sides of which a thing is on one only; who is on neither may be left untold.
const SIDES: &[[&[&str]; 2]] = &[
    [
        &[
            "đúng tiến độ",
            "vượt tiến độ",
            "bảo đảm tiến độ",
            "đảm bảo tiến độ",
        ],
        &["chậm", "chậm tiến độ"],
    ],
    [&["fdi", "nước ngoài"], &["trong nước", "ddi"]],
];

/// Whether each part is on one of two sides, and both are told.
pub fn are_sides(words: &[String]) -> bool {
    SIDES.iter().any(|sides| {
        let on = |side: &[&str], text: &String| sides.iter().all(|s| has_any(text, s) == (*s == side));
        let told = |side: &[&str]| words.iter().any(|text| on(side, text));
        let is_on_one = |text: &String| sides.iter().any(|side| on(side, text));
        words.iter().all(is_on_one) && sides.iter().all(|side| told(side))
    })
}

/// Whether the parts are members of one way to divide: all of it (true), or some (false).
pub fn family_of(words: &[String]) -> Option<bool> {
    let mut best = None;
    for family in FAMILIES {
        // "chưa hoàn thành" also holds "hoàn thành": what is part of longer words is not said.
        let stands = |text: &str, phrase: &str| {
            let longer = |p: &str| p.len() > phrase.len() && p.contains(phrase) && has(text, p);
            has(text, phrase) && !family.members.iter().any(|m| m.iter().any(|p| longer(p)))
        };
        let member = |text: &String| {
            family
                .members
                .iter()
                .position(|m| m.iter().any(|phrase| stands(text, phrase)))
        };
        let members: Option<Vec<usize>> = words.iter().map(member).collect();
        if let Some(members) = members {
            let distinct: std::collections::BTreeSet<usize> = members.iter().copied().collect();
            if distinct.len() >= 2 {
                let is_whole = family.complete.iter().all(|m| distinct.contains(m));
                best = Some(is_whole || best == Some(true));
            }
        }
    }
    best
}
