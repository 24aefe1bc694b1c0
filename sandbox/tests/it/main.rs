//! The sandbox as its clients meet it: over sockets, with curl, and as a program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod behaviour;
#[cfg(unix)]
mod curl;
mod library;
mod limits;
mod program;
mod refusals;
mod tolerance;
mod wire;
