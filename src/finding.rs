//! What a person has to look at: the one shape in which every room reports doubt.
//!
//! A finding never stops anything and never changes a figure (contract section 5).
//! Rules bear the names of facts/domain.md 2.5.

use serde::{Deserialize, Serialize};

/// How much a finding matters to the one who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A suggestion; nothing is known to be wrong.
    Hint,
    /// A person must judge; also a balance that cannot be checked.
    Warning,
    /// The text or the figures contradict themselves.
    Error,
}

/// Where in the paper the finding points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// A line of a text file, counted from 1.
    Line(usize),
    /// A paragraph of a document, counted from 1.
    Paragraph(usize),
    /// A cell or column of a table: `"Đầu tư/c3"`, `"B7"`, `"hàng 10, cột Sản phẩm"`.
    Cell(String),
}

/// One thing to look at, in Vietnamese for officials.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's name, `identity`, `sum_of_parts`, ... (facts/domain.md 2.5).
    pub rule: String,
    pub severity: Severity,
    #[serde(rename = "where")]
    pub place: Place,
    /// The words or figures concerned, as they stand.
    pub excerpt: String,
    /// One Vietnamese sentence.
    pub message: String,
    pub expected: Option<String>,
    pub found: Option<String>,
}

impl Finding {
    /// A finding without expected and found values.
    pub fn new(
        rule: &str,
        severity: Severity,
        place: Place,
        excerpt: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding {
            rule: rule.to_owned(),
            severity,
            place,
            excerpt: excerpt.into(),
            message: message.into(),
            expected: None,
            found: None,
        }
    }

    /// The same finding with what would be right and what stands there.
    pub fn with_values(mut self, expected: impl Into<String>, found: impl Into<String>) -> Finding {
        self.expected = Some(expected.into());
        self.found = Some(found.into());
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
