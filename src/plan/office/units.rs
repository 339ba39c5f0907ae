//! Units, groups of units, and what a cell of units comes to.

use serde::{Deserialize, Serialize};

/// A person's or unit's mail address with the name to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    pub name: String,
    pub address: String,
}

/// A unit that can lead a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Short and stable: `vp`. In an office made from a plan, the plan's own words.
    pub id: String,
    pub name: String,
    /// Other ways in which plans write it.
    pub aliases: Vec<String>,
    pub mailbox: Option<Mailbox>,
    /// Who is told when the unit is late.
    pub head: Option<Mailbox>,
}

/// Words that stand for several units, "Các phòng chuyên môn".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub name: String,
    pub aliases: Vec<String>,
    /// Ids of units.
    pub members: Vec<String>,
}

/// All units and groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    pub units: Vec<Unit>,
    pub groups: Vec<Group>,
    /// Ids of units that are no more, each with the unit that took its place.
    pub merged: Vec<(String, String)>,
}

/// A cell of units as written and as understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The cell's words.
    pub words: String,
    /// Ids of units, in the order of the words, each once.
    pub units: Vec<String>,
    /// Words that match no unit and no group.
    pub unknown: Vec<String>,
}

impl Office {
    /// The unit of that id, or the one that took its place.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        let heir = self
            .merged
            .iter()
            .find(|(old, _)| old == id)
            .map(|(_, heir)| heir.as_str());
        self.units.iter().find(|u| u.id == heir.unwrap_or(id))
    }
}
