//! Tells whoever waits that something has changed.

use tokio::sync::watch;

/// How often what changed. Numbers only grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// A message came, its code was verified, or its delivery was reported.
    pub(crate) messages: u64,
    /// A template was made, changed, deleted or audited.
    pub(crate) templates: u64,
    /// A signature was made, changed, deleted or audited.
    pub(crate) signatures: u64,
    /// A send was scheduled, changed, deleted or fired.
    pub(crate) schedules: u64,
    /// Faults, clocks, settings, callbacks or worlds changed.
    pub(crate) control: u64,
    /// A world began anew or was removed: what was read before is void.
    pub(crate) resets: u64,
}

/// The sender of changes; a receiver that is slow misses steps and no outcome.
#[derive(Debug)]
pub(crate) struct Feed {
    changes: watch::Sender<Changes>,
    /// Whoever does by the clocks what nobody asks for is told only of what may be for him: most messages are not, and
    /// to wake a task for each of them costs as much as the message.
    chores: watch::Sender<()>,
}

impl Feed {
    pub(crate) fn new() -> Self {
        Self { changes: watch::Sender::new(Changes::default()), chores: watch::Sender::new(()) }
    }

    pub(crate) fn subscribe(&self) -> watch::Receiver<Changes> {
        self.changes.subscribe()
    }

    /// Changes when something may have become due.
    pub(crate) fn subscribe_to_chores(&self) -> watch::Receiver<()> {
        self.chores.subscribe()
    }

    pub(crate) fn messages(&self) {
        self.changes.send_modify(|changes| changes.messages += 1);
    }

    /// A callback waits.
    pub(crate) fn chores(&self) {
        self.chores.send_replace(());
    }

    pub(crate) fn templates(&self) {
        self.change(|changes| changes.templates += 1);
    }

    pub(crate) fn signatures(&self) {
        self.change(|changes| changes.signatures += 1);
    }

    pub(crate) fn schedules(&self) {
        self.change(|changes| changes.schedules += 1);
    }

    pub(crate) fn control(&self) {
        self.change(|changes| changes.control += 1);
    }

    pub(crate) fn reset(&self) {
        self.change(|changes| changes.resets += 1);
    }

    fn change(&self, change: impl FnOnce(&mut Changes)) {
        self.changes.send_modify(change);
        self.chores();
    }
}
