//! Rates, averages, differences and sums whose base stands in another clause or sentence: what is right is left
//! alone, each exchange makes one error.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Severity;

const HEAD: &str = "BÁO CÁO\nKết quả công tác quý II năm 2026\n\n";

const SENTENCES: &[(&str, &[(&str, &str)])] = &[
    // Money and measures: what there was to do, what was done.
    (
        "Kế hoạch vốn năm 2026 giao 640 tỷ đồng cho 09 dự án; giải ngân đến nay được 236,8 tỷ đồng, đạt 37,0%, còn phải giải ngân 403,2 tỷ đồng.",
        &[("37,0%", "73,0%"), ("37,0%", "27,0%")],
    ),
    (
        "Dự toán được giao 18.400 triệu đồng, đã chi 9.016 triệu đồng (49,0%).",
        &[("49,0%", "94,0%")],
    ),
    (
        "Diện tích có thể cho thuê là 3.200 ha, đã cho thuê 2.240 ha, tỷ lệ lấp đầy 70,0%, còn 960 ha.",
        &[("70,0%", "77,0%")],
    ),
    (
        "Tổng phí phải thu là 4,80 tỷ đồng, nộp trực tuyến 4,32 tỷ đồng, đạt 90,0%.",
        &[("90,0%", "99,0%")],
    ),
    (
        "Thu hút 24 dự án với tổng vốn 9.600 tỷ đồng. Vốn thực hiện 6.240 tỷ đồng, bằng 65% vốn đăng ký.",
        &[("65%", "56%"), ("65%", "70%")],
    ),
    // Things, whose whole is called by name.
    (
        "Hiện có 240 doanh nghiệp đang hoạt động. Trong quý vận động thành lập công đoàn, đến nay 150 doanh nghiệp có công đoàn, bằng 62,5% số doanh nghiệp đang hoạt động.",
        &[("62,5%", "65,2%")],
    ),
    (
        "Đã kiểm tra 05/08 đơn vị trực thuộc, đạt 62,5% kế hoạch.",
        &[("62,5%", "65,2%")],
    ),
    (
        "Lấy 40 mẫu khí thải; 38 mẫu đạt, 02 mẫu vượt chuẩn (5,0%).",
        &[("5,0%", "8,0%")],
    ),
    (
        "Chứng thực 480 bản; riêng bản điện tử 120 bản, bằng một phần tư tổng số bản.",
        &[("một phần tư", "một phần ba"), ("một phần tư", "một nửa")],
    ),
    (
        "Đại học 3.118 người (10%), cao đẳng 4.989 người (16%), trung cấp 9.353 người (30%), phổ thông 13.718 người (44%).",
        &[],
    ),
    (
        "Hiện có 160 doanh nghiệp đang hoạt động. Tiếp nhận 12 thỏa ước, nâng số doanh nghiệp có thỏa ước lên 100 doanh nghiệp, bằng 62,5% số doanh nghiệp đang hoạt động.",
        &[("62,5%", "65,2%")],
    ),
    // Averages and growth.
    (
        "Cấp mới 60 dự án, trong đó 48 dự án FDI với vốn đăng ký 336,0 triệu USD và 12 dự án trong nước. Vốn FDI bình quân 7,0 triệu USD/dự án.",
        &[("7,0 triệu", "8,0 triệu")],
    ),
    (
        "So với đầu năm, số lao động tăng 4.800 người, chủ yếu tại khu Đông (tăng 3.120 người, chiếm 65,0% số tăng thêm).",
        &[("65,0%", "56,0%")],
    ),
    (
        "Vốn điều chỉnh tăng 412,6 triệu USD, giảm 31,2 triệu USD; tăng thuần 381,4 triệu USD.",
        &[("381,4", "318,4")],
    ),
    (
        "Giá trị dự toán trình 860,0 tỷ đồng, sau thẩm định 834,2 tỷ đồng, cắt giảm 25,8 tỷ đồng.",
        &[("25,8", "28,5")],
    ),
    (
        "Kiểm tra tiếp 15 cơ sở, nâng tổng số cơ sở đã kiểm tra từ 36 lên 51 cơ sở.",
        &[("lên 51", "lên 61")],
    ),
    (
        "Cấp 84 tài khoản cho người dân, nâng tổng số tài khoản lên 2.316 (trước đó 2.232).",
        &[("2.316", "2.361")],
    ),
    (
        "Trung tâm bố trí 05 quầy. Bổ sung 02 quầy, nâng tổng số quầy lên 07.",
        &[("lên 07", "lên 08")],
    ),
    (
        "Số lao động là 48.250 người. Tuyển dụng thêm 3.000 lao động, đưa tổng số lao động lên 51.250 người.",
        &[("51.250", "52.150")],
    ),
    (
        "Cấp 14 giấy phép, tăng 04 giấy phép so với quý I (10 giấy phép). Lũy kế 6 tháng cấp 24 giấy phép.",
        &[("cấp 24", "cấp 28")],
    ),
    // What is held against something: days, ranks, scores, points, brackets ahead.
    (
        "Thời gian giải quyết bình quân 2,6 ngày, rút ngắn 0,9 ngày so với quy định (3,5 ngày).",
        &[("0,9 ngày", "1,9 ngày"), ("rút ngắn", "dài hơn")],
    ),
    (
        "Thời gian chờ 12 phút, nhanh hơn 05 phút so với cùng kỳ (17 phút).",
        &[("05 phút", "06 phút")],
    ),
    (
        "Chỉ số đạt 88,36 điểm, xếp thứ 7/20, tăng 04 bậc so với năm 2025 (thứ 11/20) và tăng 1,84 điểm (86,52 điểm).",
        &[
            ("04 bậc", "05 bậc"),
            ("tăng 04 bậc", "giảm 04 bậc"),
            ("1,84", "1,48"),
        ],
    ),
    (
        "Tỷ lệ đúng hạn là 97,2% (tháng 5 là 95,8%, tăng 1,4 điểm phần trăm).",
        &[("1,4 điểm", "2,4 điểm"), ("97,2%", "92,7%")],
    ),
    (
        "Tỷ lệ trực tuyến tăng từ 61,5% lên 68,0%, tức tăng 6,5 điểm phần trăm.",
        &[("6,5 điểm", "5,6 điểm")],
    ),
    (
        "Nộp trực tuyến 120/160 hồ sơ (75,0%), cao hơn tuần trước 2,5 điểm phần trăm (tuần trước 72,5%).",
        &[("tuần trước 72,5%", "tuần trước 75,2%")],
    ),
    (
        "86 hồ sơ đã trả đều đúng hạn. So với tuần trước (74 hồ sơ đã trả) tăng 12 hồ sơ.",
        &[("tăng 12", "tăng 21")],
    ),
    (
        "So với tháng 3 (520 hồ sơ), số hồ sơ giảm 26 hồ sơ (giảm 5,0%).",
        &[("(giảm 5,0%)", "(tăng 5,0%)")],
    ),
];

/// What looks the same and says something else.
const RIGHT: &[&str] = &[
    "Tổng vốn giải ngân 201,9 tỷ đồng, trong đó vốn tỉnh 121,1 tỷ đồng (65,0%), vốn xã 80,8 tỷ đồng (74,5%).",
    "Kế hoạch 640 tỷ đồng; giải ngân 236,8 tỷ đồng, đạt 41,2% so với cùng kỳ.",
    "Nâng số phòng họp trực tuyến lên 12, tăng 03 phòng; tổ chức 20 cuộc họp.",
    "Thời hạn giải quyết là 10 ngày; có 03 hồ sơ trễ 02 ngày so với quy định.",
    "Chỉ số xếp thứ 7/20; chỉ số khác tăng 02 bậc so với năm 2025 (thứ 15/20), xếp thứ 13/20.",
    "Chứng thực 480 bản; bản điện tử 118 bản, bằng một phần tư.",
    "Vận động 30 triệu đồng, nâng tổng số tiền hỗ trợ lên 250 triệu đồng.",
    "Số hồ sơ tăng 26 hồ sơ (tăng 5,0%), trong đó trực tiếp giảm 10 hồ sơ (tăng 5,0% so với quý I).",
    "Cấp 14 giấy phép, tăng 04 giấy phép so với quý I (10 giấy phép). Lũy kế 6 tháng vận động 310 triệu đồng.",
    "Tiếp nhận 41 thỏa ước, nâng số doanh nghiệp có thỏa ước lên 118 doanh nghiệp; có 140 doanh nghiệp phải lập.",
    "Giảm từ 15 ngày xuống còn 10 ngày làm việc (chiếm 30% số thủ tục).",
];

fn told(sentence: &str) -> (usize, String) {
    let found = found_in("bao-cao.txt", format!("{HEAD}{sentence}\n").as_bytes());
    let loud = found.iter().filter(|f| f.severity > Severity::Hint).count();
    (loud, shown(&found))
}

#[test]
fn what_is_right_of_a_number_told_elsewhere_is_left_alone() {
    let right = SENTENCES.iter().map(|(text, _)| text).chain(RIGHT);
    let wrong: Vec<String> = right
        .filter_map(|text| Some((text, told(text))).filter(|(_, (n, _))| *n > 0))
        .map(|(text, (_, told))| format!("{text}\n{told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_wrong_of_a_number_told_elsewhere_is_told_once() {
    let mut silent: Vec<String> = Vec::new();
    for (text, exchanges) in SENTENCES {
        for (right, wrong) in *exchanges {
            assert!(text.contains(right), "{text}: {right}");
            let text = text.replacen(right, wrong, 1);
            let (n, told) = told(&text);
            if n != 1 {
                silent.push(format!("{n}: {text}\n{told}"));
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}
