//! What the page of the week says.

use super::super::trend::Trend;
use super::table::sector_table;
use crate::calendar::Period;
use crate::dossier::SectorRow;

/// The page that leaders read in under a minute.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeklySummary {
    pub period: Period,
    /// One sentence on received, resolved, pending, overdue against last week.
    pub headline: String,
    /// What waits for a word of the leaders: unit, matter, since when; at most three, the rest counted.
    pub decisions: Vec<String>,
    /// The drafter's own words.
    pub comment: Option<String>,
    /// Sectors with movement or overdue: heading row first, the rest in one row.
    pub table: Vec<Vec<String>>,
    /// All sectors that the table is made of: where a page has less room, it is made of them again.
    pub sectors: Vec<SectorRow>,
    /// Why there is no table.
    pub no_table: Option<String>,
    /// Targets that were missed and fell, a sentence each.
    pub falls: Vec<String>,
    /// The last periods in a row; none before there are three.
    pub trend: Option<Trend>,
    /// Overdue tasks by unit, one line each.
    pub overdue: Vec<String>,
    /// Due in 14 days, at most five lines, "và 04 việc khác".
    pub due_soon: Vec<String>,
    /// As of, source, what could not be checked.
    pub footing: String,
    /// "chưa rà soát" where the drafter did not release it.
    pub mark: Option<String>,
    /// Dossiers overdue and near by their promised hour, where they are watched; empty otherwise.
    pub dossiers: String,
}

impl WeeklySummary {
    /// The table in ever fewer rows, the longest first, down to one sector and the rest: for a page with less
    /// room. None where it is not known what the table is made of.
    pub fn shorter_tables(&self) -> Vec<Vec<Vec<String>>> {
        let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
        for most in (1..self.sectors.len()).rev() {
            let table = sector_table(&self.sectors, most);
            let room = tables.last().map_or(self.table.len(), Vec::len);
            if table.len() < room {
                tables.push(table);
            }
        }
        tables
    }
}
