//! `task list --summary`: how many were given, finished, in time, overdue.

use crate::agenda::{Facts, Rules, Tally, summary};
use crate::calendar::{Moment, count, day_of};
use crate::commands::desk;
use crate::commands::exit::Exit;
use serde_json::json;

pub fn run(is_json: bool, facts: &Facts, rules: &Rules, now: Moment) -> anyhow::Result<Exit> {
    let counted = summary(facts, rules, day_of(now));
    if is_json {
        desk::print_json(&json!({
            "at": now.to_rfc3339(), "system": counted.system, "plan": counted.plan,
            "hand": counted.hand, "total": counted.total,
        }))?;
        return Ok(Exit::Done);
    }
    for (name, tally) in [
        ("Được giao qua hệ thống", counted.system),
        ("Theo kế hoạch", counted.plan),
        ("Đột xuất", counted.hand),
        ("Tất cả", counted.total),
    ] {
        if tally.given + tally.cancelled > 0 {
            say!("{name}: {}", words(&tally));
        }
    }
    Ok(Exit::Done)
}

/// "giao 158, hoàn thành 104 (đúng hạn 100, quá hạn 04), trong hạn 48, quá hạn 06".
fn words(tally: &Tally) -> String {
    let cancelled = match tally.cancelled {
        0 => String::new(),
        n => format!("; ngoài ra chấm dứt {}", count(n)),
    };
    let running = match tally.without_evidence {
        0 => String::new(),
        n => format!(", chưa có minh chứng {}", count(n)),
    };
    format!(
        "giao {}, hoàn thành {} (đúng hạn {}, quá hạn {}), trong hạn {}, quá hạn {}{running}{cancelled}",
        count(tally.given),
        count(tally.done),
        count(tally.done_on_time),
        count(tally.done_late),
        count(tally.in_time),
        count(tally.overdue)
    )
}
