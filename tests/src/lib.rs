//! The harness of the tests that no single crate can hold: a server that misbehaves as it is told, and the
//! means to do without sleeps.
//!
//! A [`Server`] runs on a thread and a reactor of its own and plays one [`Script`] per connection. Both sides
//! meet at [`Gate`]s and in the [`Events`] that the server writes down; [`FrozenClock`] moves the client's
//! time by hand. Nothing here parses HTTP with a library, so that nothing is repaired on the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod authority;
mod clock;
mod events;
mod gate;
mod scratch;
mod script;
mod server;

pub use authority::{Authority, Identity};
pub use clock::FrozenClock;
pub use events::{Close, Event, Events};
pub use gate::Gate;
pub use scratch::{Cargo, Scratch, workspace};
pub use script::{Script, Step};
pub use server::Server;
