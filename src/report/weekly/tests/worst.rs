//! What leaders read in the worst of weeks.

use super::crowded::crowded;
use super::*;

/// Thirty units late, twelve sectors with overdue dossiers, a doubt, tasks from before reminders, a page that nobody
/// has reviewed: leaders still read the three longest matters, and what is not named is counted. (Of the
/// sentence on the source the letter cuts the rest.)
#[test]
fn the_three_longest_matters_are_named_in_the_worst_of_weeks() {
    let sectors = [("Hạ tầng kỹ thuật đô thị, khu công nghiệp", 40, 7); 12];
    let mut input = crowded(&sectors);
    let late = |n: usize| {
        let unit = format!("Phòng Quản lý tài nguyên và môi trường {}", n % 30);
        let title = format!("Rà soát, đơn giản hóa quy trình nội bộ giải quyết thủ tục hành chính đợt {n}");
        task(&n.to_string(), &title, &unit, day(2026, 1, 5), 125 - n as i64)
    };
    input.tasks.overdue = (0..120).map(late).collect();
    input.tasks.before_live = 14;
    input.tasks.without_date = 6;
    input.notes = vec![
        "chưa rà soát".into(),
        "Nguồn motcua: lần hỏi lúc 23 giờ 50 ngày 02/7/2026 không nhận được số liệu (không kết nối được); vẫn dùng số liệu lấy trước đó.".into(),
    ];
    let page = weekly(&input);
    let all = [
        vec![page.headline.clone(), page.footing.clone()],
        page.decisions.clone(),
        page.table.concat(),
        page.overdue.clone(),
        page.due_soon.clone(),
    ];
    assert_eq!(page.decisions.len(), 3, "{all:#?}");
    for (line, n) in page.decisions.iter().zip(0..) {
        assert!(line.contains(&format!("môi trường {n}: Rà soát")), "{line}");
        assert!(line.ends_with("hạn 05/01/2026; và 03 việc khác"), "{line}");
    }
    let cut = page.overdue.last().unwrap();
    assert!(cut.starts_with("và 1") && cut.ends_with(" đơn vị khác"), "{cut}");
    assert!(page.table.len() > 2, "a sector is named: {all:#?}");
    assert!(!page.due_soon.is_empty());
}
