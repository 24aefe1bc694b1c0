use std::sync::mpsc;
use std::time::Duration;

use tokio::time;

/// Time that stands still on this current-thread runtime until it is moved.
///
/// tokio's paused clock leaps to the next timer whenever the runtime has nothing to do, and waiting for a
/// socket counts as nothing. A blocking task that stays alive forbids the leap, which makes a paused clock
/// sound beside real connections.
#[derive(Debug)]
pub struct FrozenClock {
    _guard: mpsc::Sender<()>,
}

impl FrozenClock {
    /// Stops the time.
    #[must_use]
    pub fn freeze() -> Self {
        time::pause();
        let (guard, gone) = mpsc::channel::<()>();
        tokio::task::spawn_blocking(move || {
            let _ = gone.recv();
        });
        Self { _guard: guard }
    }

    /// Moves the time and lets the timers that came due wake their tasks.
    pub async fn advance(&self, by: Duration) {
        time::advance(by).await;
    }
}
