//! Plans made by chance, and their due days found by the words of the contract.

mod row;

use crate::days::{Walker, plus};
use crate::dice::Dice;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use dossierd::calendar::{Moment, at, hm};

pub use row::Row;

/// What the generator means by a deadline, before it becomes words.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// Strict or inclusive, with an hour.
    Once(bool, NaiveDate, Option<u32>),
    Window(NaiveDate, NaiveDate),
    /// Two strict days in one cell.
    Twice(NaiveDate, NaiveDate),
    Weekly(bool, Weekday),
    Monthly(bool, u32),
    /// Day of the quarter's last month.
    Quarterly(bool, u32),
    /// Strictly before the day of the first month of the next quarter.
    QuarterlyNext(u32),
    HalfYearly(bool, u32),
    Yearly(bool, u32, u32),
    /// So long after an event that somebody reports.
    After(Count),
    /// "thường xuyên", "theo quy định", "hằng ngày": no stages.
    Never(&'static str),
}

/// How far from an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Count {
    Days(i64),
    WorkingDays(i64),
    Hours(i64),
}

/// Where a row comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Plan,
    Hand,
    /// A standing duty of the settings, worked on from that day and month.
    Duty(Option<(u32, u32)>),
}

/// Which stages it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Single,
    Weekly,
    Monthly,
    Longer,
}

/// One due day of one lead unit.
#[derive(Debug, Clone)]
pub struct Due {
    /// L.
    pub last: NaiveDate,
    pub limit: Option<NaiveTime>,
    pub opens: Option<NaiveDate>,
    pub kind: Kind,
    /// L of the one before, where it recurs.
    pub previous: Option<NaiveDate>,
    /// The day on which a person entered it: a task by hand, the event that it counts from.
    pub entered: Option<NaiveDate>,
}

impl Due {
    /// A day that comes once.
    pub fn on(last: NaiveDate) -> Due {
        Due {
            last,
            limit: None,
            opens: None,
            kind: Kind::Single,
            previous: None,
            entered: None,
        }
    }

    /// What follows from an event. "First day not counted", "D vs WD kept apart" (facts/domain.md
    /// 6.2). Readings: hours run through nights and days off, as there are no working hours in
    /// 6.1; without the hour of the event they are whole days, rounded up; 24:00 ends a day.
    pub fn after(count: Count, event: NaiveDate, hour: Option<NaiveTime>, days: &Walker) -> Due {
        match (count, hour) {
            (Count::Days(n), _) => Due::on(plus(event, n)),
            (Count::WorkingDays(n), _) => Due::on((0..n).fold(event, |d, _| days.next(d))),
            (Count::Hours(n), None) => Due::on(plus(event, (n + 23) / 24)),
            (Count::Hours(n), Some(hour)) => {
                let minutes = n * 60 + i64::from(hour.num_seconds_from_midnight() / 60);
                let (day, rest) = (plus(event, minutes / 1440), minutes % 1440);
                if rest == 0 {
                    return Due::on(plus(day, -1));
                }
                let part = |n: i64| u32::try_from(n).expect("small");
                Due {
                    limit: Some(hm(part(rest / 60), part(rest % 60))),
                    ..Due::on(day)
                }
            }
        }
    }

    /// T: the last working day on or before L, before the day where the limit is earlier than 10:00.
    pub fn target(&self, days: &Walker) -> NaiveDate {
        match self.limit {
            Some(limit) if limit < hm(10, 0) => days.back(plus(self.last, -1)),
            _ => days.back(self.last),
        }
    }

    /// "A task entered with an hour for today or tomorrow has its own letters". Reading: an event
    /// that is reported with its hour enters one too.
    pub fn by_the_hour(&self) -> Option<Moment> {
        let is_near = |entered: &NaiveDate| (self.last - *entered).num_days() <= 1;
        self.entered.filter(is_near)?;
        Some(at(self.last, self.limit?))
    }
}

fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap_or_else(|| panic!("{y}-{m}-{d}"))
}

fn clamped(y: i32, m: u32, d: u32) -> NaiveDate {
    (1..=d)
        .rev()
        .find_map(|d| NaiveDate::from_ymd_opt(y, m, d))
        .expect("every month has a first day")
}

fn months(y: i32, m: i32) -> (i32, u32) {
    (
        y + (m - 1).div_euclid(12),
        u32::try_from((m - 1).rem_euclid(12) + 1).expect("a month"),
    )
}

fn vn(d: NaiveDate) -> String {
    d.format("%d/%m/%Y").to_string()
}

impl When {
    pub fn random(dice: &mut Dice, year: i32) -> When {
        let any = |dice: &mut Dice| plus(ymd(year, 1, 3), dice.within(0, 360));
        let strict = dice.percent(50);
        match dice.within(0, 18) {
            0..=2 => When::Once(strict, any(dice), None),
            3 => When::Once(true, any(dice), Some(*dice.pick(&[8, 9, 10, 11, 16, 17]))),
            4..=5 => {
                let from = any(dice);
                When::Window(from, plus(from, dice.within(3, 60)))
            }
            6..=7 => {
                let from = plus(ymd(year, 1, 1), dice.within(0, 120));
                When::Window(from, plus(from, dice.within(57, 230)))
            }
            8 => {
                let first = any(dice);
                When::Twice(first, plus(first, dice.within(2, 40)))
            }
            9..=10 => When::Weekly(
                strict,
                *dice.pick(&[
                    Weekday::Mon,
                    Weekday::Tue,
                    Weekday::Wed,
                    Weekday::Thu,
                    Weekday::Fri,
                ]),
            ),
            11 => When::Monthly(strict, u32::try_from(dice.within(2, 31)).expect("a day")),
            12 => When::Quarterly(strict, u32::try_from(dice.within(2, 28)).expect("a day")),
            13 => match dice.percent(50) {
                true => When::QuarterlyNext(u32::try_from(dice.within(2, 28)).expect("a day")),
                false => When::HalfYearly(strict, u32::try_from(dice.within(2, 28)).expect("a day")),
            },
            14 => {
                let d = any(dice);
                When::Yearly(strict, d.month(), d.day().min(28))
            }
            15..=16 => When::After(*dice.pick(&[
                Count::WorkingDays(5),
                Count::WorkingDays(12),
                Count::Days(10),
                Count::Days(30),
                Count::Hours(8),
                Count::Hours(24),
                Count::Hours(48),
            ])),
            17 => When::Never("thường xuyên"),
            _ => When::Never(dice.pick::<&str>(&["thường xuyên", "theo quy định", "hằng ngày"])),
        }
    }

    /// As an official writes it in the column "Thời gian hoàn thành".
    pub fn phrase(&self) -> String {
        let marker = |strict: bool| if strict { "trước" } else { "chậm nhất" };
        match self {
            When::Once(_, d, Some(hour)) => format!("trước {hour:02} giờ ngày {}", vn(*d)),
            When::Once(strict, d, None) => format!("{} ngày {}", marker(*strict), vn(*d)),
            When::Window(from, to) => format!("từ ngày {} đến ngày {}", vn(*from), vn(*to)),
            When::Twice(a, b) => format!("trước {}; trước {}", vn(*a), vn(*b)),
            When::Weekly(strict, weekday) => {
                let n = weekday.number_from_monday() + 1;
                format!("{} thứ {n} hằng tuần", marker(*strict))
            }
            When::Monthly(strict, d) => format!("{} ngày {d:02} hằng tháng", marker(*strict)),
            When::Quarterly(strict, d) => {
                format!("hằng quý, {} ngày {d:02} tháng cuối quý", marker(*strict))
            }
            When::QuarterlyNext(d) => format!("hằng quý, trước ngày {d:02} tháng đầu quý sau"),
            When::HalfYearly(strict, d) => {
                format!("định kỳ 6 tháng, {} ngày {d:02} tháng cuối kỳ", marker(*strict))
            }
            When::Yearly(strict, m, d) => format!("hằng năm, {} ngày {d:02}/{m}", marker(*strict)),
            When::After(Count::Days(n)) => format!("trong thời hạn {n:02} ngày kể từ ngày ký ban hành"),
            When::After(Count::WorkingDays(n)) => {
                format!("chậm nhất {n:02} ngày làm việc kể từ ngày nhận được văn bản")
            }
            When::After(Count::Hours(n)) => format!("trong {n:02} giờ kể từ khi nhận được văn bản"),
            When::Never(phrase) => (*phrase).to_owned(),
        }
    }

    /// Every due day of a plan of that year, by L.
    ///
    /// The contract does not say how far a recurrence of a plan reaches. Reading: the due days
    /// that belong to the plan's year (for "tháng đầu quý sau": the four quarters of the year,
    /// the last one due in January); the plan of the next year brings its own. Of the first
    /// one, the previous L is the day that the same words gave a turn earlier.
    pub fn dues(&self, year: i32) -> Vec<Due> {
        let less = |strict: bool| i64::from(strict);
        let single = |last, hour: Option<u32>, opens| Due {
            opens,
            limit: hour.map(|hour| hm(hour, 0)),
            ..Due::on(last)
        };
        let recurring = |kind: Kind, lasts: Vec<NaiveDate>| -> Vec<Due> {
            lasts
                .windows(2)
                .map(|pair| Due {
                    kind,
                    previous: Some(pair[0]),
                    ..Due::on(pair[1])
                })
                .collect()
        };
        let by_month = |step: i32, offset: i32, d: u32, strict: bool| -> Vec<NaiveDate> {
            (0..=12 / step)
                .map(|i| {
                    let (y, m) = months(year, i * step + offset);
                    plus(clamped(y, m, d), -less(strict))
                })
                .collect()
        };
        match self {
            When::Once(_, d, Some(hour)) => vec![single(*d, Some(*hour), None)],
            When::Once(strict, d, None) => vec![single(plus(*d, -less(*strict)), None, None)],
            When::Window(from, to) => vec![single(*to, None, Some(*from))],
            When::Twice(a, b) => vec![single(plus(*a, -1), None, None), single(plus(*b, -1), None, None)],
            When::Weekly(strict, weekday) => {
                let mut d = ymd(year, 1, 1);
                while d.weekday() != *weekday {
                    d = plus(d, 1);
                }
                let lasts = (-1..60)
                    .map(|week| plus(d, week * 7))
                    .take_while(|d| d.year() <= year)
                    .map(|d| plus(d, -less(*strict)))
                    .collect();
                recurring(Kind::Weekly, lasts)
            }
            When::Monthly(strict, d) => recurring(Kind::Monthly, by_month(1, 0, *d, *strict)),
            When::Quarterly(strict, d) => recurring(Kind::Longer, by_month(3, 0, *d, *strict)),
            When::QuarterlyNext(d) => recurring(Kind::Longer, by_month(3, 1, *d, true)),
            When::HalfYearly(strict, d) => recurring(Kind::Longer, by_month(6, 0, *d, *strict)),
            When::Yearly(strict, m, d) => {
                let of = |y| plus(ymd(y, *m, *d), -less(*strict));
                recurring(Kind::Longer, vec![of(year - 1), of(year)])
            }
            When::After(_) | When::Never(_) => Vec::new(),
        }
    }
}

pub fn unit_id(n: usize) -> String {
    format!("u{n}")
}
