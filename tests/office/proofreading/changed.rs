//! Changes told with both their ends: in a note, one after the other, in points, as a rate of the change.

use crate::proofreading::are_told_apart;

const RIGHT: &[&str] = &[
    "Nhận mới: 1.947 hồ sơ [tháng 7/2026: 1.826 hồ sơ; tăng 121 hồ sơ (+6,6%)].",
    "Hồ sơ nộp trực tuyến đạt 96,2% (cùng kỳ: 2.286 hồ sơ, chiếm 90,0%; tăng 6,2 điểm phần trăm).",
    "Theo cách nộp: trực tuyến 1.163 (96,6%), trực tiếp 41. Tỷ lệ trực tuyến năm 2024 là 87,0%, như vậy tăng thêm 9,6 điểm phần trăm.",
    "Mức độ hài lòng quý I là 94,1%, quý II là 96,8%, tăng 2,7 điểm phần trăm.",
    "Tiếp nhận 317 hồ sơ, tăng 35 hồ sơ, tương ứng 12,4% so với cùng kỳ.",
    "Tỷ lệ trực tuyến quý này là 96,5%. Quý I là 95,3%, như vậy tăng 1,2 điểm phần trăm.",
    "Tuần này tiếp nhận 548 hồ sơ; tuần trước 521 hồ sơ; tăng 27 hồ sơ, tương ứng 5,2%.",
    "Tiếp nhận 317 hồ sơ, tăng 35 hồ sơ, bằng 12,4% so với quý trước. Tỷ lệ hài lòng đạt 92,0%, vượt 2,0 điểm phần trăm so với kế hoạch (90%).",
    "Tiếp nhận 120 hồ sơ (cùng kỳ: 110 hồ sơ; tăng 10 hồ sơ, tương ứng 9,1%; trong đó trực tuyến 100 hồ sơ).",
    "Tỷ lệ trực tuyến của Sở là 96,5%, của xã là 88,0%; bình quân toàn tỉnh tăng 1,5 điểm phần trăm.",
];

const WRONG: &[(&str, &str)] = &[
    (
        "identity",
        "Tiếp nhận 120 hồ sơ [cùng kỳ: 110 hồ sơ; tăng 12 hồ sơ (9,1%)].",
    ),
    (
        "identity",
        "Nhận mới: 1.947 hồ sơ [tháng 7/2026: 1.826 hồ sơ; tăng 112 hồ sơ (+6,6%)].",
    ),
    (
        "identity",
        "Hồ sơ nộp trực tuyến là 2.773, chiếm 96,2% (cùng kỳ: 2.286 hồ sơ, chiếm 90,0%; tăng 7,2 điểm phần trăm).",
    ),
    (
        "identity",
        "Tỷ lệ đạt 96,5%, tăng 2,1 điểm phần trăm so với 95,3% của cùng kỳ.",
    ),
    (
        "identity",
        "Tỷ lệ trực tuyến đạt 96,5%, tăng 2,1 điểm phần trăm so với quý I (95,3%).",
    ),
    (
        "identity",
        "Tỷ lệ trực tuyến quý này là 96,5%. Quý I là 95,3%, như vậy tăng 2,1 điểm phần trăm.",
    ),
    (
        "identity",
        "Theo cách nộp: trực tuyến 1.163 (96,6%), trực tiếp 41. Tỷ lệ trực tuyến năm 2024 là 87,0%, như vậy tăng thêm 6,9 điểm phần trăm.",
    ),
    (
        "identity",
        "Mức độ hài lòng quý I là 94,1%, quý II là 96,8%, tăng 3,7 điểm phần trăm.",
    ),
    (
        "identity",
        "Tỷ lệ số hóa tăng từ 81,4% lên 88,9%, tức là tăng 6,5 điểm phần trăm.",
    ),
    (
        "identity",
        "Tỷ lệ đúng hạn là 98,4%, thấp hơn quý trước 0,4 điểm phần trăm (99,2%).",
    ),
    (
        "identity",
        "Tiếp nhận 317 hồ sơ, tăng 35 hồ sơ, tương ứng 14,2% so với cùng kỳ.",
    ),
    (
        "identity",
        "Tiếp nhận 317 hồ sơ, tăng 35 hồ sơ, bằng 14,2% so với quý trước.",
    ),
    (
        "identity",
        "Tiếp nhận mới 317 hồ sơ. Quý trước tiếp nhận 282 hồ sơ, như vậy tăng 35 hồ sơ, bằng 14,2%.",
    ),
    (
        "identity",
        "Năm 2025 là 1.290 hồ sơ, năm 2026 là 1.204 hồ sơ, giảm 86 hồ sơ, bằng 7,6%.",
    ),
    (
        "identity",
        "Tiếp nhận 548 hồ sơ, giảm 37 hồ sơ so với tuần trước (575 hồ sơ).",
    ),
    (
        "identity",
        "Tuần này tiếp nhận 548 hồ sơ; tuần trước 521 hồ sơ; tăng 37 hồ sơ, tương ứng 5,2%.",
    ),
    (
        "identity",
        "Tiếp nhận 1.204 hồ sơ, giảm 68 hồ sơ so với năm 2025 (năm 2025 là 1.290 hồ sơ), tức giảm 6,7%.",
    ),
];

#[test]
fn changes_are_what_their_ends_are_apart() {
    are_told_apart(RIGHT, WRONG);
}
