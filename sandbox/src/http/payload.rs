use std::time::Duration;

use ::http::StatusCode;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use serde_json::{Map, Value};
use tokio::time::timeout;

use super::refusal::Refusal;
use crate::engine::ReturnCode;

/// A body over the limit is still read up to this many times the limit, so that its sender, who reads the
/// answer only when all is sent, gets the answer and not a reset.
const DISCARDED: usize = 8;

/// Up to so many bytes a body is small beside the buffer it is received in.
const SMALL: usize = 4 * 1024;

/// A request's body, complete.
#[derive(Clone)]
pub(super) struct Payload(Bytes);

impl Payload {
    pub(super) async fn read(body: Incoming, limit: usize, patience: Duration) -> Result<Self, Refusal> {
        if body.is_end_stream() {
            return Ok(Self(Bytes::new()));
        }
        match timeout(patience, collect(body, limit)).await {
            Ok(Ok(Some(bytes))) => Ok(Self(bytes)),
            Ok(Ok(None)) => {
                Err(Refusal::new(ReturnCode::INVALID_BODY, format!("the body is larger than {limit} bytes"))
                    .with_status(StatusCode::PAYLOAD_TOO_LARGE))
            }
            Ok(Err(_)) => Err(Refusal::new(ReturnCode::INVALID_BODY, "the body broke off")),
            Err(_) => Err(Refusal::new(ReturnCode::INVALID_BODY, "the body took too long to arrive")
                .with_status(StatusCode::REQUEST_TIMEOUT)),
        }
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.0
    }

    /// Reads a JSON object; `null` is no body.
    pub(super) fn object(&self) -> Result<Map<String, Value>, Refusal> {
        let text = self.0.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.0);
        if text.trim_ascii().is_empty() {
            return Err(ReturnCode::MISSING_BODY.into());
        }
        match serde_json::from_slice(text) {
            Ok(Value::Object(fields)) => Ok(fields),
            Ok(Value::Null) => Err(ReturnCode::MISSING_BODY.into()),
            Ok(_) => Err(Refusal::new(ReturnCode::INVALID_BODY, "the body is JSON but not an object")),
            Err(mistake) => {
                Err(Refusal::new(ReturnCode::INVALID_BODY, format!("the body is not JSON: {mistake}")))
            }
        }
    }
}

/// A small body is kept as long as its message is, and would keep all of the buffer that it was received in: a copy lets
/// the connection use that again. Large ones fill theirs.
fn kept_apart(body: Bytes) -> Bytes {
    if body.len() <= SMALL { Bytes::copy_from_slice(&body) } else { body }
}

async fn collect(mut body: Incoming, limit: usize) -> Result<Option<Bytes>, hyper::Error> {
    let mut kept = BytesMut::new();
    let mut received = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else { continue };
        received += data.len();
        if received > limit.saturating_mul(DISCARDED) {
            break;
        } else if received == data.len() && received <= limit && body.is_end_stream() {
            return Ok(Some(kept_apart(data)));
        } else if received > limit {
            kept = BytesMut::new();
        } else {
            kept.extend_from_slice(&data);
        }
    }
    Ok((received <= limit).then(|| kept.freeze()))
}
