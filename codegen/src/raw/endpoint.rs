//! Endpoints and their examples.

use toml::de::DeValue;

use super::Field;
use crate::diagnostic::Log;
use crate::read::{
    Deprecated, Names, OneOrMany, Read, Scalar, Shape, Spanned, Text, choice, section, wrong_kind,
};
use crate::syntax::Node;

section! {
    /// `[endpoints.NAME]`
    Endpoint is "an endpoint" {
        /// Method and path: `"POST /messages/{msg_id}"`; a name in braces is a request field with `in = "path"`.
        "http" http: required <Text>,
        /// What it does, as Markdown.
        "doc" doc: <Text>,
        /// The vendor's page of this endpoint.
        "url" url: <Text>,
        /// Whether a call whose fate is unknown may be sent again: `safe`, `idempotent` or `none`; required for anything but GET and HEAD.
        "idempotency" idempotency: <Idempotency>,
        /// Makes the call one that can be asked again and again, with at least this time in between: `5s`, `500ms`, `1min`.
        "poll" poll: <Text>,
        /// How many bytes its answer's body may have, where that is more or less than usual (1 MiB).
        "max_response_body" max_response_body: <Spanned<i64>>,
        /// The order of the required fields as arguments; needed as soon as there are two.
        "args" args: <Spanned<Vec<Text>>>,
        /// The credential set, or `none`; the first set unless said otherwise.
        "auth" auth: <Text>,
        /// How body fields are written; `json` unless said otherwise.
        "body" body: <Spanned<BodyKind>>,
        /// Constant headers, added to those of `[api]`.
        "headers" headers: <Names<Text>>,
        /// What the caller gives: a table of fields.
        "request" request: <Names<Field>>,
        /// What comes back: a type expression, or a table of fields.
        "response" response: <Response>,
        /// Error codes that are an answer and not a failure.
        "answers" answers: <Answers>,
        /// Makes ignoring the answer a warning with this reason.
        "must_use" must_use: <Text>,
        /// Marks the method as deprecated: `true`, or a note.
        "deprecated" deprecated: <Deprecated>,
        /// Examples from the API's documentation, checked against the types.
        "examples" examples: <Vec<Example>>,
    }
}

choice! {
    /// `idempotency`
    Idempotency {
        "safe" Safe,
        "idempotent" Idempotent,
        "none" None,
    }
}

choice! {
    /// `body`
    BodyKind {
        "json" Json,
        "form" Form,
        "multipart" Multipart,
    }
}

section! {
    /// `answers`
    Answers is "`answers`" {
        /// The names of the error codes.
        "codes" codes: required <Spanned<Vec<Text>>>,
        /// The values that response fields have then.
        "sets" sets: <Names<Spanned<bool>>>,
    }
}

section! {
    /// One of `[[endpoints.NAME.examples]]`
    Example is "an example" {
        /// What it shows, as Markdown.
        "doc" doc: <Text>,
        /// The values of path, query and header fields.
        "parameters" parameters: <Names<OneOrMany<Spanned<Scalar>>>>,
        /// The body that is sent, as JSON.
        "request" request: <Text>,
        /// The HTTP status of the answer; 200 unless said otherwise.
        "status" status: <Spanned<i64>>,
        /// The body that comes back, as JSON.
        "response" response: <Text>,
    }
}

/// What comes back.
#[derive(Clone, Debug)]
pub(crate) enum Response {
    Type(Text),
    Fields(Names<Field>),
}

impl Read for Response {
    const SHAPE: &'static Shape = &Shape::Either(&[&Shape::Text, <Names<Field> as Read>::SHAPE]);

    fn read(node: Node<'_, '_>, log: &mut Log) -> Option<Self> {
        match node.value {
            DeValue::String(_) => Text::read(node, log).map(Self::Type),
            // `response = { type = "T" }`, as a field has it.
            DeValue::Table(table)
                if table.len() == 1 && table.get("type").is_some_and(|ty| ty.get_ref().is_str()) =>
            {
                let ty = table.get("type").and_then(|ty| ty.get_ref().as_str()).unwrap_or_default();
                wrong_kind(node, "a type expression or a table of fields", log)
                    .help(format!("an answer that is one type is written `response = \"{ty}\"`"));
                None
            }
            DeValue::Table(_) => Names::read(node, log).map(Self::Fields),
            _ => {
                wrong_kind(node, "a type expression or a table of fields", log);
                None
            }
        }
    }
}
