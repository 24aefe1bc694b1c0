//! Calls over real sockets, against a server that follows a script and counts what it executed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]
#![allow(unreachable_pub, reason = "the modules of a test are not reached from outside")]

mod answers;
mod api;
mod configuration;
mod limits;
mod pool;
mod retries;
mod runtimes;
mod server;
mod stale;
#[cfg(feature = "tls")]
mod tls;
#[cfg(feature = "tracing")]
mod trace;
mod upload;
mod wire;
