//! What the owner's answer to a letter about wishes comes to. Nothing is guessed: what does not
//! name exactly one wish, or no day, is asked back.

use super::contradiction::{Claim, without_contradictions};
use super::judge::{self, Heard};
use super::line::Line;
use super::named::meant;
use super::outcome::{Dating, Outcome};
use super::words::{Consent, MOST, Until, consents, excerpt, is_only_thanks};
use crate::plan::by_day;
use chrono::{Datelike, NaiveDate};
use std::cmp::Ordering;

/// A wish that the letter told the owner of.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// As the task stands now.
    pub line: Line,
    pub until: Option<NaiveDate>,
    /// The words in force; `None` where the task has more days than one, or is no row of a plan.
    pub dating: Option<Dating>,
    /// Another date was given since: only that word can be taken back.
    pub is_agreed: bool,
    /// The unit has taken it back.
    pub is_withdrawn: bool,
    /// The unit has wished another day for the same task since the letter that tells of this one.
    pub is_one_of_several: bool,
}

/// The owner's words on these wishes. What is not understood is asked back; empty where there is nothing but thanks.
pub fn decided(own: &[String], wishes: &[Wish], today: NaiveDate) -> Vec<Heard> {
    let rows: Vec<&str> = wishes.iter().map(|w| w.line.row.as_str()).collect();
    let found = consents(own, &rows, today);
    let is_said = own.iter().any(|l| !l.is_empty()) && !is_only_thanks(own);
    if wishes.is_empty() || !found.iter().any(|c| c.is_clear) {
        let unclear = is_said.then(|| judge::heard(None, Outcome::Unclear, &excerpt(own)));
        return unclear.into_iter().collect();
    }
    let beyond = found.get(MOST).map(|c| judge::unread(&c.line));
    let claims = found.iter().take(MOST).map(|c| Claim {
        heard: decided_one(c, wishes, today),
        line: c.line.clone(),
    });
    let heard = without_contradictions(claims.collect());
    heard.into_iter().chain(beyond).collect()
}

fn decided_one(consent: &Consent, wishes: &[Wish], today: NaiveDate) -> Heard {
    let lines: Vec<Line> = wishes.iter().map(|w| w.line.clone()).collect();
    let named = meant((consent.row.as_deref(), consent.due, consent.year), &lines);
    let free = consent.besides.iter().filter(|l| **l != consent.line).cloned();
    let all: Vec<String> = std::iter::once(consent.line.clone()).chain(free).collect();
    let line = match named {
        Ok(line) => line,
        Err(outcome) => return judge::heard(None, outcome, &all.join(" / ")),
    };
    let wish = wishes.iter().find(|w| w.line == *line);
    let outcome = match wish {
        _ if !consent.is_clear => Outcome::Unclear,
        Some(wish) => outcome(consent, wish, today),
        None => Outcome::Other,
    };
    let outcome = match outcome {
        Outcome::Agreed { until, .. } if !consent.odd.is_empty() => {
            let word = excerpt(&consent.odd);
            Outcome::AgreedIf { until, word }
        }
        outcome => outcome,
    };
    let is_told = matches!(outcome, Outcome::Agreed { .. } | Outcome::Declined);
    let mut heard = judge::heard(Some(line), outcome, &all.join(" / "));
    if is_told {
        heard.words = excerpt(&consent.besides);
    } else if heard.outcome == Outcome::AgreedBefore {
        heard.words = excerpt(std::slice::from_ref(&consent.line));
    }
    heard
}

fn outcome(consent: &Consent, wish: &Wish, today: NaiveDate) -> Outcome {
    if wish.line.is_done {
        return Outcome::DoneBefore;
    }
    if wish.line.is_gone {
        return Outcome::NotOwed;
    }
    if wish.is_withdrawn {
        return Outcome::NoWish;
    }
    if !consent.is_given {
        return if wish.is_agreed {
            Outcome::AgreedBefore
        } else {
            Outcome::Declined
        };
    }
    let Some(before) = &wish.dating else {
        return Outcome::OnlyInTable;
    };
    let until = match consent.until {
        Until::Unsaid if wish.is_one_of_several => return Outcome::SeveralDays,
        Until::Unsaid => wish.until,
        Until::Day(day) => Some(day),
        Until::NoDay | Until::Vague => None,
    };
    match until.filter(|until| today <= *until) {
        None => Outcome::NoDay,
        // Said before: the unit has read of it.
        Some(until) if wish.is_agreed && until == wish.line.due => Outcome::AgreedBefore,
        Some(until) if is_moot(until, consent, wish, before) => Outcome::NotLater { until },
        Some(until) => Outcome::Agreed {
            until,
            new: Dating {
                phrase: by_day(until),
                year: until.year(),
                asked: before.asked.clone(),
            },
            before: before.clone(),
        },
    }
}

/// A consent moves no day back: the day in force may be the plan's or one given since the wish. Only a day that the
/// owner writes may take the place of one that he gave to this unit by mail; who means to shorten any other
/// dates the task.
fn is_moot(until: NaiveDate, consent: &Consent, wish: &Wish, before: &Dating) -> bool {
    let is_own = matches!(consent.until, Until::Day(_));
    let is_plans = before.phrase == before.asked;
    match until.cmp(&wish.line.due) {
        Ordering::Greater => false,
        Ordering::Equal => is_plans || (is_own && !wish.is_agreed),
        Ordering::Less => is_plans || !is_own || !wish.is_agreed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: &str) -> NaiveDate {
        d.parse().unwrap()
    }

    fn wish(row: &str, until: Option<&str>) -> Wish {
        Wish {
            line: Line {
                task: format!("t{row}"),
                unit: "dautu".into(),
                due: day("2026-07-02"),
                row: row.into(),
                title: "Rà soát".into(),
                may_finish: true,
                is_done: false,
                is_gone: false,
                deliverable: String::new(),
                is_part: false,
                record: None,
                previous: None,
                started: None,
                year: 0,
            },
            until: until.map(day),
            dating: Some(Dating {
                phrase: "Chậm nhất ngày 02/7/2026".into(),
                year: 2026,
                asked: "Chậm nhất ngày 02/7/2026".into(),
            }),
            is_agreed: false,
            is_withdrawn: false,
            is_one_of_several: false,
        }
    }

    fn outcomes(words: &str, wishes: &[Wish]) -> Vec<Outcome> {
        let own: Vec<String> = words.lines().map(str::to_owned).collect();
        let heard = decided(&own, wishes, day("2026-07-01"));
        heard.into_iter().map(|h| h.outcome).collect()
    }

    fn agreed(until: &str) -> impl Fn(&Outcome) -> bool {
        let want = day(until);
        move |outcome| {
            matches!(outcome, Outcome::Agreed { until, new, before }
            if *until == want && new.asked == before.asked && new.phrase == by_day(want))
        }
    }

    #[test]
    fn the_wished_day_is_given_or_another_or_none() {
        let one = [wish("1", Some("2026-07-20"))];
        assert!(agreed("2026-07-20")(&outcomes("ĐỒNG Ý", &one)[0]));
        assert!(agreed("2026-07-15")(&outcomes("đồng ý đến 15/7", &one)[0]));
        assert_eq!(outcomes("KHÔNG", &one), [Outcome::Declined]);
        assert_eq!(outcomes("để xem", &one), [Outcome::Unclear]);
        assert_eq!(outcomes("Cảm ơn các đồng chí.", &one), []);
        assert_eq!(outcomes("ĐỒNG Ý", &[]), [Outcome::Unclear]);
        // By the plan of today the task is due no earlier anyway.
        let passed = [wish("1", Some("2026-07-02"))];
        let until = day("2026-07-02");
        assert_eq!(outcomes("ĐỒNG Ý", &passed), [Outcome::NotLater { until }]);
        let open = [wish("1", None)];
        assert_eq!(outcomes("ĐỒNG Ý", &open), [Outcome::NoDay]);
        for words in ["đồng ý đến 15/6/2026", "đồng ý đến 15/6", "đồng ý đến 31/6"] {
            assert_eq!(outcomes(words, &one), [Outcome::NoDay], "{words}");
        }
    }

    #[test]
    fn of_several_wishes_the_number_tells_which() {
        let two = [wish("1", Some("2026-07-20")), wish("2", Some("2026-07-21"))];
        assert_eq!(outcomes("ĐỒNG Ý", &two), [Outcome::Which]);
        let both = outcomes("1 ĐỒNG Ý\n2 KHÔNG", &two);
        assert!(agreed("2026-07-20")(&both[0]));
        assert_eq!(both[1], Outcome::Declined);
        let both = outcomes("1 ĐỒNG Ý\n2 đồng ý nhưng báo cáo trước", &two);
        assert!(agreed("2026-07-20")(&both[0]));
        assert_eq!(both[1], Outcome::Unclear, "no comment on the other");
        assert_eq!(
            outcomes("7 ĐỒNG Ý", &two),
            [Outcome::NotThere { row: "7".into() }]
        );
    }

    #[test]
    fn what_the_owner_says_besides_stays_with_the_wish_that_it_is_about() {
        let two = [wish("1", Some("2026-07-20")), wish("2", Some("2026-07-21"))];
        let own =
            "Chào các đồng chí,\n1 ĐỒNG Ý\nĐề nghị đơn vị khẩn trương.\n2 KHÔNG\nViệc này gấp.\nTrân trọng";
        let own: Vec<String> = own.lines().map(str::to_owned).collect();
        let heard = decided(&own, &two, day("2026-07-01"));
        let words: Vec<&str> = heard.iter().map(|h| h.words.as_str()).collect();
        assert_eq!(words, ["Đề nghị đơn vị khẩn trương.", "Việc này gấp."]);
    }

    #[test]
    fn words_beside_a_consent_are_asked_about_unless_they_are_known() {
        let one = [wish("1", Some("2026-07-20"))];
        for words in [
            "ĐỒNG Ý\nVăn phòng xem lại đã",
            "ĐỒNG Ý\nHỏi lại Trưởng ban",
            "ĐỒNG Ý\nTrưởng ban ký sau",
            "Nếu kịp thì\n\nĐỒNG Ý",
            "Câu trả lời nháp.\n\nĐỒNG Ý",
            "Em soạn sẵn cho anh.\nĐỒNG Ý",
            "Đồng ý.\nCảm ơn, mai tính",
            "ĐỒNG Ý\n50%",
            "ĐỒNG Ý\n???",
            "ĐỒNG Ý\n-----\nchưa báo cáo Trưởng ban",
            "ĐỒNG Ý\nMai Ký",
            "ĐỒNG Ý\nTrân trọng.\nĐể mai",
            "ĐỒNG Ý, để Trưởng ban xem",
            "ĐỒNG Ý; báo cáo thêm",
            "1 ĐỒNG Ý\nGửi kèm bảng tổng hợp.",
            "ĐỒNG Ý\nvới điều kiện có báo cáo",
        ] {
            let until = day("2026-07-20");
            let got = outcomes(words, &one);
            assert!(
                matches!(got.as_slice(), [Outcome::AgreedIf { until: asked, .. }] if *asked == until),
                "{words}: {got:?}"
            );
        }
        for words in [
            "Không ý kiến",
            "Không có ý kiến gì thêm",
            "Không vấn đề gì",
            "Không phản đối",
            "KHÔNG\nphải sửa gì, đồng ý",
            "Không phải sửa gì, đồng ý",
            "KHÔNG\nAnh đồng ý nhé",
        ] {
            assert_eq!(outcomes(words, &one), [Outcome::Unclear], "{words}");
        }
        for words in [
            "ĐỒNG Ý",
            "ĐỒNG Ý\nTrân trọng.\nNguyễn Văn Hải\nChánh Văn phòng",
            "Chào các đồng chí,\nĐồng ý ạ, đề nghị đơn vị khẩn trương\nCảm ơn anh chị",
            "ĐỒNG Ý\n-- \nNguyễn Văn Hải\nĐT: 0912 345 678",
            "ĐỒNG Ý\nGửi từ iPhone của tôi",
            "ĐỒNG Ý\nChúc anh chị cuối tuần vui vẻ",
        ] {
            let own = crate::answer::own_lines::own_lines(words).lines;
            let got: Vec<Outcome> = { decided(&own, &one, day("2026-07-01")).into_iter() }
                .map(|h| h.outcome)
                .collect();
            assert!(
                got.len() == 1 && agreed("2026-07-20")(&got[0]),
                "{words}: {got:?}"
            );
        }
        let refused = outcomes("KHÔNG\nViệc này gấp, Trưởng ban đã yêu cầu.", &one);
        assert_eq!(refused, [Outcome::Declined]);
    }

    #[test]
    fn what_is_over_or_has_more_days_is_not_dated() {
        let of = |change: fn(&mut Wish), words: &str| {
            let mut one = wish("1", Some("2026-07-20"));
            change(&mut one);
            outcomes(words, &[one]).remove(0)
        };
        assert_eq!(of(|w| w.line.is_done = true, "ĐỒNG Ý"), Outcome::DoneBefore);
        assert_eq!(of(|w| w.line.is_gone = true, "ĐỒNG Ý"), Outcome::NotOwed);
        assert_eq!(of(|w| w.dating = None, "ĐỒNG Ý"), Outcome::OnlyInTable);
        assert_eq!(of(|w| w.is_agreed = true, "KHÔNG"), Outcome::AgreedBefore);
        let again = |w: &mut Wish| (w.is_agreed, w.until) = (true, Some(w.line.due));
        assert_eq!(of(again, "ĐỒNG Ý"), Outcome::AgreedBefore);
        assert_eq!(of(|w| w.is_withdrawn = true, "ĐỒNG Ý"), Outcome::NoWish);
        assert_eq!(of(|w| w.is_one_of_several = true, "ĐỒNG Ý"), Outcome::SeveralDays);
        let named = of(|w| w.is_one_of_several = true, "ĐỒNG Ý đến 20/7");
        assert!(agreed("2026-07-20")(&named));
    }
}
