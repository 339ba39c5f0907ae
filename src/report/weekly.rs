//! The page that leaders read in under a minute: at most 25 lines and 250 words with
//! the letter's own headings. What is cut is counted.

mod expected;
mod owed;
mod room;
pub(super) mod summary;
pub(super) mod table;
mod titles;

pub(super) use owed::asked;

use super::compare::{close, comparable};
use super::counts::received;
use super::in_short::in_short;
use super::input::ReportInput;
use super::{doubt, trend};
use crate::calendar::{count, date, moment};
use crate::dossier::Counts;
use crate::finding::Severity;
use room::{Room, TIGHTEST};
use summary::WeeklySummary;
use table::{in_short as short_names, sector_table};

/// What the letter's own head, headings and foot leave of the 250 words. The dash before
/// an item is a word as well.
const WORDS: usize = 190;

/// Of the mark "Chưa rà soát", a line of its own, which is among what the letter takes.
const MARK_WORDS: usize = 3;

/// Of the heading above what waits for the leaders, which stands there only if something does.
const HEADING_WORDS: usize = 7;

/// What they leave of the 25 lines.
const LINES: usize = 14;

pub(super) fn summary(input: &ReportInput) -> WeeklySummary {
    let rooms = Room::all().map(|room| (room, page(input, room)));
    let (room, usual) = { rooms }
        .find(|(_, page)| fits(page))
        .unwrap_or_else(|| (TIGHTEST, page(input, TIGHTEST)));
    let balanced = page(input, owed::balanced(&input.tasks, room));
    match fits(&balanced) {
        true => balanced,
        false => usual,
    }
}

fn page(input: &ReportInput, room: Room) -> WeeklySummary {
    let unfit = doubt::unfit(input);
    let (decisions, overdue) = owed::overdue(&input.tasks, room);
    let sectors = short_names(&input.figures.rows, room.name_words);
    WeeklySummary {
        period: input.period.clone(),
        headline: headline(input, unfit.as_deref()),
        table: match unfit {
            Some(_) => Vec::new(),
            None => sector_table(&sectors, room.sectors),
        },
        sectors,
        decisions,
        comment: None,
        overdue,
        due_soon: owed::due_soon(&input.tasks, room),
        footing: footing(input, room),
        mark: input.notes.iter().find(|n| is_mark(n)).cloned(),
        // Where there is no figure at all the first sentence says it.
        no_table: unfit.filter(|why| doubt::is_taken(&input.figures) && !why.starts_with(NO_FIGURES)),
        trend: trend::trend(input).filter(|_| room.has_chart),
        falls: Vec::new(),
        dossiers: String::new(),
    }
}

fn fits(page: &WeeklySummary) -> bool {
    // Below the table's headings the bars need a row's name only; each is a word of the text.
    let below = page.trend.iter().filter(|_| !page.table.is_empty());
    let bars: usize = below
        .map(|t| t.row.split_whitespace().count() + t.lines.len())
        .sum();
    let trend = page
        .trend
        .iter()
        .filter(|_| page.table.is_empty())
        .flat_map(|t| [&t.head].into_iter().chain(&t.lines));
    let sentences = [&page.headline, &page.footing]
        .into_iter()
        .chain(&page.no_table)
        .chain(trend);
    let items = page.decisions.iter().chain(&page.overdue).chain(&page.due_soon);
    let dashes = items.clone().count();
    let words: usize = sentences
        .chain(page.table.iter().flatten())
        .chain(items)
        .map(|line| line.split_whitespace().count())
        .sum();
    // The words above what waits for the leaders are a line of their own, and so is the mark of a page
    // that nobody has reviewed.
    let heading = usize::from(!page.decisions.is_empty());
    let free = usize::from(page.mark.is_none());
    let words = words + bars + heading * HEADING_WORDS;
    let lines = page.table.len()
        + page.no_table.iter().count()
        + usize::from(page.trend.is_some())
        + dashes
        + heading;
    lines <= LINES + free && words + dashes <= WORDS + free * MARK_WORDS
}

/// Begins what is said where there are no figures of the period at all.
const NO_FIGURES: &str = "Chưa có số liệu hồ sơ";

/// A note about the page itself, not about its figures.
fn is_mark(note: &str) -> bool {
    note.to_lowercase().contains("chưa rà soát")
}

/// A note about a source that was asked in vain.
fn is_of_source(note: &str) -> bool {
    note.starts_with("Nguồn ")
}

/// Without the reason, which is the drafter's matter.
fn in_brief(note: &str) -> String {
    note.split(" (").next().unwrap_or(note).to_owned()
}

/// Whether nothing needs a word of the leaders: no task and no dossier is late, or was, and no target is missed, by
/// figures that are there, reach to the last day and close.
pub(super) fn is_calm(input: &ReportInput) -> bool {
    let (board, counts) = (&input.tasks, &input.figures.total.counts);
    let is_late = !board.overdue.is_empty() || board.before_live > 0;
    let is_sure = doubt::unfit(input).is_none() && close(&input.figures);
    is_sure && !is_late && !input.misses_target && counts.c13 == Some(0) && counts.c10 == Some(0)
}

fn headline(input: &ReportInput, unfit: Option<&str>) -> String {
    if let Some(why) = unfit {
        let words = match doubt::is_taken(&input.figures) {
            true if !why.starts_with(NO_FIGURES) => "Chưa có số liệu hồ sơ dùng được",
            true => why,
            false => why,
        };
        return match owed::late_in_numbers(&input.tasks) {
            Some(late) => format!("{words}; {late}."),
            None => format!("{words}."),
        };
    }
    let counts = &input.figures.total.counts;
    let calm = is_calm(input);
    if calm && received(counts) == Some(0) && counts.c7 == Some(0) {
        return "Không có vấn đề cần chỉ đạo.".into();
    }
    let before = comparable(input).map(|(_, before)| before);
    let figure = |words: &str, unit: &str, last_week: &str, of: fn(&Counts) -> Option<i64>| {
        let now = of(counts).map_or_else(|| "chưa có số liệu".into(), |n| count(n) + unit);
        match before.and_then(of) {
            Some(then) => format!("{words} {now} ({last_week}{})", count(then)),
            None => format!("{words} {now}"),
        }
    };
    let sentence = [
        figure("tiếp nhận", " hồ sơ", "tuần trước ", received),
        figure("giải quyết", "", "", |c| c.c7),
        figure("đang giải quyết", "", "", |c| c.c11),
        figure("trong đó quá hạn", "", "", |c| c.c13),
    ]
    .join(", ");
    let end = if calm {
        "; không có vấn đề cần chỉ đạo"
    } else {
        ""
    };
    format!("Trong {} {sentence}{end}.", span(input))
}

/// "tuần", or "02 tuần (13/02/2026-26/02/2026)" where the days off of one belong to the next.
fn span(input: &ReportInput) -> String {
    let period = &input.period;
    match period.days() / 7 {
        0 | 1 => "tuần".to_owned(),
        weeks => format!(
            "{} tuần ({}-{})",
            count(weeks),
            date(period.from),
            date(period.to)
        ),
    }
}

/// As of, source, what could not be checked: one line.
fn footing(input: &ReportInput, room: Room) -> String {
    let mut parts = Vec::new();
    let lacking = input.figures.taken_early(input.now);
    // The line that says why there is no table says when they were taken, and that they lack days.
    let is_old = doubt::is_told_as_old(input);
    let is_told = is_old || { input.figures.findings.iter() }.any(|f| Some(f) == lacking.as_ref());
    // The first sentence says that there are none.
    if doubt::is_known(&input.figures) && !is_told {
        parts.push(first_up(&doubt::as_of(input)));
    }
    let is_empty = input.figures.provenance.is_some() && !doubt::is_known(&input.figures);
    let silent = input.notes.iter().filter(|note| is_of_source(note));
    let silent: Vec<String> = silent.map(|note| in_brief(note)).collect();
    if let Some(from) = input.figures.provenance.as_ref().filter(|_| silent.is_empty()) {
        let name = match input.source.as_str() {
            "" => &from.source,
            name => name,
        };
        // "Chưa có số liệu" alone would read as if nobody had asked.
        let empty = if is_empty {
            " trả lời nhưng không có số liệu"
        } else {
            ""
        };
        parts.push(format!("nguồn {}{empty}", few_words(name, room.name_words)));
    }
    if parts.is_empty() && silent.is_empty() && !doubt::is_known(&input.figures) {
        parts.push(format!(
            "đến {} chưa nhận được số liệu của kỳ này",
            moment(input.now)
        ));
    }
    parts.extend(silent);
    if !doubt::is_known(&input.figures) {
        parts.extend(last_known(input));
    }
    let told = lacking.filter(|_| is_old);
    let told = told.as_ref();
    let judge = |severity| {
        input
            .figures
            .findings
            .iter()
            .filter(move |f| !is_empty && f.severity == severity && Some(*f) != told)
    };
    let warnings = judge(Severity::Warning).count();
    if let Some(first) = judge(Severity::Warning).next() {
        let message = in_short(first);
        let more = match warnings - 1 {
            0 => String::new(),
            n => format!(" (và {} điểm khác)", count(n as i64)),
        };
        parts.push(format!("cần kiểm tra: {message}{more}"));
    }
    parts.extend(
        input
            .notes
            .iter()
            .filter(|n| !is_mark(n) && !is_of_source(n))
            .map(|n| n.trim().trim_end_matches('.').to_owned()),
    );
    // The plan's owner is asked for these days every week.
    if input.tasks.without_date > 0 && room.names_units() {
        parts.push(format!(
            "{} nhiệm vụ chưa có thời hạn",
            count(input.tasks.without_date)
        ));
    }
    match parts.as_slice() {
        [] => String::new(),
        parts => format!("{}.", first_up(&parts.join("; "))),
    }
}

/// The newest figures that there are of an earlier period.
fn last_known(input: &ReportInput) -> Option<String> {
    let earlier = input.past.row.iter().chain(&input.previous);
    let known = earlier.filter(|f| doubt::is_taken(f) && f.period.to < input.period.to);
    let last = known.max_by_key(|f| f.period.to)?;
    Some(format!("số liệu gần nhất đến hết ngày {}", date(last.period.to)))
}

fn few_words(name: &str, most: usize) -> String {
    let mut words = name.split_whitespace();
    let kept: Vec<&str> = words.by_ref().take(most).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    kept.join(" ") + more
}

fn first_up(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
