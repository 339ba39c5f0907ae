//! F1 to F3: each line of the form against its parts.

use super::set::{Set, are_of_one_size};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::role::Role;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// One set with the text around it.
pub(super) struct Ledger<'a, 'p> {
    pub scans: &'a [Scan<'p>],
    pub all: &'a [Count],
    pub set: &'a Set,
}

impl Ledger<'_, '_> {
    pub(super) fn finding(
        &self,
        rule: &str,
        severity: Severity,
        role: Role,
        message: String,
        expected: i64,
        found: i64,
    ) -> Finding {
        let at = self.set.at(role).unwrap_or(0);
        let count = &self.all[at];
        let scan = &self.scans[count.scan];
        let from = count.clause.min(count.token);
        let units = count.unit.split(' ').filter(|w| !w.is_empty()).count();
        let excerpt = scan.words(from, (count.token + units).min(scan.tokens.len() - 1));
        Finding::new(rule, severity, scan.place(count.token), excerpt, message)
            .with_values(expected.to_string(), found.to_string())
    }

    fn is_under(&self, part: Role, whole: Role) -> bool {
        let (Some(part), Some(whole)) = (self.set.at(part), self.set.at(whole)) else {
            return false;
        };
        let mut at = part;
        for _ in 0..6 {
            match self.all[at].part_of {
                Some((w, _)) if w == whole => return true,
                Some((w, _)) => at = w,
                None => return false,
            }
        }
        false
    }

    /// F1 with its readings.
    pub(super) fn received(&self, found: &mut Vec<Finding>) {
        let set = self.set;
        if let (Some(new), Some(channels)) = (set.get(Role::New), set.channels())
            && new != channels
            && are_of_one_size(new, channels)
            && set.get(Role::Received) != Some(channels)
            && !set.new_holds_carried()
        {
            let message = format!(
                "Mới tiếp nhận {} nhưng trực tuyến, trực tiếp và bưu chính cộng lại bằng {}, lệch {}.",
                count(new),
                count(channels),
                count((new - channels).abs())
            );
            found.push(self.finding("identity", Severity::Error, Role::New, message, channels, new));
        }
        self.too_many_online(found);
        let Some(total) = set.get(Role::Received) else {
            return;
        };
        let carried = set.get(Role::Carried);
        match (set.newly_received(), carried) {
            (Some(new), Some(carried)) if total == new + carried => {}
            (Some(new), Some(carried)) => self.total_without_carried(total, new, carried, found),
            (Some(new), None) => {
                let parts_are_all = set.channels() == Some(new)
                    && (self.is_under(Role::Online, Role::Received)
                        || self.is_under(Role::Direct, Role::Received));
                if are_of_one_size(total, new) && (total < new || (total != new && parts_are_all)) {
                    let message = format!(
                        "Tổng số tiếp nhận {} nhưng các phần cộng lại bằng {}, lệch {}{}",
                        count(total),
                        count(new),
                        count((new - total).abs()),
                        self.slip()
                    );
                    found.push(self.finding(
                        "identity",
                        Severity::Error,
                        Role::Received,
                        message,
                        new,
                        total,
                    ));
                }
            }
            (None, Some(carried)) if carried > total && self.is_under(Role::Carried, Role::Received) => {
                let message = format!(
                    "Hồ sơ kỳ trước chuyển qua {} nhiều hơn tổng số {} mà nó là một phần.",
                    count(carried),
                    count(total)
                );
                found.push(self.finding(
                    "sum_of_parts",
                    Severity::Error,
                    Role::Received,
                    message,
                    carried,
                    total,
                ));
            }
            _ => {}
        }
    }

    /// Online dossiers are some of the new ones.
    fn too_many_online(&self, found: &mut Vec<Finding>) {
        let set = self.set;
        let (Some(new), Some(online)) = (set.get(Role::New), set.get(Role::Online)) else {
            return;
        };
        if set.channels().is_some() {
            return;
        }
        let is_line = |role| set.at(role).is_some_and(|at| self.all[at].is_line);
        let beside = is_line(Role::Online) && is_line(Role::New) && !self.is_under(Role::Online, Role::New);
        if online > new {
            let message = format!(
                "Trực tuyến {} nhiều hơn mới tiếp nhận {}, trong khi hồ sơ trực tuyến là một phần của hồ sơ mới tiếp nhận.",
                count(online),
                count(new)
            );
            found.push(self.finding("identity", Severity::Error, Role::Online, message, new, online));
        } else if beside && online < new {
            let message = format!(
                "Dòng trực tuyến ({}) nằm ngang dòng mới tiếp nhận ({}), trong khi là một phần của dòng đó; chỉ cộng được nếu {} là số tiếp nhận trực tiếp.",
                count(online),
                count(new),
                count(new)
            );
            found.push(self.finding("identity", Severity::Warning, Role::Online, message, new, online));
        }
    }

    /// "Cộng với 96 hồ sơ tuần trước chuyển sang, tổng số hồ sơ phải giải quyết là 170".
    fn is_of_all_to_handle(&self) -> bool {
        /// In paragraphs: lines of one list.
        const NEAR: usize = 3;
        let at = |role| self.set.at(role).map(|at: usize| &self.all[at]);
        let (Some(total), Some(carried)) = (at(Role::Received), at(Role::Carried)) else {
            return false;
        };
        let is_behind = (carried.scan, carried.token) < (total.scan, total.token);
        let is_sum = ["cộng lại", "cộng chung", "cộng tất cả", "tất cả"]
            .iter()
            .any(|w| total.words.starts_with(w))
            || has_any(&total.words, &["phải giải quyết", "phải xử lý", "phải thụ lý"]);
        // What was done and what is left say whether the total is all there was.
        let ends = self.set.all_resolved().zip(self.set.all_pending());
        let is_all = ends.is_some_and(|(resolved, pending)| resolved + pending == total.value);
        if is_sum {
            return is_behind && carried.scan + NEAR >= total.scan && !is_all;
        }
        let words = &self.scans[carried.scan]
            .words(carried.clause.min(carried.token), carried.token)
            .to_lowercase();
        let adds = ["cộng", "cùng với"].iter().any(|w| words.starts_with(w));
        is_behind && carried.scan == total.scan && adds && has_any(&total.words, &["tổng số", "tổng"])
    }

    /// "Tổng số 433" over 278, 155 and 214.
    fn total_without_carried(&self, total: i64, new: i64, carried: i64, found: &mut Vec<Finding>) {
        let set = self.set;
        let online = set
            .get(Role::Online)
            .filter(|_| set.get(Role::New).is_some() && set.channels().is_none());
        let others = new + online.unwrap_or(0);
        let is_under = self.is_under(Role::Carried, Role::Received) || self.is_of_all_to_handle();
        let excludes = total == new || total == others;
        if excludes && !is_under {
            return;
        }
        let mut parts = vec![count(new)];
        parts.extend(online.filter(|_| total == others || !excludes).map(count));
        let first = parts.join(" + ");
        let sum = others.max(new) + carried;
        // "433 = 433" says nothing.
        let first = match parts.len() {
            1 => ", đúng bằng số mới tiếp nhận".to_owned(),
            _ => format!(" = {first}"),
        };
        let message = match excludes {
            true => format!(
                "Dòng tổng số ghi {}{first}, không tính {} hồ sơ kỳ trước chuyển qua dù dòng này nằm trong tổng số; cộng đủ là {}.",
                count(total),
                count(carried),
                count(total + carried)
            ),
            false => format!(
                "Tổng số tiếp nhận {} nhưng mới tiếp nhận {} + kỳ trước chuyển qua {} = {}, lệch {}{}",
                count(total),
                count(new),
                count(carried),
                count(new + carried),
                count((new + carried - total).abs()),
                self.slip()
            ),
        };
        let expected = if excludes { total + carried } else { new + carried };
        let _ = sum;
        let rule = if excludes { "sum_of_parts" } else { "identity" };
        found.push(self.finding(rule, Severity::Error, Role::Received, message, expected, total));
    }

    /// F2.
    pub(super) fn resolved(&self, found: &mut Vec<Finding>) {
        let set = self.set;
        let (early, on_time, late) = (set.get(Role::Early), set.get(Role::OnTime), set.get(Role::Late));
        let both = set.get(Role::EarlyOrOnTime);
        if let (Some(both), Some(early), Some(on_time)) = (both, early, on_time)
            && both != early + on_time
        {
            let message = format!(
                "Trước hạn {} + đúng hạn {} = {}, khác {}.",
                count(early),
                count(on_time),
                count(early + on_time),
                count(both)
            );
            found.push(self.finding(
                "identity",
                Severity::Error,
                Role::EarlyOrOnTime,
                message,
                early + on_time,
                both,
            ));
        }
        let Some(total) = set.get(Role::Resolved) else {
            return;
        };
        let in_time = both.or(match (early, on_time) {
            (None, None) => None,
            (early, on_time) => Some(early.unwrap_or(0) + on_time.unwrap_or(0)),
        });
        let split = early.is_some() && on_time.is_some();
        let (sum, is_whole) = match (in_time, late) {
            (Some(in_time), Some(late)) => (in_time + late, true),
            (Some(in_time), None) => (in_time, split),
            (None, Some(late)) => (late, false),
            (None, None) => return,
        };
        if sum > total || (is_whole && sum != total) {
            let list: Vec<String> = [Role::Early, Role::OnTime, Role::EarlyOrOnTime, Role::Late]
                .into_iter()
                .filter(|r| !(both.is_some() && matches!(r, Role::Early | Role::OnTime)))
                .filter_map(|r| set.get(r).map(|n| format!("{} {}", r.name(), count(n))))
                .collect();
            let message = format!(
                "Đã giải quyết {} nhưng {} = {}, lệch {}{}",
                count(total),
                list.join(" + "),
                count(sum),
                count((sum - total).abs()),
                self.slip()
            );
            found.push(self.finding("identity", Severity::Error, Role::Resolved, message, sum, total));
        }
    }

    /// F3.
    pub(super) fn pending(&self, found: &mut Vec<Finding>) {
        let set = self.set;
        let Some(total) = set.get(Role::Pending) else {
            return;
        };
        let (in_time, overdue) = (set.get(Role::InTime), set.get(Role::Overdue));
        let (sum, is_whole) = match (in_time, overdue) {
            (Some(a), Some(b)) => (a + b, true),
            (Some(a), None) | (None, Some(a)) => (a, false),
            (None, None) => return,
        };
        // Waiting ones are counted within or beside.
        let fits = sum == total || set.beside.iter().any(|n| sum + n == total);
        if sum > total || (is_whole && !fits) {
            let list: Vec<String> = [Role::InTime, Role::Overdue]
                .into_iter()
                .filter_map(|r| {
                    set.get(r).map(|n| {
                        format!(
                            "{} {}",
                            if r == Role::InTime {
                                "trong hạn"
                            } else {
                                "quá hạn"
                            },
                            count(n)
                        )
                    })
                })
                .collect();
            let message = format!(
                "Đang giải quyết {} nhưng {} = {}, lệch {}{}",
                count(total),
                list.join(" + "),
                count(sum),
                count((sum - total).abs()),
                self.slip()
            );
            found.push(self.finding("identity", Severity::Error, Role::Pending, message, sum, total));
        }
    }
}
