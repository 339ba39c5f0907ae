//! A failure in words: the plan, the day, what was told, and both answers.

use super::{Failure, Life, Lines};
use crate::days::plus;
use crate::words::STAGES;
use dossierd::agenda::decide;
use dossierd::calendar::Moment;
use std::fmt::Write;

impl Life<'_> {
    pub(super) fn say(&self, lines: Option<&Lines>) -> String {
        let Some(lines) = lines else {
            return "no letter".into();
        };
        let mut text = String::new();
        for ((row, due), (told, shown)) in &lines.told {
            let id = &self.world.rows[*row].id;
            let _ = write!(text, "[{id} L {due} shown as {shown:?}:");
            for (unit, stage, role) in told {
                let _ = write!(text, " u{unit} {} {role:?}", STAGES[*stage]);
            }
            text.push_str("] ");
        }
        for (row, unit, due) in &lines.listed {
            let _ = write!(text, "(listed: {} u{unit} L {due}) ", self.world.rows[*row].id);
        }
        text
    }

    /// The world as far as it matters to a person who must see why.
    pub(super) fn failure(&self, now: Moment, what: &str, detail: &str) -> Failure {
        let mut text = format!("world {}: {what} at {now}\n{detail}\n", self.world.seed);
        let live_from = self.rules.live_from.or(self.facts.first_applied);
        let _ = writeln!(text, "going {:?}, live from {live_from:?}", self.rules.going);
        let named = |row: &&usize| detail.contains(&self.world.rows[**row].id);
        for row in self.known.iter().filter(named) {
            let row = &self.world.rows[*row];
            let _ = writeln!(
                text,
                "task {} \"{}\" leads {:?} support {:?} known {} {}",
                row.id,
                row.when.phrase(),
                row.leads,
                row.support,
                row.known,
                row.known_at
            );
            for mark in self.facts.marks.iter().filter(|m| m.task == row.id) {
                let _ = writeln!(
                    text,
                    "  mark {} {:?} {:?} {:?}",
                    mark.at, mark.unit, mark.due, mark.kind
                );
            }
            for letter in &self.letters {
                for told in letter.told.iter().filter(|t| t.task == row.id) {
                    let near = (letter.written - now).num_days().abs() < 30;
                    if near {
                        let _ = writeln!(
                            text,
                            "  told {} {} to {} as {:?} of L {} by {}{}{}",
                            letter.written,
                            told.stage.name(),
                            letter.meant,
                            told.role,
                            told.due,
                            told.unit,
                            if letter.cancelled { " TAKEN BACK" } else { "" },
                            if letter.is_open() { " on its way" } else { "" },
                        );
                    }
                }
            }
        }
        for unit in &self.world.office.units {
            let head = unit.head.as_ref().map(|m| m.address.as_str());
            let own = unit.mailbox.as_ref().map(|m| m.address.as_str());
            let _ = writeln!(text, "{}: {own:?} head {head:?}", unit.id);
        }
        let off: Vec<String> = (-10..15)
            .map(|n| plus(now.date_naive(), n))
            .filter(|d| !self.days.works(*d))
            .map(|d| d.format("%a %d/%m").to_string())
            .collect();
        let _ = writeln!(text, "off: {}", off.join(", "));
        for (name, spans) in [("down", &self.world.down), ("mute", &self.world.mute)] {
            for (a, b) in spans
                .iter()
                .filter(|(a, b)| *a < now && plus(b.date_naive(), 10) > now.date_naive())
            {
                let _ = writeln!(text, "{name} {a} .. {b}");
            }
        }
        for refusal in decide(now, &self.facts, &self.rules).not {
            let _ = writeln!(text, "not: {}: {}", refusal.what, refusal.reason);
        }
        Failure(text)
    }
}
