//! Wishes for another day in plain words: the owner reads them as wishes and can grant them.

use super::*;

#[tokio::test]
async fn a_wish_in_plain_words_is_put_to_the_owner_who_grants_it_by_one_word() {
    for words in [
        "xin lùi đến ngày 20/7/2026 do chờ Sở",
        "1 xin thêm thời gian đến 20/7/2026",
        "1 chưa xong, xin hoãn 20/7/2026",
        "Kính đề nghị Văn phòng cho phòng lùi thời hạn nhiệm vụ 1 đến hết ngày 20/7/2026 do đang chờ ý kiến.",
        "Thời hạn mới đề nghị: 20/7/2026",
        "chi oi cho e lui den 20/7 voi a, so chua tra loi",
        "Phòng xin phép điều chỉnh thời hạn hoàn thành nhiệm vụ sang ngày 20/7/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let notice = post.to(OFFICE);
        assert_eq!(
            notice.subject, "[Ý kiến] Phòng Quản lý đầu tư: đề nghị lùi thời hạn 01 việc",
            "{words}"
        );
        assert!(flat(&notice).contains(words), "{words}: {}", notice.text);
        post.reply(OFFICE, &notice, "ĐỒNG Ý");
        post.world.at("2026-07-01 09:20").await;
        assert_eq!(post.due("1"), "2026-07-20", "{words}");
    }
}

#[tokio::test]
async fn of_several_tasks_the_number_counts_and_a_span_is_asked_back() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    post.reply(DAUTU, &letter, "Đề nghị cho lùi nhiệm vụ số 2 đến ngày 20/7/2026");
    post.world.at("2026-07-01 09:06").await;
    let notice = post.to(OFFICE);
    assert!(
        flat(&notice).contains(
            "Nhiệm vụ số 2: Cập nhật trang thông tin (hạn Thứ Sáu 03/7/2026), đề nghị đến Thứ Hai 20/7/2026"
        ),
        "{}",
        notice.text
    );
    for (at, words, why) in [
        (
            "2026-07-01 10:20",
            "Xin lùi đến 20/7/2026",
            "chưa rõ trả lời cho việc nào",
        ),
        (
            "2026-07-01 11:40",
            "1 xin thêm 2 tuần nữa",
            "chưa rõ là đến ngày nào",
        ),
    ] {
        post.reply(DAUTU, &letter, words);
        post.world.at(at).await;
        let asked = post.to(DAUTU);
        assert!(flat(&asked).contains(why), "{words}: {}", asked.text);
        assert!(flat(&asked).contains("chữ HOÃN"), "{words}: {}", asked.text);
    }
}

#[tokio::test]
async fn what_asks_for_no_day_of_a_task_stays_words() {
    for words in [
        "Phòng không xin lùi đến 20/7/2026 nữa",
        "Sở hoãn đến 20/7/2026 nên phòng chờ",
        "Đề nghị Văn phòng lùi họp giao ban sang 20/7/2026",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, words);
        post.world.at("2026-07-01 09:06").await;
        let notice = post.to(OFFICE);
        assert!(
            !notice.subject.contains("lùi thời hạn"),
            "{words}: {}",
            notice.subject
        );
        assert!(flat(&notice).contains(words), "{}", notice.text);
    }
}
