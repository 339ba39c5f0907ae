//! A draft made again: which version it is, and what changed.

use super::*;

#[test]
fn a_draft_that_is_made_again_after_other_figures_is_a_new_version_and_says_what_changed() {
    let desk = desk();
    desk.import("q2.csv", QUARTER, WINDOW);
    let made = || desk.draft(&[WINDOW, "--report", "cchc-quy"]).1;
    assert!(made().contains("bản 01\n"));
    assert!(
        made().contains("bản 01\n"),
        "the same figures are the same version"
    );
    let other = text(QUARTER).replace("243,243", "342,342");
    desk.import("q2-moi.csv", other.as_bytes(), WINDOW);
    let second = made();
    for words in [
        "bản 02, thay bản 01 lập lúc",
        "thay đổi: Tổng số: cột 11 từ 243 thành 342; cột 12 từ 243 thành 342",
    ] {
        assert!(second.contains(words), "{words}\n{second}");
    }
    let again = desk
        .draft(&[
            WINDOW,
            "--report",
            "cchc-quy",
            "--at",
            "2026-07-03T16:00:00+07:00",
        ])
        .1;
    assert!(again.contains("chưa có số liệu"), "before the import: {again}");
    assert!(
        made().contains("bản 02, thay bản 01"),
        "said again when asked again"
    );
}

#[test]
fn a_draft_made_again_after_its_figures_came_and_after_a_task_was_done_is_the_next_version() {
    let desk = desk();
    let made = || {
        let told = desk.draft(&["2026-10", "--report", "cctthc-thang"]).1;
        let file = told.lines().find(|l| l.ends_with(".docx")).unwrap().to_owned();
        (told, file)
    };
    assert!(made().0.contains("bản 01\n"));
    assert!(
        made().0.contains("bản 01\n"),
        "the same content is the same version"
    );
    let form = "TT;Lĩnh vực;c3;c4;c5;c6;c7;c8;c9;c10;c11;c12;c13\n\
                1;Lĩnh vực Đầu tư;200;150;40;10;190;180;8;2;10;7;3\n";
    desk.import("thang-10.csv", form.as_bytes(), "2026-10");
    let (told, second) = made();
    for words in [
        "bản 02, thay bản 01 lập lúc",
        "thay đổi: Bản trước chưa có số liệu hồ sơ, bản này có số liệu của 01 lĩnh vực",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let done = [
        "task",
        "done",
        "5",
        "--number",
        "330/BC-BQL",
        "--date",
        "2026-10-05",
    ];
    assert_eq!(status(&desk.run(&done)), 0);
    let (told, third) = made();
    assert!(told.contains("bản 03, thay bản 02 lập lúc"), "{told}");
    let is_task = |l: &str| l.starts_with("thay đổi: ") && l.contains("Nhiệm vụ số 5 (");
    assert!(told.lines().any(is_task), "{told}");
    assert!(
        made().0.contains("bản 03, thay bản 02"),
        "said again when asked again"
    );
    // Each file is known as the version that it is.
    for (file, words) in [
        (&second, "đối chiếu với bản 02"),
        (&third, "đối chiếu với bản 03"),
    ] {
        let answer = desk.run(&["draft", "compare", file]);
        assert_eq!(status(&answer), 0, "{}{}", stdout(&answer), stderr(&answer));
        assert!(stdout(&answer).contains(words), "{}", stdout(&answer));
    }
}

#[tokio::test]
async fn a_draft_made_again_by_the_daemon_says_which_version_it_replaces_and_what_changed() {
    use crate::world::*;
    use dossierd::calendar::Period;
    use dossierd::dossier::Reckoning;
    use dossierd::report::HandedOut;
    let mut w = World::with(|s| {
        s.rules.live_from = Some(day("2026-03-01"));
        s.rules.weekly = None;
    })
    .await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-03-13 08:00");
    w.at("2026-03-14 23:50").await;
    let period = Period::read("2026-Q1", &w.settings().rules.regimes.clone(), None).unwrap();
    let now = w
        .store()
        .figures(&period, &Reckoning::default(), moment("2026-03-15 00:00"))
        .unwrap();
    let mut total = now.total.clone();
    total.counts.c7 = total.counts.c7.map(|n| n - 3);
    // An estimate went before the cut-off, with three fewer.
    let estimate = HandedOut {
        report: "cchc-quy".into(),
        period: period.label.clone(),
        from: period.from,
        to: period.to,
        number: 1,
        at: moment("2026-03-13 08:00"),
        by: "draft-cchc-quy-estimate".into(),
        rows: now.rows.clone(),
        total,
        rests_on: vec![],
        words: Default::default(),
    };
    w.store().keep_draft(&estimate).unwrap();
    w.received();
    w.at("2026-03-16 08:00").await;
    let drafts: Vec<Received> = w
        .received()
        .into_iter()
        .filter(|l| l.subject.starts_with("[Dự thảo]") && l.subject.contains("cải cách hành chính"))
        .collect();
    assert_eq!(drafts.len(), 1, "to its drafter only");
    let letter = &drafts[0];
    assert_eq!(letter.to, OFFICE);
    for words in [
        "Bản 02 của dự thảo, thay bản 01 lập lúc 08 giờ 00 ngày 13/3/2026: 01 dòng số liệu thay đổi.",
        "Tổng số: cột 7 từ",
        "Thông tư số 5/2025/TT-VPCP",
        "du-thao-cchc-quy-2026-q1-nguon-so-lieu.txt",
    ] {
        assert!(letter.text.contains(words), "{words}\n{}", letter.text);
    }
    let facts = w.store().facts(moment("2026-03-16 09:00")).unwrap();
    let kept: Vec<u32> = facts
        .drafts
        .iter()
        .filter(|d| d.report == "cchc-quy")
        .map(|d| d.number)
        .collect();
    assert_eq!(kept, [1, 2]);
}
