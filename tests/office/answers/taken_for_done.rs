//! What takes a result back on its own line or below it finishes nothing.

use super::*;

#[tokio::test]
async fn a_line_that_takes_its_result_back_is_asked_back_and_told_to_the_owner() {
    for words in [
        "Xong 330/KH-BQL 24/6/2026, trừ mục III",
        "Đề nghị hoàn thành trước, Công văn số 330/CV-BQL ngày 24/6/2026 của Sở Nội vụ",
        "Đã xong tại Quyết định số 330/QĐ-BQL ngày 24/6/2026 nhưng nay bị hủy bỏ",
        "XONG 330/KH-BQL 24/6/2026 => nhầm, đừng ghi",
        "Xong 330/KH-BQL 24/6/2026, thiếu phụ lục",
        "XONG 330/KH-BQL 24/6/2026, còn thiếu phụ lục 2, sẽ gửi sau",
        "Xong 330/KH-BQL 24/6/2026 cho nhiệm vụ của năm 2025",
        "Xong 330/KH-BQL 24/6/2026 chờ Trưởng ban duyệt",
        "xong 330/KH-BQL 24/6/2026 (đơn vị Phòng Thử 145 làm)",
        "XONG 330/KH-BQL 24/6/2026\r\nĐây là văn bản của phòng khác, phòng tôi chưa làm.",
        "XONG 330/KH-BQL 24/6/2026\r\n\r\nĐính chính: chưa xong, đề nghị bỏ dòng trên.",
        "Xong 330/KH-BQL 24/6/2026 nhưng lãnh đạo yêu cầu sửa lại",
        "Xong 330/KH-BQL 24/6/2026 - bản trình lần 1",
        "Xong 330/KH-BQL 24/6/2026 xin ý kiến các phòng",
        "Xong 330/KH-BQL 24/6/2026 (gửi thay Phòng Thử 150)",
        "Xong 330/KH-BQL 24/6/2026 về việc xin gia hạn",
        "Xong 330/KH-BQL 24/6/2026 đã hết hiệu lực",
        "Xong 330/KH-BQL 24/6/2026 là của Phòng Thử 140",
        "XONG 330/KH-BQL 24/6/2026\r\n(tôi chỉ thử hệ thống)",
        "XONG 330/KH-BQL 24/6/2026\r\n\r\nnay xin rút",
        "Việc này Phòng Quản lý quy hoạch và xây dựng trả lời như sau:\r\n\r\nXONG 330/KH-BQL 24/6/2026",
        "Chuyển tiếp ý kiến của Phòng Quản lý quy hoạch và xây dựng:\r\nXONG 330/KH-BQL 24/6/2026",
        "Sở Nội vụ có ý kiến:\r\nXONG 330/KH-BQL 24/6/2026",
        "Trước đây phòng đã trả lời\r\n\r\nXONG 330/KH-BQL 24/6/2026\r\n\r\nthì bị trả về",
        "Xong 330/KH-BQL 24/6/2026: Báo cáo tiến độ lần 3",
        "Xong 330/KH-BQL 24/6/2026 về việc lấy ý kiến các đơn vị",
        "Xong 330/KH-BQL 24/6/2026, dự thảo lần 2",
        "Xong 330/KH-BQL 24/6/2026, việc dừng",
        "Mẫu:\r\nXONG 330/KH-BQL 24/6/2026",
        "XONG 330/KH-BQL 24/6/2026\r\nTHỬ",
        "XONG? 330/KH-BQL 24/6/2026",
        "XONG 330/KH-BQL 24/6/2026 ??",
        "XONG 330/KH-BQL 24/6/2026\r\nHỦY",
        "HỦY\r\nXONG 330/KH-BQL 24/6/2026",
        "XONG 330/KH-BQL 24/6/2026\r\nSếp bảo làm lại.",
        "Nếu Trưởng ban ký thì ghi:\r\nXONG 330/KH-BQL 24/6/2026",
        "Xong 330/KH-BQL 24/6/2026\r\nVăn phòng đã nhận được chưa?",
        "XONG 330/KH-BQL, 24/6/2026. Xin hỏi thêm: hạn báo cáo quý IV là ngày nào ạ?",
        "Xong danh mục số 330/KH-BQL ngày 24/6/2026",
        "Hôm qua chưa có số liệu.\r\nXONG 330/KH-BQL 24/6/2026",
        "XONG 330/KH-BQL - chưa ký, 24/6/2026",
        "XONG 330/KH-BQL - nháp 24/6/2026",
        "XONG 330/KH-BQL/ dự ngày 24/6/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{words}");
        let letters = post.world.received();
        let asked = letters.iter().find(|l| l.to == DAUTU).unwrap();
        assert!(
            asked.subject.contains("Chưa ghi nhận"),
            "{words}: {}",
            asked.subject
        );
        // What is not understood is asked with the words; a part, a draft or a delay is told to the owner besides.
        assert!(
            flat(asked).replace(" / ", " ").contains(first_line(words)),
            "{words}: {}",
            asked.text
        );
        let is_told = letters
            .iter()
            .any(|l| l.to == OFFICE && flat(l).contains(first_line(words)));
        let holds_back = [
            "chờ Trưởng ban",
            "gia hạn",
            "dự thảo",
            "tiến độ",
            "nhầm",
            "sửa lại",
            "làm lại",
        ];
        let holds_back = holds_back.iter().any(|word| words.contains(word));
        assert!(is_told || !holds_back, "{words}");
    }
}

#[tokio::test]
async fn honest_ways_to_write_number_and_day_close_the_task() {
    for words in [
        "Hoàn thành - 330/KH-BQL - 24/6/2026",
        "XONG 330/KH-BQL-24/6/2026",
        "Xong,330/KH-BQL,24/6/2026",
        "XONG số330/KH-BQL ngày24/6/2026",
        "✅ XONG 330/KH-BQL 24/6/2026",
        "Xong 330/KH-BQL 24/6/2026, bản giấy gửi sau",
        "Xong 330/KH-BQL ngày 24/6/2026 về việc rà soát thủ tục hành chính, đề nghị Văn phòng tổng hợp",
        "Đã ban hành Kế hoạch số 330/KH-BQL ngày 24/6/2026",
        "Phòng Quản lý đầu tư trả lời như sau:\r\nXONG 330/KH-BQL 24/6/2026",
        "Em gửi Văn phòng kết quả:\r\nXONG 330/KH-BQL 24/6/2026\r\nkèm theo phụ lục",
        "a) Nhiệm vụ 1: đã hoàn thành (Kế hoạch số 330/KH-BQL ngày 24/6/2026)",
        "XONG 330/KH-BQL, 24/6/2026. Chúc anh chị cuối tuần vui vẻ!",
        "Không có khó khăn, vướng mắc. XONG 330/KH-BQL 24/6/2026",
        "XONG 330/KH\u{2011}BQL 24/6/2026",
        "Hoàn thành 330/KH\u{2212}BQL ngày 24/6/2026",
        "Dạ em gửi: XONG 330/KH-BQL ngày 24/6/2026 ạ",
        "Rà soát thủ tục hành chính: XONG 330/KH-BQL 24/6/2026",
        "330/KH-BQL 24/6/2026 - xong",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [finished()], "{words}");
        let letters = post.world.received();
        let asked = letters
            .iter()
            .find(|l| l.to == DAUTU && l.text.contains("đề nghị bổ sung"));
        assert!(asked.is_none(), "{words}: {asked:?}");
    }
}

#[tokio::test]
async fn a_task_may_be_named_by_its_title_by_several_numbers_or_by_the_mark_of_a_list() {
    const DOCUMENT: &str = "330/KH-BQL 24/6/2026";
    for (words, count) in [
        (format!("NV1 + NV2: XONG {DOCUMENT}"), 2),
        (format!("NV 1, NV 2: XONG {DOCUMENT}"), 2),
        (format!("2) NV 1: XONG {DOCUMENT}"), 1),
        (format!("Cập nhật trang thông tin: XONG {DOCUMENT}"), 1),
        (format!("Mẫu: XONG {DOCUMENT}"), 0),
        (format!("Phòng Quản lý quy hoạch và xây dựng: XONG {DOCUMENT}"), 0),
    ] {
        let mut post = Post::open(&TWO).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, &words);
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), vec![finished(); count], "{words}");
    }
}

#[tokio::test]
async fn a_mark_of_a_list_names_no_task_where_the_unit_has_one_of_that_number() {
    let mut later = TWO;
    later[0][0] = "254";
    let mut both = [later[0], later[1]];
    both[1] = [
        "1",
        "Cập nhật trang thông tin",
        "Phòng Quản lý đầu tư",
        "",
        "Chậm nhất ngày 03/9/2026",
    ];
    for (rows, count) in [(&later[..1], 1), (&both[..], 0)] {
        let mut post = Post::open(rows).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, "1. XONG 330/KH-BQL 24/6/2026");
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), vec![finished(); count], "{rows:?}");
    }
}

/// Whoever judges has to read it, too.
fn first_line(words: &str) -> &str {
    words.lines().next().unwrap_or_default()
}
