//! Where a request is not as the documents have it, though it is served. Only `--strict` looks.

use ::http::header::CONTENT_TYPE;
use ::http::request::Parts;
use serde_json::{Map, Value};

use super::payload::Payload;
use crate::endpoint::Endpoint;

/// The JSON type that the documents give a field.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Number,
    /// An object of texts.
    Texts,
    Recipients,
}

/// Names every deviation, with its place in the request; no value that was received.
pub(super) fn find(endpoint: Endpoint, head: &Parts, payload: &Payload) -> Vec<String> {
    let mut found = Vec::new();
    let path = head.uri.path();
    if path.ends_with('/') {
        found.push("the path ends with a slash".to_owned());
    }
    if head.uri.query().is_some() {
        found.push("the address has a query".to_owned());
    }
    if !endpoint.has_body() {
        if !payload.bytes().is_empty() {
            found.push(format!("a {} has a body", head.method));
        }
        return found;
    }
    match head.headers.get(CONTENT_TYPE).map(|value| value.as_bytes()) {
        None => found.push("there is no Content-Type".to_owned()),
        Some(value) => {
            let essence = value.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
            if !essence.eq_ignore_ascii_case(b"application/json") {
                found.push("the Content-Type is not application/json".to_owned());
            }
        }
    }
    if payload.bytes().starts_with(b"\xef\xbb\xbf") {
        found.push("the body begins with a byte order mark".to_owned());
    }
    if let Ok(object) = payload.object() {
        compare("", &object, documented(endpoint), &mut found);
    }
    found
}

fn documented(endpoint: Endpoint) -> &'static [(&'static str, Kind)] {
    use Kind::{Number, Recipients, Text, Texts};
    match endpoint {
        Endpoint::SendCode => &[("mobile", Text), ("sign_id", Number), ("temp_id", Number)],
        Endpoint::SendVoiceCode => {
            &[("mobile", Text), ("code", Text), ("voice_lang", Number), ("ttl", Number)]
        }
        Endpoint::VerifyCode => &[("code", Text)],
        Endpoint::SendMessage => {
            &[("mobile", Text), ("sign_id", Number), ("temp_id", Number), ("temp_para", Texts)]
        }
        Endpoint::SendBatch => {
            &[("sign_id", Number), ("temp_id", Number), ("tag", Text), ("recipients", Recipients)]
        }
        Endpoint::CreateTemplate => {
            &[("template", Text), ("type", Number), ("ttl", Number), ("remark", Text)]
        }
        Endpoint::UpdateTemplate => {
            &[("temp_id", Number), ("template", Text), ("type", Number), ("ttl", Number), ("remark", Text)]
        }
        Endpoint::GetTemplate | Endpoint::DeleteTemplate => &[],
    }
}

fn compare(place: &str, object: &Map<String, Value>, fields: &[(&str, Kind)], found: &mut Vec<String>) {
    let mut unknown = 0_usize;
    for (name, value) in object {
        match fields.iter().find(|(known, _)| known == name) {
            Some((known, kind)) => compare_value(&format!("{place}{known}"), value, *kind, found),
            None => unknown += 1,
        }
    }
    if unknown > 0 {
        let names: Vec<_> = fields.iter().map(|(name, _)| *name).collect();
        let whole =
            if place.is_empty() { "the body".to_owned() } else { place.trim_end_matches('.').to_owned() };
        found.push(format!("{whole} has {unknown} unknown fields; there are {}", names.join(", ")));
    }
}

fn compare_value(place: &str, value: &Value, kind: Kind, found: &mut Vec<String>) {
    let wanted = match (kind, value) {
        (_, Value::Null) => {
            found.push(format!("{place} is null instead of left out"));
            return;
        }
        (Kind::Text, Value::String(_)) => return,
        (Kind::Number, Value::Number(number)) if number.is_u64() => return,
        (Kind::Texts, Value::Object(values)) => {
            let texts = values.values().filter(|value| value.is_string()).count();
            if texts < values.len() {
                found.push(format!("{place} has {} values that are no texts", values.len() - texts));
            }
            return;
        }
        (Kind::Recipients, Value::Array(rows)) => {
            for (index, row) in rows.iter().enumerate() {
                if let Value::Object(row) = row {
                    let fields = [("mobile", Kind::Text), ("temp_para", Kind::Texts)];
                    compare(&format!("{place}[{index}]."), row, &fields, found);
                }
            }
            return;
        }
        (Kind::Text, _) => "text",
        (Kind::Number, _) => "whole number",
        (Kind::Texts, _) => "object",
        (Kind::Recipients, _) => "list",
    };
    found.push(format!("{place} is {} instead of a {wanted}", shape(value)));
}

fn shape(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
