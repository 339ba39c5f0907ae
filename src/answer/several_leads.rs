//! The owner's answer to a letter in which a task stands once for each unit that leads it: his result is one for
//! all of them.

use super::judge::{Asked, Heard, judge};
use super::line::Line;
use super::outcome::Outcome;

/// The same as `judge`, for who follows the plan: a line for each lead is one task to him, and a result is one for
/// each lead in the letter that has none yet. When a unit will be done only the unit says; `own_unit` is his.
pub fn judge_owners(own: &[String], asked: Asked, own_unit: &str) -> Vec<Heard> {
    let lines = tasks_of(asked.lines);
    let heard = judge(
        own,
        Asked {
            lines: &lines,
            ..asked
        },
    );
    let heard = heard.into_iter().map(|mut h| {
        let is_of_other = h.line.as_ref().is_some_and(|line| line.unit != own_unit);
        if is_of_other && matches!(h.outcome, Outcome::Forecast { .. }) {
            h.outcome = Outcome::UnitsForecast;
        }
        // What is on record he changes himself.
        if matches!(h.outcome, Outcome::SaidOpen { .. }) {
            h.outcome = Outcome::Other;
        }
        h
    });
    heard.flat_map(|h| for_each_lead(h, asked.lines)).collect()
}

fn is_same_task(one: &Line, other: &Line) -> bool {
    (&one.task, one.due, one.may_finish) == (&other.task, other.due, other.may_finish)
}

/// One line of each task and day: that of a lead which has not finished, if there is one.
pub fn tasks_of(asked: &[Line]) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for line in asked {
        match found.iter_mut().find(|known| is_same_task(known, line)) {
            Some(known) if is_over(known) && !is_over(line) => *known = line.clone(),
            Some(_) => {}
            None => found.push(line.clone()),
        }
    }
    found
}

fn is_over(line: &Line) -> bool {
    line.is_done || line.is_gone
}

fn for_each_lead(heard: Heard, asked: &[Line]) -> Vec<Heard> {
    let (Outcome::Recorded { .. } | Outcome::Doubtful { .. }, Some(line)) = (&heard.outcome, &heard.line)
    else {
        return vec![heard];
    };
    let leads = asked.iter().filter(|other| is_same_task(other, line));
    let of = |lead: &Line| Heard {
        line: Some(lead.clone()),
        ..heard.clone()
    };
    leads.filter(|lead| !is_over(lead)).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn line(unit: &str, is_done: bool) -> Line {
        Line {
            task: "t12".into(),
            unit: unit.into(),
            due: NaiveDate::from_ymd_opt(2026, 12, 3).unwrap(),
            row: "12".into(),
            title: "Phương án ứng trực".into(),
            may_finish: true,
            is_done,
            is_gone: false,
            is_part: false,
            deliverable: String::new(),
            record: None,
            previous: None,
            started: None,
            year: 0,
        }
    }

    #[test]
    fn a_result_is_one_for_every_lead_that_has_none() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 4).unwrap();
        let asked = [line("u03", true), line("u04", false), line("u05", false)];
        for words in [
            "12 XONG 12/PA-BQL 03/12/2026",
            "hạn 03/12 XONG 12/PA-BQL 03/12/2026",
        ] {
            let asked = Asked {
                lines: &asked,
                own: "Văn phòng",
                writer: "",
                others: &[],
                rows: &[],
                files: &[],
                today,
            };
            let heard = judge_owners(&[words.to_owned()], asked, "");
            let units: Vec<&str> = { heard.iter() }
                .filter(|h| matches!(h.outcome, Outcome::Recorded { .. }))
                .filter_map(|h| Some(h.line.as_ref()?.unit.as_str()))
                .collect();
            assert_eq!(units, ["u04", "u05"], "{words}");
            assert_eq!(heard.len(), 2);
        }
    }
}
