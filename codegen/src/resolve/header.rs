//! Header names and constant header values.

use std::collections::HashMap;

use crate::diagnostic::{Code, Log};
use crate::model::{AuthSet, Scheme};
use crate::read::{Names, Slot, Text};
use crate::source::Span;

/// Constant headers: names in lower case, values, and where the names stand.
pub(super) type Headers = Vec<(String, String, Span)>;

/// The constant headers of a table.
pub(super) fn constants(headers: &Slot<Names<Text>>, log: &mut Log) -> Headers {
    let mut first: HashMap<String, Span> = HashMap::new();
    let mut constants = Headers::new();
    for entry in headers.given().map_or(&[][..], |headers| &headers.entries) {
        let name = entry.name.value.to_ascii_lowercase();
        if !check_name(&entry.name.value, entry.name.span, log) {
            continue;
        }
        if let Some(first) = first.get(&name) {
            log.error(Code::Header, entry.name.span, format!("the header `{name}` is given twice"))
                .label("upper and lower case make no difference")
                .related(*first, "it is given here first");
            continue;
        }
        first.insert(name.clone(), entry.name.span);
        if let Some(value) = entry.value.given() {
            check_value(value, log);
            constants.push((name, value.value.clone(), entry.name.span));
        }
    }
    constants
}

/// Whether a header can be called so and is the caller's to set; noted if not.
pub(super) fn check_name(name: &str, at: Span, log: &mut Log) -> bool {
    if !check_token(name, at, log) {
        return false;
    }
    let lower = name.to_ascii_lowercase();
    if let Some((_, reason)) = TAKEN.iter().find(|(taken, _)| *taken == lower) {
        log.error(Code::Header, at, format!("the header `{name}` cannot be set by a spec")).label(*reason);
        return false;
    }
    true
}

/// Notes a header that a credential set has already.
pub(super) fn not_a_secret(lower: &str, at: Span, sets: &[AuthSet], log: &mut Log) {
    let is_it = |set: &&AuthSet| matches!(&set.scheme, Scheme::Header { header, .. } if header == lower);
    if let Some(set) = sets.iter().find(is_it) {
        log.error(
            Code::Header,
            at,
            format!("the header `{lower}` comes from the credential set `{}`", set.name.wire),
        )
        .label("would be sent twice")
        .help("leave it out here: the credentials bring it");
    }
}

/// Whether a header can be called so at all; noted if not.
pub(super) fn check_token(name: &str, at: Span, log: &mut Log) -> bool {
    let is_token = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b));
    if !is_token {
        log.error(Code::Header, at, format!("`{}` is not a header's name", name.escape_debug()))
            .label("letters, digits and `-` only");
    }
    is_token
}

/// Headers that belong to the transport or to another key of the language.
const TAKEN: &[(&str, &str)] = &[
    ("authorization", "comes from the credential set: `[auth.NAME]`"),
    ("connection", "belongs to the connection"),
    ("content-length", "is computed from the body"),
    ("expect", "belongs to the connection"),
    ("host", "comes from the base URL"),
    ("keep-alive", "belongs to the connection"),
    ("proxy-authorization", "belongs to the connection"),
    ("proxy-connection", "belongs to the connection"),
    ("te", "belongs to the connection"),
    ("trailer", "belongs to the connection"),
    ("transfer-encoding", "belongs to the connection"),
    ("upgrade", "belongs to the connection"),
];

fn check_value(value: &Text, log: &mut Log) {
    let text = value.value.as_str();
    let bad = text.char_indices().find(|(_, c)| !matches!(c, ' '..='~' | '\t'));
    if let Some((at, c)) = bad {
        log.error(Code::Header, value.part(at..at + c.len_utf8()), "a header's value must be plain ASCII")
            .label(format!("the character `{}` cannot stand in it", c.escape_debug()));
    } else if text.trim().len() != text.len() {
        log.error(Code::Header, value.span, "a header's value must not begin or end with a space");
    }
}
