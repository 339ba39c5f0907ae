//! The command line: its commands, and which file runs each.

use super::exit::Exit;
use super::{
    agenda, audit, calendar, check, deadline, demo, desk, draft, figures, import, init, keep, lists, outbox,
    plan, proofread, pull, rehearse, report, reread, retention, run, status, task, templates, test_mail, why,
};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Pulls dossier statistics, reads the annual plan, reminds the units in time and drafts the reports.
#[derive(Parser)]
#[command(name = "dossierd", version, max_term_width = 100)]
struct Cli {
    /// Configuration file [default: $DOSSIERD_CONFIG, else /etc/dossierd/dossierd.toml]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The main job once, on a built-in sample office; needs no configuration and no network
    Demo(demo::Demo),
    /// The daemon
    Run,
    /// The first day: a configuration and an address book from a plan; the address book back
    Init(init::Init),
    /// Validate configuration, plan, calendar and database; all problems at once
    Check(check::Check),
    /// Fetch figures now, store a snapshot, say what changed
    Pull(pull::Pull),
    /// Figures from a file exported by hand: show what is understood, store it with --apply
    Import(import::Import),
    /// Read the stored answers anew with the profiles of today, and say what they make of them
    Reread(reread::Reread),
    /// Form II.06a of a period, per sector, with findings
    Figures(figures::FiguresOf),
    /// The chain behind one figure: answers, times, formula, and what was reported
    Why(why::Why),
    /// The annual plan: import a file, show what is stored
    #[command(subcommand)]
    Plan(plan::PlanCommand),
    /// Days off: show, export and import the sheet of additions
    #[command(subcommand)]
    Calendar(calendar::CalendarCommand),
    /// What people say about tasks
    #[command(subcommand)]
    Task(task::TaskCommand),
    /// How one deadline phrase is understood
    Deadline(deadline::DeadlineOf),
    /// What is wrong in the text of a report: .docx, .txt or .md
    Proofread(proofread::ProofreadOf),
    /// What the daemon would do at that moment, and why; and what not, and why
    Agenda(agenda::AgendaAt),
    /// Who was told what, when and why, with the server's answer; and who was not, and why
    Audit(audit::Audit),
    /// Live through those days with a virtual clock, nobody reporting anything done
    Rehearse(rehearse::Rehearse),
    /// Write the draft report of a period as .docx with its .xlsx
    Draft(draft::DraftOf),
    /// The parts of reports that units contribute
    #[command(subcommand)]
    Report(report::ReportCommand),
    /// The wording of letters: write out the built-in one, try the office's own
    #[command(subcommand)]
    Templates(templates::TemplatesCommand),
    /// How every task stands, with its documents: done on time, done late, in time, overdue
    TasksReview(lists::TasksReview),
    /// What proves the year's tasks and reports, missing evidence first
    ParEvidence(lists::ParEvidence),
    /// Letters and their attempts
    #[command(subcommand)]
    Outbox(outbox::OutboxCommand),
    /// Send a test letter to a unit now
    TestMail(test_mail::TestMail),
    /// Health
    Status(status::Status),
    /// Write a consistent copy of the database while the daemon runs
    Backup(keep::Backup),
    /// Which old answers of sources the office's policy lets go; a dry run unless told
    Retention(retention::Retention),
    /// Put a backup in the place of the database; the daemon must be stopped
    Restore(keep::Restore),
}

/// Parses the arguments and runs the command.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // The daemon tells what it does; a command's own output says it already.
    let level = if matches!(cli.command, Command::Run) {
        tracing::Level::INFO
    } else {
        tracing::Level::WARN
    };
    crate::daemon::log::start(level);
    match dispatch(cli) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Attention) => ExitCode::from(1),
        Err(e) => {
            eprintln!("dossierd: {}", told(&e));
            ExitCode::from(2)
        }
    }
}

/// The error with its causes, each said once: some rooms name the cause in their own words.
fn told(error: &anyhow::Error) -> String {
    let mut text = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

fn dispatch(cli: Cli) -> anyhow::Result<Exit> {
    let config = desk::Config::choose(cli.config);
    match cli.command {
        Command::Demo(args) => demo::run(&args),
        Command::Run => run::run(&config),
        Command::Init(args) => init::run(&args, &config),
        Command::Check(args) => check::run(&args, &config),
        Command::Pull(args) => pull::run(&args, &config),
        Command::Import(args) => import::run(&args, &config),
        Command::Reread(args) => reread::run(&args, &config),
        Command::Figures(args) => figures::run(&args, &config),
        Command::Why(args) => why::run(&args, &config),
        Command::Retention(args) => retention::run(&args, &config),
        Command::Plan(command) => plan::run(&command, &config),
        Command::Calendar(command) => calendar::run(&command, &config),
        Command::Task(command) => task::run(&command, &config),
        Command::Deadline(args) => deadline::run(&args),
        Command::Proofread(args) => proofread::run(&args, &config),
        Command::Agenda(args) => agenda::run(&args, &config),
        Command::Audit(args) => audit::run(&args, &config),
        Command::Rehearse(args) => rehearse::run(&args, &config),
        Command::Draft(args) => draft::run(&args, &config),
        Command::Report(command) => report::run(&command, &config),
        Command::Templates(command) => templates::run(&command, &config),
        Command::TasksReview(args) => lists::tasks_review(&args, &config),
        Command::ParEvidence(args) => lists::par_evidence(&args, &config),
        Command::Outbox(command) => outbox::run(&command, &config),
        Command::TestMail(args) => test_mail::run(&args, &config),
        Command::Status(args) => status::run(&args, &config),
        Command::Backup(args) => keep::backup(&args, &config),
        Command::Restore(args) => keep::restore(&args, &config),
    }
}
