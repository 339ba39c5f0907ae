//! A source that does not answer is told to the operator before it hurts: once when it has been
//! silent for too long or fails before a cut-off that a report depends on, and once when it answers
//! again. The drafts of the window rest on the last good answer and say when it was taken.

use super::action::{Agenda, What};
use super::dead::is_dead;
use super::facts::FetchFact;
use super::round::{Note, Round};
use crate::calendar::{Moment, Period, date, moment};
use crate::dossier::Mode;
use crate::letter::{LetterKind, Named, Point};
use crate::plan::{Mailbox, Unit};
use crate::portal::FailureKind;
use chrono::{Duration, NaiveDate};
use std::collections::BTreeSet;

/// So long after a cut-off a draft is still made of what comes.
const DRAFTED_FOR: Duration = Duration::days(4);

/// What is looked at: a source, or one window of a source that answers for others.
struct Asked<'r> {
    source: &'r str,
    window: Option<(NaiveDate, NaiveDate)>,
}

/// What is wrong with a source.
struct Outage<'f> {
    /// The last good answer, for whatever window it is about.
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
        let whole = Asked {
            source: &pull.source,
            window: None,
        };
        match outage(&whole, round) {
            Some(outage) => tell(&whole, &outage, round, agenda),
            None => {
                all_clear(&whole, round, agenda);
                of_windows(&pull.source, round, agenda);
            }
        }
    }
}

/// A source that answers for one window may fail for another: its last weeks can be there while
/// the quarter is not.
fn of_windows(source: &str, round: &Round, agenda: &mut Agenda) {
    let whole = Asked { source, window: None };
    let failed: BTreeSet<_> = whole
        .fetches(round)
        .filter(|f| f.failure.is_some())
        .map(|f| (f.from, f.to))
        .collect();
    for window in failed {
        let one = Asked {
            source,
            window: Some(window),
        };
        match outage(&one, round) {
            // Whether others are answered is known when one was asked for.
            Some(outage) if !whole.has_answered_since(outage.first.at, round) => {}
            Some(outage) => tell(&one, &outage, round, agenda),
            None => all_clear(&one, round, agenda),
        }
    }
}

impl Asked<'_> {
    /// Its requests until now, oldest first. What a person imported is no answer of the source.
    fn fetches<'f>(&self, round: &Round<'f>) -> impl DoubleEndedIterator<Item = &'f FetchFact> {
        let (source, window, now) = (self.source.to_owned(), self.window, round.now);
        let asked = round.facts.fetches.iter();
        asked.filter(move |f| {
            f.source == source
                && f.mode != Mode::File
                && f.at <= now
                && window.is_none_or(|window| window == (f.from, f.to))
        })
    }

    fn has_answered_since(&self, moment: Moment, round: &Round) -> bool {
        self.fetches(round).any(|f| f.failure.is_none() && f.at >= moment)
    }

    /// "outage-motcua", "outage-motcua-20260101-20260331": names letters about it.
    fn key(&self, word: &str) -> String {
        let window = self.window.map(|(from, to)| {
            let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
            format!("-{}-{}", day(from), day(to))
        });
        format!("{word}-{}{}", self.source, window.unwrap_or_default())
    }

    /// Whether a period's figures hang on it; by calendar months a period is made of those that it
    /// holds.
    fn serves(&self, period: &Period, round: &Round) -> bool {
        let mut pulls = round.rules.pulls.iter();
        let mode = pulls.find(|p| p.source == self.source).map(|p| p.mode);
        // No report rests on a list of dossiers.
        if mode == Some(Mode::Open) {
            return false;
        }
        let Some((from, to)) = self.window else {
            return true;
        };
        let is_of = (from, to) == (period.from, period.to);
        is_of || (mode == Some(Mode::Month) && period.from <= from && to <= period.to)
    }

    /// "kỳ số liệu từ ngày … đến ngày …"; empty for a whole source.
    fn window_words(&self) -> String {
        let words = |(from, to)| format!("từ ngày {} đến ngày {}", date(from), date(to));
        self.window.map(words).unwrap_or_default()
    }
}

fn outage<'f>(asked: &Asked, round: &Round<'f>) -> Option<Outage<'f>> {
    let watch = round.rules.figures.watch;
    let good = asked.fetches(round).rfind(|f| f.failure.is_none()).map(|f| f.at);
    let failures: Vec<&FetchFact> = asked
        .fetches(round)
        .filter(|f| f.failure.is_some() && good.is_none_or(|good| f.at > good))
        .collect();
    let (first, last) = (failures.first().copied()?, failures.last().copied()?);
    let near = Duration::hours(watch.before_cutoff_hours);
    let cutoff = cutoffs_at_risk(round, near)
        .filter(|(period, _)| asked.serves(period, round))
        .filter(|(_, opens)| good.is_none_or(|good| good < *opens))
        .filter(|(_, opens)| failures.iter().any(|f| f.at >= *opens - near))
        .min_by_key(|(_, opens)| *opens);
    let since = good.unwrap_or(first.at);
    // A schedule that rests over the weekend begins with a first try.
    let is_hiccup = round.now < first.at + Duration::hours(1);
    // One window is asked for at its cut-off and not again for long.
    let is_silent = asked.window.is_none() && round.now >= since + Duration::hours(watch.silent_hours);
    (!is_hiccup && (is_silent || cutoff.is_some())).then_some(Outage {
        good,
        first,
        last,
        cutoff,
    })
}

/// The cut-offs of regimes that a report or the weekly page rests on: those to come within those
/// hours, and those of the last days, whose drafts are being made.
pub fn cutoffs_at_risk(round: &Round, hours: Duration) -> impl Iterator<Item = (Period, Moment)> {
    let rules = round.rules;
    let weekly = rules.weekly.as_ref().map(|w| w.regime.as_str());
    let depends = move |id: &str| weekly == Some(id) || rules.reports.iter().any(|r| r.regime == id);
    let (today, now) = (round.today, round.now);
    let regimes = rules.regimes.iter().filter(move |r| depends(&r.id));
    let near = move |opens: Moment| (opens - hours..opens + DRAFTED_FOR).contains(&now);
    regimes.flat_map(move |regime| {
        let current = regime.period_of(today);
        let before = current.as_ref().and_then(|period| regime.before(period));
        let both = [before, current].into_iter().flatten();
        both.filter_map(move |period| {
            let opens = regime.cutoff_of(&period).opens;
            near(opens).then_some((period, opens))
        })
    })
}

/// Names an outage: it begins with its first failure.
fn when(outage: &Outage) -> String {
    outage.first.at.format("%Y%m%dT%H%M").to_string()
}

fn tell(asked: &Asked, outage: &Outage, round: &Round, agenda: &mut Agenda) {
    let name = asked.key("outage");
    let when = when(outage);
    let operator = operator(round);
    if round.has(&name, &when, operator) {
        return agenda.refuse(format!("outage of source {}", asked.source), "was told");
    }
    let reason = match &outage.cutoff {
        Some((period, _)) => format!(
            "source {} fails about the cut-off of {}",
            asked.source, period.label
        ),
        None => format!("source {} has given no good answer for long", asked.source),
    };
    let what = What::Points {
        facts: facts(asked, outage, round.now),
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
fn all_clear(asked: &Asked, round: &Round, agenda: &mut Agenda) {
    let mut fetches: Vec<&FetchFact> = asked.fetches(round).collect();
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
    let was_told = round.has(&asked.key("outage"), &when, operator);
    let name = asked.key("answers");
    if !was_told || round.has(&name, &when, operator) {
        return;
    }
    let facts = [
        ("source", asked.source.to_owned()),
        ("window", asked.window_words()),
        ("back", moment(answered)),
        ("since", moment(first.at)),
        ("cutoff", String::new()),
        ("passed", String::new()),
        ("good", String::new()),
    ];
    let what = What::Points {
        facts: named(facts),
        points: Vec::new(),
        files: Vec::new(),
    };
    let reason = format!("source {} answers again", asked.source);
    round.write(
        Note::new(&name, &when, LetterKind::Outage, operator, what),
        reason,
        agenda,
    );
}

/// Who looks after the program: the operator, where none is named the plan's owner. Where that mailbox refuses
/// letters today, the next who is there, or an alarm about it would reach nobody.
pub fn operator<'r>(round: &Round<'r>) -> &'r Mailbox {
    let rules = round.rules;
    let named = rules.figures.operator.as_ref().unwrap_or(&rules.owner);
    let is_owners = |u: &&Unit| {
        let mailbox = u.mailbox.as_ref();
        mailbox.is_some_and(|m| m.address.eq_ignore_ascii_case(&rules.owner.address))
    };
    let heads = { rules.office.units.iter() }
        .filter(is_owners)
        .filter_map(|u| u.head.as_ref());
    let mut all = { [named, &rules.owner].into_iter() }
        .chain(heads)
        .chain(&rules.leaders);
    let is_reached = |m: &&Mailbox| {
        let to = round.stand_in(m).unwrap_or(m);
        !is_dead(&to.address, &round.facts.post, round.now)
    };
    all.find(is_reached).unwrap_or(named)
}

fn named<const N: usize>(facts: [(&str, String); N]) -> Named {
    facts
        .into_iter()
        .map(|(name, fact)| (name.to_owned(), fact))
        .collect()
}

fn facts(asked: &Asked, outage: &Outage, now: Moment) -> Named {
    let cutoff = outage.cutoff.as_ref();
    named([
        ("source", asked.source.to_owned()),
        ("window", asked.window_words()),
        ("back", String::new()),
        ("since", moment(outage.first.at)),
        ("good", outage.good.map(moment).unwrap_or_default()),
        (
            "passed",
            cutoff
                .filter(|(_, at)| *at <= now)
                .map(|_| "1".to_owned())
                .unwrap_or_default(),
        ),
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
