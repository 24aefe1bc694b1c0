use std::error::Error as StdError;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use http::Request;
use http::response::Parts;
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::Client;
use super::call::Carrier;
use super::core::Core;
use super::landing::{Landing, Outcome};
use super::options::Limits;
use crate::delivery::{Delivery, Phase};
use crate::error::{ErrorKind, Excerpt, Fault, Violation};
use crate::meta::Body;
use crate::plan::Plan;
use crate::record::RecordView;
use crate::transport::{
    Alarm, Answer, Broken, Cause, Loss, Payload, SETTLING, Stopped, Unreached, instant_after,
};
use crate::wire::{self, Outgoing};

/// One call, carried from attempt to attempt.
pub(super) struct Flight {
    pub(super) client: Client,
    pub(super) plan: &'static Plan,
    pub(super) limits: Limits,
    pub(super) trace: super::trace::Span,
    /// When it was first polled.
    pub(super) started: Option<Instant>,
    /// When the last attempt began.
    pub(super) attempt_started: Option<Instant>,
    pub(super) attempts: u32,
    /// Whether an attempt may have been executed without our knowing.
    pub(super) is_in_doubt: bool,
    /// When the next attempt may begin.
    pub(super) not_before: Option<Instant>,
    /// Whether the next dispatch is the last attempt's again, over a new connection.
    pub(super) is_redispatch: bool,
    /// How many resting connections it has found dead.
    pub(super) found_dead: usize,
}

/// An attempt under way: the one box of a call.
pub(super) type Aloft = Pin<Box<dyn Future<Output = Landing> + Send>>;

/// Writes a request and prepares its first attempt.
pub(super) fn launch(
    carrier: Carrier,
    plan: &'static Plan,
    request: &dyn RecordView,
) -> Result<Aloft, Box<Fault>> {
    let Carrier { client, options } = carrier;
    let flight = Flight {
        limits: client.0.limits.with(&options),
        trace: super::trace::Span::call(&client.0, plan),
        client,
        plan,
        started: None,
        attempt_started: None,
        attempts: 0,
        is_in_doubt: false,
        not_before: None,
        is_redispatch: false,
        found_dead: 0,
    };
    let core = &flight.client.0;
    match core.authorization(plan).and_then(|_| flight.write(request)) {
        Ok(outgoing) => Ok(flight.take_off(outgoing)),
        Err(fault) => Err(flight.end(fault)),
    }
}

impl Flight {
    /// Writes the request, once more where it was sent before.
    pub(super) fn write(&self, request: &dyn RecordView) -> Result<Outgoing, Box<Fault>> {
        self.client.0.write(self.plan, request)
    }

    /// Prepares an attempt.
    pub(super) fn take_off(self, outgoing: Outgoing) -> Aloft {
        Box::pin(self.fly(outgoing))
    }

    /// What every failure of the call passes through: it speaks for all attempts together.
    #[cold]
    pub(super) fn end(&self, mut fault: Box<Fault>) -> Box<Fault> {
        fault.endpoint = Some(self.plan.name);
        fault.attempts = self.attempts;
        fault.elapsed = self.started.map_or(Duration::ZERO, |started| started.elapsed());
        if self.is_in_doubt {
            fault.delivery = Delivery::Unknown;
            fault.retryable = false;
        }
        self.trace.failed(&fault);
        fault
    }

    /// Whether the request holds a file that an attempt has begun to read: it cannot be written again.
    pub(super) fn is_spent(&self, request: &dyn RecordView) -> bool {
        matches!(self.plan.body, Body::Multipart) && wire::request::is_spent(request)
    }

    /// A block and not an `async fn`: that would hold what it is given twice.
    fn fly(mut self, outgoing: Outgoing) -> impl Future<Output = Landing> {
        let mut cargo = Cargo::Packed(outgoing);
        async move {
            let outcome = self.attempt(&mut cargo).await;
            Landing { flight: self, outcome }
        }
    }

    async fn attempt(&mut self, cargo: &mut Cargo) -> Outcome {
        let Ok(mut runtime) = Handle::try_current() else { return Outcome::Failed(no_runtime()) };
        let mut now = Instant::now();
        let started = *self.started.get_or_insert(now);
        let deadline = instant_after(started, self.limits.timeout);
        let mut alarm = Alarm::default();
        let mut has_waited = false;
        if let Some(instant) = self.not_before.take() {
            alarm.until(instant).await;
            has_waited = true;
        }

        let core = &*self.client.0;
        let _permit = match core.pool.try_permit() {
            Some(permit) => permit,
            None => {
                has_waited = true;
                match core.pool.permit(&mut alarm, deadline).await {
                    Ok(permit) => permit,
                    Err(Stopped::Elapsed) => return Outcome::Failed(pool_wait_over(self.limits.timeout)),
                    Err(Stopped::NoTimer) => return Outcome::Failed(no_driver("timers")),
                }
            }
        };
        if has_waited {
            now = Instant::now();
            // It may have been carried to another runtime meanwhile.
            let Ok(here) = Handle::try_current() else { return Outcome::Failed(no_runtime()) };
            runtime = here;
        }
        if !std::mem::take(&mut self.is_redispatch) {
            self.attempts += 1;
            self.attempt_started = Some(now);
        }
        let limit =
            instant_after(self.attempt_started.unwrap_or(now), self.limits.attempt_timeout).min(deadline);
        if now >= limit {
            return Outcome::Failed(no_time_left());
        }
        loop {
            // Other calls may bring more of them back all the while.
            let may_reuse = self.found_dead <= core.pool.size();
            let mut lane = match may_reuse.then(|| core.pool.take(runtime.id(), now)).flatten() {
                Some(lane) => lane,
                None => {
                    core.pool.make_room();
                    let limit = instant_after(now, self.limits.connect_timeout).min(limit);
                    match core.connector.open(&runtime, &mut alarm, limit).await {
                        Ok(lane) => lane,
                        Err(Unreached::NoDriver(which)) => {
                            self.attempts -= 1;
                            return Outcome::Failed(no_driver(which));
                        }
                        Err(Unreached::Failed { phase, source, is_permanent }) => {
                            return Outcome::Failed(unreached(phase, source, is_permanent));
                        }
                    }
                }
            };
            if lane.is_reused() {
                lane.settle(instant_after(now, SETTLING).min(limit)).await;
            }
            // There is one: a turn of this loop follows another where the request came back.
            let Some(request) = cargo.take(core, self.plan) else { return Outcome::Unsent };
            let head = {
                let response = pin!(lane.send(request));
                lane.head(response, limit).await
            };
            let answer = match head {
                Ok(response) => {
                    let (Parts { status, headers, .. }, mut body) = response.into_parts();
                    let body = lane.body(status, &mut body, limit, core.most_body_bytes(self.plan)).await;
                    body.map(|body| Answer { status, headers, body })
                }
                Err(loss) => Err(loss),
            };
            match answer {
                Ok(answer) => {
                    if lane.is_clean() && !answer.is_ambiguous() {
                        core.pool.put(lane, &runtime, Instant::now());
                    }
                    return Outcome::Answered(answer);
                }
                Err(Loss { request: Some(back), .. }) if lane.is_reused() => {
                    self.found_dead += 1;
                    *cargo = Cargo::Back(back);
                }
                Err(loss) if lane.is_reused() && !loss.sent && loss.is_of_the_connection() => {
                    self.found_dead += 1;
                    return Outcome::Unsent;
                }
                Err(loss) => return Outcome::Failed(loss.into()),
            }
        }
    }
}

/// A request on its way to a connection.
enum Cargo {
    Packed(Outgoing),
    /// A connection gave it back untouched.
    Back(Box<Request<Payload>>),
    /// It is under way.
    Gone,
}

impl Cargo {
    fn take(&mut self, core: &Core, plan: &Plan) -> Option<Request<Payload>> {
        match std::mem::replace(self, Self::Gone) {
            Self::Packed(outgoing) => Some(core.request(plan, outgoing)),
            Self::Back(request) => Some(*request),
            Self::Gone => None,
        }
    }
}

#[cold]
fn no_runtime() -> Box<Fault> {
    let summary = "there is no tokio runtime here: await the call inside of one";
    Fault::new(ErrorKind::Invalid, Phase::Request, Delivery::NotSent, summary)
}

#[cold]
fn no_driver(which: &str) -> Box<Fault> {
    let summary = format!("the tokio runtime has no {which}: build it with enable_all()");
    Fault::new(ErrorKind::Invalid, Phase::Request, Delivery::NotSent, summary)
}

#[cold]
fn pool_wait_over(timeout: Duration) -> Box<Fault> {
    let summary = format!("no connection became free within {timeout:?}");
    let mut fault = Fault::new(ErrorKind::Transport, Phase::Pool, Delivery::NotSent, summary);
    fault.retryable = true;
    fault
}

#[cold]
fn no_time_left() -> Box<Fault> {
    let mut fault = Fault::new(
        ErrorKind::Transport,
        Phase::Pool,
        Delivery::NotSent,
        "the time was over before anything was sent",
    );
    fault.retryable = true;
    fault
}

#[cold]
fn unreached(
    phase: Phase,
    source: Option<Box<dyn StdError + Send + Sync>>,
    is_permanent: bool,
) -> Box<Fault> {
    let summary = match (phase, &source) {
        (Phase::Resolve, None) => "the host's name was not resolved in time",
        (Phase::Resolve, Some(_)) => "the host's name was not resolved",
        (Phase::Tls, None) => "the TLS handshake did not end in time",
        (Phase::Tls, Some(_)) if is_permanent => "the TLS handshake failed, and would fail again",
        (Phase::Tls, Some(_)) => "the TLS handshake failed",
        (_, None) => "no connection was opened in time",
        (_, Some(_)) => "no connection was opened",
    };
    let mut fault = Fault::new(ErrorKind::Transport, phase, Delivery::NotSent, summary);
    fault.retryable = !is_permanent;
    fault.source = source;
    fault
}

impl From<Loss> for Box<Fault> {
    #[cold]
    fn from(loss: Loss) -> Self {
        let Loss { phase, sent, status, body, cause, .. } = loss;
        if let Cause::File(broken) = cause {
            let mut fault = broken_file(broken, sent);
            fault.status = status;
            return fault;
        }
        let mut kind = ErrorKind::Transport;
        let summary = match (&cause, phase) {
            (Cause::Stopped(Stopped::NoTimer), _) => "the call lost its tokio runtime on the way".to_owned(),
            (Cause::Stopped(_), Phase::Send) => "the request was not sent in time".to_owned(),
            (Cause::Stopped(_), Phase::Body) => "the answer did not end in time".to_owned(),
            (Cause::Stopped(_), _) => "no answer came in time".to_owned(),
            (Cause::BodyTooLong(most), _) => {
                kind = ErrorKind::Unexpected;
                format!(
                    "the answer is longer than {most} bytes; `max_response_body` of the builder raises that limit"
                )
            }
            (Cause::Connection(error), _) if error.is_parse() => {
                "what came is no HTTP answer, or its head is too large".to_owned()
            }
            (_, Phase::Send) if !sent => "the connection was closed before the request was sent".to_owned(),
            (_, Phase::Send) => "the connection was closed while the request was sent".to_owned(),
            (_, Phase::Body) => {
                "the connection was closed, or broke HTTP's rules, inside the answer".to_owned()
            }
            _ => "the connection was closed before an answer came".to_owned(),
        };
        let delivery = if sent { Delivery::Unknown } else { Delivery::NotSent };
        let mut fault = Fault::new(kind, phase, delivery, summary);
        fault.retryable = !sent;
        fault.status = status;
        fault.body = (!body.is_empty()).then_some(Excerpt(body));
        if let Cause::Connection(error) = cause {
            fault.source = Some(Box::<dyn StdError + Send + Sync>::from(error));
        }
        fault
    }
}

/// The file failed the request, and not the connection; it would fail it again.
#[cold]
fn broken_file(broken: Arc<Broken>, sent: bool) -> Box<Fault> {
    let (delivery, end) = match sent {
        true => (Delivery::Unknown, "the request was broken off"),
        false => (Delivery::NotSent, "the request was not sent"),
    };
    let violation = Violation::new(broken.path.clone(), broken.problem.clone());
    let mut fault = Fault::new(ErrorKind::File, Phase::Send, delivery, format!("{end}: {violation}"));
    fault.violations = vec![violation];
    fault.source = Some(Box::new(broken));
    fault
}

/// A resting connection took no byte of a request that cannot be written again: a file was read for it, or meanwhile.
#[cold]
pub(super) fn unsent() -> Box<Fault> {
    let summary = "the connection was closed before the request was sent, and a file of it, which was \
                   read already, cannot be read again";
    Fault::new(ErrorKind::Transport, Phase::Send, Delivery::NotSent, summary)
}
