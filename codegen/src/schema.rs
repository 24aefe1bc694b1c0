//! The language as a JSON Schema, for editors: written from the constants that the reader reads by.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::raw::Spec;
use crate::read::{Key, Read, Section, Shape};

/// The JSON Schema of the spec language (draft 7), as `docs/spec.schema.json` holds it.
///
/// It says what stands where and of what kind it is; what only a whole file can tell, [`check`](crate::check)
/// tells.
#[must_use]
pub fn schema() -> String {
    let mut definitions = BTreeMap::new();
    collect(Spec::SHAPE, &mut definitions);
    let definitions = definitions.into_iter().map(|(name, section)| (name, self::section(section)));
    let root = Json::object([
        ("$schema", Json::text("http://json-schema.org/draft-07/schema#")),
        ("title", Json::text("An API described for sms-api")),
        ("allOf", Json::List(vec![shape(Spec::SHAPE)])),
        ("definitions", Json::object(definitions)),
    ]);
    let mut text = String::new();
    root.write(&mut text, 0);
    text.push('\n');
    text
}

fn collect(shape: &'static Shape, found: &mut BTreeMap<&'static str, &'static Section>) {
    match shape {
        Shape::Table(section) => {
            if found.insert(section.name, section).is_none() {
                section.keys.iter().for_each(|key| collect(key.shape, found));
            }
        }
        Shape::List(inner) | Shape::Names(inner) => collect(inner, found),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        Shape::Text | Shape::Choice(_) | Shape::Bool | Shape::Integer | Shape::Number | Shape::True => {}
    }
}

fn section(section: &Section) -> Json {
    let required = section.keys.iter().filter(|key| key.required).map(|key| Json::text(key.name));
    Json::object([
        ("type", Json::text("object")),
        ("additionalProperties", Json::Bool(false)),
        ("required", Json::List(required.collect())),
        ("properties", Json::object(section.keys.iter().map(|key| (key.name, property(key))))),
    ])
}

fn property(key: &Key) -> Json {
    let description = [("description", Json::text(key.doc))];
    match shape(key.shape) {
        // Beside a reference, draft 7 ignores everything else.
        Json::Object(entries) if entries.iter().any(|(name, _)| *name == "$ref") => {
            let reference = ("allOf", Json::List(vec![Json::Object(entries)]));
            Json::object(description.into_iter().chain([reference]))
        }
        Json::Object(entries) => Json::object(description.into_iter().chain(entries)),
        other => other,
    }
}

fn shape(shape: &Shape) -> Json {
    let of_type = |name| Json::object([("type", Json::text(name))]);
    match shape {
        Shape::Text => of_type("string"),
        Shape::Bool => of_type("boolean"),
        Shape::Integer => of_type("integer"),
        Shape::Number => of_type("number"),
        Shape::True => Json::object([("const", Json::Bool(true))]),
        Shape::Choice(words) => {
            Json::object([("enum", Json::List(words.iter().map(|word| Json::text(word)).collect()))])
        }
        Shape::List(inner) => Json::object([("type", Json::text("array")), ("items", self::shape(inner))]),
        Shape::Names(inner) => {
            Json::object([("type", Json::text("object")), ("additionalProperties", self::shape(inner))])
        }
        Shape::Either(shapes) => {
            Json::object([("anyOf", Json::List(shapes.iter().map(|shape| self::shape(shape)).collect()))])
        }
        Shape::Table(section) => {
            Json::object([("$ref", Json::Text(format!("#/definitions/{}", section.name)))])
        }
    }
}

enum Json {
    Bool(bool),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(&'static str, Self)>),
}

impl Json {
    fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn object(entries: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Object(entries.into_iter().collect())
    }

    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                let write = |item: &Self, out: &mut String| item.write(out, depth + 1);
                block(out, ['[', ']'], depth, items, write);
            }
            Self::Object(entries) => {
                let write = |(key, value): &(&str, Self), out: &mut String| {
                    quote(key, out);
                    out.push_str(": ");
                    value.write(out, depth + 1);
                };
                block(out, ['{', '}'], depth, entries, write);
            }
        }
    }
}

fn block<T>(
    out: &mut String,
    [open, close]: [char; 2],
    depth: usize,
    items: &[T],
    write: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
