use std::fmt::Display;

use super::scope::Scope;
use crate::diagnostic::{Code, Log};
use crate::read::{Slot, Text};
use crate::source::Span;

/// The documentation of `what`, which stands at `at`; noted where it is missing and required.
pub(super) fn of(doc: &Slot<Text>, what: impl Display, at: Span, scope: &Scope<'_>, log: &mut Log) -> String {
    let text = optional(doc);
    if text.is_empty() && scope.docs_required && !doc.is_broken() {
        log.error(Code::MissingDoc, at, format!("missing documentation of {what}"))
            .label("needs `doc`")
            .help("add `doc = \"…\"`, or set `docs = \"optional\"` in `[api]`");
    }
    text
}

/// Documentation that nothing requires.
pub(super) fn optional(doc: &Slot<Text>) -> String {
    doc.given().map(|doc| doc.value.trim().to_owned()).unwrap_or_default()
}
