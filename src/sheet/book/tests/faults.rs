//! What an address book is given back for.

use super::*;

#[test]
fn everything_wrong_is_told_at_once_with_row_column_and_remedy() {
    let mut tables = sample();
    tables.units.extend([
        line(&["", "Phòng Lao động", "", "", "", "", "", "", "", ""]),
        line(&[
            "Phòng 1",
            "Phòng Một",
            "",
            "mot sb.vn",
            "",
            "",
            "32/1/2026",
            "",
            "",
            "",
        ]),
        line(&["vp", "Phòng Khác", "", "", "", "", "", "", "", ""]),
        line(&["kh", "Van phong", "", "", "", "", "", "", "", ""]),
        line(&[
            "nn",
            "Phòng N",
            "",
            "",
            "",
            "",
            "02/2/2026",
            "01/2/2026",
            "không có",
            "",
        ]),
    ]);
    tables.groups.push(line(&["văn phòng", "", "abc", ""]));
    tables.absences.extend([
        line(&["Chánh Văn phòng", "Ai đó", "", "08/7/2026", "09/7/2026", ""]),
        line(&["Chánh Văn phòng", "Văn phòng", "", "10/7/2026", "09/7/2026", ""]),
        line(&["Người lạ", "Văn phòng", "", "", "", ""]),
    ]);
    tables.wishes.push(line(&["dt", "có lẽ", "", "", "", ""]));
    let said = told(&tables);
    for (i, want) in [
        "bảng Đơn vị, hàng 7, cột Mã: “Phòng Lao động” chưa có mã; đề nghị ghi mã ngắn, không dấu, ví dụ “ld”",
        "bảng Đơn vị, hàng 8, cột Mã",
        "bảng Đơn vị, hàng 9, cột Hiệu lực từ: mã “vp” đã dùng ở hàng 3",
        "bảng Đơn vị, hàng 10, cột Tên đơn vị: tên “Van phong” đã dùng ở hàng 3",
        "bảng Đơn vị, hàng 11, cột Hiệu lực đến: ngày cuối sớm hơn ngày đầu",
        "bảng Đơn vị, hàng 11, cột Sáp nhập vào: không có đơn vị “không có” trong bảng",
        "bảng Nhóm, hàng 5, cột Tên nhóm: tên “văn phòng” đã dùng ở bảng Đơn vị, hàng 3",
        "bảng Nhóm, hàng 5, cột Thành viên: “abc” không phải mã hay tên của một đơn vị",
        "bảng Vắng mặt, hàng 5, cột Địa chỉ người thay: chưa có địa chỉ thư của “Ai đó”",
        "bảng Vắng mặt, hàng 6, cột Đến ngày: ngày cuối sớm hơn ngày đầu",
        "bảng Vắng mặt, hàng 7, cột Từ ngày: chưa ghi ngày",
        "bảng Vắng mặt, hàng 7, cột Đơn vị hoặc người vắng mặt: “Người lạ” không có trong danh bạ",
        "bảng Tùy chọn, hàng 4, cột Đơn vị: đơn vị này đã có ở hàng 3",
    ]
    .iter()
    .enumerate()
    {
        assert!(said.iter().any(|s| s.starts_with(want)), "{i} {want} in {said:#?}");
    }
}

#[test]
fn who_takes_over_from_whom_is_checked() {
    let unit = |id: &str, name: &str, from: &str, to: &str, into: &str| {
        line(&[id, name, "", "", "", "", from, to, into, ""])
    };
    for (units, want) in [
        (
            vec![
                unit("a", "A", "", "30/6/2026", "b"),
                unit("b", "B", "", "30/6/2026", "a"),
            ],
            Some("vòng tròn"),
        ),
        (
            vec![
                unit("a", "A", "", "30/6/2026", "b"),
                unit("b", "B", "02/7/2026", "", ""),
            ],
            Some("ngày kế tiếp"),
        ),
        (
            vec![unit("a", "A", "", "", "b"), unit("b", "B", "", "", "")],
            Some("chưa ghi ngày"),
        ),
        (
            vec![
                unit("a", "A", "", "30/6/2026", ""),
                unit("a", "B", "02/7/2026", "", ""),
            ],
            Some("không thuộc hàng nào"),
        ),
        (
            vec![
                unit("a", "A", "", "30/6/2026", ""),
                unit("a", "B", "30/6/2026", "", ""),
            ],
            Some("trùng với hàng 3"),
        ),
        (
            vec![
                unit("a", "A", "", "30/6/2026", "b"),
                unit("b", "A", "01/7/2026", "", ""),
            ],
            None,
        ),
        (
            vec![
                unit("a", "A", "", "30/6/2026", "B"),
                unit("a", "B", "01/7/2026", "", ""),
            ],
            None,
        ),
    ] {
        let tables = Tables {
            units,
            ..Tables::default()
        };
        match want {
            None => assert!(read_back(&tables).is_ok(), "{:?}", told(&tables)),
            Some(words) => assert!(
                told(&tables).iter().any(|t| t.contains(words)),
                "{words}: {:?}",
                told(&tables)
            ),
        }
    }
}

#[test]
fn what_is_no_address_book_is_refused_and_never_panics() {
    let mut plan = Workbook::new();
    let sheet = plan.add_worksheet();
    for (i, header) in [
        "TT",
        "Nội dung công việc",
        "Đơn vị chủ trì",
        "Thời gian hoàn thành",
    ]
    .iter()
    .enumerate()
    {
        sheet.write_string(0, i as u16, *header).unwrap();
    }
    let plan = plan.save_to_buffer().unwrap();
    assert!(!is_book(&plan));
    let faults = read(&plan, &[]).unwrap_err();
    assert!(
        faults[0]
            .to_string()
            .contains("bảng Đơn vị: không tìm thấy bảng này"),
        "{faults:?}"
    );
    assert!(!is_book(b"PK\x03\x04"));
    assert!(read(b"", &[]).unwrap_err()[0].remedy.contains(".xlsx"));
    let whole = by_hand();
    for cut in (0..whole.len()).step_by(97) {
        let _ = read(&whole[..cut], &[]);
    }
}
