//! What the sender of a mail wrote of its subject.

/// What mail programs put before the subject that is answered or passed on.
const ANSWERING: [&str; 7] = ["re", "trả lời", "tl", "fw", "fwd", "chuyển tiếp", "trl"];

/// What the sender wrote of a subject: before "Re:" and our own, which begin with a word in brackets; all where there is
/// neither.
pub fn own_of_subject(subject: &str) -> &str {
    let lower = subject.to_lowercase();
    let begins_word = |at: usize| !lower[..at].ends_with(char::is_alphanumeric);
    let of = |word: &str| {
        let found = lower.match_indices(word).map(|(at, _)| at);
        let is_it = |at: &usize| begins_word(*at) && lower[*at + word.len()..].trim_start().starts_with(':');
        found.into_iter().find(is_it)
    };
    let answering = ANSWERING.iter().filter_map(|word| of(word)).min();
    let end = answering.into_iter().chain(lower.find('[')).min();
    let own = subject.get(..end.unwrap_or(subject.len())).unwrap_or(subject);
    own.trim_matches(|c: char| c.is_whitespace() || "-–—:|,.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_an_answered_subject_is_the_senders() {
        for (subject, want) in [
            ("Re: [Nhắc việc] Rà soát", ""),
            ("RE: x", ""),
            ("Trả lời: [Nhắc việc] 01 việc", ""),
            ("[Nhắc việc] 01 việc", ""),
            ("Nháp - Re: [Nhắc việc] Rà soát", "Nháp"),
            (
                "Anh duyệt giúp em trước khi gửi: Re: [Nhắc việc] Rà soát",
                "Anh duyệt giúp em trước khi gửi",
            ),
            ("Chưa gửi", "Chưa gửi"),
            ("", ""),
        ] {
            assert_eq!(own_of_subject(subject), want, "{subject}");
        }
    }
}
