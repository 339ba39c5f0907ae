//! The office's own wording: templates in the place of built-in ones, each tried on letters of
//! every kind before anything is written with it. Words may be other ones; a fact may not be missing.

mod doubts;
mod lacks;

use super::cage;
use super::page;
use super::samples;
use super::wording::{BUILT_IN, Fault, WordingError, Words};
use super::{Letter, Order, Sender, write};
use crate::calendar::Moment;
use lacks::lacks;
use serde::{Deserialize, Serialize};
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

/// A letter that the office's own template could not say: it is written in the built-in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FellBack {
    /// "reminder.txt".
    pub template: String,
    /// Counted from 1; 0 where no line is to blame.
    pub line: usize,
    /// For an operator; nothing of the letter.
    pub why: String,
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

    /// Subject, text and HTML in the office's words; `None` where it has none of its own.
    ///
    /// # Errors
    /// Its words would lose a fact of this very letter, or say nothing.
    pub(super) fn say(&self, order: &Order, sender: &Sender) -> Result<Option<Spoken>, FellBack> {
        let Some(own) = self.0.as_ref() else {
            return Ok(None);
        };
        let failed = |template: Option<String>, line: Option<usize>, why: String| FellBack {
            template: template.unwrap_or_else(|| page::template_of(order).to_owned()),
            line: line.unwrap_or(0),
            why,
        };
        let spoken = Spoken::of(order, sender, &own.words);
        let spoken = spoken.map_err(|e| failed(e.template, e.line, e.message))?;
        let Ok(usual) = spoken.usual(order, sender) else {
            return Ok(None);
        };
        match lacks((order, sender), &spoken, &usual, None) {
            None => Ok(Some(spoken)),
            Some(_) => Err(failed(
                None,
                None,
                "it would not say every fact of this letter".into(),
            )),
        }
    }

    /// What in these templates the office never says to a unit. They are used all the same.
    pub fn doubts(&self) -> Vec<Unfit> {
        let own = self.0.iter().flat_map(|own| &own.texts);
        own.flat_map(|(name, text)| doubts::of_template(name, text))
            .collect()
    }
}

/// A letter as far as templates make it.
pub(super) struct Spoken {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// As [`page::Page::dropped`].
    pub dropped: usize,
}

/// So often a longer signature may push something out of the page of a week, which then counts it.
const MOST_PUSHED_OUT: usize = 8;

impl Spoken {
    pub fn of(order: &Order, sender: &Sender, words: &Words) -> Result<Spoken, WordingError> {
        Spoken::with_room(order, sender, words, 0)
    }

    fn with_room(
        order: &Order,
        sender: &Sender,
        words: &Words,
        least_dropped: usize,
    ) -> Result<Spoken, WordingError> {
        let page = page::compose(order, sender, words, least_dropped)?;
        Ok(Spoken {
            subject: page.subject.clone(),
            text: page.text(words)?,
            html: page.html(words)?,
            dropped: page.dropped,
        })
    }

    /// The built-in words for the same order, with as much left out as these words leave out.
    fn usual(&self, order: &Order, sender: &Sender) -> Result<Spoken, WordingError> {
        let built_in = Words::built_in()?;
        let usual = Spoken::of(order, sender, built_in)?;
        let pushed_out = self.dropped.saturating_sub(usual.dropped);
        match (1..=MOST_PUSHED_OUT).contains(&pushed_out) {
            true => Spoken::with_room(order, sender, built_in, self.dropped),
            false => Ok(usual),
        }
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
    let text = cage::text_of(name, bytes).map_err(|found| unfit(found.line, found.what, found.remedy))?;
    let faulty = |e: WordingError| {
        let line = e.line.filter(|_| e.template.as_deref() == Some(name));
        unfit(line.unwrap_or(0), e.message, remedy_of(e.fault))
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
        let Ok(usual) = said.usual(&order, &sender) else {
            continue;
        };
        if let Some(lack) = lacks((&order, &sender), &said, &usual, Some(source)) {
            let message = format!("{} (tried on the letter {sample})", lack.what);
            return Err(unfit(0, message, lack.remedy));
        }
    }
    Ok((text, with_it))
}

fn remedy_of(fault: Fault) -> &'static str {
    match fault {
        Fault::Syntax => {
            "give each {% if %} its condition, and close what the line opens: {% if %} with {% endif %}, \
             {% macro %} with {% endmacro %}; `dossierd templates export DIR` writes the built-in text"
        }
        Fault::UnknownName => {
            "use only names that the built-in text uses; `dossierd templates export DIR` writes it"
        }
        Fault::Slow => "take loops out of it, above all a loop in a loop, and let no part call itself",
        Fault::Deep => {
            "no part may call itself, and tags may not stand so deep in one another: take a level out"
        }
        Fault::Long => "print each value once; take the loop out that repeats it",
        Fault::Part => {
            "keep every {% macro %} of the built-in text with its name and what stands in its brackets; \
             `dossierd templates export DIR` writes it"
        }
        Fault::Other => "compare it with the built-in text that `dossierd templates export DIR` writes",
    }
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

#[cfg(test)]
mod tests;
