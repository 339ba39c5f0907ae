//! The watch over dossiers: each unit hears in the morning of what is near or past its promised
//! hour, once at the right time, and nothing of a person is in it.

use crate::world::*;
use dossierd::agenda::{DossierRule, Going};
use dossierd::config::Settings;
use dossierd::daemon::Event;
use dossierd::dossier::Mode;
use dossierd::dossier::open::sector_key;
use dossierd::portal::{Login, Profile, Source, built_in};
use std::collections::BTreeMap;

const COMPOSED: &str = include_str!("../data/portal/opencps-v2-dossiers.json");
/// What a composed answer says of people.
const PERSONAL: [&str; 9] = [
    "Nguyễn Thị",
    "Trần Văn",
    "03119900",
    "0912340",
    "thunghiem.example",
    "phố Thử",
    "ông Thử",
    "Được Uỷ Quyền",
    "nguoinop",
];

/// A portal's answer with these dossiers: code, sector, promised moment, status.
fn answer(dossiers: &[(&str, &str, &str, &str)]) -> &'static str {
    let rows: Vec<String> = dossiers
        .iter()
        .map(|(code, sector, due, status)| {
            serde_json::json!({
                "dossierNo": code, "domainName": sector, "dueDate": due, "dossierStatus": status,
                "applicantName": "Nguyễn Thị Thử Nghiệm", "contactTelNo": "0912340001",
                "address": "Số 1 phố Thử Nghiệm",
            })
            .to_string()
        })
        .collect();
    let text = format!("{{\"total\":{},\"data\":[{}]}}", rows.len(), rows.join(","));
    Box::leak(text.into_boxed_str())
}

fn says(body: &'static str) -> Manner {
    Manner::Says(200, "application/json", body)
}

/// Adds the watch to an office: one-stop desk as the unit that watches over procedures.
fn watching(s: &mut Settings) {
    let own = s.sources[0].clone();
    let profile = Profile::read(built_in("opencps-v2-dossiers").unwrap()).unwrap();
    let values = [("agency", "BQLKKT"), ("groupId", "1")];
    s.sources.push(Source {
        id: "hoso".into(),
        profile,
        values: values.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
        mode: Mode::Open,
        login: Login::None,
        ..own
    });
    s.rules.pulls.push(dossierd::agenda::PullRule {
        source: "hoso".into(),
        mode: Mode::Open,
        jitter_minutes: 0,
        schedule: "0 20 7 * * MON-FRI".into(),
    });
    s.rules.dossiers = Some(rule());
    s.rules.live_from = Some(day("2026-06-01"));
}

fn rule() -> DossierRule {
    let units = [
        ("Đầu tư", "dautu"),
        ("Xây dựng", "xaydung"),
        ("Lao động", "laodong"),
    ];
    DossierRule {
        source: "hoso".into(),
        control: "motcua".into(),
        units: units
            .map(|(sector, unit)| (sector_key(sector), unit.to_owned()))
            .into(),
        default_unit: Some("moitruong".into()),
        within: 1,
        oldest_hours: 4,
        reasons: vec![("01".into(), "chờ ý kiến cơ quan khác".into())],
    }
}

const FAR: [&str; 5] = [
    "1",
    "Việc cuối năm",
    "Phòng Quản lý đầu tư",
    "",
    "Chậm nhất ngày 20/12/2026",
];

async fn watch(body: &'static str) -> World {
    let w = World::reminders_with(&[FAR], watching).await;
    w.portal.is(says(body));
    w
}

fn by_address(letters: Vec<Received>) -> BTreeMap<String, Received> {
    let n = letters.len();
    let by: BTreeMap<String, Received> = letters.into_iter().map(|l| (l.to.clone(), l)).collect();
    assert_eq!(by.len(), n, "one letter an address");
    by
}

/// The texts of parts of a mail, its transfer encoding undone.
fn body(letter: &Received) -> String {
    letter.text.clone()
}

#[tokio::test]
async fn a_unit_hears_in_the_morning_of_its_own_dossiers_by_code_sector_and_due_hour() {
    let mut w = watch(COMPOSED).await;
    w.at("2026-07-03 07:30").await;
    assert!(w.received().is_empty(), "nothing before the morning");
    w.at("2026-07-03 07:45").await;
    let letters = by_address(w.received());
    let to: Vec<&str> = letters.keys().map(String::as_str).collect();
    assert_eq!(to, [DAUTU, LAODONG, MOITRUONG, MOTCUA]);
    let own = body(&letters[DAUTU]);
    assert!(
        own.contains("Mã H24.99-260622-0001; lĩnh vực Đầu tư; hạn trả 16 giờ 30 Thứ Sáu 03/7/2026"),
        "{own}"
    );
    assert!(
        own.contains("Mã H24.99-260622-0002; lĩnh vực Đầu tư; hạn trả 10 giờ 00 Thứ Năm 02/7/2026; quá hạn 01 ngày làm việc"),
        "{own}"
    );
    assert!(
        own.contains("Mẫu 04") && own.contains("01 - chờ ý kiến cơ quan khác"),
        "{own}"
    );
    for other in ["0003", "0004", "0005", "0006", "0007", "0008"] {
        assert!(!own.contains(&format!("260622-{other}")), "{other} in {own}");
    }
    // Monday evening is one working day from Friday; Tuesday is not.
    let others = body(&letters[LAODONG]);
    assert!(
        others.contains("260622-0003") && !others.contains("Mẫu 04"),
        "{others}"
    );
    // 00:00 is an hour of twelve for noon: the day counts whole.
    let whole = body(&letters[MOITRUONG]);
    assert!(
        whole.contains("260622-0007; lĩnh vực Môi trường; hạn trả hết Thứ Sáu 03/7/2026"),
        "{whole}"
    );
    let control = body(&letters[MOTCUA]);
    assert!(
        control.contains("260622-0002") && control.contains("Phòng Quản lý đầu tư"),
        "{control}"
    );
    assert!(
        control.contains("Mẫu 04") && control.contains("II.06g"),
        "{control}"
    );
    assert!(
        !control.contains("260622-0001"),
        "near ones are the unit's own matter: {control}"
    );
    assert!(own.contains("lấy lúc 07 giờ 30 ngày 03/7/2026"), "{own}");
}

#[tokio::test]
async fn nothing_of_a_person_is_kept_or_told_wherever_it_stands() {
    let mut w = watch(COMPOSED).await;
    w.at("2026-07-03 07:45").await;
    // What fails is kept too, with a page that names somebody.
    w.portal.is(Manner::Says(
        200,
        "text/html",
        "<html>Nguyễn Thị Thử Nghiệm 0912340001</html>",
    ));
    w.at("2026-07-06 07:45").await;
    w.portal.is(says(
        r#"{"total":1,"data":[{"dossierNo":"H24-1","dueDate":"Nguyễn Thị 0912340001","dossierStatus":"processing"}]}"#,
    ));
    w.at("2026-07-06 07:46").await;
    w.portal.is(says(
        r#"{"total":1,"data":["Nguyễn Thị Thử Nghiệm, 0912340001, phố Thử"]}"#,
    ));
    w.at("2026-07-06 07:50").await;
    // The name of a person where the code or the sector should be.
    w.portal.is(says(
        r#"{"total":2,"data":[{"dossierNo":"Nguyễn Thị Thử","domainName":"0912340001 phố Thử","dueDate":"06/07/2026 16:00:00","dossierStatus":"processing"},
        {"dossierNo":"031199000001","domainName":"nguoinop@thunghiem.example","dueDate":"06/07/2026 16:00:00","dossierStatus":"processing"}]}"#,
    ));
    w.at("2026-07-06 08:30").await;
    let told = w.store().last_fetches(100).unwrap();
    assert!(
        told.iter().filter(|f| f.failure.is_some()).count() >= 3,
        "{told:#?}"
    );
    let letters = w.received();
    assert!(
        letters.iter().any(|l| l.to == MOITRUONG && l.text.contains("#")),
        "a mark stands for it"
    );
    let path = w.database();
    let mut files = vec![std::fs::read(&path).unwrap()];
    files.extend(std::fs::read(path.with_extension("db-wal")).ok());
    files.extend(letters.iter().map(|l| l.bytes.clone()));
    files.extend(letters.iter().map(|l| l.text.clone().into_bytes()));
    files.extend(told.iter().map(|f| f.detail.clone().into_bytes()));
    for list in w.store().open_lists(moment("2026-07-06 09:00")).unwrap() {
        files.push(format!("{list:?}").into_bytes());
    }
    for words in PERSONAL {
        let is_in = |file: &Vec<u8>| file.windows(words.len()).any(|w| w == words.as_bytes());
        assert!(!files.iter().any(is_in), "{words}");
    }
}

#[tokio::test]
async fn a_unit_with_tasks_gets_one_letter_with_both() {
    let soon = [
        "1",
        "Rà soát",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/7/2026",
    ];
    let mut w = World::reminders_with(&[soon], watching).await;
    w.portal.is(says(COMPOSED));
    w.at("2026-07-03 07:45").await;
    let letters = by_address(w.received());
    let both = &letters[DAUTU];
    assert!(
        both.subject.contains("Rà soát - hạn Thứ Sáu 03/7/2026"),
        "{}",
        both.subject
    );
    assert!(
        both.text.contains("1. Rà soát") && both.text.contains("260622-0002"),
        "{}",
        both.text
    );
    assert!(
        both.text.contains("Có 01 hồ sơ thủ tục hành chính quá hạn"),
        "{}",
        both.text
    );
    w.at("2026-07-03 07:46").await;
    w.at("2026-07-03 13:15").await;
    assert!(w.received().is_empty(), "once");
}

#[tokio::test]
async fn a_dossier_is_told_when_it_comes_near_on_its_day_when_overdue_and_then_rarely() {
    let mut w = watch(answer(&[(
        "H24-1",
        "Đầu tư",
        "07/07/2026 16:00:00",
        "processing",
    )]))
    .await;
    let mut told = Vec::new();
    for day in day("2026-07-03").iter_days().take(33) {
        w.at(&format!("{day} 07:20")).await;
        for time in ["07:45", "08:30", "11:00", "13:15", "16:00"] {
            w.at(&format!("{day} {time}")).await;
        }
        for letter in w.received() {
            assert!(letter.text.contains("H24-1"), "{}", letter.text);
            told.push((day.to_string(), letter.to));
        }
        w.restart();
    }
    let told: Vec<(&str, &str)> = told.iter().map(|(d, to)| (d.as_str(), to.as_str())).collect();
    assert_eq!(
        told,
        [
            ("2026-07-06", DAUTU),  // one working day left
            ("2026-07-07", DAUTU),  // its day
            ("2026-07-08", DAUTU),  // overdue
            ("2026-07-08", MOTCUA), // once
            ("2026-07-14", DAUTU),  // five working days
            ("2026-07-21", DAUTU),  // ten
            ("2026-08-04", DAUTU),  // twenty
        ]
    );
}

#[tokio::test]
async fn a_letter_that_arises_lists_what_was_told_before_and_a_new_promised_day_begins_anew() {
    let old = ("H24-1", "Đầu tư", "02/07/2026 16:00:00", "processing");
    let mut w = watch(answer(&[old])).await;
    w.at("2026-07-03 07:45").await;
    assert_eq!(w.received().len(), 2);
    let new = ("H24-2", "Đầu tư", "06/07/2026 09:00:00", "processing");
    w.portal.is(says(answer(&[old, new])));
    w.at("2026-07-06 07:45").await;
    let letters = by_address(w.received());
    let text = &letters[DAUTU].text;
    assert!(text.contains("H24-1") && text.contains("H24-2"), "{text}");
    assert!(!letters.contains_key(MOTCUA), "was told");
    // Extended by an apology: due again on another day, told for that day.
    w.portal.is(says(answer(&[(
        "H24-1",
        "Đầu tư",
        "08/07/2026 16:00:00",
        "processing",
    )])));
    w.at("2026-07-07 07:45").await;
    let text = by_address(w.received())[DAUTU].text.clone();
    assert!(text.contains("H24-1") && !text.contains("Mẫu 04"), "{text}");
}

#[tokio::test]
async fn days_off_are_silent_and_ask_nobody_and_the_next_working_day_loses_nothing() {
    let mut w = watch(answer(&[(
        "H24-1",
        "Đầu tư",
        "13/02/2026 16:00:00",
        "processing",
    )]))
    .await;
    w.reload(|s| s.rules.live_from = Some(day("2026-01-01")));
    w.at("2026-02-13 07:45").await;
    assert_eq!(w.received().len(), 1);
    let asked = w.portal.asked();
    for day in day("2026-02-14").iter_days().take(9) {
        for time in ["07:20", "07:45", "10:00"] {
            w.at(&format!("{day} {time}")).await;
        }
    }
    assert_eq!((w.portal.asked(), w.received().len()), (asked, 0), "Tết");
    w.at("2026-02-23 07:45").await;
    let letters = by_address(w.received());
    assert!(
        letters[DAUTU].text.contains("quá hạn 01 ngày làm việc"),
        "{}",
        letters[DAUTU].text
    );
    assert!(letters.contains_key(MOTCUA));
    // A Saturday that is worked in exchange is a morning like any other, though the schedule knows none.
    w.portal.is(says(answer(&[(
        "H24-2",
        "Đầu tư",
        "22/08/2026 16:00:00",
        "processing",
    )])));
    w.at("2026-08-22 07:45").await;
    assert!(by_address(w.received())[DAUTU].text.contains("H24-2"));
}

#[tokio::test]
async fn without_a_fresh_list_nothing_is_said_of_dossiers_and_a_late_one_has_its_own_letter() {
    let soon = [
        "1",
        "Rà soát",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 07/7/2026",
    ];
    let mut w = World::reminders_with(&[soon], watching).await;
    w.portal.is(says(COMPOSED));
    w.at("2026-07-02 07:45").await;
    w.received();
    w.portal.is(Manner::Down);
    w.at("2026-07-03 07:20").await;
    w.at("2026-07-03 07:45").await;
    let letters = by_address(w.received());
    let text = &letters[DAUTU].text;
    assert!(
        text.contains("Rà soát") && !text.contains("hồ sơ thủ tục"),
        "{text}"
    );
    assert_eq!(
        letters.len(),
        1,
        "the others have nothing but dossiers: {:?}",
        letters.keys()
    );
    // It comes back within the morning: its news, in a letter of their own.
    w.portal.is(says(answer(&[(
        "H24-7",
        "Đầu tư",
        "03/07/2026 16:00:00",
        "processing",
    )])));
    w.at("2026-07-03 08:20").await;
    let late = by_address(w.received());
    assert!(
        late[DAUTU].subject.starts_with("[Hồ sơ TTHC] Sắp đến hạn: H24-7"),
        "{}",
        late[DAUTU].subject
    );
    // After noon it is the next morning's matter.
    w.portal.is(Manner::Down);
    w.at("2026-07-06 07:45").await;
    w.received();
    w.portal.is(says(answer(&[(
        "H24-8",
        "Đầu tư",
        "06/07/2026 16:00:00",
        "processing",
    )])));
    w.at("2026-07-06 12:30").await;
    assert!(w.received().iter().all(|l| !l.text.contains("H24-8")));
    w.at("2026-07-07 07:45").await;
    assert!(by_address(w.received())[DAUTU].text.contains("H24-8"));
}

#[tokio::test]
async fn a_source_that_stays_silent_is_told_to_the_operator_as_every_source() {
    let mut w = watch(COMPOSED).await;
    w.at("2026-07-02 07:45").await;
    w.received();
    w.portal.is(Manner::Down);
    for time in ["2026-07-03 07:20", "2026-07-03 08:30", "2026-07-03 10:00"] {
        w.at(time).await;
    }
    let letters = w.received();
    let outage: Vec<&Received> = letters.iter().filter(|l| l.text.contains("hoso")).collect();
    assert_eq!(outage.len(), 1, "{letters:#?}");
    assert_eq!(outage[0].to, OFFICE);
}

#[tokio::test]
async fn a_list_that_is_empty_after_many_or_has_a_part_missing_is_not_used() {
    let mut w = watch(COMPOSED).await;
    let six: Vec<String> = (0..6).map(|n| format!("H24-{n}")).collect();
    let six: Vec<_> = six
        .iter()
        .map(|c| (c.as_str(), "Đầu tư", "03/07/2026 16:00:00", "processing"))
        .collect();
    w.portal.is(says(answer(&six)));
    w.at("2026-07-02 07:45").await;
    w.received();
    for body in [
        r#"{"total":0}"#,
        r#"{"total":3,"data":[{"dossierNo":"H24-9","domainName":"Đầu tư","dueDate":"03/07/2026 16:00:00"}]}"#,
    ] {
        w.portal.is(says(body));
        let events = w.at("2026-07-03 07:45").await;
        assert!(
            events.iter().all(|e| !matches!(e, Event::Listed { .. })),
            "{events:#?}"
        );
        assert!(w.received().is_empty());
    }
    let told = w.store().last_fetches(1).unwrap();
    assert_eq!(told[0].failure.as_deref(), Some("implausible"), "{told:#?}");
}

#[tokio::test]
async fn a_trial_run_tells_the_owner_only_and_going_live_begins_anew() {
    let mut w = watch(COMPOSED).await;
    w.reload(|s| s.rules.going = Going::Shadow);
    w.at("2026-07-03 07:45").await;
    let letters = w.received();
    assert_eq!(letters.len(), 4);
    for letter in &letters {
        assert_eq!(letter.to, OFFICE);
        assert!(
            letter.text.starts_with("CHẠY THỬ - lẽ ra gửi: "),
            "{}",
            letter.text
        );
    }
    w.reload(|s| s.rules.going = Going::Live);
    w.portal.is(says(COMPOSED));
    w.at("2026-07-06 07:45").await;
    assert!(by_address(w.received())[DAUTU].text.contains("260622-0002"));
}

#[tokio::test]
async fn before_going_live_and_while_a_unit_rests_it_hears_nothing() {
    let mut w = watch(COMPOSED).await;
    w.reload(|s| s.rules.live_from = Some(day("2026-07-06")));
    w.at("2026-07-03 07:45").await;
    assert!(w.received().is_empty());
    w.reload(|s| {
        s.rules.silences.push(dossierd::agenda::Silence {
            unit: Some("dautu".into()),
            from: day("2026-07-06"),
            to: day("2026-07-06"),
            reason: "nghỉ".into(),
        });
    });
    w.at("2026-07-06 07:45").await;
    let letters = by_address(w.received());
    assert!(!letters.contains_key(DAUTU));
    assert!(
        letters[MOTCUA].text.contains("260622-0002"),
        "who watches over procedures hears of it still"
    );
}

#[tokio::test]
async fn leaders_see_numbers_in_the_weekly_page_and_nothing_else() {
    let mut w = World::with(|s| {
        watching(s);
        s.rules.pulls.retain(|p| p.source == "hoso");
        s.rules.reports.clear();
    })
    .await;
    w.import(&plan(&[FAR]), "2026-06-01 08:00");
    w.portal.is(says(COMPOSED));
    for time in ["07:20", "07:45", "10:00", "13:15", "15:00", "16:00"] {
        w.at(&format!("2026-07-03 {time}")).await;
    }
    let letters = w.received();
    let leaders: Vec<&Received> = letters.iter().filter(|l| l.to == LEADER).collect();
    assert_eq!(leaders.len(), 1, "the page only");
    let page = &leaders[0].text;
    assert!(
        page.contains("- Hồ sơ lúc 07 giờ 20: 01 quá hạn, 03 đến hạn trong 01 ngày làm việc (quá hạn: Phòng Quản lý đầu tư 01)"),
        "{page}"
    );
    assert!(!page.contains("260622") && page.lines().count() <= 25, "{page}");
}

#[tokio::test]
async fn hostile_codes_and_sectors_and_thousands_of_dossiers_make_short_clean_letters() {
    let long = "x9".repeat(5000);
    let mut hostile: Vec<(String, String)> = vec![
        (
            "<script>alert(1)</script>1".into(),
            "<b>Đầu tư</b>\r\nBcc: a@b.example".into(),
        ),
        ("H24\r\nSubject: x-1".into(), "Đầu tư".into()),
        (long.clone(), long),
        ("H24.99-1".into(), "\u{202e}Đầu tư\u{200b}".into()),
    ];
    hostile.extend((0..5000).map(|n| (format!("H24.99-26-{n:05}"), "Đầu tư".to_owned())));
    // All at once: the server knows no pages, and says how many there are.
    let rows: Vec<_> = hostile
        .iter()
        .map(|(c, s)| (c.as_str(), s.as_str(), "02/07/2026 16:00:00", "processing"))
        .collect();
    let mut w = watch(answer(&rows[..4996])).await;
    let events = w.at("2026-07-03 07:45").await;
    assert!(
        events
            .iter()
            .any(|e| matches!(e, Event::Listed { dossiers: 4996, .. })),
        "{events:#?}"
    );
    let letters = by_address(w.received());
    for letter in letters.values() {
        assert!(
            letter.text.len() < 20_000 && letter.bytes.len() < 80_000,
            "{}",
            letter.bytes.len()
        );
        for bad in ["<script>", "<b>", "Bcc:", "x9x9", "\u{202e}"] {
            assert!(
                !letter.text.contains(bad) && !letter.subject.contains(bad),
                "{bad} in {}",
                letter.text
            );
        }
    }
    let own = &letters[DAUTU].text;
    assert!(own.contains("hồ sơ khác"), "{own}");
    w.at("2026-07-03 07:50").await;
    assert!(w.received().is_empty(), "all of them were told");
}

#[tokio::test]
async fn a_list_that_a_person_exported_serves_the_same_way() {
    let mut w = World::reminders_with(&[FAR], |s| {
        s.sources.clear();
        s.rules.live_from = Some(day("2026-06-01"));
        s.rules.dossiers = Some(DossierRule {
            oldest_hours: 24,
            ..rule()
        });
        let folder = s.database.parent().map(|d| d.join("so-lieu")).unwrap();
        s.rules.exports = vec![dossierd::export::ExportSource {
            id: "hoso".into(),
            person: dossierd::export::DataPerson::Unit("motcua".into()),
            screen: "Tra cứu hồ sơ".into(),
            folder,
            put: "thư mục So-lieu".into(),
            ask_at: dossierd::calendar::hm(9, 0),
            remind_at: dossierd::calendar::hm(13, 30),
            sectors: BTreeMap::new(),
        }];
    })
    .await;
    let list = "Danh sách hồ sơ từ ngày 01/6/2026 đến ngày 02/7/2026\nMã hồ sơ;Lĩnh vực;Người nộp;Điện thoại;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả;Trạng thái\n\
        H24-1;Đầu tư;Nguyễn Thị Thử;0912340001;22/06/2026;03/07/2026 16:30;;Đang xử lý\n\
        H24-2;Đầu tư;Nguyễn Thị Thử;0912340001;22/06/2026;01/07/2026;;Đang xử lý\n\
        H24-3;Đầu tư;Nguyễn Thị Thử;0912340001;22/06/2026;01/07/2026;30/06/2026;Đã trả kết quả\n\
        H24-4;Đầu tư;Nguyễn Thị Thử;0912340001;22/06/2026;01/07/2026;;Chờ bổ sung\n";
    let folder = w.settings().rules.exports[0].folder.clone();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("moi.csv"), list).unwrap();
    w.at("2026-07-01 16:00").await;
    w.at("2026-07-01 16:05").await;
    w.received();
    w.at("2026-07-02 07:45").await;
    assert!(
        w.received().is_empty(),
        "what was only received in some days is not all that is worked on"
    );
    let carried = "H24-0;Đầu tư;Nguyễn Thị Thử;0912340001;20/05/2026;20/07/2026;;Đang xử lý\n";
    std::fs::write(folder.join("ds.csv"), format!("{list}{carried}")).unwrap();
    w.at("2026-07-02 16:00").await;
    w.at("2026-07-02 16:05").await;
    w.received();
    w.at("2026-07-03 07:45").await;
    let letters = by_address(w.received());
    let text = &letters[DAUTU].text;
    assert!(
        text.contains("H24-1") && text.contains("H24-2; lĩnh vực Đầu tư; hạn trả hết Thứ Tư 01/7/2026"),
        "{text}"
    );
    assert!(
        !text.contains("H24-3") && !text.contains("H24-4") && !text.contains("Nguyễn"),
        "{text}"
    );
    assert!(letters[MOTCUA].text.contains("H24-2"));
    w.at("2026-07-06 07:45").await;
    assert!(
        w.received().is_empty(),
        "a list of Thursday says nothing on Monday"
    );
}

#[tokio::test]
async fn while_all_letters_rest_nothing_goes_and_then_what_is_true_is_told_once() {
    let mut w = watch(COMPOSED).await;
    w.reload(|s| {
        s.rules.silences.push(dossierd::agenda::Silence {
            unit: None,
            from: day("2026-07-03"),
            to: day("2026-07-03"),
            reason: "tạm dừng".into(),
        });
    });
    for time in ["07:20", "07:45", "09:00", "13:15"] {
        w.at(&format!("2026-07-03 {time}")).await;
    }
    assert!(w.received().is_empty());
    for time in ["07:20", "07:45", "07:46", "09:00", "13:15"] {
        w.at(&format!("2026-07-06 {time}")).await;
    }
    let letters = by_address(w.received());
    assert!(
        letters[DAUTU].text.contains("02 hồ sơ quá hạn"),
        "{}",
        letters[DAUTU].text
    );
}

#[tokio::test]
async fn a_letter_that_could_not_leave_on_its_morning_is_written_anew_with_what_is_true_then() {
    let mut w = watch(answer(&[(
        "H24-1",
        "Đầu tư",
        "03/07/2026 16:00:00",
        "processing",
    )]))
    .await;
    w.mail.is(Health::Down);
    for time in ["07:45", "10:00", "16:00"] {
        w.at(&format!("2026-07-03 {time}")).await;
    }
    w.mail.is(Health::Well);
    w.at("2026-07-06 07:45").await;
    let letters = by_address(w.received());
    let text = &letters[DAUTU].text;
    assert!(
        text.contains("quá hạn 01 ngày làm việc") && text.contains("Mẫu 04"),
        "{text}"
    );
    assert!(letters.contains_key(MOTCUA));
}

#[test]
fn a_saved_list_is_looked_at_without_asking_anybody() {
    use crate::program::{Desk, status, stderr, stdout};
    let desk = Desk::new(|text| text);
    let root = env!("CARGO_MANIFEST_DIR");
    let sample = format!("{root}/tests/data/portal/opencps-v2-dossiers.json");
    let args = ["check", "--source", "opencps-v2-dossiers", "--sample", &sample];
    let values = ["--value", "agency=BQLKKT", "--value", "groupId=1"];
    let good = desk.run(&[&args[..], &values].concat());
    let said = stdout(&good);
    assert_eq!(status(&good), 0, "{said}{}", stderr(&good));
    for words in [
        "would be asked: /o/rest/v2/dossiers?agency=BQLKKT&end=200&start=0&",
        "kind data: 8 dossiers on this page (says 8 in all), 5 of them worked on with a promised day",
        "2026-07-03 16:30  H24.99-260622-0001  Đầu tư",
        "2026-07-03 whole  H24.99-260622-0007  Môi trường",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    for words in PERSONAL {
        assert!(!said.contains(words), "{words} in {said}");
    }
    let page = desk.folder().join("page.html");
    std::fs::write(&page, "<html><title>Đăng nhập</title></html>").unwrap();
    let args = [
        "check",
        "--source",
        "igate-2-dossiers",
        "--sample",
        page.to_str().unwrap(),
    ];
    let refused = desk.run(&args);
    assert_eq!(status(&refused), 1);
    assert!(stdout(&refused).contains("kind refused"), "{}", stdout(&refused));
}
