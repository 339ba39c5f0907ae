//! What newspapers and offices print of numbers that are names, of changes told side by side, of what members each have; each
//! beside what is wrong in like words.

use crate::proofreading::are_told_apart;

const RIGHT: &[&str] = &[
    // Names, years, days.
    "Tỷ lệ tiêm mũi 1 đạt 99,5%; mũi 2 đạt 97,3% trên 18 địa bàn.",
    "Theo Nghị định 108/2014, có 86,3% hưởng chính sách nghỉ trước tuổi.",
    "Chiều 5/12, với 100% đại biểu có mặt nhất trí, hội nghị thông qua nghị quyết.",
    "Kiến thức lớp 12 chiếm 90%, lớp 11 chiếm 10%; có 40 câu hỏi.",
    // Changes side by side.
    "Đón 298 chuyến (tăng 134% so với năm 2025) với tổng số khách là 47.305 lượt (tăng 146%).",
    "Sản lượng đạt 15.498 xe, tăng 5% so với tháng trước và số lượng xe nhập khẩu là 6.370 xe, giảm 2% so với tháng trước.",
    "Đón 349.000 lượt, tăng 11,3% so với cùng kỳ năm trước (khách quốc tế khoảng 210.000 lượt, tăng 7,5%; khách trong nước khoảng 139.000 lượt, tăng 17,5%).",
    "Thẩm định tại 29 bộ, ngành, giảm 17.736 biên chế, tương ứng giảm 14,84% so với số biên chế giao năm 2021.",
    "Mức phí tăng từ 40.000 lên 47.000 đồng đối với xe dưới 12 chỗ.",
    // Ranges.
    "Giá các mặt hàng giảm từ 300 đồng đến 912 đồng một lít.",
    "Lượng nước có thời điểm giảm từ 50.000 m3 đến 70.000 m3.",
    "Chi phí tăng hơn 500% so với con số 17 tỷ đồng, lên 106 tỷ đồng.",
    // What each of them has.
    "Có 10/23 trường đạt tỷ lệ tốt nghiệp 100%.",
    "Toàn vùng có 40 tỉnh, 16 tỉnh có 100% số xã đạt chuẩn.",
    "Có 442/453 đại biểu tán thành (chiếm 91,3% tổng số đại biểu Quốc hội).",
    // The second of its kind, an inspectorate's letter, an address.
    "| Kỳ | Tồn đầu kỳ | Tiếp nhận | Đã xử lý | Tổng phải xử lý | Tồn cuối kỳ |\n|---|---|---|---|---|---|\n| Tháng thứ nhất (15/3 - 14/4/2026) | 113 | 203 | 188 | 316 | 128 |\n| Tháng thứ hai (15/4 - 14/5/2026) | 128 | 231 | 219 | 359 | 140 |\n| Tháng thứ ba (15/5 - 14/6/2026) | 140 | 194 | 176 | 334 | 158 |\n| Cả quý | 113 | 628 | 583 | 741 | 158 |",
    "Công khai trên www.heza.gov.vn và Hệ thống eHEZA.",
    "Đã giải quyết 36 vụ việc, đang giải quyết 07 vụ việc. Kết quả: 04 khiếu nại đúng, 27 khiếu nại sai, 05 khiếu nại đúng một phần.",
];

const WRONG: &[(&str, &str)] = &[
    (
        "identity",
        "Đón 298 chuyến, tăng 34 chuyến so với năm 2025 (274 chuyến).",
    ),
    (
        "identity",
        "Chi phí giảm từ 35.000 đồng xuống 15.000 đồng, giảm 75,1%.",
    ),
    ("identity", "Có 45/50 đơn vị hoàn thành, đạt tỷ lệ 95%."),
    (
        "carry_over",
        "| Kỳ | Tồn đầu kỳ | Tiếp nhận | Đã xử lý | Tồn cuối kỳ |\n|---|---|---|---|---|\n| Tháng thứ nhất (15/3 - 14/4/2026) | 113 | 203 | 188 | 128 |\n| Tháng thứ hai (15/4 - 14/5/2026) | 118 | 231 | 209 | 140 |\n| Tháng thứ ba (15/5 - 14/6/2026) | 140 | 194 | 176 | 158 |",
    ),
    (
        "sum_of_parts",
        "Đã giải quyết 36 vụ việc, đang giải quyết 07 vụ việc. Kết quả: 04 khiếu nại đúng, 27 khiếu nại sai, 08 khiếu nại đúng một phần.",
    ),
    (
        "sum_of_parts",
        "Giải ngân được 258.870 triệu đồng, đạt 68,1% kế hoạch; trong đó quý I 61.240 triệu đồng, quý II 89.475 triệu đồng, quý III 109.155 triệu đồng.",
    ),
    (
        "identity",
        "Tổng kế hoạch vốn 380.200 triệu đồng, gồm vốn ngân sách trung ương 228.000 triệu đồng, vốn ngân sách địa phương 152.200 triệu đồng.\n\nVốn ngân sách trung ương giải ngân 158.230 triệu đồng, đạt 64,9%; vốn ngân sách địa phương giải ngân 100.640 triệu đồng, đạt 66,1%.",
    ),
];

#[test]
fn what_is_printed_so_every_day_is_told_from_what_is_wrong() {
    are_told_apart(RIGHT, WRONG);
}
