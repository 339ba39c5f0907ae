//! Sums whose parts and averages whose totals stand in other lines; people who come and go.

use crate::proofreading::are_told_apart;

const RIGHT_LINES: &[&str] = &[
    "Tổng kinh phí 350 triệu đồng, huy động từ ba nguồn:\n\na) Ngân sách phường: 262,5 triệu đồng (75%);\n\nb) Ngân sách thành phố hỗ trợ có mục tiêu: 52,5 triệu đồng (15%);\n\nc) Xã hội hóa: 35 triệu đồng (10%).",
    "Tổng kinh phí 1.250 triệu đồng, trong đó:\n\n- Chi tuyên truyền 450 triệu đồng;\n\n- Chi tập huấn 380 triệu đồng.",
    "Tổng vốn 11.519,3 tỷ đồng, tăng 673,7 tỷ đồng (6,2%) so với cùng kỳ (10.845,6 tỷ đồng), chia ra:\n\n- 27 dự án mới, 8.412,5 tỷ đồng;\n\n- 14 lượt dự án tăng vốn, 3.106,8 tỷ đồng.",
    "- Đạt 98,4% kế hoạch năm (1.900 triệu USD) là tổng vốn FDI thu hút được: 1.869,3 triệu USD.\n\n- Cấp mới 48 dự án, vốn đăng ký 1.126,4 triệu USD (cùng kỳ: 41 dự án, 962,5 triệu USD).\n\n- Điều chỉnh tăng vốn 61 lượt dự án với 742,9 triệu USD (cùng kỳ: 55 lượt, 688,2 triệu USD).",
    "Kinh phí thực hiện:\n\n- Tuyên truyền: 60 triệu đồng;\n\n- Tập huấn: 55 triệu đồng;\n\n- In ấn: 30 triệu đồng;\n\nTổng cộng: 145 triệu đồng.",
    "Tổng diện tích quy hoạch 1.200 ha, gồm các khu tiêu biểu:\n\n- Khu A 400 ha;\n\n- Khu B 250 ha.",
    "Đầu năm Sở có 76 công chức; trong kỳ nghỉ hưu 03 người, chuyển công tác 01 người, tuyển dụng 02 người; hiện có 74 công chức trên 78 biên chế được giao.",
    "Đầu kỳ có 40 viên chức. Trong kỳ tuyển mới 03 người, thôi việc 02 người. Đến nay có 41 viên chức.",
    "Phường được giao 62 biên chế, hiện có mặt 58 người (31 nữ, 27 nam), còn thiếu 04 người. Về trình độ: 12 thạc sĩ, 44 đại học, 02 cao đẳng.",
    "Sở hiện có 75 công chức. Theo chức danh: 40 lãnh đạo và 35 chuyên viên.",
    "Sở hiện có 75 công chức. Về trình độ lý luận chính trị: 20 cao cấp, 35 trung cấp. Về độ tuổi: 15 người dưới 35 tuổi, 60 người từ 35 tuổi trở lên.",
];

const WRONG_LINES: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Tổng kinh phí 350 triệu đồng, huy động từ ba nguồn:\n\na) Ngân sách phường: 226,5 triệu đồng (75%);\n\nb) Ngân sách thành phố hỗ trợ có mục tiêu: 52,5 triệu đồng (15%);\n\nc) Xã hội hóa: 35 triệu đồng (10%).",
    ),
    (
        "sum_of_parts",
        "Tổng kinh phí 1.250 triệu đồng, trong đó:\n\n- Chi tuyên truyền 450 triệu đồng;\n\n- Chi tập huấn 380 triệu đồng;\n\n- Chi số hóa hồ sơ 440 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Tổng vốn 11.519,3 tỷ đồng, tăng 673,7 tỷ đồng (6,2%) so với cùng kỳ (10.845,6 tỷ đồng), chia ra:\n\n- 27 dự án mới, 8.142,5 tỷ đồng;\n\n- 14 lượt dự án tăng vốn, 3.106,8 tỷ đồng.",
    ),
    (
        "sum_of_parts",
        "- Đạt 98,4% kế hoạch năm (1.900 triệu USD) là tổng vốn FDI thu hút được: 1.869,3 triệu USD.\n\n- Cấp mới 48 dự án, vốn đăng ký 1.126,4 triệu USD (cùng kỳ: 41 dự án, 962,5 triệu USD).\n\n- Điều chỉnh tăng vốn 61 lượt dự án với 724,9 triệu USD (cùng kỳ: 55 lượt, 688,2 triệu USD).",
    ),
    (
        "sum_of_parts",
        "Kinh phí thực hiện:\n\n- Tuyên truyền: 60 triệu đồng;\n\n- Tập huấn: 55 triệu đồng;\n\n- In ấn: 30 triệu đồng;\n\nTổng cộng: 154 triệu đồng.",
    ),
    (
        "sum_of_parts",
        "Diện tích đất đã cho thuê 1.200,5 ha, gồm:\n\n- Khu A 400,5 ha, tăng 12 ha so với năm 2025;\n\n- Khu B 550 ha;\n\n- Khu C 205 ha.",
    ),
    (
        "identity",
        "Đầu năm Sở có 76 công chức; trong kỳ nghỉ hưu 03 người, chuyển công tác 01 người, tuyển dụng 02 người; hiện có 75 công chức trên 78 biên chế được giao.",
    ),
    (
        "identity",
        "Đầu kỳ có 40 viên chức. Trong kỳ tuyển mới 03 người, thôi việc 02 người. Đến nay có 42 viên chức.",
    ),
    (
        "identity",
        "Đầu quý Ban có 112 người; tiếp nhận 05 người, nghỉ hưu 02 người; cuối quý có 117 người.",
    ),
    (
        "sum_of_parts",
        "Phường được giao 62 biên chế, hiện có mặt 58 người (31 nữ, 27 nam), còn thiếu 04 người. Về trình độ: 12 thạc sĩ, 44 đại học, 03 cao đẳng.",
    ),
    (
        "sum_of_parts",
        "Sở hiện có 75 công chức. Theo chức danh: 40 lãnh đạo và 36 chuyên viên.",
    ),
    (
        "sum_of_parts",
        "Sở hiện có 75 công chức: 40 lãnh đạo, 36 chuyên viên.",
    ),
    (
        "sum_of_parts",
        "Sở hiện có 75 công chức [40 lãnh đạo và 36 chuyên viên].",
    ),
    (
        "sum_of_parts",
        "Ban hiện có 82 người, gồm 12 lãnh đạo quản lý, 65 chuyên viên và 06 người lao động hợp đồng.",
    ),
];

#[test]
fn lines_and_people_add_up() {
    are_told_apart(RIGHT_LINES, WRONG_LINES);
}

const RIGHT_MEANS: &[&str] = &[
    "| Đơn vị | Số lớp | Số người | Kinh phí (triệu đồng) |\n|---|---|---|---|\n| Văn phòng | 06 | 300 | 130 |\n| Phòng Kinh tế | 14 | 700 | 220 |\n| Cộng | 20 | 1.000 | 350 |\n\nBình quân 50 người/lớp.",
    "| Ngày | Nhận | Trả |\n|---|---|---|\n| Thứ Hai | 245 | 210 |\n| Thứ Ba | 220 | 230 |\n| Thứ Tư | 210 | 200 |\n| Cả tuần | 675 | 640 |\n\nNgày nhận nhiều nhất là Thứ Hai với 245 hồ sơ; bình quân 225,0 hồ sơ/ngày.",
    "Trường có 18 lớp với 549 học sinh.\n\nSĩ số bình quân 30,5 học sinh/lớp.",
    "Đã mở 12 lớp tập huấn cho 366 người, bình quân 30,5 người/lớp.",
    "Cán bộ đã giải quyết 240 hồ sơ trong 600 giờ, bình quân 2,5 giờ/hồ sơ.",
    "Trong tuần có 05 ngày làm việc, Bộ phận Một cửa nhận 425 hồ sơ.\n\nTrung bình 85 hồ sơ/ngày. Mức bình quân của tỉnh là 90 hồ sơ/ngày so với cùng kỳ.",
    "Thời gian giải quyết bình quân 2,1 giờ/hồ sơ. Đã giải quyết 48 hồ sơ; họp 03 giờ với doanh nghiệp.",
];

const WRONG_MEANS: &[(&str, &str)] = &[
    (
        "identity",
        "| Đơn vị | Số lớp | Số người | Kinh phí (triệu đồng) |\n|---|---|---|---|\n| Văn phòng | 06 | 300 | 130 |\n| Phòng Kinh tế | 14 | 700 | 220 |\n| Cộng | 20 | 1.000 | 350 |\n\nBình quân 60 người/lớp.",
    ),
    (
        "identity",
        "| Ngày | Nhận | Trả |\n|---|---|---|\n| Thứ Hai | 245 | 210 |\n| Thứ Ba | 220 | 230 |\n| Thứ Tư | 210 | 200 |\n| Cả tuần | 675 | 640 |\n\nNgày nhận nhiều nhất là Thứ Hai với 245 hồ sơ; bình quân 252,0 hồ sơ/ngày.",
    ),
    (
        "identity",
        "Trường có 18 lớp với 549 học sinh.\n\nSĩ số bình quân 35,0 học sinh/lớp.",
    ),
    (
        "identity",
        "Đã mở 12 lớp tập huấn cho 366 người, bình quân 35,0 người/lớp.",
    ),
    (
        "identity",
        "Cán bộ đã giải quyết 240 hồ sơ trong 600 giờ, bình quân 5,2 giờ/hồ sơ.",
    ),
    (
        "identity",
        "Tổ công tác xử lý 48 hồ sơ, tổng thời gian 144 giờ. Thời gian bình quân 3,5 giờ/hồ sơ.",
    ),
    (
        "identity",
        "Trong tuần có 05 ngày làm việc, Bộ phận Một cửa nhận 425 hồ sơ.\n\nTrung bình 95 hồ sơ/ngày.",
    ),
];

#[test]
fn averages_are_totals_by_numbers() {
    are_told_apart(RIGHT_MEANS, WRONG_MEANS);
}

#[test]
fn bare_numbers_behind_a_title_are_of_what_the_line_above_tells() {
    let above = "- Tiếp nhận trong năm: 1.204 hồ sơ, giảm 86 hồ sơ so với năm 2025 (năm 2025 là 1.290 hồ sơ).\n\n- Theo ";
    let right = [
        "lĩnh vực: công chứng 418 (34,7%); luật sư 329; quốc tịch, hộ tịch 251; đấu giá tài sản và lĩnh vực khác 206.",
        "nguồn: Trung ương 204; thành phố 700; xã, phường 300.",
        "hình thức: trực tuyến 1.100; trực tiếp 94; bưu chính 10.",
    ];
    let wrong = [
        "lĩnh vực: công chứng 418 (34,7%); luật sư 392; quốc tịch, hộ tịch 251; đấu giá tài sản và lĩnh vực khác 206.",
        "nguồn: Trung ương 204; thành phố 700; xã, phường 330.",
        "hình thức: trực tuyến 1.100; trực tiếp 49; bưu chính 10.",
    ];
    let right = right.map(|said| format!("{above}{said}"));
    let wrong = wrong.map(|said| format!("{above}{said}"));
    let right: Vec<&str> = right.iter().map(String::as_str).collect();
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|text| ("sum_of_parts", text.as_str())).collect();
    are_told_apart(&right, &wrong);
}
