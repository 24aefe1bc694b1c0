//! What is particular to requests: path parameters, headers, bodies.

use std::collections::HashMap;

use super::super::field;
use super::super::header::{self, Headers};
use super::super::path::{Http, Piece};
use super::super::scope::{Scope, UNKNOWN};
use super::Context;
use crate::diagnostic::{Code, Log};
use crate::model::{Body, Field, Method, Segment, Type};
use crate::raw;
use crate::read::{Entry, Slot, Text};
use crate::source::Span;
use crate::suggest;

/// The path with its fields. A parameter without a field becomes one that does not exist.
pub(super) fn path(
    http: &Http,
    entries: &[Entry<raw::Field>],
    fields: &[Field],
    log: &mut Log,
) -> Vec<Segment> {
    let indices: HashMap<&str, usize> =
        entries.iter().enumerate().map(|(index, entry)| (entry.name.value.as_str(), index)).collect();
    let mut first: HashMap<&str, Span> = HashMap::new();
    let mut path = Vec::new();
    let pair = renamed(http, entries, fields, &indices);
    for piece in &http.pieces {
        let parameter = match piece {
            Piece::Literal(text) => {
                path.push(Segment::Literal(text.clone()));
                continue;
            }
            Piece::Parameter(parameter) => parameter,
        };
        if let Some(first) = first.get(parameter.value.as_str()) {
            log.error(
                Code::PathField,
                parameter.span,
                format!("`{}` stands in the path twice", parameter.value),
            )
            .label("the second time")
            .related(*first, "it stands here first");
        }
        first.entry(&parameter.value).or_insert(parameter.span);
        let found = indices.get(parameter.value.as_str()).copied();
        match found {
            None => without_field(parameter, pair, entries, log),
            Some(index) if !fields[index].travel.path => elsewhere(parameter, &entries[index], log),
            Some(_) => {}
        }
        path.push(Segment::Field(found.unwrap_or(usize::MAX)));
    }
    for (entry, field) in entries.iter().zip(fields) {
        if field.travel.path && !first.contains_key(entry.name.value.as_str()) && pair.is_none() {
            without_parameter(entry, http, first.keys().copied(), &indices, log);
        }
    }
    path
}

/// Header fields must not be sent a second time.
pub(super) fn headers(
    entries: &[Entry<raw::Field>],
    fields: &[Field],
    constants: &Headers,
    context: &Context<'_>,
    log: &mut Log,
) {
    for (entry, field) in entries.iter().zip(fields).filter(|(_, field)| field.travel.header) {
        let name = field.name.wire.to_ascii_lowercase();
        let at = entry.name.span;
        if let Some((_, _, first)) = constants.iter().find(|(constant, _, _)| *constant == name) {
            log.error(Code::Header, at, format!("the header `{name}` is sent with a constant value already"))
                .label("the second time")
                .related(*first, "it is given here");
        }
        header::not_a_secret(&name, at, context.auth, log);
    }
}

/// How the body is written, and whether its fields can be written so.
pub(super) fn body(
    raw: &raw::Endpoint,
    http: Option<&Http>,
    entries: &[Entry<raw::Field>],
    fields: &[Field],
    scope: &Scope<'_>,
    log: &mut Log,
) -> Body {
    let mut any = raw.request.is_broken();
    for (entry, field) in entries.iter().zip(fields).filter(|(_, field)| field.travel.body) {
        any = true;
        let Some(given) = entry.value.given() else { continue };
        if let Some(http) = http.filter(|http| matches!(http.method, Method::Get | Method::Head))
            && !given.places.is_broken()
            && !parameters(http).any(|parameter| parameter.value == entry.name.value)
        {
            let at = place(given, raw::Place::Body).unwrap_or(entry.name.span);
            log.error(Code::Travel, at, "a request of this method has no body")
                .label("travels in the body")
                .help("send it in the query: `in = \"query\"`")
                .related(http.method_at, "the method is given here");
        }
        if field.ty == UNKNOWN {
            continue;
        }
        let text = given.ty.given();
        let at = text.map_or(entry.name.span, |text| text.span);
        let written = text.map_or("", |text| &text.value);
        match raw.body.given().map(|kind| kind.value) {
            Some(raw::BodyKind::Form) if !fits_form(&field.ty, scope) => {
                field::mismatch(at, written, "a form", log);
            }
            Some(raw::BodyKind::Multipart) if !fits_multipart(&field.ty, scope) => {
                field::mismatch(at, written, "a multipart form", log);
            }
            Some(raw::BodyKind::Json) | None if !raw.body.is_broken() && field::has_file(&field.ty) => {
                field::misplaced_file(at, log);
            }
            _ => {}
        }
    }
    if let (Slot::Given(kind), false) = (&raw.body, any) {
        log.error(Code::Travel, kind.span, "`body` says how body fields are written, and there are none")
            .label("has no meaning here")
            .help("leave it out");
    }
    super::body_kind(raw, any)
}

/// Where a field is said to travel in a place.
fn place(raw: &raw::Field, wanted: raw::Place) -> Option<Span> {
    let places = raw.places.given()?;
    places.0.iter().find(|place| place.value == wanted).map(|place| place.span)
}

fn fits_multipart(ty: &Type, scope: &Scope<'_>) -> bool {
    match ty {
        Type::File => true,
        Type::List(inner) => **inner == Type::File || scope.is_scalar(inner),
        other => scope.is_scalar(other),
    }
}

fn fits_form(ty: &Type, scope: &Scope<'_>) -> bool {
    scope.is_scalar(ty) || matches!(ty, Type::List(inner) if scope.is_scalar(inner))
}

fn parameters(http: &Http) -> impl Iterator<Item = &Text> {
    http.pieces.iter().filter_map(|piece| match piece {
        Piece::Literal(_) => None,
        Piece::Parameter(parameter) => Some(parameter),
    })
}

/// The only field that the path lacks, where it has only one parameter without a field: two names of one thing.
fn renamed<'e>(
    http: &Http,
    entries: &'e [Entry<raw::Field>],
    fields: &[Field],
    indices: &HashMap<&str, usize>,
) -> Option<&'e Text> {
    let mut lost = parameters(http).filter(|parameter| !indices.contains_key(parameter.value.as_str()));
    let is_named = |name: &str| parameters(http).any(|parameter| parameter.value == name);
    let mut spare = entries
        .iter()
        .zip(fields)
        .filter(|(entry, field)| field.travel.path && !is_named(&entry.name.value))
        .map(|(entry, _)| &entry.name);
    match (lost.next(), lost.next(), spare.next(), spare.next()) {
        (Some(_), None, Some(field), None) => Some(field),
        _ => None,
    }
}

fn without_field(parameter: &Text, pair: Option<&Text>, entries: &[Entry<raw::Field>], log: &mut Log) {
    let name = parameter.value.as_str();
    if let Some(field) = pair {
        log.error(Code::PathField, parameter.span, format!("no request field is called `{name}`"))
            .label("the path needs it")
            .help(format!("write `{{{0}}}`, or call the field `{name}`", field.value))
            .related(field.span, "this field travels in the path, which does not name it");
        return;
    }
    let close = suggest::closest(name, entries.iter().map(|entry| entry.name.value.as_str()));
    log.error(Code::PathField, parameter.span, format!("no request field is called `{name}`"))
        .label("the path needs it")
        .help(match close {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("describe it: `request.{name} = {{ type = \"string\", in = \"path\" }}`"),
        });
}

fn elsewhere(parameter: &Text, entry: &Entry<raw::Field>, log: &mut Log) {
    let Some(raw) = entry.value.given() else { return };
    if raw.places.is_broken() {
        return;
    }
    let name = parameter.value.as_str();
    log.error(Code::PathField, parameter.span, format!("the field `{name}` does not travel in the path"))
        .label("the path needs it")
        .help(if raw.places.is_absent() {
            format!("add `in = \"path\"` to `{name}`, or `in = [\"path\", \"body\"]` to send it in both")
        } else {
            format!("name `\"path\"` in the `in` of `{name}`")
        })
        .related(entry.name.span, "the field is described here");
}

fn without_parameter<'p>(
    entry: &Entry<raw::Field>,
    http: &Http,
    parameters: impl Iterator<Item = &'p str>,
    fields: &HashMap<&str, usize>,
    log: &mut Log,
) {
    let name = entry.name.value.as_str();
    let unmatched = parameters.filter(|parameter| !fields.contains_key(parameter));
    if suggest::closest(name, unmatched).is_some() {
        return;
    }
    let place = entry.value.given().and_then(|raw| place(raw, raw::Place::Path));
    let at = place.unwrap_or(entry.name.span);
    log.error(Code::PathField, at, format!("the path has no `{{{name}}}`"))
        .label("cannot travel in the path")
        .help(
            if http
                .pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Literal(text) if text.contains(&format!("/:{name}"))))
            {
                format!("write `{{{name}}}` for `:{name}` in `http`")
            } else {
                format!("name it in `http`: `\"… /{{{name}}}\"`")
            },
        );
}
