//! Lists that are announced by their number, or titled by the name of a number told elsewhere.

use crate::proofreading::are_told_apart;

/// As many members as are announced bear marks, or stand on lines of their own.
const RIGHT_LISTS: &[&str] = &[
    "Sở tập trung 04 nhiệm vụ: (1) rà soát thủ tục; (2) cập nhật dữ liệu; (3) kiểm tra các phòng; (4) tập huấn.",
    "Sở có 15 nhiệm vụ, trong đó: (1) hoàn thành 12 nhiệm vụ; (2) đang thực hiện 03 nhiệm vụ.",
    "Tổ chức 12 lớp tập huấn: (1) lĩnh vực đất đai 05 lớp; (2) lĩnh vực hộ tịch 07 lớp.",
    "Ban hành 06 văn bản về các nội dung: (1) kiểm soát thủ tục; (2) chuyển đổi số.",
    "Gồm 02 nhóm với 05 nhiệm vụ: (1) nhóm thể chế; (2) nhóm tổ chức.",
    "Sở đã ban hành 04 văn bản, gồm:\n- Kế hoạch số 73/KH-SNV ngày 10/4/2026;\n- Công văn số 918/SNV-VP ngày 11/4/2026;\n- Thông báo số 1145/TB-SNV ngày 04/5/2026;\n- Công văn số 1377/SNV-VP ngày 01/6/2026.",
    "Sở đã ban hành 15 văn bản, tiêu biểu như:\n- Kế hoạch số 73/KH-SNV ngày 10/4/2026;\n- Công văn số 918/SNV-VP ngày 11/4/2026.",
    "Sở đã ban hành 04 văn bản, gồm:\n- Kế hoạch số 73/KH-SNV ngày 10/4/2026;\n- Các Công văn số 918/SNV-VP ngày 11/4/2026, số 1018/SNV-VP ngày 12/4/2026;\n- Thông báo số 1145/TB-SNV ngày 04/5/2026.",
    "Sở đã ban hành 04 văn bản, gồm:\n- Kế hoạch số 73/KH-SNV ngày 10/4/2026;\n- Công văn số 918/SNV-VP ngày 11/4/2026;\n- 02 thông báo kết luận họp giao ban.",
    "Sở đã ban hành 03 văn bản chỉ đạo:\n- Kế hoạch số 73/KH-SNV ngày 10/4/2026;\n- Công văn số 918/SNV-VP ngày 11/4/2026;\n- Công văn hướng dẫn các phòng rà soát.",
    "Trong quý ban hành 07 văn bản. Các văn bản chính:\n- Kế hoạch số 73/KH-SNV ngày 10/4/2026;\n- Công văn số 918/SNV-VP ngày 11/4/2026.",
    "Ban hành 05 văn bản để thực hiện:\n- Nghị quyết số 76/NQ-CP ngày 15/4/2026;\n- Kế hoạch số 12/KH-UBND ngày 10/4/2026.",
    "Sở có 97 thủ tục hành chính: (1) đất đai 40 thủ tục; (2) môi trường 30 thủ tục; (3) khoáng sản 27 thủ tục.",
    "Phấn đấu 03 chỉ tiêu: (1) tỷ lệ trực tuyến 95%; (2) số hóa 100%; (3) thanh toán trực tuyến 80%. Giải pháp: (1) tuyên truyền; (2) tập huấn.",
    "Trong quý có 12 hồ sơ quá hạn do các nguyên nhân: (1) chờ ý kiến; (2) thiếu cán bộ.",
    "Đã giải quyết 15 hồ sơ quá hạn, gồm: (1) Công ty A; (2) Công ty B và 13 công ty khác.",
    "Giao 05 phòng thực hiện các nhiệm vụ sau: (1) rà soát; (2) báo cáo.",
    "Sở kiến nghị 02 bộ, ngành: (1) bổ sung biên chế; (2) nâng cấp phần mềm; (3) bố trí kinh phí.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_LISTS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Sở tập trung 05 nhiệm vụ: (1) rà soát thủ tục; (2) cập nhật dữ liệu; (3) kiểm tra các phòng; (4) tập huấn.",
    ),
    (
        "sum_of_parts",
        "Có 04 nội dung trọng tâm như sau: (1) thể chế; (2) tổ chức bộ máy; (3) tài chính công.",
    ),
    (
        "sum_of_parts",
        "Sở đã ban hành 05 văn bản, gồm:\n- Kế hoạch số 73/KH-SNV ngày 10/4/2026;\n- Công văn số 918/SNV-VP ngày 11/4/2026;\n- Thông báo số 1145/TB-SNV ngày 04/5/2026;\n- Công văn số 1377/SNV-VP ngày 01/6/2026.\nCác phòng đã thực hiện nghiêm túc.",
    ),
    (
        "sum_of_parts",
        "Sở đã ban hành 02 kế hoạch sau:\na) Kế hoạch số 73/KH-SNV ngày 10/4/2026;\nb) Kế hoạch số 85/KH-SNV ngày 15/4/2026;\nc) Kế hoạch số 99/KH-SNV ngày 25/4/2026.",
    ),
    (
        "sum_of_parts",
        "Trong quý có 04 văn bản chỉ đạo:\n+ Kế hoạch số 73/KH-SNV ngày 10/4/2026 về kiểm tra;\n+ Công văn số 918/SNV-VP ngày 11/4/2026 về triển khai Quyết định số 12/QĐ-UBND ngày 02/4/2026 của UBND tỉnh;\n+ Thông báo số 1145/TB-SNV ngày 04/5/2026.",
    ),
];

/// What a title names was told above; what there was to handle holds what was carried over.
const RIGHT_TITLES: &[&str] = &[
    "Trên tổng số 96 TTHC, có 82 TTHC toàn trình và 14 TTHC một phần; 71 TTHC có phát sinh hồ sơ.",
    "Trong 96 thủ tục hành chính có 60 thủ tục toàn trình và 20 thủ tục một phần.",
    "- Năm 2025 chuyển sang: 133 hồ sơ.\n- Tiếp nhận trong kỳ: 2.291 hồ sơ; trực tuyến 2.230 hồ sơ, trực tiếp 61 hồ sơ.\n- Tổng cộng phải giải quyết: 2.424 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ.\n- Đang giải quyết: 128 hồ sơ.",
    "Hồ sơ đầu vào là 2.472, trong đó 154 hồ sơ của quý trước và 2.318 hồ sơ nộp trong quý.\nHồ sơ nộp trong quý chia theo lĩnh vực:\n+ Chứng thực: 1.102 hồ sơ\n+ Hộ tịch: 486 hồ sơ\n+ Đất đai: 265 hồ sơ\n+ Hộ kinh doanh: 198 hồ sơ\n+ Bảo trợ xã hội: 171 hồ sơ\n+ Lĩnh vực khác: 96 hồ sơ",
    "Trong quý tiếp nhận mới 640 phản ánh, đã xử lý 630 phản ánh.\nPhản ánh đã xử lý phân theo nội dung:\n- Môi trường: 300 phản ánh\n- Trật tự: 190 phản ánh\n- Hạ tầng: 140 phản ánh",
    "Trong quý tiếp nhận mới 640 phản ánh.\nPhản ánh về hạ tầng phân theo địa bàn:\n- Phường A: 300 phản ánh\n- Phường B: 200 phản ánh\n- Phường C: 130 phản ánh",
    "Kết quả: 117 hồ sơ trả đúng hạn và trước hạn (97,5%), 03 hồ sơ trả quá hạn; đã có văn bản xin lỗi đối với cả 03 hồ sơ này.\nCông chức thực hiện nghiêm túc.\nNguyên nhân của các hồ sơ quá hạn: 02 hồ sơ do chờ ý kiến cơ quan phối hợp, 01 hồ sơ do lỗi hệ thống.",
    "Có 12 hồ sơ quá hạn, trong đó 09 hồ sơ quá hạn đã trả.\nNguyên nhân của các hồ sơ quá hạn: 07 hồ sơ do chờ ý kiến cơ quan phối hợp, 02 hồ sơ do lỗi hệ thống.",
    "Có 12 hồ sơ quá hạn.\nNguyên nhân chủ yếu của các hồ sơ quá hạn: 09 hồ sơ do chờ ý kiến cơ quan phối hợp, 02 hồ sơ do lỗi hệ thống.",
    "| STT | Lĩnh vực | Số TTHC |\n|---|---|---|\n| 1 | Lưu thông hàng hóa | 34 |\n| 2 | Hóa chất | 18 |\n| 3 | Điện | 15 |\n| | Cộng | 67 |",
    "| Số TT | Lĩnh vực | TTHC |\n|---|---|---|\n| 1 | Lưu thông hàng hóa | 34 |\n| 2 | Hóa chất | 18 |\n| 3 | Điện | 15 |\n| | Cộng | 67 |",
    "Tỷ lệ trực tuyến đạt 88%, mục tiêu cả năm đạt 90%.",
    "Tỷ lệ số hóa mới đạt 70%, cần vượt mục tiêu 80%.",
    "- Năm 2025 chuyển sang: 133 hồ sơ.\n- Tiếp nhận: 2.291 hồ sơ; phân theo hình thức: trực tuyến 2.230 hồ sơ (97,34%), trực tiếp 61 hồ sơ.\n- Tổng cộng phải giải quyết: 2.424 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ.\n- Đang giải quyết: 128 hồ sơ.",
    "Quý trước chuyển sang 20 hồ sơ. Tổng số hồ sơ tiếp nhận 300 hồ sơ (mới 280 hồ sơ). Tổng số phải giải quyết 300 hồ sơ. Đã giải quyết 290 hồ sơ, đang giải quyết 10 hồ sơ.",
    "Tổng số hồ sơ tiếp nhận 300 hồ sơ, trong đó quý trước chuyển sang 20 hồ sơ, mới 280 hồ sơ. Đã giải quyết 290 hồ sơ trên tổng số 300 hồ sơ phải giải quyết, đang giải quyết 10 hồ sơ.",
    "Đã giải quyết 657 hồ sơ.\na) Theo cách nộp: 664 hồ sơ nộp trực tuyến, 16 hồ sơ nộp trực tiếp.\nb) Theo thời hạn: 401 hồ sơ trả trước hạn, 252 hồ sơ trả đúng hạn, 04 hồ sơ trả quá hạn.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_TITLES: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Trên tổng số 96 TTHC, có 88 TTHC toàn trình và 14 TTHC một phần; 71 TTHC có phát sinh hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Trong 96 thủ tục hành chính có 28 thủ tục một phần và 78 thủ tục toàn trình.",
    ),
    (
        "sum_of_parts",
        "- Năm 2025 chuyển sang: 133 hồ sơ.\n- Tiếp nhận trong kỳ: 2.291 hồ sơ; trực tuyến 2.230 hồ sơ, trực tiếp 61 hồ sơ.\n- Tổng cộng phải giải quyết: 2.291 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ.\n- Đang giải quyết: 128 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Hồ sơ đầu vào là 2.472, trong đó 154 hồ sơ của quý trước và 2.318 hồ sơ nộp trong quý.\nHồ sơ nộp trong quý chia theo lĩnh vực:\n+ Chứng thực: 1.102 hồ sơ\n+ Hộ tịch: 468 hồ sơ\n+ Đất đai: 265 hồ sơ\n+ Hộ kinh doanh: 198 hồ sơ\n+ Bảo trợ xã hội: 171 hồ sơ\n+ Lĩnh vực khác: 96 hồ sơ",
    ),
    (
        "sum_of_parts",
        "Trong quý tiếp nhận mới 640 phản ánh.\nPhản ánh tiếp nhận mới phân theo nội dung:\n- Môi trường: 300 phản ánh\n- Trật tự: 200 phản ánh\n- Hạ tầng: 146 phản ánh",
    ),
    (
        "sum_of_parts",
        "Kết quả: 117 hồ sơ trả đúng hạn và trước hạn (97,5%), 03 hồ sơ trả quá hạn; đã có văn bản xin lỗi đối với cả 03 hồ sơ này.\nCông chức thực hiện nghiêm túc.\nNguyên nhân của các hồ sơ quá hạn: 03 hồ sơ do chờ ý kiến cơ quan phối hợp, 01 hồ sơ do lỗi hệ thống.",
    ),
    (
        "sum_of_parts",
        "Có 12 hồ sơ quá hạn.\nLý do quá hạn: 09 hồ sơ do chờ ý kiến cơ quan phối hợp, 02 hồ sơ do lỗi hệ thống.",
    ),
    (
        "sum_of_parts",
        "| STT | Lĩnh vực | Số TTHC |\n|---|---|---|\n| 1 | Lưu thông hàng hóa | 34 |\n| 2 | Hóa chất | 18 |\n| 3 | Điện | 25 |\n| | Cộng | 67 |",
    ),
    (
        "sum_of_parts",
        "- Năm 2025 chuyển sang: 133 hồ sơ.\n- Tiếp nhận: 2.291 hồ sơ; phân theo hình thức: trực tuyến 2.230 hồ sơ (97,34%), trực tiếp 61 hồ sơ.\n- Tổng cộng phải giải quyết: 2.291 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ.\n- Đang giải quyết: 128 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Trong quý có 03 hồ sơ quá hạn.\nNguyên nhân của các hồ sơ quá hạn: 03 hồ sơ do chờ ý kiến cơ quan phối hợp, 01 hồ sơ do lỗi hệ thống.",
    ),
];

#[test]
fn members_that_bear_marks_are_as_many_as_announced() {
    are_told_apart(RIGHT_LISTS, WRONG_LISTS);
}

#[test]
fn lists_below_a_title_add_up_to_what_it_names() {
    are_told_apart(RIGHT_TITLES, WRONG_TITLES);
}
