//! The policy: which stage an occurrence has reached, who is told, when the
//! office may be written to (contract section 4).

use serde::{Deserialize, Serialize};

/// Stages in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    #[serde(rename = "start")]
    Start,
    #[serde(rename = "half")]
    Half,
    #[serde(rename = "ahead-10")]
    Ahead10,
    #[serde(rename = "ahead-5")]
    Ahead5,
    #[serde(rename = "ahead-2")]
    Ahead2,
    #[serde(rename = "ahead-0")]
    Ahead0,
    #[serde(rename = "late-1")]
    Late1,
    #[serde(rename = "late-3")]
    Late3,
    #[serde(rename = "late-5")]
    Late5,
    #[serde(rename = "late-10")]
    Late10,
    #[serde(rename = "late-20")]
    Late20,
}

/// In which role an address is told; the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Lead,
    Head,
    Owner,
    Support,
}

/// When the office may be written to (contract section 4, When).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// The morning letter, 07:45.
    pub morning: chrono::NaiveTime,
    /// Late letters, 13:15.
    pub late: chrono::NaiveTime,
    /// No letter from here on, 16:30.
    pub close: chrono::NaiveTime,
}
