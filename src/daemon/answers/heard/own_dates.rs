//! HOÃN of the plan's owner about a task that another unit leads: nobody wishes it of him, so it is his decision. SAI of
//! his is no complaint to himself: he is asked who is to lead the task.

use super::{Verdict, Voice, decided, marks_of};
use crate::agenda::{Facts, Rules, duties};
use crate::answer::decision::{Wish, decided as judge_wishes};
use crate::answer::{Heard, Outcome, Standing};
use crate::calendar::{Moment, date, day_of};

/// The verdict with each day that he names decided, or asked back where the task has none that could move.
pub(super) fn by_owner(
    mut verdict: Verdict,
    voice: &Voice,
    (facts, rules): (&Facts, &Rules),
    now: Moment,
) -> Verdict {
    let is_his = |h: &Heard| {
        let is_of_other = h.line.as_ref().is_some_and(|line| line.unit != voice.unit);
        is_of_other && matches!(h.outcome, Outcome::Wish { .. })
    };
    let is_owners = voice.is_owner && verdict.answer.standing == Standing::Counts;
    let wrong = verdict
        .answer
        .heard
        .iter_mut()
        .filter(|h| is_owners && h.outcome == Outcome::Wrong);
    wrong.for_each(|h| h.outcome = Outcome::LeadUnsaid);
    if !is_owners || !verdict.answer.heard.iter().any(is_his) {
        return verdict;
    }
    let today = day_of(now);
    let all = duties(facts, rules, today);
    verdict.answer.decides = verdict.answer.heard.iter().all(is_his);
    for heard in verdict.answer.heard.iter_mut().filter(|h| is_his(h)) {
        let (Some(line), Outcome::Wish { until }) = (heard.line.clone(), heard.outcome.clone()) else {
            continue;
        };
        let dating = decided::dating(&line, &all, facts);
        let wish = Wish {
            line,
            until: None,
            dating,
            is_agreed: false,
            is_withdrawn: false,
            is_one_of_several: false,
        };
        let order = match until {
            Some(day) => format!("ĐỒNG Ý đến {}", date(day)),
            None => "ĐỒNG Ý".to_owned(),
        };
        if let Some(word) = judge_wishes(&[order], &[wish], today).into_iter().next() {
            heard.outcome = word.outcome;
        }
        verdict.marks.extend(marks_of(heard, voice, now));
    }
    verdict
}
