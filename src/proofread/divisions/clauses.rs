//! The words that go with each number of a list: "17 nhiệm vụ đã hoàn thành (44,7%), 19 nhiệm vụ đang làm".

use crate::proofread::items::Item;
use crate::proofread::scan::Scan;

/// No clause is longer, in tokens.
const LONGEST: usize = 60;

/// The words of each of these numbers of the sentence that begins at `from`, in their order: from the sign before its clause to the sign
/// behind the number; what stands in brackets and what tells a rate is left out.
pub(super) fn clauses(scan: &Scan, from: usize, items: &[&Item]) -> Vec<String> {
    let mut clauses = Vec::with_capacity(items.len());
    let mut lead = items.first().map_or_else(Vec::new, |first| {
        pieces(scan, from.max(first.token.saturating_sub(LONGEST)), first.token)
    });
    for (at, item) in items.iter().enumerate() {
        let next = items.get(at + 1).map_or(scan.tokens.len(), |next| next.token);
        let mut behind = pieces(scan, item.token + 1, next.min(item.token + LONGEST));
        let tail = if behind.is_empty() {
            String::new()
        } else {
            behind.remove(0)
        };
        clauses.push(format!("{} {tail}", lead.join(" , ")).trim().to_lowercase());
        lead = behind;
    }
    clauses
}

/// The pieces between signs, of those without a rate; the first one is what stands before any sign.
fn pieces(scan: &Scan, from: usize, to: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut depth = 0_usize;
    let is_divided = (from..to).any(|i| is_sign(scan, i));
    for at in from..to {
        let token = &scan.tokens[at];
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if is_sign(scan, at) || (!is_divided && (token.is("và") || token.is("cùng"))) => {
                pieces.push(String::new());
            }
            text => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(' ');
                    piece.push_str(text);
                }
            }
        }
    }
    let is_told = |(at, piece): &(usize, String)| *at == 0 || !piece.contains('%');
    let told = pieces.into_iter().enumerate().filter(is_told);
    told.map(|(_, piece)| piece.trim().to_owned()).collect()
}

fn is_sign(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    let ends_sentence = token.is_mark('.') && scan.tokens.get(at + 1).is_none_or(|n| n.start > token.end());
    ends_sentence || [',', ';', ':'].iter().any(|mark| token.is_mark(*mark))
}
