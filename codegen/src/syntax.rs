//! TOML text to a tree of keys and values with their places.

mod duplicate;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Log};
use crate::source::Span;

/// Reads TOML as far as it goes. Whether all of it could be read is said with it: where not, what is
/// missing from the tree may well stand in the file.
pub(crate) fn parse<'s>(text: &'s str, log: &mut Log) -> (DeTable<'s>, Whole) {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut whole = Whole::Yes;
    let mut repeated = Vec::new();
    for error in errors {
        let span = error.span().map_or(Span::new(text.len(), text.len()), Span::from);
        let message = error.message();
        if message == "duplicate key" || message.starts_with("cannot extend value") {
            repeated.push(span);
        } else {
            whole = Whole::No;
            explain(span, message, text, log);
        }
    }
    duplicate::report(text, &repeated, log);
    (root.into_inner(), whole)
}

/// Whether a tree holds all of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    Yes,
    No,
}

fn explain(span: Span, message: &str, text: &str, log: &mut Log) {
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let found = text.get(span.start..span.end).unwrap_or_default();
    let draft = log.error(Code::Syntax, span, format!("TOML: {what}"));
    if !expected.is_empty() {
        draft.label(format!("expected {expected}"));
    }
    draft.help_if(hint(what, found, text, span));
}

/// What is usually meant, for the mistakes that are usually made.
fn hint(what: &str, found: &str, text: &str, span: Span) -> Option<&'static str> {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    if found.starts_with("//") {
        Some("a comment begins with `#`")
    } else if what.contains("string values must be quoted") || what.contains("invalid literal") {
        Some("texts stand in quotes: `\"…\"` or `'…'`")
    } else if what.contains("invalid basic string") || what.contains("invalid literal string") {
        Some(
            "a text ends with the quote it began with, on the same line; `\"\"\"` and `'''` hold several lines",
        )
    } else if what.contains("escape") {
        Some("a backslash stands as it is between `'…'`, and as `\\\\` between `\"…\"`")
    } else if line.contains('{') && !line.contains('}') && found.is_empty() {
        Some("an inline table ends with `}`")
    } else if line.trim_start().starts_with('[') && !line.contains('=') && !line.contains(']') {
        Some("a table's header ends with `]`")
    } else {
        None
    }
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(crate) struct Node<'n, 's> {
    /// The key's text; of an array's item, empty.
    pub(crate) key: &'n str,
    /// Where the key stands; of an array's item, the item.
    pub(crate) at: Span,
    pub(crate) value: &'n DeValue<'s>,
    /// Where the value stands; of a table with a header, the header.
    pub(crate) span: Span,
}

/// The entries of a table in the order of the file.
pub(crate) fn entries<'n, 's>(table: &'n DeTable<'s>) -> Vec<Node<'n, 's>> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| Node {
            key: key.get_ref(),
            at: key.span().into(),
            value: value.get_ref(),
            span: value.span().into(),
        })
        .collect();
    entries.sort_by_key(|node| node.at);
    entries
}
