//! Working days: Monday to Friday that is no day off, or a swapped working
//! Saturday (contract section 3). The days themselves are data, one a line.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What an entry of the day file says about its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// A public holiday.
    Holiday,
    /// Compensation for a holiday on a weekly day off (BLLĐ đ.111 k.3).
    Comp,
    /// Off, made up for on another day.
    SwapOff,
    /// A Saturday that is worked.
    SwapWork,
    /// A computed day off; "dự kiến" until the official notice replaces it.
    Forecast,
}

impl DayKind {
    fn read(word: &str) -> Option<DayKind> {
        Some(match word {
            "holiday" => DayKind::Holiday,
            "comp" => DayKind::Comp,
            "swap_off" => DayKind::SwapOff,
            "swap_work" => DayKind::SwapWork,
            "forecast" => DayKind::Forecast,
            _ => return None,
        })
    }

    /// The word in day files.
    pub fn word(self) -> &'static str {
        match self {
            DayKind::Holiday => "holiday",
            DayKind::Comp => "comp",
            DayKind::SwapOff => "swap_off",
            DayKind::SwapWork => "swap_work",
            DayKind::Forecast => "forecast",
        }
    }

    /// As officials write it.
    pub fn name(self) -> &'static str {
        match self {
            DayKind::Holiday => "nghỉ lễ",
            DayKind::Comp => "nghỉ bù",
            DayKind::SwapOff => "hoán đổi nghỉ",
            DayKind::SwapWork => "làm bù",
            DayKind::Forecast => "dự kiến",
        }
    }
}

/// One line of the day file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEntry {
    pub day: NaiveDate,
    pub kind: DayKind,
    /// The day's name in Vietnamese.
    pub name: String,
    /// Where the entry was read or heard of.
    pub source: String,
    /// The official text that fixes the day, "VB 12729/VPCP-KGVX ngày 25/12/2025"; empty where
    /// there is none yet.
    pub text: String,
}

impl DayEntry {
    /// "Hoán đổi với 10/01/2026 (theo VB 12729/VPCP-KGVX ngày 25/12/2025)"; a forecast says that
    /// it is one.
    pub fn explained(&self) -> String {
        let is_said = self.name.to_lowercase().contains("dự kiến");
        match (self.kind == DayKind::Forecast, self.text.is_empty()) {
            (true, _) if is_said => self.name.clone(),
            (true, _) => format!("{} (dự kiến)", self.name),
            (false, true) => self.name.clone(),
            (false, false) => format!("{} (theo {})", self.name, self.text),
        }
    }

    /// Whether a person of authority has fixed the day; a forecast is only computed.
    pub fn is_official(&self) -> bool {
        self.kind != DayKind::Forecast
    }
}

/// A line of the day file that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayFileProblem {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// Reads a day file: tab-separated `date weekday kind name source confidence text`, the last
/// three optional, `#` comments, an optional heading line. An official line beside a forecast of
/// the same day replaces it. Lines that cannot be taken come back as problems,
/// all at once; the weekday is checked against the date, so a typing error in
/// either is caught.
pub fn read_days(text: &str) -> (Vec<DayEntry>, Vec<DayFileProblem>) {
    let mut entries: Vec<DayEntry> = Vec::new();
    let mut problems = Vec::new();
    for (i, raw) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = raw.trim_end();
        if line.trim().is_empty() || line.starts_with('#') || line.starts_with("date\t") {
            continue;
        }
        match read_day(line) {
            Ok(entry) => match entries.iter_mut().find(|e| e.day == entry.day) {
                None => entries.push(entry),
                Some(known) if !known.is_official() && entry.is_official() => *known = entry,
                Some(known) if known.is_official() && !entry.is_official() => {}
                Some(_) => problems.push(DayFileProblem {
                    line: i + 1,
                    message: format!("{} is listed twice; keep one line per day", entry.day),
                }),
            },
            Err(message) => problems.push(DayFileProblem { line: i + 1, message }),
        }
    }
    entries.sort_by_key(|e| e.day);
    (entries, problems)
}

fn read_day(line: &str) -> Result<DayEntry, String> {
    let mut fields = line.split('\t').map(str::trim);
    let mut next = || fields.next().unwrap_or_default();
    let (date, weekday, kind, name, source) = (next(), next(), next(), next(), next());
    let (_confidence, text) = (next(), next());
    let day = NaiveDate::parse_from_str(date, "%Y-%m-%d")
        .map_err(|_| format!("\"{date}\" is no day; write it as 2026-01-10"))?;
    let real = day.weekday().to_string();
    if weekday != real {
        return Err(format!(
            "{day} is a {real}, not \"{weekday}\"; correct the date or the weekday"
        ));
    }
    let kind = DayKind::read(kind).ok_or_else(|| {
        format!("\"{kind}\" is no kind of day; use holiday, comp, swap_off, swap_work or forecast")
    })?;
    if name.is_empty() {
        return Err(format!("{day} has no name; say in Vietnamese what day it is"));
    }
    Ok(DayEntry {
        day,
        kind,
        name: name.to_owned(),
        source: source.to_owned(),
        text: text.to_owned(),
    })
}

/// Answers every question about working days.
#[derive(Debug, Clone, Default)]
pub struct WorkingCalendar {
    entries: BTreeMap<NaiveDate, DayEntry>,
    /// Follows from the entries; asked for at every look.
    mark: OnceLock<String>,
}

impl WorkingCalendar {
    pub fn new(entries: impl IntoIterator<Item = DayEntry>) -> WorkingCalendar {
        WorkingCalendar {
            entries: entries.into_iter().map(|e| (e.day, e)).collect(),
            mark: OnceLock::new(),
        }
    }

    /// The same days with others laid over them: the later entry of a day wins, but a forecast
    /// never wins over what is official.
    pub fn with(mut self, additions: impl IntoIterator<Item = DayEntry>) -> WorkingCalendar {
        self.mark = OnceLock::new();
        for entry in additions {
            let is_fixed = self.entries.get(&entry.day).is_some_and(DayEntry::is_official);
            if entry.is_official() || !is_fixed {
                self.entries.insert(entry.day, entry);
            }
        }
        self
    }

    /// Stands for the calendar, eight hexadecimal digits: another day, kind, name or text is
    /// another calendar.
    pub fn mark(&self) -> &str {
        self.mark.get_or_init(|| {
            let mut digest = Sha256::new();
            for entry in self.entries() {
                let kind = entry.kind.word();
                digest.update(format!("{}\t{kind}\t{}\t{}\n", entry.day, entry.name, entry.text));
            }
            let digest = digest.finalize();
            digest.iter().take(4).map(|b| format!("{b:02x}")).collect()
        })
    }

    /// All entries in the order of their days.
    pub fn entries(&self) -> impl Iterator<Item = &DayEntry> {
        self.entries.values()
    }

    /// The entries of a year in the order of their days.
    pub fn of_year(&self, year: i32) -> impl Iterator<Item = &DayEntry> {
        self.entries().filter(move |e| e.day.year() == year)
    }

    /// What the day file says about that day, if anything.
    pub fn entry(&self, day: NaiveDate) -> Option<&DayEntry> {
        self.entries.get(&day)
    }

    /// Years with no holiday entry at all: their days off are not known yet.
    pub fn knows_year(&self, year: i32) -> bool {
        self.entries
            .values()
            .any(|e| e.day.year() == year && e.kind == DayKind::Holiday)
    }

    pub fn is_working(&self, day: NaiveDate) -> bool {
        match self.entries.get(&day).map(|e| e.kind) {
            Some(DayKind::SwapWork) => true,
            Some(_) => false,
            None => is_weekday(day),
        }
    }

    /// The number of working days in (`after`, `through`]; 0 if empty.
    pub fn working_days(&self, after: NaiveDate, through: NaiveDate) -> i64 {
        if through <= after {
            return 0;
        }
        let first = after + Days::new(1);
        let plain = weekdays_before(through + Days::new(1)) - weekdays_before(first);
        self.entries
            .range(first..=through)
            .fold(plain, |n, (day, entry)| {
                match (entry.kind == DayKind::SwapWork, is_weekday(*day)) {
                    (true, false) => n + 1,
                    (false, true) => n - 1,
                    _ => n,
                }
            })
    }

    /// The last working day on or before `day`.
    pub fn working_on_or_before(&self, day: NaiveDate) -> NaiveDate {
        self.search(day, |d| d - Days::new(1))
    }

    /// The first working day on or after `day`.
    pub fn working_on_or_after(&self, day: NaiveDate) -> NaiveDate {
        self.search(day, |d| d + Days::new(1))
    }

    /// The working day `n` working days after `day` (n >= 1), or before it (n <= -1);
    /// `day` itself does not count. 0 gives `day`.
    pub fn working_day_offset(&self, day: NaiveDate, n: i64) -> NaiveDate {
        let mut d = day;
        for _ in 0..n.unsigned_abs() {
            d = if n > 0 {
                self.working_on_or_after(d + Days::new(1))
            } else {
                self.working_on_or_before(d - Days::new(1))
            };
        }
        d
    }

    /// The break that follows the working day `day`: its days off, if any.
    pub fn days_off_after(&self, day: NaiveDate) -> u64 {
        let next = self.working_on_or_after(day + Days::new(1));
        (next - day).num_days().unsigned_abs() - 1
    }

    /// Whether a day between the two (inclusive) is only a forecast.
    pub fn has_forecast(&self, from: NaiveDate, to: NaiveDate) -> bool {
        from <= to
            && self
                .entries
                .range(from..=to)
                .any(|(_, e)| e.kind == DayKind::Forecast)
    }

    fn search(&self, from: NaiveDate, step: impl Fn(NaiveDate) -> NaiveDate) -> NaiveDate {
        let mut day = from;
        // A calendar with a year of days off is a fault of the file, not a reason to hang.
        for _ in 0..400 {
            if self.is_working(day) {
                return day;
            }
            day = step(day);
        }
        from
    }
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Mondays to Fridays from the Monday 0001-01-01 up to and excluding `day`.
fn weekdays_before(day: NaiveDate) -> i64 {
    let days = i64::from(day.num_days_from_ce()) - 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn facts() -> WorkingCalendar {
        let (entries, problems) = read_days(include_str!("../../config/days-off.tsv"));
        assert_eq!(problems, []);
        WorkingCalendar::new(entries)
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn swapped_saturdays_are_worked_and_holidays_are_not() {
        let cal = facts();
        for d in [
            day(2026, 1, 10),
            day(2026, 8, 22),
            day(2026, 2, 13),
            day(2026, 11, 23),
        ] {
            assert!(cal.is_working(d), "{d} is worked");
        }
        for d in [
            day(2026, 1, 2),
            day(2026, 2, 16),
            day(2026, 4, 27),
            day(2026, 8, 31),
            day(2026, 11, 24),
            day(2027, 2, 4),
        ] {
            assert!(!cal.is_working(d), "{d} is off");
        }
    }

    #[test]
    fn counting_agrees_with_walking_for_every_day_of_ten_years() {
        let cal = facts();
        let start = day(2020, 1, 1);
        let mut walked = 0;
        for offset in 1..=3653u64 {
            let d = start + Days::new(offset);
            walked += i64::from(cal.is_working(d));
            assert_eq!(cal.working_days(start, d), walked, "through {d}");
        }
    }

    #[test]
    fn neighbours_and_breaks() {
        let cal = facts();
        assert_eq!(cal.working_on_or_before(day(2026, 5, 31)), day(2026, 5, 29));
        assert_eq!(cal.working_on_or_after(day(2026, 1, 1)), day(2026, 1, 5));
        assert_eq!(cal.working_day_offset(day(2026, 2, 13), 1), day(2026, 2, 23));
        assert_eq!(cal.working_day_offset(day(2026, 1, 12), -1), day(2026, 1, 10));
        assert_eq!(cal.days_off_after(day(2026, 2, 13)), 9);
        assert_eq!(cal.days_off_after(day(2026, 1, 10)), 1);
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_is_kept() {
        let (entries, problems) = read_days(
            "date\tweekday\tkind\tname\n2026-01-01\tThu\tholiday\tTết Dương lịch\n2026-01-02\tThu\tholiday\tx\n2026-13-02\tFri\tholiday\tx\n2026-01-05\tMon\tfeast\tx\n2026-01-01\tThu\tcomp\tx\n",
        );
        assert_eq!(entries.len(), 1);
        assert_eq!(problems.iter().map(|p| p.line).collect::<Vec<_>>(), [3, 4, 5, 6]);
    }
}
