//! A file that is not what the command takes.

use super::*;

#[test]
fn a_plan_that_removes_most_tasks_is_stored_only_where_somebody_says_it_is_meant() {
    let desk = Desk::new(|text| text);
    let before = stored(&desk);
    let wrong = desk.file("khac.txt", plan(&[ROW]).as_bytes());
    let import = |more: &[&str]| {
        let mut args = vec!["plan", "import", &wrong, "--year", "2026"];
        args.extend(more);
        desk.run(&args)
    };
    for more in [&[][..], &["--apply"]] {
        let answer = import(more);
        assert_eq!(status(&answer), 1, "{}", stderr(&answer));
        let said = stdout(&answer);
        let alarm = said.lines().nth(2).unwrap();
        let expected = format!("bỏ {before} trong tổng số {before} nhiệm vụ đã lưu của kế hoạch năm 2026");
        assert!(alarm.starts_with("LỖI: ") && alarm.contains(&expected), "{said}");
        assert_eq!(said.matches(&expected).count(), 1, "once: {said}");
        let last = said.lines().last().unwrap();
        assert!(last.contains("--remove-most"), "{last}");
        assert_eq!(last.starts_with("KHÔNG LƯU"), more == ["--apply"], "{last}");
        assert_eq!(stored(&desk), before, "nothing is stored");
    }
    let told = json(&import(&["--apply", "--json"]));
    assert_eq!(
        (&told["applied"], &told["removed"]["tasks"]),
        (&false.into(), &before.into())
    );
    let meant = import(&["--apply", "--remove-most"]);
    assert_eq!(status(&meant), 0, "{}", stdout(&meant));
    assert_eq!(stored(&desk), 1);
}

/// Each sheet of the product, as a person may take it for another.
fn sheets(desk: &Desk) -> [(String, &'static str); 3] {
    let tracking = desk.path("so-theo-doi.xlsx");
    assert_eq!(status(&desk.run(&["task", "export", &tracking])), 0);
    let day = "2026-11-21".parse().unwrap();
    let tables = book::Tables::default();
    let book = desk.file("danh-ba.xlsx", &book::write(&tables, day).unwrap());
    let days = desk.file("ngay-nghi.xlsx", &days::write(&[]).unwrap());
    [
        (tracking, "task import"),
        (book, "init --danh-ba"),
        (days, "calendar import"),
    ]
}

#[test]
fn a_sheet_of_ours_is_no_plan_and_the_command_that_takes_it_is_named() {
    let desk = Desk::new(|text| text);
    for (sheet, command) in sheets(&desk) {
        for args in [
            vec!["plan", "import", &sheet, "--year", "2026", "--apply"],
            vec![
                "rehearse",
                "--plan",
                &sheet,
                "--year",
                "2026",
                "--from",
                "2026-07-01",
                "--to",
                "2026-07-02",
            ],
        ] {
            let answer = desk.run(&args);
            assert_eq!(status(&answer), 2, "{args:?}: {}", stdout(&answer));
            let why = stderr(&answer);
            assert!(why.contains(&format!("`dossierd {command} FILE`")), "{why}");
        }
    }
}

#[test]
fn a_sheet_given_to_the_wrong_command_is_called_what_it_is() {
    let desk = Desk::new(|text| text);
    let all = sheets(&desk);
    let names = ["sổ theo dõi nhiệm vụ", "danh bạ đơn vị", "bảng ngày nghỉ"];
    for (taking, args) in [
        ("task import", vec!["task", "import"]),
        ("init --danh-ba", vec!["init", "--danh-ba"]),
        ("calendar import", vec!["calendar", "import"]),
    ] {
        for ((sheet, command), what) in all.iter().zip(names).filter(|((_, c), _)| *c != taking) {
            let answer = desk.run(&[args.as_slice(), &[sheet]].concat());
            assert_eq!(status(&answer), 2, "{args:?} {what}");
            let why = stderr(&answer);
            assert!(why.contains(what) && why.contains(command), "{args:?}: {why}");
            assert!(!why.contains("Không nhận ra"), "{why}");
        }
    }
}

#[test]
fn an_export_writes_over_its_own_unfilled_sheet_only() {
    let desk = Desk::new(|text| text);
    let sheet = desk.path("so-theo-doi.xlsx");
    let export = |more: &[&str]| status(&desk.run(&[&["task", "export", &sheet], more].concat()));
    assert_eq!(export(&[]), 0);
    assert_eq!(export(&[]), 0, "its own, as it was written");
    let own = std::fs::read(&sheet).unwrap();
    let filled = Filled::open(&own).done("6", "21/TB-BPMC", "31/12/2024").xlsx();
    for (what, bytes) in [("filled in", filled), ("foreign", b"ghi ch\xc3\xba".to_vec())] {
        std::fs::write(&sheet, &bytes).unwrap();
        assert_eq!(export(&[]), 2, "{what}");
        assert!(std::fs::read(&sheet).unwrap() == bytes, "{what}: it is as it was");
    }
    assert_eq!(export(&["--force"]), 0);
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"PK"));
}

#[test]
fn a_plan_of_another_year_than_it_names_is_stored_only_where_somebody_says_it_is_meant() {
    let desk = Desk::new(|text| text);
    let before = stored(&desk);
    let file = desk.file("nam-2026.txt", plan(&[ROW]).as_bytes());
    let import = |more: &[&str]| {
        let args = ["plan", "import", &file, "--year", "2030"];
        desk.run(&[&args, more].concat())
    };
    for more in [&[][..], &["--apply"]] {
        let answer = import(more);
        assert_eq!(status(&answer), 1, "{}", stderr(&answer));
        let said = stdout(&answer);
        let alarm = said.lines().nth(2).unwrap();
        let both = alarm.contains("năm 2026") && alarm.contains("năm 2030");
        assert!(alarm.starts_with("LỖI: ") && both, "{said}");
        let last = said.lines().last().unwrap();
        assert!(last.contains("--other-year"), "{last}");
        assert_eq!(last.starts_with("KHÔNG LƯU"), more == ["--apply"], "{last}");
        assert!(!said.contains("year_missing"), "{said}");
        assert_eq!(stored(&desk), before, "nothing is stored");
    }
    let meant = import(&["--apply", "--other-year"]);
    assert_eq!(status(&meant), 0, "{}", stdout(&meant));
    assert_eq!(stored(&desk), before + 1);
}

#[test]
fn a_sheet_that_makes_every_day_a_holiday_is_refused_whole() {
    let desk = Desk::new(|text| {
        let days = "[calendar]\n";
        text.replace(days, &format!("{days}additions = \"ngay-nghi.xlsx\"\n"))
    });
    let sheet = |days: usize| {
        let first: chrono::NaiveDate = "2027-03-01".parse().unwrap();
        let rows = first.iter_days().take(days).map(|day| {
            let day = day.format("%d/%m/%Y");
            format!("{day},nghỉ lễ,Nghỉ,VB 1/VPCP-KGVX,05/10/2026\n")
        });
        let rows: String = rows.collect();
        format!("Ngày,Loại,Tên,Số văn bản,Ngày văn bản\n{rows}")
    };
    let import = |days: usize, more: &[&str]| {
        let file = desk.file("moi-ngay.csv", sheet(days).as_bytes());
        desk.run(&[&["calendar", "import", &file], more].concat())
    };
    for more in [&[][..], &["--apply"]] {
        let answer = import(306, more);
        assert_eq!(status(&answer), 2, "{}", stdout(&answer));
        let why = stderr(&answer);
        assert!(
            why.contains("2027") && why.contains("weekdays off") && why.contains("keep only"),
            "{why}"
        );
        assert!(
            !Path::new(&desk.path("ngay-nghi.xlsx")).exists(),
            "nothing is stored"
        );
    }
    assert_eq!(status(&import(14, &["--apply"])), 0);
}
