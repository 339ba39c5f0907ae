//! A point of a letter before words: facts by name.

use std::collections::BTreeMap;

/// Facts by the names under which a template speaks of them.
pub type Named = BTreeMap<String, String>;

/// One point of a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// Which heading it stands under; a name that the kind's template knows. Points of one group
    /// stand together, in the order of their first.
    pub group: String,
    pub facts: Named,
}

impl Point {
    pub fn new<const N: usize>(group: &str, facts: [(&str, String); N]) -> Point {
        Point {
            group: group.to_owned(),
            facts: facts.into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
        }
    }
}
