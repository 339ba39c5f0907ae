//! The units that contribute to a report.

use super::{full, good, problems};

const LEAD: &str = "lead = \"vp\"\n[weekly]";

fn with(lines: &str) -> String {
    full().replacen(LEAD, &format!("lead = \"vp\"\n{lines}\n[weekly]"), 1)
}

#[test]
fn units_and_groups_contribute_under_headings_of_the_draft_each_unit_once() {
    let inline = r#"contributors = [
        { unit = "dautu", headings = ["I.2"], sectors = ["Đầu tư"] },
        { unit = "Các phòng chuyên môn", headings = ["Cải cách thể chế", "I.2. Công tác kiểm tra"] },
        { unit = "văn phòng", headings = ["I.3"] },
    ]
    internal_due = "chậm nhất ngày 15 của tháng cuối kỳ báo cáo""#;
    let tables = r#"internal_due = "chậm nhất ngày 15 của tháng cuối kỳ báo cáo"
    [[report.contributors]]
    unit = "dautu"
    headings = ["I.2"]
    sectors = ["Đầu tư"]
    [[report.contributors]]
    unit = "Các phòng chuyên môn"
    headings = ["Cải cách thể chế", "I.2. Công tác kiểm tra"]
    [[report.contributors]]
    unit = "vp"
    headings = ["I.3"]"#;
    for lines in [inline, tables] {
        let parts = good(&with(lines)).rules.reports.remove(0).parts;
        assert!(parts.due.is_some());
        let told: Vec<(&str, Vec<&str>, &[String])> = parts
            .contributors
            .iter()
            .map(|c| {
                let headings = c.headings.iter().map(String::as_str).collect();
                (c.unit.as_str(), headings, c.sectors.as_slice())
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "dautu",
                    vec!["I.2. Công tác kiểm tra", "II.1. Cải cách thể chế"],
                    &["Đầu tư".to_owned()][..]
                ),
                ("vp", vec!["I.3. Công tác tuyên truyền"], &[][..]),
            ]
        );
    }
}

#[test]
fn what_is_wrong_with_contributors_is_told_with_place_and_remedy() {
    for (lines, key, message, remedy) in [
        (
            r#"contributors = [{ unit = "dautuu", headings = ["I.2"] }]"#,
            "report[1].contributors[1].unit",
            "no unit and no group is named \"dautuu\"",
            "did you mean \"dautu\"?",
        ),
        (
            r#"contributors = [{ unit = "dautu", headings = ["I.9. Khác"] }]"#,
            "report[1].contributors[1].headings",
            "the draft of this report has no heading \"I.9. Khác\"",
            "II.1. Cải cách thể chế",
        ),
        (
            r#"contributors = [{ unit = "dautu" }]"#,
            "report[1].contributors[1].headings",
            "is missing",
            "I.2. Công tác kiểm tra",
        ),
        (
            r#"contributors = [{ unit = "dautu", headings = [] }]"#,
            "report[1].contributors[1].headings",
            "is empty",
            "I.2. Công tác kiểm tra",
        ),
        (
            r#"contributors = [{ headings = ["I.2"] }]"#,
            "report[1].contributors[1].unit",
            "is missing",
            "[[group]]",
        ),
        (
            r#"contributors = [{ unit = "dautu", headings = ["I.2"], sector = ["Đầu tư"] }]"#,
            "report[1].contributors[1].sector",
            "is no known key",
            "sectors",
        ),
        (
            r#"internal_due = "chậm nhất ngày 15 của tháng cuối kỳ báo cáo""#,
            "report[1].internal_due",
            "nobody contributes",
            "contributors",
        ),
        (
            "contributors = [{ unit = \"dautu\", headings = [\"I.2\"] }]\ninternal_due = \"sớm\"",
            "report[1].internal_due",
            "not understood",
            "dossierd deadline",
        ),
    ] {
        let found = problems(&with(lines));
        assert_eq!(found.len(), 1, "{lines}: {found:?}");
        let problem = &found[0];
        assert_eq!(problem.key, key, "{lines}");
        assert!(problem.message.contains(message), "{lines}: {problem}");
        assert!(problem.remedy.contains(remedy), "{lines}: {problem}");
        assert!(problem.line > 0);
    }
}

#[test]
fn parts_need_a_day_and_one_before_the_reports_own() {
    let contributors = "contributors = [{ unit = \"dautu\", headings = [\"I.2\"] }]";
    let without = with(contributors).replacen(
        "deadline = \"chậm nhất ngày 20 của tháng cuối kỳ báo cáo\"\n",
        "",
        1,
    );
    let found = problems(&without);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].key, "report[1].internal_due");
    let late = with(&format!(
        "{contributors}\ninternal_due = \"chậm nhất ngày 20 của tháng cuối kỳ báo cáo\""
    ));
    let warnings = good(&late).warnings;
    assert!(
        warnings
            .iter()
            .any(|w| w.message.contains("the contributors to") && w.message.contains("2026-03-20")),
        "{warnings:?}"
    );
    let weekly = with(contributors).replacen("regime = \"quy\"", "regime = \"tuan\"", 1);
    assert!(
        problems(&weekly)
            .iter()
            .any(|p| p.message.contains("weekly report has no parts")),
        "{:?}",
        problems(&weekly)
    );
    let taken = with(&format!(
        "{contributors}\n[[report]]\nid = \"cchc-part\"\ntitle = \"Báo cáo khác\"\nregime = \"quy\"\nlead = \"vp\""
    ));
    assert!(
        problems(&taken)
            .iter()
            .any(|p| p.message.contains("\"cchc-part\"")),
        "{:?}",
        problems(&taken)
    );
}
