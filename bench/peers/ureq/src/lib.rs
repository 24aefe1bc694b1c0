//! By hand on ureq, which blocks: no runtime at all.

#![forbid(unsafe_code)]

mod client;
#[cfg(feature = "drive")]
mod peer;
#[path = "../../yardstick/src/types.rs"]
pub mod types;

pub use crate::client::{Client, Error};
