//! The numbers of a sentence in their order, things and measures alike, with the brackets they stand in.

use super::counts::thing_at;
use super::quantities::quantity_at;
use super::role::Role;
use super::scan::Scan;
use super::token::{count_of, stands};
use crate::calendar::count;
use crate::proofread::counts::count::Count;

/// A number that may be a whole or a part.
#[derive(Debug, Clone)]
pub struct Item {
    /// Of what is measured in hundredths of its unit.
    pub value: i64,
    pub token: usize,
    pub scan: usize,
    /// What is counted; "tỷ đồng", "ha" of what is measured.
    pub thing: String,
    /// The words of its clause, lower case.
    pub words: String,
    pub role: Option<Role>,
    /// How many brackets are open.
    pub depth: usize,
    /// Of what is measured, what its last digit is worth: sums of rounded numbers are apart by some.
    pub step: i64,
    is_measured: bool,
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

/// What is measured is counted in hundredths.
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
            step: 0,
            is_measured: false,
        }
    }

    /// Whether it is money, an area, a weight.
    pub fn is_measured(&self) -> bool {
        self.is_measured
    }

    /// A number as this one's would be written.
    pub fn written(&self, n: i64) -> String {
        if !self.is_measured {
            return count(n);
        }
        let (whole, cents) = (n / CENTS, n % CENTS);
        let number = match cents {
            0 => count(whole),
            // A leading zero is for whole numbers only.
            _ => {
                let tail = format!("{cents:02}");
                let whole = if whole < 10 {
                    whole.to_string()
                } else {
                    count(whole)
                };
                format!("{whole},{}", tail.trim_end_matches('0'))
            }
        };
        format!("{number} {}", self.thing)
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
            continue;
        }
        let told = next.next_if(|(c, _)| c.token <= at);
        if let Some(measured) = measured_at(scan, at, depth) {
            open.items.push(measured);
        } else if let Some((count, role)) = told {
            if count.token == at && !count.is_beside {
                open.items.push(Item::of(count, *role, depth));
            }
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

/// "giảm 8,4 tỷ đồng", "xuất siêu 6 tháng đạt 4,3 tỷ USD" are no parts.
fn is_derived(scan: &Scan, at: usize) -> bool {
    /// In tokens.
    const LONGEST: usize = 8;
    const CHANGES: &[&str] = &["tăng", "giảm", "thêm", "hơn"];
    const DERIVED: &[&str] = &["siêu", "kiệm", "lệch", "ròng", "quân"];
    let is = |i: usize, words: &[&str]| words.contains(&scan.tokens[i].lower.as_str());
    let ends = |i: &usize| matches!(scan.tokens[*i].lower.as_str(), "," | ";" | "(" | ")" | ".");
    let mut clause = (at.saturating_sub(LONGEST)..at).rev().take_while(|i| !ends(i));
    // "05 lượt tăng vốn với số vốn tăng thêm 720 tỷ đồng": what came in.
    let is_added = at >= 3 && is(at - 1, &["thêm"]) && is(at - 2, &["tăng"]) && is(at - 3, &["vốn", "tiền"]);
    // "Tổng vốn cấp mới và tăng thêm đạt 4.200 tỷ đồng"
    let sums_up = at >= 4 && is(at - 2, &["thêm"]) && is(at - 3, &["tăng"]) && is(at - 4, &["và"]);
    // "17 lượt dự án điều chỉnh tăng vốn 2.410,7 tỷ đồng"
    let raises = at >= 3 && is(at - 1, &["vốn"]) && is(at - 2, &["tăng"]) && is(at - 3, &["chỉnh"]);
    let is_added = is_added || sums_up || raises;
    clause.any(|i| is(i, DERIVED) || i + 2 >= at && is(i, CHANGES) && !is_added)
}

/// "bằng 58,5% dự toán (9.200 tỷ đồng)", "so với cùng kỳ (8.600 tỷ đồng)": what is held against is no part.
fn is_base(scan: &Scan, at: usize) -> bool {
    /// In tokens: the words that name it.
    const LONGEST: usize = 20;
    let Some(open) = at.checked_sub(1).filter(|i| scan.tokens[*i].is_mark('(')) else {
        return false;
    };
    let ends = |i: &usize| matches!(scan.tokens[*i].lower.as_str(), "," | ";" | "(");
    let mut clause = (open.saturating_sub(LONGEST)..open)
        .rev()
        .take_while(|i| !ends(i));
    clause.any(|i| scan.tokens[i].is_mark('%') || stands(&scan.tokens, i, &["so", "với"]))
}

/// "18,4 tỷ đồng", "642,5 ha", "27,9 triệu con".
fn measured_at(scan: &Scan, at: usize, depth: usize) -> Option<Item> {
    let quantity = quantity_at(scan, at).filter(|_| !is_derived(scan, at))?;
    let thing = quantity.measure().filter(|_| !is_base(scan, at))?.to_owned();
    let (value, step) = quantity.cents()?;
    let words = scan.words(at.saturating_sub(6), at).to_lowercase();
    Some(Item {
        value,
        step,
        token: at,
        scan: 0,
        thing,
        words,
        role: None,
        depth,
        is_measured: true,
    })
}

/// A share begins with its part, a stroke and its whole, without spaces.
fn share_at(scan: &Scan, at: usize) -> Option<Share> {
    let token = |i: usize| scan.tokens.get(i).filter(|_| !scan.taken[i]);
    let (part, stroke, whole) = (token(at)?, token(at + 1)?, token(at + 2)?);
    let is_glued = stroke.is_mark('/') && stroke.start == part.end() && whole.start == stroke.end();
    if !is_glued || !part.is_number() || !whole.is_number() {
        return None;
    }
    let (few, all) = (count_of(part.text)?, count_of(whole.text)?);
    if few > all {
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
        step: 0,
        is_measured: false,
    };
    (!thing.is_empty()).then(|| Share {
        part: item(few, at),
        whole: item(all, at + 2),
    })
}
