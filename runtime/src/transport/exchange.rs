use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{BufMut, Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, Request, Response, StatusCode};
use http_body::Body;
use hyper::body::Incoming;
use tokio::time::Instant;

use super::lane::Sent;
use super::{Cause, Lane, Loss, Payload};
use crate::delivery::Phase;

/// An answer, received to the last byte.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// Whether its end was told in two ways: a proxy on the way may have believed the other one, and what
    /// follows on its connection may be anybody's (RFC 9112, 6.3).
    pub(crate) fn is_ambiguous(&self) -> bool {
        // Of the few headers of an answer all are looked at sooner than one is found.
        let has = |wanted: HeaderName| self.headers.keys().any(|name| *name == wanted);
        has(TRANSFER_ENCODING) && has(CONTENT_LENGTH)
    }
}

impl Lane {
    /// Waits for the head of the answer to the request that was just sent.
    pub(crate) async fn head(
        &mut self,
        response: Pin<&mut Option<impl Future<Output = Sent>>>,
        limit: Instant,
    ) -> Result<Response<Incoming>, Loss> {
        let Some(mut response) = response.as_pin_mut() else {
            let request = self.returned.take();
            return Err(self.unanswered(request, Cause::Ended));
        };
        let alarm = &mut self.alarm;
        match poll_fn(|cx| alarm.poll_within(cx, limit, response.as_mut())).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(mut error)) => {
                let request = error.take_message().map(Box::new);
                Err(self.unanswered(request, self.cause(error.into_error())))
            }
            Err(stopped) => Err(self.unanswered(None, Cause::Stopped(stopped))),
        }
    }

    /// Receives the rest of the answer.
    pub(crate) async fn body(
        &mut self,
        status: StatusCode,
        body: &mut Incoming,
        limit: Instant,
        most: usize,
    ) -> Result<Bytes, Loss> {
        let mut collected = Collected::default();
        let alarm = &mut self.alarm;
        let received = poll_fn(|cx| {
            alarm.poll_within(cx, limit, poll_fn(|cx| poll_body(cx, body, &mut collected, most)))
        });
        let cause = match received.await {
            Ok(Ok(())) => return Ok(collected.into_bytes()),
            Ok(Err(Cause::Connection(error))) => self.cause(error),
            Ok(Err(cause)) => cause,
            Err(stopped) => Cause::Stopped(stopped),
        };
        let body = collected.into_bytes();
        Err(Loss { phase: Phase::Body, sent: true, request: None, status: Some(status), body, cause })
    }

    /// What has failed: where a file of the request has ended the connection, its answer ends for that reason too.
    #[cold]
    fn cause(&self, error: hyper::Error) -> Cause {
        self.rest.broken().map_or(Cause::Connection(error), Cause::File)
    }

    /// Ends the connection before it tells whether anything was sent.
    #[cold]
    fn unanswered(&self, request: Option<Box<Request<Payload>>>, cause: Cause) -> Loss {
        let has_sent = self.gauge.close();
        let is_complete = has_sent && self.gauge.is_flushed() && self.rest.is_none();
        let phase = if is_complete { Phase::Wait } else { Phase::Send };
        Loss { phase, sent: request.is_none() && has_sent, request, status: None, body: Bytes::new(), cause }
    }
}

fn poll_body(
    cx: &mut Context<'_>,
    body: &mut Incoming,
    collected: &mut Collected,
    most: usize,
) -> Poll<Result<(), Cause>> {
    let announced = body.size_hint().lower();
    if announced > (most - collected.len()) as u64 {
        return Poll::Ready(Err(Cause::BodyTooLong(most)));
    }
    // A body that has come to its announced end has no last frame.
    while !body.is_end_stream() {
        let frame = match ready!(Pin::new(&mut *body).poll_frame(cx)) {
            None => break,
            Some(Err(error)) => return Poll::Ready(Err(Cause::Connection(error))),
            Some(Ok(frame)) => frame,
        };
        let Ok(data) = frame.into_data() else { continue };
        let room = most - collected.len();
        if data.len() > room {
            collected.push(data.slice(..room), 0);
            return Poll::Ready(Err(Cause::BodyTooLong(most)));
        }
        collected.push(data, body.size_hint().lower());
    }
    Poll::Ready(Ok(()))
}

/// How much room is made on the word of a server alone. What really comes makes more, by doubling.
const MOST_RESERVED: usize = 1024 * 1024;

/// A body so far. One frame, which is what most answers are, stays where it was received.
#[derive(Debug, Default)]
struct Collected {
    first: Bytes,
    all: BytesMut,
}

impl Collected {
    fn len(&self) -> usize {
        self.first.len() + self.all.len()
    }

    /// Adds a frame, `rest` bytes being announced to follow.
    fn push(&mut self, frame: Bytes, rest: u64) {
        if self.len() == 0 {
            self.first = frame;
            return;
        }
        if self.all.is_empty() {
            let rest = usize::try_from(rest).unwrap_or(MOST_RESERVED).min(MOST_RESERVED);
            self.all.reserve(self.first.len() + frame.len() + rest);
            self.all.put(std::mem::take(&mut self.first));
        }
        self.all.put(frame);
    }

    fn into_bytes(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}
