//! What people say, at the command line and in sheets.

use super::*;

#[test]
fn what_a_person_says_of_a_task_is_stored_and_believed() {
    let desk = Desk::new(|text| text);
    let done = desk.run(&[
        "task",
        "done",
        "6",
        "--number",
        "21/TB-BPMC",
        "--date",
        "2024-12-31",
    ]);
    assert_eq!(status(&done), 0, "{}", stderr(&done));
    let six = |at: &[&str]| -> Value {
        let list = desk.run(&[&["task", "list", "--json"], at].concat());
        let text = stdout(&list);
        let mut lines = text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap());
        lines.find(|v| v["task"] == "6").unwrap()
    };
    let then = six(&["--at", "2026-07-06T08:00:00+07:00"]);
    assert!(
        !then["state"].as_str().unwrap().starts_with("done"),
        "nobody had said it then: {then}"
    );
    let six = six(&[]);
    assert_eq!(six["state"], "done_on_time");
    let agenda = json(&desk.run(&["agenda", "--at", "2026-07-07T13:15:00+07:00", "--json"]));
    let id = six["id"].as_str().unwrap();
    let told = |v: &Value| {
        v["told"]
            .as_array()
            .is_some_and(|t| t.iter().any(|t| t["task"] == id))
    };
    assert!(!agenda["do"].as_array().unwrap().iter().any(told));
    assert_eq!(
        status(&desk.run(&["task", "done", "99", "--number", "1", "--date", "2024-12-31"])),
        2
    );
}

#[test]
fn a_tracking_sheet_goes_out_and_comes_back_and_a_list_of_the_task_system_is_counted() {
    let desk = Desk::new(|text| text);
    let sheet = desk.dir.path().join("so-theo-doi.xlsx");
    let sheet = sheet.to_str().unwrap();
    assert_eq!(
        status(&desk.run(&["task", "export", sheet, "--unit", "dautu"])),
        0
    );
    let back = desk.run(&["task", "import", sheet, "--apply"]);
    assert_eq!(status(&back), 0, "{}", stderr(&back));
    assert!(stdout(&back).contains("Không có thay đổi"));
    assert_eq!(
        status(&desk.run(&["task", "export", sheet, "--unit", "nobody"])),
        2
    );

    let list = desk.dir.path().join("giao-viec.csv");
    let rows =
        "STT;Nội dung nhiệm vụ;Văn bản giao;Ngày giao;Đơn vị chủ trì;Hạn xử lý;Trạng thái;Ngày hoàn thành
1;Báo cáo A;1/UBND;02/01/2024;Văn phòng;20/01/2024;Đã hoàn thành đúng hạn;19/01/2024
2;Báo cáo B;1/UBND;02/01/2024;Văn phòng;20/01/2024;Đang thực hiện quá hạn;
3;Báo cáo C;2/UBND;02/01/2024;Văn phòng;20/01/2024;bảy;
4;Báo cáo D;2/UBND;02/01/2024;Văn phòng;31/12/2199;Đang thực hiện trong hạn;
";
    std::fs::write(&list, rows).unwrap();
    let list = list.to_str().unwrap();
    let tally = || {
        let all = json(&desk.run(&["task", "list", "--summary", "--json"]));
        let n = |key: &str| all["system"][key].as_i64().unwrap();
        [n("given"), n("done"), n("in_time"), n("overdue")]
    };
    assert_eq!(
        status(&desk.run(&["task", "import", list])),
        1,
        "one row is not understood"
    );
    assert_eq!(tally(), [0; 4], "nothing is stored without --apply");
    for _ in 0..2 {
        assert_eq!(status(&desk.run(&["task", "import", list, "--apply"])), 1);
        assert_eq!(tally(), [3, 1, 1, 1], "the others are, and once");
    }
    let foreign = desk.run(&["task", "import", desk.config().to_str().unwrap()]);
    assert_eq!(status(&foreign), 2);
}

/// The disk is measured, not remembered; of another moment nobody can say.
#[test]
fn status_measures_the_disk_where_the_database_lies() {
    let desk = Desk::new(|text| text);
    let now = json(&desk.run(&["status", "--json"]));
    assert!(now["disk"]["free"].as_u64().is_some_and(|free| free > 0), "{now}");
    let spaces = ["enough", "little", "full"];
    assert!(spaces.iter().any(|space| now["disk"]["space"] == *space), "{now}");
    assert!(
        now["last_sent"].is_string() || now["last_sent"].is_null(),
        "{now}"
    );
    let then = json(&desk.run(&["status", "--json", "--at", "2026-07-03T16:00:00+07:00"]));
    assert!(then["disk"].is_null(), "{then}");
}
