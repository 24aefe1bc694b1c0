//! Callbacks: what is genuine, timely and new is handed out once, and nothing else is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod api {
    sms_api::sms_api!("specs/callbacks.toml", callbacks);
}

#[path = "callbacks/events.rs"]
mod events;
#[path = "callbacks/refusals.rs"]
mod refusals;
#[path = "callbacks/request.rs"]
mod request;
#[path = "callbacks/service.rs"]
mod service;
