//! The page that leaders read in under a minute: at most 25 lines and 250 words with
//! the letter's own headings. What is cut is counted.

use super::figures::{cell, comparable, received};
use super::{ReportInput, ReportTask, TaskBoard, WeeklySummary, doubt};
use crate::calendar::{count, date};
use crate::dossier::{Counts, SectorRow};
use crate::finding::Severity;

/// What the letter's own headings and greeting leave of the 250 words.
const WORDS: usize = 215;

/// Tasks ahead.
const AHEAD: usize = 5;

/// How much is told, from a quiet week to a crowded one.
#[derive(Clone, Copy)]
struct Room {
    title_words: usize,
    sectors: usize,
    units: usize,
}

const ROOMS: [Room; 5] = [
    room(12, 6, 3),
    room(8, 6, 3),
    room(6, 5, 3),
    room(5, 4, 3),
    room(4, 3, 2),
];

const fn room(title_words: usize, sectors: usize, units: usize) -> Room {
    Room {
        title_words,
        sectors,
        units,
    }
}

pub(super) fn summary(input: &ReportInput) -> WeeklySummary {
    let fits = ROOMS
        .iter()
        .map(|&room| page(input, room))
        .find(|p| words(p) <= WORDS);
    fits.unwrap_or_else(|| page(input, ROOMS[ROOMS.len() - 1]))
}

fn page(input: &ReportInput, room: Room) -> WeeklySummary {
    let unfit = doubt::unfit(input);
    WeeklySummary {
        period: input.period.clone(),
        headline: headline(input, unfit.is_some()),
        table: match unfit {
            Some(_) => Vec::new(),
            None => table(&input.figures.rows, room),
        },
        overdue: overdue(&input.tasks, room),
        due_soon: due_soon(&input.tasks, room),
        footing: footing(input),
        mark: input.notes.iter().find(|n| is_mark(n)).cloned(),
        no_table: unfit,
    }
}

fn words(page: &WeeklySummary) -> usize {
    let lines = [&page.headline, &page.footing].into_iter().chain(&page.no_table);
    let lines = lines
        .chain(page.table.iter().flatten())
        .chain(&page.overdue)
        .chain(&page.due_soon);
    lines.map(|line| line.split_whitespace().count()).sum()
}

/// A note about the page itself, not about its figures.
fn is_mark(note: &str) -> bool {
    note.to_lowercase().contains("chưa rà soát")
}

fn headline(input: &ReportInput, unfit: bool) -> String {
    let late = input.tasks.overdue.len() as i64;
    if unfit {
        let late = if late == 0 {
            "không có".into()
        } else {
            count(late)
        };
        return format!("Chưa có số liệu hồ sơ dùng được; {late} nhiệm vụ quá hạn.");
    }
    let counts = &input.figures.total.counts;
    let calm = late == 0 && counts.c13 == Some(0) && counts.c10 == Some(0);
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
    format!("Trong tuần {sentence}{end}.")
}

fn table(rows: &[SectorRow], room: Room) -> Vec<Vec<String>> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut moving: Vec<&SectorRow> = rows.iter().filter(|r| moves(&r.counts)).collect();
    moving.sort_by_key(|r| std::cmp::Reverse(weight(&r.counts)));
    moving.truncate(room.sectors);
    let (shown, rest): (Vec<&SectorRow>, Vec<&SectorRow>) = rows
        .iter()
        .partition(|row| moving.iter().any(|m| std::ptr::eq(*m, *row)));
    let mut out = vec![HEADING.map(String::from).to_vec()];
    out.extend(shown.iter().map(|row| line(row.sector.clone(), &[row])));
    if !rest.is_empty() {
        let name = format!("{} lĩnh vực còn lại", count(rest.len() as i64));
        out.push(line(name, &rest));
    }
    out
}

const HEADING: [&str; 5] = [
    "Lĩnh vực",
    "Tiếp nhận mới",
    "Giải quyết",
    "Đang giải quyết",
    "Quá hạn",
];

fn moves(counts: &Counts) -> bool {
    weight(counts) != (0, 0)
}

/// Overdue first, then movement; unknown weighs nothing.
fn weight(counts: &Counts) -> (i64, i64) {
    let known = |n: Option<i64>| n.unwrap_or(0);
    (
        known(counts.c13).saturating_add(known(counts.c10)),
        known(received(counts)).saturating_add(known(counts.c7)),
    )
}

/// The sum of some sectors; one unknown makes the sum unknown.
fn line(name: String, rows: &[&SectorRow]) -> Vec<String> {
    let sum = |of: fn(&Counts) -> Option<i64>| {
        let total = rows
            .iter()
            .try_fold(0i64, |sum, r| sum.checked_add(of(&r.counts)?));
        cell(total)
    };
    vec![name, sum(received), sum(|c| c.c7), sum(|c| c.c11), sum(|c| c.c13)]
}

/// One line a unit, the longest overdue first.
fn overdue(board: &TaskBoard, room: Room) -> Vec<String> {
    let mut units: Vec<(&str, Vec<&ReportTask>)> = Vec::new();
    for task in &board.overdue {
        match units.iter_mut().find(|(unit, _)| *unit == task.unit) {
            Some((_, tasks)) => tasks.push(task),
            None => units.push((&task.unit, vec![task])),
        }
    }
    let longest = |tasks: &[&ReportTask]| tasks.iter().map(|t| t.working_days_late).max().unwrap_or(0);
    units.sort_by_key(|(_, tasks)| std::cmp::Reverse(longest(tasks)));
    let mut out: Vec<String> = units
        .iter()
        .take(room.units)
        .map(|(unit, tasks)| {
            let (days, n) = (count(longest(tasks)), count(tasks.len() as i64));
            match tasks.as_slice() {
                [only] => format!(
                    "{unit}: {}, quá hạn {days} ngày làm việc",
                    short(&only.title, room)
                ),
                _ => format!("{unit}: {n} việc, lâu nhất {days} ngày làm việc"),
            }
        })
        .collect();
    let (cut_units, cut_tasks) = units
        .iter()
        .skip(room.units)
        .fold((0, 0), |(units, tasks), (_, more)| {
            (units + 1, tasks + more.len() as i64)
        });
    if cut_units > 0 {
        out.push(format!(
            "và {} việc của {} đơn vị khác",
            count(cut_tasks),
            count(cut_units)
        ));
    }
    out
}

fn due_soon(board: &TaskBoard, room: Room) -> Vec<String> {
    let mut out: Vec<String> = board
        .due_soon
        .iter()
        .take(AHEAD)
        .map(|task| format!("{}: {} ({})", date(task.due), short(&task.title, room), task.unit))
        .collect();
    if let Some(cut) = board.due_soon.len().checked_sub(AHEAD).filter(|&n| n > 0) {
        out.push(format!("và {} việc khác", count(cut as i64)));
    }
    out
}

/// The first words of a title.
fn short(title: &str, room: Room) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    match words.len() > room.title_words {
        true => {
            let head = words[..room.title_words].join(" ");
            format!("{}…", head.trim_end_matches([',', ';', '.', ':', '-', ' ']))
        }
        false => words.join(" "),
    }
}

/// As of, source, what could not be checked: one line.
fn footing(input: &ReportInput) -> String {
    let mut parts = vec![first_up(&doubt::as_of(input))];
    if let Some(from) = &input.figures.provenance {
        parts.push(format!("nguồn {}", from.source));
    }
    let judge = |severity| {
        input
            .figures
            .findings
            .iter()
            .filter(move |f| f.severity == severity)
    };
    let warnings = judge(Severity::Warning).count();
    if let Some(first) = judge(Severity::Warning).next() {
        let message = first.message.trim_end_matches(['.', ' ']);
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
            .filter(|n| !is_mark(n))
            .map(|n| n.trim().trim_end_matches('.').to_owned()),
    );
    if input.tasks.without_date > 0 {
        parts.push(format!(
            "{} nhiệm vụ chưa có thời hạn",
            count(input.tasks.without_date)
        ));
    }
    format!("{}.", parts.join("; "))
}

fn first_up(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
