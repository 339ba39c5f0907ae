//! A letter as a value: what stands on the page, in order, before it is laid out
//! as text and as HTML. Both layouts print every part, so both say the same.

use super::line::{self, LineWords, Standing};
use super::wording::{Words, WordingError, about};
use super::{Break, LetterKind, Matter, Order, Sender, TaskLine, draft, plain, week};
use crate::calendar;
use crate::remind::Role;
use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

/// The page. Empty parts are not printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Page {
    pub subject: String,
    /// "CHẠY THỬ - lẽ ra gửi: …", the first line of all.
    pub mark: Option<String>,
    pub office: String,
    /// "Kính gửi: …".
    pub salute: String,
    /// "CHƯA KHỚP SỐ LIỆU", "Chưa rà soát".
    pub alert: Option<String>,
    pub opening: Vec<String>,
    pub sections: Vec<Section>,
    pub closing: Vec<String>,
    pub signature: Vec<String>,
    /// Without blank lines, for the page that leaders read.
    pub compact: bool,
}

/// A part of the page under one heading.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Section {
    pub heading: Option<String>,
    pub entries: Vec<Entry>,
    pub table: Vec<Row>,
    pub items: Vec<String>,
}

/// A task or a finding.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Entry {
    /// Counted from 1 through the whole page.
    pub no: usize,
    pub title: String,
    /// In brackets after the title: "chủ trì", "lỗi".
    pub role: String,
    /// "Hạn: …".
    pub due: String,
    /// "còn 04 ngày làm việc (05 ngày)".
    pub status: String,
    pub facts: Vec<String>,
    /// How urgent it looks: `late`, `today`, `ahead`, `plain`.
    pub tone: &'static str,
}

/// A row of figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Row {
    pub cells: Vec<String>,
    /// The cells in columns of the text layout.
    pub text: String,
}

/// What the sentences of a kind may speak about. Counts are none where they are zero.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct About {
    pub kind: Option<LetterKind>,
    pub office: String,
    pub signed_by: String,
    pub addressee: String,
    /// The letter goes to the mailbox that answers come to.
    pub own: bool,
    pub instead_of: Option<String>,
    /// "Thứ Sáu 03/7/2026".
    pub today: String,
    /// "07 giờ 45 ngày 03/7/2026".
    pub written: String,
    /// "tháng 7 năm 2026".
    pub month: String,
    pub year: i32,
    /// All occurrences in the letter, each once.
    pub n: String,
    pub late: Option<String>,
    pub ahead: Option<String>,
    pub undated: Option<String>,
    /// The day after the latest L of those ahead: "đến hạn trước …" is then true of each.
    pub before: Option<String>,
    pub has_lead: bool,
    pub has_support: bool,
    pub has_head: bool,
    pub has_owner: bool,
    pub pause: Option<Pause>,
    /// The latest L around the break, where the break itself is not known.
    pub until: Option<String>,
    pub period: Option<String>,
    pub window: Option<String>,
    pub report: Option<String>,
    pub as_of: Option<String>,
    pub estimate: bool,
    pub errors: Option<String>,
    pub findings: Option<String>,
    pub files: Option<String>,
    pub unreviewed: Option<String>,
    /// The only occurrence of the letter.
    pub only: Option<String>,
}

/// A break of several days off.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Pause {
    pub name: String,
    pub from: String,
    pub to: String,
    pub until: String,
    pub forecast: bool,
}

impl Pause {
    fn of(rest: &Break) -> Pause {
        Pause {
            name: plain::line(&rest.name, 120),
            from: calendar::date_with_weekday(rest.from),
            to: calendar::date_with_weekday(rest.to),
            until: calendar::date_with_weekday(rest.until),
            forecast: rest.forecast,
        }
    }
}

impl Page {
    /// The text alternative: never two blank lines, on the compact page none.
    pub fn text(&self, words: &Words) -> Result<String, WordingError> {
        let mut text = String::new();
        for line in words.lay_out("layout.txt", self)?.lines() {
            let line = line.trim_end();
            let blank = line.is_empty();
            if blank && (self.compact || text.is_empty() || text.ends_with("\n\n")) {
                continue;
            }
            text.push_str(line);
            text.push('\n');
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        Ok(text)
    }

    pub fn html(&self, words: &Words) -> Result<String, WordingError> {
        words.lay_out("layout.html", self)
    }
}

/// Puts the page of an order together.
pub(super) fn compose(order: &Order, sender: &Sender, words: &Words) -> Result<Page, WordingError> {
    match &order.matter {
        Matter::Tasks { lines, ahead_of_break, rest } => {
            tasks(order, sender, words, template(order.kind), (lines, ahead_of_break, rest.as_ref()))
        }
        Matter::UnitWeek { period, lines } => {
            let mut said = about_tasks(order, sender, lines, &[]);
            said.period = Some(period.name());
            said.window = Some(period.window_words());
            let sections = sections_of(order, words, "unit_week.txt", &said, (lines, &[]))?;
            frame("unit_week.txt", &said, words, sections)
        }
        Matter::Week(summary) => week::page(&about_order(order, sender), summary, words),
        Matter::Draft { .. } => draft::page(about_order(order, sender), &order.matter, words),
        Matter::Test => frame("test.txt", &about_order(order, sender), words, Vec::new()),
    }
}

/// The sentences of a kind that tells tasks.
fn template(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Late => "late.txt",
        LetterKind::LateList => "late_list.txt",
        LetterKind::LookAhead => "look_ahead.txt",
        LetterKind::Questions => "questions.txt",
        LetterKind::Monthly => "monthly.txt",
        LetterKind::GoingLive => "going_live.txt",
        _ => "reminder.txt",
    }
}

/// Head and foot, which every kind has, around the kind's own sections.
pub(super) fn frame(
    template: &str,
    said: &About,
    words: &Words,
    sections: Vec<Section>,
) -> Result<Page, WordingError> {
    let args = [about(said)];
    let one = |part| words.say(template, part, &args);
    let some = |text: String| Some(text).filter(|t| !t.is_empty());
    let subject = format!("{} {}", words.say("task.txt", "subject_mark", &args)?, one("subject")?);
    Ok(Page {
        subject: plain::line(&subject, 250),
        mark: some(words.say("task.txt", "mark", &args)?),
        office: said.office.clone(),
        salute: one("salute")?,
        alert: some(one("alert")?),
        opening: words.lines(template, "opening", &args)?,
        sections,
        closing: words.lines(template, "closing", &args)?,
        signature: words.lines("task.txt", "signature", &args)?,
        compact: false,
    })
}

/// What is true of every kind.
pub(super) fn about_order(order: &Order, sender: &Sender) -> About {
    let day = calendar::day_of(order.at);
    let meant = order.instead_of.as_ref().unwrap_or(&order.to);
    let named = [&order.addressee, &meant.name, &meant.address];
    let addressee = named.into_iter().map(|name| plain::line(name, 160)).find(|n| !n.is_empty());
    About {
        kind: Some(order.kind),
        office: plain::line(&sender.office, 160),
        signed_by: plain::line(&sender.signed_by, 160),
        addressee: addressee.unwrap_or_default(),
        own: meant.address.eq_ignore_ascii_case(&sender.reply_to.address),
        instead_of: order.instead_of.as_ref().map(|m| {
            plain::line(&format!("{} <{}>", m.name, m.address), 300)
        }),
        today: calendar::date_with_weekday(day),
        written: calendar::moment(order.at),
        month: month(day),
        year: day.year(),
        ..About::default()
    }
}

fn month(day: NaiveDate) -> String {
    match day.month() {
        m @ (1 | 2) => format!("tháng 0{m} năm {}", day.year()),
        m => format!("tháng {m} năm {}", day.year()),
    }
}

fn about_tasks(order: &Order, sender: &Sender, lines: &[TaskLine], around: &[TaskLine]) -> About {
    let all = occurrences(lines, around);
    let with = |standing| {
        let n = all.iter().filter(|l| line::standing(l) == standing).count();
        (n > 0).then(|| count(n))
    };
    let role = |role| all.iter().any(|l| l.told.as_ref().is_some_and(|t| t.role == role));
    let ahead = all.iter().filter(|l| line::standing(l) == Standing::Ahead);
    let latest = ahead.filter_map(|l| l.due).max();
    About {
        n: count(all.len()),
        late: with(Standing::Late),
        ahead: with(Standing::Ahead),
        undated: with(Standing::Undated),
        before: latest.and_then(|d| d.checked_add_days(Days::new(1))).map(calendar::date),
        has_lead: role(Role::Lead),
        has_support: role(Role::Support),
        has_head: role(Role::Head),
        has_owner: role(Role::Owner),
        until: around.iter().filter_map(|l| l.due).max().map(calendar::date_with_weekday),
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

fn tasks(
    order: &Order,
    sender: &Sender,
    words: &Words,
    template: &str,
    (lines, around, rest): (&[TaskLine], &[TaskLine], Option<&Break>),
) -> Result<Page, WordingError> {
    let mut said = about_tasks(order, sender, lines, around);
    said.pause = rest.map(Pause::of);
    if let [only] = occurrences(lines, around)[..] {
        let args = [about(&line::words(only, order.at))];
        said.only = Some(words.say("task.txt", "subject_of_one", &args)?);
    }
    let sections = sections_of(order, words, template, &said, (lines, around))?;
    frame(template, &said, words, sections)
}

/// Late, ahead and undated tasks under a heading each where there are several
/// groups, then what is due around a break.
fn sections_of(
    order: &Order,
    words: &Words,
    template: &str,
    said: &About,
    (lines, around): (&[TaskLine], &[TaskLine]),
) -> Result<Vec<Section>, WordingError> {
    let mut sections: Vec<Section> = Vec::new();
    let mut no = 0;
    let sorted = line::by_urgency(lines);
    for group in sorted.chunk_by(|a, b| line::standing(a) == line::standing(b)) {
        let mut section = Section::default();
        if group.len() < lines.len() {
            let standing = group.first().map(|first| line::standing(first));
            section.heading = Some(words.say("task.txt", "heading", &[about(said), about(&standing)])?);
        }
        for line in group {
            no += 1;
            section.entries.push(entry(words, template, &line::words(line, order.at), no)?);
        }
        sections.push(section);
    }
    if !around.is_empty() {
        let mut section = around_break(order, words, said, (lines, around), no)?;
        // Where the letter has nothing else, its opening says the heading already.
        section.heading = section.heading.filter(|_| order.kind != LetterKind::LookAhead || no > 0);
        sections.push(section);
    }
    Ok(sections)
}

/// Everything due until two working days after a break; what is told above in full
/// is named here in one line.
fn around_break(
    order: &Order,
    words: &Words,
    said: &About,
    (lines, around): (&[TaskLine], &[TaskLine]),
    mut no: usize,
) -> Result<Section, WordingError> {
    let mut section = Section {
        heading: Some(words.say("task.txt", "before_break", &[about(said)])?),
        ..Section::default()
    };
    for extra in line::by_urgency(around) {
        let line = line::words(extra, order.at);
        if lines.iter().any(|told| line::same(told, extra)) {
            section.items.push(words.say("task.txt", "told_above", &[about(&line)])?);
            continue;
        }
        no += 1;
        section.entries.push(entry(words, "look_ahead.txt", &line, no)?);
    }
    Ok(section)
}

fn entry(words: &Words, template: &str, line: &LineWords, no: usize) -> Result<Entry, WordingError> {
    let args = [about(line)];
    let say = |part: &str| words.say(template, part, &args);
    Ok(Entry {
        no,
        title: line.title.clone(),
        role: say("role")?,
        due: say("due")?,
        status: say("status")?,
        facts: words.lines(template, "facts", &args)?,
        tone: match line.standing {
            Standing::Late => "late",
            Standing::Ahead if line.due_today || line.target_today => "today",
            Standing::Ahead => "ahead",
            Standing::Undated => "plain",
        },
    })
}

pub(super) fn count(n: usize) -> String {
    calendar::count(i64::try_from(n).unwrap_or(i64::MAX))
}
