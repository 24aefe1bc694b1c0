//! Three public APIs other than Jiguang, and an invented one for what they lack, described in `specs/`: each
//! is compiled with its documentation required, and every endpoint is called over a socket.
//!
//! What a client has to put on the wire stands here as it would in the vendor's documentation, written by
//! hand: path and query, headers, the body to the byte.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![deny(missing_docs)]

/// The clients, and what holds for each.
pub mod described_apis {
    /// Integer codes, integer enums, types that contain themselves, headers.
    pub mod discord;
    /// What no real API of these three has.
    pub mod features;
    /// Arrays at the top, queries, all methods, text codes.
    pub mod github;
    mod server;
    /// Forms, verdicts, masking.
    pub mod twilio_verify;
}
