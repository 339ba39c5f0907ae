use super::*;
use crate::calendar::{at, hm};
use crate::dossier::list::Channel;
use crate::export::read;

fn now() -> Moment {
    at("2026-06-22".parse().unwrap(), hm(9, 30))
}

const HEADER: &str = "Mã hồ sơ,Lĩnh vực,Ngày nhận,Ngày hẹn trả,Ngày trả,Hình thức,Trạng thái\n";

fn rows(text: &str) -> Result<Vec<Dossier>, Refused> {
    let export = read("a.csv", format!("{HEADER}{text}").as_bytes(), now())?;
    match export.content {
        Content::List { rows } => Ok(rows),
        Content::Form { .. } => panic!("a form"),
    }
}

#[test]
fn columns_are_found_by_what_portals_call_them() {
    for (header, want) in [
        (
            "Mã hồ sơ,Lĩnh vực,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả",
            5,
        ),
        (
            "STT,Số hồ sơ,Thời gian tiếp nhận,Hạn xử lý,Ngày kết thúc xử lý",
            4,
        ),
        (
            "Số biên nhận,Ngày nhận hồ sơ,Ngày hẹn trả kết quả,Ngày có kết quả,Hình thức nộp hồ sơ,Tình trạng hồ sơ",
            6,
        ),
        ("Ngày nhận,Ngày trả dự kiến", 2),
    ] {
        let row = Row {
            cells: header.split(',').map(str::to_owned).collect(),
            ..Row::default()
        };
        let found = columns(&row).unwrap_or_else(|| panic!("{header}"));
        assert_eq!(found.len(), want, "{header}: {found:?}");
    }
    for header in [
        "Họ tên,Địa chỉ nhận kết quả,Ngày sinh",
        "Ngày nhận kết quả,Ngày trả",
        "Lĩnh vực,Tiếp nhận",
    ] {
        let row = Row {
            cells: header.split(',').map(str::to_owned).collect(),
            ..Row::default()
        };
        assert_eq!(columns(&row), None, "{header}");
    }
}

#[test]
fn rows_that_cannot_be_counted_give_the_list_back_without_repeating_their_words() {
    let refused = rows(
        "A-1,Đầu tư,32/06/2026,15/06/2026,,,\n\
         A-2,Đầu tư,01/06/2026,Nguyễn Văn A,,,\n\
         A-3,,01/06/2026,15/06/2026,,,\n\
         A-4,Đầu tư,01/06/2026,15/06/2026,31/05/2026,,\n\
         A-5,Đầu tư,01/07/2026,15/07/2026,,,\n\
         A-6,0912345678,01/06/2026,15/06/2026,,,\n\
         A-7,Đầu tư,01/06/2026,15/06/2026,,,\n\
         A-7,Đầu tư,01/06/2026,16/06/2026,,,\n",
    )
    .unwrap_err();
    let told: Vec<String> = refused
        .troubles
        .iter()
        .map(|t| format!("{}: {}", t.place, t.text))
        .collect();
    assert_eq!(
        told,
        [
            "ô C2 (Ngày tiếp nhận): không phải ngày; đề nghị ghi ngày/tháng/năm, như 20/3/2026",
            "ô D3 (Ngày hẹn trả): không phải ngày; đề nghị ghi ngày/tháng/năm, như 20/3/2026",
            "ô B4 (Lĩnh vực): để trống; đề nghị ghi tên lĩnh vực",
            "ô E5 (Ngày trả kết quả): trước ngày tiếp nhận; đề nghị kiểm tra",
            "ô C6 (Ngày tiếp nhận): là ngày chưa tới; đề nghị kiểm tra",
            "ô B7 (Lĩnh vực): không phải tên lĩnh vực; đề nghị kiểm tra cột",
            "hồ sơ A-7: có nhiều hàng với ngày hoặc trạng thái khác nhau; đề nghị chỉ để một hàng",
        ]
    );
    assert_eq!(
        refused.why,
        "Danh sách hồ sơ có 07 chỗ cần sửa; chưa ghi nhận hồ sơ nào."
    );
}

#[test]
fn notes_and_totals_are_no_dossiers_and_a_row_said_twice_counts_once() {
    let found = rows(
        "(1),(2),(3),(4),(5),(6),(7)\n\
         A-1,Đầu tư,01/06/2026,15/06/2026,,Trực tuyến,Đang xử lý\n\
         A-1,Đầu tư,01/06/2026,15/06/2026,,Trực tuyến,Đang xử lý\n\
         Tổng số,,,,,,\n\
         Người lập,,,,,,\n",
    )
    .unwrap();
    assert_eq!(found.len(), 1);
    assert!(rows("").unwrap_err().why.contains("không phải là số 0"));
}

#[test]
fn states_and_channels_are_read_and_their_words_forgotten() {
    for (words, want) in [
        ("Đã trả kết quả", Some(State::Done)),
        ("Đã xử lý xong, chờ trả", Some(State::Done)),
        ("Đang xử lý", Some(State::Open)),
        ("Mới tiếp nhận", Some(State::Open)),
        ("Chưa trả kết quả", Some(State::Open)),
        ("Yêu cầu bổ sung", Some(State::Waiting)),
        ("Tạm dừng", Some(State::Waiting)),
        ("Đã bổ sung", Some(State::Open)),
        ("Từ chối tiếp nhận", Some(State::Denied)),
        ("Từ chối giải quyết", Some(State::Returned)),
        ("Trả lại hồ sơ", Some(State::Returned)),
        ("Công dân rút hồ sơ", Some(State::Withdrawn)),
        ("", None),
        ("xyz", None),
    ] {
        assert_eq!(state_of(&bare(words)), want, "{words}");
    }
    for (words, want) in [
        ("Trực tuyến", Some(Channel::Online)),
        ("Nộp qua Cổng DVC quốc gia", Some(Channel::Online)),
        ("Trực tiếp", Some(Channel::Direct)),
        ("Bưu chính công ích", Some(Channel::Post)),
        ("", None),
    ] {
        assert_eq!(channel(words), want, "{words}");
    }
}
