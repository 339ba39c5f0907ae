use super::*;

/// The event's own wording is the reader's choice: relation and offset must be right,
/// and the words must come from the phrase.
fn comparable(meaning: &str) -> String {
    let mut out = String::new();
    let mut rest = meaning;
    while let Some(start) = rest.find("event:\"") {
        out.push_str(&rest[..start]);
        out.push_str("event");
        let tail = &rest[start + 7..];
        let end = tail.find('"').expect("a closed event");
        assert!(end > 0, "an event without words: {meaning}");
        rest = &tail[end + 1..];
    }
    out.push_str(rest);
    for word in ["CUTOFF", "UNKNOWN"] {
        if let Some(tail) = out.strip_prefix(word) {
            let first = tail.split_whitespace().next().unwrap_or_default();
            return match word {
                "UNKNOWN" => format!("UNKNOWN {first}"),
                _ => word.to_owned(),
            };
        }
    }
    out
}

fn right(expected: &str, found: &str) -> bool {
    expected
        .split(" || ")
        .any(|e| comparable(e.trim()) == comparable(found))
}

/// phrase, year, meaning, last on-time day where the row has one, flags where it says.
struct Row<'a> {
    phrase: String,
    year: i32,
    meaning: &'a str,
    last_on_time_day: Option<&'a str>,
    /// Every doubt that the row must carry; the rest must carry none.
    flags: Option<&'a str>,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let own = table.contains("\tflags\t") || table.lines().any(|l| l.ends_with("\tflags"));
    table
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            Row {
                phrase: cells[0].replace("\\n", "\n"),
                year: cells[1].parse().expect("a year"),
                meaning: cells[2],
                last_on_time_day: cells.get(4).copied().filter(|c| !c.trim().is_empty()),
                flags: cells.get(5).copied().filter(|_| own),
            }
        })
        .collect()
}

fn check(table: &str, at_least: usize) {
    let rows = rows(table);
    assert!(rows.len() >= at_least, "{} rows", rows.len());
    let mut wrong = Vec::new();
    let mut cried = 0;
    for row in &rows {
        let deadline = read(&row.phrase, row.year);
        let found = deadline.meaning.to_string();
        let day = deadline.last_on_time_day().map(|d| d.to_string());
        let day_ok = row.last_on_time_day.is_none_or(|want| {
            day.as_deref() == Some(&want[..10]) || row.meaning.contains("||") && day.is_none()
        });
        if !right(row.meaning, &found) || !day_ok {
            wrong.push(format!(
                "{:?}\n    want {} {:?}\n    got  {found} {day:?} {:?}",
                row.phrase, row.meaning, row.last_on_time_day, deadline.flags
            ));
        }
        if let Some(want) = row.flags {
            let have: Vec<String> = deadline
                .flags
                .iter()
                .filter(|f| **f != Flag::YearAssumed)
                .map(|f| serde_json::to_value(f).unwrap().as_str().unwrap().to_owned())
                .collect();
            if have.join(",") != want {
                wrong.push(format!(
                    "{:?}\n    want flags {want:?}, got {have:?} for {found}",
                    row.phrase
                ));
            }
        }
        if deadline.flags.contains(&Flag::Ambiguous) || deadline.flags.contains(&Flag::LowConfidence) {
            cried += 1;
            eprintln!("flagged {:?} {:?}", row.phrase, deadline.flags);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
    eprintln!("{cried} of {} carry a doubt", rows.len());
}

#[test]
fn every_phrase_of_the_working_set_is_read_as_it_is_meant() {
    check(include_str!("../../../tests/data/deadline-phrases.tsv"), 180);
}

#[test]
fn phrases_as_other_offices_write_them_are_read_as_they_are_meant() {
    check(include_str!("../../../tests/data/deadline-phrases-own.tsv"), 250);
}

#[test]
#[ignore = "prints phrases of a file for reading them"]
fn show() {
    let text = std::fs::read_to_string(std::env::var("PHRASES").expect("PHRASES=file")).expect("the file");
    for line in text.lines() {
        let d = read(line, 2026);
        println!(
            "{line}\n    {} {:?}\n    {}  left {:?}",
            d.meaning,
            d.flags,
            d.reading,
            d.not_understood
                .iter()
                .map(|(a, b)| &line[*a..*b])
                .collect::<Vec<_>>()
        );
    }
}
