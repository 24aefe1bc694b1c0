use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use super::flight::{Aloft, launch};
use super::landing::Settled;
use super::{CallOptions, Client};
use crate::endpoint::Endpoint;
use crate::error::{Error, Fault};
use crate::record::Value;

/// A call under way. Dropping it closes its connection, unless the answer was complete.
///
/// It keeps the request, which is written again for each further attempt: a copy kept ready would cost every
/// call what only a failing one needs.
#[must_use = "futures do nothing unless polled"]
pub struct Pending<E> {
    request: E,
    state: State,
}

enum State {
    Refused(Box<Fault>),
    Aloft(Aloft),
    Over,
}

impl<E: Endpoint> Pending<E> {
    pub(super) fn new(client: Client, request: E, options: &CallOptions) -> Self {
        let state = match launch(client, E::META, &request, options) {
            Ok(aloft) => State::Aloft(aloft),
            Err(fault) => State::Refused(fault),
        };
        Self { request, state }
    }
}

impl<E: Endpoint> Future for Pending<E> {
    type Output = Result<E::Response, Error<E::Code>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.get_mut();
        loop {
            let landing = ready!(this.state.poll(cx))?;
            let mut response = E::Response::blank();
            match landing.settle(&this.request, response.place()) {
                Settled::Done => return Poll::Ready(Ok(response)),
                Settled::Failed(fault) => return Poll::Ready(Err(fault.into())),
                Settled::Again(aloft) => this.state = State::Aloft(aloft),
            }
        }
    }
}

impl State {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<super::landing::Landing, Box<Fault>>> {
        if let Self::Aloft(aloft) = self {
            let landing = ready!(aloft.as_mut().poll(cx));
            *self = Self::Over;
            return Poll::Ready(Ok(landing));
        }
        match std::mem::replace(self, Self::Over) {
            Self::Refused(fault) => Poll::Ready(Err(fault)),
            // Whoever polls a finished future waits for ever.
            Self::Over | Self::Aloft(_) => Poll::Pending,
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
