use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a socket tells past hyper and TLS, which own it. A connection's task fills it, and the call reads it.
#[derive(Default)]
pub(super) struct Gauge {
    gate: Mutex<Gate>,
    flushed: AtomicBool,
    probe: AtomicBool,
}

/// Held while the kernel is given bytes, so that what a call reads here cannot be overtaken; and while the connection is
/// given a request, so that it does not end meanwhile.
#[derive(Default)]
pub(super) struct Gate {
    has_begun: bool,
    has_sent: bool,
    is_reused: bool,
    is_closed: bool,
    has_ended: bool,
}

impl Gauge {
    /// Another message begins. The next read, or the next write where that comes first, looks at the socket itself, and
    /// not only at what the reactor has reported. What a new connection received may belong to its handshake.
    ///
    /// The connection does not end while the gate is held.
    pub(super) fn begin(&self, is_reused: bool) -> MutexGuard<'_, Gate> {
        let mut gate = self.gate();
        gate.has_begun = true;
        gate.is_reused = is_reused;
        gate.has_sent = false;
        self.probe.store(true, Ordering::Release);
        gate
    }

    /// The connection ends, and takes no message that is not on its way to it already.
    pub(super) fn end(&self) {
        self.gate().has_ended = true;
    }

    /// From now on the kernel gets nothing more. Tells whether it has taken a byte of the message under way, seen below
    /// TLS: a handshake is no message.
    pub(super) fn close(&self) -> bool {
        let mut gate = self.gate();
        gate.is_closed = true;
        gate.has_sent
    }

    /// The way to the kernel.
    pub(super) fn gate(&self) -> MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether everything that hyper wrote has left every buffer of ours.
    pub(super) fn is_flushed(&self) -> bool {
        self.flushed.load(Ordering::Acquire)
    }

    pub(super) fn take_probe(&self) -> bool {
        self.probe.load(Ordering::Acquire) && self.probe.swap(false, Ordering::AcqRel)
    }

    pub(super) fn set_flushed(&self, flushed: bool) {
        self.flushed.store(flushed, Ordering::Release);
    }
}

impl Gate {
    pub(super) fn is_closed(&self) -> bool {
        self.is_closed
    }

    pub(super) fn is_reused(&self) -> bool {
        self.is_reused
    }

    pub(super) fn has_sent(&self) -> bool {
        self.has_sent
    }

    pub(super) fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// The kernel has taken so many bytes.
    pub(super) fn count(&mut self, accepted: usize) {
        self.has_sent |= accepted > 0 && self.has_begun;
    }
}
