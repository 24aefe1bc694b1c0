//! Callbacks: the API calls you.
//!
//! `sms_api!("x.toml", callbacks)` (`sms_api!(callbacks)` for Jiguang SMS) generates an enum of events for each
//! `[callbacks.NAME]` of the spec, and a function that makes its [`Handler`]. It needs the feature `callbacks`.
//!
//! ```ignore
//! mod sms {
//!     sms_api::sms_api!(callbacks);
//! }
//! use sms::Notification;
//!
//! let handler = Notification::handler(app_key, master_secret);
//!
//! // In any HTTP server: a function from the parts of a request to an answer.
//! let answer = handler.answer(&method, &uri, &body, |event| async move {
//!     match event {
//!         Notification::Report(report) => store(report).await,
//!         Notification::Reply(reply) => store_reply(reply).await,
//!         _ => Ok(()),
//!     }
//! }).await;
//!
//! // Or as a ready service of hyper.
//! let service = handler.service(|event| async move { store_any(event).await });
//! ```
//!
//! What is checked, in this order: the size; the form; the signature, in constant time; the age, in both
//! directions; that the same request has not come before. A signature that covers neither the kind of the
//! event nor its data, as that of Jiguang SMS, does not keep anyone who has seen one request from sending
//! other data with it: the check for repetition does, as long as the handler lives. One handler should serve
//! a process, and the address should be `https`.

mod error;
mod event;
mod form;
mod handler;
mod hash;
mod meta;
mod seen;
mod service;

pub use error::{Reason, Refused};
pub use event::{Event, UnknownEvent};
pub use handler::{Handler, Received, Ticket};
#[doc(hidden)]
pub use meta::{Callback, Hash, Piece, Signature, Unit};
pub use service::Service;
