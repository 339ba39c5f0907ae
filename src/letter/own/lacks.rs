//! What a letter in the office's own words must not lose of what the built-in ones say.

use crate::calendar::day_of;
use crate::letter::about::coming;
use crate::letter::line;
use crate::letter::matter::Matter;
use crate::letter::order::{Order, Sender};
use crate::letter::plain;
use crate::letter::point::{Named, Point};
use crate::letter::seen::{alien, squeezed, visible};
use crate::letter::spoken::Spoken;
use crate::letter::task_line::TaskLine;
use std::collections::BTreeSet;

/// What a letter in the office's words lacks or has too much of, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lack {
    pub what: String,
    pub remedy: &'static str,
}

const SAY_THE_SAME: &str =
    "say what the built-in text says, in other words; `dossierd templates export DIR` writes it";
const BEGIN_THE_SAME: &str = "let the subject begin with the words in brackets as the built-in one does";
const ONE_PAGE: &str =
    "both layouts print the same parts of the page: put back what one of them leaves out or adds";
const NOTHING_ALIEN: &str =
    "take it out: a letter's HTML is a table with inline styles that loads, runs and hides nothing";
const SAY_THE_ORDER: &str = "print this word in capitals where the built-in text has it: people answer with it, and the program reads no \
     other word in its place; `dossierd templates export DIR` writes the built-in text";
const SHORTER: &str = "shorten the sentences that stand in every line of the page";

/// What a letter lacks of what the built-in wording says of the same order. `source` is the
/// built-in template: numbers that stand in it are words, not facts.
pub(super) fn lacks(
    (order, sender): (&Order, &Sender),
    own: &Spoken,
    usual: &Spoken,
    source: Option<&str>,
) -> Option<Lack> {
    let lack = |what: String, remedy: &'static str| Some(Lack { what, remedy });
    if squeezed(&own.text) != visible(&own.html) {
        return lack("text and HTML do not say the same".to_owned(), ONE_PAGE);
    }
    if let Some(what) = alien(&own.html) {
        return lack(format!("the HTML holds {what}"), NOTHING_ALIEN);
    }
    let (marks, usual_marks) = (marks(&own.subject), marks(&usual.subject));
    if marks != usual_marks {
        let what = format!("the subject does not begin with \"{}\"", usual_marks.join(" "));
        return lack(what, BEGIN_THE_SAME);
    }
    let words_not_facts = source.map(numbers).unwrap_or_default();
    // An example is no fact: the office's own letter may name another.
    let example = coming(day_of(order.at));
    let counted: Vec<String> = entries(order).map(|n| n.to_string()).collect();
    let lost = |own: &str, usual: &str| {
        let own = numbers(own);
        let is_fact = |n: &String| !words_not_facts.contains(n) && !counted.contains(n) && *n != example;
        numbers(usual)
            .into_iter()
            .find(|n| is_fact(n) && !own.contains(n))
    };
    if let Some(number) = lost(&own.subject, &usual.subject) {
        return lack(format!("the subject does not say \"{number}\""), SAY_THE_SAME);
    }
    if let Some(number) = lost(&own.text, &usual.text) {
        return lack(format!("the letter does not say \"{number}\""), SAY_THE_SAME);
    }
    if let Some(order) = lost_order(&own.text, &usual.text) {
        return lack(format!("the letter does not say \"{order}\""), SAY_THE_ORDER);
    }
    let (text, usual_text) = (folded(&own.text), folded(&usual.text));
    let mut wanted = facts(order, sender);
    wanted.extend(["trả lời".to_owned(), "(thư tự động)".to_owned()]);
    let lost = wanted.into_iter().find(|fact| {
        let fact = folded(fact);
        fact.chars().count() > 2 && usual_text.contains(&fact) && !text.contains(&fact)
    });
    if let Some(fact) = lost {
        let what = format!("the letter does not say \"{}\"", plain::shorten(&fact, 60));
        return lack(what, SAY_THE_SAME);
    }
    let is_long = |text: &str| text.lines().count() > 25 || text.split_whitespace().count() > 250;
    let is_week = matches!(order.matter, Matter::Week(_));
    match is_week && is_long(&own.text) && !is_long(&usual.text) {
        true => lack(
            "the weekly page is longer than 25 lines or 250 words".to_owned(),
            SHORTER,
        ),
        false => None,
    }
}

/// The words with which people answer, as letters print them.
const ORDERS: [&str; 7] = ["XONG", "HOÃN", "SAI", "HỦY", "ĐỒNG Ý", "KHÔNG", "DỰ KIẾN"];

/// The first that the built-in letter asks for and this one does not.
fn lost_order(own: &str, usual: &str) -> Option<&'static str> {
    let in_one = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (own, usual) = (in_one(own), in_one(usual));
    { ORDERS.into_iter() }.find(|order| says(&usual, order) && !says(&own, order))
}

/// Whether the text says it as words of their own, in capitals.
fn says(text: &str, order: &str) -> bool {
    text.match_indices(order).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + order.len()..]);
        !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}

fn folded(text: &str) -> String {
    squeezed(text).to_lowercase()
}

/// The words in brackets that a subject begins with: of a trial run two.
fn marks(subject: &str) -> Vec<String> {
    let mut rest = subject;
    let mut marks = Vec::new();
    while let Some((mark, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        marks.push(format!("[{mark}]"));
        rest = after.trim_start();
    }
    marks
}

/// Every number, date and share: "03", "20/3/2026", "97,8%".
fn numbers(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_digit() || "/.,%".contains(c);
    text.split(|c| !is_part(c))
        .map(|token| token.trim_matches(['/', '.', ',']))
        .filter(|token| token.contains(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// The numbers by which entries are counted, which a layout may leave out.
fn entries(order: &Order) -> std::ops::RangeInclusive<usize> {
    let n = match &order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            ..
        } => lines.len() + ahead_of_break.len(),
        Matter::UnitWeek { lines, .. } => lines.len(),
        Matter::Draft { findings, .. } => findings.len(),
        _ => 0,
    };
    1..=n
}

/// What the order is about, as far as it is text; in the words in which letters print it.
fn facts(order: &Order, sender: &Sender) -> Vec<String> {
    let mut facts = vec![
        order.addressee.clone(),
        sender.office.clone(),
        sender.signed_by.clone(),
    ];
    if let Some(meant) = &order.instead_of {
        facts.extend(["CHẠY THỬ".to_owned(), meant.address.clone()]);
    }
    match &order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            ..
        } => {
            lines
                .iter()
                .chain(ahead_of_break)
                .for_each(|l| of_line(l, order, &mut facts));
        }
        Matter::UnitWeek { lines, .. } => lines.iter().for_each(|l| of_line(l, order, &mut facts)),
        Matter::Week(week) => {
            facts.extend([week.headline.clone(), week.footing.clone()]);
            facts.extend(week.mark.iter().chain(&week.no_table).cloned());
            facts.extend(
                week.table
                    .iter()
                    .flatten()
                    .chain(&week.overdue)
                    .chain(&week.due_soon)
                    .cloned(),
            );
        }
        Matter::Draft {
            report,
            findings,
            files,
            notes,
            ..
        } => {
            facts.push(report.clone());
            facts.extend(notes.iter().cloned());
            facts.extend(files.iter().map(|file| file.name.clone()));
            for finding in findings {
                facts.extend([finding.message.clone(), finding.excerpt.clone()]);
            }
        }
        Matter::Points {
            facts: named, points, ..
        } => {
            let mut all = |named: &Named| facts.extend(named.values().cloned());
            all(named);
            points.iter().for_each(|point: &Point| all(&point.facts));
        }
        Matter::Test => {}
    }
    facts.iter().map(|fact| plain::line(fact, 600)).collect()
}

fn of_line(line: &TaskLine, order: &Order, facts: &mut Vec<String>) {
    let words = line::words(line, order.at);
    facts.extend([
        words.title,
        words.deliverable,
        words.deadline,
        words.unit,
        words.support,
        words.note,
    ]);
    facts.extend([words.due, words.target, words.limit].into_iter().flatten());
}
