//! Typed async HTTP clients, generated from a page of documentation.

#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod base_url;
mod client;
mod code;
mod delivery;
mod endpoint;
mod error;
mod json;
mod meta;
mod record;
mod retry;
mod transport;
mod unknown;
mod wire;

pub use client::{Attempt, Builder, CallOptions};
pub use delivery::{Delivery, Phase};
pub use error::{Error, ErrorKind, Violation};
pub use unknown::{UnknownInteger, UnknownText};

/// Generates a typed client from an API description, in place.
///
/// `sms_api!()` is the client of Jiguang SMS; `sms_api!("path.toml")` that of any other described API, its
/// path relative to the invoking crate's manifest folder.
#[macro_export]
macro_rules! sms_api {
    ($($arguments:tt)*) => {
        $crate::__private::sms_api! { $crate; $($arguments)* }
    };
}

/// The generated client of the bundled spec, for its documentation and for crates that share its types.
#[cfg(feature = "jiguang")]
pub mod jiguang {
    crate::sms_api!();
}
