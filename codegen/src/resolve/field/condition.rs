//! `required_if` and `required_with`: the siblings, and the values, that make a field required.

use std::collections::HashMap;

use super::super::scope::{Kind, Scope, UNKNOWN};
use super::super::{limit, values};
use crate::diagnostic::{Code, Log};
use crate::model::{Field, Need, Scalar, Type};
use crate::raw;
use crate::read::{Entry, OneOrMany, Scalar as Literal, Spanned, Text};
use crate::source::Span;
use crate::{suggest, type_expr};

pub(in super::super) fn resolve(
    entries: &[Entry<raw::Field>],
    fields: &mut [Field],
    scope: &Scope<'_>,
    log: &mut Log,
) {
    let mut siblings: Option<HashMap<&str, usize>> = None;
    for (index, entry) in entries.iter().enumerate() {
        let Some(raw) = entry.value.given() else { continue };
        if raw.required_if.given().is_none() && raw.required_with.given().is_none() {
            continue;
        }
        let siblings = siblings.get_or_insert_with(|| {
            entries.iter().enumerate().map(|(index, entry)| (entry.name.value.as_str(), index)).collect()
        });
        if let Some(names) = raw.required_with.given() {
            let found = with(names, index, siblings, fields, log);
            if fields[index].need == Need::Optional {
                fields[index].need = Need::With(found);
            }
        }
        let Some(condition) = raw.required_if.given() else { continue };
        let [sibling] = condition.entries.as_slice() else {
            log.error(Code::RequiredIf, condition.at, "`required_if` names one field")
                .label(if condition.entries.is_empty() { "names none" } else { "names several" })
                .help("write `required_if = { FIELD = value }` or `required_if = { FIELD = [value, …] }`");
            continue;
        };
        let Some(found) = find(&sibling.name, index, siblings, log) else { continue };
        let Some(given) = sibling.value.given() else { continue };
        if given.0.is_empty() {
            log.error(Code::RequiredIf, sibling.name.span, "`required_if` names no value")
                .label("is never the case")
                .help("leave `required_if` out, or name the values");
        }
        let ty = fields[found].ty.clone();
        let values =
            given.0.iter().filter_map(|literal| value(literal, &ty, &sibling.name, scope, log)).collect();
        if fields[index].need == Need::Optional {
            fields[index].need = Need::When { field: found, values };
        }
    }
}

/// The siblings of which each makes a field required by being there.
fn with(
    names: &Spanned<OneOrMany<Text>>,
    own: usize,
    siblings: &HashMap<&str, usize>,
    fields: &[Field],
    log: &mut Log,
) -> Vec<usize> {
    let OneOrMany(texts) = &names.value;
    if texts.is_empty() {
        log.error(Code::RequiredIf, names.span, "`required_with` names no field")
            .label("is never the case")
            .help("leave `required_with` out, or name fields");
    }
    let mut found: Vec<(usize, Span)> = Vec::new();
    for name in texts {
        let Some(sibling) = find(name, own, siblings, log) else { continue };
        if let Some((_, first)) = found.iter().find(|(other, _)| *other == sibling) {
            log.error(Code::RequiredIf, name.span, format!("`{}` is named twice", name.value))
                .label("the second time")
                .related(*first, "the first time is here");
        } else if fields[sibling].need == Need::Required {
            log.error(Code::RequiredIf, name.span, format!("`{}` is always there", name.value))
                .label("is required itself, so that this field always is")
                .help("leave `required_with` out, or name a field that may be left out");
        } else {
            found.push((sibling, name.span));
        }
    }
    found.into_iter().map(|(sibling, _)| sibling).collect()
}

fn find(name: &Text, own: usize, siblings: &HashMap<&str, usize>, log: &mut Log) -> Option<usize> {
    match siblings.get(name.value.as_str()) {
        Some(found) if *found == own => {
            log.error(Code::RequiredIf, name.span, "a field cannot decide whether it is required itself")
                .label("this is the field")
                .help("name a field beside it");
            None
        }
        Some(found) => Some(*found),
        None => {
            let close = suggest::closest(&name.value, siblings.keys().copied());
            let draft =
                log.error(Code::RequiredIf, name.span, format!("no field is called `{}`", name.value));
            draft.label("not a field beside this one");
            draft.help(match close {
                Some(close) => format!("did you mean `{close}`?"),
                None => "name a field of the same table, as it is called on the wire".to_owned(),
            });
            None
        }
    }
}

/// The wire value that a literal stands for, as text.
fn value(
    literal: &Spanned<Literal>,
    ty: &Type,
    sibling: &Text,
    scope: &Scope<'_>,
    log: &mut Log,
) -> Option<String> {
    if *ty == UNKNOWN {
        return None;
    }
    let scalar = match ty {
        Type::Scalar(scalar) => Some(*scalar),
        Type::Named(index) => match scope.kind(*index) {
            Kind::Newtype(scalar, _) => Some(*scalar),
            Kind::Enum => return enum_value(literal, *index, scope, log),
            Kind::Unknown => return None,
            Kind::Record => None,
        },
        Type::ErrorCode | Type::File | Type::List(_) | Type::Map(_) => None,
    };
    let Some(scalar) = scalar else {
        log.error(
            Code::RequiredIf,
            sibling.span,
            format!("`{}` is not compared with a value", sibling.value),
        )
        .label("neither a scalar nor an enum")
        .help("only a scalar, a named scalar or an enum can decide");
        return None;
    };
    let value = match (scalar, &literal.value) {
        (Scalar::String, Literal::Text(text)) => Some(text.value.clone()),
        (Scalar::Bool, Literal::Bool(value)) => Some(value.to_string()),
        (Scalar::String | Scalar::Bool, _) => None,
        (Scalar::F64, Literal::Number(number)) => float(&number.0),
        (integer, Literal::Number(number)) => self::integer(&number.0, integer),
        (_, Literal::Text(_) | Literal::Bool(_)) => None,
    };
    if value.is_none() {
        let name = type_expr::scalar_name(scalar);
        log.error(Code::RequiredIf, literal.span, format!("`{}` never has this value", sibling.value))
            .label(format!("not a `{name}`"));
    }
    value
}

fn float(digits: &str) -> Option<String> {
    let value = digits.parse::<f64>().ok()?;
    value.is_finite().then(|| value.to_string())
}

fn integer(digits: &str, scalar: Scalar) -> Option<String> {
    let value = digits.parse::<i128>().ok()?;
    let (least, most) = limit::extent(scalar);
    (least..=most).contains(&value).then(|| value.to_string())
}

/// An enum's value is given by its name.
fn enum_value(literal: &Spanned<Literal>, index: usize, scope: &Scope<'_>, log: &mut Log) -> Option<String> {
    let (ty, variants) = scope.variants(index)?;
    let Literal::Text(text) = &literal.value else {
        let name = |entry: &Entry<raw::EnumValue>| entry.name.value.clone();
        let wire = |entry: &&Entry<raw::EnumValue>| {
            let value = entry.value.given().and_then(|raw| raw.value.given());
            value.is_some_and(|value| literal.value.is_wire(&values::wire(&value.value)))
        };
        let example = variants.entries.iter().find(wire).or(variants.entries.first()).map(name);
        log.error(Code::RequiredIf, literal.span, "a value of an enum is given by its name")
            .label(format!("not the name of a value of `{ty}`"))
            .help_if(example.map(|name| format!("write `\"{name}\"`")));
        return None;
    };
    let Some(entry) = variants.find(&text.value) else {
        let names = variants.entries.iter().map(|entry| entry.name.value.as_str());
        let close = suggest::closest(&text.value, names.clone());
        log.error(Code::RequiredIf, text.span, format!("`{ty}` has no value called `{}`", text.value))
            .label(format!("expected {}", suggest::either(names)))
            .help_if(close.map(|close| format!("did you mean `{close}`?")));
        return None;
    };
    let value = entry.value.given()?.value.given()?;
    Some(values::wire(&value.value))
}
