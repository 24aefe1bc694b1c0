//! Codes and enum values: integers or texts, but not both in one list.

use crate::diagnostic::{Code, Log};
use crate::model::{CodeKind, CodeValue};
use crate::read::{CodeText, Spanned};
use crate::source::Span;

/// The values of one list so far.
pub(super) struct Values {
    /// What a mistake among them is reported as.
    code: Code,
    first: Option<(CodeKind, Span)>,
}

impl Values {
    pub(super) fn new(code: Code) -> Self {
        Self { code, first: None }
    }

    /// A value, if it is of the same kind as those before.
    pub(super) fn take(&mut self, given: &Spanned<CodeText>, log: &mut Log) -> Option<CodeValue> {
        let (kind, value) = match &given.value {
            CodeText::Integer(value) => (CodeKind::Integer, CodeValue::Integer(*value)),
            CodeText::Text(value) => (CodeKind::Text, CodeValue::Text(value.clone())),
        };
        if value == CodeValue::Text(String::new()) {
            log.error(self.code, given.span, "a value must not be an empty text");
            return None;
        }
        let (first, at) = *self.first.get_or_insert((kind, given.span));
        if first != kind {
            let (this, others) = match kind {
                CodeKind::Text => ("a text", "integers"),
                CodeKind::Integer => ("an integer", "texts"),
            };
            log.error(self.code, given.span, format!("{this} among {others}"))
                .label(format!("this is {this}"))
                .help("either all values of a list are integers, or all are texts")
                .related(at, format!("the others are {others}, like the first"));
            return None;
        }
        Some(value)
    }

    /// What all of them are; integers if there are none.
    pub(super) fn kind(&self) -> CodeKind {
        self.first.map_or(CodeKind::Integer, |(kind, _)| kind)
    }
}

/// A value as the spec has it.
pub(super) fn show(value: &CodeValue) -> String {
    match value {
        CodeValue::Integer(value) => value.to_string(),
        CodeValue::Text(value) => format!("\"{value}\""),
    }
}

/// A value as it stands on the wire, as text.
pub(super) fn wire(value: &CodeText) -> String {
    match value {
        CodeText::Integer(value) => value.to_string(),
        CodeText::Text(value) => value.clone(),
    }
}
