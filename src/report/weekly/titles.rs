//! Titles on a page with little room: cut to their first words, and where these are the same for two
//! tasks, with the words in which the two differ.

use super::room::{Room, SHORT};
use crate::report::input::{ReportTask, TaskBoard};
use std::collections::BTreeSet;
use std::ops::Range;

/// The titles of everything that the page may name.
pub struct Titles<'a>(BTreeSet<Title<'a>>);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Title<'a> {
    number: &'a str,
    words: Vec<&'a str>,
}

/// What stands behind these says nothing without them.
const BEFORE_A_NUMBER: [&str; 12] = [
    "lần", "số", "quý", "kỳ", "tháng", "năm", "tuần", "đợt", "mục", "khu", "thứ", "ngày",
];

/// Of the words that set a title apart, so many are told.
const APART: usize = 2;

/// What is left of its beginning beside them at least.
const FEWEST_FIRST: usize = 2;

/// Words of "năm 2026".
const YEAR: usize = 2;

impl<'a> Titles<'a> {
    pub(super) fn of(board: &'a TaskBoard) -> Titles<'a> {
        Titles(
            board
                .overdue
                .iter()
                .chain(&board.due_soon)
                .map(Title::of)
                .collect(),
        )
    }

    /// The title in the words that there is room for: no other of the page reads the same. Its own words
    /// set it apart; where another row of the plan has the same, the number of its row.
    /// The year of a title is kept.
    pub(super) fn short(&self, task: &ReportTask, room: Room) -> String {
        let own = Title::of(task);
        if room.has_numbers() && !own.number.is_empty() && own.words.len() > SHORT {
            return format!("nhiệm vụ số {}", own.number);
        }
        let words = room.title_words.max(SHORT);
        let cut = self.cut(&own, words);
        let Some(year) = own
            .year()
            .filter(|year| is_cut(&cut) && !cut.contains(year.as_str()))
        else {
            return cut;
        };
        if own.words.len() <= words.max(SHORT + YEAR) {
            return self.cut(&own, own.words.len());
        }
        let cut = self.cut(&own, words.saturating_sub(YEAR).max(SHORT));
        match cut.strip_suffix('…') {
            Some(head) if own.has(head, &year) => format!("{head} {year}"),
            Some(head) => format!("{}… {year}", head.trim_end_matches(" năm")),
            // The number of the row stands behind it.
            None => cut,
        }
    }

    fn cut(&self, own: &Title<'a>, title_words: usize) -> String {
        let alike: Vec<(&Title, usize)> = self.alike(own, title_words).collect();
        let differing = alike.iter().filter(|(other, _)| other.words != own.words);
        // The one that is nearest to it sets the place.
        let apart = differing.map(|(_, at)| own.apart(*at)).max_by_key(|r| r.end);
        let cut = match &apart {
            Some(apart) => own.around(apart, title_words),
            None => own.until(title_words),
        };
        let told = apart.and_then(|apart| own.words.get(apart)).unwrap_or_default();
        let is_twin = |(other, at): &(&Title, usize)| {
            let rest = other.words.get(*at..).unwrap_or_default();
            other.words == own.words
                || (own.words.len() > title_words
                    && rest.windows(told.len().max(1)).any(|words| words == told))
        };
        match !own.number.is_empty() && alike.iter().any(is_twin) {
            true => format!("{cut} (số {})", own.number),
            false => cut,
        }
    }

    /// Those that begin with the same words, and from which word on they differ.
    fn alike<'t>(&'t self, own: &'t Title<'a>, words: usize) -> impl Iterator<Item = (&'t Title<'a>, usize)> {
        let shared = |other: &Title| {
            other
                .words
                .iter()
                .zip(&own.words)
                .take_while(|(a, b)| a == b)
                .count()
        };
        let begins_alike = move |(other, shared): &(&Title, usize)| {
            *shared >= words
                || *shared == other.words.len().min(words) && *shared == own.words.len().min(words)
        };
        let each = self.0.iter().map(move |other| (other, shared(other)));
        each.filter(begins_alike).filter(move |(other, _)| *other != own)
    }
}

fn is_cut(title: &str) -> bool {
    title.contains('…')
}

impl<'a> Title<'a> {
    /// Whether the year follows the last words of what is left of it.
    fn has(&self, head: &str, year: &str) -> bool {
        let last = head.rsplit(' ').next().unwrap_or(head);
        self.words.join(" ").contains(&format!("{last} {year}"))
    }

    /// "năm 2026", the last that it names.
    fn year(&self) -> Option<String> {
        let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let bare = |word: &'a str| word.trim_end_matches([',', ';', '.', ')']);
        let pairs = self.words.windows(2).rev();
        let mut years = pairs.filter(|pair| pair[0].to_lowercase() == "năm" && is_year(bare(pair[1])));
        years.next().map(|pair| format!("năm {}", bare(pair[1])))
    }

    fn of(task: &'a ReportTask) -> Title<'a> {
        Title {
            number: task.number.trim(),
            words: task.title.split_whitespace().collect(),
        }
    }

    /// The words that set it apart from one that differs from the word `at` on.
    fn apart(&self, at: usize) -> Range<usize> {
        let all = self.words.len();
        let at = at.min(all.saturating_sub(APART));
        let bare = |at: usize| self.words[at].trim_end_matches([',', ';']).to_lowercase();
        let needs_the_one_before = at > 0 && BEFORE_A_NUMBER.contains(&bare(at - 1).as_str());
        let from = at - usize::from(needs_the_one_before);
        from..(from + APART).min(all)
    }

    /// Its first words, and those that set it apart.
    fn around(&self, apart: &Range<usize>, room: usize) -> String {
        let first = room.saturating_sub(apart.len()).max(FEWEST_FIRST);
        if self.words.len() <= room || apart.start <= first {
            return self.until(room.max(apart.end));
        }
        let rest = Title {
            number: "",
            words: self.words[apart.start..].to_vec(),
        };
        format!("{} {}", self.until(first), rest.until(apart.len()))
    }

    /// Its first words, with "…" where there are more.
    fn until(&self, end: usize) -> String {
        match self.words.get(..end).filter(|_| self.words.len() > end) {
            Some(first) => {
                let head = first.join(" ");
                format!("{}…", head.trim_end_matches([',', ';', '.', ':', '-', ' ']))
            }
            None => self.words.join(" "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::room::FEWEST;
    use super::*;
    use crate::report::fixture::{day, task};

    /// How the titles read in so many words, numbered from 1.
    fn read(words: usize, titles: &[&str]) -> Vec<String> {
        assert_ne!(words, 0, "numbers stand for titles");
        let tasks = titles.iter().enumerate();
        let board = TaskBoard {
            overdue: tasks
                .map(|(n, title)| task(&format!("{}", n + 1), title, "Văn phòng", day(2026, 6, 1), 3))
                .collect(),
            ..TaskBoard::default()
        };
        let known = Titles::of(&board);
        let short = |t| known.short(t, Room::new(words, FEWEST));
        board.overdue.iter().map(short).collect()
    }

    #[test]
    fn two_titles_that_begin_alike_are_told_apart_by_the_words_in_which_they_differ() {
        let of_reports = [
            "Báo cáo công tác cải cách hành chính quý II năm 2026",
            "Báo cáo công tác cải cách hành chính 6 tháng đầu năm 2026",
            "Báo cáo công tác cải cách hành chính quý III năm 2026",
            "Kiểm kê tài sản công theo hướng dẫn",
        ];
        assert_eq!(
            read(SHORT, &of_reports),
            [
                "Báo cáo công tác… quý II năm 2026",
                "Báo cáo công tác… 6 tháng… năm 2026",
                "Báo cáo công tác… quý III năm 2026",
                "Kiểm kê tài sản công theo…"
            ]
        );
        assert_eq!(
            read(9, &of_reports)[..2],
            [
                "Báo cáo công tác cải… quý II năm 2026",
                "Báo cáo công tác cải… 6 tháng… năm 2026"
            ]
        );
        assert_eq!(
            read(
                4,
                &[
                    "Rà soát quy trình nội bộ lần 1",
                    "Rà soát quy trình nội bộ lần 12"
                ]
            ),
            ["Rà soát quy trình… lần 1", "Rà soát quy trình… lần 12"]
        );
        assert_eq!(
            read(
                4,
                &[
                    "Rà soát quy trình nội bộ",
                    "Rà soát quy trình nội bộ của các phòng"
                ]
            ),
            ["Rà soát quy trình nội bộ", "Rà soát quy trình… của các…"]
        );
        assert_eq!(
            read(4, &["Rà soát quy trình", "Rà soát quy trình"]),
            ["Rà soát quy trình (số 1)", "Rà soát quy trình (số 2)"]
        );
    }

    #[test]
    fn where_words_do_not_set_apart_the_row_of_the_plan_does() {
        let titles = [
            "Báo cáo kết quả thực hiện Đề án A tháng 5",
            "Báo cáo kết quả thực hiện Đề án B tháng 5",
            "Báo cáo kết quả thực hiện Đề án A tháng 6",
            "Báo cáo kết quả thực hiện Đề án B tháng 6",
        ];
        let read = read(SHORT, &titles);
        assert_eq!(read[0], "Báo cáo kết quả… tháng 5 (số 1)");
        let different: std::collections::BTreeSet<_> = read.iter().collect();
        assert_eq!(different.len(), 4, "{read:?}");
    }

    #[test]
    fn a_title_that_no_other_reads_like_is_cut_to_its_first_words() {
        assert_eq!(
            read(
                3,
                &[
                    "Rà soát quy trình nội bộ của các phòng",
                    "Kiểm kê tài sản công",
                    "Ban hành Kế hoạch cải cách hành chính nhà nước năm 2026",
                    "Ban hành Kế hoạch kiểm tra công vụ năm 2026"
                ]
            ),
            [
                "Rà soát quy trình nội bộ…",
                "Kiểm kê tài sản công",
                "Ban hành Kế hoạch cải cách… năm 2026",
                "Ban hành Kế hoạch kiểm tra… năm 2026"
            ],
            "a matter is known by six words, its year is kept"
        );
        assert_eq!(
            read(9, &["Rà soát quy trình nội bộ"]),
            ["Rà soát quy trình nội bộ"]
        );
    }
}
