//! Whether an example's JSON fits the types.

mod limits;
mod scalar;

pub(super) use scalar::{code, is_same};

use std::collections::HashSet;

use crate::diagnostic::{Code, Log};
use crate::json::{Json, Value};
use crate::model::{CodeValue, Field, Need, Record, Rule, Shape, Type, TypeDef};
use crate::read::Text;
use crate::suggest;

/// What examples are checked against.
pub(super) struct Fit<'f> {
    pub(super) known: Known<'f>,
    /// The text that the JSON stands in.
    pub(super) text: &'f Text,
}

/// The values that there are.
#[derive(Clone, Copy)]
pub(super) struct Known<'f> {
    pub(super) types: &'f [TypeDef],
    /// The documented codes, those of success included.
    pub(super) codes: &'f [CodeValue],
    /// Whether some code or value of an enum is broken: then no value is called unknown.
    pub(super) is_partial: bool,
}

/// What a record of an example may have and lack beyond its fields.
#[derive(Default)]
pub(super) struct Leeway<'f> {
    /// Fields that need not be there.
    pub(super) absent: Vec<usize>,
    /// A key that is no field.
    pub(super) extra: Option<&'f str>,
}

impl Fit<'_> {
    /// Checks the body fields of a record.
    pub(super) fn record(
        &self,
        json: &Json,
        record: &Record,
        leeway: &Leeway<'_>,
        path: &str,
        log: &mut Log,
    ) {
        let Value::Record(members) = &json.value else {
            self.wrong(json, path, &format!("expected an object, found {}", json.kind()), log);
            return;
        };
        let keys: HashSet<&str> = members.iter().map(|member| member.key.as_str()).collect();
        let mut excused = Vec::new();
        for member in members {
            let field = record.fields.iter().find(|field| field.name.wire == member.key && field.travel.body);
            match field {
                Some(field) => self.field(&member.value, field, &join(path, &member.key), log),
                None if leeway.extra == Some(member.key.as_str()) => {}
                None => {
                    let absent = |name: &&str| !keys.contains(name);
                    let names = record.fields.iter().filter(|field| field.travel.body);
                    let names = names.map(|field| field.name.wire.as_str()).chain(leeway.extra);
                    let close = suggest::closest(&member.key, names.filter(absent));
                    excused.extend(close);
                    let message =
                        format!("the example does not fit: no field is called `{}`", join(path, &member.key));
                    log.error(Code::ExampleMismatch, self.text.part(member.at.clone()), message)
                        .label("not a field")
                        .help(match close {
                            Some(close) => format!("did you mean `{close}`?"),
                            None => "describe the field, or leave it out of the example".to_owned(),
                        });
                }
            }
        }
        if leeway.extra.is_some_and(|extra| excused.contains(&extra)) {
            // An answer of another kind, once its key is mended.
            return;
        }
        for (index, field) in record.fields.iter().enumerate().filter(|(_, field)| field.travel.body) {
            let absent = json.member(&field.name.wire).is_none_or(|json| json.value == Value::Null);
            if !absent || leeway.absent.contains(&index) || excused.contains(&field.name.wire.as_str()) {
                continue;
            }
            let reason = match &field.need {
                Need::Required if json.member(&field.name.wire).is_some() => continue,
                Need::Required => "it is required".to_owned(),
                Need::Optional => continue,
                Need::When { field, values } => {
                    let Some(sibling) = record.fields.get(*field) else { continue };
                    let value = json.member(&sibling.name.wire).and_then(as_text);
                    match value {
                        Some(value) if values.contains(&value) => {
                            format!("it is required when `{}` is {value}", sibling.name.wire)
                        }
                        _ => continue,
                    }
                }
                Need::With(siblings) => {
                    let is_there = |field: &&Field| {
                        json.member(&field.name.wire).is_some_and(|json| json.value != Value::Null)
                    };
                    let mut siblings = siblings.iter().filter_map(|index| record.fields.get(*index));
                    match siblings.find(is_there) {
                        Some(sibling) => format!("it is required with `{}`", sibling.name.wire),
                        None => continue,
                    }
                }
            };
            let name = join(path, &field.name.wire);
            let message = format!("the example does not fit: `{name}` is missing");
            log.error(Code::ExampleMismatch, self.text.part(json.at.start..json.at.start + 1), message)
                .label(format!("this object needs `{}`", field.name.wire))
                .help(format!("{reason}: add it to the example, or make the field optional"));
        }
    }

    /// Checks a value of a type with its limits.
    pub(super) fn value(&self, json: &Json, ty: &Type, rule: &Rule, path: &str, log: &mut Log) {
        match ty {
            Type::Scalar(scalar) => self.scalar(json, *scalar, false, rule, path, log),
            Type::ErrorCode => self.error_code(json, path, log),
            Type::File => match &json.value {
                Value::Text(_) => {}
                _ => self.wrong(
                    json,
                    path,
                    &format!("expected the name of a file, found {}", json.kind()),
                    log,
                ),
            },
            Type::Named(index) => {
                match self.known.types.get(*index).map(|def| (&def.name.wire, &def.shape)) {
                    Some((_, Shape::Newtype(newtype))) => {
                        self.scalar(json, newtype.scalar, newtype.loose, rule, path, log);
                    }
                    Some((name, Shape::Enum(shape))) => self.enum_value(json, name, shape, path, log),
                    Some((_, Shape::Record(record))) => {
                        self.record(json, record, &Leeway::default(), path, log)
                    }
                    None => {}
                }
            }
            Type::List(inner) => self.list(json, inner, rule, path, log),
            Type::Map(inner) => self.map(json, inner, rule, path, log),
        }
    }

    fn field(&self, json: &Json, field: &Field, path: &str, log: &mut Log) {
        if json.value == Value::Null && field.need != Need::Required {
            return;
        }
        self.value(json, &field.ty, &field.rule, path, log);
    }

    fn list(&self, json: &Json, inner: &Type, rule: &Rule, path: &str, log: &mut Log) {
        let Value::List(items) = &json.value else {
            self.wrong(json, path, &format!("expected an array, found {}", json.kind()), log);
            return;
        };
        self.items(json, items.len(), rule, path, log);
        let each = rule.each.as_deref().cloned().unwrap_or_default();
        for (index, item) in items.iter().enumerate() {
            self.value(item, inner, &each, &format!("{path}[{index}]"), log);
        }
    }

    fn map(&self, json: &Json, inner: &Type, rule: &Rule, path: &str, log: &mut Log) {
        let Value::Record(members) = &json.value else {
            self.wrong(json, path, &format!("expected an object, found {}", json.kind()), log);
            return;
        };
        self.items(json, members.len(), rule, path, log);
        let each = rule.each.as_deref().cloned().unwrap_or_default();
        for member in members {
            self.value(&member.value, inner, &each, &join(path, &member.key), log);
        }
    }

    /// Notes that a value does not fit.
    fn wrong(&self, json: &Json, path: &str, what: &str, log: &mut Log) {
        let message = if path.is_empty() {
            format!("the example does not fit: {what}")
        } else {
            format!("the example does not fit: `{path}`: {what}")
        };
        let help = (json.value == Value::Null)
            .then_some("null is the same as absent: a field that can be null has `optional = true`");
        log.error(Code::ExampleMismatch, self.text.part(json.at.clone()), message).label(what).help_if(help);
    }
}

/// A scalar as it stands on the wire, as text.
fn as_text(json: &Json) -> Option<String> {
    match &json.value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(digits) => Some(digits.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::List(_) | Value::Record(_) => None,
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
