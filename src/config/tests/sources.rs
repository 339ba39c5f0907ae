//! `[[source]]`: profiles of the office's own, sign-in, proxy, delay.

use super::{Shelf, full, good, problems};
use crate::dossier::Mode;
use crate::portal::{Grant, Login, Proxy};
use secrecy::ExposeSecret;

const PROFILE: &str = "profile = \"opencps-v2\"";
const VALUES: &str = "values = { agency = \"BQLSB\", groupId = 20101 }";

fn with(lines: &str) -> String {
    full().replacen(VALUES, &format!("{VALUES}\n{lines}"), 1)
}

fn shelf(toml: &str) -> Shelf {
    Shelf::with(toml)
        .and("/etc/d/mat-khau", "mat-khau\n")
        .and("/etc/d/khoa", "khoa-client\n")
}

fn login(lines: &str) -> Login {
    let read = shelf(&with(lines)).read_all();
    read.map(|s| s.sources[0].login.clone())
        .unwrap_or_else(|all| panic!("{all:?}"))
}

#[test]
fn a_profile_lies_in_the_folder_of_the_office_or_anywhere() {
    let own = crate::portal::OPENCPS_V2.replacen("id = \"opencps-v2\"", "id = \"he-thong\"", 1);
    for (written, path) in [
        ("he-thong", "/etc/d/sources/he-thong.toml"),
        ("he-thong.toml", "/etc/d/he-thong.toml"),
        ("rieng/he-thong.toml", "/etc/d/rieng/he-thong.toml"),
        ("/srv/he-thong.toml", "/srv/he-thong.toml"),
    ] {
        let text = full().replacen(PROFILE, &format!("profile = \"{written}\""), 1);
        let read = Shelf::with(&text).and(path, &own).read_all().unwrap();
        assert_eq!(read.sources[0].profile.id, "he-thong", "{written}");
    }
}

#[test]
fn a_broken_profile_is_told_with_its_key_and_the_line_that_names_it() {
    let text = full().replacen(PROFILE, "profile = \"he-thong\"", 1);
    let line = text.lines().position(|l| l.contains("he-thong")).unwrap() + 1;
    for (old, new, key) in [
        ("method = \"GET\"", "method = \"PUT\"", "request.method"),
        ("c3: .processCount", "c3: .processCount |", "answer.row"),
        ("flow = \"hard\"", "flow = \"harder\"", "harder"),
    ] {
        let broken = crate::portal::OPENCPS_V2.replacen(old, new, 1);
        let shelf = Shelf::with(&text).and("/etc/d/sources/he-thong.toml", &broken);
        let all = shelf.read_all().unwrap_err();
        let [only] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((only.line, only.key.as_str()), (line, "source[1].profile"));
        assert!(only.to_string().contains(key), "{only}");
    }
    let missing = Shelf::with(&text).read_all().unwrap_err();
    assert!(
        missing[0].to_string().contains("sources/he-thong.toml"),
        "{}",
        missing[0]
    );
}

#[test]
fn every_system_that_comes_along_can_be_configured() {
    for (id, mode, values) in [
        ("igate-2", "range", "{ agency = \"65\" }"),
        ("dvcqg-v1", "quarter", "{ root = \"x\", department = \"H24.99\" }"),
        (
            "dvcqg-v1-766",
            "month",
            "{ root = \"x\", department = \"H24.99\" }",
        ),
        ("dvcqg-legacy", "year", "{ province = \"1\" }"),
    ] {
        let text = full()
            .replacen(PROFILE, &format!("profile = \"{id}\"\nmode = \"{mode}\""), 1)
            .replacen(VALUES, &format!("values = {values}"), 1);
        let source = good(&text).sources.remove(0);
        assert_eq!(source.profile.id, id);
        assert!(source.profile.modes().contains(&source.mode));
    }
    let text = full().replacen(PROFILE, "profile = \"igate-2\"\nmode = \"month\"", 1);
    let told = problems(&text);
    let mode = told.iter().find(|p| p.key == "source[1].mode").unwrap();
    assert!(mode.to_string().contains("mode = \"range\""), "{mode}");
}

#[test]
fn a_source_signs_in_by_token_or_cookie_with_secrets_from_files() {
    let oauth = |lines: &str| match login(lines) {
        Login::OAuth(oauth) => *oauth,
        other => panic!("{other:?}"),
    };
    let client = oauth(
        "login = { kind = \"oauth2\", token_url = \"https://sso.saobien.vn/token\", client_id = \"heza\", client_secret_file = \"khoa\", scope = \"a b\" }",
    );
    assert_eq!(
        (client.client_id.as_str(), client.scope.as_deref()),
        ("heza", Some("a b"))
    );
    assert_eq!(client.secret.unwrap().expose_secret(), "khoa-client");
    assert!(matches!(client.grant, Grant::Client) && !client.secret_in_body);
    let person = oauth(
        "login = { kind = \"oauth2\", grant = \"password\", token_url = \"https://sso.saobien.vn/token\", client_id = \"web\", user = \"canbo\", password_file = \"mat-khau\", client_secret_in = \"body\" }",
    );
    assert!(person.secret.is_none() && person.secret_in_body);
    let Grant::Password { user, password } = person.grant else {
        panic!("a person's");
    };
    assert_eq!((user.as_str(), password.expose_secret()), ("canbo", "mat-khau"));
    let cookie = login("login = { kind = \"cookie\", user = \"canbo\", password_file = \"mat-khau\" }");
    assert!(matches!(cookie, Login::Cookie(Some((user, _))) if user == "canbo"));
}

#[test]
fn a_source_has_a_way_out_and_a_delay_of_its_own() {
    let source = |lines: &str| shelf(&with(lines)).read_all().unwrap().sources.remove(0);
    assert!(source("").proxy.is_none());
    assert_eq!(source("").jitter_minutes(), 0, "as its profile says");
    assert_eq!(source("jitter_minutes = 7").jitter_minutes(), 7);
    assert!(matches!(source("proxy = \"none\"").proxy, Some(Proxy::None)));
    let through = source(
        "proxy = \"http://proxy.saobien.vn:3128/\"\nproxy_user = \"heza\"\nproxy_password_file = \"mat-khau\"",
    );
    let Some(Proxy::Through { url, user }) = through.proxy else {
        panic!("through a proxy");
    };
    assert_eq!(url, "http://proxy.saobien.vn:3128");
    assert_eq!(user.unwrap().1.expose_secret(), "mat-khau");
    let quarters = full()
        .replacen(PROFILE, "profile = \"dvcqg-v1\"\nmode = \"quarter\"", 1)
        .replacen(VALUES, "values = { root = \"x\", department = \"y\" }", 1);
    let settings = good(&quarters);
    assert_eq!(settings.sources[0].mode, Mode::Quarter);
    assert_eq!(settings.rules.pulls[0].jitter_minutes, 15);
}

#[test]
fn what_is_wrong_in_a_login_is_told_by_its_key() {
    for (lines, key) in [
        ("login = { kind = \"oauth2\" }", "source[1].login.token_url"),
        (
            "login = { kind = \"oauth2\", token_url = \"sso\", client_id = \"a\", client_secret_file = \"khoa\" }",
            "source[1].login.token_url",
        ),
        (
            "login = { kind = \"oauth2\", token_url = \"http://sso.vn/t\", client_id = \"a\", client_secret_file = \"khoa\" }",
            "source[1].login.token_url",
        ),
        (
            "login = { kind = \"oauth2\", token_url = \"https://u:p@sso.vn/t\", client_id = \"a\", client_secret_file = \"khoa\" }",
            "source[1].login.token_url",
        ),
        (
            "login = { kind = \"oauth2\", token_url = \"https://sso.vn/t\", client_id = \"a\" }",
            "source[1].login.client_secret_credential",
        ),
        (
            "login = { kind = \"oauth2\", token_url = \"https://sso.vn/t\", client_id = \"a\", grant = \"implicit\" }",
            "source[1].login.grant",
        ),
        (
            "login = { kind = \"oauth2\", token_url = \"https://sso.vn/t\", client_id = \"a\", grant = \"password\", user = \"b\" }",
            "source[1].login.password_credential",
        ),
        (
            "login = { kind = \"cookie\" }",
            "source[1].login.password_credential",
        ),
        (
            "login = { kind = \"cookie\", user = \"a\", password = \"b\" }",
            "source[1].login.password",
        ),
        ("proxy = \"proxy\"", "source[1].proxy"),
        ("proxy = \"http://u:p@proxy:1\"", "source[1].proxy"),
        ("jitter_minutes = 61", "source[1].jitter_minutes"),
    ] {
        let told = shelf(&with(lines)).read_all().err().unwrap_or_default();
        assert!(told.iter().any(|p| p.key == key), "{lines}: {told:?}");
        assert!(
            told.iter().all(|p| !p.to_string().contains("khoa-client")),
            "{told:?}"
        );
    }
    let no_cookie = full().replacen(PROFILE, "profile = \"igate-2\"", 1).replacen(
        VALUES,
        "values = { agency = \"x\" }\nlogin = { kind = \"cookie\", user = \"a\", password_file = \"mat-khau\" }",
        1,
    );
    let told = shelf(&no_cookie).read_all().err().unwrap_or_default();
    assert!(told.iter().any(|p| p.key == "source[1].login.kind"), "{told:?}");
}
