//! The sentences of a draft as they were printed, and what those of the next version say otherwise.

use super::super::given_back::{is_same_line, replaced};
use crate::calendar::{Moment, date, day_of};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a draft says beside its table, in the order of the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Sentences that tell the figures of dossiers: the list, rates, the balance, comparisons.
    pub figures: Vec<String>,
    /// All others: tasks, parts of units, headings, places to fill.
    pub others: Vec<String>,
}

impl Words {
    /// Whether nothing was kept.
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.others.is_empty()
    }
}

/// Of one sentence that a change quotes, in characters.
const LONGEST: usize = 200;

/// What the words say otherwise than those of a version. Sentences of figures are told only where the
/// figures are the same: their changes follow from them. What passing time alone has changed is one line.
pub(super) fn changes(
    (then, then_at): (&Words, Moment),
    (words, moment): (&Words, Moment),
    are_figures_the_same: bool,
) -> Vec<String> {
    if then.is_empty() {
        return Vec::new();
    }
    let told = |words: &Words| -> Vec<String> {
        let figures = words.figures.iter().filter(|_| are_figures_the_same);
        figures.chain(&words.others).cloned().collect()
    };
    let (old, new) = (told(then), told(words));
    let (then_day, today) = (day_of(then_at), day_of(moment));
    let (gone, come) = apart((&old, then_day), (&new, today));
    let mut out = Vec::new();
    let pairs = replaced(&gone, &come);
    for (was, is) in gone.iter().zip(&pairs) {
        out.push(match is.and_then(|at| come.get(at)) {
            Some(is) => {
                let (was, is) = where_they_differ(was, is);
                format!("từ “{was}” thành “{is}”")
            }
            None => format!("không còn “{}”", short(was)),
        });
    }
    let added = come
        .iter()
        .enumerate()
        .filter(|(at, _)| !pairs.contains(&Some(*at)));
    out.extend(added.map(|(_, is)| format!("có thêm “{}”", short(is))));
    let is_known = |line: &&String| old.iter().any(|other| is_same_line(other, line));
    let moved = new.len() - new.iter().filter(is_known).count();
    if moved > come.len() {
        out.push("ngày lập, thời điểm số liệu, số ngày quá hạn ghi theo bản này".into());
    }
    out
}

/// The lines that only one of the two has, whatever day each was drafted on.
fn apart<'l>(
    (old, then): (&'l [String], NaiveDate),
    (new, now): (&'l [String], NaiveDate),
) -> (Vec<&'l str>, Vec<&'l str>) {
    let mut left: Vec<(String, &str)> = old.iter().map(|l| (timeless(l, then), l.as_str())).collect();
    let mut come = Vec::new();
    for line in new {
        let bare = timeless(line, now);
        match left.iter().position(|(other, _)| is_same_line(other, &bare)) {
            Some(at) => {
                left.remove(at);
            }
            None => come.push(line.as_str()),
        }
    }
    (left.into_iter().map(|(_, line)| line).collect(), come)
}

/// The line without what another moment of drafting makes of it: that day, the moment of the figures,
/// how many working days something is late.
fn timeless(line: &str, day: NaiveDate) -> String {
    const IN_MOMENTS: [&str; 3] = ["giờ", "phút", "ngày"];
    // "chốt lúc" at a cut-off, "lấy lúc" at another moment.
    const OF_FIGURES: [&str; 2] = ["chốt", "lấy"];
    let words: Vec<&str> = line.split_whitespace().collect();
    let today = date(day);
    let begins_with_digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut out: Vec<&str> = Vec::new();
    let mut is_moment = false;
    for (at, word) in words.iter().copied().enumerate() {
        is_moment = is_moment && (begins_with_digit(word) || IN_MOMENTS.contains(&word));
        if is_moment {
            continue;
        }
        is_moment = word == "lúc";
        if OF_FIGURES.contains(&word) && words.get(at + 1) == Some(&"lúc") {
            continue;
        }
        let is_late = begins_with_digit(word) && words.get(at + 1..at + 3) == Some(&["ngày", "làm"]);
        let is_today = word.trim_matches([',', ';', '.', ')', '(', ':']) == today;
        out.push(if is_late || is_today { "#" } else { word });
    }
    out.join(" ")
}

/// Words of a long sentence that say which one it is, and those around what has changed.
const FIRST: usize = 8;
const AROUND: usize = 5;

/// Both sentences; of long ones their first words and those that differ, so that what has changed is seen.
fn where_they_differ(was: &str, is: &str) -> (String, String) {
    let is_long = |line: &str| line.trim().chars().count() > LONGEST;
    if !is_long(was) && !is_long(is) {
        return (short(was), short(is));
    }
    let [old, new] = [was, is].map(|line| line.split_whitespace().collect::<Vec<_>>());
    let alike = |(a, b): &(&&str, &&str)| a == b;
    let before = old.iter().zip(&new).take_while(alike).count();
    let shorter = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev());
    let after = after.take_while(alike).take(shorter).count();
    let from = before.saturating_sub(AROUND);
    let cut = |words: &[&str]| {
        let to = (words.len() - after + AROUND).min(words.len());
        let (first, end) = match from > FIRST {
            true => (format!("{} … ", words[..FIRST].join(" ")), to),
            false => (String::new(), to),
        };
        let from = if first.is_empty() { 0 } else { from };
        let rest = if end < words.len() { " …" } else { "" };
        short(&format!("{first}{}{rest}", words[from..end].join(" ")))
    };
    (cut(&old), cut(&new))
}

fn short(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{half_year, task};
    use super::super::{HandedOut, Version};
    use super::*;
    use crate::dossier::Figures;
    use crate::report::ReportInput;
    use chrono::Duration;

    fn first_version(input: &ReportInput, figures: &Figures, words: Words) -> HandedOut {
        HandedOut {
            report: "cchc".into(),
            period: input.period.label.clone(),
            from: input.period.from,
            to: input.period.to,
            number: 1,
            at: input.now,
            by: "draft-cchc".into(),
            rows: figures.rows.clone(),
            total: figures.total.clone(),
            rests_on: vec![17],
            words,
        }
    }

    #[test]
    fn other_tasks_are_another_version_that_says_which_and_the_same_words_the_same() {
        let input = half_year();
        let words = |input: &ReportInput| Words::of(&crate::report::draft(input));
        let first = first_version(&input, &input.figures, words(&input));
        let of =
            |input: &ReportInput| Version::of(&[&first], &input.figures, Some((&words(input), input.now)));
        assert_eq!(of(&input), Version::default());

        let mut other = input.clone();
        let due = input.period.to;
        other.tasks.overdue = vec![task("77", "Lập danh mục hồ sơ mật", "Văn phòng", due, 3)];
        let version = of(&other);
        assert_eq!((version.number, version.changes.len()), (2, 0));
        let says = |what: &str, words: &str| {
            let is_it = |line: &String| line.starts_with(what) && line.contains(words);
            assert!(
                version.reworded.iter().any(is_it),
                "{words}\n{:#?}",
                version.reworded
            );
        };
        says("có thêm “- Nhiệm vụ số 77", "Lập danh mục hồ sơ mật");

        // The day after it says other days, and nothing else.
        let mut later = input.clone();
        later.now += Duration::days(1);
        for task in &mut later.tasks.overdue {
            task.working_days_late += 1;
        }
        let version = of(&later);
        assert_eq!(version.number, 2);
        assert_eq!(
            version.reworded,
            ["ngày lập, thời điểm số liệu, số ngày quá hạn ghi theo bản này"]
        );
    }

    #[test]
    fn of_long_sentences_what_has_changed_is_quoted() {
        let units = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng; Phòng Quản lý doanh nghiệp";
        let task = |end: &str| {
            format!(
                "- Nhiệm vụ số 7 (03 đơn vị: {units}): Gửi kết quả giải quyết thủ tục hành chính trong tuần cho Văn phòng tổng hợp; thời hạn 03/7/2026{end}"
            )
        };
        let (was, is) = where_they_differ(&task(" (còn thiếu kỳ có hạn 26/6/2026)."), &task("."));
        assert_eq!(
            was,
            "- Nhiệm vụ số 7 (03 đơn vị: … phòng tổng hợp; thời hạn 03/7/2026 (còn thiếu kỳ có hạn 26/6/2026)."
        );
        assert_eq!(
            is,
            "- Nhiệm vụ số 7 (03 đơn vị: … phòng tổng hợp; thời hạn 03/7/2026."
        );
        let at = |when: &str| {
            format!(
                "{} lúc {when}; tất cả tính đến cùng một ngày, như kỳ trước)",
                units.repeat(2)
            )
        };
        let (was, is) = where_they_differ(&at("09 giờ 41"), &at("09 giờ 51"));
        assert!(
            was.contains("lúc 09 giờ 41;") && is.contains("lúc 09 giờ 51;"),
            "{was}\n{is}"
        );
        assert_eq!(
            where_they_differ("một", "hai"),
            ("một".to_owned(), "hai".to_owned())
        );
    }

    #[test]
    fn figures_at_the_cut_off_and_figures_of_a_later_moment_are_said_in_one_line() {
        let input = half_year();
        let of = |moment: &str| Words {
            figures: Vec::new(),
            others: vec![format!(
                "Kết quả giải quyết hồ sơ (số liệu {moment} ngày 03/7/2026):"
            )],
        };
        let then = of("chốt lúc 09 giờ 41");
        let now = of("lấy lúc 09 giờ 51");
        assert_eq!(
            changes((&then, input.now), (&now, input.now), true),
            ["ngày lập, thời điểm số liệu, số ngày quá hạn ghi theo bản này"]
        );
    }

    #[test]
    fn figures_that_were_unknown_are_said_to_be_there_now() {
        let input = half_year();
        let unknown = Figures::unknown(input.period.clone());
        let first = first_version(&input, &unknown, Words::default());
        assert_eq!(Version::of(&[&first], &unknown, None), Version::default());
        let version = Version::of(&[&first], &input.figures, None);
        assert_eq!(version.number, 2);
        assert!(
            version.changes[0].starts_with("Bản trước chưa có số liệu hồ sơ"),
            "{version:?}"
        );
    }
}
