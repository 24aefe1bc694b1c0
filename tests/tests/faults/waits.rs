//! Waiting without time passing.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use sms_api::Attempt;
use sms_api_tests::FrozenClock;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::api::Builder;
use crate::reactor;

/// The clock's own grain.
const TICK: Duration = Duration::from_millis(1);

/// A frozen clock that is moved over the waits between the attempts of a call.
pub(crate) struct Waits {
    clock: FrozenClock,
    tell: UnboundedSender<Attempt>,
    told: UnboundedReceiver<Attempt>,
    /// Every attempt so far.
    pub(crate) seen: Vec<Attempt>,
}

impl Waits {
    pub(crate) fn freeze() -> Self {
        let (tell, told) = unbounded_channel();
        Self { clock: FrozenClock::freeze(), tell, told, seen: Vec::new() }
    }

    /// Watches the client that is to be built.
    pub(crate) fn watch(&self, builder: Builder) -> Builder {
        self.watch_and(builder, |_| {})
    }

    /// Watches the client that is to be built, and does something when an attempt is over.
    pub(crate) fn watch_and(
        &self,
        builder: Builder,
        also: impl Fn(&Attempt) + Send + Sync + 'static,
    ) -> Builder {
        let tell = self.tell.clone();
        builder.on_attempt(move |attempt| {
            also(attempt);
            let _ = tell.send(attempt.clone());
        })
    }

    /// Moves the time.
    pub(crate) async fn pass(&self, time: Duration) {
        self.clock.advance(time + TICK).await;
    }

    /// What the call gives; each wait that it announces is over at once.
    pub(crate) async fn skip<T>(&mut self, call: impl Future<Output = T>) -> T {
        let mut call = pin!(call);
        let result = loop {
            tokio::select! {
                biased;
                result = &mut call => break result,
                Some(attempt) = self.told.recv() => {
                    if let Some(wait) = attempt.retry_in {
                        self.clock.advance(wait + TICK).await;
                    }
                    self.seen.push(attempt);
                }
            }
        };
        while let Ok(attempt) = self.told.try_recv() {
            self.seen.push(attempt);
        }
        result
    }
}

/// What a call gives that must end when `limit` has passed, and not before.
pub(crate) async fn ends_after<T>(clock: &FrozenClock, limit: Duration, call: impl Future<Output = T>) -> T {
    let mut call = pin!(call);
    assert!(reactor::is_pending(call.as_mut()).await, "it ended before its time had begun");
    clock.advance(limit - TICK).await;
    assert!(reactor::is_pending(call.as_mut()).await, "it ended before its time");
    clock.advance(2 * TICK).await;
    call.await
}
