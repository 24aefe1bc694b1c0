use std::cell::Cell;

use tokio::sync::Notify;

/// Holds requests until a given number of them wait, then lets all of them go.
pub(crate) struct Gate {
    size: usize,
    waiting: Cell<usize>,
    opened: Notify,
}

impl Gate {
    pub(crate) fn new(size: usize) -> Self {
        Self { size, waiting: Cell::new(0), opened: Notify::new() }
    }

    pub(crate) async fn pass(&self) {
        let waiting = self.waiting.get() + 1;
        if waiting == self.size {
            self.waiting.set(0);
            self.opened.notify_waiters();
        } else {
            self.waiting.set(waiting);
            self.opened.notified().await;
        }
    }
}
