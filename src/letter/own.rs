//! The office's own wording: templates in the place of built-in ones, each tried on letters of
//! every kind before anything is written with it. Words may be other ones; a fact may not be missing.

use super::cage;
use super::line;
use super::page;
use super::samples;
use super::seen::{alien, squeezed, visible};
use super::wording::{BUILT_IN, WordingError, Words};
use super::{Letter, Matter, Named, Order, Point, Sender, TaskLine, plain, write};
use crate::calendar::Moment;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The words that letters are written in: the built-in ones, and the office's in their place.
#[derive(Debug, Clone, Default)]
pub struct Wording(Option<Arc<Own>>);

#[derive(Debug)]
struct Own {
    words: Words,
    /// Name and text of each, in the order of the built-in ones.
    texts: Vec<(&'static str, String)>,
}

/// A template of the office that is not used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// "reminder.txt".
    pub name: String,
    /// Counted from 1; 0 where no line is to blame.
    pub line: usize,
    pub message: String,
    pub remedy: String,
}

impl PartialEq for Wording {
    fn eq(&self, other: &Wording) -> bool {
        let texts = |w: &Wording| w.0.as_ref().map(|own| own.texts.clone()).unwrap_or_default();
        texts(self) == texts(other)
    }
}

impl Eq for Wording {}

impl Wording {
    /// Takes each template that keeps what a letter promises; the built-in one stays in the place
    /// of any other. Those that are taken count for the trial of the next.
    pub fn read(given: &[(String, Vec<u8>)]) -> (Wording, Vec<Unfit>) {
        let (mut texts, mut unfit) = (Vec::new(), Vec::new());
        let Ok(built_in) = Words::built_in() else {
            return (Wording::default(), unfit);
        };
        let mut words = built_in.clone();
        for (name, _) in given.iter().filter(|(name, _)| known(name).is_none()) {
            unfit.push(Unfit {
                name: name.clone(),
                line: 0,
                message: "is the name of no template".to_owned(),
                remedy: "`dossierd templates check` lists the names; rename it or move it away".to_owned(),
            });
        }
        for (name, usual) in BUILT_IN {
            let Some((_, bytes)) = given.iter().find(|(given, _)| given == name) else {
                continue;
            };
            // As `templates export` wrote it: there is nothing to try.
            if bytes == usual.as_bytes() {
                texts.push((*name, (*usual).to_owned()));
                continue;
            }
            match taken(name, bytes, &words) {
                Ok((text, with_it)) => {
                    words = with_it;
                    texts.push((*name, text));
                }
                Err(why) => unfit.push(why),
            }
        }
        let own = (!texts.is_empty()).then(|| Arc::new(Own { words, texts }));
        (Wording(own), unfit)
    }

    /// The names of the templates that the office has in the place of built-in ones.
    pub fn names(&self) -> Vec<&'static str> {
        let own = self.0.iter().flat_map(|own| &own.texts);
        own.map(|(name, _)| *name).collect()
    }

    /// Name and text of every built-in template, to start from.
    pub fn built_in() -> &'static [(&'static str, &'static str)] {
        BUILT_IN
    }

    /// A letter of every kind on an invented office, as these words write it, with the name of the
    /// sample. `at` is the moment in their heads; their contents keep their own days.
    pub fn preview(&self, at: Moment) -> Vec<(&'static str, Letter)> {
        let sender = Sender {
            wording: self.clone(),
            ..samples::sender()
        };
        let written = |(name, order): (&'static str, Order)| {
            let order = Order {
                key: format!("sample-{name}"),
                ..order
            };
            let letter = Letter {
                written_at: at,
                ..write(&order, &sender)
            };
            (name, letter)
        };
        samples::all().into_iter().map(written).collect()
    }

    /// Subject, text and HTML in the office's words; `None` where it has none of its own, or where
    /// they would lose a fact of this very letter.
    pub(super) fn say(&self, order: &Order, sender: &Sender) -> Option<Spoken> {
        let own = self.0.as_ref()?;
        let spoken = Spoken::of(order, sender, &own.words).ok()?;
        let usual = Words::built_in().ok()?;
        lacks(
            (order, sender),
            &spoken,
            &Spoken::of(order, sender, usual).ok()?,
            None,
        )
        .is_none()
        .then_some(spoken)
    }
}

/// A letter as far as templates make it.
pub(super) struct Spoken {
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Spoken {
    pub fn of(order: &Order, sender: &Sender, words: &Words) -> Result<Spoken, WordingError> {
        let page = page::compose(order, sender, words)?;
        Ok(Spoken {
            subject: page.subject.clone(),
            text: page.text(words)?,
            html: page.html(words)?,
        })
    }
}

fn known(name: &str) -> Option<&'static str> {
    BUILT_IN
        .iter()
        .map(|(known, _)| *known)
        .find(|known| *known == name)
}

/// The text of a template and the words with it.
fn taken(name: &'static str, bytes: &[u8], words: &Words) -> Result<(String, Words), Unfit> {
    let unfit = |line: usize, message: String, remedy: &str| Unfit {
        name: name.to_owned(),
        line,
        message,
        remedy: remedy.to_owned(),
    };
    let text = cage::text_of(name, bytes).map_err(|found| {
        let remedy = "correct it in an editor that saves UTF-8; `dossierd templates export DIR` writes the built-in text";
        unfit(found.line, found.what, remedy)
    })?;
    let faulty = |e: WordingError| {
        let line = e.line.filter(|_| e.template.as_deref() == Some(name));
        unfit(
            line.unwrap_or(0),
            e.message,
            "compare it with the built-in text that `dossierd templates export DIR` writes",
        )
    };
    let with_it = words.with(name, &text).map_err(faulty)?;
    let source = BUILT_IN.iter().find(|(n, _)| *n == name).map_or("", |(_, s)| *s);
    for (sample, order) in trials(name) {
        let sender = samples::sender();
        let said = Spoken::of(&order, &sender, &with_it).map_err(|e| {
            let unfit = faulty(e);
            Unfit {
                message: format!("{} (tried on the letter {sample})", unfit.message),
                ..unfit
            }
        })?;
        let Ok(usual) = Words::built_in().and_then(|usual| Spoken::of(&order, &sender, usual)) else {
            continue;
        };
        if let Some(what) = lacks((&order, &sender), &said, &usual, Some(source)) {
            let message = format!("{what} (tried on the letter {sample})");
            let remedy =
                "say what the built-in text says, in other words; `dossierd templates export DIR` writes it";
            return Err(unfit(0, message, remedy));
        }
    }
    Ok((text, with_it))
}

/// The letters that a template is tried on: those of its kind, as they are, in shadow mode, with
/// nothing said, with more than a field holds and with what must not break out.
fn trials(name: &str) -> Vec<(&'static str, Order)> {
    let shared = ["layout.txt", "layout.html", "task.txt", "look_ahead.txt"].contains(&name);
    let long = "Triển khai thực hiện Tổng kiểm kê tài sản công tại Ban Quản lý ".repeat(30);
    let mut orders = samples::all();
    orders.retain(|(_, order)| shared || page::template_of(order) == name);
    let (mut plain, mut spoiled, mut kinds) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (sample, order) in orders {
        if kinds.insert(page::template_of(&order)) || !shared {
            for text in ["", &long, "</td><script>alert(1)</script>{{ page }}&\"'"] {
                spoiled.push((sample, samples::hostile(order.clone(), text)));
            }
            let meant = Some(order.to.clone());
            let instead_of = order.instead_of.clone().or(meant);
            spoiled.push((
                sample,
                Order {
                    instead_of,
                    ..order.clone()
                },
            ));
        }
        plain.push((sample, order));
    }
    plain.extend(spoiled);
    plain
}

/// What a letter lacks of what the built-in wording says of the same order. `source` is the
/// built-in template: numbers that stand in it are words, not facts.
fn lacks(
    (order, sender): (&Order, &Sender),
    own: &Spoken,
    usual: &Spoken,
    source: Option<&str>,
) -> Option<String> {
    if squeezed(&own.text) != visible(&own.html) {
        return Some("text and HTML do not say the same".to_owned());
    }
    if let Some(what) = alien(&own.html) {
        return Some(format!("the HTML holds {what}"));
    }
    let (marks, usual_marks) = (marks(&own.subject), marks(&usual.subject));
    if marks != usual_marks {
        return Some(format!(
            "the subject does not begin with \"{}\"",
            usual_marks.join(" ")
        ));
    }
    let words_not_facts = source.map(numbers).unwrap_or_default();
    let counted: Vec<String> = entries(order).map(|n| n.to_string()).collect();
    let lost = |own: &str, usual: &str| {
        let own = numbers(own);
        let is_fact = |n: &String| !words_not_facts.contains(n) && !counted.contains(n);
        numbers(usual)
            .into_iter()
            .find(|n| is_fact(n) && !own.contains(n))
    };
    if let Some(number) = lost(&own.subject, &usual.subject) {
        return Some(format!("the subject does not say \"{number}\""));
    }
    if let Some(number) = lost(&own.text, &usual.text) {
        return Some(format!("the letter does not say \"{number}\""));
    }
    let (text, usual_text) = (folded(&own.text), folded(&usual.text));
    let mut wanted = facts(order, sender);
    wanted.extend(["trả lời".to_owned(), "(thư tự động)".to_owned()]);
    let lost = wanted.into_iter().find(|fact| {
        let fact = folded(fact);
        fact.chars().count() > 2 && usual_text.contains(&fact) && !text.contains(&fact)
    });
    if let Some(fact) = lost {
        return Some(format!(
            "the letter does not say \"{}\"",
            plain::shorten(&fact, 60)
        ));
    }
    let is_long = |text: &str| text.lines().count() > 25 || text.split_whitespace().count() > 250;
    let is_week = matches!(order.matter, Matter::Week(_));
    (is_week && is_long(&own.text) && !is_long(&usual.text))
        .then(|| "the weekly page is longer than 25 lines or 250 words".to_owned())
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

#[cfg(test)]
mod tests;
