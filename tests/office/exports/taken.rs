//! What is taken of a file, and what is kept of it.

use super::*;

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_a_wrong_one_is_given_back_with_its_cell() {
    let mut office = office().await;
    office.hand_over("a.csv", &form(WEEK, 7));
    office.at("2026-07-03 08:00").await;
    office.at("2026-07-03 08:01").await;
    office.received();
    office.hand_over("b.csv", &form(WEEK, 7));
    office.hand_over("c.csv", &form("Từ ngày 26/6/2026 đến ngày 02/7/2026", -5));
    office.hand_over("d.csv", b"khong phai bang");
    office.at("2026-07-03 08:02").await;
    let events = office.at("2026-07-03 08:03").await;
    let given_back = events
        .iter()
        .filter(|e| matches!(e, Event::Taken { is_refused: true, .. }));
    assert_eq!(given_back.count(), 3);
    assert_eq!(office.files("tra-lai").len(), 3);
    assert_eq!(office.counted("2026-W27", Column::C3), Some(7));
    let text: String = office.received().into_iter().map(|l| l.text).collect();
    assert!(
        text.contains("đã được nhận lúc 08 giờ 01 ngày 03/7/2026"),
        "{text}"
    );
    assert!(text.contains("Ô C4 (cột 3): “-5” không phải số hồ sơ"), "{text}");
    assert!(text.contains("Không nhận ra biểu II.06a"), "{text}");
}

#[tokio::test]
async fn the_same_figures_after_the_cut_off_are_the_final_answer() {
    let mut office = office().await;
    office.hand_over("a.csv", &form(WEEK, 7));
    office.at("2026-07-02 15:00").await;
    office.at("2026-07-02 15:01").await;
    assert_eq!(office.files("da-nhan").len(), 1);
    assert_eq!(
        office.figures_at("2026-07-03 09:00").await,
        ["figures-wanted-motcua-2026-07-03"],
        "the window had not ended"
    );
    office.hand_over("a.csv", &form(WEEK, 7));
    office.at("2026-07-03 09:10").await;
    office.at("2026-07-03 09:11").await;
    assert_eq!(office.files("da-nhan").len(), 2);
    assert_eq!(
        office.figures_at("2026-07-03 13:30").await,
        ["draft-week-2026-W27"]
    );
}

#[tokio::test]
async fn an_excel_form_is_stored_with_where_it_comes_from() {
    let mut office = office().await;
    office.hand_over("bieu.xls", FORM);
    office.at("2026-06-22 08:00").await;
    office.at("2026-06-22 08:01").await;
    let period = ("2026-05-20".parse().unwrap(), "2026-06-19".parse().unwrap());
    let known = office.store().snapshots(period.0, period.1).unwrap();
    assert_eq!(known.len(), 1);
    assert!(
        known[0]
            .request
            .starts_with("tệp “bieu.xls” (biểu II.06a, bảng “Bieu 06a”, hàng 12 đến 17;"),
        "{}",
        known[0].request
    );
    assert_eq!(office.counted("2026-06", Column::C3), Some(1646));
}

/// Everything in the database, and everything that was sent, as bytes.
fn everything(office: &mut World, letters: &[Received]) -> String {
    let mut bytes = Vec::new();
    // What is packed in the database, as it came, and what was made of it.
    for head in office.store().all_heads().unwrap() {
        let snapshot = office.store().snapshot(head.id).unwrap();
        bytes.extend(office.store().answer_body(&snapshot.hash).unwrap().unwrap());
        bytes.extend(format!("{snapshot:?}").into_bytes());
    }
    for ending in ["", "-wal"] {
        let path = format!("{}{ending}", office.database().display());
        bytes.extend(std::fs::read(path).unwrap_or_default());
    }
    for letter in letters {
        bytes.extend(format!("{letter:?}").into_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn nothing_of_a_person_in_a_list_reaches_the_database_the_letters_or_the_folder() {
    let mut office = office().await;
    let list = "Mã hồ sơ;Lĩnh vực;Người nộp;Điện thoại;Số CCCD;Địa chỉ;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả;Hình thức;Trạng thái\n\
        A-1;Đầu tư;Nguyễn Thị Kín;0912345678;031099001234;Ngõ Sâu;20/06/2026;05/07/2026;;Trực tuyến;Đang xử lý: Nguyễn Thị Kín\n\
        A-2;Lao động;Phạm Riêng;0987654321;031099009999;Ngõ Sâu;29/06/2026;01/07/2026;30/06/2026;Trực tiếp;Đã trả\n\
        A-3;Lao động;Phạm Riêng;0987654321;031099009999;Ngõ Sâu;30/06/2026;01/07/2026;;Trực tiếp;Đang xử lý\n";
    office.hand_over("ds.csv", list.as_bytes());
    // Broken in a column that is read, with a person's words where a day belongs.
    office.hand_over("hong.csv", list.replace("29/06/2026", "Phạm Riêng").as_bytes());
    office.at("2026-07-03 08:00").await;
    office.at("2026-07-03 08:01").await;
    let letters = office.received();
    let all = everything(&mut office, &letters);
    for secret in [
        "Thị Kín",
        "0912345678",
        "031099001234",
        "Ngõ Sâu",
        "Riêng",
        "0987654321",
    ] {
        assert!(!all.contains(secret), "{secret}");
    }
    assert!(all.contains("A-1"), "the codes are there");
    assert_eq!(
        office.files("da-nhan"),
        [""; 0],
        "a list with personal columns is not kept"
    );
    assert_eq!(office.files(""), [""; 0]);
    // Given back: it is the person's own file, where they put it.
    assert_eq!(office.files("tra-lai").len(), 1);

    // The form is counted for any window.
    assert_eq!(office.counted("2026-W27", Column::C3), Some(3));
    assert_eq!(office.counted("2026-W27", Column::C6), Some(1));
    assert_eq!(office.counted("2026-W27", Column::C7), Some(1));
    assert_eq!(office.counted("2026-W27", Column::C13), Some(1));
    assert_eq!(office.counted("cal:2026-06", Column::C3), Some(3));
    assert_eq!(office.counted("2026-06-29..2026-06-29", Column::C3), Some(2));
    // And nobody is asked for it.
    assert_eq!(office.figures_at("2026-07-03 09:00").await, [""; 0]);
    assert_eq!(
        office.figures_at("2026-07-03 10:00").await,
        ["draft-week-2026-W27"]
    );
}

#[tokio::test]
async fn a_list_that_was_stored_when_the_power_failed_is_removed_and_not_stored_again() {
    use dossierd::daemon::exports::{Given, receipt, understand};
    use sha2::{Digest, Sha256};
    let mut office = office().await;
    let bytes = "Mã hồ sơ;Lĩnh vực;Người nộp;Ngày tiếp nhận;Ngày hẹn trả\nA-1;Đầu tư;Nguyễn Kín;20/06/2026;05/07/2026\n";
    let (source, rules) = (
        office.settings().rules.exports[0].clone(),
        office.settings().rules.clone(),
    );
    let given = Given {
        name: "ds.csv",
        bytes: bytes.as_bytes(),
        asked: None,
        forced: None,
        came: "thư mục nhận",
    };
    let now = moment("2026-07-03 08:00");
    let understood = understand(given, &source, office.store(), &rules, now)
        .unwrap()
        .unwrap();
    let receipt = receipt(&understood, &source, &rules, now);
    let digest = Sha256::digest([b"motcua\0", bytes.as_bytes()].concat());
    let hash: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    let file = dossierd::store::SheetFile {
        hash: &hash,
        name: "ds.csv",
    };
    office
        .store()
        .keep_export(
            &understood.answer(),
            understood.received.list,
            Some((file, &receipt)),
            now,
        )
        .unwrap();
    // It still lies there.
    office.hand_over("ds.csv", bytes.as_bytes());
    office.restart();
    office.at("2026-07-03 08:10").await;
    office.at("2026-07-03 08:11").await;
    assert_eq!(office.files(""), [""; 0]);
    assert_eq!(office.files("da-nhan"), [""; 0]);
    assert_eq!(office.files("tra-lai"), [""; 0]);
    assert_eq!(office.store().lists().unwrap().len(), 1);
}

#[tokio::test]
async fn figures_that_do_not_close_go_to_the_drafter_only_and_leaders_read_why_there_is_no_table() {
    let mut office = office().await;
    office.at("2026-07-02 16:00").await;
    let broken = String::from_utf8(form(WEEK, 7)).unwrap();
    let broken = broken.replace("Đầu tư;7;7;", "Đầu tư;9;7;");
    office.hand_over("tuan.csv", broken.as_bytes());
    office.at("2026-07-03 07:50").await;
    office.at("2026-07-03 07:51").await;
    office.received();
    office.at("2026-07-03 10:00").await;
    let drafts: Vec<Received> = office
        .received()
        .into_iter()
        .filter(|l| l.subject.starts_with("[Dự thảo]"))
        .collect();
    assert_eq!(drafts.len(), 1, "to nobody but its drafter");
    let letter = &drafts[0];
    assert_eq!(letter.to, OFFICE);
    assert!(letter.subject.contains("CHƯA KHỚP SỐ LIỆU"), "{}", letter.subject);
    let at = |words: &str| {
        letter
            .text
            .find(words)
            .unwrap_or_else(|| panic!("{words}\n{}", letter.text))
    };
    assert!(at("Cần xem lại") < at("Ghi chú"), "findings come first");
    office.at("2026-07-03 15:00").await;
    let pages: Vec<Received> = office
        .received()
        .into_iter()
        .filter(|l| l.subject.starts_with("[Báo cáo tuần]"))
        .collect();
    assert_eq!(pages.len(), 2);
    for page in pages {
        assert!(
            page.text.contains("Số liệu chưa khớp nên chưa lập bảng"),
            "{}",
            page.text
        );
    }
}
