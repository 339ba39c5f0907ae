//! Once a week the operator hears how the program is: sources, letters, what comes, what is missing.
//! Where nothing is wrong it is short; that it comes at all says that the program lives.

use super::action::{Agenda, What};
use super::answers;
use super::days_off::open_days;
use super::facts::{Facts, FetchFact, Trouble};
use super::outage::{cutoffs_at_risk, operator};
use super::round::{Note, Round};
use super::rules::Rules;
use crate::calendar::{Moment, count, day_of, has_official_tet, moment};
use crate::dossier::Mode;
use crate::letter::{LetterKind, Matter, Named, Point};
use chrono::{Datelike, Days, Duration, NaiveDate};

/// More sources and cut-offs than these are counted: the letter has 25 lines.
const MOST_SOURCES: usize = 4;
const MOST_CUTOFFS: usize = 3;
const MOST_NAMES: usize = 3;

/// Cut-offs of so many hours ahead are named.
const AHEAD: Duration = Duration::days(14);

/// Less free space than this is told as a point to look at, in bytes.
const LITTLE_SPACE: u64 = 1 << 30;

/// A source without a good answer for longer is told as a point to look at.
const LONG_SILENCE: Duration = Duration::days(7);

/// Queues the letter of the week, from the first week after going live on: before that there is
/// nothing that it could tell of.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let Some(rule) = round.rules.figures.health else {
        return;
    };
    if !round.is_open(rule.at) {
        return;
    }
    let back = (7 + round.today.weekday().num_days_from_monday() - rule.day.num_days_from_monday()) % 7;
    let day = round.today - Days::new(u64::from(back));
    let week = day.iso_week();
    let when = format!("{}-W{:02}", week.year(), week.week());
    let to = operator(round);
    if day <= round.live_from || round.has("health", &when, to) {
        return;
    }
    let note = Note::new("health", &when, LetterKind::Health, to, What::Health);
    round.write(note, "how the program is, once a week", agenda);
}

/// What the letter says.
pub fn matter(facts: &Facts, rules: &Rules, now: Moment) -> Matter {
    let mut points = sources(facts, rules, now);
    points.extend(letters(facts));
    points.extend(returned(facts, rules));
    points.extend(unread_mailbox(facts, now));
    points.extend(left_to_person(facts));
    points.push(calendar(rules, now));
    points.extend(storage(facts));
    let cutoffs = cutoffs(facts, rules, now);
    let wrong = points.iter().filter(|p| is_wrong(p)).count();
    points.extend(cutoffs);
    let week = day_of(now).iso_week();
    let known = [
        ("n", if wrong == 0 { String::new() } else { number(wrong) }),
        ("week", format!("{:02}", week.week())),
        ("year", week.year().to_string()),
    ];
    Matter::Points {
        facts: Named::from(known.map(|(name, fact)| (name.to_owned(), fact))),
        points,
        files: Vec::new(),
    }
}

fn is_wrong(point: &Point) -> bool {
    point.facts.get("wrong").is_some_and(|wrong| !wrong.is_empty())
}

/// Every point has every fact, so that the template can ask for each.
fn point<const N: usize>(group: &str, about: &str, wrong: bool, facts: [(&str, String); N]) -> Point {
    const NAMES: [&str; 14] = [
        "name",
        "good",
        "failing",
        "more",
        "sent",
        "waiting",
        "refused",
        "uncertain",
        "dead",
        "year",
        "open",
        "database",
        "free",
        "list",
    ];
    let mut point = Point::new(group, NAMES.map(|name| (name, String::new())));
    let own = facts.map(|(name, fact)| (name.to_owned(), fact));
    point.facts.extend(own);
    point.facts.insert("about".to_owned(), about.to_owned());
    let wrong = if wrong { "1" } else { "" };
    point.facts.insert("wrong".to_owned(), wrong.to_owned());
    point
}

fn number(n: usize) -> String {
    count(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Each source with its last good answer, those that fail first.
fn sources(facts: &Facts, rules: &Rules, now: Moment) -> Vec<Point> {
    let by_hand = rules.exports.iter().map(|e| (e.id.as_str(), true));
    let asked = rules.pulls.iter().map(|p| (p.source.as_str(), false));
    let mut points: Vec<Point> = asked
        .chain(by_hand)
        .map(|(id, by_hand)| source(id, by_hand, facts, now))
        .collect();
    points.sort_by_key(|p| !is_wrong(p));
    let more = points.len().saturating_sub(MOST_SOURCES);
    points.truncate(MOST_SOURCES);
    if more > 0 {
        points.push(point("source", "more", false, [("more", number(more))]));
    }
    points
}

fn source(id: &str, by_hand: bool, facts: &Facts, now: Moment) -> Point {
    let is_own = |f: &&FetchFact| f.source == id && f.at <= now && (by_hand || f.mode != Mode::File);
    let own = || facts.fetches.iter().filter(is_own);
    let good = own().rfind(|f| f.failure.is_none()).map(|f| f.at);
    let failing = own().next_back().is_some_and(|f| f.failure.is_some());
    let is_silent = !by_hand && good.is_none_or(|good| now - good > LONG_SILENCE);
    let said = [
        ("name", id.to_owned()),
        ("good", good.map(moment).unwrap_or_default()),
        ("failing", if failing { "1".to_owned() } else { String::new() }),
    ];
    point("source", "source", failing || is_silent, said)
}

fn letters(facts: &Facts) -> Option<Point> {
    let health = facts.health.as_ref()?;
    let counts = [
        ("sent", number(health.sent)),
        ("waiting", number(health.waiting)),
        ("refused", number(health.refused)),
        ("uncertain", number(health.uncertain)),
        ("dead", number(health.dead)),
    ];
    let wrong = health.refused + health.uncertain + health.dead > 0;
    Some(point("state", "letters", wrong, counts))
}

/// Addresses that lately gave letters back: their people hear nothing until somebody corrects them.
fn returned(facts: &Facts, rules: &Rules) -> Option<Point> {
    let names: Vec<String> = answers::returned(facts, rules)
        .into_iter()
        .map(|(name, ..)| name)
        .collect();
    let more = names.len().saturating_sub(MOST_NAMES);
    let shown = [
        (
            "list",
            names
                .iter()
                .take(MOST_NAMES)
                .cloned()
                .collect::<Vec<_>>()
                .join("; "),
        ),
        ("more", if more > 0 { number(more) } else { String::new() }),
    ];
    (!names.is_empty()).then(|| point("state", "returned", true, shown))
}

/// That the mailbox for answers cannot be read, while every letter asks for answers.
fn unread_mailbox(facts: &Facts, now: Moment) -> Option<Point> {
    let mut known = facts
        .post
        .troubles
        .iter()
        .filter(|t| t.kind == Trouble::Inbox && t.at <= now);
    let newest = known.next().filter(|t| t.is_on)?;
    Some(point("state", "inbox", true, [("good", moment(newest.at))]))
}

/// What lies unread in the mailbox for answers: nobody else reads it, or takes its files.
fn left_to_person(facts: &Facts) -> Option<Point> {
    let health = facts.health.as_ref()?;
    let left = health.left_to_person.filter(|left| *left > 0)?;
    let with_files = match health.left_with_files {
        0 => String::new(),
        n => number(n),
    };
    let told = [("sent", number(left)), ("list", with_files)];
    Some(point("state", "left", true, told))
}

/// Until when the official days off are known, and whether somebody is asked for more.
fn calendar(rules: &Rules, now: Moment) -> Point {
    let this = day_of(now).year();
    let known = (this..this + 5)
        .take_while(|year| has_official_tet(&rules.calendar, *year))
        .last();
    let open = open_days(&rules.calendar, day_of(now));
    let said = [
        ("year", known.map(|year| year.to_string()).unwrap_or_default()),
        (
            "open",
            open.notice.map(|year| year.to_string()).unwrap_or_default(),
        ),
    ];
    point(
        "state",
        "calendar",
        known.is_none() || open.notice.is_some(),
        said,
    )
}

fn storage(facts: &Facts) -> Vec<Point> {
    let Some(health) = &facts.health else {
        return Vec::new();
    };
    let sizes = [
        ("database", health.database.map(size).unwrap_or_default()),
        ("free", health.free.map(size).unwrap_or_default()),
    ];
    let is_little = health.free.is_some_and(|free| free < LITTLE_SPACE);
    let mut points = vec![
        point("state", "storage", is_little, sizes),
        point("state", "version", false, [("name", health.version.clone())]),
    ];
    if !health.broken_templates.is_empty() {
        let list = ("list", health.broken_templates.join(", "));
        points.push(point("state", "templates", true, [list]));
    }
    if health.fallen_back > 0 {
        let facts = [
            ("list", health.failing_template.clone()),
            ("sent", number(health.fallen_back)),
        ];
        points.push(point("state", "fallen_back", true, facts));
    }
    points
}

/// The next cut-offs that reports rest on.
fn cutoffs(facts: &Facts, rules: &Rules, now: Moment) -> Vec<Point> {
    let round = Round {
        live_from: NaiveDate::MIN,
        ..Round::without_tasks(now, facts, rules)
    };
    let mut ahead: Vec<(Moment, String)> = cutoffs_at_risk(&round, AHEAD)
        .filter(|(_, opens)| *opens > now)
        .map(|(period, opens)| (opens, period.name()))
        .collect();
    ahead.sort();
    ahead.dedup();
    let said = ahead.into_iter().take(MOST_CUTOFFS);
    said.map(|(opens, name)| {
        point(
            "cutoff",
            "cutoff",
            false,
            [("name", name), ("good", moment(opens))],
        )
    })
    .collect()
}

/// "12,4 MB", "35 GB".
fn size(bytes: u64) -> String {
    let tenths = |unit: u64| {
        let tenths = bytes.saturating_mul(10) / unit;
        match tenths {
            100.. => (tenths / 10).to_string(),
            _ => format!("{},{}", tenths / 10, tenths % 10),
        }
    };
    match bytes {
        0..=1_048_575 => format!("{} KB", bytes.div_ceil(1024)),
        1_048_576..=1_073_741_823 => format!("{} MB", tenths(1 << 20)),
        _ => format!("{} GB", tenths(1 << 30)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_at_a_glance() {
        for (bytes, want) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (4096, "4 KB"),
            (1 << 20, "1,0 MB"),
            (13_000_000, "12 MB"),
            (5_400_000, "5,1 MB"),
            (37_580_963_840, "35 GB"),
            (u64::MAX, "1717986918 GB"),
        ] {
            assert_eq!(size(bytes), want, "{bytes}");
        }
    }
}
