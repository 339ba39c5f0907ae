//! Lines around a result: below a mark that programs write, in capitals, in a table, of every day.

use super::*;

#[test]
fn own_lines_below_a_mark_and_lines_that_look_like_a_signature_are_asked_about() {
    let mut wrong = Vec::new();
    for words in [
        "XONG N\n-----\nLưu ý: văn bản chưa ký",
        "XONG N\n__________\nGhi chú: chưa đóng dấu",
        "XONG N\n--\nP/S chưa ký",
        "XONG N\n-- \nchưa ký đâu anh",
        "XONG N\n=====\nBản này để tham khảo",
        "XONG N\n***\nKý nháy thôi",
        "XONG N\nĐã gửi từ Gmail của phòng, chưa có dấu",
        "XONG N\nĐược gửi từ máy sếp, sếp chưa biết",
        "XONG N\nGửi từ iPhone, nháp",
        "XONG N\nGửi từ iPhone của tôi\nP/S: mai mới ký",
        "XONG N\nTừ: Lan\nNgày mai mới ký\nĐến: Văn phòng\nchưa ký nhé",
        "XONG N\nTừ: Lan\nNgày: mai\nĐến: Văn phòng\nmai ký",
        "XONG N\nFrom: tuần sau",
        "XONG N\nVào 8:30 mai em viết:\nchưa xong",
        "XONG N\nNgày mai em gửi bản ký như anh viết:\n> a",
        "XONG N\nLưu Nháp",
        "XONG N\nLƯU NHÁP",
        "XONG N\nLÝ DO CHƯA KÝ",
        "XONG N\nHồ Sơ Trả Về",
        "XONG N\nHỒ SƠ CHỜ DUYỆT",
        "XONG N\nTẠ LỖI GHI VỘI",
        "XONG N\nHứa Mai Gửi Bản Ký",
        "XONG N\nLưu Tạm Thôi",
        "XONG N\nĐoàn Chưa Duyệt",
        "XONG N\nDương Tính Lại Sau",
        "XONG N\nTăng Thời Hạn Giúp",
        "XONG N\nLY DO CHUA KY",
        "XONG N\nHO SO TRA VE",
        "XONG N\nMai Ký",
        "XONG N\nanh Chưa Ký",
        "XONG N\nchị Giữ Lại Hộ",
        "XONG N\nTình trạng | Văn bản chờ ký",
        "XONG N\nKết quả dự thảo | Ngày ký: mai",
        "XONG N\nGhi chú: số tạm | Hạn mới: tháng sau",
        "Văn bản | XONG N\nTình trạng | Văn bản chưa ký",
        "XONG N\nKết quả | Nội dung mới đạt một nửa",
        "Nhiệm vụ 299 của phòng em. XONG N",
        "XONG N\nChúc anh chị một tuần chờ ký",
        "XONG N\nCó gì thiếu anh báo em",
        "XONG N\nVăn bản gửi qua trục chiều mai",
        "XONG N\nDự thảo đã gửi qua trục sáng nay",
        "XONG N\nVăn bản đã gửi qua trục để lấy ý kiến",
        "XONG N\nAnh nhận được thì ký giúp em nhé",
        "XONG N\nĐịa chỉ: nháp",
        "XONG N\nSố 12 sửa lại",
    ] {
        let heard = heard(words, TITLE, "Báo cáo");
        if is_recorded(&heard) || !is_asked(&heard) {
            wrong.push((words, heard.into_iter().map(|h| h.outcome).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}

#[test]
fn signatures_footers_of_programs_and_sentences_of_every_day_are_recorded_with() {
    let mut wrong = Vec::new();
    for words in [
        "XONG N\n-- \nNguyễn Văn An\nPhòng Quản lý đầu tư\nĐT: 0912 345 678",
        "XONG N\n--\nNguyễn Thị Hương\nChuyên viên Phòng Quản lý đầu tư\nĐịa chỉ: Số 12 đường Lê Lợi, TP Hải Đăng",
        "XONG N\n--\nNguyễn Thị Hương\nSố 12 đường Lê Lợi, phường 1\nhttps://bql.example.gov.vn",
        "XONG N\nPhòng Quản lý đầu tư - Ban Quản lý Khu kinh tế Hải Đăng",
        "XONG N\nGửi từ iPhone của tôi",
        "XONG N\nSent from my Galaxy S21",
        "XONG N\nTải Outlook cho Android<https://aka.ms/AAb9ysg>",
        "XONG N\n________________________________\nTừ: Nhắc việc <a@b.example>\nĐã gửi: Thứ Hai, 14 tháng 12, 2026 7:45 SA\nĐến: Phòng\nChủ đề: x\nchưa xong",
        "XONG N\n-----Original Message-----\nFrom: x\nchưa xong",
        "XONG N\nVào 07:45, Th 2, 14 thg 12, 2026, Nhắc việc <a@b.example> đã viết:\n> chưa xong",
        "XONG N\nLƯU THỊ HOA",
        "XONG N\nHồ Quang Minh",
        "XONG N\nTạ Đình Phong",
        "XONG N\nChúc anh chị một ngày tốt lành",
        "XONG N. Chúc anh chị cuối tuần vui vẻ!",
        "XONG N\nChúc các anh chị tuần mới nhiều sức khỏe, hiệu quả",
        "XONG N\nChúc Văn phòng buổi chiều vui vẻ ạ",
        "XONG N\nCó gì anh báo em",
        "XONG N\nCó gì anh chị nhắn lại em nhé",
        "XONG N\nCần gì thêm anh cứ gọi em ạ",
        "XONG N\nMọi thắc mắc xin liên hệ 0912345678",
        "XONG N\nAnh nhận được báo em nhé",
        "XONG N\nAnh chị nhận được thì báo lại giúp em ạ",
        "XONG N\nVăn bản đã gửi qua trục sáng nay",
        "XONG N\nVăn bản đã phát hành trên hệ thống quản lý văn bản hôm qua",
        "XONG N, đã gửi qua email chiều qua",
        "XONG N (bản ký số)",
        "TT | Nhiệm vụ | Kết quả | Số văn bản\n18 | Rà soát thủ tục hành chính | XONG | N",
    ] {
        let heard = heard(words, TITLE, "Báo cáo");
        if !is_recorded(&heard) {
            wrong.push((words, heard.into_iter().map(|h| h.outcome).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}
