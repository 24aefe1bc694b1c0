use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::sync::mpsc;
use tokio::time::{Sleep, sleep};

/// How long a broken answer stands before its connection is closed: what was written has to go out first.
const LINGER: Duration = Duration::from_millis(20);

/// The body of an answer: at once, spoiled by a fault, or without an end.
pub(super) enum Outgoing {
    Whole(Bytes),
    Spoiled(Spoiled),
    Events(mpsc::Receiver<Bytes>),
}

/// A body that goes out in pieces, and perhaps not to its end.
pub(super) struct Spoiled {
    rest: Bytes,
    piece: usize,
    pause: Duration,
    /// How many bytes are never sent.
    withheld: usize,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Outgoing {
    /// Half of it, though all is announced; then the connection is closed.
    pub(super) fn truncated(whole: Bytes) -> Self {
        let sent = whole.len() / 2;
        let withheld = whole.len() - sent;
        Self::Spoiled(Spoiled { rest: whole, piece: sent.max(1), pause: LINGER, withheld, sleep: None })
    }

    /// One byte at a time.
    pub(super) fn dripping(whole: Bytes, pause: Duration) -> Self {
        Self::Spoiled(Spoiled { rest: whole, piece: 1, pause, withheld: 0, sleep: None })
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        match self.get_mut() {
            Self::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Self::Spoiled(spoiled) => spoiled.poll_frame(cx),
            Self::Events(events) => {
                events.poll_recv(cx).map(|event| event.map(|event| Ok(Frame::data(event))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.is_empty(),
            Self::Spoiled(spoiled) => spoiled.rest.is_empty(),
            Self::Events(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::Spoiled(spoiled) => SizeHint::with_exact(spoiled.rest.len() as u64),
            Self::Events(_) => SizeHint::default(),
        }
    }
}

impl Spoiled {
    fn poll_frame(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        if let Some(pause) = &mut self.sleep {
            ready!(pause.as_mut().poll(cx));
            self.sleep = None;
        }
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let left = self.rest.len().saturating_sub(self.withheld);
        if left == 0 {
            return Poll::Ready(Some(Err(BrokenOff)));
        }
        self.sleep = Some(Box::pin(sleep(self.pause)));
        let piece = self.rest.split_to(self.piece.min(left));
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }
}

/// The answer ends here, though more was announced.
#[derive(Debug)]
pub(super) struct BrokenOff;

impl fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fault breaks the answer off")
    }
}

impl std::error::Error for BrokenOff {}
