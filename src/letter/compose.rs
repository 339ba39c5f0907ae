//! The page of an order, whatever its matter.

use super::about::about_order;
use super::matter::Matter;
use super::order::{Order, Sender};
use super::page::{Page, frame};
use super::wording::{WordingError, Words};
use super::{draft, points, tasks, week};

/// Puts the page of an order together; that of a week with at least so many things left out.
pub(super) fn compose(
    order: &Order,
    sender: &Sender,
    words: &Words,
    least_dropped: usize,
) -> Result<Page, WordingError> {
    match &order.matter {
        Matter::Tasks { .. } | Matter::UnitWeek { .. } => tasks::page(order, sender, words),
        Matter::Week(summary) => week::page(&about_order(order, sender), summary, words, least_dropped),
        Matter::Draft { .. } => draft::page(about_order(order, sender), &order.matter, words),
        Matter::Points { facts, points, .. } => points::page(order, sender, facts, points, words),
        Matter::Test => frame("test.txt", &about_order(order, sender), words, Vec::new()),
    }
}

/// The template that holds the sentences of an order.
pub(super) fn template_of(order: &Order) -> &'static str {
    match &order.matter {
        Matter::Tasks { .. } | Matter::UnitWeek { .. } => tasks::template(order),
        Matter::Week(_) => "week.txt",
        Matter::Draft { .. } => "draft.txt",
        Matter::Points { .. } => points::template(order.kind),
        Matter::Test => "test.txt",
    }
}
