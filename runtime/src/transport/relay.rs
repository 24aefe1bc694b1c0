use std::sync::Arc;
use std::task::{Context, Wake, Waker};

use atomic_waker::AtomicWaker;

/// What a connection wakes: the task that waits for it now, and nobody while it rests.
///
/// hyper and the reactor keep the waker that a connection was polled with last. Were it the task's own, the next call over
/// that connection would wake the task of the last one, which would poll its own connection for nothing; and every poll by
/// another task would take and give back each of those wakers.
pub(super) struct Relay {
    waiting: Arc<Waiting>,
    waker: Waker,
}

#[derive(Default)]
struct Waiting(AtomicWaker);

impl Relay {
    /// What the connection is polled with.
    pub(super) fn context(&self) -> Context<'_> {
        Context::from_waker(&self.waker)
    }

    /// From now on this task waits.
    pub(super) fn attach(&self, task: &Waker) {
        self.waiting.0.register(task);
    }

    /// From now on nobody waits.
    pub(super) fn detach(&self) {
        drop(self.waiting.0.take());
    }
}

impl Default for Relay {
    fn default() -> Self {
        let waiting = Arc::<Waiting>::default();
        Self { waker: Arc::clone(&waiting).into(), waiting }
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        self.0.wake();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.wake();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Default)]
    struct Task(AtomicUsize);

    impl Wake for Task {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn only_the_task_that_waits_now_is_woken() {
        let (relay, first, second) = (Relay::default(), Arc::<Task>::default(), Arc::<Task>::default());
        let woken = || (first.0.load(Ordering::Relaxed), second.0.load(Ordering::Relaxed));
        let kept = relay.context().waker().clone();
        relay.attach(&Arc::clone(&first).into());
        kept.wake_by_ref();
        assert_eq!(woken(), (1, 0));
        relay.attach(&Arc::clone(&first).into());
        relay.attach(&Arc::clone(&second).into());
        kept.wake_by_ref();
        assert_eq!(woken(), (1, 1));
        relay.attach(&Arc::clone(&second).into());
        relay.detach();
        kept.wake();
        assert_eq!(woken(), (1, 1));
        assert_eq!((Arc::strong_count(&first), Arc::strong_count(&second)), (1, 1));
    }
}
