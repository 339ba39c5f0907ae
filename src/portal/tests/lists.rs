//! Lists of dossiers: pages, what is taken over, and that nothing else is.

use super::*;
use crate::dossier::list::When;
use crate::dossier::open::Promised;

const OPENCPS: &str = include_str!("../../../tests/data/portal/opencps-v2-dossiers.json");
const IGATE: &str = include_str!("../../../tests/data/portal/igate2-dossiers.json");

fn profile(name: &str) -> Profile {
    Profile::read(built_in(name).unwrap()).unwrap()
}

fn list_source(name: &str, base_url: &str) -> Source {
    let mut source = source(base_url, Login::None);
    source.profile = profile(name);
    source.values = match name {
        "opencps-v2-dossiers" => [("agency", "BQLKKT"), ("groupId", "1")]
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .into(),
        _ => BTreeMap::new(),
    };
    source.mode = Mode::Open;
    source
}

async fn listed(name: &str, script: Vec<Line>) -> (Result<OpenAnswer, Failure>, Scripted) {
    let server = Scripted::start(script).await;
    let asker = Asker::new(&list_source(name, &server.base_url)).unwrap();
    (asker.ask_open(now()).await, server)
}

fn codes(answer: &OpenAnswer) -> Vec<&str> {
    answer.list.rows.iter().map(|r| r.code.as_str()).collect()
}

fn dossiers(from: usize, to: usize, total: usize) -> Line {
    let rows: Vec<Value> = (from..to)
        .map(|n| json!({"dossierNo": format!("H24-{n:05}"), "domainName": "Đầu tư", "dueDate": "03/07/2026 16:00:00", "dossierStatus": "processing"}))
        .collect();
    said(200, json!({"total": total, "data": rows}).to_string().as_bytes())
}

#[tokio::test]
async fn a_composed_answer_of_opencps_gives_what_is_worked_on_and_promised() {
    let (answer, server) = listed("opencps-v2-dossiers", vec![said(200, OPENCPS.as_bytes())]).await;
    let answer = answer.unwrap();
    assert_eq!(
        codes(&answer),
        [
            "H24.99-260622-0001",
            "H24.99-260622-0002",
            "H24.99-260622-0003",
            "H24.99-260622-0004",
            "H24.99-260622-0007"
        ],
        "waiting and finished ones and those without a promised day are not watched"
    );
    let hour = |n: usize| answer.list.rows[n].due;
    assert_eq!(
        hour(0),
        When {
            day: day(2026, 7, 3),
            time: Some(hm(16, 30))
        }
    );
    assert_eq!(
        hour(4),
        When {
            day: day(2026, 7, 3),
            time: None
        },
        "00:00 is no hour of an office"
    );
    let heard = server.heard(0);
    assert!(
        heard.starts_with(
            "get /o/rest/v2/dossiers?agency=bqlkkt&end=200&start=0&status=processing%2cinteroperating"
        ),
        "{heard}"
    );
    let told = format!("{answer:?}");
    assert!(
        !told.contains("Nguyễn") && !told.contains("0912340") && !told.contains("thunghiem"),
        "{told}"
    );
}

#[tokio::test]
async fn a_composed_slice_of_igate_is_read_in_vietnamese_time() {
    let (answer, server) = listed("igate-2-dossiers", vec![said(200, IGATE.as_bytes())]).await;
    let rows = answer.unwrap().list.rows;
    let row = |code: &str, d: u32, hour: Option<(u32, u32)>, sector: &str| Promised {
        due: When {
            day: day(2026, 7, d),
            time: hour.map(|(h, m)| hm(h, m)),
        },
        code: code.into(),
        sector: sector.into(),
    };
    assert_eq!(
        rows,
        [
            row("H24.99-260622-1001", 2, Some((10, 0)), "Đầu tư"),
            row("H24.99-260622-1002", 3, Some((16, 30)), "Lao động"),
        ]
    );
    assert!(
        server.heard(0).contains("page=0&size=200&sort=appointmentdate"),
        "{}",
        server.heard(0)
    );
}

#[tokio::test]
async fn pages_are_read_until_all_are_there() {
    let script = vec![
        dossiers(0, 200, 450),
        dossiers(200, 400, 450),
        dossiers(400, 450, 450),
    ];
    let (answer, server) = listed("opencps-v2-dossiers", script).await;
    assert_eq!(answer.unwrap().list.rows.len(), 450);
    assert_eq!(server.asked(), 3);
    assert!(
        server.heard(2).contains("end=600&start=400"),
        "{}",
        server.heard(2)
    );
    // A full page that is the last one needs no further question.
    let (answer, server) = listed("opencps-v2-dossiers", vec![dossiers(0, 200, 200)]).await;
    assert_eq!((answer.unwrap().list.rows.len(), server.asked()), (200, 1));
    // All at once, whatever was asked.
    let (answer, _) = listed("opencps-v2-dossiers", vec![dossiers(0, 5000, 5000)]).await;
    assert_eq!(answer.unwrap().list.rows.len(), 5000);
    // A slice ends with a page that is not full, be it an empty one.
    let slice = |from: usize, to: usize| {
        let rows: Vec<Value> = (from..to)
            .map(
                |n| json!({"code": format!("H24-{n:05}"), "appointmentDate": "2026-07-03T16:00:00.000+0700"}),
            )
            .collect();
        said(200, json!({"content": rows}).to_string().as_bytes())
    };
    let (answer, server) = listed("igate-2-dossiers", vec![slice(0, 200), slice(200, 200)]).await;
    assert_eq!((answer.unwrap().list.rows.len(), server.asked()), (200, 2));
}

#[tokio::test]
async fn a_list_that_is_not_whole_is_no_list() {
    for (script, kind, word) in [
        (
            vec![dossiers(0, 200, 300), dossiers(200, 250, 300)],
            Implausible,
            "says 300 dossiers and gave 250",
        ),
        (
            vec![dossiers(0, 200, 900), dossiers(0, 200, 900)],
            Implausible,
            "the same dossiers again",
        ),
        (vec![dossiers(0, 1, 50_000)], Implausible, "longer than 20000"),
        (
            vec![dossiers(0, 200, 300), said(503, b"")],
            Unreachable,
            "out of order",
        ),
        (vec![said(203, br#"{"code":203}"#)], Refused, "login"),
        (
            vec![said(200, br#"{"total":"viel","data":[]}"#)],
            LayoutChanged,
            "answer.total",
        ),
        (
            vec![said(200, br#"{"total":1,"data":[{"domainName":"x"}]}"#)],
            LayoutChanged,
            "no code",
        ),
        (vec![said(200, br#"[1]"#)], LayoutChanged, "answer.expect"),
        (
            vec![said(
                200,
                br#"{"total":1,"data":[{"dossierNo":"H24-1","dueDate":"31/02/2026 10:00:00"}]}"#,
            )],
            LayoutChanged,
            "moment_formats",
        ),
        (
            vec![said(
                200,
                br#"{"total":1,"data":[{"dossierNo":"H24-1","dueDate":"03/07/20260 10:00:00"}]}"#,
            )],
            LayoutChanged,
            "moment_formats",
        ),
    ] {
        let (answer, _) = listed("opencps-v2-dossiers", script).await;
        let failure = answer.expect_err(word);
        assert_eq!(failure.kind, kind, "{failure:?}");
        assert!(failure.detail.contains(word), "{failure:?}");
    }
}

#[tokio::test]
async fn a_failure_repeats_nothing_of_an_answer() {
    let name = "Nguyễn Thị Thử, 0912340001";
    let odd = [
        json!({"total": 1, "data": [name]}),
        json!({"total": name, "data": []}),
        json!({"total": 1, "data": [{"dossierNo": {"a": name}}]}),
        json!({"total": 1, "data": [{"dossierNo": "H24-1", "dueDate": name}]}),
        json!({"total": 1, "data": [{"dossierNo": "H24-1", "dueDate": {"a": name}}]}),
        json!({"data": name}),
        json!(name),
    ];
    let mut script: Vec<(u16, String)> = odd.iter().map(|o| (200, o.to_string())).collect();
    script.extend(
        [200, 401, 403, 406, 429, 500].map(|status| (status, format!("<html>{name} đăng nhập</html>"))),
    );
    for (status, body) in script {
        let (answer, _) = listed("opencps-v2-dossiers", vec![said(status, body.as_bytes())]).await;
        let failure = answer.expect_err(&body);
        assert!(failure.body.is_empty(), "{failure:?}");
        assert!(
            !failure.detail.contains("Nguyễn") && !failure.detail.contains("0912"),
            "{failure:?}"
        );
    }
}

#[test]
fn a_profile_cannot_take_over_what_is_personal_and_wrong_ones_are_told() {
    let text = built_in("opencps-v2-dossiers").unwrap();
    let named = text.replacen(
        "code: (.dossierNo // \"\"),",
        "code: (.dossierNo // \"\"), name: .applicantName,",
        1,
    );
    let profile = Profile::read(&named).unwrap();
    let question = Question {
        mode: Mode::Open,
        from: day(2026, 7, 3),
        to: day(2026, 7, 3),
    };
    let saved = Saved {
        status: 200,
        content_type: None,
        body: OPENCPS.as_bytes(),
        fetched_at: now(),
    };
    let values = values("BQLKKT");
    let failure = profile.try_on_list(&question, &values, saved).unwrap_err();
    assert_eq!(failure.kind, Misconfigured);
    assert!(
        failure.detail.contains("what is personal is never taken over"),
        "{}",
        failure.detail
    );
    for (from, to, key) in [
        ("purpose = \"open_dossiers\"\n", "", "request.open"),
        (
            "method = \"GET\"\npath = \"{path}\"",
            "method = \"POST\"\nreads_only = \"nobody knows whether it does\"\npath = \"/x\"",
            "request.method",
        ),
        ("page_size = 200", "page_size = 0", "page_size"),
        ("page_size = 200", "", "page_size"),
        ("start = \"{start}\"", "", "page_size"),
        ("\"%d/%m/%Y\"]", "\"%d/%m\"]", "moment_formats"),
        ("\"%d/%m/%Y\"]", "\"%d/%m/%Y %!\"]", "moment_formats"),
        ("total = '.total'", "total = '.total['", "answer.total"),
        (
            "[request.open]",
            "[request.month]\na = \"1\"\n[request.open]",
            "request.open",
        ),
    ] {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "{from}");
        let why = Profile::read(&wrong).expect_err(to);
        assert!(why.contains(key), "{key}: {why}");
    }
    let figures = OPENCPS_V2.replacen("success = [200]", "success = [200]\ntotal = '.total'", 1);
    assert!(Profile::read(&figures).unwrap_err().contains("answer.total"));
}
