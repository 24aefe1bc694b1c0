//! What an expert writes by hand for the nine endpoints: hyper's connection API, kept-alive connections in a
//! small stack, serde's derive, a time limit and a body limit. It makes no promise about sending twice.

#![forbid(unsafe_code)]

mod client;
mod connection;
#[cfg(feature = "drive")]
pub mod peer;
pub mod types;

pub use crate::client::{Client, Error};
