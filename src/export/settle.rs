//! Which window a file is for: what its title says, what was asked for, what its name says.

use super::content::{Content, Export, Refused};
use super::window::{Stated, in_name};
use crate::calendar::{Moment, Period, PeriodKind, Regime, date, day_of};
use crate::dossier::list::Coverage;
use chrono::NaiveDate;

/// What is known of the window beside the file's title.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Named by the person who imports it.
    pub asked: Option<&'a Period>,
    /// The title is passed over: a person said so, with a reason.
    pub is_forced: bool,
    /// The file's name.
    pub name: &'a str,
    pub regimes: &'a [Regime],
    pub now: Moment,
}

/// The window, and how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    pub period: Period,
    /// Of a list of dossiers.
    pub coverage: Option<Coverage>,
    /// Vietnamese sentences.
    pub remarks: Vec<String>,
}

/// The window of a file.
///
/// # Errors
/// The title names another window than was asked for, or nothing names one.
pub fn settle(export: &Export, wish: Wish) -> Result<Settled, Refused> {
    match &export.content {
        Content::Form { .. } => of_form(export, wish),
        Content::List { rows } => {
            let days = rows.iter().map(|d| d.received.day);
            of_list(export, days.min().unwrap_or_else(|| day_of(wish.now)), wish)
        }
    }
}

fn of_form(export: &Export, wish: Wish) -> Result<Settled, Refused> {
    let named = in_name(wish.name);
    let mut remarks = Vec::new();
    let period = match (wish.asked, export.stated) {
        (Some(asked), Some(stated)) if is_same(stated, asked) => {
            if matches!(stated, Stated::Label { .. }) {
                remarks.push(format!(
                    "Tiêu đề chỉ ghi tên kỳ; được hiểu là {}.",
                    asked.window_words()
                ));
            }
            asked.clone()
        }
        (Some(asked), Some(_)) if wish.is_forced => asked.clone(),
        (Some(asked), Some(stated)) => return Err(another(stated, asked)),
        (Some(asked), None) => {
            remarks.push(format!(
                "Tiêu đề không ghi kỳ số liệu; được nhập cho kỳ {}.",
                asked.window_words()
            ));
            asked.clone()
        }
        (None, Some(stated)) => of_stated(stated, wish.regimes)?,
        (None, None) => {
            let Some(stated) = named else {
                return Err(nobody_says());
            };
            let period = of_stated(stated, wish.regimes)?;
            remarks.push(format!(
                "Tiêu đề không ghi kỳ số liệu; kỳ {} lấy theo tên tệp.",
                period.window_words()
            ));
            period
        }
    };
    if period.from > day_of(wish.now) {
        return Err(Refused::new(format!(
            "Kỳ số liệu của tệp ({}) chưa bắt đầu; đề nghị kiểm tra tiêu đề.",
            period.window_words()
        )));
    }
    Ok(Settled {
        period,
        coverage: None,
        remarks,
    })
}

fn of_list(export: &Export, first: NaiveDate, wish: Wish) -> Result<Settled, Refused> {
    let asked = match (wish.asked, in_name(wish.name)) {
        (Some(asked), _) => Some(asked.clone()),
        (None, Some(stated)) => of_stated(stated, wish.regimes).ok(),
        (None, None) => None,
    };
    let mut remarks = Vec::new();
    let stated = match export.stated {
        Some(stated) => match asked.as_ref().filter(|asked| is_same(stated, asked)) {
            Some(asked) => Some((asked.from, asked.to)),
            None => {
                let period = of_stated(stated, wish.regimes)?;
                Some((period.from, period.to))
            }
        },
        None => None,
    };
    let (Some((from, to)), false) = (stated, wish.is_forced) else {
        if stated.is_none() {
            remarks.push(
                "Danh sách không ghi kỳ ở tiêu đề nên được coi là đủ mọi hồ sơ đến lúc xuất; nếu còn hồ sơ không có trong danh sách, đề nghị xuất lại cho đủ."
                    .to_owned(),
            );
        }
        let period = asked.unwrap_or_else(|| explicit(first, day_of(wish.now)));
        let coverage = Coverage {
            from: None,
            to: None,
            only_received: false,
        };
        return Ok(Settled {
            period,
            coverage: Some(coverage),
            remarks,
        });
    };
    if let Some(asked) = asked.as_ref().filter(|asked| asked.from < from || to < asked.to) {
        return Err(another(Stated::Days(from, to), asked));
    }
    let period = asked.unwrap_or_else(|| named(from, to, wish.regimes));
    Ok(Settled {
        period,
        coverage: Some(Coverage {
            from: Some(from),
            to: Some(to),
            only_received: first >= from,
        }),
        remarks,
    })
}

fn is_same(stated: Stated, asked: &Period) -> bool {
    match stated {
        Stated::Days(from, to) => (from, to) == (asked.from, asked.to),
        Stated::Label { kind, year, index } => (kind, year, index) == (asked.kind, asked.year, asked.index),
    }
}

fn of_stated(stated: Stated, regimes: &[Regime]) -> Result<Period, Refused> {
    let (kind, year, index) = match stated {
        Stated::Days(from, to) => return Ok(named(from, to, regimes)),
        Stated::Label { kind, year, index } => (kind, year, index),
    };
    let of_kind = regimes.iter().filter(|r| r.kind == kind);
    let mut found: Vec<Period> = of_kind.filter_map(|r| r.period(year, index)).collect();
    found.dedup_by(|a, b| (a.from, a.to) == (b.from, b.to));
    match found.len() {
        1 => Ok(found.remove(0)),
        _ => Err(Refused::new(
            "Tệp chỉ ghi tên kỳ, mỗi chế độ báo cáo hiểu một khác; đề nghị ghi rõ “Từ ngày … đến ngày …” ở tiêu đề hoặc trong tên tệp.",
        )),
    }
}

/// The period of a regime with exactly these days, or a window of its own.
fn named(from: NaiveDate, to: NaiveDate, regimes: &[Regime]) -> Period {
    let of_regime = regimes
        .iter()
        .filter_map(|r| r.period_of(to))
        .find(|p| (p.from, p.to) == (from, to));
    of_regime.unwrap_or_else(|| explicit(from, to))
}

fn explicit(from: NaiveDate, to: NaiveDate) -> Period {
    Period {
        label: format!("{from}..{to}"),
        kind: PeriodKind::Explicit,
        year: chrono::Datelike::year(&to),
        index: 0,
        from,
        to,
        regime: String::new(),
    }
}

fn another(stated: Stated, asked: &Period) -> Refused {
    let said = match stated {
        Stated::Days(from, to) => format!("từ ngày {} đến ngày {}", date(from), date(to)),
        Stated::Label { kind, year, index } => {
            let period = Period {
                kind,
                year,
                index,
                ..asked.clone()
            };
            period.name()
        }
    };
    Refused::new(format!(
        "Tiêu đề của tệp ghi kỳ {said}, khác kỳ cần nhập ({}); chưa ghi nhận số liệu nào.",
        asked.window_words()
    ))
}

fn nobody_says() -> Refused {
    Refused::new(
        "Tệp không ghi kỳ số liệu; đề nghị ghi “Từ ngày … đến ngày …” ở tiêu đề, hoặc đặt tên tệp có hai ngày, như “so-lieu 2026-05-20 2026-06-19.xlsx”.",
    )
}
