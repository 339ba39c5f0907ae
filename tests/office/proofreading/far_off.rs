//! Years far from the report's own, and what is told as done after the day of signing.

use crate::proofreading::are_told_apart;

const RIGHT_YEARS: &[&str] = &[
    "BÁO CÁO\nKết quả công tác tháng 9 năm 2025\n\nSo với cùng kỳ năm 2024, số hồ sơ tăng 12 hồ sơ; so với cùng kỳ năm 2019 (trước dịch) tăng 30 hồ sơ.",
    "BÁO CÁO\nKết quả công tác năm 2025\n\nNăm 2024 tăng 05 hồ sơ so với cùng kỳ năm 2023.",
    "BÁO CÁO\nKết quả công tác quý II năm 2024 (từ ngày 15/3/2024 đến ngày 14/6/2024)\n\nTiếp nhận 420 hồ sơ, tăng 20 hồ sơ so với cùng kỳ năm 2023 (400 hồ sơ).",
    "Thực hiện Đề án 06 giai đoạn 2022 - 2025, tầm nhìn đến năm 2030. Thời hạn thuê đất đến tháng 6/2062.",
    "KẾ HOẠCH\nRà soát thủ tục hành chính năm 2026\n\nI. KẾT QUẢ NĂM 2025\n\nĐã rà soát 20 TTHC.\n\nII. NỘI DUNG NĂM 2026\n\nDự án Khu công nghiệp hoàn thành trong quý IV/2029; quy hoạch đến năm 2045; hoàn thành lộ trình số hóa trong giai đoạn 2026 - 2035.\n\nIII. CHUẨN BỊ KẾ HOẠCH NĂM 2027\n\nGửi đề xuất trước ngày 15/12/2026. Rà soát hồ sơ nộp trước ngày 01/7/2014 theo Luật Đất đai. Báo cáo các giấy phép cấp trước ngày 01/01/2015.",
];

const WRONG_YEARS: &[(&str, &str)] = &[
    (
        "year_plausible",
        "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2026\n\n1. Thực hiện trong 6 tháng đầu năm 2032 việc rà soát 17 TTHC.",
    ),
    (
        "year_plausible",
        "BÁO CÁO\nKết quả công tác năm 2025\n\nSở đã triển khai các nhiệm vụ của quý III/2052 đúng tiến độ.",
    ),
    (
        "year_plausible",
        "KẾ HOẠCH\nCải cách hành chính năm 2026\n\n1. Hoàn thành việc số hóa hồ sơ trong năm 2062.",
    ),
    (
        "year_plausible",
        "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2024\n\n- Các phòng gửi báo cáo 6 tháng trước ngày 18/6/2014, cả năm trước ngày 18/12/2024.",
    ),
    (
        "year_plausible",
        "KẾ HOẠCH\nCải cách hành chính năm 2026\n\n1. Các đơn vị hoàn thành, chậm nhất ngày 30/9/2016 trình Ủy ban nhân dân tỉnh.",
    ),
    (
        "label_vs_period",
        "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2024\n\nI. MỤC ĐÍCH, YÊU CẦU\n\nBảo đảm đúng hạn.\n\nII. NHIỆM VỤ NĂM 2025\n\n- Rà soát.",
    ),
    (
        "label_vs_period",
        "KẾ HOẠCH\nRà soát thủ tục hành chính năm 2026\n\nII. NỘI DUNG RÀ SOÁT NĂM 2027\n\nRà soát 20 TTHC.",
    ),
    (
        "year_plausible",
        "BÁO CÁO\nKết quả công tác quý II năm 2024 (từ ngày 15/3/2024 đến ngày 14/6/2024)\n\nTiếp nhận 420 hồ sơ, tăng 20 hồ sơ so với cùng kỳ năm 2021 (400 hồ sơ).",
    ),
    (
        "year_plausible",
        "BÁO CÁO\nKết quả công tác tháng 9 năm 2025\n\nSo với cùng kỳ năm 2023, số hồ sơ tăng 12 hồ sơ.",
    ),
];

#[test]
fn years_of_periods_tasks_and_headings_are_near_the_own_one() {
    are_told_apart(RIGHT_YEARS, WRONG_YEARS);
}

/// Signed on 16 October.
const SIGNED: &str = "Hải Phòng, ngày 16 tháng 10 năm 2026\n\nBÁO CÁO\nKết quả công tác tháng 10 năm 2026 (từ ngày 15/9/2026 đến ngày 14/10/2026)\n\n";

#[test]
fn what_was_held_was_held_before_the_day_of_signing() {
    let right = [
        "Sở đã ban hành Kế hoạch tổ chức hội nghị ngày 06/11/2026.",
        "Đã gửi giấy mời dự hội nghị ngày 07/11/2026.",
        "Sở đã trình Ủy ban nhân dân tỉnh cho tổ chức hội nghị vào ngày 08/11/2026.",
        "Sở đã tổ chức hội nghị ngày 06/10/2026 với 45 người dự.",
    ];
    let wrong = [
        "Trong tháng, Sở ngày 06/11/2026 đã tổ chức hội nghị tuyên truyền với 45 người dự.",
        "Ngày 06/11/2026 đã tổ chức hội nghị tuyên truyền với 45 người dự.",
        "Sở đã tổ chức hội nghị vào ngày 06/11/2026 với 45 người dự.",
        "UBND xã ban hành Thông báo số 187/TB-UBND ngày 08/10/2026 kết luận của Chủ tịch UBND xã tại cuộc họp giao ban ngày 06/11/2026.",
    ];
    let right = right.map(|said| format!("{SIGNED}{said}"));
    let wrong = wrong.map(|said| format!("{SIGNED}{said}"));
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    let wrong: Vec<(&str, &str)> = wrong
        .iter()
        .map(|text| ("event_outside_period", text.as_str()))
        .collect();
    are_told_apart(&right, &wrong);
}
