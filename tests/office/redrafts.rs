//! Figures that change after their draft went: a new version comes by itself, once, until the report
//! has gone.

use crate::exports::{WEEK, form, office};
use crate::world::{World, moment, queued};
use dossierd::agenda;
use dossierd::calendar::Period;
use dossierd::dossier::Reported;

#[tokio::test]
async fn a_corrected_file_brings_a_new_version_once_that_says_what_changed() {
    let mut office = office().await;
    office.at("2026-07-03 08:00").await;
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 09:40").await;
    office.at("2026-07-03 09:41").await;
    assert_eq!(
        office.figures_at("2026-07-03 10:00").await,
        ["draft-week-2026-W27"]
    );
    office.received();
    office.hand_over("tuan-sua.csv", &form(WEEK, 9));
    office.at("2026-07-03 11:00").await;
    let mut keys = office.figures_at("2026-07-03 11:01").await;
    keys.retain(|k| k.starts_with("draft"));
    assert_eq!(keys, ["draft-week-v2-2026-W27"]);
    let letters = office.received();
    let letter = letters
        .iter()
        .find(|l| l.subject.starts_with("[Dự thảo]"))
        .unwrap();
    for words in ["Bản 02 của dự thảo, thay bản 01", "cột 3 từ 07 thành 09"] {
        assert!(letter.text.contains(words), "{words}\n{}", letter.text);
    }
    for beat in ["11:02", "13:00", "14:00"] {
        let keys = office.figures_at(&format!("2026-07-03 {beat}")).await;
        assert!(keys.iter().all(|k| !k.starts_with("draft-week")), "{keys:?}");
    }
}

#[tokio::test]
async fn the_same_figures_again_and_figures_after_the_page_bring_none() {
    let mut office = office().await;
    office.at("2026-07-03 08:00").await;
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 09:40").await;
    office.at("2026-07-03 09:41").await;
    office.at("2026-07-03 10:00").await;
    office.hand_over("tuan-lan-2.csv", &[form(WEEK, 7), b"\n".to_vec()].concat());
    office.at("2026-07-03 11:00").await;
    let drafts = |keys: Vec<String>| -> Vec<String> {
        keys.into_iter().filter(|k| k.starts_with("draft-week")).collect()
    };
    assert_eq!(drafts(office.figures_at("2026-07-03 11:01").await), [""; 0]);
    office.at("2026-07-03 15:00").await;
    office.hand_over("tuan-sua.csv", &form(WEEK, 9));
    office.at("2026-07-03 15:30").await;
    assert_eq!(drafts(office.figures_at("2026-07-03 15:31").await), [""; 0]);
}

#[tokio::test]
async fn a_draft_that_somebody_made_before_does_not_send_the_same_one_twice() {
    let mut office = office().await;
    office.at("2026-07-03 08:00").await;
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 09:40").await;
    office.at("2026-07-03 09:41").await;
    made_by_hand(&mut office, "2026-07-03 09:50");
    let drafts = |keys: Vec<String>| -> Vec<String> {
        keys.into_iter().filter(|k| k.starts_with("draft-week")).collect()
    };
    assert_eq!(
        drafts(office.figures_at("2026-07-03 10:00").await),
        ["draft-week-2026-W27"]
    );
    for beat in ["10:01", "10:30"] {
        assert_eq!(
            drafts(office.figures_at(&format!("2026-07-03 {beat}")).await),
            [""; 0],
            "{beat}"
        );
    }
}

/// The week's draft as `dossierd draft` gives it out.
fn made_by_hand(office: &mut World, when: &str) {
    let (now, rules) = (moment(when), office.settings().rules.clone());
    let period = Period::read("2026-W27", &rules.regimes, None).unwrap();
    let figures = agenda::with_history(&period, &rules)
        .iter()
        .map(|p| office.store().figures(p, &rules.reckoning(p), now).unwrap())
        .collect();
    let facts = office.store().facts(now).unwrap();
    let input = agenda::report_input(None, &period, false, figures, &facts, &rules, now);
    let made = agenda::handed_out(None, &input, &facts, (now, agenda::BY_COMMAND)).unwrap();
    office.store().keep_draft(&made).unwrap();
}

#[tokio::test]
async fn figures_that_changed_after_a_draft_at_the_command_line_come_as_version_two_by_mail() {
    let mut office = office().await;
    office.at("2026-07-03 08:00").await;
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 09:40").await;
    office.at("2026-07-03 09:41").await;
    made_by_hand(&mut office, "2026-07-03 09:45");
    office.hand_over("tuan-sua.csv", &form(WEEK, 9));
    office.at("2026-07-03 09:50").await;
    office.at("2026-07-03 09:51").await;
    office.received();
    assert_eq!(
        office.figures_at("2026-07-03 10:00").await,
        ["draft-week-2026-W27"]
    );
    let letters = office.received();
    let drafts: Vec<_> = letters
        .iter()
        .filter(|l| l.subject.starts_with("[Dự thảo]"))
        .collect();
    let [letter] = drafts.as_slice() else {
        panic!("{drafts:?}")
    };
    for words in [
        "Bản 02 của dự thảo, thay bản 01 lập lúc 09 giờ 45 ngày 03/7/2026",
        "cột 3 từ 07 thành 09",
    ] {
        assert!(letter.text.contains(words), "{words}\n{}", letter.text);
    }
    for beat in ["10:01", "10:30", "14:00"] {
        let keys = office.figures_at(&format!("2026-07-03 {beat}")).await;
        assert!(keys.iter().all(|k| !k.starts_with("draft")), "{beat} {keys:?}");
    }
    let facts = office.store().facts(moment("2026-07-03 14:01")).unwrap();
    let of_week = facts.drafts.iter().filter(|d| d.period == "2026-W27");
    let kept: Vec<_> = of_week.map(|d| (d.number, d.by == agenda::BY_COMMAND)).collect();
    assert_eq!(kept, [(1, true), (2, false)]);
}

#[tokio::test]
async fn a_pull_after_a_draft_at_the_command_line_is_version_two_by_mail() {
    let mut office = World::sample().await;
    office.at("2026-07-01 09:00").await;
    made_by_hand(&mut office, "2026-07-01 16:00");
    office.at("2026-07-02 23:50").await;
    office.received();
    office.at("2026-07-03 10:00").await;
    let letters = office.received();
    let mut drafts = letters.iter().filter(|l| l.subject.starts_with("[Dự thảo]"));
    let letter = drafts.find(|l| l.subject.contains("tuần")).unwrap();
    assert!(
        letter
            .text
            .contains("Bản 02 của dự thảo, thay bản 01 lập lúc 16 giờ 00 ngày 01/7/2026")
    );
}

/// The week's report as it was signed and sent, of the figures stored.
fn sent(office: &mut World, when: &str) -> Reported {
    let (at, rules) = (moment(when), office.settings().rules.clone());
    let period = Period::read("2026-W27", &rules.regimes, None).unwrap();
    let figures = office
        .store()
        .figures(&period, &rules.reckoning(&period), at)
        .unwrap();
    let mut reported = Reported {
        id: 0,
        report: String::new(),
        title: "Báo cáo tuần".into(),
        period,
        number: "45/BC-BQL".into(),
        date: at.date_naive(),
        at,
        by: "vp".into(),
        file: None,
        rows: figures.rows,
        total: figures.total,
        source: figures.provenance.expect("figures are stored").source,
        rests_on: vec![],
        beside: figures.beside,
    };
    reported.id = office.store().keep_reported(&reported, None).unwrap();
    reported
}

#[tokio::test]
async fn of_a_report_that_was_sent_and_has_no_deadline_only_the_correction_comes() {
    let mut office = office().await;
    office.at("2026-07-03 08:00").await;
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 09:40").await;
    office.at("2026-07-03 09:41").await;
    office.at("2026-07-03 10:00").await;
    let reported = sent(&mut office, "2026-07-03 10:30");
    office.hand_over("tuan-sua.csv", &form(WEEK, 9));
    office.at("2026-07-03 11:00").await;
    let events = office.at("2026-07-03 11:01").await;
    let mut keys = queued(&events);
    keys.retain(|k| k.starts_with("draft") || k.starts_with("correction"));
    assert_eq!(keys.len(), 1, "{keys:?}");
    assert!(keys[0].starts_with("correction-"), "{keys:?}");
    // By hand it is the correction as well.
    let (now, rules) = (moment("2026-07-03 11:10"), office.settings().rules.clone());
    let facts = office.store().facts(now).unwrap();
    let known = agenda::report_sent(None, &reported.period, &facts).unwrap();
    assert_eq!(known.number, "45/BC-BQL");
    let input = agenda::correction_input(known, Vec::new(), &facts, &rules, now);
    assert_eq!(
        input.corrects.as_deref(),
        Some("Báo cáo số 45/BC-BQL ngày 03/7/2026")
    );
    assert_eq!(
        agenda::report_sent(Some("cchc-quy"), &reported.period, &facts),
        None
    );
}

#[tokio::test]
async fn a_week_that_was_reported_with_other_figures_is_a_finding_of_the_week_compared_with_it() {
    let mut office = office().await;
    office.at("2026-07-03 08:00").await;
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 09:40").await;
    office.at("2026-07-03 09:41").await;
    sent(&mut office, "2026-07-03 10:30");
    let next_week = |office: &mut World| {
        let (now, rules) = (moment("2026-07-10 09:00"), office.settings().rules.clone());
        let period = Period::read("2026-W28", &rules.regimes, None).unwrap();
        let figures = agenda::with_history(&period, &rules)
            .iter()
            .map(|p| office.store().figures(p, &rules.reckoning(p), now).unwrap())
            .collect();
        let facts = office.store().facts(now).unwrap();
        let input = agenda::report_input(None, &period, false, figures, &facts, &rules, now);
        let told = input.figures.findings.into_iter().map(|f| f.message);
        told.filter(|m| m.contains("45/BC-BQL")).collect::<Vec<String>>()
    };
    assert_eq!(next_week(&mut office), [""; 0]);
    office.hand_over("tuan-sua.csv", &form(WEEK, 9));
    office.at("2026-07-03 11:00").await;
    office.at("2026-07-03 11:01").await;
    let told = next_week(&mut office);
    assert_eq!(told.len(), 1, "{told:?}");
    for words in [
        "tuần 27 năm 2026",
        "văn bản số 45/BC-BQL ngày 03/7/2026",
        "cột 7 đã báo cáo 07, nay là 09",
    ] {
        assert!(told[0].contains(words), "{words}: {told:?}");
    }
}
