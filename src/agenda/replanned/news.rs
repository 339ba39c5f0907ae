//! What a unit has to hear of a version of the plan, task by task.

use super::hearing::Hearing;
use super::renamed::renamed;
use super::wishes::{OpenWish, open_wish};
use crate::agenda::answers::only_day;
use crate::agenda::duty::{unit_name, verdict};
use crate::agenda::facts::Replan;
use crate::agenda::round::Round;
use crate::agenda::rules::Rules;
use crate::calendar::{Moment, date, date_with_weekday, day_of, moment};
use crate::letter::{Named, Point};
use crate::plan::{Mailbox, Mark, MarkKind, Task, Unit, as_said, folded, is_ended, named_document};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::HashSet;

/// Days further ahead than this have not been planned by yet.
const WORKING_DAYS_AHEAD: i64 = 30;

/// What a unit has to hear of one task.
pub struct News {
    group: &'static str,
    row: String,
    title: String,
    due: Option<NaiveDate>,
    /// Who leads it now, or did before; of a task in which the unit cooperates, who leads it.
    lead: String,
    support: bool,
    /// Who leads it beside the unit.
    with: String,
    was: Option<NaiveDate>,
    /// The day before was agreed on by a person.
    agreed: bool,
    wish: Option<(OpenWish, bool)>,
    result: Option<(String, String)>,
    /// The words that the row has now, where the version gave it others.
    renamed: String,
    /// The number that the row has now, where it was another.
    number: String,
    /// What is to be handed in now, and what was before.
    product: Option<(String, String)>,
}

impl News {
    /// Whether it tells who leads the task its day.
    pub fn tells_day(&self) -> bool {
        matches!(self.group, "replaced" | "renamed") && !self.support
    }

    pub fn point(&self) -> Point {
        let (document, day) = self.result.clone().unwrap_or_default();
        let named = |day: Option<NaiveDate>| day.map(date_with_weekday).unwrap_or_default();
        let flag = |is: bool| if is { "1" } else { "" }.to_owned();
        let support = if self.support {
            self.lead.clone()
        } else {
            String::new()
        };
        let (product, was_product) = self.product.clone().unwrap_or_default();
        let wish = match self.wish {
            Some((_, true)) => "moot",
            Some((_, false)) => "open",
            None => "",
        };
        Point::new(
            self.group,
            [
                ("row", self.row.clone()),
                ("title", self.title.clone()),
                ("due", named(self.due)),
                ("document", document),
                ("day", day),
                ("until", named(self.was)),
                ("words", String::new()),
                ("support", support),
                ("lead", self.lead.clone()),
                ("with", self.with.clone()),
                ("agreed", flag(self.agreed)),
                ("wish", wish.to_owned()),
                ("wished", named(self.wish.and_then(|(wish, _)| wish.until))),
                ("result", flag(self.result.is_some())),
                ("renamed", self.renamed.clone()),
                ("number", self.number.clone()),
                ("product", product),
                ("was_product", was_product),
            ],
        )
    }
}

/// What the letters say of the import; `closed`: how many wishes are closed by it.
pub fn facts(closed: &str, import: &Replan) -> Named {
    let of_import = [
        ("wish", ""),
        ("taken", ""),
        ("plan", "1"),
        ("former", ""),
        ("closed", closed),
        ("clock", ""),
        ("assigned", ""),
        ("event", ""),
        ("file", &import.file),
        ("at", &moment(import.at)),
    ];
    Named::from(of_import.map(|(name, fact)| (name.to_owned(), fact.to_owned())))
}

/// A task before the first of some versions and after the last, as people have answered to each.
pub struct Turn<'r> {
    before: Cow<'r, Task>,
    after: Option<Cow<'r, Task>>,
    /// Of one that the plan has no more, the row that has taken its place.
    renamed: Option<Cow<'r, Task>>,
    marks: Vec<&'r Mark>,
    at: Moment,
}

impl Turn<'_> {
    pub fn before(&self) -> &Task {
        &self.before
    }

    /// Whether the unit, or one that merged into it, led it before, and whether it does now.
    fn leads(&self, unit: &str, round: &Round) -> (bool, bool) {
        // A unit that merged into another leads nothing any more: its heir does.
        let ids = round.rules.book.stands_for(unit, round.today);
        let mine = |task: &Task| { task.leads.units.iter() }.any(|id| ids.contains(id));
        (mine(&self.before), self.after.as_deref().is_some_and(mine))
    }

    fn was_due(&self) -> Option<NaiveDate> {
        self.before.deadline.last_on_time_day()
    }

    pub fn due(&self) -> Option<NaiveDate> {
        self.after.as_ref()?.deadline.last_on_time_day()
    }

    /// Why nobody has to decide on the unit's wish any more, as the group of a letter; `None` where somebody has.
    pub fn closes(&self, unit: &str, wish: OpenWish, round: &Round) -> Option<&'static str> {
        match (&self.after, self.leads(unit, round), self.due()) {
            (None, ..) if self.renamed.is_some() => Some("wish_renamed"),
            (None, ..) => Some("wish_dropped"),
            (_, (_, false), _) => Some("wish_handed"),
            (_, _, Some(due)) if wish.is_moot(self.was_due(), due) => Some("wish_moot"),
            _ => None,
        }
    }

    /// Whether the deadline in force before was given by a person.
    fn was_agreed(&self) -> bool {
        let is_given = |m: &&Mark| matches!(&m.kind, MarkKind::Dated { phrase, .. } if *phrase == self.before.deadline_text);
        self.marks.iter().any(is_given)
    }
}

/// Several versions one after the other are what they come to. What a document ended is nobody's news.
pub fn turns<'r>(replans: &[&'r Replan], round: &Round<'r>) -> Vec<Turn<'r>> {
    let mut tasks: Vec<(&Task, Option<&Task>, Moment)> = Vec::new();
    for replan in replans {
        match tasks
            .iter_mut()
            .find(|(before, ..)| before.id == replan.before.id)
        {
            Some((_, after, at)) => (*after, *at) = (replan.after.as_ref(), replan.at),
            None => tasks.push((&replan.before, replan.after.as_ref(), replan.at)),
        }
    }
    let turn = |(before, after, at): (&'r Task, Option<&'r Task>, Moment)| {
        let marks: Vec<&Mark> = { round.facts.marks.iter() }
            .filter(|m| m.task == before.id)
            .collect();
        let office = &round.rules.office;
        (!is_ended(&marks)).then(|| Turn {
            before: as_said(before, &marks, office),
            after: after.map(|task| as_said(task, &marks, office)),
            renamed: match after {
                None => renamed(before, at, round.facts).map(|task| said_now(task, round)),
                Some(_) => None,
            },
            marks,
            at,
        })
    };
    tasks.into_iter().filter_map(turn).collect()
}

/// The task as people have answered to it.
fn said_now<'r>(task: &'r Task, round: &Round<'r>) -> Cow<'r, Task> {
    let marks = round.facts.marks.iter().filter(|m| m.task == task.id);
    as_said(task, &marks.collect::<Vec<_>>(), &round.rules.office)
}

/// What the unit has to hear of these tasks.
pub fn news(turns: &[Turn], unit: &Unit, mailbox: &Mailbox, round: &Round) -> Vec<News> {
    let of_task = |turn| of_task(turn, (unit, mailbox), round);
    turns.iter().flat_map(of_task).collect()
}

fn of_task(turn: &Turn, (unit, mailbox): (&Unit, &Mailbox), round: &Round) -> Vec<News> {
    let rules = round.rules;
    let before = turn.before();
    let result = result(&turn.marks, &unit.id, rules, round.today);
    let of = |group| News {
        group,
        row: before.number.clone(),
        title: before.title.clone(),
        due: turn
            .due()
            .or_else(|| only_day(&before.id, &unit.id, round).map(|(due, _)| due)),
        lead: leads(turn.after.as_deref(), rules),
        support: false,
        with: String::new(),
        was: None,
        agreed: false,
        wish: None,
        result: result.clone(),
        renamed: String::new(),
        number: String::new(),
        product: None,
    };
    let hearing = Hearing { unit, mailbox, round };
    let own = (unit.id.as_str(), round.today);
    if let Some(news) = reworded(turn, &hearing, &of) {
        return vec![news];
    }
    match turn.leads(&unit.id, round) {
        (true, false) if hearing.was_told(before) => vec![News {
            wish: open_wish(&before.id, &unit.id, round.facts).map(|wish| (wish, true)),
            due: turn.was_due(),
            ..of(if turn.after.is_some() { "handed" } else { "dropped" })
        }],
        (false, false) if turn.after.is_none() && hearing.cooperates(before, None) => vec![News {
            due: turn.was_due(),
            result: None,
            ..of("dropped")
        }],
        (false, true) => vec![News {
            lead: others(Some(before), turn.after.as_deref(), rules, own),
            with: others(turn.after.as_deref(), None, rules, own),
            ..of("leading")
        }],
        (true, true) if result.is_none() => {
            let joined = others(turn.after.as_deref(), Some(before), rules, own);
            let left = others(Some(before), turn.after.as_deref(), rules, own);
            let is_shared = !joined.is_empty() || !left.is_empty();
            let shared = is_shared.then(|| News {
                lead: left,
                with: others(turn.after.as_deref(), None, rules, own),
                ..of("sharing")
            });
            let moved = moved(turn, &hearing).map(|was| News {
                was: Some(was),
                agreed: turn.was_agreed(),
                wish: open_wish(&before.id, &unit.id, round.facts)
                    .map(|wish| (wish, turn.closes(&unit.id, wish, round).is_some())),
                ..of("replaced")
            });
            let restated = restated(turn, &hearing, &of);
            restated.into_iter().chain(shared).chain(moved).collect()
        }
        (false, false) => {
            let moved = moved(turn, &hearing).filter(|was| hearing.cooperates(before, Some(*was)));
            let is_open = !is_done_for_all(turn, round);
            let told = moved.filter(|_| is_open).map(|was| News {
                was: Some(was),
                agreed: turn.was_agreed(),
                support: true,
                ..of("replaced")
            });
            told.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The new words of a row that the unit leads, or cooperates in, as before.
fn reworded(turn: &Turn, hearing: &Hearing, of: &impl Fn(&'static str) -> News) -> Option<News> {
    let (now, before, round) = (turn.renamed.as_ref()?, turn.before(), hearing.round);
    let ids = round.rules.book.stands_for(&hearing.unit.id, round.today);
    let is_of = |units: &[String]| units.iter().any(|id| ids.contains(id));
    let is_lead = is_of(&now.leads.units) && turn.leads(&hearing.unit.id, round).0;
    let support = !is_lead && is_of(&now.support.units) && hearing.cooperates(before, None);
    let hears = support || (is_lead && hearing.was_told(before));
    if !hears {
        return None;
    }
    let owed = only_day(&now.id, &hearing.unit.id, round).map(|(due, _)| due);
    let due = owed.or_else(|| now.deadline.last_on_time_day());
    let wish = open_wish(&before.id, &hearing.unit.id, round.facts);
    let result = of("renamed").result.filter(|_| is_lead);
    Some(News {
        due,
        was: turn.was_due().filter(|was| Some(*was) != due),
        lead: leads(Some(now), round.rules),
        support,
        wish: wish.filter(|_| is_lead).map(|wish| (wish, true)),
        result,
        renamed: now.title.clone(),
        ..of("renamed")
    })
}

/// The number, the product or the words that the row has now, where the unit has read of it by another: it answers by the number of
/// the letter in its hands, and a document of the old kind would be none that the plan wants.
fn restated(turn: &Turn, hearing: &Hearing, of: &impl Fn(&'static str) -> News) -> Option<News> {
    let (before, now) = (turn.before(), turn.after.as_deref()?);
    if !hearing.was_told(before) {
        return None;
    }
    let number = (before.number != now.number).then(|| now.number.clone());
    let product = (before.deliverable.trim() != now.deliverable.trim())
        .then(|| (now.deliverable.clone(), before.deliverable.clone()));
    let has_product = |p: &(String, String)| !p.0.trim().is_empty();
    let (number, product) = (number.unwrap_or_default(), product.filter(has_product));
    let is_edited = is_edited(&before.title, &now.title);
    (!number.is_empty() || product.is_some() || is_edited).then(|| News {
        number,
        product,
        renamed: if is_edited {
            now.title.clone()
        } else {
            String::new()
        },
        ..of("restated")
    })
}

/// Whether a title says something else by now; one word put right is no news.
fn is_edited(before: &str, now: &str) -> bool {
    let words = |title: &str| -> HashSet<String> { folded(title).split(' ').map(str::to_owned).collect() };
    words(before).symmetric_difference(&words(now)).count() > 1
}

/// The day before, where another one is in force by now and the unit knows the old one, or would soon.
fn moved(turn: &Turn, hearing: &Hearing) -> Option<NaiveDate> {
    let (was, due) = (turn.was_due()?, turn.due()?);
    let round = hearing.round;
    if was == due || due < round.live_from {
        return None;
    }
    let calendar = &round.rules.calendar;
    let nearest = calendar.working_on_or_before(was.min(due));
    let is_near = || calendar.working_days(day_of(turn.at), nearest) <= WORKING_DAYS_AHEAD;
    let is_known = turn.was_agreed() || hearing.knows(turn.before(), due) || is_near();
    is_known.then_some(was)
}

fn is_done_for_all(turn: &Turn, round: &Round) -> bool {
    let is_done = |unit: &String| result(&turn.marks, unit, round.rules, round.today).is_some();
    turn.before.leads.units.iter().all(is_done)
}

/// The document that finished it for the unit, and its day.
fn result(marks: &[&Mark], unit: &str, rules: &Rules, today: NaiveDate) -> Option<(String, String)> {
    let merged = rules.book.stands_for(unit, today);
    match &verdict::newest_done(marks, (unit, &merged), None)?.kind {
        MarkKind::Done { number, date: day } if !number.is_empty() => {
            Some((named_document(number), date(*day)))
        }
        MarkKind::Done { date: day, .. } => Some((String::new(), date(*day))),
        _ => Some(Default::default()),
    }
}

fn leads(task: Option<&Task>, rules: &Rules) -> String {
    let Some(task) = task else {
        return String::new();
    };
    match task.leads.units.as_slice() {
        [] => task.leads.words.clone(),
        units => named(units.iter(), rules),
    }
}

/// Who leads the one and not the other, but for the unit itself and those that merged into it: they are its own tasks
/// by now.
fn others(of: Option<&Task>, but: Option<&Task>, rules: &Rules, (unit, today): (&str, NaiveDate)) -> String {
    let units = of.map(|task| task.leads.units.as_slice()).unwrap_or_default();
    let own = rules.book.stands_for(unit, today);
    let is_other = |id: &&String| !own.contains(id) && but.is_none_or(|task| !task.leads.units.contains(id));
    named(units.iter().filter(is_other), rules)
}

fn named<'u>(units: impl Iterator<Item = &'u String>, rules: &Rules) -> String {
    let names: Vec<String> = units.map(|id| unit_name(rules, id)).collect();
    names.join("; ")
}
