//! What a list shares: its marker, its year, its month; and one event told in several
//! clauses.

use super::condition::Condition;
use super::entry::{Doubt, Entry};
use super::item::Item;
use super::marker::{Marker, Strength};
use super::normal::{Freq, Offset, Relation};
use super::point::Point;
use super::stretch::{Stretch, Unit};
use super::when::When;
use super::year::YearWord;

/// "Trước 05/7, 05/12/2026": the marker governs the whole list.
pub(super) fn spread_markers(entries: &mut [Entry]) {
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

/// "Trước ngày 10 và trước ngày 24 hằng tháng": the month of the last counts for all.
pub(super) fn spread_anchors(entries: &mut [Entry]) {
    let mut right = None;
    for entry in entries.iter_mut().rev() {
        let listed = entry.gap.lists();
        let free = entry.freq.is_none();
        let Item::Point(point) = &mut entry.item else {
            right = None;
            continue;
        };
        if let (When::Unit(unit), Some((anchor, freq)), true) = (point.when, right, free)
            && let Stretch::Day(d, None) = unit.stretch
        {
            point.when = When::DayOf(d, anchor, freq);
        }
        right = match point.when {
            When::DayOf(_, anchor, freq) if listed => Some((anchor, freq)),
            _ => None,
        };
    }
}

/// A year on the last of a list counts for all; a month for days without one.
pub(super) fn spread_years(entries: &mut [Entry], plan_year: i32) {
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
pub(super) fn join_conditions(entries: &mut [Entry]) {
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

fn merged(before: &Condition, this: &Condition) -> Option<Condition> {
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
                super::syllable::bare(&a.to_lowercase()).as_str(),
                "dot xuat" | "phat sinh"
            );
            out.event = Some(if sudden { b.clone() } else { format!("{a}, {b}") });
        }
        _ => return None,
    }
    Some(out)
}
