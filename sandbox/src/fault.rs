//! Fault rules: which calls go wrong, and how.

mod parse;
mod rules;

use std::fmt;
use std::time::Duration;

pub use self::parse::FaultMistake;
pub(crate) use self::parse::from_pairs;
pub(crate) use self::rules::{Rule, Rules, TooMany, Traits};
use crate::endpoint::Endpoint;
use crate::engine::masked;

/// A rule by which calls go wrong: all its conditions have to be met, and without any it strikes every call.
///
/// ```
/// use sms_api_sandbox::{Effect, Endpoint, Fault};
///
/// // The second send is executed, but its answer never arrives.
/// let fault = Fault::new(Effect::ResetAfter).endpoint(Endpoint::SendCode).nth(2);
/// let same: Fault = "effect=reset_after,endpoint=send_code,nth=2".parse().unwrap();
/// assert_eq!(fault, same);
/// ```
#[derive(Clone, PartialEq)]
#[must_use = "a fault does nothing until a sandbox gets it"]
pub struct Fault {
    pub(crate) effect: Effect,
    pub(crate) app_key: Option<String>,
    pub(crate) endpoint: Option<Endpoint>,
    pub(crate) mobile: Option<String>,
    pub(crate) nth: Option<u64>,
    pub(crate) chance: Option<Chance>,
    pub(crate) delay: Option<Duration>,
    pub(crate) executes: bool,
    pub(crate) limit: Option<u64>,
}

/// What a fault does to a call.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// Answers with a return code, as the documents print it.
    Error {
        /// The return code.
        code: u32,
        /// An HTTP status instead of the documented one; a code that is not documented has 403.
        status: Option<u16>,
    },
    /// Answers with an HTTP status and a body, called JSON if it is.
    Status {
        /// The status, 200 to 599.
        status: u16,
        /// The body.
        body: String,
    },
    /// Executes the call as ever, after the fault's delay.
    Delay,
    /// Resets the connection before the body is read; with the condition `mobile` after that.
    ResetBefore,
    /// Executes the call and resets the connection instead of answering.
    ResetAfter,
    /// Executes the call, sends half of the answer's body and closes the connection.
    Truncate,
    /// Executes the call and sends the answer's body byte by byte, the fault's delay apart.
    Drip,
    /// Answers 502 with a page of HTML, as a proxy does.
    BadGateway,
    /// Answers 503 with `Retry-After`.
    Unavailable {
        /// In seconds.
        retry_after: u64,
    },
    /// Never answers.
    Hang,
}

/// A probability, and where its dice start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Chance {
    pub(crate) probability: f64,
    pub(crate) seed: u64,
}

impl Fault {
    /// A fault that strikes every call of the API.
    pub fn new(effect: Effect) -> Self {
        Self {
            effect,
            app_key: None,
            endpoint: None,
            mobile: None,
            nth: None,
            chance: None,
            delay: None,
            executes: false,
            limit: None,
        }
    }

    /// Strikes calls with this app key only.
    pub fn app_key(mut self, app_key: impl Into<String>) -> Self {
        self.app_key = Some(app_key.into());
        self
    }

    /// Strikes calls of this endpoint only.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = Some(endpoint);
        self
    }

    /// Strikes calls about this number only: it is the mobile, one of the recipients, or the number that the
    /// verified code was sent to.
    pub fn mobile(mut self, mobile: impl Into<String>) -> Self {
        self.mobile = Some(mobile.into());
        self
    }

    /// Strikes only the nth of the calls that meet the conditions above; the first is 1.
    pub fn nth(mut self, nth: u64) -> Self {
        self.nth = Some(nth);
        self
    }

    /// Strikes with this probability, 0 to 1; the same seed and the same calls, the same strikes.
    pub fn probability(mut self, probability: f64, seed: u64) -> Self {
        self.chance = Some(Chance { probability, seed });
        self
    }

    /// Strikes so often at most.
    pub fn limit(mut self, hits: u64) -> Self {
        self.limit = Some(hits);
        self
    }

    /// Waits so long before the effect; with [`Effect::Drip`] between two bytes. Default: none, 100 ms for a drip.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Executes the call before an effect that would not. Default: false.
    pub fn executes(mut self, executes: bool) -> Self {
        self.executes = executes;
        self
    }

    /// Whether a call that this strikes is executed.
    pub(crate) fn does_execute(&self) -> bool {
        match self.effect {
            Effect::Delay | Effect::ResetAfter | Effect::Truncate | Effect::Drip => true,
            Effect::ResetBefore => false,
            Effect::Error { .. }
            | Effect::Status { .. }
            | Effect::BadGateway
            | Effect::Unavailable { .. }
            | Effect::Hang => self.executes,
        }
    }

    /// Whether it strikes before the body is known.
    pub(crate) fn precedes_body(&self) -> bool {
        self.effect == Effect::ResetBefore && self.mobile.is_none()
    }
}

impl Effect {
    /// Its name in the control API.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Error { .. } => "error",
            Self::Status { .. } => "status",
            Self::Delay => "delay",
            Self::ResetBefore => "reset_before",
            Self::ResetAfter => "reset_after",
            Self::Truncate => "truncate",
            Self::Drip => "drip",
            Self::BadGateway => "bad_gateway",
            Self::Unavailable { .. } => "unavailable",
            Self::Hang => "hang",
        }
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault")
            .field("effect", &self.effect)
            .field("app_key", &self.app_key)
            .field("endpoint", &self.endpoint)
            .field("mobile", &self.mobile.as_deref().map(masked))
            .field("nth", &self.nth)
            .field("chance", &self.chance)
            .field("delay", &self.delay)
            .field("executes", &self.executes)
            .field("limit", &self.limit)
            .finish()
    }
}
