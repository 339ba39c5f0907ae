//! What the letters about answers have in common.

use crate::agenda::action::What;
use crate::agenda::ledger::TRIAL;
use crate::agenda::round::{Round, mark};
use crate::agenda::rules::Rules;
use crate::answer::Line;
use crate::calendar::{count, date_with_weekday};
use crate::letter::{Named, Point};
use crate::plan::Mailbox;

/// Begins the key of a letter about an answer to who gave it; the answer's number follows.
pub(super) const RECEIPT: &str = "answer";

/// Begins the key of a letter about a letter that came back; week and address follow.
pub(super) const RETURNED: &str = "returned";

/// The facts of a letter, by name.
pub(super) fn named<const N: usize>(facts: [(&str, String); N]) -> Named {
    facts.map(|(name, fact)| (name.to_owned(), fact)).into()
}

/// A letter of points without files.
pub(super) fn points_of(facts: Named, points: Vec<Point>) -> What {
    What::Points {
        facts,
        points,
        files: Vec::new(),
    }
}

pub(super) fn flag(is_so: bool) -> String {
    if is_so { "1".into() } else { String::new() }
}

/// In a trial run or since: the key is the same in both.
pub(super) fn is_written(round: &Round, name: &str, when: &str, to: &Mailbox) -> bool {
    let key = round.key(name, when, &to.address);
    let live = key.strip_prefix(TRIAL).unwrap_or(&key);
    let ledger = &round.facts.ledger;
    ledger.has(live) || ledger.has(&format!("{TRIAL}{live}"))
}

/// The mailbox of today that the mark stands for.
pub(super) fn mailbox_of<'r>(address: &str, rules: &'r Rules) -> Option<&'r Mailbox> {
    let units = rules.office.units.iter();
    let of_units = units
        .flat_map(|u| [u.mailbox.as_ref(), u.head.as_ref()])
        .flatten();
    of_units
        .chain([&rules.owner])
        .chain(&rules.leaders)
        .chain(rules.book.absences.iter().map(|a| &a.by))
        .find(|m| mark(&m.address) == address)
}

/// Every point has every fact, so that the template can ask for each.
pub(super) fn point<const N: usize>(group: &str, line: Option<&Line>, more: [(&str, String); N]) -> Point {
    let of_line = |fact: fn(&Line) -> String| line.map(fact).unwrap_or_default();
    let mut point = Point::new(
        group,
        [
            ("row", of_line(|l| l.row.clone())),
            ("title", of_line(|l| l.title.clone())),
            ("due", of_line(|l| date_with_weekday(l.due))),
            ("document", String::new()),
            ("day", String::new()),
            ("why", String::new()),
            ("words", String::new()),
            ("until", String::new()),
            ("from", String::new()),
            ("at", String::new()),
            ("support", String::new()),
            ("lead", String::new()),
        ],
    );
    let more = more.into_iter().filter(|(name, _)| !name.is_empty());
    point
        .facts
        .extend(more.map(|(name, fact)| (name.to_owned(), fact)));
    point
}

pub(super) fn counted(n: usize) -> String {
    match n {
        0 => String::new(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    }
}
