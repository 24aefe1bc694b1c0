//! The server half of Jiguang SMS: called by its client, and by whoever writes bytes on a socket.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "server/bare.rs"]
mod bare;
#[path = "server/decoding.rs"]
mod decoding;
#[path = "server/multipart.rs"]
mod multipart;
#[path = "server/refusals.rs"]
mod refusals;
#[path = "server/round.rs"]
mod round;
#[path = "server/socket.rs"]
mod socket;
#[path = "server/support.rs"]
mod support;

/// Text messages.
pub mod sms {
    sms_api::sms_api!(server);
}
