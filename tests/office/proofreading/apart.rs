//! Totals that stand apart from their parts: in another item, before a bracket, in a count of documents.

use crate::proofreading::are_told_apart;

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
        "identity",
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

/// Their neighbours: what another unit, another period or another list tells.
const RIGHT_NEIGHBOURS: &[&str] = &[
    "Tiếp nhận 05 phản ánh của người dân. Đã trả lời 06 phản ánh (01 phản ánh nhận từ tháng 3).",
    "Được giao 15 nhiệm vụ trong Chương trình công tác. Sở đã hoàn thành 22 nhiệm vụ do Ủy ban nhân dân tỉnh giao tại các thông báo kết luận.",
    "Ủy ban nhân dân tỉnh giao 36 nhiệm vụ, Tỉnh ủy giao 08 nhiệm vụ; đã hoàn thành 40 nhiệm vụ.",
    "Nhận 12 đơn của công dân, 05 đơn do cơ quan khác gửi; đã giải quyết 16 đơn, còn 01 đơn.",
    "Có 07 ý kiến của đại biểu và 05 ý kiến bằng văn bản; Sở đã trả lời 12 ý kiến.",
    "Hội nghị có 20 ý kiến phát biểu. Sở đã trả lời 25 ý kiến, kiến nghị của doanh nghiệp.",
    "Tuần này tiếp nhận 03 phản ánh. Từ đầu năm đến nay đã xử lý 41 phản ánh.",
    "Trong kỳ tiếp nhận 12 kiến nghị (trong đó 04 kiến nghị về thuế), đã trả lời 12 kiến nghị.",
    "Tiếp nhận, xử lý 18 phản ánh, kiến nghị; đã trả lời 18 phản ánh, kiến nghị; không có phản ánh quá hạn.",
    "Sở được giao 40 nhiệm vụ; đã hoàn thành 38 nhiệm vụ, đang thực hiện 02 nhiệm vụ. Riêng nhiệm vụ Thủ tướng Chính phủ giao: đã hoàn thành 41 nhiệm vụ.",
    "Sở đã giải quyết 520 hồ sơ, quá hạn 06 hồ sơ.\nSở đã gửi 08 thư xin lỗi cho 06 hồ sơ quá hạn.",
    "Sở đã giải quyết 520 hồ sơ, trong đó quá hạn 06 hồ sơ. Ủy ban nhân dân phường A xin lỗi công dân đối với 09 hồ sơ quá hạn.",
    "Sở đã giải quyết 520 hồ sơ, trong đó đúng hạn 514 hồ sơ, quá hạn 06 hồ sơ. Năm 2025 đã xin lỗi 30 hồ sơ quá hạn.",
    "Sở đã giải quyết 520 hồ sơ, trong đó đúng hạn 514 hồ sơ, quá hạn 06 hồ sơ. 6 tháng đầu năm có 14 hồ sơ quá hạn, đều đã xin lỗi.",
    "Sở có 97 thủ tục hành chính.\nThủ tục hành chính theo lĩnh vực: Đầu tư 40 thủ tục, Lao động 30 thủ tục, Môi trường 27 thủ tục.",
    "Tiếp nhận mới 300 hồ sơ (trực tuyến 280 hồ sơ, trực tiếp 20 hồ sơ).\nĐã giải quyết 290 hồ sơ.\nHồ sơ trực tuyến theo lĩnh vực: đất đai 200 hồ sơ; hộ tịch 50 hồ sơ; xây dựng 30 hồ sơ.",
    "Tiếp nhận 340 hồ sơ, trong đó tiếp nhận mới 300 hồ sơ, kỳ trước chuyển sang 40 hồ sơ.\nHồ sơ tiếp nhận theo lĩnh vực: đất đai 220 hồ sơ; hộ tịch 70 hồ sơ; xây dựng 50 hồ sơ.",
    "Tiếp nhận 340 hồ sơ, trong đó tiếp nhận mới 300 hồ sơ, kỳ trước chuyển sang 40 hồ sơ.\nHồ sơ tiếp nhận theo lĩnh vực: đất đai 200 hồ sơ; hộ tịch 60 hồ sơ; xây dựng 40 hồ sơ.",
    "Đã giải quyết 290 hồ sơ.\nHồ sơ đã giải quyết theo lĩnh vực: đất đai 180 hồ sơ; hộ tịch 60 hồ sơ; các lĩnh vực khác 50 hồ sơ.",
    "Đã giải quyết 290 hồ sơ.\nHồ sơ đã giải quyết theo lĩnh vực có số lượng lớn: đất đai 180 hồ sơ; hộ tịch 60 hồ sơ.",
    "Đã giải quyết 290 hồ sơ.\nHồ sơ đã giải quyết quá hạn theo lĩnh vực: đất đai 08 hồ sơ; hộ tịch 02 hồ sơ.",
    "Sở ban hành 04 văn bản: 01 kế hoạch, 03 công văn.",
    "Trong quý, Sở ban hành 18 văn bản chỉ đạo, như: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026.",
    "Ban hành 03 kế hoạch: Kế hoạch số 73/KH-SNV ngày 10/4/2026 về kiểm tra, Kế hoạch số 85/KH-SNV ngày 15/4/2026 về tuyên truyền và Kế hoạch số 99/KH-SNV ngày 25/4/2026 về rà soát.",
    "Ban hành 02 văn bản: Kế hoạch số 73/KH-SNV ngày 10/4/2026; Công văn số 918/SNV-VP ngày 11/4/2026; tổ chức 01 hội nghị.",
    "Sở tham mưu Ủy ban nhân dân tỉnh ban hành 03 văn bản (Kế hoạch số 73/KH-UBND ngày 10/4/2026, Công văn số 918/UBND-VP ngày 11/4/2026) và dự thảo 01 quyết định.",
    "Kỳ trước chuyển sang 40 hồ sơ, đã giải quyết trong kỳ 331 hồ sơ mới, tổng cộng 331 hồ sơ; đang giải quyết 40 hồ sơ.",
    "Tồn đầu kỳ 40 hồ sơ đã giải quyết hết; nhận mới 210 hồ sơ, cộng lại 250 hồ sơ.",
    "Có 25 hồ sơ trễ hạn (20 hồ sơ đã trả, 05 hồ sơ đang xử lý) tại 03 đơn vị: Phòng A 12 hồ sơ, Phòng B 08 hồ sơ, Phòng C 05 hồ sơ.",
    "Có 12 lớp tập huấn (480 học viên): 05 lớp nghiệp vụ với 200 học viên, 07 lớp tin học với 280 học viên.",
    "Cử 36 cán bộ (20 nữ) đi bồi dưỡng: lý luận chính trị 12 người, quản lý nhà nước 14 người, kỹ năng 10 người.",
    "Thu hồi 03 giấy phép (02 giấy phép lao động, 01 giấy phép xây dựng): Công ty A 01 giấy phép, Công ty B 02 giấy phép.",
    "Thẩm định 30 hồ sơ (28 hồ sơ mới và 02 hồ sơ kỳ trước): đạt 22 hồ sơ, trả lại 08 hồ sơ.",
    "Thẩm định 30 hồ sơ mới (cùng 02 hồ sơ kỳ trước): đạt 24 hồ sơ, trả lại 08 hồ sơ.",
    "Có 45 nhiệm vụ (07 nhiệm vụ phát sinh), gồm: hoàn thành 40 nhiệm vụ; đang thực hiện 05 nhiệm vụ, trong đó 02 nhiệm vụ chậm.",
    "Đơn vị có 120 người (65 nữ), gồm 80 công chức, 30 viên chức, 10 hợp đồng.",
    "Kiểm tra 14 cơ sở (06 cơ sở theo kế hoạch, 08 cơ sở đột xuất): 10 cơ sở đạt, xử phạt 03 cơ sở với 45 triệu đồng.",
    "Trong kỳ có 20 hồ sơ chuyển từ năm 2025 và 180 hồ sơ mới; đã giải quyết 170 hồ sơ, còn 30 hồ sơ.",
    "Có 12 hồ sơ chuyển từ Sở Tài chính; tiếp nhận mới 100 hồ sơ; đã giải quyết 90 hồ sơ; kỳ trước chuyển 05 hồ sơ; đang giải quyết 15 hồ sơ.",
    "Ngày 15/7/2026 là ngày có hiệu lực của Nghị định; ngày 20/7/2026 dự kiến tổ chức hội nghị.",
    "Sở đã kiểm tra 10/12 phòng, đạt 83,3%.",
    "Địa chỉ trụ sở: số 24/12 phường Hồng Bàng.",
    "Trụ sở tại 15/2 phường An Biên.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_NEIGHBOURS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Ban tiếp nhận 18 đơn, trong đó 10 đơn khiếu nại, 08 đơn tố cáo; đã giải quyết 19 đơn.",
    ),
    (
        "sum_of_parts",
        "Đường dây nóng nhận được 22 phản ánh của người dân và doanh nghiệp; các phòng đã xử lý 23 phản ánh.",
    ),
    (
        "sum_of_parts",
        "Có 15 hồ sơ quá hạn (11 hồ sơ đã giải quyết, 04 hồ sơ đang giải quyết) do các nguyên nhân: chờ ý kiến 08 hồ sơ, thiếu giấy tờ 06 hồ sơ, lỗi phần mềm 02 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Tổng số nhiệm vụ chậm là 24 nhiệm vụ (15 nhiệm vụ đã hoàn thành, 09 nhiệm vụ đang thực hiện). Nguyên nhân: chờ ý kiến 12 nhiệm vụ; thiếu kinh phí 08 nhiệm vụ; thay đổi nhân sự 06 nhiệm vụ.",
    ),
    (
        "sum_of_parts",
        "1. Đã trả kết quả 640 hồ sơ, trong đó đúng hạn 636 hồ sơ, quá hạn 04 hồ sơ.\n2. Hồ sơ đã trả kết quả phân theo lĩnh vực: Đầu tư 310 hồ sơ; Lao động 200 hồ sơ; Xây dựng 134 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Đang giải quyết 95 hồ sơ.\nHồ sơ đang giải quyết theo lĩnh vực: Đầu tư 41 hồ sơ; Lao động 28 hồ sơ; Xây dựng 29 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Trong quý, Sở ban hành 03 thông báo: Thông báo số 15/TB-SNV ngày 02/4/2026, Thông báo số 24/TB-SNV ngày 20/4/2026, Thông báo số 30/TB-SNV ngày 05/5/2026 và Thông báo số 41/TB-SNV ngày 01/6/2026.",
    ),
];

#[test]
fn causes_add_up_across_brackets() {
    are_told_apart(RIGHT_CAUSES, WRONG_CAUSES);
}

#[test]
fn a_list_by_field_adds_up_to_a_number_told_elsewhere() {
    are_told_apart(RIGHT_FIELDS, WRONG_FIELDS);
}

#[test]
fn a_total_behind_holds_all_of_it() {
    are_told_apart(RIGHT_TOTALS, WRONG_TOTALS);
}

#[test]
fn announced_documents_are_all_named() {
    are_told_apart(RIGHT_DOCUMENTS, WRONG_DOCUMENTS);
}

#[test]
fn what_stands_near_by_is_no_part_of_it() {
    are_told_apart(RIGHT_NEIGHBOURS, WRONG_NEIGHBOURS);
}
