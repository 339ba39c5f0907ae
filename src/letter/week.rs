//! The page that leaders read in under a minute: at most 25 lines and 250 words,
//! whatever the week was like. What does not fit is counted, never dropped in silence.

mod cut;
mod shown;

use super::about::{About, count};
use super::chart::Chart;
use super::page::{Page, Row, Section, Sparks, frame};
use super::plain;
use super::wording::{WordingError, Words, about};
use crate::report::{BEFORE_LIVE, WeeklySummary};
use cut::few_words;
use shown::{LINES, Part, Shown};

/// Likewise.
const WORDS: usize = 250;

/// The page; `said` is what head and foot speak about, `least` how often something is left out even
/// where there is room.
pub(super) fn page(
    said: &About,
    summary: &WeeklySummary,
    words: &Words,
    least: usize,
) -> Result<Page, WordingError> {
    let said = About {
        office: few_words(&said.office, 10),
        signed_by: few_words(&said.signed_by, 10),
        addressee: few_words(&said.addressee, 10),
        instead_of: said.instead_of.as_deref().map(|name| few_words(name, 10)),
        period: Some(few_words(&summary.period.name(), 10)),
        window: Some(summary.period.window_words()),
        unreviewed: summary
            .mark
            .as_deref()
            .map(|mark| few_words(&plain::line(mark, 120), 10)),
        ..said.clone()
    };
    let mut shown = Shown::of(summary);
    let mut dropped = 0;
    loop {
        let page = build(&said, &shown, words)?;
        let text = page.text(words)?;
        let (lines, count) = (text.lines().count(), text.split_whitespace().count());
        let fits = lines <= LINES && count <= WORDS && dropped >= least;
        if fits || !shown.drop_one() {
            // Lines to spare set the parts apart.
            let blanks = Some(LINES.saturating_sub(lines));
            return Ok(Page {
                blanks,
                dropped,
                ..page
            });
        }
        dropped += 1;
    }
}

fn build(said: &About, shown: &Shown, words: &Words) -> Result<Page, WordingError> {
    let mut figures = Section {
        table: columns(&shown.table, &shown.trend),
        ..Section::default()
    };
    if shown.sectors > 0 {
        figures
            .items
            .push(words.say("week.txt", "more_sectors", &[about(&count(shown.sectors))])?);
    }
    if !stands_below(&shown.trend, &shown.table) {
        figures.trend.clone_from(&shown.trend);
    }
    for fall in &shown.falls.items {
        figures.items.push(words.say("week.txt", "fall", &[about(fall)])?);
    }
    if shown.falls.more > 0 {
        let more = count(shown.falls.more);
        figures
            .items
            .push(words.say("week.txt", "more_falls", &[about(&more)])?);
    }
    figures.items.extend(shown.dossiers.clone());
    let mut sections = Vec::new();
    if !shown.decisions.is_empty() {
        sections.push(list("decisions", &shown.decisions, said, words)?);
    }
    sections.push(figures);
    let overdue = match shown.decisions.is_empty() {
        true => "overdue",
        false => "others_overdue",
    };
    for (heading, part) in [(overdue, &shown.overdue), ("due_soon", &shown.due_soon)] {
        sections.push(list(heading, part, said, words)?);
    }

    let mut page = frame("week.txt", said, words, sections)?;
    page.opening.push(shown.headline.clone());
    // A list above it would take it for one of its lines.
    page.opening
        .extend(shown.no_table.iter().map(|why| whole_sentence(why)));
    if let Some(comment) = &shown.comment {
        page.opening
            .push(words.say("week.txt", "comment", &[about(comment)])?);
    }
    page.closing.insert(0, shown.footing.clone());
    page.opening.retain(|line| !line.is_empty());
    page.closing.retain(|line| !line.is_empty());
    page.blanks = Some(0);
    Ok(page)
}

fn whole_sentence(text: &str) -> String {
    match text.ends_with(['.', '…']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}

/// A list with its heading; what is not shown of it is counted.
fn list(heading: &str, part: &Part, said: &About, words: &Words) -> Result<Section, WordingError> {
    let mut items = part.items.clone();
    if part.more > 0 {
        let more = words.say("week.txt", "more", &[about(&count(part.more))])?;
        // Below what is older it would read as more of that.
        let is_older = items.last().is_some_and(|last| last.contains(BEFORE_LIVE));
        items.insert(items.len() - usize::from(is_older), more);
    }
    if items.is_empty() {
        items.push(words.say("week.txt", "none", &[about(said)])?);
    }
    Ok(Section {
        heading: Some(words.say("week.txt", heading, &[about(said)])?),
        items,
        ..Section::default()
    })
}

/// Whether the table has a column for each line of the chart: its headings say what the bars show.
fn stands_below(trend: &Sparks, table: &[Vec<String>]) -> bool {
    !trend.each.is_empty() && table.len() > 1 && table[0].len() == trend.each.len() + 1
}

/// Cells under each other: words to the left, figures to the right. The last periods are its last row.
fn columns(table: &[Vec<String>], trend: &Sparks) -> Vec<Row> {
    let mut table = table.to_vec();
    let chart = Chart::of(&table);
    let bars = stands_below(trend, &table).then(|| {
        let marks = trend.each.iter().map(|spark| spark.marks.clone());
        table.push(std::iter::once(trend.row.clone()).chain(marks).collect());
        table.len() - 1
    });
    let wide = |i: usize| {
        table
            .iter()
            .filter_map(|row| row.get(i))
            .map(|c| c.chars().count())
            .max()
    };
    let pad = |i: usize, cell: &String| {
        let gap = " ".repeat(wide(i).unwrap_or(0).saturating_sub(cell.chars().count()));
        if i == 0 {
            format!("{cell}{gap}")
        } else {
            format!("{gap}{cell}")
        }
    };
    let text = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().enumerate().map(|(i, cell)| pad(i, cell)).collect();
        cells.join("  ").trim_end().to_owned()
    };
    let rows = table.iter().enumerate();
    rows.map(|(i, row)| Row {
        cells: row.clone(),
        text: text(row),
        colours: if i == 0 { chart.colours(row) } else { Vec::new() },
        bar: if i == 0 { None } else { chart.bar(row) },
        sparks: match bars == Some(i) {
            true => trend.each.clone(),
            false => Vec::new(),
        },
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_under_each_other() {
        let table = [
            vec!["Lĩnh vực".to_owned(), "Tiếp nhận".to_owned()],
            vec!["Đầu tư".to_owned(), "12".to_owned()],
        ];
        let rows: Vec<String> = columns(&table, &Sparks::default())
            .into_iter()
            .map(|row| row.text)
            .collect();
        assert_eq!(rows, ["Lĩnh vực  Tiếp nhận", "Đầu tư           12"]);
    }
}
