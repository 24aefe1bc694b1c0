//! Brackets of values that nobody closed.
//!
//! The parser reads on as if the rest of the file stood within them, and complains about each line of it.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::diagnostic::{Code, Log};
use crate::source::Span;

/// The bracket that is open where a line of its own begins with a mistake, and that nothing closes.
pub(super) fn bracket(text: &str, at: usize, message: &str) -> Option<usize> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let is_within = message.contains("between array elements")
        || message.contains("between key-value pairs")
        || message.contains("for inline table element");
    if !is_within || !text[start..at].trim().is_empty() || !is_entry(text[start..].lines().next()?) {
        return None;
    }
    let mut open: Vec<usize> = Vec::new();
    for token in Source::new(text).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open.push(token.span().start()),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                open.pop();
            }
            _ => {}
        }
    }
    open.into_iter().rfind(|open| *open < at)
}

/// Notes it at the bracket.
pub(super) fn report(text: &str, open: usize, log: &mut Log) {
    let is_table = text[open..].starts_with('{');
    let (what, close) = if is_table { ("inline table", '}') } else { ("list", ']') };
    log.error(Code::Syntax, Span::new(open, open + 1), format!("TOML: unclosed {what}"))
        .label("nothing closes this")
        .help(format!("end it with `{close}`"));
}

/// Whether a line looks like a header, or like a key and its value.
pub(super) fn is_entry(line: &str) -> bool {
    let line = line.trim();
    let is_key = |key: &str| {
        let key = key.trim();
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.\"' ".contains(c))
    };
    match line.strip_prefix('[') {
        Some(header) => {
            header.split_once(']').is_some_and(|(header, _)| is_key(header.trim_start_matches('[')))
        }
        None => line.split_once('=').is_some_and(|(key, _)| is_key(key)),
    }
}
