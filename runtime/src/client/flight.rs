use std::error::Error as StdError;
use std::future::Future;
use std::pin::{Pin, pin};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::Instant;

use super::landing::{Landing, Outcome};
use super::options::Limits;
use super::{CallOptions, Client};
use crate::delivery::{Delivery, Phase};
use crate::error::{ErrorKind, Excerpt, Fault};
use crate::meta::Meta;
use crate::record::RecordView;
use crate::transport::{Alarm, Cause, Loss, Unreached, instant_after};
use crate::wire::{self, Outgoing};

/// One call, carried from attempt to attempt.
pub(super) struct Flight {
    pub(super) client: Client,
    pub(super) meta: &'static Meta,
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
}

/// An attempt under way: the one box of a call.
pub(super) type Aloft = Pin<Box<dyn Future<Output = Landing> + Send>>;

/// Writes a request and prepares its first attempt.
pub(super) fn launch(
    client: Client,
    meta: &'static Meta,
    request: &dyn RecordView,
    options: &CallOptions,
) -> Result<Aloft, Box<Fault>> {
    client.0.authorization(meta)?;
    let flight = Flight {
        limits: client.0.limits.with(options),
        trace: super::trace::Span::call(&client.0, meta),
        client,
        meta,
        started: None,
        attempt_started: None,
        attempts: 0,
        is_in_doubt: false,
        not_before: None,
        is_redispatch: false,
    };
    flight.take_off(request)
}

impl Flight {
    /// Writes the request (again) and prepares an attempt.
    pub(super) fn take_off(self, request: &dyn RecordView) -> Result<Aloft, Box<Fault>> {
        let core = &self.client.0;
        let outgoing = wire::request::write(self.meta, request, &core.base.path, core.checks_requests)?;
        Ok(Box::pin(self.fly(outgoing)))
    }

    async fn fly(mut self, outgoing: Outgoing) -> Landing {
        let outcome = self.attempt(outgoing).await;
        Landing { flight: self, outcome }
    }

    async fn attempt(&mut self, outgoing: Outgoing) -> Outcome {
        let Ok(runtime) = Handle::try_current() else { return Outcome::Failed(no_runtime()) };
        let runtime = runtime.id();
        let started = *self.started.get_or_insert_with(Instant::now);
        let deadline = instant_after(started, self.limits.timeout);
        let mut sleep = pin!(None);
        let mut alarm = Alarm::new(sleep.as_mut());
        if let Some(instant) = self.not_before.take() {
            alarm.until(instant).await;
        }

        let core = &*self.client.0;
        let Some(_permit) = core.pool.permit(&mut alarm, deadline).await else {
            return Outcome::Failed(pool_wait_over(self.limits.timeout));
        };
        let now = Instant::now();
        if !std::mem::take(&mut self.is_redispatch) {
            self.attempts += 1;
            self.attempt_started = Some(now);
        }
        let limit =
            instant_after(self.attempt_started.unwrap_or(now), self.limits.attempt_timeout).min(deadline);
        if now >= limit {
            return Outcome::Failed(no_time_left());
        }
        let authorization = match core.authorization(self.meta) {
            Ok(authorization) => authorization,
            Err(fault) => return Outcome::Failed(fault),
        };
        let mut request = core.request(self.meta, authorization, outgoing);
        loop {
            let reused = core.pool.take(runtime, now);
            let mut lane = match reused {
                Some(lane) => lane,
                None => {
                    core.pool.make_room();
                    let limit = instant_after(now, self.limits.connect_timeout).min(limit);
                    match core.connector.open(runtime, &mut alarm, limit).await {
                        Ok(lane) => lane,
                        Err(unreached) => return Outcome::Failed(unreached.into()),
                    }
                }
            };
            match lane.exchange(request, &mut alarm, limit, core.most_body_bytes).await {
                Ok(answer) => {
                    if lane.is_clean() {
                        core.pool.put(lane, Instant::now());
                    }
                    return Outcome::Answered(answer);
                }
                Err(Loss { request: Some(back), .. }) if lane.is_reused() => request = *back,
                Err(loss) if lane.is_reused() && !loss.sent && !matches!(loss.cause, Cause::Elapsed) => {
                    return Outcome::Unsent;
                }
                Err(loss) => return Outcome::Failed(loss.into()),
            }
        }
    }
}

fn no_runtime() -> Box<Fault> {
    let summary = "there is no tokio runtime here: await the call inside of one";
    Fault::new(ErrorKind::Invalid, Phase::Request, Delivery::NotSent, summary)
}

fn pool_wait_over(timeout: Duration) -> Box<Fault> {
    let summary = format!("no connection became free within {timeout:?}");
    Fault::new(ErrorKind::Transport, Phase::Pool, Delivery::NotSent, summary)
}

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

impl From<Unreached> for Box<Fault> {
    fn from(unreached: Unreached) -> Self {
        let Unreached { phase, source, is_permanent } = unreached;
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
}

impl From<Loss> for Box<Fault> {
    fn from(loss: Loss) -> Self {
        let Loss { phase, sent, status, body, cause, .. } = loss;
        let mut kind = ErrorKind::Transport;
        let summary = match (&cause, phase) {
            (Cause::Elapsed, Phase::Send) => "the request was not sent in time".to_owned(),
            (Cause::Elapsed, Phase::Body) => "the answer did not end in time".to_owned(),
            (Cause::Elapsed, _) => "no answer came in time".to_owned(),
            (Cause::BodyTooLong(most), _) => {
                kind = ErrorKind::Unexpected;
                format!("the answer is longer than {most} bytes")
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
