use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};

use super::half::{Described, Half};
use super::refusal::{Cause, Denial};
use crate::error::OwnedCode;
use crate::json;
use crate::meta::{Answer, CodeInfo, Verdict, WireCode};
use crate::record::{Field, RecordView, Travel, View};
use crate::wire::write_headers;

/// What was refused, in the extensions of the response that says so: for a log, which the message may be too
/// little for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Refused {
    /// The error code, as text; `None` where there is none.
    pub code: Option<String>,
    /// Why, without any value that was received.
    pub reasons: Vec<String>,
    /// Whether the reasons are what a strict server objects to and a tolerant one passes over.
    pub deviates: bool,
}

/// An answer that a method gave; `None` where it cannot be written, as a number that is not finite.
pub(super) fn success(half: &Half, endpoint: &Described, view: View<'_>) -> Option<Response<Bytes>> {
    let body = match (endpoint.meta.answer, view) {
        (Answer::Empty, _) | (_, View::Absent) => Vec::new(),
        (_, View::Record(record)) if !has_body(record.fields()) => Vec::new(),
        (_, view) => json::write_value(view).ok()?,
    };
    let status = verdict_status(half, endpoint.meta.verdict, view).unwrap_or(endpoint.status);
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(status).ok()?;
    if let View::Record(record) = view {
        let mut violations = Vec::new();
        write_headers(response.headers_mut(), record, &mut violations);
        if !violations.is_empty() {
            return None;
        }
    }
    fill(&mut response, body);
    Some(response)
}

/// A "no". `place` is the endpoint, and the fields of its response.
pub(super) fn refusal(
    half: &Half,
    place: Option<(&Described, &'static [Field])>,
    denial: Denial,
    is_tolerant: bool,
) -> Response<Bytes> {
    let details = *denial.0;
    if let Cause::Verbatim(content_type, body) = details.cause {
        let mut response = Response::new(body);
        *response.status_mut() = details.status.unwrap_or_default();
        *response.headers_mut() = details.headers;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        return response;
    }
    let (known, failure) = match &details.cause {
        Cause::Code(code) => (half.api.codes.iter().find(|known| known.code == code.as_wire()), None),
        Cause::Documented(index) => (half.api.codes.get(*index), None),
        Cause::Failure(failure) => (half.code(*failure), Some(*failure)),
        Cause::Status | Cause::Verbatim(..) => (None, None),
    };
    let code = match &details.cause {
        Cause::Code(code) => Some(code.as_wire()),
        _ => known.map(|known| known.code),
    };
    let documented =
        known.and_then(|known| known.status).and_then(|status| StatusCode::from_u16(status).ok());
    let usual = failure.and_then(|failure| StatusCode::from_u16(failure.status()).ok());
    let status = details.status.or(documented).or(usual).unwrap_or(StatusCode::BAD_REQUEST);
    let message = match (&details.message, known.map(|known| known.message)) {
        (Some(message), _) => message.to_string(),
        (None, Some(message)) if !message.is_empty() => message.to_owned(),
        (None, _) if !details.reasons.is_empty() => details.reasons.join("; "),
        (None, _) => match failure {
            Some(failure) => failure.words().to_owned(),
            None => status.canonical_reason().unwrap_or("refused").to_ascii_lowercase(),
        },
    };
    let verdict = place.and_then(|(endpoint, fields)| Some((endpoint.meta.verdict?, fields)));
    let mut object = Object::default();
    if let (Some((verdict, fields)), Some(code)) = (verdict, code)
        && verdict.codes.contains(&code)
    {
        for (index, value) in verdict.sets {
            let name = fields.get(*index).map_or("", |field| field.name());
            object.set(&[name], value.to_string());
        }
    }
    let pointers = &half.api.failure;
    if let Some(code) = code {
        object.set(pointers.code, written(code));
    }
    object.set(pointers.message, quoted(&message));
    if details.deviates && !is_tolerant && !details.reasons.is_empty() {
        let list: Vec<_> = details.reasons.iter().map(|reason| quoted(reason)).collect();
        let beside = if pointers.message.is_empty() { pointers.code } else { pointers.message };
        let mut path = beside.split_last().map_or(&[][..], |(_, rest)| rest).to_vec();
        path.push("deviations");
        object.set(&path, format!("[{}]", list.join(",")));
    }
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    *response.headers_mut() = details.headers;
    if object.0.is_empty() {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
        *response.body_mut() = Bytes::from(message);
    } else {
        fill(&mut response, object.write().into_bytes());
    }
    let code = code.map(|code| match code {
        WireCode::Int(code) => code.to_string(),
        WireCode::Text(code) => code.to_owned(),
    });
    response.extensions_mut().insert(Refused { code, reasons: details.reasons, deviates: details.deviates });
    response
}

/// The length is whoever's who puts it on a socket.
fn fill(response: &mut Response<Bytes>, body: Vec<u8>) {
    let is_allowed = !matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    let headers = response.headers_mut();
    if is_allowed {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        *response.body_mut() = body.into();
    }
}

fn has_body(fields: &[Field]) -> bool {
    fields.is_empty() || fields.iter().any(|field| field.travel.has(Travel::BODY))
}

/// The status of an answer that holds one of the verdict's codes where a failure has its code.
fn verdict_status(half: &Half, verdict: Option<&Verdict>, view: View<'_>) -> Option<u16> {
    let codes = verdict?.codes;
    let mut view = view;
    for token in half.api.failure.code {
        let View::Record(record) = view else { return None };
        view = record.field(position(record, token)?);
    }
    let code = match view {
        View::Int(code) => OwnedCode::Int(code),
        View::Str(text) => OwnedCode::Text(crate::error::Foreign(text.into())),
        _ => return None,
    };
    let code = codes.iter().find(|known| **known == code.as_wire())?;
    half.api.codes.iter().find(|info| info.code == *code).and_then(|info: &CodeInfo| info.status)
}

fn position(record: &dyn RecordView, name: &str) -> Option<usize> {
    record.fields().iter().position(|field| field.name() == name && field.travel.has(Travel::BODY))
}

/// A JSON object that is put together from pointers: members in the order in which they were set.
#[derive(Default)]
struct Object(Vec<(String, Node)>);

enum Node {
    Written(String),
    Object(Object),
}

impl Object {
    /// Sets what a pointer leads to; nothing for the pointer of nowhere.
    fn set(&mut self, pointer: &[&str], written: String) {
        let Some((first, rest)) = pointer.split_first() else { return };
        let at = self.0.iter().position(|(name, _)| name == first);
        match (at.and_then(|at| self.0.get_mut(at)), rest.is_empty()) {
            (Some((_, node)), true) => *node = Node::Written(written),
            (Some((_, Node::Object(inner))), false) => inner.set(rest, written),
            (Some((_, node)), false) => {
                let mut inner = Self::default();
                inner.set(rest, written);
                *node = Node::Object(inner);
            }
            (None, true) => self.0.push(((*first).to_owned(), Node::Written(written))),
            (None, false) => {
                let mut inner = Self::default();
                inner.set(rest, written);
                self.0.push(((*first).to_owned(), Node::Object(inner)));
            }
        }
    }

    /// A list, where the members are called like its items.
    fn write(&self) -> String {
        if self.0.iter().enumerate().all(|(nth, (name, _))| *name == nth.to_string()) && !self.0.is_empty() {
            let items = self.0.iter().map(|(_, node)| match node {
                Node::Written(text) => text.clone(),
                Node::Object(inner) => inner.write(),
            });
            return format!("[{}]", items.collect::<Vec<_>>().join(","));
        }
        let members = self.0.iter().map(|(name, node)| match node {
            Node::Written(text) => format!("{}:{text}", quoted(name)),
            Node::Object(inner) => format!("{}:{}", quoted(name), inner.write()),
        });
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

fn written(code: WireCode<'_>) -> String {
    match code {
        WireCode::Int(code) => code.to_string(),
        WireCode::Text(code) => quoted(code),
    }
}

fn quoted(text: &str) -> String {
    // Writing a text to memory does not fail.
    serde_json::to_string(text).unwrap_or_default()
}
