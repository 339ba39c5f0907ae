//! An office made from a plan's own words, for a rehearsal without configuration.

use super::judge;
use super::plan_table::PlanTable;
use crate::finding::Finding;
use crate::plan::office::kinds::names_people;
use crate::plan::office::matching::{Names, Target};
use crate::plan::office::spelling::{folded, tone_free, without_stumps};
use crate::plan::office::units::{Mailbox, Office, Unit};
use std::collections::HashMap;

/// RFC 2606: no mail can ever arrive there.
const DOMAIN: &str = "example.invalid";
/// The longest made-up local part, in letters.
const MAX_SLUG: usize = 40;
/// A spelling that differs in letters is taken for damage if the other is that many
/// times as frequent.
const RARER: usize = 3;

/// One phrase of the plan with its spellings, by how often each stands there.
struct Phrase {
    words: String,
    count: usize,
}

/// An office made from the plan's own words: one unit for every lead and
/// cooperating unit, one made-up address each; what is no unit is in the findings.
///
/// Its findings are the ones that `tasks` gives for this office too, word for word.
pub fn office_of(table: &PlanTable) -> (Office, Vec<Finding>) {
    let phrases = phrases(table);
    let office = merged(&phrases);
    let office = without_lists(office);
    let findings = judge::unit_findings(table, &Names::of(&office))
        .into_iter()
        .filter(|f| matches!(f.rule.as_str(), "no_unit" | "group_lead"))
        .collect();
    (office, findings)
}

/// The distinct phrases in the order of the plan, in their most frequent spelling.
fn phrases(table: &PlanTable) -> Vec<Phrase> {
    let nobody = Office::default();
    let names = Names::of(&nobody);
    let mut order: Vec<String> = Vec::new();
    let mut spellings: HashMap<String, Vec<(String, usize)>> = HashMap::new();
    let cells = table.rows.iter().flat_map(|row| [&row.lead, &row.support]);
    for part in cells.flat_map(|cell| names.parts(cell)) {
        if names_people(&part.words) {
            continue;
        }
        let key = tone_free(&part.words);
        let known = spellings.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            Vec::new()
        });
        match known.iter_mut().find(|(words, _)| *words == part.words) {
            Some((_, count)) => *count += 1,
            None => known.push((part.words, 1)),
        }
    }
    order
        .iter()
        .filter_map(|key| spellings.get(key))
        .filter_map(|s| most_frequent(s))
        .collect()
}

fn most_frequent(spellings: &[(String, usize)]) -> Option<Phrase> {
    let count = spellings.iter().map(|(_, n)| n).sum();
    // The first of those that are equally frequent.
    let (words, _) = spellings.iter().rev().max_by_key(|(_, n)| *n)?;
    Some(Phrase {
        words: words.clone(),
        count,
    })
}

/// Units for the phrases. A damaged spelling makes no unit; it is matched like any
/// other word of the plan, with a finding.
fn merged(phrases: &[Phrase]) -> Office {
    let mut by_count: Vec<usize> = (0..phrases.len()).collect();
    by_count.sort_by_key(|i| std::cmp::Reverse(phrases[*i].count));
    let nobody = Office::default();
    let mut names = Names::of(&nobody);
    let mut units: Vec<(usize, Unit)> = Vec::new();
    for index in by_count {
        let phrase = &phrases[index];
        let near = names
            .spelled(&phrase.words)
            .or_else(|| names.damaged(&phrase.words));
        if let Some((Target::Unit(unit), _)) = near
            && is_same(phrase, &phrases[units[unit].0])
        {
            continue;
        }
        names.add(&phrase.words, &[], Target::Unit(units.len()));
        units.push((index, bare_unit(&phrase.words)));
    }
    units.sort_by_key(|(index, _)| *index);
    let units = units.into_iter().map(|(_, unit)| unit).collect();
    with_mailboxes(Office {
        units,
        ..Office::default()
    })
}

/// Whether a rarer phrase is a spelling of the other: surely if a page break left a
/// stump in it, else only if it is much rarer; two frequent names are two units.
fn is_same(rarer: &Phrase, other: &Phrase) -> bool {
    let mended = without_stumps(&folded(&rarer.words));
    mended.is_some_and(|m| m == folded(&other.words)) || rarer.count * RARER <= other.count
}

/// Without phrases that are lists of other units: "Văn phòng và Thanh tra" where both stand alone too.
fn without_lists(office: Office) -> Office {
    let names = Names::of(&office);
    let kept = office
        .units
        .iter()
        .filter(|unit| !names.only_several(&unit.name))
        .cloned();
    Office {
        units: kept.collect(),
        ..Office::default()
    }
}

fn bare_unit(name: &str) -> Unit {
    Unit {
        id: name.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        mailbox: None,
        head: None,
    }
}

fn with_mailboxes(mut office: Office) -> Office {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for unit in &mut office.units {
        let slug = unique(&slug(&unit.name), &mut taken);
        unit.mailbox = Some(Mailbox {
            name: unit.name.clone(),
            address: format!("{slug}@{DOMAIN}"),
        });
        unit.head = Some(Mailbox {
            name: format!("Người đứng đầu {}", unit.name),
            address: format!("truong.{slug}@{DOMAIN}"),
        });
    }
    office
}

/// ASCII letters and digits of the words, cut at a word's end.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for word in folded(name).split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if slug.len() + word.len() >= MAX_SLUG {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    if slug.is_empty() {
        "don-vi".to_owned()
    } else {
        slug
    }
}

/// The slug with the next free number behind it.
fn unique(slug: &str, taken: &mut HashMap<String, usize>) -> String {
    let mut n = taken.get(slug).copied().unwrap_or(0);
    loop {
        n += 1;
        let name = if n == 1 {
            slug.to_owned()
        } else {
            format!("{slug}-{n}")
        };
        if n == 1 || !taken.contains_key(&name) {
            taken.insert(slug.to_owned(), n);
            taken.entry(name.clone()).or_insert(1);
            return name;
        }
    }
}
