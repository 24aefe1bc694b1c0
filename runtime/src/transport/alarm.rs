use std::future::{Future, poll_fn};
use std::panic::catch_unwind;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::task::unconstrained;
use tokio::time::{Instant, Sleep, sleep_until};

/// Longer limits mean this one, so that no arithmetic on instants overflows.
pub(crate) const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// One timer for many waits. It is armed when there is first something to wait for, and moved only when it
/// has to ring earlier, or has rung too early. A connection keeps its own from call to call, so that a call
/// does not touch the timer wheel at all. It has a box, since tokio's timer is aligned to a cache line: so
/// would be every future that holds it, and boxes so aligned are slow to get.
#[derive(Default)]
pub(crate) struct Alarm {
    sleep: Option<Pin<Box<Sleep>>>,
}

/// Why something was not waited for any longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// The time was over.
    Elapsed,
    /// There is no clock: the runtime was built without timers or has ended, or the call was carried out of it.
    NoTimer,
}

/// `start` and `wait` later, or a year, whichever is less.
pub(crate) fn instant_after(start: Instant, wait: Duration) -> Instant {
    start + wait.min(LONGEST)
}

impl Alarm {
    /// Makes sure that this runtime has a timer before anything is begun that needs one.
    pub(crate) fn arm(&mut self, limit: Instant) -> Result<(), Stopped> {
        if self.sleep.is_none() {
            self.sleep = Some(timer(limit)?);
        }
        Ok(())
    }

    /// What `future` gives before `limit`.
    pub(crate) async fn within<F: Future>(
        &mut self,
        limit: Instant,
        future: F,
    ) -> Result<F::Output, Stopped> {
        let mut future = pin!(future);
        poll_fn(|cx| self.poll_within(cx, limit, future.as_mut())).await
    }

    /// One poll of [`within`](Self::within), for a future that is kept elsewhere: the caller's own then holds no second one.
    pub(crate) fn poll_within<F: Future + Unpin>(
        &mut self,
        cx: &mut Context<'_>,
        limit: Instant,
        mut future: F,
    ) -> Poll<Result<F::Output, Stopped>> {
        match Pin::new(&mut future).poll(cx) {
            Poll::Ready(output) => Poll::Ready(Ok(output)),
            Poll::Pending => self.poll_until(cx, limit).map(Err),
        }
    }

    /// Returns at `instant`, or at once where there is no clock.
    pub(crate) async fn until(&mut self, instant: Instant) {
        poll_fn(|cx| self.poll_until(cx, instant)).await;
    }

    /// Forgets the task that it would wake, which would otherwise be kept until the alarm rings.
    pub(crate) fn rest(&mut self) {
        if let Some(sleep) = self.sleep.as_mut().filter(|sleep| !sleep.is_elapsed()) {
            let _ = pin!(unconstrained(sleep.as_mut())).poll(&mut Context::from_waker(Waker::noop()));
        }
    }

    /// Ready at `instant`, or at once where there is no clock, which is told.
    pub(crate) fn poll_until(&mut self, cx: &mut Context<'_>, instant: Instant) -> Poll<Stopped> {
        loop {
            match &mut self.sleep {
                // One that has rung is never polled again: where its runtime has ended, it would panic.
                Some(sleep) if sleep.is_elapsed() => {
                    if Instant::now() >= instant {
                        return Poll::Ready(Stopped::Elapsed);
                    }
                    self.sleep = None;
                }
                Some(sleep) if sleep.deadline() > instant => sleep.as_mut().reset(instant),
                // Outside of the task's budget, which a busy future uses up.
                Some(sleep) => ready!(pin!(unconstrained(sleep.as_mut())).poll(cx)),
                None => match timer(instant) {
                    Ok(sleep) => self.sleep = Some(sleep),
                    Err(stopped) => return Poll::Ready(stopped),
                },
            }
        }
    }
}

fn timer(instant: Instant) -> Result<Pin<Box<Sleep>>, Stopped> {
    if Handle::try_current().is_err() {
        return Err(Stopped::NoTimer);
    }
    // tokio tells by a panic, and in no other way, that a runtime was built without timers.
    let mut sleep = catch_unwind(|| Box::pin(sleep_until(instant))).map_err(|_| Stopped::NoTimer)?;
    // Starts it. Those of a runtime that has ended ring at once.
    sleep.as_mut().reset(instant);
    let rings_early = sleep.is_elapsed() && Instant::now() < instant;
    if rings_early { Err(Stopped::NoTimer) } else { Ok(sleep) }
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::sync::Arc;
    use std::task::Wake;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_limit_ends_what_never_ends() {
        let start = Instant::now();
        let mut alarm = Alarm::default();
        alarm.within(start + Duration::from_secs(5), pending::<()>()).await.unwrap_err();
        assert_eq!(start.elapsed().as_secs(), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn one_timer_serves_later_and_earlier_limits() {
        let start = Instant::now();
        let mut alarm = Alarm::default();
        alarm.within(start + Duration::from_secs(9), async {}).await.unwrap();
        alarm.within(start + Duration::from_secs(2), pending::<()>()).await.unwrap_err();
        assert_eq!(start.elapsed().as_secs(), 2);
        alarm.until(start + Duration::from_secs(4)).await;
        assert_eq!(start.elapsed().as_secs(), 4);
    }

    #[tokio::test(start_paused = true)]
    async fn an_alarm_at_rest_keeps_no_task() {
        let mut alarm = Alarm::default();
        let task = Arc::new(Task);
        let far = Instant::now() + Duration::from_secs(9);
        assert!(alarm.poll_until(&mut Context::from_waker(&Arc::clone(&task).into()), far).is_pending());
        assert_eq!(Arc::strong_count(&task), 2);
        alarm.rest();
        assert_eq!(Arc::strong_count(&task), 1);
    }

    struct Task;

    impl Wake for Task {
        fn wake(self: Arc<Self>) {}
    }

    #[tokio::test(start_paused = true)]
    async fn a_future_that_is_always_ready_again_cannot_outlast_the_limit() {
        let limit = Instant::now() + Duration::from_millis(5);
        let mut alarm = Alarm::default();
        let greedy = poll_fn(|cx| {
            while tokio::task::coop::has_budget_remaining() {
                let _ = pin!(tokio::task::coop::consume_budget()).poll(cx);
            }
            cx.waker().wake_by_ref();
            Poll::<()>::Pending
        });
        let clock = tokio::spawn(async { tokio::time::advance(Duration::from_secs(1)).await });
        alarm.within(limit, greedy).await.unwrap_err();
        clock.await.unwrap();
    }

    #[test]
    fn the_longest_limit_does_not_overflow() {
        let now = Instant::now();
        assert_eq!(instant_after(now, Duration::MAX) - now, LONGEST);
    }
}
