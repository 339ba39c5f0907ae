//! What a profile's filter yields to rows of form II.06a, with every figure checked.

use super::failure::{Failure, FailureKind};
use super::jq::Val;
use crate::dossier::{Column, Extras, SectorRow};
use jaq_json::Num;
use unicode_normalization::UnicodeNormalization;

/// Most further counts of a row.
const MOST_EXTRAS: usize = 64;
/// Longest code or name kept, in characters.
const LONGEST_NAME: usize = 200;

/// A row, and whether it is the totals row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub total: bool,
    pub row: SectorRow,
}

/// One output of `answer.row`. `place` says which row, for messages.
pub(super) fn row(output: Val, largest: i64, place: &str) -> Result<Row, Failure> {
    let Val::Obj(object) = output else {
        return Err(unfit(place, "is no object"));
    };
    let mut total = false;
    let mut row = SectorRow::default();
    for (key, value) in object.iter() {
        let key = text(key).ok_or_else(|| unfit(place, "has a key that is no text"))?;
        match key.as_str() {
            "code" => row.code = name(value, place, "code")?,
            "sector" => row.sector = name(value, place, "sector")?,
            "total" => {
                let Val::Bool(is_total) = value else {
                    return Err(unfit(place, "has a \"total\" that is neither true nor false"));
                };
                total = *is_total;
            }
            "extras" => row.extras = extras(value, largest, place)?,
            column => {
                let known = Column::ALL
                    .into_iter()
                    .find(|c| format!("c{}", c.number()) == column);
                let known =
                    known.ok_or_else(|| unfit(place, &format!("has the unknown key \"{column}\"")))?;
                row.counts.set(known, count(value, largest, place, column)?);
            }
        }
    }
    if total {
        row.code.clear();
    }
    Ok(Row { total, row })
}

/// Sectors in the order of the answer, and the totals row. The same row twice is one; two
/// that differ mean that the answer is no longer what the profile takes it for.
pub(super) fn assemble(
    rows: Vec<Row>,
    is_form: bool,
) -> Result<(Vec<SectorRow>, Option<SectorRow>), Failure> {
    let mut sectors: Vec<SectorRow> = Vec::new();
    let mut total: Option<SectorRow> = None;
    for Row { total: is_total, row } in rows {
        let known = if is_total {
            total.as_ref()
        } else {
            sectors.iter().find(|known| same_sector(known, &row))
        };
        match known {
            Some(known) if *known == row => {}
            Some(known) => {
                let which = if is_total {
                    "totals row".to_owned()
                } else {
                    format!("sector \"{}\"", known.code)
                };
                return Err(Failure::new(
                    FailureKind::LayoutChanged,
                    format!(
                        "the answer has the {which} twice with different figures; answer.row must keep one"
                    ),
                ));
            }
            None if is_total => total = Some(row),
            None => sectors.push(row),
        }
    }
    let says_something =
        |row: &SectorRow| row.counts.any_known() || (!is_form && row.extras.values().any(Option::is_some));
    if !sectors.iter().chain(&total).any(says_something) {
        return Err(Failure::new(
            FailureKind::LayoutChanged,
            "the answer has rows, but no figure in any of them that the profile is for; compare it with answer.row",
        ));
    }
    Ok((sectors, total))
}

fn same_sector(a: &SectorRow, b: &SectorRow) -> bool {
    match (a.code.is_empty(), b.code.is_empty()) {
        (false, false) => a.code == b.code,
        _ => a.code == b.code && a.sector == b.sector,
    }
}

fn extras(value: &Val, largest: i64, place: &str) -> Result<Extras, Failure> {
    let object = match value {
        Val::Null => return Ok(Extras::new()),
        Val::Obj(object) if object.len() <= MOST_EXTRAS => object,
        _ => return Err(unfit(place, "has \"extras\" that are no small object")),
    };
    let mut extras = Extras::new();
    for (key, value) in object.iter() {
        let key = text(key).ok_or_else(|| unfit(place, "has a key that is no text"))?;
        let found = count(value, largest, place, &key)?;
        extras.insert(key, found);
    }
    Ok(extras)
}

/// A count of dossiers: a number or its text; null and "" are unknown, never 0.
fn count(value: &Val, largest: i64, place: &str, key: &str) -> Result<Option<i64>, Failure> {
    let implausible = |what: &str| {
        Err(Failure::new(
            FailureKind::Implausible,
            format!("{place} has {what} as {key}; no count of dossiers, so nothing of this answer is used"),
        ))
    };
    let whole = match value {
        Val::Null => return Ok(None),
        Val::Num(Num::Int(n)) => i64::try_from(*n).ok(),
        Val::Num(Num::BigInt(_)) => None,
        Val::Num(number) => match number.to_string().parse::<f64>() {
            Ok(f) if f.fract() != 0.0 => return implausible("a fraction"),
            Ok(f) if f.abs() <= 9e15 => Some(f as i64),
            _ => None,
        },
        Val::TStr(_) => {
            let written = text(value).unwrap_or_default();
            let written = written.trim();
            if written.is_empty() {
                return Ok(None);
            }
            if !written.bytes().all(|b| b.is_ascii_digit()) {
                return match written.parse::<f64>() {
                    Ok(_) => implausible("a negative number or a fraction"),
                    Err(_) => Err(changed(place, key)),
                };
            }
            written.parse::<i64>().ok()
        }
        _ => return Err(changed(place, key)),
    };
    match whole {
        Some(n) if n < 0 => implausible("a negative number"),
        Some(n) if n <= largest => Ok(Some(n)),
        _ => implausible("a number beyond any office"),
    }
}

/// A code or a name: NFC, on one line, of bounded length, without marks that nobody sees.
pub(super) fn name(value: &Val, place: &str, key: &str) -> Result<String, Failure> {
    let raw = match value {
        Val::Null => String::new(),
        Val::TStr(_) => text(value).unwrap_or_default(),
        Val::Num(number) => number.to_string(),
        _ => return Err(changed(place, key)),
    };
    let spaced: String = raw
        .chars()
        .filter(|c| !is_unseen(*c))
        .nfc()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST_NAME * 4)
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    Ok(words.join(" ").chars().take(LONGEST_NAME).collect())
}

/// Marks that only steer how their neighbours are shown: direction of writing, joining,
/// line breaks. In a name they make one sector look like another.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

pub(super) fn text(value: &Val) -> Option<String> {
    match value {
        Val::TStr(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        _ => None,
    }
}

fn changed(place: &str, key: &str) -> Failure {
    Failure::new(
        FailureKind::LayoutChanged,
        format!("{place} has something else than a number or a text as {key}; compare it with answer.row"),
    )
}

pub(super) fn unfit(place: &str, what: &str) -> Failure {
    Failure::new(
        FailureKind::Misconfigured,
        format!("what answer.row makes of {place} {what}; correct the profile"),
    )
}
