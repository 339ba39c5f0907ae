//! What "hằng năm" and "thường xuyên" govern.

use super::entry::{Doubt, Entry};
use super::every::Every;
use super::item::{Gap, Item};
use super::marker::Strength;
use super::normal::Freq;
use super::range::{End, Opening};
use super::stretch::Stretch;
use super::when::{Of, When};
use super::year::YearWord;

/// "hằng năm" governs the points before it, or else those after it.
pub(super) fn bind_frequencies(entries: &mut [Entry]) {
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
    bind(&mut entries[first], every);
    let mut j = first + 1;
    while entries
        .get(j)
        .is_some_and(|e| e.gap.lists() && fits(e, every.freq))
    {
        // "định kỳ 6 tháng (trước 15/6), năm (trước 15/12)": another report of its own year.
        if entries[j].named && entries[j].unit().is_some() {
            entries[j].freq = Some(Freq::Yearly);
            entries[j].doubts.push(Doubt::OnlyOnce);
        } else {
            bind(&mut entries[j], every);
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
pub(super) fn bind_always(entries: &mut [Entry]) {
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
        // "từ ngày 05/01/2026 và duy trì thường xuyên"
        let begun = i > 0
            && !entries[i].gap.parted
            && matches!(&entries[i - 1].item, Item::Range(r) if matches!(r.to, End::Unnamed | End::Open));
        let target = if begun {
            i - 1
        } else if stretch(i + 1) && close(&entries[i + 1].gap) {
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
