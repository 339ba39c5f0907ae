//! The words of an event, up to the end of its clause.

use super::cursor::Cursor;
use super::words::Kind;
use unicode_normalization::UnicodeNormalization;

/// The words up to the end of the clause.
pub(super) fn event_words(c: &mut Cursor, phrase: &str) -> Option<String> {
    let first = c.pos;
    while let Some(token) = c.peek(0) {
        let joint = match &token.kind {
            Kind::Mark(';' | '\n' | '(' | ')' | '…' | ':') => break,
            Kind::Mark('.') if !c.glued_at(1) => break,
            Kind::Mark(',' | '-') => true,
            Kind::Word(word) => matches!(word.text.as_str(), "hoặc" | "và" | "thì"),
            _ => false,
        };
        if joint && strong_start(c) {
            break;
        }
        let counted_anew = c.pos > first
            && (c.sees(&["trong vòng", "trong thời hạn"]) || (c.sees(&["trong"]) && c.num_at(1).is_some()));
        if counted_anew {
            break;
        }
        c.pos += 1;
    }
    // Punctuation at the end is not the event's.
    while c.pos > first && matches!(c.before().map(|t| &t.kind), Some(Kind::Mark(_))) {
        c.pos -= 1;
    }
    text(c, phrase, first, c.pos)
}

/// Whether another deadline begins after the comma or "hoặc" here.
fn strong_start(c: &mut Cursor) -> bool {
    let here = c.pos;
    let is_comma = c.mark_at(0) == Some(',');
    c.pos += 1;
    if is_comma
        && c.sees(&[
            "trình",
            "gửi",
            "nộp",
            "hoàn thành",
            "báo cáo về",
            "ban hành",
            "tham mưu",
        ])
    {
        c.pos = here;
        return true;
    }
    for _ in 0..2 {
        if !c.any(&["báo cáo", "gửi", "hoàn thành", "xong", "và", "nộp", "trình"]) {
            break;
        }
    }
    let strong = c.sees(&[
        "chậm nhất",
        "muộn nhất",
        "không quá",
        "trước ngày",
        "trước tháng",
        "trước quý",
        "trước năm",
        "trước khi",
        "hằng ngày",
        "hằng tuần",
        "hằng tháng",
        "hằng quý",
        "hằng năm",
        "mỗi tháng",
        "mỗi quý",
        "định kỳ",
        "hạn",
        "thời hạn",
        "trong vòng",
        "thường xuyên",
        "đột xuất",
        "sau khi",
        "ngay sau khi",
        "khi",
        "từ ngày",
        "đến ngày",
    ]) || (c.sees(&["trước", "trong", "sau", "đến"]) && {
        c.pos += 1;
        c.num_at(0).is_some()
    });
    c.pos = here;
    strong
}

/// The phrase's own words between two tokens, in NFC with single spaces.
pub(super) fn text(c: &mut Cursor, phrase: &str, first: usize, last: usize) -> Option<String> {
    let now = c.pos;
    c.pos = first;
    let start = c.peek(0).map(|t| t.start);
    c.pos = last;
    let end = c.before().map(|t| t.end);
    c.pos = now;
    let slice = phrase.get(start?..end?)?;
    let words: Vec<&str> = slice.split_whitespace().collect();
    let joined: String = words.join(" ").replace('"', "'").nfc().collect();
    (!joined.is_empty() && last > first).then_some(joined)
}
