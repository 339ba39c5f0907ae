//! A source that does not answer is told to the operator before it hurts: once when it has been
//! silent for too long or fails before a cut-off that a report depends on, and once when it answers
//! again. The drafts of the window rest on the last good answer and say when it was taken.

use super::round::{Note, Round};
use super::{Agenda, FetchFact, PullRule, What};
use crate::calendar::{Moment, Period, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::Mailbox;
use crate::portal::FailureKind;
use chrono::Duration;

/// When the operator hears of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    /// Hours without a good answer.
    pub silent_hours: i64,
    /// So many hours before a cut-off a failing source is told at once.
    pub before_cutoff_hours: i64,
}

impl Default for Watch {
    fn default() -> Watch {
        Watch {
            silent_hours: 26,
            // From the morning of a cut-off at 23:50: letters leave within sending hours.
            before_cutoff_hours: 16,
        }
    }
}

/// What is wrong with a source.
struct Outage<'f> {
    /// The last good answer, for whatever window.
    good: Option<Moment>,
    /// The first failure after it, and the newest.
    first: &'f FetchFact,
    last: &'f FetchFact,
    /// The cut-off that it fails at.
    cutoff: Option<(Period, Moment)>,
}

/// Queues the letters on sources, within sending hours.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for pull in &round.rules.pulls {
        match outage(pull, round) {
            Some(outage) => tell(pull, &outage, round, agenda),
            None => all_clear(pull, round, agenda),
        }
    }
}

fn of_source<'f>(pull: &PullRule, round: &Round<'f>) -> impl DoubleEndedIterator<Item = &'f FetchFact> {
    let (source, now) = (pull.source.clone(), round.now);
    let fetches = round.facts.fetches.iter();
    fetches.filter(move |f| f.source == source && f.at <= now)
}

fn outage<'f>(pull: &PullRule, round: &Round<'f>) -> Option<Outage<'f>> {
    let watch = round.rules.figures.watch;
    let good = of_source(pull, round)
        .rfind(|f| f.failure.is_none())
        .map(|f| f.at);
    let failures: Vec<&FetchFact> = of_source(pull, round)
        .filter(|f| f.failure.is_some() && good.is_none_or(|good| f.at > good))
        .collect();
    let (first, last) = (failures.first().copied()?, failures.last().copied()?);
    let cutoff = cutoff_at_risk(round, Duration::hours(watch.before_cutoff_hours)).filter(|(_, opens)| {
        failures
            .iter()
            .any(|f| f.at >= *opens - Duration::hours(watch.before_cutoff_hours))
    });
    let since = good.unwrap_or(first.at);
    // A schedule that rests over the weekend begins with a first try.
    let is_hiccup = round.now < first.at + Duration::hours(1);
    let is_silent = round.now >= since + Duration::hours(watch.silent_hours);
    (!is_hiccup && (is_silent || cutoff.is_some())).then_some(Outage {
        good,
        first,
        last,
        cutoff,
    })
}

/// The next cut-off within those hours of a regime that a report or the weekly page rests on, or
/// one that passed within them.
fn cutoff_at_risk(round: &Round, hours: Duration) -> Option<(Period, Moment)> {
    let rules = round.rules;
    let weekly = rules.weekly.as_ref().map(|w| w.regime.as_str());
    let depends = |id: &str| weekly == Some(id) || rules.reports.iter().any(|r| r.regime == id);
    let regimes = rules.regimes.iter().filter(|r| depends(&r.id));
    let near = regimes.filter_map(|regime| {
        let period = regime.period_of(round.today)?;
        let opens = regime.cutoff_of(&period).opens;
        (round.now >= opens - hours).then_some((period, opens))
    });
    near.min_by_key(|(_, opens)| *opens)
}

/// Names an outage: it begins with its first failure.
fn when(outage: &Outage) -> String {
    outage.first.at.format("%Y%m%dT%H%M").to_string()
}

fn tell(pull: &PullRule, outage: &Outage, round: &Round, agenda: &mut Agenda) {
    let name = format!("outage-{}", pull.source);
    let when = when(outage);
    let operator = operator(round);
    if round.has(&name, &when, operator) {
        return agenda.refuse(format!("outage of source {}", pull.source), "was told");
    }
    let reason = match &outage.cutoff {
        Some((period, _)) => format!(
            "source {} fails before the cut-off of {}",
            pull.source, period.label
        ),
        None => format!("source {} has given no good answer for long", pull.source),
    };
    let what = What::Points {
        facts: facts(pull, outage),
        points: points(outage),
        files: Vec::new(),
    };
    round.write(
        Note::new(&name, &when, LetterKind::Outage, operator, what),
        reason,
        agenda,
    );
}

/// Once for an outage that was told, when the source has answered.
fn all_clear(pull: &PullRule, round: &Round, agenda: &mut Agenda) {
    let mut fetches: Vec<&FetchFact> = of_source(pull, round).collect();
    let Some(good) = fetches.iter().rposition(|f| f.failure.is_none()) else {
        return;
    };
    let back = fetches[good].at;
    fetches.truncate(good);
    // The outage before the last run of good answers.
    let Some(last_failure) = fetches.iter().rposition(|f| f.failure.is_some()) else {
        return;
    };
    let begin = fetches[..last_failure]
        .iter()
        .rposition(|f| f.failure.is_none())
        .map_or(0, |n| n + 1);
    let answered = fetches.get(last_failure + 1).map_or(back, |f| f.at);
    let Some(first) = fetches.get(begin) else { return };
    let when = first.at.format("%Y%m%dT%H%M").to_string();
    let operator = operator(round);
    let was_told = round.has(&format!("outage-{}", pull.source), &when, operator);
    let name = format!("answers-{}", pull.source);
    if !was_told || round.has(&name, &when, operator) {
        return;
    }
    let facts = [
        ("source", pull.source.clone()),
        ("back", moment(answered)),
        ("since", moment(first.at)),
        ("cutoff", String::new()),
        ("good", String::new()),
    ];
    let what = What::Points {
        facts: named(facts),
        points: Vec::new(),
        files: Vec::new(),
    };
    let reason = format!("source {} answers again", pull.source);
    round.write(
        Note::new(&name, &when, LetterKind::Outage, operator, what),
        reason,
        agenda,
    );
}

pub fn operator<'r>(round: &Round<'r>) -> &'r Mailbox {
    let rules = round.rules;
    rules.figures.operator.as_ref().unwrap_or(&rules.owner)
}

fn named<const N: usize>(facts: [(&str, String); N]) -> Named {
    facts
        .into_iter()
        .map(|(name, fact)| (name.to_owned(), fact))
        .collect()
}

fn facts(pull: &PullRule, outage: &Outage) -> Named {
    let cutoff = outage.cutoff.as_ref();
    named([
        ("source", pull.source.clone()),
        ("back", String::new()),
        ("since", moment(outage.first.at)),
        ("good", outage.good.map(moment).unwrap_or_default()),
        ("cutoff", cutoff.map(|(_, at)| moment(*at)).unwrap_or_default()),
        (
            "period",
            cutoff.map(|(period, _)| period.name()).unwrap_or_default(),
        ),
    ])
}

fn points(outage: &Outage) -> Vec<Point> {
    let last = outage.last;
    vec![Point::new(
        "failure",
        [("at", moment(last.at)), ("kind", kind(last.failure).to_owned())],
    )]
}

/// What happened, for a person who looks after the portal.
fn kind(failure: Option<FailureKind>) -> &'static str {
    match failure {
        Some(FailureKind::Unreachable) => "không kết nối được hoặc máy chủ báo lỗi",
        Some(FailureKind::Refused) => "máy chủ từ chối; đề nghị kiểm tra tài khoản và quyền truy cập",
        Some(FailureKind::LayoutChanged) => {
            "câu trả lời không đúng cấu trúc đã khai báo; cổng có thể đã thay đổi"
        }
        Some(FailureKind::Implausible) => "số liệu không hợp lý nên không được sử dụng",
        Some(FailureKind::Misconfigured) => "câu hỏi hoặc cấu hình chưa đúng",
        None => "đã trả lời",
    }
}
