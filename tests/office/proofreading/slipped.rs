//! The wrong sentences that testers tried, once more: they are told.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Severity;

/// The number of what a tester found, the rule that says so, and the text.
const WRONG: &[(&str, &str, &str)] = &[
    (
        "10",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nĐã giải quyết 440 hồ sơ, trong đó trước hạn 400 hồ sơ, đúng hạn 37 hồ sơ, quá hạn 03 hồ sơ. Tỷ lệ giải quyết trước hạn, đúng hạn đạt 89,3%.\n",
    ),
    (
        "11a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTổng số 456 hồ sơ; đã giải quyết 440 hồ sơ, trong đó 437 hồ sơ trước hạn và đúng hạn, 03 hồ sơ quá hạn; đang giải quyết 25 hồ sơ.\n",
    ),
    (
        "11b",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nPhường tiếp nhận 456 hồ sơ, giải quyết xong 440 hồ sơ, tồn 25 hồ sơ.\n",
    ),
    (
        "12a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý I năm 2026\n\nĐã giải quyết 1.150 hồ sơ.\nSo với quý IV năm 2025, số hồ sơ đã giải quyết tăng 60 hồ sơ (1.100 hồ sơ).\n",
    ),
    (
        "12a2",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý I năm 2026\n\nTiếp nhận 1.245 hồ sơ, đã giải quyết 1.150 hồ sơ.\nSo với quý IV năm 2025, số hồ sơ đã giải quyết tăng 60 hồ sơ (từ 1.100 hồ sơ lên 1.150 hồ sơ).\n",
    ),
    (
        "12b",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nĐăng 126 tin, bài; tăng 36 tin, bài (26%) so với cùng kỳ năm 2025 (100 tin, bài).\n",
    ),
    (
        "12c",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nSố hồ sơ tiếp nhận là 445 hồ sơ, tháng trước 430 hồ sơ, giảm 15 hồ sơ.\n",
    ),
    (
        "13a",
        "label_vs_period",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nThực hiện chế độ báo cáo, Sở báo cáo kết quả năm 2024, số liệu tính từ ngày 15/12/2024 đến ngày 14/12/2025 như sau:\n",
    ),
    (
        "13b",
        "label_vs_period",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nI. KẾT QUẢ THỰC HIỆN NĂM 2024\n1. Chỉ đạo\nBan hành 05 văn bản.\n",
    ),
    (
        "13c",
        "label_vs_period",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nI. KẾT QUẢ\nBan hành 05 văn bản.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027\n1. Kiểm tra.\n",
    ),
    (
        "14",
        "sum_of_parts",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nQuý I giải quyết 800 hồ sơ, quý II giải quyết 900 hồ sơ, quý III giải quyết 860 hồ sơ, quý IV giải quyết 870 hồ sơ; cả năm 3.420 hồ sơ.\n",
    ),
    (
        "15",
        "docno_monotonic",
        "UBND TỈNH\nSố: 99/BC-BQL\nHà, ngày 18 tháng 12 năm 2025\nBÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nBan hành Kế hoạch số 15/KH-BQL ngày 08/01/2025, Công văn số 44/BQL-VP ngày 03/02/2025 và Thông báo số 30/TB-BQL ngày 20/8/2025.\n",
    ),
    (
        "16",
        "section_sequence",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nPHẦN THỨ NHẤT\nKẾT QUẢ\n1. Một\nBan hành 05 văn bản.\nPHẦN THỨ BA\nNHIỆM VỤ\n1. Hai\n",
    ),
    (
        "16b",
        "section_sequence",
        "BÁO CÁO\n\nTT\tLĩnh vực\tTiếp nhận\tĐã giải quyết\n1\tĐầu tư\t5\t5\n2\tLao động\t6\t6\n4\tĐất đai\t7\t7\n\tCộng\t18\t18\n",
    ),
    (
        "17a",
        "symbol_format",
        "SỞ NỘI VỤ\nSố: 88-BC/BQL\nHà, ngày 18 tháng 12 năm 2025\nBÁO CÁO\nKết quả cải cách hành chính năm 2025\n\n",
    ),
    (
        "17b",
        "symbol_format",
        "SỞ NỘI VỤ\nSố: 88/BCBQL\nHà, ngày 18 tháng 12 năm 2025\nBÁO CÁO\nKết quả cải cách hành chính năm 2025\n\n",
    ),
    (
        "18",
        "sum_of_parts",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nTrong kỳ tiếp nhận 05 phản ánh, kiến nghị; đã xử lý 03, đang xử lý 01.\n",
    ),
    (
        "19a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nKỳ trước chuyển qua 45 hồ sơ; tiếp nhận mới 1.200 hồ sơ, trong đó trực tuyến 1.100 hồ sơ, trực tiếp 100 hồ sơ. Tổng số 1.245 hồ sơ. Tỷ lệ hồ sơ trực tuyến đạt 88,4%.\n",
    ),
    (
        "19b",
        "identity",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nTiếp nhận mới 3.400 hồ sơ, gồm 3.128 hồ sơ trực tuyến, 272 hồ sơ trực tiếp, chiếm 9%.\n",
    ),
    (
        "62",
        "sum_of_parts",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nRà soát 25 thủ tục nội bộ: giữ nguyên 11, sửa đổi 12, bãi bỏ 03.\n",
    ),
    (
        "52a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n- Số hồ sơ đã giải quyết: 708 hồ sơ;\n+ Giải quyết trước hạn: 483 hồ sơ;\n+ Giải quyết đúng hạn: 216 hồ sơ;\n+ Giải quyết quá hạn: 09 hồ sơ;\n- Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn trên số đã giải quyết: 95,7% (công thức ((8) + (9))/(7) = 699/708).\n",
    ),
    (
        "52b",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n- So với cùng kỳ (tháng 5 năm 2025): tiếp nhận trong kỳ tăng 04 hồ sơ (711 so với 770); đã giải quyết tăng 01 hồ sơ (708 so với 707).\n",
    ),
    (
        "52b2",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n- So với cùng kỳ (tháng 5 năm 2025): tiếp nhận trong kỳ tăng 04 hồ sơ (711 so với 707); đã giải quyết tăng 11 hồ sơ (708 so với 707).\n",
    ),
    (
        "52b3",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n- So với cùng kỳ (tháng 5 năm 2025): tiếp nhận trong kỳ tăng 04 hồ sơ (711 so với 707); đang giải quyết tăng 01 hồ sơ (28 so với 29).\n",
    ),
    (
        "52c",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTỷ lệ hồ sơ tiếp nhận trực tuyến trên số tiếp nhận trong kỳ: 80% (637/711).\n",
    ),
    (
        "52d",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n- Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn trên số đã giải quyết: 95,7% (công thức ((8) + (9))/(7) = 699/708).\n",
    ),
    (
        "47",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n1. Cấp tỉnh: tiếp nhận 120 hồ sơ (kỳ trước 10, mới 111); giải quyết 100 (đúng hạn 100); đang giải quyết 20.\n",
    ),
    (
        "55a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nKỳ trước chuyển qua 10 hồ sơ, tiếp nhận 110 hồ sơ, trả 100 hồ sơ, còn tồn 25 hồ sơ.\n",
    ),
    (
        "55b",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTiếp nhận 120 hồ sơ (kỳ trước 10, mới 111); giải quyết 100 hồ sơ; đang giải quyết 20 hồ sơ.\n",
    ),
    (
        "55c",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTỷ lệ hồ sơ trực tuyến đạt 90% (90/100 hồ sơ). Tỷ lệ số hóa đạt 90% (45/60).\n",
    ),
    (
        "55d",
        "spelling_list",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTiếp tục sử lý hồ sơ đúng hạn.\n",
    ),
    (
        "55e",
        "spelling_list",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTiếp tục đôn đốt các phòng.\n",
    ),
    (
        "62a",
        "sum_of_parts",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nRà soát 25 thủ tục nội bộ: giữ nguyên 11, sửa đổi 12, bãi bỏ 03.\n",
    ),
    (
        "62b",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nChi phí tuân thủ trước 120 triệu đồng, sau 84 triệu đồng, giảm 46 triệu đồng (30%).\n",
    ),
    (
        "62c",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nChi phí tuân thủ trước 120 triệu đồng, sau 84 triệu đồng, giảm 36 triệu đồng (40%).\n",
    ),
    (
        "62d",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nThời gian giải quyết giảm từ 10 ngày xuống còn 08 ngày làm việc (giảm 30%).\n",
    ),
    (
        "62e",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính năm 2025\n\nNăm 2024 tiếp nhận 400 hồ sơ; năm 2025 tiếp nhận 500 hồ sơ, tăng 120 hồ sơ, tương đương 25%.\n",
    ),
    (
        "62e2",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính năm 2025\n\nNăm 2025 tiếp nhận 500 hồ sơ.\nNăm 2024 tiếp nhận 400 hồ sơ; năm 2025 tăng 120 hồ sơ, tương đương 25%.\n",
    ),
    (
        "62e3",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính năm 2025\n\nNăm 2024 tiếp nhận 400 hồ sơ; năm 2025 tăng 100 hồ sơ, tương đương 20%.\n",
    ),
    (
        "62f",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\n54 thủ tục hành chính, trong đó 40 thủ tục hành chính toàn trình và 14 thủ tục hành chính một phần. Tỷ lệ toàn trình đạt 77,07%.\n",
    ),
    (
        "62g",
        "sum_of_parts",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính năm 2025\n\nCả năm tiếp nhận 500 hồ sơ.\nTrong đó quý I 100 hồ sơ, quý II 150 hồ sơ, quý III 120 hồ sơ, quý IV 140 hồ sơ.\n",
    ),
    (
        "49",
        "identity",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nNội dung\tQuý II/2025\tQuý II/2026\tTăng, giảm\tTỷ lệ (%)\nHồ sơ tiếp nhận\t200\t260\t60\t130\nHồ sơ giải quyết\t180\t252\t45\t125\nHồ sơ trực tuyến\t150\t240\t90\t160\n",
    ),
    (
        "49b",
        "identity",
        "BÁO CÁO\nKết quả thực hiện nhiệm vụ quý II năm 2026\n\nTT\tĐơn vị\tTổng số nhiệm vụ\tĐúng hạn\tQuá hạn\tĐang thực hiện\n1\tPhòng A\t10\t8\t1\t2\n2\tPhòng B\t12\t9\t1\t2\n\tCộng\t22\t17\t2\t4\n",
    ),
    (
        "69w",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 8 năm 2026\n\nTháng 8 kỳ trước chuyển qua 10 hồ sơ, tiếp nhận 245 hồ sơ, lũy kế tiếp nhận 1.900 hồ sơ; giải quyết 230 hồ sơ; đang giải quyết 52 hồ sơ.\n",
    ),
    (
        "63",
        "label_vs_period",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 01 năm 2026\n\n1. Đã giải quyết 91 hồ sơ.\n2. Nhiệm vụ tháng 3/2026: phục vụ trước Tết.\n",
    ),
    (
        "12x",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTiếp nhận 711 hồ sơ, tăng 04 hồ sơ (711 hồ sơ so với 770 hồ sơ).\n",
    ),
    (
        "49c",
        "identity",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nNội dung\tQuý II/2025\tQuý II/2026\tTăng, giảm\tTỷ lệ (%)\nHồ sơ tiếp nhận\t200\t260\t60\t130\nHồ sơ giải quyết\t180\t252\t72\t125\nHồ sơ trực tuyến\t150\t240\t90\t160\n",
    ),
    (
        "49e",
        "identity",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nNội dung\tQuý II/2025\tQuý II/2026\tTăng, giảm\tTỷ lệ (%)\nHồ sơ tiếp nhận\t200\t260\t60\t130\nHồ sơ giải quyết\t180\t252\t45\t140\nHồ sơ trực tuyến\t150\t240\t90\t160\n",
    ),
    (
        "49f",
        "identity",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nNội dung\tQuý II/2025\tQuý II/2026\tTăng, giảm\tTỷ lệ (%)\nHồ sơ tiếp nhận\t200\t260\t66\t130\nHồ sơ giải quyết\t180\t252\t72\t140\nHồ sơ trực tuyến\t150\t240\t90\t160\n",
    ),
];

#[test]
fn a_wrong_sentence_does_not_stay_silent() {
    for (name, rule, text) in WRONG {
        let found = found_in("bao-cao.txt", text.as_bytes());
        let is_told = found
            .iter()
            .any(|f| f.rule == *rule && f.severity > Severity::Hint);
        assert!(is_told, "{name} [{rule}]\n{}", shown(&found));
    }
}
