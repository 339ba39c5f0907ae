//! Sentences of every day beside a result, by their form: what they begin with, and the few words that they are made of
//! from there on. A word of another kind ends them, and is asked about.

use super::super::phrase::{is, longest};
use super::super::state::says_state;

/// Good wishes.
const WISHES: [&str; 3] = ["chúc", "kính chúc", "xin chúc"];
const WISHED: [&str; 54] = [
    "anh", "chị", "em", "các", "mọi", "người", "văn", "phòng", "đồng", "chí", "quý", "cô", "chú", "bác",
    "ban", "cả", "nhà", "một", "1", "ngày", "tuần", "buổi", "cuối", "đầu", "sáng", "trưa", "chiều", "tối",
    "năm", "tết", "nhiều", "thật", "tốt", "lành", "đẹp", "vui", "vẻ", "hiệu", "quả", "an", "sức", "khỏe",
    "khoẻ", "hạnh", "phúc", "thành", "công", "may", "mắn", "luôn", "và", "ạ", "nhé", "mới",
];
/// Who may be called, and when.
const IF_ANY: [&str; 14] = [
    "có gì",
    "nếu có gì",
    "có vấn đề gì",
    "nếu có vấn đề gì",
    "có vướng mắc gì",
    "nếu có vướng mắc gì",
    "có gì vướng mắc",
    "có gì cần trao đổi",
    "có gì chưa rõ",
    "cần gì",
    "cần gì thêm",
    "cần thêm gì",
    "nếu cần gì",
    "mọi thắc mắc",
];
const RECEIVED: [&str; 5] = [
    "anh nhận được",
    "chị nhận được",
    "anh chị nhận được",
    "văn phòng nhận được",
    "anh đọc được",
];
const CALLING: [&str; 18] = [
    "báo lại",
    "nhắn lại",
    "gọi lại",
    "xin liên hệ",
    "thì báo",
    "thì báo lại",
    "thì nhắn",
    "báo",
    "nhắn",
    "gọi",
    "alo",
    "liên hệ",
    "trao đổi",
    "phản hồi",
    "xác nhận",
    "nhắn tin",
    "nói",
    "hỏi",
];
const CALLED: [&str; 22] = [
    "anh", "chị", "em", "mình", "phòng", "các", "đồng", "chí", "cứ", "với", "cho", "giúp", "nhé", "nha", "ạ",
    "qua", "điện", "thoại", "zalo", "thêm", "ngay", "này",
];
/// What is sent, and by which way.
const SENT: [&str; 14] = [
    "văn bản đã gửi",
    "văn bản đã được gửi",
    "văn bản đã chuyển",
    "văn bản đã phát hành",
    "văn bản đã được phát hành",
    "bản giấy đã gửi",
    "bản giấy đã chuyển",
    "bản chính đã gửi",
    "bản cứng đã gửi",
    "đã gửi",
    "đã chuyển",
    "đã phát hành",
    "đã được gửi",
    "đã được phát hành",
];
const WAYS: [&str; 16] = [
    "trục",
    "trục liên thông",
    "trục liên thông văn bản",
    "trục văn bản",
    "hệ thống",
    "hệ thống quản lý văn bản",
    "phần mềm",
    "phần mềm quản lý văn bản",
    "email",
    "thư điện tử",
    "zalo",
    "bưu điện",
    "đường bưu điện",
    "đường văn thư",
    "văn thư",
    "ioffice",
];
const SINCE: [&str; 12] = [
    "sáng nay",
    "trưa nay",
    "chiều nay",
    "hôm nay",
    "hôm qua",
    "sáng qua",
    "chiều qua",
    "hôm trước",
    "tuần trước",
    "vừa xong",
    "lúc nãy",
    "rồi",
];
/// What addresses are made of besides names.
const PLACES: [&str; 22] = [
    "số",
    "đường",
    "phố",
    "ngõ",
    "ngách",
    "hẻm",
    "phường",
    "xã",
    "thôn",
    "tổ",
    "khu",
    "lô",
    "tầng",
    "tòa",
    "nhà",
    "quận",
    "huyện",
    "thị",
    "thành",
    "tp",
    "tỉnh",
    "p",
];

/// How many words from there are such a sentence.
pub(super) fn everyday(words: &[&str]) -> usize {
    wish(words).max(call(words)).max(sent(words))
}

/// Who reports for whom, by what, and in which spirit; before the number.
pub(super) const REPORTING: [&str; 29] = [
    "thay mặt trưởng phòng",
    "thay mặt lãnh đạo phòng",
    "em trả lời thay",
    "em trả lời thay trưởng phòng",
    "trả lời thay trưởng phòng",
    "em trả lời thay phòng",
    "gửi kết quả",
    "gửi kết quả nhiệm vụ",
    "gửi kết quả thực hiện",
    "gửi kết quả thực hiện nhiệm vụ",
    "báo cáo kết quả",
    "báo cáo kết quả thực hiện nhiệm vụ",
    "đã nộp",
    "đã gửi",
    "đã báo cáo",
    "từ hôm",
    "tài liệu kiểm chứng",
    "tài liệu chứng minh",
    "minh chứng",
    "xác nhận đã hoàn thành",
    "xác nhận hoàn thành",
    "hoàn thành viên mãn",
    "với tinh thần trách nhiệm cao",
    "vui mừng báo tin",
    "rất vui mừng báo tin",
    "thực hiện công văn nhắc việc của văn phòng",
    "thực hiện thư nhắc việc của văn phòng",
    "thực hiện văn bản nhắc việc của văn phòng",
    "thực hiện thư nhắc của văn phòng",
];

/// "Em là Hương, văn thư phòng": who writes, by name and post.
pub(super) fn speaker(words: &[&str], is_name: impl Fn(&str) -> bool) -> usize {
    const POSTS: [&str; 8] = [
        "văn thư",
        "văn thư phòng",
        "chuyên viên",
        "chuyên viên phòng",
        "phó trưởng phòng",
        "trưởng phòng",
        "cán bộ tổng hợp",
        "cán bộ phòng",
    ];
    let begun = longest(words, &["em là", "tôi là", "mình là"]);
    let is_title_case = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let names = { words[begun..].iter() }
        .take(4)
        .take_while(|w| is_title_case(w) && is_name(w))
        .count();
    match begun > 0 && names > 0 {
        true => begun + names + longest(&words[begun + names..], &POSTS),
        false => 0,
    }
}

fn run(words: &[&str], of: &[&str]) -> usize {
    words
        .iter()
        .take_while(|word| of.iter().any(|known| is(word, known)))
        .count()
}

/// "Chúc anh chị một ngày tốt lành".
fn wish(words: &[&str]) -> usize {
    match longest(words, &WISHES) {
        0 => 0,
        begun => match run(&words[begun..], &WISHED) {
            0 | 1 => 0,
            length => begun + length,
        },
    }
}

/// "Có gì anh báo em", "Anh nhận được báo em nhé".
fn call(words: &[&str]) -> usize {
    let begun = longest(words, &IF_ANY).max(longest(words, &RECEIVED));
    if begun == 0 {
        return 0;
    }
    let mut at = begun;
    let mut has_called = false;
    loop {
        // Once: "gọi, phản hồi, xác nhận" goes on to something else.
        let called = if has_called {
            0
        } else {
            longest(&words[at..], &CALLING)
        };
        let length = called.max(run(&words[at..], &CALLED).min(1));
        if length == 0 {
            break;
        }
        has_called |= called > 0;
        at += length;
    }
    if has_called { at } else { 0 }
}

/// "Văn bản đã gửi qua trục sáng nay".
fn sent(words: &[&str]) -> usize {
    let begun = longest(words, &SENT);
    let by = longest(&words[begun..], &["qua", "trên", "bằng", "lên", "theo"]);
    let way = longest(&words[begun + by..], &WAYS);
    if begun == 0 || by == 0 || way == 0 {
        return 0;
    }
    let at = begun + by + way;
    at + longest(&words[at..], &SINCE)
}

/// "Số 12 đường Lê Lợi, phường 1, TP Hải Đăng", "Địa chỉ: …": to the end of the line.
pub(super) fn address(words: &[&str]) -> usize {
    let labelled = longest(words, &["địa chỉ", "đ/c"]);
    let is_place = |word: &str| PLACES.iter().any(|place| is(word, place));
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && !says_state(word);
    let rest = &words[labelled..];
    let begins = labelled > 0
        || matches!(rest, [first, number, street, ..]
            if ["số", "lô", "tầng"].iter().any(|w| is(first, w)) && is_number(number) && is_place(street));
    // "Tổ Soạn Thảo", "Huyện Trả Lại" name no place.
    let is_all =
        !says_state(&rest.join(" ")) && rest.iter().all(|w| is_place(w) || is_number(w) || is_name(w));
    let has_place = rest.iter().any(|w| is_place(w)) && rest.len() > 2;
    if begins && is_all && has_place {
        words.len()
    } else {
        0
    }
}
