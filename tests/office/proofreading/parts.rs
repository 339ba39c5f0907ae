//! Parts and balances that no word introduces, as officials tell them one after the other: what is right is
//! left alone, what is wrong is told.

use crate::proofreading::{found_in, shown};
use dossierd::proofread::tally;

const HEAD: &str = "BÁO CÁO\nKết quả công tác 6 tháng đầu năm 2026\n\n";

/// Right sentences.
const RIGHT: &[&str] = &[
    "Tháng 4 phát sinh 08 phản ánh, kiến nghị; cộng 02 phản ánh chuyển từ tháng 3 là 10. Đã xử lý 09, đang xử lý 01. Lũy kế từ đầu năm 2026 đến nay tiếp nhận 29 (các tháng 1, 2, 3 lần lượt là 07, 05 và 09).",
    "Cử 23 lượt người đi bồi dưỡng: chuyển đổi số 12, nghiệp vụ một cửa 08, lý luận chính trị 03.",
    "Cử 23 lượt người đi bồi dưỡng, gồm: chuyển đổi số 12, nghiệp vụ một cửa 08, lý luận chính trị 03.",
    "Tiếp nhận 58 đơn, đã xử lý 50 đơn, trong đó đúng thẩm quyền 40 đơn; chuyển 05 đơn, còn 03 đơn đang xử lý.",
    "Tiếp nhận 58 đơn (kỳ trước chuyển sang 06 đơn), đã xử lý 50 đơn, đang xử lý 14 đơn.",
    "Kiểm tra 24 cơ sở, đã xử lý 20 cơ sở, đang hoàn thiện hồ sơ xử lý 03 cơ sở.",
    "Phòng được giao 15 nhiệm vụ. Đến nay đã hoàn thành 11 nhiệm vụ, đang triển khai 04 nhiệm vụ.",
    "Chi cục có 22 biên chế được giao; hiện 20 người có mặt, 02 người nghỉ thai sản.",
    "Tiếp nhận 31 kiến nghị của doanh nghiệp: 20 về đất đai, 11 về thuế; trả lời tại chỗ 25 kiến nghị, chuyển sở, ngành 06 kiến nghị.",
    "Lấy ý kiến 80 người; rất hài lòng 40, hài lòng 33, bình thường 05, không hài lòng 02.",
    "Trong 12 chỉ tiêu giao, có 09 chỉ tiêu đạt và 03 chỉ tiêu không đạt.",
    "Toàn xã có 18 công trình, 11 công trình đã nghiệm thu, 05 công trình đang thi công, 02 công trình chưa khởi công.",
    "Nhận 64 đơn: hòa giải thành 40 đơn (62,5%), hòa giải không thành 15 đơn (23,4%), đang hòa giải 09 đơn (14,1%).",
    "Toàn tỉnh có 2.400 lao động. Trình độ đại học 480 người (20%), cao đẳng 600 người (25%), lao động phổ thông 1.320 người (55%).",
    "Tổ chức 07 lớp tập huấn tại phường A (03 lớp), phường B (02 lớp) và phường C (02 lớp).",
    "Có 20 xã đạt chuẩn, tập trung ở huyện A (08 xã), huyện B (05 xã) và huyện C (04 xã).",
    "Ban hành Quyết định số 12/QĐ-UBND ngày 12/01/2026 (09 TTHC) và Quyết định số 45/QĐ-UBND ngày 20/4/2026 (11 TTHC), tổng cộng 20 TTHC.",
    "Xử phạt 25 tổ chức với số tiền 412,5 triệu đồng, trong đó 15 tổ chức vi phạm về đất đai 250,0 triệu đồng và 10 tổ chức vi phạm về môi trường 162,5 triệu đồng.",
    "Hệ thống có 60 máy tính, 52 máy tính hoạt động tốt, 07 máy tính cần sửa chữa, 01 máy tính hỏng.",
    "Có 46 trạm, 40 trạm tự động, 30 trạm truyền dữ liệu, 12 trạm của doanh nghiệp.",
    "Sở được giao 120 nhiệm vụ; hoàn thành 100 nhiệm vụ, trong đó đúng hạn 95 nhiệm vụ, quá hạn 05 nhiệm vụ; 20 nhiệm vụ đang thực hiện, trong đó quá hạn 03 nhiệm vụ.",
    "Tiếp 45 lượt công dân; tiếp nhận 30 đơn, đã giải quyết 22 đơn, hướng dẫn 05 đơn, chuyển 03 đơn.",
    "Giao 50 chỉ tiêu, đến nay 30 chỉ tiêu đã hoàn thành, 18 chỉ tiêu đang thực hiện, 02 chỉ tiêu chưa thực hiện.",
    "Cấp 320 giấy phép, đang thẩm định 15 hồ sơ, trả lại 06 hồ sơ.",
    "Đã thẩm định 25 dự án; phê duyệt 20 dự án, đang hoàn thiện 03 dự án.",
    "Năm 2025 tiếp nhận 96 kiến nghị. Năm 2026 tiếp nhận 30 kiến nghị, đã giải quyết 60 kiến nghị, còn 34 kiến nghị đang xem xét.",
    "90 trường học được xếp thành 03 mức: 40 trường mức tốt, 35 trường mức khá, 15 trường mức trung bình.",
    "Tổ chức 03 đợt tuyển dụng với 120 người, đợt một 50 người, đợt hai 40 người, đợt ba 30 người.",
    "Xử phạt 03 doanh nghiệp với tổng số tiền 96 triệu đồng, lần lượt là 30 triệu đồng, 40 triệu đồng và 26 triệu đồng.",
    "Cấp mới 44 dự án, trong đó 30 dự án có vốn đầu tư nước ngoài với vốn 210,5 triệu USD và 14 dự án trong nước với vốn 1.200 tỷ đồng.",
    "Cấp mới 44 dự án, trong đó 30 dự án có vốn đầu tư nước ngoài, 18 dự án trong khu công nghiệp.",
    "Đã trả lời 80 kiến nghị, đạt 88,9%, trong đó đúng hạn 76, quá hạn 04; còn 10 kiến nghị đang xem xét.",
    "Sở nhận 17 phản ánh, kiến nghị, gồm 11 phản ánh về hành vi hành chính và 06 kiến nghị về quy định hành chính; đã trả lời 14, còn 03 đang xem xét trong thời hạn.",
    "Đầu tuần còn tồn 41 hồ sơ của tuần trước. Trong tuần nhận mới 187 hồ sơ, nâng tổng số hồ sơ phải xử lý lên 228.",
    "Tổng hồ sơ phải xử lý 506, trong đó 38 hồ sơ từ tháng trước và 468 hồ sơ nhận trong tháng.",
    "Tháng 4 phát sinh 08 phản ánh, kiến nghị; cộng 02 phản ánh chuyển từ tháng 3 là 10.",
    "Trong kỳ nhận 45 đơn; cùng với 12 đơn tồn năm trước là 57 đơn.",
    "Trong kỳ nhận 45 đơn; cùng với 12 đơn tồn năm trước là 57 đơn, đã giải quyết 50 đơn, còn 07 đơn.",
    "Tiếp nhận 742 hồ sơ; hồ sơ tuần trước chuyển sang 468 hồ sơ; số phải giải quyết trong tuần 1.210 hồ sơ.",
    "Tổng 45 nhiệm vụ; hoàn thành 30 (66,7%), chưa đến hạn 13 (28,9%), quá hạn 02 (4,4%).",
];

/// Wrong ones of the same constructions.
const WRONG: &[&str] = &[
    "Cử 23 lượt người đi bồi dưỡng: chuyển đổi số 12, nghiệp vụ một cửa 09, lý luận chính trị 03.",
    "Có 33 khu công nghiệp được quy hoạch, 24 khu đã hoạt động, 07 khu đang xây dựng hạ tầng, 03 khu đang làm thủ tục.",
    "đã xử lý, trả lời 125 phản ánh, đạt 94,7%, trong đó đúng hạn 120, quá hạn 04; còn 07 phản ánh đang xử lý.",
    "Đã xong 193 hồ sơ, trong đó sớm hơn hẹn 112, đúng hẹn 70, trễ hẹn 02.",
    "Tiếp nhận 58 đơn, đã xử lý 50 đơn, trong đó đúng thẩm quyền 40 đơn; chuyển 05 đơn, còn 05 đơn đang xử lý.",
    "Phòng được giao 15 nhiệm vụ. Đến nay đã hoàn thành 11 nhiệm vụ, đang triển khai 05 nhiệm vụ.",
    "Chi cục có 22 biên chế được giao; hiện 19 người có mặt, 02 người nghỉ thai sản.",
    "Tiếp nhận 31 kiến nghị của doanh nghiệp: 20 về đất đai, 11 về thuế; trả lời tại chỗ 25 kiến nghị, chuyển sở, ngành 07 kiến nghị.",
    "Lấy ý kiến 80 người; hài lòng 71, không hài lòng 07.",
    "Trong 12 chỉ tiêu giao, có 09 chỉ tiêu đạt và 04 chỉ tiêu không đạt.",
    "Toàn xã có 18 công trình, 11 công trình đã nghiệm thu, 04 công trình đang thi công, 02 công trình chưa khởi công.",
    "Nhận 64 đơn: hòa giải thành 40 đơn (62,5%), hòa giải không thành 15 đơn (23,4%), đang hòa giải 08 đơn (14,1%).",
    "Toàn tỉnh có 2.400 lao động. Trình độ đại học 480 người (20%), cao đẳng 600 người (25%), lao động phổ thông 1.230 người (55%).",
    "Tổ chức 07 lớp tập huấn tại phường A (03 lớp), phường B (02 lớp) và phường C (03 lớp).",
    "Ban hành Quyết định số 12/QĐ-UBND ngày 12/01/2026 (09 TTHC) và Quyết định số 45/QĐ-UBND ngày 20/4/2026 (11 TTHC), tổng cộng 21 TTHC.",
    "Xử phạt 25 tổ chức với số tiền 412,5 triệu đồng, trong đó 15 tổ chức vi phạm về đất đai 250,0 triệu đồng và 10 tổ chức vi phạm về môi trường 126,5 triệu đồng.",
    "Hệ thống có 60 máy tính, 52 máy tính hoạt động tốt, 05 máy tính cần sửa chữa, 01 máy tính hỏng.",
    "Kế hoạch vốn năm 2026 giao 420 tỷ đồng cho 06 dự án; giải ngân đến ngày 14/5/2026 được 155,4 tỷ đồng, đạt 37,0%, còn phải giải ngân 264,6 tỷ đồng. 02 dự án hoàn thành, 04 dự án đang thi công, 01 dự án chuẩn bị đấu thầu.",
    "90 trường học được xếp thành 03 mức: 40 trường mức tốt, 35 trường mức khá, 25 trường mức trung bình.",
    "Tổ chức 03 đợt tuyển dụng với 120 người, đợt một 50 người, đợt hai 40 người, đợt ba 40 người.",
    "Xử phạt 03 doanh nghiệp với tổng số tiền 96 triệu đồng, lần lượt là 30 triệu đồng, 40 triệu đồng và 36 triệu đồng.",
    "Cấp mới 44 dự án, trong đó 30 dự án có vốn đầu tư nước ngoài với vốn 210,5 triệu USD và 18 dự án trong nước với vốn 1.200 tỷ đồng.",
    "Đã trả lời 80 kiến nghị, đạt 88,9%, trong đó đúng hạn 75, quá hạn 04; còn 10 kiến nghị đang xem xét.",
    "Sở nhận 17 phản ánh, kiến nghị, gồm 11 phản ánh về hành vi hành chính và 06 kiến nghị về quy định hành chính; đã trả lời 14, còn 05 đang xem xét trong thời hạn.",
    "Ban đã cập nhật 2.310 bộ hồ sơ doanh nghiệp lên kho dữ liệu dùng chung, trong đó 1.644 bộ là của doanh nghiệp có vốn đầu tư nước ngoài, 686 bộ là của doanh nghiệp trong nước.",
    "Đầu tuần còn tồn 41 hồ sơ của tuần trước. Trong tuần nhận mới 187 hồ sơ, nâng tổng số hồ sơ phải xử lý lên 238.",
    "Đầu kỳ còn tồn 65 hồ sơ. Trong kỳ nhận mới 410 hồ sơ, nâng tổng số hồ sơ phải giải quyết lên 457.",
    "Tổng hồ sơ phải xử lý 560, trong đó 38 hồ sơ từ tháng trước và 468 hồ sơ nhận trong tháng.",
    "Tháng 4 phát sinh 08 phản ánh, kiến nghị; cộng 02 phản ánh chuyển từ tháng 3 là 11.",
    "Tiếp nhận 742 hồ sơ; hồ sơ tuần trước chuyển sang 468 hồ sơ; số phải giải quyết trong tuần 1.201 hồ sơ.",
    "Trong kỳ nhận 45 đơn; cộng với 12 đơn kỳ trước chuyển sang là 58 đơn.",
    "Tổng 45 nhiệm vụ; hoàn thành 30, chưa đến hạn 13, quá hạn 04.",
    "Đơn vị ban hành 05 văn bản: 02 quyết định, 03 kế hoạch, 01 thông báo.",
];

#[test]
fn what_adds_up_is_left_alone_whatever_introduces_it() {
    for sentence in RIGHT {
        let findings = found_in("a.txt", format!("{HEAD}{sentence}\n").as_bytes());
        let (errors, warnings, _) = tally(&findings);
        assert_eq!((errors, warnings), (0, 0), "{sentence}\n{}", shown(&findings));
    }
}

#[test]
fn what_does_not_add_up_is_told_without_a_word_that_introduces_it() {
    for sentence in WRONG {
        let findings = found_in("a.txt", format!("{HEAD}{sentence}\n").as_bytes());
        let is_told = findings
            .iter()
            .any(|f| f.is_error() && matches!(f.rule.as_str(), "sum_of_parts" | "identity"));
        assert!(is_told, "{sentence}\n{}", shown(&findings));
    }
}

/// Right tables over periods, in rows and in columns, with what is left at the end or without.
const RIGHT_TABLES: &[&str] = &[
    "|Quý|Tồn đầu quý|Nhận mới|Cộng|Đã giải quyết|Tồn cuối quý|\n|---|---|---|---|---|---|\n|Quý I|18|164|182|159|23|\n|Quý II|23|201|224|196|28|\n|Quý III|28|187|215|190|25|\n|Quý IV|25|148|173|157|16|\n|Cả năm|18|700|718|702|16|\n",
    "|Chỉ tiêu|Quý I|Quý II|Quý III|Quý IV|Cả năm|\n|---|---|---|---|---|---|\n|Kỳ trước chuyển qua|41|37|52|46|41|\n|Tiếp nhận mới|612|745|803|690|2.850|\n|Đã giải quyết|616|730|809|702|2.857|\n|Đang giải quyết cuối kỳ|37|52|46|34|34|\n",
    "|Tháng|Tiếp nhận trong kỳ|Đã giải quyết|Đang giải quyết cuối kỳ|\n|---|---|---|---|\n|Tháng 1|287|296|55|\n|Tháng 2|334|321|68|\n|Tháng 3|352|360|60|\n|Tháng 4|309|312|57|\n",
    "|Tháng|Nhiệt độ bình quân|Lượng mưa|Số giờ nắng|\n|---|---|---|---|\n|Tháng 1|21|40|90|\n|Tháng 2|22|55|80|\n|Tháng 3|25|70|75|\n|Cả năm|27|1.800|1.500|\n",
];

/// The rule, a row of one of them and what is wrong in its place.
const WRONG_TABLES: &[(&str, &str, &str)] = &[
    (
        "carry_over",
        "|Quý III|28|187|215|190|25|",
        "|Quý III|26|189|215|190|25|",
    ),
    (
        "sum_of_parts",
        "|Cả năm|18|700|718|702|16|",
        "|Cả năm|18|700|718|720|16|",
    ),
    (
        "carry_over",
        "|Kỳ trước chuyển qua|41|37|52|46|41|",
        "|Kỳ trước chuyển qua|41|37|52|64|41|",
    ),
    (
        "carry_over",
        "|Đang giải quyết cuối kỳ|37|52|46|34|34|",
        "|Đang giải quyết cuối kỳ|37|52|46|34|43|",
    ),
    ("identity", "|Tháng 2|334|321|68|", "|Tháng 2|334|321|86|"),
];

#[test]
fn a_table_over_periods_adds_up_and_carries_over() {
    let head = "BÁO CÁO\nKết quả công tác năm 2026\n\n";
    for table in RIGHT_TABLES {
        let findings = found_in("a.md", format!("{head}{table}").as_bytes());
        let (errors, warnings, _) = tally(&findings);
        assert_eq!((errors, warnings), (0, 0), "{table}\n{}", shown(&findings));
    }
    for (rule, right, wrong) in WRONG_TABLES {
        let table = RIGHT_TABLES.iter().find(|t| t.contains(right)).unwrap();
        let table = table.replacen(right, wrong, 1);
        let findings = found_in("a.md", format!("{head}{table}").as_bytes());
        let is_told = findings.iter().any(|f| f.is_error() && f.rule == *rule);
        assert!(is_told, "{table}\n{}", shown(&findings));
    }
}
