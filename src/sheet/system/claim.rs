//! What the file itself says of a task: "Đã hoàn thành quá hạn", "Đang thực hiện trong hạn".

use crate::plan::folded;
use chrono::NaiveDate;

/// The state that a row claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub is_done: bool,
    /// Past its deadline; `None` where the words do not say.
    pub is_late: Option<bool>,
    /// The day of finishing, where the row has one.
    pub finished: Option<NaiveDate>,
}

/// Done or not and late or not, from the words of the state; `None` for other words.
pub fn of_words(words: &str) -> Option<(bool, Option<bool>)> {
    let words = format!(" {} ", folded(words));
    let has = |any: &[&str]| any.iter().any(|w| words.contains(&format!(" {w} ")));
    let is_open = has(&[
        "chua hoan thanh",
        "chua thuc hien",
        "chua xu ly",
        "chua co ket qua",
        "chua bao cao",
        "chua den han",
        "dang thuc hien",
        "dang xu ly",
        "dang trien khai",
        "dang hoan thanh",
        "moi giao",
        "moi",
        "cho xu ly",
        "khong hoan thanh",
        "chua",
        "dang",
    ]);
    let is_done = has(&[
        "hoan thanh",
        "da xong",
        "da xu ly",
        "da thuc hien",
        "da bao cao",
        "ket thuc",
        "da co ket qua",
    ]);
    let late = match () {
        () if has(&["chua qua han", "khong qua han"]) => Some(false),
        () if has(&["qua han", "tre han", "cham", "tre"]) => Some(true),
        () if has(&[
            "dung han",
            "truoc han",
            "trong han",
            "con han",
            "chua den han",
            "dung tien do",
        ]) =>
        {
            Some(false)
        }
        () => None,
    };
    match (is_open, is_done, late) {
        (true, ..) => Some((false, late)),
        (false, true, late) => Some((true, late)),
        // "Trong hạn", "Quá hạn" alone speak of what is still to be done.
        (false, false, Some(late)) => Some((false, Some(late))),
        (false, false, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_understood_as_systems_write_them() {
        for (words, want) in [
            ("Đã hoàn thành đúng hạn", Some((true, Some(false)))),
            ("Hoàn thành trước hạn", Some((true, Some(false)))),
            ("Đã hoàn thành quá hạn", Some((true, Some(true)))),
            ("Hoàn thành (trễ hạn)", Some((true, Some(true)))),
            ("Đã hoàn thành", Some((true, None))),
            ("Đang thực hiện trong hạn", Some((false, Some(false)))),
            ("Đang thực hiện - quá hạn", Some((false, Some(true)))),
            ("Chưa hoàn thành", Some((false, None))),
            ("Chưa hoàn thành, quá hạn", Some((false, Some(true)))),
            ("Chưa đến hạn", Some((false, Some(false)))),
            ("DANG XU LY", Some((false, None))),
            ("Quá hạn", Some((false, Some(true)))),
            ("Trong hạn", Some((false, Some(false)))),
            ("Đã thu hồi", None),
            ("abc", None),
        ] {
            assert_eq!(of_words(words), want, "{words}");
        }
    }
}
