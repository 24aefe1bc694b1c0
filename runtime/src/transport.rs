//! Everything between an encoded request and the bytes of its answer: connections, their pool, time limits
//! and the proofs of what was sent. Nothing here is generic per endpoint.

mod address;
mod alarm;
mod connector;
mod exchange;
mod gauge;
mod lane;
mod loss;
mod parts;
mod payload;
mod pool;
mod stream;
#[cfg(feature = "tls")]
mod tls;

#[cfg(feature = "server")]
pub(crate) use alarm::LONGEST;
pub(crate) use alarm::{Alarm, Stopped, instant_after};
pub(crate) use connector::{Connector, Unreached};
pub(crate) use exchange::Answer;
pub(crate) use lane::{Lane, SETTLING};
pub(crate) use loss::{Cause, Loss};
pub(crate) use parts::Broken;
pub use parts::{Parts, Pieces};
pub use payload::Payload;
pub(crate) use pool::Pool;
#[cfg(feature = "tls")]
pub(crate) use tls::{Certificates, Tls};
