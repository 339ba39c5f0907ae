//! The order of sections (I, 1, 1.1) and of letters (a, b, c, d, đ).

mod empty;

use crate::finding::{Finding, Severity};
use crate::proofread::frame::Frame;
use crate::proofread::marker::{LETTERS, Marker, to_roman};
use crate::proofread::scan::Scan;

/// Where the counting stands at each level.
#[derive(Default)]
struct Order {
    chapter: Option<u32>,
    part: Option<char>,
    roman: Option<u32>,
    number: Option<u32>,
    /// "2.1" after "2.": the steps below the first.
    steps: Vec<u32>,
    letter: Option<usize>,
    commas: Vec<(usize, char)>,
    found: Vec<Finding>,
}

pub fn check(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    let mut order = Order::default();
    let is_table = |scan: &&(usize, &Scan)| scan.1.paragraph.in_table;
    let all: Vec<(usize, &Scan)> = scans.iter().enumerate().collect();
    for (i, scan) in all.iter().filter(|s| !is_table(s)) {
        if *i >= frame.end && !starts_annex(scan) && order.roman.is_none() {
            continue;
        }
        if starts_annex(scan) {
            order = Order {
                found: std::mem::take(&mut order.found),
                commas: std::mem::take(&mut order.commas),
                ..Order::default()
            };
        }
        match &scan.paragraph.marker {
            Marker::Chapter(n) => order.chapter(*n, scan),
            Marker::Part(letter) => order.part(*letter, scan),
            Marker::Roman(n) => order.roman(*n, scan),
            Marker::Number(steps) => order.number(steps, scan),
            Marker::Letter(letter, sign) => order.letter(*letter, *sign, *i, scan),
            Marker::None | Marker::Bullet(_) => {}
        }
    }
    found.append(&mut order.found);
    found.extend(empty::empty(scans, frame));
    let commas = &order.commas;
    if let Some((first, letter)) = commas.first() {
        let scan = &scans[*first];
        let message = format!(
            "Khoản ghi \"{letter},\" (tất cả {:02} chỗ); theo Nghị định số 30/2020/NĐ-CP viết \"{letter})\".",
            commas.len()
        );
        let finding = Finding::new(
            "letter_sequence",
            Severity::Warning,
            scan.place(0),
            head(scan),
            message,
        );
        found.push(finding.with_values(format!("{letter})"), format!("{letter},")));
    }
}

/// "Phụ lục", "PHẦN THỨ HAI": counting begins anew.
fn starts_annex(scan: &Scan) -> bool {
    let text = scan.lower.trim_start();
    let starts = ["phụ lục", "mục "];
    starts.iter().any(|s| text.starts_with(s)) && scan.tokens.len() < 40
}

fn head(scan: &Scan) -> String {
    scan.paragraph.text.chars().take(80).collect()
}

impl Order {
    /// "PHẦN II" after "PHẦN I"; what stands below begins anew.
    fn chapter(&mut self, n: u32, scan: &Scan) {
        let expected = self.chapter.map_or(1, |last| last + 1);
        // A text may begin anywhere; an annex counts its own.
        if self.chapter.is_some() && n != expected && n != 1 {
            self.broken(
                scan,
                &to_roman(expected),
                &to_roman(n),
                self.chapter.map(to_roman),
            );
        }
        self.chapter = Some(n);
        self.below();
    }

    /// "B." after "A.", where both head the text: "D." may be followed by "Đ." or "E.".
    fn part(&mut self, letter: char, scan: &Scan) {
        let next = |last: char| char::from_u32(u32::from(last) + 1).unwrap_or(last);
        if let Some(last) = self.part
            && letter != 'A'
            && letter != next(last)
        {
            self.broken(
                scan,
                &next(last).to_string(),
                &letter.to_string(),
                Some(last.to_string()),
            );
        }
        self.part = Some(letter);
        self.below();
    }

    fn below(&mut self) {
        self.roman = None;
        self.number = None;
        self.letter = None;
        self.steps.clear();
    }

    fn roman(&mut self, n: u32, scan: &Scan) {
        let expected = self.roman.map_or(1, |last| last + 1);
        if n != expected && n != 1 || (n == 1 && self.roman == Some(1)) {
            self.broken(scan, &to_roman(expected), &to_roman(n), self.roman.map(to_roman));
        }
        self.roman = Some(n);
        self.steps.clear();
        self.letter = None;
        // Numbers begin anew, or go on through the whole paper.
        self.number = self.number.map(|last| last | FRESH);
    }

    fn number(&mut self, steps: &[u32], scan: &Scan) {
        self.letter = None;
        let (Some(first), rest) = (steps.first().copied(), &steps[1..]) else {
            return;
        };
        if rest.is_empty() {
            let last = self.number.map(|n| n & !FRESH);
            let is_fresh = self.number.is_none_or(|n| n & FRESH != 0);
            let goes_on = last.is_some_and(|last| first == last + 1);
            let fits = first == 1 && (is_fresh || last != Some(1)) || goes_on;
            if !fits {
                let expected = if is_fresh { 1 } else { last.map_or(1, |n| n + 1) };
                self.broken(
                    scan,
                    &expected.to_string(),
                    &first.to_string(),
                    last.filter(|_| !is_fresh).map(|n| n.to_string()),
                );
            }
            self.number = Some(first);
            self.steps.clear();
            return;
        }
        self.steps(first, rest, scan);
    }

    /// "2.1" has to stand below "2." and after nothing or "2.0"; its own order is kept too.
    fn steps(&mut self, first: u32, rest: &[u32], scan: &Scan) {
        let above = self.number.map(|n| n & !FRESH);
        let name = |rest: &[u32]| {
            std::iter::once(first)
                .chain(rest.iter().copied())
                .map(|n| n.to_string())
                .collect::<Vec<_>>()
                .join(".")
        };
        let is_under = above.is_none_or(|n| n == first) || self.number.is_some_and(|n| n & FRESH != 0);
        if !is_under {
            let right = std::iter::once(above.unwrap_or(first))
                .chain(rest.iter().copied())
                .map(|n| n.to_string())
                .collect::<Vec<_>>()
                .join(".");
            self.broken(scan, &right, &name(rest), above.map(|n| n.to_string()));
            self.steps = rest.to_vec();
            return;
        }
        let depth = rest.len();
        let fits = match self.steps.get(depth - 1) {
            _ if self.steps.get(..depth - 1) != Some(&rest[..depth - 1]) => rest[depth - 1] == 1,
            None => rest[depth - 1] == 1,
            Some(last) => rest[depth - 1] == last + 1,
        };
        if !fits {
            let mut right = rest.to_vec();
            right[depth - 1] = self.steps.get(depth - 1).map_or(1, |last| last + 1);
            self.broken(
                scan,
                &name(&right),
                &name(rest),
                Some(name(&self.steps)).filter(|_| !self.steps.is_empty()),
            );
        }
        self.steps = rest.to_vec();
        if above.is_none() || self.number.is_some_and(|n| n & FRESH != 0) {
            self.number = Some(first);
        }
    }

    fn letter(&mut self, letter: char, sign: char, at: usize, scan: &Scan) {
        if sign == ',' {
            self.commas.push((at, letter));
        }
        let place = LETTERS.chars().position(|c| c == letter);
        let expected = self.letter.map_or(0, |last| last + 1);
        let right = LETTERS.chars().nth(expected).unwrap_or('y');
        match place {
            Some(0) => {}
            Some(n) if n == expected => {}
            Some(_) | None => {
                let why = match place {
                    None => format!("chữ \"{letter}\" không dùng để đánh thứ tự"),
                    Some(_) if self.letter.is_none() => format!("bắt đầu bằng \"{letter}\" thay vì \"a\""),
                    Some(_) => format!(
                        "sau \"{}\" phải là \"{right}\"",
                        LETTERS.chars().nth(expected.saturating_sub(1)).unwrap_or('a')
                    ),
                };
                let message = format!("Thứ tự chữ cái sai: {why} (a, b, c, d, đ, e, g, h, i, k, ...).");
                let finding = Finding::new(
                    "letter_sequence",
                    Severity::Error,
                    scan.place(0),
                    head(scan),
                    message,
                );
                self.found
                    .push(finding.with_values(format!("{right}{sign}"), format!("{letter}{sign}")));
            }
        }
        self.letter = Some(place.unwrap_or(expected));
    }

    fn broken(&mut self, scan: &Scan, expected: &str, found: &str, last: Option<String>) {
        let message = match last {
            Some(last) if last == found => {
                format!("Thứ tự mục sai: mục {found} xuất hiện hai lần liên tiếp.")
            }
            Some(last) => format!("Thứ tự mục sai: sau mục {last} là mục {found}, thiếu mục {expected}."),
            None => format!("Thứ tự mục sai: bắt đầu bằng mục {found} thay vì {expected}."),
        };
        let finding = Finding::new(
            "section_sequence",
            Severity::Error,
            scan.place(0),
            head(scan),
            message,
        );
        self.found.push(finding.with_values(expected, found));
    }
}

/// Marks a number that stood above a new Roman section.
const FRESH: u32 = 1 << 16;
