//! Figures that a person exports: who is asked and when, what is taken, what the draft says.

mod again;
mod doubted;
mod estimate;
mod taken;

use crate::world::*;
use dossierd::agenda::PullRule;
use dossierd::calendar::{Period, hm};
use dossierd::daemon::Event;
use dossierd::dossier::Column;
use dossierd::export::{DataPerson, ExportSource};
use std::path::PathBuf;

const FORM: &[u8] = include_bytes!("../files/exports/bieu-06a.xls");

/// The sample office, its portal exported by the one-stop unit.
pub(crate) async fn office() -> World {
    office_with(|_| {}).await
}

async fn office_with(change: impl FnOnce(&mut dossierd::config::Settings)) -> World {
    let mut world = World::with(|s| {
        s.rules.pulls = Vec::<PullRule>::new();
        s.sources.clear();
        let folder = s.database.parent().map(|d| d.join("so-lieu")).unwrap();
        s.rules.exports = vec![ExportSource {
            id: "motcua".into(),
            person: DataPerson::Unit("motcua".into()),
            screen: "Thống kê - biểu II.06a".into(),
            folder,
            put: "thư mục So-lieu".into(),
            ask_at: hm(9, 0),
            remind_at: hm(13, 30),
            sectors: std::collections::BTreeMap::new(),
        }];
        change(s);
    })
    .await;
    world.import(dossierd::config::SAMPLE_PLAN, "2026-06-01 08:00");
    world
}

impl World {
    fn desk(&self) -> PathBuf {
        self.settings().rules.exports[0].folder.clone()
    }

    pub(crate) fn hand_over(&self, name: &str, bytes: &[u8]) {
        std::fs::create_dir_all(self.desk()).unwrap();
        std::fs::write(self.desk().join(name), bytes).unwrap();
    }

    /// Keys of the letters that this beat wrote about figures and drafts.
    pub(crate) async fn figures_at(&mut self, when: &str) -> Vec<String> {
        let events = self.at(when).await;
        let mut keys: Vec<String> = queued(&events)
            .into_iter()
            .filter(|k| k.starts_with("figures") || k.starts_with("draft") || k.starts_with("receipt"))
            .map(|k| k.rsplit_once('-').map_or(k, |(begin, _)| begin).to_owned())
            .collect();
        keys.sort();
        keys
    }

    fn counted(&mut self, period: &str, column: Column) -> Option<i64> {
        let rules = self.settings().rules.clone();
        let period = Period::read(period, &rules.regimes, None).unwrap();
        let known = self.store().snapshots(period.from, period.to).unwrap();
        dossierd::dossier::figures(period, &known, &Default::default())
            .total
            .counts
            .get(column)
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let Ok(found) = std::fs::read_dir(self.desk().join(folder)) else {
            return Vec::new();
        };
        let mut names: Vec<String> = found
            .map(|e| e.unwrap())
            .filter(|e| e.path().is_file())
            .map(|e| e.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// A week's form for the window of the title.
pub(crate) fn form(title: &str, received: i64) -> Vec<u8> {
    format!(
        "{title}\nTT;Lĩnh vực;Tiếp nhận;;;;Đã giải quyết;;;;Đang giải quyết;;\n\
        ;;Tổng số;Trực tuyến;Trực tiếp;Từ kỳ trước;Tổng số;Trước hạn;Đúng hạn;Quá hạn;Tổng số;Trong hạn;Quá hạn\n\
        1;Đầu tư;{received};{received};0;0;{received};{received};0;0;0;0;0\n"
    )
    .into_bytes()
}

pub(crate) const WEEK: &str = "Từ ngày 26/6/2026 đến ngày 02/7/2026";

#[tokio::test]
async fn who_exports_is_asked_once_and_once_more_and_then_the_draft_goes_without_figures() {
    let mut office = office().await;
    office.at("2026-07-02 16:00").await;
    office.received();
    assert_eq!(office.figures_at("2026-07-03 08:59").await, [""; 0]);
    assert_eq!(
        office.figures_at("2026-07-03 09:00").await,
        ["figures-wanted-motcua-2026-07-03"]
    );
    for quiet in ["09:01", "10:00", "12:00", "13:29"] {
        assert_eq!(
            office.figures_at(&format!("2026-07-03 {quiet}")).await,
            [""; 0],
            "{quiet}"
        );
    }
    assert_eq!(
        office.figures_at("2026-07-03 13:30").await,
        ["draft-week-2026-W27", "figures-again-motcua-2026-07-03"]
    );
    for quiet in [
        "2026-07-03 14:00",
        "2026-07-03 16:00",
        "2026-07-06 09:00",
        "2026-07-06 13:30",
    ] {
        assert_eq!(office.figures_at(quiet).await, [""; 0], "{quiet}");
    }
    let letters = office.received();
    let to_motcua: Vec<&str> = letters
        .iter()
        .filter(|l| l.to == MOTCUA && l.subject.contains("số liệu"))
        .map(|l| l.subject.as_str())
        .collect();
    assert_eq!(
        to_motcua,
        [
            "[Nhắc lại] Chưa có số liệu hồ sơ tuần 27 năm 2026 - Thứ Sáu 03/7/2026",
            "[Đề nghị xuất số liệu] Hồ sơ tuần 27 năm 2026 - Thứ Sáu 03/7/2026",
        ]
    );
    let draft = letters
        .iter()
        .find(|l| l.subject.starts_with("[Dự thảo]"))
        .unwrap();
    assert!(draft.text.contains("chưa có số liệu"), "{}", draft.text);
}

#[tokio::test]
async fn a_file_that_is_there_is_not_asked_for_and_the_draft_rests_on_it() {
    let mut office = office().await;
    office.at("2026-07-02 16:00").await;
    office.hand_over("tuan.csv", &form(WEEK, 7));
    // Looked at twice, so that a file that is still being copied is left alone.
    office.at("2026-07-03 07:50").await;
    office.at("2026-07-03 07:51").await;
    assert_eq!(office.files("da-nhan").len(), 1);
    assert_eq!(office.counted("2026-W27", Column::C3), Some(7));
    office.received();
    assert_eq!(office.figures_at("2026-07-03 09:00").await, [""; 0]);
    assert_eq!(
        office.figures_at("2026-07-03 10:00").await,
        ["draft-week-2026-W27"]
    );
    assert_eq!(office.figures_at("2026-07-03 13:30").await, [""; 0]);
}

#[tokio::test]
async fn the_draft_goes_as_soon_as_the_file_has_come() {
    let mut office = office().await;
    office.at("2026-07-03 09:00").await;
    office.at("2026-07-03 10:00").await;
    office.received();
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 11:00").await;
    assert_eq!(
        office.figures_at("2026-07-03 11:01").await,
        ["draft-week-2026-W27", "receipt-1"]
    );
    let letters = office.received();
    let receipt = letters
        .iter()
        .find(|l| l.subject.starts_with("[Xác nhận số liệu]"))
        .unwrap();
    assert_eq!(receipt.to, MOTCUA);
    assert!(receipt.text.contains("Tiếp nhận 07 hồ sơ"), "{}", receipt.text);
    assert_eq!(office.figures_at("2026-07-03 13:30").await, [""; 0]);
}

#[tokio::test]
async fn figures_that_come_after_the_draft_bring_it_once_more() {
    let mut office = office().await;
    for beat in ["09:00", "13:30"] {
        office.at(&format!("2026-07-03 {beat}")).await;
    }
    office.hand_over("tuan.csv", &form(WEEK, 7));
    office.at("2026-07-03 14:10").await;
    assert_eq!(
        office.figures_at("2026-07-03 14:11").await,
        ["draft-week-figures-2026-W27", "receipt-1"]
    );
    let letters = office.received();
    let receipt = letters
        .iter()
        .find(|l| l.subject.starts_with("[Xác nhận số liệu]"))
        .unwrap();
    assert!(
        receipt.text.contains("đã gửi đi khi chưa có số liệu"),
        "{}",
        receipt.text
    );
    assert_eq!(office.figures_at("2026-07-03 14:12").await, [""; 0]);
}

#[tokio::test]
async fn days_off_move_the_letter_to_a_working_day() {
    let mut office = office().await;
    for (quiet, asked) in [
        // The half year ends on Sunday 14/6, the month on Friday 19/6.
        ("2026-06-14 09:00", "2026-06-15"),
        ("2026-06-20 09:00", "2026-06-22"),
        // Friday 01/01/2027 is off: the week's page comes on Thursday, before its window has ended.
        ("2026-12-30 09:00", "2026-12-31"),
    ] {
        office.at(&quiet.replace("09:00", "08:00")).await;
        let keys = office.figures_at(quiet).await;
        assert!(
            !keys.iter().any(|k| k.starts_with("figures")),
            "{quiet}: {keys:?}"
        );
        let keys = office.figures_at(&format!("{asked} 09:00")).await;
        assert!(
            keys.contains(&format!("figures-wanted-motcua-{asked}")),
            "{keys:?}"
        );
    }
    office.received();
    office.hand_over("tuan.csv", &form("Từ ngày 25/12/2026 đến ngày 31/12/2026", 3));
    let mut keys = office.figures_at("2026-12-31 10:59").await;
    keys.extend(office.figures_at("2026-12-31 11:00").await);
    assert_eq!(keys, ["draft-week-2026-W53", "receipt-1"]);
    assert_eq!(office.figures_at("2027-01-04 09:00").await, [""; 0]);
}

#[tokio::test]
async fn a_program_that_was_off_asks_once_with_the_reminder() {
    let mut office = office().await;
    office.at("2026-07-02 16:00").await;
    assert_eq!(
        office.figures_at("2026-07-03 15:00").await,
        ["draft-week-2026-W27", "figures-again-motcua-2026-07-03"]
    );
    office.restart();
    assert_eq!(office.figures_at("2026-07-03 15:01").await, [""; 0]);
}

#[tokio::test]
async fn what_it_slept_through_for_long_is_let_be() {
    let mut office = office().await;
    office.at("2026-06-12 16:00").await;
    office.received();
    // The half year ended two weeks ago, the month one; a week on Thursday.
    let keys = office.figures_at("2026-06-29 09:00").await;
    let asked: Vec<&String> = keys.iter().filter(|k| k.starts_with("figures")).collect();
    assert_eq!(
        asked,
        ["figures-again-motcua-2026-06-26"],
        "one letter for all days"
    );
    let letter = office.received().into_iter().find(|l| l.to == MOTCUA).unwrap();
    for window in ["đến ngày 19/6/2026", "đến ngày 25/6/2026"] {
        assert!(letter.text.contains(window), "{window}\n{}", letter.text);
    }
    assert_eq!(office.figures_at("2026-06-29 13:30").await, [""; 0]);
    let later = office.figures_at("2026-07-03 09:00").await;
    assert!(
        later.contains(&"figures-wanted-motcua-2026-07-03".to_owned()),
        "{later:?}"
    );
    let letter = office
        .received()
        .into_iter()
        .find(|l| l.subject.contains("27"))
        .unwrap();
    assert!(!letter.text.contains("19/6/2026"), "told before\n{}", letter.text);
}

#[tokio::test]
async fn in_a_trial_run_the_owner_gets_the_letters() {
    let mut office = office_with(|s| s.rules.going = dossierd::agenda::Going::Shadow).await;
    office.at("2026-07-03 09:00").await;
    let letters = office.received();
    let wanted = letters
        .iter()
        .find(|l| l.subject.contains("xuất số liệu"))
        .unwrap();
    assert_eq!(wanted.to, OFFICE);
    assert!(wanted.text.contains("CHẠY THỬ"), "{}", wanted.text);
}

#[tokio::test]
async fn a_rehearsal_shows_both_letters_at_their_hours_and_the_draft_behind_them() {
    let mut office = office().await;
    let tasks = office.store().tasks().unwrap();
    let rules = office.settings().rules.clone();
    let lived = dossierd::agenda::rehearse(tasks, &rules, day("2026-07-03"), day("2026-07-03"));
    let told: Vec<String> = lived
        .iter()
        .filter(|r| r.errand.key.starts_with("figures") || r.errand.key.starts_with("draft"))
        .map(|r| format!("{} {}", r.at.format("%H:%M"), r.errand.key))
        .map(|line| line.rsplit_once('-').unwrap().0.to_owned())
        .collect();
    assert_eq!(
        told,
        [
            "09:00 figures-wanted-motcua-2026-07-03",
            "13:30 figures-again-motcua-2026-07-03",
            "13:30 draft-week-2026-W27",
        ]
    );
}
