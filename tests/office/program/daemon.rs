//! The running daemon.

use super::*;

/// Reads the log until a line holds these words.
fn until(log: &mut impl BufRead, words: &str) -> String {
    let mut heard = String::new();
    loop {
        let mut line = String::new();
        let n = log.read_line(&mut line).unwrap();
        assert!(n > 0, "the daemon ended before it said \"{words}\": {heard}");
        if line.contains(words) {
            return line;
        }
        heard += &line;
    }
}

fn signal(process: u32, name: &str) {
    let kill = Command::new("sh")
        .args(["-c", &format!("kill -{name} {process}")])
        .status();
    assert!(kill.unwrap().success());
}

#[test]
fn the_daemon_keeps_the_old_configuration_when_the_new_one_is_broken_and_leaves_on_sigterm() {
    // Nobody to ask and nobody to write to, whatever day this test is run on: no source, no plan,
    // no day of going live, and a database of its own.
    let quiet = |text: String| {
        let (before, rest) = text.split_once("[[source]]").unwrap();
        let (_, after) = rest.split_once("[[report]]").unwrap();
        format!("{before}[[report]]{after}")
            .replace("demo/dossierd.db", "own/dossierd.db")
            .replace("live_from = 2026-06-01\n", "")
    };
    let desk = Desk::new(quiet);
    let mut daemon = program()
        .arg("--config")
        .arg(desk.config())
        .arg("run")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(daemon.stderr.take().unwrap());
    until(&mut log, "is ready");
    desk.write("[office]\nname = 5\n");
    signal(daemon.id(), "HUP");
    let why = until(&mut log, "the old configuration stays in force");
    assert!(why.contains("dossierd.toml:2: office.name"), "{why}");
    desk.write(&quiet(sample_config()));
    signal(daemon.id(), "HUP");
    until(&mut log, "configuration reloaded");
    signal(daemon.id(), "TERM");
    until(&mut log, "dossierd has stopped");
    assert!(daemon.wait().unwrap().success());
    assert!(desk.dir.path().join("own/dossierd.db").exists());
    assert!(!desk.dir.path().join("mail").exists(), "it wrote to nobody");
}
