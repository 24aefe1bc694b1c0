//! Addresses: the base URL, and links to documentation.

use std::ops::Range;

use super::path;
use crate::diagnostic::{Code, Log};
use crate::read::{Slot, Text};
use crate::suggest;

/// The base URL without a slash at its end.
pub(super) fn base(text: &Text, log: &mut Log) -> String {
    let url = text.value.as_str();
    let mut wrong = |at: Range<usize>, label: &str, help: &str| {
        let draft = log.error(Code::BadUrl, text.part(at), "the base URL is not usable");
        draft.label(label);
        if !help.is_empty() {
            draft.help(help);
        }
    };
    let Some(scheme) = scheme(url) else {
        let end = url.find("://").map_or(url.len(), |at| at + 3);
        wrong(
            0..end,
            "begins with neither `https://` nor `http://`",
            &format!("write it as `https://{}`", without_scheme(url).unwrap_or("api.example.com/v1")),
        );
        return String::new();
    };
    let authority_end = url[scheme..].find(['/', '?', '#']).map_or(url.len(), |at| scheme + at);
    if let Some((at, bad)) = url.char_indices().find(|(_, c)| !is_url_char(*c)) {
        let help = match bad {
            '{' | '}' => "a part that differs from call to call belongs to the path of `http`".to_owned(),
            _ => suggest::look_alike(&bad.to_string()).unwrap_or_default(),
        };
        wrong(at..at + bad.len_utf8(), "this character cannot stand in an address", &help);
    } else if let Some(at) = url.find('?') {
        wrong(at..url.len(), "has a query", "fields of the query are request fields with `in = \"query\"`");
    } else if let Some(at) = url.find('#') {
        wrong(at..url.len(), "has a fragment", "fragments are never sent: leave it out");
    } else if let Some(at) = path::bad_escape(url) {
        wrong(at..at + 1, "`%` stands before two hexadecimal digits", "");
    } else if let Some(at) = url[..authority_end].find('@') {
        wrong(scheme..at + 1, "has credentials", "describe them as a credential set: `[auth.NAME]`");
    } else if let Some(port) = wrong_port(&url[scheme..authority_end]) {
        wrong(authority_end - port.len()..authority_end, "not a port", "ports go from 1 to 65535");
    } else if let Some(part) = url[authority_end..]
        .split('/')
        .find(|part| matches!(path::decoded(part).as_deref(), Some("." | "..")))
    {
        let at = authority_end + url[authority_end..].find(&format!("/{part}")).unwrap_or(0) + 1;
        wrong(at..at + part.len(), "is resolved before sending", "write the path that is meant");
    } else if !is_authority(&url[scheme..authority_end]) {
        wrong(scheme..authority_end, "not a host with an optional port", "");
    }
    url.trim_end_matches('/').to_owned()
}

/// A link to the vendor's documentation.
pub(super) fn link(slot: &Slot<Text>, log: &mut Log) -> Option<String> {
    let text = slot.given()?;
    let url = text.value.as_str();
    let well = scheme(url).is_some_and(|at| url.len() > at)
        && url.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>'));
    if !well {
        log.error(Code::BadUrl, text.span, "`url` is not a link")
            .label("needs `https://` or `http://` before it, and no spaces");
    }
    Some(url.to_owned())
}

fn scheme(url: &str) -> Option<usize> {
    ["https://", "http://"].into_iter().find(|scheme| url.starts_with(scheme)).map(str::len)
}

/// An address without what stands in its scheme's place.
fn without_scheme(url: &str) -> Option<&str> {
    let head = url.find(['.', '[']).map_or(url, |dot| &url[..dot]);
    let start =
        head.rfind(['/', ':', '：']).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    let rest = &url[start..];
    (rest.contains('.') && rest.chars().all(is_url_char)).then_some(rest)
}

/// The port behind a name, if it cannot be one.
fn wrong_port(authority: &str) -> Option<&str> {
    let (host, port) = authority.rsplit_once(':')?;
    let is_bad = port.parse::<u16>().map_or(true, |port| port == 0);
    (is_bad && !port.contains(']') && is_authority(host)).then_some(port)
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.rfind(':') {
        Some(at) if !authority.ends_with(']') => (&authority[..at], Some(&authority[at + 1..])),
        _ => (authority, None),
    };
    let is_port = |port: &str| {
        port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    };
    let is_name = |host: &str| {
        host.split('.').all(|label| {
            !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        })
    };
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => is_name(host),
    };
    is_host && port.is_none_or(is_port)
}

fn is_url_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}
