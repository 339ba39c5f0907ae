//! Letters of hundreds and thousands of items: every kind is still said in its own words.

use super::*;
use crate::letter::point::Point;
use crate::letter::spoken::Spoken;
use crate::letter::wording::Words;

/// The sample with its items repeated until there are so many; `None` where it has none to repeat.
fn of_many(mut order: Order, many: usize) -> Option<Order> {
    let lines_of = |lines: &mut Vec<TaskLine>| {
        repeat(lines, many, |line, n| {
            (line.number, line.title) = (n.to_string(), format!("{} {n}", line.title));
        })
    };
    let is_grown = match &mut order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            ..
        } => lines_of(lines) | lines_of(ahead_of_break),
        Matter::UnitWeek { lines, .. } => lines_of(lines),
        Matter::Week(week) => {
            let number = |line: &mut String, n: usize| line.push_str(&format!(" {n}"));
            repeat(&mut week.overdue, many, number) | repeat(&mut week.due_soon, many, number)
        }
        Matter::Draft { findings, .. } => repeat(findings, many, |_, _| ()),
        Matter::Points { points, .. } => repeat(points, many, |point: &mut Point, n| {
            if let Some(title) = point.facts.get_mut("title") {
                title.push_str(&format!(" {n}"));
            }
        }),
        Matter::Test => false,
    };
    is_grown.then_some(order)
}

fn repeat<T: Clone>(items: &mut Vec<T>, many: usize, number: impl Fn(&mut T, usize)) -> bool {
    let few = std::mem::take(items);
    items.extend(
        few.iter()
            .cycle()
            .take(if few.is_empty() { 0 } else { many })
            .cloned(),
    );
    items.iter_mut().enumerate().for_each(|(n, item)| number(item, n));
    !items.is_empty()
}

#[test]
fn every_kind_is_said_in_its_own_words_however_many_items_it_has() {
    let mut grown = std::collections::BTreeSet::new();
    for (name, order) in all() {
        let kind = order.kind;
        let many = of_many(order, 2000).filter(|_| !grown.contains(&kind));
        let Some(order) = many else {
            continue;
        };
        grown.insert(kind);
        let spoken = Spoken::of(&order, &sender(), Words::built_in().unwrap());
        let spoken = spoken.unwrap_or_else(|e| panic!("{name} of 2000: {e}"));
        assert!(spoken.html.trim_end().ends_with("</html>"), "{name}");
        assert!(spoken.subject.chars().count() < 260, "{name}: {}", spoken.subject);
    }
    assert!(grown.len() > 20, "only {grown:?}");
}

#[test]
fn the_last_resort_names_fifty_items_and_counts_the_others() {
    for (name, order) in all() {
        let Some(order) = of_many(order, 600) else {
            continue;
        };
        let bare = crate::letter::bare::say(&order, &sender());
        let rows = bare.text.lines().count();
        assert!(rows < 75, "{name}: {rows} lines");
        assert!(bare.text.len() < 64 << 10, "{name}: {} bytes", bare.text.len());
    }
}
