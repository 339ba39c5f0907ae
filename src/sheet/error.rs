//! Why a file as a whole is not taken, as an official is told.

use crate::paper::PaperError;

/// Why a file as a whole is not taken; Vietnamese, for the receipt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("Không đọc được tệp: {0}.")]
    Paper(String),
    #[error(
        "Không nhận ra loại bảng: không có hàng tiêu đề của sổ theo dõi (cột “Mã”, “Trạng thái”) hoặc của danh sách nhiệm vụ được giao (cột “Nội dung nhiệm vụ”, “Thời hạn”, “Trạng thái”), của danh bạ đơn vị hoặc của bảng ngày nghỉ (cột “Ngày”, “Loại”, “Tên”, “Số văn bản”)."
    )]
    Unrecognised,
}

/// Not as a source: its words are in the message already. They are English, for operators; an
/// official is told what to do.
impl From<PaperError> for SheetError {
    fn from(error: PaperError) -> SheetError {
        SheetError::Paper(in_vietnamese(&error))
    }
}

/// The messages of `paper` are for operators; what an official can do is the same for all.
fn in_vietnamese(error: &PaperError) -> String {
    let PaperError::Broken { why, .. } = error;
    let has = |words: &[&str]| words.iter().any(|w| why.contains(w));
    let said = if has(&["more than", "unpacks to", "beyond", "too many"]) {
        "tệp quá lớn hoặc có quá nhiều hàng, cột; đề nghị chỉ để lại bảng cần nhập"
    } else if has(&["UTF-8", "UTF-16", "encoded", "alphabet"]) {
        "chữ trong tệp không phải Unicode; đề nghị lưu lại dưới dạng Excel (.xlsx) hoặc “CSV UTF-8”"
    } else if has(&["password", "encrypted", "protected"]) {
        "tệp có mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại"
    } else {
        "tệp hỏng hoặc không phải tệp Excel (.xlsx), CSV; đề nghị mở bằng Excel và lưu lại dưới dạng .xlsx"
    };
    said.to_owned()
}
