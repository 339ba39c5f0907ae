//! The profiles that come with the program, on recorded and composed answers.

use super::*;
use crate::dossier::{Extras, Proof, Strength};
use crate::finding::Severity;

const IGATE: &[u8] = include_bytes!("../../../tests/data/portal/igate2-tt01-2020-by-agency.json");
const PROGRESS: &[u8] = include_bytes!("../../../tests/data/portal/dvcqg-v1-progress-tree-month.json");
const POINTS: &[u8] = include_bytes!("../../../tests/data/portal/dvcqg-v1-service-results-month.json");
const LEGACY: &[u8] = include_bytes!("../../../tests/data/portal/dvcqg-restjsp-month-sum.json");
const TEMPLATE: &str = include_str!("../../../config/sources/template.toml");

fn built(id: &str) -> Profile {
    Profile::read(built_in(id).unwrap()).unwrap()
}

fn given(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect()
}

fn read(id: &str, values: &[(&str, &str)], mode: Mode, status: u16, body: &[u8]) -> Rows {
    let profile = built(id);
    let values = profile.complete(&given(values)).unwrap();
    profile.understand(&june(mode), &values, status, JSON, body)
}

fn extra(extras: &Extras, name: &str) -> Option<i64> {
    *extras.get(name).unwrap_or_else(|| panic!("{name}: {extras:?}"))
}

/// Severity and message of what an answer's own balances say.
fn told(id: &str, mode: Mode, total: &SectorRow) -> Vec<(Severity, String)> {
    let proof: Proof = built(id).proof(mode);
    let findings = identities(&[], Some(total), &proof);
    findings.into_iter().map(|f| (f.severity, f.message)).collect()
}

const BOARD: &[(&str, &str)] = &[("agency", "650000000000000000000001")];
const HEZA: &[(&str, &str)] = &[("root", "019d2be3"), ("department", "H24.99")];

#[test]
fn every_profile_that_comes_along_is_whole_and_says_how_sure_its_balances_are() {
    for (id, text) in BUILT_IN {
        let profile = Profile::read(text).unwrap_or_else(|e| panic!("{id}: {e}"));
        assert_eq!(profile.id, id);
        assert_eq!(profile.hash.len(), 64);
        assert!(!profile.modes().is_empty(), "{id}");
        for mode in profile.modes() {
            assert_eq!(profile.proof(mode).mode, mode, "{id}");
        }
    }
    let template = Profile::read(TEMPLATE).unwrap();
    assert_eq!(
        template.modes(),
        [Mode::Month, Mode::Quarter, Mode::Year, Mode::Range]
    );
}

/// The matrix of facts/portal-apis.md section 7.
#[test]
fn balances_are_as_hard_as_the_matrix_has_them() {
    use Strength::{AtLeast, Hard, Not, Soft};
    let opencps = built("opencps-v2");
    let of = |p: &Proof| {
        [
            p.received, p.resolved, p.pending, p.flow, p.outcome, p.place, p.sectors,
        ]
    };
    let month = opencps.proof(Mode::Month);
    assert_eq!(of(&month), [Hard; 7]);
    let year = opencps.proof(Mode::Year);
    assert_eq!(of(&year), [Hard, Hard, Hard, Hard, Hard, Not, Soft]);
    assert!(year.rest_held_at_zero && !month.rest_held_at_zero);
    let range = opencps.proof(Mode::Range);
    assert_eq!(of(&range), [Hard, Hard, Hard, AtLeast, Not, Hard, Hard]);
    let igate = built("igate-2").proof(Mode::Range);
    assert_eq!(of(&igate), [Soft, Soft, Soft, Soft, Not, Not, Soft]);
    for mode in [Mode::Month, Mode::Quarter, Mode::Year] {
        let national = built("dvcqg-v1").proof(mode);
        assert!(national.is_cross_check);
        assert_eq!(national.own.len(), 1);
        assert_eq!(national.own[0].strength, Hard, "received = on time + overdue");
    }
    // What stood in the code before profiles said it is what the profile says now.
    for mode in [Mode::Month, Mode::Year, Mode::Range] {
        assert_eq!(opencps.proof(mode), Proof::from(mode), "{mode:?}");
    }
}

#[test]
fn igate_gives_the_offices_row_as_the_total() {
    let (rows, total) = read("igate-2", BOARD, Mode::Range, 200, IGATE).unwrap();
    let total = total.unwrap();
    assert_eq!(
        (rows.len(), total.sector.as_str()),
        (0, "Ban Quản lý Khu kinh tế Mẫu")
    );
    let figures = Column::ALL.map(|c| total.counts.get(c).unwrap());
    assert_eq!(figures, [352, 243, 7, 102, 240, 204, 33, 3, 112, 108, 4]);
    assert_eq!(extra(&total.extras, "cancelled"), Some(0));
    // The sample does say how 352 = 240 + 112 comes about, so nothing is told.
    assert_eq!(told("igate-2", Mode::Range, &total), []);
}

#[test]
fn igate_leaves_unknown_what_is_missing_and_never_makes_it_zero() {
    let values = [("agency", "650000000000000000000003")];
    let (_, total) = read("igate-2", &values, Mode::Range, 200, IGATE).unwrap();
    let counts = total.unwrap().counts;
    assert_eq!((counts.c4, counts.c7, counts.c11), (Some(0), Some(0), Some(0)));
    assert_eq!((counts.c3, counts.c5, counts.c6), (None, None, None));
    let values = [("agency", "none of these")];
    assert_eq!(
        kind(read("igate-2", &values, Mode::Range, 200, IGATE)),
        LayoutChanged
    );
}

#[test]
fn what_igate_contradicts_is_for_a_person_to_judge() {
    let (_, total) = read("igate-2", BOARD, Mode::Range, 200, IGATE).unwrap();
    let mut total = total.unwrap();
    total.counts.c8 = Some(200);
    total.extras.insert("received".into(), Some(249));
    let told = told("igate-2", Mode::Range, &total);
    assert!(told.iter().all(|(severity, _)| *severity == Severity::Warning));
    let messages: Vec<&str> = told.iter().map(|(_, m)| m.as_str()).collect();
    assert_eq!(
        messages,
        [
            "Tổng số: cột 7 (tổng số đã giải quyết) là 240, nhưng cột 8 + cột 9 + cột 10 bằng 236, lệch 04 hồ sơ.",
            "Tổng số: số tiếp nhận trong kỳ do nguồn tính là 249, nhưng cột 4 (tiếp nhận trực tuyến) + cột 5 (tiếp nhận trực tiếp, qua bưu chính) bằng 250, lệch 01 hồ sơ.",
        ]
    );
}

#[test]
fn igate_is_asked_for_whole_local_days() {
    let profile = built("igate-2");
    let values = profile.complete(&given(BOARD)).unwrap();
    let asked = profile.request(&june(Mode::Range), &values).unwrap();
    assert_eq!(
        asked.path_and_query,
        "/pa/dni-dossier-statistic/--01-2020-percentage?agency-id=650000000000000000000001&from-date=2026-06-01T00:00:00.000Z&to-date=2026-06-30T23:59:59.999Z&type="
    );
    assert_eq!(asked.content, None);
}

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

#[test]
fn the_old_gateway_is_read_to_be_compared() {
    let values = [("province", "387628")];
    for body in [LEGACY.to_vec(), [b"{\"data\":".as_slice(), LEGACY, b"}"].concat()] {
        let (rows, total) = read("dvcqg-legacy", &values, Mode::Month, 200, &body).unwrap();
        let total = total.unwrap();
        assert!(rows.is_empty() && !total.counts.any_known());
        for (name, want) in [
            ("received", 1579),
            ("new", 1290),
            ("carried_over", 289),
            ("done_late", 14),
            ("pending_overdue", 7),
        ] {
            assert_eq!(extra(&total.extras, name), Some(want), "{name}");
        }
        assert_eq!(told("dvcqg-legacy", Mode::Month, &total), []);
    }
    assert_eq!(
        read("dvcqg-legacy", &values, Mode::Month, 200, b"[]"),
        Ok((vec![], None)),
        "nothing, which is no zeros"
    );
}

#[test]
fn the_old_gateway_is_asked_by_one_field_that_holds_json() {
    let profile = built("dvcqg-legacy");
    let values = profile.complete(&given(&[("province", "38&76\"28")])).unwrap();
    let content = profile
        .request(&june(Mode::Month), &values)
        .unwrap()
        .content
        .unwrap();
    assert_eq!(content.kind, "application/x-www-form-urlencoded");
    let coded = content.text.strip_prefix("params=").unwrap();
    assert!(!coded.contains(['&', '"', '{', ' ']), "{coded}");
    let params: Value = serde_json::from_str(&decoded(coded)).unwrap();
    assert_eq!(
        (&params["p_thang"], &params["p_nam"], &params["p_quy"]),
        (&json!("6"), &json!("2026"), &json!("0"))
    );
    assert_eq!(params["p_tinh_id"], json!("38&76\"28"));
    assert_eq!(params["service"], json!("report_by_month_sum_service"));
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == b'%' {
            out.push(u8::from_str_radix(&text[i + 1..i + 3], 16).unwrap());
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn no_profile_takes_anothers_answer_for_its_own() {
    let samples = [
        ("opencps-v2", &[("agency", "total"), ("groupId", "1")][..], MONTH),
        ("igate-2", BOARD, IGATE),
        ("dvcqg-v1", HEZA, PROGRESS),
        ("dvcqg-v1-766", HEZA, POINTS),
        ("dvcqg-legacy", &[("province", "1")], LEGACY),
    ];
    for (id, values, _) in samples {
        for (of, _, body) in samples {
            let mode = if id == "igate-2" { Mode::Range } else { Mode::Month };
            let rows = read(id, values, mode, 200, body);
            if id != of {
                assert_eq!(kind(rows), LayoutChanged, "{id} reads {of}");
            }
        }
    }
}

#[test]
fn the_template_reads_what_its_words_say() {
    let template = Profile::read(TEMPLATE).unwrap();
    let values = template.complete(&given(&[("agency", "BQL")])).unwrap();
    let body = json!({"rows": [
        {"code": "DT", "name": "Đầu tư", "received_all": "12", "resolved": 5, "returned": 2, "kept": 3},
        {"code": "TOTAL", "received_all": 12, "resolved": 5},
    ]});
    let (rows, total) = template
        .understand(
            &june(Mode::Month),
            &values,
            200,
            JSON,
            body.to_string().as_bytes(),
        )
        .unwrap();
    assert_eq!((rows[0].counts.c3, total.unwrap().counts.c7), (Some(12), Some(5)));
    let asked = template.request(&june(Mode::Range), &values).unwrap();
    assert_eq!(
        asked.path_and_query,
        "/api/statistics?agency=BQL&from=01/06/2026&to=30/06/2026"
    );
}

/// Each change to a good profile, and the key that its error names.
#[test]
fn a_profile_cannot_be_made_to_write_on_a_portal() {
    let national = built_in("dvcqg-v1").unwrap();
    for (old, new, key) in [
        ("method = \"POST\"", "method = \"PUT\"", "request.method"),
        ("method = \"POST\"", "method = \"DELETE\"", "request.method"),
        ("method = \"POST\"", "method = \"PATCH\"", "request.method"),
        ("method = \"POST\"", "method = \"post\"", "request.method"),
        (
            "method = \"POST\"",
            "method = \"GET\"",
            "request: a GET carries nothing",
        ),
        ("reads_only = \"the pages", "# \"the pages", "request.reads_only"),
        ("dvc-progress-tree\"", "{department}\"", "request.path"),
        ("dvc-progress-tree\"", "import/manual\"", "request.path"),
        ("dvc-progress-tree\"", "reports/fixed\"", "request.path"),
        ("dvc-progress-tree\"", "dossier-update\"", "request.path"),
        (
            "[request.month]\n",
            "[request.month]\nreCalculate = \"1\"\n",
            "request.month.reCalculate",
        ),
        (
            "[request.month]\n",
            "[request.form]\nx = '1'\n[request.month]\n",
            "request: give json or form",
        ),
    ] {
        let text = national.replacen(old, new, 1);
        assert_ne!(text, national, "{old} is not in the profile");
        let error = Profile::read(&text).expect_err(new);
        assert!(error.contains(key), "{new}: {error}");
    }
    let opencps = OPENCPS_V2.replacen("[request.month]\n", "[request.month]\nRECALCULATE = \"1\"\n", 1);
    assert!(
        Profile::read(&opencps)
            .unwrap_err()
            .contains("request.month.RECALCULATE")
    );
}

#[test]
fn what_a_profile_says_of_its_balances_is_checked() {
    let national = built_in("dvcqg-v1").unwrap();
    for (old, new, key) in [
        ("purpose = \"cross_check\"", "purpose = \"form\"", "compare"),
        ("purpose = \"cross_check\"", "purpose = \"other\"", "other"),
        (
            "left = \"received\"\nparts",
            "left = \"recieved\"\nparts",
            "sum[1]",
        ),
        ("parts = [\"on_time\", \"overdue\"]", "parts = []", "sum[1].parts"),
        ("columns = [\"c3\"]", "columns = [\"c2\"]", "compare[1].columns"),
        ("columns = [\"c3\"]", "columns = []", "compare[1].columns"),
        (
            "tolerance_percent = 5",
            "tolerance_percent = 101",
            "compare[1].tolerance_percent",
        ),
        ("month = \"hard\"", "month = \"very\"", "very"),
        (
            "[titles]\n",
            "[balance.range]\nflow = \"soft\"\n\n[titles]\n",
            "balance.range",
        ),
        (
            "cumulative = [\"received\"]",
            "cumulative = [\"c14\"]",
            "answer.cumulative",
        ),
        (
            "jitter_minutes = 15",
            "jitter_minutes = 61",
            "request.jitter_minutes",
        ),
        ("[values.root]", "[values.password]", "values.password"),
        ("$ask.values.root", "$ask.values.root |", "request.json"),
    ] {
        let text = national.replacen(old, new, 1);
        assert_ne!(text, national, "{old} is not in the profile");
        let error = Profile::read(&text).expect_err(new);
        assert!(error.contains(key), "{new}: {error}");
    }
}

#[test]
fn the_window_may_stand_in_path_headers_and_query() {
    let text = TEMPLATE
        .replacen("path = \"{path}\"", "path = \"{path}/{period}\"", 1)
        .replacen("Accept = \"application/json\"", "X-Window = \"{from}-{to}\"", 1);
    let profile = Profile::read(&text).unwrap();
    let values = profile.complete(&given(&[("agency", "BQL")])).unwrap();
    for (mode, from, to, want) in [
        (
            Mode::Month,
            day(2026, 6, 1),
            day(2026, 6, 30),
            "/2026-06?agency=BQL&month=6&year=2026",
        ),
        (
            Mode::Quarter,
            day(2026, 4, 1),
            day(2026, 6, 30),
            "/2026-Q2?agency=BQL&quarter=2&year=2026",
        ),
        (
            Mode::Year,
            day(2026, 1, 1),
            day(2026, 12, 31),
            "/2026?agency=BQL&year=2026",
        ),
        (
            Mode::Range,
            day(2026, 5, 20),
            day(2026, 6, 19),
            "/2026-05-20..2026-06-19?agency=BQL&from=20/05/2026&to=19/06/2026",
        ),
    ] {
        let asked = profile.request(&Question { mode, from, to }, &values).unwrap();
        assert_eq!(asked.path_and_query, format!("/api/statistics{want}"));
        let days = format!("{}-{}", from.format("%d/%m/%Y"), to.format("%d/%m/%Y"));
        assert_eq!(asked.headers, [("X-Window".to_owned(), days)]);
    }
    // A word that one of the modes does not know cannot stand where all need it.
    for word in ["year", "month", "quarter", "user"] {
        let text = TEMPLATE.replacen("path = \"{path}\"", &format!("path = \"/{{{word}}}\""), 1);
        let error = Profile::read(&text).unwrap_err();
        assert!(error.contains("request.path"), "{word}: {error}");
    }
}
