//! Totals that stand apart from their parts: in another item, before a bracket, in a count of documents.

use crate::proofreading::{is_left_alone, is_told};

/// Causes add up to what they are the causes of, whatever stands in brackets between.
const RIGHT_CAUSES: &[&str] = &[
    "Tổng số hồ sơ quá hạn là 12 hồ sơ (đã giải quyết 06 hồ sơ, đang giải quyết 06 hồ sơ), nguyên nhân: chờ ý kiến cơ quan phối hợp 07 hồ sơ; hồ sơ phức tạp, phải kiểm tra thực địa 04 hồ sơ; lỗi hệ thống 01 hồ sơ.",
    "Nguyên nhân quá hạn của 56 hồ sơ (37 hồ sơ đã giải quyết và 19 hồ sơ đang giải quyết): xác minh nguồn gốc đất 40 hồ sơ, chờ cơ quan thuế 11 hồ sơ, lỗi phần mềm 05 hồ sơ.",
    "Có 25 hồ sơ trễ hạn (20 hồ sơ đã trả, 05 hồ sơ đang xử lý). Nguyên nhân: chờ kết quả liên thông 12 hồ sơ, hồ sơ phức tạp 08 hồ sơ, còn lại do lỗi phần mềm.",
    "Có 25 hồ sơ trễ hạn (20 hồ sơ đã trả, 05 hồ sơ đang xử lý). Nguyên nhân của 20 hồ sơ đã trả: chờ kết quả liên thông 12 hồ sơ, hồ sơ phức tạp 08 hồ sơ.",
    "Có 25 hồ sơ trễ hạn (20 hồ sơ đã trả, 05 hồ sơ đang xử lý), nguyên nhân chủ yếu: chờ kết quả liên thông 12 hồ sơ, hồ sơ phức tạp 08 hồ sơ.",
    "Có 25 hồ sơ trễ hạn (20 hồ sơ đã trả, 05 hồ sơ đang xử lý), nguyên nhân: chờ kết quả liên thông 15 hồ sơ, hồ sơ phức tạp 12 hồ sơ (02 hồ sơ có cả hai nguyên nhân).",
    "Nguyên nhân: chờ ý kiến 12 hồ sơ (09 hồ sơ đất đai, 03 hồ sơ xây dựng), thiếu nhân lực 08 hồ sơ.",
    "Có 12 hồ sơ quá hạn (đã giải quyết 06 hồ sơ, đang giải quyết 06 hồ sơ), nguyên nhân: 07 hồ sơ chờ ý kiến cơ quan phối hợp, 04 hồ sơ phải kiểm tra, 01 hồ sơ lỗi hệ thống; đã xin lỗi 12 hồ sơ.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_CAUSES: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Tổng số hồ sơ quá hạn là 12 hồ sơ (đã giải quyết 06 hồ sơ, đang giải quyết 06 hồ sơ), nguyên nhân: chờ ý kiến cơ quan phối hợp 07 hồ sơ; hồ sơ phức tạp, phải kiểm tra thực địa 05 hồ sơ; lỗi hệ thống 01 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Tổng số hồ sơ quá hạn là 12 hồ sơ, nguyên nhân: chờ ý kiến cơ quan phối hợp 07 hồ sơ; phải kiểm tra thực địa 05 hồ sơ; lỗi hệ thống 01 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Nguyên nhân quá hạn của 56 hồ sơ (37 hồ sơ đã giải quyết và 19 hồ sơ đang giải quyết): xác minh nguồn gốc đất 40 hồ sơ, chờ cơ quan thuế 16 hồ sơ, lỗi phần mềm 05 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Có 25 hồ sơ trễ hạn (20 hồ sơ đã trả, 05 hồ sơ đang xử lý). Nguyên nhân: chờ kết quả liên thông 14 hồ sơ, hồ sơ phức tạp 08 hồ sơ, lỗi phần mềm 04 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Lý do trễ hạn của 18 hồ sơ (10 hồ sơ đã giải quyết, 08 hồ sơ đang giải quyết): thiếu nhân lực 11 hồ sơ, chờ ý kiến 09 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Trong kỳ có 30 nhiệm vụ chậm (22 nhiệm vụ đã hoàn thành, 08 nhiệm vụ đang thực hiện) do các nguyên nhân: chờ ý kiến 12 nhiệm vụ; thiếu kinh phí 09 nhiệm vụ; thay đổi nhân sự 08 nhiệm vụ.",
    ),
    (
        "sum_of_parts",
        "12 hồ sơ quá hạn (lĩnh vực đất đai 10, xây dựng 02), lý do: chờ xác minh 07 hồ sơ, chờ thuế 04 hồ sơ, lỗi mạng 02 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Nguyên nhân của 40 hồ sơ quá hạn (chi tiết tại phụ lục): khách quan 25 hồ sơ, chủ quan 18 hồ sơ.",
    ),
];

/// A list by field is of the number that its title names.
const RIGHT_FIELDS: &[&str] = &[
    "1. Tiếp nhận\nTrong kỳ nhận mới 83 hồ sơ, trong đó 79 hồ sơ nộp trực tuyến và 04 hồ sơ nộp trực tiếp.\n2. Theo lĩnh vực\nHồ sơ nhận mới thuộc các lĩnh vực: Đầu tư 29 hồ sơ, Lao động 21 hồ sơ, Môi trường 09 hồ sơ, Đất đai 06 hồ sơ, Xây dựng 14 hồ sơ và Quy hoạch 04 hồ sơ.",
    "1. Tiếp nhận\nTrong kỳ nhận mới 83 hồ sơ.\n2. Theo lĩnh vực\nHồ sơ nhận mới nhiều nhất thuộc các lĩnh vực: Đầu tư 29 hồ sơ, Lao động 21 hồ sơ, Môi trường 25 hồ sơ.",
    "1. Tiếp nhận\nTrong kỳ nhận mới 83 hồ sơ.\n2. Theo lĩnh vực\nHồ sơ nhận mới thuộc các lĩnh vực: Đầu tư 29 hồ sơ, Lao động 21 hồ sơ, Môi trường 25 hồ sơ và các lĩnh vực khác.",
    "1. Tiếp nhận\nTrong kỳ nhận mới 83 hồ sơ, kỳ trước chuyển 12 hồ sơ.\n2. Theo lĩnh vực\nHồ sơ phải giải quyết theo lĩnh vực: Đầu tư 39 hồ sơ, Lao động 31 hồ sơ, Môi trường 25 hồ sơ.",
    "1. Tiếp nhận\nTrong kỳ nhận mới 83 hồ sơ.\n2. Theo lĩnh vực\nHồ sơ nhận mới tháng 4 thuộc các lĩnh vực: Đầu tư 39 hồ sơ, Lao động 20 hồ sơ, Môi trường 20 hồ sơ.",
    "1. Sở có 64 thủ tục hành chính.\n2. Thủ tục hành chính cung cấp trực tuyến theo các lĩnh vực: Đầu tư 30 thủ tục, Lao động 20 thủ tục, Môi trường 12 thủ tục.",
    "1. Sở đã giải quyết 150 hồ sơ.\n2. Hồ sơ đã giải quyết tại các xã theo lĩnh vực: đất đai 90 hồ sơ; hộ tịch 35 hồ sơ; xây dựng 20 hồ sơ.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_FIELDS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "1. Tiếp nhận\nTrong kỳ nhận mới 83 hồ sơ, trong đó 79 hồ sơ nộp trực tuyến và 04 hồ sơ nộp trực tiếp.\n2. Theo lĩnh vực\nHồ sơ nhận mới thuộc các lĩnh vực: Đầu tư 29 hồ sơ, Lao động 21 hồ sơ, Môi trường 09 hồ sơ, Đất đai 06 hồ sơ, Xây dựng 17 hồ sơ và Quy hoạch 04 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "1. Tiếp nhận\nSố hồ sơ tiếp nhận mới trong kỳ là 412 hồ sơ.\n2. Hồ sơ tiếp nhận mới theo lĩnh vực: Đầu tư 205 hồ sơ, Lao động 128 hồ sơ, Môi trường 98 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "1. Kết quả\nTrong quý, Sở đã giải quyết 540 hồ sơ.\n2. Phân loại\nHồ sơ đã giải quyết chia theo cấp: cấp tỉnh 300 hồ sơ, cấp xã 204 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "- Tiếp nhận mới 83 hồ sơ.\n- Kỳ trước chuyển sang 10 hồ sơ.\n- Lĩnh vực của hồ sơ tiếp nhận mới: Đầu tư 38 hồ sơ, Lao động 25 hồ sơ, Môi trường 30 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "1. Sở có 64 thủ tục hành chính.\n2. Thủ tục hành chính theo các lĩnh vực: Đầu tư 30 thủ tục, Lao động 20 thủ tục, Môi trường 12 thủ tục.",
    ),
];

/// A total behind what was carried over and what is new holds both.
const RIGHT_TOTALS: &[&str] = &[
    "Kỳ này có 174 hồ sơ chuyển từ quý I và 331 hồ sơ mới, cộng lại là 505 hồ sơ. Ban Quản lý giải quyết xong 322 hồ sơ. Đang giải quyết 183 hồ sơ: 180 hồ sơ trong hạn, 03 hồ sơ quá hạn.",
    "Kỳ trước chuyển sang 174 hồ sơ. Nhận mới 331 hồ sơ: trực tuyến 300 hồ sơ, trực tiếp 31 hồ sơ, cộng lại là 331 hồ sơ.",
    "Đã giải quyết 331 hồ sơ mới, gồm 300 hồ sơ trước hạn và 31 hồ sơ đúng hạn, cộng lại là 331 hồ sơ; chuyển kỳ sau 174 hồ sơ.",
    "Đầu tư 120 hồ sơ và Lao động 80 hồ sơ, cộng lại là 200 hồ sơ, bằng 60% tổng số.",
    "Kỳ trước chuyển sang 174 hồ sơ, nhận mới 331 hồ sơ (280 hồ sơ trực tuyến, 51 hồ sơ trực tiếp), cộng lại là 505 hồ sơ.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_TOTALS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Kỳ này có 174 hồ sơ chuyển từ quý I và 331 hồ sơ mới, cộng lại là 331 hồ sơ. Ban Quản lý giải quyết xong 322 hồ sơ. Đang giải quyết 183 hồ sơ: 180 hồ sơ trong hạn, 03 hồ sơ quá hạn.",
    ),
    (
        "sum_of_parts",
        "Kỳ này có 174 hồ sơ chuyển từ tháng 3 và 331 hồ sơ mới, tất cả là 331 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Kỳ trước chuyển sang 174 hồ sơ, nhận mới 331 hồ sơ, cộng lại là 515 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Kỳ trước chuyển sang 174 hồ sơ, nhận mới 331 hồ sơ, cộng chung là 331 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Tồn đầu kỳ 40 hồ sơ, tiếp nhận mới 210 hồ sơ; cộng lại bằng 210 hồ sơ. Đã giải quyết 200 hồ sơ, còn 50 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Trong kỳ nhận mới 331 hồ sơ, cùng 174 hồ sơ kỳ trước chuyển sang, cộng lại có 331 hồ sơ phải giải quyết.",
    ),
    (
        "sum_of_parts",
        "Đầu kỳ có 38 hồ sơ chuyển sang; nhận thêm 246 hồ sơ mới; cộng tất cả 246 hồ sơ.",
    ),
];

/// So many documents as are announced are named.
const RIGHT_DOCUMENTS: &[&str] = &[
    "Sở có 04 văn bản chỉ đạo chính trong kỳ: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; Thông báo số 1145/TB-SNV ngày 04/5/2026 và Công văn số 1377/SNV-VP ngày 01/6/2026.",
    "Sở có 15 văn bản chỉ đạo, trong đó có: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026.",
    "Sở có 05 văn bản chỉ đạo, tiêu biểu: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; Công văn số 1018/SNV-VP ngày 21/4/2026.",
    "Sở có 05 văn bản chỉ đạo: Kế hoạch số 73/KH-SNV ngày 10/4/2026 và 04 công văn đôn đốc.",
    "Sở có 03 văn bản chỉ đạo: Kế hoạch số 73/KH-SNV ngày 10/4/2026 thực hiện Quyết định số 45/QĐ-UBND ngày 02/4/2026 của UBND tỉnh; Công văn số 918/SNV-VP ngày 11/4/2026; Công văn số 1018/SNV-VP ngày 21/4/2026.",
    "Sở có 05 văn bản chỉ đạo: các Công văn số 918/SNV-VP ngày 11/4/2026, số 1018/SNV-VP ngày 21/4/2026, số 1118/SNV-VP ngày 11/5/2026; Kế hoạch số 73/KH-SNV ngày 10/4/2026 và Thông báo về trực hè.",
    "Sở có 05 văn bản chỉ đạo: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; Công văn số 1018/SNV-VP ngày 21/4/2026,...",
    "Đã ban hành 05 văn bản triển khai 02 văn bản: Kế hoạch số 73/KH-UBND ngày 10/4/2026; Công văn số 918/UBND-VP ngày 11/4/2026.",
    "Sở công bố 12 thủ tục tại 03 quyết định: Quyết định số 512/QĐ-UBND ngày 10/4/2026 (05 thủ tục), số 613/QĐ-UBND ngày 20/4/2026 (04 thủ tục), số 714/QĐ-UBND ngày 05/5/2026 (03 thủ tục).",
    "Sở có 05 văn bản chỉ đạo: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; Công văn số 1018/SNV-VP ngày 21/4/2026...",
    "Sở có 05 văn bản chỉ đạo: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; Công văn số 1018/SNV-VP ngày 21/4/2026; v.v.",
    "Nguyên nhân của 40 hồ sơ quá hạn (25 hồ sơ đã giải quyết, 15 hồ sơ đang giải quyết): thiếu cán bộ 15 hồ sơ, chờ xác minh 10 hồ sơ; hồ sơ đang giải quyết do chờ ý kiến.",
    "Nguyên nhân của 25 hồ sơ quá hạn đã giải quyết: thiếu cán bộ 15 hồ sơ, chờ xác minh 10 hồ sơ; 15 hồ sơ còn lại đang chờ ý kiến.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_DOCUMENTS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Sở có 05 văn bản chỉ đạo chính trong kỳ: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; Thông báo số 1145/TB-SNV ngày 04/5/2026 và Công văn số 1377/SNV-VP ngày 01/6/2026.",
    ),
    (
        "sum_of_parts",
        "Ban hành 03 văn bản gồm: Kế hoạch số 73/KH-SNV ngày 10/4/2026, Công văn số 918/SNV-VP ngày 11/4/2026.",
    ),
    (
        "sum_of_parts",
        "Sở đã ban hành 02 kế hoạch: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Kế hoạch số 85/KH-SNV ngày 15/4/2026; Kế hoạch số 99/KH-SNV ngày 25/4/2026.",
    ),
    (
        "sum_of_parts",
        "Tham mưu UBND tỉnh ban hành 04 quyết định (Quyết định số 512/QĐ-UBND ngày 10/4/2026, Quyết định số 613/QĐ-UBND ngày 20/4/2026, Quyết định số 714/QĐ-UBND ngày 05/5/2026).",
    ),
    (
        "sum_of_parts",
        "Trong quý có 06 công văn đôn đốc, cụ thể: Công văn số 918/SNV-VP ngày 11/4/2026; Công văn số 1018/SNV-VP ngày 21/4/2026; Công văn số 1118/SNV-VP ngày 11/5/2026; Công văn số 1218/SNV-VP ngày 21/5/2026; Công văn số 1318/SNV-VP ngày 31/5/2026.",
    ),
    (
        "sum_of_parts",
        "Sở có 04 văn bản, như sau: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; Thông báo số 1145/TB-SNV ngày 04/5/2026.",
    ),
    (
        "identity",
        "a) Trong kỳ tiếp nhận mới 160 hồ sơ.\nb) Đã giải quyết 140 hồ sơ.\nc) Hồ sơ đã giải quyết theo lĩnh vực: đất đai 90 hồ sơ; hộ tịch 35 hồ sơ; xây dựng 25 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Trong kỳ nhận mới 331 hồ sơ và 174 hồ sơ kỳ trước chuyển sang, cộng lại có 331 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Nhận mới 331 hồ sơ, cùng 174 hồ sơ kỳ trước chuyển sang, tổng cộng 331 hồ sơ.",
    ),
];

#[test]
fn causes_add_up_across_brackets() {
    RIGHT_CAUSES.iter().for_each(|sentence| is_left_alone(sentence));
    WRONG_CAUSES
        .iter()
        .for_each(|(rule, sentence)| is_told(rule, sentence));
}

#[test]
fn a_list_by_field_adds_up_to_a_number_told_elsewhere() {
    RIGHT_FIELDS.iter().for_each(|sentence| is_left_alone(sentence));
    WRONG_FIELDS
        .iter()
        .for_each(|(rule, sentence)| is_told(rule, sentence));
}

#[test]
fn a_total_behind_holds_all_of_it() {
    RIGHT_TOTALS.iter().for_each(|sentence| is_left_alone(sentence));
    WRONG_TOTALS
        .iter()
        .for_each(|(rule, sentence)| is_told(rule, sentence));
}

#[test]
fn announced_documents_are_all_named() {
    RIGHT_DOCUMENTS
        .iter()
        .for_each(|sentence| is_left_alone(sentence));
    WRONG_DOCUMENTS
        .iter()
        .for_each(|(rule, sentence)| is_told(rule, sentence));
}
