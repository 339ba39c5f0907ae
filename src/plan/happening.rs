//! Deadlines that count from an event: when it happened, as a person reported it, and the
//! occurrence that follows.

use super::deadline::{Deadline, Meaning, Offset, day_of_event};
use super::occurrence::{Occurrence, Pace};
use crate::calendar::{WorkingCalendar, at, date, hm, office_time};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike};
use std::fmt;

/// When an event happened: its day, and its hour where somebody said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    pub day: NaiveDate,
    pub time: Option<NaiveTime>,
}

impl Happening {
    pub fn on(day: NaiveDate) -> Happening {
        Happening { day, time: None }
    }

    /// "2026-07-03" or "2026-07-03 14:30", as `Display` writes it.
    pub fn read(text: &str) -> Option<Happening> {
        let (day, time) = match text.split_once(' ') {
            Some((day, time)) => (day, Some(hour(time)?)),
            None => (text, None),
        };
        Some(Happening {
            day: day.parse().ok()?,
            time,
        })
    }

    /// "ngày 03/7/2026", "14 giờ 30 ngày 03/7/2026".
    pub fn words(&self) -> String {
        let day = date(self.day);
        match self.time {
            Some(time) => format!("{:02} giờ {:02} ngày {day}", time.hour(), time.minute()),
            None => format!("ngày {day}"),
        }
    }
}

impl fmt::Display for Happening {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{} {}", self.day, time.format("%H:%M")),
            None => write!(f, "{}", self.day),
        }
    }
}

/// An hour of the day as people type it: "14:30", "14h30", "14h", "14 giờ 30". `None` for any other
/// text.
pub fn hour(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase().replace("giờ", "h").replace("phút", "");
    let (hour, minute) = text.split_once([':', 'h'])?;
    let number = |digits: &str| {
        let is_short = digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
        is_short.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let minute = match minute.trim() {
        "" if !text.contains(':') => 0,
        minute => number(minute)?,
    };
    NaiveTime::from_hms_opt(number(hour.trim())?, minute, 0)
}

/// The occurrence of a conditional deadline whose event happened then; the first day is not counted
/// (BLDS đ.147). `None` where the words count nothing from it.
pub fn after_event(deadline: &Deadline, event: Happening, calendar: &WorkingCalendar) -> Option<Occurrence> {
    counted(conditional(&deadline.meaning)?, event, calendar)
}

/// How many hours the deadline counts from its event; `None` where it counts days or nothing.
pub fn hours_counted(deadline: &Deadline) -> Option<i64> {
    match conditional(&deadline.meaning)? {
        Offset::Hours(n) => Some(n),
        _ => None,
    }
}

/// The event in the plan's words that the deadline counts from, as long as its day is known to nobody
/// but whoever reports it. `None` where the words name the day, or count nothing ("khi có yêu cầu").
pub fn awaited_event(deadline: &Deadline) -> Option<&str> {
    fn of(meaning: &Meaning) -> Option<&str> {
        match meaning {
            Meaning::Conditional { event, offset, .. } => {
                let is_awaited = *offset != Offset::None && day_of_event(event).is_none();
                is_awaited.then_some(event)
            }
            Meaning::Multi(parts) => parts.iter().find_map(of),
            _ => None,
        }
    }
    of(&deadline.meaning)
}

pub(super) fn counted(offset: Offset, event: Happening, calendar: &WorkingCalendar) -> Option<Occurrence> {
    let day = event.day;
    let due = match (offset, event.time) {
        (Offset::None, _) => return None,
        (Offset::Immediate, _) => day,
        (Offset::Days(n), _) => day.checked_add_signed(TimeDelta::try_days(n)?)?,
        (Offset::WorkingDays(n), _) if n.abs() <= 2500 => calendar.working_day_offset(day, n),
        (Offset::WorkingDays(_), _) => return None,
        (Offset::Hours(n), Some(time)) => return by_the_hour(n, (day, time), calendar),
        // The hour of the event is not known: whole days, rounded up.
        (Offset::Hours(n), None) => {
            let days = n.div_euclid(24) + i64::from(n % 24 > 0);
            day.checked_add_signed(TimeDelta::try_days(days)?)?
        }
    };
    Some(Occurrence::new(due, None, Pace::Once, calendar))
}

/// Hours run through nights and days off: facts/domain.md 6.1 has working days, but no working
/// hours. A limit at midnight is the end of the day before.
fn by_the_hour(
    hours: i64,
    (day, time): (NaiveDate, NaiveTime),
    calendar: &WorkingCalendar,
) -> Option<Occurrence> {
    let limit = at(day, time).checked_add_signed(TimeDelta::try_hours(hours)?)?;
    let local = limit.with_timezone(&office_time());
    let (due, limit) = match local.time() == hm(0, 0) {
        true => (local.date_naive().checked_sub_days(Days::new(1))?, None),
        false => (local.date_naive(), Some(local.time())),
    };
    Some(Occurrence::new(due, limit, Pace::Once, calendar))
}

fn conditional(meaning: &Meaning) -> Option<Offset> {
    match meaning {
        Meaning::Conditional { offset, .. } => Some(*offset),
        Meaning::Multi(parts) => parts.iter().find_map(conditional),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::read_days;
    use crate::plan::deadline::read;
    use crate::plan::{Mark, MarkKind};

    fn calendar() -> WorkingCalendar {
        WorkingCalendar::new(read_days(include_str!("../../config/days-off.tsv")).0)
    }

    fn happening(text: &str) -> Happening {
        Happening::read(text).unwrap()
    }

    /// "L, T, limit" of the words with an event of that moment.
    fn due(words: &str, event: &str) -> String {
        let found = after_event(&read(words, 2026), happening(event), &calendar());
        found.map_or("nothing".into(), |o| {
            let limit = o.limit.map(|l| l.format(" limit %d/%m %H:%M").to_string());
            format!(
                "L {} T {}{}",
                o.due.format("%d/%m"),
                o.target.format("%d/%m"),
                limit.unwrap_or_default()
            )
        })
    }

    #[test]
    fn hours_count_from_the_hour_of_the_event_through_nights_and_days_off() {
        let a_day = "trong 24 giờ kể từ khi nhận được văn bản";
        for (words, event, want) in [
            // Thursday to Friday.
            (a_day, "2026-07-02 14:30", "L 03/07 T 03/07 limit 03/07 14:30"),
            // Friday to Saturday: L is never moved, T is Friday.
            (a_day, "2026-07-03 14:30", "L 04/07 T 03/07 limit 04/07 14:30"),
            // A limit before ten is prepared for the day before.
            (a_day, "2026-07-01 09:15", "L 02/07 T 01/07 limit 02/07 09:15"),
            // Before Tết: from Friday 13/02 the office is closed to 22/02.
            (
                "chậm nhất 48 giờ kể từ khi xảy ra",
                "2026-02-13 10:00",
                "L 15/02 T 13/02 limit 15/02 10:00",
            ),
            (
                "trong 02 giờ kể từ khi có yêu cầu",
                "2026-07-02 23:30",
                "L 03/07 T 02/07 limit 03/07 01:30",
            ),
            // Over the end of the year.
            (a_day, "2026-12-31 16:00", "L 01/01 T 31/12 limit 01/01 16:00"),
            // Midnight is the end of a day.
            (a_day, "2026-07-02 00:00", "L 02/07 T 02/07"),
            // Before an event.
            (
                "chậm nhất 24 giờ trước khi họp",
                "2026-07-03 08:00",
                "L 02/07 T 01/07 limit 02/07 08:00",
            ),
            // Without the hour: whole days, rounded up.
            (a_day, "2026-07-02", "L 03/07 T 03/07"),
            (
                "trong 36 giờ kể từ khi nhận được văn bản",
                "2026-07-02",
                "L 04/07 T 03/07",
            ),
            (
                "trong 08 giờ kể từ khi nhận được văn bản",
                "2026-07-02",
                "L 03/07 T 03/07",
            ),
            // Days do not look at the hour.
            (
                "trong 05 ngày kể từ khi nhận được văn bản",
                "2026-07-02 14:30",
                "L 07/07 T 07/07",
            ),
            (
                "trong 03 ngày làm việc kể từ khi nhận được văn bản",
                "2026-07-02 23:59",
                "L 07/07 T 07/07",
            ),
            ("chậm nhất 20/8/2026", "2026-07-02 14:30", "nothing"),
        ] {
            assert_eq!(due(words, event), want, "{words}, {event}");
        }
    }

    #[test]
    fn an_event_is_awaited_where_days_count_from_it_and_its_own_day_is_unknown() {
        for (words, want) in [
            (
                "trong vòng 05 ngày làm việc kể từ ngày Nghị định của Chính phủ được ban hành",
                Some("Nghị định của Chính phủ được ban hành"),
            ),
            (
                "ngay sau khi Chính phủ ban hành Nghị định",
                Some("Chính phủ ban hành Nghị định"),
            ),
            ("Trong 24 giờ kể từ khi xảy ra sự cố", Some("xảy ra sự cố")),
            ("Chậm nhất 03 ngày trước ngày họp", Some("ngày họp")),
            ("Trong 10 ngày kể từ ngày 01/7/2026", None),
            ("Sau ngày 01/7/2026", None),
            ("khi có yêu cầu", None),
            ("đột xuất", None),
            ("Chậm nhất ngày 20/8/2026", None),
        ] {
            assert_eq!(awaited_event(&read(words, 2026)), want, "{words}");
        }
    }

    #[test]
    fn hours_are_read_as_people_type_them() {
        for (text, want) in [
            ("14:30", Some((14, 30))),
            ("8:05", Some((8, 5))),
            ("14h30", Some((14, 30))),
            ("14h", Some((14, 0))),
            ("14 giờ 30", Some((14, 30))),
            (" 8 giờ ", Some((8, 0))),
            ("14 giờ 30 phút", Some((14, 30))),
            ("24:00", None),
            ("14:60", None),
            ("14:", None),
            ("14", None),
            ("", None),
            ("-1:30", None),
            ("chiều", None),
        ] {
            assert_eq!(hour(text), want.map(|(h, m)| hm(h, m)), "{text}");
        }
    }

    #[test]
    fn a_happening_is_written_as_it_is_read() {
        for (text, words) in [
            ("2026-07-03", "ngày 03/7/2026"),
            ("2026-07-03 14:30", "14 giờ 30 ngày 03/7/2026"),
            ("2026-02-03 08:05", "08 giờ 05 ngày 03/02/2026"),
        ] {
            assert_eq!(happening(text).to_string(), text);
            assert_eq!(happening(text).words(), words);
        }
        for text in ["", "2026-02-30", "2026-07-03 25:00", "2026-07-03 chiều"] {
            assert_eq!(Happening::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_that_was_stored_before_events_had_hours_is_still_read() {
        let stored = r#"{"task":"t","unit":null,"due":null,"kind":{"happened":{"date":"2026-07-03"}},
            "at":"2026-07-03T09:00:00+07:00","by":"văn thư"}"#;
        let mark: Mark = serde_json::from_str(stored).unwrap();
        let day = happening("2026-07-03").day;
        let kind = MarkKind::Happened {
            date: day,
            time: None,
        };
        assert_eq!(mark.kind, kind);
        assert_eq!(
            serde_json::to_string(&kind).unwrap(),
            r#"{"happened":{"date":"2026-07-03"}}"#,
            "a day alone is stored as ever"
        );
        let with_hour = MarkKind::Happened {
            date: day,
            time: Some(hm(14, 30)),
        };
        let text = serde_json::to_string(&with_hour).unwrap();
        assert_eq!(serde_json::from_str::<MarkKind>(&text).unwrap(), with_hour);
    }
}
