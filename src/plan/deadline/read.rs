//! One phrase, understood.

use super::compose::compose;
use super::entry::Entry;
use super::item::Item;
use super::normal::{Bound, Flag, Meaning, Offset};
use super::reading::Notes;
use super::{choice, event, meaning, reading, scan, words};
use crate::calendar::Moment;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// A phrase, understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// As written.
    pub phrase: String,
    pub meaning: Meaning,
    /// Sorted, each once.
    pub flags: Vec<Flag>,
    /// One Vietnamese sentence that an official would accept.
    pub reading: String,
    /// Byte ranges of the phrase that were not understood.
    pub not_understood: Vec<(usize, usize)>,
}

impl Deadline {
    /// The last day on which finishing is on time; `None` where the phrase has no single one.
    pub fn last_on_time_day(&self) -> Option<NaiveDate> {
        match &self.meaning {
            Meaning::Once {
                day, time: Some(_), ..
            } => Some(*day),
            Meaning::Once {
                bound: Bound::Before,
                day,
                ..
            } => day.pred_opt(),
            Meaning::Once { day, .. } => Some(*day),
            Meaning::Window { to, .. } => Some(*to),
            Meaning::Conditional {
                event,
                offset: Offset::Days(n),
                ..
            } => event::day_of(event)?.checked_add_signed(TimeDelta::try_days(*n)?),
            _ => None,
        }
    }

    /// The limit where the phrase names an hour.
    pub fn limit(&self) -> Option<Moment> {
        match &self.meaning {
            Meaning::Once {
                day,
                time: Some(time),
                ..
            } => Some(crate::calendar::at(*day, *time)),
            _ => None,
        }
    }
}

/// The day of an event that is a full date: "kể từ ngày 01/7/2026" needs nobody's report.
pub fn day_of_event(event: &str) -> Option<NaiveDate> {
    event::day_of(event)
}

/// The longest phrase that is read, in characters; a cell of a plan has a few hundred.
pub const LONGEST_PHRASE: usize = 4000;

/// The most deadlines that one cell may hold.
pub const MOST_DEADLINES: usize = 60;

/// Reads one phrase of a plan of that year. Never fails: what cannot be read is
/// `Unknown` with the reason.
pub fn read(phrase: &str, year: i32) -> Deadline {
    read_counting(phrase, year).0
}

/// Also the number of tokens looked at.
pub(super) fn read_counting(phrase: &str, year: i32) -> (Deadline, u64) {
    // Years are added to below; none of a calendar is lost here.
    let year = year.clamp(1, 9998);
    let unknown = |reason: &str| {
        let meaning = Meaning::Unknown(reason.to_owned());
        (deadline(phrase, meaning, Notes::default(), year), 0)
    };
    if phrase.chars().nth(LONGEST_PHRASE).is_some() {
        return unknown("too-long");
    }
    let tokens = words::tokens(phrase);
    if let Some(reason) = blank(&tokens) {
        return unknown(reason);
    }
    let scan = scan::scan(phrase, &tokens, year);
    if scan.items.len() > MOST_DEADLINES {
        return (unknown("too-long").0, scan.steps);
    }
    let entries = compose(scan.items, year);
    let mut notes = Notes::default();
    let meaning = joined(&entries, year, &mut notes);
    let known = !matches!(meaning, Meaning::Unknown(_));
    let data = matches!(meaning, Meaning::Cutoff(_) | Meaning::AsOf(_));
    if scan.missed && known && !data {
        notes.doubt("một thời hạn khác nằm trong phần chữ chưa hiểu được");
    }
    if known && (scan.repaired || words::is_undiacritised(&tokens)) {
        notes.flag(Flag::LowConfidence);
    }
    let mut deadline = deadline(phrase, meaning, notes, year);
    deadline.not_understood = scan.left;
    (deadline, scan.steps)
}

/// What a rule with an exception is also read as.
const EXCEPTION: &str = "thời hạn chung không áp dụng cho trường hợp riêng được nêu";

/// One meaning of all entries, each said once; what promises no day steps back where
/// another entry names one.
fn joined(entries: &[Entry], year: i32, notes: &mut Notes) -> Meaning {
    let mut firm: Vec<Meaning> = Vec::new();
    let mut soft: Option<Meaning> = None;
    let has_data = entries.iter().any(Entry::is_data);
    for entry in entries {
        // "(chốt số liệu báo cáo 6 tháng)" names the report that the figures are for.
        if has_data && entry.is_label() {
            continue;
        }
        let found = meaning::of(entry, year, notes);
        if entry.is_exception() {
            notes.doubt(EXCEPTION);
        }
        if entry.is_instead() && choice::is_chosen(&mut firm, &found, notes) {
            continue;
        }
        if matches!(entry.item, Item::Unknown { soft: true, .. }) {
            soft.get_or_insert(found);
        } else if !firm.contains(&found) {
            firm.push(found);
        }
    }
    if firm.iter().all(|m| matches!(m, Meaning::Unknown(_))) {
        firm.truncate(1);
    }
    // The period or moment of the figures steps back where a deadline is named.
    let data = |m: &Meaning| matches!(m, Meaning::Cutoff(_) | Meaning::AsOf(_));
    if !firm.iter().all(data) {
        firm.retain(|m| !data(m));
    }
    if firm.iter().any(|m| matches!(m, Meaning::Cutoff(_))) {
        firm.retain(|m| !matches!(m, Meaning::AsOf(_)));
    }
    match firm.len() {
        0 => soft.unwrap_or_else(|| Meaning::Unknown("not-understood".to_owned())),
        1 => firm.remove(0),
        _ => Meaning::Multi(firm),
    }
}

fn deadline(phrase: &str, meaning: Meaning, notes: Notes, year: i32) -> Deadline {
    let reading = reading::sentence(&meaning, &notes, year);
    let mut flags = notes.flags;
    flags.sort();
    flags.dedup();
    Deadline {
        phrase: phrase.to_owned(),
        meaning,
        flags,
        reading,
        not_understood: Vec::new(),
    }
}

/// An empty cell, a dash, or a mark that repeats the cell above.
fn blank(tokens: &[words::Token]) -> Option<&'static str> {
    use words::Kind;
    const DITTO: &str = "ditto (như trên: copy the cell above)";
    let marks: Option<String> = tokens
        .iter()
        .map(|t| match t.kind {
            Kind::Mark(c) => Some(c),
            _ => None,
        })
        .collect();
    if let Some(marks) = marks {
        let quotes = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '’' | '‘' | '″' | '〃' | '`' | '´');
        return Some(match !marks.is_empty() && marks.chars().all(quotes) {
            true => DITTO,
            false => "empty",
        });
    }
    let words: Vec<&str> = tokens
        .iter()
        .filter_map(|t| match &t.kind {
            Kind::Word(word) => Some(word.bare.as_str()),
            _ => None,
        })
        .collect();
    let numbers = tokens.iter().any(|t| matches!(t.kind, Kind::Num { .. }));
    let ditto = matches!(
        words.as_slice(),
        ["nt"] | ["n", "t"] | ["nhu", "tren"] | ["nhu", "muc", "tren"] | ["nhu", "dong", "tren"]
    );
    (ditto && !numbers).then_some(DITTO)
}
