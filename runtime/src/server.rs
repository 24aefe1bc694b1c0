//! The other half of each endpoint: read a request, check it, hand it to a method, write the answer.
//!
//! `sms_api!("api.toml", server)` adds a module `server` to the client: a trait with a method per endpoint, and
//! `router`, which makes a [`Router`] of whatever implements it. A method that is not implemented refuses, so
//! that a fake for a test implements what the test needs:
//!
//! ```ignore
//! mod sms {
//!     sms_api::sms_api!(server);
//! }
//! use sms::server::{Caller, Refusal, Server, router};
//! use sms::{ErrorCode, SendCode, SentMessage};
//!
//! struct Fake;
//!
//! impl Server for Fake {
//!     async fn send_code(&self, request: SendCode, _: &Caller) -> Result<SentMessage, Refusal> {
//!         if request.mobile == "13800000000".into() {
//!             return Err(ErrorCode::OutOfFreq.into());
//!         }
//!         Ok(SentMessage::new("288193860302"))
//!     }
//! }
//!
//! let server = router(Fake).start().await?;
//! let client = Client::builder(credentials).base_url(server.base_url())?.build()?;
//! ```
//!
//! A [`Router`] is a hyper `Service`, a function from `http::Request` to `http::Response`
//! ([`handle`](Router::handle)), and a server by itself ([`serve`](Router::serve), [`start`](Router::start)).

mod access;
mod blame;
mod body;
mod caller;
mod claim;
mod guard;
mod half;
mod intake;
mod listen;
mod multipart;
mod path;
mod pour;
mod refusal;
mod reply;
mod router;
mod stream;
mod tree;
mod unknown;
mod visit;

pub use body::Payload;
pub use caller::Caller;
pub use claim::Claim;
pub use listen::Running;
pub use refusal::{Denial, Refusal};
pub use reply::Refused;
pub use router::Router;
pub use unknown::UnknownEndpoint;

#[doc(hidden)]
pub use half::{Described, Failures, Half};
#[doc(hidden)]
pub use unknown::find_endpoint;
#[doc(hidden)]
pub use visit::{Serve, Serving, Visit};
