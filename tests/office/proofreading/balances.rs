//! Balances and sums whose numbers stand apart: in two sections, in several sentences, behind what a number was raised
//! to. What is right is left alone, what is wrong is told.

use crate::proofreading::{found_in, shown};
use dossierd::proofread::tally;

const HEAD: &str = "BÁO CÁO\nKết quả công tác tháng 11 năm 2025\n\n";

/// Right paragraphs.
const RIGHT: &[&str] = &[
    // Two places, two subjects, what is ahead.
    "I. TẠI BAN QUẢN LÝ\n1. Tiếp nhận mới 200 hồ sơ, kỳ trước chuyển sang 20 hồ sơ. Đã giải quyết 190 hồ sơ, đang giải quyết 30 hồ sơ.\nII. TẠI CẤP XÃ\n1. Các xã tiếp nhận 4.500 hồ sơ, đã giải quyết 4.300 hồ sơ.",
    "1. Tiếp nhận mới 200 hồ sơ, kỳ trước chuyển sang 20 hồ sơ. Đã giải quyết 190 hồ sơ, đang giải quyết 30 hồ sơ.\n2. Lĩnh vực đầu tư tiếp nhận 60 hồ sơ, lĩnh vực môi trường tiếp nhận 40 hồ sơ.\n3. Trung tâm Phục vụ hành chính công tiếp nhận 1.900 hồ sơ của 15 sở, ngành.",
    "I. KẾT QUẢ\nPhòng thụ lý 38 hồ sơ môi trường, gồm 11 hồ sơ tháng trước chuyển sang, 27 hồ sơ mới. Đã trình ký 26 hồ sơ; trả lại 02 hồ sơ không đủ điều kiện; còn 10 hồ sơ trong hạn.\nII. NHIỆM VỤ THÁNG 12 NĂM 2025\n- Hoàn thành 10 hồ sơ chuyển tiếp.",
    "Xử lý 38 hồ sơ, gồm 11 hồ sơ kỳ trước chuyển sang và 27 hồ sơ tiếp nhận mới; đã trả kết quả 28 hồ sơ, còn 10 hồ sơ.",
    "Mới tiếp nhận 74 hồ sơ. Có 05 hồ sơ quá hạn (02 hồ sơ đã giải quyết, 03 hồ sơ đang giải quyết).",
    "1. Có 05 hồ sơ quá hạn.\nMới tiếp nhận 74 hồ sơ.",
    "Bình quân mỗi tháng tiếp nhận 320 hồ sơ, tháng cao nhất 410 hồ sơ; kỳ trước chuyển sang 20 hồ sơ, mới tiếp nhận 300 hồ sơ.",
    "Ban tiếp nhận 177 hồ sơ, gồm 137 hồ sơ mới tiếp nhận đều nộp trực tuyến và 40 hồ sơ từ kỳ trước chuyển qua.",
    "Trong kỳ tiếp nhận mới 74 hồ sơ.\nCộng với 96 hồ sơ của kỳ trước chuyển sang, tổng số hồ sơ phải giải quyết trong kỳ là 170 hồ sơ.",
    "Trong tháng tiếp nhận 45 hồ sơ; tồn tháng 10 chuyển sang 14 hồ sơ. Đã giải quyết 47 hồ sơ; chuyển tháng 12 tiếp tục giải quyết 12 hồ sơ.",
    "Trung tâm nhận mới 805 hồ sơ, kỳ trước chuyển sang 30 hồ sơ; đã trả kết quả 810 hồ sơ, còn 25 hồ sơ. Quầy Sở Tư pháp nhận nhiều nhất với 348 hồ sơ, chiếm 43,2%; ít nhất là quầy Sở Y tế với 57 hồ sơ.",
    "Hồ sơ nhận mới là 1.300 hồ sơ, trong đó 1.261 hồ sơ nộp trực tuyến, 32 hồ sơ nộp tại Trung tâm Phục vụ hành chính công, 07 hồ sơ qua dịch vụ bưu chính công ích.",
    "1. Tuần một: kỳ trước chuyển sang 88 hồ sơ, nhận mới 402 hồ sơ, giải quyết 385 hồ sơ, còn lại 105 hồ sơ.\n2. Tuần hai: kỳ trước chuyển sang 105 hồ sơ, nhận mới 467 hồ sơ, giải quyết 480 hồ sơ, còn lại 92 hồ sơ.\n3. Tuần ba: kỳ trước chuyển sang 92 hồ sơ, nhận mới 451 hồ sơ, giải quyết 446 hồ sơ, còn lại 97 hồ sơ.\n4. Cộng: nhận mới 1.320 hồ sơ; giải quyết 1.311 hồ sơ. Số hồ sơ đang giải quyết là 97 hồ sơ.",
    // What is taken for a figure of the balance is another: the end of the period before, a reason, the year so far.
    "Kỳ trước (chốt ngày 14/8/2025) còn 88 hồ sơ; trong kỳ nhận mới 680 hồ sơ, tổng số phải giải quyết là 768 hồ sơ. Đã giải quyết 657 hồ sơ, còn 111 hồ sơ trong hạn.",
    "Tổng số hồ sơ tiếp nhận là 6.731 hồ sơ, gồm 6.527 hồ sơ nhận mới và 204 hồ sơ kỳ trước chuyển sang; đang giải quyết 242 hồ sơ. Nguyên nhân quá hạn: 02 hồ sơ đã giải quyết chậm do công chức.",
    "Tiếp nhận mới 1.650 hồ sơ, kỳ trước chuyển sang 148 hồ sơ. Trong 1.658 hồ sơ đã giải quyết: trước hạn 1.391 hồ sơ, đúng hạn 254 hồ sơ, quá hạn 13 hồ sơ; tỷ lệ trước và đúng hạn 99,2%. Đang giải quyết 140 hồ sơ.",
    // Raised to.
    "Bổ sung 03 biên chế, nâng tổng biên chế từ 60 lên 63 biên chế, trong đó 50 công chức, 13 viên chức.",
    "Trong năm cấp mới 19 dự án, thu hồi 05 dự án, nâng tổng số dự án từ 231 lên 245 dự án, trong đó 78 dự án trong khu, 167 dự án ngoài khu.",
    "Quý này số hóa thêm 1.260 trang, đưa tổng số trang đã số hóa từ 3.140 trang lên 4.400 trang.",
    // Stocks.
    "Số phản ánh đầu tháng chưa xử lý: 06. Số tiếp nhận trong tháng: 31 (đường dây nóng 27, văn bản 04). Số đã xử lý: 33, còn 04 phản ánh đang xử lý.",
    "Đầu kỳ có 15 đơn, trong kỳ nhận 20 đơn, đã giải quyết 25 đơn, rút 02 đơn, còn 08 đơn.",
    "Tiếp nhận 31 phản ánh (kỳ trước chuyển 06), đã xử lý 27 phản ánh, còn 10 phản ánh.",
    "Đầu năm giao 45 nhiệm vụ, phát sinh trong năm 12 nhiệm vụ, đã hoàn thành 50 nhiệm vụ, còn 07 nhiệm vụ đang thực hiện.",
    "Đến nay có 398 dự án còn hiệu lực (đầu kỳ 370 dự án, cấp mới 34 dự án, chấm dứt 06 dự án).",
    "Số đầu kỳ 120 triệu đồng, thu trong kỳ 450 triệu đồng, chi trong kỳ 500 triệu đồng, còn cuối kỳ 70 triệu đồng.",
    "Trong tháng phát sinh 16 bản; lũy kế 318 bản (tháng 10: 302 bản).",
    "Tiếp nhận 120 đơn (tháng trước: 110 đơn); lũy kế 1.300 đơn.",
    // Lists under a title, wholes told before.
    "Tiếp nhận 96 phản ánh, đã xử lý 90. Phân theo nội dung: môi trường 33; trật tự 27; hạ tầng 21; thủ tục 15.",
    "Tiếp nhận 96 phản ánh, đã xử lý 90 phản ánh. Theo lĩnh vực: môi trường 40, đất đai 30, xây dựng 20 (tính trên số đã xử lý).",
    "Nguyên nhân của 16 hồ sơ trễ hạn: công chức chậm 06 hồ sơ; thiếu nhân lực 05 hồ sơ; phối hợp chậm 08 hồ sơ (có 03 hồ sơ do hai nguyên nhân).",
    "Trong tuần có 8.652 lượt xe.\nChia theo cửa khẩu:\n- Hữu Nghị: 5.190 xe (60%);\n- Tân Thanh: 1.871 xe;\n- Chi Ma: 902 xe;\n- Cốc Nam: 689 xe.",
    "Từ đầu năm cấp 604 giấy phép (9 tháng). Riêng quý III cấp 212 giấy phép, quý II cấp 205 giấy phép, quý I cấp 187 giấy phép.",
    "Kế hoạch đào tạo 200 lượt người; đã đào tạo 90 lượt người (45%), trong đó 40 lượt cấp xã; còn 110 lượt sẽ đào tạo sau.",
    "Có 128 doanh nghiệp đăng ký, gồm 96 doanh nghiệp lớn; trong số doanh nghiệp lớn có 40 doanh nghiệp cơ khí, 30 doanh nghiệp dệt, 26 doanh nghiệp gỗ.",
    "Công nhận 05 sáng kiến: 02 cấp tỉnh, 03 cấp cơ sở; khen thưởng 12 tập thể, 30 cá nhân.",
    "Có 10 dự án nhóm A và 12 dự án nhóm B; trong đó 05 dự án nhóm A và 08 dự án nhóm B đang xây dựng.",
    "Cho vay 120 hộ, dư nợ 6,2 tỷ đồng. Trong kỳ giải ngân 40 hộ, 2,0 tỷ đồng; thu nợ 80 hộ, 3,1 tỷ đồng.",
    "Rà soát 40 văn bản, đề nghị bãi bỏ 05 văn bản, sửa đổi 08 văn bản.",
    "Kiểm tra 118 vụ, phát hiện 92 vụ vi phạm; đã xử phạt 70 vụ, số tiền 1.465 triệu đồng; nhắc nhở 17 vụ; còn 05 vụ đang hoàn thiện hồ sơ.",
    "Được giao 158 nhiệm vụ; đã hoàn thành 104 nhiệm vụ (quá hạn 06), đang thực hiện trong hạn 54 nhiệm vụ.",
];

/// Wrong ones of the same constructions.
const WRONG: &[&str] = &[
    "Kỳ trước chuyển sang 88 hồ sơ; trong kỳ nhận mới 680 hồ sơ. Đã giải quyết 657 hồ sơ, còn 123 hồ sơ trong hạn.",
    "Phòng thụ lý 38 hồ sơ môi trường, gồm 13 hồ sơ tháng trước chuyển sang, 27 hồ sơ mới.",
    "Ban tiếp nhận 177 hồ sơ, gồm 137 hồ sơ mới tiếp nhận đều nộp trực tuyến và 14 hồ sơ từ kỳ trước chuyển qua.",
    "Trong kỳ tiếp nhận mới 74 hồ sơ.\nCộng với 96 hồ sơ của kỳ trước chuyển sang, tổng số hồ sơ phải giải quyết trong kỳ là 74 hồ sơ.",
    "Trong kỳ tiếp nhận mới 74 hồ sơ.\nCùng với 96 hồ sơ kỳ trước chuyển qua, tổng số hồ sơ là 174 hồ sơ.",
    "Trong tháng tiếp nhận 45 hồ sơ; tồn tháng 10 chuyển sang 14 hồ sơ. Đã giải quyết 47 hồ sơ; chuyển tháng 12 tiếp tục giải quyết 21 hồ sơ.",
    "1. Tuần một: kỳ trước chuyển sang 88 hồ sơ, nhận mới 402 hồ sơ, giải quyết 385 hồ sơ, còn lại 105 hồ sơ.\n2. Tuần hai: kỳ trước chuyển sang 150 hồ sơ, nhận mới 467 hồ sơ, giải quyết 480 hồ sơ, còn lại 92 hồ sơ.",
    "Bổ sung 03 biên chế, nâng tổng biên chế từ 60 lên 63 biên chế, trong đó 50 công chức, 16 viên chức.",
    "Trong năm cấp mới 19 dự án, thu hồi 05 dự án, nâng tổng số dự án từ 231 lên 254 dự án.",
    "Quý này số hóa thêm 1.620 trang, đưa tổng số trang đã số hóa từ 3.140 trang lên 4.400 trang.",
    "Số phản ánh đầu tháng chưa xử lý: 06. Số tiếp nhận trong tháng: 31 (đường dây nóng 27, văn bản 04). Số đã xử lý: 33, còn 06 phản ánh đang xử lý.",
    "Đầu kỳ có 15 đơn, trong kỳ nhận 20 đơn, đã giải quyết 25 đơn, rút 02 đơn, còn 10 đơn.",
    "Đến nay có 398 dự án còn hiệu lực (đầu kỳ 360 dự án, cấp mới 34 dự án, chấm dứt 06 dự án).",
    "Số đầu kỳ 120 triệu đồng, thu trong kỳ 450 triệu đồng, chi trong kỳ 500 triệu đồng, còn cuối kỳ 90 triệu đồng.",
    "Trong tháng phát sinh 16 bản; lũy kế 381 bản (tháng 10: 302 bản), đã đăng ký 16 bản.",
    "Tiếp nhận 96 phản ánh, đã xử lý 90. Phân theo nội dung: môi trường 33; trật tự 25; hạ tầng 21; thủ tục 15.",
    "Nguyên nhân của 16 hồ sơ trễ hạn: công chức chậm 06 hồ sơ; thiếu nhân lực 05 hồ sơ; phối hợp chậm 08 hồ sơ.",
    "Có 05 hồ sơ quá hạn; nguyên nhân: 03 hồ sơ chờ ý kiến cơ quan phối hợp, 03 hồ sơ phải xác minh thực tế.",
    "Trong tuần có 8.652 lượt xe.\nChia theo cửa khẩu:\n- Hữu Nghị: 5.190 xe (60%);\n- Tân Thanh: 1.871 xe;\n- Chi Ma: 920 xe;\n- Cốc Nam: 689 xe.",
    "9 tháng cấp 604 giấy phép. Riêng quý III cấp 212 giấy phép, quý II cấp 225 giấy phép, quý I cấp 187 giấy phép.",
    "Có 07 dự án đang thi công, trong đó 05 dự án đúng tiến độ, 02 dự án chậm do vướng mặt bằng, 01 dự án chậm do nhà thầu.",
    "Rà soát 18 văn bản quy phạm pháp luật, đề nghị bãi bỏ 13 văn bản, giữ nguyên 07 văn bản.",
    "Trị giá hàng tịch thu 640 triệu đồng, trị giá hàng buộc tiêu hủy 212 triệu đồng, cộng 825 triệu đồng.",
    "Cấp mới 06 dự án với tổng vốn đăng ký 3.480 tỷ đồng. Có 05 lượt tăng vốn với số vốn tăng thêm 720 tỷ đồng. Tổng vốn cấp mới và tăng thêm đạt 4.020 tỷ đồng.",
    "Phát sinh phí ở 156 hồ sơ với 214,5 triệu đồng. Thanh toán trực tuyến 143 hồ sơ, số tiền 198,2 triệu đồng; 13 hồ sơ nộp bằng tiền mặt, số tiền 13,6 triệu đồng.",
    "Phát hiện 92 vụ vi phạm. Đã xử phạt 87 vụ, số tiền 1.465 triệu đồng, bình quân 16,8 triệu đồng/vụ; còn 07 vụ đang hoàn thiện hồ sơ.",
    "Hồ sơ phát sinh phí, lệ phí: 188 hồ sơ; thanh toán trực tuyến 173 hồ sơ, chiếm 92%; còn 25 hồ sơ nộp bằng tiền mặt.",
    "Tổng số nhiệm vụ được giao trong quý là 68, trong đó:\n+ Có thời hạn: 49 nhiệm vụ (đã hoàn thành 41, đang triển khai 08);\n+ Thường xuyên: 15 nhiệm vụ.",
    "Ban Quản lý được giao 158 nhiệm vụ; hoàn thành 104 nhiệm vụ; đang thực hiện trong hạn 54 nhiệm vụ; quá hạn 06 nhiệm vụ.",
    "Đã xử lý, công khai kết quả 91/96 phản ánh, kiến nghị (94,8%). Trong đó 84 xử lý trước và đúng hạn, 05 xử lý quá hạn.",
];

#[test]
fn what_is_told_apart_and_fits_is_left_alone() {
    for text in RIGHT {
        let findings = found_in("a.txt", format!("{HEAD}{text}\n").as_bytes());
        let (errors, warnings, _) = tally(&findings);
        assert_eq!((errors, warnings), (0, 0), "{text}\n{}", shown(&findings));
    }
}

#[test]
fn what_is_told_apart_and_does_not_fit_is_told() {
    for text in WRONG {
        let findings = found_in("a.txt", format!("{HEAD}{text}\n").as_bytes());
        let is_told = findings
            .iter()
            .any(|f| f.is_error() && matches!(f.rule.as_str(), "sum_of_parts" | "identity"));
        assert!(is_told, "{text}\n{}", shown(&findings));
    }
}

/// What was carried over is missing; that the new ones are told once more closes nothing.
#[test]
fn a_number_told_again_is_no_missing_one() {
    let text = "Sở tiếp nhận mới 246 hồ sơ. Đã giải quyết 231 hồ sơ, đang giải quyết 53 hồ sơ.\nTrong 246 hồ sơ tiếp nhận mới có 239 hồ sơ nộp trực tuyến, đạt tỷ lệ 97,2%.";
    let findings = found_in("a.txt", format!("{HEAD}{text}\n").as_bytes());
    let told = findings
        .iter()
        .any(|f| f.rule == "identity" && f.message.contains("kỳ trước"));
    assert!(told, "{}", shown(&findings));
}
