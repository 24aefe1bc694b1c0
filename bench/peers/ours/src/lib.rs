//! The client that `sms_api!()` generates.

#![forbid(unsafe_code)]

#[cfg(feature = "drive")]
mod peer;
pub mod sms;

pub use crate::sms::Client;
