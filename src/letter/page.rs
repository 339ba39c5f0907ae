//! A letter as a value: what stands on the page, in order, before it is laid out
//! as text and as HTML. Both layouts print every part, so both say the same.

use super::about::About;
use super::plain;
use super::wording::{WordingError, Words, about};
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
    /// How many blank lines the text may have, the later ones kept; `None` is as laid out.
    pub blanks: Option<usize>,
    /// How often something was left out for want of room; only the page of the week does so.
    #[serde(skip)]
    pub dropped: usize,
}

/// A part of the page under one heading.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Section {
    pub heading: Option<String>,
    pub entries: Vec<Entry>,
    pub table: Vec<Row>,
    pub items: Vec<String>,
    /// The last periods; an empty one is not printed.
    pub trend: Sparks,
}

/// Small charts side by side, each over the words that say what it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Sparks {
    pub head: String,
    /// Before bars that stand in a row of a table, below its headings.
    pub row: String,
    pub each: Vec<Spark>,
}

/// One line of figures over the last periods as bars, the newest the last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Spark {
    pub words: String,
    /// The bars in a row of a table, a sign each.
    pub marks: String,
    /// Heights in pixels; `None` where nothing is known.
    pub bars: Vec<Option<i64>>,
    /// What it counts ought to be none.
    pub is_late: bool,
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
    /// Of a heading: what colour in a bar its column is, `late`, `ahead` or nothing.
    pub colours: Vec<&'static str>,
    /// The row's figures as a bar; it says nothing that the cells do not.
    pub bar: Option<Bar>,
    /// Instead of the cells behind the first: the last periods of each column.
    pub sparks: Vec<Spark>,
}

/// Parts of the full width, in hundredths.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Bar {
    pub ahead: i64,
    pub late: i64,
    pub rest: i64,
}

impl Page {
    /// The text alternative: never two blank lines, none at the start or end.
    pub fn text(&self, words: &Words) -> Result<String, WordingError> {
        let laid_out = words.lay_out("layout.txt", self)?;
        let mut lines: Vec<&str> = laid_out.trim().lines().map(str::trim_end).collect();
        lines.dedup_by(|next, last| next.is_empty() && last.is_empty());
        let blanks = lines.iter().filter(|line| line.is_empty()).count();
        let mut excess = blanks.saturating_sub(self.blanks.unwrap_or(blanks));
        lines.retain(|line| {
            let dropped = line.is_empty() && excess > 0;
            excess -= usize::from(dropped);
            !dropped
        });
        Ok(lines.join("\n") + "\n")
    }

    /// The page with no more blank lines than leave it so many lines.
    pub fn within(self, lines: usize, words: &Words) -> Result<Page, WordingError> {
        let text = self.text(words)?;
        let said = text.lines().filter(|line| !line.is_empty()).count();
        Ok(Page {
            blanks: Some(lines.saturating_sub(said)),
            ..self
        })
    }

    pub fn html(&self, words: &Words) -> Result<String, WordingError> {
        words.lay_out("layout.html", self)
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
    let subject = format!(
        "{} {}",
        words.say("task.txt", "subject_mark", &args)?,
        one("subject")?
    );
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
        blanks: None,
        dropped: 0,
    })
}
