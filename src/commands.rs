//! One file a command, thin (contract section 2). Human text on stdout, logs on
//! stderr; exit 0 done, 1 something needs attention, 2 wrong usage or unreadable input.

/// Prints a line for people on stdout. Unlike `println!` it does not panic when the reader has
/// gone away, as with `| head`.
macro_rules! say {
    ($($words:tt)*) => {
        $crate::commands::desk::say(format_args!($($words)*))
    };
}

mod agenda;
mod audit;
mod calendar;
mod carry_over;
mod check;
mod cli;
mod dates;
mod deadline;
mod demo;
mod desk;
mod draft;
mod exit;
mod figures;
mod given;
mod import;
mod init;
mod keep;
mod lists;
mod other_sheet;
mod outbox;
mod plan;
mod proofread;
mod pull;
mod rehearse;
mod report;
mod reread;
mod retention;
mod run;
mod status;
mod task;
mod templates;
mod test_mail;
mod told;
mod why;

pub use cli::main;
