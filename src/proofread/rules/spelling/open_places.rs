//! Places left open.

use super::told::together;
use crate::finding::{Finding, Severity};
use crate::proofread::frame::Frame;
use crate::proofread::scan::Scan;
use crate::proofread::token::Kind;

/// Dots, blank braces, crosses: places that nobody filled.
pub(super) fn open_places(scans: &[Scan], frame: &Frame) -> Option<Finding> {
    let mut all = Vec::new();
    // What a person fills in stands in signs that other sentences do not have.
    let is_suspect = |s: &&Scan| {
        s.tokens.iter().any(|t| {
            matches!(t.kind, Kind::Mark('{' | '[' | '…' | '.' | '_' | '<' | '(' | '?'))
                || t.lower.starts_with("xxx")
                || t.is("lorem")
                || t.is("todo")
        }) && ([
            "...",
            "…",
            "{{",
            "}}",
            "__",
            "xxx",
            "[",
            "(điền",
            "<điền",
            "lorem",
            "todo",
            "???",
            "cần bổ sung",
        ]
        .iter()
        .any(|sign| s.lower.contains(sign)))
    };
    for scan in scans.iter().take(frame.end).filter(is_suspect) {
        let text = &scan.paragraph.text;
        let lower = &scan.lower;
        let signs = [
            "{{",
            "}}",
            "[...]",
            "[…]",
            "(...)",
            "....",
            "……",
            "___",
            "xxx",
            "[điền",
            "<điền",
            "(điền",
            "[số",
            "[ngày",
            "lorem",
            "todo",
            "???",
            "cần bổ sung số liệu",
            "[tên",
        ];
        let list_ends = ["v.v....", "..., ", "…)"];
        for sign in signs
            .iter()
            .filter(|s| lower.contains(**s) && !list_ends.contains(s))
        {
            let at = lower.find(sign).unwrap_or(0).min(text.len());
            let all_dots = text.chars().all(|c| ".…_-*= ".contains(c));
            if !all_dots {
                all.push((
                    scan.paragraph.place(at),
                    format!(
                        "\"{sign}\" trong \"{}\"",
                        text.chars().take(50).collect::<String>()
                    ),
                ));
            }
        }
        // "tiếp nhận ... hồ sơ", "Số hồ sơ: … hồ sơ"
        for unit in [
            "… hồ sơ",
            "... hồ sơ",
            "… nhiệm vụ",
            "... nhiệm vụ",
            "… tthc",
            "... tthc",
            "…%",
            "...%",
            "ngày …",
            "ngày ...",
            "ngày …/",
        ] {
            if lower.contains(unit) {
                all.push((scan.place(0), format!("\"{unit}\" chưa điền")));
            }
        }
    }
    let severity = if frame.is_draft {
        Severity::Hint
    } else {
        Severity::Warning
    };
    together("spelling_list", severity, all, "Chỗ để trống chưa điền")
}
