use std::fmt;
use std::io::Cursor;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body::{Body, Frame, SizeHint};

use super::parts::{Broken, Pieces, Rest};

/// A request's body. Most are one piece; what has files is made as it is sent.
pub enum Payload {
    /// One piece; empty where there is no body.
    Whole(Vec<u8>),
    /// Pieces that are read as they are sent.
    Parts(Box<dyn Pieces>),
}

impl Payload {
    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What one piece holds; nothing of a body that is made as it is sent.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Whole(bytes) => bytes,
            Self::Parts(_) => &[],
        }
    }

    /// What tells from outside how much of it is not given away yet.
    pub(super) fn rest(&self) -> Rest {
        match self {
            // One piece is taken with the head.
            Self::Whole(_) => Rest::default(),
            Self::Parts(parts) => parts.rest(),
        }
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, Arc<Broken>>>> {
        match self {
            Self::Whole(body) => {
                let body = std::mem::take(body);
                Poll::Ready((!body.is_empty()).then_some(Ok(body)))
            }
            Self::Parts(parts) => parts.poll_chunk(cx),
        }
    }

    pub(crate) fn len(&self) -> u64 {
        match self {
            Self::Whole(bytes) => bytes.len() as u64,
            Self::Parts(parts) => parts.left(),
        }
    }
}

impl Body for Payload {
    type Data = Cursor<Vec<u8>>;
    type Error = Arc<Broken>;

    // Inlined, it shows that there are no trailers, and what would send some is not in the program.
    #[inline]
    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Arc<Broken>>>> {
        let chunk = self.poll_chunk(cx);
        chunk.map(|chunk| chunk.map(|chunk| chunk.map(|bytes| Frame::data(Cursor::new(bytes)))))
    }

    fn is_end_stream(&self) -> bool {
        self.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.len())
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}
