//! Reports of other offices, written before the rules were looked at: other kinds, other wordings,
//! other tables; and sentences that testers tried.

use crate::proofreading::{Planted, folder, found_in, in_word, planted_in, read, shown};
use dossierd::finding::{Finding, Severity};
use dossierd::proofread::tally;

const OFFICES: &str = "offices/";

/// A report as a file: what has merged cells as a Word file.
fn checked(name: &str, text: &str) -> Vec<Finding> {
    match name.ends_with(".cells") {
        true => found_in("bao-cao.docx", &in_word(text)),
        false => found_in(name, text.as_bytes()),
    }
}

fn offices() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder().join(OFFICES))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n != "key.tsv")
        .map(|n| format!("{OFFICES}{n}"))
        .collect();
    names.sort();
    assert!(names.len() >= 12, "{names:?}");
    names
}

#[test]
fn a_right_report_of_another_office_has_no_error_and_at_most_one_warning() {
    for name in offices() {
        let found = checked(&name, &read(&name));
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings <= 1, "{name}\n{}", shown(&found));
    }
}

/// A sum that is broken may be told as a sum, as a balance, or as two figures of one thing.
fn is_found(planted: &Planted, found: &[Finding], before: &[Finding]) -> bool {
    const FIGURES: [&str; 3] = ["identity", "sum_of_parts", "cross_report"];
    let of_figures = FIGURES.contains(&planted.rule.as_str());
    found.iter().filter(|f| !before.contains(f)).any(|f| {
        let is_rule = f.rule == planted.rule || (of_figures && FIGURES.contains(&f.rule.as_str()));
        is_rule && f.severity > Severity::Hint
    })
}

#[test]
fn every_error_planted_in_a_report_of_another_office_is_found() {
    let all = planted_in("offices/key.tsv", OFFICES);
    assert!(all.len() >= 190, "{}", all.len());
    let mut missed = String::new();
    for planted in &all {
        let before = checked(&planted.base, &read(&planted.base));
        let found = checked(&planted.base, &planted.text);
        if !is_found(planted, &found, &before) {
            missed += &format!(
                "{} [{}] {}\n{}",
                planted.base,
                planted.rule,
                planted.what,
                shown(&found)
            );
        }
    }
    assert_eq!(missed, "");
}

#[test]
fn what_was_carried_over_is_held_against_the_end_of_the_period_before() {
    let report = |carried: u32| {
        format!(
            "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nCuối kỳ trước còn 45 hồ sơ đang giải quyết. \
             Kỳ này kỳ trước chuyển qua {carried} hồ sơ, tiếp nhận mới 100 hồ sơ; đã giải quyết {} hồ sơ, đang giải quyết 40 hồ sơ.\n",
            60 + carried
        )
    };
    let told = |carried| {
        let found = found_in("bao-cao.txt", report(carried).as_bytes());
        let carry = found.into_iter().find(|f| f.rule == "carry_over");
        carry.map(|f| (f.severity, f.expected, f.found))
    };
    assert_eq!(told(45), None);
    let wrong = (Severity::Error, Some("45".to_owned()), Some("54".to_owned()));
    assert_eq!(told(54), Some(wrong));
}

#[test]
fn a_comparison_across_the_merger_wants_a_note() {
    let report = |note: &str| {
        format!(
            "BÁO CÁO\nKết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026\n\nTiếp nhận 400 hồ sơ, tăng 100 hồ sơ so với cùng kỳ năm 2025 (300 hồ sơ){note}.\n"
        )
    };
    let is_told = |text: &str| {
        let found = found_in("bao-cao.txt", text.as_bytes());
        found
            .iter()
            .any(|f| f.rule == "cross_report" && f.message.contains("01/7/2025"))
    };
    assert!(is_told(&report("")));
    assert!(!is_told(&report(", số liệu đã quy đổi sau sắp xếp")));
    // Both halves lie behind the day.
    assert!(!is_told(
        &report("").replace("2026", "2027").replace("2025", "2026")
    ));
}
