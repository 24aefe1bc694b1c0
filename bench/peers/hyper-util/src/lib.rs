//! By hand on hyper-util's pooling client: what one gets without writing a pool.

#![forbid(unsafe_code)]

mod client;
#[cfg(feature = "drive")]
mod peer;
#[path = "../../yardstick/src/types.rs"]
pub mod types;

pub use crate::client::{Client, Error};
