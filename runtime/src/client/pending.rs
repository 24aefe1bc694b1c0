use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::call::Carrier;
use super::flight::{Aloft, launch};
use super::landing::Settled;
use crate::endpoint::{CodeOf, Endpoint};
use crate::error::{Error, Fault};
use crate::plan::Plan;
use crate::record::{Place, RecordView, Value};

/// A call, which begins when it is first polled. Dropping it then closes its connection, unless the answer was complete.
///
/// It keeps the request, which is written again for each further attempt: a copy kept ready would cost every
/// call what only a failing one needs.
#[must_use = "futures do nothing unless polled"]
pub struct Pending<E> {
    request: E,
    state: State,
}

enum State {
    /// Not polled yet: nothing was written, and nothing has begun.
    Waiting(Carrier),
    Aloft(Aloft),
    Over,
}

impl<E: Endpoint> Pending<E> {
    pub(super) const fn new(carrier: Carrier, request: E) -> Self {
        Self { request, state: State::Waiting(carrier) }
    }
}

/// The part of a call that is compiled for each endpoint: all else is done by the state, which sees the request and the
/// answer through their views. A blank answer costs less than what would keep it from poll to poll.
///
/// It is not inlined: merged into the caller's own future it would be optimized once more for every place that makes the
/// call.
impl<E: Endpoint> Future for Pending<E> {
    type Output = Result<E::Response, Error<CodeOf<E>>>;

    #[inline(never)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        let mut response = E::Response::__blank();
        match this.state.poll(cx, E::PLAN, &this.request, response.__place()) {
            Poll::Ready(Ok(())) => Poll::Ready(Ok(response)),
            Poll::Ready(Err(fault)) => Poll::Ready(Err(fault.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl State {
    fn poll(
        &mut self,
        cx: &mut Context<'_>,
        plan: &'static Plan,
        request: &dyn RecordView,
        place: Place<'_>,
    ) -> Poll<Result<(), Box<Fault>>> {
        if let Self::Waiting(_) = self
            && let Self::Waiting(carrier) = std::mem::replace(self, Self::Over)
        {
            match launch(carrier, plan, request) {
                Ok(aloft) => *self = Self::Aloft(aloft),
                Err(fault) => return Poll::Ready(Err(fault)),
            }
        }
        // Whoever polls a finished future waits for ever.
        let Self::Aloft(aloft) = self else { return Poll::Pending };
        let landing = ready!(aloft.as_mut().poll(cx));
        *self = Self::Over;
        match landing.settle(request, place) {
            Settled::Done => Poll::Ready(Ok(())),
            Settled::Failed(fault) => Poll::Ready(Err(fault)),
            Settled::Again(aloft) => {
                *self = Self::Aloft(aloft);
                // This answer may be half read: the next one gets a blank place.
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// Nothing in it is pinned: what needs to be is in a box.
impl<E> Unpin for Pending<E> {}

impl<E> fmt::Debug for Pending<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").finish_non_exhaustive()
    }
}
