//! A Friday in July from the pull to the leaders' page.

use crate::world::*;

#[tokio::test]
async fn a_friday_in_july() {
    let mut w = World::sample().await;

    let events = w.at("2026-07-03 07:00").await;
    println!("{events:#?}");
    let events = w.at("2026-07-03 07:45").await;
    println!("{events:#?}");
    println!("{:#?}", w.subjects());
    for t in ["10:00", "13:15", "15:00"] {
        let events = w.at(&format!("2026-07-03 {t}")).await;
        println!("{events:#?}");
        println!("{:#?}", w.subjects());
    }
}
