//! Marks of Markdown that are no words.

/// Without the stars around bold words; marks of notes, "(*)" and "(**)", keep theirs.
pub fn without_bold(text: &str) -> String {
    if !text.contains("**") {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let stars = chars[at..].iter().take_while(|c| **c == '*').count();
        if stars == 0 {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        let kept = match is_of_note_mark(&chars, at) {
            true => stars,
            false => stars % 2,
        };
        out.extend(std::iter::repeat_n('*', kept));
        at += stars;
    }
    out
}

/// Whether the star at this place, and those beside it, stand alone in brackets.
pub fn is_of_note_mark(chars: &[char], at: usize) -> bool {
    /// Stars of a mark: a text of a million of them is none.
    const MOST: usize = 3;
    let is_other = |c: &&char| **c != '*';
    let before = chars[..at].iter().rev().take(MOST).find(is_other);
    let behind = chars[at..].iter().take(MOST + 1).find(is_other);
    before == Some(&'(') && behind == Some(&')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_words_lose_their_stars_and_marks_of_notes_keep_them() {
        for (text, read) in [
            ("**Tổng** số", "Tổng số"),
            ("Vốn nước ngoài (**)", "Vốn nước ngoài (**)"),
            ("**Vốn (*)** và **(đậm)**", "Vốn (*) và (đậm)"),
            ("***", "*"),
            ("2 * 3", "2 * 3"),
        ] {
            assert_eq!(without_bold(text), read);
        }
    }
}
