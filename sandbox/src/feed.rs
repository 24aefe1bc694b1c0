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
pub(crate) struct Feed(watch::Sender<Changes>);

impl Feed {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(Changes::default()))
    }

    pub(crate) fn subscribe(&self) -> watch::Receiver<Changes> {
        self.0.subscribe()
    }

    pub(crate) fn messages(&self) {
        self.0.send_modify(|changes| changes.messages += 1);
    }

    pub(crate) fn templates(&self) {
        self.0.send_modify(|changes| changes.templates += 1);
    }

    pub(crate) fn signatures(&self) {
        self.0.send_modify(|changes| changes.signatures += 1);
    }

    pub(crate) fn schedules(&self) {
        self.0.send_modify(|changes| changes.schedules += 1);
    }

    pub(crate) fn control(&self) {
        self.0.send_modify(|changes| changes.control += 1);
    }

    pub(crate) fn reset(&self) {
        self.0.send_modify(|changes| changes.resets += 1);
    }
}
