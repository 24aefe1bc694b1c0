use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What a socket tells past hyper and TLS, which own it. One task at a time touches it, so that no order
/// between its fields is needed.
#[derive(Default)]
pub(super) struct Gauge {
    accepted: AtomicU64,
    flushed: AtomicBool,
    probe: AtomicBool,
}

impl Gauge {
    /// How many bytes the kernel has taken from us, counted below TLS.
    pub(super) fn accepted(&self) -> u64 {
        self.accepted.load(Ordering::Relaxed)
    }

    /// Whether everything that hyper wrote has left every buffer of ours.
    pub(super) fn is_flushed(&self) -> bool {
        self.flushed.load(Ordering::Relaxed)
    }

    /// Has the next read look at the socket itself, and not only at what the reactor has reported.
    pub(super) fn ask_probe(&self) {
        self.probe.store(true, Ordering::Relaxed);
    }

    pub(super) fn take_probe(&self) -> bool {
        let asked = self.probe.load(Ordering::Relaxed);
        if asked {
            self.probe.store(false, Ordering::Relaxed);
        }
        asked
    }

    pub(super) fn count(&self, accepted: usize) {
        let total = self.accepted.load(Ordering::Relaxed).wrapping_add(accepted as u64);
        self.accepted.store(total, Ordering::Relaxed);
    }

    pub(super) fn set_flushed(&self, flushed: bool) {
        self.flushed.store(flushed, Ordering::Relaxed);
    }
}
