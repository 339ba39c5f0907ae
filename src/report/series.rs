//! Reports of the settings that come back within a period, told as one: nobody reads twelve lines that
//! differ in the month.

use super::input::ReportTask;

/// Fewer of them are told one by one.
const SERIES: usize = 3;

/// "Báo cáo … tháng 01 năm 2027", "… tháng 02 năm 2027" and so on become "Báo cáo … hằng tháng", each with its
/// own day.
pub(super) fn in_series(tasks: &[ReportTask]) -> Vec<ReportTask> {
    let stems: Vec<Option<String>> = tasks.iter().map(stem).collect();
    let is_series = |at: usize| {
        let same = |other: &usize| stems[*other] == stems[at] && tasks[*other].unit == tasks[at].unit;
        (0..tasks.len()).filter(same).count() >= SERIES
    };
    let told = tasks.iter().enumerate().map(|(at, task)| match &stems[at] {
        Some(stem) if is_series(at) => ReportTask {
            title: stem.clone(),
            ..task.clone()
        },
        _ => task.clone(),
    });
    told.collect()
}

/// The title of all periods, "Báo cáo … hằng tháng", of a report of the settings that names one month or quarter.
fn stem(task: &ReportTask) -> Option<String> {
    let of = |kind: &str| {
        let (stem, period) = task.title.rsplit_once(&format!(" {kind} "))?;
        let words: Vec<&str> = period.split_whitespace().collect();
        let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        match words.as_slice() {
            [_, "năm", year] if is_year(year) => Some(format!("{stem} hằng {kind}")),
            _ => None,
        }
    };
    // A row of the plan is told as the plan has it.
    let is_of_settings = task.number.is_empty();
    is_of_settings.then(|| of("tháng").or_else(|| of("quý")))?
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, task};
    use super::*;

    #[test]
    fn reports_of_every_month_are_one_and_rows_of_the_plan_stay_as_they_are() {
        let monthly = |m| {
            let title = format!("Báo cáo công tác cải cách hành chính tháng {m} năm 2027");
            task("", &title, "Văn phòng", day(2027, m, 23), 0)
        };
        let row = |m| ReportTask {
            number: "9".into(),
            ..monthly(m)
        };
        let titles =
            |tasks: &[ReportTask]| -> Vec<String> { in_series(tasks).into_iter().map(|t| t.title).collect() };
        let months: Vec<ReportTask> = (1..=3).map(monthly).collect();
        assert_eq!(
            titles(&months),
            vec!["Báo cáo công tác cải cách hành chính hằng tháng"; 3]
        );
        assert_eq!(titles(&months[..2]), [months[0].title.as_str(), &months[1].title]);
        let rows: Vec<ReportTask> = (1..=3).map(row).collect();
        assert_eq!(
            titles(&rows),
            months.iter().map(|t| t.title.clone()).collect::<Vec<_>>()
        );
    }
}
