//! The list of the task system.

use super::*;

const HEADER: [&str; 10] = [
    "STT",
    "Nội dung nhiệm vụ",
    "Văn bản giao",
    "Ngày giao",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Hạn xử lý",
    "Trạng thái",
    "Ngày hoàn thành",
    "Số văn bản kết quả",
];

/// A list as the city's system exports it on 15/7/2026: 158 tasks, of which 104 are finished (three
/// of them late), 48 in time, six overdue.
fn exported() -> Vec<Vec<String>> {
    let units = [
        "Văn phòng Ban Quản lý",
        "Phòng Quản lý đầu tư",
        "Phòng Quản lý quy hoạch và xây dựng",
        "Phòng Quản lý tài nguyên và môi trường",
        "Phòng Quản lý doanh nghiệp và lao động",
    ];
    let as_of = day("2026-07-15");
    let mut rows = vec![
        vec!["ỦY BAN NHÂN DÂN TỈNH SAO BIỂN".to_owned()],
        vec!["DANH SÁCH NHIỆM VỤ ĐƯỢC GIAO (Từ ngày 01/01/2026 đến ngày 15/7/2026)".to_owned()],
        HEADER.map(str::to_owned).to_vec(),
    ];
    for n in 0..158_u64 {
        let assigned = day("2026-01-05") + Days::new(n);
        let (state, due, finished): (&str, NaiveDate, Option<NaiveDate>) = match n {
            0..3 => (
                "Đã hoàn thành quá hạn",
                assigned + Days::new(14),
                Some(assigned + Days::new(20)),
            ),
            3..104 => (
                "Đã hoàn thành đúng hạn",
                assigned + Days::new(20),
                Some(assigned + Days::new(20 - n % 7)),
            ),
            104..152 => ("Đang thực hiện trong hạn", as_of + Days::new(n % 40), None),
            _ => ("Đang thực hiện quá hạn", as_of - Days::new(1 + n % 9), None),
        };
        rows.push(vec![
            (n + 1).to_string(),
            format!("Tham mưu, báo cáo nội dung số {} theo ý kiến chỉ đạo", n + 1),
            format!("{}/UBND-KSTT", 100 + n),
            date(assigned),
            units[usize::try_from(n).unwrap() % units.len()].to_owned(),
            String::new(),
            date(due),
            state.to_owned(),
            finished.map(date).unwrap_or_default(),
            finished
                .map(|_| format!("{}/BC-BQL", 200 + n))
                .unwrap_or_default(),
        ]);
    }
    rows
}

impl World {
    /// Puts a list into the folder and waits for its receipt.
    pub(super) async fn take(&mut self, name: &str, bytes: &[u8], day: &str) -> String {
        self.put(name, bytes);
        self.received();
        self.at(&format!("{day} 17:00")).await;
        self.at(&format!("{day} 17:01")).await;
        let told = self.received();
        assert_eq!(told.len(), 1, "one receipt");
        told[0].text.clone()
    }

    /// (given, done, of them late, in time, overdue) on that day.
    fn tally(&mut self, on: &str) -> (i64, i64, i64, i64, i64) {
        let facts = self.store().facts(moment("2026-07-15 17:00")).unwrap();
        let rules = self.settings().rules.clone();
        let t = summary(&facts, &rules, day(on)).system;
        assert_eq!(t.given, t.done + t.in_time + t.overdue, "the parts are the whole");
        (t.given, t.done, t.done_late, t.in_time, t.overdue)
    }
}

#[tokio::test]
async fn the_list_of_the_task_system_is_counted_by_the_product_in_both_formats() {
    for (name, bytes) in [
        ("giao-viec.xlsx", xlsx(&exported())),
        ("giao-viec.csv", csv(&exported())),
    ] {
        let mut w = office(&[DUE_THURSDAY]).await;
        w.done("1", "2026-07-01 08:00");
        let receipt = w.take(name, &bytes, "2026-07-15").await;
        assert_eq!(w.tally("2026-07-15"), (158, 104, 3, 48, 6), "{name}");
        assert!(
            receipt.contains("giao 158, hoàn thành 104, trong hạn 48, quá hạn 06"),
            "{receipt}"
        );
        assert!(
            receipt.contains("và 118 hàng khác"),
            "a long list is cut: {receipt}"
        );
        assert_eq!(w.store().tasks().unwrap().len(), 159, "beside the plan");
        // What is in time now is overdue later, without a new file.
        let (given, done, _, in_time, overdue) = w.tally("2026-08-30");
        assert_eq!((given, done, in_time, overdue), (158, 104, 0, 54));
    }
}

#[tokio::test]
async fn the_list_given_again_updates_and_does_not_double() {
    let mut w = office(&[DUE_THURSDAY]).await;
    w.done("1", "2026-07-01 08:00");
    w.take("a.xlsx", &xlsx(&exported()), "2026-07-15").await;
    let marks = w.marks().len();
    let mut rows = exported();
    rows[3 + 110][7] = "Đã hoàn thành đúng hạn".into();
    rows[3 + 110][8] = "16/7/2026".into();
    rows[3 + 111][6] = "31/12/2026".into();
    rows[3 + 5][7] = "Đang thực hiện quá hạn".into();
    rows[3 + 5][8] = String::new();
    // Sorted anew and renumbered.
    rows[3..].reverse();
    let receipt = w.take("b.xlsx", &xlsx(&rows), "2026-07-16").await;
    assert_eq!(w.store().tasks().unwrap().len(), 159);
    assert_eq!(
        w.marks().len(),
        marks + 2,
        "one finished, one set back: {receipt}"
    );
    assert!(receipt.contains("Đã ghi nhận 03 nội dung"), "{receipt}");
    assert_eq!(w.tally("2026-07-16").1, 104);
}

#[tokio::test]
async fn where_the_list_contradicts_its_days_both_are_told() {
    let mut w = office(&[DUE_THURSDAY]).await;
    w.done("1", "2026-07-01 08:00");
    let mut rows = exported();
    // Finished after the deadline, and called in time.
    rows[3][7] = "Đã hoàn thành đúng hạn".into();
    // Overdue, and called in time.
    rows[3 + 155][7] = "Đang thực hiện trong hạn".into();
    rows[3 + 156][7] = "không rõ".into();
    rows[3 + 157][4] = "Phòng Tài vụ".into();
    let receipt = w.take("a.xlsx", &xlsx(&rows), "2026-07-15").await;
    assert_eq!(
        w.tally("2026-07-15"),
        (157, 104, 3, 48, 5),
        "one row is asked about"
    );
    for words in [
        "Tệp ghi “Đã hoàn thành đúng hạn” nhưng ngày hoàn thành là 25/01/2026, thời hạn 19/01/2026",
        "Tệp ghi “Đang thực hiện trong hạn” nhưng đến 15/7/2026",
        "Theo trạng thái ghi trong tệp: giao 157, hoàn thành 104, trong hạn 49, quá hạn 04",
        "Ô H160 (Trạng thái)",
        "Không hiểu trạng thái “không rõ”",
        "Chưa xác định được đơn vị chủ trì “Phòng Tài vụ”",
    ] {
        assert!(receipt.contains(words), "{words}\n{receipt}");
    }
}
