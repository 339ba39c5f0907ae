//! Dossiers that are being worked on, and which of them are near or past the hour that the receipt
//! promises. Nothing of a person is in here: a code, a sector, a day and an hour.

use super::list::{Dossier, DossierList, State, When};
use crate::calendar::{Moment, WorkingCalendar, office_time};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A dossier that is being worked on, and until when its result is promised.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Promised {
    pub due: When,
    /// Its code, or a mark that stands for it; empty where the list has none.
    pub code: String,
    /// Empty where nobody says it.
    pub sector: String,
}

/// The dossiers of a list that somebody still works on and that have a promised day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenList {
    /// Where it comes from.
    pub source: String,
    /// Up to when it speaks.
    pub at: Moment,
    pub rows: Vec<Promised>,
    /// It names what was received in some days only: what was carried over is not in it.
    pub is_partial: bool,
}

/// How near a dossier is to the hour that was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// So many working days are left (0: before the next working day).
    Near(i64),
    /// Passed, so many working days ago (0: since the last working day's end, or today).
    Overdue(i64),
}

impl OpenList {
    /// What of a list is watched. Waiting for the applicant stops the clock (facts/portal-apis.md
    /// 2.4: paused ones are in no column of overdue), without a promised day nothing is late.
    pub fn of(source: &str, at: Moment, list: DossierList) -> OpenList {
        let watched = |d: Dossier| {
            let due = watched_until(d.due, d.resolved.is_some(), d.state)?;
            Some(Promised {
                due,
                code: d.code,
                sector: d.sector,
            })
        };
        OpenList {
            source: source.to_owned(),
            at,
            is_partial: list.coverage.only_received,
            rows: list.rows.into_iter().filter_map(watched).collect(),
        }
    }
}

/// By which two spellings of a sector are one: case, spaces and the form of letters do not count.
pub fn sector_key(sector: &str) -> String {
    let plain: String = sector.nfc().collect::<String>().to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The promised day of a dossier, if it is watched at all.
pub fn watched_until(due: Option<When>, is_resolved: bool, state: Option<State>) -> Option<When> {
    let rests = state.is_some_and(|s| s.is_closed() || s == State::Waiting);
    due.filter(|_| !rests && !is_resolved)
}

/// How near a promised day and hour is on a working day; `None`: further away than `within` working
/// days.
///
/// Overdue is what the list itself proves: the hour had come when the list was made (an hour that
/// is just that moment has come, as portals count it), or the day is over. A day without an hour
/// counts whole. What falls due between the list and the letter is still near. Working days are
/// those of the contract (section 3): left, the number in (today, due]; late, in (due, today].
pub fn nearness(
    due: When,
    as_of: Moment,
    today: NaiveDate,
    within: i64,
    calendar: &WorkingCalendar,
) -> Option<Nearness> {
    if has_passed(due, as_of, today) {
        return Some(Nearness::Overdue(calendar.working_days(due.day, today)));
    }
    let left = calendar.working_days(today, due.day);
    (left <= within).then_some(Nearness::Near(left))
}

fn has_passed(due: When, as_of: Moment, today: NaiveDate) -> bool {
    let local = as_of.with_timezone(&office_time());
    let had_come = match due.time {
        Some(time) => (due.day, time) <= (local.date_naive(), local.time()),
        None => due.day < local.date_naive(),
    };
    had_come || due.day < today
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm, read_days};
    use crate::dossier::list::Coverage;
    use chrono::NaiveDateTime;

    fn calendar() -> WorkingCalendar {
        WorkingCalendar::new(read_days(include_str!("../../config/days-off.tsv")).0)
    }

    fn when(text: &str) -> When {
        match NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M") {
            Ok(at) => When {
                day: at.date(),
                time: Some(at.time()),
            },
            Err(_) => When {
                day: text.parse().unwrap(),
                time: None,
            },
        }
    }

    #[test]
    fn near_and_overdue_go_by_hours_and_working_days() {
        use Nearness::{Near, Overdue};
        // Due; the list is of 07:20 on that day.
        for (due, today, expected) in [
            // Half-open: what is due at the list's own minute has come.
            ("2026-07-03 07:20", "2026-07-03", Some(Overdue(0))),
            ("2026-07-03 07:21", "2026-07-03", Some(Near(0))),
            ("2026-07-03 17:00", "2026-07-03", Some(Near(0))),
            // A day without an hour counts whole.
            ("2026-07-03", "2026-07-03", Some(Near(0))),
            ("2026-07-02", "2026-07-03", Some(Overdue(1))),
            ("2026-07-02 16:30", "2026-07-03", Some(Overdue(1))),
            // Friday: a Saturday's hour comes before any working day, Monday's is one away.
            ("2026-07-04 10:00", "2026-07-03", Some(Near(0))),
            ("2026-07-06 17:00", "2026-07-03", Some(Near(1))),
            ("2026-07-07 08:00", "2026-07-03", None),
            // Promised for a day off, seen on Monday.
            ("2026-07-04 10:00", "2026-07-06", Some(Overdue(1))),
            // Before and after Tết 2026 (days off 14 to 22/02).
            ("2026-02-23 09:00", "2026-02-13", Some(Near(1))),
            ("2026-02-24 09:00", "2026-02-13", None),
            ("2026-02-13 16:00", "2026-02-23", Some(Overdue(1))),
            // A Saturday that is worked in exchange (22/8/2026) is a working day.
            ("2026-08-22 16:00", "2026-08-21", Some(Near(1))),
            ("2026-08-24 16:00", "2026-08-21", None),
        ] {
            let today: NaiveDate = today.parse().unwrap();
            let as_of = at(today, hm(7, 20));
            assert_eq!(
                nearness(when(due), as_of, today, 1, &calendar()),
                expected,
                "{due} seen on {today}"
            );
        }
    }

    #[test]
    fn a_list_of_yesterday_does_not_say_that_an_hour_of_yesterday_is_still_ahead() {
        let today: NaiveDate = "2026-07-03".parse().unwrap();
        let as_of = at("2026-07-02".parse().unwrap(), hm(15, 0));
        let of = |due| nearness(when(due), as_of, today, 1, &calendar());
        assert_eq!(of("2026-07-02 16:30"), Some(Nearness::Overdue(1)));
        // Not proven by the list: it may have been handed over since.
        assert_eq!(of("2026-07-03 07:30"), Some(Nearness::Near(0)));
    }

    #[test]
    fn only_what_is_worked_on_and_has_a_promised_day_is_watched() {
        let dossier = |code: &str, due: Option<&str>, state, resolved: Option<&str>| Dossier {
            code: code.into(),
            sector: "Đầu tư".into(),
            received: when("2026-06-01"),
            due: due.map(when),
            resolved: resolved.map(when),
            channel: None,
            state,
        };
        let due = Some("2026-07-01");
        let list = DossierList {
            coverage: Coverage {
                from: None,
                to: None,
                only_received: true,
            },
            rows: vec![
                dossier("open", due, Some(State::Open), None),
                dossier("unsaid", due, None, None),
                dossier("waiting", due, Some(State::Waiting), None),
                dossier("done", due, Some(State::Done), None),
                dossier("returned", due, Some(State::Returned), None),
                dossier("resolved", due, None, Some("2026-07-02")),
                dossier("no-day", None, Some(State::Open), None),
            ],
        };
        let at = at("2026-07-03".parse().unwrap(), hm(7, 20));
        let open = OpenList::of("s", at, list);
        let codes: Vec<&str> = open.rows.iter().map(|d| d.code.as_str()).collect();
        assert_eq!((codes, open.is_partial), (vec!["open", "unsaid"], true));
    }
}
