//! Texts, numbers, flags, and values that may be one or the other.

use std::borrow::Cow;

use toml::de::{DeInteger, DeValue};

use super::{Read, Shape, wrong_kind};
use crate::diagnostic::{Code as Mistake, Log};
use crate::source::Span;
use crate::syntax::Node;

/// A text, with what it takes to point into it.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// Where it stands, quotes included.
    pub(crate) span: Span,
    /// Where its first character stands, if the file has the text as it is: without escapes.
    inner: Option<usize>,
}

impl Text {
    /// A key, or another text that nothing points into.
    pub(crate) fn plain(value: &str, span: Span) -> Self {
        let inner = (value.len() == span.end - span.start).then_some(span.start);
        Self { value: value.to_owned(), span, inner }
    }

    /// The place of a part of the text; of a text with escapes, the whole.
    pub(crate) fn part(&self, range: std::ops::Range<usize>) -> Span {
        self.inner.map_or(self.span, |start| Span::at(start, range))
    }

    /// A part of the text as a text of its own.
    pub(crate) fn slice(&self, range: std::ops::Range<usize>) -> Self {
        Self {
            value: self.value[range.clone()].to_owned(),
            span: self.part(range.clone()),
            inner: self.inner.map(|start| start + range.start),
        }
    }

    /// Tells where the text stands in the file as it is, by its length: between one or three quotes.
    fn locate(text: &str, span: Span) -> Option<usize> {
        let quotes = (span.end - span.start).checked_sub(text.len())?;
        match quotes {
            2 => Some(span.start + 1),
            6 => Some(span.start + 3),
            7 => Some(span.start + 4),
            8 => Some(span.start + 5),
            _ => None,
        }
    }
}

impl Read for Text {
    const SHAPE: &'static Shape = &Shape::Text;

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::String(value) => {
                let inner = match value {
                    Cow::Borrowed(text) => Self::locate(text, node.span),
                    Cow::Owned(_) => None,
                };
                Some(Self { value: value.clone().into_owned(), span: node.span, inner })
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                let written = match node.value {
                    DeValue::Integer(number) => number.to_string(),
                    DeValue::Float(number) => number.to_string(),
                    DeValue::Boolean(value) => value.to_string(),
                    DeValue::Datetime(date) => date.to_string(),
                    _ => String::new(),
                };
                wrong_kind(node, "a text", log).help(format!("write it in quotes: `\"{written}\"`"));
                None
            }
            _ => {
                wrong_kind(node, "a text", log);
                None
            }
        }
    }
}

impl Read for bool {
    const SHAPE: &'static Shape = &Shape::Bool;

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::Boolean(value) => Some(*value),
            DeValue::String(text) if matches!(&**text, "true" | "false") => {
                let help = format!("write it without quotes: `{text}`");
                wrong_kind(node, "`true` or `false`", log).help(help);
                None
            }
            _ => {
                wrong_kind(node, "`true` or `false`", log);
                None
            }
        }
    }
}

impl Read for i64 {
    const SHAPE: &'static Shape = &Shape::Integer;

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        let DeValue::Integer(number) = node.value else {
            let draft = wrong_kind(node, "an integer", log);
            if let DeValue::String(text) = node.value
                && text.parse::<Self>().is_ok()
            {
                draft.help(format!("write it without quotes: `{text}`"));
            }
            return None;
        };
        integer(number, node, log)
    }
}

/// `true`, or a text that says more.
#[derive(Clone, Debug)]
pub(crate) struct Deprecated(pub(crate) String);

impl Read for Deprecated {
    const SHAPE: &'static Shape = &Shape::Either(&[&Shape::Text, &Shape::True]);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::Boolean(true) => Some(Self(String::new())),
            DeValue::String(note) => Some(Self(note.clone().into_owned())),
            DeValue::Boolean(false) => {
                wrong_kind(node, "`true` or a text", log)
                    .help("leave the key out: nothing is deprecated without it");
                None
            }
            _ => {
                wrong_kind(node, "`true` or a text", log);
                None
            }
        }
    }
}

/// An integer or a text: what failures and enum values are told by.
#[derive(Clone, Debug)]
pub(crate) enum Code {
    Integer(i64),
    Text(String),
}

impl Read for Code {
    const SHAPE: &'static Shape = &Shape::Either(&[&Shape::Integer, &Shape::Text]);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::Integer(number) => integer(number, node, log).map(Self::Integer),
            DeValue::String(text) => Some(Self::Text(text.clone().into_owned())),
            _ => {
                wrong_kind(node, "an integer or a text", log);
                None
            }
        }
    }
}

/// A text, a number or a truth value.
#[derive(Clone, Debug)]
pub(crate) enum Scalar {
    Text(Text),
    Number(Number),
    Bool(bool),
}

impl Scalar {
    /// Whether this is a value as it stands on the wire.
    pub(crate) fn is_wire(&self, wire: &str) -> bool {
        match self {
            Self::Text(text) => text.value == wire,
            Self::Number(number) => number.0 == wire,
            Self::Bool(_) => false,
        }
    }
}

/// A number as the file has it, in decimal notation.
#[derive(Clone, Debug)]
pub(crate) struct Number(pub(crate) String);

impl Read for Scalar {
    const SHAPE: &'static Shape = &Shape::Either(&[&Shape::Text, &Shape::Number, &Shape::Bool]);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::String(_) => Text::read(node, log).map(Self::Text),
            DeValue::Integer(number) => {
                integer(number, node, log).map(|value| Self::Number(Number(value.to_string())))
            }
            DeValue::Float(number) => Some(Self::Number(Number(number.as_str().to_owned()))),
            DeValue::Boolean(value) => Some(Self::Bool(*value)),
            _ => {
                wrong_kind(node, "a text, a number or a truth value", log);
                None
            }
        }
    }
}

/// One value, or a list of them.
#[derive(Clone, Debug)]
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

impl<T: Read> Read for OneOrMany<T> {
    const SHAPE: &'static Shape = &Shape::Either(&[T::SHAPE, &Shape::List(T::SHAPE)]);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::Array(_) => Vec::read(node, log).map(Self),
            _ => T::read(node, log).map(|one| Self(vec![one])),
        }
    }
}

fn integer(number: &DeInteger<'_>, node: Node<'_, '_>, log: &mut Log) -> Option<i64> {
    let value = i64::from_str_radix(number.as_str(), number.radix());
    if value.is_err() {
        log.error(Mistake::WrongKind, node.span, format!("the integer `{number}` is too large"))
            .label("integers have 64 bits");
    }
    value.ok()
}
