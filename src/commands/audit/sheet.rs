//! The audit as an Excel file for the office: a row for every line told and every reason.

use super::{Answer, TellingLetter, attempts, outcome, text_hash};
use crate::agenda::{Rules, Untold};
use crate::calendar::{Moment, date, moment};
use crate::letter::{LetterKind, Told};
use crate::outbox::State;
use crate::paper::listing::{self, Listing};
use crate::remind::{Role, Stage};
use chrono::NaiveDate;

const COLUMNS: [(&str, u16); 15] = [
    ("Thời điểm", 22),
    ("Nhiệm vụ số", 10),
    ("Đơn vị chủ trì", 28),
    ("Hạn", 12),
    ("Nội dung", 22),
    ("Vai trò", 18),
    ("Người nhận", 28),
    ("Địa chỉ thư", 28),
    ("Chủ đề", 44),
    ("Trạng thái", 16),
    ("Số lần gửi", 8),
    ("Trả lời của máy chủ thư", 40),
    ("Lý do không gửi", 44),
    ("Mã thư", 30),
    ("Mã băm của nội dung (SHA-256)", 30),
];

pub fn xlsx(
    answer: &Answer,
    rules: &Rules,
    from: NaiveDate,
    to: NaiveDate,
    today: NaiveDate,
) -> anyhow::Result<Vec<u8>> {
    let mut rows = Vec::new();
    for letter in &answer.letters {
        rows.extend(of_letter(letter, answer, rules));
    }
    rows.extend(answer.untold.iter().map(|u| {
        let limit = u.due.and_then(|due| answer.limit(&u.task, due));
        of_untold(u, limit, rules)
    }));
    let listing = Listing {
        office: String::new(),
        name: "Nhật ký nhắc việc".into(),
        title: vec![
            format!("NHẬT KÝ NHẮC VIỆC TỪ NGÀY {} ĐẾN NGÀY {}", date(from), date(to)),
            "Lý do không gửi được xác định lại theo thông tin đã có tại từng ngày và theo cấu hình hiện tại."
                .into(),
        ],
        columns: COLUMNS.map(|(name, width)| (name.to_owned(), width)).to_vec(),
        rows,
    };
    Ok(listing::xlsx(&[listing], today)?)
}

fn of_letter(found: &TellingLetter, answer: &Answer, rules: &Rules) -> Vec<Vec<String>> {
    let letter = &found.row.letter;
    let tries: Vec<_> = attempts(&found.row).collect();
    let last = tries.last().map(|a| outcome(a).1.to_owned()).unwrap_or_default();
    let row = |about: [String; 5]| {
        let [number, unit, due, what, role] = about;
        vec![
            moment(letter.written_at),
            number,
            unit,
            due,
            what,
            role,
            letter.to.name.clone(),
            letter.to.address.clone(),
            letter.subject.clone(),
            state(&found.state).into(),
            tries.len().to_string(),
            last.clone(),
            String::new(),
            letter.message_id.clone(),
            text_hash(&found.row),
        ]
    };
    if found.told.is_empty() {
        let none = String::new;
        return vec![row([none(), none(), none(), kind(letter.kind).into(), none()])];
    }
    let told = |t: &Told| {
        row([
            answer.number(&t.task).to_owned(),
            unit(&t.unit, rules),
            due(answer.limit(&t.task, t.due), t.due),
            stage(t.stage).into(),
            role(t.role).into(),
        ])
    };
    found.told.iter().map(told).collect()
}

fn of_untold(untold: &Untold, limit: Option<Moment>, rules: &Rules) -> Vec<String> {
    let days = match untold.first == untold.last {
        true => date(untold.first),
        false => format!("{} - {}", date(untold.first), date(untold.last)),
    };
    let mut row = vec![
        days,
        untold.number.clone(),
        unit(&untold.unit, rules),
        untold.due.map(|d| due(limit, d)).unwrap_or_default(),
        "không gửi".into(),
    ];
    row.resize(COLUMNS.len(), String::new());
    row[12] = reason(&untold.reason);
    row
}

/// "14 giờ 30 ngày 03/7/2026" where there is a limit, else the day.
fn due(limit: Option<Moment>, day: NaiveDate) -> String {
    limit.map_or_else(|| date(day), moment)
}

fn unit(id: &str, rules: &Rules) -> String {
    rules
        .office
        .unit(id)
        .map_or_else(|| id.to_owned(), |u| u.name.clone())
}

/// Reasons are English for logs; this is the sentence for the office.
fn reason(english: &str) -> String {
    const BEGINNINGS: [(&str, &str); 12] = [
        ("done", "đã ghi nhận kết quả"),
        ("due before going live", "hạn trước ngày bắt đầu nhắc việc"),
        ("held by a person", "đơn vị theo dõi kế hoạch tạm dừng nhắc"),
        ("told by the hour", "nhắc theo giờ bằng thư riêng"),
        (
            "the next occurrence",
            "đã đến lượt kỳ sau; kỳ này được nêu là còn thiếu",
        ),
        ("the plan of", "kế hoạch năm sau đã tiếp nhận nhiệm vụ"),
        (
            "ended by a person",
            "nhiệm vụ đã kết thúc theo văn bản hoặc không phải nhiệm vụ",
        ),
        ("no unit leads it", "chưa xác định được đơn vị chủ trì"),
        (
            "runs all year",
            "thực hiện thường xuyên, nêu trong danh sách hằng tháng",
        ),
        ("its event", "chưa có sự kiện để tính thời hạn"),
        ("no day follows", "chưa xác định được thời hạn"),
        ("today's letter", "thư trong ngày đã gửi trước khi có nhiệm vụ"),
    ];
    const PARTS: [(&str, &str); 4] = [
        (" was told", "mức nhắc này đã gửi"),
        ("no address in the configuration", "đơn vị chưa có địa chỉ thư"),
        ("not written to from", "thời gian tạm dừng gửi thư theo cấu hình"),
        (
            "not written by the end of the day",
            "chương trình không hoạt động khi đến giờ gửi",
        ),
    ];
    let begins = BEGINNINGS.iter().find(|(words, _)| english.starts_with(words));
    let found = begins.or_else(|| PARTS.iter().find(|(words, _)| english.contains(words)));
    found.map_or_else(
        || "lý do khác, xem nhật ký của chương trình".to_owned(),
        |(_, said)| (*said).to_owned(),
    )
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Start => "bắt đầu thực hiện",
        Stage::Half => "giữa thời gian thực hiện",
        Stage::Ahead10 => "còn 10 ngày làm việc",
        Stage::Ahead5 => "còn 05 ngày làm việc",
        Stage::Ahead2 => "còn 02 ngày làm việc",
        Stage::Ahead0 => "đến hạn",
        Stage::Late1 => "quá hạn 01 ngày làm việc",
        Stage::Late3 => "quá hạn 03 ngày làm việc",
        Stage::Late5 => "quá hạn 05 ngày làm việc",
        Stage::Late10 => "quá hạn 10 ngày làm việc",
        Stage::Late20 => "quá hạn 20 ngày làm việc",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "chủ trì",
        Role::Head => "người đứng đầu",
        Role::Owner => "đơn vị theo dõi",
        Role::Support => "phối hợp",
    }
}

fn state(state: &State) -> &'static str {
    match state {
        State::Queued => "chờ gửi",
        State::Waiting { .. } => "chờ gửi lại",
        State::Sent { .. } => "đã gửi",
        State::Refused { .. } => "bị từ chối",
        State::Uncertain => "chưa rõ đã đến hay chưa",
        State::Cancelled => "đã thu hồi, không gửi",
        State::Dead { .. } => "không gửi được",
    }
}

fn kind(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Reminder | LetterKind::LookAhead => "việc sắp đến hạn",
        LetterKind::Late => "việc quá hạn",
        LetterKind::LateList => "danh sách sẽ nhắc quá hạn",
        LetterKind::WeeklySummary => "tổng hợp tuần",
        LetterKind::UnitWeek => "việc trong tuần của đơn vị",
        LetterKind::Draft => "dự thảo báo cáo",
        LetterKind::Questions => "nội dung cần làm rõ",
        LetterKind::Monthly => "nhiệm vụ thường xuyên",
        LetterKind::GoingLive => "việc trước ngày bắt đầu nhắc",
        LetterKind::Receipt => "xác nhận đã nhận tệp",
        LetterKind::Proposals => "đề xuất về kế hoạch",
        LetterKind::Moved => "ngày thay đổi",
        LetterKind::EventRequest => "đề nghị cho biết sự kiện",
        LetterKind::Milestones => "đề nghị xác định mốc",
        LetterKind::DaysOff => "lịch nghỉ",
        LetterKind::FigureChanges => "biến động số liệu",
        LetterKind::FiguresWanted => "đề nghị xuất số liệu",
        LetterKind::Dossiers => "hồ sơ đến hạn, quá hạn",
        LetterKind::FiguresReceipt => "xác nhận số liệu",
        LetterKind::Health => "tình trạng hằng tuần",
        LetterKind::AnswerReceipt => "xác nhận câu trả lời",
        LetterKind::AnswerNotice => "ý kiến của đơn vị",
        LetterKind::Confirmation => "xác nhận đã ghi nhận",
        LetterKind::Undelivered => "địa chỉ không nhận được thư",
        LetterKind::CarryOver => "đề xuất chuyển tiếp",
        LetterKind::Contribution => "đề nghị cung cấp nội dung báo cáo",
        LetterKind::Outage => "nguồn số liệu",
        LetterKind::Alarm => "cảnh báo về chương trình",
        LetterKind::Correction => "số liệu đã báo cáo thay đổi",
        LetterKind::Test => "thư thử",
    }
}
