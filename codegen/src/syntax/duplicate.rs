//! Keys that are given twice, with the place of the first.
//!
//! The parser of TOML tells only the second place, so the file is walked once more for its keys.

use std::collections::{HashMap, HashSet};

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};

use crate::diagnostic::{Code, Log};
use crate::source::Span;

/// Reports each of `repeated`, the spans of keys that were given before.
pub(super) fn report(text: &str, repeated: &[Span], log: &mut Log) {
    if repeated.is_empty() {
        return;
    }
    let keys = Keys::walk(text);
    let mut told: HashSet<Vec<String>> = HashSet::new();
    for span in repeated {
        let (path, first) = keys.find(*span);
        // What stands within a table that is given twice is given twice because of that; once told is enough.
        if (1..=path.len()).any(|len| told.contains(&path[..len])) {
            continue;
        }
        told.insert(path.clone());
        let name =
            path.last().map_or_else(|| text.get(span.start..span.end).unwrap_or_default(), String::as_str);
        let what = match path.as_slice() {
            [section, _] if section == "endpoints" => format!("the endpoint `{name}` is described twice"),
            [section, _] if section == "types" => format!("the type `{name}` is described twice"),
            [section, _] if section == "auth" => format!("the credential set `{name}` is described twice"),
            [section, inner, _] if section == "error" && inner == "codes" => {
                format!("the error code `{name}` is described twice")
            }
            _ => format!("the key `{name}` is given twice"),
        };
        let draft = log.error(Code::DuplicateKey, *span, what);
        draft.label("the second time").help("remove one of the two, or give it another name");
        if let Some(first) = first {
            draft.related(first, format!("`{name}` is given here first"));
        }
    }
}

/// Every key of a file with its path from the root, tables of arrays counted apart.
#[derive(Default)]
struct Keys {
    paths: HashMap<Span, Vec<String>>,
    first: HashMap<Vec<String>, Span>,
}

impl Keys {
    fn walk(text: &str) -> Self {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut events: Vec<Event> = Vec::new();
        let mut collect = |event| events.push(event);
        parse_document(&tokens, &mut RecursionGuard::new(&mut collect, DEPTH), &mut ());
        let mut walk = Walk::default();
        for event in &events {
            walk.step(event, source);
        }
        walk.keys
    }

    fn find(&self, span: Span) -> (Vec<String>, Option<Span>) {
        let path = self.paths.get(&span).cloned().unwrap_or_default();
        let first = self.first.get(&path).copied().filter(|first| first.start < span.start);
        let readable = path.into_iter().filter(|part| !part.starts_with('\0')).collect();
        (readable, first)
    }
}

/// As deep as the parser of the tree goes.
const DEPTH: u32 = 80;

#[derive(Default)]
struct Walk {
    keys: Keys,
    /// The path of the header above.
    header: Vec<String>,
    /// The paths of the open inline tables and arrays, within the header.
    open: Vec<Vec<String>>,
    /// The path of the key that is being read.
    key: Vec<String>,
    inside: Inside,
    /// How many items arrays had, to tell their tables apart.
    items: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    Header,
    ArrayHeader,
    #[default]
    Body,
}

impl Walk {
    fn step(&mut self, event: &Event, source: Source<'_>) {
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                self.header.clear();
                self.open.clear();
                self.key.clear();
                let array = event.kind() == EventKind::ArrayTableOpen;
                self.inside = if array { Inside::ArrayHeader } else { Inside::Header };
            }
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                self.header = std::mem::take(&mut self.key);
                if self.inside == Inside::ArrayHeader {
                    let item = self.item();
                    self.header.push(item);
                }
                self.inside = Inside::Body;
            }
            EventKind::SimpleKey => self.simple_key(event, source),
            EventKind::InlineTableOpen => self.open.push(std::mem::take(&mut self.key)),
            EventKind::ArrayOpen => {
                let mut path = std::mem::take(&mut self.key);
                path.push(self.item());
                self.open.push(path);
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                self.open.pop();
                self.key.clear();
            }
            EventKind::ValueSep => {
                self.key.clear();
                let item = self.item();
                if let Some(last) = self.open.last_mut().and_then(|path| path.last_mut())
                    && last.starts_with('\0')
                {
                    *last = item;
                }
            }
            EventKind::Newline if self.open.is_empty() => self.key.clear(),
            _ => {}
        }
    }

    fn simple_key(&mut self, event: &Event, source: Source<'_>) {
        let mut text = std::borrow::Cow::Borrowed("");
        if let Some(raw) = source.get(event) {
            raw.decode_key(&mut text, &mut ());
        }
        self.key.push(text.into_owned());
        let path: Vec<String> =
            self.header.iter().chain(self.open.iter().flatten()).chain(&self.key).cloned().collect();
        let span = Span::new(event.span().start(), event.span().end());
        self.keys.first.entry(path.clone()).or_insert(span);
        self.keys.paths.insert(span, path);
    }

    fn item(&mut self) -> String {
        self.items += 1;
        format!("\0{}", self.items)
    }
}
