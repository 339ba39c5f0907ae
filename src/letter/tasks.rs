//! Letters that tell tasks: reminders, late letters, lists, a unit's week.

use super::about::{About, Pause, about_order, count};
use super::kind::LetterKind;
use super::line::{self, LineWords, Standing};
use super::matter::Matter;
use super::order::{Order, Sender};
use super::page::{Entry, Page, Section, frame};
use super::task_line::TaskLine;
use super::wording::{WordingError, Words, about};
use super::{dossiers, plain};
use crate::calendar;
use crate::remind::Role;
use chrono::Days;

/// What is told, in which words.
struct Telling<'a> {
    order: &'a Order,
    words: &'a Words,
    template: &'static str,
    said: About,
    lines: &'a [TaskLine],
    /// Due around a break; may repeat `lines`.
    around: &'a [TaskLine],
}

/// The page; any matter without tasks is an empty page of its kind.
pub(super) fn page(order: &Order, sender: &Sender, words: &Words) -> Result<Page, WordingError> {
    let template = template(order);
    let (lines, around): (&[TaskLine], &[TaskLine]) = match &order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            ..
        } => (lines, ahead_of_break),
        Matter::UnitWeek { lines, .. } => (lines, &[]),
        _ => (&[], &[]),
    };
    let mut said = about_tasks(order, sender, lines, around);
    match &order.matter {
        Matter::Tasks { rest, dossiers, .. } => {
            said.pause = rest.as_ref().map(Pause::of);
            said.facts = dossiers
                .as_ref()
                .map(|part| dossiers::facts(part))
                .unwrap_or_default();
        }
        Matter::UnitWeek { period, .. } => {
            said.period = Some(plain::line(&period.name(), 120));
            said.window = Some(period.window_words());
        }
        _ => {}
    }
    if let [only] = occurrences(lines, around)[..] {
        let args = [about(&line::words(only, order.at))];
        said.only = Some(words.say("task.txt", "subject_of_one", &args)?);
    }
    let telling = Telling {
        order,
        words,
        template,
        said,
        lines,
        around,
    };
    let part = match &order.matter {
        Matter::Tasks { dossiers, .. } => dossiers.as_ref(),
        _ => None,
    };
    match part {
        // Alone they are the letter.
        Some(part) if order.kind == LetterKind::Dossiers => {
            let sections = dossiers::sections(part, &telling.said, words)?;
            frame(template, &telling.said, words, sections)
        }
        Some(part) => {
            let mut page = frame(template, &telling.said, words, telling.sections()?)?;
            dossiers::join(&mut page, part, &telling.said, words)?;
            Ok(page)
        }
        None => frame(template, &telling.said, words, telling.sections()?),
    }
}

/// The sentences of a kind.
pub(super) fn template(order: &Order) -> &'static str {
    match (&order.matter, order.kind) {
        (Matter::UnitWeek { .. }, _) => "unit_week.txt",
        (_, LetterKind::Late) => "late.txt",
        (_, LetterKind::LateList) => "late_list.txt",
        (_, LetterKind::LookAhead) => "look_ahead.txt",
        (_, LetterKind::Dossiers) => "dossiers.txt",
        (_, LetterKind::Questions) => "questions.txt",
        (_, LetterKind::Monthly) => "monthly.txt",
        (_, LetterKind::GoingLive) => "going_live.txt",
        _ => "reminder.txt",
    }
}

fn about_tasks(order: &Order, sender: &Sender, lines: &[TaskLine], around: &[TaskLine]) -> About {
    let all = occurrences(lines, around);
    let with = |standing| {
        let n = all.iter().filter(|l| line::standing(l) == standing).count();
        (n > 0).then(|| count(n))
    };
    let role = |role| {
        all.iter()
            .any(|l| l.told.as_ref().is_some_and(|t| t.role == role))
    };
    let ahead = all.iter().filter(|l| line::standing(l) == Standing::Ahead);
    let latest = ahead.filter_map(|l| l.due).max();
    let is_matter =
        |l: &&&TaskLine| l.number.is_empty() && l.unit_name.is_empty() && l.deadline_text.is_empty();
    let matters = all.iter().filter(is_matter).count();
    About {
        n: count(all.len()),
        matters: (matters > 0).then(|| count(matters)),
        late: with(Standing::Late),
        ahead: with(Standing::Ahead),
        undated: with(Standing::Undated),
        before: latest
            .map(|d| d.checked_add_days(Days::new(1)).unwrap_or(d))
            .map(calendar::date),
        has_lead: role(Role::Lead),
        has_support: role(Role::Support),
        has_head: role(Role::Head),
        has_owner: role(Role::Owner),
        until: around
            .iter()
            .filter_map(|l| l.due)
            .max()
            .map(calendar::date_with_weekday),
        ..about_order(order, sender)
    }
}

/// All lines of a letter, each occurrence once.
pub(super) fn occurrences<'a>(lines: &'a [TaskLine], around: &'a [TaskLine]) -> Vec<&'a TaskLine> {
    let mut all = line::by_urgency(lines);
    for extra in line::by_urgency(around) {
        if !lines.iter().any(|told| line::same(told, extra)) {
            all.push(extra);
        }
    }
    all
}

impl Telling<'_> {
    /// Late, ahead and undated tasks under a heading each where there are several
    /// groups, then what is due around a break.
    fn sections(&self) -> Result<Vec<Section>, WordingError> {
        let mut sections: Vec<Section> = Vec::new();
        let sorted = line::by_urgency(self.lines);
        let mut no = 0;
        for group in sorted.chunk_by(|a, b| line::standing(a) == line::standing(b)) {
            let mut section = Section::default();
            if group.len() < self.lines.len() {
                let standing = group.first().map(|first| line::standing(first));
                section.heading = Some(self.say("heading", &[about(&self.said), about(&standing)])?);
            }
            for line in group {
                no += 1;
                section
                    .entries
                    .push(self.entry(self.template, &line::words(line, self.order.at), no)?);
            }
            sections.push(section);
        }
        if !self.around.is_empty() {
            sections.push(self.around_break(no)?);
        }
        Ok(sections)
    }

    /// Everything due until two working days after a break; what is told above in
    /// full is named here in one line.
    fn around_break(&self, mut no: usize) -> Result<Section, WordingError> {
        let mut section = Section::default();
        // The opening of a look-ahead with nothing else is this heading already.
        if no > 0 || self.order.kind != LetterKind::LookAhead {
            section.heading = Some(self.say("before_break", &[about(&self.said)])?);
        }
        for extra in line::by_urgency(self.around) {
            let line = line::words(extra, self.order.at);
            if self.lines.iter().any(|told| line::same(told, extra)) {
                section.items.push(self.say("told_above", &[about(&line)])?);
                continue;
            }
            no += 1;
            section.entries.push(self.entry("look_ahead.txt", &line, no)?);
        }
        Ok(section)
    }

    fn entry(&self, template: &str, line: &LineWords, no: usize) -> Result<Entry, WordingError> {
        let args = [about(line)];
        let say = |part: &str| self.words.say(template, part, &args);
        Ok(Entry {
            no,
            title: line.title.clone(),
            role: say("role")?,
            due: say("due")?,
            status: say("status")?,
            facts: self.words.lines(template, "facts", &args)?,
            tone: match line.standing {
                Standing::Late => "late",
                Standing::Ahead if line.due_today || line.target_today => "today",
                Standing::Ahead => "ahead",
                Standing::Undated => "plain",
            },
        })
    }

    fn say(&self, part: &str, args: &[super::wording::Said]) -> Result<String, WordingError> {
        self.words.say("task.txt", part, args)
    }
}
