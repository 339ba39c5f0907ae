//! What offices and newspapers write that is right and had been accused, each beside what is wrong in the same words.

use crate::proofreading::are_told_apart;

const RIGHT: &[&str] = &[
    // Years without their word.
    "Trong quý tiếp nhận 412 phản ánh, tăng 21,8% so với cùng kỳ 2025.",
    "Xảy ra 62 vụ, giảm 7,1% so với 2025, làm bị thương 48 người.",
    // Numbers that say which.
    "Hội nghị thông qua phương án 1 với 85% số phiếu.",
    "Đã khảo sát 04 địa bàn gồm quận 1, 3, 10, 12 và lấy ý kiến của 50 doanh nghiệp.",
    "Dự án cơ sở 2 đã giải ngân được 76,6% kế hoạch vốn.",
    "Nhà máy Đình Vũ 2 ghi nhận 278 tỷ đồng vốn góp, chiếm 62% tổng nguồn vốn.",
    "Trong 61 hồ sơ dịch vụ công có 58 hồ sơ mức độ 4 và 03 hồ sơ mức độ 3.",
    "Đã bổ nhiệm 02 công chức dưới 40 tuổi, trong đó 01 công chức 36 tuổi.",
    // Sums that nobody meant.
    "Khu nhà ở phục vụ từ 8.000 đến 12.000 công nhân, bao gồm 236 căn liền kề, 21 căn song lập, 672 căn hộ.",
    "Đã xử lý 724 vụ vi phạm, gồm 56 vụ về môi trường, 398 vụ về xây dựng, 129 vụ về đất đai, ...",
    "Nhập khẩu từ 33 thị trường, trong đó thị trường lớn nhất đạt 8.300 tấn.",
    "Kinh phí 350 triệu đồng, trong đó ngân sách thành phố 210 triệu đồng, đã giải ngân 190 triệu đồng.",
    "Đã kiểm tra 24 đơn vị, trong đó 05 sở và 08 xã chưa có báo cáo.",
    // Rates of something else than the number before them.
    "Lĩnh vực thương mại có 28 dự án, vốn đầu tư 10,3 triệu USD (chiếm 7,3%). Cả nước có 77 dự án.",
    "Có 31 tuyến thu phí, 11 tuyến lưu lượng thực tế đạt 80 - 100% dự báo.",
    "Có 20 thí sinh đạt điểm tối đa trong 28 thí sinh được cộng điểm; 49,3% đạt điểm trung bình trở lên.",
    "Giảm 28 vụ (18,2%), giảm 09 người chết (13,6%) và 17 người bị thương (11,7%) so với cùng kỳ năm 2025.",
    "Môn thứ nhất có 75.703 bài đạt yêu cầu. Môn thứ hai có 74.203 bài đạt yêu cầu, đạt 87,2%.",
    "Đã giải quyết 176 đơn (160 đơn khiếu nại, 16 đơn tố cáo)/221 đơn, đạt tỷ lệ 79,6%.",
    "Số hồ sơ được giải quyết là 1.456/1.625, trong đó đúng hạn 1.447 hồ sơ (tỷ lệ 99,4%).",
    // About so much, and shares that look like days.
    "Công nợ hơn 2.200 tỷ đồng, gồm 1.208 tỷ đồng nợ gốc và 1.070 tỷ đồng nợ lãi.",
    "Giải phóng 120 ha, gồm đất công nghiệp 72 ha và đất cây xanh trên 47 ha.",
    "Có đến 38/41 đơn vị đã báo cáo.",
    // Differences of something else.
    "Sắp xếp tổ chức, giảm từ 94 xuống còn 59 phòng và giảm 105 lãnh đạo cấp phòng.",
    "Phát hiện 726 vụ, 1.222 đối tượng, tăng 103 vụ (16,5%) so với cùng kỳ năm 2025.",
    // Who issues, and how.
    "Căn cứ Thông tư số 20/2013/TT-BTP ngày 03/12/2013 của Bộ trưởng Bộ Tư pháp hướng dẫn công tác thống kê của ngành.",
    "Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Kết luận số 19 - KL/TW ngày 23/5/2012 của Ban Chấp hành Trung ương.",
    "Cục Thuế thành phố đã có Công văn số 8079/CT-TTHT ngày 06/4/2026 hướng dẫn các chi cục.",
    "Thực hiện Nghị định số 118/2025/NÐ-CP ngày 09/6/2025 của Chính phủ.",
    "Hậu kiểm 345 hồ sơ tự công bố sản phẩm, có 304 hồ sơ không đạt.",
    // What is left of the one, of another whole.
    "Đã giải quyết 45/52 hồ sơ đúng hạn; đang giải quyết 10 hồ sơ.",
    "Có mặt 56/61 cán bộ, công chức; vắng mặt 05 người (đều có lý do).",
    "Kiến nghị thu hồi 1.245,6 triệu đồng, trong đó đã thu hồi 812,4 triệu đồng, còn phải thu hồi 433,2 triệu đồng.",
    "Kế hoạch giải ngân 10.122 triệu đồng; lũy kế giải ngân 5.995 triệu đồng; số vốn chưa giải ngân là 4.127 triệu đồng.",
    "Kiểm tra 12/12 phòng, đơn vị (gồm 09 phòng chuyên môn và 03 đơn vị sự nghiệp trực thuộc).",
    // Several values of the time before, and its own rate for each.
    "So với quý I/2026 (tiếp nhận 88 đơn, giải quyết 143 đơn), số đơn đã giải quyết tăng 15 đơn, tương đương tăng 10,5%.",
    "So với quý II năm 2025 (4.752 lượt tàu; 27.208.400 tấn hàng hóa), số lượt tàu tăng 166 lượt, tương đương 3,5%; hàng hóa tăng 1.126.500 tấn, tương đương 4,1%.",
    // Both decrees, each in its time.
    "Đến hết tháng 6/2025 thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ; từ ngày 01/7/2025 thực hiện Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ.",
    // Other periods, said to be others.
    "Quý I/2026 (từ ngày 15/12/2025 đến ngày 14/3/2026) chuyển sang 106 hồ sơ.",
];

const WRONG: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Diện tích đất có rừng là 538.741 ha, trong đó rừng tự nhiên 455.602 ha, rừng trồng 88.139 ha.",
    ),
    (
        "sum_of_parts",
        "Kinh phí 350 triệu đồng, trong đó ngân sách thành phố 210 triệu đồng, nguồn xã hội hóa 160 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Lâm sản tịch thu 214,6 m3 gỗ tròn và 38,2 m3 gỗ xẻ, cộng 262,8 m3.",
    ),
    (
        "sum_of_parts",
        "- Ngày 10/5/2026 tổ chức tại trụ sở, có 42 doanh nghiệp tham gia.\n- Ngày 24/5/2026 tổ chức trực tuyến, có 33 doanh nghiệp tham gia.\n- Cộng 02 phiên có 85 doanh nghiệp tham gia.",
    ),
    (
        "sum_of_parts",
        "Đã kiểm tra 11 đơn vị, trong đó 08 phòng chuyên môn và 02 đơn vị sự nghiệp.",
    ),
    (
        "sum_of_parts",
        "Tham gia góp ý 27 dự thảo văn bản, trong đó 17 dự thảo của trung ương và 08 dự thảo của thành phố.",
    ),
    (
        "sum_of_parts",
        "Tại thời điểm kiểm tra, 52 công chức, người lao động của các phòng có mặt 48 người, vắng có lý do 03 người.",
    ),
    (
        "sum_of_parts",
        "Lấy 85 mẫu xét nghiệm, kết quả 25 mẫu dương tính, 33 mẫu âm tính.",
    ),
    (
        "sum_of_parts",
        "Tổng hợp: 18 nhiệm vụ, gồm công tác chỉ đạo, điều hành 03 nhiệm vụ; thể chế 02 nhiệm vụ; thủ tục hành chính 04 nhiệm vụ; tài chính công 07 nhiệm vụ.",
    ),
    (
        "sum_of_parts",
        "1. Thu nội địa 3.408 tỷ đồng.\n\n2. Thu nội địa theo quý: quý I 812 tỷ đồng, quý II 745 tỷ đồng, quý III 869 tỷ đồng, quý IV 973 tỷ đồng.",
    ),
    (
        "sum_of_parts",
        "Công nợ 2.200 tỷ đồng, gồm 1.208 tỷ đồng nợ gốc và 1.070 tỷ đồng nợ lãi.",
    ),
    ("date_impossible", "Đã họp ngày 38/41 với các đơn vị."),
    ("identity", "Giảm từ 94 phòng xuống còn 59 phòng, giảm 45 phòng."),
    (
        "identity",
        "Phát hiện 726 vụ, 1.222 đối tượng, tăng 103 vụ (61,5%) so với cùng kỳ năm 2025.",
    ),
    (
        "issuer_vs_symbol",
        "Căn cứ Thông tư số 20/2013/TT-BTP ngày 03/12/2013 của Bộ trưởng Bộ Nội vụ hướng dẫn công tác thống kê.",
    ),
    (
        "issuer_vs_symbol",
        "Ngày 17/3/2026, Sở Nội vụ đã có Văn bản số 655/STC-CCHC đánh giá cao việc này.",
    ),
    ("unit_word", "+ Số hồ sơ từ quý I chuyển qua: 131 TTHC"),
    (
        "sum_of_parts",
        "Tại thời điểm kiểm tra có mặt 56/61 cán bộ, công chức, nhân viên; vắng mặt 03 người (đều có lý do).",
    ),
    (
        "sum_of_parts",
        "Có 38/41 đơn vị đạt yêu cầu, 04 đơn vị không đạt.",
    ),
    (
        "sum_of_parts",
        "Kiến nghị thu hồi về ngân sách nhà nước 1.245,6 triệu đồng, trong đó đã thu hồi 821,4 triệu đồng, còn phải thu hồi 433,2 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Tổng số tiền phạt 1.245 triệu đồng, trong đó đã nộp 812 triệu đồng, còn nợ 443 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Kế hoạch vốn năm 2026 là 10.122 triệu đồng; lũy kế giải ngân đến hết ngày 30/4/2026 là 5.995 triệu đồng; số vốn chưa giải ngân là 4.217 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Kiểm tra 12/12 phòng, đơn vị (gồm 08 phòng chuyên môn và 03 đơn vị sự nghiệp trực thuộc).",
    ),
    (
        "sum_of_parts",
        "Xử phạt 27 vụ với tổng số tiền 421.500.000 đồng, gồm: 14 vụ vi phạm quy định về bảo đảm an toàn hàng hải (231.000.000 đồng); 05 vụ vi phạm quy định về bảo vệ môi trường (118.500.000 đồng); 08 vụ vi phạm quy định về thủ tục vào, rời cảng biển (63.000.000 đồng).",
    ),
    (
        "identity",
        "So với quý I/2026 (giải quyết 143 hồ sơ; hồ sơ đang giải quyết là 88 hồ sơ), số hồ sơ đã giải quyết tăng 15 hồ sơ, tương đương tăng 11,5%.",
    ),
    (
        "identity",
        "So với quý II năm 2025 (4.752 lượt tàu; 27.208.400 tấn hàng hóa), số lượt tàu tăng 166 lượt, tương đương 5,3%; hàng hóa tăng 1.126.500 tấn, tương đương 4,1%.",
    ),
    (
        "identity",
        "Trong kỳ kiểm tra 214 vụ, tăng 16 vụ so với kỳ trước (198 vụ); phát hiện 96 vụ vi phạm, chiếm 49,4% số vụ kiểm tra.",
    ),
    (
        "carry_over",
        "Kỳ trước chuyển qua 118 đơn, khớp với báo cáo kỳ trước.\n\nSố đơn kỳ trước chuyển qua khớp với Báo cáo số 5168/BC-BQL ngày 17/3/2026 (còn 181 đơn).",
    ),
    (
        "carry_over",
        "| Ngày | Tồn đầu ngày | Tiếp nhận mới | Đã giải quyết | Tồn cuối ngày |\n|---|---|---|---|---|\n| Thứ Sáu, 05/6/2026 | 127 | 41 | 36 | 132 |\n| Thứ Hai, 08/6/2026 | 132 | 52 | 44 | 140 |\n| Thứ Ba, 09/6/2026 | 149 | 38 | 47 | 131 |\n| Thứ Tư, 10/6/2026 | 131 | 45 | 39 | 137 |",
    ),
    (
        "event_outside_period",
        "3. Kết quả tiếp nhận và xử lý phản ánh, kiến nghị\n\nTrong kỳ, ngày 12/02/2026 Ban Quản lý đã tổ chức đối thoại với doanh nghiệp.",
    ),
    (
        "event_outside_period",
        "I. KẾT QUẢ THỰC HIỆN\n\n1. Các nhiệm vụ chung\n\nTrong kỳ, ngày 12/02/2026 Ban Quản lý tổ chức tập huấn cho 45 công chức.",
    ),
    (
        "event_outside_period",
        "Chiến dịch vệ sinh môi trường được tổ chức từ ngày 08/01/2026 đến ngày 19/01/2026.",
    ),
];

#[test]
fn what_is_written_so_every_day_is_told_from_what_is_wrong() {
    are_told_apart(RIGHT, WRONG);
}
