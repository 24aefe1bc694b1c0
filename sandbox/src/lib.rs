//! A local Jiguang SMS (极光短信) to develop and test against: nothing is ever sent to anyone.
//!
//! It is to SMS what a local mail catcher is to mail. Point any client of the API at
//! [`Sandbox::base_url`], and read what the phones would have received.
//!
//! ```
//! use sms_api_sandbox::Sandbox;
//!
//! # fn main() -> std::io::Result<()> {
//! # let runtime = tokio::runtime::Builder::new_current_thread().build()?;
//! # runtime.block_on(async {
//! let sandbox = Sandbox::start().await?; // a free loopback port, its own state, gone when dropped
//! println!("send to {}", sandbox.base_url());
//!
//! // … your app sends a verification code to 13812345678 …
//!
//! if let Some(message) = sandbox.latest_message("13812345678") {
//!     println!("{}: {:?}", message.text, message.code);
//! }
//! # Ok(())
//! # })
//! # }
//! ```
//!
//! The program `sms-sandbox` is the same server on `127.0.0.1:8025`. Clients in other languages find what the phones
//! received at `GET /_sandbox/messages?mobile=13812345678`, which answers this machine only:
//! `{"messages": [{"msg_id", "mobile", "text", "code", "kind", …}], "dropped": 0}`, oldest first.
//!
//! # What every account finds
//!
//! | `temp_id` | type | state | text |
//! |---|---|---|---|
//! | 1 | verification, lives 300 s | approved, cannot be changed or deleted | `您的验证码是{{code}}，…` |
//! | 1250 | notification | approved | `您的取件号是{{number}}，…` |
//! | 37582 | verification, lives 120 s | rejected, so that it can be updated | `您好,您的验证码是{{code}},2分钟内有效!` |
//!
//! # Where the documents are silent
//!
//! - A template message takes a template of any type, since the documents themselves send template 1, a
//!   verification template, with `/messages`. A text code takes a verification template only (50025).
//! - A template with variables and no `temp_para` at all, or an empty value for one of them, is 50023; a
//!   variable that `temp_para` does not name is 50022.
//! - An expired code is 50011 even if the number given is wrong, and one that was verified is 50012 for ever.
//! - A `type` outside 1, 2 and 3 is 50007. Template 1 answers 50047 to an update and to a deletion.
//! - A verification template sent with `/messages` counts towards the 200 in 24 hours of its number.
//! - A mobile number has eleven digits and begins with 13 to 19; an empty one is a missing one (50004).
//! - A batch in which a row has no `mobile` is refused as a whole; any other mistake concerns its row alone.
//! - Who sends a body over 1 MiB, a header over 32 KB, or either too slowly, reads 50007 with HTTP 413, 431, 408.
//! - The signature is shown as `【极光短信】`, and as `【签名42】` when `sign_id` 42 was asked for.

mod account;
mod endpoint;
mod engine;
mod fault;
mod feed;
mod http;
mod ledger;
mod page;
mod sandbox;
mod state;

/// The client of the control API, generated from `control.toml`; [`Sandbox::control`] makes one.
pub mod control {
    sms_api::sms_api!("control.toml");
}

pub use crate::account::{Credentials, SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET};
pub use crate::endpoint::{Endpoint, UnknownEndpoint};
pub use crate::engine::{Audit, Clock, Message, MessageKind, Settings, UnknownTemplate};
pub use crate::fault::{Effect, Fault, FaultMistake};
pub use crate::sandbox::{Builder, Sandbox};
