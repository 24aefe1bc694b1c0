use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::runtime::{self, Handle};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep_until};

use super::{Alarm, Lane, Stopped, instant_after};

/// The idle connections of a client, and the right to have one in use.
pub(crate) struct Pool {
    /// One for each connection that may be in use at once; handed out in the order of asking.
    permits: Semaphore,
    most: usize,
    idle_limit: Duration,
    idle: Mutex<Idle>,
}

#[derive(Default)]
struct Idle {
    /// The last one returned is the first one taken: it is the least likely to have been closed.
    lanes: Vec<Lane>,
    reaper: Option<Reaper>,
}

/// The task that closes connections nobody came back for. It lives in one runtime, and ends when it finds
/// nothing idle.
struct Reaper {
    runtime: runtime::Id,
    task: AbortHandle,
}

impl Pool {
    pub(crate) fn new(most: usize, idle_limit: Duration) -> Arc<Self> {
        let most = most.clamp(1, Semaphore::MAX_PERMITS);
        Arc::new(Self { permits: Semaphore::new(most), most, idle_limit, idle: Mutex::default() })
    }

    /// How many connections there may be.
    pub(crate) fn size(&self) -> usize {
        self.most
    }

    /// The right to use a connection, where there is one now and nobody waits for it. It is kept until after the
    /// connection is back, so that the next in the queue finds that connection.
    pub(crate) fn try_permit(&self) -> Option<SemaphorePermit<'_>> {
        self.permits.try_acquire().ok()
    }

    /// The same, where there is one before `limit`.
    pub(crate) async fn permit(
        &self,
        alarm: &mut Alarm,
        limit: Instant,
    ) -> Result<SemaphorePermit<'_>, Stopped> {
        // Nobody closes the semaphore.
        alarm.within(limit, self.permits.acquire()).await?.map_err(|_| Stopped::Elapsed)
    }

    /// The connection that was returned last, of those that this runtime watches.
    pub(crate) fn take(&self, runtime: runtime::Id, now: Instant) -> Option<Lane> {
        let mut idle = self.idle();
        let mut over = idle.expire(now, self.idle_limit);
        let lane = loop {
            let index = idle.lanes.iter().rposition(|lane| lane.runtime == runtime);
            match index.map(|index| idle.lanes.remove(index)) {
                Some(lane) if !lane.is_open() => over.push(lane),
                lane => break lane,
            }
        };
        drop(idle);
        drop(over);
        lane
    }

    /// Makes room for a connection about to be opened: those that rest under another runtime count too.
    pub(crate) fn make_room(&self) {
        let used = self.most.saturating_sub(self.permits.available_permits());
        let surplus: Vec<_> = {
            let mut idle = self.idle();
            let surplus = (idle.lanes.len() + used).saturating_sub(self.most).min(idle.lanes.len());
            idle.lanes.drain(..surplus).collect()
        };
        drop(surplus);
    }

    /// Takes back a connection that may carry another call, in the runtime that watches it.
    pub(crate) fn put(self: &Arc<Self>, mut lane: Lane, here: &Handle, now: Instant) {
        let runtime = lane.runtime;
        lane.rest_from(now);
        let mut idle = self.idle();
        idle.lanes.push(lane);
        if !idle.reaper.as_ref().is_some_and(|reaper| reaper.watches(runtime)) {
            let reaping = reap(Arc::downgrade(self), instant_after(now, self.idle_limit));
            let task = here.spawn(reaping).abort_handle();
            if let Some(old) = idle.reaper.replace(Reaper { runtime, task }) {
                old.task.abort();
            }
        }
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes what has rested too long and tells when to come again; `None` where nothing is left to watch.
    fn sweep(&self, now: Instant) -> Option<Instant> {
        let mut idle = self.idle();
        let expired = idle.expire(now, self.idle_limit);
        let next = idle.lanes.iter().filter_map(|lane| lane.idle_since).min();
        if next.is_none() {
            idle.reaper = None;
        }
        drop(idle);
        drop(expired);
        next.map(|since| instant_after(since, self.idle_limit))
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        if let Some(reaper) = self.idle().reaper.take() {
            reaper.task.abort();
        }
    }
}

impl Idle {
    /// Takes out what has rested too long, to be closed outside of the lock. The oldest stand in front.
    fn expire(&mut self, now: Instant, limit: Duration) -> Vec<Lane> {
        let has_passed = |since| now.saturating_duration_since(since) >= limit;
        let old = |lane: &&Lane| lane.idle_since.is_some_and(has_passed);
        let expired = self.lanes.iter().take_while(old).count();
        if expired == 0 { Vec::new() } else { self.lanes.drain(..expired).collect() }
    }
}

impl Reaper {
    /// Whether it is alive and runs where `runtime`'s connections rest. An ended runtime's number may be
    /// given again, but its tasks are finished.
    fn watches(&self, runtime: runtime::Id) -> bool {
        self.runtime == runtime && !self.task.is_finished()
    }
}

/// Comes for the first time when the first connection may have rested too long: coming at once, it would find
/// that connection in use again, go, and be sent for anew by every call.
async fn reap(pool: Weak<Pool>, first: Instant) {
    let mut next = Some(first);
    while let Some(instant) = next {
        sleep_until(instant).await;
        next = pool.upgrade().and_then(|pool| pool.sweep(Instant::now()));
    }
}
