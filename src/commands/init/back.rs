//! The address book as filled in: checked with the whole configuration, then put in place.

use crate::commands::desk;
use crate::commands::exit::Exit;
use crate::commands::other_sheet;
use crate::config::{self, Disk, Files, Problem, Received};
use crate::sheet::{SheetKind, book};
use anyhow::{Context, anyhow, bail};
use std::path::Path;

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
        let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        other_sheet::refuse(name, &bytes, &[SheetKind::Tracking, SheetKind::Days])
            .with_context(|| file.display().to_string())?;
        bail!(
            "{} is no address book: no sheet has the header of its tables; fill in the {} that `dossierd init --plan` made",
            file.display(),
            book::FILE_NAME
        );
    }
    if let Err(why) = disk.read(&config) {
        bail!(
            "reading the configuration {}: {why}; name its folder with --dir",
            config.display()
        );
    }
    match config::receive_book(&config, &bytes) {
        Ok(received) => {
            print(&received);
            say!("Việc tiếp theo: dossierd --config {} check", config.display());
            Ok(Exit::Done)
        }
        Err(problems) => {
            say!("Danh bạ chưa được nhận, không có gì thay đổi. Đề nghị sửa:");
            let in_force = config::address_book_of(&config, &disk);
            for problem in &problems {
                match in_force.as_deref() == Some(&problem.file) {
                    true => say!("  {}", of_row(problem, file)),
                    false => say!("  {problem}"),
                }
            }
            Ok(Exit::Attention)
        }
    }
}

/// A problem of the address book names the file that was handed in.
fn of_row(problem: &Problem, file: &Path) -> String {
    let place = match problem.line {
        0 => String::new(),
        line => format!(", hàng {line}"),
    };
    let key = problem.key.replacen('.', &format!("{place}, cột "), 1);
    let place = if problem.key.contains('.') { "" } else { &place };
    format!(
        "{}: bảng {key}{place}: {}; {}",
        file.display(),
        problem.message,
        problem.remedy
    )
}

fn print(received: &Received) {
    if received.changes.is_empty() {
        say!("Không có thay đổi so với danh bạ đang dùng.");
    }
    for change in &received.changes {
        say!("  {change}");
    }
    say!("Đã nhận danh bạ: {}", received.file.display());
    if let Some(former) = &received.former {
        say!("Bản trước: {}", former.display());
    }
    for question in &received.questions {
        say!("Còn thiếu: {}", of_row(question, &received.file));
    }
}
