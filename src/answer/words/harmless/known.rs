//! The words and phrases that a line of a result may hold, and what no title of a result says.

/// Words that say no more than that it is done, when and by what.
pub(super) const HARMLESS: [&str; 74] = [
    "tks", "thanks", "thank", "pdf", "scan", "file", "gồm", "lúc", "số", "ngày", "tháng", "năm", "ký", "kí",
    "hiệu", "tại", "bằng", "ở", "là", "với", "và", "các", "này", "nhé", "ạ", "à", "rồi", "đã", "được",
    "xong", "hoàn", "thành", "tất", "việc", "nhiệm", "vụ", "nv", "mục", "stt", "văn", "ban", "hành", "kết",
    "quả", "sản", "phẩm", "báo", "cáo", "trước", "đúng", "hạn", "thời", "đầy", "đủ", "toàn", "bộ", "cả",
    "nội", "dung", "100%", "100", "%", "phòng", "đơn", "vị", "trích", "yếu", "theo", "căn", "cứ", "mình",
    "chúng", "kèm", "tôi",
];

/// The same of several words, which apart might say anything.
pub(super) const PHRASES: [&str; 66] = [
    "đã gửi",
    "gửi kèm",
    "gửi qua",
    "gửi trên",
    "gửi văn phòng",
    "gửi ban quản lý",
    "gửi anh",
    "gửi chị",
    "trong hạn",
    "trong thời hạn",
    "văn bản",
    "bản scan",
    "bản pdf",
    "đề nghị văn phòng tổng hợp",
    "đề nghị văn phòng theo dõi",
    "đề nghị văn phòng cập nhật",
    "đề nghị văn phòng ghi nhận",
    "số hiệu",
    "em cảm ơn",
    "dạ em",
    "bản giấy",
    "bản giấy gửi sau",
    "sẽ gửi bản giấy",
    "bản mềm",
    "bản chính",
    "đính kèm",
    "trên trục",
    "qua trục",
    "sớm trước hạn",
    "trước thời hạn",
    "tiến độ",
    "bảo đảm",
    "đảm bảo",
    "chất lượng",
    "phát hành",
    "trục liên thông",
    "quốc gia",
    "trên hệ thống",
    "quản lý văn bản",
    "kèm theo phụ lục số liệu",
    "kèm theo phụ lục",
    "xin gửi",
    "kính gửi",
    "văn phòng",
    "tổng hợp",
    "theo dõi",
    "cảm ơn",
    "đã nhắc",
    "khối lượng",
    "công việc",
    "kịp thời",
    "được giao",
    "ban quản lý",
    "xuất sắc",
    "tốt đẹp",
    "đồng chí",
    "anh chị",
    "em gửi",
    "ạ em",
    "em anh",
    "hết rồi",
    "lưu tại",
    "văn thư",
    "trân trọng",
    "kèm theo",
    "để tổng hợp",
];

/// Who signs.
pub(super) const SIGNERS: [&str; 6] = [
    "phó trưởng ban",
    "trưởng ban",
    "lãnh đạo ban",
    "lãnh đạo",
    "trưởng phòng",
    "chủ tịch",
];

/// What they did.
pub(super) const SIGNED: [&str; 5] = ["ký", "phê duyệt", "duyệt", "thông qua", "ban hành"];

/// A title that begins so is of a step on the way, where the plan does not ask for that very thing.
pub(super) const PROVISIONAL: [&str; 13] = [
    "tiến độ",
    "dự thảo",
    "bản thảo",
    "lấy ý kiến",
    "xin ý kiến",
    "xin góp ý",
    "đề nghị góp ý",
    "sơ bộ",
    "bước đầu",
    "tạm thời",
    "giải trình",
    "đôn đốc",
    "trình ký",
];

/// What documents are called.
pub(super) const KINDS: [&str; 19] = [
    "báo cáo",
    "kế hoạch",
    "công văn",
    "quyết định",
    "tờ trình",
    "thông báo",
    "biên bản",
    "nghị quyết",
    "chỉ thị",
    "hướng dẫn",
    "chương trình",
    "đề án",
    "quy chế",
    "quy định",
    "phương án",
    "văn bản",
    "giấy mời",
    "hợp đồng",
    "danh mục",
];

/// What no title says of its document: behind these words nothing is taken for one.
pub(super) const TAKING_BACK: [&str; 19] = [
    "dự thảo lần",
    "bản dự thảo",
    "trình lần",
    "gia hạn",
    "xin lùi",
    "là của",
    "bản trình",
    "nhầm",
    "bị hủy",
    "hủy bỏ",
    "đừng",
    "thu hồi",
    "trả lại",
    "thiếu",
    "chưa",
    "không phải",
    "trừ mục",
    "trừ phần",
    "nhưng",
];

/// What begins a title behind the date; what is said otherwise is no title, whatever it calls itself.
pub(super) const ABOUT: [&str; 4] = ["về", "v/v", "vv", "trích yếu"];

/// What makes a title one of something else than a result.
pub(super) const NO_RESULT: [&str; 19] = [
    "xin",
    "đề nghị",
    "chậm",
    "nguyên nhân",
    "giải trình",
    "hỏi",
    "lùi",
    "kéo dài",
    "giữa kỳ",
    "tiến độ",
    "chờ",
    "ký sau",
    "lại",
    "lấy ý kiến",
    "tạm",
    "đôn đốc",
    "khất",
    "hoãn",
    "trả về",
];

/// Words of titles that say nothing of their own, before the number.
pub(super) const OF_TITLE: [&str; 16] = [
    "thực hiện",
    "công tác",
    "tình hình",
    "về",
    "tổng hợp",
    "đánh giá",
    "triển khai",
    "định kỳ",
    "tổng kết",
    "kỳ",
    "hằng năm",
    "hằng tháng",
    "hàng tháng",
    "hàng năm",
    "rà soát",
    "phục vụ",
];

/// Whose the document may be.
pub(super) const OWN: [&str; 8] = [
    "của ban quản lý",
    "của ban",
    "của trưởng ban",
    "của lãnh đạo ban",
    "của phòng",
    "của phòng em",
    "của đơn vị",
    "của đơn vị mình",
];
