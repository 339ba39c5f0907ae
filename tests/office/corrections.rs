//! A report was signed and sent; its source says otherwise later.

use crate::world::*;
use dossierd::calendar::Period;
use dossierd::dossier::{Change, Column, Reckoning, Reported};
use dossierd::plan::{Mark, MarkKind};
use dossierd::portal::Version;

/// The quarter's report of the sample office as it was sent on 18/3/2026, of the figures stored.
fn sent(w: &mut World, change: impl FnOnce(&mut Reported)) -> Reported {
    let regimes = w.settings().rules.regimes.clone();
    let period = Period::read("2026-Q1", &regimes, None).unwrap();
    let at = moment("2026-03-18 09:00");
    let figures = w.store().figures(&period, &Reckoning::default(), at).unwrap();
    let mut reported = Reported {
        id: 0,
        report: "cchc-quy".into(),
        title: "Báo cáo công tác cải cách hành chính".into(),
        period,
        number: "330/BC-BQL".into(),
        date: day("2026-03-18"),
        at,
        by: "vp".into(),
        file: None,
        rows: figures.rows,
        total: figures.total,
        source: figures.provenance.expect("figures are stored").source,
        rests_on: vec![],
        beside: figures.beside,
    };
    change(&mut reported);
    reported.id = w.store().keep_reported(&reported, None).unwrap();
    reported
}

async fn office() -> World {
    let mut w = World::with(|s| {
        s.rules.live_from = Some(day("2026-03-01"));
        s.rules.weekly = None;
    })
    .await;
    w.import(&plan(&[DUE_THURSDAY]), "2026-03-13 08:00");
    w.at("2026-03-14 23:50").await;
    w.at("2026-03-17 08:00").await;
    w.received();
    w
}

#[tokio::test]
async fn a_report_that_was_sent_is_asked_for_no_more_and_no_draft_of_it_comes() {
    for is_sent in [false, true] {
        let mut w = World::with(|s| {
            s.rules.live_from = Some(day("2026-03-01"));
            s.rules.weekly = None;
        })
        .await;
        w.import(&plan(&[DUE_THURSDAY]), "2026-03-13 08:00");
        if is_sent {
            // What `report sent` stores.
            w.store()
                .mark(&Mark {
                    task: "report-cchc-quy".into(),
                    unit: Some("vp".into()),
                    due: Some(day("2026-03-20")),
                    kind: MarkKind::Done {
                        number: "330/BC-BQL".into(),
                        date: day("2026-03-13"),
                    },
                    at: moment("2026-03-13 09:00"),
                    by: "văn thư".into(),
                })
                .unwrap();
        }
        for when in ["14 23:50", "17 08:00", "19 08:00", "20 08:00", "23 08:00"] {
            w.at(&format!("2026-03-{when}")).await;
        }
        let keys = w.states("2026-03-23 17:00");
        let drafted = keys
            .iter()
            .any(|(key, _)| key.starts_with("draft-cchc-quy-2026-Q1"));
        assert_eq!(drafted, !is_sent, "{keys:?}");
        let told: Vec<(String, String)> = w.received().into_iter().map(|l| (l.to, l.text)).collect();
        let is_asked = told.iter().any(|(to, text)| {
            to == "vanphong@saobien.example" && text.contains("công tác cải cách hành chính quý I")
        });
        assert_eq!(is_asked, !is_sent, "{told:#?}");
    }
}

fn corrections(w: &World) -> Vec<Received> {
    let mut found = w.received();
    found.retain(|letter| letter.subject.contains("[Số liệu thay đổi]"));
    found
}

#[tokio::test]
async fn a_figure_that_changed_after_the_report_was_sent_is_told_once_with_a_draft_made_anew() {
    let mut w = office().await;
    let reported = sent(&mut w, |r| {
        // The source counts three more now.
        r.total.counts.c7 = r.total.counts.c7.map(|n| n - 3);
    });
    w.at("2026-03-18 09:05").await;
    assert_eq!(corrections(&w).len(), 0, "the source has said nothing since");
    ask_again(&mut w, "2026-03-18 20:00");
    w.at("2026-03-18 20:01").await;
    assert_eq!(corrections(&w).len(), 0, "not at night");
    w.at("2026-03-19 07:45").await;
    let told = corrections(&w);
    assert_eq!(told.len(), 1);
    let now = reported.total.counts.c7.unwrap() + 3;
    for words in [
        "330/BC-BQL ngày 18/3/2026".to_owned(),
        format!(
            "Tổng số, cột 7 (tổng số đã giải quyết): đã báo cáo {}, nay là {now} (tăng 03).",
            now - 3
        ),
    ] {
        assert!(told[0].text.contains(&words), "{words}\n{}", told[0].text);
    }
    let text = String::from_utf8_lossy(&told[0].bytes);
    for file in ["du-thao-cchc-quy-2026-q1.docx", "du-thao-cchc-quy-2026-q1.xlsx"] {
        assert!(text.contains(file), "{file}");
    }
    // Three dossiers are corrected, not what was signed of tasks.
    let text = crate::portal_trouble::docx_text(&told[0]);
    assert!(text.contains("Tính đến ngày 17/3/2026"), "{text}");
    assert!(!text.contains("Tính đến ngày 19/3/2026"), "{text}");
    for again in ["2026-03-20 08:00", "2026-03-23 08:00"] {
        ask_again(&mut w, &again.replace("08:00", "07:00"));
        w.at(again).await;
    }
    assert_eq!(corrections(&w).len(), 0, "once");
    let found = w.store().revisions(moment("2026-03-23 09:00")).unwrap();
    let expected = Change {
        line: "Tổng số".into(),
        column: Column::C7,
        then: now - 3,
        now,
    };
    assert_eq!(
        found.iter().flat_map(|r| r.changes.clone()).collect::<Vec<_>>(),
        [expected]
    );
}

#[tokio::test]
async fn another_figure_that_changes_later_is_told_too_and_a_newer_version_ends_it() {
    let mut w = office().await;
    sent(&mut w, |r| r.total.counts.c7 = r.total.counts.c7.map(|n| n + 1));
    ask_again(&mut w, "2026-03-19 07:00");
    w.at("2026-03-19 07:45").await;
    assert_eq!(corrections(&w).len(), 1);
    // The corrected report, as the source says.
    sent(&mut w, |r| {
        r.number = "341/BC-BQL".into();
        r.at = moment("2026-03-19 09:00");
    });
    ask_again(&mut w, "2026-03-20 07:00");
    w.at("2026-03-20 07:45").await;
    assert_eq!(corrections(&w).len(), 0, "the newest version counts");
    // A third version that is wrong in another figure.
    sent(&mut w, |r| {
        r.at = moment("2026-03-20 09:00");
        r.total.counts.c13 = r.total.counts.c13.map(|n| n + 5);
    });
    ask_again(&mut w, "2026-03-21 07:00");
    w.at("2026-03-23 07:45").await;
    let told = corrections(&w);
    assert_eq!(told.len(), 1);
    assert!(
        told[0].text.contains("cột 13") && !told[0].text.contains("cột 7 "),
        "{}",
        told[0].text
    );
}

/// The same answer once more, as a source gives it that is asked again.
fn ask_again(w: &mut World, when: &str) {
    use dossierd::portal::{Answer, Question};
    let regimes = w.settings().rules.regimes.clone();
    let period = Period::read("2026-Q1", &regimes, None).unwrap();
    let mut snapshot = w
        .store()
        .snapshots(period.from, period.to)
        .unwrap()
        .pop()
        .unwrap();
    let question = Question {
        mode: snapshot.mode,
        from: period.from,
        to: period.to,
    };
    let at = moment(when);
    let begun = w
        .store()
        .begin_fetch(&snapshot.source.clone(), &question, at)
        .unwrap();
    snapshot.fetched_at = at;
    let answer = Answer {
        version: Default::default(),
        validators: Default::default(),
        snapshot,
        body: b"{}".to_vec(),
        status: 200,
    };
    w.store().keep_answer(begun, &answer).unwrap();
}

#[tokio::test]
async fn a_figure_that_reads_otherwise_under_a_newer_profile_is_told_too() {
    let mut w = office().await;
    let reported = sent(&mut w, |_| {});
    w.at("2026-03-19 07:45").await;
    assert_eq!(corrections(&w).len(), 0, "nothing differs");
    let mut read = w.store().answers_of(&reported.source).unwrap();
    read.retain(|stored| stored.snapshot.is_of(&reported.period));
    let readings: Vec<_> = read
        .into_iter()
        .map(|stored| {
            let mut snapshot = stored.snapshot;
            let total = snapshot.total.as_mut().expect("the portal sends a totals row");
            total.counts.c5 = total.counts.c5.map(|n| n + 2);
            let proof = snapshot.proof();
            (snapshot, proof)
        })
        .collect();
    assert!(!readings.is_empty());
    let newer = Version {
        profile: "opencps-v2".into(),
        hash: "newer".into(),
    };
    let applied = moment("2026-03-19 10:00");
    w.store().keep_readings(&readings, &newer, applied).unwrap();
    w.at("2026-03-19 10:01").await;
    let told = corrections(&w);
    assert_eq!(told.len(), 1);
    for words in [
        "được đọc lại lúc 10 giờ 00",
        "Câu trả lời của nguồn không thay đổi",
        "cột 5",
    ] {
        assert!(told[0].text.contains(words), "{words}\n{}", told[0].text);
    }
    w.at("2026-03-20 07:45").await;
    assert_eq!(corrections(&w).len(), 0, "once");
}
