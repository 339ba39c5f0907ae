//! The first day of an office.

use super::*;

/// The address book of the first day, filled in as a clerk would.
fn filled(book: &Path, address: &str) -> Vec<u8> {
    let (mut tables, faults) = dossierd::sheet::book::tables(&std::fs::read(book).unwrap()).unwrap();
    assert_eq!(faults, []);
    for (i, unit) in tables.units.iter_mut().enumerate() {
        unit.cells[3] = address.replace('N', &i.to_string());
    }
    for group in &mut tables.groups {
        group.cells[2] = "vp".into();
    }
    dossierd::sheet::book::write(&tables, "2026-11-21".parse().unwrap()).unwrap()
}

#[test]
fn the_first_day_can_be_done_from_the_plan_alone() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name).display().to_string();
    let (plan, folder) = (
        at_root("tests/data/plan/ke-hoach-cchc-2026.txt"),
        dir.path().display().to_string(),
    );
    let init = ["init", "--plan", plan.to_str().unwrap(), "--dir", &folder];
    let made = run(&init);
    assert_eq!(status(&made), 0, "{}", stderr(&made));
    for words in [
        "Văn phòng Ban Quản lý",
        "Các phòng chuyên môn có TTHC",
        "nhiệm vụ số 20",
        "check",
    ] {
        assert!(stdout(&made).contains(words), "{words} in {}", stdout(&made));
    }
    let before = files(dir.path());
    let again = run(&init);
    assert_eq!(status(&again), 2);
    assert!(stderr(&again).contains("danh-ba.xlsx") && stderr(&again).contains("--force"));
    assert_eq!(files(dir.path()), before, "nothing is overwritten");

    let config = at("dossierd.toml");
    let asked = run(&["--config", &config, "check"]);
    assert_eq!(status(&asked), 1, "{}", stderr(&asked));
    let said = stdout(&asked);
    let of = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} in {said}"));
    assert!(of("chưa có địa chỉ thư") < of("owner.address"));
    assert!(of("owner.address") < of("mail.host") && of("mail.host") < of("source[1].base_url"));
    assert!(of("source[1].base_url") < of("chưa có đơn vị thành viên"));

    std::fs::write(at("sai.xlsx"), filled(&dir.path().join("danh-ba.xlsx"), "sai")).unwrap();
    let refused = run(&["init", "--danh-ba", &at("sai.xlsx"), "--dir", &folder]);
    assert_eq!(status(&refused), 1);
    assert!(
        stdout(&refused).contains("bảng Đơn vị, hàng 3, cột Địa chỉ thư"),
        "{}",
        stdout(&refused)
    );
    assert!(
        !dir.path().join("danh-ba.truoc.xlsx").exists(),
        "what is wrong is not taken"
    );

    std::fs::write(
        at("dien.xlsx"),
        filled(&dir.path().join("danh-ba.xlsx"), "dvN@bql.test"),
    )
    .unwrap();
    let taken = run(&["init", "--danh-ba", &at("dien.xlsx"), "--dir", &folder]);
    assert_eq!(status(&taken), 0, "{}{}", stdout(&taken), stderr(&taken));
    assert!(stdout(&taken).contains("(để trống) thành dv0@bql.test"));
    assert!(dir.path().join("danh-ba.truoc.xlsx").exists());
    let asked = stdout(&run(&["--config", &config, "check"]));
    assert!(
        !asked.contains("chưa có địa chỉ thư") && !asked.contains("chưa có đơn vị thành viên"),
        "{asked}"
    );

    let stored = run(&[
        "--config",
        &config,
        "plan",
        "import",
        plan.to_str().unwrap(),
        "--apply",
    ]);
    assert!(stdout(&stored).contains("Đã lưu"), "{}", stderr(&stored));
    let agenda = run(&["--config", &config, "agenda", "--at", "2026-12-01T07:45:00+07:00"]);
    assert_eq!(status(&agenda), 0, "{}", stderr(&agenda));
    assert!(stdout(&agenda).contains("write trial-"), "{}", stdout(&agenda));
}
