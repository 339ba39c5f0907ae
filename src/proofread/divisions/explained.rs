//! Sums that do not hold, where the paragraph says of what the numbers are parts after all.

use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::fits::Fits;
use crate::proofread::flow::Flow;
use crate::proofread::flow::is_taken_off;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::token::has_any;

/// Counts of the paragraphs above that are looked at.
const FARTHEST: usize = 40;

/// Whether the parts of a sum are those of another number before them ("24 hồ sơ thuộc 03 cơ quan: 15, 07,
/// 02", "thu hồi 05 dự án, nâng từ 231 lên 245 dự án, trong đó 78, 167"), its whole is one part of a list that fits, or some of its parts are taken off.
pub(super) fn is_explained(
    told: &[Sentence],
    sentence: &Sentence,
    finding: &Finding,
    above: &[Count],
) -> bool {
    let number = |text: &Option<String>| text.as_ref().and_then(|t| t.parse::<i64>().ok());
    let (Some(sum), Some(whole)) = (number(&finding.expected), number(&finding.found)) else {
        return false;
    };
    let Some((_, listed)) = finding.excerpt.split_once(" = ") else {
        return false;
    };
    let written: Vec<&str> = listed.split(" + ").collect();
    // "Theo lĩnh vực: chứng thực 1.684 hồ sơ, hộ tịch 702 hồ sơ, ..." of the 3.412 told above: its first is one of them.
    let near = above.iter().rev().take(FARTHEST);
    if written.len() > 2 && near.into_iter().any(|c| c.value == whole.saturating_add(sum)) {
        return true;
    }
    let is_twice = is_counted_twice(sentence, sum - whole);
    if mixes_units(told, sentence, &written) || is_twice || holds_what_was(sentence, whole, sum) {
        return true;
    }
    let Some(at) = sentence.items.iter().position(|i| i.value == whole) else {
        return false;
    };
    let parts: Vec<&Item> = sentence.items[at + 1..]
        .iter()
        .filter(|i| written.contains(&i.written(i.value).as_str()))
        .collect();
    let first = parts.iter().map(|p| p.token).min().unwrap_or(0);
    let before = sentence.items.iter().take_while(|i| i.token < first);
    let is_of_another = before.clone().any(|i| i.value == sum);
    is_of_another || takes_off(whole, &parts) || is_itself_a_part(told, sentence, at, &parts)
}

/// "(có 03 hồ sơ do hai nguyên nhân)": so many too many are told.
fn is_counted_twice(sentence: &Sentence, gap: i64) -> bool {
    const TWICE: &[&str] = &["hai", "nhiều", "trùng", "đồng thời", "vừa"];
    let told = |i: &Item| i.depth > 0 && i.value == gap && has_any(&i.words, TWICE);
    gap > 0 && sentence.items.iter().any(told)
}

/// "Tồn đầu quý 08 phản ánh, tiếp nhận 42 phản ánh, đã trả lời 45 phản ánh, còn lại 05": of both, what there was and what
/// came in.
fn holds_what_was(sentence: &Sentence, whole: i64, sum: i64) -> bool {
    let before = sentence.items.iter().take_while(|i| i.value != whole);
    let was = |i: &Item| i.value == sum - whole && Flow::of_words(&i.words) == Some(Flow::Was);
    sum > whole && before.into_iter().any(was)
}

/// "184 ha, 371 hộ. Còn 41 hộ chưa nhận tiền; đã bàn giao 165,6 ha": households in hectares.
fn mixes_units(told: &[Sentence], sentence: &Sentence, written: &[&str]) -> bool {
    let items = || told.iter().chain([sentence]).flat_map(|s| &s.items);
    let is_told = |part: &&str| items().any(|i| i.written(i.value) == **part);
    written.iter().any(|part| part.contains(' ') && !is_told(part))
}

fn takes_off(whole: i64, parts: &[&Item]) -> bool {
    let goes = |part: &Item| is_taken_off(&part.words);
    let sign = |part: &&Item| if goes(part) { -part.value } else { part.value };
    parts.iter().any(|p| goes(p)) && parts.iter().map(sign).sum::<i64>() == whole
}

fn is_itself_a_part(told: &[Sentence], sentence: &Sentence, at: usize, parts: &[&Item]) -> bool {
    let all: Vec<Item> = told
        .iter()
        .chain([sentence])
        .flat_map(|s| s.items.iter().cloned())
        .collect();
    let tokens: Vec<usize> = parts.iter().map(|p| p.token).collect();
    Fits::of_items(&all).hold_as_part(sentence.items[at].token, &tokens)
}
