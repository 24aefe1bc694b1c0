use ::http::header::{ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE};
use ::http::{HeaderValue, Response, StatusCode};
use bytes::Bytes;
use serde_json::Value;

use super::refusal::Refusal;
use crate::engine::ReturnCode;

/// An answer of which the whole body is known.
pub(super) type Answer = Response<Bytes>;

pub(super) fn json(status: StatusCode, body: &Value) -> Answer {
    with_body(status, "application/json", body.to_string())
}

/// What the documents show for a deletion: success, called JSON, of length 0.
pub(super) fn nothing() -> Answer {
    let mut answer = with_body(StatusCode::OK, "application/json", String::new());
    answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    answer
}

pub(super) fn method_not_supported(allow: &'static str) -> Answer {
    let mut answer = Refusal::from(ReturnCode::METHOD_NOT_SUPPORTED).into_answer();
    answer.headers_mut().insert(ALLOW, HeaderValue::from_static(allow));
    answer
}

pub(super) fn with_body(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
