//! A file that corrects another, and is taken back by the first one.

use super::*;
use dossierd::daemon::exports::{Given, understand};
use dossierd::export::Refused;

#[tokio::test]
async fn a_mistaken_file_is_taken_back_by_putting_the_first_one_in_again() {
    let mut office = office().await;
    for (name, received, at) in [
        ("dung.csv", 7, "08:00"),
        ("nham.csv", 9, "08:10"),
        ("dung.csv", 7, "08:20"),
    ] {
        office.received();
        office.hand_over(name, &form(WEEK, received));
        office.at(&format!("2026-07-03 {at}")).await;
        office.at(&format!("2026-07-03 {}1", &at[..4])).await;
        assert_eq!(office.counted("2026-W27", Column::C3), Some(received), "{at}");
    }
    assert_eq!(office.files("tra-lai"), [""; 0]);
    let text: String = office.received().into_iter().map(|l| l.text).collect();
    assert!(
        text.contains(
            "Số liệu trở lại như tệp đã nhận lúc 08 giờ 01 ngày 03/7/2026, thay cho số liệu nhận lúc 08 giờ 11 ngày 03/7/2026."
        ),
        "{text}"
    );
    // What counts now is refused as before.
    office.hand_over("dung.csv", &form(WEEK, 7));
    office.at("2026-07-03 08:30").await;
    office.at("2026-07-03 08:31").await;
    assert_eq!(office.files("tra-lai").len(), 1);
    let text: String = office.received().into_iter().map(|l| l.text).collect();
    assert!(
        text.contains("đang dùng của cùng kỳ, đã được nhận lúc 08 giờ 21 ngày 03/7/2026"),
        "{text}"
    );
}

#[tokio::test]
async fn a_forced_file_and_a_list_are_compared_with_what_counts_now_as_well() {
    let mut office = office().await;
    let rules = office.settings().rules.clone();
    let week = Period::read("2026-W27", &rules.regimes, None).unwrap();
    let list = |done: &str| {
        format!(
            "Mã hồ sơ;Lĩnh vực;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả;Hình thức\nA-1;Đầu tư;29/06/2026;05/07/2026;{done};Trực tuyến\n"
        )
    };
    let forced = |received| form("Từ ngày 19/6/2026 đến ngày 25/6/2026", received);
    let files: [(Vec<u8>, Option<&str>); 4] = [
        (forced(7), Some("tiêu đề ghi nhầm")),
        (list("").into_bytes(), None),
        (forced(7), Some("tiêu đề ghi nhầm")),
        (list("").into_bytes(), None),
    ];
    for (minute, (bytes, why)) in files.iter().enumerate() {
        let now = moment(&format!("2026-07-03 08:0{minute}"));
        let mut take = |store: bool| -> Result<Option<dossierd::calendar::Moment>, Refused> {
            let given = Given {
                name: "tep.csv",
                bytes,
                asked: Some(&week),
                forced: *why,
                came: "lệnh import",
            };
            let source = rules.exports[0].clone();
            let understood = understand(given, &source, office.store(), &rules, now).unwrap()?;
            if store {
                let (answer, list) = (understood.answer(), understood.received.list);
                office.store().keep_export(&answer, list, None, now).unwrap();
            }
            let returns = understood.remarks.iter().any(|r| r.contains("trở lại"));
            assert!(
                !store || returns == (minute >= 2),
                "{minute}: {:?}",
                understood.remarks
            );
            Ok(understood.known_since)
        };
        assert_eq!(take(true).unwrap(), None, "{minute}");
        assert_eq!(take(false).unwrap(), Some(now), "{minute}: now it counts");
    }
}
