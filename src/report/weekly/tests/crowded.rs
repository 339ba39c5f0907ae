//! How much of a week the page shows.

use super::*;
use crate::finding::Place;

/// A crowded week: something for the leaders to decide, other tasks that are late, a doubt, and as
/// many sectors with so many received and overdue.
pub(super) fn crowded(sectors: &[(&str, i64, i64)]) -> ReportInput {
    let mut input = week();
    let title = "Công khai danh mục thủ tục hành chính sửa đổi, bổ sung tại nơi tiếp nhận hồ sơ";
    let units = [
        "Văn phòng Ban Quản lý",
        "Bộ phận Một cửa",
        "Phòng Đầu tư",
        "Phòng Lao động",
    ];
    input.tasks.overdue = (0..8)
        .map(|i| {
            task(
                &format!("{i}"),
                &format!("{title} lần {i}"),
                units[i % 4],
                day(2026, 6, 1),
                30 - i as i64,
            )
        })
        .collect();
    input.tasks.due_soon = (0..6)
        .map(|i| {
            task(
                &format!("2{i}"),
                &format!("{title} {i}"),
                units[i % 4],
                day(2026, 7, 10),
                0,
            )
        })
        .collect();
    let like = input.figures.rows[0].clone();
    input.figures.rows = sectors
        .iter()
        .map(|(name, received, overdue)| {
            let mut row = like.clone();
            row.sector = (*name).to_owned();
            let c = &mut row.counts;
            (c.c4, c.c5, c.c7, c.c10, c.c13) = (Some(*received), Some(0), Some(0), Some(0), Some(*overdue));
            row
        })
        .collect();
    input.figures.findings = vec![crate::finding::Finding::new(
        "carry_over",
        Severity::Warning,
        Place::Cell("Tổng số/c6".into()),
        "48",
        "Số hồ sơ từ kỳ trước chuyển qua (cột 6) là 48, không khớp với số đang giải quyết (cột 11) cuối kỳ trước.",
    )
    .with_values("50", "48")];
    input
}

#[test]
fn sectors_that_are_overdue_keep_their_rows_on_a_crowded_page_and_the_rest_is_counted() {
    let names = [
        "Đầu tư",
        "Lao động",
        "Môi trường",
        "Đất đai",
        "Xây dựng",
        "Quy hoạch",
    ];
    let more = [
        "Công nghiệp",
        "Thương mại",
        "Khoa học",
        "Hải quan",
        "Việc làm",
        "Cảng biển",
    ];
    let sectors: Vec<(&str, i64, i64)> = names
        .iter()
        .chain(&more)
        .enumerate()
        .map(|(i, name)| match i {
            7 | 10 => (*name, 1, 2),
            _ => (*name, 3 + i as i64, 0),
        })
        .collect();
    let page = weekly(&crowded(&sectors));
    let shown: Vec<&str> = page.table[1..].iter().map(|row| row[0].as_str()).collect();
    let (rest, shown) = shown.split_last().unwrap();
    assert!(shown.len() >= 2, "{:#?}", page.table);
    assert_eq!(
        page.decisions.len(),
        3,
        "{:#?} {:#?} {:#?}",
        page.decisions,
        page.due_soon,
        page.table
    );
    assert!(
        shown.contains(&"Thương mại") && shown.contains(&"Việc làm"),
        "overdue first: {shown:?}"
    );
    assert_eq!(
        *rest,
        format!("{} lĩnh vực còn lại", count(12 - shown.len() as i64))
    );
    assert!(
        page.footing
            .contains("cần kiểm tra: từ kỳ trước chuyển qua 48, kỳ trước còn 50"),
        "{}",
        page.footing
    );
    for line in page.decisions.iter().chain(&page.overdue) {
        let counted = line.starts_with("và ");
        assert!(
            counted || line.split_whitespace().count() >= 8,
            "a matter is still known: {line}"
        );
    }
}

/// Twelve sectors, four units with two overdue tasks each: leaders read which one is the longest, not only
/// how many there are; on a roomy page that of each unit.
#[test]
fn a_unit_with_several_overdue_tasks_has_the_longest_named_where_there_is_room() {
    let sectors: Vec<(&str, i64, i64)> = (0..12).map(|i| ("Đầu tư", 3 + i, 0)).collect();
    let mut input = crowded(&sectors);
    for task in &mut input.tasks.overdue {
        task.working_days_late -= 21;
    }
    let is_named = |line: &String| {
        line.contains(": 02 việc, lâu nhất ") && line.contains(" ngày làm việc (Công khai danh mục thủ")
    };
    let page = weekly(&input);
    assert_eq!(page.decisions, [""; 0]);
    assert!(is_named(&page.overdue[0]), "{:#?}", page.overdue);
    assert!(
        page.overdue.len() == 4 || page.overdue.last().unwrap().starts_with("và "),
        "what is cut is counted: {:#?}",
        page.overdue
    );
    assert!(
        page.due_soon.len() > 2,
        "what is due gives one line to the fourth unit that is late: {:#?} {:#?}",
        page.due_soon,
        page.overdue
    );
    assert!(page.table.len() > 1 + 2, "{:#?}", page.table);

    input.figures.rows.truncate(2);
    input.tasks.due_soon.truncate(1);
    input.figures.findings.clear();
    let page = weekly(&input);
    assert_eq!(
        page.overdue.iter().filter(|line| is_named(line)).count(),
        3,
        "{:#?} {:#?} {:#?}",
        page.decisions,
        page.due_soon,
        page.table
    );
}

/// Twelve sectors that all move, units with long names, a trend, a mark: nothing more fits than this.
#[test]
fn on_the_most_crowded_page_matters_and_what_is_due_take_the_room_of_sectors() {
    let names = [
        "Lao động, tiền lương",
        "Thương mại quốc tế",
        "Hỗ trợ doanh nghiệp",
    ];
    let sectors: Vec<(&str, i64, i64)> = (0..12).map(|i| (names[i % 3], 9, (i % 2) as i64)).collect();
    let mut input = crowded(&sectors);
    input.notes.push("chưa rà soát".into());
    input.tasks.without_date = 1;
    let like = input.figures.clone();
    input.past.row = vec![like; 12];
    for (i, task) in input.tasks.overdue.iter_mut().enumerate() {
        task.unit = [
            "Văn phòng Ban Quản lý",
            "Bộ phận Một cửa",
            "Tổ kiểm soát thủ tục hành chính",
        ][i % 3]
            .into();
    }
    let page = weekly(&input);
    assert!(page.trend.is_some() && page.mark.is_some());
    assert!(page.table.len() > 1 + 2, "{:#?}", page.table);
    assert_eq!(
        page.decisions.len(),
        3,
        "{:#?} {:#?} {:#?}",
        page.decisions,
        page.due_soon,
        page.table
    );
    assert!(page.due_soon.len() > 2, "{:#?}", page.due_soon);
    assert!(
        !page.footing.contains("chưa có thời hạn"),
        "the owner is asked for it every week: {}",
        page.footing
    );
    let reviewed = ReportInput {
        notes: Vec::new(),
        ..input
    };
    assert!(
        weekly(&reviewed).table.len() >= page.table.len(),
        "what is reviewed has the room of the mark"
    );
}

/// Sixty sectors, twelve of them late, four hundred tasks: what cannot be told in words that are understood is told
/// by the number of the plan's row; one unit that is left over is named.
#[test]
fn no_title_is_cut_to_words_that_mean_nothing() {
    let names: Vec<String> = (0..60)
        .map(|n| format!("Hoạt động {n} trong lĩnh vực khoa học và công nghệ"))
        .collect();
    let sectors: Vec<(&str, i64, i64)> = names
        .iter()
        .zip(0..)
        .map(|(name, n)| (name.as_str(), 3, i64::from(n % 5 == 0)))
        .collect();
    let mut input = crowded(&sectors);
    let title = "Hoàn thiện hội trường, thư viện, tủ sách và khu trưng bày sản phẩm đợt";
    let owed = |n: usize| {
        let unit = format!("Trung tâm Ứng dụng tiến bộ khoa học và công nghệ {}", n % 4);
        task(
            &n.to_string(),
            &format!("{title} {n}"),
            &unit,
            day(2026, 1, 5),
            125 - n as i64,
        )
    };
    input.tasks.overdue = (0..100).map(owed).collect();
    let page = weekly(&input);
    let rest = page.table.last().unwrap();
    let shown = page.table.len() - 2;
    let (left, late) = (60 - shown as i64, 12 - shown as i64);
    assert_eq!(
        rest[0],
        format!("{} lĩnh vực còn lại ({} có quá hạn)", count(left), count(late))
    );
    let lines = page.decisions.iter().chain(&page.due_soon);
    for line in lines.filter(|line| !line.starts_with("và ")) {
        let title = line.split_once(": ").unwrap().1;
        let title = title.split([',', '(']).next().unwrap().trim();
        let is_known = title.starts_with("nhiệm vụ số ") || title.split_whitespace().count() >= 6;
        assert!(is_known || !title.contains('…'), "{line}");
    }
    assert_eq!(
        page.overdue,
        ["Trung tâm Ứng dụng tiến bộ khoa học và công nghệ 3: 25 việc quá hạn"]
    );
    assert!(page.footing.starts_with("Số liệu chốt lúc "), "{}", page.footing);
    assert!(super::super::fits(&page), "{page:#?}");
}

#[test]
fn however_short_titles_are_two_tasks_never_read_alike() {
    let mut input = crowded(&[("Đầu tư", 3, 1); 12]);
    input.notes.push("chưa rà soát".into());
    for (i, task) in input.tasks.due_soon.iter_mut().enumerate() {
        task.unit = "Văn phòng Ban Quản lý".into();
        task.title = format!("Báo cáo công tác cải cách hành chính năm 2026 của đơn vị thứ {i}");
    }
    for task in &mut input.tasks.overdue {
        task.title = task.title.replace(',', "");
    }
    for room in Room::all() {
        let page = super::super::page(&input, room);
        let lines = [page.decisions, page.overdue, page.due_soon].concat();
        let titles = lines.iter().filter_map(|line| Some(line.split_once(": ")?.1));
        let mut titles: Vec<&str> = titles.map(|t| t.split(", ").next().unwrap()).collect();
        let all = titles.len();
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), all, "{lines:#?}");
    }
}

#[test]
fn a_quiet_week_shows_every_sector_that_moves_and_says_its_doubt_in_full() {
    let mut input = crowded(&[("Đầu tư", 3, 0), ("Lao động", 2, 0), ("Môi trường", 0, 0)]);
    input.tasks.overdue.clear();
    input.tasks.due_soon.clear();
    let page = weekly(&input);
    assert_eq!(page.table.len(), 1 + 2 + 1);
    assert!(
        page.footing
            .contains("từ kỳ trước chuyển qua 48, kỳ trước còn 50"),
        "{}",
        page.footing
    );
}

#[test]
fn the_worst_week_fits_on_the_page_and_what_is_cut_is_counted() {
    let mut input = week();
    let title = "Báo cáo kết quả rà soát, đơn giản hóa thủ tục hành chính nội bộ theo chỉ đạo của thành phố";
    let many = |unit: &dyn Fn(usize) -> String| -> Vec<ReportTask> {
        (0..20)
            .map(|i| task("4", title, &unit(i), day(2026, 7, 10), i as i64 + 1))
            .collect()
    };
    input.tasks.overdue = many(&|i| format!("Phòng Quản lý tài nguyên số {}", i % 7));
    for (i, task) in input.tasks.overdue.iter_mut().enumerate() {
        task.number = i.to_string();
    }
    input.tasks.due_soon = many(&|_| "Phòng Quản lý tài nguyên và môi trường".into());
    for (i, task) in input.tasks.due_soon.iter_mut().enumerate() {
        task.title = format!("{title} lần thứ {i}");
    }
    let rows: Vec<_> = input.figures.rows.iter().cycle().take(20).cloned().collect();
    input.figures.rows = rows;
    input.figures.findings = vec![Finding::new(
        "carry_over",
        Severity::Warning,
        Place::Cell("c6".into()),
        "300",
        "Số hồ sơ từ kỳ trước chuyển qua khác số đang giải quyết của kỳ trước.",
    )];
    input.notes = vec!["chưa rà soát".into()];
    let page = weekly(&input);
    assert!(
        page.overdue.last().unwrap().ends_with(" đơn vị khác"),
        "{:#?}",
        page.overdue
    );
    let cut = format!("và {} việc khác", count(21 - page.due_soon.len() as i64));
    assert_eq!(page.due_soon.last(), Some(&cut));
    assert!(page.due_soon.len() >= 2, "one at least is named");
    assert!(page.table.len() > 2, "{:#?}", page.table);
    assert_eq!(page.mark.as_deref(), Some("chưa rà soát"));
    let cells = page.table.concat();
    assert_eq!(page.decisions.len(), 3, "{:#?}", page.decisions);
    assert!(
        page.decisions[0].ends_with("; và 02 việc khác"),
        "{:#?}",
        page.decisions
    );
    // A decision names one matter and counts the others; a line names one or counts them.
    let number = |line: &str| -> i64 {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words
            .iter()
            .position(|w| w.trim_end_matches(',') == "việc" && words.len() > 1);
        at.and_then(|at| words[at - 1].parse().ok()).unwrap_or(0)
    };
    let asked: i64 = page.decisions.iter().map(|line| 1 + number(line)).sum();
    let others: i64 = page.overdue.iter().map(|line| number(line).max(1)).sum();
    assert_eq!(asked + others, 20, "{:#?}{:#?}", page.decisions, page.overdue);
    input.figures = Figures::unknown(input.period.clone());
    assert!(
        weekly(&input)
            .headline
            .ends_with("20 việc quá hạn của 07 đơn vị.")
    );
    let items = page.decisions.len() + page.overdue.len() + page.due_soon.len();
    let lines = 1 + page.table.len() + items + 1;
    let all = [
        vec![page.headline, page.footing],
        cells,
        page.decisions,
        page.overdue,
        page.due_soon,
    ]
    .concat();
    let words = all.iter().flat_map(|line| line.split_whitespace()).count();
    assert!(
        lines <= 16 && words + items <= 190,
        "{lines} lines, {words} words\n{all:#?}"
    );
}
