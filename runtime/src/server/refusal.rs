use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::half::Failure;
use crate::code::Code;
use crate::error::{Foreign, OwnedCode};
use crate::record::{Value, View};

/// A "no" on its way out. `C` is the API's own enum of error codes.
///
/// Made of an error code (`ErrorCode::OutOfFreq.into()`), it has the status and the message that the spec gives to
/// the code; made of a [`status`](Refusal::status), it has no code. Both can be overridden.
pub struct Refusal<C> {
    denial: Denial,
    code: PhantomData<fn() -> C>,
}

/// A [`Refusal`] without the type of its code, as [`Router::refuse`](super::Router::refuse) answers with it.
#[derive(Clone)]
pub struct Denial(pub(super) Box<Details>);

#[derive(Clone)]
pub(super) struct Details {
    pub(super) cause: Cause,
    pub(super) status: Option<StatusCode>,
    pub(super) message: Option<Cow<'static, str>>,
    pub(super) headers: HeaderMap,
    /// Why, for people; no value that was received.
    pub(super) reasons: Vec<String>,
    /// Whether the reasons are all that strictness objects to.
    pub(super) deviates: bool,
}

/// What is said no for.
#[derive(Clone, PartialEq)]
pub(super) enum Cause {
    Code(OwnedCode),
    /// An index into the API's documented codes.
    Documented(usize),
    Failure(Failure),
    Status,
    /// A media type and a body.
    Verbatim(&'static str, Bytes),
}

impl<C> Refusal<C> {
    /// With this HTTP status, and without a code. What is no status is 500.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(Cause::Status).with_status(status)
    }

    /// The credentials are wrong: for a function that decides who may call.
    #[must_use]
    pub fn wrong_credentials() -> Self {
        Self::new(Cause::Failure(Failure::WrongCredentials))
    }

    /// The credentials are missing.
    #[must_use]
    pub fn missing_credentials() -> Self {
        Self::new(Cause::Failure(Failure::MissingCredentials))
    }

    /// The server failed.
    #[must_use]
    pub fn failed() -> Self {
        Self::new(Cause::Failure(Failure::Failed))
    }

    /// What a method answers that a server does not implement: HTTP 501.
    #[must_use]
    pub fn not_implemented(endpoint: &str) -> Self {
        Self::failed().with_status(501).with_message(format!("this server does not implement {endpoint}"))
    }

    /// An answer that the spec does not describe, to the byte: a proxy's page, for a test of what a client makes of it;
    /// or one that is written otherwise than its type would be.
    #[must_use]
    pub fn verbatim(status: u16, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self::new(Cause::Verbatim(content_type, body.into())).with_status(status)
    }

    /// With another HTTP status than the documented one. What is no status is 500.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        let status = StatusCode::from_u16(status).ok().filter(|status| status.as_u16() < 600);
        self.denial.0.status = Some(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        self
    }

    /// With another message than the documented one.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.denial.0.message = Some(message.into());
        self
    }

    /// With one more header: `with_header("retry-after", "1")`. What no header can carry is left out.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.denial.0.headers.append(name, value);
        }
        self
    }

    /// With a reason for whoever runs the server, which is not sent. It must hold no secret.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.denial.0.reasons.push(reason.into());
        self
    }

    fn new(cause: Cause) -> Self {
        Self { denial: Denial::new(cause), code: PhantomData }
    }
}

impl<C: Code> Refusal<C> {
    /// The code that it was made of.
    #[must_use]
    pub fn code(&self) -> Option<C> {
        match &self.denial.0.cause {
            Cause::Code(code) => C::from_wire(code.as_wire()),
            _ => None,
        }
    }
}

impl<C: Code + Value> From<C> for Refusal<C> {
    fn from(code: C) -> Self {
        Self::new(match code.__view() {
            View::Int(code) => Cause::Code(OwnedCode::Int(code)),
            View::Str(code) => Cause::Code(OwnedCode::Text(Foreign(code.into()))),
            _ => Cause::Failure(Failure::Failed),
        })
    }
}

impl<C> From<Refusal<C>> for Denial {
    fn from(refusal: Refusal<C>) -> Self {
        refusal.denial
    }
}

impl<C> From<Denial> for Refusal<C> {
    fn from(denial: Denial) -> Self {
        Self { denial, code: PhantomData }
    }
}

impl<C> Clone for Refusal<C> {
    fn clone(&self) -> Self {
        Self { denial: self.denial.clone(), code: PhantomData }
    }
}

impl<C> fmt::Debug for Refusal<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.denial, f)
    }
}

impl Denial {
    pub(super) fn new(cause: Cause) -> Self {
        Self(Box::new(Details {
            cause,
            status: None,
            message: None,
            headers: HeaderMap::new(),
            reasons: Vec::new(),
            deviates: false,
        }))
    }

    pub(super) fn of(failure: Failure) -> Self {
        Self::new(Cause::Failure(failure))
    }

    pub(super) fn because(mut self, reason: impl Into<String>) -> Self {
        self.0.reasons.push(reason.into());
        self
    }

    pub(super) fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }
}

impl Cause {
    /// Without a body, which may hold what nobody shall read.
    fn word(&self) -> String {
        match self {
            Self::Code(OwnedCode::Int(code)) => code.to_string(),
            Self::Code(OwnedCode::Text(code)) => code.0.to_string(),
            Self::Documented(index) => format!("documented {index}"),
            Self::Failure(failure) => format!("{failure:?}"),
            Self::Status => "status".into(),
            Self::Verbatim(content_type, _) => (*content_type).to_owned(),
        }
    }
}

impl fmt::Debug for Denial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal")
            .field("cause", &self.0.cause.word())
            .field("status", &self.0.status)
            .field("reasons", &self.0.reasons)
            .finish_non_exhaustive()
    }
}
