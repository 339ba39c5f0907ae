//! What a profile says of the balances of its figures.

use crate::dossier::{Column, Compared, Mode, Operand, OwnSum, Proof, Strength};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the answers of a system are for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Purpose {
    /// Form II.06a.
    #[default]
    Form,
    /// Only to be held against the form of another source.
    CrossCheck,
    /// The dossiers that are being worked on; no figures.
    OpenDossiers,
}

/// One column of the matrix of facts/portal-apis.md section 7; what is left out is `soft`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Balance {
    #[serde(default)]
    received: Strength,
    #[serde(default)]
    resolved: Strength,
    #[serde(default)]
    pending: Strength,
    #[serde(default)]
    flow: Strength,
    #[serde(default = "not")]
    outcome: Strength,
    #[serde(default = "not")]
    place: Strength,
    #[serde(default)]
    sectors: Strength,
    #[serde(default)]
    rest_held_at_zero: bool,
}

fn not() -> Strength {
    Strength::Not
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSum {
    left: String,
    parts: Vec<String>,
    month: Option<Strength>,
    quarter: Option<Strength>,
    year: Option<Strength>,
    range: Option<Strength>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenCompare {
    left: String,
    columns: Vec<String>,
    tolerance_percent: i64,
}

/// What a profile file says of its balances.
pub(super) struct Written {
    pub purpose: Purpose,
    pub titles: BTreeMap<String, String>,
    pub balance: BTreeMap<String, Balance>,
    pub sum: Vec<WrittenSum>,
    pub compare: Vec<WrittenCompare>,
}

impl Written {
    /// The proof of every mode that can be asked. The error names the key and the remedy.
    pub fn proofs(&self, modes: &[(&'static str, Mode)]) -> Result<BTreeMap<&'static str, Proof>, String> {
        for name in self.balance.keys() {
            if !modes.iter().any(|(mode, _)| mode == name) {
                return Err(format!(
                    "balance.{name}: this mode cannot be asked; add [request.{name}] or delete the table"
                ));
            }
        }
        if !self.compare.is_empty() && self.purpose != Purpose::CrossCheck {
            return Err("compare: only a profile with purpose = \"cross_check\" is compared; set it, or delete [[compare]]".into());
        }
        let compared = self.compared()?;
        let mut proofs = BTreeMap::new();
        for (word, mode) in modes {
            let stated = self.balance.get(*word).cloned();
            let proof = stated.map_or_else(|| Proof::by_names(*mode), |balance| balance.of(*mode));
            let proof = Proof {
                own: self.own(*mode)?,
                compared: compared.clone(),
                is_cross_check: self.purpose == Purpose::CrossCheck,
                ..proof
            };
            proofs.insert(*word, proof);
        }
        Ok(proofs)
    }

    /// A column, or a count beside the form with the title that officials read.
    pub fn operand(&self, name: &str, key: &str) -> Result<Operand, String> {
        if let Some(column) = Column::named(name) {
            return Ok(Operand::of_column(column));
        }
        let title = self.titles.get(name).map(|t| t.trim()).filter(|t| !t.is_empty());
        let title = title
            .ok_or_else(|| format!("{key}: \"{name}\" has no title; give its Vietnamese name in [titles]"))?;
        Ok(Operand {
            name: name.to_owned(),
            title: title.to_owned(),
        })
    }

    fn own(&self, mode: Mode) -> Result<Vec<OwnSum>, String> {
        let mut found = Vec::new();
        for (i, sum) in self.sum.iter().enumerate() {
            let key = format!("sum[{}]", i + 1);
            let parts = sum.parts.iter().map(|part| self.operand(part, &key));
            let (left, parts) = (
                self.operand(&sum.left, &key)?,
                parts.collect::<Result<Vec<_>, _>>()?,
            );
            if parts.is_empty() {
                return Err(format!("{key}.parts: is empty; name the counts that add up"));
            }
            let strength = match mode {
                Mode::Month => sum.month,
                Mode::Quarter => sum.quarter,
                Mode::Year => sum.year,
                Mode::Range | Mode::File | Mode::Open => sum.range,
            };
            found.extend(strength.map(|strength| OwnSum {
                left,
                parts,
                strength,
            }));
        }
        Ok(found)
    }

    fn compared(&self) -> Result<Vec<Compared>, String> {
        let mut found = Vec::new();
        for (i, compare) in self.compare.iter().enumerate() {
            let key = format!("compare[{}]", i + 1);
            let columns: Option<Vec<Column>> = compare.columns.iter().map(|c| Column::named(c)).collect();
            let columns = columns
                .filter(|columns| !columns.is_empty())
                .ok_or_else(|| format!("{key}.columns: write columns of the form, [\"c10\", \"c13\"]"))?;
            if !(0..=100).contains(&compare.tolerance_percent) {
                return Err(format!("{key}.tolerance_percent: write a number from 0 to 100"));
            }
            found.push(Compared {
                left: self.operand(&compare.left, &key)?,
                columns,
                tolerance_percent: compare.tolerance_percent,
            });
        }
        Ok(found)
    }
}

impl Balance {
    fn of(self, mode: Mode) -> Proof {
        Proof {
            received: self.received,
            resolved: self.resolved,
            pending: self.pending,
            flow: self.flow,
            outcome: self.outcome,
            place: self.place,
            sectors: self.sectors,
            rest_held_at_zero: self.rest_held_at_zero,
            ..Proof::by_names(mode)
        }
    }
}
