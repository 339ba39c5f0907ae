//! The numbers of a sentence in their order, things and money alike, with the brackets they stand in.

use super::counts::{Count, thing_at};
use super::role::Role;
use super::scan::Scan;
use super::token::{count_of, decimal_of};
use crate::calendar::count;

/// A number that may be a whole or a part.
#[derive(Debug, Clone)]
pub struct Item {
    /// Of money in hundredths of its unit.
    pub value: i64,
    pub token: usize,
    pub scan: usize,
    /// What is counted; "tỷ đồng" of money.
    pub thing: String,
    /// The words of its clause, lower case.
    pub words: String,
    pub role: Option<Role>,
    /// How many brackets are open.
    pub depth: usize,
    is_money: bool,
}

/// "31/40 chỉ tiêu".
#[derive(Debug, Clone)]
pub struct Share {
    pub part: Item,
    pub whole: Item,
}

/// From one full stop to the next; semicolons divide nothing here.
#[derive(Debug)]
pub struct Sentence {
    /// Its first token.
    pub from: usize,
    pub items: Vec<Item>,
    pub shares: Vec<Share>,
}

/// Money is counted in hundredths.
const CENTS: i64 = 100;

impl Item {
    pub fn of(count: &Count, role: Option<Role>, depth: usize) -> Item {
        Item {
            value: count.value,
            token: count.token,
            scan: count.scan,
            thing: count.thing.clone(),
            words: count.words.clone(),
            role,
            depth,
            is_money: false,
        }
    }

    /// A number as this one's would be written.
    pub fn written(&self, n: i64) -> String {
        if !self.is_money {
            return count(n);
        }
        let (whole, cents) = (n / CENTS, n % CENTS);
        let tail = match cents {
            0 => String::new(),
            _ => format!(",{}", format!("{cents:02}").trim_end_matches('0')),
        };
        format!("{}{tail} {}", count(whole), self.thing)
    }
}

/// The sentences of a paragraph that hold numbers; `counts` and `roles` are those of the paragraph.
pub fn sentences(scan: &Scan, counts: &[Count], roles: &[Option<Role>]) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = vec![Sentence::at(0)];
    let mut depth = 0_usize;
    let mut next = counts.iter().zip(roles).peekable();
    for (at, token) in scan.tokens.iter().enumerate() {
        let Some(open) = found.last_mut() else { break };
        if token.is_mark('(') {
            depth += 1;
        } else if token.is_mark(')') {
            depth = depth.saturating_sub(1);
        } else if token.is_mark('.')
            && scan.tokens.get(at + 1).is_none_or(|n| n.start > token.end())
            && depth == 0
        {
            found.push(Sentence::at(at + 1));
        } else if let Some((count, role)) = next.next_if(|(c, _)| c.token <= at) {
            if count.token == at && !count.is_beside {
                open.items.push(Item::of(count, *role, depth));
            }
        } else if let Some(money) = money_at(scan, at, depth) {
            open.items.push(money);
        } else if let Some(share) = share_at(scan, at) {
            open.shares.push(share);
        }
    }
    found.retain(|s| !s.items.is_empty() || !s.shares.is_empty());
    found
}

impl Sentence {
    fn at(from: usize) -> Sentence {
        Sentence {
            from,
            items: Vec::new(),
            shares: Vec::new(),
        }
    }
}

/// "18,4 tỷ đồng", "245.600.000 đồng".
fn money_at(scan: &Scan, at: usize, depth: usize) -> Option<Item> {
    let (value, thing) = money(scan, at)?;
    // "10,4 triệu đồng/người" is a mean.
    let behind = scan.tokens.get(at + 1 + thing.split(' ').count());
    if behind.is_some_and(|t| t.is_mark('/')) {
        return None;
    }
    let words = scan.words(at.saturating_sub(6), at).to_lowercase();
    Some(Item {
        value,
        token: at,
        scan: 0,
        thing,
        words,
        role: None,
        depth,
        is_money: true,
    })
}

/// The sum of money at a token, in hundredths of its unit, and the unit.
pub fn money(scan: &Scan, at: usize) -> Option<(i64, String)> {
    let token = scan.tokens.get(at).filter(|t| t.is_number() && !scan.taken[at])?;
    let unit = scan.tokens.get(at + 1)?;
    let is_large = ["tỷ", "tỉ", "triệu", "nghìn"].contains(&unit.lower.as_str());
    let thing = match () {
        () if unit.is("đồng") => "đồng".to_owned(),
        () if is_large && scan.tokens.get(at + 2).is_some_and(|t| t.is("đồng")) => {
            format!("{} đồng", unit.lower)
        }
        () => return None,
    };
    let (value, places) = decimal_of(token.text)?;
    let cents = match places {
        0 => value.checked_mul(CENTS)?,
        1 => value.checked_mul(CENTS / 10)?,
        2 => value,
        _ => return None,
    };
    Some((cents, thing))
}

/// A share begins with its part, a stroke and its whole, without spaces.
fn share_at(scan: &Scan, at: usize) -> Option<Share> {
    let token = |i: usize| scan.tokens.get(i).filter(|_| !scan.taken[i]);
    let (part, stroke, whole) = (token(at)?, token(at + 1)?, token(at + 2)?);
    let is_glued = stroke.is_mark('/') && stroke.start == part.end() && whole.start == stroke.end();
    let (Some(few), Some(all)) = (count_of(part.text), count_of(whole.text)) else {
        return None;
    };
    if !is_glued || !part.is_number() || !whole.is_number() || few > all {
        return None;
    }
    let thing = thing_at(scan, at + 2);
    let item = |value: i64, token: usize| Item {
        value,
        token,
        scan: 0,
        thing: thing.clone(),
        words: String::new(),
        role: None,
        depth: 0,
        is_money: false,
    };
    (!thing.is_empty()).then(|| Share {
        part: item(few, at),
        whole: item(all, at + 2),
    })
}
