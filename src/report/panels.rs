//! The chart of the last periods as a draft prints it.

use super::input::ReportInput;
use super::trend::{chart, name_of_kind};
use crate::calendar::count;
use crate::paper::Chart;

/// Lines so many times lower than others lie on the axis beside them.
const LOW: i64 = 10;

/// The chart as it is printed: what is pending has one of its own where beside what came and went it would lie on the
/// axis.
pub(super) fn panels(input: &ReportInput) -> Vec<Chart> {
    let Some(chart) = chart(input) else {
        return Vec::new();
    };
    let most = |lines: &[(String, Vec<Option<i64>>)]| {
        let values = lines
            .iter()
            .flat_map(|(_, values)| values.iter().copied().flatten());
        values.max().unwrap_or(0)
    };
    let (flows, stocks) = chart.series.split_at(2);
    if most(stocks).saturating_mul(LOW) >= most(flows) {
        return vec![chart];
    }
    let periods = format!(
        "qua {} {} gần nhất",
        count(chart.categories.len() as i64),
        name_of_kind(input.period.kind)
    );
    let panel = |what: &str, series: &[(String, Vec<Option<i64>>)]| Chart {
        title: format!("{what} {periods}"),
        categories: chart.categories.clone(),
        series: series.to_vec(),
    };
    vec![
        panel("Số hồ sơ tiếp nhận, đã giải quyết", flows),
        panel("Số hồ sơ đang giải quyết", stocks),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::trend::tests::with_row;
    use super::*;

    #[test]
    fn what_is_pending_has_a_chart_of_its_own_where_it_would_lie_on_the_axis() {
        let mut input = with_row();
        for figures in &mut input.past.row {
            let counts = &mut figures.total.counts;
            (counts.c11, counts.c13) = (Some(325), Some(6));
        }
        assert_eq!(panels(&input), vec![chart(&input).unwrap()]);
        for figures in &mut input.past.row {
            let counts = &mut figures.total.counts;
            (counts.c11, counts.c13) = (Some(56), Some(1));
        }
        let [flows, stocks] = &panels(&input)[..] else {
            panic!("two charts")
        };
        assert_eq!(flows.series[1].1[5], Some(2162));
        assert_eq!(stocks.series[0].1[5], Some(56));
        assert_eq!(stocks.title, "Số hồ sơ đang giải quyết qua 06 kỳ gần nhất");
        input.past.row.clear();
        assert_eq!(panels(&input), []);
    }
}
