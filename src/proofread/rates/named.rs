//! Rates by their names, whose counts stand elsewhere.

use super::clause::{after, clause_before};
use super::judged::judge;
use super::rate::Rate;
use super::wholes::sums;
use super::words::is_of_another;
use crate::finding::Finding;
use crate::proofread::balance::set::Set;
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,4%": the counts stand elsewhere, in one of the sets.
pub(super) fn by_name(scans: &[Scan], sets: &[&Set], rate: &Rate) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let words = name_of(scan, rate.token);
    let tail: String = after(scan, rate.token)
        .split(' ')
        .take(5)
        .collect::<Vec<_>>()
        .join(" ");
    // "tỷ lệ hồ sơ nộp qua mạng trên số tiếp nhận mới": of what is said behind "trên".
    let words = words.split(" trên số ").next().unwrap_or_default();
    let words = words.split(" trên tổng ").next().unwrap_or_default();
    let told = ["tỷ lệ", "tỉ lệ"].iter().any(|w| words.contains(w)) || is_said_behind(words, &tail);
    let (from, _) = scan.sentence(rate.token);
    let sentence = scan.words(from, rate.token).to_lowercase();
    let subject = [
        "hồ sơ",
        "tthc",
        "giải quyết",
        "đúng hạn",
        "quá hạn",
        "trễ hạn",
        "trước hạn",
    ];
    if !told
        || is_of_another(words)
        || has_any(&tail, &["so với", "cùng kỳ", "trở lên"])
        || ELSEWHERE.iter().any(|w| sentence.contains(w))
        || !subject.iter().any(|w| words.contains(w))
        || words.contains("nhiệm vụ")
    {
        return None;
    }
    let mut wrong = None;
    for set in sets.iter().filter(|s| s.entries.len() >= 2) {
        let parts = named_parts(words, set)?;
        // F9: online of what was newly received, on time of what was resolved or of all.
        let of_received = set.newly_received().or(set.get(Role::Received));
        // "177 hồ sơ, gồm 137 hồ sơ mới đều nộp trực tuyến và 40 hồ sơ từ kỳ trước": all new ones are online.
        let beside = set.get(Role::Online).zip(set.get(Role::Carried));
        let is_all =
            beside.is_some_and(|(online, carried)| set.get(Role::Received) == Some(online + carried));
        let of_received = if is_all {
            set.get(Role::Online)
        } else {
            of_received
        };
        let wholes = match has_any(words, &["trực tuyến", "qua mạng"]) {
            true => of_received.into_iter().collect(),
            false => sums(set),
        };
        if parts.is_empty() || wholes.is_empty() {
            continue;
        }
        if parts.iter().any(|p| wholes.iter().any(|w| rate.is(*p, *w))) {
            return None;
        }
        wrong = wrong.or_else(|| judge(scans, rate, &parts, &wholes, None));
    }
    wrong
}

/// "hồ sơ nộp trực tuyến đạt 93,51% số hồ sơ tiếp nhận mới": of what it is a rate stands behind it.
fn is_said_behind(words: &str, tail: &str) -> bool {
    let opens = ["hồ sơ", "số hồ sơ"]
        .iter()
        .any(|w| words.trim_start().starts_with(w));
    let is_of = ["số hồ sơ", "tổng số hồ sơ"].iter().any(|w| tail.starts_with(w));
    let is_some = has_any(
        words,
        &[
            "của",
            "tại",
            "ở",
            "xã",
            "phường",
            "phòng",
            "lĩnh vực",
            "do",
            "tháng",
            "quý",
        ],
    );
    opens && is_of && !is_some && !words.chars().any(|c| c.is_ascii_digit())
}

/// The words that name a rate: from "tỷ lệ" on where no number stands between ("tỷ lệ giải quyết
/// trước hạn, đúng hạn đạt"), else those of its clause.
fn name_of(scan: &Scan, token: usize) -> String {
    let (from, _) = scan.sentence(token);
    let is_name = |i: &usize| {
        (scan.tokens[*i].is("tỷ") || scan.tokens[*i].is("tỉ"))
            && scan.tokens.get(i + 1).is_some_and(|t| t.is("lệ"))
    };
    let named = (from..token).rev().find(is_name);
    match named {
        Some(at) if !(at..token).any(|i| scan.tokens[i].is_number()) => {
            scan.words(at, token - 1).to_lowercase()
        }
        _ => clause_before(scan, token).1,
    }
}

/// Words of a sentence whose rate is not of all dossiers of the report.
const ELSEWHERE: &[&str] = &[
    "đơn vị đạt",
    "cơ quan đạt",
    "sở đạt",
    "ngành đạt",
    "xã đạt",
    "phường đạt",
    "phòng đạt",
    "thấp nhất",
    "cao nhất",
    "thành phố",
    "toàn tỉnh",
    "cả nước",
    "lĩnh vực",
    "phòng ",
    "tháng trước",
    "quý trước",
    "kỳ trước",
    "thanh toán",
    "trong đó",
];

/// What a rate by that name may be the share of; `None` where the name says nothing of dossiers.
fn named_parts(words: &str, set: &Set) -> Option<Vec<i64>> {
    let get = |r| set.get(r);
    let add = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| a + b);
    let is = |list: &[&str]| has_any(words, list);
    let is_early = is(&["trước hạn", "sớm hạn", "trước", "sớm"]);
    // "Tỷ lệ không quá hạn": all that were in time.
    let not_late = is(&[
        "không quá hạn",
        "không trễ hạn",
        "không chậm",
        "không bị quá hạn",
        "không trễ hẹn",
    ]);
    let parts = if is(&["đúng hạn", "trước hạn", "sớm hạn"]) || not_late {
        let rest = get(Role::Resolved).zip(get(Role::Late)).map(|(a, b)| a - b);
        let with_on_time = is(&["đúng hạn", "đúng và trước", "đúng, trước"]);
        match (with_on_time || not_late, is_early) {
            (false, true) => vec![get(Role::Early)],
            _ => vec![
                get(Role::OnTime),
                add(get(Role::Early), get(Role::OnTime)),
                get(Role::EarlyOrOnTime),
                rest,
                add(rest, get(Role::InTime)),
            ],
        }
    } else if is(&["quá hạn", "trễ hạn", "chậm"]) {
        vec![
            get(Role::Late),
            get(Role::Overdue),
            add(get(Role::Late), get(Role::Overdue)),
        ]
    } else if is(&["trực tuyến", "qua mạng"])
        && (!is(&["toàn trình", "một phần"]) || is(&["toàn trình và một phần", "một phần và toàn trình"]))
        && !is(&["cung cấp", "dịch vụ công trực tuyến"])
    {
        vec![get(Role::Online)]
    } else if is(&["giải quyết"]) {
        vec![
            get(Role::Resolved),
            add(get(Role::Early), get(Role::OnTime)),
            get(Role::OnTime),
            get(Role::EarlyOrOnTime),
        ]
    } else {
        return None;
    };
    Some(parts.into_iter().flatten().collect())
}
