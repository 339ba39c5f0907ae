//! Shares of a line of the form that is named behind the rate: "168 hồ sơ nộp qua Cổng, bằng 96% số nhận mới", "Khối
//! giao thông chiếm 84,0% số hồ sơ mới của toàn Sở".

use super::clause::clause_before;
use super::judged::judge;
use super::rate::Rate;
use super::wholes::paragraphs;
use crate::finding::Finding;
use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::Count;
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::times::is_of_other_time;
use crate::proofread::token::{find, has_any};

/// How clerks name a line behind "số"; longer names first.
const LINES: &[(&str, Line)] = &[
    ("mới tiếp nhận", Line::New),
    ("tiếp nhận mới", Line::New),
    ("nhận mới", Line::New),
    ("mới nhận", Line::New),
    ("mới", Line::New),
    ("đã giải quyết xong", Line::Resolved),
    ("đã giải quyết", Line::Resolved),
    ("giải quyết xong", Line::Resolved),
    ("đã trả kết quả", Line::Resolved),
    ("đã trả", Line::Resolved),
    ("đang giải quyết", Line::Pending),
    ("còn tồn", Line::Pending),
    ("tồn", Line::Pending),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    New,
    Resolved,
    Pending,
}

impl Line {
    fn of(self, set: &Set) -> Option<i64> {
        match self {
            Line::New => set.newly_received().or_else(|| {
                let is_all = set.get(Role::Carried).is_none();
                set.get(Role::Received).filter(|_| is_all)
            }),
            Line::Resolved => set.get(Role::Resolved),
            Line::Pending => set.get(Role::Pending),
        }
    }
}

/// Told only where the rate is nearly one of the part in that line, and of no line of that name. `sets` are those of
/// the report, the fullest first.
pub(super) fn by_line(scans: &[Scan], all: &[Count], sets: &[&Set], rate: &Rate) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let line = named_behind(scan, rate)?;
    let parts = parts(scan, all, rate)?;
    let first = parts.first()?;
    let mut wholes: Vec<i64> = sets.iter().filter_map(|set| line.of(set)).collect();
    wholes.retain(|whole| *whole > first.value);
    if parts.iter().any(|p| wholes.iter().any(|w| rate.is(p.value, *w))) {
        return None;
    }
    let whole = *wholes.first().filter(|w| rate.is_nearly(first.value, **w))?;
    judge(scans, rate, &[first.value], &[whole], Some(first))
}

/// "số nhận mới", "tổng số hồ sơ đã giải quyết của toàn Sở": of the whole office, of the report's own time.
fn named_behind(scan: &Scan, rate: &Rate) -> Option<Line> {
    /// In tokens.
    const LONGEST: usize = 14;
    let from = rate.token + 2;
    let limit = scan.tokens.len().min(from + LONGEST);
    let to = (from..limit)
        .find(|i| !scan.tokens[*i].is_word())
        .unwrap_or(limit);
    let words = (from < to).then(|| scan.words(from, to - 1).to_lowercase())?;
    let opens = |words: &str, list: &[&str]| -> Option<String> {
        let rest = list.iter().find_map(|w| words.strip_prefix(w))?;
        Some(rest.trim_start().to_owned())
    };
    let rest = opens(&words, &["tổng số ", "trên tổng số ", "trên số ", "số "])?;
    let rest = opens(&rest, &["hồ sơ "]).unwrap_or(rest);
    let (name, line) = LINES.iter().find(|(name, _)| find(&rest, name) == Some(0))?;
    let behind = rest[name.len()..].trim_start();
    let is_of_all = [
        "",
        "của toàn",
        "toàn",
        "của cả",
        "cả",
        "trong kỳ",
        "trong quý",
        "trong tháng",
        "trong tuần",
    ]
    .iter()
    .any(|w| behind == *w || !w.is_empty() && find(behind, w) == Some(0));
    (is_of_all && !is_of_other_time(behind)).then_some(*line)
}

/// What the rate may be of: the number right before it, or those of its paragraph that bear the name that it bears.
fn parts<'a>(scan: &Scan, all: &'a [Count], rate: &Rate) -> Option<Vec<&'a Count>> {
    /// In tokens: "qua Cổng Dịch vụ công quốc gia, bằng".
    const NEAR: usize = 24;
    const LEADS: &[&str] = &[
        "bằng",
        "chiếm",
        "đạt",
        "chiếm tỷ lệ",
        "đạt tỷ lệ",
        "tương đương",
        "",
    ];
    let (from, clause) = clause_before(scan, rate.token);
    let here = paragraphs(all, rate.scan, rate.scan);
    let is_dossiers = |c: &&Count| !c.is_beside && (c.thing == "hồ sơ" || c.thing.is_empty());
    let mut before = here.clone().filter(|i| all[*i].token < rate.token);
    if LEADS.contains(&clause.trim()) {
        let part = &all[before.next_back()?];
        let words = scan.words(part.token, rate.token).to_lowercase();
        let is_it = part.token >= scan.sentence(rate.token).0 && rate.token < part.token + NEAR;
        let is_change = has_any(&words, &["tăng", "giảm", "so với", "kế hoạch", "và"]) || words.contains('%');
        return (is_it && !is_change && is_dossiers(&part)).then(|| vec![part]);
    }
    let name = name_of(clause.trim())?;
    let has_number = (from..rate.token).any(|i| scan.tokens[i].is_number());
    let named: Vec<&Count> = before
        .map(|i| &all[i])
        .filter(is_dossiers)
        .filter(|c| has_any(&c.words, &[&name]))
        .collect();
    (!has_number && !named.is_empty()).then_some(named)
}

/// "như vậy khối giao thông chiếm": "giao thông".
fn name_of(clause: &str) -> Option<String> {
    const LEADS: &[&str] = &[
        "như vậy",
        "như thế",
        "theo đó",
        "riêng",
        "tính chung",
        "khối",
        "nhóm",
        "các",
        "lĩnh vực",
        "hồ sơ",
        "số",
        "thuộc",
        "ngành",
        "mảng",
        "chỉ",
    ];
    let mut name = ["chiếm", "bằng", "chiếm tỷ lệ", "đã chiếm"]
        .iter()
        .find_map(|w| clause.strip_suffix(w))?
        .trim();
    while let Some(rest) = LEADS.iter().find(|w| find(name, w) == Some(0)) {
        name = name[rest.len()..].trim_start();
    }
    let words = name.split(' ').count();
    ((2..=5).contains(&words) && !is_of_other_time(name)).then(|| name.to_owned())
}
