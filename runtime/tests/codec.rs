//! The engine over the record views, on types that use everything a spec can say.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a test fails by panicking, and generated items are public"
)]

use sms_api::__private as p;

#[path = "codec/checks.rs"]
mod checks;
#[path = "codec/debug.rs"]
mod debug;
#[path = "codec/random.rs"]
mod random;
#[path = "codec/reading.rs"]
mod reading;
#[path = "codec/sample.rs"]
mod sample;
#[path = "codec/writing.rs"]
mod writing;
