//! The sandbox as its clients meet it: over sockets, with curl, and as a program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod behaviour;
// Its signatures are checked by the system's `sha1sum`.
#[cfg(target_os = "linux")]
mod callbacks;
mod clients;
mod control;
#[cfg(unix)]
mod curl;
mod faults;
mod library;
mod limits;
mod program;
mod receipts;
mod refusals;
mod return_codes;
mod schedules;
mod signatures;
mod strict;
mod tolerance;
mod wire;
