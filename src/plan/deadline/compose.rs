//! Puts the expressions of a phrase together: which one names a report and which is
//! its deadline, what "hằng năm" and "trước" govern, where a year comes from.

mod topics;
mod within;

use super::entry::{Doubt, Entry};
use super::every::Every;
use super::govern::{bind_always, bind_frequencies};
use super::item::{Gap, Item, Placed};
use super::marker::Strength;
use super::normal::Freq;
use super::point::Point;
use super::spread::{join_conditions, spread_anchors, spread_markers, spread_years};
use super::stretch::{Stretch, Unit};
use super::when::{Of, When};
use super::year::YearWord;
use chrono::Datelike;

/// Lets every item know its neighbours; what remains are deadlines of their own.
pub(super) fn compose(placed: Vec<Placed>, plan_year: i32) -> Vec<Entry> {
    let mut entries: Vec<Entry> = placed
        .into_iter()
        .map(|Placed { item, gap }| Entry {
            item,
            gap,
            freq: None,
            always: false,
            named: false,
            doubts: Vec::new(),
            used: false,
        })
        .collect();
    name_years(&mut entries);
    drop_fractions(&mut entries);
    join_hours(&mut entries);
    within::lend_months(&mut entries);
    use_labels(&mut entries);
    sweep(&mut entries);
    bind_frequencies(&mut entries);
    sweep(&mut entries);
    bind_always(&mut entries);
    spread_markers(&mut entries);
    spread_anchors(&mut entries);
    spread_years(&mut entries, plan_year);
    join_conditions(&mut entries);
    sweep(&mut entries);
    topics::drop_topics(&mut entries);
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
            gap.except |= entry.gap.except;
            return false;
        }
        if let Some(gap) = carried.take() {
            entry.gap.comma |= gap.comma;
            entry.gap.and |= gap.and;
            entry.gap.parted |= gap.parted;
            entry.gap.except |= gap.except;
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
        // "Báo cáo 6 tháng, năm trước ngày 10/12/2026": one date for all of them.
        let names = |e: &Entry| e.every().is_some_and(|e| !e.explicit);
        let all_names = entries.get(i..whole)?.iter().all(names);
        let shared = all_names && whole > i + 1 && labelled_by(entries, whole - 1) == Some(whole);
        return (listed && (period || shared)).then_some(whole);
    }
    let marked = next.point().is_none_or(|p| p.marker.strength != Strength::Bare);
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
    entry.named = true;
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
