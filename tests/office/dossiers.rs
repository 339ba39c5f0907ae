//! The watch over dossiers: each unit hears in the morning of what is near or past its promised
//! hour, once at the right time, and nothing of a person is in it.

mod lists;
mod rest;

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
