//! When a call is sent again, and after how long.

mod after;
mod backoff;
mod budget;
mod policy;

pub(crate) use after::retry_after;
pub(crate) use backoff::Backoff;
pub(crate) use budget::Budget;
pub(crate) use policy::{Failure, Wish, wish};
