//! What a profile may ask and yield.

use super::*;

#[test]
fn a_month_or_a_year_is_asked_for_whole_ones_only() {
    let profile = opencps();
    for (mode, from, to, fine) in [
        (Mode::Month, day(2026, 2, 1), day(2026, 2, 28), true),
        (Mode::Month, day(2028, 2, 1), day(2028, 2, 29), true),
        (Mode::Month, day(2026, 12, 1), day(2026, 12, 31), true),
        (Mode::Month, day(2026, 5, 20), day(2026, 6, 19), false),
        (Mode::Month, day(2026, 1, 1), day(2026, 2, 28), false),
        (Mode::Year, day(2026, 1, 1), day(2026, 12, 31), true),
        (Mode::Year, day(2026, 2, 1), day(2027, 1, 31), false),
        (Mode::Year, day(2025, 12, 15), day(2026, 12, 14), false),
        (Mode::Range, day(2026, 5, 20), day(2026, 6, 19), true),
        (Mode::Range, day(2026, 6, 19), day(2026, 5, 20), false),
        (Mode::File, day(2026, 6, 1), day(2026, 6, 30), false),
    ] {
        let values = profile.complete(&values("BQL")).unwrap();
        let asked = profile.request(&Question { mode, from, to }, &values);
        assert_eq!(asked.is_ok(), fine, "{mode:?} {from}..{to}");
        assert!(fine || asked.unwrap_err().kind == Misconfigured);
    }
}

#[test]
fn a_request_is_written_as_the_profile_says_and_nothing_gets_into_it() {
    let profile = opencps();
    let mut values = profile.complete(&values("BQL & Cơ quan?#")).unwrap();
    let asked = profile.request(&june(Mode::Range), &values).unwrap();
    assert_eq!(
        asked.path_and_query,
        "/o/rest/statistics?agency=BQL%20%26%20C%C6%A1%20quan%3F%23&fromStatisticDate=01/06/2026&toStatisticDate=30/06/2026"
    );
    assert!(asked.headers.contains(&("groupId".into(), "55301".into())));
    values.insert("path".into(), "/o/secure/rest/statistics".into());
    let asked = profile.request(&june(Mode::Month), &values).unwrap();
    assert!(
        asked
            .path_and_query
            .starts_with("/o/secure/rest/statistics?agency=")
    );
    assert!(asked.path_and_query.ends_with("&month=6&system=total&year=2026"));
}

#[test]
fn a_source_that_forgets_or_invents_a_value_is_told_so() {
    let mut given = values("BQL");
    given.remove("groupId");
    given.insert("agencyy".into(), "x".into());
    given.insert("system".into(), "a\r\nb".into());
    let problems = opencps().complete(&given).unwrap_err();
    assert_eq!(problems.len(), 3, "{problems:?}");
    for word in ["values.groupId: missing", "values.agencyy", "values.system"] {
        assert!(problems.iter().any(|p| p.contains(word)), "{word}: {problems:?}");
    }
}

#[test]
fn a_wrong_profile_is_refused_with_its_key() {
    assert_eq!(opencps().modes(), [Mode::Month, Mode::Year, Mode::Range]);
    for (old, new, key) in [
        ("id = \"opencps-v2\"", "id = \"../x\"", "id"),
        ("method = \"GET\"", "method = \"POST\"", "request.reads_only"),
        ("method = \"GET\"", "method = \"PUT\"", "request.method"),
        ("month = \"{month}\"", "month = \"{moon}\"", "request.month.month"),
        (
            "fromStatisticDate = \"{from}\"",
            "fromStatisticDate = \"{month}\"",
            "request.range.fromStatisticDate",
        ),
        ("path = \"{path}\"", "path = \"{path\"", "request.path"),
        ("path = \"{path}\"", "path = \"/{year}\"", "request.path"),
        (
            "groupId = \"{groupId}\"",
            "Authorization = \"Bearer x\"",
            "request.headers.Authorization",
        ),
        ("%d/%m/%Y", "%d/%Q/%Y", "request.date_format"),
        ("%d/%m/%Y", "%m/%Y", "request.date_format"),
        ("success = [200]", "success = [404]", "answer.success"),
        ("success = [200]", "succes = [200]", "succes"),
        (
            "largest_count = 10_000_000",
            "largest_count = 0",
            "answer.largest_count",
        ),
        ("c3: .processCount", "c3: .processCount |", "answer.row"),
        ("def of_office", "def of_ofice", "answer.row"),
        (".data // []", ".data // [", "answer.items"),
        (
            "type == \"object\"\nand",
            "tipe == \"object\"\nand",
            "answer.expect",
        ),
        ("when = 'type", "when = 'typ", "answer.failure[2].when"),
        ("kind = \"refused\"", "kind = \"tired\"", "tired"),
        ("status = [203]\n", "", "answer.failure[1]"),
    ] {
        let text = OPENCPS_V2.replacen(old, new, 1);
        assert_ne!(text, OPENCPS_V2, "{old} is not in the profile");
        let error = Profile::read(&text).expect_err(new);
        assert!(error.contains(key), "{new}: {error}");
    }
    for text in ["", "id", "\u{0}", "[answer]"] {
        assert!(Profile::read(text).is_err());
    }
}

#[test]
fn what_a_profile_yields_is_checked_like_what_a_portal_sends() {
    for (yields, want) in [
        ("1", Misconfigured),
        ("[]", Misconfigured),
        ("{c14: 1}", Misconfigured),
        ("{c3: 1, total: 1}", Misconfigured),
        ("{c3: 1, extras: 2}", Misconfigured),
        ("{c3: 1, code: [1]}", LayoutChanged),
        ("{c3: 1, extras: {waiting: -1}}", Implausible),
        ("{c3: (0/0)}", Implausible),
        ("{c3: infinite}", Implausible),
        ("{}", LayoutChanged),
        ("{c3: 1}, {c3: 2}", LayoutChanged),
        ("error(\"no\")", LayoutChanged),
        ("range(1; infinite)", LayoutChanged),
        ("empty", LayoutChanged),
    ] {
        let (before, rest) = OPENCPS_V2.split_once("row = '''\n").unwrap();
        let (_, after) = rest.split_once("'''\n").unwrap();
        let profile = Profile::read(&format!("{before}row = '{yields}'\n{after}")).unwrap();
        let body = json!({"data": [{}]}).to_string();
        let rows = profile.understand(&june(Mode::Month), &values("BQL"), 200, JSON, body.as_bytes());
        assert_eq!(kind(rows), want, "{yields}");
    }
}
