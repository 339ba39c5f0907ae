//! What next year's plan should take over: proposed to the owner on 01/12 (contract section 4 and
//! the issue), and what of an old plan a new one has taken over.

use super::action::{Agenda, What};
use super::duties::tasks_in_force;
use super::duty::{Duty, unit_name};
use super::facts::Facts;
use super::round::{Note, Round};
use super::rules::Rules;
use crate::calendar::{count, date};
use crate::letter::{Attachment, LetterKind, Named, Point};
use crate::paper::PaperError;
use crate::paper::listing::{self, Listing};
use crate::plan::deadline::Meaning;
use crate::plan::{Origin, Pace, Task, deadline};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::collections::HashMap;

/// Why a task is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its last day is over and it is not done.
    Unfinished,
    /// It runs beyond the plan's year.
    Long,
    /// No day follows from its words.
    Undated,
    /// It is due before the year ends; it need be taken over only if it is not done by then.
    Pending,
    /// It runs all year or comes again and again: the new plan says so anew or not at all.
    Continuous,
}

impl Why {
    /// The name that templates and `--json` know it by.
    pub fn name(self) -> &'static str {
        match self {
            Why::Unfinished => "unfinished",
            Why::Long => "long",
            Why::Undated => "undated",
            Why::Pending => "pending",
            Why::Continuous => "continuous",
        }
    }

    /// Whether it stands in the file of rows that the new plan can take as they are.
    pub fn is_row(self) -> bool {
        matches!(self, Why::Unfinished | Why::Long | Why::Undated)
    }

    fn words(self) -> &'static str {
        match self {
            Why::Unfinished => "chưa hoàn thành",
            Why::Long => "thực hiện nhiều năm",
            Why::Undated => "chưa xác định được thời hạn",
            Why::Pending => "chưa đến hạn",
            Why::Continuous => "thường xuyên hoặc theo kỳ",
        }
    }
}

/// A task that is not over with its plan's year.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried<'a> {
    pub why: Why,
    pub task: Cow<'a, Task>,
    /// Units that owe it still.
    pub units: Vec<String>,
    /// "hạn 04/7/2026, đã quá hạn 103 ngày làm việc, chưa ghi nhận kết quả"; empty where there is
    /// nothing to say.
    pub state: String,
    /// The deadline that is proposed for the new plan.
    pub deadline: String,
}

/// What of that year's plan, and of the tasks by hand, is not over on that day; the most pressing
/// reason first, otherwise as the plan has it.
pub fn carried<'a>(facts: &'a Facts, rules: &Rules, year: i32, today: NaiveDate) -> Vec<Carried<'a>> {
    let duties = super::duties(facts, rules, today);
    let mut of_tasks: HashMap<&str, Vec<&Duty>> = HashMap::new();
    for duty in &duties {
        of_tasks.entry(&duty.task.id).or_default().push(duty);
    }
    let mut found: Vec<Carried> = tasks_in_force(facts, rules)
        .into_iter()
        .filter(|(task, _)| task.year == year && matches!(task.origin, Origin::Plan | Origin::Hand))
        .filter_map(|(task, _)| {
            let mine = of_tasks.get(task.id.as_str()).map_or(&[][..], Vec::as_slice);
            of_task(task, mine, rules, today)
        })
        .collect();
    found.sort_by_key(|c| c.why);
    found
}

fn of_task<'a>(task: Cow<'a, Task>, mine: &[&Duty], rules: &Rules, today: NaiveDate) -> Option<Carried<'a>> {
    let open: Vec<&&Duty> = mine.iter().filter(|d| !d.is_done()).collect();
    let year = task.year;
    let is_by_hand = task.origin == Origin::Hand;
    let why = match open.iter().map(|d| d.occurrence.due).max() {
        _ if is_running(&task.deadline.meaning) || mine.iter().any(|d| d.occurrence.pace != Pace::Once) => {
            Why::Continuous
        }
        None if mine.is_empty() => Why::Undated,
        None => return None,
        Some(last) if last.year() > year => Why::Long,
        Some(last) if last < today => Why::Unfinished,
        Some(_) => Why::Pending,
    };
    if is_by_hand && why == Why::Continuous {
        return None;
    }
    let mut units: Vec<String> = open.iter().map(|d| d.unit.clone()).collect();
    units.dedup();
    if mine.is_empty() {
        units.clone_from(&task.leads.units);
    }
    Some(Carried {
        state: state(why, &task, mine, rules, today),
        deadline: proposed(why, &task, &open),
        why,
        units,
        task,
    })
}

fn is_running(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Continuous { .. } | Meaning::Recur { .. } => true,
        Meaning::Multi(parts) => parts.iter().any(is_running),
        _ => false,
    }
}

/// How it stands, in one clause.
fn state(why: Why, task: &Task, mine: &[&Duty], rules: &Rules, today: NaiveDate) -> String {
    let open: Vec<&&Duty> = mine.iter().filter(|d| !d.is_done()).collect();
    let last = open.iter().map(|d| d.occurrence.due).max();
    let day = last.map(date).unwrap_or_default();
    let of_units = match mine.len() - open.len() {
        0 => String::new(),
        done => format!(
            "; {}/{} đơn vị đã có kết quả",
            count(done as i64),
            count(mine.len() as i64)
        ),
    };
    match why {
        Why::Unfinished => {
            let late = last.map_or(0, |last| rules.calendar.working_days(last, today));
            format!(
                "hạn {day}, đã quá hạn {} ngày làm việc, chưa ghi nhận kết quả{of_units}",
                count(late)
            )
        }
        Why::Long => format!("thực hiện đến hết ngày {day}{of_units}"),
        Why::Pending => format!("hạn {day}, chưa ghi nhận kết quả{of_units}"),
        Why::Undated => "chưa có ngày đến hạn, chưa ghi nhận kết quả".into(),
        Why::Continuous => {
            let late = open
                .iter()
                .filter(|d| task.known_from <= d.occurrence.due && d.occurrence.due < today)
                .count();
            match late {
                0 => String::new(),
                n => format!("còn {} kỳ hoặc mốc chưa ghi nhận kết quả", count(n as i64)),
            }
        }
    }
}

/// Unfinished ones are proposed for the first quarter; where the words still hold in the new
/// year, they stay.
fn proposed(why: Why, task: &Task, open: &[&&Duty]) -> String {
    let next = task.year + 1;
    match why {
        Why::Unfinished => format!("Chậm nhất ngày 31/3/{next}"),
        Why::Long => {
            let last = open.iter().map(|d| d.occurrence.due).max();
            let again = deadline::read(&task.deadline_text, next).last_on_time_day();
            match last.filter(|_| again != last) {
                Some(last) => format!("Chậm nhất ngày {}", date(last)),
                None => task.deadline_text.clone(),
            }
        }
        _ => task.deadline_text.clone(),
    }
}

/// The proposed rows as a plan file that `plan import` reads.
///
/// # Errors
/// The sheet cannot hold them.
pub fn plan_file(
    all: &[Carried],
    rules: &Rules,
    year: i32,
    today: NaiveDate,
) -> Result<Attachment, PaperError> {
    let next = year + 1;
    let rows: Vec<&Carried> = all.iter().filter(|c| c.why.is_row()).collect();
    let mut cells = Vec::new();
    for (n, carried) in rows.iter().enumerate() {
        let task = &carried.task;
        let names = |units: &[String]| -> String {
            let names: Vec<String> = units.iter().map(|u| unit_name(rules, u)).collect();
            names.join("; ")
        };
        let lead = match carried.units.is_empty() {
            true => task.leads.words.clone(),
            false => names(&carried.units),
        };
        cells.push(vec![
            (n + 1).to_string(),
            task.title.clone(),
            lead,
            names(&task.support.units),
            carried.deadline.clone(),
            task.deliverable.clone(),
            format!(
                "Nhiệm vụ số {} năm {year}: {}; {}",
                task.number,
                carried.why.words(),
                carried.state
            ),
        ]);
    }
    let column = |name: &str, width: u16| (name.to_owned(), width);
    let listing = Listing {
        office: String::new(),
        name: format!("Chuyển tiếp {next}"),
        title: vec![format!("ĐỀ XUẤT NHIỆM VỤ CHUYỂN TIẾP SANG KẾ HOẠCH NĂM {next}")],
        columns: vec![
            column("TT", 6),
            column("Nội dung công việc", 60),
            column("Đơn vị chủ trì", 30),
            column("Đơn vị phối hợp", 30),
            column("Thời gian hoàn thành", 24),
            column("Sản phẩm", 30),
            column("Lý do đề xuất", 44),
        ],
        rows: cells,
    };
    Ok(Attachment {
        name: format!("chuyen-tiep-{next}.xlsx"),
        mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
        bytes: listing::xlsx(&[listing], today)?,
    })
}

/// Queues the proposal from the first working day on or after 01/12 on, until the next plan is there
/// or the year is over.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let (today, rules, owner) = (round.today, round.rules, &round.rules.owner);
    let (year, next) = (today.year(), (today.year() + 1).to_string());
    if !is_wanted(round) || !round.is_open(rules.hours.morning) {
        return;
    }
    if round.facts.newest_plan() > Some(year) {
        return agenda.refuse("carry-over", format!("the plan of {next} is there already"));
    }
    let all = carried(round.facts, rules, year, today);
    let rows = all.iter().filter(|c| c.why != Why::Continuous).count();
    if rows == 0 {
        return agenda.refuse("carry-over", "nothing of this year's plan is left to take over");
    }
    // A file that cannot be made is left out; what it would say stands in the letter.
    let files: Vec<Attachment> = plan_file(&all, rules, year, today).into_iter().collect();
    let facts = Named::from([
        ("n".into(), count(i64::try_from(rows).unwrap_or(i64::MAX))),
        ("year".into(), year.to_string()),
        ("next".into(), next.clone()),
        (
            "file".into(),
            files.first().map(|f| f.name.clone()).unwrap_or_default(),
        ),
    ]);
    let points = all.iter().map(|c| point(c, rules)).collect();
    let what = What::Points { facts, points, files };
    let note = Note::new("carry-over", &next, LetterKind::CarryOver, owner, what);
    round.write(note, format!("{rows} tasks are not over with {year}"), agenda);
}

/// Whether it is the month of the proposal, and none was made yet.
fn is_wanted(round: &Round) -> bool {
    let next = (round.today.year() + 1).to_string();
    round.today.month() == 12 && !round.has("carry-over", &next, &round.rules.owner)
}

/// Whether any task of this year may still become one to propose.
pub fn may_come(round: &Round) -> bool {
    is_wanted(round) && round.facts.newest_plan() <= Some(round.today.year())
}

fn point(carried: &Carried, rules: &Rules) -> Point {
    let mut point = Point::new(carried.why.name(), super::milestones::about(&carried.task, rules));
    let said = [
        ("state", carried.state.clone()),
        ("proposal", carried.deadline.clone()),
    ];
    point
        .facts
        .extend(said.map(|(name, fact)| (name.to_owned(), fact)));
    point
}
