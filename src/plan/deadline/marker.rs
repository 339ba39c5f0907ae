//! How a deadline binds: "trước", "chậm nhất", "trong" (facts/domain.md 6.2).

use super::cursor::Cursor;

/// How a marker binds (facts/domain.md 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// "trước".
    Strict,
    /// "chậm nhất", "đến", "hết".
    Inclusive,
    /// "trong": a stretch is a window.
    Within,
    /// No marker.
    Bare,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    pub strength: Strength,
    /// "chậm nhất trước": contradicts itself.
    pub double: bool,
    /// The tokens said that a deadline follows ("hạn:", "thời gian:").
    pub labelled: bool,
}

pub(super) const BARE: Marker = Marker {
    strength: Strength::Bare,
    double: false,
    labelled: false,
};

const LATEST: [&str; 13] = [
    "chậm nhất không quá",
    "chậm nhất",
    "muộn nhất",
    "trễ nhất",
    "không quá",
    "không được quá",
    "không muộn hơn",
    "không chậm hơn",
    "không trễ hơn",
    "không được muộn hơn",
    "không được chậm hơn",
    "không được trễ hơn",
    "tối đa",
];

const STRICT: [&str; 6] = [
    "đến trước",
    "xong trước",
    "trước thời điểm",
    "trước thời hạn",
    "trước hạn",
    "trước",
];

const INCLUSIVE: [&str; 8] = [
    "cho đến hết",
    "cho đến",
    "đến hết",
    "đến",
    "tới hết",
    "tới",
    "hết",
    "kết thúc vào",
];

const WITHIN: [&str; 5] = [
    "xong trong",
    "kết thúc trong",
    "ngay trong",
    "trong khoảng",
    "trong",
];

/// Words that "chậm nhất" is followed by and that change nothing.
const FILLING: [&str; 10] = [
    "là",
    "vào",
    "trong",
    "đến hết",
    "đến",
    "tới",
    "hết",
    "lúc",
    "ngay",
    "cho đến",
];

const LABELS: [&str; 22] = [
    "thời hạn hoàn thành",
    "thời hạn thực hiện",
    "thời hạn gửi báo cáo",
    "thời hạn nộp báo cáo",
    "thời hạn báo cáo",
    "thời hạn gửi",
    "thời hạn nộp",
    "thời hạn",
    "thời gian hoàn thành",
    "thời gian thực hiện",
    "thời gian gửi",
    "thời gian",
    "thời điểm hoàn thành",
    "thời điểm",
    "hạn cuối cùng",
    "hạn cuối",
    "hạn chót",
    "hạn hoàn thành",
    "hạn nộp",
    "hạn gửi",
    "hạn báo cáo",
    "hạn",
];

/// Takes the marker, if there is one.
pub(super) fn marker(c: &mut Cursor) -> Marker {
    let (labelled, colon) = label(c);
    let (strength, double) = if c.any(&LATEST) {
        c.mark(':');
        while c.any(&FILLING) {}
        match c.any(&["trước thời điểm", "trước"]) {
            true => (Strength::Strict, true),
            false => (Strength::Inclusive, false),
        }
    } else if c.any(&STRICT) {
        c.any(&["hoặc trong", "hết", "lúc"]);
        (Strength::Strict, false)
    } else if c.any(&INCLUSIVE) {
        c.any(&["thời điểm", "vào", "trong"]);
        (Strength::Inclusive, false)
    } else if c.any(&WITHIN) {
        c.any(&["thời gian"]);
        (Strength::Within, false)
    } else if labelled && !colon {
        (Strength::Inclusive, false)
    } else {
        c.any(&["vào lúc", "vào", "lúc"]);
        (Strength::Bare, false)
    };
    Marker {
        strength,
        double,
        labelled,
    }
}

/// "Thời hạn gửi báo cáo:"; the second value says that a colon closed it.
fn label(c: &mut Cursor) -> (bool, bool) {
    if !c.any(&LABELS) {
        return (false, false);
    }
    let mut colon = c.mark(':');
    c.any(&["báo cáo"]);
    colon |= c.mark(':');
    c.any(&["là vào", "là", "vào"]);
    (true, colon)
}
