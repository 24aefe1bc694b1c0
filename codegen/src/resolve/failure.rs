use std::collections::HashMap;

use super::scope::Scope;
use super::values::{self, Values};
use super::{collision, deprecated, doc, name};
use crate::diagnostic::{Code, Log};
use crate::model::{CodeKind, CodeValue, ErrorCode, Failure as Place};
use crate::raw;
use crate::read::{Entry, Slot, Spanned, Text};
use crate::source::Span;

/// What is known about failures.
pub(super) struct Failure {
    pub(super) place: Place,
    pub(super) kind: CodeKind,
    /// The documented failures; codes of success are left out.
    pub(super) codes: Vec<ErrorCode>,
    /// What every name of the spec stands for.
    pub(super) names: HashMap<String, Named>,
}

/// What a code's name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named {
    /// An index into the codes.
    Failure(usize),
    Success,
    /// Something that was already complained about.
    Unknown,
}

pub(super) fn resolve(slot: &Slot<raw::Failure>, scope: &Scope<'_>, log: &mut Log) -> Failure {
    let mut failure = Failure {
        place: Place::default(),
        kind: CodeKind::Integer,
        codes: Vec::new(),
        names: HashMap::new(),
    };
    let Some(raw) = slot.given() else { return failure };
    failure.place.code = pointer(&raw.code, log);
    failure.place.message = pointer(&raw.message, log);
    let entries = raw.codes.given().map_or(&[][..], |codes| &codes.entries);
    let mut values = Values::new(Code::ErrorCode);
    for success in raw.success.given().into_iter().flatten() {
        failure.place.success.extend(values.take(success, log));
    }
    let mut first: HashMap<CodeValue, Span> = HashMap::new();
    for entry in entries {
        let code = code(entry, &mut values, &mut first, scope, log);
        let named = match code {
            Some(code) if failure.place.success.contains(&code.code) => Named::Success,
            Some(code) => {
                failure.codes.push(code);
                Named::Failure(failure.codes.len() - 1)
            }
            None => Named::Unknown,
        };
        failure.names.insert(entry.name.value.clone(), named);
    }
    if raw.code.is_absent() && !entries.is_empty() {
        log.error(Code::MissingKey, raw.at, "missing key `code` in `[error]`")
            .label("there are codes, but not where an answer has them")
            .help("say where, as a JSON pointer: `code = \"/error/code\"`");
    }
    failure.kind = values.kind();
    collision::variants(entries, "an error code", log);
    failure
}

fn code(
    entry: &Entry<raw::ErrorCode>,
    values: &mut Values,
    first: &mut HashMap<CodeValue, Span>,
    scope: &Scope<'_>,
    log: &mut Log,
) -> Option<ErrorCode> {
    let name = name::variant(&entry.name, "an error code", log);
    let raw = entry.value.given()?;
    let at = entry.name.span;
    let doc = doc::of(&raw.doc, format_args!("the error code `{}`", name.wire), at, scope, log);
    let status = raw.status.given().and_then(|status| status_of(status, log));
    let code = values.take(raw.code.given()?, log)?;
    let code_at = raw.code.given().map_or(at, |code| code.span);
    if let Some(first) = first.get(&code) {
        log.error(Code::ErrorCode, code_at, format!("the code {} is documented twice", values::show(&code)))
            .label("the second time")
            .related(*first, "it is documented here first");
        return None;
    }
    first.insert(code.clone(), code_at);
    let message = raw.message.given().map(|message| message.value.clone()).unwrap_or_default();
    Some(ErrorCode { name, code, status, message, doc, deprecated: deprecated::of(&raw.deprecated) })
}

/// An HTTP status.
pub(super) fn status_of(status: &Spanned<i64>, log: &mut Log) -> Option<u16> {
    let valid = u16::try_from(status.value).ok().filter(|status| (100..=599).contains(status));
    if valid.is_none() {
        log.error(Code::Status, status.span, format!("{} is not an HTTP status", status.value))
            .label("100 to 599");
    }
    valid
}

/// The parts of a JSON pointer.
fn pointer(slot: &Slot<Text>, log: &mut Log) -> Vec<String> {
    let Some(text) = slot.given() else { return Vec::new() };
    let Some(parts) = text.value.strip_prefix('/') else {
        let meant = text.value.trim_start_matches('$').trim_start_matches('.').replace('.', "/");
        log.error(Code::Pointer, text.span, "a JSON pointer begins with `/`")
            .label("not a JSON pointer")
            .help(format!("write `\"/{meant}\"`"));
        return Vec::new();
    };
    let escape = text
        .value
        .match_indices('~')
        .find(|(at, _)| !matches!(text.value.as_bytes().get(at + 1), Some(b'0' | b'1')));
    if let Some((at, _)) = escape {
        log.error(Code::Pointer, text.part(at..at + 1), "in a JSON pointer `~` is written `~0`")
            .label("`~0` stands for `~`, `~1` for `/`");
    }
    parts.split('/').map(|part| part.replace("~1", "/").replace("~0", "~")).collect()
}
