//! What remains to be settled, in the order in which a person should.

use crate::config::{Problem, Settings};

/// Which question comes first: whom letters go to, then from whom and through which server, then
/// where figures come from, then who is in which group, then the reports.
const ORDER: [&str; 10] = [
    "Đơn vị",
    "unit",
    "owner",
    "mail.reply_to",
    "mail.envelope_from",
    "mail",
    "leader",
    "source",
    "Nhóm",
    "report",
];

/// Prints the questions, numbered, each with its place and remedy; whether there is any.
pub fn print(settings: &Settings) -> bool {
    let mut questions: Vec<&Problem> = settings.questions.iter().collect();
    questions.sort_by_key(|q| rank(&q.key));
    if questions.is_empty() {
        return false;
    }
    say!("to be settled, in this order:");
    for (i, question) in questions.iter().enumerate() {
        say!("{:>3}. {question}", i + 1);
    }
    true
}

fn rank(key: &str) -> usize {
    ORDER
        .iter()
        .position(|head| key.starts_with(head))
        .unwrap_or(ORDER.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_before_the_mail_server_and_reports_last() {
        let mut keys = [
            "weekly.drafter.address",
            "report[4].drafter.address",
            "Nhóm.Thành viên",
            "source[1].base_url",
            "mail.host",
            "mail.from.address",
            "mail.envelope_from",
            "mail.reply_to.address",
            "owner.address",
            "Đơn vị.Địa chỉ thư",
        ];
        keys.sort_by_key(|key| rank(key));
        assert_eq!(keys[0], "Đơn vị.Địa chỉ thư");
        assert_eq!(
            keys[1..4],
            ["owner.address", "mail.reply_to.address", "mail.envelope_from"]
        );
        assert_eq!(
            keys[6..],
            [
                "source[1].base_url",
                "Nhóm.Thành viên",
                "report[4].drafter.address",
                "weekly.drafter.address"
            ]
        );
    }
}
