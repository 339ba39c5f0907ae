//! What is taken back: of a result, a wish and a decision; once, twice, by number, with a reason, by a stranger.

use super::*;

pub(super) const UNDOING: &[Case] = &[
    Case {
        what: "a closing is taken back",
        mails: &[XONG, (DAUTU, RECORDED, "HỦY")],
        due: "2026-07-02",
        is_done: false,
        letters: &[(
            DAUTU,
            "[Xác nhận] Đã hủy 01 nội dung đã trả lời",
            &["Rà soát", "hạn Thứ Năm 02/7/2026"],
        )],
        entry: Some((DAUTU, "20260702", false)),
    },
    Case {
        what: "a closing is taken back by its number and with a reason",
        mails: &[XONG, (DAUTU, RECORDED, "HỦY 1 vì ghi nhầm số văn bản")],
        due: "2026-07-02",
        is_done: false,
        letters: &[
            (
                DAUTU,
                "[Xác nhận] Đã hủy 01 nội dung đã trả lời",
                &["đã được chuyển"],
            ),
            (OFFICE, "hủy 01 nội dung đã trả lời", &["ghi nhầm số văn bản"]),
        ],
        entry: Some((DAUTU, "20260702", false)),
    },
    Case {
        what: "twice: the second finds nothing",
        mails: &[XONG, (DAUTU, RECORDED, "HỦY"), (DAUTU, RECORDED, "Hủy bỏ")],
        due: "2026-07-02",
        is_done: false,
        letters: &[(DAUTU, "[Xác nhận]", &["Không có nội dung nào đang ghi nhận"])],
        entry: None,
    },
    Case {
        what: "an undo is not undone, and who tries reads how to say it again",
        mails: &[XONG, (DAUTU, RECORDED, "HỦY"), (DAUTU, UNDONE, "HỦY")],
        due: "2026-07-02",
        is_done: false,
        letters: &[(
            DAUTU,
            "[Xác nhận]",
            &["Thư này báo việc đã hủy", "XONG, số, ký hiệu"],
        )],
        entry: None,
    },
    Case {
        what: "a wish is taken back before it was answered",
        mails: &[HOAN, (DAUTU, PASSED, "HỦY")],
        due: "2026-07-02",
        is_done: false,
        letters: &[
            (DAUTU, "[Xác nhận] Đã hủy 01 nội dung đã trả lời", &["02/7/2026"]),
            (
                OFFICE,
                "rút 01 nội dung đã đề nghị",
                &["không cần cho ý kiến nữa"],
            ),
        ],
        entry: None,
    },
    Case {
        what: "a wish is taken back after it was granted: the day stays",
        mails: &[HOAN, AGREED, (DAUTU, PASSED, "HỦY")],
        due: "2026-07-20",
        is_done: false,
        letters: &[
            (DAUTU, "[Xác nhận]", &["20/7/2026", "vẫn có hiệu lực"]),
            (OFFICE, "[Ý kiến]", &["20/7/2026", "vẫn có hiệu lực"]),
        ],
        entry: None,
    },
    Case {
        what: "a decision is taken back",
        mails: &[HOAN, AGREED, (OFFICE, DECIDED, "HỦY")],
        due: "2026-07-02",
        is_done: false,
        letters: &[
            (OFFICE, "[Xác nhận] Đã hủy 01 nội dung đã trả lời", &["02/7/2026"]),
            (
                DAUTU,
                "[Ý kiến] Về đề nghị lùi thời hạn",
                &["thời hạn như trước khi có ý kiến"],
            ),
        ],
        entry: Some((DAUTU, "20260702", false)),
    },
    Case {
        what: "a decision is taken back twice",
        mails: &[
            HOAN,
            AGREED,
            (OFFICE, DECIDED, "HỦY"),
            (OFFICE, DECIDED, "hủy bỏ"),
        ],
        due: "2026-07-02",
        is_done: false,
        letters: &[(OFFICE, "[Xác nhận]", &["Không có nội dung nào đang ghi nhận"])],
        entry: None,
    },
    Case {
        what: "a decision's undo is not undone, and the owner reads how to decide again",
        mails: &[
            HOAN,
            AGREED,
            (OFFICE, DECIDED, "HỦY"),
            (OFFICE, DECISION_UNDONE, "HỦY"),
        ],
        due: "2026-07-02",
        is_done: false,
        letters: &[(
            OFFICE,
            "[Xác nhận]",
            &["Thư này báo việc đã hủy", "ĐỒNG Ý đến ngày"],
        )],
        entry: None,
    },
    Case {
        what: "a refusal is taken back",
        mails: &[HOAN, (OFFICE, WISH, "KHÔNG"), (OFFICE, DECIDED, "HỦY")],
        due: "2026-07-02",
        is_done: false,
        letters: &[
            (OFFICE, "[Xác nhận] Đã hủy 01 nội dung đã trả lời", &[]),
            (
                DAUTU,
                "[Ý kiến] Về đề nghị lùi thời hạn",
                &["như trước khi có ý kiến"],
            ),
        ],
        entry: Some((DAUTU, "20260702", false)),
    },
    Case {
        what: "a decision taken back and given anew in answer to the wish",
        mails: &[
            HOAN,
            AGREED,
            (OFFICE, DECIDED, "HỦY"),
            (OFFICE, WISH, "ĐỒNG Ý đến 10/7"),
        ],
        due: "2026-07-10",
        is_done: false,
        letters: &[
            (
                OFFICE,
                "[Xác nhận] Đã ghi nhận ý kiến về thời hạn 01 việc",
                &["10/7/2026"],
            ),
            (
                DAUTU,
                "[Ý kiến] Về đề nghị lùi thời hạn",
                &["thời hạn mới là Thứ Sáu 10/7/2026"],
            ),
        ],
        entry: Some((DAUTU, "20260710", false)),
    },
    Case {
        what: "an undo from a stranger's address changes nothing",
        mails: &[XONG, ("la@binhminh.example", RECORDED, "HỦY")],
        due: "2026-07-02",
        is_done: true,
        letters: &[(OFFICE, "[Ý kiến] Thư chưa xác thực", &["la@binhminh.example"])],
        entry: None,
    },
];
