//! How commands end.

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// A finding of severity error, a failed pull, a dead letter, invalid rows.
    Attention,
}

impl Exit {
    /// Done, unless something needs attention.
    pub fn attention_if(needed: bool) -> Exit {
        if needed { Exit::Attention } else { Exit::Done }
    }
}
