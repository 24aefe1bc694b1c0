use std::error::Error;
use std::fmt;

use http::header::{ALLOW, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderValue, Response, StatusCode};

use super::UnknownEvent;

/// A callback that was not taken. Its text tells why, without a secret and without the event's data.
#[derive(Clone, Debug)]
pub struct Refused {
    reason: Reason,
    text: String,
    event: Option<Box<UnknownEvent>>,
}

/// Why a callback was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Neither GET nor POST.
    Method,
    /// The body is longer than [`max_body`](super::Handler::max_body).
    TooLarge,
    /// No form, or one with a field twice.
    Malformed,
    /// A field is missing or empty.
    Incomplete,
    /// The signature is not that of these secrets.
    Forged,
    /// Signed longer ago than [`max_age`](super::Handler::max_age), or too long ago to know whether it came
    /// before.
    TooOld,
    /// Signed further in the future than clocks differ: more than [`max_age`](super::Handler::max_age).
    TooNew,
    /// It came before.
    Replayed,
    /// Genuine, but its data are not what the spec describes: [`Refused::event`] has them.
    Undecodable,
}

impl Refused {
    pub(super) fn new(reason: Reason, text: impl Into<String>) -> Self {
        Self { reason, text: text.into(), event: None }
    }

    pub(super) fn with_event(self, event: UnknownEvent) -> Self {
        Self { event: Some(Box::new(event)), ..self }
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// The event as it came, where it is genuine: only of [`Reason::Undecodable`].
    #[must_use]
    pub fn event(&self) -> Option<&UnknownEvent> {
        self.event.as_deref()
    }

    /// The HTTP status that says so.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self.reason {
            Reason::Method => StatusCode::METHOD_NOT_ALLOWED,
            Reason::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Reason::Malformed | Reason::Incomplete | Reason::Undecodable => StatusCode::BAD_REQUEST,
            Reason::Forged | Reason::TooOld | Reason::TooNew | Reason::Replayed => StatusCode::FORBIDDEN,
        }
    }

    /// The answer that says so.
    #[must_use]
    pub fn answer(&self) -> Response<String> {
        let mut answer = text(self.status(), format!("{}\n", self.text));
        if self.reason == Reason::Method {
            answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, POST"));
        }
        answer
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Refused {}

/// A plain text, which no browser takes for anything else.
pub(super) fn text(status: StatusCode, text: String) -> Response<String> {
    let mut answer = Response::new(text);
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}
