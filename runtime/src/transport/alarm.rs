use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::task::unconstrained;
use tokio::time::{Instant, Sleep, sleep_until};

/// Longer limits mean this one, so that no arithmetic on instants overflows.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The one timer of a call. It is armed when there is first something to wait for, and moved only when it
/// has to ring earlier: a call that is answered in time touches the timer wheel twice.
pub(crate) struct Alarm<'a> {
    sleep: Pin<&'a mut Option<Sleep>>,
}

/// The time was over.
#[derive(Debug)]
pub(crate) struct Elapsed;

/// `start` and `wait` later, or a year, whichever is less.
pub(crate) fn instant_after(start: Instant, wait: Duration) -> Instant {
    start + wait.min(LONGEST)
}

impl<'a> Alarm<'a> {
    pub(crate) fn new(sleep: Pin<&'a mut Option<Sleep>>) -> Self {
        Self { sleep }
    }

    /// What `future` gives before `limit`.
    pub(crate) async fn within<F: Future>(
        &mut self,
        limit: Instant,
        future: F,
    ) -> Result<F::Output, Elapsed> {
        let mut future = pin!(future);
        poll_fn(|cx| {
            // Asked before the future, which may keep the task busy for ever.
            if self.has_rung(limit) {
                return Poll::Ready(Err(Elapsed));
            }
            match future.as_mut().poll(cx) {
                Poll::Ready(output) => Poll::Ready(Ok(output)),
                Poll::Pending => self.poll_until(cx, limit).map(|()| Err(Elapsed)),
            }
        })
        .await
    }

    /// Returns at `instant`.
    pub(crate) async fn until(&mut self, instant: Instant) {
        poll_fn(|cx| self.poll_until(cx, instant)).await;
    }

    fn has_rung(&self, limit: Instant) -> bool {
        self.sleep.as_ref().as_pin_ref().is_some_and(|sleep| sleep.is_elapsed()) && Instant::now() >= limit
    }

    fn poll_until(&mut self, cx: &mut Context<'_>, instant: Instant) -> Poll<()> {
        loop {
            match self.sleep.as_mut().as_pin_mut() {
                None => self.sleep.set(Some(sleep_until(instant))),
                Some(sleep) if sleep.deadline() > instant => sleep.reset(instant),
                Some(mut sleep) => {
                    // Outside of the task's budget, which a busy future uses up.
                    ready!(pin!(unconstrained(sleep.as_mut())).poll(cx));
                    if Instant::now() >= instant {
                        return Poll::Ready(());
                    }
                    sleep.reset(instant);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_limit_ends_what_never_ends() {
        let start = Instant::now();
        let mut sleep = pin!(None);
        let mut alarm = Alarm::new(sleep.as_mut());
        alarm.within(start + Duration::from_secs(5), pending::<()>()).await.unwrap_err();
        assert_eq!(start.elapsed().as_secs(), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn one_timer_serves_later_and_earlier_limits() {
        let start = Instant::now();
        let mut sleep = pin!(None);
        let mut alarm = Alarm::new(sleep.as_mut());
        alarm.within(start + Duration::from_secs(9), async {}).await.unwrap();
        alarm.within(start + Duration::from_secs(2), pending::<()>()).await.unwrap_err();
        assert_eq!(start.elapsed().as_secs(), 2);
        alarm.until(start + Duration::from_secs(4)).await;
        assert_eq!(start.elapsed().as_secs(), 4);
    }

    #[tokio::test(start_paused = true)]
    async fn a_future_that_is_always_ready_again_cannot_outlast_the_limit() {
        let limit = Instant::now() + Duration::from_millis(5);
        let mut sleep = pin!(None);
        let mut alarm = Alarm::new(sleep.as_mut());
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
