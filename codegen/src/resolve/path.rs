//! `http`: a method and a path with parameters.

use std::ops::Range;

use crate::diagnostic::{Code, Log};
use crate::model::Method;
use crate::read::Text;
use crate::source::Span;
use crate::suggest;

/// A method and a path.
pub(super) struct Http {
    pub(super) method: Method,
    pub(super) method_at: Span,
    pub(super) pieces: Vec<Piece>,
}

/// A part of a path.
pub(super) enum Piece {
    /// Text as it is sent, slashes included.
    Literal(String),
    /// The name in braces.
    Parameter(Text),
}

/// The methods by their names.
pub(super) const METHODS: &[(&str, Method)] = &[
    ("GET", Method::Get),
    ("HEAD", Method::Head),
    ("POST", Method::Post),
    ("PUT", Method::Put),
    ("PATCH", Method::Patch),
    ("DELETE", Method::Delete),
];

/// The most parts of a path.
const MOST: usize = 64;

/// Reads `METHOD /path/{field}`.
pub(super) fn parse(text: &Text, log: &mut Log) -> Option<Http> {
    let line = text.value.as_str();
    let Some(space) = line.find(' ') else {
        log.error(Code::Http, text.span, "`http` is a method and a path, with a space between")
            .label(if line.starts_with('/') { "the method is missing" } else { "the path is missing" })
            .help("write it as `\"POST /messages/{msg_id}\"`");
        return None;
    };
    let method_at = text.part(0..space);
    let method = method(&line[..space], method_at, log);
    let path_start = space + (line.len() - space - line[space..].trim_start().len());
    let pieces = pieces(text, path_start..line.len(), log);
    Some(Http { method: method?, method_at, pieces: pieces? })
}

fn method(word: &str, at: Span, log: &mut Log) -> Option<Method> {
    let names = METHODS.iter().map(|(name, _)| *name);
    let found = METHODS.iter().find(|(name, _)| *name == word).map(|(_, method)| *method);
    if found.is_none() {
        let upper = word.to_ascii_uppercase();
        log.error(Code::Http, at, format!("unknown method `{word}`"))
            .label(format!("expected {}", suggest::either(names.clone())))
            .help_if(suggest::closest(&upper, names).map(|close| format!("did you mean `{close}`?")));
    }
    found
}

fn pieces(text: &Text, at: Range<usize>, log: &mut Log) -> Option<Vec<Piece>> {
    let line = text.value.as_str();
    let mut wrong = |at: Range<usize>, label: &str, help: &str| {
        let draft = log.error(Code::Http, text.part(at), "the path cannot be used");
        draft.label(label);
        if !help.is_empty() {
            draft.help(help);
        }
        None
    };
    let path = &line[at.clone()];
    if !path.starts_with('/') {
        let help =
            if path.contains("://") { "the address before the path is `base_url` in `[api]`" } else { "" };
        return wrong(at, "a path begins with `/`", help);
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = at.start;
    while rest < at.end {
        let open = line[rest..at.end].find('{').map_or(at.end, |open| rest + open);
        let literal = &line[rest..open];
        if let Some((bad, c)) = literal.char_indices().find(|(_, c)| !is_path_char(*c)) {
            let (label, help) = forbidden(c);
            let look_alike = suggest::look_alike(&c.to_string());
            return wrong(
                rest + bad..rest + bad + c.len_utf8(),
                label,
                look_alike.as_deref().unwrap_or(help),
            );
        }
        if literal.ends_with('$') && open < at.end {
            return wrong(
                open - 1..open,
                "`$` would be sent",
                "a parameter is written `{name}`, without `$`",
            );
        }
        if let Some(bad) = bad_escape(literal) {
            return wrong(rest + bad..rest + bad + 1, "`%` stands before two hexadecimal digits", "");
        }
        if literal.is_empty() && open < at.end {
            return wrong(open..open + 1, "two parameters need something between them", "");
        }
        pieces.extend(
            Some(literal).filter(|literal| !literal.is_empty()).map(|text| Piece::Literal(text.to_owned())),
        );
        if open == at.end {
            break;
        }
        let Some(close) = line[open..at.end].find('}') else {
            return wrong(open..at.end, "`}` is missing", "");
        };
        let name = open + 1..open + close;
        if name.is_empty() {
            return wrong(open..open + 2, "the name of a field is missing", "");
        }
        if line[name.clone()].starts_with('{') {
            return wrong(open..open + 2, "a parameter has one brace", "a parameter is written `{name}`");
        }
        pieces.push(Piece::Parameter(text.slice(name)));
        rest = open + close + 1;
    }
    let whole: String = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(text) => text.as_str(),
            Piece::Parameter(_) => "{}",
        })
        .collect();
    if whole.matches('/').count() > MOST {
        return wrong(at, "too many parts", "a path has at most 64 parts");
    }
    if whole.contains("//") {
        let doubled = path.find("//").unwrap_or(0);
        return wrong(
            at.start + doubled..at.start + doubled + 2,
            "an empty part",
            "leave one of the slashes out",
        );
    }
    for part in whole.split('/') {
        match decoded(part).as_deref() {
            Some("." | "..") => {
                return wrong(at, "`.` and `..` are resolved before sending", "write the path that is meant");
            }
            None => return wrong(at, "what is percent-encoded is not UTF-8", "encode the bytes of UTF-8"),
            Some(_) => {}
        }
    }
    Some(pieces)
}

/// A part of a path as it is meant, unless that is no text.
pub(super) fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped =
            after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn forbidden(c: char) -> (&'static str, &'static str) {
    match c {
        '?' => ("has a query", "fields of the query are request fields with `in = \"query\"`"),
        '#' => ("has a fragment", "fragments are never sent: leave it out"),
        '}' => ("`{` is missing before it", ""),
        '<' | '>' => ("this character cannot stand in a path", "a parameter is written `{name}`"),
        ' ' => ("has a space", "a space is written `%20`"),
        _ => ("this character cannot stand in a path", "write it percent-encoded"),
    }
}

fn is_path_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/@!$&'()*+,;=%".contains(c)
}

/// Where a `%` stands without its digits.
pub(super) fn bad_escape(literal: &str) -> Option<usize> {
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = literal.as_bytes();
    literal
        .match_indices('%')
        .map(|(at, _)| at)
        .find(|at| !is_hex(bytes.get(at + 1)) || !is_hex(bytes.get(at + 2)))
}
