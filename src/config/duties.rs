//! What is reported when: `[[report]]` and `[weekly]`.

use super::contributors::{self, Whole};
use super::deadline::recurring;
use super::mailbox::may_mailbox;
use super::names::Names;
use super::people::{People, must_be_unit};
use super::section::Section;
use super::timing::{Timing, must_be_regime};
use super::values::Id;
use super::written::{Place, Placed};
use crate::agenda::{ReportRule, WeeklyRule};
use crate::calendar::{PeriodKind, hm};
use crate::plan::Mailbox;
use chrono::NaiveTime;

/// A report with what the settings say about it beyond the rule.
#[derive(Clone)]
pub struct Duty {
    pub rule: ReportRule,
    /// The report that this one is collected for.
    pub feeds: Option<Placed<String>>,
}

/// The configured reports, each with its place.
pub fn reports(root: &Section, people: &People, timing: &Timing) -> Vec<Placed<Duty>> {
    let mut ids = Names::default();
    let read = |section: Section| {
        let duty = report(&section, people, timing, &mut ids);
        let place = section.place();
        section.close();
        Placed { value: duty, place }
    };
    let duties: Vec<_> = root.sections("report").into_iter().map(read).collect();
    for duty in &duties {
        not_a_part(&duty.value.rule.id, &duties, root, &duty.place);
        let Some(feeds) = &duty.value.feeds else { continue };
        if !duties.iter().any(|d| d.value.rule.id == feeds.value) {
            let message = format!("no report has the id \"{}\"", feeds.value);
            let remedy = "write the id of the [[report]] that this one is collected for";
            root.log().absent(&feeds.place, message, remedy);
        }
    }
    duties
}

/// The parts of "cchc" are known as "cchc-part": no report may bear that id.
fn not_a_part(id: &str, duties: &[Placed<Duty>], root: &Section, place: &Place) {
    let whole = id.strip_suffix("-part").filter(|w| !w.is_empty());
    let is_taken = whole.is_some_and(|whole| {
        let rules = duties.iter().map(|d| &d.value.rule);
        rules
            .clone()
            .any(|r| r.id == whole && !r.parts.contributors.is_empty())
    });
    if is_taken {
        root.log().problem(
            place,
            format!("\"{id}\" is how the contributors' parts of another report are known"),
            "give the report another id",
        );
    }
}

fn report(section: &Section, people: &People, timing: &Timing, ids: &mut Names) -> Duty {
    let id = section.must::<Id>("id", "write a short stable id, \"cchc-quy\"");
    ids.claim(section, &id.value.0, &id.place, "id");
    let title = section.must::<String>("title", "write the report's title as its first page has it");
    let regime = section.must::<Id>("regime", "write the id of the [[regime]] that gives its windows");
    let kind = must_be_regime(section, &timing.regimes, &regime).map(|r| r.kind);
    let lead = section.must::<String>("lead", "write the id of the unit that hands it in");
    if !lead.value.is_empty() {
        must_be_unit(section, &people.office, &lead);
    }
    let preset = timing.preset(&regime.value.0);
    let feeds = section.may::<String>("feeds");
    let due = section.may::<String>("deadline").or_else(|| {
        let value = preset.and_then(|p| p.due())?.to_owned();
        let place = regime.place.clone();
        Some(Placed { value, place })
    });
    let mut chosen = only(section, kind);
    if chosen.is_empty() {
        let usual = preset.zip(kind).map(|(p, kind)| p.only(kind));
        chosen = usual.unwrap_or_default().to_vec();
    }
    let whole = Whole {
        title: &title.value,
        kind,
        has_deadline: due.is_some(),
    };
    let parts = contributors::parts(section, &whole, people);
    let rule = ReportRule {
        id: id.value.0,
        title: title.value,
        regime: regime.value.0,
        only: chosen,
        deadline: due.and_then(|p| recurring(section, p)),
        lead: lead.value,
        parts,
        drafter: may_mailbox(section, "drafter").unwrap_or_else(|| people.owner.clone()),
        feeds: feeds.as_ref().map(|f| f.value.clone()),
    };
    Duty { rule, feeds }
}

fn only(section: &Section, kind: Option<PeriodKind>) -> Vec<u32> {
    let last = match kind {
        Some(PeriodKind::Month) => 12,
        Some(PeriodKind::Quarter) => 4,
        Some(PeriodKind::Half) => 2,
        Some(PeriodKind::Nine | PeriodKind::Year | PeriodKind::Explicit) => 1,
        Some(PeriodKind::Week) | None => 53,
    };
    let mut chosen: Vec<u32> = Vec::new();
    for number in section.list::<i64>("only") {
        match u32::try_from(number.value) {
            Ok(n) if (1..=last).contains(&n) && !chosen.contains(&n) => chosen.push(n),
            _ => section.log().problem(
                &number.place,
                format!("a year of this regime has no further period {}", number.value),
                format!("write numbers from 1 to {last}, each once; 1 and 3 are quarters I and III"),
            ),
        }
    }
    chosen
}

/// The weekly page; `None` where the section is absent.
pub fn weekly(root: &Section, owner: &Mailbox, timing: &Timing) -> Option<WeeklyRule> {
    let hours = &timing.sending.hours;
    let section = root.section("weekly")?;
    let regime = section.must::<Id>("regime", "write the id of a weekly [[regime]]");
    let kind = must_be_regime(&section, &timing.regimes, &regime).map(|r| r.kind);
    if kind.is_some_and(|k| k != PeriodKind::Week) {
        let message = format!("the regime \"{}\" is not weekly", regime.value.0);
        section.log().problem(
            &regime.place,
            message,
            "write the id of a [[regime]] of kind \"week\"",
        );
    }
    let time = |key, usual| section.may::<NaiveTime>(key).map_or(usual, |t| t.value);
    let rule = WeeklyRule {
        regime: regime.value.0,
        title: section
            .must::<String>("title", "write the page's title, \"Tổng hợp tuần\"")
            .value,
        drafter: may_mailbox(&section, "drafter").unwrap_or_else(|| owner.clone()),
        draft_at: time("draft_at", hm(10, 0)),
        summary_at: time("summary_at", hm(15, 0)),
    };
    let in_order =
        hours.morning <= rule.draft_at && rule.draft_at < rule.summary_at && rule.summary_at < hours.close;
    if !in_order {
        section.log().problem(
            &section.place(),
            format!(
                "draft_at {} and summary_at {} do not lie in this order between {} and {}",
                rule.draft_at.format("%H:%M"),
                rule.summary_at.format("%H:%M"),
                hours.morning.format("%H:%M"),
                hours.close.format("%H:%M")
            ),
            "let the draft come before the summary, both within the hours of [sending]",
        );
    }
    section.close();
    Some(rule)
}
