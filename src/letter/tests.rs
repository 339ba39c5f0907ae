//! Whole letters as an official reads them, and the promises that every letter keeps.

mod promises;

use super::*;
use samples::{all, sender};

/// Each kind as reviewed by eye: head fields, text, calendar file.
#[test]
fn every_kind_reads_as_reviewed() {
    let samples = all();
    assert!(samples.len() >= 15, "samples are missing");
    for (name, order) in samples {
        let letter = write(&order, &sender());
        let mut shown = format!("Subject: {}\n", letter.subject);
        shown += &format!("To: {} <{}>\n", letter.to.name, letter.to.address);
        shown += &format!("Message-ID: {}\n", letter.message_id);
        shown += &format!("References: {}\n\n", letter.references.as_deref().unwrap_or("-"));
        shown += &letter.text;
        for file in &letter.attachments {
            shown += &format!("\n[{}; {}]\n", file.name, file.mime);
            if file.name.ends_with(".ics") {
                shown += &String::from_utf8_lossy(&file.bytes).replace('\r', "");
            }
        }
        insta::assert_snapshot!(name, shown);
    }
}

/// The HTML of the kinds with the most parts.
#[test]
fn html_is_as_reviewed() {
    let chosen = ["late_unit", "week", "draft_with_errors", "reminder_with_dossiers"];
    let samples: Vec<_> = all()
        .into_iter()
        .filter(|(name, _)| chosen.contains(name))
        .collect();
    assert_eq!(samples.len(), chosen.len());
    for (name, order) in samples {
        insta::assert_snapshot!(format!("html_{name}"), write(&order, &sender()).html);
    }
}
