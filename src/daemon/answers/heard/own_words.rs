//! The owner's word on a day or on who leads a task, in answer to any letter of his that names the task: the list of
//! what will be told as late, a reminder of his own, a receipt. What a letter asks for is read where it is asked
//! (`decided`, `on_result`, `asked`).

use super::lines::line_of;
use super::on_assignment::{OnLeads, on_leads};
use super::{Verdict, Voice, decided, fresh, verdict};
use crate::agenda::{Duty, Facts, Rules, duties, open_wish};
use crate::answer::decision::{Wish, decided as judge_wishes};
use crate::answer::several_leads::tasks_of;
use crate::answer::words::{Consent, Until, Word, consents, is_only_received, said};
use crate::answer::{Heard, Line, Mail, Outcome, Standing, is_same_row};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::folded;
use chrono::NaiveDate;

/// What the tasks are by now that he may speak of.
struct Known<'k> {
    all: &'k [Duty<'k>],
    facts: &'k Facts,
    today: NaiveDate,
}

/// `lines` are what the letter tells, `unsaid` the tasks of which he was asked for the new lead. `has_own_word`: a bare consent or refusal, or a refusal of what the letter tells, has
/// another meaning there. `None` where the mail says nothing of days and leads.
pub(super) fn by_owner(
    mail: &Mail,
    (lines, unsaid): (&[Line], &[Line]),
    has_own_word: bool,
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    if !voice.is_owner || voice.standing() != Standing::Counts {
        return None;
    }
    let today = day_of(now);
    let all = duties(facts, rules, today);
    let known = Known {
        all: &all,
        facts,
        today,
    };
    let mut tasks = tasks_of(lines);
    tasks.retain(|line| line.may_finish && !line.is_part);
    if voice.may_name_others {
        tasks.extend(named_elsewhere(&mail.lines, &tasks, &known));
    }
    let OnLeads { mut heard, rest } =
        on_leads(&mail.lines, (&tasks, unsaid), false, (&all, facts, rules), today);
    let wishes: Vec<Wish> = tasks.iter().map(|line| wish_of(line, &known)).collect();
    let (words, mut rest) = parted(rest, &wishes, has_own_word, today);
    // The letter asks for no consent.
    rest.retain(|line| !has_own_word || !is_bare_consent(line, today));
    if heard.is_empty() && words.is_empty() {
        return None;
    }
    let is_wished = |line: &Line| wish_now(line, &all, facts, today).is_some();
    let decisions = judge_wishes(&words, &wishes, today).into_iter();
    heard.extend(decisions.map(|h| without_wish(h, is_wished)));
    let is_more = rest.iter().any(|line| !line.is_empty());
    let besides = is_more.then(|| {
        let mail = Mail {
            lines: rest,
            ..mail.clone()
        };
        fresh(&mail, lines.to_vec(), voice, answers, now).answer.heard
    });
    let besides = besides.unwrap_or_default();
    let is_of_days = |h: &Heard| !matches!(h.outcome, Outcome::Handed { .. } | Outcome::Upheld);
    let decides = besides.is_empty() && heard.iter().all(is_of_days);
    heard.extend(besides);
    let mut each = lines.to_vec();
    each.extend(tasks.into_iter().filter(|task| !lines.contains(task)));
    let mut verdict = verdict(heard, each, Standing::Counts, voice, (answers, now));
    verdict.answer.decides = decides;
    Some(verdict)
}

fn is_bare_consent(line: &str, today: NaiveDate) -> bool {
    let is_it = |c: &Consent| {
        c.is_given
            && c.is_clear
            && c.row.is_none()
            && c.until == Until::Unsaid
            && c.odd.is_empty()
            && c.besides.is_empty()
    };
    consents(&[line.to_owned()], &[], today).iter().any(is_it)
}

/// A refusal where nothing is wished for refuses nothing.
fn without_wish(mut heard: Heard, is_wished: impl Fn(&Line) -> bool) -> Heard {
    let is_open = heard.line.as_ref().is_some_and(is_wished);
    if heard.outcome == Outcome::Declined && !is_open {
        heard.outcome = Outcome::Unclear;
    }
    heard
}

/// The wished day of the unit's wish on which nobody has decided; `None` where there is none.
pub(super) fn wish_now(
    line: &Line,
    all: &[Duty],
    facts: &Facts,
    today: NaiveDate,
) -> Option<Option<NaiveDate>> {
    let is_it = |d: &&Duty| (&d.task.id, &d.unit, d.occurrence.due) == (&line.task, &line.unit, line.due);
    let duty = all.iter().find(is_it)?;
    open_wish(duty, facts, today).map(|wish| wish.until)
}

fn wish_of(line: &Line, known: &Known) -> Wish {
    Wish {
        line: line.clone(),
        until: wish_now(line, known.all, known.facts, known.today).flatten(),
        dating: decided::dating(line, known.all, known.facts),
        is_agreed: false,
        is_withdrawn: false,
        is_one_of_several: false,
    }
}

/// Whether he speaks in answer to a receipt of something else than what it tells: of another task, or of a wish that is
/// still open.
pub(super) fn are_of_others(
    own: &[String],
    lines: &[Line],
    voice: &Voice,
    (all, facts): (&[Duty], &Facts),
    today: NaiveDate,
) -> bool {
    let rows: Vec<&str> = lines.iter().map(|l| l.row.as_str()).collect();
    let is_open = |word: &Consent| {
        let is_it = |l: &&Line| word.row.as_deref().is_some_and(|row| is_same_row(&l.row, row));
        let refused = lines
            .iter()
            .filter(is_it)
            .filter(|_| word.is_clear && !word.is_given);
        { refused }.any(|line| wish_now(line, all, facts, today).is_some())
    };
    let is_elsewhere = || !named_elsewhere(own, lines, &Known { all, facts, today }).is_empty();
    voice.may_name_others && is_elsewhere() || consents(own, &rows, today).iter().any(is_open)
}

/// The tasks that his words name and the letter does not, where the number is that of one open task alone.
fn named_elsewhere(own: &[String], tasks: &[Line], known: &Known) -> Vec<Line> {
    let rows: Vec<&str> = tasks.iter().map(|l| l.row.as_str()).collect();
    let mut found: Vec<Line> = Vec::new();
    for word in consents(own, &rows, known.today) {
        let Some(row) = word.row.as_deref().filter(|_| word.is_clear) else {
            continue;
        };
        let is_known = |line: &Line| is_same_row(&line.row, row);
        if tasks.iter().chain(&found).any(is_known) {
            continue;
        }
        let mut open = { known.all.iter() }.filter(|d| !d.is_done() && is_same_row(&d.row(), row));
        let Some(first) = open.next() else { continue };
        if open.all(|d| d.task.id == first.task.id) {
            let owed = (first.task.id.clone(), first.unit.clone(), first.occurrence.due);
            found.push(line_of(owed, known.all, known.facts));
        }
    }
    found
}

/// His words on days, each with the free lines below it, and all else.
fn parted(
    own: Vec<String>,
    wishes: &[Wish],
    has_own_word: bool,
    today: NaiveDate,
) -> (Vec<String>, Vec<String>) {
    let rows: Vec<&str> = wishes.iter().map(|w| w.line.row.as_str()).collect();
    let (mut words, mut rest, mut above) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_of_days = None;
    for line in own {
        let one = std::slice::from_ref(&line);
        let orders: Vec<Word> = said(one, today).into_iter().map(|s| s.word).collect();
        let word = consents(one, &rows, today).into_iter().find(|c| c.is_clear);
        let is_mine = word.is_some_and(|word| is_of_day(&word, &orders, wishes, has_own_word));
        let is_order = orders.iter().any(|word| !matches!(word, Word::Free));
        if is_mine || is_order {
            is_of_days = Some(is_mine);
        }
        match is_of_days {
            Some(true) => words.append(&mut above),
            Some(false) => rest.append(&mut above),
            None => {}
        }
        match is_of_days {
            Some(true) => words.push(line),
            Some(false) => rest.push(line),
            None => above.push(line),
        }
    }
    rest.append(&mut above);
    (words, rest)
}

/// Whether the word is on a day and on nothing else that the letter may ask.
fn is_of_day(word: &Consent, orders: &[Word], wishes: &[Wish], has_own_word: bool) -> bool {
    const SAID: [&str; 8] = [
        "dong y",
        "ok",
        "nhat tri",
        "chap thuan",
        "thong nhat",
        "cho lui",
        "cho hoan",
        "gia han",
    ];
    // HOÃN is read as such: a unit's own wish, or his day.
    if orders.iter().any(|order| matches!(order, Word::Postpone { .. })) {
        return false;
    }
    let line = folded(&word.line);
    let is_wished = |wish: &Wish| wish.until.is_some();
    let named = { wishes.iter() }.filter(|wish| {
        word.row
            .as_deref()
            .is_some_and(|row| is_same_row(&wish.line.row, row))
    });
    match word.until {
        Until::Day(_) | Until::NoDay | Until::Vague => SAID.iter().any(|said| line.contains(said)),
        Until::Unsaid if word.row.is_some() && word.is_given => named.count() > 0,
        Until::Unsaid if word.row.is_some() => {
            let mut named = named.peekable();
            named.peek().is_some() && (!has_own_word || named.any(is_wished))
        }
        // "OK ạ" says that the list was read.
        Until::Unsaid if is_only_received(std::slice::from_ref(&word.line)) => false,
        Until::Unsaid => !has_own_word && wishes.iter().any(is_wished),
    }
}
