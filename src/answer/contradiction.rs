//! What a mail says of one task in two ways: finished and to be postponed, two documents, two days, yes and no.
//! Nothing of it counts, and which one is meant is asked back.

use super::event::{EventWord, Step};
use super::judge::Heard;
use super::outcome::Outcome;
use super::words::excerpt;

/// What one line of a mail comes to, and the line.
pub(super) struct Claim {
    pub heard: Heard,
    pub line: String,
}

/// What stays: of each task that contradicts itself one question with all its lines, in the place of the first.
pub(super) fn without_contradictions(claims: Vec<Claim>) -> Vec<Heard> {
    let is_at_odds = |one: &Claim| {
        claims
            .iter()
            .any(|other| is_same_task(one, other) && contradicts(&one.heard, &other.heard))
    };
    let mut found: Vec<Heard> = Vec::new();
    for one in &claims {
        if !is_at_odds(one) {
            found.push(one.heard.clone());
            continue;
        }
        let asked = Heard {
            line: one.heard.line.clone(),
            outcome: Outcome::Contradiction,
            words: excerpt(&lines_of(one, &claims)),
        };
        if !found.contains(&asked) {
            found.push(asked);
        }
        // What was said besides a result is for a person, whatever becomes of the result.
        if one.heard.outcome.is_settled() && !one.heard.words.is_empty() {
            found.push(Heard {
                outcome: Outcome::Other,
                ..one.heard.clone()
            });
        }
    }
    found
}

fn is_same_task(one: &Claim, other: &Claim) -> bool {
    one.heard.line.is_some() && one.heard.line == other.heard.line
}

fn lines_of(one: &Claim, claims: &[Claim]) -> Vec<String> {
    let of_task = claims.iter().filter(|other| is_same_task(one, other));
    let of_task = of_task.filter(|c| c.heard.outcome != Outcome::Other);
    of_task.map(|c| c.line.clone()).collect()
}

fn contradicts(one: &Heard, other: &Heard) -> bool {
    is_denied_by(&one.outcome, &other.outcome) || is_denied_by(&other.outcome, &one.outcome)
}

fn is_denied_by(one: &Outcome, other: &Outcome) -> bool {
    use Outcome::{Agreed, AgreedIf, Declined, Doubtful, Event, Forecast, Recorded, Unfinished, Wish, Wrong};
    match (one, other) {
        (Recorded { .. }, Recorded { .. }) => one != other,
        (Recorded { .. }, Wish { .. } | Forecast { .. } | Wrong | Unfinished { .. }) => true,
        (Doubtful { number: one, .. }, Doubtful { number: other, .. }) => one != other,
        (Doubtful { .. }, Recorded { .. } | Wish { .. } | Forecast { .. } | Wrong | Unfinished { .. }) => {
            true
        }
        (Recorded { .. } | Doubtful { .. }, other) => other.asks_for_day(),
        (Wish { until: Some(one) }, Wish { until: Some(other) }) => one != other,
        (Forecast { until: one }, Forecast { until: other }) => one != other,
        // Who asks for a day does not expect to be late for it.
        (Wish { until: Some(wished) }, Forecast { until }) => wished < until,
        (Agreed { until: one, .. }, Agreed { until: other, .. }) => one != other,
        (Agreed { .. } | AgreedIf { .. }, Declined) => true,
        (Agreed { until: one, .. }, AgreedIf { until, .. }) => one != until,
        (Event { word: one }, Event { word: other }) => {
            let is_told = |w: &EventWord| matches!(w.step, Step::Said | Step::Recorded | Step::Known);
            is_told(one) && is_told(other) && one.when != other.when
        }
        _ => false,
    }
}
