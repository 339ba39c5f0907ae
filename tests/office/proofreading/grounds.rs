//! What the nearest words say badly is acquitted by what the report tells elsewhere; what is wrong stays wrong.

use crate::proofreading::{found_in, shown};
use dossierd::finding::{Finding, Severity};

const QUARTER: &str = "BÁO CÁO\nKết quả công tác quý II năm 2026 (từ ngày 15/3/2026 đến ngày 14/6/2026)\n\n";

/// Bodies that are right, each with exchanges that make them wrong.
const BODIES: &[(&str, &[(&str, &str)])] = &[
    // The number of what was received holds what was carried over.
    (
        "Tổng số hồ sơ tiếp nhận trong kỳ là 940 hồ sơ, bao gồm 800 hồ sơ trực tuyến, 90 hồ sơ trực tiếp, 50 hồ sơ từ kỳ trước chuyển sang. Đã giải quyết 900 hồ sơ, đang giải quyết 40 hồ sơ.",
        &[
            ("940 hồ sơ", "950 hồ sơ"),
            ("đang giải quyết 40", "đang giải quyết 60"),
        ],
    ),
    // Windows of other times.
    (
        "Tiếp nhận 940 hồ sơ.\n\nNhiệm vụ quý tới (từ ngày 15/6/2026 đến ngày 14/9/2026)\n\nTiếp tục tiếp nhận hồ sơ trực tuyến.",
        &[],
    ),
    (
        "I. LŨY KẾ TỪ ĐẦU NĂM\n\nTừ ngày 15/12/2025 đến ngày 14/6/2026, Sở được giao 4.912 nhiệm vụ; đã hoàn thành 4.644 nhiệm vụ (94,5%).",
        &[("94,5%", "95,4%")],
    ),
    // Parts of the number before, not of the places.
    (
        "Có 18 hồ sơ trễ hẹn thuộc 03 đơn vị: Phòng Xây dựng 09, Phòng Đất đai 07, Phòng Tư pháp 02.",
        &[],
    ),
    // What is taken off.
    (
        "Đến cuối quý có 212 dự án còn hiệu lực (đầu kỳ 205 dự án, cấp mới 12 dự án, thu hồi 05 dự án).",
        &[],
    ),
    // One part of a list is no whole.
    (
        "Trong quý tiếp nhận 118 phản ánh. Phân theo nội dung: vệ sinh môi trường 41; trật tự đô thị 37; chiếu sáng 25; cấp nước 15.",
        &[],
    ),
    // The balance closes with other words.
    (
        "Trong quý tiếp nhận mới 512 hồ sơ, đã giải quyết 498 hồ sơ. Số hồ sơ chưa xong đầu quý là 20, cuối quý là 34.",
        &[],
    ),
    // Procedures that an office may handle.
    (
        "Chi cục được giao giải quyết 21 thủ tục hành chính; trong quý phát sinh hồ sơ ở 08 thủ tục.",
        &[],
    ),
    (
        "Rút ngắn ít nhất 20% thời gian giải quyết đối với 10 thủ tục cấp phép xây dựng.",
        &[],
    ),
    // Not of all: of each of some.
    (
        "Đã giải quyết 640 hồ sơ, trong đó đúng hạn 620 hồ sơ, quá hạn 20 hồ sơ. Có 05 xã đạt tỷ lệ giải quyết đúng hạn 100%.",
        &[("quá hạn 20", "quá hạn 30")],
    ),
    // Weekdays and what is counted.
    (
        "Xảy ra 02 vụ ngừng việc: vụ thứ nhất ngày 11/5/2026, vụ thứ hai ngày 19/5/2026.",
        &[("vụ thứ nhất ngày 11/5/2026", "ngừng việc Thứ Ba, ngày 11/5/2026")],
    ),
    // Rates whose whole stands elsewhere.
    (
        "Trung tâm tiếp nhận 6.240 hồ sơ. Tổng đài 1022 chuyển đến 29 phản ánh.\n\nThực hiện Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ, Trung tâm tiếp nhận 412 hồ sơ phi địa giới, bằng 6,6% trong tổng số 6.240 hồ sơ.",
        &[("6,6%", "9,6%")],
    ),
    (
        "Dự án có diện tích 184 ha, 371 hộ. Còn 41 hộ chưa nhận tiền; đã bàn giao 165,6 ha (90%).",
        &[],
    ),
    (
        "Kết quả so với quý trước:\n\n| Chỉ tiêu | Quý I | Quý II |\n|---|---|---|\n| Số hồ sơ tiếp nhận | 3.870 | 3.435 |\n| Trong đó trực tuyến | 3.212 | 2.997 |\n\nTỷ lệ hồ sơ trực tuyến quý I là 83,0%, quý II là 87,2%.",
        &[],
    ),
];

fn heavy(body: &str) -> Vec<Finding> {
    let found = found_in("bao-cao.md", format!("{QUARTER}{body}\n").as_bytes());
    found
        .into_iter()
        .filter(|f| f.severity != Severity::Hint)
        .collect()
}

#[test]
fn what_the_report_explains_is_left_alone() {
    for (body, _) in BODIES {
        let found = heavy(body);
        assert!(found.is_empty(), "{body}\n{}", shown(&found));
    }
}

#[test]
fn what_nothing_explains_is_told() {
    for (body, slips) in BODIES {
        for (right, wrong) in *slips {
            let text = body.replacen(right, wrong, 1);
            assert_ne!(*body, text, "{right}");
            assert!(!heavy(&text).is_empty(), "{text}");
        }
    }
}
