//! What brackets behind a statement hold, and values told from one to another.

use super::{Reader, SAME, Way};
use crate::proofread::token::has_any;

impl Reader<'_, '_, '_> {
    /// "(cùng kỳ 18 dự án)", "(tương đương 6,0%)", "(từ 546 đơn xuống còn 483 đơn)", "(711 so với 707)".
    pub(super) fn bracket(&mut self, open: usize) -> Option<usize> {
        let text = self.text;
        let close = text.close(open)?;
        let (values, rates) = (text.values_in(open, close), text.rates_in(open, close));
        let words = text.words(open + 1, close);
        let says_by = SAME.iter().any(|w| words.starts_with(w)) || has_any(&words, &["tăng", "giảm"]);
        let is_list = has_any(&words, &["trong đó", "gồm"]) || words.contains(';');
        if let Some(from) = (open + 1..close).find(|i| text.is(*i, &["từ"]))
            && self.told.now.is_none()
            && self.told.before.is_none()
        {
            self.span(from)?;
            return Some(close + 1);
        }
        match (values, rates) {
            ([], []) => Some(close + 1),
            // "(chiếm 30% số thủ tục)" is no rate of the change.
            ([], [_]) if has_any(&words, &["chiếm", "đạt", "bằng"]) => None,
            ([], [rate]) if self.told.way != Way::Ratio && self.told.rate.is_none() => {
                self.take_rate((rate.value, rate.places), close + 1);
                self.told.end = close;
                Some(close + 1)
            }
            ([only], []) if says_by && self.told.by.is_none() && self.told.way != Way::Ratio => {
                self.take_by(only.clone());
                self.told.end = close;
                Some(close + 1)
            }
            ([only], []) if !says_by && !is_list && self.told.before.is_none() => {
                let is_base = self.is_against
                    || self.is_named
                    || has_any(
                        &words,
                        &[
                            "kỳ",
                            "trước",
                            "kế hoạch",
                            "dự toán",
                            "chỉ tiêu",
                            "năm",
                            "tháng",
                            "quý",
                        ],
                    )
                    || self.told.way != Way::Ratio && self.is_held_ahead();
                is_base.then(|| self.take_before(only.clone(), close))
            }
            ([now, before], []) if has_any(&words, &["so với"]) && self.told.before.is_none() => {
                self.told.now = Some(now.clone());
                Some(self.take_before(before.clone(), close))
            }
            _ => None,
        }
    }

    /// "từ 14 vụ xuống 09 vụ".
    pub(super) fn span(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let number = |from: usize| (from..from + 3).find_map(|i| text.value_at(i));
        let before = number(at + 1)?;
        let turn = (before.last + 1..before.last + 6)
            .find(|i| text.is_one_of(*i, &["lên", "xuống", "còn", "thành", "đến"]))?;
        let now = number(turn + 1)?;
        let is_plain = (before.last + 1..turn).all(|i| !text.is_mark(i, ',') && !text.is_mark(i, ';'));
        // A value without a unit has the other's: "từ 546 xuống 483 đơn".
        if !now.is_like(before) || !is_plain || self.told.way == Way::Ratio {
            return None;
        }
        self.told.is_range = text.is_one_of(turn, &["đến"]);
        self.told.now = Some(now.clone());
        Some(self.take_before(before.clone(), now.last))
    }
}
