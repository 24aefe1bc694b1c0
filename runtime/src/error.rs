use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use crate::code::Code;
use crate::delivery::{Delivery, Phase};
use crate::meta::WireCode;
use crate::record::Safe;

/// Why a call, or the making of a client, failed. `C` is the API's own enum of error codes.
///
/// The first question after a failed call is [`delivery`](Error::delivery): whether the request was *not
/// sent*, *refused*, or may have been executed. The answer rests on proof; where there is none it is
/// [`Unknown`](Delivery::Unknown).
///
/// `Display` tells what happened at this level, [`source`](StdError::source) what was beneath it. Neither
/// they nor `Debug` show a secret, a body, or a full mobile number.
pub struct Error<C> {
    fault: Box<Fault>,
    code: PhantomData<fn() -> C>,
}

/// What kind of failure it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A value that the caller gave was refused here; nothing was sent. See [`Error::violations`].
    Invalid,
    /// The API refused: [`Error::code`], [`Error::status`], [`Error::message`].
    Api,
    /// A file of the request did not give what it announced: it ended early, went on too long, or could not be
    /// read. See [`Error::violations`], and [`Error::delivery`] for whether the server saw a part of it.
    File,
    /// No answer, or none that could be received: [`Error::phase`] and [`Error::delivery`].
    Transport,
    /// An answer that the spec does not describe: [`Error::status`] and [`Error::body`].
    Unexpected,
}

/// One value that a request may not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    problem: String,
}

/// The error without its type parameter, which the engine passes around.
#[derive(Debug)]
pub struct Fault {
    pub(crate) kind: ErrorKind,
    pub(crate) summary: Summary,
    pub(crate) endpoint: Option<&'static str>,
    pub(crate) phase: Phase,
    pub(crate) delivery: Delivery,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) retryable: bool,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) code: Option<OwnedCode>,
    pub(crate) message: Option<Foreign>,
    pub(crate) body: Option<Excerpt>,
    pub(crate) violations: Vec<Violation>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What happened, in words.
#[derive(Debug)]
pub(crate) enum Summary {
    Text(Cow<'static, str>),
    /// The API's own code and message say it, else what the spec says of the code. Their words are made when
    /// somebody reads them: most callers look at the code.
    Refused {
        documented: Option<&'static str>,
    },
}

/// An error code, owned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OwnedCode {
    Int(i64),
    Text(Foreign),
}

/// Text that came from the server: kept as it is, printed without numbers and control characters.
#[derive(Clone, PartialEq)]
pub(crate) struct Foreign(pub(crate) Box<str>);

/// Received bytes, kept for the caller and never printed.
pub(crate) struct Excerpt(pub(crate) Bytes);

impl<C> Error<C> {
    /// What kind of failure it was.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.fault.kind
    }

    /// Whether the call reached the server, for all its attempts together.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        self.fault.delivery
    }

    /// How far the last attempt came.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.fault.phase
    }

    /// How many times the request was, or may have been, put on the wire or a connection was tried for it.
    /// Zero where the request was refused here.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.fault.attempts
    }

    /// The time from the call's start to its failure.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.fault.elapsed
    }

    /// The endpoint's name in the spec; `None` for an error of the client's making.
    #[must_use]
    pub fn endpoint(&self) -> Option<&'static str> {
        self.fault.endpoint
    }

    /// Whether the same call may succeed later, and sending it again cannot repeat anything: nothing was
    /// executed, and the cause is not permanent.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.fault.retryable
    }

    /// How long the server asked to wait before trying again (`Retry-After`), where it did.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.fault.retry_after
    }

    /// The HTTP status of the answer, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.fault.status
    }

    /// The API's own message, as it came.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.fault.message.as_ref().map(|message| &*message.0)
    }

    /// The received body of an answer that could not be used, up to the client's limit; empty where there was none,
    /// and where its length said beforehand that it is larger. It may hold what must not be logged.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.fault.body.as_ref().map_or(&[], |excerpt| &excerpt.0)
    }

    /// Every value of the request that was refused here, with its path.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.fault.violations
    }
}

impl<C: Code> Error<C> {
    /// The API's error code, where the answer had one. A code that the spec does not name is there too.
    #[must_use]
    pub fn code(&self) -> Option<C> {
        self.fault.code.as_ref().and_then(|code| C::from_wire(code.as_wire()))
    }
}

impl Violation {
    #[cold]
    pub(crate) fn new(path: String, problem: impl Into<String>) -> Self {
        Self { path, problem: problem.into() }
    }

    /// Where, in the API's own names: `recipients[17].mobile`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong. It never holds the value.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.problem)
    }
}

/// Violations in one line, of many only the first; [`Error::violations`] has them all.
pub(crate) struct Violations<'a>(pub(crate) &'a [Violation]);

impl fmt::Display for Violations<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// Of a thousand recipients with the same mistake, a few tell enough.
        const SHOWN: usize = 5;

        for (index, violation) in self.0.iter().take(SHOWN).enumerate() {
            write!(f, "{}{violation}", if index == 0 { "" } else { "; " })?;
        }
        match self.0.len().checked_sub(SHOWN) {
            None | Some(0) => Ok(()),
            Some(more) => write!(f, "; and {more} more"),
        }
    }
}

impl OwnedCode {
    pub(crate) fn as_wire(&self) -> WireCode<'_> {
        match self {
            Self::Int(code) => WireCode::Int(*code),
            Self::Text(code) => WireCode::Text(&code.0),
        }
    }
}

impl Fault {
    #[cold]
    pub(crate) fn new(
        kind: ErrorKind,
        phase: Phase,
        delivery: Delivery,
        summary: impl Into<Summary>,
    ) -> Box<Self> {
        Box::new(Self {
            kind,
            summary: summary.into(),
            endpoint: None,
            phase,
            delivery,
            attempts: 0,
            elapsed: Duration::ZERO,
            retryable: false,
            retry_after: None,
            status: None,
            code: None,
            message: None,
            body: None,
            violations: Vec::new(),
            source: None,
        })
    }

    /// A client that cannot be made as it was asked for.
    pub(crate) fn configuration(summary: impl Into<Summary>) -> Box<Self> {
        Self::new(ErrorKind::Invalid, Phase::Request, Delivery::NotSent, summary)
    }

    fn write_refusal(&self, documented: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the API refused:")?;
        match &self.code {
            Some(OwnedCode::Int(code)) => write!(f, " {code}")?,
            Some(OwnedCode::Text(code)) => write!(f, " {}", Safe(&code.0))?,
            None => f.write_str(" without a code")?,
        }
        if let Some(message) = self
            .message
            .as_ref()
            .map(|message| &*message.0)
            .or(documented)
            .filter(|message| !message.is_empty())
        {
            write!(f, " {}", Safe(message))?;
        }
        match self.status {
            Some(status) => write!(f, " (HTTP {})", status.as_u16()),
            None => Ok(()),
        }
    }
}

impl From<String> for Summary {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&'static str> for Summary {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl<C> From<Box<Fault>> for Error<C> {
    fn from(fault: Box<Fault>) -> Self {
        Self { fault, code: PhantomData }
    }
}

impl<C> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(endpoint) = self.fault.endpoint {
            write!(f, "{endpoint}: ")?;
        }
        match &self.fault.summary {
            Summary::Text(text) => f.write_str(text),
            Summary::Refused { documented } => self.fault.write_refusal(*documented, f),
        }
    }
}

impl<C> fmt::Debug for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl<C> StdError for Error<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.fault.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

impl fmt::Debug for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", Safe(&self.0))
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}
