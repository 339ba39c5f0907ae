//! A configuration and an address book, made from what the plan names.

use super::Init;
use crate::calendar::{count, day_of};
use crate::commands::exit::Exit;
use crate::commands::plan;
use crate::config;
use crate::plan::import;
use crate::sheet::book::{self, FILE_NAME, First};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};

pub fn run(plan: &Path, args: &Init) -> anyhow::Result<Exit> {
    let table = plan::read_table(plan)?;
    let first = book::first(&import::named(&table));
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("."));
    let today = day_of(crate::daemon::clock::now());
    let ids: Vec<String> = first.units.iter().map(|(id, _)| id.clone()).collect();
    let files = [
        (
            dir.join("dossierd.toml"),
            config::first_configuration(&ids, dir == Path::new(INSTALLED)).into_bytes(),
        ),
        (dir.join(FILE_NAME), book::write(&first.tables, today)?),
        (
            dir.join("days-off.tsv"),
            config::SHIPPED_DAYS_OFF.as_bytes().to_vec(),
        ),
    ];
    refuse_to_overwrite(&files, args.force)?;
    std::fs::create_dir_all(&dir).with_context(|| format!("making the folder {}", dir.display()))?;
    for (file, bytes) in &files {
        let writing = || format!("writing {}", file.display());
        match file.ends_with(FILE_NAME) {
            // People may have filled it in: the former one stays beside it.
            true => drop(config::put_in_place(file, bytes).with_context(writing)?),
            false => std::fs::write(file, bytes).with_context(writing)?,
        }
    }
    say!("Đã ghi:");
    for (file, _) in &files {
        say!("  {}", file.display());
    }
    print_named(&first);
    print_steps(plan, args, &dir);
    Ok(Exit::Done)
}

fn refuse_to_overwrite(files: &[(PathBuf, Vec<u8>)], force: bool) -> anyhow::Result<()> {
    let there: Vec<String> = files
        .iter()
        .filter(|(file, _)| file.exists())
        .map(|(file, _)| file.display().to_string())
        .collect();
    if !there.is_empty() && !force {
        bail!(
            "already there: {}; nothing was written. Name another folder with --dir, or replace them with --force",
            there.join(", ")
        );
    }
    Ok(())
}

/// Where the installed daemon reads its configuration.
const INSTALLED: &str = "/etc/dossierd";

fn print_named(first: &First) {
    say!("");
    say!("Kế hoạch nêu {} đơn vị:", shown(first.units.len()));
    for (id, name) in &first.units {
        say!("  {id:<10} {name}");
    }
    let groups = first.tables.groups.len() - first.no_units.len();
    if groups > 0 {
        say!("Và {} nhóm đơn vị:", shown(groups));
    }
    for group in first.tables.groups.iter().take(groups) {
        let members = group.cells[2].as_str();
        let members = if members.is_empty() {
            "chưa rõ thành viên"
        } else {
            members
        };
        say!("  {}: {members}", group.cells[0]);
    }
    if !first.no_units.is_empty() {
        say!("Cần hỏi lại:");
    }
    for (words, rows) in &first.no_units {
        say!(
            "  nhiệm vụ số {}: “{words}” không phải là đơn vị, chưa rõ ai nhận nhắc việc",
            rows.join(", ")
        );
    }
}

fn shown(number: usize) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX))
}

fn print_steps(plan: &Path, args: &Init, dir: &Path) {
    let config = dir.join("dossierd.toml");
    let (config, book) = (config.display(), dir.join(FILE_NAME));
    let year = args.year.map(|y| format!(" --year {y}")).unwrap_or_default();
    say!("");
    say!("Việc tiếp theo:");
    say!(
        "  1. Mở {} bằng Excel, ghi địa chỉ thư, người đứng đầu, thành viên nhóm; lưu thành một tệp khác",
        book.display()
    );
    say!("  2. dossierd init --danh-ba TỆP --dir {}", dir.display());
    say!("  3. Sửa {config}: tên cơ quan, người theo dõi kế hoạch, máy chủ thư, nguồn số liệu");
    say!("  4. dossierd --config {config} check");
    say!(
        "  5. dossierd --config {config} plan import {}{year} --apply",
        plan.display()
    );
    say!("  6. dossierd --config {config} agenda");
}
