//! Whether the parts of a whole are of one kind with it, or of one way to divide it.

use crate::proofread::counts::count::{Count, Intro};
use crate::proofread::things::{DOCUMENTS, PEOPLE};
use crate::proofread::token::has_any;

/// "40 công chức và 16 viên chức" are some of the people.
pub(super) fn people(all: &[Count], parts: &[usize]) -> Option<bool> {
    let are_people = parts.iter().all(|i| PEOPLE.contains(&all[*i].unit.as_str()));
    let are_one = parts.windows(2).all(|w| all[w[0]].unit == all[w[1]].unit);
    (are_people && !are_one).then_some(false)
}

/// "14 cơ quan, đơn vị, gồm 06 sở và 08 xã": other words for what the whole counts. Things that
/// something consists of ("01 bộ hồ sơ gồm 02 đơn") are told by how far their number is away.
pub(super) fn are_kinds_of(all: &[Count], w: &Count, parts: &[usize], sum: i64) -> bool {
    let is_made = |i: &usize| matches!(all[*i].part_of, Some((_, Intro::All))) && !all[*i].is_line;
    let differs = |i: &usize| all[*i].noun != w.noun && !all[*i].noun.is_empty();
    let near = (sum - w.value).abs() <= (w.value * 2 / 5).max(3);
    parts.len() >= 2 && parts.iter().all(is_made) && parts.iter().all(differs) && near && w.value >= 4
}

/// "11 đơn vị, trong đó 08 phòng chuyên môn và 02 đơn vị sự nghiệp".
pub(super) fn are_organs(all: &[Count], w: &Count, parts: &[usize]) -> bool {
    const ORGANS: [&str; 9] = [
        "phòng",
        "ban",
        "đơn vị",
        "cơ quan",
        "trung tâm",
        "chi cục",
        "sở",
        "xã",
        "phường",
    ];
    let is_organ = |c: &Count| {
        ORGANS
            .iter()
            .any(|o| c.noun == *o || c.noun.starts_with(&format!("{o} ")))
    };
    let is_any = |c: &Count| c.noun.starts_with("đơn vị") || c.noun.starts_with("cơ quan");
    is_any(w) && parts.len() >= 2 && parts.iter().all(|i| is_organ(&all[*i]) && !all[*i].is_line)
}

/// "(năm 2024: 400 hồ sơ; năm 2025: 380 hồ sơ)" are no parts.
pub(super) fn mentions_other_years(all: &[Count], parts: &[usize]) -> bool {
    parts.iter().any(|i| {
        has_any(
            &all[*i].words,
            &[
                "năm 2022",
                "năm 2023",
                "năm 2024",
                "năm 2025",
                "năm 2026",
                "quý i",
                "quý ii",
                "quý iii",
                "quý iv",
                "lũy kế",
                "luỹ kế",
            ],
        ) || all[*i].words.contains("tháng 1")
    })
}

/// The same words introduce each part: "thuộc lĩnh vực ...", "Phòng ...", "lĩnh vực ...".
pub(super) fn is_parallel(all: &[Count], parts: &[usize]) -> bool {
    let heads = [
        "lĩnh vực",
        "phòng",
        "sở",
        "ban",
        "văn phòng",
        "trung tâm",
        "xã",
        "phường",
        "quận",
        "huyện",
        "cấp",
        "thuộc",
        "nhóm",
        "khối",
    ];
    let with = parts.iter().filter(|i| has_any(&all[**i].words, &heads)).count();
    // "lĩnh vực đầu tư 07, lao động 05, xây dựng 03 và quy hoạch 01": said once, it goes for all.
    let is_bare = |i: &usize| all[*i].unit.is_empty() && (1..=4).contains(&all[*i].words.split(' ').count());
    let is_led = parts.len() >= 4 && has_any(&all[parts[0]].words, &["lĩnh vực", "nhóm"]);
    with * 3 >= parts.len() * 2
        || is_led && parts[1..].iter().all(is_bare)
        || DOCUMENTS
            .iter()
            .filter(|d| parts.iter().any(|i| all[*i].unit == **d))
            .count()
            >= 2
}
