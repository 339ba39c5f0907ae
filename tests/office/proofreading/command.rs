//! The command `proofread`, with and without an office behind it.

use super::*;
use crate::program::{Desk, json, status, stderr, stdout};
use serde_json::Value;

#[test]
fn the_command_needs_no_configuration_and_ends_with_1_where_there_is_an_error() {
    let path = |name: &str| folder().join(name).display().to_string();
    let bad = program(&["proofread", &path("seeds/000.txt"), "--json"]);
    assert_eq!(status(&bad), 1, "{}", stderr(&bad));
    let answer: Value = json(&bad);
    assert_eq!(answer["period"], "quý II năm 2024");
    assert!(answer["file"].as_str().unwrap().ends_with("000.txt"));
    let keys = [
        "rule", "severity", "where", "excerpt", "message", "expected", "found",
    ];
    for finding in answer["findings"].as_array().unwrap() {
        let object = finding.as_object().unwrap();
        assert!(
            keys.iter().all(|k| object.contains_key(*k)) && object.len() == keys.len(),
            "{finding}"
        );
        assert!(finding["where"]["line"].is_u64(), "{finding}");
    }
    let good = program(&["proofread", &path("cchc-6-thang.txt")]);
    assert_eq!(status(&good), 0, "{}", stdout(&good));
    let other = program(&[
        "proofread",
        &path("cchc-6-thang.txt"),
        "--period",
        "2026-Q2",
        "--json",
    ]);
    assert_eq!(status(&other), 1);
    assert_eq!(json(&other)["period"], "2026-Q2");
    assert!(stdout(&other).contains("label_vs_period"));
}

#[test]
fn what_is_no_report_is_refused_with_the_remedy() {
    let dir = tempfile::tempdir().unwrap();
    let bomb = in_word(&"a".repeat(30 << 20));
    for (name, bytes, why) in [
        ("a.docx", b"%PDF-1.7".to_vec(), ".docx"),
        ("a.docx", b"plain words".to_vec(), "no Word file"),
        ("a.txt", b"K\xD5 ho\xB9ch".to_vec(), "UTF-8"),
        ("a.txt", vec![b'a'; 9 << 20], "more than"),
        ("a.txt", b" \n".to_vec(), "holds no text"),
        ("a.txt", b"dai ".repeat(20_000), "line breaks"),
        ("a.xlsx", b"PK\x03\x04rest".to_vec(), "a.xlsx"),
        ("a.docx", bomb, "a.docx"),
    ] {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let output = program(&["proofread", path.to_str().unwrap()]);
        assert_eq!(status(&output), 2, "{name}: {}", stdout(&output));
        assert!(stderr(&output).contains(why), "{name}: {}", stderr(&output));
    }
}

#[test]
fn words_made_to_be_hard_are_read_in_their_time_and_never_stop_the_program() {
    let patterns = [
        "Kế hoạch số 12/KH-BQL ngày 01/3/2026 ",
        "trong đó 12 hồ sơ, ",
        "((((",
        "1.234.567,89% ",
        "I. A\n",
        "a) b\n",
        "tăng 12 so với ",
        "từ ngày 01/3/2026 đến ngày 02/3/2026 ",
        "ABC ",
        "\u{301}",
        "quý I ",
        "| 1 | 2 | 3 |\n",
        "~~",
        "**",
        "- 12 hồ sơ:\n+ 13 hồ sơ\n",
    ];
    // A text whose time grows with the third power of its length would not come back from this.
    for pattern in patterns {
        let line = pattern.repeat(12_000 / pattern.len());
        let text = format!("BÁO CÁO\n{}", [line.as_str(); 5].join("\n"));
        found_in("a.txt", text.as_bytes());
        found_in("a.md", text.as_bytes());
    }
}

/// Where the draft of June 2026 was written.
fn draft_of_june(desk: &Desk) -> String {
    let out = desk.path("drafts");
    let drafted = desk.run(&[
        "draft",
        "2026-06",
        "--out",
        &out,
        "--at",
        "2026-07-03T16:00:00+07:00",
    ]);
    assert!(status(&drafted) <= 1, "{}", stderr(&drafted));
    let said = stdout(&drafted);
    said.lines().find(|l| l.ends_with(".docx")).unwrap().to_owned()
}

#[test]
fn a_period_is_held_against_what_is_stored_of_it() {
    let desk = Desk::new(|config| config);
    let draft = draft_of_june(&desk);
    let own = desk.run(&["proofread", &draft, "--period", "2026-06", "--json"]);
    assert_eq!(status(&own), 0, "{}", stdout(&own));
    assert!(!stdout(&own).contains("cross_report"), "{}", stdout(&own));
    let text = "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 6 năm 2026\nI. KẾT QUẢ\nTừ ngày 20/5/2026 đến ngày 19/6/2026 tiếp nhận 999 hồ sơ.\n";
    let file = desk.file("bao-cao.txt", text.as_bytes());
    let other = desk.run(&[
        "proofread",
        &file,
        "--period",
        "2026-06",
        "--at",
        "2026-07-03T16:00:00+07:00",
        "--json",
    ]);
    let told = json(&other);
    let cross = told["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["rule"] == "cross_report")
        .unwrap();
    assert_eq!(cross["found"], "999");
    assert_eq!(cross["severity"], "warning");
}

#[test]
fn a_signed_file_that_comes_back_is_proofread_and_never_refused_for_it() {
    let desk = Desk::new(|config| config);
    let draft = draft_of_june(&desk);
    let sent = desk.run(&[
        "report",
        "sent",
        "2026-06",
        "--number",
        "157/BC-BQL",
        "--date",
        "3/7/2026",
        &draft,
    ]);
    assert!(status(&sent) <= 1, "{}", stderr(&sent));
    assert!(
        stdout(&sent).contains("không phát hiện lỗi") || stdout(&sent).contains("gợi ý"),
        "{}",
        stdout(&sent)
    );
    assert!(!stdout(&sent).contains("LỖI"), "{}", stdout(&sent));
}

#[test]
fn the_register_is_the_offices_own_before_the_shipped_one() {
    let register = "number\tkind\tdate\tissuer\tuntil\treplaced_by\tsubject\n12/2024/QĐ-UBND\tQuyết định\t2024-03-01\tUBND tỉnh\t2026-01-01\t08/2025/QĐ-UBND\tQuy chế\nhỏng\n";
    let desk = Desk::new(|config| format!("{config}\n[documents]\nregister = \"van-ban.tsv\"\n"));
    desk.file("van-ban.tsv", register.as_bytes());
    let text = "BÁO CÁO\nCông tác quý I năm 2026\nThực hiện Quyết định số 12/2024/QĐ-UBND ngày 01/3/2024; Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.\n";
    let file = desk.file("bao-cao.txt", text.as_bytes());
    let told = desk.run(&["proofread", &file]);
    assert!(
        stdout(&told).contains("được thay bằng 08/2025/QĐ-UBND"),
        "{}",
        stdout(&told)
    );
    assert!(
        stdout(&told).contains("được thay bằng 118/2025/NĐ-CP"),
        "{}",
        stdout(&told)
    );
    let check = desk.run(&["check"]);
    let said = format!("{}{}", stdout(&check), stderr(&check));
    assert!(said.contains("van-ban.tsv:3"), "{said}");
}
