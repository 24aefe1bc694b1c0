use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use bytes::{BufMut, Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body::Body;
use hyper::body::Incoming;
use hyper::client::conn::TrySendError;
use tokio::time::Instant;

use super::parts::Rest;
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
        self.headers.contains_key(TRANSFER_ENCODING) && self.headers.contains_key(CONTENT_LENGTH)
    }
}

type Sent = Result<Response<Incoming>, TrySendError<Request<Payload>>>;

impl Lane {
    /// Sends a request and receives its answer.
    ///
    /// The connection is asked first whether the peer has closed it or spoken unasked, by a look at the
    /// socket itself. If it has, hyper gives the request back, and [`Loss::sent`] is `false`.
    pub(crate) async fn exchange(
        &mut self,
        request: Request<Payload>,
        limit: Instant,
        most: usize,
    ) -> Result<Answer, Loss> {
        let mut alarm = std::mem::take(&mut self.alarm);
        let rest = request.body().rest();
        self.gauge().begin();
        let response = {
            let mut response = pin!(self.sender.try_send_request(request));
            alarm.within(limit, poll_fn(|cx| self.poll_head(cx, response.as_mut()))).await
        };
        let (head, mut body) = match response {
            Ok(Some(Ok(response))) => response.into_parts(),
            Ok(Some(Err(mut error))) => {
                let request = error.take_message().map(Box::new);
                return Err(self.loss(&rest, request, Cause::Connection(error.into_error())));
            }
            Ok(None) => return Err(self.loss(&rest, None, Cause::Ended)),
            Err(stopped) => return Err(self.loss(&rest, None, Cause::Stopped(stopped))),
        };

        let mut collected = Collected::default();
        let received =
            alarm.within(limit, poll_fn(|cx| self.poll_body(cx, &mut body, &mut collected, most))).await;
        let cause = match received {
            Ok(Ok(())) => {
                self.alarm = alarm;
                return Ok(Answer {
                    status: head.status,
                    headers: head.headers,
                    body: collected.into_bytes(),
                });
            }
            // Where a file of the request has ended the connection, the answer ends for that reason.
            Ok(Err(cause)) => match self.failure.take().map(Cause::Connection) {
                Some(failure) if failure.broken_file().is_some() => failure,
                _ => cause,
            },
            Err(stopped) => Cause::Stopped(stopped),
        };
        Err(Loss {
            phase: Phase::Body,
            sent: true,
            request: None,
            status: Some(head.status),
            body: collected.into_bytes(),
            cause,
        })
    }

    fn poll_head(
        &mut self,
        cx: &mut Context<'_>,
        mut response: Pin<&mut impl Future<Output = Sent>>,
    ) -> Poll<Option<Sent>> {
        let ended = self.poll_drive(cx).is_ready();
        match response.as_mut().poll(&mut unheard()) {
            Poll::Ready(sent) => Poll::Ready(Some(sent)),
            Poll::Pending if ended => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }

    fn poll_body(
        &mut self,
        cx: &mut Context<'_>,
        body: &mut Incoming,
        collected: &mut Collected,
        most: usize,
    ) -> Poll<Result<(), Cause>> {
        let announced = body.size_hint().lower();
        if announced > (most - collected.len()) as u64 {
            return Poll::Ready(Err(Cause::BodyTooLong(most)));
        }
        // Asking for the body wakes the connection, which is driven next where there is nothing of it.
        self.detach();
        let mut ended = false;
        let mut driven = false;
        loop {
            // A body that has come to its announced end has no last frame.
            if body.is_end_stream() {
                return Poll::Ready(Ok(()));
            }
            match Pin::new(&mut *body).poll_frame(&mut unheard()) {
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(Cause::Connection(error))),
                Poll::Ready(Some(Ok(frame))) => {
                    driven = false;
                    let Ok(data) = frame.into_data() else { continue };
                    let room = most - collected.len();
                    if data.len() > room {
                        collected.push(data.slice(..room), 0);
                        return Poll::Ready(Err(Cause::BodyTooLong(most)));
                    }
                    collected.push(data, body.size_hint().lower());
                }
                Poll::Pending if ended => return Poll::Ready(Err(Cause::Ended)),
                Poll::Pending if driven => return Poll::Pending,
                Poll::Pending => {
                    ended = self.poll_drive(cx).is_ready();
                    driven = true;
                }
            }
        }
    }

    fn loss(&self, rest: &Rest, request: Option<Box<Request<Payload>>>, cause: Cause) -> Loss {
        let has_sent = self.gauge().has_sent();
        let is_complete = has_sent && self.gauge().is_flushed() && rest.is_none();
        let phase = if is_complete { Phase::Wait } else { Phase::Send };
        Loss { phase, sent: request.is_none() && has_sent, request, status: None, body: Bytes::new(), cause }
    }
}

/// For what only the connection brings on: it was driven just before, or is next. A waker of the task would be woken from
/// inside of the task, which would then be polled once more, and the reactor asked once more, for nothing.
fn unheard() -> Context<'static> {
    Context::from_waker(Waker::noop())
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
