//! The balances of form II.06a in the words of a report (facts/domain.md 2.2): every reading is
//! tried, and all that were tried are told.

use super::counts::Count;
use super::role::{Role, is_end_of_previous, role_of};
use super::scan::Scan;
use crate::calendar::count;
use crate::dossier::digit_permutations;
use crate::finding::{Finding, Severity};

/// Counts of dossiers that belong together.
#[derive(Debug, Clone, Default)]
pub struct Set {
    /// Each role once, with the count's place in the list of counts.
    pub entries: Vec<(Role, i64, usize)>,
    /// Suspended and withdrawn ones, which sources count within or beside the others.
    pub beside: Vec<i64>,
}

impl Set {
    pub fn get(&self, role: Role) -> Option<i64> {
        self.entries.iter().find(|(r, ..)| *r == role).map(|(_, n, _)| *n)
    }

    fn at(&self, role: Role) -> Option<usize> {
        self.entries
            .iter()
            .find(|(r, ..)| *r == role)
            .map(|(_, _, at)| *at)
    }

    fn with(&self, old: i64, new: i64) -> Set {
        let mut other = self.clone();
        for entry in other.entries.iter_mut().filter(|e| e.1 == old) {
            entry.1 = new;
        }
        other
    }

    /// The pending ones; those in time and those overdue where no total is said.
    fn all_pending(&self) -> Option<i64> {
        let split = || {
            self.get(Role::InTime)
                .map(|n| n + self.get(Role::Overdue).unwrap_or(0))
        };
        self.get(Role::Pending).or_else(split)
    }

    /// The resolved ones, likewise: with those that were late.
    fn all_resolved(&self) -> Option<i64> {
        let (early, on_time) = (self.get(Role::Early), self.get(Role::OnTime));
        let in_time = self
            .get(Role::EarlyOrOnTime)
            .or(early.zip(on_time).map(|(a, b)| a + b));
        self.get(Role::Resolved)
            .or_else(|| in_time.zip(self.get(Role::Late)).map(|(a, b)| a + b))
    }

    /// What was received in the period, by whichever words.
    fn newly_received(&self) -> Option<i64> {
        self.get(Role::New).or_else(|| self.channels())
    }

    /// Online with what came otherwise.
    fn channels(&self) -> Option<i64> {
        let others = match (self.get(Role::Direct), self.get(Role::Post)) {
            (None, None) => return None,
            (direct, post) => direct.unwrap_or(0) + post.unwrap_or(0),
        };
        Some(self.get(Role::Online)? + others)
    }
}

/// The role of every count.
pub fn roles(scans: &[Scan], all: &[Count]) -> Vec<Option<Role>> {
    let mut roles: Vec<Option<Role>> = Vec::with_capacity(all.len());
    for (i, count) in all.iter().enumerate() {
        let of_whole = count
            .part_of
            .and_then(|(whole, _)| roles.get(whole).copied().flatten());
        let of_line = || role_of(&count.under, "", None);
        let of_sentence = || {
            let same = |j: &usize| all[*j].scan == count.scan && all[*j].part_of.is_none();
            (0..i)
                .rev()
                .take(12)
                .filter(same)
                .find_map(|j| roles[j].filter(|r| r.is_major()))
        };
        let above = of_whole.or_else(of_line).or_else(of_sentence);
        let is_beside = count.is_beside;
        let role = role_of(&count.words, &count.unit, above).filter(|_| !is_beside);
        roles.push(role.filter(|_| !is_of_one_sector(scans, count)));
    }
    roles
}

/// "12 hồ sơ lĩnh vực Đầu tư": a part by sector or unit has no column of its own.
fn is_of_one_sector(_: &[Scan], count: &Count) -> bool {
    ["lĩnh vực", "phòng ", "thuộc "]
        .iter()
        .any(|w| count.words.contains(w))
        && count.part_of.is_some()
}

/// The sets of a text: a new one begins where a main number is told anew.
pub fn sets(all: &[Count], roles: &[Option<Role>]) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::new();
    let mut open = Set::default();
    let mut last_scan = 0;
    for (i, count) in all.iter().enumerate() {
        let Some(role) = roles[i] else { continue };
        if matches!(role, Role::Waiting | Role::Withdrawn) {
            if !open.beside.contains(&count.value) {
                open.beside.push(count.value);
            }
            continue;
        }
        let is_far = count.scan > last_scan + 30;
        match open.get(role) {
            Some(known) if known == count.value && !is_far => {
                last_scan = count.scan;
                continue;
            }
            Some(_) if role.is_major() => sets.push(std::mem::take(&mut open)),
            Some(_) => continue,
            None if is_far => sets.push(std::mem::take(&mut open)),
            None => {}
        }
        last_scan = count.scan;
        open.entries.push((role, count.value, i));
    }
    sets.push(open);
    sets.retain(|s| !s.entries.is_empty());
    sets
}

pub fn check(scans: &[Scan], all: &[Count], sets: &[Set], found: &mut Vec<Finding>) {
    let mut is_checked = false;
    for set in sets {
        let ledger = Ledger { scans, all, set };
        ledger.received(found);
        ledger.resolved(found);
        ledger.pending(found);
        is_checked |= ledger.flow(found);
    }
    if !is_checked {
        found.extend(unchecked(scans, all, sets));
    }
    found.extend(carried_over(scans, all, sets));
}

/// F5 as far as the text itself tells both ends: what the period before ended with, and what was
/// carried over from it.
fn carried_over(scans: &[Scan], all: &[Count], sets: &[Set]) -> Option<Finding> {
    let ended = all
        .iter()
        .find(|c| is_end_of_previous(&c.words) && c.unit.contains("hồ sơ"))?;
    let carried = sets.iter().find_map(|s| s.get(Role::Carried))?;
    if carried == ended.value {
        return None;
    }
    let scan = &scans[ended.scan];
    let message = format!(
        "Kỳ trước kết thúc với {} hồ sơ đang giải quyết nhưng kỳ này ghi kỳ trước chuyển qua {}.",
        count(ended.value),
        count(carried)
    );
    let excerpt = scan.words(ended.clause.min(ended.token), ended.token);
    let finding = Finding::new(
        "carry_over",
        Severity::Warning,
        scan.place(ended.token),
        excerpt,
        message,
    );
    Some(finding.with_values(ended.value.to_string(), carried.to_string()))
}

/// One set with the text around it.
struct Ledger<'a, 'p> {
    scans: &'a [Scan<'p>],
    all: &'a [Count],
    set: &'a Set,
}

impl Ledger<'_, '_> {
    fn finding(
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
    fn received(&self, found: &mut Vec<Finding>) {
        let set = self.set;
        if let (Some(new), Some(channels)) = (set.get(Role::New), set.channels())
            && new != channels
            && set.get(Role::Received) != Some(channels)
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
                if total < new || (total != new && parts_are_all) {
                    let message = format!(
                        "Tổng số tiếp nhận {} nhưng các phần cộng lại bằng {}, lệch {}{}.",
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

    /// "Tổng số 433" over 278, 155 and 214.
    fn total_without_carried(&self, total: i64, new: i64, carried: i64, found: &mut Vec<Finding>) {
        let set = self.set;
        let online = set
            .get(Role::Online)
            .filter(|_| set.get(Role::New).is_some() && set.channels().is_none());
        let others = new + online.unwrap_or(0);
        let is_under = self.is_under(Role::Carried, Role::Received);
        let excludes = total == new || total == others;
        if excludes && !is_under {
            return;
        }
        let mut parts = vec![count(new)];
        parts.extend(online.filter(|_| total == others || !excludes).map(count));
        let first = parts.join(" + ");
        let sum = others.max(new) + carried;
        let message = match excludes {
            true => format!(
                "Dòng tổng số ghi {} = {first}, không tính {} hồ sơ kỳ trước chuyển qua dù dòng này nằm trong tổng số; cộng đủ là {}.",
                count(total),
                count(carried),
                count(total + carried)
            ),
            false => format!(
                "Tổng số tiếp nhận {} nhưng mới tiếp nhận {} + kỳ trước chuyển qua {} = {}, lệch {}{}.",
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
    fn resolved(&self, found: &mut Vec<Finding>) {
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
                "Đã giải quyết {} nhưng {} = {}, lệch {}{}.",
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
    fn pending(&self, found: &mut Vec<Finding>) {
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
                "Đang giải quyết {} nhưng {} = {}, lệch {}{}.",
                count(total),
                list.join(" + "),
                count(sum),
                count((sum - total).abs()),
                self.slip()
            );
            found.push(self.finding("identity", Severity::Error, Role::Pending, message, sum, total));
        }
    }

    /// F4 in every reading; whether it could be checked.
    fn flow(&self, found: &mut Vec<Finding>) -> bool {
        let set = self.set;
        let (Some(resolved), Some(pending)) = (set.all_resolved(), set.all_pending()) else {
            return false;
        };
        let readings = supplies(set);
        let Some((_, first)) = readings.first().cloned() else {
            return false;
        };
        let demands = demands(set);
        if readings.iter().any(|(_, n)| demands.contains(n)) {
            return true;
        }
        let demand = resolved + pending;
        let carried_unknown = set.get(Role::Carried).is_none();
        let is_total = set.at(Role::Received).is_some_and(|at| {
            let count = &self.all[at];
            count.words.contains("tổng") || count.words.contains("yêu cầu")
        });
        if carried_unknown && first < demand && !is_total {
            return false;
        }
        let tried: Vec<String> = readings
            .iter()
            .map(|(words, n)| format!("{words} = {} (lệch {})", count(*n), count((n - demand).abs())))
            .collect();
        let mut message = format!(
            "Không cách đọc nào cân đối: đã giải quyết {} + đang giải quyết {} = {}; các cách đọc số tiếp nhận đã thử: {}.",
            count(resolved),
            count(pending),
            count(demand),
            tried.join("; ")
        );
        let slip = repairs(set);
        if let [(old, new, _)] = slip.as_slice() {
            message.push_str(&format!(" Có thể đảo chữ số: {old} → {new}?"));
        }
        let role = if set.get(Role::Received).is_some() {
            Role::Received
        } else {
            Role::New
        };
        let role = if set.get(role).is_some() {
            role
        } else {
            Role::Resolved
        };
        let all: Vec<String> = set
            .entries
            .iter()
            .filter(|(r, ..)| r.is_major() || matches!(r, Role::Online | Role::Carried))
            .map(|(_, n, _)| n.to_string())
            .collect();
        let mut finding = self.finding("identity", Severity::Error, role, message, demand, first);
        finding.excerpt = all.join(" / ");
        found.push(finding);
        if let [(old, new, words)] = slip.as_slice() {
            let message =
                format!("Có thể đảo chữ số: {old} → {new}? Khi đó {words}; đề nghị đối chiếu với nguồn.");
            let role = set
                .entries
                .iter()
                .find(|(_, n, _)| n == old)
                .map_or(role, |(r, ..)| *r);
            let mut hint = self.finding(
                "digit_permutation_hint",
                Severity::Hint,
                role,
                message,
                *new,
                *old,
            );
            hint.excerpt = old.to_string();
            found.push(hint);
        }
        true
    }

    /// " Có thể đảo chữ số: 243 → 342?" for a sum within one line of the form.
    fn slip(&self) -> String {
        let broken = |set: &Set| -> bool { !(parts_close(set) && closes(set)) };
        let mut found = Vec::new();
        let mut values: Vec<i64> = self.set.entries.iter().map(|(_, n, _)| *n).collect();
        values.sort_unstable();
        values.dedup();
        for old in values {
            found.extend(
                digit_permutations(old)
                    .into_iter()
                    .filter(|new| !broken(&self.set.with(old, *new)))
                    .map(|new| (old, new)),
            );
        }
        match found.as_slice() {
            [(old, new)] => format!("; có thể đảo chữ số: {old} → {new}?"),
            _ => String::new(),
        }
    }
}

/// What came in, in every reading, in words: only the right one where the parts say which it is.
fn supplies(set: &Set) -> Vec<(String, i64)> {
    let (total, carried, new) = (
        set.get(Role::Received),
        set.get(Role::Carried),
        set.newly_received(),
    );
    let name = |n: i64| count(n);
    let mut readings = Vec::new();
    if let (Some(total), Some(carried), Some(new)) = (total, carried, new) {
        if total == new + carried {
            return vec![(
                format!("tổng số {} (gồm kỳ trước {})", name(total), name(carried)),
                total,
            )];
        }
        if total == new {
            return vec![(
                format!("tiếp nhận {} + kỳ trước {}", name(total), name(carried)),
                total + carried,
            )];
        }
    }
    if let (Some(total), Some(carried)) = (total, carried) {
        readings.push((
            format!("{} + kỳ trước {}", name(total), name(carried)),
            total + carried,
        ));
    }
    if let Some(total) = total {
        readings.push((format!("tổng số {}", name(total)), total));
    }
    if let (Some(new), Some(carried)) = (new, carried) {
        readings.push((
            format!("mới tiếp nhận {} + kỳ trước {}", name(new), name(carried)),
            new + carried,
        ));
    }
    if let (None, None, Some(new)) = (total, carried, new) {
        readings.push((format!("mới tiếp nhận {}", name(new)), new));
    }
    readings
}

fn demands(set: &Set) -> Vec<i64> {
    let (Some(resolved), Some(pending)) = (set.all_resolved(), set.all_pending()) else {
        return Vec::new();
    };
    let mut sums = vec![resolved + pending];
    for beside in set.beside.iter().take(6) {
        let with: Vec<i64> = sums.iter().map(|sum| sum + beside).collect();
        sums.extend(with);
    }
    sums
}

fn closes(set: &Set) -> bool {
    let demands = demands(set);
    let supplies = supplies(set);
    demands.is_empty() || supplies.is_empty() || supplies.iter().any(|(_, n)| demands.contains(n))
}

/// F2 and F3 as far as all their parts are there, F1 where its reading is sure.
fn parts_close(set: &Set) -> bool {
    let sum = |roles: &[Role]| roles.iter().filter_map(|r| set.get(*r)).sum::<i64>();
    let has = |role| set.get(role).is_some();
    let in_time = if has(Role::EarlyOrOnTime) {
        &[Role::EarlyOrOnTime, Role::Late][..]
    } else {
        &[Role::Early, Role::OnTime, Role::Late][..]
    };
    let resolved = !has(Role::Late)
        || !(has(Role::OnTime) || has(Role::Early) || has(Role::EarlyOrOnTime))
        || set.get(Role::Resolved).is_none_or(|n| n == sum(in_time));
    let pending = !(has(Role::InTime) && has(Role::Overdue))
        || set
            .get(Role::Pending)
            .is_none_or(|n| n == sum(&[Role::InTime, Role::Overdue]));
    let received = match (
        set.get(Role::Received),
        set.newly_received(),
        set.get(Role::Carried),
    ) {
        (Some(total), Some(new), Some(carried)) => {
            total == new + carried || total == new || set.get(Role::Online).is_some_and(|o| total == new + o)
        }
        (Some(total), Some(_), None) => set.channels().is_none_or(|c| total == c),
        _ => true,
    };
    resolved && pending && received
}

/// Numbers whose digits in another order make a reading close, with what closes then.
fn repairs(set: &Set) -> Vec<(i64, i64, String)> {
    let mut values: Vec<i64> = set.entries.iter().map(|(_, n, _)| *n).collect();
    values.sort_unstable();
    values.dedup();
    let mut found = Vec::new();
    for old in values {
        for new in digit_permutations(old) {
            let other = set.with(old, new);
            let demands = demands(&other);
            let fits = supplies(&other).into_iter().find(|(_, n)| demands.contains(n));
            if let Some((words, n)) = fits.filter(|_| parts_close(&other)) {
                found.push((old, new, format!("{words} = {}", count(n))));
            }
        }
    }
    found
}

/// Received and resolved without what was carried over and what is pending.
fn unchecked(scans: &[Scan], all: &[Count], sets: &[Set]) -> Option<Finding> {
    let find = |role: Role| sets.iter().find_map(|s| Some((s.get(role)?, s.at(role)?)));
    let (received, at) = find(Role::Received).or_else(|| find(Role::New))?;
    let resolved = find(Role::Resolved)
        .or_else(|| find(Role::OnTime))
        .map(|(n, _)| n)?;
    let mut missing = Vec::new();
    if find(Role::Carried).is_none() {
        missing.push("kỳ trước chuyển qua");
    }
    if find(Role::Pending).is_none() && find(Role::InTime).is_none() {
        missing.push("đang giải quyết");
    }
    if missing.is_empty() {
        return None;
    }
    let count_at = &all[at];
    let scan = &scans[count_at.scan];
    let rest = received - resolved;
    let implied = if rest > 0 {
        format!(
            "; riêng số trong kỳ còn ít nhất {} hồ sơ chưa giải quyết",
            count(rest)
        )
    } else {
        String::new()
    };
    let message = format!(
        "Tiếp nhận {}, đã giải quyết {} nhưng thiếu số {}: chưa kiểm tra được cân đối{implied}.",
        count(received),
        count(resolved),
        missing.join(", ")
    );
    let excerpt = format!("{received} / {resolved}");
    Some(Finding::new(
        "identity",
        Severity::Warning,
        scan.place(count_at.token),
        excerpt,
        message,
    ))
}
