//! Why a template of the office fails, told apart as far as the remedy differs.

use minijinja::{Error, ErrorKind};

/// What kind of thing is wrong, as far as the remedy depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not of the template language.
    Syntax,
    /// A value, filter, test, function or file is named that there is not.
    UnknownName,
    /// It costs too many steps.
    Slow,
    /// It calls itself, or stands too many levels deep.
    Deep,
    /// What it prints grows without end.
    Long,
    /// A part that letters ask for is not there, or takes something else than it is given.
    Part,
    Other,
}

impl Fault {
    pub(super) fn of(e: &Error) -> Fault {
        let detail = e.detail().unwrap_or_default();
        match e.kind() {
            _ if detail.contains("recursion limit") => Fault::Deep,
            _ if detail.contains(GROWS) => Fault::Long,
            ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter | ErrorKind::BadEscape => Fault::Syntax,
            ErrorKind::UnknownFunction if detail == "macro not found" => Fault::Part,
            ErrorKind::UndefinedError
            | ErrorKind::UnknownFilter
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownMethod
            | ErrorKind::TemplateNotFound => Fault::UnknownName,
            ErrorKind::TooManyArguments | ErrorKind::MissingArgument => Fault::Part,
            ErrorKind::OutOfFuel => Fault::Slow,
            ErrorKind::WriteFailure => Fault::Long,
            _ => Fault::Other,
        }
    }
}

/// Said of what is stopped before it fills the memory.
pub(super) const GROWS: &str = "grows without end";
