//! Who this process is among those that may send letters from one database, and whether another one
//! is known to be gone.

use crate::store::Sender;

/// This process, as the machine counts it.
pub(super) fn me() -> Sender {
    let stat = line("/proc/self/stat");
    let number = stat.split_whitespace().next().and_then(|n| n.parse().ok());
    let process = number.unwrap_or_default();
    Sender {
        machine: line("/proc/sys/kernel/hostname"),
        boot: line("/proc/sys/kernel/random/boot_id"),
        process,
        began: began(process).unwrap_or_default(),
    }
}

/// Whether that process can be at no letter any more. Of another machine nothing is known.
pub(super) fn is_gone(other: &Sender) -> bool {
    let me = me();
    if other.machine != me.machine {
        return false;
    }
    other.boot != me.boot || began(other.process) != Some(other.began)
}

fn line(file: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.trim().to_owned()
}

/// When a process began, in ticks since the machine's start; `None` where there is none of that
/// number. The 22nd field of its line, counted after the name, which may hold anything.
fn began(process: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    after_name.split_whitespace().nth(19)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_lives_is_not_gone_and_one_of_elsewhere_never_is() {
        let me = me();
        assert!(me.began > 0);
        let with = |change: fn(&mut Sender)| {
            let mut other = super::me();
            change(&mut other);
            is_gone(&other)
        };
        assert!(!is_gone(&me));
        assert!(with(|s| s.began += 1), "another process of the same number");
        assert!(with(|s| s.process = u32::MAX));
        assert!(with(|s| s.boot = "before the last start".into()));
        assert!(!with(|s| {
            s.machine = "elsewhere".into();
            s.process = u32::MAX;
        }));
    }
}
