//! The national portal.

use super::*;

#[test]
fn the_national_portal_gives_totals_to_compare_and_no_form() {
    for status in [200, 201] {
        let (rows, total) = read("dvcqg-v1", HEZA, Mode::Month, status, PROGRESS).unwrap();
        let total = total.unwrap();
        assert!(rows.is_empty() && !total.counts.any_known());
        for (name, want) in [
            ("received", Some(352)),
            ("on_time", Some(345)),
            ("overdue", Some(7)),
            ("completed", None),
            ("score_tdgq_hundredths", Some(1960)),
            ("ratio_hundredths", Some(9801)),
            ("average_days_hundredths", Some(486)),
        ] {
            assert_eq!(extra(&total.extras, name), want, "{name}");
        }
        assert_eq!(told("dvcqg-v1", Mode::Month, &total), []);
    }
}

#[test]
fn the_province_itself_and_a_unit_without_dossiers_are_read_too() {
    let of = |department: &str| {
        let values = [("root", "x"), ("department", department)];
        read("dvcqg-v1", &values, Mode::Month, 201, PROGRESS)
            .unwrap()
            .1
            .unwrap()
            .extras
    };
    assert_eq!(extra(&of("H24"), "completed"), Some(2411));
    assert_eq!(extra(&of("H24"), "overdue"), None, "the parent has none");
    assert_eq!(extra(&of("H24"), "score_tdgq_hundredths"), Some(1924));
    assert_eq!(extra(&of("H24.01"), "received"), Some(0));
    assert_eq!(
        extra(&of("00000000-0000-7000-8000-000000000002"), "received"),
        Some(352)
    );
    let nobody = [("root", "x"), ("department", "H24.98")];
    assert_eq!(
        kind(read("dvcqg-v1", &nobody, Mode::Month, 201, PROGRESS)),
        LayoutChanged
    );
}

#[test]
fn a_sum_that_the_capture_proves_is_an_error_when_it_breaks() {
    let (_, total) = read("dvcqg-v1", HEZA, Mode::Month, 201, PROGRESS).unwrap();
    let mut total = total.unwrap();
    total.extras.insert("overdue".into(), Some(9));
    let told = told("dvcqg-v1", Mode::Month, &total);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, Severity::Error);
    assert_eq!(
        told[0].1,
        "Tổng số: tổng hồ sơ là 352, nhưng hồ sơ đúng hạn (đã giải quyết và đang giải quyết) + hồ sơ quá hạn (đã giải quyết và đang giải quyết) bằng 354, lệch 02 hồ sơ."
    );
}

#[test]
fn the_points_of_766_are_kept_in_hundredths() {
    let (_, total) = read("dvcqg-v1-766", HEZA, Mode::Month, 201, POINTS).unwrap();
    let extras = total.unwrap().extras;
    for (group, want) in [
        ("ckmb", Some(1425)),
        ("tdgq", Some(1960)),
        ("clgq", Some(1007)),
        ("tttt", None),
        ("mdhl", Some(1800)),
        ("mdsh", Some(29)),
    ] {
        assert_eq!(extra(&extras, &format!("{group}_hundredths")), want, "{group}");
    }
}

#[test]
fn the_national_portal_is_asked_by_a_body_for_month_quarter_and_year() {
    let profile = built("dvcqg-v1");
    let values = profile.complete(&given(HEZA)).unwrap();
    let body = |question: &Question| {
        let request = profile.request(question, &values).unwrap();
        let told = request.told();
        let content = request.content.unwrap();
        assert_eq!(content.kind, "application/json");
        assert_eq!(
            told,
            format!(
                "POST /api/v1/reporting/evaluation/dvc-progress-tree {}",
                content.text
            ),
            "the audit trail shows the window"
        );
        serde_json::from_str::<Value>(&content.text).unwrap()
    };
    let common = |more: Value| {
        let mut all =
            json!({"year": 2026, "rootDepartmentId": "019d2be3", "currentPage": 1, "pageSize": 100});
        all.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        all
    };
    assert_eq!(
        body(&june(Mode::Month)),
        common(json!({"timeType": "month", "month": 6}))
    );
    let quarter = Question {
        mode: Mode::Quarter,
        from: day(2026, 4, 1),
        to: day(2026, 6, 30),
    };
    assert_eq!(
        body(&quarter),
        common(json!({"timeType": "quarter", "quarter": 2}))
    );
    assert_eq!(body(&year()), common(json!({"timeType": "year"})));
    for (from, to) in [
        (day(2026, 3, 1), day(2026, 5, 31)),
        (day(2026, 4, 1), day(2026, 5, 31)),
    ] {
        let odd = Question {
            mode: Mode::Quarter,
            from,
            to,
        };
        assert_eq!(profile.request(&odd, &values).unwrap_err().kind, Misconfigured);
    }
}
