//! A number of things, and how its parts are introduced.

/// How parts are introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intro {
    /// "trong đó": perhaps not all of them.
    Within,
    /// "gồm", "cụ thể", a colon, a list of lines: all of them.
    All,
    /// In brackets behind the whole.
    Brackets,
}

/// A number of things.
#[derive(Debug, Clone)]
pub struct Count {
    pub value: i64,
    pub scan: usize,
    pub token: usize,
    /// "hồ sơ", "nhiệm vụ"; empty where none is said.
    pub unit: String,
    /// The unit, or else the word behind the number: "thí".
    pub noun: String,
    /// The words of its clause, lower case, without number and unit.
    pub words: String,
    /// The count that it is a part of, and how that is said.
    pub part_of: Option<(usize, Intro)>,
    /// Part of its line's predecessor by the marks of the lines.
    pub is_line: bool,
    /// A difference, or another period's number held beside: "tăng 12 hồ sơ", "cùng kỳ 400".
    pub is_beside: bool,
    /// First token of its clause.
    pub clause: usize,
    /// The line that it stands below, where that line has no count of its own.
    pub under: String,
    /// What is counted: the unit, else the word behind the number, else that of the whole or of
    /// the number before it ("18 nhiệm vụ: hoàn thành 15").
    pub thing: String,
    /// The token that introduced the parts it is among.
    pub list: usize,
}
