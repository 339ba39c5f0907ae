//! What becomes of an export that was taken.

use super::*;

#[test]
fn what_is_stored_says_where_it_stands_and_checks_what_it_says() {
    let regimes = regimes();
    let export = read("bieu.xls", XLS, now()).unwrap();
    let settled = settle(&export, wish(None, "bieu.xls", &regimes)).unwrap();
    let received = answer(
        export,
        &settled,
        &source(),
        ("bieu.xls", XLS, "thư mục nhận"),
        now(),
    )
    .unwrap();
    let s = &received.snapshot;
    assert!(
        s.request
            .starts_with("tệp “bieu.xls” (biểu II.06a, bảng “Bieu 06a”, hàng 12 đến 17; SHA-256 "),
        "{}",
        s.request
    );
    assert_eq!(
        (s.from.to_string(), s.to.to_string()),
        ("2026-05-20".into(), "2026-06-19".into())
    );
    assert_eq!(received.findings, []);
    let body = String::from_utf8(received.body).unwrap();
    assert!(
        body.contains("\"1234\"") && !body.contains("Nguyễn Văn Mẫu"),
        "{body}"
    );

    let wrong = format!(
        "Từ ngày 20/5/2026 đến ngày 19/6/2026\n{HEADER}1;Đầu tư;11;6;1;3;7;4;2;1;3;2;1\n;Tổng số;11;6;1;3;7;4;2;1;3;2;1\n"
    );
    let export = read("a.csv", wrong.as_bytes(), now()).unwrap();
    let settled = settle(&export, wish(None, "a.csv", &regimes)).unwrap();
    let received = answer(
        export,
        &settled,
        &source(),
        ("a.csv", wrong.as_bytes(), "x"),
        now(),
    )
    .unwrap();
    assert!(
        received.findings.iter().any(|f| f.is_error()),
        "told, never corrected"
    );
    assert_eq!(received.snapshot.rows[0].counts.c3, Some(11));
}

/// Whenever a person hands a file in by force: its figures are as of its own last day.
#[test]
fn a_file_forced_into_a_period_that_still_runs_is_as_of_its_own_end() {
    let regimes = regimes();
    let text = format!("Từ ngày 01/6/2026 đến ngày 05/6/2026\n{HEADER}1;Đầu tư;10;6;1;3;7;4;2;1;3;2;1\n");
    let of = |from: &str, to: &str| Period {
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
        ..regimes[0].period(2026, 1).unwrap()
    };
    let taken_at = |asked: &Period, forced: bool| {
        let export = read("a.csv", text.as_bytes(), now()).unwrap();
        let wish = Wish {
            is_forced: forced,
            ..wish(Some(asked), "a.csv", &regimes)
        };
        let settled = settle(&export, wish).unwrap();
        let received = answer(
            export,
            &settled,
            &source(),
            ("a.csv", text.as_bytes(), "x"),
            now(),
        )
        .unwrap();
        received.snapshot.fetched_at
    };
    let last = "2026-06-05T23:50:00+07:00".parse::<Moment>().unwrap();
    assert_eq!(taken_at(&of("2026-06-01", "2026-12-31"), true), last);
    // A period that is over: the title may be the slip.
    assert_eq!(taken_at(&of("2026-05-01", "2026-06-10"), true), now());
    assert_eq!(taken_at(&of("2026-06-01", "2026-06-05"), false), now());
}

#[test]
fn a_sector_that_the_configuration_does_not_know_is_never_dropped() {
    let regimes = regimes();
    let mut source = source();
    source.sectors = BTreeMap::from([("Đầu tư tại Việt Nam".to_owned(), "Đầu tư".to_owned())]);
    let text = format!(
        "Từ ngày 20/5/2026 đến ngày 19/6/2026\n{HEADER}1;ĐẦU TƯ TẠI VIỆT NAM;10;6;1;3;7;4;2;1;3;2;1\n"
    );
    let taken = |text: &str| {
        let export = read("a.csv", text.as_bytes(), now()).unwrap();
        let settled = settle(&export, wish(None, "a.csv", &regimes)).unwrap();
        answer(export, &settled, &source, ("a.csv", text.as_bytes(), "x"), now())
    };
    assert_eq!(taken(&text).unwrap().snapshot.rows[0].sector, "Đầu tư");
    let refused = taken(&format!("{text}2;Thủy sản;0;0;0;0;0;0;0;0;0;0;0\n")).unwrap_err();
    assert_eq!(refused.troubles[0].place, "lĩnh vực “Thủy sản”");
}

#[test]
fn a_list_is_stored_without_anything_of_a_person() {
    let text = "Danh sách hồ sơ từ ngày 20/5/2026 đến ngày 19/6/2026\n\
        STT;Mã hồ sơ;Lĩnh vực;Tên thủ tục;Họ tên người nộp;Số điện thoại;CCCD;Địa chỉ;Email;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả;Hình thức nộp;Trạng thái;Người xử lý\n\
        1;000.00.18.H24-260601-0001;Đầu tư;Cấp GCN;Nguyễn Thị Bí Mật;0912345678;031099001234;Số 5 phố Kín;bimat@example.vn;01/06/2026 08:30;15/06/2026;12/06/2026;Trực tuyến;Đã trả kết quả;Trần Cán Bộ\n\
        2;0912345678;Đầu tư;Cấp GCN;Lê Kín;0912345678;031099001234;Số 5 phố Kín;bimat@example.vn;28/05/2026;25/06/2026;;Trực tiếp;Đang xử lý;Trần Cán Bộ\n\
        3;H24-3 Phạm Riêng Tư;Lao động;Cấp GP;Lê Kín;;;;;02/05/2026;25/06/2026;;Bưu chính;Chờ bổ sung: Lê Kín;Trần Cán Bộ\n\
        Tổng số: 3 hồ sơ;;;;;;;;;;;;;;\n";
    let regimes = regimes();
    let export = read("ds.csv", text.as_bytes(), now()).unwrap();
    assert!(
        export.remarks.iter().any(|r| r.contains("07 cột khác")),
        "{:?}",
        export.remarks
    );
    let settled = settle(&export, wish(None, "ds.csv", &regimes)).unwrap();
    assert_eq!(settled.period.label, "2026-06");
    assert_eq!(settled.coverage.map(|c| c.only_received), Some(false));
    let received = answer(
        export.clone(),
        &settled,
        &source(),
        ("ds.csv", text.as_bytes(), "x"),
        now(),
    )
    .unwrap();
    let list: DossierList = serde_json::from_slice(&received.body).unwrap();
    assert_eq!(list.rows.len(), 3);
    assert_eq!(list.rows[0].code, "000.00.18.H24-260601-0001");
    assert!(list.rows[1].code.starts_with('#') && list.rows[2].code.starts_with('#'));
    let everything = format!(
        "{:?} {:?} {:?} {}",
        received.snapshot,
        received.findings,
        export,
        String::from_utf8_lossy(&received.body)
    );
    for secret in [
        "Bí Mật",
        "0912345678",
        "031099001234",
        "phố Kín",
        "bimat",
        "Cán Bộ",
        "Riêng Tư",
        "Lê Kín",
    ] {
        assert!(!everything.contains(secret), "{secret}");
    }
    let total = received.snapshot.total.unwrap();
    assert_eq!(counts(&total), some(&[3, 1, 1, 1, 1, 1, 0, 0, 2, 2, 0]));
}
