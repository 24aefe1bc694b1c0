//! Error codes that are an answer and not a failure.

use std::collections::HashMap;

use super::super::failure::Named;
use super::super::response_record;
use super::super::scope::UNKNOWN;
use super::Context;
use crate::diagnostic::{Code, Log};
use crate::model::{Response, Scalar, Type, Verdict};
use crate::raw;
use crate::read::{Names, Slot, Spanned, Text};
use crate::source::Span;
use crate::suggest;

pub(super) fn resolve(
    raw: &raw::Endpoint,
    response: &Response,
    context: &Context<'_>,
    log: &mut Log,
) -> Option<Verdict> {
    let answers = raw.answers.given()?;
    let codes = answers.codes.given().map(|codes| self::codes(codes, context, log));
    let sets = match &answers.sets {
        Slot::Given(sets) => self::sets(sets, raw, response, context, log),
        Slot::Absent | Slot::Broken => Vec::new(),
    };
    Some(Verdict { codes: codes.unwrap_or_default(), sets })
}

fn codes(codes: &Spanned<Vec<Text>>, context: &Context<'_>, log: &mut Log) -> Vec<usize> {
    if codes.value.is_empty() {
        log.error(Code::Answers, codes.span, "`answers` names no code")
            .label("names none")
            .help("leave `answers` out, or name codes of `[error.codes]`");
    }
    let mut first: HashMap<&str, Span> = HashMap::new();
    let mut found = Vec::new();
    for code in &codes.value {
        let name = code.value.as_str();
        if let Some(first) = first.insert(name, code.span) {
            log.error(Code::Answers, code.span, format!("the code `{name}` stands here twice"))
                .label("the second time")
                .related(first, "it stands here first");
            continue;
        }
        match context.failure.names.get(name) {
            Some(Named::Failure(index)) => found.push(*index),
            Some(Named::Unknown) => {}
            Some(Named::Success) => {
                log.error(Code::Answers, code.span, format!("the code `{name}` means success already"))
                    .label("never a failure")
                    .help("leave it out");
            }
            None => {
                let names = context.failure.names.keys().map(String::as_str);
                log.error(Code::Answers, code.span, format!("unknown error code `{name}`"))
                    .label("not in `[error.codes]`")
                    .help(match suggest::closest(name, names) {
                        Some(close) => format!("did you mean `{close}`?"),
                        None => format!("describe it in `[error.codes]`: `{name} = {{ code = … }}`"),
                    });
            }
        }
    }
    found
}

fn sets(
    sets: &Names<Spanned<bool>>,
    raw: &raw::Endpoint,
    response: &Response,
    context: &Context<'_>,
    log: &mut Log,
) -> Vec<(usize, bool)> {
    let unknown = raw.response.is_broken() || matches!(response, Response::Type(ty) if *ty == UNKNOWN);
    let Some(record) = response_record(response, context.types) else {
        if let (false, Some(set)) = (unknown, sets.entries.first()) {
            log.error(Code::Answers, set.name.span, "the response has no fields that could be set")
                .label("not a field of the response")
                .help(format!("describe it: `response.{} = {{ type = \"bool\" }}`", set.name.value));
        }
        return Vec::new();
    };
    let mut found = Vec::new();
    for set in &sets.entries {
        let name = set.name.value.as_str();
        let Some(index) = record.fields.iter().position(|field| field.name.wire == name) else {
            let close = suggest::closest(name, record.fields.iter().map(|field| field.name.wire.as_str()));
            log.error(Code::Answers, set.name.span, format!("the response has no field `{name}`"))
                .label("not a field of the response")
                .help(match close {
                    Some(close) => format!("did you mean `{close}`?"),
                    None => format!("describe it: `response.{name} = {{ type = \"bool\" }}`"),
                });
            continue;
        };
        if set.value.is_broken() {
            continue;
        }
        let ty = &record.fields[index].ty;
        if *ty != Type::Scalar(Scalar::Bool) && *ty != UNKNOWN {
            log.error(Code::Answers, set.name.span, format!("the field `{name}` is not a `bool`"))
                .label("only `true` and `false` can be set")
                .help("remove it from `sets`, or make the field a `bool`");
            continue;
        }
        found.extend(set.value.given().map(|value| (index, value.value)));
    }
    found
}
