//! TOML text to a tree of keys and values with their places.

mod duplicate;
mod unclosed;

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Log};
use crate::source::Span;
use crate::suggest;

/// Reads TOML as far as it goes. Whether all of it could be read is said with it: where not, what is
/// missing from the tree may well stand in the file.
pub(crate) fn parse<'s>(text: &'s str, log: &mut Log) -> (DeTable<'s>, Whole) {
    let (root, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| error.span().map_or(text.len(), |span| span.start));
    // What is given twice was read once at the most.
    let whole = if errors.is_empty() { Whole::Yes } else { Whole::No };
    let mut repeated = Vec::new();
    let mut told = None;
    for error in errors {
        let span = error.span().map_or(Span::new(text.len(), text.len()), Span::from);
        let message = error.message();
        if message == "duplicate key" || message.starts_with("cannot extend value") {
            repeated.push(span);
        } else if let Some(open) = unclosed::bracket(text, span.start, message) {
            // All that follows was read as if it stood within the bracket.
            unclosed::report(text, open, log);
            repeated.retain(|other| other.start < open);
            break;
        } else if told.replace(span.start).is_none_or(|from| !follows(text, from, span.start)) {
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

/// Whether a mistake follows from another before it: on the same line, or on lines that are no TOML.
fn follows(text: &str, from: usize, at: usize) -> bool {
    let Some(between) = text.get(from..at) else { return false };
    let breaks = between.matches('\n').count();
    let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..];
    let line = line.lines().next().unwrap_or_default();
    breaks == 0 || (breaks == 1 && !unclosed::is_entry(line))
}

fn explain(span: Span, message: &str, text: &str, log: &mut Log) {
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let from = text.get(span.start..).unwrap_or_default();
    let found = text.get(span.start..span.end).unwrap_or_default();
    let (label, help) = meant(what, found, from, span.start == 0);
    let label = match label {
        Some(label) => label.to_owned(),
        None if expected.is_empty() => "cannot be read".to_owned(),
        None => format!("expected {expected}"),
    };
    let seen = if found.is_empty() {
        from.get(..from.chars().next().map_or(0, char::len_utf8))
    } else {
        Some(found)
    };
    let look_alike = seen.filter(|seen| !seen.starts_with('：')).and_then(suggest::look_alike);
    let draft = log.error(Code::Syntax, span, format!("TOML: {what}")).label(label);
    draft.help_if(look_alike.or_else(|| help.map(str::to_owned)));
}

/// What is usually meant, for the mistakes that are usually made: a label and help.
fn meant(
    what: &str,
    found: &str,
    from: &str,
    is_start: bool,
) -> (Option<&'static str>, Option<&'static str>) {
    if from.starts_with("//") || from.starts_with("/*") {
        (None, Some("a comment begins with `#`"))
    } else if is_start && from.starts_with('{') {
        (None, Some("the file is TOML, not JSON: begin with `[api]`"))
    } else if what == "string values must be quoted" && found.trim().is_empty() {
        (Some("a value is missing"), Some("write the value behind `=`, or remove the key"))
    } else if what == "string values must be quoted" {
        (Some("not in quotes"), Some("texts stand in quotes: `\"…\"` or `'…'`"))
    } else if what == "invalid unquoted key" && found.starts_with([':', '：']) {
        (None, Some("`=` stands between a key and its value"))
    } else if what == "invalid unquoted key" {
        (None, Some("a key with other characters stands in quotes: `\"…\"`"))
    } else if what == "invalid boolean" {
        (None, Some("it is written `true` or `false`, in small letters"))
    } else if what == "unexpected leading zero" {
        (Some("a number does not begin with `0`"), None)
    } else if what.contains("recurs") {
        (Some("nested too deep, here or before"), Some("nothing in a spec is nested more than eight deep"))
    } else if what == "unexpected key or value" && from.starts_with([';', ',']) {
        (None, Some("nothing stands behind a value: remove it"))
    } else if what.contains("string") && found.chars().any(|c| c.is_control() && c != '\n' && c != '\r') {
        (None, Some("a control character is written as an escape, such as `\\t` or `\\u0001`"))
    } else if what.contains("basic string") || what.contains("literal string") {
        let help = "a text ends with the quote it began with, on the same line; `\"\"\"` and `'''` hold several lines";
        (None, Some(help))
    } else if what.contains("escape") {
        (None, Some("a backslash stands as it is between `'…'`, and as `\\\\` between `\"…\"`"))
    } else if what == "unclosed inline table" {
        (None, Some("an inline table ends with `}`"))
    } else if what == "unclosed table" {
        (None, Some("a table's header ends with `]`"))
    } else {
        (None, None)
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
