//! Which list of dossiers is used, and what is kept of it.

use super::*;

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
