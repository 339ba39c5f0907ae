//! What is left of a whole, what a title names, lists whose field is said once, years beside the report's own.

use crate::proofreading::are_told_apart;

/// What is left is a difference of numbers told before, whichever they are.
const RIGHT_REST: &[&str] = &[
    "Ban có 54 TTHC; năm 2026 rà soát 17 TTHC (đạt 31,5% tổng số TTHC), 37 TTHC còn lại rà soát trong năm 2027.",
    "Trong quý có 27 nhiệm vụ. Đã xong 19 nhiệm vụ (17 đúng hạn, 02 chậm hạn). Còn 08 nhiệm vụ đang làm.",
    "Trong quý có 27 nhiệm vụ mới và 04 nhiệm vụ của quý trước. Đã xong 19 nhiệm vụ. Còn 12 nhiệm vụ đang làm.",
    "Trong quý có 27 nhiệm vụ. Đã xong 15 nhiệm vụ, chuyển sở khác 04 nhiệm vụ. Còn 08 nhiệm vụ đang làm.",
    "Sở được giao 40 biên chế. Có 12 người ở văn phòng, 25 người ở các phòng; 03 biên chế còn lại đang tuyển dụng.",
    "Có 12 văn bản phải rà soát, trong đó 07 văn bản của Sở, 05 văn bản của các xã. Đã rà soát 06 văn bản, 06 văn bản còn lại rà soát trong quý III.",
    "Đã kiểm tra 14 đơn vị theo kế hoạch. 06 đơn vị còn lại của kế hoạch năm kiểm tra trong quý IV.",
    "Năm 2025 tổ chức 10 lớp, năm 2026 tổ chức 12 lớp. Đến nay đã mở 07 lớp, 05 lớp còn lại mở trong quý III.",
    "Đã trả lời 31/40 kiến nghị; 09 kiến nghị còn lại đang chờ ý kiến của Bộ.",
    "Bộ phận Một cửa nhận 134 hồ sơ. Quý I con số này là 117 hồ sơ, tăng 17 hồ sơ. Trong số nhận mới, 118 hồ sơ gửi qua mạng, còn lại 16 hồ sơ nộp tại quầy.",
    "Có 37 nhiệm vụ được giao trong quý; xong 29 nhiệm vụ (27 trước và đúng hạn; 02 quá hạn); số còn lại, 08 nhiệm vụ, đang làm và chưa đến hạn.",
    "Cuối quý I còn 368 nhiệm vụ đang thực hiện; giao mới trong quý 231 nhiệm vụ; hoàn thành trong quý 248 nhiệm vụ; cuối quý II còn 351 nhiệm vụ.",
    "Năm 2025 còn 48 hồ sơ chuyển qua, nên tổng số phải giải quyết lên tới 3.460 hồ sơ. Tiếp nhận mới 3.412 hồ sơ. Giải quyết xong 3.397 hồ sơ, trong đó 3.391 hồ sơ trước và đúng hạn (99,8%), 06 hồ sơ chậm. Đến cuối kỳ, 63 hồ sơ đang giải quyết và đều trong hạn.\n\nCòn 06 hồ sơ TTHC giải quyết chậm.",
    "1. Quý III/2026: phấn đấu tỷ lệ trực tuyến từ 90% trở lên.",
];

const WRONG_REST: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Trong quý có 27 nhiệm vụ. Đã xong 19 nhiệm vụ (17 đúng hạn, 02 chậm hạn). Còn 09 nhiệm vụ đang làm.",
    ),
    (
        "sum_of_parts",
        "Trong quý có 27 nhiệm vụ. Đã xong 15 nhiệm vụ, chuyển sở khác 04 nhiệm vụ. Còn 09 nhiệm vụ đang làm.",
    ),
    (
        "identity",
        "Bộ phận Một cửa nhận 134 hồ sơ. Quý I con số này là 117 hồ sơ, tăng 17 hồ sơ. Trong số nhận mới, 118 hồ sơ gửi qua mạng, còn lại 18 hồ sơ nộp tại quầy.",
    ),
    (
        "sum_of_parts",
        "Trong 06 hồ sơ quá hạn có 03 hồ sơ đã gửi thư xin lỗi, 02 hồ sơ chưa gửi.",
    ),
    (
        "sum_of_parts",
        "Cuộc gọi đến tổng đài: 1.345 cuộc, trả lời được 1.298 cuộc, nhỡ 37 cuộc.",
    ),
    (
        "sum_of_parts",
        "Có 37 nhiệm vụ được giao trong quý; xong 29 nhiệm vụ (27 trước và đúng hạn; 02 quá hạn); số còn lại, 18 nhiệm vụ, đang làm và chưa đến hạn.",
    ),
    (
        "sum_of_parts",
        "Quý II nhận mới 2.361 hồ sơ. Quý I là 2.208 hồ sơ, như vậy đã tăng 153 hồ sơ. Trực tuyến chiếm 80,5% (1.901 hồ sơ), 640 hồ sơ còn lại nộp trực tiếp hoặc gửi bưu chính.",
    ),
    (
        "identity",
        "Cuối quý I còn 368 nhiệm vụ đang thực hiện; giao mới trong quý 231 nhiệm vụ; hoàn thành trong quý 248 nhiệm vụ; cuối quý II còn 315 nhiệm vụ.",
    ),
    (
        "identity",
        "Năm 2025 còn 48 hồ sơ chuyển qua, nên tổng số phải giải quyết lên tới 3.640 hồ sơ. Tiếp nhận mới 3.412 hồ sơ. Giải quyết xong 3.397 hồ sơ, trong đó 3.391 hồ sơ trước và đúng hạn (99,8%), 06 hồ sơ chậm. Đến cuối kỳ, 63 hồ sơ đang giải quyết và đều trong hạn.",
    ),
];

#[test]
fn what_is_left_is_what_was_not_taken_off() {
    are_told_apart(RIGHT_REST, WRONG_REST);
}

const RIGHT_LISTS: &[&str] = &[
    "Năm 2026 rà soát 20 TTHC, tăng 05 TTHC so với năm 2025 (năm 2025 rà soát 15 TTHC). Trong đó lĩnh vực đầu tư 07, lao động 04, xây dựng 03, môi trường 05 và quy hoạch 01.",
    "Đoàn rút 290 hồ sơ, có 270 hồ sơ đúng quy trình, 20 hồ sơ có sai sót.\n\nSai sót gồm: thiếu phiếu kiểm soát 09 hồ sơ; không có thư xin lỗi 07 hồ sơ; yêu cầu thêm giấy tờ 04 hồ sơ.",
    "1. Số hồ sơ tiếp nhận trong quý: 6.189 hồ sơ.\n\n2. Trong đó: nộp trực tuyến 6.063 hồ sơ; nộp trực tiếp, qua bưu chính 126 hồ sơ.",
    "Chia làm 02 đợt: đợt 1 rà soát 12 TTHC, đợt 2 rà soát 08 TTHC.",
    "Kiểm tra 124 hồ sơ thủ tục hành chính tại 05 phòng, kết quả: 118 hồ sơ đúng hạn, chiếm 95,2%; 06 hồ sơ quá hạn, chiếm 4,8%, cụ thể như sau.",
    "Đã trả kết quả 171 hồ sơ: 139 hồ sơ sớm hẹn, 30 hồ sơ đúng ngày hẹn và 02 hồ sơ trễ hẹn.",
    "Có 121 hồ sơ đã được trả, không hồ sơ nào trễ hẹn: 97 hồ sơ trả sớm và 24 hồ sơ trả đúng ngày.",
    "Trung tâm đang niêm yết 347 TTHC. Trong quý cập nhật 11 TTHC mới, bãi bỏ 04 TTHC nên tăng 07 TTHC so với 340 TTHC của quý I.",
    "Ban Quản lý đang giải quyết 68 TTHC thuộc 06 lĩnh vực.",
    "Rà soát 66/142 TTHC, bằng 46,5%: tháng 4 rà soát 17 TTHC, tháng 5 rà soát 41 TTHC, tháng 6 rà soát 08 TTHC.",
    "Trả kết quả 1.051 hồ sơ, trong đó sớm hạn 1.006, đúng hạn 39, chậm 06 (0,6%).",
    "Kế hoạch số 318/KH-SXD ngày 22/5/2026 của Sở giao rà soát 24 TTHC trong năm.",
    "Quý I khép lại với 412 dự án chưa nghiệm thu. Quý này đã nghiệm thu 37 dự án.",
    "Kinh phí 145 triệu đồng, trong đó: tuyên truyền 60 triệu đồng; tập huấn 50 triệu đồng.",
    "Trong quý ban hành 30 văn bản, trong đó: 12 công văn; 11 kế hoạch.",
    "Trong quý tiếp nhận mới 200 hồ sơ, kỳ trước chuyển sang 20 hồ sơ; đã giải quyết 190 hồ sơ, đang giải quyết 30 hồ sơ. Phòng Đầu tư nhận 60 hồ sơ, giải quyết 55 hồ sơ; Văn phòng nhận 12 hồ sơ.",
    "Đã làm xong 96 nhiệm vụ, trong số đó có 05 nhiệm vụ xong chậm, 91 nhiệm vụ xong trước hoặc đúng hạn.",
    "Văn bản đi 3.906, trong đó 3.871 văn bản điện tử có ký số (99,1%), 35 văn bản giấy.",
    "Tổng 64 PAKN, ít hơn quý trước 11 PAKN (75), tương đương giảm 14,7%.\n\nPhân loại: hạ tầng 23; trật tự đô thị 19; môi trường 14; khác 08.",
    "UBND tỉnh giao 286 nhiệm vụ. Hoàn thành 261, trong đó đúng hạn 255 và quá hạn 06; 25 nhiệm vụ còn lại đang thực hiện trong hạn.",
    "Tiếp nhận mới 3.412 hồ sơ.\n\nXếp theo lĩnh vực thì chứng thực 1.684 hồ sơ, hộ tịch 702 hồ sơ, đất đai 411 hồ sơ, bảo trợ xã hội 335 hồ sơ, lĩnh vực khác 280 hồ sơ.",
];

const WRONG_LISTS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Năm 2026 rà soát 20 TTHC, tăng 05 TTHC so với năm 2025 (năm 2025 rà soát 15 TTHC). Trong đó lĩnh vực đầu tư 07, lao động 05, xây dựng 03, môi trường 05 và quy hoạch 01.",
    ),
    (
        "sum_of_parts",
        "Đoàn rút 290 hồ sơ, có 270 hồ sơ đúng quy trình, 20 hồ sơ có sai sót.\n\nSai sót gồm: thiếu phiếu kiểm soát 09 hồ sơ; không có thư xin lỗi 08 hồ sơ; yêu cầu thêm giấy tờ 04 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "1. Số hồ sơ tiếp nhận trong quý: 6.189 hồ sơ.\n\n2. Trong đó: nộp trực tuyến 6.063 hồ sơ; nộp trực tiếp, qua bưu chính 136 hồ sơ.",
    ),
    (
        "identity",
        "Có 121 hồ sơ đã được trả, không hồ sơ nào trễ hẹn: 97 hồ sơ trả sớm và 34 hồ sơ trả đúng ngày.",
    ),
    (
        "identity",
        "Đã trả kết quả 171 hồ sơ: 139 hồ sơ sớm hẹn, 20 hồ sơ đúng ngày hẹn và 02 hồ sơ trễ hẹn.",
    ),
    (
        "sum_of_parts",
        "Đã làm xong 96 nhiệm vụ, trong số đó có 05 nhiệm vụ xong chậm, 93 nhiệm vụ xong trước hoặc đúng hạn.",
    ),
    (
        "sum_of_parts",
        "Kinh phí 145 triệu đồng, trong đó: tuyên truyền 60 triệu đồng; tập huấn 58 triệu đồng; in ấn 30 triệu đồng.",
    ),
    (
        "identity",
        "Phòng Một cửa tiếp nhận mới 200 hồ sơ, kỳ trước chuyển sang 20 hồ sơ; đã giải quyết 190 hồ sơ, đang giải quyết 40 hồ sơ. Phòng Đầu tư nhận 60 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "Rà soát 66/142 TTHC, bằng 46,5%: tháng 4 rà soát 17 TTHC, tháng 5 rà soát 41 TTHC, tháng 6 rà soát 18 TTHC.",
    ),
    (
        "identity",
        "Trả kết quả 1.051 hồ sơ, trong đó sớm hạn 1.006, đúng hạn 49, chậm 06 (0,6%).",
    ),
    (
        "sum_of_parts",
        "Văn bản đi 3.906, trong đó 3.871 văn bản điện tử có ký số (99,1%), 53 văn bản giấy.",
    ),
    (
        "sum_of_parts",
        "Tổng 64 PAKN, ít hơn quý trước 11 PAKN (75), tương đương giảm 14,7%.\n\nPhân loại: hạ tầng 23; trật tự đô thị 19; môi trường 41; khác 08.",
    ),
    (
        "sum_of_parts",
        "UBND tỉnh giao 286 nhiệm vụ. Hoàn thành 261, trong đó đúng hạn 251 và quá hạn 06; 25 nhiệm vụ còn lại đang thực hiện trong hạn.",
    ),
    (
        "unit_word",
        "Trong quý, Ban Quản lý đã giải quyết 68 TTHC đúng hạn.",
    ),
];

#[test]
fn titles_and_fields_said_once_go_for_the_whole_list() {
    are_told_apart(RIGHT_LISTS, WRONG_LISTS);
}

/// Of a year beside the report's own, and its quarters.
const RIGHT_YEARS: &[&str] = &[
    "BÁO CÁO\nKết quả công tác năm 2025 (từ ngày 15/12/2024 đến ngày 14/12/2025)\n\nNăm 2025, Sở tiếp nhận mới 16.685 hồ sơ. Nếu cộng số liệu của hai sở cũ thì năm 2024 tiếp nhận 15.616 hồ sơ (Sở Xây dựng cũ 6.214 hồ sơ, Sở Giao thông vận tải 9.402 hồ sơ).\n\nTheo quý, quý I nhận 4.015 hồ sơ, quý II nhận 4.266 hồ sơ, quý III nhận 4.390 hồ sơ và quý IV nhận 4.014 hồ sơ.",
    "BÁO CÁO\nKết quả công tác năm 2025 (từ ngày 15/12/2024 đến ngày 14/12/2025)\n\nNăm 2025, Sở giải quyết 16.600 hồ sơ.\n\nTheo quý, quý I tiếp nhận 4.015 hồ sơ, quý II tiếp nhận 4.266 hồ sơ, quý III tiếp nhận 4.390 hồ sơ và quý IV tiếp nhận 4.014 hồ sơ.",
];

const WRONG_YEARS: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "BÁO CÁO\nKết quả công tác năm 2025 (từ ngày 15/12/2024 đến ngày 14/12/2025)\n\nNăm 2025, Sở tiếp nhận mới 16.685 hồ sơ.\n\nTheo quý, quý I nhận 4.015 hồ sơ, quý II nhận 4.266 hồ sơ, quý III nhận 4.309 hồ sơ và quý IV nhận 4.014 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "BÁO CÁO\nKết quả công tác năm 2025 (từ ngày 15/12/2024 đến ngày 14/12/2025)\n\nNăm 2025, Sở tiếp nhận mới 16.685 hồ sơ. Năm 2024 tiếp nhận 15.616 hồ sơ (Sở Xây dựng cũ 6.241 hồ sơ, Sở Giao thông vận tải 9.402 hồ sơ).",
    ),
];

#[test]
fn a_year_beside_the_own_one_is_told_by_itself() {
    are_told_apart(RIGHT_YEARS, WRONG_YEARS);
}

/// Rates of a table's row, told beside it.
const TABLE: &str = "| Lĩnh vực | Nhận mới | Kỳ trước | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết |\n|---|---|---|---|---|---|---|\n| Hộ tịch | 200 | 14 | 121 | 62 | 03 | 28 |\n| Đất đai | 65 | 46 | 31 | 22 | 05 | 53 |\n| Xây dựng | 22 | 08 | 06 | 11 | 01 | 12 |\n| Cộng | 287 | 68 | 158 | 95 | 09 | 93 |\n\n";

#[test]
fn rates_of_early_on_time_and_late_ones_are_of_a_row() {
    let right = ["tỷ lệ trước và đúng hạn đạt 96,6%", "tỷ lệ quá hạn 3,4%"];
    let wrong = ["tỷ lệ trước và đúng hạn đạt 69,6%"];
    let report = |said: &str| format!("{TABLE}Hồ sơ quá hạn đã trả là 09 hồ sơ; {said}.");
    let right = right.map(report);
    let wrong = wrong.map(report);
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|text| ("identity", text.as_str())).collect();
    are_told_apart(&right, &wrong);
}
