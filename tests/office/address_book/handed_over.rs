//! What a unit reads that takes another's place, or goes on under another name and address.

use super::*;

const OF_OLD: [[&str; 5]; 4] = [
    [
        "1",
        "Rà soát thủ tục hành chính",
        OLD,
        "",
        "Chậm nhất ngày 02/7/2026",
    ],
    ["2", "Báo cáo giải ngân", OLD, "", "Trước ngày 25 hằng tháng"],
    [
        "3",
        "Gửi kết luận kiểm tra",
        OLD,
        "",
        "Trong 05 ngày làm việc kể từ khi kết thúc cuộc kiểm tra",
    ],
    ["4", "Rà soát quy hoạch", OLD, "", "Chậm nhất ngày 30/9/2026"],
];

#[tokio::test]
async fn who_takes_anothers_place_reads_on_the_first_morning_what_is_its_own_now() {
    for (change, to, subject) in [
        (
            merged as fn(&mut Book, &str),
            XAYDUNG,
            "nhận bàn giao từ Phòng Quản lý đầu tư",
        ),
        (renamed, "kinhte@saobien.example", "tên và địa chỉ mới của đơn vị"),
    ] {
        let mut w = World::reminders_with(&OF_OLD, |s| by_book(s, |b| change(b, "2026-06-27"))).await;
        w.done("4", "2026-06-20 08:00");
        w.at("2026-06-26 07:45").await;
        w.received();
        w.at("2026-06-29 07:45").await;
        let got = w.received();
        let told: Vec<_> = got.iter().filter(|l| l.subject.contains(subject)).collect();
        let [letter] = &told[..] else {
            panic!("{to}: {got:#?}");
        };
        assert_eq!(letter.to, to);
        let text = &letter.text;
        assert!(text.contains(OLD) && text.contains("27/6/2026"), "{text}");
        for (number, due) in [
            ("1", "Thứ Năm 02/7/2026"),
            ("2", "Thứ Sáu 24/7/2026"),
            ("3", "theo kế hoạch"),
        ] {
            let row = text
                .lines()
                .find(|l| l.contains(&format!("Nhiệm vụ số {number}:")));
            assert!(row.is_some_and(|r| r.contains(due)), "{number}: {text}");
        }
        assert!(!text.contains("Rà soát quy hoạch"), "done: {text}");
        w.restart();
        for when in ["2026-06-30 07:45", "2026-07-06 07:45"] {
            w.at(when).await;
            assert!(!w.subjects().iter().any(|(_, s)| s.contains(subject)), "{when}");
        }
    }
}
