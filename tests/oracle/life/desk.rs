//! Between two looks at everything the program reads only the tasks that are due to be looked at.
//! Here both are done: what is decided must be the same.

use super::{Failure, Life};
use dossierd::agenda::{Agenda, Looks, decide, identities};
use dossierd::calendar::{Moment, day_of};
use dossierd::plan::{Mark, Task};
use std::collections::BTreeSet;
use std::mem::replace;

impl Life<'_> {
    pub(super) fn decide(&mut self, now: Moment) -> Result<Agenda, Failure> {
        let agenda = decide(now, &self.facts, &self.rules);
        let Some(mut looks) = self.looks.take().filter(|looks| !looks.is_whole(now)) else {
            self.looks = Looks::after_whole(now, &self.facts, &self.rules, agenda.actions.is_empty());
            return Ok(agenda);
        };
        let by_due = self.decide_due(now, &mut looks);
        if by_due.actions != agenda.actions {
            let detail = format!(
                "all {:#?}\n due {:#?}\n {looks:#?}",
                agenda.actions, by_due.actions
            );
            return Err(self.failure(now, "what is due and all that is known", &detail));
        }
        self.looks = Some(looks);
        Ok(agenda)
    }

    /// What is decided on the tasks that are due, those told of in letters on their way, and those
    /// spoken of since.
    fn decide_due(&mut self, now: Moment, looks: &mut Looks) -> Agenda {
        let facts = &mut self.facts;
        let letters = &facts.open_letters;
        let oldest = letters.iter().map(|l| day_of(l.written_at)).min();
        let is_since = |day| oldest.is_some_and(|oldest| oldest <= day);
        let spoken_of = facts.marks.iter().filter(|m| is_since(day_of(m.at)));
        let spoken_of = spoken_of.map(|m| m.task.as_str());
        let told = letters.iter().flat_map(|l| &l.told).map(|t| t.task.as_str());
        let due: BTreeSet<&str> = looks.due(now).chain(told).chain(spoken_of).collect();
        let beside = due.iter().flat_map(|task| looks.beside(task));
        let ids: BTreeSet<&str> = due.iter().copied().chain(beside).collect();
        let tasks = facts
            .tasks
            .iter()
            .filter(|t| ids.contains(t.id.as_str()))
            .cloned();
        let tasks: Vec<Task> = tasks.collect();
        // What is said of the duties of the settings is read at every tick.
        let of_settings = identities(&self.rules);
        let is_read = |task: &String| ids.contains(task.as_str()) || of_settings.contains(task);
        let marks = facts.marks.iter().filter(|m| is_read(&m.task)).cloned();
        let marks: Vec<Mark> = marks.collect();
        self.tally.tasks_read += tasks.len();
        self.tally.tasks_known += facts.tasks.len();
        let all = (replace(&mut facts.tasks, tasks), replace(&mut facts.marks, marks));
        facts.unread = Some(looks.plans().clone());
        let agenda = decide(now, facts, &self.rules);
        if agenda.actions.is_empty() {
            looks.after_due(now, facts, &self.rules);
        }
        (facts.tasks, facts.marks) = all;
        facts.unread = None;
        agenda
    }
}
