//! Late dossiers named again in the words: "Đối với 15 hồ sơ quá hạn, Sở đã xin lỗi".

use super::Report;
use crate::calendar::count;
use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::role::Role;
use crate::proofread::times::is_of_other_time;
use crate::proofread::token::has_any;
use std::collections::BTreeSet;

impl Report<'_, '_> {
    /// "Đối với" names again what was told: resolved late, pending late, or both together.
    pub(super) fn late_again(&self, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        let late = |role: Role| self.sets.iter().filter_map(move |s| s.get(role));
        let mut known: BTreeSet<i64> = late(Role::Late).chain(late(Role::Overdue)).collect();
        let Some(first) = known.iter().next_back().copied() else {
            return;
        };
        let both = late(Role::Late).flat_map(|a| late(Role::Overdue).map(move |b| a + b));
        known.extend(both.collect::<Vec<_>>());
        known.extend(self.tables.iter().flat_map(|t| t.overdue.iter().copied()));
        let most = known.iter().next_back().copied().unwrap_or(first);
        for (at, said) in self.counts.iter().enumerate() {
            let is_named = said.words.starts_with("đối với");
            let is_part = has_any(&said.words, &["lĩnh vực", "phòng", "xã", "thuộc", "của", "tại"]);
            let is_late = said.thing == "hồ sơ" && !is_part && self.is_overdue(said);
            let is_it = is_late && !is_of_other_time(&said.words) && !known.contains(&said.value);
            let is_more = || said.value > most && !said.is_beside && self.apologises(said);
            if is_it && (is_named || is_more()) {
                let other = format!("phần trước ghi {} hồ sơ quá hạn", count(first));
                self.tell(at, &other, first, told, found);
            }
        }
    }
    /// "Đã gửi 18 văn bản xin lỗi đối với 28 hồ sơ quá hạn": of the dossiers of the report's own period.
    fn apologises(&self, said: &Count) -> bool {
        const OTHERS: &[&str] = &[
            "từ đầu năm",
            "từ đầu nhiệm kỳ",
            "xã",
            "phường",
            "phòng",
            "chi nhánh",
            "ủy ban nhân dân",
            "ubnd",
            "toàn tỉnh",
            "toàn thành phố",
        ];
        let scan = &self.scans[said.scan];
        let (from, to) = scan.sentence(said.token);
        let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
        // "Năm 2025 đã xin lỗi 30 hồ sơ quá hạn"
        let names_period = scan.labels.iter().any(|l| (from..to).contains(&l.from));
        has_any(&sentence, &["xin lỗi"])
            && !names_period
            && !has_any(&sentence, OTHERS)
            && !is_of_other_time(&sentence)
    }
}
