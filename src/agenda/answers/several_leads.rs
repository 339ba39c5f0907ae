//! What the owner's answer says of a task for each unit that leads it is one point of his receipt, which names them.

use crate::agenda::duty::unit_name;
use crate::agenda::rules::Rules;
use crate::letter::Point;

/// Points that differ in nothing but their unit become one with the names of the units. `points` come with the unit
/// that they are of.
pub(super) fn joined(points: Vec<(Point, String)>, rules: &Rules) -> Vec<Point> {
    let mut found: Vec<(Point, Vec<String>)> = Vec::new();
    for (point, unit) in points {
        match found.iter_mut().find(|(known, _)| *known == point) {
            Some((_, units)) if units.contains(&unit) => {}
            Some((_, units)) => units.push(unit),
            None => found.push((point, vec![unit])),
        }
    }
    let named = found.into_iter().map(|(mut point, units)| {
        if units.len() > 1 {
            let names: Vec<String> = units.iter().map(|unit| unit_name(rules, unit)).collect();
            point.facts.insert("lead".into(), names.join("; "));
        }
        point
    });
    named.collect()
}
