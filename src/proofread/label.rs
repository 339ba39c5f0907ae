//! Names of periods in a sentence: "quý II năm 2024", "tháng 3/2024", "6 tháng đầu năm 2026".

use super::marker::roman;
use super::token::{Token, stands};
use crate::calendar::{Period, PeriodKind};
use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub kind: PeriodKind,
    pub index: u32,
    pub year: Option<i32>,
    /// First and last token.
    pub from: usize,
    pub to: usize,
}

impl Label {
    /// (first month, last month), 1 to 12; `None` for weeks.
    pub fn months(&self) -> Option<(u32, u32)> {
        let length = match self.kind {
            PeriodKind::Month => 1,
            PeriodKind::Quarter => 3,
            PeriodKind::Half => 6,
            PeriodKind::Nine => return Some((1, 9)),
            PeriodKind::Year => return Some((1, 12)),
            PeriodKind::Week | PeriodKind::Explicit => return None,
        };
        Some(((self.index - 1) * length + 1, self.index * length))
    }

    /// Its first and last calendar day.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = self.months()?;
        let year = self.year?;
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        let next = match last {
            12 => NaiveDate::from_ymd_opt(year + 1, 1, 1)?,
            m => NaiveDate::from_ymd_opt(year, m + 1, 1)?,
        };
        Some((from, next.pred_opt()?))
    }

    pub fn same_period(&self, other: &Label) -> bool {
        self.kind == other.kind
            && self.index == other.index
            && (self.year.is_none() || other.year.is_none() || self.year == other.year)
    }

    /// Whether it is over when another begins. Without a year it is of the other's, or of the year before where it
    /// cannot be over otherwise: "tháng 12" in a report of January.
    pub fn is_before(&self, other: &Label) -> bool {
        let year = other.year.or(self.year).unwrap_or(0);
        if self.kind == PeriodKind::Week || other.kind == PeriodKind::Week {
            let turns = self.year.is_none() && self.index >= 51 && other.index <= 2;
            let are_weeks = self.kind == other.kind;
            return are_weeks && (turns || (self.year.unwrap_or(year), self.index) < (year, other.index));
        }
        let (Some((_, last)), Some((first, _))) = (self.months(), other.months()) else {
            return false;
        };
        let turns = self.year.is_none() && last == 12 && first == 1;
        turns || (self.year.unwrap_or(year), last) < (year, first)
    }

    /// Whether it is the next of its kind behind another.
    pub fn follows(&self, other: &Label) -> bool {
        let turns = self.index == 1 && self.year.zip(other.year).is_some_and(|(a, b)| a == b + 1);
        let goes_on = self.index == other.index + 1
            && (self.year == other.year || other.year.is_none() || self.year.is_none());
        let is_last = match other.kind {
            PeriodKind::Month => other.index == 12,
            PeriodKind::Quarter => other.index == 4,
            PeriodKind::Half => other.index == 2,
            PeriodKind::Week => other.index >= 52,
            PeriodKind::Year => true,
            PeriodKind::Nine | PeriodKind::Explicit => false,
        };
        self.kind == other.kind && (goes_on && self.kind != PeriodKind::Year || turns && is_last)
    }

    /// "quý II năm 2024".
    pub fn name(&self) -> String {
        let bare = match self.kind {
            PeriodKind::Week => format!("tuần {}", self.index),
            PeriodKind::Month if self.index <= 2 => format!("tháng {:02}", self.index),
            PeriodKind::Month => format!("tháng {}", self.index),
            PeriodKind::Quarter => format!("quý {}", super::marker::to_roman(self.index)),
            PeriodKind::Half if self.index == 1 => "6 tháng đầu năm".to_owned(),
            PeriodKind::Half => "6 tháng cuối năm".to_owned(),
            PeriodKind::Nine => "9 tháng đầu năm".to_owned(),
            PeriodKind::Year | PeriodKind::Explicit => "năm".to_owned(),
        };
        let ends_with_year = bare.ends_with("năm");
        match self.year {
            Some(year) if ends_with_year => format!("{bare} {year}"),
            Some(year) => format!("{bare} năm {year}"),
            None => bare,
        }
    }

    pub fn of_period(period: &Period) -> Option<Label> {
        (period.kind != PeriodKind::Explicit).then_some(Label {
            kind: period.kind,
            index: period.index,
            year: Some(period.year),
            from: 0,
            to: 0,
        })
    }
}

/// All names of periods in a sentence that no day covers.
pub fn labels(tokens: &[Token], taken: &[bool]) -> Vec<Label> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let free = !taken.get(at).copied().unwrap_or(false);
        match label_at(tokens, at).filter(|_| free) {
            Some(label) => {
                at = label.to + 1;
                found.push(label);
            }
            None => at += 1,
        }
    }
    found
}

fn label_at(tokens: &[Token], at: usize) -> Option<Label> {
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1);
    let number = |i: usize| tokens.get(i).and_then(Token::plain);
    let label = |kind, index, last: usize| {
        let (year, to) = year_after(tokens, last + 1).map_or((None, last), |(y, to)| (Some(y), to));
        Some(Label {
            kind,
            index,
            year,
            from: at,
            to,
        })
    };
    // "tồn đầu quý 03 phản ánh", "trong tháng 08 hồ sơ": how many, not which; names of periods have no such zero.
    let is_time = at > 0 && ["đầu", "cuối", "trong"].contains(&tokens[at - 1].lower.as_str());
    let has_zero =
        next.is_some_and(|t| t.is_number() && t.text.starts_with('0') && !["01", "02"].contains(&t.text));
    let is_zero_of_quarter = token.is("quý") && next.is_some_and(|t| t.text.starts_with('0'));
    let goes_on = tokens
        .get(at + 2)
        .is_some_and(|t| t.is_word() && !t.is_capitalised() && !t.is("năm"));
    if is_time && goes_on && (token.is("tháng") && has_zero || is_zero_of_quarter) {
        return None;
    }
    match token.lower.as_str() {
        "tháng" => {
            let is_span = at > 0
                && (tokens[at - 1].is_number() || tokens[at - 1].is("sáu") || tokens[at - 1].is("chín"));
            let index = number(at + 1).filter(|n| (1..=12).contains(n) && !is_span)?;
            let is_decimal = tokens.get(at + 1).is_some_and(|t| t.text.len() > 2);
            if is_decimal {
                None
            } else {
                label(PeriodKind::Month, index, at + 1)
            }
        }
        "quý" => {
            let index = roman(next?.text)
                .or_else(|| number(at + 1))
                .filter(|n| (1..=4).contains(n))?;
            label(PeriodKind::Quarter, index, at + 1)
        }
        "tuần" => {
            let index = number(at + 1).filter(|n| (1..=53).contains(n))?;
            label(PeriodKind::Week, index, at + 1)
        }
        "6" | "06" | "sáu" | "9" | "09" | "chín" if next?.is("tháng") => {
            let is_half = matches!(token.lower.as_str(), "6" | "06" | "sáu");
            let (index, last) = match tokens.get(at + 2).map(|t| t.lower.as_str()) {
                Some("đầu") => (1, at + 2),
                Some("cuối") => (2, at + 2),
                Some("năm") => (1, at + 1),
                _ => return None,
            };
            // "đầu năm" says the beginning of a year, "đầu năm 2026" of which.
            let last = if stands(tokens, last + 1, &["năm"]) && year_after(tokens, last + 1).is_none() {
                last + 1
            } else {
                last
            };
            match is_half {
                true => label(PeriodKind::Half, index, last),
                false if index == 1 => label(PeriodKind::Nine, 1, last),
                false => None,
            }
        }
        "năm" => {
            let year = year_of(next?)?;
            Some(Label {
                kind: PeriodKind::Year,
                index: 1,
                year: Some(year),
                from: at,
                to: at + 1,
            })
        }
        _ => None,
    }
}

fn year_of(token: &Token) -> Option<i32> {
    let year = token.plain().filter(|_| token.text.len() == 4)?;
    i32::try_from(year).ok().filter(|y| (1990..2100).contains(y))
}

/// "năm 2024", "/2024", "-2024" with the last token.
fn year_after(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let sign = tokens.get(at)?;
    let joins = sign.is("năm") || sign.is_mark('/') || sign.is_mark('-') || sign.is_mark('.');
    let year = year_of(tokens.get(at + 1).filter(|_| joins)?)?;
    Some((year, at + 1))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn periods_are_known_by_their_names() {
        for (text, want) in [
            ("quý II năm 2024", "quý II năm 2024"),
            ("QUÝ III/2024", "quý III năm 2024"),
            ("tháng 3/2024", "tháng 3 năm 2024"),
            ("tháng 02 năm 2024", "tháng 02 năm 2024"),
            ("6 tháng đầu năm 2026", "6 tháng đầu năm 2026"),
            ("06 tháng đầu năm", "6 tháng đầu năm"),
            ("9 tháng năm 2025", "9 tháng đầu năm 2025"),
            ("công tác năm 2025", "năm 2025"),
            ("trong 6 tháng", ""),
            ("thời hạn 12 tháng", ""),
        ] {
            let found = labels(&tokens(text), &[]);
            let name = found.first().map(Label::name).unwrap_or_default();
            assert_eq!(name, want, "{text}");
        }
    }
}
