//! The syllables that the grammar reads, and those that only look like them.
//! A syllable of neither list may be a slip of the pen or of a scanner for one
//! that has the same letters: "Trưóc", "Quỷ II", "thảng 6".

use super::syllable::Word;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Syllables that mean something to the grammar.
const GRAMMAR: &str = "trước ngày tháng năm quý hằng tuần đến tới hạn chậm nhất muộn trễ đầu giữa cuối sau khi từ kể \
tính trong hết kỳ lần thứ giờ phút sáng chiều trưa tối mỗi từng các và hoặc là vào của không quá hơn xong \
thường xuyên liên tục cả suốt quanh định báo cáo đột xuất phát sinh theo đúng quy tiếp kế liền cùng nay này \
vòng thời gian làm việc ngay tiên chót hoàn thành nửa đợt giai đoạn chủ nhật hai ba tư sáu bảy tám chín mười một \
bốn lăm mốt mươi giêng chạp mùng tết nguyên đán thượng trung hạ tuần hướng tầm nhìn để nhằm mai kia hôm tối đa \
có số liệu chốt lúc điểm nếu kịp khẩn trương sớm như trên những trở đi dẫn tiến độ kế hoạch";

/// Common syllables with the same letters as one of those, that are no slip.
const LOOKALIKE: &str = "ngây ngày ngay nam nằm nắm nấm thang thăng thắng thẳng thằng quy quỹ quỳ quỵ hang hạng hãng \
tuân tuấn tuần đền đen đèn dện hàn hán hẳn hân hận hăn chăm chấm châm chạm nhật nhặt nhạt đâu đấu đậu dầu dâu dấu \
dậu sâu sấu tự tử tứ tu tú tủ trọng trống trông trồng ký kỷ kĩ kỹ lan lân lấn lẫn lăn lận thu thư thủ thử thụ thú \
gió giỏ sang sàng sảng chiếu chiêu mới mọi moi tưng tùng cứ cua cửa cũng cúng cung hỏi lá lạ la vậy vạy vay cá cạ \
bao bảo bão cao cạo đinh đỉnh đính đình phạt phát sinh tiếp hơn hôn hồn hợp mai mái mài mải bá bà bạ tám tạm tầm tâm \
tấm tăm chín chỉnh chính chinh mốt mọt mót mượn môn thưởng thương thượng liền liên tức túc cấp cập ban bàn bản bán \
trên triển trình vu vụ vũ quan quân quản quận việt viết đoàn đoạn đoán tổ tờ to dài dãi đài đai đãi khí khi đã đá \
đa cố cơ cò cớ cô cổ cộ cọ co sơ sở sổ sợ sô để đề đệ đê đế nhăm nhầm nhắm trường trưởng trượng nên nền nến nhưng \
những nhựng tri trí trị trì giai giải giãi dân dần dẫn hương hưởng hường hượng tuyến tuyển ngãy lại lai lái lãi \
trở trợ trơ mùa mua múa mưa mủa giấy giây gian giản giãn giận giao giáo hoạch hoách";

/// Whether a syllable is taken as it stands.
pub(super) fn is_word(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        GRAMMAR
            .split_whitespace()
            .chain(LOOKALIKE.split_whitespace())
            .collect()
    });
    WORDS.contains(text)
}

/// The value of a one-syllable number from one to ten.
pub(super) fn small_number(text: &str) -> Option<u32> {
    Some(match text {
        "một" | "mốt" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" | "lăm" => 5,
        "sáu" => 6,
        "bảy" => 7,
        "tám" => 8,
        "chín" => 9,
        "mười" => 10,
        _ => return None,
    })
}

/// A syllable that numbers are spelled with.
pub(super) fn is_number_word(word: &Word) -> bool {
    word.is_one_of(&[
        "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín", "mười", "mươi",
        "không", "linh", "lẻ", "trăm",
    ])
}

/// Words that plans put around a deadline and that change nothing of it.
pub(super) fn is_filler(word: &Word) -> bool {
    static FILLERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| FILLER.split_whitespace().collect());
    static PLAIN: LazyLock<HashSet<String>> =
        LazyLock::new(|| FILLER.split_whitespace().map(super::syllable::bare).collect());
    FILLERS.contains(word.text.as_str()) || (word.loose && PLAIN.contains(&word.bare))
}

const FILLER: &str = "báo cáo hoàn thành xong gửi nộp trình trả ban hành thực hiện triển khai tổ chức tổng hợp về \
thời gian hạn hằng định kỳ kết quả tiến độ công tác việc của và hoặc là vào được cho đối với để phải cần tại từ \
trong đợt lần dự kiến ước phê duyệt ký phát tham mưu đề nghị yêu cầu nhận chốt số liệu ngày lấy ý kiến xây dựng \
công bố họp đánh giá rà soát cập nhật hết cuối giờ làm hành chính";

/// Words that may stand after a day that nothing else marks as one.
pub(super) fn goes_after_a_date(text: &str) -> bool {
    const AFTER: &str = "và hoặc năm hằng mỗi của đối cho là tại đến tới lúc trước định để nhằm theo";
    AFTER.split(' ').any(|w| w == text)
}

/// Nouns that a count precedes: "06/08 TTHC" is a fraction, never the sixth of August.
pub(super) fn is_counted(text: &str) -> bool {
    const COUNTED: &str = "tthc hồ thủ nhiệm dịch dvc dvctt đơn chỉ phòng xã phường văn quy cán người tiêu lĩnh sở cơ \
        doanh dự cuộc mục nội kiến điểm công trường vụ bộ đề sản phản ý hệ danh đầu huyện ban trung loại bước hạng \
        phần hội lớp";
    COUNTED.split_whitespace().any(|w| w == text)
}
