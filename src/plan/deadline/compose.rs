//! Puts the expressions of a phrase together: which one names a report and which is
//! its deadline, what "hằng năm" and "trước" govern, where a year comes from.

use super::every::Every;
use super::point::{Marker, Of, Point, Strength, When};
use super::range::{End, Opening};
use super::scan::{Gap, Item, Placed};
use super::unit::{Stretch, Unit, YearWord};
use super::{Freq, Offset, Relation};
use chrono::Datelike;

/// A second reading that composing left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A report on a whole year, due early in the year: perhaps in the next one.
    YearAfter,
    /// The year of the list's first day was taken, not the plan's.
    PlanYear,
    /// More often than a recurrence can say.
    HowOften,
}

/// An item with what its neighbours say about it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub item: Item,
    pub gap: Gap,
    /// The recurrence that governs a point.
    pub freq: Option<Freq>,
    /// Bound to a "thường xuyên" beside it.
    pub always: bool,
    pub doubts: Vec<Doubt>,
    /// A report's name or a governing word, already used.
    used: bool,
}

impl Entry {
    fn point(&self) -> Option<&Point> {
        match &self.item {
            Item::Point(point) => Some(point),
            _ => None,
        }
    }

    fn unit(&self) -> Option<Unit> {
        match self.point()?.when {
            When::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    fn every(&self) -> Option<Every> {
        match self.item {
            Item::Every(every) => Some(every),
            _ => None,
        }
    }

    /// A day, or a stretch with a marker: what a report's name may stand before.
    fn is_deadline(&self) -> bool {
        self.point().is_some_and(|p| {
            let firm = matches!(p.marker.strength, Strength::Strict | Strength::Inclusive);
            firm || !matches!(p.when, When::Unit(unit) if !unit.is_day())
        })
    }

    /// "6 tháng", "quý I", "cả năm": may only name a report.
    fn is_label(&self) -> bool {
        match &self.item {
            Item::Every(every) => !every.explicit,
            Item::Always(always) => always.names_year,
            Item::Point(p) => {
                p.marker.strength == Strength::Bare
                    && p.hour.is_none()
                    && matches!(p.when, When::Unit(unit) if !unit.is_day() && unit.stretch != Stretch::Tet)
            }
            Item::Range(range) => {
                range.opening == Opening::Plain && !range.from.is_day() && range.from.stretch != Stretch::Year
            }
            _ => false,
        }
    }
}

/// Lets every item know its neighbours; what remains are deadlines of their own.
pub(super) fn compose(placed: Vec<Placed>, plan_year: i32) -> Vec<Entry> {
    let mut entries: Vec<Entry> = placed
        .into_iter()
        .map(|Placed { item, gap }| Entry {
            item,
            gap,
            freq: None,
            always: false,
            doubts: Vec::new(),
            used: false,
        })
        .collect();
    name_years(&mut entries);
    drop_fractions(&mut entries);
    join_hours(&mut entries);
    use_labels(&mut entries);
    sweep(&mut entries);
    bind_frequencies(&mut entries);
    sweep(&mut entries);
    bind_always(&mut entries);
    spread_markers(&mut entries);
    spread_years(&mut entries, plan_year);
    join_conditions(&mut entries);
    sweep(&mut entries);
    entries
}

/// Takes out what was used; the gap of a removed item passes to the next.
fn sweep(entries: &mut Vec<Entry>) {
    let mut carried: Option<Gap> = None;
    entries.retain_mut(|entry| {
        if entry.used {
            let gap = carried.get_or_insert(entry.gap);
            gap.comma |= entry.gap.comma;
            gap.and |= entry.gap.and;
            gap.parted |= entry.gap.parted;
            return false;
        }
        if let Some(gap) = carried.take() {
            entry.gap.comma |= gap.comma;
            entry.gap.and |= gap.and;
            entry.gap.parted |= gap.parted;
        }
        true
    });
}

/// "6 tháng, cả năm" lists two reports; only alone is "cả năm" without an end.
fn name_years(entries: &mut [Entry]) {
    for i in 1..entries.len() {
        let plain = matches!(&entries[i].item, Item::Always(a) if a.names_year && a.year == YearWord::Unsaid);
        let Some(before) = entries[i - 1].every() else {
            continue;
        };
        let named = entries
            .get(i + 1)
            .is_some_and(|e| e.is_deadline() && !e.gap.parted);
        if plain && entries[i].gap.lists() && !named {
            entries[i].item = Item::Every(Every {
                freq: Freq::Yearly,
                explicit: before.explicit,
                doubtful: false,
            });
        }
    }
}

/// "06/08" is a date only where nothing else could be meant: the words before it say
/// so, or the whole clause is dates.
fn drop_fractions(entries: &mut [Entry]) {
    let mut accepted_before = false;
    for entry in entries.iter_mut() {
        let Some(point) = entry.point() else {
            accepted_before = false;
            continue;
        };
        let weak = entry.unit().is_some_and(|u| u.fraction)
            && point.marker.strength == Strength::Bare
            && !point.marker.labelled
            && point.weekday.is_none()
            && point.hour.is_none();
        let listed = accepted_before && (entry.gap.lists() || entry.gap.parted);
        let plain = entry.gap.noise == 0;
        if weak && !listed && !plain && !entry.gap.colon {
            entry.item = Item::Unknown {
                reason: "not-understood",
                soft: true,
            };
            accepted_before = false;
            continue;
        }
        accepted_before = true;
    }
}

/// "ngày 30/5/2026, trước 17 giờ": the hour belongs to the day beside it.
fn join_hours(entries: &mut [Entry]) {
    for i in 0..entries.len() {
        let Some(Point {
            when: When::HourOnly,
            hour,
            marker,
            ..
        }) = entries[i].point().copied()
        else {
            continue;
        };
        // "thứ Sáu hằng tuần, trước 15 giờ": the recurrence stands between.
        let over = i
            .checked_sub(2)
            .filter(|_| entries[i - 1].every().is_some_and(|e| e.explicit));
        let near = [over, i.checked_sub(1), Some(i + 1)]
            .into_iter()
            .flatten()
            .find(|j| {
                let gap = entries[i.max(*j).min(entries.len() - 1)].gap;
                let target = entries.get(*j).and_then(Entry::point);
                !gap.parted && target.is_some_and(|p| p.hour.is_none() && p.when != When::HourOnly)
            });
        let Some(j) = near else { continue };
        if let Item::Point(target) = &mut entries[j].item {
            target.hour = hour;
            if marker.strength != Strength::Bare {
                target.marker = marker;
            }
        }
        entries[i].used = true;
    }
}

/// A report's name before or after its deadline is no deadline itself.
fn use_labels(entries: &mut [Entry]) {
    for i in 0..entries.len() {
        if !entries[i].is_label() {
            continue;
        }
        if is_narrowed(entries, i) {
            entries[i].used = true;
        } else if let Some(target) = labelled_by(entries, i) {
            apply_label(entries, i, target);
        }
    }
}

/// "Quý III (tháng 8/2026)": the bracket says it more exactly.
fn is_narrowed(entries: &[Entry], i: usize) -> bool {
    let Some(next) = entries.get(i + 1).filter(|e| e.gap.open && e.is_label()) else {
        return false;
    };
    match (entries[i].unit(), next.unit()) {
        (Some(wide), Some(narrow)) => {
            let months = |u: Unit| u.days(2000).ok().map(|(a, b)| (a.month(), b.month()));
            let same_year = wide.year == narrow.year || [wide.year, narrow.year].contains(&YearWord::Unsaid);
            let inside =
                matches!((months(wide), months(narrow)), (Some(w), Some(n)) if w.0 <= n.0 && n.1 <= w.1);
            same_year && inside && wide.stretch != narrow.stretch
        }
        _ => false,
    }
}

/// The deadline that the label at `i` names, if any.
fn labelled_by(entries: &[Entry], i: usize) -> Option<usize> {
    let gap = entries[i].gap;
    let governed = i
        .checked_sub(2)
        .filter(|_| entries[i - 1].every().is_some_and(|e| e.explicit));
    let behind = [i.checked_sub(1), governed]
        .into_iter()
        .flatten()
        .find(|j| !gap.parted && entries[*j].is_deadline());
    let inside = gap.open
        && entries
            .get(i + 1)
            .is_some_and(|e| e.is_deadline() && !e.gap.close && !e.gap.comma && !e.gap.parted);
    if let Some(j) = behind
        && ((gap.open && !inside) || (gap.about && !gap.comma))
    {
        return Some(j);
    }
    let next = entries.get(i + 1)?;
    if next.gap.parted || !next.is_deadline() {
        // "Báo cáo quý, 6 tháng, năm: trước ngày 15 của tháng cuối kỳ báo cáo".
        let whole = entries.iter().skip(i + 1).take(4).position(Entry::is_deadline)? + i + 1;
        let listed = entries
            .get(i + 1..whole)?
            .iter()
            .all(|e| e.is_label() && e.gap.lists());
        let period = matches!(entries[whole].point()?.when, When::DayOf(_, _, Freq::Period));
        return (listed && period).then_some(whole);
    }
    let marked = next.point()?.marker.strength != Strength::Bare;
    let joined = next.gap.dash || next.gap.colon || next.gap.open || next.gap.filler > 0;
    if next.gap.and || (next.gap.open && next.gap.noise > 2) {
        return None;
    }
    let close = next.gap.is_tight() || joined;
    let listed_noise = next.gap.comma && next.gap.noise > 0;
    ((marked && !listed_noise) || (close && !next.gap.comma && !listed_noise)).then_some(i + 1)
}

fn apply_label(entries: &mut [Entry], label: usize, target: usize) {
    entries[label].used = true;
    let name = entries[label].item.clone();
    let late = label_ends_year(&name);
    let entry = &mut entries[target];
    let Item::Point(point) = &mut entry.item else {
        return;
    };
    match (&mut point.when, &name) {
        // "Tháng 6/2026, trước ngày 20"
        (When::Unit(unit), Item::Point(label)) if matches!(unit.stretch, Stretch::Day(_, None)) => {
            if let (Stretch::Day(d, None), When::Unit(named)) = (unit.stretch, label.when)
                && let Stretch::Months(m, last) = named.stretch
                && m == last
            {
                unit.stretch = Stretch::Day(d, Some(m));
                unit.year = named.year;
            }
        }
        (When::Unit(unit), Item::Every(every)) if matches!(unit.stretch, Stretch::Day(_, None)) => {
            entry.freq = Some(every.freq);
        }
        (When::DayOf(_, _, Freq::Period), _) => {}
        (
            When::Weekday(_) | When::Last { .. } | When::Edge(_, Of::Unsaid(_)) | When::DayOf(..),
            Item::Every(every),
        ) => {
            entry.freq = Some(every.freq);
        }
        // A yearly report early in the plan's year may be due a year later.
        (When::Unit(unit), _) if late && unit.year == YearWord::Unsaid => {
            if matches!(unit.stretch, Stretch::Day(_, Some(1..=3))) {
                entry.doubts.push(Doubt::YearAfter);
            }
        }
        _ => {}
    }
}

/// Whether the label names a report that can only be written when the year is over.
fn label_ends_year(label: &Item) -> bool {
    match label {
        Item::Every(every) => every.freq == Freq::Yearly,
        Item::Always(_) => true,
        Item::Point(point) => {
            matches!(point.when, When::Unit(unit) if matches!(unit.stretch, Stretch::Quarter(4) | Stretch::Year | Stretch::Months(_, 12)) && !matches!(unit.year, YearWord::Given(_) | YearWord::Previous))
        }
        _ => false,
    }
}

/// "hằng năm" governs the points before it, or else those after it.
fn bind_frequencies(entries: &mut [Entry]) {
    for i in 0..entries.len() {
        let Some(every) = entries[i].every().filter(|e| e.explicit && !entries[i].used) else {
            continue;
        };
        let gap = entries[i].gap;
        let back = i.checked_sub(1).filter(|j| fits(&entries[*j], every.freq));
        let ahead = Some(i + 1).filter(|j| {
            entries.get(*j).is_some_and(|e| {
                fits(e, every.freq) && !e.gap.parted && !(e.gap.and && e.gap.noise + e.gap.filler > 0)
            })
        });
        if let Some(j) = back.filter(|_| gap.is_tight()) {
            bind_back(entries, j, every);
        } else if let Some(j) = ahead {
            bind_ahead(entries, j, every);
        } else if let Some(j) = back.filter(|_| !gap.parted && !gap.and && gap.noise == 0) {
            bind_back(entries, j, every);
        } else {
            continue;
        }
        entries[i].used = true;
    }
    // "Hằng năm, giai đoạn 2026-2030": how long it recurs, no deadline of its own.
    let recurring = entries.iter().any(|e| e.every().is_some_and(|e| e.explicit));
    for entry in entries.iter_mut() {
        let span = matches!(&entry.item, Item::Range(r) if r.from.stretch == Stretch::Year);
        entry.used |= recurring && span && !entry.gap.parted && !entry.gap.and;
    }
    let yearly = entries
        .iter()
        .any(|e| e.freq == Some(Freq::Yearly) && e.unit().is_some());
    for entry in entries.iter_mut() {
        if yearly && entry.freq == Some(Freq::HalfYearly) && entry.unit().is_some() {
            entry.freq = Some(Freq::Yearly);
        }
    }
    // A bare "định kỳ" beside a stated recurrence says nothing more.
    let stated = entries
        .iter()
        .any(|e| e.freq.is_some() || e.every().is_some_and(|e| e.freq != Freq::Unspecified));
    for entry in entries.iter_mut() {
        let vague = entry
            .every()
            .is_some_and(|e| e.freq == Freq::Unspecified && e.explicit);
        entry.used |= stated && vague;
    }
}

fn bind_back(entries: &mut [Entry], last: usize, every: Every) {
    let mut j = last;
    loop {
        bind(&mut entries[j], every);
        let chained = j > 0 && entries[j].gap.lists() && fits(&entries[j - 1], every.freq);
        if !chained {
            return;
        }
        j -= 1;
    }
}

fn bind_ahead(entries: &mut [Entry], first: usize, every: Every) {
    let mut j = first;
    loop {
        bind(&mut entries[j], every);
        let chained = entries
            .get(j + 1)
            .is_some_and(|e| e.gap.lists() && fits(e, every.freq));
        if !chained {
            return;
        }
        j += 1;
    }
}

fn bind(entry: &mut Entry, every: Every) {
    entry.freq = Some(every.freq);
    if every.doubtful {
        entry.doubts.push(Doubt::HowOften);
    }
}

/// Whether that frequency can govern the point.
fn fits(entry: &Entry, freq: Freq) -> bool {
    let free = entry
        .freq
        .is_none_or(|own| own == Freq::Unspecified || own == freq);
    if let Item::DayRule(rule) = &entry.item {
        return matches!(freq, Freq::Monthly | Freq::Quarterly)
            && !matches!(rule.opening, Opening::Counted | Opening::Data);
    }
    if let Item::Range(range) = &entry.item {
        return free
            && freq == Freq::Yearly
            && matches!(range.to, End::At(_))
            && range.from.stretch != Stretch::Year;
    }
    let Some(point) = entry.point().filter(|_| free) else {
        return false;
    };
    match point.when {
        When::Unit(unit) => match unit.stretch {
            Stretch::Day(_, Some(_)) => {
                !matches!(freq, Freq::Daily | Freq::Weekly | Freq::Monthly)
                    && !matches!(unit.year, YearWord::Given(_))
            }
            Stretch::Day(_, None) => !matches!(freq, Freq::Daily | Freq::Weekly),
            Stretch::Months(..) | Stretch::Quarter(_) => {
                freq == Freq::Yearly && !matches!(unit.year, YearWord::Given(_))
            }
            _ => false,
        },
        When::Weekday(_) => matches!(freq, Freq::Weekly | Freq::Unspecified),
        When::DayOf(_, _, own) => {
            !matches!(freq, Freq::Daily | Freq::Weekly)
                && (own == freq || own == Freq::Period || own == Freq::Monthly || freq == Freq::Unspecified)
        }
        When::Days(..) => matches!(freq, Freq::Monthly | Freq::Quarterly | Freq::Unspecified),
        When::Last {
            of: Of::Each(own), ..
        } => own == freq || freq == Freq::Unspecified,
        When::Edge(_, Of::Unsaid(own) | Of::Each(own)) => own == freq || freq == Freq::Unspecified,
        When::Last { .. } | When::Edge(..) => freq == Freq::Unspecified,
        When::HourOnly => matches!(freq, Freq::Daily),
    }
}

/// "thường xuyên trong quý II": continuous, and only then.
fn bind_always(entries: &mut [Entry]) {
    for i in 0..entries.len() {
        if !matches!(&entries[i].item, Item::Always(a) if !a.names_year) {
            continue;
        }
        let stretch = |j: usize| {
            entries.get(j).is_some_and(|e| match &e.item {
                Item::Range(_) => true,
                Item::Point(p) => {
                    matches!(p.marker.strength, Strength::Bare | Strength::Within)
                        && matches!(p.when, When::Unit(u) if !u.is_day())
                }
                _ => false,
            })
        };
        let close = |gap: &Gap| !gap.parted && !gap.and && gap.noise == 0;
        let target = if stretch(i + 1) && close(&entries[i + 1].gap) {
            i + 1
        } else if i > 0 && stretch(i - 1) && close(&entries[i].gap) {
            i - 1
        } else {
            continue;
        };
        entries[target].always = true;
        entries[i].used = true;
    }
    sweep_used_only(entries);
}

/// "Thường xuyên, cả năm" is one statement: the one with the year stays.
fn sweep_used_only(entries: &mut [Entry]) {
    let named = entries
        .iter()
        .any(|e| !e.used && matches!(&e.item, Item::Always(a) if a.names_year));
    for entry in entries.iter_mut() {
        entry.used |= named && matches!(&entry.item, Item::Always(a) if !a.names_year);
    }
}

/// "Trước 05/7, 05/12/2026": the marker governs the whole list.
fn spread_markers(entries: &mut [Entry]) {
    let mut governing: Option<Marker> = None;
    for entry in entries.iter_mut() {
        let listed = entry.gap.lists() || (entry.gap.parted && entry.gap.noise + entry.gap.filler == 0);
        let Item::Point(point) = &mut entry.item else {
            governing = None;
            continue;
        };
        let own = point.marker;
        if own.strength != Strength::Bare || own.labelled {
            governing = Some(own);
            continue;
        }
        match governing.filter(|_| listed) {
            Some(marker) => point.marker = marker,
            None => governing = None,
        }
    }
}

/// A year on the last of a list counts for all; a month for days without one.
fn spread_years(entries: &mut [Entry], plan_year: i32) {
    let mut right: Option<(Unit, bool)> = None;
    for entry in entries.iter_mut().rev() {
        let joined = entry.gap.lists();
        let freq = entry.freq;
        let Item::Point(Point {
            when: When::Unit(unit),
            ..
        }) = &mut entry.item
        else {
            right = None;
            continue;
        };
        if let Some((known, _)) = right.filter(|(_, joined)| *joined) {
            adopt(unit, &known, freq, plan_year);
        }
        right = Some((*unit, joined));
    }
    let mut left: Option<Unit> = None;
    for entry in entries.iter_mut() {
        let joined = entry.gap.lists();
        let freq = entry.freq;
        let Item::Point(Point {
            when: When::Unit(unit),
            ..
        }) = &mut entry.item
        else {
            left = None;
            continue;
        };
        if let Some(known) = left.filter(|_| joined && freq.is_none())
            && let (YearWord::Given(year), YearWord::Unsaid) = (known.year, unit.year)
            && year != plan_year
        {
            unit.year = known.year;
            entry.doubts.push(Doubt::PlanYear);
        }
        left = Some(*unit);
    }
}

fn adopt(unit: &mut Unit, right: &Unit, freq: Option<Freq>, plan_year: i32) {
    if let (Stretch::Day(d, None), Stretch::Day(_, Some(m)), None) = (unit.stretch, right.stretch, freq) {
        unit.stretch = Stretch::Day(d, Some(m));
    }
    if unit.year != YearWord::Unsaid {
        return;
    }
    match right.year {
        YearWord::Given(year) => {
            unit.year = right.year;
            let later =
                matches!((unit.days(plan_year), right.days(plan_year)), (Ok((a, _)), Ok((b, _))) if a > b);
            if later {
                unit.year = YearWord::Given(year - 1);
            }
        }
        YearWord::Report => unit.year = YearWord::Report,
        _ => {}
    }
}

/// One event told in several clauses is one condition.
fn join_conditions(entries: &mut [Entry]) {
    let mut last: Option<usize> = None;
    for i in 0..entries.len() {
        let Item::Condition(this) = entries[i].item.clone() else {
            // "(thường 2 năm/lần)" explains the condition before it.
            let aside = entries[i].gap.open && entries[i].every().is_some() && last.is_some();
            if aside {
                entries[i].used = true;
            } else {
                last = None;
            }
            continue;
        };
        let joined = last.and_then(|j| match &entries[j].item {
            Item::Condition(before) => merged(before, &this).map(|m| (j, m)),
            _ => None,
        });
        match joined {
            Some((j, condition)) => {
                entries[j].item = Item::Condition(condition);
                entries[i].used = true;
            }
            None => last = Some(i),
        }
    }
}

fn merged(
    before: &super::condition::Condition,
    this: &super::condition::Condition,
) -> Option<super::condition::Condition> {
    let mut out = before.clone();
    out.doubtful |= this.doubtful;
    match (&before.event, &this.event) {
        (Some(_), None) if matches!(before.offset, Offset::None | Offset::Immediate) => {
            out.relation = Relation::After;
            out.offset = this.offset;
        }
        (None, Some(_)) if matches!(this.offset, Offset::None | Offset::Immediate) => {
            out.event = this.event.clone();
        }
        (Some(a), Some(b)) if before.relation == Relation::On && this.relation == Relation::On => {
            let sudden = matches!(
                super::words::bare(&a.to_lowercase()).as_str(),
                "dot xuat" | "phat sinh"
            );
            out.event = Some(if sudden { b.clone() } else { format!("{a}, {b}") });
        }
        _ => return None,
    }
    Some(out)
}
