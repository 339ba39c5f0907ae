//! What a report tells of other periods and other reports, of causes, of nothing, of aims.

use crate::proofreading::are_told_apart;

/// Cut-off days, the year so far and causes are not the figures of the period.
const RIGHT_OTHERS: &[&str] = &[
    "Kỳ trước (chốt ngày 14/3/2026) còn 88 hồ sơ. Trong quý tiếp nhận mới 680 hồ sơ, nâng tổng số phải giải quyết lên 768 hồ sơ. Đã giải quyết 657 hồ sơ; đến ngày 14/6/2026 còn 111 hồ sơ.",
    "Hồ sơ từ kỳ trước khớp với 72 hồ sơ đang giải quyết đã nêu tại báo cáo quý I (chốt ngày 14/3/2026).",
    "Số liệu quý trước chốt ngày 14/3/2026.",
    "I. NHIỆM VỤ QUÝ III NĂM 2026\na) Gửi báo cáo quý III đúng hạn, số liệu chốt ngày 14/9/2026.",
    "Số liệu báo cáo chốt ngày 14/6/2026.",
    "So với báo cáo tháng 5 (số liệu chốt đến ngày 14/5/2026), tăng 20 hồ sơ.",
    "Hồ sơ đầu vào là 2.472, trong đó 154 hồ sơ của quý trước và 2.318 hồ sơ nộp trong quý (1.987 hồ sơ trực tuyến, 331 hồ sơ trực tiếp).\nĐã trả kết quả 2.301 hồ sơ (trước hạn 1.655; đúng hạn 640; trễ hạn 06).\nCuối kỳ còn 171 hồ sơ, trong đó 169 hồ sơ trong hạn, 02 hồ sơ trễ hạn.\nLũy kế từ ngày 15/12/2025 đến ngày 14/6/2026: năm 2025 chuyển sang 87 hồ sơ, nhận mới 21.874 hồ sơ, đã trả 21.790 hồ sơ, còn 171 hồ sơ.",
    "Trong quý tiếp nhận mới 300 hồ sơ, quý trước chuyển sang 20 hồ sơ; đã giải quyết 290 hồ sơ, đang giải quyết 30 hồ sơ.\nLuỹ kế 6 tháng: tiếp nhận 700 hồ sơ; đã giải quyết 680 hồ sơ; đang giải quyết 30 hồ sơ; năm trước chuyển sang 10 hồ sơ.",
    "Quý trước (số liệu ngày 14/3/2026) còn 88 hồ sơ. Trong quý tiếp nhận mới 680 hồ sơ. Đã giải quyết 657 hồ sơ; đến ngày 14/6/2026 còn 111 hồ sơ.",
    "Quý trước chuyển sang 204 hồ sơ, tổng số hồ sơ phải giải quyết là 6.731 hồ sơ; đến ngày 14/6/2026 còn 242 hồ sơ đang giải quyết trong hạn.\nTrong 08 hồ sơ quá hạn, 06 hồ sơ do người nộp bổ sung chậm, 02 hồ sơ do công chức xử lý chậm.",
    "Trong quý có 03 hồ sơ do cơ quan phối hợp giải quyết chậm. Tiếp nhận mới 300 hồ sơ, quý trước chuyển sang 20 hồ sơ; đã giải quyết 290 hồ sơ, đang giải quyết 30 hồ sơ.",
    "Tiếp nhận mới 300 hồ sơ, quý trước chuyển sang 20 hồ sơ; đã giải quyết 290 hồ sơ, đang giải quyết 30 hồ sơ. 05 hồ sơ do các xã tiếp nhận.",
    "| Lĩnh vực | Tổng số | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết |\n|---|---|---|---|---|---|---|\n| Đất đai | 6.030 | 5.455 | 3.120 | 2.311 | 24 | 575 |\n| Môi trường | 173 | 139 | 61 | 75 | 3 | 34 |\n| Tổng | 6.203 | 5.594 | 3.181 | 2.386 | 27 | 609 |\n\n- 27 hồ sơ quá hạn được phân theo nguyên nhân: 15 do đo đạc, kiểm tra thực địa; 09 do chờ xác định nghĩa vụ tài chính; 03 do lỗi hệ thống.",
    "| Lĩnh vực | Tổng số | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết |\n|---|---|---|---|---|---|---|\n| Đất đai | 6.030 | 5.455 | 3.120 | 2.311 | 24 | 575 |\n| Môi trường | 173 | 139 | 61 | 75 | 3 | 34 |\n| Tổng | 6.203 | 5.594 | 3.181 | 2.386 | 27 | 609 |\n\n- Các hồ sơ quá hạn (27 hồ sơ) chia theo lĩnh vực: 24 hồ sơ đất đai, 03 hồ sơ môi trường.",
    "- Tổng cộng phải giải quyết: 2.424 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ; trước hạn 1.580 hồ sơ, đúng hạn 707 hồ sơ, quá hạn 09 hồ sơ. Tỷ lệ không quá hạn 99,61%, tăng 0,71 điểm phần trăm so với năm 2025 (98,90%).\n- Đang giải quyết: 128 hồ sơ.",
    "Sở được giao 312 nhiệm vụ; đã hoàn thành 297 nhiệm vụ (đúng hạn 290, chậm hạn 07); đang thực hiện 15 nhiệm vụ.\nĐã giải quyết: 2.296 hồ sơ; trước hạn 1.580 hồ sơ, đúng hạn 707 hồ sơ, quá hạn 09 hồ sơ. Tỷ lệ hồ sơ không bị quá hạn đạt 99,6%.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_OTHERS: &[(&str, &str)] = &[
    ("label_vs_period", "Số liệu báo cáo chốt ngày 14/3/2026."),
    (
        "label_vs_period",
        "Báo cáo quý II, số liệu chốt đến ngày 14/5/2026.",
    ),
    ("label_vs_period", "Số liệu chốt đến ngày 14/9/2026."),
    (
        "label_vs_period",
        "Kết quả quý II (chốt ngày 14/6/2025) như sau: tiếp nhận 20 hồ sơ.",
    ),
    (
        "identity",
        "Trong quý tiếp nhận mới 300 hồ sơ, quý trước chuyển sang 20 hồ sơ; đã giải quyết 290 hồ sơ, đang giải quyết 40 hồ sơ.\nLũy kế 6 tháng: năm 2025 chuyển sang 10 hồ sơ, tiếp nhận mới 700 hồ sơ, đã giải quyết 680 hồ sơ, còn 30 hồ sơ.",
    ),
    (
        "identity",
        "Trong quý tiếp nhận mới 300 hồ sơ, quý trước chuyển sang 20 hồ sơ; đã giải quyết 290 hồ sơ, đang giải quyết 30 hồ sơ.\nLũy kế 6 tháng: năm 2025 chuyển sang 10 hồ sơ, tiếp nhận mới 700 hồ sơ, đã giải quyết 680 hồ sơ, còn 50 hồ sơ.",
    ),
    (
        "identity",
        "Kỳ trước (chốt ngày 14/3/2026) còn 88 hồ sơ. Trong quý tiếp nhận mới 680 hồ sơ, nâng tổng số phải giải quyết lên 786 hồ sơ. Đã giải quyết 657 hồ sơ; đến ngày 14/6/2026 còn 111 hồ sơ.",
    ),
    (
        "identity",
        "Quý trước (số liệu ngày 14/3/2026) còn 88 hồ sơ. Trong quý tiếp nhận mới 680 hồ sơ. Đã giải quyết 657 hồ sơ; đến ngày 14/6/2026 còn 101 hồ sơ.",
    ),
    (
        "identity",
        "Tiếp nhận mới 300 hồ sơ, quý trước chuyển sang 20 hồ sơ; đã giải quyết 280 hồ sơ, đang giải quyết 30 hồ sơ. 02 hồ sơ do công chức xử lý chậm.",
    ),
    (
        "cross_report",
        "| Lĩnh vực | Tổng số | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết |\n|---|---|---|---|---|---|---|\n| Đất đai | 6.030 | 5.455 | 3.120 | 2.311 | 24 | 575 |\n| Môi trường | 173 | 139 | 61 | 75 | 3 | 34 |\n| Tổng | 6.203 | 5.594 | 3.181 | 2.386 | 27 | 609 |\n\n- Có 37 hồ sơ quá hạn do lỗi phần mềm.",
    ),
    (
        "identity",
        "- Tổng cộng phải giải quyết: 2.424 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ; trước hạn 1.580 hồ sơ, đúng hạn 707 hồ sơ, quá hạn 09 hồ sơ. Tỷ lệ không quá hạn 96,91%.\n- Đang giải quyết: 128 hồ sơ.",
    ),
    (
        "identity",
        "Đã giải quyết: 2.296 hồ sơ; trước hạn 1.580 hồ sơ, đúng hạn 707 hồ sơ, quá hạn 09 hồ sơ. Tỷ lệ hồ sơ không bị quá hạn đạt 98,6%.",
    ),
    (
        "identity",
        "Sở được giao 312 nhiệm vụ; đã hoàn thành 297 nhiệm vụ (đúng hạn 290, chậm hạn 07); đang thực hiện 15 nhiệm vụ. Tỷ lệ hoàn thành đạt 92,5%.",
    ),
];

/// Rates of nothing, against an aim, of what stands behind them.
const RIGHT_RATES: &[&str] = &[
    "Tiếp nhận mới: 416 hồ sơ (nộp trực tuyến 389 hồ sơ, nộp trực tiếp 27 hồ sơ); quý trước chuyển sang 34 hồ sơ. Đã giải quyết 400 hồ sơ, trong đó trước hạn và đúng hạn 397 hồ sơ, quá hạn 03 hồ sơ; đang giải quyết 50 hồ sơ.\nNhư vậy, hồ sơ trả trước hạn và đúng hạn đạt 99,25%; hồ sơ nộp trực tuyến đạt 93,51% số hồ sơ tiếp nhận mới.",
    "Tiếp nhận mới: 416 hồ sơ (nộp trực tuyến 389 hồ sơ, nộp trực tiếp 27 hồ sơ); quý trước chuyển sang 34 hồ sơ. Đã giải quyết 400 hồ sơ, trong đó trước hạn và đúng hạn 397 hồ sơ, quá hạn 03 hồ sơ; đang giải quyết 50 hồ sơ.\nHồ sơ lĩnh vực đất đai chiếm 35,2% số hồ sơ tiếp nhận mới; hồ sơ đúng hạn của xã A đạt 80,1% số hồ sơ đã giải quyết.",
    "Trong quý tiếp nhận 12 đơn, đã giải quyết 12 đơn, đạt 100%.",
    "Tiếp nhận 12 đơn, quá hạn 0, còn 0, tỷ lệ giải quyết 100%.",
    "Không phát sinh đơn; phấn đấu tỷ lệ giải quyết 100%.",
    "Tiếp nhận 0 đơn, đã giải quyết 0 đơn. Tỷ lệ 0%.",
    "Tỷ lệ trực tuyến 85,72%, chưa đạt chỉ tiêu 90% được giao.",
    "Tỷ lệ trực tuyến 92,1%, vượt chỉ tiêu 90% được giao.",
    "Tỷ lệ hồ sơ quá hạn 0,5%, vượt mục tiêu đề ra (dưới 1%).",
    "Tỷ lệ hộ nghèo còn 1,2%, vượt mục tiêu 1,5%.",
    "Số hóa đạt 80,0%, đạt mục tiêu 80%.",
    "Tỷ lệ trực tuyến 92,1%, tăng 2,1%, vượt kế hoạch 5%.",
    "Thu ngân sách đạt 62,5% kế hoạch, vượt 12,5% so với tiến độ.",
    "Đạt 45,2% kế hoạch năm; phấn đấu cả năm đạt 100%.",
    "Giải ngân đạt 45% kế hoạch, 06 tháng cuối năm phấn đấu đạt 95%.",
    "Tỷ lệ trực tuyến đạt 88%, mục tiêu năm 2026 đạt 90%.",
    "Tỷ lệ trực tuyến 80%, phấn đấu vượt chỉ tiêu 90%.",
    "Tỷ lệ đúng hạn 99%; số hóa 70%, dưới chỉ tiêu 85%.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_RATES: &[(&str, &str)] = &[
    (
        "identity",
        "Tiếp nhận mới: 416 hồ sơ (nộp trực tuyến 389 hồ sơ, nộp trực tiếp 27 hồ sơ); quý trước chuyển sang 34 hồ sơ. Đã giải quyết 400 hồ sơ, trong đó trước hạn và đúng hạn 397 hồ sơ, quá hạn 03 hồ sơ; đang giải quyết 50 hồ sơ.\nNhư vậy, hồ sơ trả trước hạn và đúng hạn đạt 99,25%; hồ sơ nộp trực tuyến đạt 95,31% số hồ sơ tiếp nhận mới.",
    ),
    (
        "identity",
        "Tiếp nhận mới: 416 hồ sơ; quý trước chuyển sang 34 hồ sơ. Đã giải quyết 400 hồ sơ, trong đó trước hạn và đúng hạn 397 hồ sơ, quá hạn 03 hồ sơ; đang giải quyết 50 hồ sơ.\nHồ sơ giải quyết trước hạn và đúng hạn đạt 92,95% số hồ sơ đã giải quyết.",
    ),
    (
        "identity",
        "5. Tiếp nhận phản ánh, kiến nghị: tiếp nhận 0, đã xử lý 0, tỷ lệ xử lý đúng hạn 100%.",
    ),
    (
        "identity",
        "Trong quý tiếp nhận 0 đơn, đã giải quyết 0 đơn, đạt 100%.",
    ),
    (
        "identity",
        "Tỷ lệ trực tuyến 85,72%, vượt chỉ tiêu 90% được giao.",
    ),
    (
        "identity",
        "Tỷ lệ hồ sơ trực tuyến đạt 92,4%, chưa đạt chỉ tiêu được giao là 90%.",
    ),
    ("identity", "Số hóa đạt 78,5%, đạt mục tiêu 80%."),
    ("identity", "Giải ngân 41,2%, cao hơn kế hoạch 45%."),
    (
        "identity",
        "Tỷ lệ thanh toán trực tuyến đạt 60,1% (không đạt chỉ tiêu 55%).",
    ),
    ("identity", "Tỷ lệ hài lòng 96,5%, thấp hơn mục tiêu 95%."),
];

#[test]
fn what_is_told_of_other_periods_is_no_figure_of_this_one() {
    are_told_apart(RIGHT_OTHERS, WRONG_OTHERS);
}

#[test]
fn rates_hold_against_aims_and_wholes() {
    are_told_apart(RIGHT_RATES, WRONG_RATES);
}
