//! Names of people: a surname, and to the end of the line syllables that names are made of. Of a line in capitals letters
//! alone tell nothing: "LÝ DO CHƯA KÝ", "Hồ Sơ Trả Về".

use super::super::phrase::is;
use super::super::state::says_state;
use crate::plan::folded;

/// Of nearly everybody.
const SURNAMES: [&str; 47] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
    "dương", "lý", "đào", "đoàn", "vương", "trịnh", "trương", "lâm", "đinh", "phùng", "tô", "lưu", "tạ",
    "thái", "châu", "quách", "kiều", "tăng", "chu", "tống", "nông", "lò", "hứa", "triệu", "lương", "sầm",
    "giàng", "hà", "mạc", "thân", "mai", "cao", "đàm",
];
/// Between surname and name of nearly everybody.
const MIDDLE: [&str; 2] = ["văn", "thị"];
/// Syllables of middle and given names.
const GIVEN: [&str; 172] = [
    "an",
    "anh",
    "ánh",
    "ân",
    "bách",
    "bảo",
    "bắc",
    "bích",
    "biên",
    "bình",
    "cảnh",
    "chi",
    "chiến",
    "chinh",
    "chính",
    "chung",
    "cúc",
    "cương",
    "cường",
    "danh",
    "diễm",
    "diệp",
    "diệu",
    "dung",
    "dũng",
    "duy",
    "duyên",
    "đại",
    "đan",
    "đăng",
    "đạt",
    "điền",
    "điệp",
    "định",
    "đình",
    "đông",
    "đức",
    "gia",
    "giang",
    "hà",
    "hải",
    "hân",
    "hạnh",
    "hảo",
    "hằng",
    "hậu",
    "hiên",
    "hiền",
    "hiển",
    "hiệp",
    "hiếu",
    "hoa",
    "hòa",
    "hoà",
    "hoài",
    "hoàn",
    "hoàng",
    "hồng",
    "hợp",
    "huân",
    "huệ",
    "huế",
    "hùng",
    "huy",
    "huyền",
    "hưng",
    "hương",
    "hường",
    "hữu",
    "khải",
    "khang",
    "khánh",
    "khiêm",
    "khoa",
    "khôi",
    "khuê",
    "kiên",
    "kiệt",
    "kiều",
    "kim",
    "lam",
    "lan",
    "lâm",
    "lân",
    "lệ",
    "liên",
    "liễu",
    "linh",
    "loan",
    "long",
    "lộc",
    "lợi",
    "luân",
    "lụa",
    "lương",
    "ly",
    "lý",
    "mai",
    "mạnh",
    "mẫn",
    "minh",
    "my",
    "mỹ",
    "nam",
    "nga",
    "ngân",
    "nghĩa",
    "ngọc",
    "nguyên",
    "nguyệt",
    "nhàn",
    "nhân",
    "nhật",
    "nhi",
    "nhung",
    "như",
    "oanh",
    "phi",
    "phong",
    "phú",
    "phúc",
    "phước",
    "phương",
    "phượng",
    "quang",
    "quân",
    "quế",
    "quốc",
    "quý",
    "quyên",
    "quyền",
    "quỳnh",
    "sáng",
    "sen",
    "sinh",
    "sơn",
    "tài",
    "tâm",
    "tân",
    "thạch",
    "thái",
    "thanh",
    "thành",
    "thảo",
    "thắm",
    "thắng",
    "thế",
    "thiện",
    "thiệu",
    "thịnh",
    "thọ",
    "thoa",
    "thơ",
    "thu",
    "thuận",
    "thuý",
    "thúy",
    "thùy",
    "thuỷ",
    "thủy",
    "thư",
    "thương",
    "tiến",
    "tín",
    "toàn",
    "trà",
    "trang",
    "trâm",
    "trí",
    "trinh",
    "trọng",
    "trung",
];
/// More of them, of later letters.
const GIVEN_LAST: [&str; 27] = [
    "trúc",
    "trường",
    "tú",
    "tuấn",
    "tuân",
    "tuệ",
    "tùng",
    "tuyên",
    "tuyền",
    "tuyết",
    "tường",
    "tỵ",
    "uyên",
    "vân",
    "vi",
    "việt",
    "vinh",
    "vĩnh",
    "vũ",
    "vương",
    "vy",
    "xuân",
    "xuyến",
    "yên",
    "yến",
    "ý",
    "ước",
];

/// How many words from there to the end of the line are a name; 0 for none. Without diacritics "LY DO" and "HO VAN CHUA KY"
/// might be one: there only the name that the mail bears is known. Nor is "Mai Hoàn Thành" one, for the same reason.
pub(super) fn whole(rest: &[&str]) -> usize {
    let is_capital = |t: &&str| t.starts_with(char::is_uppercase) && t.chars().all(char::is_alphabetic);
    let has_length = (2..=5).contains(&rest.len());
    if !has_length || !rest.iter().all(is_capital) || rest.iter().all(|t| t.is_ascii()) {
        return 0;
    }
    let is_surname = |name: &&str| rest[0].to_lowercase() == **name;
    let is_given = |t: &&str| is_syllable(t) || MIDDLE.iter().any(|middle| is(t, middle));
    let is_name = rest[1..].iter().all(is_given) && !says_state(&rest[1..].join(" "));
    match SURNAMES.iter().any(is_surname) && is_name {
        true => rest.len(),
        false => 0,
    }
}

/// A syllable of a given name, or a letter that stands for one.
pub(super) fn is_syllable(token: &str) -> bool {
    let word = token.to_lowercase();
    let is_it = |name: &&str| word == **name || (token.is_ascii() && word == folded(name));
    token.chars().count() == 1 || GIVEN.iter().chain(&GIVEN_LAST).any(is_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_say_something_are_none() {
        let of = |line: &str| whole(&line.split(' ').collect::<Vec<_>>()) > 0;
        for name in ["Nguyễn Văn An", "TRẦN THỊ HƯƠNG", "Mai Thành Long", "Đỗ Mỹ Linh"] {
            assert!(of(name), "{name}");
        }
        for words in [
            "HO VAN CHUA KY",
            "HO VAN CHUA DUYET",
            "TA VAN CHUA CO DAU",
            "HO THI CHUA XONG",
            "MAI THI KY",
            "Hồ Văn Chưa Ký",
            "Mai Hoàn Thành",
            "Hứa Mai Hoàn Thành",
            "Hứa Hoàn Thành",
            "NGUYEN VAN AN",
            "Hoàng Văn Ký",
            "Tô Văn Phòng Trả Lại",
            "Hồ Văn Bản",
        ] {
            assert!(!of(words), "{words}");
        }
    }
}
