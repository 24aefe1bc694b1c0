//! A local Jiguang SMS (极光短信) to develop and test against: nothing is ever sent to anyone.
//!
//! It is to SMS what a local mail catcher is to mail. Point any client of the API at
//! [`Sandbox::base_url`], and read what the phones would have received.
//!
//! ```
//! use std::time::Duration;
//!
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
//! let message = sandbox.wait_for_message("13812345678", Duration::ZERO).await;
//! println!("{:?}", message.and_then(|message| message.code));
//! # Ok(())
//! # })
//! # }
//! ```
//!
//! The program `sms-sandbox` is the same server on `127.0.0.1:8025`. Tests in other languages wait for what the phones
//! receive at `GET /_sandbox/messages/wait?mobile=13812345678`; [`control`] is that API for Rust.
//!
//! # Every outcome, on demand
//!
//! - **By a number:** `154000` and a return code, wherever a call names a mobile, a recipient, a `msg_id`, a `temp_id`, a
//!   `sign_id` or a `schedule_id`. A send to `15400050009` is refused with 50009. (50010, 50011 and 50012 are what a *verification* of a code that was
//!   sent there answers.) A message to `154000` and a status, as 15400004003, is sent, and reported with it.
//! - **By behaviour,** as the documents describe it, and by what an account may do: [`Sandbox::set_settings`].
//! - **By a [`Fault`]:** an error code, any status, a delay, a connection reset before or after the call was executed,
//!   half an answer, silence; for the nth call, for one number, or with a probability.
//! - **In no time:** [`Sandbox::advance_clock`] lets codes expire and limits open.
//!
//! # What every account finds
//!
//! | `temp_id` | type | state | text |
//! |---|---|---|---|
//! | 1 | verification, lives 300 s | approved, cannot be changed or deleted | `您的验证码是{{code}}，…` |
//! | 1250 | notification | approved | `您的取件号是{{number}}，…` |
//! | 37582 | verification, lives 120 s | rejected, so that it can be updated | `您好,您的验证码是{{code}},2分钟内有效!` |
//!
//! | `sign_id` | state | shown as |
//! |---|---|---|
//! | 1 | approved, the default; cannot be changed or deleted | `【极光短信】` |
//! | 42 | approved | `【签名42】` |
//! | 37582 | rejected, so that it can be updated | |
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
//! - Who may call is asked first, then what is sent, then the template, then words, quota and frequency, in that order.
//! - An application that is blocked (50036) or called from a foreign address (50035) is refused whatever it asks; one
//!   without the SMS service (50008) can still verify codes and manage templates.
//! - A message costs one of the quota, however long it is. A batch that exceeds it fails from that row on (50014). A kind
//!   of message that has a quota of its own is paid from that. 50033 to the question what is left: none of the four
//!   is set.
//! - The vendor's own clients in Java, PHP, Python and C# are served as they write: an update of a template whose body
//!   leaves `temp_id` to the path, `[]` for no parameters, pictures in parts of any name, parts without a name. Pictures
//!   in parts that the documents do not name are passed over. With `--strict` all that is refused, and told.
//! - Who sends a body over 1 MiB, a header over 32 KB, or either too slowly, reads 50007 with HTTP 413, 431, 408.
//! - A `sign_id` that there is not, or that is not approved, is 50102; 50046 when none was asked for and the default one
//!   is not approved. In a batch it refuses all rows. An update is refused with 50103 while the signature is audited, with
//!   50102 once it is approved. A signature has letters, digits and Chinese characters only, 2 to 8 of them (50104). It is
//!   in use (`use_status`) once a message was sent with it; the default one always is.
//! - The person and the card of the form of September 2025 are required (50007, the picture 50101) where one of its parts
//!   is sent; the picture of the older form never is. No picture and no name of a person is kept.
//! - `send_time` is China's time (UTC+8); absent, malformed or not in the future it is 50027. A scheduled text is made
//!   when it is scheduled: number, template and variables are refused then. Words, quota and frequency are asked
//!   when it is sent, and a row that is refused then becomes no message.
//! - A batch cannot be changed as a single message, nor the other way round (50028). A deleted send is 50029 to a change
//!   and 50028 to a question.
//! - A delivery report is there as soon as the message is. `GET /report` and `GET /reply` may each be asked every 5 s by the
//!   sandbox's clock, sooner is 50009. Once a callback URL is set they answer nothing, and what is reported from then on
//!   goes there.
//! - A callback URL that is set over the control API has to echo then; one that is set at the start, when the user's
//!   server may not be up, has to echo before the first event is sent. Until it does, each try at an event is one that
//!   failed.
//! - A callback is taken when the answer is 2xx and comes within 5 s. Its `timestamp` is the machine's, for the receiver
//!   judges by it; all other times are the sandbox's. It goes to this machine only.

mod account;
mod courier;
mod developer;
mod endpoint;
mod engine;
mod fault;
mod feed;
mod hashed;
mod http;
mod keeper;
mod ledger;
mod name;
mod page;
mod sandbox;
mod state;

/// The client of the control API, generated from `control.toml`; [`Sandbox::control`] makes one.
pub mod control {
    sms_api::sms_api!("control.toml");
}

pub use crate::account::{Credentials, SAMPLE_APP_KEY, SAMPLE_MASTER_SECRET};
pub use crate::developer::{SAMPLE_DEV_KEY, SAMPLE_DEV_SECRET};
pub use crate::endpoint::{Endpoint, UnknownEndpoint};
pub use crate::engine::{
    Audit, CallbackUrl, Clock, Message, MessageKind, NotLocal, Settings, UnknownSignature, UnknownTemplate,
};
pub use crate::fault::{Effect, Fault, FaultMistake};
pub use crate::sandbox::{Builder, Sandbox};
