mod stopper;

use std::fmt;
use std::future::{Future as _, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::vec;

use tokio::time::Instant;

pub use stopper::Stopper;

use crate::client::{Call, Pending};
use crate::endpoint::{CodeOf, Endpoint};
use crate::error::{Error, ErrorKind};
use crate::transport::{Alarm, Stopped, instant_after};

/// The longest wait between two calls, after failures.
const LONGEST: Duration = Duration::from_secs(300);
/// What a server may ask for at most.
const MOST_ASKED: Duration = Duration::from_secs(3600);

/// Makes one call again and again, and hands out the items of its answers one by one.
///
/// The first call is made at once, every further one when the items of the last are handed out and the
/// interval that the spec documents has passed since that answer came, so that the server, which counts from the
/// calls' arrival, never sees two closer together. Only this poller counts: two of them, or a program that is
/// started anew, can be too early, and are told so by the API.
///
/// A failed call is handed out as an item, and polling goes on: after the interval, twice the interval and so on,
/// up to 5 minutes (or the interval, where that is longer), and not before the time that the server asked for. Who
/// does not want to go on stops.
///
/// # What is fetched is not lost
///
/// A list that hands out each item once is emptied by the answer. [`next`](Poller::next) can be dropped at any
/// time, as `select!` does, and loses nothing: the call under way and the items stay here. [`stop`](Poller::stop)
/// lets a call under way come to its end and hands out what it fetched. An answer that cannot be read is kept,
/// whole, in [`Error::body`]. What is lost is what a connection breaks off, and what is in a poller that is
/// dropped: [`drain`](Poller::drain) takes it out.
///
/// With the feature `stream` it is a `futures_core::Stream`.
#[must_use = "a poller does nothing until it is asked for the next item"]
pub struct Poller<E: Endpoint, T> {
    call: Call<E>,
    state: State<E>,
    alarm: Alarm,
    items: vec::IntoIter<T>,
    /// Failed calls in a row.
    failures: u32,
    /// Whether the last call could not even be made, as where there is no clock.
    is_told: bool,
    stopper: Stopper,
}

enum State<E: Endpoint> {
    Due,
    Asking(Pending<E>),
    Waiting(Instant),
    Over,
}

impl<T, E: Endpoint<Response = Vec<T>> + Clone> Poller<E, T> {
    #[doc(hidden)]
    pub fn new(call: Call<E>) -> Self {
        let stopper = Stopper::default();
        let alarm = Alarm::default();
        Self {
            call,
            state: State::Due,
            alarm,
            items: Vec::new().into_iter(),
            failures: 0,
            stopper,
            is_told: false,
        }
    }

    /// The next item, or why a call failed; `None` once it was stopped and everything is handed out, and after the error
    /// that tells that there is no runtime or that no time passes in it: it could not wait for the next call.
    ///
    /// Cancel safe: dropping the future loses nothing.
    pub async fn next(&mut self) -> Option<Result<T, Error<CodeOf<E>>>> {
        poll_fn(|cx| self.poll_next_item(cx)).await
    }

    /// Makes no further call. A call under way is brought to its end, when it is asked for the next item, and what
    /// is fetched is handed out.
    pub fn stop(&self) {
        self.stopper.stop();
    }

    /// Stops it from elsewhere.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    /// Takes out the items that are fetched and not handed out yet.
    pub fn drain(&mut self) -> Vec<T> {
        std::mem::take(&mut self.items).collect()
    }

    fn poll_next_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error<CodeOf<E>>>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let is_stopped = self.stopper.is_stopped(cx);
            match &mut self.state {
                State::Due | State::Waiting(_) if is_stopped => self.state = State::Over,
                State::Due => self.state = State::Asking(self.call.again()),
                State::Waiting(until) => {
                    self.state = match ready!(self.alarm.poll_until(cx, *until)) {
                        Stopped::Elapsed => State::Due,
                        // Where no time passes, the next call tells why, unless the last one has.
                        Stopped::NoTimer if self.is_told => State::Over,
                        Stopped::NoTimer => State::Due,
                    };
                }
                State::Asking(call) => match ready!(Pin::new(call).poll(cx)) {
                    Ok(items) => {
                        self.failures = 0;
                        self.is_told = false;
                        self.items = items.into_iter();
                        self.wait(self.interval());
                    }
                    Err(error) => {
                        self.is_told = error.kind() == ErrorKind::Invalid;
                        self.wait(self.pause(error.retry_after()));
                        self.failures = self.failures.saturating_add(1);
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                State::Over => return Poll::Ready(None),
            }
        }
    }

    fn interval(&self) -> Duration {
        E::META.poll.unwrap_or_default()
    }

    /// How long to wait after one more failure.
    fn pause(&self, asked: Option<Duration>) -> Duration {
        let interval = self.interval();
        let doubled = interval.saturating_mul(1_u32.checked_shl(self.failures).unwrap_or(u32::MAX));
        doubled.min(LONGEST.max(interval)).max(asked.unwrap_or_default().min(MOST_ASKED.max(interval)))
    }

    fn wait(&mut self, time: Duration) {
        self.state = State::Waiting(instant_after(Instant::now(), time));
    }
}

#[cfg(feature = "stream")]
impl<T, E: Endpoint<Response = Vec<T>> + Clone> futures_core::Stream for Poller<E, T> {
    type Item = Result<T, Error<CodeOf<E>>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_next_item(cx)
    }
}

/// Nothing in it is pinned: what needs to be is in a box.
impl<E: Endpoint, T> Unpin for Poller<E, T> {}

impl<E: Endpoint, T> fmt::Debug for Poller<E, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Poller")
            .field("endpoint", &E::META.name())
            .field("fetched", &self.items.len())
            .field("failures", &self.failures)
            .finish_non_exhaustive()
    }
}
