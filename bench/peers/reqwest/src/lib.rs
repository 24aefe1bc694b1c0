//! By hand on reqwest: what most people write.

#![forbid(unsafe_code)]

mod client;
#[cfg(feature = "drive")]
mod peer;
#[path = "../../yardstick/src/types.rs"]
pub mod types;

pub use crate::client::{Client, Error};
