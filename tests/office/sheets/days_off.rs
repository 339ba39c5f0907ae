//! Days off that people fill in.

use super::*;

/// An office whose days off people add to in Excel.
async fn with_additions() -> World {
    World::reminders_with(
        &[["1", "Rà soát", "Văn phòng", "", "chậm nhất 20/8/2026"]],
        |s| {
            s.sheets = s.database.parent().map(|d| d.join("vao"));
            s.additions = s.database.parent().map(|d| d.join("ngay-nghi.xlsx"));
        },
    )
    .await
}

const SWAP: &str = "Ngày,Loại,Tên,Số văn bản,Ngày văn bản\n\
                    23/11/2026,hoán đổi nghỉ,Hoán đổi với 21/11/2026,VB 1/VPCP-KGVX,05/10/2026\n\
                    21/11/2026,làm bù,Làm bù cho 23/11/2026,VB 1/VPCP-KGVX,05/10/2026\n";

#[tokio::test]
async fn days_off_that_people_fill_in_are_laid_into_the_calendar_and_answered() {
    let mut world = with_additions().await;
    let rows = format!("{SWAP}hôm nay,làm bù,x,VB 2,\n");
    let receipt = world.take("ngay-nghi.csv", rows.as_bytes(), "2026-10-06").await;
    assert!(receipt.contains("Đã ghi nhận 02 nội dung."), "{receipt}");
    assert!(receipt.contains("Thứ Hai 23/11/2026"), "{receipt}");
    assert!(receipt.contains("Hàng 4: "), "{receipt}");
    let additions = world.settings().additions.clone().unwrap();
    let sheet = sheet::days::read("ngay-nghi.xlsx", &std::fs::read(&additions).unwrap()).unwrap();
    let days: Vec<String> = sheet.entries.iter().map(|e| e.day.to_string()).collect();
    assert_eq!(days, ["2026-11-21", "2026-11-23"]);
}

#[tokio::test]
async fn days_off_taken_again_after_a_death_change_nothing() {
    let mut w = with_additions().await;
    let additions = w.settings().additions.clone().unwrap();
    // The program died when the file was in the store, and had not been moved.
    w.put("ngay-nghi.csv", SWAP.as_bytes());
    let obstacle = w.folder().join("da-nhan");
    std::os::unix::fs::symlink("/dev/null", &obstacle).unwrap();
    w.at("2026-10-06 17:00").await;
    w.at("2026-10-06 17:01").await;
    assert_eq!(w.received().len(), 1, "one receipt");
    let in_force = std::fs::read(&additions).unwrap();
    let entries = sheet::days::read("ngay-nghi.xlsx", &in_force).unwrap().entries;
    assert_eq!(entries.len(), 2);
    w.restart();
    w.reload(|s| s.rules.calendar = s.rules.calendar.clone().with(entries));
    std::fs::remove_file(obstacle).unwrap();
    w.at("2026-10-06 17:02").await;
    w.at("2026-10-06 17:03").await;
    assert_eq!(w.received().len(), 0, "told once");
    assert_eq!(names(&w.folder()), [""; 0], "the move is made up for");
    assert_eq!(std::fs::read(&additions).unwrap(), in_force);
    // Died before the store knew: the rows are in force, the file is new to it.
    let same_rows = format!("{SWAP}\n");
    let receipt = w.take("lan-nua.csv", same_rows.as_bytes(), "2026-10-07").await;
    assert!(receipt.contains("Không có nội dung nào thay đổi"), "{receipt}");
    assert_eq!(std::fs::read(&additions).unwrap(), in_force);
}

#[tokio::test]
async fn a_sheet_of_nothing_but_days_off_is_given_back_with_what_to_do() {
    let mut world = with_additions().await;
    let first = day("2027-01-01");
    let rows: String = first
        .iter_days()
        .take(365)
        .map(|day| format!("{},nghỉ lễ,Nghỉ,VB 1,\n", day.format("%d/%m/%Y")))
        .collect();
    let sheet = format!("Ngày,Loại,Tên,Số văn bản,Ngày văn bản\n{rows}");
    let receipt = world.take("ngay-nghi.csv", sheet.as_bytes(), "2026-10-06").await;
    let text = receipt.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("năm 2027 có 261 ngày nghỉ"), "{receipt}");
    assert!(
        text.contains("đề nghị chỉ giữ các hàng đúng là ngày nghỉ"),
        "{receipt}"
    );
    assert!(
        !world.settings().additions.clone().unwrap().exists(),
        "nothing is stored"
    );
}
