//! What the office sets about the papers themselves, per kind of report and with days between which
//! it holds: who issues and signs, to whom, by which form, on which template.

use super::form::Form;
use super::input::Issuer;
use crate::calendar::Validity;
use crate::paper::Template;
use chrono::NaiveDate;

/// The settings of all papers.
#[derive(Debug, Clone, Default)]
pub struct Papers {
    /// In the order of the configuration; of those that hold, the later one wins key by key.
    pub issuers: Vec<IssuerRule>,
    /// The shipped form first; of those in force the last.
    pub forms: Vec<Form>,
}

/// What differs from the office's own heading and signature.
#[derive(Debug, Clone, Default)]
pub struct IssuerRule {
    /// Ids of reports, "week" for the week's; empty is all.
    pub reports: Vec<String>,
    pub valid: Validity,
    pub parent: Option<String>,
    pub office: Option<String>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub authority: Option<Vec<String>>,
    pub signer: Option<String>,
    pub recipients: Option<Vec<String>>,
    pub send_to: Option<Vec<String>>,
    pub template: Option<OwnTemplate>,
}

/// A Word file of the office.
#[derive(Debug, Clone)]
pub struct OwnTemplate {
    /// As the configuration names it.
    pub name: String,
    /// `None`: it cannot be read, and drafts say so.
    pub file: Option<Template>,
}

/// Why a Word file is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It holds macros or embedded objects, or points outside of itself.
    Active(String),
    /// It cannot be read, or its placeholders cannot be understood.
    Broken(String),
}

impl OwnTemplate {
    /// Reads a Word file of the office; `name` is what errors call it.
    pub fn read(name: &str, bytes: &[u8]) -> Result<OwnTemplate, Unfit> {
        Template::must_be_inert(name, bytes).map_err(|e| Unfit::Active(e.to_string()))?;
        let file = Template::read(name, bytes).map_err(|e| Unfit::Broken(e.to_string()))?;
        Ok(OwnTemplate {
            name: name.to_owned(),
            file: Some(file),
        })
    }

    /// One that is named and cannot be read.
    pub fn unreadable(name: &str) -> OwnTemplate {
        OwnTemplate {
            name: name.to_owned(),
            file: None,
        }
    }
}

/// How the weekly report is named in [`IssuerRule::reports`].
pub const WEEK: &str = "week";

impl Papers {
    /// Who issues that report on that day; `report` is `None` for the week's, which stays in the office: it goes
    /// upward only where a rule of its own says to whom.
    pub fn issuer(&self, usual: &Issuer, report: Option<&str>, day: NaiveDate) -> Issuer {
        let mut issuer = usual.clone();
        if report.is_none() {
            issuer.recipients = vec![format!("{} (để b/c)", leaders(usual))];
            issuer.send_to.clear();
        }
        for rule in self.holding(report, day) {
            let take = |own: &mut String, new: &Option<String>| {
                if let Some(new) = new {
                    own.clone_from(new);
                }
            };
            take(&mut issuer.parent, &rule.parent);
            take(&mut issuer.office, &rule.office);
            take(&mut issuer.symbol, &rule.symbol);
            take(&mut issuer.place, &rule.place);
            take(&mut issuer.signer, &rule.signer);
            if let Some(authority) = &rule.authority {
                issuer.authority.clone_from(authority);
            }
            let lines = [
                (&mut issuer.recipients, &rule.recipients),
                (&mut issuer.send_to, &rule.send_to),
            ];
            for (own, new) in lines {
                let is_own = report.is_some() || rule.reports.iter().any(|r| r == WEEK);
                if let Some(new) = new.as_ref().filter(|_| is_own) {
                    own.clone_from(new);
                }
            }
        }
        issuer
    }

    /// The office's own template of that report, where it has one.
    pub fn template(&self, report: Option<&str>, day: NaiveDate) -> Option<&OwnTemplate> {
        self.holding(report, day)
            .filter_map(|r| r.template.as_ref())
            .last()
    }

    /// The form in force on that day.
    pub fn form(&self, day: NaiveDate) -> Form {
        let in_force = self.forms.iter().rfind(|f| f.valid().holds(day, day));
        let shipped = self.forms.first();
        let mut form = in_force.or(shipped).cloned().unwrap_or_default();
        form.is_of_template = shipped.is_none_or(|s| s.has_columns_of(&form));
        form
    }

    fn holding(&self, report: Option<&str>, day: NaiveDate) -> impl Iterator<Item = &IssuerRule> {
        let name = report.unwrap_or(WEEK).to_owned();
        self.issuers
            .iter()
            .filter(move |r| r.reports.is_empty() || r.reports.contains(&name))
            .filter(move |r| r.valid.holds(day, day))
    }
}

/// "Lãnh đạo Ban", "Lãnh đạo Sở", "Lãnh đạo cơ quan".
fn leaders(issuer: &Issuer) -> String {
    match issuer.name.split_whitespace().next() {
        Some(kind @ ("Ban" | "Sở")) => format!("Lãnh đạo {kind}"),
        _ => "Lãnh đạo cơ quan".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, half_year};
    use super::*;

    #[test]
    fn who_signs_follows_the_kind_of_report_and_the_day() {
        let usual = half_year().issuer;
        let rule = |reports: &[&str], from, signer: &str| IssuerRule {
            reports: reports.iter().map(|r| (*r).to_owned()).collect(),
            valid: Validity { from, to: None },
            signer: Some(signer.into()),
            ..IssuerRule::default()
        };
        let papers = Papers {
            issuers: vec![
                rule(&[], Some(day(2026, 7, 1)), "Trần Thị B"),
                IssuerRule {
                    authority: Some(vec!["TL. TRƯỞNG BAN".into(), "CHÁNH VĂN PHÒNG".into()]),
                    send_to: Some(vec!["Sở Nội vụ".into()]),
                    ..rule(&["cctthc-thang", WEEK], None, "Lê Văn C")
                },
            ],
            ..Papers::default()
        };
        let signer = |report, d| papers.issuer(&usual, report, d).signer;
        assert_eq!(signer(Some("cchc"), day(2026, 6, 30)), usual.signer);
        assert_eq!(signer(Some("cchc"), day(2026, 7, 1)), "Trần Thị B");
        assert_eq!(signer(Some("cctthc-thang"), day(2026, 6, 1)), "Lê Văn C");
        assert_eq!(signer(None, day(2026, 7, 1)), "Lê Văn C");
        let week = papers.issuer(&usual, None, day(2026, 7, 3));
        assert_eq!(week.authority[0], "TL. TRƯỞNG BAN");
        assert_eq!(week.send_to.len(), 1, "a rule of its own says so");
        assert_eq!(
            week.recipients,
            ["Lãnh đạo Ban (để b/c)"],
            "the usual ones are upward"
        );
    }
}
