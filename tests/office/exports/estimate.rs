//! Figures for a draft that comes before the cut-off: who is asked for them, and until which day they speak.

use super::*;

const SO_FAR: &str = "Từ ngày 15/12/2025 đến ngày 20/11/2026";

/// The annual report of the sample office is due before 05/12, its figures run until 14/12: the
/// estimate comes on Friday 27/11.
#[tokio::test]
async fn an_estimate_rests_on_the_newest_file_of_the_year_and_says_until_when_and_what_is_missing() {
    let mut office = office().await;
    office.hand_over("nam.csv", &form(SO_FAR, 30));
    office.at("2026-11-25 08:00").await;
    office.at("2026-11-25 08:01").await;
    office.at("2026-11-26 16:00").await;
    office.received();
    let keys = office.figures_at("2026-11-27 08:00").await;
    assert!(
        keys.contains(&"draft-tthc-nam-estimate-2026".to_owned()),
        "{keys:?}"
    );
    let draft = office
        .received()
        .into_iter()
        .find(|l| l.subject.contains("ước thực hiện"))
        .unwrap();
    for words in [
        "Số liệu ước thực hiện đến 23 giờ 50 ngày 20/11/2026",
        "còn thiếu từ ngày 21/11/2026 đến ngày 14/12/2026",
    ] {
        assert!(draft.text.contains(words), "{words}\n{}", draft.text);
    }
}

#[tokio::test]
async fn who_exports_is_asked_for_an_estimate_the_working_day_before_it() {
    let mut office = office().await;
    office.at("2026-11-25 16:00").await;
    office.received();
    assert_eq!(
        office.figures_at("2026-11-26 09:00").await,
        ["figures-wanted-motcua-2026-11-26"]
    );
    let letters = office.received();
    let letter = letters
        .iter()
        .find(|l| l.to == MOTCUA && l.subject.contains("xuất số liệu"))
        .unwrap();
    assert!(
        letter.subject.contains("năm 2026 (ước thực hiện)"),
        "{}",
        letter.subject
    );
    for words in [
        "từ ngày 15/12/2025 đến ngày 25/11/2026",
        "motcua 2025-12-15 2026-11-25",
        "trước thời điểm chốt số liệu",
    ] {
        assert!(letter.text.contains(words), "{words}\n{}", letter.text);
    }
    office.hand_over("nam.csv", &form("Từ ngày 15/12/2025 đến ngày 25/11/2026", 30));
    office.at("2026-11-26 10:00").await;
    office.at("2026-11-26 10:01").await;
    let keys = office.figures_at("2026-11-26 13:30").await;
    assert!(!keys.iter().any(|k| k.starts_with("figures")), "{keys:?}");
}

/// A part never stands for a period that is over.
#[tokio::test]
async fn after_the_cut_off_a_part_of_the_year_is_no_figure_of_the_year() {
    let mut office = office().await;
    office.hand_over("nam.csv", &form(SO_FAR, 30));
    office.at("2026-11-25 08:00").await;
    office.at("2026-11-25 08:01").await;
    let rules = office.settings().rules.clone();
    let year = Period::read("2026", &rules.regimes, Some("nd09_year")).unwrap();
    let mut at = |day: &str| {
        let day = day.parse().unwrap();
        let now = dossierd::calendar::at(day, hm(8, 0));
        office
            .store()
            .figures(&year, &rules.reckoning(&year), now)
            .unwrap()
    };
    assert_eq!(at("2026-11-27").total.counts.get(Column::C3), Some(30));
    let over = at("2026-12-15");
    assert_eq!((over.as_of, over.total.counts.get(Column::C3)), (None, None));
}
