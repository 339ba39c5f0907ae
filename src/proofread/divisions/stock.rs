//! What there was, what came in, what was done and what is left, told one after the other of other things than
//! dossiers: "đầu tháng chưa xử lý: 06. Tiếp nhận: 31. Đã xử lý: 33, còn 04 phản ánh đang xử lý"; "đầu kỳ 370 dự án,
//! cấp mới 34 dự án, chấm dứt 06 dự án".

use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::flow::Flow;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::is_permuted;
use crate::proofread::things::are_one;
use crate::proofread::token::has_any;

/// Numbers of one paragraph.
const MOST: usize = 40;

/// The stock that a paragraph tells up to this sentence, where this one tells what is left.
pub(super) fn stock(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let told: Vec<&Item> = before
        .iter()
        .chain([sentence])
        .flat_map(|s| &s.items)
        .filter(|i| i.depth == 0)
        .take(MOST + 1)
        .collect();
    let last = sentence.items.last()?.token;
    if told.len() > MOST || told.iter().all(|i| i.role.is_some()) {
        return None;
    }
    let mut flows: Vec<(Flow, &Item)> = told.iter().filter_map(|i| Some((Flow::of(i)?, *i))).collect();
    // "Cuối tháng 9 còn 368 nhiệm vụ; ...; cuối tháng 10 còn 351": the end of one period is the begin of the next.
    if let [(first @ Flow::Left, was), .., (Flow::Left, left)] = flows.as_mut_slice()
        && was.words.starts_with("cuối")
        && left.words.starts_with("cuối")
    {
        *first = Flow::Was;
    }
    let was = flows.iter().position(|(f, _)| *f == Flow::Was)?;
    let left = flows
        .iter()
        .rposition(|(f, i)| *f == Flow::Left && i.token <= last)?;
    let (was, moves, left) = (flows[was].1, flows.get(was + 1..left)?, flows[left].1);
    let is_own = sentence.items.iter().any(|i| i.token == left.token);
    let is_once = |flow: Flow| flows.iter().filter(|(f, _)| *f == flow).count() == 1;
    let holds = |flow: Flow| moves.iter().any(|(f, _)| *f == flow);
    let thing = [was, left]
        .iter()
        .map(|i| i.thing.as_str())
        .find(|t| !t.is_empty())?;
    let is_one = |i: &Item| are_one(thing, &i.thing) || are_one(&i.thing, thing);
    let are_one = is_one(was) && moves.iter().all(|(_, i)| is_one(i) && i.role.is_none());
    let of_stock = is_own && is_once(Flow::Was) && is_once(Flow::Left) && is_once(Flow::In);
    let came: i64 = moves
        .iter()
        .filter(|(f, _)| *f == Flow::In)
        .map(|(_, i)| i.value)
        .sum();
    // Every number of that thing has to be one of these, or what there was with what came in.
    let is_all = told
        .iter()
        .filter(|i| i.token > was.token && i.token < left.token && is_one(i))
        .all(|i| i.value == was.value + came || moves.iter().any(|(_, m)| m.token == i.token));
    if !of_stock || !are_one || !is_all || !holds(Flow::Out) || !holds(Flow::In) {
        return None;
    }
    contradiction(scan, was, moves, left)
}

/// "398 dự án còn hiệu lực (đầu kỳ 370 dự án, cấp mới 34 dự án, chấm dứt 06 dự án)".
pub(super) fn stock_in_brackets(scan: &Scan, sentence: &Sentence) -> Option<Finding> {
    let items = &sentence.items;
    // Each number is held against those in its brackets.
    if items.len() > 3 * MOST {
        return None;
    }
    items.iter().enumerate().find_map(|(at, end)| {
        let inside: Vec<&Item> = items[at + 1..]
            .iter()
            .take_while(|i| i.depth > end.depth)
            .collect();
        let (was, rest) = inside.split_first()?;
        let moves: Vec<(Flow, &Item)> = rest
            .iter()
            .map(|i| Some((Flow::of(i)?, *i)))
            .collect::<Option<_>>()?;
        let is_such = |flow: Flow| moves.iter().any(|(f, _)| *f == flow);
        let are_one = inside
            .iter()
            .all(|i| i.depth == end.depth + 1 && are_one(&end.thing, &i.thing));
        let opens = Flow::of(was) == Some(Flow::Was) && is_such(Flow::In) && is_such(Flow::Out);
        (opens && are_one).then(|| contradiction(scan, was, &moves, end))?
    })
}

fn contradiction(scan: &Scan, was: &Item, moves: &[(Flow, &Item)], left: &Item) -> Option<Finding> {
    let sum = |flow: Flow| -> i64 {
        moves
            .iter()
            .filter(|(f, _)| *f == flow)
            .map(|(_, i)| i.value)
            .sum()
    };
    let right = was.value + sum(Flow::In) - sum(Flow::Out);
    let slack: i64 = moves.iter().map(|(_, i)| i.step).sum::<i64>() + was.step + left.step;
    let gap = (right - left.value).abs();
    // "Tiếp nhận" may hold what there was, "tiếp nhận mới" not.
    let is_new = |(_, i): &&(Flow, &Item)| has_any(&i.words, &["mới", "phát sinh"]);
    let holds_all = right - was.value == left.value && !moves.iter().any(|m| is_new(&m));
    let most = [was.value, left.value]
        .into_iter()
        .chain(moves.iter().map(|(_, i)| i.value))
        .max()?;
    let values = moves.iter().map(|(f, i)| match f {
        Flow::Out => (i.value, i.value + right - left.value),
        _ => (i.value, i.value - right + left.value),
    });
    let ends = [(left.value, right), (was.value, was.value - right + left.value)];
    let is_slip = values
        .chain(ends)
        .any(|(old, new)| new > 0 && is_permuted(old, new));
    let is_near = gap * 100 <= most * 15;
    if 2 * gap <= slack || holds_all || right < 0 || !(is_near || is_slip) {
        return None;
    }
    let written = |sign: Flow| -> Vec<String> {
        let of = moves.iter().filter(|(f, _)| *f == sign);
        of.map(|(_, i)| {
            if i.is_measured() {
                i.written(i.value)
            } else {
                count(i.value)
            }
        })
        .collect()
    };
    let message = format!(
        "Không cân đối: đầu kỳ {} + phát sinh {} - đã thực hiện {} = {}, trong khi ghi còn {}.",
        left.written(was.value),
        written(Flow::In).join(" + "),
        written(Flow::Out).join(" - "),
        left.written(right),
        left.written(left.value)
    );
    let excerpt = scan.words(left.token, left.token + 1);
    let place = scan.place(left.token);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    Some(finding.with_values(right.to_string(), left.value.to_string()))
}
