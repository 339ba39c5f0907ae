//! The five seeds of the office: every error marked in them, and nothing else.

use super::*;
use dossierd::finding::{Place, Severity};

/// (seed, rule, severity, line, words of the message): everything marked E in facts/domain.md 2.4
/// that is about text, and warnings.
const SEEDS: &[(&str, &str, Severity, usize, &str)] = &[
    (
        "000",
        "identity",
        Severity::Error,
        153,
        "433 + kỳ trước 214 = 647 (lệch 99)",
    ),
    (
        "000",
        "identity",
        Severity::Error,
        153,
        "tổng số 433 = 433 (lệch 115)",
    ),
    (
        "000",
        "identity",
        Severity::Error,
        153,
        "mới tiếp nhận 278 + kỳ trước 214 = 492 (lệch 56)",
    ),
    ("000", "digit_permutation_hint", Severity::Hint, 167, "243 → 342"),
    (
        "000",
        "sum_of_parts",
        Severity::Error,
        153,
        "433 = 278 + 155, không tính 214",
    ),
    (
        "000",
        "identity",
        Severity::Warning,
        157,
        "nằm ngang dòng mới tiếp nhận",
    ),
    (
        "000",
        "sum_of_parts",
        Severity::Error,
        58,
        "104 + 54 + 06 cộng lại bằng 164",
    ),
    ("000", "type_vs_symbol", Severity::Error, 3, "4719/QĐ-UBND"),
    (
        "000",
        "year_plausible",
        Severity::Error,
        35,
        "2268/TB-BQL ghi ngày 27/5/2021",
    ),
    (
        "000",
        "docno_monotonic",
        Severity::Error,
        181,
        "số 900/BQL-VP ghi ngày 16/02/2024",
    ),
    (
        "000",
        "issuer_vs_symbol",
        Severity::Warning,
        104,
        "2373/VP-KSTTHC",
    ),
    (
        "000",
        "date_format",
        Severity::Warning,
        127,
        "\"07/2/2024\" → \"07/02/2024\"",
    ),
    ("000", "letter_sequence", Severity::Warning, 78, "\"a)\""),
    ("000", "event_outside_period", Severity::Warning, 21, "08/01/2024"),
    ("000", "label_vs_period", Severity::Warning, 149, "08/3/2024"),
    (
        "000",
        "undefined_abbreviation",
        Severity::Warning,
        66,
        "NV; KKTHP",
    ),
    ("000", "spelling_list", Severity::Warning, 283, "./."),
    (
        "001",
        "label_vs_period",
        Severity::Error,
        242,
        "tháng 02 năm 2024",
    ),
    ("001", "unit_word", Severity::Error, 104, "72 TTHC"),
    ("001", "unit_word", Severity::Error, 108, "177 TTHC"),
    ("001", "identity", Severity::Warning, 108, "còn ít nhất 105 hồ sơ"),
    ("001", "sum_of_parts", Severity::Warning, 43, "bãi bỏ"),
    ("001", "dangling_footnote", Severity::Warning, 157, "chú thích 1"),
    ("001", "event_outside_period", Severity::Warning, 64, "15/12/2023"),
    ("002", "symbol_format", Severity::Error, 3, "2880/TB-BQL"),
    ("002", "type_vs_symbol", Severity::Error, 12, "4647/QĐ-UBND"),
    (
        "002",
        "date_format",
        Severity::Warning,
        12,
        "từ ngày 06/6/2023 đến ngày 07/6/2023",
    ),
    ("003", "section_sequence", Severity::Error, 125, "thiếu mục IV"),
    ("003", "law_year_missing", Severity::Error, 67, "118/2025/NĐ-CP"),
    ("003", "letter_sequence", Severity::Error, 97, "phải là \"đ\""),
    ("003", "letter_sequence", Severity::Error, 99, "\"f\" không dùng"),
    ("003", "spelling_list", Severity::Warning, 152, "thành phổ"),
    ("004", "issuer_vs_symbol", Severity::Error, 21, "61/2018/NĐ-CP"),
    ("004", "spelling_list", Severity::Warning, 117, "đơn đốc"),
];

fn seed(number: &str) -> (String, Vec<Finding>) {
    let name = format!("seeds/{number}.txt");
    let found = found_in(&name, read(&name).as_bytes());
    (name, found)
}

#[test]
fn every_error_marked_in_the_seeds_is_found() {
    for (number, rule, severity, line, words) in SEEDS {
        let (name, found) = seed(number);
        let is_it = |f: &&Finding| {
            f.rule == *rule
                && f.severity == *severity
                && f.place == Place::Line(*line)
                && f.message.contains(words)
        };
        assert!(
            found.iter().any(|f| is_it(&f)),
            "{name} [{rule}] {words}\n{}",
            shown(&found)
        );
    }
}

#[test]
fn the_seeds_hold_no_other_errors_and_their_right_parts_are_left_alone() {
    for number in ["000", "001", "002", "003", "004"] {
        let (name, found) = seed(number);
        for error in found.iter().filter(|f| f.is_error()) {
            let known = SEEDS.iter().any(|(n, rule, severity, line, _)| {
                *n == number
                    && error.rule == *rule
                    && error.severity == *severity
                    && error.place == Place::Line(*line)
            });
            let again = number == "001" && error.rule == "unit_word" && error.place == Place::Line(116);
            assert!(known || again, "{name}: {error:?}");
        }
    }
    // 54 = 23+01+09+05+05+02+05+04, and the order of numbers in the notice.
    assert!(
        !seed("001")
            .1
            .iter()
            .any(|f| f.rule == "sum_of_parts" && f.is_error())
    );
    assert!(!seed("002").1.iter().any(|f| f.rule == "docno_monotonic"));
}
