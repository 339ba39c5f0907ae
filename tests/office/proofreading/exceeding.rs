//! What is more than all of it, what is still to come, what a list ahead names again.

use crate::proofreading::are_told_apart;

/// More cannot be done than there was, but of what was carried over, planned, or counted elsewhere.
const RIGHT_EXCEEDING: &[&str] = &[
    "Tiếp nhận 05 phản ánh, kiến nghị; kỳ trước chuyển sang 02 phản ánh; đã trả lời 06 phản ánh, kiến nghị, còn 01 phản ánh.",
    "Tiếp nhận 05 phản ánh, kiến nghị. Đã trả lời 06 phản ánh, kiến nghị (có 01 phản ánh của kỳ trước).",
    "Tồn đầu kỳ 03 đơn. Tiếp nhận 24 đơn, đã giải quyết 25 đơn, còn 02 đơn.",
    "Trong quý tiếp nhận 05 phản ánh về môi trường; lũy kế từ đầu năm đã xử lý 16 phản ánh.",
    "Tiếp nhận 04 kiến nghị về đất đai và 03 kiến nghị về thuế; đã trả lời 07 kiến nghị.",
    "Kế hoạch tổ chức 05 lớp tập huấn; đã tổ chức 06 lớp, vượt 01 lớp so với kế hoạch.",
    "Kế hoạch kiểm tra 05 đơn vị; đã kiểm tra 06 đơn vị, đạt 120% kế hoạch.",
    "Tiếp nhận 07 phản ánh qua đường dây nóng. Đã trả lời 12 phản ánh gửi qua Cổng dịch vụ công.",
    "Nhận 246 hồ sơ mới, chuyển từ kỳ trước 38 hồ sơ; đã giải quyết 260 hồ sơ, đang giải quyết 24 hồ sơ.",
    "Tiếp 15 lượt công dân với 15 kiến nghị; trong kỳ đã giải quyết 16 kiến nghị, gồm cả kiến nghị tồn của quý I.",
    "Trong quý phát sinh 10 nhiệm vụ mới. Đã hoàn thành 12 nhiệm vụ, trong đó 04 nhiệm vụ giao từ quý I.",
    "Được giao bổ sung 05 nhiệm vụ. Tổng số đã hoàn thành 40 nhiệm vụ trên 45 nhiệm vụ.",
    "Sở đã kiểm tra 08/08 phòng chuyên môn từ ngày 20/4/2026 đến ngày 22/4/2026.",
    "Đã kiểm tra 12/10 đơn vị, đạt 120% kế hoạch năm.",
    "Thực hiện Kế hoạch năm, đã kiểm tra 12/10 đơn vị.",
    "Sáng 09/5 phòng Nội vụ tổ chức hội nghị.",
    "Ngày 12/5 phòng chuyên môn đã họp.",
    "Đã tổ chức 12/10 hội nghị theo chỉ tiêu được giao.",
    "Đến 20/5 các phòng đã gửi; từ 21/5 xã A và xã B gửi bổ sung.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_EXCEEDING: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Trong kỳ có 05 phản ánh, kiến nghị, trong đó 04 phản ánh, kiến nghị về hành vi hành chính và 01 phản ánh, kiến nghị về quy định hành chính; đã trả lời 06 phản ánh, kiến nghị.",
    ),
    (
        "sum_of_parts",
        "Tiếp nhận 05 phản ánh, kiến nghị; đã trả lời 06 phản ánh, kiến nghị.",
    ),
    (
        "sum_of_parts",
        "Trong quý, Sở nhận được 12 kiến nghị của doanh nghiệp, đã giải quyết 21 kiến nghị.",
    ),
    (
        "sum_of_parts",
        "Có 07 ý kiến của cử tri gửi đến; Sở đã trả lời 08 ý kiến.",
    ),
    (
        "section_sequence",
        "3. Phản ánh, kiến nghị\n- Tiếp nhận: 14 phản ánh, kiến nghị.\n- Đã xử lý: 15 phản ánh, kiến nghị.",
    ),
    (
        "sum_of_parts",
        "Ủy ban nhân dân tỉnh giao Sở 36 nhiệm vụ; đã hoàn thành 63 nhiệm vụ.",
    ),
    (
        "sum_of_parts",
        "Trong tổng số 18 nhiệm vụ được giao, Sở đã hoàn thành 19 nhiệm vụ.",
    ),
    (
        "sum_of_parts",
        "Tiếp nhận 24 đơn khiếu nại, đã giải quyết 25 đơn.",
    ),
    ("sum_of_parts", "Tổng đài nhận 31 phản ánh. Đã xử lý 33 phản ánh."),
    (
        "identity",
        "Sở Xây dựng đã kiểm tra 09/08 phòng chuyên môn từ ngày 20/4/2026 đến ngày 22/4/2026.",
    ),
    (
        "identity",
        "Thực hiện Kế hoạch số 152/KH-SXD ngày 16/01/2026, Sở đã kiểm tra 13/12 phòng, đơn vị.",
    ),
    (
        "identity",
        "Đã kiểm tra tại 24/22 xã, phường; ngày 12/5/2026 có báo cáo.",
    ),
    (
        "identity",
        "Có 35/32 cơ quan đã nộp báo cáo trước ngày 10/6/2026.",
    ),
    ("identity", "Đã trả lời 06/05 phản ánh, kiến nghị."),
    ("identity", "Đến nay 28/26 sở, ngành đã gửi kết quả."),
    ("identity", "Đã xử lý 41/40 kiến nghị của doanh nghiệp."),
];

/// A number named again is that of its own list and its own period.
const RIGHT_AGAIN: &[&str] = &[
    "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nĐã gửi 18 văn bản xin lỗi đối với 18 hồ sơ quá hạn.",
    "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nĐã gửi 15 văn bản xin lỗi đối với 15 hồ sơ quá hạn lĩnh vực đất đai.",
    "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nTừ đầu năm đã gửi 35 văn bản xin lỗi đối với 35 hồ sơ quá hạn.",
    "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ). Đang giải quyết 50 hồ sơ, trong đó 47 hồ sơ trong hạn, 03 hồ sơ quá hạn.\nĐã gửi 21 văn bản xin lỗi đối với 21 hồ sơ quá hạn.",
    "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nĐã gửi 12 văn bản xin lỗi cho 12 hồ sơ quá hạn, 06 hồ sơ còn lại do lỗi phần mềm.",
    "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nCác xã đã xin lỗi đối với 40 hồ sơ quá hạn.",
    "Sở tiếp nhận 331 hồ sơ mới, kỳ trước chuyển 20 hồ sơ; đã giải quyết 322 hồ sơ; đang giải quyết 29 hồ sơ.\nSố hóa 322 kết quả, trong đó 309 kết quả được ký số, đạt 96,0%.",
    "Sở tiếp nhận 331 hồ sơ mới, kỳ trước chuyển 20 hồ sơ; đã giải quyết 322 hồ sơ; đang giải quyết 29 hồ sơ.\nSố hóa 315 kết quả, trong đó 309 kết quả được ký số, đạt 96,0% số hồ sơ đã giải quyết.",
    "Sở tiếp nhận 331 hồ sơ mới, kỳ trước chuyển 20 hồ sơ; đã giải quyết 322 hồ sơ; đang giải quyết 29 hồ sơ.\nSố hóa 1.250 kết quả của các năm trước, trong đó 309 kết quả còn hiệu lực.",
    "I. CHỈ ĐẠO\n1. Chỉ đạo, điều hành\nSở đã ban hành Kế hoạch cải cách hành chính với 22 nhiệm vụ; đến nay hoàn thành 09 nhiệm vụ, đang thực hiện 13 nhiệm vụ.\n2. Nhiệm vụ Ủy ban nhân dân thành phố giao\nTổng số 214 nhiệm vụ. Đã hoàn thành 166 nhiệm vụ; đang thực hiện 48 nhiệm vụ, đều trong hạn.\nII. PHƯƠNG HƯỚNG\n- Hoàn thành 13 nhiệm vụ còn lại của Kế hoạch.",
    "I. CHỈ ĐẠO\n1. Chỉ đạo, điều hành\nKế hoạch năm có 22 nhiệm vụ; hoàn thành 09 nhiệm vụ, chưa hoàn thành 13 nhiệm vụ.\n2. Thực hiện nhiệm vụ do Ủy ban nhân dân tỉnh giao\nĐược giao 64 nhiệm vụ: đã hoàn thành 50 nhiệm vụ, còn 14 nhiệm vụ đang thực hiện.",
    "I. CHỈ ĐẠO\n1. Kế hoạch năm\nKế hoạch năm có 22 nhiệm vụ; hoàn thành 09 nhiệm vụ, chưa thực hiện 13 nhiệm vụ.\n2. Kế hoạch kiểm tra\nGồm 20 nhiệm vụ, chưa thực hiện 05 nhiệm vụ, đã thực hiện 15 nhiệm vụ.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_AGAIN: &[(&str, &str)] = &[
    (
        "cross_report",
        "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nĐã gửi 18 văn bản xin lỗi đối với 28 hồ sơ quá hạn.",
    ),
    (
        "cross_report",
        "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nSở đã ban hành 81 văn bản xin lỗi cho 81 hồ sơ quá hạn.",
    ),
    (
        "cross_report",
        "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\nCông khai xin lỗi với 20 hồ sơ quá hạn trên Cổng dịch vụ công.",
    ),
    (
        "cross_report",
        "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\n28 hồ sơ quá hạn đều đã có văn bản xin lỗi.",
    ),
    (
        "cross_report",
        "Sở đã giải quyết 1.871 hồ sơ (trước hạn 1.240 hồ sơ, đúng hạn 613 hồ sơ, quá hạn 18 hồ sơ).\n100% hồ sơ quá hạn (28 hồ sơ) được gửi thư xin lỗi.",
    ),
    (
        "identity",
        "Sở tiếp nhận 331 hồ sơ mới, kỳ trước chuyển 20 hồ sơ; đã giải quyết 322 hồ sơ; đang giải quyết 29 hồ sơ.\nSố hóa 332 kết quả, trong đó 309 kết quả được ký số, đạt 96,0%.",
    ),
    (
        "identity",
        "Sở đã giải quyết 1.322 hồ sơ.\nSố hóa 1.332 kết quả, trong đó 1.209 kết quả được ký số, đạt 91,5%.",
    ),
    (
        "identity",
        "Tiếp nhận 331 hồ sơ mới.\nTrong 313 hồ sơ mới có 300 hồ sơ trực tuyến, đạt 90,6%.",
    ),
    (
        "cross_report",
        "I. KẾT QUẢ\nKế hoạch năm có 22 nhiệm vụ; hoàn thành 09 nhiệm vụ, đang thực hiện 13 nhiệm vụ.\nII. NHIỆM VỤ QUÝ III\n- Hoàn thành 31 nhiệm vụ đang thực hiện.",
    ),
    (
        "cross_report",
        "I. KẾT QUẢ\nKế hoạch năm có 22 nhiệm vụ; hoàn thành 09 nhiệm vụ, đang thực hiện 13 nhiệm vụ.\nII. PHƯƠNG HƯỚNG\n- Tiếp tục thực hiện 11 nhiệm vụ chưa hoàn thành.",
    ),
];

/// What is due later happened at no time; what is told as done and lies before the period did.
const RIGHT_TO_COME: &[&str] = &[
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- 08 hồ sơ đến hạn trong tuần 42: Thứ Ba, ngày 13/10/2026 có 05 hồ sơ; Thứ Năm, ngày 15/10/2026 có 03 hồ sơ.",
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- Hồ sơ sắp đến hạn: ngày 13/10/2026: 05 hồ sơ; ngày 15/10/2026: 03 hồ sơ.",
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- Các hồ sơ cần lưu ý. Ngày 13/10/2026 có 05 hồ sơ đến hạn trả kết quả; ngày 15/10/2026 có 03 hồ sơ.",
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- Thứ Ba, ngày 13/10/2026 có 05 hồ sơ đến hạn trả kết quả.",
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- Lịch làm việc tuần tới: Thứ Ba, ngày 13/10/2026 họp giao ban; Thứ Năm, ngày 15/10/2026 kiểm tra thực địa.",
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- 02 hồ sơ phải trả trong tuần sau, cụ thể: 01 hồ sơ của Công ty A hẹn trả ngày 14/10/2026; ngày 16/10/2026 trả 01 hồ sơ của Công ty B.",
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- Ngày 13/10/2026 là hạn trả của 05 hồ sơ; ngày 15/10/2026 là hạn trả của 03 hồ sơ.",
    "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 (từ ngày 05/10/2026 đến ngày 09/10/2026)\nKính gửi: Lãnh đạo Ban\nTổ kiểm soát báo cáo kết quả tuần 41 năm 2026, số liệu chốt lúc 12 giờ 00 Thứ Sáu, ngày 09/10/2026, như sau:\n- Ngày 13/10/2026 sẽ có 05 hồ sơ đến hạn; ngày 15/10/2026 sẽ có thêm 03 hồ sơ.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_TO_COME: &[(&str, &str)] = &[
    (
        "event_outside_period",
        "Ngày 12/01/2026, Sở tổ chức hội nghị đối thoại với doanh nghiệp.",
    ),
    (
        "event_outside_period",
        "Sở đã tổ chức các hội nghị: Ngày 12/4/2026, hội nghị đối thoại với doanh nghiệp; ngày 20/11/2025, hội nghị tập huấn.",
    ),
    (
        "event_outside_period",
        "Kết quả kiểm tra: Ngày 22/4/2026 kiểm tra phòng A; ngày 15/9/2025 kiểm tra phòng B.",
    ),
    (
        "event_outside_period",
        "Trong quý có 03 hồ sơ quá hạn: ngày 03/4/2026 có 01 hồ sơ; ngày 05/10/2025, Sở đã trả 02 hồ sơ.",
    ),
    (
        "event_outside_period",
        "Ngày 20/8/2025, Sở làm việc với Công ty A.",
    ),
    (
        "event_outside_period",
        "Kết quả tuyên truyền: Thứ Hai, ngày 06/4/2026 phát tin; Thứ Ba, ngày 06/01/2026 tổ chức hội nghị.",
    ),
];

#[test]
fn no_more_is_done_than_there_was() {
    are_told_apart(RIGHT_EXCEEDING, WRONG_EXCEEDING);
}

#[test]
fn what_is_named_again_is_what_was_told() {
    are_told_apart(RIGHT_AGAIN, WRONG_AGAIN);
}

#[test]
fn days_on_which_something_is_due_are_no_events() {
    are_told_apart(RIGHT_TO_COME, WRONG_TO_COME);
}
