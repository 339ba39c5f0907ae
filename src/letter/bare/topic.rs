//! What letters are about, in a few words, where their templates cannot say it.

use crate::letter::kind::LetterKind;

/// "nhiệm vụ đến hạn": for the middle of a sentence.
pub fn of(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Reminder => "nhiệm vụ đến hạn",
        LetterKind::Late => "nhiệm vụ quá hạn chưa ghi nhận kết quả",
        LetterKind::LateList => "nhiệm vụ sẽ được nhắc quá hạn trong ngày",
        LetterKind::LookAhead => "nhiệm vụ đến hạn trước và sau kỳ nghỉ",
        LetterKind::WeeklySummary => "tổng hợp tình hình trong tuần",
        LetterKind::UnitWeek => "nhiệm vụ của đơn vị trong tuần",
        LetterKind::Draft => "dự thảo báo cáo",
        LetterKind::Questions => "nhiệm vụ chưa xác định được thời hạn",
        LetterKind::Monthly => "nhiệm vụ thường xuyên trong tháng",
        LetterKind::GoingLive => "nhiệm vụ đến hạn trước ngày chạy chính thức",
        LetterKind::Receipt => "kết quả tiếp nhận tệp",
        LetterKind::Proposals => "nội dung của kế hoạch cần có ý kiến",
        LetterKind::Moved => "thay đổi ngày thực hiện",
        LetterKind::Milestones => "mốc thời gian của nhiệm vụ cần bổ sung",
        LetterKind::EventRequest => "sự kiện làm căn cứ tính thời hạn",
        LetterKind::DaysOff => "lịch nghỉ cần cập nhật",
        LetterKind::CarryOver => "đề xuất nhiệm vụ chuyển tiếp sang kế hoạch năm sau",
        LetterKind::Contribution => "nội dung đơn vị gửi để tổng hợp báo cáo",
        LetterKind::Correction => "số liệu đã báo cáo có thay đổi",
        LetterKind::Outage => "tình trạng nguồn số liệu",
        LetterKind::Alarm => "cảnh báo về hoạt động của chương trình",
        LetterKind::FigureChanges => "số liệu có thay đổi",
        LetterKind::FiguresWanted => "số liệu cần xuất từ hệ thống",
        LetterKind::FiguresReceipt => "kết quả tiếp nhận số liệu",
        LetterKind::Dossiers => "hồ sơ sắp đến hạn, quá hạn",
        LetterKind::Health => "tình hình hoạt động của chương trình",
        LetterKind::AnswerReceipt => "kết quả ghi nhận thư trả lời",
        LetterKind::AnswerNotice => "nội dung trả lời cần xem xét",
        LetterKind::Confirmation => "nội dung đã ghi nhận về nhiệm vụ",
        LetterKind::Undelivered => "thư không đến được người nhận",
        LetterKind::Test => "kiểm tra đường gửi thư",
    }
}
