//! Reports of other offices, written before the rules were looked at: other kinds, other wordings,
//! other tables; and sentences that testers tried.

use crate::proofreading::{Planted, folder, found_in, in_word, planted_in, read, shown};
use dossierd::finding::{Finding, Severity};
use dossierd::proofread::tally;

const OFFICES: &str = "offices/";

/// A report as a file: what has merged cells as a Word file.
fn checked(name: &str, text: &str) -> Vec<Finding> {
    match name.ends_with(".cells") {
        true => found_in("bao-cao.docx", &in_word(text)),
        false => found_in(name, text.as_bytes()),
    }
}

fn offices() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder().join(OFFICES))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n != "key.tsv")
        .map(|n| format!("{OFFICES}{n}"))
        .collect();
    names.sort();
    assert!(names.len() >= 12, "{names:?}");
    names
}

#[test]
fn a_right_report_of_another_office_has_no_error_and_at_most_one_warning() {
    for name in offices() {
        let found = checked(&name, &read(&name));
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings <= 1, "{name}\n{}", shown(&found));
    }
}

/// A sum that is broken may be told as a sum, as a balance, or as two figures of one thing.
fn is_found(planted: &Planted, found: &[Finding], before: &[Finding]) -> bool {
    const FIGURES: [&str; 3] = ["identity", "sum_of_parts", "cross_report"];
    let of_figures = FIGURES.contains(&planted.rule.as_str());
    found.iter().filter(|f| !before.contains(f)).any(|f| {
        let is_rule = f.rule == planted.rule || (of_figures && FIGURES.contains(&f.rule.as_str()));
        is_rule && f.severity > Severity::Hint
    })
}

#[test]
fn every_error_planted_in_a_report_of_another_office_is_found() {
    let all = planted_in("offices/key.tsv", OFFICES);
    assert!(all.len() >= 190, "{}", all.len());
    let mut missed = String::new();
    for planted in &all {
        let before = checked(&planted.base, &read(&planted.base));
        let found = checked(&planted.base, &planted.text);
        if !is_found(planted, &found, &before) {
            missed += &format!(
                "{} [{}] {}\n{}",
                planted.base,
                planted.rule,
                planted.what,
                shown(&found)
            );
        }
    }
    assert_eq!(missed, "");
}

/// What testers wrote and what is right.
const RIGHT: &[(&str, &str)] = &[
    (
        "1a",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTháng 5 tiếp nhận 60 hồ sơ (tháng 4 là 50 hồ sơ); lũy kế từ đầu năm đến nay tiếp nhận 310 hồ sơ, đã giải quyết 290 hồ sơ, đang giải quyết 20 hồ sơ.\n",
    ),
    (
        "1b",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nTrong quý I năm 2026 đã giải quyết 200 hồ sơ; quý II năm 2026 giải quyết 220 hồ sơ, tăng 20 hồ sơ (10%).\n",
    ),
    (
        "1c",
        "BÁO CÁO\nKết quả thực hiện nhiệm vụ tháng 01 năm 2026, nhiệm vụ trọng tâm tháng 02 năm 2026\n\nTháng 01 năm 2026, Ban tiếp nhận 20 hồ sơ; tháng 12 năm 2025 là 18 hồ sơ; tăng 02 hồ sơ.\n",
    ),
    (
        "2",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTháng 5, tiếp nhận 60 hồ sơ, tăng 20% so với tháng trước (50 hồ sơ) và giảm 25% so với cùng kỳ năm 2025 (80 hồ sơ).\n",
    ),
    (
        "3",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2026 và nhiệm vụ năm 2027\nSố liệu từ ngày 15/12/2025 đến ngày 14/12/2026.\n",
    ),
    (
        "4",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nĐã giải quyết 5.020 hồ sơ.\nSố hồ sơ giải quyết trước hạn: 4.800; đúng hạn: 215; quá hạn: 05.\n",
    ),
    (
        "5a",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n1. Kết quả\nKỳ trước chuyển qua 45 hồ sơ, tiếp nhận mới 10.520 hồ sơ. Đã giải quyết 10.490 hồ sơ (trước hạn 9.000 hồ sơ, đúng hạn 1.480 hồ sơ, quá hạn 10 hồ sơ), chưa đến hạn 75 hồ sơ.\n2. Hạn chế\nCòn 10 hồ sơ trễ hạn do lỗi hệ thống.\n",
    ),
    (
        "5b",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\n1. Nhiệm vụ: được giao 40 nhiệm vụ; hoàn thành 29 nhiệm vụ; đang thực hiện 11 nhiệm vụ, trong hạn 11.\n2. Hồ sơ: tiếp nhận 20 hồ sơ, kỳ trước chuyển qua 0 hồ sơ; đã giải quyết 18 hồ sơ, đang giải quyết 02 hồ sơ.\n3. Biên chế: giao 95, có mặt 92, còn thiếu 03.\n",
    ),
    (
        "6",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTổng số hồ sơ tiếp nhận: 60 hồ sơ, bao gồm: lĩnh vực đầu tư 20 hồ sơ, lao động 30 hồ sơ, môi trường 10 hồ sơ. Trong đó trực tuyến 55 hồ sơ, trực tiếp 05 hồ sơ.\n",
    ),
    (
        "7",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nTổng số nhiệm vụ được giao trong quý là 45, đã hoàn thành 40 nhiệm vụ, trong đó 38 nhiệm vụ đúng hạn và 02 nhiệm vụ quá hạn; đang thực hiện 05 nhiệm vụ trong hạn.\n",
    ),
    (
        "8",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nThực hiện Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025 và Nghị quyết số 190/2025/QH15 ngày 19/02/2025 của Quốc hội.\n",
    ),
    (
        "9",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nThu hút 120 triệu USD vốn đầu tư.\n",
    ),
    (
        "67",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTiếp nhận 245 hồ sơ; giải quyết 230 hồ sơ, gồm 229 hồ sơ đúng và trước hạn (99,6%), 01 hồ sơ quá hạn (0,4%); còn lại 15 hồ sơ trong hạn.\n",
    ),
    (
        "44",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026\n\nTrong quý I tiếp nhận 250 hồ sơ, quý II tiếp nhận 270 hồ sơ; tổng 6 tháng đầu năm tiếp nhận 520 hồ sơ.\n",
    ),
    (
        "45",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nSố văn bản đến 2.345, văn bản đi 1.230; 100% văn bản đi được ký số (trừ 12 văn bản mật).\n",
    ),
    (
        "46",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nSố TTHC đã tiếp nhận hồ sơ trực tuyến: 40/66 TTHC, đạt 60,6%.\n",
    ),
    (
        "61",
        "BÁO CÁO\nKết quả thực hiện nhiệm vụ quý III, phương hướng nhiệm vụ quý IV năm 2026\n\nTiếp nhận 10 hồ sơ.\n",
    ),
    (
        "68",
        "BÁO CÁO\nKết quả 9 tháng đầu năm 2026\n\nTrong đó quý III tiếp nhận 310 hồ sơ, tăng 10 hồ sơ so với quý II (300 hồ sơ), tăng 20 hồ sơ so với quý I (290 hồ sơ).\n",
    ),
];

#[test]
fn right_sentences_that_testers_tried_are_left_alone() {
    for (name, text) in RIGHT {
        let found = found_in("bao-cao.txt", text.as_bytes());
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings <= 1, "{name}\n{}", shown(&found));
    }
}

/// What testers wrote and what is wrong, with the rule that says so.
const WRONG: &[(&str, &str, &str)] = &[
    (
        "10",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nĐã giải quyết 440 hồ sơ, trong đó trước hạn 400 hồ sơ, đúng hạn 37 hồ sơ, quá hạn 03 hồ sơ. Tỷ lệ giải quyết trước hạn, đúng hạn đạt 89,3%.\n",
    ),
    (
        "11a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nTổng số 456 hồ sơ; đã giải quyết 440 hồ sơ, trong đó 437 hồ sơ trước hạn và đúng hạn, 03 hồ sơ quá hạn; đang giải quyết 25 hồ sơ.\n",
    ),
    (
        "11b",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nPhường tiếp nhận 456 hồ sơ, giải quyết xong 440 hồ sơ, tồn 25 hồ sơ.\n",
    ),
    (
        "12a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý I năm 2026\n\nĐã giải quyết 1.150 hồ sơ.\nSo với quý IV năm 2025, số hồ sơ đã giải quyết tăng 60 hồ sơ (1.100 hồ sơ).\n",
    ),
    (
        "12a2",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý I năm 2026\n\nTiếp nhận 1.245 hồ sơ, đã giải quyết 1.150 hồ sơ.\nSo với quý IV năm 2025, số hồ sơ đã giải quyết tăng 60 hồ sơ (từ 1.100 hồ sơ lên 1.150 hồ sơ).\n",
    ),
    (
        "12b",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nĐăng 126 tin, bài; tăng 36 tin, bài (26%) so với cùng kỳ năm 2025 (100 tin, bài).\n",
    ),
    (
        "12c",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nSố hồ sơ tiếp nhận là 445 hồ sơ, tháng trước 430 hồ sơ, giảm 15 hồ sơ.\n",
    ),
    (
        "13a",
        "label_vs_period",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nThực hiện chế độ báo cáo, Sở báo cáo kết quả năm 2024, số liệu tính từ ngày 15/12/2024 đến ngày 14/12/2025 như sau:\n",
    ),
    (
        "13b",
        "label_vs_period",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nI. KẾT QUẢ THỰC HIỆN NĂM 2024\n1. Chỉ đạo\nBan hành 05 văn bản.\n",
    ),
    (
        "13c",
        "label_vs_period",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nI. KẾT QUẢ\nBan hành 05 văn bản.\nII. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027\n1. Kiểm tra.\n",
    ),
    (
        "14",
        "sum_of_parts",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nQuý I giải quyết 800 hồ sơ, quý II giải quyết 900 hồ sơ, quý III giải quyết 860 hồ sơ, quý IV giải quyết 870 hồ sơ; cả năm 3.420 hồ sơ.\n",
    ),
    (
        "15",
        "docno_monotonic",
        "UBND TỈNH\nSố: 99/BC-BQL\nHà, ngày 18 tháng 12 năm 2025\nBÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nBan hành Kế hoạch số 15/KH-BQL ngày 08/01/2025, Công văn số 44/BQL-VP ngày 03/02/2025 và Thông báo số 30/TB-BQL ngày 20/8/2025.\n",
    ),
    (
        "16",
        "section_sequence",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nPHẦN THỨ NHẤT\nKẾT QUẢ\n1. Một\nBan hành 05 văn bản.\nPHẦN THỨ BA\nNHIỆM VỤ\n1. Hai\n",
    ),
    (
        "16b",
        "section_sequence",
        "BÁO CÁO\n\nTT\tLĩnh vực\tTiếp nhận\tĐã giải quyết\n1\tĐầu tư\t5\t5\n2\tLao động\t6\t6\n4\tĐất đai\t7\t7\n\tCộng\t18\t18\n",
    ),
    (
        "17a",
        "symbol_format",
        "SỞ NỘI VỤ\nSố: 88-BC/BQL\nHà, ngày 18 tháng 12 năm 2025\nBÁO CÁO\nKết quả cải cách hành chính năm 2025\n\n",
    ),
    (
        "17b",
        "symbol_format",
        "SỞ NỘI VỤ\nSố: 88/BCBQL\nHà, ngày 18 tháng 12 năm 2025\nBÁO CÁO\nKết quả cải cách hành chính năm 2025\n\n",
    ),
    (
        "18",
        "sum_of_parts",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nTrong kỳ tiếp nhận 05 phản ánh, kiến nghị; đã xử lý 03, đang xử lý 01.\n",
    ),
    (
        "19a",
        "identity",
        "BÁO CÁO\nKết quả giải quyết thủ tục hành chính quý II năm 2026\n\nKỳ trước chuyển qua 45 hồ sơ; tiếp nhận mới 1.200 hồ sơ, trong đó trực tuyến 1.100 hồ sơ, trực tiếp 100 hồ sơ. Tổng số 1.245 hồ sơ. Tỷ lệ hồ sơ trực tuyến đạt 88,4%.\n",
    ),
    (
        "19b",
        "identity",
        "BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\nTiếp nhận mới 3.400 hồ sơ, gồm 3.128 hồ sơ trực tuyến, 272 hồ sơ trực tiếp, chiếm 9%.\n",
    ),
    (
        "62",
        "sum_of_parts",
        "BÁO CÁO\nKết quả công tác quý II năm 2026\n\nRà soát 25 thủ tục nội bộ: giữ nguyên 11, sửa đổi 12, bãi bỏ 03.\n",
    ),
];

#[test]
fn wrong_sentences_that_testers_tried_are_found() {
    for (name, rule, text) in WRONG {
        let found = found_in("bao-cao.txt", text.as_bytes());
        let is_told = found
            .iter()
            .any(|f| f.rule == *rule && f.severity > Severity::Hint);
        assert!(is_told, "{name} [{rule}]\n{}", shown(&found));
    }
}

#[test]
fn what_was_carried_over_is_held_against_the_end_of_the_period_before() {
    let report = |carried: u32| {
        format!(
            "BÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 5 năm 2026\n\nCuối kỳ trước còn 45 hồ sơ đang giải quyết. \
             Kỳ này kỳ trước chuyển qua {carried} hồ sơ, tiếp nhận mới 100 hồ sơ; đã giải quyết {} hồ sơ, đang giải quyết 40 hồ sơ.\n",
            60 + carried
        )
    };
    let told = |carried| {
        let found = found_in("bao-cao.txt", report(carried).as_bytes());
        let carry = found.into_iter().find(|f| f.rule == "carry_over");
        carry.map(|f| (f.severity, f.expected, f.found))
    };
    assert_eq!(told(45), None);
    let wrong = (Severity::Warning, Some("45".to_owned()), Some("54".to_owned()));
    assert_eq!(told(54), Some(wrong));
}

#[test]
fn a_comparison_across_the_merger_wants_a_note() {
    let report = |note: &str| {
        format!(
            "BÁO CÁO\nKết quả giải quyết thủ tục hành chính 6 tháng đầu năm 2026\n\nTiếp nhận 400 hồ sơ, tăng 100 hồ sơ so với cùng kỳ năm 2025 (300 hồ sơ){note}.\n"
        )
    };
    let is_told = |text: &str| {
        let found = found_in("bao-cao.txt", text.as_bytes());
        found
            .iter()
            .any(|f| f.rule == "cross_report" && f.message.contains("01/7/2025"))
    };
    assert!(is_told(&report("")));
    assert!(!is_told(&report(", số liệu đã quy đổi sau sắp xếp")));
    // Both halves lie behind the day.
    assert!(!is_told(
        &report("").replace("2026", "2027").replace("2025", "2026")
    ));
}
