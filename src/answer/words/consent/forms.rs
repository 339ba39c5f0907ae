//! The words of consent and of refusal, without their marks.

/// What a refusal does not say below itself.
pub(super) const CONSENTING: [&str; 4] = ["dong y", "nhat tri", "chap thuan", "khong phai"];
/// What an owner says to a unit beside his consent, and takes nothing of it back.
pub(super) const TO_UNITS: [&str; 17] = [
    "đề nghị đơn vị khẩn trương",
    "đề nghị phòng khẩn trương",
    "đề nghị phòng làm nhanh",
    "đề nghị đơn vị làm nhanh",
    "đề nghị khẩn trương",
    "khẩn trương thực hiện",
    "khẩn trương hoàn thành",
    "đề nghị đơn vị thực hiện đúng thời hạn",
    "đề nghị phòng thực hiện đúng thời hạn",
    "đề nghị thực hiện đúng thời hạn mới",
    "đề nghị không lùi thêm",
    "không lùi thêm nữa",
    "không lùi thêm",
    "làm cho xong",
    "em cố gắng",
    "cố gắng",
    "đề nghị đơn vị",
];

pub(super) const CONSENT: [&[&str]; 19] = [
    &["dong", "y"],
    &["ok"],
    &["oke"],
    &["okie"],
    &["nhat", "tri"],
    &["thong", "nhat"],
    &["chap", "thuan"],
    &["phe", "duyet"],
    &["duyet"],
    &["duoc"],
    &["cho", "lui"],
    &["cho", "hoan"],
    &["cho", "phep", "lui"],
    &["cu", "lui"],
    &["cu", "hoan"],
    &["gia", "han"],
    &["theo", "de", "nghi"],
    &["theo", "de", "xuat"],
    &["nhu", "de", "nghi"],
];
pub(super) const REFUSAL: [&[&str]; 15] = [
    &["khong", "dong", "y"],
    &["khong", "nhat", "tri"],
    &["khong", "thong", "nhat"],
    &["khong", "chap", "thuan"],
    &["khong", "phe", "duyet"],
    &["khong", "duyet"],
    &["khong", "duoc"],
    &["khong", "lui"],
    &["chua", "dong", "y"],
    &["chua", "nhat", "tri"],
    &["chua", "thong", "nhat"],
    &["chua", "chap", "thuan"],
    &["chua", "duyet"],
    &["tu", "choi"],
    &["khong"],
];
/// A refusal only where nothing else is said: beside a consent they are of the new day.
pub(super) const KEPT: [&[&str]; 7] = [
    &["giu", "nguyen"],
    &["giu", "thoi", "han"],
    &["giu", "han"],
    &["lam", "dung", "han"],
    &["lam", "dung", "thoi", "han"],
    &["thuc", "hien", "dung", "han"],
    &["thuc", "hien", "dung", "thoi", "han"],
];
/// Words that say no more than the word itself.
pub(super) const FILLING: [&str; 47] = [
    "theo", "gia", "a", "nhe", "nha", "em", "anh", "chi", "cac", "dong", "nhu", "xuat", "tren", "hoan",
    "toan", "trinh", "ban", "toi", "cung", "ve", "xin", "den", "het", "ngay", "thang", "nam", "thoi", "han",
    "moi", "la", "lui", "cho", "voi", "de", "nghi", "cua", "don", "vi", "phong", "nay", "y", "kien", "viec",
    "hien", "tai", "roi", "cu",
];
/// "Không sao", "Không vấn đề gì": nothing speaks against what follows.
pub(super) const NO_OBJECTION: [&str; 6] = [
    "khong sao",
    "khong sao ca",
    "khong van de gi",
    "khong van de",
    "khong co van de gi",
    "khong y kien gi",
];
