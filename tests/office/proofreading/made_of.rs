//! Money and measures: what they are made of, what a share leaves, how far two of them lie apart; changes that the
//! text shows.

use crate::proofreading::are_told_apart;

/// A sum and its parts, whose names hold commas and numbers of things.
const RIGHT_PARTS: &[&str] = &[
    "Tổng kinh phí 145 triệu đồng từ ngân sách tỉnh, gồm: chi họp, lấy ý kiến chuyên gia 60 triệu đồng; khảo sát doanh nghiệp 55 triệu đồng; in ấn, tổng hợp 30 triệu đồng.",
    "Trong quý cấp mới 04 dự án với tổng vốn 1.850 tỷ đồng (02 dự án trong nước 1.130 tỷ đồng, 02 dự án nước ngoài 720 tỷ đồng), điều chỉnh 07 dự án.",
    "Tổng vốn đăng ký 12,5 tỷ USD (FDI 8,4 tỷ USD, trong nước, kể cả dự án đã điều chỉnh 4,2 tỷ USD).",
    "Kinh phí 145 triệu đồng, gồm: chi họp, lấy ý kiến 60 triệu đồng; khảo sát 50 triệu đồng; còn lại chi in ấn.",
    "Kinh phí 145 triệu đồng, gồm: chi họp, lấy ý kiến 60 triệu đồng; khảo sát 50 triệu đồng và các khoản khác.",
    "Kinh phí 145 triệu đồng, gồm: ngân sách tỉnh 100 triệu đồng (trong đó chi họp, lấy ý kiến 60 triệu đồng, khảo sát 40 triệu đồng); ngân sách xã 45 triệu đồng.",
    "Tổng vốn 1.850 tỷ đồng (kế hoạch 2.000 tỷ đồng, năm 2025 là 1.700 tỷ đồng).",
    "Thu 500 triệu đồng (tăng 40 triệu đồng so với quý I, bằng 25% dự toán 2.000 triệu đồng).",
    "Hỗ trợ 145 triệu đồng cho 03 hộ, gồm: hộ ông A, thôn 1, 60 triệu đồng; hộ bà B, thôn 2, 55 triệu đồng; hộ ông C, thôn 3, 30 triệu đồng.",
    "Thu hồi 184,5 ha, gồm: đất lúa, đất màu 100,2 ha; đất ở, đất vườn 50,3 ha; đất khác 34 ha.",
    "Kinh phí 145 triệu đồng, cụ thể: mức hỗ trợ cao nhất 60 triệu đồng; thấp nhất 20 triệu đồng.",
    "Tổng thu 820 triệu đồng: phí, lệ phí 520 triệu đồng, gồm 300 triệu đồng tại quầy, 220 triệu đồng trực tuyến; xử phạt 300 triệu đồng.",
    "Quy mô 27,5 ha (giai đoạn 1 là 15 ha, giai đoạn 2 là 12,5 ha).",
    "Dự án có tổng mức đầu tư 95 tỷ đồng (vốn Trung ương, vốn vay 60 tỷ đồng; vốn tỉnh 25 tỷ đồng; vốn huy động 10 tỷ đồng), thực hiện tại 02 xã.",
    "Xử phạt 27 trường hợp với 125 triệu đồng (trường hợp ít nhất 2 triệu đồng, nhiều nhất 40 triệu đồng).",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_PARTS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Tổng kinh phí 145 triệu đồng từ ngân sách tỉnh, gồm: chi họp, lấy ý kiến chuyên gia 60 triệu đồng; khảo sát doanh nghiệp 50 triệu đồng; in ấn, tổng hợp 30 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Trong quý cấp mới 04 dự án với tổng vốn 1.850 tỷ đồng (02 dự án trong nước 1.130 tỷ đồng, 02 dự án nước ngoài 702 tỷ đồng), điều chỉnh 07 dự án.",
    ),
    (
        "sum_of_parts",
        "Hỗ trợ 145 triệu đồng cho 03 hộ, gồm: hộ ông A, thôn 1, 60 triệu đồng; hộ bà B, thôn 2, 65 triệu đồng; hộ ông C, thôn 3, 30 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Thu hồi 184,5 ha, gồm: đất lúa, đất màu 100,2 ha; đất ở, đất vườn 53,0 ha; đất khác 34 ha.",
    ),
    (
        "sum_of_parts",
        "Dự án có tổng mức đầu tư 95 tỷ đồng (vốn Trung ương, vốn vay 60 tỷ đồng; vốn tỉnh 27 tỷ đồng; vốn huy động 10 tỷ đồng), thực hiện tại 02 xã.",
    ),
    (
        "sum_of_parts",
        "Nguồn vốn 12,4 tỷ đồng bao gồm ngân sách thành phố, ngân sách phường 7,9 tỷ đồng, vốn doanh nghiệp, vốn dân góp 5,4 tỷ đồng.",
    ),
];

/// What a share leaves.
const RIGHT_RESTS: &[&str] = &[
    "Có 412 giao dịch; 367 giao dịch thanh toán trực tuyến, số tiền 14.680.000 đồng trên tổng số 18.025.000 đồng đã thu (81,4%); 45 giao dịch còn lại nộp tiền mặt, số tiền 3.345.000 đồng.",
    "Thu trực tuyến 8.914 triệu đồng trên tổng số 9.706 triệu đồng, còn lại 792 triệu đồng thu tại quầy.",
    "Đã thu 8.914 triệu đồng trên tổng số 9.706 triệu đồng; số nợ còn lại của các năm trước 812 triệu đồng.",
    "Thanh toán trực tuyến 1,46 tỷ đồng trên tổng số 1,80 tỷ đồng, còn lại 0,35 tỷ đồng.",
    "Thu 8.914 triệu đồng trên tổng số 9.706 triệu đồng. Các giao dịch còn lại bình quân 800 triệu đồng.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_RESTS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Có 412 giao dịch; 367 giao dịch thanh toán trực tuyến, số tiền 14.680.000 đồng trên tổng số 18.025.000 đồng đã thu (81,4%); 45 giao dịch còn lại nộp tiền mặt, số tiền 3.435.000 đồng.",
    ),
    (
        "sum_of_parts",
        "Thu trực tuyến 8.914 triệu đồng trên tổng số 9.706 triệu đồng, còn lại 729 triệu đồng thu tại quầy.",
    ),
    (
        "sum_of_parts",
        "Thanh toán trực tuyến 1,46 tỷ đồng trên tổng số 1,80 tỷ đồng; các giao dịch còn lại thu tiền mặt 0,43 tỷ đồng.",
    ),
];

/// Both values of a change are told, and so is their difference.
const RIGHT_CHANGES: &[&str] = &[
    "Tiếp nhận trong quý 6.189 hồ sơ (quý I/2026: 6.027 hồ sơ, tăng 162 hồ sơ, 2,7%).",
    "Bộ phận Một cửa nhận 134 hồ sơ trong quý. Quý II năm 2025 con số này là 117 hồ sơ, như vậy tăng 17 hồ sơ (14,5%).",
    "Bộ phận Một cửa nhận 134 hồ sơ trong quý. Quý II năm 2025 con số này là 117 hồ sơ, như vậy tăng 17 hồ sơ (15%).",
    "Cấp 134 giấy phép, quý trước cấp 117 giấy phép, tăng 17 giấy phép, tương đương 14,5%.",
    "Cấp 134 giấy phép (quý trước 117 giấy phép), tăng 17 giấy phép, chiếm 35,4% tổng số.",
    "Thu phí 134 triệu đồng. Cùng kỳ năm trước thu 117 triệu đồng, tức tăng 17 triệu đồng (14,5%). Chi 90 triệu đồng, giảm 10 triệu đồng (10%).",
    "Quý này có 96 dự án; quý trước có 84 dự án, tăng 12 dự án (12,5% là dự án FDI).",
    "Quý I năm 2026 có 84 dự án, quý II có 96 dự án, tăng 12 dự án; tỷ lệ lấp đầy 62,5%.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_CHANGES: &[(&str, &str)] = &[
    (
        "identity",
        "Tiếp nhận trong quý 6.189 hồ sơ (quý I/2026: 6.027 hồ sơ, tăng 162 hồ sơ, 3,7%).",
    ),
    (
        "identity",
        "Bộ phận Một cửa nhận 134 hồ sơ trong quý. Quý II năm 2025 con số này là 117 hồ sơ, như vậy tăng 17 hồ sơ (15,4%).",
    ),
    (
        "identity",
        "Thu phí 134 triệu đồng. Cùng kỳ năm trước thu 117 triệu đồng, tức tăng 17 triệu đồng (12,7%).",
    ),
    (
        "identity",
        "Trong tuần cấp 88 giấy phép. Tuần trước là 96 giấy phép, như vậy giảm 08 giấy phép (tương đương 9,3%).",
    ),
];

/// The highest and the lowest of several.
const RIGHT_ENDS: &[&str] = &[
    "Điểm bình quân là 85,8 điểm. Cao nhất là phường A (94,2 điểm), thấp nhất là xã B (73,9 điểm), chênh nhau 20,3 điểm.",
    "Phường A cao nhất với 94,2 điểm, xã B thấp nhất với 73,9 điểm, hơn kém nhau 20,3 điểm.",
    "Đơn vị cao nhất đạt 94,2 điểm, thấp nhất đạt 73,9 điểm, chênh lệch tới 20,3 điểm.",
    "Đơn vị cao nhất đạt 94,2 điểm, thấp nhất đạt 73,9 điểm; điểm các phường chênh nhau 5,5 điểm.",
    "Phòng A giải quyết nhiều nhất (146 hồ sơ), Phòng B ít nhất (04 hồ sơ), chênh nhau 142 hồ sơ.",
    "Thời gian dài nhất 9,5 ngày, ngắn nhất 3,2 ngày, chênh nhau 6,3 ngày.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_ENDS: &[(&str, &str)] = &[
    (
        "identity",
        "Điểm bình quân là 85,8 điểm. Cao nhất là phường A (94,2 điểm), thấp nhất là xã B (73,9 điểm), chênh nhau 21,3 điểm.",
    ),
    (
        "identity",
        "Phường A cao nhất với 94,2 điểm, xã B thấp nhất với 73,9 điểm, hơn kém nhau 23,0 điểm.",
    ),
    (
        "identity",
        "Đơn vị cao nhất đạt 94,2 điểm, thấp nhất đạt 73,9 điểm, chênh lệch tới 21,3 điểm.",
    ),
    (
        "identity",
        "Phòng A giải quyết nhiều nhất (146 hồ sơ), Phòng B ít nhất (04 hồ sơ), chênh nhau 124 hồ sơ.",
    ),
];

#[test]
fn a_sum_is_what_its_list_adds_up_to() {
    are_told_apart(RIGHT_PARTS, WRONG_PARTS);
}

#[test]
fn what_a_share_leaves_is_the_rest() {
    are_told_apart(RIGHT_RESTS, WRONG_RESTS);
}

#[test]
fn a_change_that_the_text_shows_has_its_rate() {
    are_told_apart(RIGHT_CHANGES, WRONG_CHANGES);
}

#[test]
fn the_highest_and_the_lowest_lie_so_far_apart() {
    are_told_apart(RIGHT_ENDS, WRONG_ENDS);
}
