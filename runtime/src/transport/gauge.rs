use std::sync::atomic::{AtomicBool, Ordering};

/// What a socket tells past hyper and TLS, which own it. One task at a time touches it, so that no order
/// between its fields is needed.
#[derive(Default)]
pub(super) struct Gauge {
    has_begun: AtomicBool,
    has_sent: AtomicBool,
    flushed: AtomicBool,
    probe: AtomicBool,
}

impl Gauge {
    /// Another message begins. The next read looks at the socket itself, and not only at what the reactor has
    /// reported.
    pub(super) fn begin(&self) {
        self.has_begun.store(true, Ordering::Relaxed);
        self.has_sent.store(false, Ordering::Relaxed);
        self.probe.store(true, Ordering::Relaxed);
    }

    /// Whether the kernel has taken a byte of the message under way, seen below TLS. A handshake is no message.
    pub(super) fn has_sent(&self) -> bool {
        self.has_sent.load(Ordering::Relaxed)
    }

    /// Whether everything that hyper wrote has left every buffer of ours.
    pub(super) fn is_flushed(&self) -> bool {
        self.flushed.load(Ordering::Relaxed)
    }

    pub(super) fn take_probe(&self) -> bool {
        let asked = self.probe.load(Ordering::Relaxed);
        if asked {
            self.probe.store(false, Ordering::Relaxed);
        }
        asked
    }

    /// The kernel has taken so many bytes.
    pub(super) fn count(&self, accepted: usize) {
        if accepted > 0 && self.has_begun.load(Ordering::Relaxed) {
            self.has_sent.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn set_flushed(&self, flushed: bool) {
        self.flushed.store(flushed, Ordering::Relaxed);
    }
}
