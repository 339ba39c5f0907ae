//! How a source is signed in to, and by which way out: `login` and `proxy` of a `[[source]]`.

use super::host_of;
use crate::config::reach::Reach;
use crate::config::section::Section;
use crate::config::values::is_loopback;
use crate::portal::{Grant, Login, OAuth, Profile, Proxy};
use secrecy::SecretString;

#[derive(Clone, Copy)]
enum Kind {
    None,
    Basic,
    Bearer,
    OAuth2,
    Cookie,
}

const KINDS: [(&str, Kind); 5] = [
    ("none", Kind::None),
    ("basic", Kind::Basic),
    ("bearer", Kind::Bearer),
    ("oauth2", Kind::OAuth2),
    ("cookie", Kind::Cookie),
];

pub fn login(section: &Section, reach: &Reach, base_url: &str, profile: Option<&Profile>) -> Login {
    let Some(inner) = section.section("login") else {
        return Login::None;
    };
    let kind = inner.word("kind", &KINDS);
    if !inner.has("kind") {
        let remedy = "write kind = \"none\", \"basic\", \"bearer\", \"oauth2\" or \"cookie\"";
        inner.log().absent(&inner.place_of("kind"), "is missing", remedy);
    }
    let login = match kind.as_ref().map(|k| k.value) {
        Some(Kind::Basic) => {
            named_user(&inner, reach).map(|(user, password)| Login::Basic { user, password })
        }
        Some(Kind::Bearer) => {
            let token = secret(&inner, reach, "token_credential", "token_file");
            token.map(|token| Login::Bearer { token })
        }
        Some(Kind::OAuth2) => oauth(&inner, reach).map(|oauth| Login::OAuth(Box::new(oauth))),
        Some(Kind::Cookie) => cookie(&inner, reach, profile),
        Some(Kind::None) | None => None,
    };
    if login.is_some() && is_exposed(base_url) {
        let remedy = "use https://, or sign in with kind = \"none\"";
        inner.log().problem(
            &inner.place(),
            "a secret is never sent without encryption",
            remedy,
        );
    }
    inner.close();
    login.unwrap_or_default()
}

fn is_exposed(url: &str) -> bool {
    url.starts_with("http:") && !host_of(url).is_some_and(is_loopback)
}

fn named_user(section: &Section, reach: &Reach) -> Option<(String, SecretString)> {
    let user = section.must::<String>("user", "write the user's name").value;
    let password = secret(section, reach, "password_credential", "password_file");
    password.map(|password| (user, password))
}

#[derive(Clone, Copy)]
enum GrantKind {
    Client,
    Password,
}

fn oauth(section: &Section, reach: &Reach) -> Option<OAuth> {
    let remedy = "write https://host/path of the token service";
    let url = section.must::<String>("token_url", remedy);
    let log = section.log();
    if !url.value.is_empty() && host_of(&url.value).is_none() {
        log.problem(&url.place, "this is no address of a token service", remedy);
    } else if is_exposed(&url.value) {
        log.problem(
            &url.place,
            "a secret is never sent without encryption",
            "use https://",
        );
    }
    let client = section
        .must::<String>("client_id", "write the name of the client that the province gave")
        .value;
    let grants = [
        ("client_credentials", GrantKind::Client),
        ("password", GrantKind::Password),
    ];
    let grant = section.word("grant", &grants);
    let is_password = matches!(grant.map(|g| g.value), Some(GrantKind::Password));
    let has_secret = section.has("client_secret_credential") || section.has("client_secret_file");
    // A public client signs in by the user's password alone.
    let client_secret = match is_password && !has_secret {
        true => None,
        false => Some(secret(
            section,
            reach,
            "client_secret_credential",
            "client_secret_file",
        )?),
    };
    let grant = match is_password {
        true => {
            let (user, password) = named_user(section, reach)?;
            Grant::Password { user, password }
        }
        false => Grant::Client,
    };
    let places = [("header", false), ("body", true)];
    Some(OAuth {
        token_url: url.value,
        client_id: client,
        secret: client_secret,
        secret_in_body: section.word("client_secret_in", &places).is_some_and(|p| p.value),
        grant,
        scope: section.may::<String>("scope").map(|scope| scope.value),
    })
}

fn cookie(section: &Section, reach: &Reach, profile: Option<&Profile>) -> Option<Login> {
    let signs_in = profile.is_none_or(Profile::signs_in);
    if !signs_in {
        let remedy = "add [login] to the profile, or choose another kind";
        section.log().problem(
            &section.place_of("kind"),
            "the profile has no sign-in that gives a cookie",
            remedy,
        );
    }
    if profile.is_some_and(|p| signs_in && !p.wants_user()) {
        return Some(Login::Cookie(None));
    }
    named_user(section, reach).map(|user| Login::Cookie(Some(user)))
}

/// `proxy = "http://host:port"` or `"none"`, with `proxy_user` and a secret where it wants them.
pub fn proxy(section: &Section, reach: &Reach) -> Option<Proxy> {
    let written = section.may::<String>("proxy");
    let user = section.may::<String>("proxy_user");
    let password = reach.secret(section, "proxy_password_credential", "proxy_password_file");
    let written = written?;
    if written.value == "none" {
        return Some(Proxy::None);
    }
    let url = written.value.trim_end_matches('/').to_owned();
    if host_of(&url).is_none() {
        section.log().problem(
            &written.place,
            "this is no address of a proxy",
            "write http://host:port without user and password, or \"none\"",
        );
        return None;
    }
    Some(Proxy::Through {
        url,
        user: user.map(|user| user.value).zip(password),
    })
}

fn secret(
    section: &Section,
    reach: &Reach,
    credential: &'static str,
    file: &'static str,
) -> Option<SecretString> {
    if !section.has(credential) && !section.has(file) {
        let remedy = format!("add {credential} = \"…\" (systemd LoadCredential=) or {file} = \"…\"");
        section
            .log()
            .absent(&section.place_of(credential), "is missing", remedy);
    }
    reach.secret(section, credential, file)
}
