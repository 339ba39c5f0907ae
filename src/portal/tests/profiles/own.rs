//! Profiles of an office's own.

use super::*;

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
