//! Typed async HTTP clients, generated from a page of documentation.
//!
//! [`sms_api!`] turns a description of an HTTP API into a client: methods, types, error codes and their
//! documentation. Without an argument it is the client of Jiguang SMS (极光短信).
//!
//! ```ignore
//! mod sms {
//!     sms_api::sms_api!();
//! }
//! use sms::{Client, Credentials, ErrorCode};
//! use sms_api::Delivery;
//!
//! let client = Client::new(Credentials::new(app_key, master_secret))?;
//! match client.send_code("13812345678", 1).await {
//!     Ok(sent) => println!("sent as {:?}", sent.msg_id),
//!     Err(e) if e.code() == Some(ErrorCode::OutOfFreq) => println!("too often"),
//!     Err(e) if e.delivery() == Delivery::NotSent => println!("safe to send again: {e}"),
//!     Err(e) => println!("refused, or unknown: never send again blindly: {e}"),
//! }
//! ```
//!
//! A call that must not be repeated is sent at most once, and every [`Error`] tells on proof whether it was
//! executed: see [`Delivery`]. Time, size and the number of connections are limited by default: see
//! [`Builder`], and [`CallOptions`] for one call.
//!
//! Calls are awaited inside of a tokio runtime with its time and I/O drivers enabled (`enable_all`, which
//! `#[tokio::main]` does). Anywhere else they are refused as [`Invalid`](ErrorKind::Invalid). tokio tells that a
//! driver is missing by a panic, which is caught: its message appears, and only a program built with
//! `panic = "abort"` ends there.
//!
//! # Features
//!
//! - `tls` (default): HTTPS, with the certificates of the authorities that Mozilla trusts.
//! - `tls-native-roots`: trusts the operating system's authorities instead.
//! - `jiguang`: the client of Jiguang SMS as a ready module, `sms_api::jiguang`.
//! - `time`, `chrono`, `jiff`: conversions between [`Moment`] and the library's types.
//! - `stream`: [`Poller`] is a `futures_core::Stream`.
//! - `callbacks`: the API calls you: typed events, their signature checked; see the module `callbacks`.
//! - `server`: the other half of each endpoint: read a request, write its answer.
//! - `tracing`: a span for each call and an event for each attempt, which never hold a body, a credential, a
//!   path or a full mobile number.

#![forbid(unsafe_code)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod base_url;
#[cfg(feature = "callbacks")]
pub mod callbacks;
mod client;
mod code;
mod delivery;
mod endpoint;
mod error;
mod file;
#[cfg(any(feature = "callbacks", feature = "server"))]
mod form;
mod json;
mod meta;
mod moment;
mod plan;
mod poller;
mod record;
mod retry;
#[cfg(feature = "server")]
pub mod server;
mod transport;
mod unknown;
mod wire;

pub use client::{Attempt, Builder, CallOptions};
pub use delivery::{Delivery, Phase};
pub use error::{Error, ErrorKind, Violation};
pub use file::File;
pub use moment::Moment;
#[cfg(any(feature = "time", feature = "chrono", feature = "jiff"))]
pub use moment::MomentOutOfRange;
pub use poller::{Poller, Stopper};
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
    #[cfg(not(any(feature = "callbacks", feature = "server")))]
    crate::sms_api!();
    #[cfg(all(feature = "callbacks", not(feature = "server")))]
    crate::sms_api!(callbacks);
    #[cfg(all(feature = "server", not(feature = "callbacks")))]
    crate::sms_api!(server);
    #[cfg(all(feature = "callbacks", feature = "server"))]
    crate::sms_api!(callbacks, server);
}
