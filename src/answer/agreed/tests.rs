use super::*;

const OWN: &str = "Phòng Quản lý đầu tư";

fn of(text: &str) -> Option<String> {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let date = "2026-12-10".parse().unwrap();
    let number = "12/BC-W05";
    let asked = [Question {
        row: "1112",
        number,
        date,
    }];
    let found = agreed(&lines, &asked, OWN)?;
    let rows = found.named.iter().map(|named| match named {
        Named::Row(row) => row.clone(),
        Named::Due(due) => due.to_string(),
    });
    let rows: Vec<String> = rows.collect();
    Some(format!(
        "{}{}",
        rows.join(","),
        if found.is_consent { "+" } else { "" }
    ))
}

#[test]
fn what_people_say_for_yes_is_a_consent() {
    for (text, want) in [
        ("OK đồng ý", "+"),
        ("Đúng, đã hoàn thành", "+"),
        ("Đúng như vậy ạ", "+"),
        ("Chuẩn ạ", "+"),
        ("yes", "+"),
        ("Đồng ý hết", "+"),
        ("Đồng ý theo văn bản trên", "+"),
        ("Đồng ý, đề nghị Văn phòng ghi nhận giúp", "+"),
        ("Đúng, Báo cáo số 12/BC-W05 ngày 10/12/2026", "+"),
        (
            "Kính gửi Văn phòng,\nPhòng Quản lý đầu tư đồng ý.\nTrân trọng",
            "+",
        ),
        ("Đúng, 1112 đã xong", "+"),
        ("Vâng ạ, đúng là đã xong, em cảm ơn", "+"),
        ("Dạ đúng rồi anh ơi", "+"),
        ("đúng r ạ", "+"),
        ("oki", "+"),
        ("Đồng í", "+"),
        ("Đã ký", ""),
        ("Bản chính thức đã ký rồi ạ", ""),
        ("Bản Word là bản gửi kèm thôi ạ, bản ký đã phát hành", ""),
        ("Đã xong", ""),
        ("Xong rồi ạ", ""),
        ("Dạ đã hoàn thành ạ", ""),
        ("XONG", ""),
        ("da xong a", ""),
        ("1112 XONG", "1112"),
        ("1112 XONG 12/BC-W05 10/12/2026", "1112"),
        ("12/BC-W05 ngày 10/12/2026", ""),
        ("Vâng, đã hoàn thành theo báo cáo trên", "+"),
    ] {
        assert_eq!(of(text).as_deref(), Some(want), "{text}");
    }
}

#[test]
fn anything_else_beside_it_is_none() {
    for text in [
        "Văn phòng xác nhận ạ",
        "Kính gửi Văn phòng xác nhận",
        "Anh xác nhận nhé",
        "Có số rồi nhé",
        "Đúng ngày hoàn thành ạ",
        "Hoàn thành theo kế hoạch",
        "Đồng ý ❌",
        "Đồng ý ⏳",
        "Đồng ý?",
        "Đúng là chưa xong",
        "Đúng là đã ký nháy",
        "Đúng, 1113 đã xong",
        "Đã ký đâu ạ",
        "Đồng ý nhưng phụ lục gửi sau",
        "Xong phần một",
        "Gần xong",
        "Sẽ xong",
        "dung lam",
        "Đề nghị văn phòng ghi đúng số",
        "13/BC-W05 ngày 10/12/2026",
        "12/BC-W05 ngày 11/12/2026",
        "Đúng, ngày 11/12/2026",
        "Đồng ý?",
        "Có họp không ạ",
        "Vâng, em xem lại đã",
        "Đồng ý hoãn",
        "Đồng ý\nMai Ký",
        "Phòng Quản lý đầu tư",
        "",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn a_task_that_is_said_to_be_open_is_known() {
    let is = |text: &str| is_open_still(&text.lines().map(str::to_owned).collect::<Vec<_>>(), OWN);
    for text in [
        "Chưa",
        "Chưa ạ, mai mới ký",
        "chua a",
        "Dạ chưa xong ạ",
        "Để em hỏi lại Trưởng phòng",
        "Vẫn chưa ký anh ơi",
        "Phòng Quản lý đầu tư đang trình ký",
    ] {
        assert!(is(text), "{text}");
    }
    for text in [
        "Chưa đồng ý",
        "ĐỒNG Ý",
        "Đồng ý chưa",
        "Phụ lục chưa có",
        "Chưa rõ hỏi gì?",
    ] {
        assert!(!is(text), "{text}");
    }
}
