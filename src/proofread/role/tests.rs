use super::*;

#[test]
fn words_say_which_column_a_count_is() {
    use Role::*;
    for (words, above, want) in [
        ("tổng số hồ sơ yêu cầu giải quyết tthc", None, Some(Received)),
        ("số hồ sơ mới tiếp nhận", Some(Received), Some(New)),
        ("số hồ sơ tiếp nhận trực tuyến", Some(Received), Some(Online)),
        (
            "số hồ sơ từ kỳ báo cáo trước chuyển qua",
            Some(Received),
            Some(Carried),
        ),
        ("số hồ sơ đã giải quyết", None, Some(Resolved)),
        ("số hồ sơ giải quyết đúng hạn", Some(Resolved), Some(OnTime)),
        ("quá hạn", Some(Resolved), Some(Late)),
        ("quá hạn", Some(Pending), Some(Overdue)),
        ("số hồ sơ đang giải quyết", None, Some(Pending)),
        ("số hồ sơ chưa đến hạn", Some(Pending), Some(InTime)),
        ("chuyển kỳ sau", None, Some(Pending)),
        ("hồ sơ tồn từ tháng 01 chuyển qua", None, Some(Carried)),
        ("từ tuần 10 chuyển sang", None, Some(Carried)),
        ("chuyển sang tháng 11 là", None, Some(Pending)),
        ("tổng hồ sơ phải xử lý", None, Some(Received)),
        ("đã tiếp nhận và giải quyết", None, None),
        ("đã số hóa", None, None),
        ("trả kết quả trước hạn và đúng hạn", None, Some(EarlyOrOnTime)),
    ] {
        assert_eq!(role_of(words, "hồ sơ", above), want, "{words}");
    }
}
