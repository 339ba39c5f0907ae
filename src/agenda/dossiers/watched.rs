//! The dossiers that are near or overdue, whose they are, and their names in the ledger.

use crate::agenda::facts::Facts;
use crate::agenda::round::mark;
use crate::agenda::rules::{DossierRule, Rules};
use crate::calendar::{Moment, day_of};
use crate::dossier::open::{Nearness, OpenList, Promised, nearness};
use crate::letter::{DossierLine, Told};
use crate::remind::{Role, Stage};
use chrono::Duration;

/// What begins the name of a dossier where tasks and dossiers are remembered side by side.
pub(super) const PREFIX: &str = "ho-so:";

/// The name under which the ledger remembers a dossier.
pub(super) fn name_of(dossier: &Promised) -> String {
    match dossier.code.as_str() {
        "" => format!(
            "{PREFIX}~{}",
            mark(&format!("{} {:?}", dossier.sector, dossier.due))
        ),
        code => format!("{PREFIX}{code}"),
    }
}

/// Whether a line of the ledger is about a dossier.
pub fn is_of_dossier(told: &Told) -> bool {
    told.task.starts_with(PREFIX)
}

/// A dossier that is near or overdue, and whose it is.
pub(super) struct Watched<'a> {
    pub(super) dossier: &'a Promised,
    pub(super) unit: &'a str,
    pub(super) nearness: Nearness,
}

impl Watched<'_> {
    pub(super) fn stage(&self) -> Stage {
        match self.nearness {
            Nearness::Near(0) => Stage::Ahead0,
            Nearness::Near(_) => Stage::Ahead2,
            Nearness::Overdue(20..) => Stage::Late20,
            Nearness::Overdue(10..) => Stage::Late10,
            Nearness::Overdue(5..) => Stage::Late5,
            Nearness::Overdue(_) => Stage::Late1,
        }
    }

    pub(super) fn is_overdue(&self) -> bool {
        matches!(self.nearness, Nearness::Overdue(_))
    }

    pub(super) fn told(&self, unit: &str, stage: Stage, role: Role) -> Told {
        Told {
            task: name_of(self.dossier),
            unit: unit.to_owned(),
            due: self.dossier.due.day,
            stage,
            role,
        }
    }

    pub(super) fn line(&self, rules: &Rules) -> DossierLine {
        let unit = rules.office.unit(self.unit);
        DossierLine {
            code: self.dossier.code.clone(),
            sector: self.dossier.sector.clone(),
            due: self.dossier.due.day,
            hour: self.dossier.due.time,
            late: match self.nearness {
                Nearness::Overdue(days) => Some(days),
                Nearness::Near(_) => None,
            },
            unit: unit.map(|u| u.name.clone()).unwrap_or_default(),
        }
    }
}

/// The newest list that may be used at that moment, or why there is none.
pub(super) fn list<'f>(rule: &DossierRule, facts: &'f Facts, now: Moment) -> Result<&'f OpenList, String> {
    let mut lists = facts
        .dossiers
        .iter()
        .filter(|l| l.source == rule.source && l.at <= now);
    let Some(list) = lists.next_back() else {
        return Err(format!("source {} has given no list of dossiers", rule.source));
    };
    if now - list.at > Duration::hours(rule.oldest_hours) {
        return Err(format!(
            "the newest list is of {}, older than {} hours",
            list.at, rule.oldest_hours
        ));
    }
    if list.is_partial {
        return Err(
            "the list names only what was received in some days; what was carried over is missing".into(),
        );
    }
    Ok(list)
}

pub(super) fn watched<'a>(
    rule: &'a DossierRule,
    list: &'a OpenList,
    rules: &Rules,
    now: Moment,
) -> Vec<Watched<'a>> {
    let today = day_of(now);
    let mut found: Vec<Watched> = list
        .rows
        .iter()
        .filter_map(|dossier| {
            let near = nearness(dossier.due, list.at, today, rule.within, &rules.calendar)?;
            Some(Watched {
                dossier,
                unit: rule.unit_of(&dossier.sector),
                nearness: near,
            })
        })
        .collect();
    found.sort_by_key(|w| w.dossier);
    found
}
