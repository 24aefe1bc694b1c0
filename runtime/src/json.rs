//! Values as JSON, by way of serde_json.
//!
//! Reading goes straight from the received bytes into the value. What the value does not know is skipped;
//! what it cannot be is refused with its path. The path costs nothing until then: it is put together while
//! the error travels outwards.

mod field_key;
mod key;
mod mistake;
mod read;
mod reader;
mod seen;
mod trail;
mod write;

#[cfg(feature = "server")]
pub(crate) use key::Key;
pub(crate) use key::NUMBER;
pub(crate) use mistake::Mistake;
#[cfg(feature = "server")]
pub(crate) use read::document;
pub(crate) use read::{Root, read};
#[cfg(feature = "server")]
pub(crate) use write::write_value;
pub(crate) use write::{Refused, write};
