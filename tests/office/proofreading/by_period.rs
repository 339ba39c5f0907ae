//! Balances told period by period, and what one period leaves to the next, by whichever name it is called.

use crate::proofreading::{found_in, shown};
use dossierd::proofread::tally;

const NINE_MONTHS: &str = "BÁO CÁO\nKết quả công tác 9 tháng đầu năm 2025\n\nI. KẾT QUẢ\n";
const WEEK: &str = "BÁO CÁO TUẦN\nKết quả giải quyết thủ tục hành chính tuần 41 năm 2026 (từ ngày 05/10/2026 đến ngày 09/10/2026)\n\nI. KẾT QUẢ\n1. ";
const MONTH: &str = "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\nI. KẾT QUẢ\n1. ";

/// Each period closes and begins with what the one before it left.
const RIGHT_BY_PERIOD: &[&str] = &[
    "1. Quý I: kỳ trước chuyển sang 88 hồ sơ, nhận mới 402 hồ sơ, giải quyết 385 hồ sơ, còn lại 105 hồ sơ.\n2. Quý II: kỳ trước chuyển sang 105 hồ sơ, nhận mới 467 hồ sơ, giải quyết 480 hồ sơ, còn lại 92 hồ sơ.\n3. Quý III: kỳ trước chuyển sang 92 hồ sơ, nhận mới 451 hồ sơ, giải quyết 446 hồ sơ, còn lại 97 hồ sơ.",
    "Quý I: đầu kỳ 88 hồ sơ, tiếp nhận 402 hồ sơ, giải quyết 385 hồ sơ, cuối kỳ 105 hồ sơ; quý II: đầu kỳ 105 hồ sơ, tiếp nhận 467 hồ sơ, giải quyết 480 hồ sơ, cuối kỳ 92 hồ sơ; quý III: đầu kỳ 92 hồ sơ, tiếp nhận 451 hồ sơ, giải quyết 446 hồ sơ, cuối kỳ 97 hồ sơ.",
    "- Tháng 7: tồn đầu tháng 40 hồ sơ; tiếp nhận 151 hồ sơ; đã giải quyết 160 hồ sơ; tồn cuối tháng 31 hồ sơ.\n- Tháng 8: tồn đầu tháng 31 hồ sơ; tiếp nhận 144 hồ sơ; đã giải quyết 150 hồ sơ; tồn cuối tháng 25 hồ sơ.\n- Tháng 9: tồn đầu tháng 25 hồ sơ; tiếp nhận 170 hồ sơ; đã giải quyết 158 hồ sơ; tồn cuối tháng 37 hồ sơ.",
    "- Quý I tiếp nhận 402 hồ sơ, giải quyết 385 hồ sơ, chuyển quý II 105 hồ sơ.\n- Quý II tiếp nhận 467 hồ sơ, giải quyết 480 hồ sơ, chuyển quý III 92 hồ sơ.\n- Quý III tiếp nhận 451 hồ sơ, giải quyết 446 hồ sơ, chuyển quý IV 97 hồ sơ.",
    "a) Quý I năm 2025: tồn từ năm 2024 là 88 hồ sơ, tiếp nhận mới 402 hồ sơ (trực tuyến 390 hồ sơ, trực tiếp 12 hồ sơ), đã giải quyết 385 hồ sơ (quá hạn 04 hồ sơ), đang giải quyết 105 hồ sơ.\nb) Quý II năm 2025: quý I chuyển sang 105 hồ sơ, tiếp nhận mới 467 hồ sơ (trực tuyến 460 hồ sơ, trực tiếp 07 hồ sơ), đã giải quyết 480 hồ sơ, đang giải quyết 92 hồ sơ.",
    "1. Phản ánh, kiến nghị\nQuý I: tồn đầu quý 08 phản ánh, tiếp nhận 42 phản ánh, đã trả lời 45 phản ánh, còn lại 05 phản ánh.\nQuý II: tồn đầu quý 05 phản ánh, tiếp nhận 36 phản ánh, đã trả lời 38 phản ánh, còn lại 03 phản ánh.",
    "Quý I còn tồn 88 hồ sơ, trong đó 05 hồ sơ quá hạn. Quý II tiếp nhận 467 hồ sơ, giải quyết 480 hồ sơ, còn lại 75 hồ sơ.",
    "1. Đơn thư\n- Tháng 7: kỳ trước chuyển sang 06 đơn, tiếp nhận 21 đơn, giải quyết 18 đơn, rút 01 đơn, còn 08 đơn.\n- Tháng 8: kỳ trước chuyển sang 08 đơn, tiếp nhận 15 đơn, giải quyết 17 đơn, rút 02 đơn, còn 04 đơn.",
    "Quý I: kỳ trước chuyển sang 88, nhận mới 402, tổng số phải giải quyết 490 hồ sơ; đã giải quyết 385, còn 105 hồ sơ.\nQuý II: kỳ trước chuyển sang 105, nhận mới 467, tổng số phải giải quyết 572 hồ sơ; đã giải quyết 480, còn 92 hồ sơ.",
];

/// One figure of one of them is another.
const WRONG_BY_PERIOD: &[&str] = &[
    "1. Quý I: kỳ trước chuyển sang 88 hồ sơ, nhận mới 402 hồ sơ, giải quyết 385 hồ sơ, còn lại 105 hồ sơ.\n2. Quý II: kỳ trước chuyển sang 150 hồ sơ, nhận mới 467 hồ sơ, giải quyết 480 hồ sơ, còn lại 92 hồ sơ.\n3. Quý III: kỳ trước chuyển sang 92 hồ sơ, nhận mới 451 hồ sơ, giải quyết 446 hồ sơ, còn lại 97 hồ sơ.",
    "Quý I: đầu kỳ 88 hồ sơ, tiếp nhận 402 hồ sơ, giải quyết 385 hồ sơ, cuối kỳ 105 hồ sơ; quý II: đầu kỳ 105 hồ sơ, tiếp nhận 476 hồ sơ, giải quyết 480 hồ sơ, cuối kỳ 92 hồ sơ; quý III: đầu kỳ 92 hồ sơ, tiếp nhận 451 hồ sơ, giải quyết 446 hồ sơ, cuối kỳ 97 hồ sơ.",
    "- Tháng 7: tồn đầu tháng 40 hồ sơ; tiếp nhận 151 hồ sơ; đã giải quyết 160 hồ sơ; tồn cuối tháng 31 hồ sơ.\n- Tháng 8: tồn đầu tháng 31 hồ sơ; tiếp nhận 144 hồ sơ; đã giải quyết 150 hồ sơ; tồn cuối tháng 52 hồ sơ.\n- Tháng 9: tồn đầu tháng 25 hồ sơ; tiếp nhận 170 hồ sơ; đã giải quyết 158 hồ sơ; tồn cuối tháng 37 hồ sơ.",
    "- Quý I tiếp nhận 402 hồ sơ, giải quyết 385 hồ sơ, chuyển quý II 105 hồ sơ.\n- Quý II tiếp nhận 467 hồ sơ, giải quyết 480 hồ sơ, chuyển quý III 92 hồ sơ.\n- Quý III tiếp nhận 451 hồ sơ, giải quyết 464 hồ sơ, chuyển quý IV 97 hồ sơ.",
    "a) Quý I năm 2025: tồn từ năm 2024 là 88 hồ sơ, tiếp nhận mới 402 hồ sơ (trực tuyến 390 hồ sơ, trực tiếp 12 hồ sơ), đã giải quyết 385 hồ sơ (quá hạn 04 hồ sơ), đang giải quyết 105 hồ sơ.\nb) Quý II năm 2025: quý I chuyển sang 115 hồ sơ, tiếp nhận mới 467 hồ sơ (trực tuyến 460 hồ sơ, trực tiếp 07 hồ sơ), đã giải quyết 480 hồ sơ, đang giải quyết 92 hồ sơ.",
    "1. Phản ánh, kiến nghị\nQuý I: tồn đầu quý 08 phản ánh, tiếp nhận 42 phản ánh, đã trả lời 45 phản ánh, còn lại 05 phản ánh.\nQuý II: tồn đầu quý 07 phản ánh, tiếp nhận 36 phản ánh, đã trả lời 38 phản ánh, còn lại 03 phản ánh.",
    "1. Đơn thư\n- Tháng 7: kỳ trước chuyển sang 06 đơn, tiếp nhận 21 đơn, giải quyết 18 đơn, rút 01 đơn, còn 08 đơn.\n- Tháng 8: kỳ trước chuyển sang 08 đơn, tiếp nhận 15 đơn, giải quyết 17 đơn, rút 02 đơn, còn 06 đơn.",
    "Quý I: kỳ trước chuyển sang 88, nhận mới 402, tổng số phải giải quyết 490 hồ sơ; đã giải quyết 385, còn 105 hồ sơ.\nQuý II: kỳ trước chuyển sang 105, nhận mới 467, tổng số phải giải quyết 572 hồ sơ; đã giải quyết 408, còn 92 hồ sơ.",
    "1. Quý I: kỳ trước chuyển sang 88 hồ sơ, nhận mới 402 hồ sơ, giải quyết 385 hồ sơ, còn lại 105 hồ sơ.\n2. Quý II: kỳ trước chuyển sang 111 hồ sơ, nhận mới 461 hồ sơ, giải quyết 480 hồ sơ, còn lại 92 hồ sơ.",
    "1. Tháng 7 đầu kỳ có 40 hồ sơ, tiếp nhận 151 hồ sơ, trả kết quả 160 hồ sơ, cuối kỳ còn 31 hồ sơ.\n2. Tháng 8 đầu kỳ có 31 hồ sơ, tiếp nhận 144 hồ sơ, trả kết quả 105 hồ sơ, cuối kỳ còn 25 hồ sơ.",
];

/// In a report of week 41.
const RIGHT_OF_A_WEEK: &[&str] = &[
    "Tuần 41, Bộ phận Một cửa nhận mới 83 hồ sơ. Tuần 40 chuyển sang 47 hồ sơ. Như vậy, tổng số hồ sơ phải giải quyết là 130 hồ sơ. Đã giải quyết 76 hồ sơ, đang giải quyết 54 hồ sơ.",
    "Trong tuần nhận mới 83 hồ sơ; tuần 40 chuyển qua 47 hồ sơ. Đã trả kết quả 76 hồ sơ. Số hồ sơ đang giải quyết là 54 hồ sơ.",
    "Trong tuần nhận mới 83 hồ sơ, đã trả kết quả 76 hồ sơ, chuyển sang tuần 42 là 54 hồ sơ. Tuần 40 chuyển sang 47 hồ sơ.",
    "Tuần 41 nhận mới 83 hồ sơ và có 47 hồ sơ từ tuần 40 chuyển sang; đã trả kết quả 76 hồ sơ; tuần 41 chuyển sang tuần 42 là 54 hồ sơ.",
    "Có 47 hồ sơ tuần 40 chuyển sang, 83 hồ sơ nhận mới; đã trả 76 hồ sơ, còn 54 hồ sơ.",
];

/// One figure of it is another.
const WRONG_OF_A_WEEK: &[&str] = &[
    "Tuần 41, Bộ phận Một cửa nhận mới 83 hồ sơ. Tuần 40 chuyển sang 74 hồ sơ. Như vậy, tổng số hồ sơ phải giải quyết là 130 hồ sơ. Đã giải quyết 76 hồ sơ, đang giải quyết 54 hồ sơ.",
    "Trong tuần nhận mới 83 hồ sơ; tuần 40 chuyển qua 45 hồ sơ. Đã trả kết quả 76 hồ sơ. Số hồ sơ đang giải quyết là 54 hồ sơ.",
    "Trong tuần nhận mới 83 hồ sơ, đã trả kết quả 67 hồ sơ, chuyển sang tuần 42 là 54 hồ sơ. Tuần 40 chuyển sang 47 hồ sơ.",
    "Có 57 hồ sơ tuần 40 chuyển sang, 83 hồ sơ nhận mới; đã trả 76 hồ sơ, còn 54 hồ sơ.",
    "Tuần 41 nhận mới 83 hồ sơ; tuần trước còn 47 hồ sơ chuyển sang; tổng số 140 hồ sơ. Đã trả kết quả 76 hồ sơ, đang giải quyết 54 hồ sơ.",
    "Tuần 40 chuyển sang 74 hồ sơ, tuần này nhận mới 83 hồ sơ; tổng số hồ sơ phải giải quyết là 130 hồ sơ, đã giải quyết 76 hồ sơ, đang giải quyết 54 hồ sơ.",
];

/// In a report of August.
const RIGHT_OF_A_MONTH: &[&str] = &[
    "Kỳ này có 174 hồ sơ chuyển từ tháng 7 và 331 hồ sơ mới, cộng lại là 505 hồ sơ. Ban Quản lý giải quyết xong 322 hồ sơ; đang giải quyết 183 hồ sơ.",
    "Tháng 7 chuyển sang 174 hồ sơ, tiếp nhận mới 331 hồ sơ; giải quyết xong 322 hồ sơ; đang giải quyết 183 hồ sơ.",
    "Tiếp nhận mới 331 hồ sơ, 174 hồ sơ của tháng 7 chuyển qua; đã giải quyết 322 hồ sơ, còn 183 hồ sơ chuyển sang tháng 9.",
    "Hồ sơ tồn tháng 7 là 174 hồ sơ, tiếp nhận mới 331 hồ sơ, giải quyết 322 hồ sơ; tháng 8 chuyển sang tháng 9 là 183 hồ sơ.",
];

/// One figure of it is another.
const WRONG_OF_A_MONTH: &[&str] = &[
    "Kỳ này có 147 hồ sơ chuyển từ tháng 7 và 331 hồ sơ mới, cộng lại là 505 hồ sơ. Ban Quản lý giải quyết xong 322 hồ sơ; đang giải quyết 183 hồ sơ.",
    "Kỳ này có 174 hồ sơ chuyển từ tháng 7 và 331 hồ sơ mới, cộng lại là 331 hồ sơ. Ban Quản lý giải quyết xong 322 hồ sơ; đang giải quyết 183 hồ sơ.",
    "Tháng 7 chuyển sang 147 hồ sơ, tiếp nhận mới 331 hồ sơ; giải quyết xong 322 hồ sơ; đang giải quyết 183 hồ sơ.",
    "Tiếp nhận mới 331 hồ sơ, 147 hồ sơ của tháng 7 chuyển qua; đã giải quyết 322 hồ sơ, còn 183 hồ sơ chuyển sang tháng 9.",
    "Hồ sơ tồn tháng 7 là 174 hồ sơ, tiếp nhận mới 331 hồ sơ, giải quyết 322 hồ sơ; tháng 8 chuyển sang tháng 9 là 138 hồ sơ.",
];

#[test]
fn periods_that_close_are_left_alone() {
    for (head, texts) in [
        (NINE_MONTHS, RIGHT_BY_PERIOD),
        (WEEK, RIGHT_OF_A_WEEK),
        (MONTH, RIGHT_OF_A_MONTH),
    ] {
        for text in texts {
            let findings = found_in("a.txt", format!("{head}{text}\n").as_bytes());
            let (errors, warnings, _) = tally(&findings);
            assert_eq!((errors, warnings), (0, 0), "{text}\n{}", shown(&findings));
        }
    }
}

#[test]
fn a_period_that_does_not_close_or_meet_the_one_before_is_told() {
    for (head, texts) in [
        (NINE_MONTHS, WRONG_BY_PERIOD),
        (WEEK, WRONG_OF_A_WEEK),
        (MONTH, WRONG_OF_A_MONTH),
    ] {
        for text in texts {
            let findings = found_in("a.txt", format!("{head}{text}\n").as_bytes());
            let is_told = findings
                .iter()
                .any(|f| matches!(f.rule.as_str(), "sum_of_parts" | "identity" | "carry_over"));
            assert!(is_told, "{text}\n{}", shown(&findings));
        }
    }
}

/// "264 | 805 | 810 | 259": what the text does not tell, the table does.
#[test]
fn a_table_that_closes_the_balance_is_enough() {
    let text = "Nhận mới 805 hồ sơ, đã trả kết quả 810 hồ sơ.\n\n| Quầy | Tồn đầu tuần | Nhận mới | Đã trả | Tồn cuối tuần |\n|---|---|---|---|---|\n| Xây dựng | 64 | 122 | 117 | 69 |\n| Tư pháp | 200 | 683 | 693 | 190 |\n| Tổng cộng | 264 | 805 | 810 | 259 |\n";
    let findings = found_in("a.md", format!("{WEEK}{text}").as_bytes());
    assert_eq!(tally(&findings).1, 0, "{}", shown(&findings));
}
