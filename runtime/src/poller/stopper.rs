use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Waker};

/// Stops a [`Poller`](crate::Poller) from elsewhere. Clones stop the same one.
#[derive(Clone, Default)]
pub struct Stopper(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    is_stopped: bool,
    waker: Option<Waker>,
}

impl Stopper {
    /// The poller makes no further call; what it has fetched, and what a call under way fetches, it hands out.
    pub fn stop(&self) {
        let waker = {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            state.is_stopped = true;
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Whether it is stopped; if not, the task is woken when it is.
    pub(super) fn is_stopped(&self, cx: &Context<'_>) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.is_stopped && !state.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker())) {
            state.waker = Some(cx.waker().clone());
        }
        state.is_stopped
    }
}

impl fmt::Debug for Stopper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stopper").finish_non_exhaustive()
    }
}
