//! What is said of parts that do not come to the whole that is told (`sum_of_parts`).

use super::quantities::Quantity;
use crate::calendar::count;
use crate::finding::{Finding, Place, Severity};

/// A whole, its parts and what they come to, as an official would write the numbers.
pub struct NoSum {
    whole: String,
    parts: Vec<String>,
    sum: String,
    apart: String,
    values: (String, String),
    are_lines: bool,
    remark: String,
}

impl NoSum {
    /// Of counts of things.
    pub fn of(whole: i64, parts: &[i64]) -> NoSum {
        NoSum::of_written(whole, parts, parts.iter().sum(), count)
    }

    /// Of numbers that `write` puts down with their decimals; `sum` may hold more than `parts`.
    pub fn of_written(whole: i64, parts: &[i64], sum: i64, write: impl Fn(i64) -> String) -> NoSum {
        NoSum {
            whole: write(whole),
            parts: parts.iter().map(|p| write(*p)).collect(),
            sum: write(sum),
            apart: write((sum - whole).abs()),
            values: (sum.to_string(), whole.to_string()),
            are_lines: false,
            remark: String::new(),
        }
    }

    /// Of money and measures, each number written as it is there.
    pub fn of_quantities(whole: &Quantity, parts: &[Quantity]) -> NoSum {
        let sum: i128 = parts.iter().map(|q| q.value).sum();
        NoSum {
            whole: whole.write(whole.value),
            parts: parts.iter().map(|q| q.write(q.value)).collect(),
            sum: whole.write(sum),
            apart: whole.write((sum - whole.value).abs()),
            values: (whole.write(sum), whole.write(whole.value)),
            are_lines: false,
            remark: String::new(),
        }
    }

    /// Its parts stand on lines of their own.
    pub fn on_lines(self) -> NoSum {
        NoSum {
            are_lines: true,
            ..self
        }
    }

    /// Adds a number whose digits may stand in another order, and what it would have to be.
    pub fn with_slip(self, slip: Option<(String, String)>) -> NoSum {
        match slip {
            Some((old, new)) => self.with_remark(&format!(" Có thể đảo chữ số: {old} → {new}?")),
            None => self,
        }
    }

    /// Adds whole sentences, each with the blank before it.
    pub fn with_remark(mut self, remark: &str) -> NoSum {
        self.remark.push_str(remark);
        self
    }

    /// The error, at the place where it is to be mended.
    pub fn at(self, place: Place) -> Finding {
        let list = self.parts.join(" + ");
        let parts = if self.are_lines { "dòng" } else { "phần" };
        let message = format!(
            "Tổng ghi {}, các {parts} {list} cộng lại bằng {}, lệch {}.{}",
            self.whole, self.sum, self.apart, self.remark
        );
        let excerpt = format!("{} = {list}", self.whole);
        Finding::new("sum_of_parts", Severity::Error, place, excerpt, message)
            .with_values(self.values.0, self.values.1)
    }
}
