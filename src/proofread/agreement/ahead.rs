//! What is to be done in the next period, against what was told as not yet done.

use super::{MOST_KNOWN, Report};
use crate::calendar::count;
use crate::finding::Finding;
use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::Count;
use crate::proofread::outlook::paragraphs_ahead;
use crate::proofread::role::Role;
use crate::proofread::token::{find, has_any};
use std::collections::BTreeSet;

/// Numbers of a report that are looked at for each one ahead.
const MOST_TOLD: usize = 2000;

/// Words of what is not yet done.
const OPEN: &[&str] = &[
    "còn lại",
    "đang",
    "chưa",
    "chuyển",
    "tồn",
    "quá hạn",
    "dở dang",
    "chậm",
];

/// Words of what is to be done.
const TASKS: &[&str] = &[
    "hoàn thành",
    "xử lý",
    "giải quyết",
    "khắc phục",
    "thực hiện",
    "dứt điểm",
];

/// "đang thực hiện 48 nhiệm vụ" tells what is; "hoàn thành 48 nhiệm vụ đang thực hiện" what is to be done.
fn is_state(words: &str) -> bool {
    let first = TASKS.iter().filter_map(|w| find(words, w)).min();
    let before = first.map_or("", |at| words[..at].trim_end());
    ["đang", "đã", "chưa"].iter().any(|w| before.ends_with(w))
}

const LATE: &[&str] = &["quá hạn", "trễ hạn"];

impl Report<'_, '_> {
    /// What is to be done in the next period was told as not yet done.
    pub(super) fn ahead(&self, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        let ahead = paragraphs_ahead(self.scans);
        let is_open = |c: &&Count| has_any(&c.words, OPEN) && !c.is_beside;
        for (at, said) in self.counts.iter().enumerate().filter(|(_, c)| ahead[c.scan]) {
            let starts = has_any(&said.words, TASKS);
            // "21 nhiệm vụ còn lại của Kế hoạch": the plan that the report is about.
            let is_of_plan = ["của kế hoạch", "của chương trình"]
                .iter()
                .any(|w| said.words.contains(w))
                && has_any(&said.words, &["còn lại"]);
            let is_elsewhere = !is_of_plan && has_any(&said.words, &["của", "theo", "thuộc", "tại", "trên"]);
            if !starts || is_state(&said.words) || !is_open(&said) || is_elsewhere || said.thing.is_empty() {
                continue;
            }
            let known = self.open_before(&ahead, said);
            let Some(first) = known.first().copied() else {
                continue;
            };
            // Whatever the results say of it: "đang thực hiện 14 nhiệm vụ" of the plan beside 39 of the province.
            let same = |c: &Count| c.scan < said.scan && c.thing == said.thing && c.value == said.value;
            let is_told = self.counts.iter().take(MOST_TOLD).any(same);
            if !known.contains(&said.value) && !is_told {
                self.tell(
                    at,
                    &format!("phần kết quả ghi {}", count(first)),
                    first,
                    told,
                    found,
                );
            }
        }
    }

    /// What the results tell as open of the same thing, one by one and two together.
    fn open_before(&self, ahead: &[bool], said: &Count) -> Vec<i64> {
        let wants_late = has_any(&said.words, LATE);
        let mut known: Vec<i64> = self
            .counts
            .iter()
            .filter(|c| !ahead[c.scan] && c.thing == said.thing)
            .filter(|c| has_any(&c.words, OPEN) && !c.is_beside)
            .filter(|c| has_any(&c.words, LATE) == wants_late)
            .map(|c| c.value)
            .collect();
        if said.thing == "hồ sơ" {
            let pending = |s: &Set| [s.get(Role::Pending), s.get(Role::InTime), s.get(Role::Overdue)];
            known.extend(self.sets.iter().flat_map(pending).flatten());
            known.extend(self.tables.iter().flat_map(|t| pending(&t.set)).flatten());
            known.extend(self.tables.iter().flat_map(|t| t.overdue.iter().copied()));
        }
        // "09 chỉ tiêu còn lại" may be 06 under way and 03 late.
        let pairs: Vec<i64> = known
            .iter()
            .take(MOST_KNOWN)
            .flat_map(|a| known.iter().take(MOST_KNOWN).map(move |b| a + b))
            .collect();
        known.extend(pairs);
        known
    }
}
