//! Lines below a line: by their marks they are its parts.

use super::count::{Count, Intro};
use crate::proofread::marker::Marker;
use crate::proofread::scan::Scan;

/// A paragraph that lines below it may be parts of.
struct Open {
    marker: Marker,
    head: Option<usize>,
    /// Its words, where it has no count.
    words: String,
    /// It ends in a colon.
    is_open: bool,
}

/// The paragraphs above, outermost first.
#[derive(Default)]
pub(super) struct Lines {
    open: Vec<Open>,
}

fn same_sign(a: &Marker, b: &Marker) -> bool {
    match (a, b) {
        (Marker::Bullet(a), Marker::Bullet(b)) => a == b,
        (Marker::Number(a), Marker::Number(b)) => a.len() == b.len(),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

impl Lines {
    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    /// Hangs the paragraph below the one that its mark says, and its head count with it.
    pub(super) fn hang(&mut self, scan: &Scan, from: usize, all: &mut [Count]) {
        let marker = scan.paragraph.marker.clone();
        if matches!(marker, Marker::Chapter(_) | Marker::Roman(_) | Marker::Part(_)) {
            self.open.clear();
        }
        if let Some(at) = self.open.iter().position(|o| same_sign(&o.marker, &marker)) {
            // "Trong đó:" on a line of its own goes with the line before it.
            self.open
                .truncate(at + usize::from(starts_within(scan) && marker == Marker::None));
        }
        let head = head_of(scan, from, all);
        let within = starts_within(scan);
        // A paragraph without a mark goes on with its own matter, unless the one above ends in a colon.
        let hangs = |above: &&Open| within || above.is_open || marker != Marker::None;
        let parent = self.open.last().filter(hangs).and_then(|above| above.head);
        if let (Some(parent), Some(head)) = (parent, head)
            && all[head].part_of.is_none()
        {
            let intro = if within { Intro::Within } else { Intro::All };
            all[head].part_of = Some((parent, intro));
            all[head].is_line = true;
        }
        let above = self
            .open
            .last()
            .filter(|o| o.head.is_none())
            .map(|o| o.words.clone());
        for count in all.iter_mut().skip(from) {
            count.under = above.clone().unwrap_or_default();
        }
        let opens = scan.paragraph.text.trim_end().ends_with(':');
        let is_short = all.len() == from && opens && scan.tokens.len() < 40;
        let words = if is_short {
            scan.lower.clone()
        } else {
            String::new()
        };
        self.open.push(Open {
            marker,
            head,
            words,
            is_open: opens,
        });
        if self.open.len() > 12 {
            self.open.remove(0);
        }
    }
}

fn starts_within(scan: &Scan) -> bool {
    let text = scan.lower.trim_start_matches(|c: char| !c.is_alphabetic());
    text.starts_with("trong đó")
}

/// The count that a line is about: its only one, or the last before a colon at its end.
fn head_of(scan: &Scan, from: usize, all: &[Count]) -> Option<usize> {
    let roots: Vec<usize> = (from..all.len())
        .filter(|i| all[*i].part_of.is_none() && !all[*i].is_beside)
        .collect();
    match roots.as_slice() {
        [only] => Some(*only),
        [] => None,
        [first, rest @ ..] => {
            let ends_open = scan.paragraph.text.trim_end().ends_with(':');
            let one_thing = rest.iter().all(|i| all[*i].unit != all[*first].unit);
            match (ends_open, one_thing) {
                (true, _) => rest.last().copied(),
                (false, true) => Some(*first),
                _ => None,
            }
        }
    }
}
