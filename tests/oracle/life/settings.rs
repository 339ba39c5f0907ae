//! The settings of a random office.

use crate::days::calendar;
use crate::plan::unit_id;
use crate::world::World;
use dossierd::agenda::{Going, Rules, Silence, WeeklyRule};
use dossierd::calendar::{PeriodKind, Regime, WindowRule, hm};
use dossierd::letter::Sender;
use dossierd::outbox::Patience;
use dossierd::plan::Mailbox;
use dossierd::remind::{Hours, Policy};
use dossierd::report::Issuer;

/// A live office of one unit, with the shipped days off.
pub fn plain_rules() -> Rules {
    let mut world = World::random(0);
    world.office.units.truncate(1);
    world.trial_first = false;
    world.silences.clear();
    rules(&world)
}

pub fn rules(world: &World) -> Rules {
    let mailbox = |name: &str| Mailbox {
        name: name.to_owned(),
        address: format!("{name}@example.org"),
    };
    Rules {
        office: world.office.clone(),
        book: dossierd::plan::Book::default(),
        sender: Sender {
            answers: false,
            office: "Ban Quản lý".into(),
            signed_by: "Văn phòng".into(),
            from: mailbox("from"),
            reply_to: world.owner.clone(),
            envelope_from: "bounces@example.org".into(),
            domain: "example.org".into(),
            mark: String::new(),
            wording: dossierd::letter::Wording::default(),
        },
        issuer: Issuer {
            parent: "UBND".into(),
            office: "BAN QUẢN LÝ".into(),
            name: "Ban Quản lý".into(),
            symbol: "BQL".into(),
            place: "Hải Phòng".into(),
            authority: vec!["TRƯỞNG BAN".into()],
            signer: String::new(),
            recipients: vec![],
            send_to: vec![],
        },
        papers: dossierd::report::Papers::default(),
        owner: world.owner.clone(),
        leaders: world.leaders.clone(),
        going: if world.trial_first {
            Going::Shadow
        } else {
            Going::Live
        },
        live_from: world.live_from,
        hours: Hours {
            morning: hm(7, 45),
            late: hm(13, 15),
            close: hm(16, 30),
        },
        policy: Policy::default(),
        calendar: calendar(&world.days_off),
        regimes: vec![Regime {
            id: "week".into(),
            kind: PeriodKind::Week,
            rule: WindowRule::WeekFrom(chrono::Weekday::Fri),
            cutoff: hm(23, 50),
            legal_basis: String::new(),
            valid: dossierd::calendar::Validity::default(),
        }],
        exports: vec![],
        pulls: vec![],
        reports: vec![],
        standing: vec![],
        silences: (world.silences.iter())
            .map(|(unit, from, to)| Silence {
                from: *from,
                to: *to,
                reason: "tạm dừng".into(),
                unit: unit.map(unit_id),
            })
            .collect(),
        conflicts: vec![],
        figures: dossierd::agenda::FiguresRule {
            health: world.weekly.then_some(dossierd::agenda::HealthRule {
                day: chrono::Weekday::Mon,
                at: hm(8, 0),
            }),
            ..Default::default()
        },
        dossiers: None,
        weekly: world.weekly.then(|| WeeklyRule {
            regime: "week".into(),
            title: "Báo cáo tuần".into(),
            drafter: world.drafter.clone(),
            draft_at: hm(10, 0),
            summary_at: hm(15, 0),
        }),
        patience: Patience::default(),
        post: Default::default(),
    }
}
