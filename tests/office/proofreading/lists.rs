//! Sentences of sums, lists and remainders as officials write them: what is right is left alone in
//! each wording, what is wrong is told.

use crate::proofreading::{found_in, shown};
use dossierd::finding::{Finding, Severity};
use dossierd::proofread::tally;

const HEAD: &str = "BÁO CÁO\nKết quả công tác 6 tháng đầu năm 2026\n\n";

/// Right sentences.
const RIGHT: &[&str] = &[
    "Toàn huyện có 96 trường, gồm 30 trường mầm non, 40 trường tiểu học, 26 trường trung học cơ sở, với 41.250 học sinh.",
    "Có 25 mô hình, trong đó 12 mô hình cấp huyện, 13 mô hình cấp xã, thu hút 3.400 hộ tham gia.",
    "Trong 45 xã có 30 xã đạt chuẩn nông thôn mới, 12 xã nông thôn mới nâng cao, 03 xã kiểu mẫu.",
    "Trong 30 chỉ tiêu, có 10 chỉ tiêu vượt, 15 chỉ tiêu đạt.",
    "Trong số 60 cuộc kiểm tra có 35 cuộc theo kế hoạch, 25 cuộc đột xuất; phát hiện 20 cuộc có sai phạm.",
    "Cử 40 người đi học: 22 nam, 18 nữ, 15 đảng viên.",
    "Đã kiểm tra 120 cơ sở, trong đó 100 cơ sở kinh doanh, 35 cơ sở vi phạm.",
    "Tổng số biên chế được giao 50, có mặt 46 người, trong đó nữ 20 người, đảng viên 40 người, còn thiếu 04 người so với biên chế được giao.",
    "Hoàn thành 30/36 nhiệm vụ; còn 04 nhiệm vụ quá hạn, 02 nhiệm vụ đang thực hiện.",
    "Hoàn thành 30/36 nhiệm vụ; còn 02 nhiệm vụ quá hạn cần tập trung chỉ đạo.",
    "Đã thu hồi 15/20 giấy phép, 05 giấy phép còn lại đang xem xét.",
    "Có 60/80 xã triển khai, đạt 75%. 20 xã còn lại triển khai trong quý III.",
    "Trong 320 cán bộ, nam 200 người (62,5%), nữ 120 người (37,5%).",
    "Biên chế giao 200 chỉ tiêu, thực hiện 190 người, đạt 95%.",
    "Tuyến đường đã giải phóng mặt bằng 45 hộ, gồm 30 hộ đất ở và 15 hộ đất nông nghiệp, đạt 100%.",
    "Mạng lưới có 60 trạm, gồm 40 trạm cố định và 20 trạm lưu động, đạt 92% kế hoạch.",
    "Nhân dịp Tết Nguyên đán Bính Ngọ 2026, chiếm phần lớn là quà tặng hộ nghèo.",
    "Có 350 hộ nhận quà Tết Bính Ngọ 2026, đạt 100%.",
    "Trong tháng, dân tộc thiểu số 1.240 người, chiếm 40% trong 3.100 người được vay vốn.",
    "Đã xử lý 90/96 đơn, đạt 93,8%, cao hơn cùng kỳ 1,5 điểm phần trăm (92,3%).",
    "Thu nhập bình quân 8,4 triệu đồng, trong đó khu vực thành thị 9,1 triệu đồng, nông thôn 7,2 triệu đồng.",
    "Số vụ giảm từ 30 vụ xuống còn 25 vụ, giảm 05 vụ.",
    "Phân loại 90 đơn: 40 đơn khiếu nại, 20 đơn tố cáo, 30 đơn kiến nghị; đủ điều kiện xử lý 70 đơn.",
    "Đã tiếp 120 lượt, 150 người; trong đó tiếp thường xuyên 80 lượt, 100 người; tiếp định kỳ 40 lượt, 50 người.",
    "Tổng số 30 đơn vị, trong đó 10 đơn vị hoàn thành xuất sắc, 18 đơn vị hoàn thành tốt, 02 đơn vị hoàn thành.",
    "Có 15 vụ cháy, làm chết 02 người, bị thương 03 người, thiệt hại 1,2 tỷ đồng.",
    "Đầu năm có 40 đơn vị, thành lập mới 05 đơn vị, giải thể 02 đơn vị, tổng số đến nay là 43 đơn vị.",
    "Kỳ 1 tuyển 80 người, kỳ 2 tuyển 70 người. Tổng cộng tuyển 150 người.",
    "Quý I thu 120 tỷ đồng, quý II thu 150 tỷ đồng. Tổng thu 6 tháng là 270 tỷ đồng.",
    "Tổng số có 182 hồ sơ về đất đai; tháng này nhận 128 hồ sơ.",
    "Tiếp nhận 300 hồ sơ mới và 20 hồ sơ chuyển từ kỳ trước, nâng tổng số hồ sơ phải giải quyết lên 320 hồ sơ; đã giải quyết 310 hồ sơ, đang giải quyết 10 hồ sơ.",
    "Cấp mới 12 giấy phép và gia hạn 08 giấy phép, nâng tổng số giấy phép đang có hiệu lực lên 145 giấy phép.",
    "Có 12 nhiệm vụ chậm của 05 đơn vị: Sở Tài chính 04 nhiệm vụ; Sở Xây dựng 03 nhiệm vụ; Sở Y tế 02 nhiệm vụ; UBND huyện A 02 nhiệm vụ; UBND huyện B 01 nhiệm vụ.",
    "Tỷ lệ giải quyết đúng hạn đạt 97,5%, quá hạn 2,5%.",
    "Tỷ lệ giải quyết đúng hạn đạt 97,5%; tỷ lệ hồ sơ đang giải quyết quá hạn 1,2%.",
    "Tỷ lệ giải quyết đúng hạn của cấp xã đạt 99,5%, cấp huyện còn 2,1% hồ sơ chậm.",
    "Số đơn đã giải quyết 80 đơn (80,0%), chưa giải quyết 20 đơn.",
    "Đã hoàn thành 45 công trình (đạt 60,0% kế hoạch), chưa hoàn thành 10 công trình.",
    "Có 90 hộ, trong đó 50 hộ nghèo, 40 hộ cận nghèo, 12 hộ người có công.",
    "Thành lập mới 20 tổ chức, gồm 12 doanh nghiệp, 08 hợp tác xã; tổng vốn đăng ký 120 tỷ đồng.",
    "Về độ tuổi: dưới 30 tuổi 12 người, từ 30 đến 50 tuổi 40 người, trên 50 tuổi 08 người.",
    "Tính chung 6 tháng, toàn tỉnh có 512 vụ.",
    "Lũy kế 6 tháng đạt 45%.",
    "Theo Kế hoạch, lũy kế 9 tháng phấn đấu đạt 75%.",
    "Khám cho 3.200 lượt người, trong đó ngoại trú 3.000 lượt, nội trú 200 lượt.",
    "Kết quả: 20 đơn vị tốt, 15 đơn vị khá, 05 đơn vị trung bình.",
    "Có 35 dự án. Kết quả: hoàn thành 20 dự án, đang thi công 10 dự án, chuẩn bị đầu tư 05 dự án.",
    "Tổng số 120 văn bản; trong đó 100 văn bản điện tử, 90 văn bản ký số.",
    "Đối với 15 hồ sơ quá hạn của năm trước, đã xin lỗi.",
    "Giải thể 03 doanh nghiệp, tạm ngừng 12 doanh nghiệp, tổng cộng 15 doanh nghiệp.",
    "Có 20 đoàn với 400 lượt khách, trong đó 12 đoàn trong nước với 250 lượt khách, 08 đoàn nước ngoài với 150 lượt khách.",
    "Cấp 4.120 thẻ, trong đó cấp mới 1.200 thẻ, gia hạn 2.920 thẻ, cấp cho trẻ em 300 thẻ.",
    "Cấp 4.120 thẻ, trong đó cấp mới 1.200 thẻ, gia hạn 2.920 thẻ, cấp cho trẻ em 300 thẻ.",
    "Đầu năm có 40 đơn vị, thành lập mới 05 đơn vị, giải thể 02 đơn vị, tổng số đến nay là 43 đơn vị.",
    "Có 60 lớp với 1.800 học viên; trong đó 35 lớp ngắn hạn với 900 học viên, 25 lớp dài hạn với 900 học viên.",
    "Đã giải quyết 85/90 đơn, còn 05 đơn đang xác minh; trong đó 02 đơn phức tạp.",
    "Hoàn thành 40/50 nhiệm vụ, đạt 80%; chuyển sang quý sau 10 nhiệm vụ.",
    "Giải quyết 40/50 vụ việc; chuyển cơ quan khác 05 vụ việc, còn 05 vụ việc đang xử lý.",
    "Đã thẩm định 18/25 dự án; còn lại 07 dự án.",
    "Có 18/25 xã đạt; 05 xã đạt 15 tiêu chí, còn lại 02 xã đạt 13 tiêu chí.",
    "Đã cấp 1.420 giấy chứng nhận, đạt 71% kế hoạch; chưa cấp 300 giấy chứng nhận do vướng mắc.",
    "Có 90 đơn vị báo cáo (đạt 90,0%), 10 đơn vị chưa báo cáo.",
    "Toàn tỉnh có 90 đơn vị đã báo cáo, chiếm 60,0% tổng số đơn vị; 20 đơn vị chưa báo cáo đúng hạn, 40 đơn vị không phải báo cáo.",
    "Tổ chức 34 buổi tuyên truyền, trong đó trực tiếp 20 buổi, trên loa 14 buổi; phát 500 tờ rơi.",
    "Trong 150 hồ sơ tồn có 90 hồ sơ đất đai, 40 hồ sơ xây dựng, 20 hồ sơ kinh doanh.",
    "Tổng số 45 cán bộ, công chức, trong đó 20 cán bộ, 25 công chức; trình độ thạc sĩ 10 người, đại học 35 người.",
    "Về trình độ: thạc sĩ 10 người, đại học 30 người, cao đẳng 05 người.",
    "Toàn huyện có 210 cán bộ. Về trình độ: thạc sĩ 30 người, đại học 150 người, còn lại 30 người.",
    "Có 30 dự án với tổng vốn 1.200 tỷ đồng. Trong đó: 10 dự án công nghiệp 500 tỷ đồng, 15 dự án đô thị 600 tỷ đồng, 05 dự án khác 100 tỷ đồng.",
    "Số ca mắc giảm từ 120 ca xuống còn 90 ca.",
    "Tổng số hộ nghèo còn 320 hộ, giảm 80 hộ so với đầu năm.",
    "Còn thiếu 12 giáo viên so với định mức, trong đó tiểu học 08 giáo viên, mầm non 04 giáo viên.",
    "Kế hoạch giao 1.200 chỉ tiêu, đã tuyển 1.150 người, còn thiếu 50 chỉ tiêu.",
    "Mỗi xã có 05 cán bộ, 12 xã có 60 cán bộ.",
    "Đến nay có 12 xã, phường, trong đó 10 xã, 02 phường.",
    "Tổ chức 06 đoàn kiểm tra tại 18 đơn vị: Sở Y tế 02 đơn vị, Sở Xây dựng 04 đơn vị, các xã 12 đơn vị.",
    "Quý I có 20 vụ, quý II có 30 vụ; tổng cộng 50 vụ, giảm 10 vụ so với cùng kỳ (60 vụ).",
    "Đã phê duyệt quyết toán 12 dự án với giá trị 450,5 tỷ đồng, giảm 4,5 tỷ đồng so với đề nghị (455 tỷ đồng).",
    "Giao 20 nhiệm vụ cho 05 phòng: Phòng Kế hoạch 06 nhiệm vụ, Phòng Tài chính 05 nhiệm vụ, Phòng Tổ chức 04 nhiệm vụ, Văn phòng 03 nhiệm vụ, Thanh tra 02 nhiệm vụ.",
    "Giao 20 nhiệm vụ cho 06 đơn vị: Phòng Kế hoạch 06 nhiệm vụ, Phòng Tài chính và Phòng Tổ chức 09 nhiệm vụ, Văn phòng 03 nhiệm vụ, Thanh tra và Ban Tiếp công dân 02 nhiệm vụ.",
    "Tiếp nhận 26 phản ánh, kiến nghị (PAKN). Đã xử lý 24 PAKN; đang xử lý 02 PAKN.",
    "Trong năm có 02 kỳ họp: kỳ 1 có 12 nội dung, kỳ 2 có 15 nội dung. Tổng cộng 27 nội dung.",
    "Đã thẩm tra 25 hồ sơ: đạt 20 hồ sơ, không đạt 05 hồ sơ; trình ký 18 hồ sơ.",
    "Tổng số người tham gia là 500 người; trong đó người dân tộc thiểu số 200 người, người Kinh 300 người, phụ nữ 240 người.",
    "Vận động 3.000 lượt người, hiến 4.500 m2 đất, 1.200 ngày công.",
    "Kế hoạch 9 tháng là 500 hộ; lũy kế 6 tháng thực hiện 400 hộ, đạt 80%.",
    "Ước lũy kế 7 tháng đạt 60% kế hoạch.",
    "Trong 40 biên chế có mặt, nữ 18 người (45,0%), nam 22 người (55,0%).",
    "Có 1.250 hộ đăng ký, đạt 104,2% kế hoạch (1.200 hộ).",
    "Tổng số 15 vụ, trong đó nghiêm trọng 05 vụ, ít nghiêm trọng 10 vụ; khởi tố 12 vụ, 20 bị can.",
];

/// The rule that tells it, and the sentence.
const WRONG: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Trong 26 đề tài có 10 đề tài cấp tỉnh, 12 đề tài cấp cơ sở, 05 đề tài cấp bộ.",
    ),
    (
        "sum_of_parts",
        "Trong số 40 chỉ tiêu được giao, 15 chỉ tiêu vượt, 20 chỉ tiêu đạt, 06 chỉ tiêu không đạt.",
    ),
    (
        "sum_of_parts",
        "Hoàn thành 21/30 nhiệm vụ; 08 nhiệm vụ còn lại chưa đến hạn.",
    ),
    (
        "sum_of_parts",
        "Đã nghiệm thu 24/32 công trình, còn 09 công trình đang thi công.",
    ),
    (
        "sum_of_parts",
        "Có 120/150 thôn đạt chuẩn; 40 thôn còn lại phấn đấu đạt trong năm 2027.",
    ),
    (
        "sum_of_parts",
        "Biên chế giao 60, có mặt 55 người, còn thiếu 06 người.",
    ),
    (
        "sum_of_parts",
        "Số được giao là 320 biên chế, có mặt 302 người, đạt 94,4%; chưa tuyển 81 người.",
    ),
    (
        "sum_of_parts",
        "Tổ chức 52 cuộc kiểm tra, trong đó tại cơ quan 20 cuộc, tại cơ sở 42 cuộc.",
    ),
    ("sum_of_parts", "Cấp 210 giấy: loại A 50, loại B 60, loại C 110."),
    (
        "sum_of_parts",
        "Thanh tra 95 đơn vị, trong đó xử phạt 60 đơn vị, nhắc nhở 37 đơn vị.",
    ),
    (
        "sum_of_parts",
        "Có 24 vụ việc của 06 đơn vị: Sở Tài chính 06 vụ việc; Sở Xây dựng 05 vụ việc; Sở Y tế 04 vụ việc; UBND xã A 04 vụ việc; UBND xã B 07 vụ việc; UBND xã C 01 vụ việc.",
    ),
    (
        "sum_of_parts",
        "Có 24 vụ việc của 07 đơn vị: Sở Tài chính 06 vụ việc; Sở Xây dựng 05 vụ việc; Sở Y tế 04 vụ việc; UBND xã A 04 vụ việc; UBND xã B 04 vụ việc; UBND xã C 01 vụ việc.",
    ),
    (
        "sum_of_parts",
        "Kỳ 1 tuyển 180 người, kỳ 2 tuyển 145 người. Tổng cộng tuyển 352 người.",
    ),
    (
        "identity",
        "Tiếp nhận 1.300 hồ sơ mới và 120 hồ sơ chuyển từ kỳ trước, nâng tổng số hồ sơ phải giải quyết lên 1.240 hồ sơ.",
    ),
    ("identity", "Tỷ lệ giải quyết đúng hạn đạt 97,5%, quá hạn 3,5%."),
    (
        "sum_of_parts",
        "Số đơn đã giải quyết 80 đơn (88,9%), chưa giải quyết 01 đơn. Tổng có 90 đơn.",
    ),
    (
        "sum_of_parts",
        "Số đơn đã giải quyết 750 đơn (98,4%), số đơn chưa giải quyết 21 đơn.",
    ),
    (
        "sum_of_parts",
        "Khám cho 3.200 lượt người, trong đó ngoại trú 3.100 lượt, nội trú 200 lượt.",
    ),
    (
        "sum_of_parts",
        "Có 35 dự án. Kết quả: hoàn thành 20 dự án, đang thi công 12 dự án, chuẩn bị đầu tư 05 dự án.",
    ),
    ("label_vs_period", "Lũy kế 7 tháng tiếp nhận 1.200 lượt khách."),
    (
        "sum_of_parts",
        "Nguyên nhân của 15 vụ: 08 vụ do chập điện, 05 vụ do bất cẩn, 03 vụ chưa rõ.",
    ),
    (
        "sum_of_parts",
        "Tiếp nhận 26 phản ánh, kiến nghị; đã trả lời 20 phản ánh, kiến nghị, đang xử lý 07 phản ánh, kiến nghị.",
    ),
    (
        "sum_of_parts",
        "Phát triển mới 300 cơ sở, gồm 90 doanh nghiệp, 201 hộ kinh doanh.",
    ),
];

/// Right tables and reports of other periods: no column is the total, quarters, rates as rows, shares.
const RIGHT_REPORTS: &[&str] = &[
    "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nTổng số hồ sơ phải giải quyết là 330 hồ sơ, trong đó tiếp nhận mới 300 hồ sơ, kỳ trước chuyển sang 30 hồ sơ.\n\n| TT | Lĩnh vực | Tiếp nhận mới | Kỳ trước chuyển sang | Đã giải quyết | Đang giải quyết |\n|---|---|---|---|---|---|\n| 1 | Đất đai | 200 | 20 | 195 | 25 |\n| 2 | Hộ tịch | 100 | 10 | 98 | 12 |\n| | Tổng số | 300 | 30 | 293 | 37 |\n",
    "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\n| TT | Lĩnh vực | Số hồ sơ tiếp nhận | Kỳ trước chuyển qua | Đã giải quyết | Đang giải quyết |\n|---|---|---|---|---|---|\n| 1 | Đất đai | 220 | 20 | 195 | 25 |\n| 2 | Hộ tịch | 110 | 10 | 98 | 12 |\n| | Tổng số | 330 | 30 | 293 | 37 |\n",
    "BÁO CÁO\nKết quả công tác năm 2026\n\n| Nội dung | Quý I | Quý II | Quý III | Quý IV | Cả năm |\n|---|---|---|---|---|---|\n| Hồ sơ tiếp nhận | 120 | 130 | 140 | 150 | 540 |\n| Hồ sơ trực tuyến | 90 | 104 | 119 | 132 | 445 |\n| Hồ sơ trực tiếp | 30 | 26 | 21 | 18 | 95 |\n| Văn bản đến | 400 | 410 | 420 | 430 | 1.660 |\n| Tỷ lệ trực tuyến (%) | 75,0 | 80,0 | 85,0 | 88,0 | 82,4 |\n",
    "BÁO CÁO\nKết quả 9 tháng đầu năm 2026\n\nI. PHƯƠNG HƯỚNG QUÝ IV NĂM 2026\n\n1. Chậm nhất ngày 15/11/2026, các đơn vị báo cáo tiến độ.\n",
    "BÁO CÁO\nKết quả 6 tháng đầu năm 2026\n\nSo với ngày 31/12/2025, số nợ giảm 12 đơn vị. Lũy kế 6 tháng đạt 45 đơn vị; lũy kế 12 tháng năm 2025 đạt 80 đơn vị.\n",
];

/// The rule, a part of one of the right reports and what is wrong in its place.
const BROKEN: &[(&str, &str, &str)] = &[
    ("identity", "| 200 | 20 | 195 | 25 |", "| 200 | 20 | 195 | 52 |"),
    ("identity", "| 220 | 20 | 195 | 25 |", "| 220 | 20 | 195 | 52 |"),
    (
        "identity",
        "| 120 | 130 | 140 | 150 | 540 |",
        "| 120 | 130 | 140 | 150 | 504 |",
    ),
    ("identity", "| 80,0 | 85,0 | 88,0 |", "| 80,0 | 58,0 | 88,0 |"),
    ("label_vs_period", "PHƯƠNG HƯỚNG QUÝ IV", "PHƯƠNG HƯỚNG QUÝ III"),
    ("label_vs_period", "Lũy kế 6 tháng", "Lũy kế 7 tháng"),
];

fn errors(text: &str) -> Vec<Finding> {
    found_in("bao-cao.md", text.as_bytes())
}

#[test]
fn a_right_list_is_left_alone_in_each_wording() {
    for sentence in RIGHT {
        let found = errors(&format!("{HEAD}{sentence}\n"));
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings <= 1, "{sentence}\n{}", shown(&found));
    }
    for report in RIGHT_REPORTS {
        let found = errors(report);
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings == 0, "{report}\n{}", shown(&found));
    }
}

fn is_told(found: &[Finding], rule: &str) -> bool {
    found
        .iter()
        .any(|f| f.rule == rule && f.severity == Severity::Error)
}

#[test]
fn a_list_that_does_not_add_up_is_told_in_each_wording() {
    for (rule, sentence) in WRONG {
        let found = errors(&format!("{HEAD}{sentence}\n"));
        assert!(is_told(&found, rule), "{sentence}\n{}", shown(&found));
    }
    for (rule, right, wrong) in BROKEN {
        let base = RIGHT_REPORTS.iter().find(|text| text.contains(right));
        let found = errors(&base.unwrap().replacen(right, wrong, 1));
        assert!(is_told(&found, rule), "{wrong}\n{}", shown(&found));
    }
}
