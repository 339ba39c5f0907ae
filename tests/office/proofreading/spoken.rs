//! Numbers in words, and square brackets: they count as digits and round ones do.

use crate::proofreading::are_told_apart;

const RIGHT: &[&str] = &[
    "UBND tỉnh giao Sở 61 nhiệm vụ. Sở hoàn thành 57 nhiệm vụ (93,4%), tất cả đều đúng hạn; còn lại bốn nhiệm vụ đang triển khai, chưa đến hạn.",
    "Kiểm tra mười hai đơn vị, gồm 07 phòng và 05 xã.",
    "Trong quý có một trăm linh năm hồ sơ: 60 hồ sơ đất đai, 41 hồ sơ xây dựng, bốn hồ sơ môi trường.",
    "Bộ phận Một cửa làm việc Thứ Hai đến Thứ Sáu. Trong năm đơn vị đã cử hai đồng chí dự họp; cả hai đơn vị đều đúng hạn. Hai là, tăng cường kiểm tra. Chính quyền địa phương hai cấp.",
    "Tám hồ sơ quá hạn, gồm năm hồ sơ đất đai và ba hồ sơ xây dựng.",
    "Giải quyết 200 hồ sơ [đúng hạn 188, quá hạn 12].",
    "Kiểm tra 12 đơn vị [07 phòng và 05 xã].",
];

const WRONG: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "UBND tỉnh giao Sở 61 nhiệm vụ. Sở hoàn thành 57 nhiệm vụ (93,4%), tất cả đều đúng hạn; còn lại ba nhiệm vụ đang triển khai, chưa đến hạn.",
    ),
    ("sum_of_parts", "Kiểm tra mười hai đơn vị, gồm 07 phòng và 04 xã."),
    (
        "sum_of_parts",
        "Trong quý có một trăm linh năm hồ sơ: 60 hồ sơ đất đai, 41 hồ sơ xây dựng, năm hồ sơ môi trường.",
    ),
    (
        "sum_of_parts",
        "Tám hồ sơ quá hạn, gồm năm hồ sơ đất đai và hai hồ sơ xây dựng.",
    ),
    ("identity", "Giải quyết 200 hồ sơ [đúng hạn 190, quá hạn 12]."),
    ("sum_of_parts", "Kiểm tra 12 đơn vị [07 phòng và 04 xã]."),
];

#[test]
fn words_and_square_brackets_are_read() {
    are_told_apart(RIGHT, WRONG);
}
