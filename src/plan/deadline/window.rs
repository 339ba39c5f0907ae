//! Ranges and data periods in the normal form.

use super::data::DayRule;
use super::entry::Entry;
use super::meant::{Meant, continuous, recur, year_anchor};
use super::normal::{Anchor, Bound, Flag, Freq, Meaning, MonthAnchor};
use super::range::{End, Opening, Range, range_days};
use super::reading::Notes;
use super::year::YearWord;
use chrono::{Datelike, Days, NaiveDate};

pub(super) fn range_meaning(range: &Range, entry: &Entry, year: i32, notes: &mut Notes) -> Meant {
    let (from, to, guessed) = range_days(range, year)?;
    if guessed || range.doubtful {
        notes.doubt("một khoảng của năm khác, vì năm chưa được ghi");
    }
    let (first, _) = from.days(year)?;
    let last = match range.to {
        End::At(_) => to.days(year)?.1,
        End::Before(_) => to.days(year)?.0 - Days::new(1),
        End::Open => return Ok(continuous(first, None)),
        End::Unnamed => {
            let end = NaiveDate::from_ymd_opt(first.year().max(year), 12, 31).ok_or("invalid-date")?;
            return Ok(continuous(first, Some(end)));
        }
    };
    if entry.freq == Some(Freq::Yearly) && first.year() == year {
        let of = |day: NaiveDate| (day.month(), day.day());
        return Ok(recur(
            Freq::Yearly,
            Bound::On,
            Anchor::YearWindow(of(first), of(last)),
        ));
    }
    if let Some(freq) = entry.freq {
        notes.doubt("cả khoảng thời gian ấy, được mở lại hằng năm");
        let anchor = Anchor::MonthDay(last.month(), last.day(), year_anchor(to.year));
        return Ok(recur(freq, Bound::By, anchor));
    }
    if [from, to]
        .iter()
        .any(|u| u.is_day() && u.year == YearWord::Unsaid)
        && range.from.is_day()
    {
        notes.flag(Flag::YearAssumed);
    }
    if entry.always {
        return Ok(continuous(first, Some(last)));
    }
    let full = matches!(to.year, YearWord::Given(_));
    match range.opening {
        Opening::Data => Ok(Meaning::Cutoff(format!("{first}..{last}"))),
        Opening::Counted if full => Ok(Meaning::Cutoff(format!("{first}..{last}"))),
        Opening::Counted => {
            // A data period, or the time that work is done in: the words fit both.
            notes.doubt("kỳ lấy số liệu, không phải thời hạn hoàn thành");
            Ok(Meaning::Window {
                from: first,
                to: last,
            })
        }
        _ => Ok(Meaning::Window {
            from: first,
            to: last,
        }),
    }
}

/// A rule for the data of a report, or a recurring window.
pub(super) fn day_rule(rule: &DayRule, freq: Option<Freq>, notes: &mut Notes) -> Meaning {
    let freq = match freq.or(rule.freq) {
        Some(freq) => freq,
        None if rule.from_previous => Freq::Monthly,
        None => return Meaning::Unknown("no-month".to_owned()),
    };
    let data = matches!(rule.opening, Opening::Counted | Opening::Data);
    match rule.to {
        Some(to) if !data && (1..=31).contains(&to) && rule.from >= 1 && rule.from <= to => {
            if to > 29 {
                notes.flag(Flag::Clamped);
            }
            let month = rule.anchor.unwrap_or(MonthAnchor::Same);
            recur(freq, Bound::On, Anchor::DayWindow(rule.from, to, month))
        }
        Some(to) if to > 31 || rule.from > 31 => Meaning::Unknown("invalid-date".to_owned()),
        _ => {
            let month = if rule.from_previous {
                "PREV_MONTH"
            } else {
                "SAME_MONTH"
            };
            let end = rule.to.map_or("LAST_DAY".to_owned(), |d| format!("DAY {d}"));
            let anchor = match rule.anchor {
                Some(anchor) => anchor.to_string(),
                None => String::new(),
            };
            Meaning::Cutoff(format!("{freq} {month} DAY {}..{end}{anchor}", rule.from))
        }
    }
}
