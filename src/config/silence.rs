//! `silence` of `[sending]`: times in which a unit or everybody is not written to.

use super::section::Section;
use super::values::nearest;
use super::written::{Log, Placed};
use crate::agenda::Silence;
use crate::plan::Office;
use chrono::NaiveDate;

/// Whoever is silent longer is no unit that has tasks.
const LONGEST: i64 = 92;

/// What `silence = [{ from, to, reason, unit }]` says.
pub fn silences(sending: &Section) -> Vec<Placed<Silence>> {
    let read = |section: Section| {
        let from = section.must::<NaiveDate>("from", "write the first day without letters, 2026-08-10");
        let to = section.must::<NaiveDate>("to", "write the last day without letters, 2026-08-14");
        let reason = section.must::<String>("reason", "write why, as `agenda` shall say it");
        let silence = Silence {
            from: from.value,
            to: to.value,
            reason: reason.value,
            unit: section.may::<String>("unit").map(|u| u.value),
        };
        let days = (silence.to - silence.from).num_days();
        if !(0..LONGEST).contains(&days) {
            let message = match days < 0 {
                true => "the last day lies before the first".to_owned(),
                false => format!("{} days are too many for a silence", days + 1),
            };
            let remedy =
                "let it end within three months; whoever has other tasks by then is written in the plan";
            section.log().problem(&to.place, message, remedy);
        }
        let place = section.place();
        section.close();
        Placed {
            value: silence,
            place,
        }
    };
    sending.sections("silence").into_iter().map(read).collect()
}

/// Tells units that there are not.
pub fn check(silences: &[Placed<Silence>], office: &Office, log: &Log) {
    for silence in silences {
        let Some(unit) = silence.value.unit.as_deref() else {
            continue;
        };
        if office.unit(unit).is_some() {
            continue;
        }
        let remedy = match nearest(unit, office.units.iter().map(|u| u.id.as_str())) {
            Some(known) => format!("did you mean \"{known}\"?"),
            None => "write the id of a [[unit]], or leave the key out for everybody".into(),
        };
        log.absent(&silence.place, format!("no unit has the id \"{unit}\""), remedy);
    }
}
