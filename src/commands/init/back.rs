//! The address book as filled in: checked with the whole configuration, then put in place.

use crate::agenda::Rules;
use crate::commands::{Exit, desk};
use crate::config::{self, Disk, Files, Instead, Settings};
use crate::plan::Mailbox;
use crate::sheet::book;
use anyhow::{Context, anyhow, bail};
use std::path::{Path, PathBuf};

pub fn run(file: &Path, dir: Option<&Path>, chosen: &desk::Config) -> anyhow::Result<Exit> {
    let config = dir.map_or_else(|| chosen.path.clone(), |dir| dir.join("dossierd.toml"));
    let disk = Disk {
        credentials: None,
        wants_secrets: false,
    };
    let bytes = disk
        .read(file)
        .map_err(|why| anyhow!("reading the address book {}: {why}", file.display()))?;
    if !book::is_book(&bytes) {
        bail!(
            "{} is no address book: no sheet has the header of its tables; fill in the {} that `dossierd init --plan` made",
            file.display(),
            book::FILE_NAME
        );
    }
    let in_force = in_force(&config, &disk)?;
    let would_be = Instead {
        files: &disk,
        path: &in_force,
        bytes: &bytes,
    };
    let settings = match config::read(&config, &would_be) {
        Ok(settings) => settings,
        Err(problems) => {
            say!("Danh bạ chưa được nhận, không có gì thay đổi. Đề nghị sửa:");
            for problem in &problems {
                say!("  {}", told(problem, &in_force, file));
            }
            return Ok(Exit::Attention);
        }
    };
    print_changes(&in_force, &bytes, &settings);
    put(file, &in_force, &bytes)?;
    let open = settings.questions.iter().filter(|q| q.file == in_force);
    for question in open {
        say!("Còn thiếu: {}", told(question, &in_force, &in_force));
    }
    say!("Việc tiếp theo: dossierd --config {} check", config.display());
    Ok(Exit::Done)
}

fn in_force(config: &Path, disk: &Disk) -> anyhow::Result<PathBuf> {
    disk.read(config)
        .map_err(|why| anyhow!("reading the configuration {}: {why}", config.display()))?;
    config::address_book_of(config, disk).with_context(|| {
        format!(
            "{} names no address book; write [people] address_book = \"{}\"",
            config.display(),
            book::FILE_NAME
        )
    })
}

/// A problem of the address book names the file that was handed in.
fn told(problem: &config::Problem, in_force: &Path, handed_in: &Path) -> String {
    if problem.file != in_force {
        return problem.to_string();
    }
    let place = match problem.line {
        0 => String::new(),
        line => format!(", hàng {line}"),
    };
    let key = problem.key.replace('.', ", cột ");
    format!(
        "{}: bảng {key}{place}: {}; {}",
        handed_in.display(),
        problem.message,
        problem.remedy
    )
}

fn print_changes(in_force: &Path, bytes: &[u8], settings: &Settings) {
    let known = known(&settings.rules);
    let Ok(new) = book::read(bytes, &known) else {
        return;
    };
    let old = std::fs::read(in_force).ok().map(|old| book::read(&old, &known));
    let old = match old {
        Some(Err(_)) => {
            say!("Danh bạ đang dùng không đọc được; được thay toàn bộ.");
            book::Contents::default()
        }
        Some(Ok(old)) => old,
        None => book::Contents::default(),
    };
    let changes = book::changes(&old, &new);
    if changes.is_empty() {
        say!("Không có thay đổi so với danh bạ đang dùng.");
    }
    for change in changes {
        say!("  {change}");
    }
}

/// Whom the configuration names.
fn known(rules: &Rules) -> Vec<Mailbox> {
    let drafters = rules.reports.iter().map(|r| &r.drafter);
    std::iter::once(&rules.owner)
        .chain(&rules.leaders)
        .chain(drafters)
        .chain(rules.weekly.as_ref().map(|w| &w.drafter))
        .cloned()
        .collect()
}

fn put(file: &Path, in_force: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let is_same = std::fs::read(in_force).is_ok_and(|now| now == bytes);
    if is_same {
        say!("{}: hợp lệ, đã ở đúng chỗ.", in_force.display());
        return Ok(());
    }
    let had_one = in_force.exists();
    let former = config::put_in_place(in_force, bytes).with_context(|| {
        format!(
            "putting {} in the place of {}",
            file.display(),
            in_force.display()
        )
    })?;
    say!("Đã nhận danh bạ: {}", in_force.display());
    if had_one {
        say!("Bản trước: {}", former.display());
    }
    Ok(())
}
