//! Whom a plan names: units, words that stand for several, and leads that are no unit.

use super::own_words::office_of;
use super::plan_table::PlanTable;
use crate::plan::office::kinds::{names_a_group, names_people};
use crate::plan::office::matching::Names;
use crate::plan::office::spelling::tone_free;
use crate::plan::office::units::Office;

/// Everybody whom the cells of a plan name, each once, in the order of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    pub units: Vec<String>,
    /// "Các phòng chuyên môn".
    pub groups: Vec<String>,
    /// Words that lead a task and are no unit, "Cán bộ, công chức, viên chức …", with the numbers
    /// of their rows.
    pub no_units: Vec<(String, Vec<String>)>,
}

/// Whom the plan names.
pub fn named(table: &PlanTable) -> Named {
    let (office, _) = office_of(table);
    let names = office.units.into_iter().map(|u| u.name);
    let (groups, units) = names.partition(|name| names_a_group(name));
    Named {
        units,
        groups,
        no_units: no_units(table),
    }
}

fn no_units(table: &PlanTable) -> Vec<(String, Vec<String>)> {
    let nobody = Office::default();
    let names = Names::of(&nobody);
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for row in &table.rows {
        for part in names
            .parts(&row.lead)
            .into_iter()
            .filter(|p| names_people(&p.words))
        {
            let same = |(words, _): &&mut (String, Vec<String>)| tone_free(words) == tone_free(&part.words);
            match found.iter_mut().find(same) {
                Some((_, rows)) => rows.push(row.number.clone()),
                None => found.push((part.words, vec![row.number.clone()])),
            }
        }
    }
    found
}
