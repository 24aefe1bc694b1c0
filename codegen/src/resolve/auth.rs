use super::{doc, header, name};
use crate::diagnostic::{Code, Log};
use crate::model::{AuthSet, Name, Scheme};
use crate::raw::{self, SchemeKind};
use crate::read::{Entry, Names, Slot, Text};
use crate::{name as names, reserved};

pub(super) fn resolve(slot: &Slot<Names<raw::AuthSet>>, log: &mut Log) -> Vec<AuthSet> {
    let entries = slot.given().map_or(&[][..], |sets| &sets.entries);
    entries.iter().map(|entry| set(entry, log)).collect()
}

fn set(entry: &Entry<raw::AuthSet>, log: &mut Log) -> AuthSet {
    let name = set_name(&entry.name, log);
    let raw = entry.value.given();
    let scheme = raw.map(|raw| scheme(raw, log));
    AuthSet {
        name,
        doc: raw.map(|raw| doc::optional(&raw.doc)).unwrap_or_default(),
        scheme: scheme.unwrap_or(Scheme::Bearer { token: nameless() }),
    }
}

fn set_name(text: &Text, log: &mut Log) -> Name {
    let what = "a credential set";
    let name = name::snake(text, what, log);
    let meaning = match name.wire.as_str() {
        "none" => "`auth = \"none\"` means that nothing is sent",
        wire if reserved::AUTH.contains(&wire) => "`Credentials` has a method of this name",
        _ => return name,
    };
    log.error(Code::ReservedName, text.span, format!("`{}` cannot be the name of {what}", name.wire))
        .label(meaning)
        .help("choose another name");
    name
}

fn scheme(raw: &raw::AuthSet, log: &mut Log) -> Scheme {
    let Some(kind) = raw.scheme.given() else { return Scheme::Bearer { token: nameless() } };
    let (word, keys): (_, &[&str]) = match kind.value {
        SchemeKind::Basic => ("basic", &["username", "password"]),
        SchemeKind::Bearer => ("bearer", &["token"]),
        SchemeKind::Header => ("header", &["header", "key"]),
    };
    let given = [
        ("username", &raw.username),
        ("password", &raw.password),
        ("token", &raw.token),
        ("header", &raw.header),
        ("key", &raw.key),
    ];
    for (key, slot) in given {
        let wanted = keys.contains(&key);
        if let (false, Slot::Given(text)) = (wanted, slot) {
            log.error(
                Code::MisplacedKey,
                text.span,
                format!("`{key}` does not belong to the scheme `{word}`"),
            )
            .label("not used by this scheme")
            .help(format!("the scheme `{word}` has {}", crate::suggest::list(keys.iter().copied())))
            .related(kind.span, "the scheme is given here");
        }
        if wanted && slot.is_absent() {
            log.error(Code::MissingKey, raw.at, format!("missing key `{key}` of the scheme `{word}`"))
                .label(format!("needs `{key}`"))
                .help(match key {
                    "header" => "`header` is the header's name: `header = \"X-Api-Key\"`".to_owned(),
                    key => format!("`{key}` is what the API calls this secret: `{key} = \"app_{key}\"`"),
                });
        }
    }
    match kind.value {
        SchemeKind::Basic => {
            let (username, password) = (secret(&raw.username, log), secret(&raw.password, log));
            if username.rust == password.rust && !username.rust.is_empty() {
                let at = raw.password.given().map_or(raw.at, |text| text.span);
                log.error(Code::NameCollision, at, format!("both secrets are called `{}`", username.rust))
                    .label("they become two arguments of one function");
            }
            Scheme::Basic { username, password }
        }
        SchemeKind::Bearer => Scheme::Bearer { token: secret(&raw.token, log) },
        SchemeKind::Header => {
            let header = raw.header.given().map(|text| {
                let lower = text.value.to_ascii_lowercase();
                if lower == "content-type" {
                    log.error(Code::Header, text.span, "a secret cannot travel in `content-type`")
                        .label("says what the body is");
                } else if lower != "authorization" {
                    header::check_name(&text.value, text.span, log);
                }
                lower
            });
            Scheme::Header { header: header.unwrap_or_default(), key: secret(&raw.key, log) }
        }
    }
}

/// A secret's name: it becomes an argument.
fn secret(slot: &Slot<Text>, log: &mut Log) -> Name {
    let Some(text) = slot.given() else { return nameless() };
    let rust = names::snake(&text.value).unwrap_or_else(|reason| {
        log.error(Code::BadName, text.span, format!("`{}` cannot be the name of a secret", text.value))
            .label(format!("the name {}", reason.reason()))
            .help("it becomes the name of an argument: letters, digits and `_`");
        String::new()
    });
    Name { wire: text.value.clone(), rust }
}

fn nameless() -> Name {
    Name { wire: String::new(), rust: String::new() }
}
