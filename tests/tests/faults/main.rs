//! Faults, and the contracts that hold when they happen. `docs/reliability.md` has their table: a test of
//! [`registry`] compares the two, and writes the page's table when `BLESS` is set.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod api;
mod content;
mod contract;
mod port;
mod reactor;
mod reply;
mod shown;
mod waits;

mod cancel;
mod connect;
mod cut;
mod file;
mod input;
mod json;
mod pool;
mod protocol;
mod random;
mod retry_after;
mod secrets;
mod stale;
mod status;
mod threads;
mod time;
mod tls;
mod unanswered;

mod registry;
mod soak;
