use std::time::{Duration, SystemTime};

use http::{StatusCode, header};
use tokio::time::Instant;

use super::Attempt;
use super::flight::{Aloft, Flight, unsent};
use crate::delivery::{Delivery, Phase};
use crate::error::{ErrorKind, Excerpt, Fault};
use crate::plan::Plan;
use crate::record::{Place, RecordView};
use crate::retry::{Failure, Wish, retry_after, wish};
use crate::transport::{Answer, instant_after};
use crate::wire;

/// A call after an attempt.
pub(super) struct Landing {
    pub(super) flight: Flight,
    pub(super) outcome: Outcome,
}

/// What became of an attempt.
pub(super) enum Outcome {
    /// A complete answer came.
    Answered(Answer),
    /// A connection that had rested took no byte of it. That is no attempt.
    Unsent,
    Failed(Box<Fault>),
}

/// What becomes of the call.
pub(super) enum Settled {
    /// The response is filled.
    Done,
    Failed(Box<Fault>),
    /// Another attempt is under way.
    Again(Aloft),
}

impl Landing {
    /// Reads the answer into `place`, or decides whether to send again.
    pub(super) fn settle(self, request: &dyn RecordView, place: Place<'_>) -> Settled {
        let Self { mut flight, outcome } = self;
        let is_unsent = matches!(outcome, Outcome::Unsent);
        let (mut fault, status) = match outcome {
            Outcome::Answered(answer) => {
                let status = answer.status;
                match read(flight.plan, answer, place) {
                    Ok(()) => return flight.succeed(status),
                    Err(fault) => (fault, Some(status)),
                }
            }
            Outcome::Unsent => (unsent(), None),
            Outcome::Failed(fault) => (fault, None),
        };

        flight.is_in_doubt |= fault.delivery == Delivery::Unknown;
        if flight.is_spent(request) {
            fault.retryable = false;
            return flight.fail(fault, status);
        }
        if is_unsent {
            return flight.again(request, fault, status, None);
        }
        match flight.wait(&fault, status) {
            Some(wait) => flight.again(request, fault, status, Some(wait)),
            None => flight.fail(fault, status),
        }
    }
}

impl Flight {
    fn succeed(self, status: StatusCode) -> Settled {
        self.client.0.budget.deposit();
        self.tell(Some(status), None, None);
        self.trace.succeeded(self.attempts, status, self.started);
        Settled::Done
    }

    #[cold]
    fn fail(self, fault: Box<Fault>, status: Option<StatusCode>) -> Settled {
        self.tell(status, Some(&fault), None);
        Settled::Failed(self.end(fault))
    }

    /// Sends the request again: after a wait, or at once, over another connection, as the same attempt. Where it
    /// cannot be written any more, as when another call has just begun to read a file of it, the call ends with what
    /// the last attempt failed of.
    #[cold]
    fn again(
        mut self,
        request: &dyn RecordView,
        mut fault: Box<Fault>,
        status: Option<StatusCode>,
        wait: Option<Duration>,
    ) -> Settled {
        let Ok(outgoing) = self.write(request) else {
            if wait.is_some() {
                self.client.0.budget.give_back();
            }
            fault.retryable = false;
            return self.fail(fault, status);
        };
        match wait {
            Some(wait) => {
                self.tell(status, Some(&fault), Some(wait));
                self.not_before = Some(instant_after(Instant::now(), wait));
            }
            None => self.is_redispatch = true,
        }
        Settled::Again(self.take_off(outgoing))
    }

    /// How long to wait before sending again; `None` where that is not to be done.
    fn wait(&self, fault: &Fault, status: Option<StatusCode>) -> Option<Duration> {
        if self.attempts == 0 || self.attempts >= self.limits.max_attempts {
            return None;
        }
        let core = &self.client.0;
        let failure = Failure {
            delivery: fault.delivery,
            is_permanent: !fault.retryable,
            status,
            retry_after: fault.retry_after,
        };
        let wait = match wish(failure, self.plan.idempotency, core.retries_unavailable) {
            Wish::No => return None,
            Wish::Soon => core.backoff.wait(self.attempts),
            // Everybody was told the same time: come a little later, and not all together.
            Wish::After(wait) => wait.saturating_add(core.backoff.wait(1)),
        };
        let deadline = instant_after(self.started?, self.limits.timeout);
        let is_in_time = wait < deadline.saturating_duration_since(Instant::now());
        (is_in_time && core.budget.withdraw()).then_some(wait)
    }

    fn tell(&self, status: Option<StatusCode>, fault: Option<&Fault>, retry_in: Option<Duration>) {
        let hook = self.client.0.hook.as_ref();
        if hook.is_none() && !self.trace.wants_attempts() {
            return;
        }
        let attempt = Attempt {
            endpoint: self.plan.name,
            number: self.attempts,
            elapsed: self.attempt_started.map_or(Duration::ZERO, |started| started.elapsed()),
            status,
            failure: fault.map(|fault| (fault.phase, fault.delivery)),
            retry_in,
        };
        self.trace.attempted(&attempt);
        if let Some(hook) = hook {
            hook.tell(&attempt);
        }
    }
}

fn read(plan: &'static Plan, answer: Answer, place: Place<'_>) -> Result<(), Box<Fault>> {
    let Answer { status, headers, body } = answer;
    let result = match refuse(status, &headers, &body) {
        Some(summary) => {
            let mut fault = Fault::new(ErrorKind::Unexpected, Phase::Decode, Delivery::Unknown, summary);
            fault.status = Some(status);
            fault.body = Some(Excerpt(body));
            Err(fault)
        }
        None => wire::response::read(plan, status, &headers, &body, place),
    };
    result.map_err(|mut fault| {
        fault.retry_after = retry_after(&headers, SystemTime::now());
        if status == StatusCode::TOO_MANY_REQUESTS {
            fault.delivery = Delivery::Refused;
            fault.retryable = true;
        }
        fault
    })
}

/// What keeps an answer from being read at all.
fn refuse(status: StatusCode, headers: &http::HeaderMap, body: &[u8]) -> Option<String> {
    if status == StatusCode::SWITCHING_PROTOCOLS {
        return Some("the server switched protocols, which was not asked for".to_owned());
    }
    if status.is_redirection() {
        let place = if headers.contains_key(header::LOCATION) { "to another place" } else { "to no place" };
        return Some(format!(
            "the server redirects {place} (status {}), and redirects are not followed",
            status.as_u16()
        ));
    }
    let is_encoding = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        *name == header::CONTENT_ENCODING && !value.as_bytes().eq_ignore_ascii_case(b"identity")
    };
    if !body.is_empty() && headers.iter().any(is_encoding) {
        return Some(format!(
            "the answer (status {}) has a content encoding that was not asked for",
            status.as_u16()
        ));
    }
    None
}
