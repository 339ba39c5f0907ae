//! The first row of a table that somebody pasted or filled in.

use crate::plan::folded;

/// "TT | Nhiệm vụ | Kết quả | Văn bản": the first row of a table.
pub(super) fn is_head_of_table(line: &str) -> bool {
    const HEADS: [&str; 36] = [
        "tt",
        "stt",
        "so tt",
        "nhiem vu",
        "ten nhiem vu",
        "noi dung nhiem vu",
        "nhiem vu duoc giao",
        "noi dung",
        "noi dung cong viec",
        "cong viec",
        "ten",
        "ket qua",
        "ket qua thuc hien",
        "tinh hinh thuc hien",
        "van ban",
        "van ban ket qua",
        "so van ban",
        "so ky hieu",
        "so, ky hieu",
        "so, ngay van ban",
        "so",
        "ngay",
        "ngay van ban",
        "ngay ban hanh",
        "don vi",
        "don vi chu tri",
        "thoi han",
        "thoi gian hoan thanh",
        "han",
        "san pham",
        "tinh trang",
        "tien do",
        "trang thai",
        "tra loi",
        "ghi chu",
        "",
    ];
    let mut cells = line.split('|').map(|cell| folded(cell.trim()));
    let is_head = |cell: String| HEADS.contains(&cell.trim_matches(['*', ':', '.']));
    line.matches('|').count() > 0 && cells.all(is_head)
}
