//! Words of a list that are read and then forgotten: states, channels.

use crate::dossier::list::{Channel, State};
use crate::export::folding::bare;

/// How a dossier was handed in; `None` where no word is known.
pub fn channel(text: &str) -> Option<Channel> {
    let words = bare(text);
    let has = |any: &[&str]| any.iter().any(|w| words.contains(w));
    if has(&["truc tuyen", "online", "qua mang", "dvc", "cong dich vu cong"]) {
        Some(Channel::Online)
    } else if has(&["buu chinh", "buu dien", "bcci"]) {
        Some(Channel::Post)
    } else if has(&["truc tiep", "mot cua", "tai quay"]) {
        Some(Channel::Direct)
    } else {
        None
    }
}

/// What folded words say of a dossier; `None` where no word is known.
pub fn state_of(words: &str) -> Option<State> {
    let has = |any: &[&str]| any.iter().any(|w| words.contains(w));
    if words.is_empty() {
        None
    } else if has(&["tu choi tiep nhan", "khong tiep nhan"]) {
        Some(State::Denied)
    } else if has(&["rut ho so", "da rut", "cong dan rut", "xin rut", "huy"]) {
        Some(State::Withdrawn)
    } else if has(&["bo sung", "tam dung", "cho nguoi nop"]) && !has(&["da bo sung"]) {
        Some(State::Waiting)
    } else if has(&[
        "tra lai",
        "tu choi",
        "khong du dieu kien",
        "dung xu ly",
        "khong giai quyet",
    ]) {
        Some(State::Returned)
    } else if has(&["chua tra", "chua xu ly", "chua giai quyet"]) {
        Some(State::Open)
    } else if has(&[
        "da tra",
        "hoan thanh",
        "da giai quyet",
        "da xu ly",
        "da co ket qua",
        "ket thuc",
        "cho tra",
    ]) {
        Some(State::Done)
    } else if has(&[
        "dang",
        "moi",
        "tiep nhan",
        "cho",
        "phe duyet",
        "tham dinh",
        "bo sung",
    ]) {
        Some(State::Open)
    } else {
        None
    }
}
