//! The owner's word on whose a task is: to a unit that says it is not its own (SAI), or of any task that his letter
//! tells. KHÔNG leaves it where it is, a unit's name hands it over; who only agrees is asked for the name.

use super::settled::First;
use super::{Verdict, Voice, on_result, renew, verdict};
use crate::agenda::{Duty, Facts, Rules, duties, taken_back};
use crate::answer::judge::heard_of;
use crate::answer::words::{NewLead, Until, consents, excerpt, new_lead, said, telling};
use crate::answer::{Handover, Heard, Line, Mail, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::MarkKind;
use chrono::NaiveDate;

/// What he says of assignments, and the lines that are about something else.
#[derive(Default)]
pub(super) struct OnLeads {
    pub heard: Vec<Heard>,
    pub rest: Vec<String>,
}

/// The tasks that units say are not their own, as they stand now.
pub(super) fn disputed(first: &[First], all: &[Duty], facts: &Facts) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for one in first.iter().filter(|f| f.answer.standing == Standing::Counts) {
        let wrong = one.answer.heard.iter().filter(|h| h.outcome == Outcome::Wrong);
        for line in wrong.filter_map(|h| h.line.as_ref()) {
            let mut now = line.clone();
            renew(&mut now, all, facts);
            let is_known = |l: &Line| (&l.task, &l.unit) == (&now.task, &now.unit);
            if !now.is_gone && !taken_back(one.id, line, facts) && !found.iter().any(is_known) {
                found.push(now);
            }
        }
    }
    found
}

/// `lines` are what the letter tells, `disputed` what of it units say is not theirs; `may_refuse`: a bare consent or
/// refusal is of that alone.
pub(super) fn on_leads(
    own: &[String],
    (lines, disputed): (&[Line], &[Line]),
    may_refuse: bool,
    (all, facts, rules): (&[Duty], &Facts, &Rules),
    today: NaiveDate,
) -> OnLeads {
    let units = names_of(rules);
    let rows: Vec<&str> = disputed.iter().map(|l| l.row.as_str()).collect();
    let mut found = OnLeads::default();
    for line_of in own {
        let named = new_lead(line_of, &units).and_then(|lead| {
            let is_enough = lead.is_ordered || !disputed.is_empty();
            let line = meant(
                lead.row.as_deref(),
                lead.year,
                if is_enough { lines } else { &[] },
            );
            let line = line.or_else(|| meant(lead.row.as_deref(), lead.year, disputed))?;
            outcome_of(&lead, line, all, facts).map(|outcome| (line, outcome))
        });
        let refused = || {
            let one = std::slice::from_ref(line_of);
            let word = consents(one, &rows, today).into_iter().find(|c| c.is_clear)?;
            let is_of_it = word.until == Until::Unsaid && (word.row.is_some() || may_refuse);
            let line = meant(word.row.as_deref(), word.year, disputed).filter(|_| is_of_it)?;
            let outcome = match word.is_given {
                true => Outcome::LeadUnsaid,
                false => Outcome::Upheld,
            };
            Some((line, outcome))
        };
        match named.or_else(refused) {
            Some((line, outcome)) => found.heard.push(heard_of(line, outcome, line_of)),
            None => found.rest.push(line_of.clone()),
        }
    }
    found
}

/// His words on the tasks that units say are not their own; `None` where the letter tells none, or he speaks of none.
pub(super) fn of_notice(
    mail: &Mail,
    first: &[First],
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let today = day_of(now);
    let all = duties(facts, rules, today);
    let disputed = disputed(first, &all, facts);
    let is_other = |h: &Heard| {
        !matches!(
            h.outcome,
            Outcome::Wrong | Outcome::Other | Outcome::Forecast { .. }
        )
    };
    let may_refuse = !first.iter().any(|f| f.answer.heard.iter().any(is_other));
    let lines = (disputed.as_slice(), disputed.as_slice());
    let OnLeads { mut heard, rest } = on_leads(&mail.lines, lines, may_refuse, (&all, facts, rules), today);
    if heard.is_empty() {
        return None;
    }
    let rows: Vec<&str> = disputed.iter().map(|l| l.row.as_str()).collect();
    let is_word = !said(&rest, today).is_empty() || consents(&rest, &rows, today).iter().any(|c| c.is_clear);
    let mail = Mail {
        lines: rest,
        ..mail.clone()
    };
    let further = is_word.then(|| on_result::of_notice(&mail, first, voice, (facts, rules, answers), now));
    let Some(further) = further.flatten() else {
        let words = excerpt(&telling(&mail.lines));
        if let Some(last) = heard.last_mut().filter(|h| !h.outcome.asks_back()) {
            last.words = words;
        }
        return Some(verdict(heard, disputed, Standing::Counts, voice, (answers, now)));
    };
    heard.extend(further.answer.heard);
    let mut lines = disputed;
    lines.extend(further.answer.lines);
    let mut said = verdict(heard, lines, Standing::Counts, voice, (answers, now));
    said.answer.takes_back = further.answer.takes_back;
    // What a result that is taken back opens again stands only among the marks.
    let reopened = further.marks.into_iter().filter(|m| m.kind == MarkKind::Reopened);
    said.marks.extend(reopened);
    Some(said)
}

/// Every name of every unit.
fn names_of(rules: &Rules) -> Vec<(String, String)> {
    let units = rules.office.units.iter();
    let of = |u: &crate::plan::Unit| {
        let names = std::iter::once(&u.name).chain(&u.aliases);
        names.map(|name| (u.id.clone(), name.clone())).collect::<Vec<_>>()
    };
    units.flat_map(of).collect()
}

/// The one line that the number means, or the only one.
fn meant<'l>(row: Option<&str>, year: Option<i32>, lines: &'l [Line]) -> Option<&'l Line> {
    let is_named = |line: &&Line| {
        row.is_none_or(|row| is_same_row(&line.row, row)) && year.is_none_or(|year| line.year == year)
    };
    let mut named = lines.iter().filter(is_named).filter(|l| !l.is_gone);
    let first = named.next()?;
    named.all(|other| other.task == first.task).then_some(first)
}

/// The unit takes the place of the one that the line is of.
fn outcome_of(lead: &NewLead, line: &Line, all: &[Duty], facts: &Facts) -> Option<Outcome> {
    let stored = facts.tasks.iter().find(|t| t.id == line.task)?;
    let duty = all
        .iter()
        .find(|d| d.task.id == line.task && d.unit == line.unit)?;
    let before = duty.task.leads.units.clone();
    if before.contains(&lead.unit) {
        return (before.len() == 1).then_some(Outcome::Upheld);
    }
    if line.is_done {
        return Some(Outcome::DoneBefore);
    }
    let place = |unit: &String| {
        if *unit == line.unit {
            lead.unit.clone()
        } else {
            unit.clone()
        }
    };
    let mut after: Vec<String> = before.iter().map(place).collect();
    // A unit that took the place of another leads what names the other.
    if after == before {
        after = vec![lead.unit.clone()];
    }
    let asked = stored.leads.words.clone();
    let is_undo = false;
    Some(Outcome::Handed {
        hand: Box::new(Handover {
            before,
            after,
            asked,
            is_undo,
        }),
    })
}
