//! Sentences and titles in fewer words.

/// What is left of a sentence where the page is crowded.
pub(super) const SHORT: usize = 12;

/// The first `max` words, with "…" where there are more.
pub(super) fn few_words(text: &str, max: usize) -> String {
    let mut words = text.split_whitespace();
    let kept: Vec<&str> = words.by_ref().take(max).collect();
    match words.next() {
        Some(_) => format!("{}…", kept.join(" ").trim_end_matches([',', ';', '.', ':'])),
        None => kept.join(" "),
    }
}

/// What a crowded page has room for; what could not be checked is not cut for what stands before it.
pub(super) fn in_short(text: &str) -> String {
    let mut clauses = text.split("; ");
    let first = clauses.next().unwrap_or_default();
    match clauses.find(|clause| clause.starts_with("cần kiểm tra")) {
        Some(doubt) => format!("{first}; {}", few_words(doubt.trim_end_matches('.'), SHORT)),
        None => few_clauses(text, SHORT),
    }
}

/// The clauses that fit into `max` words, with "…" where there are more; of a long first one its words.
fn few_clauses(text: &str, max: usize) -> String {
    let count = |text: &str| text.split_whitespace().count();
    let ends = text.match_indices("; ").map(|(at, _)| at);
    match ends.filter(|at| count(&text[..*at]) <= max).last() {
        Some(end) if count(text) > max => format!("{}…", &text[..end]),
        _ => few_words(text, max),
    }
}

/// The title cut, with its year.
pub(super) fn with_year(title: &str, cut: String) -> String {
    let Some((head, year)) = title.rsplit_once(" năm ") else {
        return cut;
    };
    let year: String = year.chars().take_while(char::is_ascii_digit).collect();
    let is_kept = year.len() != 4 || head.is_empty() || !cut.ends_with('…');
    match is_kept || cut.contains(&format!("năm {year}")) {
        true => cut,
        false => format!("{} năm {year}", cut.replace(" năm…", "…")),
    }
}

/// What stands behind the unit or the day.
pub(super) fn title_of(line: &str) -> &str {
    line.split_once(": ").map_or(line, |(_, title)| title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_between_its_clauses() {
        let foot =
            "Số liệu chốt lúc 07 giờ 30 ngày 27/11/2026; nguồn motcua; cần kiểm tra: Tổng số, cột (6).";
        assert_eq!(
            few_clauses(foot, 12),
            "Số liệu chốt lúc 07 giờ 30 ngày 27/11/2026; nguồn motcua…"
        );
        assert_eq!(few_clauses(foot, 40), foot);
        assert_eq!(
            in_short(foot),
            "Số liệu chốt lúc 07 giờ 30 ngày 27/11/2026; cần kiểm tra: Tổng số, cột (6)"
        );
        assert_eq!(few_clauses("một hai ba bốn", 3), "một hai ba…");
    }

    #[test]
    fn a_title_that_is_cut_keeps_its_year() {
        let title = "Ban hành Kế hoạch cải cách hành chính nhà nước năm 2026 của Sở";
        for (words, cut) in [
            (6, "Ban hành Kế hoạch cải cách… năm 2026"),
            (11, "Ban hành Kế hoạch cải cách hành chính nhà nước… năm 2026"),
            (15, title),
        ] {
            assert_eq!(with_year(title, few_words(title, words)), cut);
        }
    }
}
