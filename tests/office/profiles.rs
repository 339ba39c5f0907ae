//! Profiles from outside: tried on a saved answer, put into the office's folder, read anew.

use crate::program::{Desk, status, stderr, stdout};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn sample(name: &str) -> String {
    format!("{ROOT}/tests/data/portal/{name}")
}

fn profile(id: &str) -> String {
    std::fs::read_to_string(format!("{ROOT}/config/sources/{id}.toml")).unwrap()
}

fn lines(text: &str, words: &str) -> Vec<String> {
    text.lines()
        .filter(|l| l.contains(words))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_saved_answer_shows_rows_unknowns_and_findings() {
    let desk = Desk::new(|text| text);
    let check = |args: &[&str]| desk.run(&[&["check"], args].concat());
    let month = sample("opencps-month-by-domain.json");
    let june = [
        "--mode",
        "month",
        "--period",
        "cal:2026-06",
        "--value",
        "agency=BQLKKT",
    ];
    // A configured source brings its values; --value goes over them.
    let good = check(&[&["--source", "motcua", "--sample", &month], &june[..]].concat());
    assert_eq!(status(&good), 0, "{}{}", stdout(&good), stderr(&good));
    let said = stdout(&good);
    assert!(
        said.contains("would be asked: /o/rest/statistics?agency=BQLKKT&month=6&"),
        "{said}"
    );
    assert!(said.contains("kind data: 8 sectors and a totals row"), "{said}");
    assert!(
        lines(&said, "Đầu tư  ")[0]
            .ends_with("103     61     04     38     57     47     09     01     42     40     02")
    );
    assert!(lines(&said, "Tổng số:")[0].contains("cancelled 2,"), "{said}");
    // A profile by its name and by its file.
    let igate = sample("igate2-tt01-2020-by-agency.json");
    let value = "agency=650000000000000000000003";
    for name in ["igate-2", &format!("{ROOT}/config/sources/igate-2.toml")] {
        let partly = check(&["--source", name, "--sample", &igate, "--value", value]);
        assert_eq!(status(&partly), 0, "{}", stderr(&partly));
        let said = stdout(&partly);
        assert!(
            said.contains("unknown: Đơn vị thử nghiệm (3) (5) (6) (8)"),
            "{said}"
        );
        assert!(said.contains("cảnh báo: Đơn vị thử nghiệm, cột (3)"), "{said}");
    }
    // The answer says itself which month it is for.
    let args = [
        "--source",
        "motcua",
        "--sample",
        &month,
        "--mode",
        "month",
        "--value",
        "agency=BQLKKT",
    ];
    let said = stdout(&check(
        &[&args[..], &["--at", "2026-11-22T08:00:00+07:00"]].concat(),
    ));
    assert!(
        said.contains("window 2026-06-01..2026-06-30") && said.contains("8 sectors"),
        "{said}"
    );
    // What contradicts itself needs attention.
    let text = std::fs::read_to_string(&month).unwrap();
    let wrong = desk.folder().join("wrong.json");
    std::fs::write(
        &wrong,
        text.replacen("\"undueCount\": 40", "\"undueCount\": 41", 1),
    )
    .unwrap();
    let wrong = check(
        &[
            &["--source", "motcua", "--sample", wrong.to_str().unwrap()],
            &june[..],
        ]
        .concat(),
    );
    assert_eq!(status(&wrong), 1);
    assert_eq!(lines(&stdout(&wrong), "LỖI").len(), 2, "{}", stdout(&wrong));
}

#[test]
fn a_saved_answer_that_is_no_data_has_a_kind() {
    let desk = Desk::new(|text| text);
    let page = desk.folder().join("page.html");
    std::fs::write(&page, "<html><title>Đăng nhập</title></html>").unwrap();
    let page = page.to_str().unwrap();
    for (more, kind) in [
        (&[][..], "kind refused"),
        (&["--status", "503"], "kind unreachable"),
        (&["--status", "204"], "kind misconfigured"),
    ] {
        let output = desk.run(&[&["check", "--source", "motcua", "--sample", page], more].concat());
        assert_eq!(status(&output), 1);
        assert!(stdout(&output).contains(kind), "{}", stdout(&output));
    }
    let other = sample("dvcqg-restjsp-month-sum.json");
    let output = desk.run(&["check", "--source", "motcua", "--sample", &other]);
    assert!(
        stdout(&output).contains("kind layout changed"),
        "{}",
        stdout(&output)
    );
    for (args, words) in [
        (
            &["--source", "motcua", "--sample", "no.json"][..],
            "reading no.json",
        ),
        (
            &["--source", "nobody", "--sample", page],
            "known: motcua, opencps-v2, igate-2",
        ),
        (
            &["--source", "igate-2", "--sample", page],
            "values.agency: missing",
        ),
        (
            &["--source", "motcua", "--sample", page, "--mode", "quarter"],
            "none of these modes",
        ),
        (&["--source", "nobody"], "no source nobody is configured"),
        (&["--sample", page], "--source"),
    ] {
        let output = desk.run(&[&["check"], args].concat());
        assert_eq!(status(&output), 2, "{args:?}");
        assert!(stderr(&output).contains(words), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn a_profile_of_the_office_is_a_file_and_no_build() {
    let desk = Desk::new(|text| text.replace("profile = \"opencps-v2\"", "profile = \"rieng\""));
    let file = desk.folder().join("sources/rieng.toml");
    std::fs::create_dir(file.parent().unwrap()).unwrap();
    let own = profile("opencps-v2").replacen("id = \"opencps-v2\"", "id = \"rieng\"", 1);
    std::fs::write(&file, &own).unwrap();
    let good = desk.run(&["check", "--at", "2026-07-03T15:00:00+07:00"]);
    assert!(
        stdout(&good).contains("profile rieng (OpenCPS v2"),
        "{}{}",
        stdout(&good),
        stderr(&good)
    );
    // One that no source names yet is looked at too.
    let other = desk.folder().join("sources/khac.toml");
    std::fs::write(
        &other,
        own.replacen("largest_count = 10_000_000", "largest_count = 0", 1),
    )
    .unwrap();
    let attention = desk.run(&["check"]);
    assert_eq!(status(&attention), 1);
    let told = lines(&stdout(&attention), "is not usable");
    assert!(
        told.len() == 1 && told[0].contains("sources/khac.toml: is not usable: answer.largest_count"),
        "{told:?}"
    );
    std::fs::remove_file(&other).unwrap();
    // One of a built-in name is never read; a copy of the built-in one does no harm.
    let shadow = desk.folder().join("sources/opencps-v2.toml");
    std::fs::write(&shadow, &own).unwrap();
    assert!(stdout(&desk.run(&["check"])).contains("\"opencps-v2\" is built in"));
    std::fs::write(&shadow, profile("opencps-v2")).unwrap();
    assert!(!stdout(&desk.run(&["check"])).contains("is built in"));
    std::fs::remove_file(&shadow).unwrap();
    std::fs::write(&file, own.replacen("c3: .processCount", "c3: .processCount |", 1)).unwrap();
    let broken = desk.run(&["check"]);
    assert_eq!(status(&broken), 2);
    let said = stderr(&broken);
    assert!(
        said.contains("source[1].profile: the profile \"rieng\" is not usable: answer.row:"),
        "{said}"
    );
    // The same file can be tried although the configuration is not valid with it.
    let answer = sample("opencps-month-by-domain.json");
    let args = ["check", "--source", file.to_str().unwrap(), "--sample", &answer];
    assert!(stderr(&desk.run(&args)).contains("answer.row"));
}

#[test]
fn old_answers_are_read_anew_and_stay_as_they_were() {
    let desk = Desk::new(|text| text.replace("profile = \"opencps-v2\"", "profile = \"rieng\""));
    std::fs::create_dir(desk.folder().join("sources")).unwrap();
    let write = |text: &str| std::fs::write(desk.folder().join("sources/rieng.toml"), text).unwrap();
    let own = profile("opencps-v2").replacen("id = \"opencps-v2\"", "id = \"rieng\"", 1);
    // A version that has learnt to take the online ones for the counter's.
    write(&own.replacen("c5: .onegateCount", "c5: .onlineCount", 1));
    let figures = || stdout(&desk.run(&["figures", "2026-W27"]));
    let then = || stdout(&desk.run(&["figures", "2026-W27", "--at", "2026-07-03T16:00:00+07:00"]));
    let (before, at_first) = (figures(), then());
    let looked = desk.run(&["reread"]);
    assert_eq!(status(&looked), 0, "{}{}", stdout(&looked), stderr(&looked));
    assert!(lines(&stdout(&looked), "2026-06-26..2026-07-02")[0].contains("Tổng số (5)"));
    assert!(stdout(&looked).contains("nothing is stored"));
    assert_eq!(figures(), before);
    let applied = desk.run(&["reread", "--apply"]);
    assert_eq!(status(&applied), 0, "{}", stderr(&applied));
    assert_ne!(figures(), before);
    assert_eq!(
        then(),
        at_first,
        "what was known then was read by the version of then"
    );
    let again = desk.run(&["reread", "--apply"]);
    assert!(
        stdout(&again).contains("of the others 0 say something else"),
        "{}",
        stdout(&again)
    );
    // Back to the first version: the answers are still there.
    write(&own);
    assert_eq!(status(&desk.run(&["reread", "--apply"])), 0);
    assert_eq!(figures(), before);
    // One that cannot read them changes nothing and says so.
    write(&own.replacen("expect = '''\n", "expect = '''\nfalse and ", 1));
    let unread = desk.run(&["reread", "--apply"]);
    assert_eq!(status(&unread), 1, "{}", stdout(&unread));
    assert!(!stdout(&unread).contains(" 0 cannot be read"));
    assert_eq!(figures(), before);
    write(&own.replacen("items = '''\n", "items = '''\nempty | ", 1));
    let emptied = desk.run(&["reread", "--apply"]);
    assert_eq!(status(&emptied), 1, "{}{}", stdout(&emptied), stderr(&emptied));
    assert!(stdout(&emptied).contains("finds no rows"), "{}", stdout(&emptied));
    assert_eq!(figures(), before, "empty is not zero");
    assert_eq!(status(&desk.run(&["reread", "--source", "nobody"])), 2);
}
