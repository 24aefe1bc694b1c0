use std::convert::Infallible;
use std::fmt;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf as _, Bytes, BytesMut};
use http::StatusCode;
use http_body::{Body, Frame, SizeHint};
use tokio::time::Instant;

use super::half::Failure;
use super::refusal::Denial;
use crate::transport::{Alarm, Stopped, instant_after};

/// Why a server refuses to wait for what may never come.
pub(super) const NO_TIMERS: &str = "the tokio runtime has no timers: build it with enable_all()";

/// A body over the limit is still read up to this many times the limit, so that its sender, who reads the
/// answer only when all is sent, gets the answer and not a reset.
const DISCARDED: usize = 8;

/// The body of an answer: all of it at once. `Debug` tells its length; it may hold numbers and codes.
#[derive(Clone, Default)]
pub struct Payload(Bytes);

impl Payload {
    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Payload({} bytes)", self.0.len())
    }
}

impl From<Bytes> for Payload {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let bytes = std::mem::take(&mut self.0);
        Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.len() as u64)
    }
}

/// Receives a body, up to a size and for a time.
pub(super) async fn receive<B: Body>(body: B, limit: usize, patience: Duration) -> Result<Bytes, Denial> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let broken = |reason: String| Denial::of(Failure::InvalidBody).because(reason);
    let end = instant_after(Instant::now(), patience);
    match Alarm::default().within(end, collect(body, limit)).await {
        Ok(Some(Ok(bytes))) => Ok(bytes),
        Ok(Some(Err(TooLarge))) => Err(broken(format!("the body is larger than {limit} bytes"))
            .with_status(StatusCode::PAYLOAD_TOO_LARGE)),
        Ok(None) => Err(broken("the body broke off".into())),
        Err(Stopped::Elapsed) => {
            Err(broken("the body took too long to arrive".into()).with_status(StatusCode::REQUEST_TIMEOUT))
        }
        Err(Stopped::NoTimer) => Err(Denial::of(Failure::Failed).because(NO_TIMERS)),
    }
}

struct TooLarge;

/// Nothing for a body that broke off.
async fn collect<B: Body>(body: B, limit: usize) -> Option<Result<Bytes, TooLarge>> {
    let mut body = pin!(body);
    let mut kept = BytesMut::new();
    let mut received = 0_usize;
    while let Some(frame) = poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        let Ok(mut data) = frame.ok()?.into_data() else { continue };
        received = received.saturating_add(data.remaining());
        if received > limit.saturating_mul(DISCARDED) {
            break;
        } else if received > limit {
            kept = BytesMut::new();
        } else if kept.is_empty() && body.is_end_stream() {
            // Most are of one piece, which needs no copy.
            return Some(Ok(data.copy_to_bytes(data.remaining())));
        } else {
            while data.has_remaining() {
                let chunk = data.chunk();
                kept.extend_from_slice(chunk);
                let length = chunk.len();
                data.advance(length);
            }
        }
    }
    Some(if received <= limit { Ok(kept.freeze()) } else { Err(TooLarge) })
}
