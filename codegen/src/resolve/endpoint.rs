mod answers;
mod limit;
mod poll;
mod request;

use super::failure::Failure;
use super::field::{self, Home};
use super::header::Headers;
use super::path::{self, Http};
use super::scope::Scope;
use super::{address, args, deprecated, doc, header, name};
use crate::diagnostic::{Code, Log};
use crate::model::{AuthSet, Body, Endpoint, Idempotency, Method, Record, Response, TypeDef};
use crate::raw;
use crate::read::{Entry, Slot, Text};
use crate::source::Span;
use crate::suggest;

/// How to begin.
pub(super) const HOW: &str = "describe one: `[endpoints.NAME]` with `http = \"METHOD /path\"`";

/// What every endpoint is resolved in.
pub(super) struct Context<'c> {
    pub(super) scope: &'c Scope<'c>,
    pub(super) types: &'c [TypeDef],
    pub(super) failure: &'c Failure,
    pub(super) auth: &'c [AuthSet],
    /// The headers of `[api]`.
    pub(super) headers: &'c Headers,
    /// Whether `auth` stands in the file at all.
    pub(super) has_sets: bool,
}

/// An endpoint that is not known to be right yet.
pub(super) struct Draft {
    pub(super) endpoint: Endpoint,
    /// Whether method and path could be read.
    pub(super) has_path: bool,
}

pub(super) fn resolve(entry: &Entry<raw::Endpoint>, context: &Context<'_>, log: &mut Log) -> Draft {
    let scope = context.scope;
    let at = entry.name.span;
    let name = name::snake(&entry.name, "an endpoint", log);
    let request_type = crate::name::pascal(&name.rust);
    let empty;
    let raw = match entry.value.given() {
        Some(raw) => raw,
        None => {
            empty = raw::Endpoint::blank(at);
            &empty
        }
    };
    let doc = match &entry.value {
        Slot::Given(raw) => doc::of(&raw.doc, format_args!("the endpoint `{}`", name.wire), at, scope, log),
        Slot::Absent | Slot::Broken => String::new(),
    };
    let http = raw.http.given().and_then(|text| path::parse(text, log));
    let method = http.as_ref().map(|http| http.method);
    let entries = raw.request.given().map_or(&[][..], |request| &request.entries);
    let fields = field::resolve(entries, Home::Request, scope, log);
    let path = match &http {
        Some(http) => request::path(http, entries, &fields, log),
        None => Vec::new(),
    };
    let headers = headers(raw, context, log);
    request::headers(entries, &fields, &headers, context, log);
    let body = request::body(raw, http.as_ref(), entries, &fields, scope, log);
    let args = args::resolve(&raw.args, entries, &fields, at, true, log);
    let response = response(raw, http.as_ref(), &request_type, scope, log);
    let poll = poll::resolve(raw, entries, &fields, &response, log);
    if let (Slot::Absent, Slot::Given(reason)) = (&raw.response, &raw.must_use) {
        log.error(
            Code::MisplacedKey,
            reason.span,
            "`must_use` belongs to an endpoint that answers something",
        )
        .label("there is no answer that could be ignored")
        .help("describe the answer: `response.FIELD = { type = \"…\" }`, or leave `must_use` out");
    }
    let endpoint = Endpoint {
        doc,
        url: address::link(&raw.url, log),
        deprecated: deprecated::of(&raw.deprecated),
        method: method.unwrap_or(Method::Get),
        path,
        idempotency: idempotency(raw, http.as_ref(), at, log),
        auth: auth(&raw.auth, context, log),
        // A multipart body names its boundary there.
        headers: headers
            .into_iter()
            .filter(|(name, _, _)| body != Body::Multipart || name != "content-type")
            .map(|(name, value, _)| (name, value))
            .collect(),
        body,
        request: Record { fields, args },
        verdict: answers::resolve(raw, &response, context, log),
        poll,
        max_response_body: limit::resolve(raw, &response, log),
        response,
        must_use: raw.must_use.given().map(|reason| reason.value.trim().to_owned()),
        examples: Vec::new(),
        name,
        request_type,
    };
    Draft { endpoint, has_path: http.is_some() }
}

fn idempotency(raw: &raw::Endpoint, http: Option<&Http>, at: Span, log: &mut Log) -> Idempotency {
    match (&raw.idempotency, http) {
        (Slot::Given(raw::Idempotency::Safe), _) => Idempotency::Safe,
        (Slot::Given(raw::Idempotency::Idempotent), _) => Idempotency::Idempotent,
        (Slot::Absent, Some(http)) if matches!(http.method, Method::Get | Method::Head) => Idempotency::Safe,
        (Slot::Absent, Some(http)) => {
            log.error(Code::Idempotency, at, "`idempotency` is missing: may this call be sent twice?")
                .label("needs `idempotency`")
                .help("`\"none\"`: never again on a doubt, as for sending a message; `\"idempotent\"`: again does no harm; `\"safe\"`: it changes nothing")
                .related(http.method_at, "only GET and HEAD are safe by themselves");
            Idempotency::None
        }
        _ => Idempotency::None,
    }
}

fn auth(slot: &Slot<Text>, context: &Context<'_>, log: &mut Log) -> Option<usize> {
    let first = (!context.auth.is_empty()).then_some(0);
    let Some(text) = slot.given() else { return first };
    if text.value == "none" {
        return None;
    }
    let found = context.auth.iter().position(|set| set.name.wire == text.value);
    if found.is_none() && !(context.has_sets && context.auth.is_empty()) {
        let names = context.auth.iter().map(|set| set.name.wire.as_str()).chain(["none"]);
        let label = if context.auth.is_empty() {
            "the file describes none".to_owned()
        } else {
            format!("expected {}", suggest::either(names.clone()))
        };
        log.error(Code::UnknownAuth, text.span, format!("unknown credential set `{}`", text.value))
            .label(label)
            .help(match suggest::closest(&text.value, names) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("describe it: `[auth.{}]`", text.value),
            });
    }
    found
}

/// The constant headers, those of the API first.
fn headers(raw: &raw::Endpoint, context: &Context<'_>, log: &mut Log) -> Headers {
    let own = header::constants(&raw.headers, log);
    let is_multipart = matches!(&raw.body, Slot::Given(kind) if kind.value == raw::BodyKind::Multipart);
    for (name, _, at) in &own {
        if is_multipart && name == "content-type" {
            log.error(Code::Header, *at, "the `content-type` of a multipart body cannot be set by a spec")
                .label("names the boundary, which is another one each time");
        }
        header::not_a_secret(name, *at, context.auth, log);
        if let Some((_, _, first)) = context.headers.iter().find(|(other, _, _)| other == name) {
            log.error(Code::Header, *at, format!("the header `{name}` is sent with every request already"))
                .label("the second time")
                .related(*first, "it is given here for the whole API");
        }
    }
    context.headers.iter().cloned().chain(own).collect()
}

fn response(
    raw: &raw::Endpoint,
    http: Option<&Http>,
    request_type: &str,
    scope: &Scope<'_>,
    log: &mut Log,
) -> Response {
    let head = http.filter(|http| http.method == Method::Head);
    let no_body = |at: Span, http: &Http, log: &mut Log| {
        log.error(Code::Travel, at, "an answer to HEAD has no body")
            .label("travels in the body")
            .help("what comes back in a header is a field with `in = \"header\"`")
            .related(http.method_at, "the method is given here");
    };
    match raw.response.given() {
        None => Response::Empty,
        Some(raw::Response::Type(text)) => {
            if let Some(http) = head {
                no_body(text.span, http, log);
            }
            let ty = scope.type_of(text, log);
            if field::has_file(&ty) {
                field::misplaced_file(text.span, log);
            }
            Response::Type(ty)
        }
        Some(raw::Response::Fields(named)) => {
            let fields = field::resolve(&named.entries, Home::Response, scope, log);
            for (entry, field) in named.entries.iter().zip(&fields) {
                let in_body =
                    field.travel.body && entry.value.given().is_some_and(|raw| !raw.places.is_broken());
                if let Some(http) = head.filter(|_| in_body) {
                    no_body(entry.name.span, http, log);
                }
            }
            let args = Vec::new();
            Response::Inline { type_name: format!("{request_type}Response"), record: Record { fields, args } }
        }
    }
}

/// How body fields are written; nothing where there are none.
pub(super) fn body_kind(raw: &raw::Endpoint, any: bool) -> Body {
    match (&raw.body, any) {
        (_, false) => Body::None,
        (Slot::Given(kind), true) => match kind.value {
            raw::BodyKind::Json => Body::Json,
            raw::BodyKind::Form => Body::Form,
            raw::BodyKind::Multipart => Body::Multipart,
        },
        (Slot::Absent | Slot::Broken, true) => Body::Json,
    }
}
