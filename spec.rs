//! The Jiguang SMS API as `api.toml` describes it, as text.
//!
//! This package exists so that the macro can reach the bundled spec from any crate, and so that cargo
//! rebuilds the macro and its callers when `api.toml` changes. Depend on `sms-api` instead: its
//! `sms_api!()` turns this text into a client.

/// The text of `api.toml`.
pub const API_TOML: &str = include_str!("api.toml");
