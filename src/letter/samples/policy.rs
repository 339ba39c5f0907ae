//! Letters of points to the plan's owner: milestones, proposals, carry-over.

use super::invented::{morning, order, to_owner, with, with_files};
use crate::letter::kind::LetterKind;
use crate::letter::matter::{Attachment, Matter};
use crate::letter::order::Order;
use crate::letter::point::Point;
use crate::plan::Mailbox;

fn task(group: &str, number: &str, title: &str, deadline: &str) -> Point {
    Point::new(
        group,
        [
            ("number", number.into()),
            ("title", title.into()),
            ("lead", "Phòng Quản lý đầu tư; Văn phòng Ban Quản lý".into()),
            ("deadline", deadline.into()),
            ("deliverable", "Báo cáo kết quả".into()),
        ],
    )
}

const ISO: &str = "Duy trì, cải tiến Hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001:2015";

pub fn all() -> Vec<(&'static str, Order)> {
    vec![
        ("milestones", to_owner(milestones())),
        ("milestones_shadow", milestones_in_trial()),
        ("event_request", event_request()),
        ("proposals_unsettled", to_owner(proposals())),
        ("carry_over", to_owner(carry_over())),
        ("carry_over_many", to_owner(carry_over_of_many())),
    ]
}

fn milestones() -> Order {
    let mut bare = task("continuous", "16", ISO, "Thường xuyên");
    bare.facts.insert("deliverable".into(), String::new());
    let matter = with_files(
        &[("n", "02"), ("year", "2026")],
        vec![
            task(
                "continuous",
                "8",
                "Cập nhật, công khai thủ tục hành chính trên Cơ sở dữ liệu quốc gia",
                "Cả năm 2026",
            ),
            bare,
        ],
        vec![],
    );
    order(LetterKind::Milestones, morning(2026, 1, 6), matter)
}

/// To another than the mailbox that answers come to.
fn milestones_in_trial() -> Order {
    let mut order = milestones();
    order.instead_of = Some(Mailbox {
        name: "Phòng Kế hoạch".into(),
        address: "kehoach@binhminh.example".into(),
    });
    order
}

fn event_request() -> Order {
    let decree = "Trong vòng 05 ngày làm việc kể từ ngày Nghị định của Chính phủ được ban hành";
    let accident = "Trong 24 giờ kể từ khi xảy ra sự cố";
    let mut bare = with(
        task("awaited", "21", "Báo cáo sự cố", accident),
        &[("event", "xảy ra sự cố"), ("hours", "24")],
    );
    bare.facts.insert("deliverable".into(), String::new());
    let matter = with_files(
        &[("n", "02"), ("year", "2026")],
        vec![
            with(
                task(
                    "awaited",
                    "14",
                    "Rà soát, sửa đổi quy chế làm việc theo Nghị định của Chính phủ",
                    decree,
                ),
                &[("event", "Nghị định của Chính phủ được ban hành"), ("hours", "")],
            ),
            bare,
        ],
        vec![],
    );
    order(LetterKind::EventRequest, morning(2026, 3, 2), matter)
}

fn proposals() -> Order {
    let matter = with_files(
        &[("n", "04"), ("year", "2026")],
        vec![
            with(
                task(
                    "unsettled",
                    "10",
                    "Tiếp tục thực hiện thủ tục hành chính không phụ thuộc vào địa giới hành chính",
                    "Thường xuyên",
                ),
                &[
                    (
                        "question",
                        "Sản phẩm nêu kỳ hằng tháng, hằng quý, hằng năm nhưng thời hạn của kế hoạch không nêu kỳ nào.",
                    ),
                    (
                        "proposal",
                        "theo dõi từng kỳ với thời hạn: chậm nhất ngày 23 hằng tháng; chậm nhất ngày 20 của tháng cuối quý; chậm nhất ngày 20/12 hằng năm",
                    ),
                ],
            ),
            with(
                task(
                    "unsettled",
                    "13",
                    "Tỷ lệ thanh toán trực tuyến đạt 100%",
                    "Thường xuyên",
                ),
                &[
                    (
                        "question",
                        "Nội dung là chỉ tiêu cần đạt, không phải nhiệm vụ có thời hạn.",
                    ),
                    (
                        "proposal",
                        "không nhắc như một nhiệm vụ, theo dõi tại kỳ đánh giá; hoặc cho biết việc phải làm và thời hạn",
                    ),
                ],
            ),
            with(
                task("unsettled", "20", "Tham gia các lớp tập huấn", "Quý III/2026"),
                &[
                    (
                        "question",
                        "Chưa xác định được đơn vị chủ trì: “Cán bộ, công chức, viên chức”.",
                    ),
                    ("proposal", "giao Văn phòng Ban Quản lý làm đầu mối chủ trì"),
                ],
            ),
            with(
                task("unsettled", "21", "Xây dựng Đề án", ""),
                &[
                    (
                        "question",
                        "Chưa xác định được thời hạn: ô thời hạn để trống; đề nghị bổ sung ngày cụ thể.",
                    ),
                    (
                        "proposal",
                        "cho biết ngày hoàn thành (ví dụ: chậm nhất ngày 20/12/2026), hoặc “thường xuyên” nếu không có thời hạn",
                    ),
                ],
            ),
        ],
        vec![],
    );
    order(LetterKind::Proposals, morning(2026, 1, 6), matter)
}

/// More than the letter names.
fn carry_over_of_many() -> Order {
    let mut order = carry_over();
    if let Matter::Points { facts, points, .. } = &mut order.matter {
        facts.insert("n".into(), "600".into());
        let mut rest = points[0].clone();
        rest.facts.insert("more".into(), "550".into());
        rest.facts.insert("file".into(), "chuyen-tiep-2027.xlsx".into());
        points.truncate(1);
        points.push(rest);
    }
    order
}

fn carry_over() -> Order {
    let matter = with_files(
        &[
            ("n", "03"),
            ("year", "2026"),
            ("next", "2027"),
            ("file", "chuyen-tiep-2027.xlsx"),
        ],
        vec![
            with(
                task(
                    "unfinished",
                    "3",
                    "Báo cáo kết quả thực hiện nhiệm vụ 6 tháng đầu năm",
                    "Trước ngày 05/7/2026",
                ),
                &[
                    (
                        "state",
                        "hạn 04/7/2026, đã quá hạn 103 ngày làm việc, chưa ghi nhận kết quả; 03/05 đơn vị đã có kết quả",
                    ),
                    ("proposal", "Chậm nhất ngày 31/3/2027"),
                    ("more", ""),
                    ("file", ""),
                ],
            ),
            with(
                task(
                    "long",
                    "22",
                    "Xây dựng Đề án “Phát triển hạ tầng số”",
                    "2026-2027",
                ),
                &[
                    ("state", "thực hiện đến hết ngày 31/12/2027"),
                    ("proposal", "2026-2027"),
                    ("more", ""),
                    ("file", ""),
                ],
            ),
            with(
                task("pending", "17", "Tổng hợp kết quả năm", "Trước 20/12/2026"),
                &[
                    ("state", "hạn 19/12/2026, chưa ghi nhận kết quả"),
                    ("proposal", "Trước 20/12/2026"),
                    ("more", ""),
                    ("file", ""),
                ],
            ),
            with(
                task("continuous", "16", ISO, "Thường xuyên"),
                &[
                    ("state", "còn 02 kỳ hoặc mốc chưa ghi nhận kết quả"),
                    ("proposal", "Thường xuyên"),
                    ("more", ""),
                    ("file", ""),
                ],
            ),
        ],
        vec![Attachment {
            name: "chuyen-tiep-2027.xlsx".into(),
            mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
            bytes: b"PK".to_vec(),
        }],
    );
    order(LetterKind::CarryOver, morning(2026, 12, 1), matter)
}
