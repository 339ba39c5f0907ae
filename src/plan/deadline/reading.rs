//! How a phrase was understood, in one sentence for an official.

use super::event;
use super::normal::{Anchor, Bound, Flag, Freq, Meaning, MonthAnchor, Offset, Relation, YearAnchor};
use crate::calendar::{count, date, date_with_weekday};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Weekday};

/// What a phrase was taken with: its flags, and the other reading behind each doubt.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub flags: Vec<Flag>,
    others: Vec<String>,
}

impl Notes {
    pub fn flag(&mut self, flag: Flag) {
        self.flags.push(flag);
    }

    /// Marks the phrase as ambiguous; `other` is the reading that was not taken.
    pub fn doubt(&mut self, other: impl Into<String>) {
        let other = other.into();
        self.flags.push(Flag::Ambiguous);
        if !self.others.contains(&other) {
            self.others.push(other);
        }
    }
}

/// The sentence: the meaning, then what a person should check.
pub(super) fn sentence(meaning: &Meaning, notes: &Notes, year: i32) -> String {
    let mut text = match meaning {
        Meaning::Multi(parts) => {
            let parts: Vec<String> = parts
                .iter()
                .enumerate()
                .map(|(i, part)| format!("({}) {}", i + 1, lower_first(&clause(part))))
                .collect();
            let n = i64::try_from(parts.len()).unwrap_or(i64::MAX);
            format!("Gồm {} thời hạn: {}", count(n), parts.join("; "))
        }
        single => clause(single),
    };
    if !notes.others.is_empty() {
        text.push_str("; cũng có thể hiểu là ");
        text.push_str(&notes.others.join(", hoặc "));
        text.push_str(", đề nghị xác nhận");
    }
    for flag in [
        Flag::Approx,
        Flag::YearAssumed,
        Flag::Clamped,
        Flag::LowConfidence,
    ] {
        if notes.flags.contains(&flag) {
            text.push_str("; ");
            text.push_str(&remark(flag, year));
        }
    }
    if first_day(meaning).is_some_and(|d| d.year() < year) && is_deadline(meaning) {
        text.push_str(&format!("; ngày này trước năm kế hoạch {year}, đề nghị kiểm tra"));
    }
    text.push('.');
    text
}

/// A meaning inside a sentence.
pub(super) fn spoken(meaning: &Meaning) -> String {
    lower_first(&clause(meaning))
}

/// "Hằng quý" inside a sentence: "hằng quý".
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|c| c.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

fn remark(flag: Flag, year: i32) -> String {
    match flag {
        Flag::Approx => "mốc đầu, giữa, cuối tính theo Điều 146 Bộ luật Dân sự".to_owned(),
        Flag::YearAssumed => format!("năm {year} lấy theo kế hoạch"),
        Flag::Clamped => "tháng không có ngày này thì lấy ngày cuối tháng".to_owned(),
        _ => "chữ viết đã được hiểu lại, đề nghị kiểm tra".to_owned(),
    }
}

fn is_deadline(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Once { .. })
}

fn first_day(meaning: &Meaning) -> Option<NaiveDate> {
    match meaning {
        Meaning::Once { day, .. } => Some(*day),
        _ => None,
    }
}

fn clause(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Once { bound, day, time } => once(*bound, *day, *time),
        Meaning::Window { from, to } => format!(
            "Thực hiện từ {}, hoàn thành chậm nhất hết {}",
            date_with_weekday(*from),
            date_with_weekday(*to)
        ),
        Meaning::Continuous { from, to: Some(to) } => format!(
            "Thực hiện thường xuyên từ ngày {} đến hết ngày {}, không có ngày đến hạn",
            date(*from),
            date(*to)
        ),
        Meaning::Continuous { from, to: None } => format!(
            "Thực hiện thường xuyên từ ngày {} trở đi, không có ngày đến hạn",
            date(*from)
        ),
        Meaning::Recur { freq, bound, anchor } => recur(*freq, *bound, anchor),
        Meaning::Conditional {
            relation,
            event,
            offset,
        } => conditional(*relation, event, *offset),
        Meaning::Multi(parts) => parts.iter().map(clause).collect::<Vec<_>>().join("; "),
        Meaning::Cutoff(text) => format!(
            "Đây là kỳ lấy số liệu{}, không phải thời hạn hoàn thành",
            days_of_cutoff(text).unwrap_or_default()
        ),
        Meaning::AsOf(at) => format!(
            "Số liệu tính đến {}ngày {}; đây là thời điểm lấy số liệu, không phải thời hạn hoàn thành",
            match at.time() == super::display::end_of_day() {
                true => "hết ".to_owned(),
                false => format!("{} ", hour(at.time())),
            },
            date(at.date())
        ),
        Meaning::Unknown(reason) => unknown(reason),
    }
}

/// " từ ngày ... đến hết ngày ...", where both days are known.
fn days_of_cutoff(text: &str) -> Option<String> {
    let (from, to) = text.split_once("..")?;
    let (from, to): (NaiveDate, NaiveDate) = (from.parse().ok()?, to.parse().ok()?);
    Some(format!(" từ ngày {} đến hết ngày {}", date(from), date(to)))
}

fn hour(time: NaiveTime) -> String {
    format!("{:02} giờ {:02}", time.hour(), time.minute())
}

/// "hết Thứ Tư 14/01/2026", "17 giờ 00 Thứ Tư 14/01/2026".
fn once(bound: Bound, day: NaiveDate, time: Option<NaiveTime>) -> String {
    match (bound, time) {
        (Bound::Before, None) => {
            let last = day.pred_opt().unwrap_or(day);
            format!(
                "Trước ngày {}, tức chậm nhất hết {}",
                date(day),
                date_with_weekday(last)
            )
        }
        (Bound::Before, Some(time)) => format!("Trước {} {}", hour(time), date_with_weekday(day)),
        (_, Some(time)) => format!("Chậm nhất {} {}", hour(time), date_with_weekday(day)),
        (_, None) => format!("Chậm nhất hết {}", date_with_weekday(day)),
    }
}

fn every(freq: Freq) -> &'static str {
    match freq {
        Freq::Daily => "Hằng ngày",
        Freq::Weekly => "Hằng tuần",
        Freq::Monthly => "Hằng tháng",
        Freq::Quarterly => "Hằng quý",
        Freq::HalfYearly => "Định kỳ 6 tháng",
        Freq::NineMonth => "Định kỳ 9 tháng",
        Freq::Yearly => "Hằng năm",
        Freq::Period => "Mỗi kỳ báo cáo",
        Freq::Unspecified => "Định kỳ",
    }
}

fn recur(freq: Freq, bound: Bound, anchor: &Anchor) -> String {
    let each = every(freq);
    let limit = match bound {
        Bound::Before => "trước",
        Bound::By => "chậm nhất",
        Bound::On => "vào",
    };
    let period = match freq {
        Freq::Weekly => "tuần",
        Freq::Monthly => "tháng",
        Freq::Quarterly => "quý",
        Freq::Yearly => "năm",
        _ => "kỳ",
    };
    match anchor {
        Anchor::None if freq == Freq::Unspecified => {
            "Định kỳ nhưng chưa ghi bao lâu một lần; đề nghị bổ sung kỳ và ngày cụ thể".to_owned()
        }
        Anchor::None if freq == Freq::Daily => format!("{each}, không nhắc từng ngày"),
        Anchor::None => format!("{each}, chưa ghi ngày cụ thể; đề nghị bổ sung ngày"),
        Anchor::LastDay => format!("{each}, {limit} ngày cuối cùng của {period}"),
        Anchor::LastWorkingDay => format!("{each}, {limit} ngày làm việc cuối cùng của {period}"),
        Anchor::Weekday(day, Some(time)) => format!("{each}, {limit} {} {}", hour(*time), day_name(*day)),
        Anchor::Weekday(day, None) => format!("{each}, {limit} {}", day_name(*day)),
        Anchor::MonthDay(month, day, year) => {
            let year = match year {
                YearAnchor::Same => "",
                YearAnchor::Next => " của năm sau",
                YearAnchor::Previous => " của năm trước",
            };
            format!(
                "{each}, {limit} ngày {} tháng {}{year}",
                two(*day),
                two_month(*month)
            )
        }
        Anchor::Day(day, month) => format!("{each}, {limit} ngày {}{}", two(*day), of_month(*month, freq)),
        Anchor::DayWindow(from, to, month) => format!(
            "{each}, từ ngày {} đến hết ngày {}{}",
            two(*from),
            two(*to),
            of_month(*month, freq)
        ),
        Anchor::YearWindow((from_month, from), (to_month, to)) => format!(
            "{each}, từ ngày {}/{} đến hết ngày {}/{}",
            two(*from),
            two_month(*from_month),
            two(*to),
            two_month(*to_month)
        ),
    }
}

fn of_month(month: MonthAnchor, freq: Freq) -> &'static str {
    match month {
        MonthAnchor::Same if freq == Freq::Monthly => " của tháng",
        MonthAnchor::Same => "",
        MonthAnchor::Next => " của tháng sau",
        MonthAnchor::LastOfQuarter => " của tháng cuối quý",
        MonthAnchor::FirstOfNextQuarter => " của tháng đầu quý sau",
        MonthAnchor::LastOfPeriod => " của tháng cuối kỳ báo cáo",
        MonthAnchor::AfterPeriod => " của tháng sau kỳ báo cáo",
    }
}

fn two(n: u32) -> String {
    format!("{n:02}")
}

fn two_month(n: u32) -> String {
    if n <= 2 { two(n) } else { n.to_string() }
}

fn day_name(day: Weekday) -> &'static str {
    // Any week will do: 05/01/2026 is a Monday.
    let offset = u64::from(day.num_days_from_monday());
    NaiveDate::from_ymd_opt(2026, 1, 5)
        .and_then(|monday| monday.checked_add_days(chrono::Days::new(offset)))
        .map_or("", crate::calendar::weekday)
}

fn conditional(relation: Relation, name: &str, offset: Offset) -> String {
    let length = match offset {
        Offset::Days(n) => Some(format!("{} ngày", count(n.abs()))),
        Offset::WorkingDays(n) => Some(format!("{} ngày làm việc", count(n.abs()))),
        Offset::Hours(n) => Some(format!("{} giờ", count(n.abs()))),
        Offset::None | Offset::Immediate => None,
    };
    if let (Some(day), Some(length)) = (event::day_of(name), &length) {
        return from_a_day(relation, day, offset, length);
    }
    let (start, ask) = match offset {
        Offset::Hours(_) => (
            "bắt đầu theo dõi khi có người ghi nhận ngày, giờ của sự kiện này; không rõ giờ thì tính tròn ngày",
            "đề nghị cho biết ngày, giờ của sự kiện này; không rõ giờ thì tính tròn ngày",
        ),
        _ => (
            "bắt đầu theo dõi khi có người ghi nhận sự kiện này",
            "đề nghị cho biết ngày của sự kiện này",
        ),
    };
    match (relation, length, offset) {
        (Relation::Before, Some(length), _) => format!("Chậm nhất {length} trước sự kiện “{name}”; {ask}"),
        (Relation::Before, None, _) => format!("Trước sự kiện “{name}”; {ask}"),
        (_, Some(length), _) => format!("Trong {length} kể từ sự kiện “{name}”; {start}"),
        (_, None, Offset::Immediate) if name.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("Thực hiện từ sau ngày {name}, chưa ghi ngày phải hoàn thành; đề nghị bổ sung")
        }
        (_, None, Offset::Immediate) => format!("Thực hiện ngay sau sự kiện “{name}”; {start}"),
        (_, None, _) => {
            let bare = ["khi có ", "Khi có ", "khi ", "Khi "]
                .iter()
                .find_map(|p| name.strip_prefix(p));
            format!("Thực hiện khi có sự kiện “{}”; {start}", bare.unwrap_or(name))
        }
    }
}

/// The event is a date: nobody has to report it.
fn from_a_day(relation: Relation, day: NaiveDate, offset: Offset, length: &str) -> String {
    let limit = match offset {
        Offset::Days(n) => TimeDelta::try_days(n).and_then(|n| day.checked_add_signed(n)),
        _ => None,
    };
    let limit = limit.map(|limit| format!(", tức chậm nhất hết {}", date_with_weekday(limit)));
    let (from, limit) = (date(day), limit.unwrap_or_default());
    match relation {
        Relation::Before => format!("Chậm nhất {length} trước ngày {from}{limit}"),
        _ => format!("Trong {length} kể từ ngày {from}{limit}"),
    }
}

fn unknown(reason: &str) -> String {
    let first = reason.split(" (").next().unwrap_or_default();
    let (why, ask) = match first {
        "empty" => ("ô thời gian để trống", "bổ sung thời hạn"),
        "ditto" => ("ô ghi “như trên”", "xác nhận lấy thời hạn của dòng trên"),
        "no date" => ("chỉ dẫn chiếu quy định, không ghi ngày", "bổ sung ngày cụ thể"),
        "reference-only" => ("chỉ dẫn chiếu văn bản", "bổ sung ngày cụ thể"),
        "school-year" => ("năm học có ngày bắt đầu và kết thúc riêng", "bổ sung ngày cụ thể"),
        "vague" => ("chỉ ghi chung về tiến độ, không ghi ngày", "bổ sung ngày cụ thể"),
        "relative-week" => ("chỉ ghi tuần, chưa rõ tuần nào của năm", "bổ sung ngày cụ thể"),
        "relative-month" => ("tháng được tính theo kỳ báo cáo chưa ghi", "ghi rõ tháng"),
        "relative-quarter" => ("quý được tính theo kỳ báo cáo chưa ghi", "ghi rõ quý"),
        "relative-day" => ("ngày được tính theo ngày giao việc", "ghi rõ ngày, tháng"),
        "no-month" => ("chưa ghi tháng", "bổ sung tháng hoặc ghi “hằng tháng”"),
        "no-quarter" => ("chưa ghi quý", "bổ sung quý hoặc ghi “hằng quý”"),
        "invalid-date" => ("ngày ghi không có trong lịch", "kiểm tra và ghi lại ngày"),
        "invalid-month" => ("tháng ghi không có trong lịch", "kiểm tra và ghi lại tháng"),
        "invalid-quarter" => ("quý ghi không có trong năm", "kiểm tra và ghi lại quý"),
        "invalid-time" => ("giờ ghi không hợp lệ", "kiểm tra và ghi lại giờ"),
        "reversed-range" => ("ngày kết thúc trước ngày bắt đầu", "kiểm tra và ghi lại"),
        "unknown-lunar-year" => ("chưa có ngày Tết Nguyên đán của năm đó", "bổ sung ngày cụ thể"),
        "lunar-day" => ("ghi ngày âm lịch", "ghi ngày dương lịch"),
        "not-before" => (
            "chỉ ghi ngày sớm nhất, chưa ghi ngày phải hoàn thành",
            "bổ sung thời hạn",
        ),
        "done" => ("ngày ghi là ngày đã thực hiện xong", "bổ sung thời hạn, nếu còn"),
        "replaced" => ("chỉ ghi thời hạn cũ đã được thay", "bổ sung thời hạn mới"),
        "excepted" => ("chỉ ghi trường hợp ngoại lệ", "bổ sung thời hạn chung"),
        "working-day" => (
            "ngày làm việc thứ mấy của tháng chưa quy được ra ngày",
            "ghi ngày cụ thể",
        ),
        "month-of-quarter" => (
            "ngày của tháng này trong quý chưa nhắc được",
            "ghi rõ ngày, tháng",
        ),
        "too-long" => ("nội dung quá dài đối với một ô thời hạn", "ghi riêng thời hạn"),
        _ => ("không thấy ngày hoặc kỳ hạn", "bổ sung ngày cụ thể"),
    };
    format!("Chưa xác định được thời hạn: {why}; đề nghị {ask}")
}
