//! What an endpoint's items say about themselves.

use std::time::Duration;

use super::super::doc::{self, Doc};
use super::super::{Context, limit, markdown, name, record};
use crate::model::{Endpoint, Example, Idempotency, Method, Response, Segment, Type};

/// Of the client's method.
pub(super) fn method(cx: &Context<'_>, endpoint: &Endpoint) -> Doc {
    let mut doc = opening(endpoint).paragraph(match endpoint.idempotency {
        Idempotency::Safe => "It only reads: sending it again is harmless.",
        Idempotency::Idempotent => "Sending it twice does the same as sending it once.",
        Idempotency::None => "Once it may have been executed, it is not sent again by itself.",
    });
    let record = &endpoint.request;
    if !record.args.is_empty() {
        let arguments = record.args.iter().map(|index| {
            let field = &record.fields[*index];
            let mut line = format!("- {}", markdown::code_span(&field.name.rust));
            if let Some(words) = doc::first_line(&field.doc) {
                line.push_str(&format!(": {words}"));
            }
            if let Some(limits) = limit::of_rule(&field.rule, &field.ty) {
                line.push_str(&format!(" ({limits})"));
            }
            line
        });
        doc = doc.paragraph("# Arguments").lines(arguments.collect());
    }
    let optional: Vec<_> =
        record::optional(record).map(|field| markdown::code_span(&field.name.rust)).collect();
    if !optional.is_empty() {
        doc = doc.paragraph(format!("Optional, as methods of the call: {}.", optional.join(", ")));
    }
    doc = doc.paragraph("# Answer").paragraph(answer(cx, endpoint));
    if let Some(verdict) = &endpoint.verdict {
        let codes = verdict.codes.iter().map(|index| {
            let code = &cx.model.codes[*index];
            let words = doc::first_line(&code.doc).map(|words| format!(": {words}")).unwrap_or_default();
            // Without the empty brackets, the colon would make it the definition of a link.
            format!("- [`ErrorCode::{}`][]{words}", code.name.rust)
        });
        doc = doc
            .paragraph("These error codes are an answer here, whatever the HTTP status:")
            .lines(codes.collect());
    }
    if endpoint.examples.is_empty() {
        doc
    } else {
        doc.paragraph(format!("[`{}`] shows it on the wire.", endpoint.request_type))
    }
}

/// Of the method that makes the call again and again.
pub(super) fn poll(endpoint: &Endpoint, interval: Duration) -> Doc {
    Doc::new(format!(
        "Makes this call again and again, {interval:?} after each answer, and hands out what {} answers item by item.",
        method_link(endpoint),
    ))
}

/// Of the request's type.
pub(super) fn request(endpoint: &Endpoint) -> Doc {
    let mut words = format!(
        "The request of {}, as a value: it can be stored, compared, printed, and sent with [`Client::send`].",
        method_link(endpoint),
    );
    if record::optional(&endpoint.request).next().is_some() {
        words.push_str(" What is optional is set by its field, or by the call: [`Call::into_request`].");
    }
    let doc = opening(endpoint).paragraph(words);
    if endpoint.examples.is_empty() {
        return doc;
    }
    let doc = doc.paragraph("# On the wire");
    endpoint.examples.iter().fold(doc, |doc, one| example(doc, endpoint, one))
}

/// Of the response's type.
pub(super) fn response(endpoint: &Endpoint) -> Doc {
    Doc::new(format!("What {} answers: the answer to `{}`.", method_link(endpoint), route(endpoint)))
}

/// `METHOD /path`, the API's words, and a link to its page.
pub(in super::super) fn opening(endpoint: &Endpoint) -> Doc {
    Doc::new(format!("`{}`", route(endpoint))).words(&endpoint.doc).page(endpoint.url.as_deref())
}

/// The address alone.
pub(in super::super) fn address(endpoint: &Endpoint) -> Doc {
    Doc::new(format!("`{}`", route(endpoint)))
}

/// `POST /codes`
fn route(endpoint: &Endpoint) -> String {
    let mut route = format!("{} ", method_name(endpoint.method));
    for segment in &endpoint.path {
        match segment {
            Segment::Literal(text) => route.push_str(text),
            Segment::Field(index) => {
                route.push_str(&format!("{{{}}}", endpoint.request.fields[*index].name.wire));
            }
        }
    }
    route
}

fn answer(cx: &Context<'_>, endpoint: &Endpoint) -> String {
    match &endpoint.response {
        Response::Empty => "Nothing: `()`.".to_owned(),
        Response::Inline { type_name, .. } => format!("[`{type_name}`]"),
        Response::Type(_) if endpoint.must_use.is_some() => format!("[`{}Response`]", endpoint.request_type),
        Response::Type(ty) => limit::capitalized(&type_link(cx, ty)),
    }
}

/// A type expression, in words that link to what is the API's.
fn type_link(cx: &Context<'_>, ty: &Type) -> String {
    match ty {
        Type::Scalar(_) => format!("`{}`", name_of(&cx.ty(ty).to_string())),
        Type::Named(index) => format!("[`{}`]", cx.model.types[*index].name.rust),
        Type::ErrorCode => "[`ErrorCode`]".to_owned(),
        Type::File => "a file".to_owned(),
        Type::List(item) => format!("a list of {}", type_link(cx, item)),
        Type::Map(value) => format!("a map from texts to {}", type_link(cx, value)),
    }
}

/// The last segment of a path.
fn name_of(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// A link to the client's method; rustdoc does not link to raw names.
fn method_link(endpoint: &Endpoint) -> String {
    let name = &endpoint.name.rust;
    if name::is_keyword(name) { format!("`Client::{name}`") } else { format!("[`Client::{name}`]") }
}

fn example(mut doc: Doc, endpoint: &Endpoint, example: &Example) -> Doc {
    doc = doc.words(&example.doc).paragraph(markdown::code_span(&example_route(endpoint, example)));
    if let Some(request) = &example.request {
        doc = doc.code("json", request);
    }
    match &example.response {
        Some(response) => {
            doc.paragraph(format!("The answer, HTTP {}:", example.status)).code("json", response)
        }
        None => doc.paragraph(format!("The answer, HTTP {}, has no body.", example.status)),
    }
}

/// The route with the example's values: the path filled, the query behind it.
fn example_route(endpoint: &Endpoint, example: &Example) -> String {
    let mut route = route(endpoint);
    let mut query = Vec::new();
    for (name, value) in &example.parameters {
        let field = endpoint.request.fields.iter().find(|field| field.name.wire == *name);
        match field {
            Some(field) if field.travel.path => route = route.replace(&format!("{{{name}}}"), value),
            Some(field) if field.travel.query => query.push(format!("{name}={value}")),
            _ => {}
        }
    }
    if !query.is_empty() {
        route.push('?');
        route.push_str(&query.join("&"));
    }
    route
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}
