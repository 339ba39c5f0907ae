//! Templates of the office are tried before they are taken: on every letter of their kind, and on such
//! as should not be.

use super::lacks::lacks;
use super::{Own, Unfit, Wording};
use crate::letter::compose::template_of;
use crate::letter::order::{Order, Sender};
use crate::letter::spoken::Spoken;
use crate::letter::wording::{BUILT_IN, Fault, WordingError, Words};
use crate::letter::{cage, samples};
use std::collections::BTreeSet;
use std::sync::Arc;

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
    // Where answers are read letters say how to answer.
    let answered = Sender {
        answers: true,
        ..samples::sender()
    };
    let tried = trials(name).into_iter().map(|trial| (trial, samples::sender()));
    let with_answers = plain(name).into_iter().map(|trial| (trial, answered.clone()));
    for ((sample, order), sender) in tried.chain(with_answers) {
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
pub(super) fn trials(name: &str) -> Vec<(&'static str, Order)> {
    let long = "Triển khai thực hiện Tổng kiểm kê tài sản công tại Ban Quản lý ".repeat(30);
    let shared = is_shared(name);
    let orders = self::plain(name);
    let (mut plain, mut spoiled, mut kinds) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (sample, order) in orders {
        if kinds.insert(template_of(&order)) || !shared {
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

/// The letters of its kind as they are.
fn plain(name: &str) -> Vec<(&'static str, Order)> {
    let mut orders = samples::all();
    orders.retain(|(_, order)| is_shared(name) || template_of(order) == name);
    orders
}

/// Whether letters of every kind use it.
fn is_shared(name: &str) -> bool {
    ["layout.txt", "layout.html", "task.txt", "look_ahead.txt"].contains(&name)
}
