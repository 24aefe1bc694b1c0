//! Values of path, query and header fields in examples.

use super::super::fit::{Fit, Known};
use super::super::scope::UNKNOWN;
use crate::diagnostic::{Code, Log};
use crate::json::{Json, Value};
use crate::model::{CodeKind, Endpoint, Field, Need, Rule, Scalar, Shape, Type};
use crate::read::{Entry, Names, OneOrMany, Scalar as Literal, Spanned, Text};
use crate::suggest;

type Parameters = Names<OneOrMany<Spanned<Literal>>>;

/// The parameters by name and as text; a list gives its name once for each item.
pub(super) fn check(
    parameters: &Parameters,
    endpoint: &Endpoint,
    known: Known<'_>,
    log: &mut Log,
) -> Vec<(String, String)> {
    let travels = |field: &&Field| field.travel.path || field.travel.query || field.travel.header;
    let fields: Vec<&Field> = endpoint.request.fields.iter().filter(travels).collect();
    let mut given = Vec::new();
    let mut excused = Vec::new();
    let mut is_stranger = false;
    for entry in &parameters.entries {
        let name = entry.name.value.as_str();
        let Some(field) = fields.iter().find(|field| field.name.wire == name) else {
            let close = unknown(&entry.name, endpoint, &fields, log);
            is_stranger |= close.is_none();
            excused.extend(close);
            continue;
        };
        let Some(values) = entry.value.given() else { continue };
        let checker = Checker { known, name };
        checker.field(entry, values, field, log);
        given.extend(values.0.iter().map(|value| (name.to_owned(), text(&value.value))));
    }
    let missing = fields.iter().find(|field| {
        let name = field.name.wire.as_str();
        field.need == Need::Required && parameters.find(name).is_none() && !excused.contains(&name)
    });
    // A name that nothing is called may be meant for what is missing.
    if let Some(field) = missing.filter(|_| !is_stranger) {
        let name = &field.name.wire;
        log.error(
            Code::ExampleMismatch,
            parameters.at,
            format!("the example does not fit: `{name}` is missing"),
        )
        .label(format!("needs `{name}`"))
        .help("it is required: add it to `parameters`");
    }
    given
}

/// Notes a name that no parameter has, and tells which was probably meant.
fn unknown<'f>(name: &Text, endpoint: &Endpoint, fields: &[&'f Field], log: &mut Log) -> Option<&'f str> {
    let in_body = endpoint.request.fields.iter().any(|field| field.name.wire == name.value);
    let close = suggest::closest(&name.value, fields.iter().map(|field| field.name.wire.as_str()));
    let message = format!("the example does not fit: no parameter is called `{}`", name.value);
    let draft = log.error(Code::ExampleMismatch, name.span, message);
    if in_body {
        draft.label("travels in the body").help("fields of the body go into `request`");
    } else {
        draft.label("no field of path, query or headers");
        let names = fields.iter().map(|field| field.name.wire.as_str());
        draft.help(match close {
            Some(close) => format!("did you mean `{close}`?"),
            None if fields.is_empty() => "leave it out: the request has none".to_owned(),
            None => format!("there are {}", suggest::list(names)),
        });
    }
    close
}

fn text(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.value.clone(),
        Literal::Number(number) => number.0.clone(),
        Literal::Bool(value) => value.to_string(),
    }
}

struct Checker<'c> {
    known: Known<'c>,
    name: &'c str,
}

impl Checker<'_> {
    fn field(
        &self,
        entry: &Entry<OneOrMany<Spanned<Literal>>>,
        values: &OneOrMany<Spanned<Literal>>,
        field: &Field,
        log: &mut Log,
    ) {
        match &field.ty {
            ty if *ty == UNKNOWN => {}
            Type::List(inner) => {
                let each = field.rule.each.as_deref().cloned().unwrap_or_default();
                for value in &values.0 {
                    self.value(value, inner, &each, log);
                }
            }
            ty => match values.0.as_slice() {
                [one] => self.value(one, ty, &field.rule, log),
                _ => {
                    let message = format!("the example does not fit: `{}` is one value", self.name);
                    log.error(Code::ExampleMismatch, entry.name.span, message).label("this is a list");
                }
            },
        }
    }

    /// Checks a value as the JSON that stands for the same.
    fn value(&self, value: &Spanned<Literal>, ty: &Type, rule: &Rule, log: &mut Log) {
        let text = text(&value.value);
        let kind = match ty {
            Type::Scalar(scalar) => Some(*scalar),
            Type::Named(index) => match self.known.types.get(*index).map(|def| &def.shape) {
                Some(Shape::Newtype(newtype)) => Some(newtype.scalar),
                Some(Shape::Enum(shape)) if shape.kind == CodeKind::Integer => Some(Scalar::I64),
                _ => Some(Scalar::String),
            },
            _ => None,
        };
        let value_of = match kind {
            Some(Scalar::Bool) if text == "true" || text == "false" => Value::Bool(text == "true"),
            Some(Scalar::String | Scalar::Bool) | None => Value::Text(text.clone()),
            Some(_) if text.parse::<f64>().is_ok() => Value::Number(text.clone()),
            Some(_) => Value::Text(text.clone()),
        };
        let at = match &value.value {
            Literal::Text(text) => Text::clone(text),
            Literal::Number(_) | Literal::Bool(_) => Text::plain(&text, value.span),
        };
        let json = Json { at: 0..at.value.len(), value: value_of };
        Fit { known: self.known, text: &at }.value(&json, ty, rule, self.name, log);
    }
}
