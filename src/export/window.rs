//! The window that a file itself names, in its title or in its own name.

use super::folding::bare;
use super::when;
use crate::calendar::PeriodKind;
use chrono::NaiveDate;

/// What is said of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// Both days inclusive.
    Days(NaiveDate, NaiveDate),
    /// "tháng 3 năm 2026": which days these are, the regime says.
    Label { kind: PeriodKind, year: i32, index: u32 },
}

/// The window of a title: two days where it has them, else the name of a period.
pub fn stated(title: &str) -> Option<Stated> {
    let words = bare(title);
    // "đến hết ngày" is "đến ngày".
    let words: Vec<&str> = words.split(' ').filter(|w| *w != "het").collect();
    days(&words).or_else(|| label(&words))
}

/// The window in a file's name: "06a 2026-05-20 2026-06-19.xlsx", "so-lieu-2026-06.xls".
pub fn in_name(name: &str) -> Option<Stated> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = bare(stem);
    let words: Vec<&str> = words.split(' ').collect();
    let is_year = |w: &&str| w.len() == 4 && w.starts_with("20") && w.bytes().all(|b| b.is_ascii_digit());
    let years: Vec<usize> = (0..words.len()).filter(|i| is_year(&words[*i])).collect();
    let iso = |at: usize| {
        let day = words.get(at..at + 3)?.join("-");
        NaiveDate::parse_from_str(&day, "%Y-%m-%d").ok()
    };
    if let [first, second] = years.as_slice() {
        let found = iso(*first).zip(iso(*second)).filter(|(a, b)| a <= b);
        return found.map(|(a, b)| Stated::Days(a, b)).or_else(|| days(&words));
    }
    let [at] = years.as_slice() else {
        return days(&words);
    };
    let year = words[*at].parse().ok()?;
    let of = |kind, index: &str, most: u32| {
        let index: u32 = index.parse().ok()?;
        (1..=most)
            .contains(&index)
            .then_some(Stated::Label { kind, year, index })
    };
    match words.get(at + 1).copied() {
        Some(w) if w.starts_with('w') => of(PeriodKind::Week, &w[1..], 53),
        Some(w) if w.starts_with('q') => of(PeriodKind::Quarter, &w[1..], 4),
        Some("h1") => of(PeriodKind::Half, "1", 2),
        Some("h2") => of(PeriodKind::Half, "2", 2),
        Some("9m") => of(PeriodKind::Nine, "1", 1),
        Some(w) if w.len() == 2 && words.len() == at + 2 => of(PeriodKind::Month, w, 12),
        _ => label(&words),
    }
}

/// "tu ngay 20 02 2026 den ngay 19 3 2026", "tu 20 02 den 19 3 2026", also in words of a date.
fn days(words: &[&str]) -> Option<Stated> {
    let starts = (0..words.len()).filter(|i| words[*i] == "tu");
    for start in starts {
        // "từ 15/3/2026 - 14/4/2026": the dash is gone from the words.
        let first = date(&words[start + 1..]);
        let second = first.and_then(|(_, n)| date(&words[start + 1 + n..]));
        if let (Some((from, _)), Some((to, _))) = (first, second)
            && from <= to
        {
            return Some(Stated::Days(from, to));
        }
        let Some(end) = words[start..].iter().position(|w| *w == "den").map(|n| n + start) else {
            continue;
        };
        let Some((to, _)) = date(&words[end + 1..]) else {
            continue;
        };
        let from = match date(&words[start + 1..end]) {
            Some((from, _)) => Some(from),
            // "từ ngày 20/02 đến ngày 19/3/2026": the year is said once.
            None => {
                let mut with_year: Vec<&str> = words[start + 1..end].to_vec();
                let year = to.format("%Y").to_string();
                with_year.push(&year);
                date(&with_year).map(|(from, _)| from)
            }
        };
        if let Some(from) = from.filter(|from| *from <= to) {
            return Some(Stated::Days(from, to));
        }
    }
    None
}

/// The date that begins here, and how many words it takes.
fn date(words: &[&str]) -> Option<(NaiveDate, usize)> {
    let is_part = |w: &&str| matches!(*w, "ngay" | "thang" | "nam") || w.bytes().all(|b| b.is_ascii_digit());
    let longest = words.iter().take(7).take_while(|w| is_part(w)).count();
    // The shortest that is a date: what follows it is another number.
    (3..=longest).find_map(|n| Some((when::read(&words[..n].join(" "))?.day, n)))
}

/// "thang 3 nam 2026", "quy i 2026", "6 thang dau nam 2026", "tuan 27 nam 2026", "nam 2026".
fn label(words: &[&str]) -> Option<Stated> {
    let year_after = |from: usize| {
        let rest = words.get(from..)?;
        let rest = match rest.first() {
            Some(&"nam") => rest.get(1..)?,
            _ => rest,
        };
        rest.first().and_then(|w| year(w))
    };
    for (i, word) in words.iter().enumerate() {
        let before = i.checked_sub(1).map(|b| words[b]);
        let next = words.get(i + 1).copied().unwrap_or_default();
        let found = match (*word, before) {
            ("thang", Some("6" | "06")) => {
                let index = if next == "cuoi" { 2 } else { 1 };
                let from = if matches!(next, "dau" | "cuoi") {
                    i + 2
                } else {
                    i + 1
                };
                year_after(from).map(|year| (PeriodKind::Half, year, index))
            }
            ("thang", Some("9" | "09")) => {
                let from = if next == "dau" { i + 2 } else { i + 1 };
                year_after(from).map(|year| (PeriodKind::Nine, year, 1))
            }
            // "ngày 20 tháng 3 năm 2026" is a day, not a month.
            ("thang", Some(b)) if is_day(b) && i >= 2 && words[i - 2] == "ngay" => None,
            ("thang", _) => next
                .parse()
                .ok()
                .filter(|m| (1..=12).contains(m))
                .and_then(|m| year_after(i + 2).map(|year| (PeriodKind::Month, year, m))),
            ("quy", _) => quarter(next).and_then(|q| year_after(i + 2).map(|y| (PeriodKind::Quarter, y, q))),
            ("tuan", _) => next
                .parse()
                .ok()
                .filter(|w| (1..=53).contains(w))
                .and_then(|w| year_after(i + 2).map(|y| (PeriodKind::Week, y, w))),
            _ => None,
        };
        if let Some((kind, year, index)) = found {
            return Some(Stated::Label { kind, year, index });
        }
    }
    // A bare year, but not the year of a date or of a document.
    let bare_year = words.windows(2).enumerate().find_map(|(i, pair)| {
        let is_of_a_day = i >= 2 && words[i - 2] == "thang";
        (pair[0] == "nam" && !is_of_a_day)
            .then(|| year(pair[1]))
            .flatten()
    });
    bare_year.map(|year| Stated::Label {
        kind: PeriodKind::Year,
        year,
        index: 1,
    })
}

fn is_day(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|y| (2000..=2100).contains(y))
}

fn quarter(word: &str) -> Option<u32> {
    match word {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days_of(a: &str, b: &str) -> Option<Stated> {
        Some(Stated::Days(a.parse().unwrap(), b.parse().unwrap()))
    }

    fn of(kind: PeriodKind, year: i32, index: u32) -> Option<Stated> {
        Some(Stated::Label { kind, year, index })
    }

    #[test]
    fn titles_say_which_window_it_is() {
        let march = || days_of("2026-02-20", "2026-03-19");
        for (title, want) in [
            (
                "Kỳ báo cáo: Tháng 3 năm 2026 (Từ ngày 20/02/2026 đến ngày 19/3/2026)",
                march(),
            ),
            ("Từ ngày: 20/02/2026 - Đến ngày: 19/03/2026", march()),
            ("(từ 20/02/2026 đến hết ngày 19/3/2026)", march()),
            (
                "từ ngày 20 tháng 02 năm 2026 đến ngày 19 tháng 3 năm 2026",
                march(),
            ),
            ("từ ngày 20/02 đến ngày 19/3/2026", march()),
            ("Từ ngày 2026-02-20 đến ngày 2026-03-19", march()),
            ("Báo cáo tháng 3/2026", of(PeriodKind::Month, 2026, 3)),
            ("THÁNG 03 NĂM 2026", of(PeriodKind::Month, 2026, 3)),
            ("Quý I/2026", of(PeriodKind::Quarter, 2026, 1)),
            ("QUÝ IV NĂM 2026", of(PeriodKind::Quarter, 2026, 4)),
            ("6 tháng đầu năm 2026", of(PeriodKind::Half, 2026, 1)),
            ("06 tháng cuối năm 2026", of(PeriodKind::Half, 2026, 2)),
            ("9 tháng năm 2026", of(PeriodKind::Nine, 2026, 1)),
            ("Tuần 27 năm 2026", of(PeriodKind::Week, 2026, 27)),
            ("Năm 2026", of(PeriodKind::Year, 2026, 1)),
            ("Sao Biển, ngày 20 tháng 6 năm 2026", None),
            ("Biểu số II.06a/VPCP/KSTT", None),
            ("Từ ngày 19/3/2026 đến ngày 20/02/2026", None),
            ("", None),
        ] {
            assert_eq!(stated(title), want, "{title}");
        }
    }

    #[test]
    fn names_of_files_say_it_where_the_title_does_not() {
        for (name, want) in [
            (
                "06a 2026-05-20 2026-06-19.xlsx",
                days_of("2026-05-20", "2026-06-19"),
            ),
            (
                "so-lieu_2026-05-20_2026-06-19.csv",
                days_of("2026-05-20", "2026-06-19"),
            ),
            ("motcua 2026-W27.xlsx", of(PeriodKind::Week, 2026, 27)),
            ("2026-Q2.xls", of(PeriodKind::Quarter, 2026, 2)),
            ("2026-H1.xls", of(PeriodKind::Half, 2026, 1)),
            ("2026-06.xls", of(PeriodKind::Month, 2026, 6)),
            ("Báo cáo tháng 6 năm 2026.xls", of(PeriodKind::Month, 2026, 6)),
            (
                "Từ 01-6-2026 đến 30-6-2026.xls",
                days_of("2026-06-01", "2026-06-30"),
            ),
            ("export_20260619.xlsx", None),
            ("2026-06-19.xlsx", None),
            ("bieu.xlsx", None),
        ] {
            assert_eq!(in_name(name), want, "{name}");
        }
    }
}
