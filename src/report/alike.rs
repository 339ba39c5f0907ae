//! Which figures are of one series: counted by one source, over windows of one length.

use crate::calendar::Period;
use crate::dossier::Figures;

/// Two systems count differently, and two weeks are more than one: neither shows a rise or a fall.
pub(super) fn are_alike(one: &Figures, other: &Figures) -> bool {
    are_as_long(&one.period, &other.period) && have_one_source(one, other)
}

/// Where nothing is known nothing is of another source.
pub(super) fn have_one_source(one: &Figures, other: &Figures) -> bool {
    let source = |figures: &Figures| figures.provenance.as_ref().map(|from| from.source.clone());
    source(one)
        .zip(source(other))
        .is_none_or(|(one, other)| one == other)
}

/// Months have 28 to 31 days, years 365 or 366; a week that holds the days off of another is twice as long.
pub(super) fn are_as_long(one: &Period, other: &Period) -> bool {
    let (short, long) = (one.days().min(other.days()), one.days().max(other.days()));
    (long - short) * 7 < short
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, week};
    use super::*;

    #[test]
    fn months_and_years_are_as_long_as_each_other_and_two_weeks_are_not_one() {
        let of = |days: i64| Period {
            from: day(2025, 1, 1),
            to: day(2025, 1, 1) + chrono::Duration::days(days - 1),
            ..week().period
        };
        for (one, other, want) in [
            (7, 7, true),
            (7, 14, false),
            (28, 31, true),
            (365, 366, true),
            (181, 184, true),
            (31, 90, false),
        ] {
            assert_eq!(are_as_long(&of(one), &of(other)), want, "{one} {other}");
            assert_eq!(are_as_long(&of(other), &of(one)), want, "{other} {one}");
        }
    }
}
