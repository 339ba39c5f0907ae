//! Whether what stands on a line beside a result is put together as people greet, thank, announce and sign. Of pieces that
//! are each harmless sentences can be made that say the contrary, "Kính gửi Lãnh đạo Ban ký số": each clause is one whole.

/// What a piece of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// "ạ", "nhé", "dạ", at the edges of a clause.
    Polite,
    /// A whole of its own: "trân trọng cảm ơn", "văn bản đã gửi qua trục".
    Statement,
    /// "Kính gửi", before who is spoken to.
    Greeting,
    /// Who is spoken to: "Văn phòng", "các đồng chí".
    Addressee,
    /// "báo cáo kết quả", "nhiệm vụ số"; the task's own title and number go on from there.
    Heading,
    /// A post, a name, an address, a telephone number.
    Signature,
    /// The unit's own name.
    Own,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Begun,
    OfUnit,
    Said,
    Greeted,
    Announced,
    Signed,
    Ended,
}

const STATES: [State; 7] = [
    State::Begun,
    State::OfUnit,
    State::Said,
    State::Greeted,
    State::Announced,
    State::Signed,
    State::Ended,
];

impl State {
    fn after(self, part: Part) -> Option<State> {
        use State::{Announced, Begun, Ended, Greeted, OfUnit, Said, Signed};
        let is_name = matches!(part, Part::Addressee | Part::Signature | Part::Own);
        match (self, part) {
            (Begun, Part::Polite) => Some(Begun),
            (_, Part::Polite) => Some(Ended),
            (Begun, Part::Statement) => Some(Said),
            (Begun, Part::Greeting) => Some(Greeted),
            (Begun, Part::Own) => Some(OfUnit),
            (Begun | OfUnit | Announced, Part::Heading) => Some(Announced),
            (Begun | OfUnit | Signed, _) if is_name => Some(Signed),
            (Said | Greeted | Announced, _) if is_name => Some(self),
            _ => None,
        }
    }
}

/// Whether so many words are put together of such pieces, given as length and part by where they begin. A clause may begin
/// at the words of `begins`.
pub fn is_whole(
    words: usize,
    pieces: impl Fn(usize) -> Vec<(usize, Part)>,
    begins: impl Fn(usize) -> bool,
) -> bool {
    let mut reached = vec![[false; STATES.len()]; words + 1];
    reached[0][0] = true;
    for at in 0..words {
        if begins(at) && reached[at].contains(&true) {
            reached[at][0] = true;
        }
        for (length, part) in pieces(at) {
            let Some(end) = at.checked_add(length).filter(|end| length > 0 && *end <= words) else {
                continue;
            };
            for state in STATES {
                let after = state.after(part).filter(|_| reached[at][state as usize]);
                if let Some(after) = after {
                    reached[end][after as usize] = true;
                }
            }
        }
    }
    reached[words].contains(&true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_one_whole_and_names_follow_it() {
        use Part::{Addressee, Greeting, Heading, Own, Polite, Signature, Statement};
        let of = |parts: &[Part]| is_whole(parts.len(), |at| vec![(1, parts[at])], |_| false);
        for parts in [
            &[Polite, Statement, Polite][..],
            &[Greeting, Addressee, Signature],
            &[Own, Heading, Heading],
            &[Signature, Own],
            &[],
        ] {
            assert!(of(parts), "{parts:?}");
        }
        for parts in [
            &[Greeting, Addressee, Statement][..],
            &[Statement, Statement],
            &[Signature, Statement],
            &[Statement, Heading],
            &[Polite, Heading, Polite, Statement],
        ] {
            assert!(!of(parts), "{parts:?}");
        }
        let both = [Greeting, Statement];
        assert!(is_whole(2, |at| vec![(1, both[at])], |at| at == 1));
    }
}
