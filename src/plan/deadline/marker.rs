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

const LATEST: [&str; 11] = [
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
    "tối đa",
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
    let labelled = c.any(&LABELS);
    let mut colon = false;
    if labelled {
        colon = c.mark(':');
        c.any(&["báo cáo"]);
        colon |= c.mark(':');
        c.any(&["là vào", "là", "vào"]);
    }
    let strength = |strength, double| Marker {
        strength,
        double,
        labelled,
    };
    if c.any(&LATEST) {
        c.mark(':');
        while c.any(&[
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
        ]) {}
        if c.any(&["trước thời điểm", "trước"]) {
            return strength(Strength::Strict, true);
        }
        return strength(Strength::Inclusive, false);
    }
    if c.any(&[
        "đến trước",
        "xong trước",
        "trước thời điểm",
        "trước thời hạn",
        "trước hạn",
        "trước",
    ]) {
        c.any(&["hoặc trong", "hết", "lúc"]);
        return strength(Strength::Strict, false);
    }
    if c.any(&[
        "cho đến hết",
        "cho đến",
        "đến hết",
        "đến",
        "tới hết",
        "tới",
        "hết",
        "kết thúc vào",
    ]) {
        c.any(&["thời điểm", "vào", "trong"]);
        return strength(Strength::Inclusive, false);
    }
    if c.any(&[
        "xong trong",
        "kết thúc trong",
        "ngay trong",
        "trong khoảng",
        "trong",
    ]) {
        c.any(&["thời gian"]);
        return strength(Strength::Within, false);
    }
    if labelled {
        let kind = if colon {
            Strength::Bare
        } else {
            Strength::Inclusive
        };
        return strength(kind, false);
    }
    c.any(&["vào lúc", "vào", "lúc"]);
    BARE
}
