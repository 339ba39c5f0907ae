//! Days off that no notice has fixed yet: what the law gives every year, what is computed, and
//! single working days between days off that may yet be swapped. Treated as off where they are
//! forecast, and labelled so until the official text is in.

use super::working::{DayEntry, DayKind, WorkingCalendar};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A holiday with the same date every year: month, day, first year, name, legal basis
/// (facts/domain.md 5.1). Tết, Giỗ Tổ and the day beside 02/9 are fixed by notices.
const FIXED: [(u32, u32, i32, &str, &str); 5] = [
    (1, 1, 1995, "Tết Dương lịch", "Điều 112 BLLĐ 2019"),
    (4, 30, 1995, "Ngày Chiến thắng", "Điều 112 BLLĐ 2019"),
    (5, 1, 1995, "Quốc tế Lao động", "Điều 112 BLLĐ 2019"),
    (9, 2, 1995, "Quốc khánh", "Điều 112 BLLĐ 2019"),
    (11, 24, 2026, "Ngày Văn hóa Việt Nam", "NQ 28/2026/QH16"),
];

/// Where the office's day file begins, or this year where it is empty.
const FIRST_YEAR: i32 = 2024;
/// Days of Tết that the law gives (BLLĐ 2019 đ.112): a notice names no fewer.
const TET_DAYS: usize = 5;
/// Rehearsals and plans look no further.
const LAST_YEAR: i32 = 2040;

/// The days of the office's file, and what it leaves open until official texts fix it: holidays
/// with a fixed date that it does not mention; of `computed` the days around Tết where it has none,
/// and all of a year of which it says nothing. Once the notice of a Tết is in, what was computed
/// for it is void.
pub fn with_forecasts(own: Vec<DayEntry>, computed: &[DayEntry]) -> WorkingCalendar {
    let first = own.iter().map(|e| e.day.year()).min().unwrap_or(FIRST_YEAR);
    let file = WorkingCalendar::new(own);
    let is_void = |e: &DayEntry| {
        !e.is_official() && is_around_tet(e.day) && official_tet(&file, e.day.year()) >= TET_DAYS
    };
    let file = WorkingCalendar::new(file.entries().filter(|e| !is_void(e)).cloned());
    let is_open = |e: &DayEntry| {
        let year = e.day.year();
        let has_tet = file.of_year(year).any(|e| is_around_tet(e.day) && is_off(e));
        !e.is_official() && (file.of_year(year).next().is_none() || (is_around_tet(e.day) && !has_tet))
    };
    let mut added: Vec<DayEntry> = computed.iter().filter(|e| is_open(e)).cloned().collect();
    for year in first..=LAST_YEAR {
        added.extend(fixed(year).filter(|e| file.entry(e.day).is_none()));
    }
    let known: Vec<i32> = (first..=LAST_YEAR).filter(|y| has_official(&file, *y)).collect();
    let all = file.with(added);
    let instead: Vec<DayEntry> = all
        .entries()
        .filter(|e| e.kind == DayKind::Forecast && !known.contains(&e.day.year()))
        .filter(|e| is_fixed(e.day) && is_weekend(e.day))
        .filter_map(|e| comp_for(e, &all))
        .collect();
    all.with(instead)
}

/// Whether the notice of that year's days around Tết is in.
pub fn has_official_tet(calendar: &WorkingCalendar, year: i32) -> bool {
    official_tet(calendar, year) >= TET_DAYS || {
        let mut tet = calendar
            .of_year(year)
            .filter(|e| is_around_tet(e.day) && is_off(e));
        official_tet(calendar, year) > 0 && tet.all(DayEntry::is_official)
    }
}

fn official_tet(calendar: &WorkingCalendar, year: i32) -> usize {
    calendar
        .of_year(year)
        .filter(|e| is_around_tet(e.day) && is_off(e) && e.is_official())
        .count()
}

/// Working days of a year alone between days off, one of them a holiday: such days are swapped by
/// a notice in most years. One that an entry speaks of is settled.
pub fn bridges(calendar: &WorkingCalendar, year: i32) -> Vec<NaiveDate> {
    let is_bridge = |day: &NaiveDate| {
        day.year() == year
            && calendar.entry(*day).is_none()
            && calendar.is_working(*day)
            && !calendar.is_working(*day - Days::new(1))
            && !calendar.is_working(*day + Days::new(1))
    };
    let official = calendar.of_year(year).filter(|e| e.is_official() && is_off(e));
    let mut found: Vec<NaiveDate> = official
        .flat_map(|e| [e.day - Days::new(1), e.day + Days::new(1)])
        .filter(is_bridge)
        .collect();
    found.dedup();
    found
}

/// Mùng 1 lies between 20/01 and 21/02; the days off begin some days before.
fn is_around_tet(day: NaiveDate) -> bool {
    (day.month() == 1 && day.day() >= 14) || day.month() == 2
}

fn is_off(entry: &DayEntry) -> bool {
    entry.kind != DayKind::SwapWork
}

fn has_official(calendar: &WorkingCalendar, year: i32) -> bool {
    calendar.of_year(year).any(DayEntry::is_official)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_fixed(day: NaiveDate) -> bool {
    FIXED
        .iter()
        .any(|(m, d, since, ..)| (*m, *d) == (day.month(), day.day()) && *since <= day.year())
}

fn fixed(year: i32) -> impl Iterator<Item = DayEntry> {
    let of_year = move |(month, day, since, name, basis): &(u32, u32, i32, &str, &str)| {
        let day = NaiveDate::from_ymd_opt(year, *month, *day).filter(|_| *since <= year)?;
        Some(forecast(day, name, basis))
    };
    FIXED.iter().filter_map(of_year)
}

/// The next working day is off for a holiday on a weekly day off (BLLĐ đ.111 k.3), where none is
/// given for it yet.
fn comp_for(holiday: &DayEntry, calendar: &WorkingCalendar) -> Option<DayEntry> {
    let is_given = |d: NaiveDate| calendar.entry(d).is_some_and(|e| e.name.starts_with("Nghỉ bù"));
    if holiday.day.iter_days().take(5).any(is_given) {
        return None;
    }
    let day = calendar.working_on_or_after(holiday.day);
    let is_near = (day - holiday.day).num_days() < 7 && calendar.entry(day).is_none();
    is_near.then(|| {
        forecast(
            day,
            &format!("Nghỉ bù {}", holiday.name),
            "Khoản 3 Điều 111 BLLĐ 2019",
        )
    })
}

fn forecast(day: NaiveDate, name: &str, basis: &str) -> DayEntry {
    DayEntry {
        day,
        kind: DayKind::Forecast,
        name: name.to_owned(),
        source: basis.to_owned(),
        text: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::read_days;

    const SHIPPED: &str = include_str!("../../config/days-off.tsv");

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn shipped() -> Vec<DayEntry> {
        let (entries, problems) = read_days(SHIPPED);
        assert_eq!(problems, []);
        entries
    }

    #[test]
    fn tet_of_a_year_without_a_notice_is_off_and_only_forecast() {
        let calendar = with_forecasts(shipped(), &shipped());
        for (first, new_year, last) in [
            (day(2027, 2, 4), day(2027, 2, 6), day(2027, 2, 11)),
            (day(2028, 1, 24), day(2028, 1, 26), day(2028, 1, 28)),
            (day(2029, 2, 12), day(2029, 2, 13), day(2029, 2, 16)),
            (day(2030, 1, 31), day(2030, 2, 2), day(2030, 2, 6)),
        ] {
            assert!(!has_official_tet(&calendar, new_year.year()), "{new_year}");
            for d in [first, new_year, last] {
                assert!(!calendar.is_working(d), "{d} is off");
                assert_eq!(calendar.entry(d).unwrap().kind, DayKind::Forecast, "{d}");
            }
        }
        assert!(has_official_tet(&calendar, 2026));
    }

    #[test]
    fn fixed_holidays_are_off_in_every_year_from_their_law_on() {
        let calendar = with_forecasts(Vec::new(), &[]);
        for year in 2024..=LAST_YEAR {
            for (m, d) in [(1, 1), (4, 30), (5, 1), (9, 2)] {
                assert!(!calendar.is_working(day(year, m, d)), "{d}/{m}/{year}");
            }
            let culture = calendar.entry(day(year, 11, 24));
            assert_eq!(culture.is_some(), year >= 2026, "24/11/{year}");
            assert!(culture.is_none_or(|e| e.kind == DayKind::Forecast));
        }
    }

    #[test]
    fn a_fixed_holiday_on_a_weekend_gives_the_next_working_day() {
        let calendar = with_forecasts(Vec::new(), &[]);
        // 01/01/2028 is a Saturday; 30/4/2028 a Sunday before the holiday of 01/5.
        for d in [day(2028, 1, 3), day(2028, 5, 2), day(2028, 9, 4)] {
            assert_eq!(calendar.entry(d).map(|e| e.kind), Some(DayKind::Forecast), "{d}");
        }
        assert!(calendar.is_working(day(2028, 1, 4)));
    }

    #[test]
    fn what_the_office_entered_is_never_overlaid() {
        let (own, _) = read_days(
            "2026-11-24\tTue\tswap_work\tLàm việc bình thường\n2027-02-05\tFri\tholiday\tTết\t\t\tTB 1/TB-BNV\n",
        );
        let calendar = with_forecasts(own, &shipped());
        assert!(calendar.is_working(day(2026, 11, 24)));
        assert!(
            calendar.is_working(day(2027, 2, 8)),
            "the notice names the days of Tết; the computed ones are void"
        );
        assert_eq!(
            calendar.entry(day(2027, 2, 5)).unwrap().explained(),
            "Tết (theo TB 1/TB-BNV)"
        );
    }

    #[test]
    fn an_official_line_replaces_a_forecast_of_its_day_in_any_order() {
        for text in [
            "2027-09-03\tFri\tforecast\tdự kiến\n2027-09-03\tFri\tswap_work\tLàm việc\n",
            "2027-09-03\tFri\tswap_work\tLàm việc\n2027-09-03\tFri\tforecast\tdự kiến\n",
        ] {
            let (entries, problems) = read_days(text);
            assert_eq!(problems, []);
            assert!(WorkingCalendar::new(entries).is_working(day(2027, 9, 3)));
        }
    }

    #[test]
    fn a_day_alone_between_days_off_is_a_question() {
        let calendar = WorkingCalendar::new(shipped());
        assert_eq!(bridges(&calendar, 2026), [day(2026, 11, 23)]);
        let (answer, _) = read_days("2026-11-23\tMon\tswap_work\tLàm việc bình thường\n");
        assert_eq!(bridges(&calendar.with(answer), 2026), []);
    }
}
