//! Days off that only a person can confirm: next year's notice, forecast days, days that may be
//! swapped. From 1 October on the plan's owner is asked once a week, before single days also
//! earlier, until the official text is in.

use super::action::{Agenda, What};
use super::round::{Note, Round};
use crate::calendar::{DayKind, WorkingCalendar, bridges, count, date, date_with_weekday, has_official_tet};
use crate::letter::{LetterKind, Named, Point};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The notice of the next year comes in the last quarter.
const FROM_MONTH: u32 = 10;
/// A single day is asked about so many days before it, whatever the month.
const DAYS_BEFORE: u64 = 30;

/// What is still open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenDays {
    /// The year whose notice is missing.
    pub notice: Option<i32>,
    /// Working days alone between days off.
    pub swaps: Vec<NaiveDate>,
    /// Days that are off only by forecast.
    pub forecasts: Vec<NaiveDate>,
}

/// What the owner would be asked on that day.
pub fn open_days(calendar: &WorkingCalendar, today: NaiveDate) -> OpenDays {
    let next = today.year() + 1;
    let is_autumn = today.month() >= FROM_MONTH;
    let is_asked = |day: &NaiveDate| {
        *day > today && (*day <= today + Days::new(DAYS_BEFORE) || (is_autumn && day.year() == today.year()))
    };
    let is_weekday = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let years = [today.year(), next];
    let forecast = |e: &&crate::calendar::DayEntry| e.kind == DayKind::Forecast;
    OpenDays {
        notice: (is_autumn && !has_official_tet(calendar, next)).then_some(next),
        swaps: years
            .iter()
            .flat_map(|y| bridges(calendar, *y))
            .filter(is_asked)
            .collect(),
        forecasts: years
            .iter()
            .flat_map(|y| holidays(calendar.of_year(*y).filter(forecast)))
            // A holiday is one text: its days are asked about together.
            .filter(|(_, days)| days.iter().any(is_asked))
            .flat_map(|(_, days)| days)
            .filter(|d| *d > today && is_weekday(d))
            .collect(),
    }
}

/// The days of one holiday each, with its name: what bears one name and lies no more than a weekend apart.
fn holidays<'c>(
    entries: impl Iterator<Item = &'c crate::calendar::DayEntry>,
) -> Vec<(&'c str, Vec<NaiveDate>)> {
    let mut found: Vec<(&str, Vec<NaiveDate>)> = Vec::new();
    for entry in entries {
        let name = bare(&entry.name);
        match found.last_mut() {
            Some((known, days))
                if *known == name
                    && days
                        .last()
                        .is_some_and(|last| (entry.day - *last).num_days() <= 3) =>
            {
                days.push(entry.day);
            }
            _ => found.push((name, vec![entry.day])),
        }
    }
    found
}

/// Once a week, on its first working morning.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    let week = round.today.iso_week();
    let when = format!("{}-W{:02}", week.year(), week.week());
    if round.has("days-off", &when, &round.rules.owner) {
        return;
    }
    let open = open_days(&round.rules.calendar, round.today);
    if open == OpenDays::default() {
        return;
    }
    let what = What::Points {
        facts: facts(&open),
        points: points(&open, &round.rules.calendar),
        files: Vec::new(),
    };
    let reason = format!(
        "{} days off wait for an official text{}",
        open.swaps.len() + open.forecasts.len(),
        open.notice
            .map_or(String::new(), |y| format!(", the notice of {y} is missing")),
    );
    let note = Note::new("days-off", &when, LetterKind::DaysOff, &round.rules.owner, what);
    round.write(note, reason, agenda);
}

fn facts(open: &OpenDays) -> Named {
    let days = open.swaps.len() + open.forecasts.len();
    let said = match days {
        0 => String::new(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    };
    Named::from([
        (
            "year".to_owned(),
            open.notice.map(|y| y.to_string()).unwrap_or_default(),
        ),
        ("days".to_owned(), said),
    ])
}

fn points(open: &OpenDays, calendar: &WorkingCalendar) -> Vec<Point> {
    let mut points = Vec::new();
    if let Some(year) = open.notice {
        let taken = stretches(calendar, year);
        points.push(Point::new(
            "notice",
            [("year", year.to_string()), ("taken", taken.join("; "))],
        ));
    }
    for day in &open.swaps {
        points.push(Point::new("swap", [("day", date_with_weekday(*day))]));
    }
    for day in &open.forecasts {
        let name = calendar.entry(*day).map(|e| bare(&e.name).to_owned());
        points.push(Point::new(
            "forecast",
            [
                ("day", date_with_weekday(*day)),
                ("name", name.unwrap_or_default()),
            ],
        ));
    }
    points
}

/// "Tết Nguyên đán từ 04/02/2027 đến 11/02/2027": what is taken as off meanwhile.
fn stretches(calendar: &WorkingCalendar, year: i32) -> Vec<String> {
    let forecast = calendar.of_year(year).filter(|e| e.kind == DayKind::Forecast);
    let say = |(name, days): (&str, Vec<NaiveDate>)| match days.as_slice() {
        [from, .., to] => format!("{name} từ {} đến {}", date(*from), date(*to)),
        days => format!("{name} {}", days.first().copied().map(date).unwrap_or_default()),
    };
    holidays(forecast).into_iter().map(say).collect()
}

/// The name without what stands in brackets.
fn bare(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{read_days, with_forecasts};

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn shipped(more: &str) -> WorkingCalendar {
        let own = read_days(include_str!("../../config/days-off.tsv")).0;
        let more = read_days(more).0;
        let own = WorkingCalendar::new(own).with(more);
        with_forecasts(own.entries().cloned().collect(), &[])
    }

    #[test]
    fn the_notice_is_asked_for_from_october_until_it_is_in() {
        let open = shipped("");
        for (today, want) in [
            (day(2026, 9, 30), None),
            (day(2026, 10, 1), Some(2027)),
            (day(2026, 12, 31), Some(2027)),
            (day(2027, 1, 2), None),
        ] {
            assert_eq!(open_days(&open, today).notice, want, "{today}");
        }
        let official: String = (4..=11)
            .filter(|d| *d != 6 && *d != 7)
            .map(|d| {
                let day = day(2027, 2, d);
                format!("{day}\t{}\tholiday\tTết\t\t\tTB 1/TB-BNV\n", day.weekday())
            })
            .collect();
        assert_eq!(open_days(&shipped(&official), day(2026, 12, 1)).notice, None);
    }

    #[test]
    fn a_swap_is_asked_about_until_it_is_settled() {
        let asked = |calendar: &WorkingCalendar, today| open_days(calendar, today).swaps;
        let open = shipped("");
        assert_eq!(asked(&open, day(2026, 9, 30)), []);
        assert_eq!(asked(&open, day(2026, 10, 1)), [day(2026, 11, 23)]);
        assert_eq!(asked(&open, day(2026, 11, 23)), []);
        for word in ["swap_off", "swap_work"] {
            let settled = shipped(&format!("2026-11-23\tMon\t{word}\tx\t\t\tVB 1/VPCP-KGVX\n"));
            assert_eq!(asked(&settled, day(2026, 10, 1)), [], "{word}");
        }
    }

    #[test]
    fn a_forecast_day_is_asked_about_from_thirty_days_before() {
        let open = shipped("");
        let asked = |today| open_days(&open, today).forecasts;
        assert_eq!(asked(day(2027, 3, 16)), []);
        assert_eq!(asked(day(2027, 3, 17)), [day(2027, 4, 16)]);
        assert_eq!(asked(day(2027, 4, 16)), []);
        assert_eq!(asked(day(2027, 8, 4)), [day(2027, 9, 3)]);
        // The whole of Tết at once, and what is left of it while it runs.
        let tet = [4, 5, 8, 9, 10, 11].map(|d| day(2027, 2, d));
        assert_eq!(asked(day(2027, 1, 4)), []);
        for today in [day(2027, 1, 5), day(2027, 1, 11), day(2027, 2, 3)] {
            assert_eq!(asked(today), tet, "{today}");
        }
        assert_eq!(asked(day(2027, 2, 8)), tet[3..]);
    }
}
