//! Values held against others, as offices write it: every rate belongs to the value of its sentence,
//! its bracket is its base. What is right is left alone, what is wrong is told.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Severity;

const HEAD: &str = "BÁO CÁO\nKết quả công tác 6 tháng đầu năm 2026\n\n";

/// Sentences that are right, and what in them may be written wrong: each exchange makes one error.
const SENTENCES: &[(&str, &[(&str, &str)])] = &[
    // Two rates after one value, in either order, with every word for them.
    (
        "Thu ngân sách đạt 84.360 triệu đồng, bằng 47,6% dự toán giao (177.200 triệu đồng) và tăng 9,4% so với cùng kỳ năm 2025 (77.110 triệu đồng).",
        &[("47,6%", "46,7%"), ("9,4%", "4,9%"), ("tăng 9,4%", "giảm 9,4%")],
    ),
    (
        "Giá trị sản xuất ước đạt 6.480 tỷ đồng, tăng 8,0% so với cùng kỳ (6.000 tỷ đồng), đạt 48,0% kế hoạch năm (13.500 tỷ đồng), bằng 45,0% mức phấn đấu (14.400 tỷ đồng).",
        &[("8,0%", "6,0%"), ("48,0%", "84,0%"), ("45,0%", "54,0%")],
    ),
    (
        "Tổng thu 312,6 tỷ đồng; đạt 52,1% chỉ tiêu (600 tỷ đồng), giảm 3,5% so với 6 tháng đầu năm 2025 (324 tỷ đồng).",
        &[("52,1%", "51,2%"), ("giảm 3,5%", "tăng 3,5%")],
    ),
    (
        "Giải ngân 118,4 tỷ đồng trên kế hoạch 320 tỷ đồng, đạt 37,0%.",
        &[("37,0%", "73,0%")],
    ),
    (
        "Chi thường xuyên 45,6 tỷ đồng, bằng 95,0% so với cùng kỳ là 48,0 tỷ đồng.",
        &[("95,0%", "59,0%")],
    ),
    // Counts of things against a plan, in words that differ.
    (
        "Tư vấn cho 4.830 lượt người, đạt 105,0% kế hoạch (4.600 lượt), tăng 630 lượt so với năm 2025 (4.200 lượt).",
        &[
            ("105,0%", "150,0%"),
            ("tăng 630", "tăng 360"),
            ("tăng 630", "giảm 630"),
        ],
    ),
    (
        "Dạy nghề cho 1.380 lao động, vượt 15% kế hoạch (1.200 lao động).",
        &[("15%", "25%")],
    ),
    (
        "Thư viện có 92 bộ sưu tập số, vượt 15% so với chỉ tiêu (80 bộ).",
        &[("15%", "51%")],
    ),
    (
        "Bảo hiểm xã hội tự nguyện có 8.910 người, bằng 99,0% cùng kỳ (9.000 người).",
        &[("99,0%", "90,9%")],
    ),
    (
        "Sau nửa năm đã tiếp 336 lượt công dân, hụt 16% so với kế hoạch (400 lượt).",
        &[("16%", "26%")],
    ),
    // Measures, large units, money of others.
    (
        "Diện tích lúa đạt 12.480 ha, bằng 104,0% cùng kỳ (12.000 ha).",
        &[("104,0%", "140,0%")],
    ),
    (
        "Khai thác 52,5 nghìn m³ gỗ, tăng 5,0% so với năm trước (50,0 nghìn m³).",
        &[("5,0%", "15,0%")],
    ),
    (
        "Xuất khẩu đạt 2,31 tỷ USD, tăng 10,0% so với cùng kỳ (2,10 tỷ USD).",
        &[("10,0%", "20,0%"), ("tăng", "giảm")],
    ),
    (
        "Đàn lợn có 1,26 triệu con, tăng 0,06 triệu con (năm trước 1,20 triệu con).",
        &[("tăng", "giảm"), ("0,06", "0,16")],
    ),
    (
        "Sản lượng đạt 38.600 tấn, giảm 1.400 tấn so với năm 2025 (40.000 tấn).",
        &[("1.400", "4.100"), ("giảm", "tăng")],
    ),
    (
        "Tổng giá trị 1.284,5 nghìn tỷ đồng, tăng 7,0% so với cùng kỳ (1.200,5 nghìn tỷ đồng).",
        &[("7,0%", "17,0%")],
    ),
    (
        "Rừng hiện có 642,5 ha, gồm 418,2 ha rừng phòng hộ và 224,3 ha rừng sản xuất.",
        &[("224,3", "242,3")],
    ),
    (
        "Thu gom 96,4 tấn rác, trong đó 61,8 tấn hữu cơ, 34,6 tấn vô cơ.",
        &[("34,6", "43,6")],
    ),
    // The base in another clause, with a shorter unit, ahead, behind.
    (
        "Tổ chức 46 cuộc họp, trong đó 20 cuộc trực tuyến; giảm 06 cuộc so với quý trước (52 cuộc).",
        &[("giảm 06", "giảm 09"), ("giảm", "tăng")],
    ),
    (
        "Toàn xã còn 184 hộ nghèo, tỷ lệ 2,3%; giảm 56 hộ so với đầu năm (240 hộ).",
        &[("56 hộ", "65 hộ")],
    ),
    (
        "Trong kỳ xảy ra 68 vụ cháy. So với cùng kỳ (85 vụ), số vụ giảm 20,0%.",
        &[("giảm", "tăng"), ("20,0%", "10,0%")],
    ),
    (
        "Tiếp nhận 310 đơn. Số đơn tăng 30 đơn so với cùng kỳ (280 đơn), tương đương 10,7%.",
        &[("tăng 30", "giảm 30"), ("10,7%", "17,0%")],
    ),
    (
        "Xảy ra 24 vụ tai nạn, làm chết 09 người, bị thương 21 người; so với cùng kỳ, số vụ giảm 03 vụ (27 vụ), số người chết tăng 01 người (08 người), số người bị thương giảm 02 người (23 người).",
        &[
            ("giảm 03 vụ", "tăng 03 vụ"),
            ("tăng 01 người", "giảm 01 người"),
            ("giảm 02 người", "giảm 05 người"),
        ],
    ),
    (
        "Số vụ vi phạm giảm 12,5% (từ 48 vụ xuống còn 42 vụ).",
        &[("12,5%", "15,2%"), ("giảm 12,5%", "tăng 12,5%")],
    ),
    (
        "Vi phạm trật tự xây dựng giảm 06 vụ, từ 21 vụ xuống 15 vụ.",
        &[("giảm 06", "tăng 06"), ("06 vụ", "09 vụ")],
    ),
    (
        "Vốn đăng ký mới tăng từ 120,5 triệu USD lên 150,0 triệu USD (tăng 24,5%).",
        &[("24,5%", "42,5%")],
    ),
    (
        "Kim ngạch đạt 5.460 triệu USD. So với cùng kỳ năm 2025 (5.200 triệu USD), kim ngạch tăng 260 triệu USD.",
        &[("260", "620")],
    ),
    (
        "Phát hành 1.860 văn bản, giảm 140 văn bản so với tháng trước (2.000 văn bản), tỷ lệ giảm 7,0%.",
        &[("7,0%", "17,0%")],
    ),
    (
        "Quý II thu 2.250 tỷ đồng, cao hơn quý I 250 tỷ đồng (12,5%).",
        &[("12,5%", "15,2%")],
    ),
    (
        "Kế hoạch trồng 2.400 ha rừng; đã trồng 912 ha, đạt 38,0% kế hoạch.",
        &[("38,0%", "83,0%")],
    ),
    (
        "Có 270 điểm phát sóng, tăng 180 điểm so với cuối năm 2025 (90 điểm), gấp 3,0 lần.",
        &[("3,0 lần", "4,0 lần")],
    ),
    // Points.
    (
        "Tỷ lệ đạt 91,4%, cao hơn chỉ tiêu giao (88%) là 3,4 điểm phần trăm.",
        &[("3,4", "4,3"), ("cao", "thấp")],
    ),
    (
        "Giải ngân đạt 24,6%, cao hơn cùng kỳ năm 2025 (21,9%) 2,7 điểm phần trăm.",
        &[("2,7", "7,2")],
    ),
    (
        "Đã giải quyết 188/200 đơn, đạt 94,0%, cao hơn năm 2025 là 1,5 điểm phần trăm (92,5%).",
        &[("1,5", "5,1")],
    ),
    (
        "Tỷ lệ hài lòng là 96,2%, giảm 0,6 điểm phần trăm so với quý trước (96,8%).",
        &[("0,6", "1,6"), ("giảm", "tăng")],
    ),
    // Worked out of two others.
    (
        "Cho vay 35 hộ với tổng số tiền 2.450 triệu đồng, bình quân 70 triệu đồng/hộ.",
        &[("70 triệu", "90 triệu")],
    ),
    (
        "Vụ xuân thu hoạch 4.200 ha, sản lượng 28.560 tấn, năng suất bình quân 6,8 tấn/ha.",
        &[("6,8", "8,6")],
    ),
    (
        "Xuất khẩu 48,2 tỷ USD, nhập khẩu 43,9 tỷ USD, xuất siêu 4,3 tỷ USD.",
        &[("4,3", "3,4"), ("xuất siêu", "nhập siêu")],
    ),
    (
        "Trong quý tuyển mới 8.640 người, thôi việc 6.210 người, tăng ròng 2.430 người.",
        &[("2.430", "2.340")],
    ),
    (
        "Giá gói thầu 56,4 tỷ đồng, giá trúng thầu 52,9 tỷ đồng, tiết kiệm 3,5 tỷ đồng.",
        &[("3,5", "5,3")],
    ),
];

/// Sentences in which numbers stand side by side that are not held against each other.
const UNRELATED: &[&str] = &[
    "Tuyến cáp nối tới 96 điểm, gồm 12 điểm cấp tỉnh và 84 điểm cấp xã, đạt 100%.",
    "Có 812 doanh nghiệp công bố thưởng Tết Bính Ngọ 2026, bằng 90,2% của 900 doanh nghiệp.",
    "Phấn đấu thu ngân sách tăng 12% so với năm 2025 (1.150 tỷ đồng); trong tháng 6 thu 210 tỷ đồng.",
    "Doanh thu đạt 312 tỷ đồng, nộp ngân sách tăng 10% so với cùng kỳ (20 tỷ đồng).",
    "Tháng 6 thu 18 tỷ đồng; lũy kế 6 tháng tăng 8,0% so với cùng kỳ (95 tỷ đồng).",
    "Xuất khẩu 820 nghìn tấn với giá trị 412 triệu USD, tăng 5,0% về lượng so với cùng kỳ (781 nghìn tấn).",
    // Rounded numbers and rates of the unrounded ones.
    "Kim ngạch đạt 1,2 tỷ USD, tăng 13,8% so với cùng kỳ (1,0 tỷ USD).",
    "Vốn đạt 26,6 tỷ đồng, gồm 12,3 tỷ đồng ngân sách và 14,2 tỷ đồng xã hội hóa.",
    "Thu 1.204,6 tỷ đồng, tăng 152,4 tỷ đồng so với cùng kỳ (1.052,3 tỷ đồng).",
    "Cho 13 hộ vay 500 triệu đồng, bình quân 38,5 triệu đồng/hộ.",
    "Giá trị sản xuất ước 4.120 tỷ đồng, tăng khoảng 6% so với cùng kỳ (3.870 tỷ đồng).",
    "Tổng dư nợ 3.400 tỷ đồng, tăng 120 tỷ đồng so với đầu năm, trong đó nợ xấu 17 tỷ đồng (0,5%).",
    "Thu nhập bình quân 7,9 triệu đồng/người/tháng, tăng 0,4 triệu đồng so với cùng kỳ (7,5 triệu đồng).",
    "Thu nội địa 7.320 tỷ đồng (trong đó tiền sử dụng đất 840 tỷ đồng), đạt 30,0% dự toán (24.400 tỷ đồng).",
    "Tổng thu 9.460 tỷ đồng, trong đó thu nội địa 7.320 tỷ đồng, thu khác 2.140 tỷ đồng; tăng 10,0% so với cùng kỳ (8.600 tỷ đồng).",
    "So với tháng trước, số vụ giảm 03 vụ; so với cùng kỳ tăng 05 vụ (20 vụ). Trong tháng xảy ra 25 vụ.",
    "Giảm nghèo: còn 210 hộ, tỷ lệ hộ nghèo giảm 0,5 điểm phần trăm so với đầu năm.",
    "Chỉ số sản xuất tăng 2,9% so với tháng trước và tăng 14,6% so với cùng kỳ.",
    "Thời gian giải quyết giảm từ 15 ngày xuống 10 ngày (giảm 33,3%).",
    "Điểm số đạt 86,4 điểm, tăng 2,1 điểm so với năm trước (84,3 điểm).",
];

fn errors(sentence: &str) -> (usize, String) {
    let found = found_in("bao-cao.txt", format!("{HEAD}{sentence}\n").as_bytes());
    let loud = found.iter().filter(|f| f.severity > Severity::Hint).count();
    (loud, shown(&found))
}

#[test]
fn what_is_held_against_another_value_rightly_is_left_alone() {
    let right = SENTENCES.iter().map(|(text, _)| text).chain(UNRELATED);
    let wrong: Vec<String> = right
        .filter_map(|text| Some((text, errors(text))).filter(|(_, (n, _))| *n > 0))
        .map(|(text, (_, told))| format!("{text}\n{told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_held_against_another_value_wrongly_is_told_once() {
    let mut silent: Vec<String> = Vec::new();
    for (text, exchanges) in SENTENCES {
        for (right, wrong) in *exchanges {
            assert!(text.contains(right), "{text}: {right}");
            let text = text.replacen(right, wrong, 1);
            let (n, told) = errors(&text);
            if n != 1 {
                silent.push(format!("{n}: {text}\n{told}"));
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn money_below_ten_has_no_leading_zero_before_its_comma() {
    let (_, told) = errors("Chi 9,6 tỷ đồng, gồm: lương 5,3 tỷ đồng, mua sắm 3,4 tỷ đồng.");
    assert!(told.contains("5,3 tỷ đồng + 3,4 tỷ đồng"), "{told}");
    assert!(told.contains("3,4 tỷ đồng → 4,3 tỷ đồng"), "{told}");
}
