//! How a number is shown: Excel keeps dates as numbers and their look apart.

use crate::paper::error::PaperError;
use crate::paper::stream::{Stream, Token};
use chrono::{Days, NaiveDate, NaiveDateTime, Timelike};
use std::collections::HashMap;

/// 31/12/9999, the last day that Excel knows.
const LAST_DAY: f64 = 2_958_466.0;
const MAX_STYLES: usize = 100_000;
const MAX_CODE: usize = 500;

/// What a number of some style is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Number,
    /// With so many digits after the comma.
    Percent(usize),
    Date(Parts),
}

/// What of a moment is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    day: bool,
    month: bool,
    year: bool,
    time: bool,
}

/// The look of each style of a workbook.
#[derive(Debug, Default)]
pub struct Formats {
    looks: Vec<Look>,
}

impl Formats {
    /// Reads `styles.xml`.
    pub fn read(stream: &mut Stream) -> Result<Formats, PaperError> {
        let mut codes: HashMap<String, Look> = HashMap::new();
        let mut formats = Formats::default();
        let mut in_cells = false;
        loop {
            let tag = match stream.next()? {
                Token::Open(tag) => tag,
                Token::End => return Ok(formats),
                _ => continue,
            };
            let id = || tag.attribute("numFmtId").unwrap_or_default();
            match tag.name.as_str() {
                "numFmt" => {
                    let code = tag.attribute("formatCode").unwrap_or_default();
                    codes.insert(id(), look_of(&code));
                }
                "cellXfs" => in_cells = true,
                "cellStyleXfs" | "cellStyles" | "dxfs" => in_cells = false,
                "xf" if in_cells => {
                    let id = id();
                    let built_in = || look_of(built_in(id.parse().unwrap_or(0)));
                    formats
                        .looks
                        .push(codes.get(&id).copied().unwrap_or_else(built_in));
                }
                _ => {}
            }
            if formats.looks.len().max(codes.len()) > MAX_STYLES {
                let why = "it has too many styles; copy the task table to a new workbook";
                return Err(PaperError::broken("reading the styles", why));
            }
        }
    }

    /// The formats of a binary workbook: of each style the number of its format, and the codes
    /// of those that are not built in.
    pub fn of(styles: &[u16], codes: &HashMap<u16, String>) -> Formats {
        let look = |id: &u16| look_of(codes.get(id).map_or(built_in(u32::from(*id)), String::as_str));
        Formats {
            looks: styles.iter().map(look).collect(),
        }
    }

    /// A number as a cell of that style shows it.
    pub fn show(&self, style: usize, number: &str, from_1904: bool) -> String {
        let Some(value) = number.trim().parse::<f64>().ok().filter(|v| v.is_finite()) else {
            return number.to_owned();
        };
        match self.looks.get(style).copied().unwrap_or(Look::Number) {
            Look::Number => plain(value),
            Look::Percent(digits) => format!("{:.digits$}%", value * 100.0).replace('.', ","),
            Look::Date(parts) => {
                let shown = moment(value, from_1904).map(|moment| words_of(moment, value, parts));
                shown.unwrap_or_else(|| plain(value))
            }
        }
    }
}

/// The formats that every workbook knows without writing them.
fn built_in(id: u32) -> &'static str {
    match id {
        9 => "0%",
        10 => "0.00%",
        14..=16 | 27..=31 | 34..=36 | 50..=54 | 57..=58 => "d/m/yyyy",
        17 => "mmm-yy",
        18..=21 | 32..=33 | 45..=47 | 55..=56 => "h:mm",
        22 => "d/m/yyyy h:mm",
        _ => "General",
    }
}

/// What the first section of a format shows: its letters outside of quotation marks and
/// brackets.
fn look_of(code: &str) -> Look {
    let mut bare = String::new();
    let mut letters = code.chars().take(MAX_CODE);
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => {
                letters.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                // "[h]:mm" counts hours; "[Red]" and "[$-42A]" are no part of a moment.
                if !inside.is_empty() && inside.chars().all(|c| "hmsHMS".contains(c)) {
                    bare.push('h');
                }
            }
            letter => bare.push(letter.to_ascii_lowercase()),
        }
    }
    if bare.contains("general") {
        return Look::Number;
    }
    if bare.contains('%') {
        let digits = bare
            .split_once('.')
            .map_or(0, |(_, rest)| rest.matches(['0', '#']).count());
        return Look::Percent(digits.min(6));
    }
    let has = |letter| bare.contains(letter);
    let time = has('h') || has('s');
    let parts = Parts {
        day: has('d'),
        month: has('m') && (!time || has('d') || has('y')),
        year: has('y'),
        time,
    };
    if parts == Parts::default() {
        Look::Number
    } else {
        Look::Date(parts)
    }
}

/// The moment of a serial number. Excel believes in a 29/02/1900, number 60.
fn moment(value: f64, from_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..LAST_DAY).contains(&value) {
        return None;
    }
    let minutes = (value.fract() * 1440.0).round();
    let days = value.trunc() as u64 + if minutes >= 1440.0 { 1 } else { 0 };
    let zero = match (from_1904, days) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        (false, 0..60) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    let minutes = minutes as u32 % 1440;
    zero.checked_add_days(Days::new(days))?
        .and_hms_opt(minutes / 60, minutes % 60, 0)
}

/// "20/03/2026", "05/2026", "2026", "16:30 ngày 20/03/2026": as a plan writes it.
fn words_of(moment: NaiveDateTime, value: f64, parts: Parts) -> String {
    let day = match parts {
        Parts {
            day: false,
            month: false,
            year: true,
            ..
        } => moment.format("%Y").to_string(),
        Parts {
            day: false,
            month: true,
            year: true,
            ..
        } => moment.format("%m/%Y").to_string(),
        _ => moment.format("%d/%m/%Y").to_string(),
    };
    let time = format!("{:02}:{:02}", moment.hour(), moment.minute());
    let is_day = parts.day || parts.month || parts.year;
    match (is_day, parts.time && value.fract() != 0.0) {
        (false, _) => time,
        (true, false) => day,
        (true, true) => format!("{time} ngày {day}"),
    }
}

/// A number with the fifteen digits that Excel shows: 0.1 + 0.2 is 0.3.
fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    let rounded = format!("{value:.14e}").parse().unwrap_or(value);
    rounded.to_string()
}

/// A date as the newest Excel may write it, "2026-03-20T00:00:00".
pub fn iso_date(text: &str) -> String {
    let day = text
        .get(..10)
        .and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    day.map_or_else(|| text.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: &str) -> String {
        let formats = Formats {
            looks: vec![look_of(code)],
        };
        formats.show(0, number, false)
    }

    #[test]
    fn numbers_are_shown_as_their_format_shows_them() {
        for (code, number, want) in [
            ("General", "1", "1"),
            ("General", "1.1", "1.1"),
            ("General", "0.30000000000000004", "0.3"),
            ("General", "-2.5", "-2.5"),
            ("#,##0.00", "1234.5", "1234.5"),
            ("0%", "0.95", "95%"),
            ("0.0%", "0.3575", "35,8%"),
            ("dd/mm/yyyy", "46101", "20/03/2026"),
            ("[$-42A]dd mmmm yyyy;@", "46101", "20/03/2026"),
            ("d/m", "46101", "20/03/2026"),
            ("mm/yyyy", "46143", "05/2026"),
            ("\"Tháng \"m\"/\"yyyy", "46143", "05/2026"),
            ("yyyy", "46101", "2026"),
            ("dd/mm/yyyy hh:mm", "46101.6875", "16:30 ngày 20/03/2026"),
            ("dd/mm/yyyy hh:mm", "46101", "20/03/2026"),
            ("hh:mm", "0.6875", "16:30"),
            ("[h]:mm", "0.6875", "16:30"),
            ("d/m/yyyy", "59", "28/02/1900"),
            ("d/m/yyyy", "61", "01/03/1900"),
            ("d/m/yyyy", "46100.999999", "20/03/2026"),
            ("d/m/yyyy", "-1", "-1"),
            ("d/m/yyyy", "99999999", "99999999"),
            ("d/m/yyyy", "1e300", &plain(1e300)),
            ("[Red]0.00", "3", "3"),
            ("\"ngày\" 0", "3", "3"),
            ("d/m/yyyy", "nan", "nan"),
        ] {
            assert_eq!(shown(code, number), want, "{code} {number}");
        }
        let mac = Formats {
            looks: vec![look_of("d/m/yyyy")],
        };
        assert_eq!(mac.show(0, "44639", true), "20/03/2026");
        assert_eq!(iso_date("2026-03-20T00:00:00"), "20/03/2026");
        assert_eq!(iso_date("ngày"), "ngày");
    }
}
