//! A configuration as written, to settings: each part in its own file, then what holds between them.

use super::files::Files;
use super::reach::Reach;
use super::section::Section;
use super::settings::Settings;
use super::written::Page;
use super::{
    answers, conflicts, documents, dossiers, duties, exports, folders, going, papers, people, post,
    reckoning, sheets, silence, sources, standing, timing, wording,
};
use crate::agenda::{FiguresRule, PullRule, ReportRule, Rules, WeeklyRule, open_conflicts};
use crate::letter::Sender;
use crate::mail::Transport;
use crate::portal::Source;
use crate::report::Papers;
use std::path::{Path, PathBuf};

/// `None` only where something was told.
pub(super) fn validate(page: &Page, root: &Section, files: &dyn Files) -> Option<Settings> {
    let reach = Reach {
        base: page.file.parent().unwrap_or(Path::new("")),
        files,
    };
    let people = people::people(root, &reach);
    let mut timing = timing::timing(root, &reach);
    let sources = sources::sources(root, &reach);
    let duties = duties::reports(root, &people, &timing);
    let standing = standing::standing(root, &people);
    silence::check(&timing.sending.silences, &people.office, root.log());
    let weekly = duties::weekly(root, &people.owner, &timing);
    let asked: Vec<String> = sources.iter().map(|s| s.value.id.clone()).collect();
    let exports = exports::exports(root, &reach, &people.office, &asked);
    exports::check_times(&exports, root, root.log());
    let post = post::post(root, &reach, people.office.units.len());
    let answers = answers::answers(root, &reach);
    let database = database(root, &reach);
    let accepted = conflicts::accepted(root);
    let sheets = sheets::folder(root, &reach);
    let (words, templates) = wording::templates(root, &reach);
    let figures = reckoning::figures(root, &sources, &exports);
    let dossiers = dossiers::watch(root, &people.office, &sources, &exports);
    let ids: Vec<&str> = duties.iter().map(|d| d.value.rule.id.as_str()).collect();
    let (papers, paper_files) = papers::papers(root, &reach, &ids);
    let documents = documents::documents(root, &reach);
    root.close();
    let transport = post.as_ref().map(|p| &p.transport);
    going::check(root, page, &timing.sending.going, &people, transport);
    conflicts::sources(&sources, &timing.regimes, root.log());
    timing.cite_for(&people.identity.issuer.parent);

    let own = own_places(page, &database, &timing, &people, transport);
    folders::check(root, sheets.as_ref(), &exports, &own);

    let post = post?;
    let (transport, connections) = (post.transport.clone(), post.connections);
    let sources: Vec<Source> = sources.into_iter().map(|s| s.value).collect();
    let (days_off, additions) = (timing.days_off.clone(), timing.additions.clone());
    let address_book = people.address_book.file.clone();
    let mut watched = vec![page.file.to_owned(), days_off.clone()];
    watched.extend(additions.clone().into_iter().chain(address_book.clone()));
    watched.extend(templates.files());
    watched.extend(paper_files);
    watched.extend(documents.file);
    let places = conflicts::places(&timing.regimes, &duties);
    let told = duties.clone();
    let live_line = timing.sending.live_from.as_ref().map_or(0, |d| d.place.line);
    let duties = duties.into_iter().map(|d| d.value.rule).collect();
    let mut rules = Rules {
        standing,
        figures,
        exports,
        dossiers,
        papers,
        ..rules(people, timing, post, &sources, duties, weekly)
    };
    rules.sender.wording = words;
    rules.sender.answers = answers.is_some();
    conflicts::tell(&rules, &places, &accepted, root.log());
    conflicts::parts(&told, &rules, root.log());
    let accepted: Vec<String> = accepted.into_iter().map(|a| a.value).collect();
    rules.conflicts = open_conflicts(&rules, &accepted);
    let register = documents
        .register
        .before(documents::named_in(&documents::bases(&rules)));
    Some(Settings {
        rules,
        sources,
        transport,
        connections,
        answers,
        database,
        live_line,
        sheets,
        days_off,
        additions,
        address_book,
        templates,
        register,
        files: watched,
        warnings: Vec::new(),
        questions: Vec::new(),
    })
}

/// The files and folders that are the program's own: no watched folder may lie on one.
fn own_places<'a>(
    page: &'a Page,
    database: &'a Path,
    timing: &'a timing::Timing,
    people: &'a people::People,
    transport: Option<&'a Transport>,
) -> Vec<folders::Own<'a>> {
    let own = [
        Some(("the database", database)),
        Some(("the configuration", page.file)),
        Some(("the file of days off", timing.days_off.as_path())),
        timing
            .additions
            .as_deref()
            .map(|path| ("the sheet of days off", path)),
        people
            .address_book
            .file
            .as_deref()
            .map(|path| ("the address book", path)),
        transport
            .and_then(letters)
            .map(|path| ("the folder of letters", path)),
    ];
    let own = own.into_iter().flatten();
    own.map(|(what, path)| folders::Own { what, path }).collect()
}

/// The folder that letters are written into, in place of a server.
fn letters(transport: &Transport) -> Option<&Path> {
    match transport {
        Transport::Directory(folder) => Some(folder),
        Transport::Smtp(_) => None,
    }
}

/// What decisions need of it.
fn rules(
    people: people::People,
    timing: timing::Timing,
    post: post::Post,
    sources: &[Source],
    reports: Vec<ReportRule>,
    weekly: Option<WeeklyRule>,
) -> Rules {
    let identity = people.identity;
    let pull = |s: &Source| PullRule {
        source: s.id.clone(),
        jitter_minutes: s.jitter_minutes(),
        mode: s.mode,
        schedule: s.schedule.clone(),
    };
    Rules {
        sender: Sender {
            mark: identity.name.clone(),
            office: identity.name,
            signed_by: identity.signed_by,
            answers: false,
            from: post.from,
            reply_to: post.reply_to,
            envelope_from: post.envelope_from,
            domain: identity.domain,
            wording: crate::letter::Wording::default(),
        },
        issuer: identity.issuer,
        papers: Papers::default(),
        owner: people.owner,
        leaders: people.leaders,
        office: people.office,
        book: people.book,
        going: timing.sending.going.value,
        live_from: timing.sending.live_from.map(|d| d.value),
        hours: timing.sending.hours,
        calendar: timing.calendar,
        regimes: timing.regimes.into_iter().map(|r| r.value).collect(),
        pulls: sources.iter().map(pull).collect(),
        reports,
        conflicts: Vec::new(),
        figures: FiguresRule::default(),
        dossiers: None,
        standing: Vec::new(),
        exports: Vec::new(),
        silences: timing.sending.silences.into_iter().map(|s| s.value).collect(),
        weekly,
        policy: timing.policy,
        patience: timing.patience,
        post: post.rule,
    }
}

fn database(root: &Section, reach: &Reach) -> PathBuf {
    let Some(section) = root.section("store") else {
        return PathBuf::new();
    };
    let path = section.must::<String>("database", "name the database file").value;
    section.close();
    reach.path(&path)
}
