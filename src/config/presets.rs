//! Report regimes that are built in, each with its legal basis and validity (facts/domain.md 1.7).
//! A `[[regime]]` names one by `preset = "…"`, a `[[report]]` by its id; nothing here is in force
//! unless the office says so.

use crate::calendar::PeriodKind::{self, Explicit, Half, Month, Nine, Quarter, Week, Year};
use crate::calendar::{Regime, Validity, WindowRule, hm};
use chrono::{NaiveDate, NaiveTime, Weekday};

/// One built-in regime, or a family of one for each kind of period.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    pub id: &'static str,
    pub kinds: &'static [PeriodKind],
    /// `None` where the window has to be written: a one-off one.
    pub rule: Option<WindowRule>,
    /// The unit's own deadline, as the plan words it; empty where it sets none.
    pub internal_due: &'static str,
    /// The office's deadline.
    pub upstream_due: &'static str,
    pub legal_basis: &'static str,
    /// Years, months and days between which the text is in force.
    from: Option<(i32, u32, u32)>,
    to: Option<(i32, u32, u32)>,
}

const ND09: WindowRule = WindowRule::DayToDay {
    from_day: 15,
    to_day: 14,
};
const LAST_MONTH_20: &str = "chậm nhất ngày 20 của tháng cuối kỳ báo cáo";
const LAST_MONTH_25: &str = "chậm nhất ngày 25 của tháng cuối kỳ báo cáo";
const DECREE: &str = "Điều 12 Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ";
const DECREE_13: &str = "Điều 13 Nghị định số 09/2019/NĐ-CP ngày 24/01/2019 của Chính phủ";
const UNITS: &str = "Kế hoạch kiểm soát thủ tục hành chính hằng năm của cơ quan";
/// Guidance of one city's People's Committee.
const CITY_GUIDANCE: &str =
    "Công văn số 2599/UBND-KSTTHC ngày 24/10/2023 của Ủy ban nhân dân thành phố Hải Phòng";
const CITY_NUMBER: &str = "2599/UBND-KSTTHC";
const CITY: &str = "hải phòng";
const DECREE_FROM: Option<(i32, u32, u32)> = Some((2019, 3, 12));

const fn preset(id: &'static str, kinds: &'static [PeriodKind], rule: Option<WindowRule>) -> Preset {
    Preset {
        id,
        kinds,
        rule,
        internal_due: "",
        upstream_due: "",
        legal_basis: "",
        from: None,
        to: None,
    }
}

const fn nd09(id: &'static str, kinds: &'static [PeriodKind]) -> Preset {
    Preset {
        legal_basis: DECREE,
        from: DECREE_FROM,
        ..preset(id, kinds, Some(ND09))
    }
}

/// All of them; ids of families are followed by the kind: `cchc_bnv581_half`.
pub const ALL: &[Preset] = &[
    nd09("nd09_month", &[Month]),
    nd09("nd09_quarter", &[Quarter]),
    nd09("nd09_half", &[Half]),
    nd09("nd09_nine", &[Nine]),
    nd09("nd09_year", &[Year]),
    // No separate second and fourth quarter: the half and the year take their place.
    Preset {
        upstream_due: LAST_MONTH_20,
        legal_basis: "Văn bản số 581/BNV-CCHC của Bộ Nội vụ",
        from: DECREE_FROM,
        ..preset("cchc_bnv581", &[Quarter, Half, Year], Some(ND09))
    },
    Preset {
        upstream_due: LAST_MONTH_25,
        legal_basis: DECREE_13,
        from: DECREE_FROM,
        ..preset("gov_25", &[Month, Quarter, Half, Nine, Year], Some(ND09))
    },
    Preset {
        legal_basis: CITY_GUIDANCE,
        from: Some((2023, 10, 24)),
        ..preset(
            "heza_month_20_19",
            &[Month],
            Some(WindowRule::DayToDay {
                from_day: 20,
                to_day: 19,
            }),
        )
    },
    Preset {
        internal_due: "trước ngày 05/7 hằng năm",
        legal_basis: UNITS,
        ..preset("heza_units_half", &[Half], Some(ND09))
    },
    Preset {
        internal_due: "trước ngày 05/12 hằng năm",
        legal_basis: UNITS,
        ..preset("heza_units_year", &[Year], Some(ND09))
    },
    // The reporting part of the circular was replaced by TT 01/2020/TT-VPCP of 21/10/2020; the
    // days are of low confidence.
    Preset {
        legal_basis: "Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Văn phòng Chính phủ",
        from: Some((2017, 10, 31)),
        to: Some((2020, 10, 20)),
        ..preset(
            "tt02_16_15",
            &[Month, Quarter, Half, Year],
            Some(WindowRule::DayToDay {
                from_day: 16,
                to_day: 15,
            }),
        )
    },
    preset("calendar_month", &[Month], Some(WindowRule::Calendar)),
    preset("calendar_quarter", &[Quarter], Some(WindowRule::Calendar)),
    preset("calendar_half", &[Half], Some(WindowRule::Calendar)),
    preset("calendar_nine", &[Nine], Some(WindowRule::Calendar)),
    preset("calendar_year", &[Year], Some(WindowRule::Calendar)),
    Preset {
        legal_basis: "Chế độ báo cáo thống kê (01/01 đến 30/6, 01/7 đến 31/12)",
        ..preset("stat_half", &[Half], Some(WindowRule::Calendar))
    },
    Preset {
        legal_basis: UNITS,
        ..preset("weekly", &[Week], Some(WindowRule::WeekFrom(Weekday::Fri)))
    },
    preset("explicit", &[Explicit], None),
];

impl Preset {
    /// The deadline of a report of this regime, where it has one of its own.
    pub fn due(&self) -> Option<&'static str> {
        [self.internal_due, self.upstream_due]
            .into_iter()
            .find(|d| !d.is_empty())
    }

    /// Which periods of a year are reported; empty is all.
    pub fn only(&self, kind: PeriodKind) -> &'static [u32] {
        match (self.id, kind) {
            ("cchc_bnv581", Quarter) => &[1, 3],
            ("cchc_bnv581", Half) => &[1],
            _ => &[],
        }
    }

    pub fn valid(&self) -> Validity {
        let day = |d: Option<(i32, u32, u32)>| d.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
        Validity {
            from: day(self.from),
            to: day(self.to),
        }
    }

    fn regime(&self, id: &str, kind: PeriodKind) -> Option<Regime> {
        Some(Regime {
            id: id.to_owned(),
            kind,
            rule: self.rule?,
            cutoff: cutoff(),
            legal_basis: self.legal_basis.to_owned(),
            valid: self.valid(),
        })
    }
}

/// Whether an office under that body may cite a basis. The window from day 20 to 19 stands anywhere, the
/// guidance of the city that set it binds nobody elsewhere.
pub fn is_citable(legal_basis: &str, parent: &str) -> bool {
    !legal_basis.contains(CITY_NUMBER) || parent.to_lowercase().contains(CITY)
}

/// When figures are taken as final on a window's last day, unless written otherwise.
pub fn cutoff() -> NaiveTime {
    hm(23, 50)
}

/// The preset of that id; of a family also with the kind behind it.
pub fn find(id: &str) -> Option<(&'static Preset, Option<PeriodKind>)> {
    ALL.iter().find_map(|preset| {
        if preset.id == id {
            let only = (preset.kinds.len() == 1).then(|| preset.kinds.first().copied());
            return Some((preset, only.flatten()));
        }
        let word = id.strip_prefix(preset.id)?.strip_prefix('_')?;
        let kind = preset.kinds.iter().find(|k| word_of(**k) == word)?;
        (preset.kinds.len() > 1).then_some((preset, Some(*kind)))
    })
}

/// The built-in regime of that id, as a configuration without a word would have it.
pub fn regime(id: &str) -> Option<Regime> {
    let (preset, kind) = find(id)?;
    preset.regime(id, kind?)
}

fn word_of(kind: PeriodKind) -> &'static str {
    match kind {
        Week => "week",
        Month => "month",
        Quarter => "quarter",
        Half => "half",
        Nine => "nine",
        Year => "year",
        Explicit => "explicit",
    }
}

/// Every id under which a built-in regime can be named.
pub fn ids() -> Vec<String> {
    let of = |preset: &Preset| match preset.kinds {
        [_] => vec![preset.id.to_owned()],
        kinds => kinds
            .iter()
            .map(|k| format!("{}_{}", preset.id, word_of(*k)))
            .collect(),
    };
    ALL.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn windows_are_those_of_their_texts() {
        for (id, index, from, to) in [
            ("nd09_month", 3, day(2026, 2, 15), day(2026, 3, 14)),
            ("nd09_quarter", 1, day(2025, 12, 15), day(2026, 3, 14)),
            ("nd09_half", 2, day(2026, 6, 15), day(2026, 12, 14)),
            ("nd09_nine", 1, day(2025, 12, 15), day(2026, 9, 14)),
            ("nd09_year", 1, day(2025, 12, 15), day(2026, 12, 14)),
            ("cchc_bnv581_quarter", 3, day(2026, 6, 15), day(2026, 9, 14)),
            ("gov_25_year", 1, day(2025, 12, 15), day(2026, 12, 14)),
            ("heza_month_20_19", 3, day(2026, 2, 20), day(2026, 3, 19)),
            ("heza_units_half", 1, day(2025, 12, 15), day(2026, 6, 14)),
            ("heza_units_year", 1, day(2025, 12, 15), day(2026, 12, 14)),
            ("tt02_16_15_month", 3, day(2026, 2, 16), day(2026, 3, 15)),
            ("calendar_month", 2, day(2026, 2, 1), day(2026, 2, 28)),
            ("calendar_quarter", 1, day(2026, 1, 1), day(2026, 3, 31)),
            ("calendar_half", 2, day(2026, 7, 1), day(2026, 12, 31)),
            ("calendar_nine", 1, day(2026, 1, 1), day(2026, 9, 30)),
            ("calendar_year", 1, day(2026, 1, 1), day(2026, 12, 31)),
            ("stat_half", 1, day(2026, 1, 1), day(2026, 6, 30)),
            ("weekly", 27, day(2026, 6, 26), day(2026, 7, 2)),
        ] {
            let period = regime(id).unwrap().period(2026, index).unwrap();
            assert_eq!((period.from, period.to), (from, to), "{id}");
        }
    }

    #[test]
    fn every_deadline_of_a_preset_is_understood_and_comes_again() {
        use crate::plan::deadline::{self, Meaning};
        let mut seen = 0;
        for preset in ALL {
            let Some(phrase) = preset.due() else { continue };
            let meaning = deadline::read(phrase, 2026).meaning;
            assert!(
                matches!(meaning, Meaning::Recur { .. }),
                "{}: {phrase}",
                preset.id
            );
            seen += 1;
        }
        assert_eq!(seen, 4);
    }

    #[test]
    fn every_id_but_the_one_off_window_gives_a_regime() {
        for id in ids() {
            assert_eq!(regime(&id).is_none(), id == "explicit", "{id}");
        }
        assert!(regime("cchc_bnv581").is_none(), "a family needs its kind");
        assert!(find("nd09").is_none());
    }

    #[test]
    fn a_text_out_of_force_says_so() {
        let old = regime("tt02_16_15_quarter").unwrap().valid;
        assert!(old.holds(day(2019, 1, 1), day(2019, 3, 15)));
        assert!(!old.holds(day(2026, 1, 1), day(2026, 3, 15)));
        assert!(Validity::default().holds(day(1900, 1, 1), day(2100, 1, 1)));
    }
}
