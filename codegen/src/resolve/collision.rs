//! Names that are different on the wire and the same in Rust, or taken.

use std::collections::HashMap;

use super::endpoint::Draft;
use crate::diagnostic::{Code, Log};
use crate::model::{Callback, Field, Need, Response, Shape, TypeDef};
use crate::raw::{self, Spec};
use crate::read::Entry;
use crate::source::Span;
use crate::{name, reserved};

/// Notes fields of one record that have the same name in Rust, or the same header.
pub(super) fn fields(entries: &[Entry<raw::Field>], fields: &[Field], log: &mut Log) {
    same_headers(entries, fields, log);
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| !field.name.rust.is_empty()) {
        let Some(other) = first.get(field.name.rust.as_str()) else {
            first.insert(&field.name.rust, index);
            continue;
        };
        let (this, that) = (&field.name.wire, &fields[*other].name.wire);
        log.error(
            Code::NameCollision,
            entries[index].name.span,
            format!("`{this}` and `{that}` are both `{}` in Rust", field.name.rust),
        )
        .label(format!("becomes `{}`", field.name.rust))
        .help("give one of them another name in Rust: `rename = \"…\"`")
        .related(entries[*other].name.span, "as does this one");
    }
}

fn same_headers(entries: &[Entry<raw::Field>], fields: &[Field], log: &mut Log) {
    let mut first: HashMap<String, Span> = HashMap::new();
    for (entry, field) in entries.iter().zip(fields).filter(|(_, field)| field.travel.header) {
        let (name, at) = (field.name.wire.to_ascii_lowercase(), entry.name.span);
        if let Some(first) = first.get(&name) {
            log.error(Code::Header, at, format!("two fields travel in the header `{name}`"))
                .label("upper and lower case make no difference")
                .help("make them one field: a list is a line of the header for each item")
                .related(*first, "the other one");
        } else {
            first.insert(name, at);
        }
    }
}

/// Notes names of one list that become the same variant.
pub(super) fn variants<T>(entries: &[Entry<T>], what: &str, log: &mut Log) {
    let mut first: HashMap<String, &Entry<T>> = HashMap::new();
    for entry in entries.iter().filter(|entry| name::is_snake(&entry.name.value)) {
        let variant = name::pascal(&entry.name.value);
        if let Some(other) = first.get(&variant) {
            let (this, that) = (&entry.name.value, &other.name.value);
            log.error(
                Code::NameCollision,
                entry.name.span,
                format!("`{this}` and `{that}` are both `{variant}` in Rust"),
            )
            .label(format!("becomes the variant `{variant}`"))
            .help(format!("give {what} another name"))
            .related(other.name.span, "as does this one");
        } else {
            first.insert(variant, entry);
        }
    }
}

/// Notes names that collide in the generated module.
pub(super) fn check(
    spec: &Spec,
    types: &[TypeDef],
    endpoints: &[Draft],
    callbacks: &[Callback],
    log: &mut Log,
) {
    let mut module = Module::default();
    for entry in spec.types.given().map_or(&[][..], |types| &types.entries) {
        module.take(&entry.name.value, "this type", entry.name.span, "rename the type", log);
    }
    let entries = spec.endpoints.given().map_or(&[][..], |endpoints| &endpoints.entries);
    for (entry, Draft { endpoint, .. }) in entries.iter().zip(endpoints) {
        let at = entry.name.span;
        let wire = &endpoint.name.wire;
        if endpoint.request_type.is_empty() {
            continue;
        }
        if reserved::METHODS.contains(&wire.as_str()) {
            log.error(Code::ReservedName, at, format!("`{wire}` cannot be the name of an endpoint"))
                .label("every client has a method of this name")
                .help(format!("choose another name, such as `{wire}_message`"));
        }
        let help = "rename the endpoint or the type";
        if reserved::TYPES.contains(&endpoint.request_type.as_str()) {
            let ty = &endpoint.request_type;
            log.error(Code::ReservedName, at, format!("`{wire}` cannot be the name of an endpoint"))
                .label(format!("its request would be called `{ty}`, as a type of every module is"))
                .help(format!("choose another name, such as `do_{wire}`"));
        }
        if endpoint.request_type == reserved::LIST {
            log.error(Code::ReservedName, at, format!("`{wire}` cannot be the name of an endpoint"))
                .label(format!("becomes `{}`, the list of all endpoints", reserved::LIST))
                .help(format!("choose another name, such as `get_{wire}`"));
        }
        module.take(&endpoint.request_type, "the request of this endpoint", at, help, log);
        match &endpoint.response {
            Response::Inline { type_name, .. } => {
                module.take(type_name, "the response of this endpoint", at, help, log)
            }
            // An answer that must be used is a type of its own around the other.
            Response::Type(_) if endpoint.must_use.is_some() => {
                module.take(
                    &format!("{}Response", endpoint.request_type),
                    "the response of this endpoint",
                    at,
                    help,
                    log,
                );
            }
            Response::Type(_) | Response::Empty => {}
        }
        let raw = entry.value.given().and_then(|raw| raw.request.given());
        setters(raw.map_or(&[], |request| &request.entries), &endpoint.request.fields, log);
    }
    let entries = spec.callbacks.given().map_or(&[][..], |callbacks| &callbacks.entries);
    for (entry, callback) in entries.iter().zip(callbacks).filter(|(_, it)| !it.name.rust.is_empty()) {
        let (at, ty, wire) = (entry.name.span, &callback.name.rust, &callback.name.wire);
        if reserved::TYPES.contains(&ty.as_str()) || name::usable(ty).is_err() {
            log.error(Code::ReservedName, at, format!("`{wire}` cannot be the name of a callback"))
                .label(format!("its events would be called `{ty}`, which is taken"))
                .help(format!("choose another name, such as `{wire}_event`"));
        }
        module.take(ty, "the events of this callback", at, "rename the callback or the type", log);
    }
    let entries = spec.types.given().map_or(&[][..], |types| &types.entries);
    for (entry, def) in entries.iter().zip(types).filter(|(_, def)| def.sent) {
        if let (Shape::Record(record), Some(raw)) = (&def.shape, entry.value.given()) {
            setters(raw.fields.given().map_or(&[], |fields| &fields.entries), &record.fields, log);
        }
    }
}

/// Optional fields have setters, which stand beside methods of every call and record.
fn setters(entries: &[Entry<raw::Field>], fields: &[Field], log: &mut Log) {
    for (entry, field) in entries.iter().zip(fields).filter(|(_, field)| field.need != Need::Required) {
        let rust = field.name.rust.as_str();
        if reserved::SETTERS.contains(&rust) {
            log.error(
                Code::ReservedName,
                entry.name.span,
                format!("a field cannot be called `{rust}` in Rust"),
            )
            .label("its setter would stand beside a method of the same name")
            .help(format!("give it another name in Rust: `rename = \"{rust}_value\"`"));
        }
    }
}

/// The names of the module's types so far, with what has them.
#[derive(Default)]
struct Module {
    taken: HashMap<String, (&'static str, Span)>,
}

impl Module {
    fn take(&mut self, name: &str, what: &'static str, at: Span, help: &str, log: &mut Log) {
        let Some((other, first)) = self.taken.get(name) else {
            self.taken.insert(name.to_owned(), (what, at));
            return;
        };
        log.error(Code::NameCollision, at, format!("two types of the module would be called `{name}`"))
            .label(format!("{what} would be called `{name}`"))
            .help(help)
            .related(*first, format!("{other} is called so, too"));
    }
}
