//! Words of leaders on the page of the week: each one's own, with his name.

use super::*;

const DEPUTY: &str = "photruongban@saobien.example";

#[tokio::test]
async fn each_leaders_words_reach_the_owner_apart_and_with_his_name() {
    let mut post = Post::with(&[DUE_THURSDAY], |s| {
        let sample = dossierd::config::sample("a".into(), "b".into()).unwrap();
        s.rules.pulls = sample.rules.pulls;
        s.rules.weekly = sample.rules.weekly;
    })
    .await;
    post.world.at("2026-07-02 23:50").await;
    post.world.at("2026-07-03 15:00").await;
    let letters = post.world.received();
    let page = |to: &str| {
        let of = |l: &&Received| l.to == to && l.subject.starts_with("[Báo cáo tuần]");
        letters.iter().find(of).unwrap()
    };
    post.reply(LEADER, page(LEADER), "Kiểm tra lại số liệu lĩnh vực Đầu tư.");
    post.reply(DEPUTY, page(DEPUTY), "XONG 413/BC-BQL 20/6/2026");
    post.world.at("2026-07-03 15:06").await;
    let owner: Vec<Received> = { post.world.received() }
        .into_iter()
        .filter(|l| l.to == OFFICE)
        .collect();
    assert_eq!(owner.len(), 2, "{owner:?}");
    for (name, words) in [
        ("Trần Minh Hải, Trưởng ban", "lĩnh vực Đầu tư."),
        ("Lê Hải Đăng, Phó Trưởng ban", "XONG 413/BC-BQL 20/6/2026"),
    ] {
        let his = owner.iter().find(|l| l.subject.contains(name)).unwrap();
        assert!(his.text.contains(words), "{}", his.text);
        assert!(his.text.contains(&format!("{name} trả lời thư")), "{}", his.text);
    }
    assert_eq!(post.marks(), []);
}
